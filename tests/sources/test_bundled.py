"""The bundled store: figures that are known from the publications, and that the raw files still give the same rows."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.figures.rows import digest_of
from factcheck.figures.tables import digest_of_table
from factcheck.sources.declaration import Declaration, Edition, load_declarations
from factcheck.sources.raw import raw_path
from factcheck.sources.reading import read_release
from factcheck.sources.statements import figures_from_statements, outcomes_of
from factcheck.values import FactcheckError, Period
from factcheck.values.period import financial_year, year_ending
from tests.sources.known import RECORDED

FORCE, REGION, NATION = "E23000014", "E12000005", "K04000001"
# Charge rates of the years to March 2018 and 2019: cohort, in-year.
CHARGED = {
    "charge-rate": ((10.39, 10.43), (8.63, 8.81)),
    "charge-rate-burglary": ((5.16, 4.11), (5.29, 5.48)),
    "charge-rate-robbery": ((10.09, 10.83), (9.52, 9.19)),
    "charge-rate-homicide": ((80.49, 70.73), (66.67, 101.96)),
    "charge-rate-rape": ((4.94, 8.02), (2.05, 2.90)),
}


@pytest.fixture(scope="module")
def store() -> Store:
    return Store.open()


@pytest.mark.parametrize("measure_id", RECORDED)
def test_recorded_crime_by_year(store, measure_id):
    years = {figure.period.end: figure.value for figure in store.series(measure_id, FORCE)}
    assert [years[date(year, 3, 31)] for year in range(2017, 2024)] == list(RECORDED[measure_id])


def test_recorded_crime_by_rolling_year_and_nation(store):
    rolled = {figure.period.end: figure.value for figure in store.series("recorded-crime", FORCE, every="year-ending")}
    assert [rolled[day] for day in (date(2022, 6, 30), date(2022, 9, 30), date(2022, 12, 31), date(2023, 6, 30))] == [
        368851,
        371684,
        366709,
        360336,
    ]
    (nation,) = [figure for figure in store.lookup("recorded-crime", NATION, financial_year(2022)) if figure.standing == "official_release"]
    assert (nation.value, nation.coverage) == (5581608, "43 police forces and British Transport Police")


@pytest.mark.parametrize("measure_id", CHARGED)
@pytest.mark.parametrize("year", [2017, 2018])
def test_charge_rates_by_both_methods(store, measure_id, year):
    found = {
        figure.method: figure.value
        for figure in store.lookup(measure_id, FORCE, financial_year(year))
        if figure.standing == "official_release"
    }
    assert (found["cohort"], found["in-year"]) == CHARGED[measure_id][year - 2017]


@pytest.mark.parametrize(
    ("measure_id", "area_code", "day", "value"),
    [
        ("officers-fte", FORCE, date(2010, 3, 31), 8626.17),
        ("officers-fte", FORCE, date(2022, 3, 31), 7579.34),
        ("officers-fte", FORCE, date(2025, 3, 31), 7990.7),
        ("officers-headcount", FORCE, date(2022, 3, 31), 7706),
        ("pcso-fte", FORCE, date(2022, 3, 31), 432.02),
        ("police-staff-fte", FORCE, date(2022, 3, 31), 3689.07),
        ("officers-fte", NATION, date(2022, 3, 31), 140228.33),
        ("population", FORCE, date(2018, 6, 30), 2916500),
    ],
)
def test_stocks(store, measure_id, area_code, day, value):
    assert store.lookup(measure_id, area_code, Period(start=day, end=day))[0].value == value


@pytest.mark.parametrize(
    ("measure_id", "area_code", "period", "value"),
    [
        ("arrests", FORCE, financial_year(2006), 64609),
        ("arrests", FORCE, financial_year(2017), 39868),
        ("arrests", NATION, financial_year(2017), 698737),
        ("stop-and-search", FORCE, financial_year(2018), 18420),
        ("stop-and-search", NATION, financial_year(2018), 383629),
        ("knife-crime", FORCE, financial_year(2018), 3428),
        ("recorded-crime-rate", FORCE, year_ending(2019, 12), 89.03),
        ("recorded-crime", FORCE, year_ending(2025, 6), 303343),
        ("violence-against-the-person", FORCE, year_ending(2025, 6), 120710),
        ("crime-severity-score", FORCE, financial_year(2021), 25.99),
        ("charge-rate", NATION, financial_year(2024), 7.3),
    ],
)
def test_years(store, measure_id, area_code, period, value):
    assert store.lookup(measure_id, area_code, period)[0].value == value


def test_a_force_without_figures_is_missing_and_named_in_the_total(store):
    (lancashire,) = store.lookup("arrests", "E23000003", financial_year(2017))
    assert (lancashire.value, lancashire.missing) == (None, "NA")
    assert store.lookup("arrests", NATION, financial_year(2017))[0].coverage == "42 police forces; without Lancashire"


def test_vintages_by_the_day(store):
    year = financial_year(2017)
    known = {
        day: [figure.value for figure in store.lookup("recorded-crime", FORCE, year, as_of=day)]
        for day in (date(2019, 6, 1), date(2023, 11, 24))
    }
    assert known == {date(2019, 6, 1): [233393], date(2023, 11, 24): [233688]}


def test_the_region_has_its_own_figures_and_never_the_forces(store):
    assert {figure.value for figure in store.series("recorded-crime", REGION)} == {443165, 473323}
    with pytest.raises(FactcheckError, match="E23000014"):
        store.series("rape", REGION)


def test_quoted_figures_hold_what_the_pages_say(store):
    ranks = {(figure.period.end, figure.method): figure.value for figure in store.figures("999-rank", FORCE)}
    assert ranks[(date(2023, 5, 31), "fastest")] == 6
    assert ranks[(date(2022, 6, 30), "slowest")] == 1
    spring = Period(start=date(2023, 4, 1), end=date(2023, 6, 30))
    (change,) = store.figures("arrests-force-own-count", FORCE, period=spring, unit="percent")
    assert (change.value, change.statistic, change.own_body) == (27, "change", FORCE)
    clocks = {figure.method for figure in store.figures("999-mean-answer-time", FORCE)}
    assert clocks == {"national-clock", "force-clock", "clock-not-stated"}


def test_no_figure_is_bare_and_none_is_of_an_unknown_measure(store):
    assert store.broken() == []
    from factcheck.catalogue import load_catalogue

    assert set(store.measures) <= set(load_catalogue().measures)


def test_press_is_never_official(store):
    statements = [
        figure for measure_id in store.measures for figure in store.figures(measure_id) if figure.source_id == "published-statements"
    ]
    assert len(statements) > 1000
    assert {figure.standing for figure in statements} == {"official_statement", "press"}
    assert all("pressreader" not in figure.url for figure in statements if figure.standing != "press")


@pytest.mark.shared
@pytest.mark.parametrize("source", ["ho-arrests", "ho-workforce", "ho-outcomes-trend"])
def test_the_raw_files_still_give_the_same_rows(store, shared: Path, source):
    page = load_declarations()[source]
    edition = page.editions[0]
    expect_same(store, page, edition, shared)


@pytest.mark.shared
def test_a_raw_workbook_still_gives_the_same_rows(store, shared: Path):
    page = load_declarations()["ons-pfa-tables"]
    expect_same(store, page, next(edition for edition in page.editions if edition.release_id.endswith("2019-12")), shared)


def expect_same(store: Store, page: Declaration, edition: Edition, shared: Path) -> None:
    reading = read_release(page, edition, raw_path(shared, edition)).or_refused()
    assert digest_of_table(reading.figures) == next(each.digest for each in store.releases if each.release_id == edition.release_id)


@pytest.mark.shared
def test_every_row_of_the_list_is_accounted_for(store, shared: Path, root: Path):
    page = load_declarations()["published-statements"]
    (edition,) = page.editions
    outcomes = outcomes_of(page, edition, shared)
    assert len(outcomes) == 1446
    assert all((outcome.figure is None) == bool(outcome.reason) for outcome in outcomes)
    digest = digest_of(figures_from_statements(page, edition, shared))
    assert digest == next(release.digest for release in store.releases if release.release_id == edition.release_id)
    told = (root / "data" / "figures" / "README.md").read_text(encoding="utf-8")
    assert f"Of {len(outcomes):,} rows {sum(outcome.figure is not None for outcome in outcomes):,} became figures" in told
