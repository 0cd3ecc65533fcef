"""The build command: what it writes, what it says, and how it ends."""

import sys
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.sources import build


def run(monkeypatch: pytest.MonkeyPatch, *words: str | Path) -> int:
    monkeypatch.setattr(sys, "argv", ["build", *map(str, words)])
    return build.main()


def test_a_folder_without_raw_files_ends_with_a_sentence_and_writes_nothing(tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, "--shared", tmp_path / "nothing", "--store", tmp_path / "store") == 2
    assert "the raw file of this release is not here" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()


def test_an_unknown_source_is_refused(tmp_path, monkeypatch, capsys):
    assert run(monkeypatch, "--shared", tmp_path, "--store", tmp_path / "store", "--only", "no-such-source") == 2
    assert "no-such-source" in capsys.readouterr().err


@pytest.mark.shared
def test_one_source_is_built_into_a_store_of_its_own(tmp_path, monkeypatch, capsys, shared):
    assert run(monkeypatch, "--shared", shared, "--store", tmp_path, "--only", "ho-workforce-2025") == 0
    assert "44 rows  releases/ho-workforce-2026-01-28." in capsys.readouterr().out
    store = Store.open(tmp_path)
    assert [release.rows for release in store.releases] == [44]
    assert "| ho-workforce-2026-01-28 | Home Office | 2026-01-28 | 44 |" in (tmp_path / "README.md").read_text(encoding="utf-8")
