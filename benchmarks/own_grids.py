"""Cells of workbooks found a second time, by sheet, row and column fixed by eye, with openpyxl and calamine alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
from openpyxl.utils import get_column_letter
from python_calamine import CalamineWorkbook

NATION = "K04000001"
REGIONS = {
    "North East": "E12000001",
    "North West": "E12000002",
    "Yorkshire and the Humber": "E12000003",
    "East Midlands": "E12000004",
    "West Midlands": "E12000005",
    "Eastern": "E12000006",
    "East of England": "E12000006",
    "London": "E12000007",
    "South East": "E12000008",
    "South West": "E12000009",
    "Wales": "W92000004",
}
BOTH, NO_GMP = "43 police forces and British Transport Police", "without Greater Manchester Police"
FORCES = "43 police forces"
OFFENCES = {
    "C": ("recorded-crime", "Total recorded crime"),
    "E": ("violence-against-the-person", "Violence against the person"),
    "F": ("homicide", "Homicide"),
    "G": ("violence-with-injury", "Violence with injury"),
    "H": ("violence-without-injury", "Violence without injury"),
    "I": ("stalking-and-harassment", "Stalking and harassment"),
    "K": ("sexual-offences", "Sexual offences"),
    "L": ("robbery", "Robbery"),
    "M": ("theft-offences", "Theft offences"),
    "N": ("burglary", "Burglary"),
    "O": ("burglary-residential", "Residential burglary"),
    "P": ("burglary-non-residential", "Non-residential burglary"),
    "Q": ("vehicle-offences", "Vehicle offences"),
    "R": ("theft-from-the-person", "Theft from the person"),
    "S": ("bicycle-theft", "Bicycle theft"),
    "T": ("shoplifting", "Shoplifting"),
    "V": ("criminal-damage-and-arson", "Criminal damage and arson"),
    "X": ("drug-offences", "Drug offences"),
    "Y": ("possession-of-weapons", "Possession of weapons"),
    "Z": ("public-order-offences", "Public order offences"),
    "AA": ("miscellaneous-crimes", "Miscellaneous crimes"),
}
# The training copy has two columns more on the left and no unlawful driving; only these stand for today's measures.
OFFENCES_2013 = {
    "E": ("recorded-crime-including-fraud", "Total recorded crime - including fraud"),
    "F": ("recorded-crime", "Total recorded crime - excluding fraud"),
    "G": ("violence-against-the-person", "Violence against"),
    "H": ("homicide", "Homicide"),
    "K": ("sexual-offences", "Sexual offences"),
    "L": ("robbery", "Robbery"),
    "M": ("theft-offences", "Theft offences"),
    "N": ("burglary", "Burglary"),
    "Q": ("vehicle-offences", "Vehicle offences"),
    "R": ("theft-from-the-person", "Theft from the person"),
    "S": ("bicycle-theft", "Bicycle theft"),
    "T": ("shoplifting", "Shoplifting"),
    "V": ("criminal-damage-and-arson", "Criminal damage and"),
    "W": ("drug-offences", "Drug offences"),
    "X": ("possession-of-weapons", "Possession of weapons"),
    "Y": ("public-order-offences", "Public order offences"),
    "Z": ("miscellaneous-crimes", "Miscellaneous crimes"),
}
WORKFORCE = {
    "Table_1": ("officers-fte", "Police officers"),
    "Table_2": ("police-staff-fte", "Police staff"),
    "Table_3": ("pcso-fte", "Police community support officers"),
    "Table_5": ("special-constables", "Special constables"),
}
WORKFORCE_2018 = {
    "Table_1": ("officers-fte", "Police officers"),
    "Table_2": ("police-staff-fte", "Police staff"),
    "Table_5": ("pcso-fte", "Police community support officers"),
    "Table_6": ("special-constables", "Special constables"),
}
WORKFORCE_2019 = {
    "Table_1": ("officers-fte", "Police officers"),
    "Table_2": ("police-staff-fte", "Police staff"),
    "Table_5": ("pcso-fte", "Police community support officers"),
    "Table_7": ("officers-headcount", "Police officers"),
    "Table_11": ("pcso-headcount", "Police community support officers"),
    "Table_12": ("special-constables", "Special constables"),
}
# First row of the forces' table and its last, the category and what it says of the bodies in its total.
DEATHS = {
    "RTI_By_Force": ("road-traffic", "Table 1.8", 63, 114),
    "Shootings_By_Force": ("fatal-shooting", "Table 2.5", 7, 26),
    "Custody_By_Force": ("custody", "Table 3.5", 5, 56),
    "Apparent_suicides_By_Force": ("apparent-suicide", "Table 4.5", 5, 56),
    "Other_contact_by_force": ("other-contact", "Table 5.6", 82, 148),
}


@dataclass(frozen=True, slots=True)
class Cell:
    """What one figure should be: its number or marker, its key, and the sheet and cell (or the sum) that holds it."""

    measure: str
    area: str
    start: date
    end: date
    text: str
    value: Decimal | None
    unit: str = "count"
    statistic: str = "count"
    method: str | None = None
    where: str | None = None
    coverage: str | None = None
    decimals: int | None = None
    hashes: tuple[str, ...] = ()


def spelled(official: Path) -> dict[str, str]:
    """Every spelling of a force to its code."""
    table = pd.read_csv(official / "reference/forces_reference_DERIVED.csv", dtype=str, keep_default_na=False)
    columns = zip(table["ons_pfa_code"], table["name_variants_seen"], table["home_office_workforce_name"], strict=True)
    return {name.strip(): code for code, seen, own in columns for name in (*seen.split("|"), own)}


def year_to(last: date) -> tuple[date, date]:
    """The twelve months that end on `last`, the last day of a month."""
    following = last + timedelta(days=1)
    return date(following.year - 1, following.month, 1), last


def month_end(year: int, month: int) -> date:
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def text_of(raw: Any) -> str:
    if isinstance(raw, float) and raw.is_integer():
        return str(int(raw))
    return "" if raw is None else str(raw).strip()


def number(text: str, *, marks: str = "") -> Decimal | None:
    """The number of a cell once its marks are cut off; None for a cell that has none."""
    cut = text.rstrip(marks) if marks else text
    return Decimal(cut) if re.fullmatch(r"-?\d+(\.\d+)?(e-?\d+)?", cut) else None


def words(raw: Any) -> str:
    return " ".join(str(raw or "").split())


def _insist(found: str, wanted: str, place: str) -> None:
    if not found.lower().startswith(wanted.lower()):
        raise ValueError(f"{place}: {found!r} is not {wanted!r}")


def _sheets(path: Path) -> dict[str, list[list[Any]]]:
    if path.suffix == ".xlsx":
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
        return {sheet.title.strip(): [list(row) for row in sheet.iter_rows(values_only=True)] for sheet in book}
    opened = CalamineWorkbook.from_path(path)
    return {name.strip(): opened.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in opened.sheet_names}


def _column(letters: str) -> int:
    return next(at for at in range(60) if get_column_letter(at + 1) == letters)


def _coded(rows: list[list[Any]]) -> Iterator[tuple[int, str, list[Any]]]:
    """(row number, code, row) of every line with an area's code."""
    for at, row in enumerate(rows, 1):
        code = text_of(row[0])
        if re.fullmatch(r"(K04|E92|W92|E12|E23|W15)\d{6}", code):
            yield at, code, row


