"""Layouts for which no release is at hand: each made-up file is read whole, and one change to it is refused with what was found."""

from collections.abc import Callable

import pytest

from factcheck.figures import Store
from factcheck.figures.shelf import put_release
from factcheck.sources.adding import add_file, check_file, declared
from factcheck.sources.declaration import load_declarations
from factcheck.sources.figuring import edition_release
from factcheck.sources.raw import cells_of
from factcheck.sources.walking_back import rows_behind
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder
from tests.sources.making_fixtures import FIXTURES, FOLDER, Cell, Sheets, write

PILOT, DORSET, NATION, LONDON = "E23000014", "E23000039", "K04000001", "E12000007"
LARGEST = 60 * 1024


@pytest.mark.parametrize("name", FIXTURES)
def test_the_script_makes_each_fixture_again_cell_for_cell(name, tmp_path):
    again, kept = cells_of(write(tmp_path / name, FIXTURES[name][1]())), cells_of(FOLDER / name)
    assert [(table.name, table.rows()) for table in again] == [(table.name, table.rows()) for table in kept]
    assert (FOLDER / name).stat().st_size < LARGEST


def test_every_fixture_belongs_to_a_page_and_every_page_names_its_own():
    named = {(page.id, name) for page in load_declarations().values() for name in page.fixture}
    assert named == {(source, name) for name, (source, _) in FIXTURES.items()}
    assert {path.name for path in FOLDER.iterdir()} == {*FIXTURES}


@pytest.mark.parametrize("name", FIXTURES)
def test_every_fixture_passes_its_source_s_checks(name):
    reading = check_file(FIXTURES[name][0], FOLDER / name, stores=[])
    assert [check.name for check in reading.checks.failed] == []
    assert reading.figures.num_rows > 0
    assert all(day.year >= 2090 for day in reading.figures["period_end"].to_pylist())


@pytest.mark.parametrize("name", FIXTURES)
def test_no_store_takes_a_fixture(name, tmp_path):
    with pytest.raises(FactcheckError) as refused:
        add_file(FIXTURES[name][0], FOLDER / name, store=tmp_path / "store", raw=tmp_path / "raw")
    assert refused.value.code == "made-up-figures"
    assert not list(tmp_path.rglob("*"))


@pytest.mark.parametrize("name", FIXTURES)
def test_a_fixture_is_known_even_where_its_layout_fails(name, tmp_path):
    source, make = FIXTURES[name]
    sheets = make()
    without("Kent")(sheets)
    with pytest.raises(FactcheckError) as refused:
        add_file(source, write(tmp_path / name, sheets), store=tmp_path / "store", raw=tmp_path / "raw")
    assert refused.value.code == "made-up-figures"


@pytest.mark.parametrize("text", ['{"note": "Made-up figures", "national": {}}', '[{"note": "Made-up figures"}]'])
def test_a_json_fixture_is_known_by_a_field(text, tmp_path):
    (tmp_path / "trend.json").write_text(text)
    assert check_file("ho-outcomes-trend", tmp_path / "trend.json", stores=[]).made_up


def test_a_publisher_s_own_words_are_no_mark(tmp_path):
    sheets = FIXTURES["arrests-2092.ods"][1]()
    for rows in sheets.values():
        rows[:] = [[cell for cell in row if "Made-up" not in str(cell)] for row in rows]
    assert not check_file("ho-arrests", write(tmp_path / "arrests-2092.ods", sheets), stores=[]).made_up


def test_no_figure_of_a_fixture_is_bundled():
    import pyarrow.parquet

    for path in (data_folder() / "figures").rglob("*.parquet"):
        ends = pyarrow.parquet.read_table(path, columns=["period_end"])["period_end"]
        assert all(day is None or day.year < 2090 for day in ends.unique().to_pylist()), path


def cells(name: str, measure: str, area: str, *, method: str | None = None) -> list[tuple[str, str, float | None]]:
    """First day, last day and value of each figure of a fixture, in order."""
    figures = check_file(FIXTURES[name][0], FOLDER / name, stores=[]).figures.to_pylist()
    found = [row for row in figures if (row["measure_id"], row["area_code"]) == (measure, area) and method in (None, row["method"])]
    return sorted((str(row["period_start"]), str(row["period_end"]), row["value"]) for row in found)


