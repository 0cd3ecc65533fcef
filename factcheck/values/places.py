"""Where the project's data lie: beside the package in a checkout, inside it once installed from a wheel."""

import os
import sys
from pathlib import Path

from factcheck.values.errors import FactcheckError

PACKAGE = Path(__file__).resolve().parent.parent


def data_folder() -> Path:
    """The folder with catalogue, sources and figures: `FACTCHECK_DATA` if set, else the installed or the checkout's own.

    Raises `FactcheckError` (missing-data) where there is none.
    """
    chosen = os.environ.get("FACTCHECK_DATA")
    candidates = [Path(chosen)] if chosen else [PACKAGE / "_data", PACKAGE.parent / "data"]
    for folder in candidates:
        if (folder / "catalogue").is_dir():
            return folder
    raise FactcheckError(
        "missing-data",
        "no folder with a catalogue is here",
        where=str(candidates[-1]),
        remedy="Set FACTCHECK_DATA to the project's data folder, or install the package again.",
    )


def home_folder() -> Path:
    """The user's own folder for what is fetched and declared: `FACTCHECK_HOME` if set, else the platform's place for a user's data."""
    chosen = os.environ.get("FACTCHECK_HOME")
    return Path(chosen) if chosen else _data_home() / "factcheck"


def page_folders(name: str) -> list[Path]:
    """The folders with pages of one kind: the project's own, and the user's on top where there is one."""
    own = home_folder() / Path(name).name
    return [data_folder() / name, *([own] if own.is_dir() else [])]


def _data_home() -> Path:
    if sys.platform == "win32":
        local = os.environ.get("LOCALAPPDATA")
        return Path(local) if local else Path.home() / "AppData" / "Local"
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    chosen = os.environ.get("XDG_DATA_HOME")
    # A relative path there is to be ignored, says the base directory specification.
    return Path(chosen) if chosen and Path(chosen).is_absolute() else Path.home() / ".local" / "share"
