"""What all tests share: where the checkout is, and the raw releases beside it where they are present."""

from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with raw releases and annotated passages; skips where it is not beside the checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "official" / "MANIFEST.csv").is_file():
        pytest.skip("the raw releases are not beside this checkout (../shared): this test reads one of them")
    return folder