NOVEMBER, DECEMBER = ("2091-11-01", "2091-11-30"), ("2091-12-01", "2091-12-31")
LAST_YEAR, YEAR = ("2090-04-01", "2091-03-31"), ("2091-04-01", "2092-03-31")
EXPECTED: list[tuple[str, str, str, str | None, list[tuple[str, str, float | None]]]] = [
    ("answering-times-2091.csv", "999-calls", PILOT, "national-clock", [(*NOVEMBER, 1021), (*DECEMBER, 1021)]),
    ("answering-times-2091.csv", "999-mean-answer-time", PILOT, "national-clock", [(*NOVEMBER, 11.1), (*DECEMBER, 22.2)]),
    ("answering-times-2091.csv", "999-answered-within-10-seconds", PILOT, "national-clock", [(*NOVEMBER, 77.7), (*DECEMBER, 77.7)]),
    ("answering-times-2091.csv", "999-answered-after-60-seconds", PILOT, "national-clock", [(*NOVEMBER, 11.2), (*DECEMBER, 11.2)]),
    ("answering-times-2091.csv", "999-mean-answer-time", NATION, None, []),
    # 1001 murders, -3 manslaughters (more cancelled than made) and 1003 corporate ones, whose code 4.10 is not 4.1.
    ("recorded-crime-2092.ods", "homicide", PILOT, None, [("2091-01-01", "2091-03-31", 2001), ("2091-04-01", "2091-06-30", 2001)]),
    ("recorded-crime-2092.ods", "burglary", PILOT, None, [("2091-01-01", "2091-03-31", 2025), ("2091-04-01", "2091-06-30", 2025)]),
    ("recorded-crime-2092.ods", "homicide", DORSET, None, [("2091-01-01", "2091-03-31", 2003), ("2091-04-01", "2091-06-30", None)]),
    # Robberies: 1001 undecided, 10 of each of the 21 types; 11 of those charged were charged in the year.
    ("outcomes-2092.xlsx", "charge-rate-robbery", PILOT, "cohort", [(*YEAR, round(1000 / 1211, 2))]),
    ("outcomes-2092.xlsx", "charge-rate-robbery", PILOT, "in-year", [(*YEAR, round(1100 / 1211, 2))]),
    ("outcomes-2092.xlsx", "charge-rate-homicide", DORSET, "cohort", [(*YEAR, round(1000 / 1011, 2))]),
    ("outcome-tables-2092.ods", "charge-rate-rape", NATION, "headline", [(*YEAR, 4.4)]),
    ("force-area-tables-2092.xlsx", "homicide", PILOT, None, [(*YEAR, 1001 + 20)]),
    ("force-area-tables-2092.xlsx", "recorded-crime-rate", "E23000034", None, [(*YEAR, None)]),
    ("force-area-tables-2092.xlsx", "population", "E92000001", None, [("2091-06-30", "2091-06-30", 100100)]),
    ("arrests-2092.ods", "arrests", PILOT, None, [(*LAST_YEAR, 10210), (*YEAR, 10210)]),
    ("arrests-2092.ods", "arrests", DORSET, None, [(*LAST_YEAR, 1037), (*YEAR, None)]),
    ("stop-search-2092.ods", "stop-and-search", PILOT, None, [(*LAST_YEAR, 6126), (*YEAR, 6126)]),
    ("stop-search-2092.ods", "stop-and-search", DORSET, None, [(*LAST_YEAR, None), (*YEAR, None)]),
    ("workforce-2092.ods", "officers-fte", PILOT, None, [("2091-03-31", "2091-03-31", 2041), ("2092-03-31", "2092-03-31", 2041)]),
    ("workforce-2092.ods", "officers-female-share", PILOT, None, [("2091-03-31", "2091-03-31", 50), ("2092-03-31", "2092-03-31", 50)]),
    ("mappa-2092.ods", "registered-sex-offenders", PILOT, None, [("2092-03-31", "2092-03-31", 1022)]),
    ("mappa-2092.ods", "registered-sex-offenders", LONDON, None, [("2092-03-31", "2092-03-31", 1021)]),
    ("mappa-2092.ods", "registered-sex-offenders-rate", NATION, None, [("2092-03-31", "2092-03-31", 111)]),
]


@pytest.mark.parametrize(("name", "measure", "area", "method", "wanted"), EXPECTED)
def test_figures_are_those_of_the_cells(name, measure, area, method, wanted):
    assert cells(name, measure, area, method=method) == wanted


def test_rolling_years_of_the_charge_rate_have_their_own_ends():
    found = cells("outcome-tables-2092.ods", "charge-rate", NATION)
    assert [(end, value) for _, end, value in found] == [
        ("2091-03-31", 1.1),
        ("2091-06-30", 2.2),
        ("2091-09-30", 3.3),
        ("2091-12-31", 4.4),
        ("2092-03-31", 5.6),
    ]


