"""Wide sheets: figures by area from workbooks with one row an area and one column a measure, as the police force area tables are."""

import re
from collections.abc import Mapping
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

from factcheck.catalogue import load_catalogue
from factcheck.figures import Figure
from factcheck.sources.cells import number_in
from factcheck.sources.declaration import Declaration, Edition, Sheet
from factcheck.sources.drift import drifted
from factcheck.sources.figuring import edition_figure
from factcheck.sources.raw import raw_bytes
from factcheck.values import FactcheckError, Period
from factcheck.values.period import year_ending

Cells = list[list[Any]]
MIDYEAR = re.compile(r"\(mid-(\d{4})\)")
FOOTNOTES = re.compile(r"[\d,\s]+\Z")
BEYOND = "British Transport Police"


def figures_from_sheets(declaration: Declaration, edition: Edition, folder: Path) -> list[Figure]:
    """The figures of every declared sheet of a workbook.

    Areas are joined on the ONS code and never on the name, because a region and a force share one. Raises `FactcheckError`
    (source-drift) where a sheet, a heading, the year in the title or a code is not as declared.
    """
    if edition.year_ending is None:
        raise FactcheckError("broken-declaration", "no year is declared for a workbook", where=edition.release_id)
    sheets = _sheets_in(raw_bytes(folder, edition))
    found = []
    for sheet in declaration.sheets:
        if sheet.name not in sheets:
            raise drifted("a sheet is not in the workbook", missing=[sheet.name], found=sheets, where=edition.file)
        found += _figures(declaration, edition, sheet, sheets[sheet.name], year=edition.year_ending)
    return found


def _sheets_in(data: bytes) -> dict[str, Cells]:
    from python_calamine import CalamineWorkbook

    workbook = CalamineWorkbook.from_object(BytesIO(data))
    return {name.strip(): workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in workbook.sheet_names}


def _figures(declaration: Declaration, edition: Edition, sheet: Sheet, cells: Cells, *, year: date) -> list[Figure]:
    where = f"{edition.file}, sheet {sheet.name!r}"
    _expect_year(str(cells[0][0]), year, where)
    head = next((number for number, row in enumerate(cells) if _squashed(row[0]) in ("areacode", "areacodes")), None)
    if head is None:
        raise drifted("no row of headings", missing=["Area Code"], found=[str(row[0]) for row in cells[:8]], where=where)
    areas = _areas(cells, head, where)
    found = []
    for measure_id, headings in sheet.columns.items():
        place = _place(cells, head, headings, where)
        period = _period(sheet, cells[head][place], year)
        gaps = sheet.missing.keys() - set(sheet.joined)
        lacking = {code: name for code, (row, name) in areas.items() if str(cells[row][place]).strip() in gaps}
        for code, (row, _) in areas.items():
            cell = str(cells[row][place]).strip()
            number = number_in(_plain(cell), missing=sheet.missing, where=f"{where}, cell {_address(row, place)}")
            figure = edition_figure(
                declaration,
                edition,
                measure_id=measure_id,
                area_code=code,
                period=period,
                value=None if number is None else float(round(number, sheet.decimals)),
                missing=cell if number is None else None,
                unit=sheet.unit,
                statistic=sheet.statistic,
                coverage=_coverage(code, lacking, bodies=_has_transport(cells) and sheet.statistic == "count" and not sheet.stock),
                locator=f"sheet {sheet.name!r}, cell {_address(row, place)}",
            )
            found.append(figure)
    return found


def _expect_year(title: str, year: date, where: str) -> None:
    """Footnote digits are glued to the title ("year ending June 181,2"), so that only its beginning is compared."""
    if not re.search(rf"year ending {year:%B} (?:20)?{year:%y}", title):
        raise drifted("the title names another year", missing=[f"year ending {year:%B %Y}"], found=[title], where=where)


def _areas(cells: Cells, head: int, where: str) -> dict[str, tuple[int, str]]:
    """The row and the name of each area code below the headings."""
    known = load_catalogue().areas
    areas = {}
    for number, row in enumerate(cells[head + 1 :], start=head + 1):
        code = str(row[0]).strip()
        if re.fullmatch(r"[EKW]\d{8}", code):
            if code not in known:
                raise drifted("an area code is not known", found=[code], where=where)
            areas[code] = (number, FOOTNOTES.sub("", str(row[1])).strip())
    forces = {code for code, area in known.items() if area.kind == "force"}
    if not forces <= areas.keys():
        raise drifted("some forces are not in the sheet", missing=forces - areas.keys(), where=where)
    return areas


def _place(cells: Cells, head: int, headings: tuple[str, ...], where: str) -> int:
    """The one column whose heading, the heading above it, or both together say the declared words."""
    above, below = cells[head - 1], cells[head]
    wanted = set(map(_squashed, headings))
    names = [{_squashed(low), _squashed(high), _squashed(f"{high} {low}")} for high, low in zip(above, below, strict=True)]
    places = [number for number, name in enumerate(names) if wanted & name]
    if len(places) != 1:
        raise drifted("a heading does not stand over exactly one column", missing=headings, found=map(str, below), where=where)
    return places[0]


def _squashed(text: object) -> str:
    """The letters alone: headings carry footnote digits, line breaks and stray spaces."""
    return re.sub(r"[^a-z]", "", str(text).lower())


def _period(sheet: Sheet, heading: object, year: date) -> Period:
    midyear = MIDYEAR.search(str(heading))
    if sheet.stock and midyear:
        day = date(int(midyear[1]), 6, 30)
        return Period(start=day, end=day)
    return year_ending(year.year, year.month)


def _plain(cell: str) -> str:
    """A number as calamine gives it, without an exponent."""
    return f"{float(cell):f}" if re.fullmatch(r"-?\d+\.?\d*(?:e-?\d+)?", cell) else cell


def _has_transport(cells: Cells) -> bool:
    return any(len(row) > 1 and str(row[1]).strip().startswith(BEYOND) for row in cells)


def _coverage(code: str, lacking: Mapping[str, str], *, bodies: bool) -> str | None:
    """Which forces a total is without, and for England and Wales which bodies are in it."""
    areas = load_catalogue().areas
    if areas[code].kind == "force":
        return None
    inside = [name for force, name in lacking.items() if areas[force].kind == "force" and _within(force, code)]
    without = f"without {', '.join(sorted(inside))}" if inside else None
    if code != "K04000001" or not bodies:
        return without
    counted = f"{43 - len(inside)} police forces and {BEYOND}"
    return f"{counted}; {without}" if without else counted


def _within(force: str, total: str) -> bool:
    areas = load_catalogue().areas
    inside: str | None = force
    while inside is not None:
        if inside == total:
            return True
        inside = areas[inside].part_of if inside in areas else None
    return False


def _address(row: int, place: int) -> str:
    """Row and column as a spreadsheet names the cell: (6, 2) is C7."""
    letters = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
