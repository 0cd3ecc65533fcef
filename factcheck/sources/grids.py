"""Grids: figures from tables with a row an area or a period and a column a measure or a period, each with its cell."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from factcheck.catalogue import Area, load_catalogue
from factcheck.sources.cells import Number, expect_whole, read_number
from factcheck.sources.checks import Checks
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import drifted
from factcheck.sources.figuring import Read, figure_table
from factcheck.sources.grid_finding import Found, column_places, found_grid
from factcheck.sources.grid_marks import marked_note
from factcheck.sources.grid_pages import Grid, GridColumn
from factcheck.sources.grid_periods import check_one_period
from factcheck.sources.grid_rows import Body, Labelled, body_of
from factcheck.sources.grid_totals import check_totals
from factcheck.sources.long_sums import exactly
from factcheck.sources.raw_tables import RawTable, address
from factcheck.sources.written_periods import period_written
from factcheck.values import Period, Unit
from factcheck.values.period import year_before

NATION = "K04000001"
PERCENT = 100


@dataclass(frozen=True, slots=True)
class Cell:
    """A number of the grid: its column's declaration, area, period, the number or marker, place, text, and what its marks mean."""

    column: GridColumn
    area: str
    period: Period
    number: Number
    place: str
    text: str
    label: str
    heading: str
    marked: str | None


def read_grids(declaration: Declaration, edition: Edition, grids: Sequence[Grid], tables: Sequence[RawTable], *, checks: Checks) -> Read:
    """The figures of every declared grid of a file; what one grid fails in is noted, and the others are still looked at."""
    import pyarrow

    made, notes, left, rows = [], [], [], 0
    seen: list[tuple[Grid, Found]] = []
    for grid in grids:
        with checks.catching():
            found = found_grid(grid, tables, file=edition.file)
            checks.add("sheet and title", True, expected=grid.title or ", ".join(grid.sheets), found=found.sheet, where=edition.file)
            seen.append((grid, found))
            columns = column_places(grid, found)
            body = body_of(grid, found, [place for _, place, _ in columns])
            checks.add("headings and rows", True, expected="each read or ignored", found=f"{len(columns)} read", where=found.where)
            cells = _cells(grid, found, body, columns, edition)
            check_totals(grid, found, body, columns, checks=checks)
            made.append(_figures(declaration, edition, grid, found, body, cells))
            notes += [f"{found.sheet}: {number}. {text}" for number, text in body.notes.items()]
            notes += [f"{found.sheet}: {text}" for text in body.loose_notes]
            left += [(f"{found.sheet}: {reason}", count) for reason, count in body.skipped.items()]
            rows += len(body.areas) + len(body.periods)
    check_one_period(seen, where=edition.file, checks=checks)
    empty = figure_table(declaration, edition, {}, rows=0)
    return Read(pyarrow.concat_tables([empty, *made]), rows, tuple(dict.fromkeys(notes)), tuple(left))


def _cells(grid: Grid, found: Found, body: Body, columns: Sequence[tuple[GridColumn, int, str]], edition: Edition) -> list[Cell]:
    cells = []
    for column, place, heading in columns:
        for labelled in body.areas or body.periods:
            at = address(labelled.row, place)
            text = found.rows[labelled.row][place]
            number = read_number(text, missing=grid.missing, where=f"{found.where}, cell {at}")
            _expect_fraction(column, number, text, where=f"{found.where}, cell {at}")
            if column.unit is Unit.COUNT and not column.decimals and column.times == 1:
                expect_whole(number.value, text, where=f"{found.where}, cell {at}")
            period = _period(grid, column, found, labelled, place, heading)
            area = labelled.about if grid.rows != "periods" else grid.area or ""
            here = found.marks.get((labelled.row, place), ())
            marked = marked_note(grid.marks, here, found.marks.get((found.head, place), ()))
            cells.append(Cell(column, area, period, number, at, text + "".join(here), labelled.label, heading, marked))
    return cells


def _expect_fraction(column: GridColumn, number: Number, text: str, *, where: str) -> None:
    """A share that is written as a fraction is never more than 1; a table that turns to percent would be read a hundredfold."""
    if column.times == PERCENT and column.unit == Unit.PERCENT and number.value is not None and abs(number.value) > 1:
        hint = "If shares are now written in percent, take times off the column on the source's page."
        raise drifted("a share is not written as a fraction", missing=["at most 1"], found=[text], where=where, suggestion=hint)


