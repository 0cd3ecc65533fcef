"""Grids and points: blocks of cells with a row an area or a period, and series in JSON."""

from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.catalogue import load_catalogue
from tests.sources.invented import Seen, raw, see

PILOT, REGION, NATION = "E23000014", "E12000005", "K04000001"
MARKERS = {"..": "not available", "+": "counted with another", "[x]": "not available"}
GRID: dict[str, Any] = {
    "sheets": ["Table P1"],
    "title": "^Table P1: ",
    "says": [r"\bNumbers\b"],
    "corner": ["Area Code"],
    "columns": [
        {"measure": "recorded-crime", "headings": ["Total crime"]},
        {"measure": "burglary", "headings": ["Burglary"]},
        {"measure": "population", "headings": ["Population (mid) rounded"], "midyear": True},
    ],
    "ignored": ["Area Name"],
    "bodies": ["British Transport Police"],
    "missing": MARKERS,
    "joined": ["+"],
    "totals": {"areas": True, "bodies": ["British Transport Police"], "reason": "forces add up"},
}
MEASURES = {"measures": ["recorded-crime", "burglary", "population", "charge-rate", "charge-rate-rape", "officers-headcount"]}
UNDATED = {"published": ""}


@cache
def areas() -> tuple[tuple[str, str, str | None, str], ...]:
    """Code, name, what it lies in, and kind of each force, region and nation of England and Wales."""
    return tuple((area.code, area.name, area.part_of, area.kind) for area in load_catalogue().areas.values())


def body(changes: dict[str, list[str] | None]) -> list[list[str]]:
    """Rows that add up: the force of place n has n crimes, twice that burglaries and n thousand people; all may be changed."""
    forces = sorted((code, name) for code, name, _, kind in areas() if kind == "force")
    numbers = {code: place + 1 for place, (code, _) in enumerate(forces)}
    parents = {code: parent for code, _, parent, _ in areas()}
    sums: dict[str, int] = {}
    for code, number in numbers.items():
        around = parents[code]
        while around is not None:
            sums[around] = sums.get(around, 0) + number
            around = parents.get(around)
    sums[NATION] = sum(numbers.values()) + 5
    names = {code: name for code, name, _, _ in areas()}
    rows = []
    for code, number in sorted((sums | numbers).items(), key=lambda pair: (pair[0] != NATION, pair[0])):
        if code.startswith(("K04", "E12", "E92", "W92", "E23", "W15")):
            held = number - (5 if code == NATION else 0)
            cells = [code, f"{names[code]}8", str(number), str(held * 2 + number - held), str(held * 1000)]
            changed = changes.get(code, cells[1:])
            rows += [[code, *changed]] if changed else []
    rows += [[code, *cells] for code, cells in changes.items() if code not in sums | numbers and cells]
    return [*rows, ["", "British Transport Police", "5", "5", ""]]


HEAD = [["", "", "Total crime4", "", ""], ["Area Code", "Area Name", "", "Burglary5,6", "Population\n (mid-2029)3 rounded"]]
TITLE = "Table P1: crime, year ending June 301,2"


def workbook(
    *,
    title: str = TITLE,
    unit: str = "Numbers",
    head: list[list[str]] | None = None,
    rows: dict[str, list[str] | None] | None = None,
    above: int = 0,
    name: str = "Table P1 ",
    notes: tuple[str, ...] = ("4. Fraud is not in it.", "8. Somebody's note."),
) -> list[Any]:
    """A workbook in the layout of the police force area tables."""
    top = [[title], [], ["England and Wales"], *[["a note above"]] * above, *(head or HEAD), [unit]]
    below = [["Source: nowhere"], ["Notes:"], *([note] for note in notes)]
    return [raw([["A correction"]], name="Correction"), raw([*top, *body(rows or {}), *below], name=name)]


def look(grid: dict[str, Any] | None = None, **changes: Any) -> Seen:
    return see({"grids": [GRID | (grid or {})]}, workbook(**changes), declared=MEASURES, edited=UNDATED)


