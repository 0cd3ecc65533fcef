"""Counting: a long table's rows, ruled on one by one and added up for each part, body and period."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from factcheck.sources.cells import number_in, period_in
from factcheck.sources.declaration import Edition, Exclusion, Table
from factcheck.sources.drift import drifted
from factcheck.sources.raw import raw_bytes, rows_as_text
from factcheck.sources.tally import Tally, row_text
from factcheck.values import Period

Where = Mapping[str, tuple[str, ...]]
Counts = dict[tuple["Part", str, Period], Tally]


@dataclass(frozen=True, slots=True)
class Part:
    """One sum to make: a column over the rows whose cells are among the values."""

    column: str
    conditions: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def where(self) -> dict[str, tuple[str, ...]]:
        """The conditions as columns and their values."""
        return dict(self.conditions)

    def takes(self, row: Mapping[str, str]) -> bool:
        """Whether a row counts for it."""
        return all(row[column] in values for column, values in self.conditions)


def part_for(column: str, *conditions: Where) -> Part:
    """The part that all the conditions together name."""
    merged = {name: values for where in conditions for name, values in where.items()}
    return Part(column, tuple(sorted(merged.items())))


def counted(table: Table, edition: Edition, folder: Path, *, parts: Iterable[Part]) -> tuple[Counts, set[str]]:
    """The tally of each part for each body and period of an edition, and the names of all bodies that are not excluded.

    Raises `FactcheckError` (source-drift) for a category that no rule and no exclusion names, a value that no longer occurs, or a cell
    that is neither a number nor a declared marker.
    """
    wanted = list(dict.fromkeys(parts))
    tallies: Counts = {}
    names = set()
    for row, takers in _ruled(table, edition, folder, wanted):
        name = row[table.area.column]
        names.add(name)
        period = _period_of(row, table, edition)
        text = row_text(row) if takers else ""
        for part in takers:
            _add(tallies.setdefault((part, name, period), Tally()), row[part.column], text, table=table, where=edition.file)
    return tallies, names


def _add(tally: Tally, cell: str, text: str, *, table: Table, where: str) -> None:
    marker = cell.strip()
    if marker in table.blank:
        tally.blanks.add(marker)
        return
    number: Decimal | None = number_in(cell, missing=table.missing, where=where)
    if number is None:
        tally.markers.add(marker)
    else:
        tally.add(number, text)


_PERIODS: dict[tuple[object, ...], Period] = {}


def _period_of(row: Mapping[str, str], table: Table, edition: Edition) -> Period:
    key = (table.period, row.get(table.period.year, ""), row[table.period.quarter] if table.period.quarter else "")
    if key not in _PERIODS:
        _PERIODS[key] = period_in(row, table.period, where=edition.file)
    return _PERIODS[key]


def _ruled(table: Table, edition: Edition, folder: Path, parts: list[Part]) -> Iterable[tuple[dict[str, str], list[Part]]]:
    exclusions = (*table.exclusions, *edition.exclusions)
    filters = [*(part.where for part in parts), *(part.where for part in (*exclusions, *table.unread))]
    named = {column for where in filters for column in where}
    asked = sorted(named | set(table.categories))
    decided: dict[tuple[str, ...], list[Part] | None] = {}
    raw = rows_as_text(
        raw_bytes(folder, edition), columns=table.columns, renamed=edition.renamed, where=edition.file, preamble=table.preamble
    )
    for row in raw:
        cells = tuple(row[column] for column in asked)
        if cells not in decided:
            decided[cells] = _takers(row, parts, exclusions, table, where=edition.file)
        takers = decided[cells]
        if takers is not None:
            yield row, takers
    _expect_used(filters, asked, decided, where=edition.file)


def _takers(row: Mapping[str, str], parts: list[Part], exclusions: Iterable[Exclusion], table: Table, *, where: str) -> list[Part] | None:
    """The parts that a row counts for; None where it is excluded altogether."""
    if any(all(row[column] in values for column, values in exclusion.where.items()) for exclusion in exclusions):
        return None
    takers = [part for part in parts if part.takes(row)]
    ruled = any(set(table.categories) & set(part.where) for part in takers)
    known = any(all(row[column] in values for column, values in part.where.items()) for part in table.unread)
    if table.categories and not ruled and not known:
        found = [f"{column}: {row[column]}" for column in table.categories]
        raise drifted("a category is neither read nor excluded by a rule", found=found, where=where)
    return takers


def _expect_used(filters: Iterable[Where], asked: list[str], seen: Iterable[tuple[str, ...]], *, where: str) -> None:
    """Every value that a rule or an exclusion names must occur: a renamed category must not vanish in silence."""
    present = {column: {cells[place] for cells in seen} for place, column in enumerate(asked)}
    for filtered in filters:
        for column, values in filtered.items():
            absent = set(values) - present[column]
            if absent:
                what = f"some values of {column!r} that the rules name are not in the file"
                raise drifted(what, missing=absent, found=present[column] - set(values), where=where)
