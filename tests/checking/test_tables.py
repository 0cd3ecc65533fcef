"""Whole tables: places among all forces, extremes over time, shares of a whole, rates per head, and groups that are not held."""

from dataclasses import replace

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.values import Period, Unit
from factcheck.values.period import financial_year
from tests.checking.making import WMP, Y2223, claim, figure, rate, verdict_on

FORCES = [area.code for area in load_catalogue().areas.values() if area.kind == "force"]


def table(**own):
    """Every force with its own charge rate from 1 up, West Midlands Police with the one given."""
    others = [code for code in FORCES if code != WMP]
    rows = [rate(float(index + 1), method="cohort", area_code=code, locator=code) for index, code in enumerate(others)]
    return [*rows, rate(own["wmp"], method="cohort")] if "wmp" in own else rows


LOWEST = claim(
    "lowest",
    1.0,
    kind="rank",
    unit=Unit.RANK,
    form="rank",
    direction="decrease",
    measure_id="charge-rate",
    measure="charge rate",
    quote="the lowest charge rate of any force in 2022/23",
)


def test_a_place_in_the_whole_table():
    verdict = verdict_on(LOWEST, table(wmp=0.5))
    assert verdict.label == "supported"
    assert "43 lines" in " ".join(verdict.readings[0].working)
    assert verdict_on(LOWEST, table(wmp=20.5)).label == "not_supported"


def test_a_place_counted_from_the_end_that_is_named():
    highest = replace(LOWEST, direction="increase", as_stated="highest", quote="the highest charge rate of any force in 2022/23")
    assert verdict_on(highest, table(wmp=99.0)).label == "supported"
    assert verdict_on(highest, table(wmp=0.5)).label == "not_supported"


def test_quality_is_counted_from_the_better_end():
    best = replace(LOWEST, direction=None, as_stated="best", quote="the best charge rate of any force in 2022/23")
    assert load_catalogue().measure("charge-rate").better == "high"
    assert verdict_on(best, table(wmp=99.0)).label == "supported"


def test_ties_share_a_place():
    tied = verdict_on(LOWEST, table(wmp=1.0))
    assert tied.label == "supported"
    assert tied.readings[0].official.high == 2.0


def test_one_missing_force_and_there_is_no_place():
    verdict = verdict_on(LOWEST, table(wmp=0.5)[1:])
    assert verdict.label == "not_enough_data"
    assert "missing_areas" in verdict.flags
    assert "42 of 43" in " ".join(verdict.readings[0].working)


def test_the_group_of_similar_forces_is_not_held():
    similar = replace(LOWEST, quote="the lowest charge rate of our most similar forces in 2022/23")
    verdict = verdict_on(similar, table(wmp=0.5))
    assert verdict.label == "not_enough_data"
    assert "similar" in verdict.would_settle


def test_a_place_without_a_table_named_is_none():
    nowhere = replace(LOWEST, quote="the lowest charge rate in 2022/23")
    assert verdict_on(nowhere, table(wmp=0.5)).label == "not_enough_data"


@pytest.mark.parametrize(
    ("words", "first", "label"),
    [
        ("worst", "burglary was the worst of any force in 2022/23", "not_enough_data"),
        ("highest", "burglary was the highest of any force in 2022/23", "not_enough_data"),
        ("highest", "the highest burglary rate of any force, by total, in 2022/23", "not_enough_data"),
        ("most", "the most burglaries of any force in 2022/23", "supported"),
        ("highest", "the highest number of burglaries of any force in 2022/23", "supported"),
        ("most", "the most burglaries in 2022/23", "not_enough_data"),
    ],
)
def test_a_place_by_number_follows_the_size_of_the_force_unless_the_words_name_the_number(words, first, label):
    most = claim(words, 1.0, kind="rank", unit=Unit.RANK, form="rank", direction="increase", quote=first)
    rows = [figure(900.0 if code == WMP else float(index + 1), area_code=code, locator=code) for index, code in enumerate(FORCES)]
    assert verdict_on(most, rows).label == label


def years(values, first=2014):
    return [figure(value, financial_year(first + index), locator=str(index)) for index, value in enumerate(values)]


SINCE = claim(
    "lowest since 2014",
    1.0,
    kind="rank",
    unit=Unit.RANK,
    form="rank",
    direction="decrease",
    baseline=Period("since 2014", financial_year(2014).start, Y2223.end),
    quote="burglary in 2022/23 was the lowest since 2014",
)


