"""Wide sheets and points: workbooks with a row an area, and series in JSON."""

import hashlib
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.figures import Figure
from factcheck.sources.points import figures_from_points
from factcheck.sources.sheets import figures_from_sheets
from factcheck.values import FactcheckError
from tests.sources.invented import declaration, edition

openpyxl = pytest.importorskip("openpyxl")
SHEET = {
    "name": "Table P1",
    "columns": {"recorded-crime": ["Total crime"], "burglary": ["Burglary"]},
    "missing": {"..": "none", "+": "joined"},
    "joined": ["+"],
}
RATES = {"name": "Table P1", "columns": {"population": ["Population (mid) rounded"]}, "stock": True}


def workbook(
    folder: Path,
    *,
    title: str = "Table P1: crime, year ending June 301,2",
    rows: dict[str, list[Any]] | None = None,
    heading: str = "Burglary5,6",
) -> Any:
    """A workbook in the layout of the police force area tables: each force has its place in the list as its number."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "Table P1 "
    for row in (
        [title],
        [],
        ["England and Wales"],
        ["", "", "Total crime4", ""],
        ["Area Code", "Area Name", "", heading, "Population\n (mid-2029)3 rounded"],
        ["Numbers"],
    ):
        sheet.append(row)
    codes = sorted(area.code for area in load_catalogue().areas.values() if area.kind == "force")
    cells: dict[str, list[Any]] = {
        "K04000001": ["ENGLAND AND WALES7", 9000, 900, 100],
        "E12000002": ["North West", 90, 9, 10],
        "E12000005": ["West Midlands ", 80, 8, 10],
    }
    cells |= {code: [load_catalogue().areas[code].name + "8", number, number * 2, 1] for number, code in enumerate(codes)}
    for code, row in (cells | (rows or {})).items():
        if row:
            sheet.append([code, *row])
    sheet.append(["", "British Transport Police", 5, 5, ""])
    sheet.append(["Source: nowhere"])
    path = folder / "book.xlsx"
    book.save(path)
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return edition(folder, "unused", file="book.xlsx", sha256=digest, year_ending="2030-06-30")


def read(folder: Path, *, sheets: tuple[dict[str, Any], ...] = (SHEET,), **changes: Any) -> dict[tuple[str, str], Figure]:
    whole = workbook(folder, **changes)
    return {(figure.measure_id, figure.area_code): figure for figure in figures_from_sheets(declaration(sheets=sheets), whole, folder)}


def test_region_and_force_of_one_name_are_read_by_their_codes(tmp_path):
    found = read(tmp_path)
    assert found[("recorded-crime", "E12000005")].value == 80
    assert found[("recorded-crime", "E23000014")].value == 13
    assert found[("burglary", "E23000014")].value == 26
    assert found[("burglary", "E23000014")].locator == "sheet 'Table P1', cell D23"
    assert found[("burglary", "E23000014")].period.end == date(2030, 6, 30)


def test_a_missing_force_keeps_its_marker_and_is_named_in_the_totals(tmp_path):
    found = read(tmp_path, rows={"E23000005": ["Greater Manchester8", "..", "..", 1]})
    assert (found[("burglary", "E23000005")].value, found[("burglary", "E23000005")].missing) == (None, "..")
    assert found[("burglary", "E12000002")].coverage == "without Greater Manchester"
    assert found[("burglary", "K04000001")].coverage == "42 police forces and British Transport Police; without Greater Manchester"
    assert found[("burglary", "E12000005")].coverage is None


def test_an_area_counted_with_another_leaves_no_total_short(tmp_path):
    found = read(tmp_path, rows={"E23000034": ["London, City of", "+", "+", 1]})
    assert found[("burglary", "K04000001")].coverage == "43 police forces and British Transport Police"


def test_a_population_is_a_stock_in_the_middle_of_its_year(tmp_path):
    figure = read(tmp_path, sheets=(RATES,))[("population", "E23000014")]
    assert (figure.period.start, figure.period.end, figure.value) == (date(2029, 6, 30), date(2029, 6, 30), 1)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"title": "Table P1: crime, year ending June 31"}, "the title names another year"),
        ({"heading": "Break-ins"}, "missing: 'Burglary'"),
        ({"rows": {"E23000014": []}}, "missing: 'E23000014'"),
        ({"rows": {"E23000777": ["Borsetshire", 1, 1, 1]}}, "found: 'E23000777'"),
        ({"rows": {"E23000014": ["West Midlands", "n.k.", 1, 1]}}, "found: 'n.k.'"),
        ({"sheets": (SHEET | {"name": "Table P9"},)}, "missing: 'Table P9'"),
    ],
)
def test_a_workbook_that_changed_shape_stops_the_run(tmp_path, changes, words):
    with pytest.raises(FactcheckError) as caught:
        read(tmp_path, **changes)
    assert caught.value.exit_code == 4
    assert words in caught.value.message


POINTS = {
    "path": ["national", "rate"],
    "key": "date",
    "value": "pct",
    "measure": "charge-rate",
    "area": "K04000001",
    "unit": "percent",
    "statistic": "share",
    "table": "Table 1",
}


def points(folder: Path, content: Any, **changes: Any) -> list[Figure]:
    whole = edition(folder, json.dumps(content))
    return figures_from_points(declaration(points=[POINTS | changes]), whole, folder)


def test_points_by_month_and_by_year(tmp_path):
    listed = points(tmp_path, {"national": {"rate": [{"date": "2030-06", "pct": 5.7}]}})
    assert [(figure.value, str(figure.period.start), str(figure.period.end)) for figure in listed] == [(5.7, "2029-07-01", "2030-06-30")]
    mapped = points(tmp_path, {"national": {"rate": {"2030": 7}}})
    assert [(figure.value, str(figure.period.end)) for figure in mapped] == [(7.0, "2030-03-31")]


def test_points_by_category(tmp_path):
    content = {"national": {"rate": [{"date": "Rape", "pct": 2.8}, {"date": "Treason", "pct": 1}]}}
    found = points(tmp_path, content, measure=None, categories={"Rape": "charge-rate-rape"}, year_ending="2030-03")
    assert [(figure.measure_id, figure.value) for figure in found] == [("charge-rate-rape", 2.8)]


@pytest.mark.parametrize(
    ("content", "changes", "words"),
    [
        ({"national": {}}, {}, "missing: 'rate'"),
        ({"national": {"rate": [{"date": "2030-06", "percent": 5}]}}, {}, "missing: 'pct'"),
        ({"national": {"rate": [{"date": "2030-06", "pct": "five"}]}}, {}, "a value is not a number"),
        ({"national": {"rate": [{"date": "June", "pct": 5}]}}, {}, "found: 'June'"),
        ({"national": {"rate": [{"date": "Rape", "pct": 5}]}}, {"categories": {"Robbery": "charge-rate-robbery"}}, "missing: 'Robbery'"),
    ],
)
def test_points_that_changed_shape_stop_the_run(tmp_path, content, changes, words):
    with pytest.raises(FactcheckError) as caught:
        points(tmp_path, content, **changes)
    assert caught.value.exit_code == 4
    assert words in caught.value.message
