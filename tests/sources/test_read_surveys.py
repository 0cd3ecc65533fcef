"""The Crime Survey's tables and the severity scores: known cells, years as they are meant, and never taken for recorded crime."""

import csv
import gzip
from datetime import date
from pathlib import Path

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.sources.declaration import load_declarations
from factcheck.sources.editions import edition_of
from factcheck.sources.reading import read_release
from factcheck.sources.written_periods import period_written
from factcheck.values import FactcheckError
from factcheck.values.period import calendar_year, year_ending
from tests.sources.official import reading, values

pytestmark = pytest.mark.shared
NATION, FORCE, CITY = "K04000001", "E23000014", "E23000034"
TRENDS, LATER, REPORTED = "ons-csew-prevalence-1981-2019", "ons-csew-prevalence-2020", "ons-csew-reporting-1981-2019"
SURVEY = [TRENDS, LATER, REPORTED, "ons-csew-perceptions-ye-2026-03"]


def of(shared: Path, release: str, measure: str, start: date, end: date) -> float | None:
    """One survey estimate."""
    return values(shared, "ons-csew", release)[measure, NATION, start, end, "share"]


@pytest.mark.parametrize(
    ("release", "measure", "start", "end", "percent"),
    [
        (TRENDS, "csew-prevalence-violence", date(1981, 1, 1), date(1981, 12, 31), 2.86),
        (TRENDS, "csew-prevalence-violence", date(2001, 4, 1), date(2002, 3, 31), 3.32),
        (TRENDS, "csew-prevalence-robbery", date(2018, 4, 1), date(2019, 3, 31), 0.36),
        (TRENDS, "csew-prevalence-burglary", date(2009, 4, 1), date(2010, 3, 31), 3.16),
        (LATER, "csew-prevalence", date(2019, 4, 1), date(2020, 3, 31), 13.3),
        (LATER, "csew-prevalence-fraud", date(2016, 4, 1), date(2017, 3, 31), 6.0),
        (REPORTED, "csew-reported-share-violence", date(1981, 1, 1), date(1981, 12, 31), 23.87),
        (REPORTED, "csew-reported-share", date(2018, 4, 1), date(2019, 3, 31), 37.85),
        ("ons-csew-perceptions-ye-2026-03", "trust-in-police", date(2025, 4, 1), date(2026, 3, 31), 73.8),
        ("ons-csew-perceptions-ye-2026-03", "police-patrol-visibility", date(2006, 4, 1), date(2007, 3, 31), 25.6),
    ],
)
def test_known_cells_in_percent(shared, release, measure, start, end, percent):
    assert of(shared, release, measure, start, end) == percent


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Jan '81 to Dec '81", calendar_year(1981)),
        ("Jan '95 to Dec '95...7", calendar_year(1995)),
        ("Apr '01 to Mar '02...10", year_ending(2002, 3)),
        ("Apr '12 to Mar '135", year_ending(2013, 3)),
    ],
)
def test_a_number_glued_to_a_year_is_none_of_it(written, meant):
    assert period_written(written, "year-ending", where="a cell") == meant


def test_the_bare_years_are_years_to_march(shared):
    """Why the second table may be read: where both tables have a cell, they say the same to a tenth of a percent."""
    with gzip.open(shared / "official/csew/csew-prevalence-trends.csv.gz", "rt") as file:
        exact = {(row["offence"].lower(), int(row["year"][:4]) + 1): float(row["prevalence"]) for row in csv.DictReader(file)}
    with gzip.open(shared / "official/csew/crime-since-2010.csv.gz", "rt") as file:
        pairs = [
            (exact[key], float(row["prevalence"]))
            for row in csv.DictReader(file)
            if (key := (row["offence"].lower(), int(row["year"]))) in exact and row["prevalence"] != "NA"
        ]
    assert len(pairs) == 378
    assert all(abs(one - other) <= 0.00051 for one, other in pairs)


def test_the_year_that_cannot_be_told_is_not_read(shared):
    ends = {key[3] for key in values(shared, "ons-csew", LATER)}
    assert max(ends) == date(2020, 3, 31)
    assert "2022 is not read" in " ".join(load_declarations()["ons-csew"].method_notes)


@pytest.mark.parametrize("release", SURVEY)
def test_a_survey_estimate_is_one_row_and_no_count(shared, release):
    rows = reading(shared, "ons-csew", release).figures.to_pylist()
    recorded = {each.id for each in load_catalogue().measures.values() if each.group == "recorded-crime"}
    assert {(row["unit"], row["statistic"], row["area_code"]) for row in rows} == {("percent", "share", NATION)}
    assert not recorded & {row["measure_id"] for row in rows}
    told = [row for row in rows if row["value"] is not None]
    assert all("over 1 rows" in row["locator"] for row in told if "rows hash" in row["locator"])
    assert all(row["locator"].startswith("100 × sum") for row in told if "rows hash" in row["locator"])
    assert all(0 <= row["value"] <= 100 for row in told)


def test_no_estimate_is_no_zero(shared):
    assert of(shared, REPORTED, "csew-reported-share-fraud", date(2015, 4, 1), date(2016, 3, 31)) is None
    rows = reading(shared, "ons-csew", REPORTED).figures.to_pylist()
    assert {row["missing"] for row in rows if row["value"] is None} == {"NA"}


def test_an_alias_of_recorded_crime_is_none_of_the_survey():
    ours = [each for each in load_catalogue().measures.values() if each.id.startswith(("csew-prevalence", "csew-reported"))]
    assert len(ours) == 20
    for measure in ours:
        words = [alias.lower() for alias in measure.aliases]
        assert all("csew" in word or "survey" in word or "reported to the police" in word for word in words), measure.id
        assert measure.definition.count("Crime Survey for England and Wales") == 1


def test_shares_written_as_percent_are_refused(shared, tmp_path):
    """Another unit in the same shape: beside the edition that is held, every figure would have been revised a hundredfold."""
    with gzip.open(shared / "official/csew/csew-prevalence-trends.csv.gz", "rt") as file:
        rows = list(csv.reader(file))
    changed = [rows[0]] + [[row[0], row[1], str(float(row[2]) * 100), *row[3:]] for row in rows[1:]]
    path = tmp_path / "percent.csv"
    with path.open("w", newline="") as file:
        csv.writer(file).writerows(changed)
    page, held = load_declarations()["ons-csew"], [(TRENDS, reading(shared, "ons-csew", TRENDS).figures)]
    with pytest.raises(FactcheckError) as refused:
        read_release(page, edition_of(page, path), path, held=held).or_refused()
    assert refused.value.exit_code == 4


@pytest.mark.parametrize(("year", "score"), [(2018, 20.19), (2019, 19.71), (2020, 19.68), (2021, 25.99)])
def test_severity_of_the_pilot_force(shared, year, score):
    found = values(shared, "ons-crime-severity", "ons-crime-severity-2002-2022")
    assert found["crime-severity-score", FORCE, date(year, 4, 1), date(year + 1, 3, 31), "rate"] == score


def test_the_city_has_no_severity_score(shared):
    rows = reading(shared, "ons-crime-severity", "ons-crime-severity-2002-2022").figures.to_pylist()
    city = [row for row in rows if row["area_code"] == CITY]
    assert len(city) == 20
    assert {(row["value"], row["missing"]) for row in city} == {(None, ":")}
    assert {row["missing"] for row in rows if row["value"] is None} == {":"}
    assert {row["status"] for row in rows} == {"experimental"}