@pytest.mark.parametrize(
    ("values", "label"),
    [
        ((90, 80, 85, 70, 60, 65, 55, 52, 50), "supported"),
        ((10, 80, 85, 70, 60, 65, 55, 52, 50), "supported"),
        ((90, 80, 45, 70, 60, 65, 55, 52, 50), "not_supported"),
        ((90, 80, 50, 70, 60, 65, 55, 52, 50), "close"),
    ],
)
def test_lowest_since_a_year(values, label):
    assert verdict_on(SINCE, years(values)).label == label


def test_lowest_since_needs_every_year():
    held = years((90, 80, 85, 70, 60, 65, 55, 52, 50))
    assert verdict_on(SINCE, held[:3] + held[4:]).label == "not_enough_data"


def test_a_share_of_all_crime():
    part = claim("6%", 6.0, kind="share", unit=Unit.PERCENT, quote="burglary made up 6% of all crime in 2022/23")
    held = [figure(60.0), figure(1000.0, measure_id="recorded-crime")]
    verdict = verdict_on(part, held)
    assert verdict.label == "supported"
    assert "60 ÷ 1,000 × 100 = 6%" in verdict.readings[0].working
    assert verdict_on(replace(part, value=12.0), held).label == "not_supported"
    assert verdict_on(part, held[:1]).label == "not_enough_data"
    assert verdict_on(part, [held[0], figure(0.0, measure_id="recorded-crime")]).label == "not_enough_data"


def test_per_head_needs_a_rate_that_is_held():
    head = claim(
        "13.7",
        13.7,
        unit=Unit.PER_1000,
        last_place=0.1,
        measure_id="arrests",
        measure="arrests",
        quote="13.7 arrests per 1,000 people in 2022/23",
    )
    held = figure(13.7, measure_id="arrests-rate", unit=Unit.PER_1000, statistic="rate")
    assert verdict_on(head, [held]).label == "supported"
    assert verdict_on(head, [figure(40000.0, measure_id="arrests")]).label == "not_enough_data"
    per_thousand = replace(held, value=137.0, unit=Unit.PER_10000)
    assert verdict_on(head, [per_thousand]).label == "supported"


@pytest.mark.parametrize(
    ("words", "direction", "value", "label"),
    [
        ("most", None, 900.0, "supported"),
        ("most", None, 0.5, "not_supported"),
        ("most", "decrease", 900.0, "supported"),
        ("fewest", None, 0.5, "supported"),
        ("fewest", None, 900.0, "not_supported"),
        ("most and fewest", None, 900.0, "not_enough_data"),
    ],
)
def test_the_end_of_the_table_is_named_by_the_words_whatever_was_read(words, direction, value, label):
    first = claim(
        words, 1.0, kind="rank", unit=Unit.RANK, form="rank", direction=direction, quote=f"the {words} burglaries of any force in 2022/23"
    )
    rows = [figure(value if code == WMP else float(index + 1), area_code=code, locator=code) for index, code in enumerate(FORCES)]
    assert verdict_on(first, rows).label == label


@pytest.mark.parametrize(("words", "label"), [("worst", "supported"), ("best", "not_supported")])
def test_best_and_worst_are_opposite_ends(words, label):
    first = replace(LOWEST, as_stated=words, direction=None, quote=f"the {words} charge rate of any force in 2022/23")
    assert verdict_on(first, table(wmp=0.5)).label == label


CALLS = claim(
    "one of the best",
    None,
    kind="rank",
    unit=Unit.NONE,
    form="none",
    measure_id=None,
    measure="calls received: number",
    quote="is one of the best call-handling forces",
)


def test_what_forces_are_ranked_by_is_looked_up_though_its_words_are_loose():
    verdict = verdict_on(CALLS, [])
    assert verdict.label == "not_enough_data"
    assert {each.measure_id for each in verdict.readings} >= {"999-rank", "999-answered-within-10-seconds", "999-mean-answer-time"}


def test_a_force_that_is_best_at_nothing_that_is_counted_stays_uncheckable():
    assert verdict_on(replace(CALLS, quote="is one of the best-loved forces", measure="esteem"), []).label == "not_checkable"
    many = replace(CALLS, as_stated="70,000", value=70_000.0, kind="level", unit=Unit.COUNT, quote="call-handling forces took 70,000 calls")
    assert not any(each.measure_id == "999-rank" for each in verdict_on(many, []).readings)
