"""Figures of an edition as a table: what every figure of one release has in common, filled in once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pyarrow

from factcheck.figures import Release
from factcheck.figures.rows import COLUMNS
from factcheck.figures.tables import schema
from factcheck.sources.declaration import Declaration, Edition

DEFAULTS: Mapping[str, Any] = {
    "unit": "count", "statistic": "count", "standing": "official_release", "names_official": False, "period_exact": True,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Read:
    """What was read of a file: its figures, how many rows, the publisher's notes, and how many rows were left out for which reason."""

    figures: pyarrow.Table
    rows: int
    notes: tuple[str, ...]
    left_out: tuple[tuple[str, int], ...] = ()


def figure_table(declaration: Declaration, edition: Edition, columns: Mapping[str, Sequence[Any] | Any], *, rows: int) -> pyarrow.Table:
    """A table of so many figures with the columns of the store: lists are taken as they are, a single value stands in every row.

    Publisher, publication, date, address, hash, copy and status come from the edition. Raises `KeyError` for a column that there is not.
    """
    unknown = set(columns) - set(COLUMNS)
    if unknown:
        raise KeyError(f"figures have no column {', '.join(sorted(unknown))}")
    filled = {**DEFAULTS, **_of_edition(declaration, edition), **columns}
    arrays = []
    for field in schema():
        value = filled.get(field.name)
        if isinstance(value, (list, tuple)):
            arrays.append(pyarrow.array(value, type=field.type))
        else:
            arrays.append(pyarrow.nulls(rows, field.type) if value is None else pyarrow.repeat(pyarrow.scalar(value, field.type), rows))
    return pyarrow.Table.from_arrays(arrays, schema=schema())


def _of_edition(declaration: Declaration, edition: Edition) -> dict[str, Any]:
    return {
        "publisher": declaration.publisher,
        "publication": edition.title,
        "published": edition.published,
        "url": edition.url,
        "file_sha256": edition.sha256,
        "copy": edition.copy_,
        "status": edition.status,
        "release_id": edition.release_id,
        "source_id": declaration.id,
        "note": edition.note,
    }


def edition_release(declaration: Declaration, edition: Edition, *, notes: Sequence[str] = ()) -> Release:
    """The manifest's entry of an edition, before its rows are counted, with the publisher's notes that were found in the file."""
    return Release(
        release_id=edition.release_id,
        source_id=declaration.id,
        title=edition.title,
        publisher=declaration.publisher,
        published=edition.published,
        url=edition.url,
        raw_sha256=edition.sha256,
        rows=0,
        digest="",
        raw_name=edition.file,
        licence=declaration.licence,
        landing_page=declaration.landing_page,
        notes=tuple(notes),
    )