def test_a_force_that_sent_nothing_is_named_in_the_coverage_of_the_total():
    figures = check_file("ho-arrests", FOLDER / "arrests-2092.ods", stores=[]).figures.to_pylist()
    told = {str(row["period_end"]): row["coverage"] for row in figures if row["area_code"] == NATION}
    assert told["2092-03-31"] == "42 police forces; without Dorset"


@pytest.mark.parametrize("name", ["recorded-crime-2092.ods", "workforce-2092.ods", "answering-times-2091.csv"])
def test_a_sum_walks_back_to_its_rows_in_whatever_layout_the_file_has(name, tmp_path):
    source, declaration = FIXTURES[name][0], declared(FIXTURES[name][0])
    reading = check_file(source, FOLDER / name, stores=[])
    store = put_release(tmp_path / "store", edition_release(declaration, reading.edition), reading.figures)
    assert store.release_id
    figures = Store.open(tmp_path / "store").figures(declaration.measures[0], PILOT)
    assert figures
    for figure in figures:
        (part,) = rows_behind(declaration, reading.edition, FOLDER / name, [figure])
        assert part.agrees
        assert len(part.rows) == int(figure.locator.split(" rows ", 1)[0].split()[-1])


Change = Callable[[Sheets], None]


def reworded(old: str, new: str) -> Change:
    """Every cell that is the old text becomes the new one."""

    def change(sheets: Sheets) -> None:
        for rows in sheets.values():
            for row in rows:
                row[:] = [new if cell == old else cell for cell in row]

    return change


def without(name: str) -> Change:
    """No row has a cell of this name any more."""

    def change(sheets: Sheets) -> None:
        for rows in sheets.values():
            rows[:] = [row for row in rows if name not in row]

    return change


def wider(sheet: str, head: int, heading: str) -> Change:
    """One more column of numbers at the end."""

    def change(sheets: Sheets) -> None:
        for number, row in enumerate(sheets[sheet][head:]):
            row.append(heading if number == 0 else 1)

    return change


def tenth(row: list[Cell], place: int, by: float) -> None:
    """One number of a row times another."""
    value = row[place]
    assert not isinstance(value, str)
    row[place] = value * by


def as_fractions(sheets: Sheets) -> None:
    for row in sheets[""]:
        if "December 2091" in row:
            tenth(row, 5, 0.01)


def as_percent(sheets: Sheets) -> None:
    for row in sheets["Table_1_3"]:
        for place in range(2, len(row)):
            if isinstance(row[place], float):
                tenth(row, place, 100)


def alternate(sheets: Sheets) -> None:
    """The file of alternate offences says again, as types 1a, 2a and 3a, what types 1, 2 and 3 have."""
    rows = sheets["Outcomes_open_data"]
    rows += [[*row[:10], f"{row[10]}a", *row[11:]] for row in rows if row[10:11] in (["1"], ["2"], ["3"])]


def off_by_one(sheet: str, label: str, place: int) -> Change:
    """A total is one more than its parts."""

    def change(sheets: Sheets) -> None:
        for row in sheets[sheet]:
            if row and row[0] == label:
                row[place] = int(row[place]) + 1

    return change


def dated(sheets: Sheets) -> None:
    """A stock says its day where it said its year."""
    for row in sheets["Data"]:
        row[0] = "31 March 2091" if row[0] == 2091 else row[0]


def renamed(old: str, new: str) -> Change:
    """A sheet has another name."""

    def change(sheets: Sheets) -> None:
        sheets[new] = sheets.pop(old)

    return change