def _partly(code: str, *, gone: bool, inside: str = BOTH) -> str | None:
    """Coverage of a total: the force that is missing is in England, the North West and the whole alone."""
    if code == NATION:
        return inside.replace("43", "42") + f"; {NO_GMP}" if gone else inside
    return NO_GMP if gone and code in ("E92000001", "E12000002") else None


def pfa_workbook(path: Path, last: date) -> Iterator[Cell]:
    """Tables P1 (21 columns), P3 (population and rate of the total), P4 (knife crime) and, where there, P9 (populations by year).

    The middle of one year stands in P3 and P9 alike: they must agree, and P3 is the cell that is expected.
    """
    sheets = _sheets(path)
    start, end = year_to(last)
    said = f"year ending {last:%B} "
    for name in ("Table P1", "Table P3", "Table P4"):
        title = words(sheets[name][0][0])
        if not re.search(said + f"(20)?{last:%y}[1-9]", title):
            raise ValueError(f"{path.name} {name}: {title!r} is not of the {said}{last.year}")
    gone = any(text_of(row[2]) == ".." for _, code, row in _coded(sheets["Table P1"]))
    yield from _offences(sheets["Table P1"], OFFENCES, (start, end), gone=gone)
    heading = words(sheets["Table P3"][4][2])
    middle = date(int(re.search(r"mid-(\d{4})", heading)[1]), 6, 30)  # type: ignore[index]
    _insist(words(sheets["Table P3"][4][5]), "Total recorded crime", "P3 F5")
    _insist(words(sheets["Table P4"][3][2]), "Total of selected", "P4 C4")
    people = {}
    for at, code, row in _coded(sheets["Table P3"]):
        count, rate, coverage = text_of(row[2]), text_of(row[5]), _partly(code, gone=gone)
        people[code] = count
        # People who live in a place are not counted by police forces; only what is missing counts.
        inside = NO_GMP if coverage and NO_GMP in coverage else None
        yield Cell("population", code, middle, middle, count, number(count), where=f"Table P3!C{at}", coverage=inside)
        place, text = f"Table P3!F{at}", rate
        yield Cell("recorded-crime-rate", code, start, end, text, number(text), "per_1000", "rate", None, place, coverage, decimals=2)
    for at, code, row in _coded(sheets["Table P4"]):
        knives = text_of(row[2])
        yield Cell("knife-crime", code, start, end, knives, number(knives), where=f"Table P4!C{at}", coverage=_partly(code, gone=gone))
    for cell in _populations(sheets):
        if cell.start != middle:
            yield cell
        elif cell.text != people[cell.area]:
            raise ValueError(f"{path.name}: {cell.where} {cell.text}, in P3 {people[cell.area]}")