def test_region_and_force_of_one_name_are_read_by_their_codes():
    seen = look()
    assert seen.failed == []
    assert seen.of("recorded-crime", PILOT).value == 14
    assert seen.of("recorded-crime", REGION).value == 14 + 15 + 16 + 17
    assert seen.of("burglary", PILOT).value == 28
    assert seen.of("burglary", PILOT).locator == "sheet 'Table P1', cell D30"
    assert seen.of("burglary", PILOT).period.end == date(2030, 6, 30)


def test_a_cells_text_and_the_notes_of_its_name_and_heading_go_along():
    figure = look(rows={PILOT: ["West Midlands8", "14 ", "28", "1,000"]}).of("recorded-crime", PILOT)
    assert figure.note == "Somebody's note. Fraud is not in it."


def test_a_missing_force_keeps_its_marker_and_is_named_in_the_totals():
    seen = look({"totals": GRID["totals"] | {"areas": False}}, rows={"E23000005": ["Greater Manchester10,11", "..", "..", "1"]})
    assert (seen.of("burglary", "E23000005").value, seen.of("burglary", "E23000005").missing) == (None, "..")
    assert seen.of("burglary", "E12000002").coverage == "without Greater Manchester Police"
    assert seen.of("burglary", NATION).coverage == "42 police forces and British Transport Police; without Greater Manchester Police"
    assert seen.of("burglary", REGION).coverage is None


def test_an_area_counted_with_another_leaves_no_total_short():
    seen = look({"totals": GRID["totals"] | {"areas": False}}, rows={"E23000034": ["London, City of", "+", "+", "1"]})
    assert seen.of("burglary", NATION).coverage == "43 police forces and British Transport Police"


def test_a_population_is_a_stock_in_the_middle_of_the_year_that_its_heading_names():
    figure = look().of("population", PILOT)
    assert (figure.period.start, figure.period.end, figure.value) == (date(2029, 6, 30), date(2029, 6, 30), 14000)


def test_a_sheet_that_is_numbered_anew_is_found_by_its_title():
    assert look(name="Table 7").failed == []
    two = [*workbook(), raw([[TITLE]], name="Table 8")]
    seen = see({"grids": [GRID | {"sheets": []}]}, two, declared=MEASURES, edited=UNDATED)
    assert seen.failed[0].name == "several sheets are called or titled so"


def test_columns_moved_and_rows_added_above_change_no_value():
    moved = [[row[0], row[1], *row[4:], *row[2:4]] for row in HEAD]
    rows = {code: [name, number and "9", "3", "2"] for code, name, _, kind in areas() if kind == "force" for number in ("1",)}
    free = {"totals": {"reason": "none"}}
    plain = look(free, rows=rows, above=3)
    turned = {code: [name, "2", "9", "3"] for code, (name, *_) in rows.items()}
    seen = look(free, rows=turned, head=moved, above=3)
    assert plain.failed == seen.failed == []
    assert {key: value for key, value in seen.values.items() if key[1].startswith(("E23", "W15"))} == {
        key: value for key, value in plain.values.items() if key[1].startswith(("E23", "W15"))
    }


@pytest.mark.parametrize(
    ("grid", "changes", "name", "told"),
    [
        ({}, {"title": "Table P2: change, year ending June 30"}, "the title is another", "Table P2"),
        ({}, {"title": "Table P1: crime"}, "the title names no period", "Table P1: crime"),
        ({}, {"unit": "Rate per 1,000"}, "what must stand above the numbers does not (is the unit another?)", "Rate per 1,000"),
        ({}, {"head": [HEAD[0], [*HEAD[1][:3], "Break-ins", HEAD[1][4]]]}, "a heading does not stand over exactly one column", "Break-ins"),
        ({}, {"rows": {PILOT: None}}, "some forces are not in the table", ""),
        ({}, {"rows": {"E23000777": ["Borsetshire", "1", "1", "1"]}}, "an area code is not known", "E23000777 Borsetshire"),
        ({}, {"rows": {"": ["Fraud Bureau", "1", "1", "1"]}}, "a row with numbers has no area code", "Fraud Bureau"),
        ({}, {"rows": {PILOT: ["Kent", "14", "28", "1"]}}, "a force's name stands beside another's code", "E23000014 Kent"),
        ({}, {"rows": {PILOT: ["Borsetshire", "14", "28", "1"]}}, "a force's name is not known", "Borsetshire"),
        ({}, {"rows": {PILOT: ["West Midlands", "n.k.", "28", "1"]}}, "a cell is neither a number nor a declared marker", "n.k."),
        ({"sheets": ["Table P9"], "title": None}, {}, "a sheet is not in the workbook", "Table P1"),
        ({"corner": ["Code of area"]}, {}, "no row of headings", ""),
        ({"bodies": []}, {}, "a row with numbers has no area code", "British Transport Police"),
    ],
)
def test_a_workbook_that_changed_shape_fails_the_check_that_names_both_sides(grid, changes, name, told):
    check = look(grid, **changes).failed[0]
    assert check.name == name
    assert told in check.found
    assert "raw.csv" in check.where


