"""Finding a grid in a workbook: its sheet, its title, its headings and its columns, wherever they stand in this release."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from factcheck.sources.drift import drifted, renaming
from factcheck.sources.grid_marks import Place, without_marks
from factcheck.sources.grid_pages import Grid, GridColumn
from factcheck.sources.raw_tables import RawTable
from factcheck.sources.written_periods import is_period, title_period
from factcheck.values import Period, Unit

Rows = list[list[str]]
MANY = re.compile(r"\b(?:thousands|millions|billions)\b|\b000s\b|[£']000\b|£\s?(?:m|bn|million|billion)\b", re.I)
TITLE_WITHIN = 15
"""Rows from the top (or from the anchor) in which the title and the headings must stand."""


@dataclass(frozen=True, slots=True)
class Found:
    """A grid's place: its sheet's name and rows, the row of its headings, the label's column, the title's period, and marks by place."""

    sheet: str
    rows: Rows
    head: int
    label: int
    period: Period | None
    where: str
    marks: Mapping[Place, tuple[str, ...]]


def found_grid(grid: Grid, tables: Sequence[RawTable], *, file: str) -> Found:
    """The one place of a grid; raises the drift error where its sheet, title, unit or headings are not as declared."""
    raw = _sheet(grid, tables, file)
    rows, marks = without_marks(raw.rows(), grid.marks)
    sheet = raw.name.strip()
    where = f"{file}, sheet {sheet!r}" if sheet else file
    start = _start(grid, rows, where)
    head, label = _head(grid, rows, start, where)
    title = _title(grid, rows, start, head, where)
    above = " ".join(cell for row in rows[start : head + 2] for cell in row if cell)
    lacking = [pattern for pattern in grid.says if not re.search(pattern, _even(above))]
    if lacking:
        shown = [" ".join(filter(None, map(_even, row)))[:100] for row in rows[start : head + 2]]
        raise drifted(
            "what must stand above the numbers does not (is the unit another?)", missing=lacking, found=filter(None, shown), where=where
        )
    _expect_single_units(grid, f"{' '.join(rows[0])} {above}", where)
    return Found(sheet, rows, head, label, title_period(_even(title)), where, marks)


def _expect_single_units(grid: Grid, above: str, where: str) -> None:
    """Rounded thousands are whole numbers too: where the words above a table of counts say so, the page must know it."""
    if any(column.times != 1 or column.unit is not Unit.COUNT for column in grid.columns):
        return
    word = MANY.search(_even(above))
    if word and not any(MANY.search(_even(found)) for pattern in grid.says for found in re.findall(pattern, _even(above))):
        hint = "If the numbers are in that unit, give times on the columns and the unit's words under says."
        raise drifted("the words above the numbers name a unit of many", found=[word[0]], where=where, suggestion=hint)


def _sheet(grid: Grid, tables: Sequence[RawTable], file: str) -> RawTable:
    named = [raw for raw in tables if _squeezed(raw.name) in set(map(_squeezed, grid.sheets))]
    if len(named) == 1:
        return named[0]
    if grid.title is not None:
        titled = [raw for raw in tables if any(re.search(grid.title, _even(row[0])) for row in _top(raw))]
        if len(titled) == 1:
            return titled[0]
        named = titled
    wanted = grid.sheets or (grid.title or "",)
    if named:
        raise drifted("several sheets are called or titled so", missing=wanted, found=[raw.name for raw in named], where=file)
    present = [raw.name for raw in tables]
    raise drifted("a sheet is not in the workbook", missing=wanted, found=present, where=file, suggestion=renaming(wanted, present))


def _top(raw: RawTable) -> Rows:
    return [list(row.values()) for row in raw.cells.slice(0, TITLE_WITHIN).to_pylist()]


def _start(grid: Grid, rows: Rows, where: str) -> int:
    if grid.anchor is None:
        return 0
    places = [number for number, row in enumerate(rows) if re.search(grid.anchor, _even(row[0]))]
    if len(places) != 1:
        what = "the line that the table begins under does not stand there once"
        raise drifted(
            what, missing=[grid.anchor], found=[_even(row[0])[:80] for row in rows if re.match(r"Table", _even(row[0]))], where=where
        )
    return places[0]


def _title(grid: Grid, rows: Rows, start: int, head: int, where: str) -> str:
    lines = [cell for row in rows[start : head + 1] for cell in row[:3] if cell]
    if grid.title is None:
        return next((line for line in lines if title_period(_even(line))), "")
    title = next((line for line in lines if re.search(grid.title, _even(line))), None)
    if title is None:
        raise drifted("the title is another", missing=[grid.title], found=[line[:120] for line in lines[:3]], where=where)
    return title


def _head(grid: Grid, rows: Rows, start: int, where: str) -> tuple[int, int]:
    """The row of the headings and the column of the labels, found by what stands over the labels or by periods."""
    wanted = set(map(squashed, grid.corner))
    written = next((column.written for column in grid.columns if column.written), None)
    for number in range(start, min(start + TITLE_WITHIN, len(rows))):
        row = rows[number]
        if wanted:
            place = next((place for place, cell in enumerate(row) if cell and squashed(cell) in wanted), None)
            if place is not None:
                return number, place
        elif written and any(is_period(cell, written) for cell in row[1:] if cell):  # a title in the first column may name days too
            return number, 0
    seen = [_even(row[0])[:60] for row in rows[start : start + TITLE_WITHIN] if row and row[0]]
    raise drifted(
        "no row of headings",
        missing=grid.corner or [written or "headings"],
        found=seen,
        where=where,
        suggestion=renaming(grid.corner, seen),
    )


def column_places(grid: Grid, found: Found) -> list[tuple[GridColumn, int, str]]:
    """Each declared column with its place and the heading over it.

    Raises the drift error where a heading does not stand over exactly one column, or a column is neither read nor ignored.
    """
    names = _headings(grid, found)
    chosen = [(column, place, text) for column in grid.columns for place, text in _places(grid, column, names, found)]
    _expect_all_known(grid, names, {place for _, place, _ in chosen}, found)
    return chosen


def _headings(grid: Grid, found: Found) -> list[tuple[str, str, str]]:
    """For each column the heading in the lowest row, the nearest heading above it, and the one above that spans it from the left."""
    first = max(0, found.head - grid.above)
    upper = [row for row in found.rows[first : found.head] if sum(map(bool, row)) >= 1]
    names, spanning = [], [""] * len(upper)
    for place, low in enumerate(found.rows[found.head]):
        for level, row in enumerate(upper):
            spanning[level] = row[place] or spanning[level]
        direct = next((row[place] for row in reversed(upper) if row[place]), "")
        names.append((low, direct, next((text for text in reversed(spanning) if text), "")))
    return names


def _places(grid: Grid, column: GridColumn, names: list[tuple[str, str, str]], found: Found) -> list[tuple[int, str]]:
    if column.written:
        under = squashed(column.under) if column.under else None
        fit = [
            (place, low)
            for place, (low, direct, spanning) in enumerate(names)
            if place != found.label
            and is_period(low, column.written)
            and under in (None, squashed(direct), squashed(spanning))
            and low.strip() not in grid.ignored
        ]
        if not fit:
            raise drifted(f"no column is headed with {column.written}", found=[low for low, *_ in names], where=found.where)
        return fit
    wanted = set(map(squashed, column.headings))
    places = [place for place, words in enumerate(names) if wanted & _spoken(*words)]
    if len(places) != 1:
        heads = [low or direct for low, direct, _ in names if low or direct]
        claimed = {squashed(text) for text in (*grid.ignored, *grid.corner, *(text for other in grid.columns for text in other.headings))}
        free = [head for head in heads if squashed(head) not in claimed]
        what = "a heading does not stand over exactly one column"
        raise drifted(what, missing=column.headings, found=free or heads, where=found.where, suggestion=renaming(column.headings, free))
    return [(places[0], " ".join(filter(None, names[places[0]][:2])))]


def _spoken(low: str, direct: str, spanning: str) -> set[str]:
    """The ways to say a column's heading: its own words, those above it, or both; a spanning heading only together with its own."""
    said = {squashed(f"{direct} {low}")} | ({squashed(low)} if low else {squashed(direct)})
    return said | ({squashed(f"{spanning} {low}")} if low else set())