def _populations(sheets: dict[str, list[list[Any]]]) -> list[Cell]:
    rows = sheets.get("Table P9", [[""]])
    if "Mid-year population" not in words(rows[0][0]):
        return []
    years = [(get_column_letter(at + 1), at, date(int(text_of(rows[4][at])), 6, 30)) for at in range(2, 17)]
    return [
        Cell("population", code, middle, middle, text_of(row[at]), number(text_of(row[at])), where=f"Table P9!{letters}{line}")
        for line, code, row in _coded(rows)
        for letters, at, middle in years
    ]


def _offences(
    rows: list[list[Any]], columns: dict[str, tuple[str, str]], period: tuple[date, date], *, gone: bool = False
) -> Iterator[Cell]:
    for letters, (measure, heading) in columns.items():
        column = _column(letters)
        _insist(words(rows[4][column] or rows[3][column]), heading, f"Table P1 {letters}")
        for at, code, row in _coded(rows):
            text, inside = text_of(row[column]), _partly(code, gone=gone)
            if measure == "recorded-crime-including-fraud" and code == NATION:
                inside = f"{BOTH} and Action Fraud"
            yield Cell(measure, code, *period, text, number(text), where=f"Table P1!{letters}{at}", coverage=inside)


def pfa_2013(path: Path) -> Iterator[Cell]:
    rows = _sheets(path)["Table P1"]
    if "year ending September 2013" not in words(rows[0][0]):
        raise ValueError(words(rows[0][0]))
    yield from _offences(rows, OFFENCES_2013, year_to(date(2013, 9, 30)))


def workforce(path: Path, tables: dict[str, tuple[str, str]], names: dict[str, str]) -> Iterator[Cell]:
    """Regions are headings above their forces: the first line of a name that is both is the region, the second the force."""
    sheets = _sheets(path)
    for sheet, (measure, title) in tables.items():
        rows = sheets[sheet]
        _insist(words(rows[0][0]).split(":")[1].strip(), f"{title} by police force area", sheet)
        unit = "Headcount" if measure in ("special-constables", "officers-headcount", "pcso-headcount") else "Full-time equivalents"
        if not any(words(cell) == unit for row in rows[:4] for cell in row):
            raise ValueError(f"{path.name} {sheet} is not in {unit}")
        head = next(at for at, row in enumerate(rows) if isinstance(row[1], datetime | date))
        days = [(at, raw.date()) for at, raw in enumerate(rows[head]) if isinstance(raw, datetime)]
        lines = _lines(rows[head + 1 :], head + 2, names)
        gone = [code for code, (_, row) in lines.items() if text_of(row[days[0][0]]) == ".."]
        for code, (at, row) in lines.items():
            for column, day in days:
                text = text_of(row[column])
                coverage = _workforce_coverage(code, gone)
                place = f"{sheet}!{get_column_letter(column + 1)}{at}"
                decimals = 2 if measure.endswith("-fte") else None
                yield Cell(measure, code, day, day, text, number(text), where=place, coverage=coverage, decimals=decimals)


