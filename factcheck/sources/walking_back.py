"""Walking back: the rows of the publisher's own file behind a figure that is a sum over them, and whether they still give its hash."""

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from factcheck.figures import Figure
from factcheck.sources.checks import Checks
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import Drift, drifted
from factcheck.sources.editions import edition_of
from factcheck.sources.keeping import ABOUT
from factcheck.sources.layout_pages import Table
from factcheck.sources.long_areas import bodies_of
from factcheck.sources.long_periods import periods_of
from factcheck.sources.long_rows import LongRows, long_rows, sheets_of
from factcheck.sources.long_ruling import Part, part_for, parts_of, rate_parts, rule_part, ruled
from factcheck.sources.long_sums import row_hashes
from factcheck.sources.raw import cells_of, file_hash, raw_path
from factcheck.sources.raw_tables import RawTable
from factcheck.values import FactcheckError

HASH = re.compile(r"rows hash ([0-9a-f]{16})")


@dataclass(frozen=True, slots=True)
class RowsBehind:
    """The rows that one sum counts, each by the publisher's headings; `hash` is over them, `agrees` whether the figure's place says so."""

    column: str | None
    rows: tuple[dict[str, str], ...]
    hash: str
    agrees: bool


def rows_behind(declaration: Declaration, edition: Edition, path: Path, figures: Sequence[Figure]) -> list[RowsBehind]:
    """For each sum in each figure (two in a rate) the rows that went into it, all read again from the one raw file they came from.

    Raises `FactcheckError` (not-a-sum) for a figure that stands in one cell, and the drift error where the file is not as declared.
    """
    tables = [layout.table for layout in declaration.layouts if layout.table and edition.layout in (None, layout.id)]
    single = next((figure for figure in figures if not tables or not HASH.search(figure.locator)), None)
    if single is not None:
        raise FactcheckError(
            "not-a-sum", "the figure stands in one cell and is no sum over rows", where=single.locator, remedy="Open that cell."
        )
    content = cells_of(path)
    for table in tables[:-1]:
        with suppress(Drift):  # an edition that no page names may have any of the layouts, and the last one tells what is wrong
            return _by_layout(table, edition, content, figures)
    return _by_layout(tables[-1], edition, content, figures)


def _by_layout(table: Table, edition: Edition, content: list[RawTable], figures: Sequence[Figure]) -> list[RowsBehind]:
    rows = long_rows(table, edition, sheets_of(table, content, where=edition.file))
    return [
        _behind(table, edition, rows, part, figure, wanted)
        for figure in figures
        for part, wanted in zip(_parts(table, figure), HASH.findall(figure.locator), strict=True)
    ]


def _parts(table: Table, figure: Figure) -> tuple[Part, ...]:
    for rule in table.rules:
        if rule.measure == figure.measure_id and rule.method == figure.method:
            return (rule_part(rule, table),)
    rate = next((rate for rate in table.rates if rate.measure == figure.measure_id), None)
    if rate is None:
        raise drifted("no rule of the layout makes the measure", found=[figure.measure_id], where=figure.locator)
    return rate_parts(rate, figure.method or next(iter(rate.methods)))


def _behind(table: Table, edition: Edition, rows: LongRows, part: Part, figure: Figure, wanted: str) -> RowsBehind:
    ruling = ruled(table, edition, rows, parts=[*parts_of(table), part_for(part.column, part.where)])
    kept = ruling.combination >= 0
    bodies = bodies_of(table, rows, kept, ruling.counted, where=edition.file, checks=Checks())
    periods, place = periods_of(table, rows, kept, where=edition.file, checks=Checks())
    taken = kept & ruling.takers[part][ruling.combination]
    taken &= place == next(number for number, period in enumerate(periods) if period.same_days(figure.period))
    if figure.area_code != table.area.total:
        inside = np.array([code == figure.area_code for code in bodies.codes])
        taken &= inside[bodies.place]
    if part.column:
        words = rows.column(part.column).words
        marked = np.array([word.strip() in {**table.missing, **table.blank} for word in words])
        taken &= ~marked[rows.column(part.column).codes]
    digest = f"{int(row_hashes(rows)[taken].sum(dtype=np.uint64)):016x}"
    texts = [{name: column.words[column.codes[row]] for name, column in rows.columns.items()} for row in np.flatnonzero(taken).tolist()]
    return RowsBehind(part.column, tuple(texts), digest, digest == wanted)


def edition_in(declaration: Declaration, figure: Figure, folder: Path) -> tuple[Edition, Path]:
    """The edition that a figure was read from and its file in a folder of raw files, told by the file's hash and not by its name.

    Raises `FactcheckError` (missing-raw-file).
    """
    declared = next((edition for edition in declaration.editions if edition.sha256 == figure.file_sha256), None)
    if declared is not None and (folder / declared.file).is_file():
        return declared, raw_path(folder, declared)
    for path in sorted((folder / declaration.id).glob(f"{(figure.file_sha256 or '-')[:16]}-*")):
        if not path.name.endswith(ABOUT) and file_hash(path) == figure.file_sha256:
            return edition_of(declaration, path), path
    name = declared.file if declared is not None else f"{declaration.id}/{(figure.file_sha256 or '-')[:16]}-*"
    raise FactcheckError(
        "missing-raw-file",
        "the raw file of this figure is not here",
        where=str(folder / name),
        remedy=f"Give --raw the folder in which {name} lies.",
    )