def test_a_heading_reworded_is_suggested_as_its_new_name():
    check = look(head=[HEAD[0], [*HEAD[1][:3], "Burglaries [note 5]", HEAD[1][4]]]).failed[0]
    assert "'Burglaries [note 5]' is the new name of 'Burglary'" in check.suggestion


@pytest.mark.parametrize("heading", ["Burglary", "Burglary5,6", "Burglary [note 5]", " burglary\n12 "])
def test_footnotes_glued_to_a_heading_are_no_part_of_it(heading):
    assert look(head=[HEAD[0], [*HEAD[1][:3], heading, HEAD[1][4]]]).of("burglary", PILOT).value == 28


@pytest.mark.parametrize("name", ["West Midlands", "  West Midlands ", "West Midlands 8", "West Midlands10,11", "West Midlands [note 8]"])
def test_footnotes_glued_to_a_name_are_no_part_of_it(name):
    assert look(rows={PILOT: [name, "14", "28", "14000"]}).failed == []


def test_a_stray_column_is_told_and_an_empty_one_is_nothing():
    head = [[*HEAD[0], ""], [*HEAD[1], "Witchcraft"]]
    assert look(head=head).failed == []
    rows = {PILOT: ["West Midlands", "14", "28", "14000", "3"]}
    check = look(head=head, rows=rows).only
    assert (check.name, check.found) == ("a column is neither read nor ignored", "'Witchcraft'")


def test_a_column_there_twice_is_told():
    head = [[*HEAD[0], ""], [*HEAD[1], "Burglary"]]
    assert look(head=head, rows={PILOT: ["West Midlands", "14", "28", "1", "3"]}).failed[0].name == (
        "a heading does not stand over exactly one column"
    )


def test_a_count_that_is_no_whole_number_is_told():
    check = look(rows={PILOT: ["West Midlands", "14.5", "28", "14000"]}).failed[0]
    assert check.name == "a count is no whole number (is the unit another?)"
    assert "14.5" in check.found


def test_a_total_off_by_one_is_told_with_its_cell():
    check = look(rows={PILOT: ["West Midlands", "15", "28", "14000"]}).only
    assert check.name == "totals equal their parts"
    assert "cell C12 has 62 and its parts 63" in check.found


def test_a_total_within_the_tolerance_of_rounding_or_a_known_slip_passes():
    rows: dict[str, list[str] | None] = {REGION: ["West Midlands", "63", "124", "62000"]}
    assert look({"totals": GRID["totals"] | {"tolerance": 1}}, rows=rows).failed == []
    slip = GRID["totals"] | {"known": {f"Table P1 {REGION} 63": "A slip of the publisher."}}
    wrong: dict[str, list[str] | None] = {REGION: ["West Midlands", "63", "124", "62000"]}
    assert look(rows=wrong).failed != []
    assert look({"totals": slip}, rows=wrong).failed == []


def test_a_group_off_its_subgroups_is_told():
    parts = {"totals": {"measures": {"recorded-crime": ["burglary"]}, "reason": "all crime is burglary"}}
    assert look(parts).only.name == "totals equal their parts"


