"""Where the project's data lie: beside the package in a checkout, inside it once installed from a wheel."""

import os
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
