"""A data folder with two forces out of fiction."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.sources.invented import FORCES, PUBLISHERS


def invented(folder: Path) -> Path:
    """Write the folder."""
    (folder / "catalogue").mkdir(parents=True)
    (folder / "sources").mkdir()
    (folder / "sources" / "force_names.yaml").write_text(FORCES)
    (folder / "sources" / "publishers.yaml").write_text(PUBLISHERS)
    return folder


@pytest.fixture
def invented_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that FACTCHECK_DATA names for the length of a test."""
    folder = invented(tmp_path / "data")
    monkeypatch.setenv("FACTCHECK_DATA", str(folder))
    return folder


@pytest.fixture(scope="module")
def invented_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The same for all examples of a module's property tests."""
    folder = invented(tmp_path_factory.mktemp("once") / "data")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FACTCHECK_DATA", str(folder))
        yield folder