@pytest.mark.parametrize(
    ("cell", "value", "status"),
    [("14 [r]", 14, "revised"), ("14 [p]", 14, "provisional"), ("14 [note 3]", 14, "final"), ("14²", 14, "final")],
)
def test_marks_beside_a_number_are_no_part_of_it(cell, value, status):
    figure = look({"totals": {"reason": "none"}}, rows={PILOT: ["West Midlands", cell, "28", "1"]}).of("recorded-crime", PILOT)
    assert (figure.value, figure.status) == (value, status)


def test_a_force_there_twice_is_told():
    rows = body({})
    book = [raw([[TITLE], ["Numbers"], *HEAD, *rows, rows[-2]], name="Table P1")]
    seen = see({"grids": [GRID]}, book, declared=MEASURES, edited=UNDATED)
    assert seen.failed[0].name == "an area stands there twice"


def test_one_grid_that_fails_leaves_the_others_looked_at():
    seen = see({"grids": [GRID | {"sheets": ["Table P7"], "title": "^P7"}, GRID]}, workbook(), declared=MEASURES, edited=UNDATED)
    assert [check.name for check in seen.failed] == ["a sheet is not in the workbook"]
    assert seen.of("burglary", PILOT).value == 28


NAMED: dict[str, Any] = {
    "sheets": ["Table_2"],
    "title": "^Table 2",
    "corner": ["Police force"],
    "rows": "names",
    "regions_first": True,
    "columns": [{"measure": "officers-headcount", "written": "dates"}],
    "missing": MARKERS,
    "totals": {"areas": True, "reason": "forces add up"},
}


def named(swapped: bool = False, years: tuple[str, ...] = ("31 March 2029", "31 March 2030")) -> list[Any]:
    """A table by name alone: each region above its forces, so that West Midlands stands there twice."""
    forces = {code: place for place, code in enumerate(sorted(code for code, _, _, kind in areas() if kind == "force"), start=1)}
    names = {code: name for code, name, _, _ in areas()} | dict.fromkeys((PILOT, REGION), "West Midlands")
    rows = []
    for region in dict.fromkeys(parent for code, _, parent, kind in areas() if kind == "force" and parent):
        inside = {code: forces[code] for code, _, parent, kind in areas() if kind == "force" and parent == region}
        rows.append([names[region], *[f"{sum(inside.values())}"] * len(years)])
        rows += [[names[code], *[f"{number}"] * len(years)] for code, number in inside.items()]
    if swapped:
        first, second = (place for place, row in enumerate(rows) if row[0] == "West Midlands")
        rows[first], rows[second] = rows[second], rows[first]
    return [raw([["Table 2: officers"], ["Police force", *years], *rows], name="Table_2")]


def test_by_name_alone_the_first_west_midlands_is_the_region():
    seen = see({"grids": [NAMED]}, named(), declared=MEASURES, edited=UNDATED)
    assert seen.failed == []
    found = {(each.area_code, each.period.end): each.value for each in seen.figures if each.area_code in (PILOT, REGION)}
    assert found == {
        (PILOT, date(2029, 3, 31)): 14,
        (PILOT, date(2030, 3, 31)): 14,
        (REGION, date(2029, 3, 31)): 62,
        (REGION, date(2030, 3, 31)): 62,
    }


def test_forces_above_their_region_are_told_by_the_totals():
    assert "totals equal their parts" in {check.name for check in see({"grids": [NAMED]}, named(swapped=True), declared=MEASURES).failed}


def test_a_year_added_to_a_grid_is_read():
    seen = see({"grids": [NAMED]}, named(years=("31 March 2029", "31 March 2030", "31 March 2031")), declared=MEASURES, edited=UNDATED)
    assert sorted({str(figure.period.end) for figure in seen.figures}) == ["2029-03-31", "2030-03-31", "2031-03-31"]


PERIODS: dict[str, Any] = {
    "sheets": ["Table 4"],
    "title": "^Table 4",
    "corner": ["Year"],
    "rows": "periods",
    "area": NATION,
    "columns": [{"measure": "officers-headcount", "headings": ["Officers"]}],
    "missing": MARKERS,
}


