"""The confusions that would make a confident mistake, one by one: what is not asked for never answers."""

from datetime import date

import pytest

from factcheck.values import Period, Unit
from factcheck.values.period import calendar_year, month, year_ending
from tests.checking.making import E_AND_W, ENGLAND, REGION, WMP, Y2223, claim, figure, rate, verdict_on

MARCH_2022 = Period("at 31 March 2022", date(2022, 3, 31), date(2022, 3, 31))
IN_2022 = Period("in 2022", date(2022, 1, 1), date(2022, 12, 31))
CONFIDENT = ("supported", "not_supported")


def confident(one, figures):
    """The labels for the number that the other figure has, and for one that it has not."""
    from dataclasses import replace

    wrong = replace(one, value=one.value * 2)
    return [label for each in (one, wrong) if (label := verdict_on(each, figures).label) in CONFIDENT]


def test_region_for_force():
    assert not confident(claim(), [figure(area_code=REGION)])
    assert not confident(claim(area_code=REGION, subject="the West Midlands region"), [figure(area_code=WMP)])


def test_england_for_england_and_wales():
    assert not confident(claim(area_code=E_AND_W), [figure(area_code=ENGLAND)])
    assert not confident(claim(area_code=ENGLAND), [figure(area_code=E_AND_W)])


def test_city_for_force(monkeypatch):
    from factcheck.catalogue import load_catalogue

    cities = [area for area in load_catalogue().areas.values() if area.force == WMP]
    assert cities
    for city in cities:
        assert not confident(claim(area_code=city.code, subject=city.name), [figure()])


@pytest.mark.parametrize(
    ("asked", "held"),
    [
        ("rape", "sexual-offences"),
        ("homicide", "homicide-victims"),
        ("recorded-crime", "csew-crime"),
        ("csew-crime", "recorded-crime"),
        ("recorded-crime", "recorded-crime-including-fraud"),
        ("burglary", "burglary-residential"),
        ("robbery", "robbery-personal"),
        ("violence-with-injury", "violence-against-the-person"),
        ("arrests", "charges"),
        ("arrests", "arrests-force-own-count"),
    ],
)
def test_one_measure_for_another(asked, held):
    from factcheck.catalogue import load_catalogue

    area = E_AND_W if "csew" in asked + held else WMP
    name = load_catalogue().measure(asked).plain
    assert not confident(claim(measure_id=asked, measure=name, area_code=area), [figure(measure_id=held, area_code=area)])


def stock(measure_id, value, day=date(2022, 3, 31)):
    return figure(value, Period(None, day, day), measure_id)


def test_headcount_for_full_time_equivalent():
    named = claim(
        "7,706",
        7706.0,
        measure_id="officers-fte",
        measure="police officers: full-time equivalent",
        period=MARCH_2022,
        quote="West Midlands Police had 7,706 full-time equivalent officers at 31 March 2022",
    )
    assert not confident(named, [stock("officers-headcount", 7706.0)])
    verdict = verdict_on(named, [stock("officers-headcount", 9706.0), stock("officers-fte", 9579.34)])
    assert verdict.label == "not_supported"


def test_loose_officers_show_both_counts():
    loose = claim(
        "7,706",
        7706.0,
        measure_id="officers-fte",
        measure="police officers: number",
        period=MARCH_2022,
        quote="West Midlands Police had 7,706 officers at 31 March 2022",
    )
    verdict = verdict_on(loose, [stock("officers-headcount", 7706.0), stock("officers-fte", 7000.0)])
    assert verdict.label == "depends"


@pytest.mark.parametrize(
    "other",
    [calendar_year(2022), calendar_year(2023), year_ending(2023, 6), month(2023, 3), Period(None, date(2023, 1, 1), date(2023, 3, 31))],
)
def test_a_period_that_merely_overlaps(other):
    assert not confident(claim(), [figure(period=other)])


def test_a_quarter_is_no_year_and_four_are():
    quarters = [
        Period(None, date(2022, 4, 1), date(2022, 6, 30)),
        Period(None, date(2022, 7, 1), date(2022, 9, 30)),
        Period(None, date(2022, 10, 1), date(2022, 12, 31)),
        Period(None, date(2023, 1, 1), date(2023, 3, 31)),
    ]
    held = [figure(5286.5, period, locator=f"q{index}") for index, period in enumerate(quarters)]
    assert not confident(claim(), held[:3])
    assert verdict_on(claim(), held).label == "supported"
    assert "sum of 4 quarters" in verdict_on(claim(), held).readings[0].figures[0].locator


def test_cohort_for_in_year():
    named = claim(
        "10.4%",
        10.4,
        kind="share",
        unit=Unit.PERCENT,
        last_place=0.1,
        measure_id="charge-rate",
        measure="charge rate",
        quote="the charge rate in 2022/23 was 10.4%",
    )
    assert verdict_on(named, [rate(10.4, method="in-year")]).label == "not_enough_data"
    assert verdict_on(named, [rate(10.4, method="in-year"), rate(6.0, method="cohort")]).label == "depends"


def test_a_share_is_no_count_and_a_mean_no_median():
    assert not confident(
        claim("10", 10.0, measure_id="charge-rate", measure="charge rate", quote="10 charges in 2022/23"), [rate(10.0, method="cohort")]
    )
    timed = claim(
        "21", 21.0, unit=Unit.DAYS, measure_id="days-to-outcome", measure="days to outcome", quote="21 days to an outcome in 2022/23"
    )
    other = figure(21.0, measure_id="days-to-outcome", unit=Unit.DAYS, statistic="rate")
    assert not confident(timed, [other])


def test_a_year_inside_which_a_stock_was_counted_once_never_contradicts():
    one = claim(
        "9,000",
        9000.0,
        measure_id="officers-fte",
        measure="police officers: full-time equivalent",
        period=IN_2022,
        quote="there were 9,000 full-time equivalent officers in 2022",
    )
    assert verdict_on(one, [stock("officers-fte", 7579.34)]).label == "not_enough_data"


def test_one_end_of_a_league_table_for_the_other():
    third = claim(
        "third worst",
        3.0,
        kind="rank",
        unit=Unit.RANK,
        direction=None,
        measure_id="999-rank",
        measure="999 rank",
        form="rank",
        quote="third worst for answering 999 calls in 2022/23",
    )
    held = figure(3.0, Y2223, "999-rank", unit=Unit.RANK, statistic="rank", method="fastest")
    assert not confident(third, [held])


def test_a_change_over_bodies_that_came_or_went():
    from tests.checking.making import Y2122, change

    held = [figure(), figure(20199.0, Y2122, coverage="42 forces, without Greater Manchester")]
    verdict = verdict_on(change(), held)
    assert verdict.label == "not_enough_data"
    assert "missing_areas" in verdict.flags
