"""Sentences about rates per head, through the whole pipeline, against rates worked out here from the store's own count and people."""

from datetime import date

import pytest

import factcheck
from factcheck.catalogue import load_catalogue
from factcheck.figures import Store

YEAR, MID = date(2018, 4, 1), date(2018, 6, 30)


@pytest.fixture(scope="module")
def rates():
    """Burglaries per 1,000 people in 2018/19 by force, the City of London left out, the highest first."""
    store, found = Store.open(), {}
    for area in load_catalogue().areas.values():
        if area.kind != "force" or area.name == "City of London Police":
            continue
        counts = [row for row in store.series("burglary", area.code, every="year") if row.period.start == YEAR]
        people = [row for row in store.figures("population", area.code) if row.period.end == MID and row.value]
        found[area.name] = counts[-1].value / people[-1].value * 1000
    return dict(sorted(found.items(), key=lambda each: -each[1]))


def labels(text):
    return [each.verdict.label for each in factcheck.check(text, published="2020-06-01").judged]


SAID = [
    "{force} recorded {rate} burglaries per 1,000 people in 2018/19.",
    "There were {rate} burglaries for every 1,000 residents in the {force} area in 2018/19.",
    "The burglary rate at {force} was {rate} per 1,000 population in the year to March 2019.",
    "From April 2018 to March 2019, burglary in the {force} area stood at {rate} offences per 1,000 population.",
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(("times", "label"), [(1.0, "supported"), (1.4, "not_supported")])
def test_a_rate(rates, said, times, label):
    force = "North Wales Police"
    assert labels(said.format(force=force, rate=f"{rates[force] * times:.1f}")) == [label]


@pytest.mark.parametrize(
    "said",
    [
        "Per head of population, {force} recorded the most burglaries of any force in England and Wales in 2018/19.",
        "{force} recorded the highest number of burglaries per 1,000 people of any force, excluding the City of London, in 2018/19.",
    ],
)
def test_a_place_per_head_is_counted_by_the_rate(rates, said):
    first, *_, last = rates
    assert labels(said.format(force=first)) == ["supported"]
    assert labels(said.format(force=last)) == ["not_supported"]


def test_the_offences_of_a_rate_are_of_the_kind_that_the_sentence_is_about():
    assert labels("In 2018/19 theft across Sussex stood at 24 offences for every 1,000 residents.") == ["supported"]
    assert labels("In 2018/19 theft across Sussex stood at 65 offences for every 1,000 residents.") == ["not_supported"]


def test_a_rate_over_households_is_not_held_against_one_over_people():
    assert not {"supported", "not_supported"} & set(labels("Essex Police recorded 5.2 burglaries per 1,000 households in 2017/18."))


@pytest.mark.parametrize(("officers", "label"), [(221, "supported"), (321, "not_supported")])
def test_the_people_may_come_first(officers, label):
    # 5,136.6 officers in full-time equivalents on 31 March 2019 (Home Office) over the people of West Yorkshire (ONS).
    said = f"For every 100,000 residents, West Yorkshire Police had {officers} full-time equivalent police officers at 31 March 2019."
    assert labels(said) == [label]