def _period(grid: Grid, column: GridColumn, found: Found, labelled: Labelled, place: int, heading: str) -> Period:
    if column.midyear:
        return _midyear(heading, found, bare=column.written is not None)
    if column.written:
        return period_written(found.rows[found.head][place], column.written, where=f"{found.where}, cell {address(found.head, place)}")
    if grid.rows == "periods":
        return period_written(labelled.label, "financial-years", where=f"{found.where}, row {labelled.row + 1}")
    if grid.period == "fixed":
        return Period(start=grid.start, end=grid.end)
    if found.period is None:
        raise drifted("the title names no period", found=[found.rows[0][0]], where=found.where)
    if column.stock and found.period.end:
        return Period(start=found.period.end, end=found.period.end)
    return found.period


def _midyear(heading: str, found: Found, *, bare: bool) -> Period:
    """The 30 June that "(mid-2018)" means, or a bare year under "Mid-year": mid-year populations are estimates at that day."""
    import re
    from datetime import date

    match = re.search(r"mid-(\d{4})", heading) or (re.match(r"\s*(\d{4})\s*\Z", heading) if bare else None)
    if not match:
        raise drifted("a heading does not say which mid-year it is at", missing=["mid-2018"], found=[heading], where=found.where)
    day = date(int(match[1]), 6, 30)
    return Period(start=day, end=day)


def _figures(declaration: Declaration, edition: Edition, grid: Grid, found: Found, body: Body, cells: list[Cell]) -> Any:
    lacking = _lacking(grid, cells)
    areas = load_catalogue().areas
    columns: Mapping[str, Any] = {
        "measure_id": [cell.column.measure for cell in cells],
        "area_code": [cell.area for cell in cells],
        "period_start": [cell.period.start for cell in cells],
        "period_end": [cell.period.end for cell in cells],
        "value": [_value(cell) for cell in cells],
        "missing": [cell.number.marker for cell in cells],
        "unit": [cell.column.unit.value for cell in cells],
        "statistic": [cell.column.statistic for cell in cells],
        "method": [cell.column.method for cell in cells],
        "baseline_start": [year_before(cell.period).start if cell.column.change else None for cell in cells],
        "baseline_end": [year_before(cell.period).end if cell.column.change else None for cell in cells],
        "coverage": [cell.column.coverage or _coverage(grid, cell, lacking, areas) for cell in cells],
        "status": [cell.number.status or edition.status for cell in cells],
        "locator": [f"sheet {found.sheet!r}, cell {cell.place}" if found.sheet else f"cell {cell.place}" for cell in cells],
        "note": [cell.marked or body.noted(cell.label, cell.heading) or edition.note for cell in cells],
        "cell_text": [cell.text for cell in cells],
    }
    return figure_table(declaration, edition, columns, rows=len(cells))


def _value(cell: Cell) -> float | None:
    if cell.number.value is None:
        return None
    return exactly(float(cell.number.value) * cell.column.times, cell.column.decimals)


def _lacking(grid: Grid, cells: list[Cell]) -> dict[tuple[str, Period], dict[str, str]]:
    """The forces without a number by measure and period; those that are counted with another are not lacking."""
    found: dict[tuple[str, Period], dict[str, str]] = {}
    for cell in cells:
        if cell.number.marker and cell.number.marker not in grid.joined:
            found.setdefault((cell.column.measure, cell.period), {})[cell.area] = cell.label
    return found


def _coverage(grid: Grid, cell: Cell, lacking: Mapping[tuple[str, Period], Mapping[str, str]], areas: Mapping[str, Area]) -> str | None:
    """Which forces a total is without, and for England and Wales which bodies are in it."""
    if cell.area not in areas or areas[cell.area].kind == "force" or grid.rows == "periods":
        return None
    missing = lacking.get((cell.column.measure, cell.period), {})
    inside = sorted(force.name for force in load_catalogue().parts_of(cell.area) if force.code in missing) if missing else []
    without = f"without {', '.join(inside)}" if inside else None
    added_up = cell.column.statistic == "count" and not cell.column.midyear
    bodies = cell.column.bodies or (grid.totals.bodies if added_up else ())
    if cell.area != NATION or not (bodies or (added_up and grid.totals.areas)):
        return without
    counted = " and ".join([f"{43 - len(inside)} police forces", *bodies])
    return f"{counted}; {without}" if without else counted
