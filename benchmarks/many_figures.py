"""A store of as many figures as wanted: the bundled series repeated over made-up areas, for measuring size and speed only."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pyarrow
import pyarrow.compute as pc

from factcheck.figures import Release, Store
from factcheck.figures.shelf import put_release
from factcheck.figures.tables import shaped
from factcheck.values.places import data_folder

# So many rows are held in memory at once; each of these becomes a release of its own.
ROWS_A_RELEASE = 300_000


def fill(folder: Path, figures: int) -> int:
    """Put at least so many figures into the folder, release by release; returns how many they are."""
    bundled = data_folder() / "figures"
    releases = Store.open(bundled).releases
    held = sum(release.rows for release in releases)
    copies = -(-figures // held)
    for release in releases:
        table = _table(bundled, release)
        at_once = max(1, ROWS_A_RELEASE // len(table))
        for first in range(0, copies, at_once):
            repeated = [_elsewhere(table, copy) for copy in range(first, min(first + at_once, copies))]
            _put(folder, release, pyarrow.concat_tables(repeated), part=first)
    return held * copies


def made_up_area(code: str, copy: int) -> str:
    """The area itself for the first copy, else a code that no publisher uses."""
    return f"X{copy:04d}-{code}" if copy else code


def _table(folder: Path, release: Release) -> Any:
    import pyarrow.parquet

    return shaped(pyarrow.parquet.read_table(folder / release.file), where=release.release_id)


def _elsewhere(table: Any, copy: int) -> Any:
    if not copy:
        return table
    codes = pc.binary_join_element_wise(made_up_area("", copy), table["area_code"], "")
    return table.set_column(table.column_names.index("area_code"), "area_code", codes)


def _put(folder: Path, release: Release, table: Any, *, part: int) -> None:
    release_id = f"{release.release_id}-part-{part:04d}"
    ids = pc.replace_substring(table["release_id"], release.release_id, release_id, max_replacements=1)
    named = table.set_column(table.column_names.index("release_id"), "release_id", ids)
    put_release(folder, replace(release, release_id=release_id), named)