def _lines(rows: list[list[Any]], first: int, names: dict[str, str]) -> dict[str, tuple[int, list[Any]]]:
    lines: dict[str, tuple[int, list[Any]]] = {}
    for at, row in enumerate(rows, first):
        name = re.sub(r"\d+$", "", words(row[0])).strip()
        if name == "Total 43 forces" or (name == "Total of all 43 forces"):
            lines[NATION] = (at, row)
            return lines
        region = REGIONS.get(name)
        code = region if region and region not in lines else names.get(name)
        if code is None or code in lines:
            raise ValueError(f"line {at}: {name!r}")
        lines[code] = (at, row)
    raise ValueError("no total")


def _workforce_coverage(code: str, gone: list[str]) -> str | None:
    if code == NATION:
        return "42 police forces; without Norfolk Constabulary" if gone == ["E23000024"] else FORCES
    return "without Norfolk Constabulary" if code == "E12000006" and gone == ["E23000024"] else None


def use_of_force(path: Path, first: int, names: dict[str, str]) -> Iterator[Cell]:
    """Table 12 of the year from April `first`; Table 13 by the year that each line names, where lines do."""
    sheets = _sheets(path)
    year = year_to(date(first + 1, 3, 31))
    rows = sheets["Table_12"]
    _insist(words(rows[0][0]), "Table 12. Incidents by police force", "Table_12")
    for at, code, row in _force_lines(rows, 0, names):
        text = text_of(row[2])
        yield Cell("use-of-force", code, *year, text, number(text), where=f"Table_12!C{at}", coverage=FORCES if code == NATION else None)
    rows = sheets["Table_13"]
    shift = 1 if words(rows[3][0]) == "Financial year" else 0
    for column, heading, method in ((2 + shift, "Total", "all-uses"), (8 + shift, "Total discharge", "discharged")):
        if words(rows[3][column]) != heading:
            raise ValueError(f"Table_13: {rows[3][column]!r}")
        for at, code, row in _force_lines(rows, shift, names):
            spell = year_to(date(int(text_of(row[0])[:4]) + 1, 3, 31)) if shift else year
            text, place = text_of(row[column]), f"Table_13!{get_column_letter(column + 1)}{at}"
            inside = FORCES if code == NATION else None
            yield Cell("taser-use", code, *spell, text, number(text), method=method, where=place, coverage=inside)


def _force_lines(rows: list[list[Any]], shift: int, names: dict[str, str]) -> Iterator[tuple[int, str, list[Any]]]:
    for at, row in enumerate(rows[4:], 5):
        region, name = words(row[shift]), words(row[shift + 1]).lstrip("*")
        if not name:
            continue
        if name.startswith("Total "):
            whole = name == "Total England and Wales"
            if not whole and name != f"Total {region}":
                raise ValueError(f"line {at}: {region!r}, {name!r}")
            yield at, NATION if whole else REGIONS[region], row
        else:
            yield at, names[name.removesuffix(" (R)")], row


def deaths(path: Path, names: dict[str, str]) -> Iterator[Cell]:
    """Deaths (not incidents) of each of five categories by force; a line of two forces or of another body is in the total alone."""
    sheets = _sheets(path)
    for sheet, (method, title, head, foot) in DEATHS.items():
        rows = sheets[sheet]
        _insist(words(rows[head - 1][0]), f"{title} Number of FATALITIES by appropriate authority", sheet)
        _insist(words(rows[foot - 1][0]), "Total FATALITIES", sheet)
        years = [int(words(text)[:2]) + 2000 for text in rows[head + 1][1:17]]
        others = [words(row[0]) for row in rows[head + 2 : foot - 1] if words(row[0]) not in names or words(row[0]).startswith("British")]
        for at in range(head + 3, foot + 1):
            name = words(rows[at - 1][0])
            code = NATION if at == foot else None if name in others else names[name]
            inside = " and ".join([FORCES, *others]) if code == NATION else None
            for column, first in enumerate(years, 1):
                text, place = text_of(rows[at - 1][column]), f"{sheet}!{get_column_letter(column + 1)}{at}"
                spell, value = year_to(date(first + 1, 3, 31)), number(text, marks='*^~"')
                if code:
                    yield Cell("deaths-after-contact", code, *spell, text, value, method=method, where=place, coverage=inside)
