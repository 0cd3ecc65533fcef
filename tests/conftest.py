"""What all tests share: where the checkout is, and the raw releases beside it where they are present."""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

import pytest
from hypothesis import settings

# A property holds however long a noisy machine takes over one example; performance lives in benchmarks/.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

ROOT = Path(__file__).resolve().parent.parent
# Set before any test runs and for the commands that tests start: nobody's own store is read or written here.
HOME = tempfile.mkdtemp(prefix="factcheck-home-")
atexit.register(shutil.rmtree, HOME, ignore_errors=True)
os.environ["FACTCHECK_HOME"] = HOME
for name in ("FACTCHECK_STORE", "XDG_DATA_HOME"):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder as the user's own, for a test that puts a store there."""
    monkeypatch.setenv("FACTCHECK_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder with raw releases and annotated passages; skips where it is not beside the checkout."""
    folder = ROOT.parent / "shared"
    if not (folder / "official" / "MANIFEST.csv").is_file():
        pytest.skip("the raw releases are not beside this checkout (../shared): this test reads one of them")
    return folder
