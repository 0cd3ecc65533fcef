"""The build command: what it writes, what it says, and how it ends."""

import sys
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.sources import build
from factcheck.sources.declaration import load_declarations


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
    assert run(monkeypatch, "--shared", shared, "--store", tmp_path, "--only", "ho-outcomes-trend") == 0
    said = capsys.readouterr().out
    store = Store.open(tmp_path)
    assert [release.source_id for release in store.releases] == ["ho-outcomes-trend"]
    (release,) = store.releases
    assert f"{release.rows:,} figures" in said
    assert release.file in said
    assert f"| {release.release_id} | {release.publisher} |" in (tmp_path / "README.md").read_text(encoding="utf-8")
    assert store.broken() == []


def test_a_raw_file_that_is_another_stops_the_build_with_the_store_as_it_was(tmp_path, monkeypatch, capsys):
    for edition in load_declarations()["ho-outcomes-trend"].editions:
        path = tmp_path / edition.file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    assert run(monkeypatch, "--shared", tmp_path, "--store", tmp_path / "store", "--only", "ho-outcomes-trend") == 4
    assert "the file's content is not the one declared" in capsys.readouterr().err
    assert not (tmp_path / "store").exists()
