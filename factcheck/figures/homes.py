"""Where stores lie: the bundled one, and a user's own on top of it."""

from pathlib import Path

from factcheck.values.places import data_folder, home_folder


def bundled_store() -> Path:
    """The folder of the store that comes with the package; raises `FactcheckError` (missing-data) where there is none."""
    return data_folder() / "figures"


def own_store() -> Path:
    """The folder of the user's own store; it need not exist yet."""
    return home_folder() / "store"


def own_raw() -> Path:
    """The folder of the raw files that the user's releases were read from; it need not exist yet."""
    return home_folder() / "raw"
