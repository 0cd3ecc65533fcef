"""Adding to a store: whole or not at all, one at a time, whatever kills the writer, and nothing left lying about."""

import os
import random
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.figures import Store, writing
from factcheck.figures.shelf import put_release, releases_on
from factcheck.figures.writing import UNLISTED_SECONDS, sole_writer
from factcheck.values import FactcheckError
from tests.figures.made_up import made_up, release

ROOT = Path(__file__).resolve().parent.parent.parent


def adding(folder: Path, name: str, adds: int) -> "subprocess.Popen[str]":
    """Another process that adds a growing release."""
    command = [sys.executable, "-m", "tests.figures.adding", str(folder), name, str(adds)]
    return subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)


def test_a_writer_killed_at_any_moment_leaves_a_store_that_opens_with_all_it_had(tmp_path: Path):
    kept = made_up(5.0, area_code="X99999999", release_id="kept")
    put_release(tmp_path, release("kept"), [kept])
    moments = random.Random(9)
    for _ in range(10):
        with adding(tmp_path, "growing", 1000) as process:
            assert process.stdout is not None
            added = int(process.stdout.readline())
            time.sleep(moments.uniform(0, 0.05))
            process.kill()
            added = max([added, *map(int, process.stdout.read().split())])
        store = Store.open(tmp_path)
        assert store.broken() == []
        assert store.figures("burglary", "X99999999") == [kept]
        grown = [row for row in store.figures("burglary") if row.release_id == "growing"]
        assert len(grown) in (added, added + 1)
    put_release(tmp_path, release("kept"), [kept])
    assert list(tmp_path.rglob(".writing-*")) == []


def test_two_processes_that_add_at_once_both_succeed(tmp_path: Path):
    both = [adding(tmp_path, name, 15) for name in ("sun-hill", "borsetshire")]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    store = Store.open(tmp_path)
    assert [(each.release_id, each.rows) for each in store.releases] == [("borsetshire", 15), ("sun-hill", 15)]
    assert store.broken() == []


def test_who_waits_too_long_is_told_for_whom(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(writing, "WAIT_SECONDS", 0.05)
    with sole_writer(tmp_path), pytest.raises(FactcheckError) as caught:
        put_release(tmp_path, release(), [made_up()])
    assert caught.value.code == "store-busy"
    assert f"process {os.getpid()}, since 20" in caught.value.what
    put_release(tmp_path, release(), [made_up()])


def test_a_replaced_release_stays_for_those_who_read_it_and_is_swept_an_hour_later(tmp_path: Path):
    first = put_release(tmp_path, release(), [made_up(7.0)])
    os.utime(tmp_path / first.file, (0, 0))
    reader = Store.open(tmp_path)
    put_release(tmp_path, release(), [made_up(8.0)])
    put_release(tmp_path, release("another"), [made_up(9.0, release_id="another")])
    assert [figure.value for figure in reader.figures("burglary", "E23000014")] == [7.0]
    long_ago = time.time() - UNLISTED_SECONDS - 1
    os.utime(tmp_path / first.file, (long_ago, long_ago))
    put_release(tmp_path, release("another"), [made_up(9.0, release_id="another")])
    assert not (tmp_path / first.file).exists()
    assert [each.release_id for each in releases_on(tmp_path)] == ["another", "invented-2023-07-20"]
    assert Store.open(tmp_path).broken() == []


def test_an_old_release_that_is_listed_is_never_swept(tmp_path: Path):
    entry = put_release(tmp_path, release(), [made_up(7.0)])
    os.utime(tmp_path / entry.file, (0, 0))
    put_release(tmp_path, release("another"), [made_up(9.0, release_id="another")])
    assert Store.open(tmp_path).damaged == ()


def test_a_failed_add_leaves_the_store_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_release(tmp_path, release(), [made_up(7.0)])
    before = sorted(path.name for path in tmp_path.rglob("*"))

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing.os, "fsync", full)
    with pytest.raises(FactcheckError, match="nothing was added: No space") as caught:
        put_release(tmp_path, release(), [made_up(8.0)])
    assert caught.value.code == "store-not-written"
    monkeypatch.undo()
    assert [figure.value for figure in Store.open(tmp_path).figures("burglary")] == [7.0]
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
