"""Reading one real release for a test, as it is or with a change made to its cells on the way."""

from collections.abc import Callable, Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any
from unittest import mock

import pyarrow

from factcheck.sources.declaration import load_declarations
from factcheck.sources.raw import cells_of
from factcheck.sources.raw_tables import RawTable
from factcheck.sources.reading import Reading, read_release

Rows = list[list[str]]
Change = Callable[[str, Rows], None]


@lru_cache(maxsize=32)
def read(shared: Path, source: str, release: str) -> Reading:
    """The reading of a declared edition; every check that did not pass fails the test that asks."""
    found = _read(shared, source, release)
    assert [(check.name, check.expected, check.found) for check in found.checks.failed] == []
    return found


def read_changed(shared: Path, source: str, release: str, change: Change) -> Reading:
    """The reading of the same file after `change(sheet name, rows)` has been at each sheet's cells, in memory."""

    def changed(path: Path) -> list[RawTable]:
        return [_changed(table, change) for table in cells_of(path)]

    with mock.patch("factcheck.sources.reading.cells_of", changed):
        return _read(shared, source, release)


def cells(found: Reading, **wanted: Any) -> list[dict[str, Any]]:
    """The figures whose columns have just these values, as dictionaries."""
    return [row for row in found.figures.to_pylist() if all(row[name] == value for name, value in wanted.items())]


def one(found: Reading, **wanted: Any) -> dict[str, Any]:
    """The only such figure."""
    (row,) = cells(found, **wanted)
    return row


def read_after(shared: Path, source: str, release: str, held: Iterable[tuple[str, pyarrow.Table]]) -> Reading:
    """The reading of an edition where a store has these releases of its source."""
    return _read(shared, source, release, held)


def _read(shared: Path, source: str, release: str, held: Iterable[tuple[str, pyarrow.Table]] = ()) -> Reading:
    declaration = load_declarations()[source]
    edition = next(edition for edition in declaration.editions if edition.release_id == release)
    return read_release(declaration, edition, shared / edition.file, held=held)


def _changed(table: RawTable, change: Change) -> RawTable:
    rows = table.rows()
    change(table.name, rows)
    columns = [pyarrow.array(column, pyarrow.string()) for column in zip(*rows, strict=True)]
    return RawTable(table.name, pyarrow.table({f"c{number}": column for number, column in enumerate(columns)}))
