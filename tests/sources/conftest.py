"""A data folder with two forces out of fiction."""

from pathlib import Path

import pytest

from tests.sources.invented import FORCES, PUBLISHERS


@pytest.fixture
def invented_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that FACTCHECK_DATA names for the length of a test."""
    folder = tmp_path / "data"
    (folder / "catalogue").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "force_names.yaml").write_text(FORCES)
    (folder / "sources" / "publishers.yaml").write_text(PUBLISHERS)
    monkeypatch.setenv("FACTCHECK_DATA", str(folder))
    return folder
