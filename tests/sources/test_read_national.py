"""Recorded crime of England and Wales since 2002/03, the older edition of 2017/18, and days to charge: what each is and is not."""

import csv
from datetime import date
from pathlib import Path

import pytest

from factcheck.sources.declaration import load_declarations
from tests.sources.official import reading, values

pytestmark = pytest.mark.shared
NATION, FORCE = "K04000001", "E23000014"
NATIONAL = ("ons-recorded-crime-national", "ons-recorded-crime-national-2002-2025")
OLD, NEW = ("ho-recorded-crime-pfa", "ho-recorded-crime-pfa-2018"), ("ho-recorded-crime-pfa", "ho-recorded-crime-pfa-2023-10-19")
RAPE = ("moj-court-timeliness", "moj-court-timeliness-rape-2011-2018")


def year(shared: Path, release: tuple[str, str], measure: str, area: str, start: int) -> float:
    """A financial year's count: its one figure, or the sum of its quarters."""
    found = [
        value
        for (name, code, first, last, _), value in values(shared, *release).items()
        if (name, code) == (measure, area) and date(start, 4, 1) <= first and last <= date(start + 1, 3, 31)
    ]
    assert len(found) in (1, 4)
    return sum(value or 0 for value in found)


@pytest.mark.parametrize(
    ("measure", "start", "count"),
    [
        ("recorded-crime", 2002, 5791277),
        ("recorded-crime", 2024, 5307003),
        ("violence-against-the-person", 2002, 708742),
        ("burglary", 2024, 245086),
        ("shoplifting", 2024, 530457),
        ("public-order-offences", 2024, 453411),
    ],
)
def test_known_cells(shared, measure, start, count):
    assert year(shared, NATIONAL, measure, NATION, start) == count


def test_the_copy_agrees_with_the_open_data(shared):
    """What the page says about the two, so that it cannot become untrue unseen."""
    measures = load_declarations()[NATIONAL[0]].measures
    apart = {}
    for measure in measures:
        for start in range(2012, 2023):
            here, there = (year(shared, each, measure, NATION, start) for each in (NATIONAL, NEW))
            apart[measure, start] = abs(here / there - 1)
    assert all(apart[measure, start] == 0 for measure in measures for start in (2012, 2013, 2014))
    assert {key for key, share in apart.items() if share >= 0.005} == {("criminal-damage-and-arson", 2020), ("drug-offences", 2022)}
    assert max(apart.values()) < 0.02


def test_fraud_is_in_no_figure(shared):
    """Crime with fraud was 6.6 million in 2024/25; the headline and every group are below the total without it."""
    assert "fraud" not in load_declarations()[NATIONAL[0]].measures
    assert max(value or 0 for value in values(shared, *NATIONAL).values()) < 6_000_000
    parts = ("violence-against-the-person", "sexual-offences", "robbery", "theft-offences", "criminal-damage-and-arson", "drug-offences")
    assert sum(year(shared, NATIONAL, part, NATION, 2024) for part in parts) < year(shared, NATIONAL, "recorded-crime", NATION, 2024)


def test_editions_without_a_date_are_known_under_latest_only():
    for source, release in (NATIONAL, OLD, RAPE):
        edition = next(each for each in load_declarations()[source].editions if each.release_id == release)
        assert edition.published == ""
        assert edition.copy_ != "original"


def test_the_older_edition_of_2017(shared):
    assert year(shared, OLD, "recorded-crime", FORCE, 2017) == 233393
    assert year(shared, NEW, "recorded-crime", FORCE, 2017) == 233688
    assert year(shared, OLD, "rape", FORCE, 2017) == 2470


def test_the_older_edition_by_quarter(shared):
    quarters = {key[2:4] for key in values(shared, *OLD) if key[0] == "recorded-crime" and key[1] == FORCE}
    assert min(quarters) == (date(2017, 4, 1), date(2017, 6, 30))
    assert len(quarters) == 4


def test_a_name_that_meant_more_is_not_read(shared):
    """Violence with injury had death by unlawful driving in it in 2018."""
    assert not [key for key in values(shared, *OLD) if key[0] == "violence-with-injury"]
    assert [key for key in values(shared, *NEW) if key[0] == "violence-with-injury"]


def test_fraud_bodies_are_no_forces_in_either_edition(shared):
    total = next(row for row in reading(shared, *OLD).figures.to_pylist() if row["area_code"] == NATION)
    assert total["coverage"] == "43 police forces and British Transport Police"
    assert year(shared, OLD, "recorded-crime", NATION, 2017) == 4881043


def test_the_second_copy_is_the_same_table(shared):
    """One of the two copies is read; the other differs in its headings and in how nothing is written."""
    folder = shared / "official/recorded_crime"
    with (
        (folder / "prc-pfa-mar2013-onwards-tables201718.csv").open(newline="") as one,
        (folder / "prc-pfa-201718_new.csv").open(newline="") as two,
    ):
        first, second = list(csv.reader(one))[1:], list(csv.reader(two))[1:]
    assert len(first) == len(second) == 23068
    assert [[cell.strip() for cell in row[:7]] for row in first] == [[cell.strip() for cell in row[1:8]] for row in second]
    numbers = [(row[7].strip(), other[8].strip()) for row, other in zip(first, second, strict=True)]
    assert all(int(one) == int(two) for one, two in numbers)
    assert {one for one, two in numbers if one != two} == {"-00"}


def test_days_from_the_offence_are_not_days_from_the_recording(shared):
    found = values(shared, *RAPE)
    assert found["rape-days-offence-to-charge", NATION, date(2018, 1, 1), date(2018, 12, 31), "median"] == 394.5
    assert found["rape-days-offence-to-charge", NATION, date(2018, 1, 1), date(2018, 12, 31), "mean"] == 2420.27
    assert found["rape-days-offence-to-completion", NATION, date(2013, 1, 1), date(2013, 12, 31), "median"] == 479
    assert not [key for key in found if key[0] == "days-to-charge-rape"]
    assert {row["unit"] for row in reading(shared, *RAPE).figures.to_pylist()} == {"days"}


@pytest.mark.parametrize("source", ["ho-football-arrests", "moj-police-assault-sentences"])
def test_what_fits_no_measure_says_why(source):
    page = load_declarations()[source]
    assert not page.read
    assert page.measures == ()
    assert any(note.startswith("Not read: official/") for note in page.method_notes)
