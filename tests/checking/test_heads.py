"""Rates that nobody prints: the count over the people of its year, by figures that are held and by sums that can be done again."""

from dataclasses import replace
from datetime import date

import pytest

import factcheck
from factcheck.checking.heads import people_days
from factcheck.figures import Store
from factcheck.values import Period, Unit
from factcheck.values.period import financial_year, month
from tests.checking.making import E_AND_W, Y2223, claim, figure, verdict_on

MID_2021, MID_2022 = (Period(start=date(year, 6, 30), end=date(year, 6, 30)) for year in (2021, 2022))


def rate_claim(value, said):
    quote = f"{said} burglaries per 1,000 people in 2022/23"
    return claim(said, value, unit=Unit.PER_1000, measure="burglary: rate per 1,000 population", measure_id="burglary-rate", quote=quote)


def people(value, day=MID_2022, **more):
    return figure(value, day, "population", publisher="Office for National Statistics", **more)


def test_a_count_is_divided_by_the_people_of_its_own_year():
    verdict = verdict_on(rate_claim(7.0, "7.0"), [figure(21000.0), people(3_000_000.0), people(2_000_000.0, MID_2021)])
    assert verdict.readings[1].outcome == "disagrees"
    assert verdict.label == "depends"
    first = verdict.readings[0]
    assert first.official.value == 7.0
    assert "21,000 ÷ 3,000,000 people × 1,000 = 7 per 1,000" in first.working
    assert "÷ 3,000,000 people at 30 June 2022" in first.figures[0].locator


def test_a_wrong_rate_is_not_supported():
    verdict = verdict_on(rate_claim(9.0, "9.0"), [figure(21000.0), people(3_000_000.0)])
    assert verdict.label == "not_supported"


def test_without_people_there_is_no_rate():
    verdict = verdict_on(rate_claim(7.0, "7.0"), [figure(21000.0)])
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")


@pytest.mark.parametrize("held", [0.0, -5.0])
def test_no_rate_of_no_people(held):
    assert verdict_on(rate_claim(7.0, "7.0"), [figure(21000.0), people(held)]).label == "not_enough_data"


def test_people_of_a_part_never_divide_the_crimes_of_the_whole():
    partly = people(3_000_000.0, coverage="without Greater Manchester Police", area_code=E_AND_W)
    whole = figure(21000.0, area_code=E_AND_W)
    assert verdict_on(replace(rate_claim(7.0, "7.0"), area_code=E_AND_W), [whole, partly]).label == "not_enough_data"


def test_a_printed_rate_is_taken_before_one_of_ours():
    printed = figure(8.0, Y2223, "burglary-rate", unit=Unit.PER_1000, statistic="rate")
    verdict = verdict_on(rate_claim(8.0, "8.0"), [figure(21000.0), people(3_000_000.0), printed])
    assert verdict.label == "supported"
    assert verdict.readings[0].figures[0].value == 8.0


def test_people_too_old_are_not_used():
    old = people(3_000_000.0, Period(start=date(2018, 6, 30), end=date(2018, 6, 30)))
    assert verdict_on(rate_claim(7.0, "7.0"), [figure(21000.0), old]).label == "not_enough_data"


def test_the_mid_years_of_a_period():
    assert [each.end.year for each in people_days(financial_year(2017))] == [2017, 2016, 2015]
    assert [each.end.year for each in people_days(month(2018, 3))] == [2017, 2016]
    assert people_days(Period(stated="lately")) == []


def test_a_real_rate_against_a_sum_of_its_own():
    store = Store.open()
    essex = "E23000028"
    count = next(row for row in store.series("burglary", essex, every="year") if row.period.start == date(2017, 4, 1))
    heads = next(row for row in store.figures("population", essex) if row.period.end == date(2017, 6, 30))
    truth = round(count.value / heads.value * 1000, 1)
    said = f"Essex Police recorded {truth} burglaries per 1,000 people in 2017/18."
    report = factcheck.check(said, published="2019-06-01")
    assert [each.verdict.label for each in report.judged] == ["supported"]
    wrong = factcheck.check(said.replace(str(truth), str(round(truth * 1.4, 1))), published="2019-06-01")
    assert [each.verdict.label for each in wrong.judged] == ["not_supported"]