def _expect_all_known(grid: Grid, names: list[tuple[str, str, str]], read: set[int], found: Found) -> None:
    """A new column may be a new kind of offence that a total now holds, or one that a figure moved to."""
    known = (*grid.ignored, *grid.corner, *((grid.label,) if grid.label else ()), *grid.only)
    ignored = set(map(squashed, known)) - {""}  # a heading of digits alone, such as a year, has no letters to be known by
    new = []
    for place, words in enumerate(names):
        low, direct, _ = words
        spoken = low or direct
        if place in read or place == found.label or not spoken.strip() or not _filled(found, place):
            continue
        named = _even(spoken) in known or any(re.fullmatch(pattern, _even(spoken)) for pattern in grid.ignored)
        if not named and not (_spoken(*words) | {squashed(low)}) & ignored:
            new.append(_even(spoken))
    if new:
        hint = f"If it changes nothing that is read, add {new[0]!r} under ignored; else read it under columns."
        raise drifted("a column is neither read nor ignored", found=new, where=found.where, suggestion=hint)


def _filled(found: Found, place: int) -> bool:
    return any(place < len(row) and row[place].strip() for row in found.rows[found.head + 1 :])


def squashed(text: object) -> str:
    """The letters and percent signs alone: headings carry footnote digits, line breaks and stray spaces."""
    return re.sub(r"[^a-z%]", "", re.sub(r"\[note[^\]]*\]", "", str(text).lower()))


def _squeezed(name: str) -> str:
    return "".join(name.split()).lower()


def _even(text: str) -> str:
    return " ".join(text.split())