CHANGES: list[tuple[str, Change, str, str]] = [
    ("answering-times-2091.csv", reworded("Mean answer time (seconds)", "Mean answer time (minutes)"), "(minutes)", "new name of"),
    ("answering-times-2091.csv", without("Kent"), "Kent", "every_force"),
    ("answering-times-2091.csv", reworded("Kent", "Borsetshire"), "Borsetshire", "force_names.yaml"),
    ("answering-times-2091.csv", wider("", 1, "% abandoned"), "% abandoned", "table.ignored"),
    ("answering-times-2091.csv", reworded("December 2091", "January 2092"), "2091-11-30 to 2092-01-01", ""),
    ("answering-times-2091.csv", as_fractions, "77.7 then 0.78", "steps.known"),
    ("recorded-crime-2092.ods", reworded("Offence Subgroup", "Offence Sub-group"), "Offence Sub-group", "new name of"),
    ("recorded-crime-2092.ods", reworded("Number of Offences", "Offences per 1,000"), "Offences per 1,000", "data/sources"),
    ("recorded-crime-2092.ods", without("Kent"), "Kent", "every_force"),
    ("recorded-crime-2092.ods", reworded("Shoplifting", "Retail crime"), "Retail crime", ""),
    ("recorded-crime-2092.ods", renamed("2091_92", "FY 2091"), "FY 2091", "table.sheets"),
    ("recorded-crime-2092.ods", without("CIFAS"), "CIFAS", ""),
    ("outcomes-2092.xlsx", alternate, "outcome_type: 1a", "file of alternate offences"),
    ("outcomes-2092.xlsx", reworded("22", "23"), "23", ""),
    ("outcomes-2092.xlsx", reworded("Outcome Type", "Outcome type"), "Outcome type", "new name of"),
    ("outcomes-2092.xlsx", without("Kent"), "Kent", "every_force"),
    ("outcome-tables-2092.ods", as_percent, "1.11", "take times off"),
    ("outcome-tables-2092.ods", reworded("Charged/ summonsed", "Charge rate"), "Charge rate", ""),
    ("force-area-tables-2092.xlsx", reworded("Vehicle offences", "Vehicle crime"), "Vehicle crime", "new name of"),
    ("force-area-tables-2092.xlsx", wider("Table P1", 7, "Cyber crime"), "Cyber crime", "under ignored"),
    ("force-area-tables-2092.xlsx", without("E23000032"), "Kent", "every_force"),
    ("force-area-tables-2092.xlsx", off_by_one("Table P1", "K04000001", 2), "cell C9", ""),
    ("force-area-tables-2092.xlsx", reworded("E23000032", "E23000033"), "E23000033 Kent", ""),
    ("arrests-2092.ods", reworded("number_of_arrests", "arrest_count"), "arrest_count", "data/sources"),
    ("arrests-2092.ods", without("Kent"), "Kent", "every_force"),
    ("arrests-2092.ods", reworded("2015/16 onwards - Robbery", "All offences"), "All offences", ""),
    ("stop-search-2092.ods", reworded("number_of_searches", "searches_per_1000"), "searches_per_1000", "data/sources"),
    ("stop-search-2092.ods", without("Kent"), "Kent", "every_force"),
    ("stop-search-2092.ods", reworded("Not stated", "All"), "All", ""),
    ("stop-search-2092.ods", wider("open_data", 1, "legislation"), "legislation", "table.ignored"),
    ("workforce-2092.ods", reworded("Total (FTE)", "Total (Hours)"), "Total (Hours)", "new name of"),
    ("workforce-2092.ods", dated, "31 March 2091", ""),
    ("workforce-2092.ods", renamed("Data", "Workforce"), "'Workforce'", "table.sheets"),
    ("workforce-2092.ods", without("Kent"), "E23000032", "every_force"),
    ("workforce-2092.ods", reworded("Designated Officer", "Investigator"), "Investigator", ""),
    ("workforce-2092.ods", reworded("E23000015", "E12000005"), "E23000015", "every_force"),
    ("mappa-2092.ods", reworded("Registered sexual offenders", "Category 1"), "Category 1", ""),
    ("mappa-2092.ods", without("Kent"), "Kent", "every_force"),
    ("mappa-2092.ods", off_by_one("Table_1", "England and Wales", 1), "42904 and its parts 42903", ""),
    ("mappa-2092.ods", without("London"), "Metropolitan Police", "every_force"),
    ("mappa-2092.ods", reworded("Rate per 100,000 of the population aged 10 or over", "Rate per 1,000"), "Rate per 1,000", ""),
]


@pytest.mark.parametrize(("name", "change", "found", "line"), CHANGES)
def test_one_change_is_refused_with_what_was_found_and_a_line_to_add(name, change, found, line, tmp_path):
    source, make = FIXTURES[name]
    sheets = make()
    before = repr(sheets)
    change(sheets)
    assert repr(sheets) != before
    reading = check_file(source, write(tmp_path / name, sheets), stores=[])
    with pytest.raises(FactcheckError) as refused:
        reading.or_refused()
    assert (refused.value.code, refused.value.exit_code) == ("source-drift", 4)
    assert found in refused.value.message
    assert line in refused.value.remedy


@pytest.mark.parametrize("name", FIXTURES)
def test_every_fixture_has_changes_that_are_refused(name):
    assert sum(changed == name for changed, *_ in CHANGES) >= 2