def by_year(*rows: list[str]) -> Seen:
    book = [raw([["Table 4: officers by year"], ["Year", "Officers"], *rows], name="Table 4")]
    return see({"grids": [PERIODS]}, book, declared=MEASURES, edited=UNDATED)


def test_a_row_a_period_is_for_the_declared_area():
    seen = by_year(["2029-30", "7"], ["2030/31", "[x]"])
    assert [(figure.area_code, str(figure.period.end), figure.value, figure.missing) for figure in seen.figures] == [
        (NATION, "2030-03-31", 7, None),
        (NATION, "2031-03-31", None, "[x]"),
    ]


def test_a_row_whose_label_is_no_period_is_told():
    check = by_year(["2029-30", "7"], ["Change", "3"]).only
    assert (check.name, check.found) == ("a row's label is not a period", "'Change'")
    assert "skipped" in check.suggestion


POINTS: dict[str, Any] = {
    "path": ["national", "rate"],
    "key": "date",
    "value": "pct",
    "measure": "charge-rate",
    "area": NATION,
    "unit": "percent",
    "statistic": "share",
    "table": "Table 1",
}


def points(series: Any, **changes: Any) -> Seen:
    content = {"national": {"rate": series}} if series is not None else {"national": {}}
    return see({"points": [POINTS | changes]}, content, declared=MEASURES, edited=UNDATED)


def test_points_by_month_and_by_year():
    listed = points([{"date": "2030-06", "pct": Decimal("5.7")}]).figures
    assert [(each.value, str(each.period.start), str(each.period.end)) for each in listed] == [(5.7, "2029-07-01", "2030-06-30")]
    mapped = points({"2030": Decimal(7)}).figures
    assert [(each.value, str(each.period.end)) for each in mapped] == [(7.0, "2030-03-31")]


def test_points_by_category_with_one_that_is_not_asked_for():
    series = [{"date": "Rape", "pct": Decimal("2.8")}, {"date": "Treason", "pct": Decimal(1)}]
    category = {"measure": None, "categories": {"Rape": "charge-rate-rape"}, "year_ending": "2030-03"}
    assert points(series, **category).only.name == "a category is neither read nor ignored"
    found = points(series, **category, ignored={"Treason": "nobody asks"}).figures
    assert [(figure.measure_id, figure.value) for figure in found] == [("charge-rate-rape", 2.8)]


def test_a_share_written_as_a_fraction_is_told_in_percent():
    assert points({"2030": Decimal("0.057")}, times=100, decimals=1).figures[0].value == 5.7


@pytest.mark.parametrize(
    ("series", "changes", "expected", "found"),
    [
        (None, {}, "'rate'", ""),
        ([{"date": "2030-06", "percent": Decimal(5)}], {}, "'pct'", "'percent'"),
        ([{"date": "2030-06", "pct": "five"}], {}, "", "2030-06: five"),
        ([{"date": "June", "pct": Decimal(5)}], {}, "", "'June'"),
        ([{"date": "Rape", "pct": Decimal(5)}], {"categories": {"Robbery": "charge-rate-robbery"}}, "'Robbery'", "'Rape'"),
        ("five", {}, "", "str"),
    ],
)
def test_points_that_changed_shape_are_told(series, changes, expected, found):
    check = points(series, **changes).only
    assert expected in check.expected
    assert found in check.found


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(range(44)))
def test_the_order_of_rows_changes_no_figure(order):
    head, rows = [[TITLE], ["Numbers"], *HEAD], body({})
    chosen = [row for row in rows if row[0].startswith(("E23", "W15", "K04"))]
    grid = GRID | {"totals": {"reason": "none"}}
    book = [raw([*head, *[chosen[place] for place in order], rows[-1]], name="Table P1")]
    base = [raw([*head, *chosen, rows[-1]], name="Table P1")]
    seen, plain = (see({"grids": [grid]}, each, declared=MEASURES, edited=UNDATED) for each in (book, base))
    assert seen.failed == []
    assert seen.values == plain.values
