"""Each flag: a claim that deserves it, one that does not, and a near miss."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.checking.flags import RULES
from factcheck.checking.verdict import FLAGS
from factcheck.values import Period, Span, Unit
from factcheck.values.period import financial_year, month, year_ending
from tests.checking.making import E_AND_W, GMP, WMP, Y2021, Y2122, Y2223, change, claim, figure, rate, report_on, verdict_on

Y1516, Y1617, Y1718 = financial_year(2015), financial_year(2016), financial_year(2017)
Y1819, Y1920 = financial_year(2018), financial_year(2019)


def flags(one, figures, **how):
    return verdict_on(one, figures, **how).flags


def pair(new=21146.0, old=20199.0, measure_id="burglary", **both):
    return [figure(new, Y2223, measure_id, **both), figure(old, Y2122, measure_id, **both)]


def test_every_flag_has_a_rule_and_a_test_here():
    assert tuple(RULES) == FLAGS
    tested = {name.removeprefix("test_") for name in globals() if name.startswith("test_")}
    assert set(FLAGS) <= tested


SHARE = change("25%", 25.0, measure_id="charge-rate", measure="charge rate", last_place=1.0, quote="the charge rate rose 25% in 2022/23")


def test_percent_or_points():
    held = [rate(10.0, method="cohort"), rate(8.0, Y2122, method="cohort")]
    verdict = verdict_on(SHARE, held)
    assert "percent_or_points" in verdict.flags
    assert {reading.outcome for reading in verdict.readings if reading.method == "cohort"} == {"agrees", "disagrees"}
    assert "percent_or_points" not in flags(change(), pair())
    points = replace(SHARE, unit=Unit.POINTS, as_stated="25 points", quote="the charge rate rose 25 points in 2022/23")
    assert "percent_or_points" not in flags(points, held)
    level = replace(SHARE, kind="share", direction=None)
    assert "percent_or_points" not in flags(level, held)


def test_clock_differs():
    timed = claim(
        "five seconds",
        5.0,
        unit=Unit.SECONDS,
        measure_id="999-mean-answer-time",
        measure="999 answer time",
        quote="five seconds in 2022/23",
    )
    assert "clock_differs" in flags(timed, [])
    assert "clock_differs" not in flags(claim(), [figure()])
    named = replace(timed, quote="five seconds on the national clock in 2022/23")
    assert "clock_differs" not in flags(named, [])
    calls = replace(timed, measure_id="999-calls", unit=Unit.COUNT)
    assert "clock_differs" not in flags(calls, [])


def test_small_numbers():
    killed = change(
        "9%", 9.0, measure_id="homicide", measure="homicide", direction="decrease", last_place=1.0, quote="homicide fell 9% in 2022/23"
    )
    assert "37" in flags(killed, pair(37.0, 54.0, "homicide"))["small_numbers"]
    assert "small_numbers" not in flags(change(), pair())
    assert "small_numbers" not in flags(killed, pair(50.0, 54.0, "homicide"))


def test_small_numbers_behind_a_share_that_is_not_held():
    rank = claim(
        "best",
        1.0,
        kind="rank",
        unit=Unit.RANK,
        form="rank",
        measure_id="charge-rate-homicide",
        measure="homicide: charge rate",
        quote="best for solving homicide",
    )
    assert "small_numbers" in flags(rank, [figure(37.0, measure_id="homicide")])
    assert "small_numbers" not in flags(rank, [figure(370.0, measure_id="homicide")])
    assert "small_numbers" not in flags(rank, [figure(37.0, measure_id="homicide", published="2024-07-24")])


def test_series_break():
    across = change("13%", 13.0, period=Period(None, Y1718.start, Y1718.end), baseline=Period(None, Y1617.start, Y1617.end), last_place=1.0)
    held = [figure(28077.0, Y1718), figure(24799.0, Y1617)]
    assert "2017" in flags(across, held)["series_break"]
    assert "series_break" not in flags(change(), pair())
    after = replace(across, period=Period(None, Y1819.start, Y1819.end), baseline=Period(None, Y1718.start, Y1718.end))
    assert "series_break" not in flags(after, [figure(28998.0, Y1819), figure(28077.0, Y1718)])
    level = claim("28,077", 28077.0, period=Period(None, Y1718.start, Y1718.end))
    assert "series_break" not in flags(level, held)


def test_outlier_year():
    since = change("16%", 16.0, last_place=1.0, baseline=Period("on 2020/21", Y2021.start, Y2021.end))
    held = [*pair(), figure(18161.0, Y2021, locator="b")]
    assert "pandemic" in flags(since, held)["outlier_year"]
    before = change("13%", 13.0, last_place=1.0, direction="decrease", baseline=Period("on 2019/20", Y1920.start, Y1920.end))
    assert "outlier_year" not in flags(before, [figure(), figure(24234.0, Y1920)])
    level = claim("18,161", 18161.0, period=Period(None, Y2021.start, Y2021.end))
    assert "outlier_year" not in flags(level, held)


def test_provisional():
    assert "provisional" in flags(claim(), [figure(status="provisional")])
    assert "provisional" not in flags(claim(), [figure()])
    assert "provisional" not in flags(claim(), [figure(status="revised")])


def test_superseded():
    assert "superseded" in flags(claim(), [figure(), figure(21500.0, published="2024-07-24", release_id="made-2")])
    assert "superseded" not in flags(claim(), [figure(), figure(published="2024-07-24", release_id="made-2")])
    assert "superseded" not in flags(
        claim(), [figure(), figure(21500.0, published="2024-07-24", release_id="made-2", coverage="without some")]
    )


def test_denominator_missing():
    arrests = change(
        "a third", 33.33, form="fraction", measure_id="arrests", measure="arrest rate", quote="our arrest rate rose by a third in 2022/23"
    )
    assert "denominator_missing" in flags(arrests, [])
    assert "denominator_missing" not in flags(change(), pair())
    per = replace(arrests, quote="our arrest rate per 1,000 people rose by a third in 2022/23")
    assert "denominator_missing" not in flags(per, [])
    charged = replace(SHARE, quote="the charge rate rose 25% in 2022/23")
    assert "denominator_missing" not in flags(charged, [])


def test_rounding_stretched():
    assert "rounding_stretched" in flags(claim("21,300", 21300.0), [figure()])
    assert "rounding_stretched" not in flags(claim(), [figure()])
    assert "rounding_stretched" not in flags(claim("25,000", 25000.0, last_place=1000.0), [figure()])


def country(new, old):
    return [figure(new, Y2223, area_code=E_AND_W), figure(old, Y2122, area_code=E_AND_W)]


def test_national_trend():
    assert "England and Wales" in flags(change(), [*pair(), *country(104.0, 100.0)])["national_trend"]
    assert "national_trend" not in flags(change(), [*pair(), *country(96.0, 100.0)])
    assert "national_trend" not in flags(change(), [*pair(), *country(102.0, 100.0)])
    assert "national_trend" not in flags(change(), pair())


def test_unfit_for_trend():
    crime = change("1.5%", 1.5, measure_id="recorded-crime", measure="all recorded crime", quote="recorded crime rose 1.5% in 2022/23")
    assert "unfit_for_trend" in flags(crime, [])
    assert "unfit_for_trend" not in flags(change(), pair())
    level = claim("367,206", 367206.0, measure_id="recorded-crime", measure="all recorded crime")
    assert "unfit_for_trend" not in flags(level, [])


def test_category_slip():
    passed = claim(
        "surpassed",
        None,
        kind="comparison",
        direction="increase",
        unit=Unit.NONE,
        measure_id="charge-rate-rape",
        measure="rape: solved",
        quote="the number of rapes we solve has surpassed the national average",
    )
    assert "category_slip" in flags(passed, [])
    rate_said = replace(passed, quote="the rate of rapes we solve has surpassed the national average")
    assert "category_slip" not in flags(rate_said, [])
    other = replace(passed, quote="the number of rapes we solve has surpassed last year's")
    assert "category_slip" not in flags(other, [])


def test_disagrees_with_itself():
    text = "44 weapons were found compared with 28 a year before, almost double"
    first = claim("44", 44.0, quote=text, measure_id="possession-of-weapons", measure="weapons")
    second = replace(first, claim_id="c2", as_stated="28", value=28.0, value_span=replace(first.value_span, start=36, end=38))
    third = replace(
        first,
        claim_id="c3",
        as_stated="almost double",
        value=100.0,
        kind="change",
        unit=Unit.PERCENT,
        form="multiple",
        approx="almost",
        direction="increase",
    )
    judged = report_on([first, second, third], [], text=text).judged
    assert "57.14" in judged[2].verdict.flags["disagrees_with_itself"]
    assert "disagrees_with_itself" not in judged[0].verdict.flags
    near = [first, replace(second, value=24.0), third]
    assert "disagrees_with_itself" not in report_on(near, [], text=text).judged[2].verdict.flags
    apart = [first, replace(second, measure_id="burglary"), third]
    assert "disagrees_with_itself" not in report_on(apart, [], text=text).judged[2].verdict.flags


def test_reported_only():
    press = figure(standing="press", publisher="A Newspaper", names_official=True)
    assert "reported_only" in flags(claim(), [press])
    assert "reported_only" not in flags(claim(), [figure(), press])
    assert "reported_only" not in flags(claim(), [replace(press, names_official=False)])


def test_own_figures():
    own = figure(standing="official_statement", own_body=WMP, publisher="West Midlands Police")
    assert "own_figures" in flags(claim(speaker_area=WMP), [own])
    assert "own_figures" not in flags(claim(), [own])
    assert "own_figures" not in flags(claim(speaker_area=GMP), [own])


def test_later_edition():
    late = figure(published="2024-01-25", source_id="ho-recorded-crime-pfa")
    assert "later_edition" in flags(claim(), [late])
    assert "later_edition" not in flags(claim(), [figure(source_id="ho-recorded-crime-pfa")])
    soon = {"period": Period(None, year_ending(2023, 9).start, year_ending(2023, 9).end)}
    assert "later_edition" not in flags(claim(**soon), [replace(late, **soon)])


def test_baseline_chosen():
    undated = change(period=None, baseline=None, quote="burglary has risen 4.7% in the West Midlands")
    assert "baseline_chosen" in flags(undated, pair())
    assert "baseline_chosen" not in flags(change(), pair())
    eleven = claim(
        "from 45th to third",
        (45.0, 3.0),
        kind="rank",
        unit=Unit.RANK,
        form="rank",
        measure_id="999-rank",
        measure="999 rank",
        period=None,
        quote="from 45th to third in 11 months",
    )
    assert "11 months" in flags(eleven, [])["baseline_chosen"]
    twelve = replace(
        eleven,
        quote="from 45th to third in 12 months",
        period=Period(None, Y2223.start, Y2223.end),
        baseline=Period(None, Y2122.start, Y2122.end),
    )
    assert "baseline_chosen" not in flags(twelve, [])


NEAR_YEARS = [*pair(), figure(24234.0, Y1920, locator="c"), figure(18161.0, Y2021, locator="d")]


def test_baseline_chosen_not_on_a_plain_year_on_year_whatever_other_starts_say():
    verdict = verdict_on(change(), NEAR_YEARS)
    assert [point.outcome for point in verdict.dial] == ["agrees", "disagrees", "disagrees"]
    assert "baseline_chosen" not in verdict.flags


def test_baseline_chosen_where_a_start_further_back_turns_the_move_round():
    since = change("16.4%", 16.4, baseline=Period("since 2020/21", Y2021.start, Y2021.end), quote="burglary rose 16.4% since 2020/21")
    assert "2020" in flags(since, NEAR_YEARS)["baseline_chosen"]
    along = [*pair(), figure(18161.0, Y2021, locator="d"), figure(17000.0, Y1920, locator="c")]
    assert "baseline_chosen" not in flags(since, along)


def test_baseline_chosen_where_the_year_before_was_a_dip():
    held = [(Y2223, 120.0), (Y2122, 100.0), (Y2021, 118.0), (Y1920, 116.0), (Y1819, 115.0), (Y1718, 117.0)]
    rose = change("20%", 20.0, last_place=1.0)
    dip = [figure(value, period, locator=str(value)) for period, value in held]
    assert "out of line" in flags(rose, dip)["baseline_chosen"]
    steady = [figure(value - (20 if index > 1 else 0), period, locator=str(value)) for index, (period, value) in enumerate(held)]
    assert "baseline_chosen" not in flags(rose, steady)


def test_level_or_change():
    taken = change("21,146", 21146.0, unit=Unit.COUNT, last_place=1.0, quote="burglary rose by 21,146 in 2022/23")
    assert "whole number" in flags(taken, pair())["level_or_change"]
    assert "the change" in flags(claim("947", 947.0), pair())["level_or_change"]
    assert "level_or_change" not in flags(claim(), pair())
    assert "level_or_change" not in flags(claim("1,200", 1200.0), pair())


YEARS = [
    figure(value, period, locator=str(index))
    for index, (value, period) in enumerate([(21146.0, Y2223), (20199.0, Y2122), (18161.0, Y2021), (24234.0, Y1920), (28998.0, Y1819)])
]


def test_wrong_period():
    assert "2019" not in flags(claim(), YEARS).get("wrong_period", "")
    assert "March 2019" in flags(claim("28,998", 28998.0), YEARS)["wrong_period"]
    assert "wrong_period" not in flags(claim("26,500", 26500.0), YEARS)
    assert "wrong_period" not in flags(claim("29,000", 29000.0, last_place=1000.0), YEARS)


def test_wrong_area():
    others = [figure(30123.0, area_code=GMP), figure(41234.0, area_code="E23000001"), figure(5123.0, area_code="E23000006")]
    assert "Greater Manchester" in flags(claim("30,123", 30123.0), [figure(), *others])["wrong_area"]
    assert "wrong_area" not in flags(claim(), [figure(), *others])
    assert "wrong_area" not in flags(claim("31,000", 31000.0, last_place=1000.0), [figure(), *others])


def fraud(with_=450000.0, without=367206.0):
    return [figure(without, measure_id="recorded-crime"), figure(with_, measure_id="recorded-crime-including-fraud")]


CRIME = claim(
    "450,000",
    450000.0,
    measure_id="recorded-crime",
    measure="all recorded crime",
    last_place=1000.0,
    quote="police recorded crime excluding fraud came to 450,000 in 2022/23",
)


def test_scope_excluded():
    assert "with fraud" in flags(CRIME, fraud())["scope_excluded"]
    assert "scope_excluded" not in flags(replace(CRIME, value=367206.0, as_stated="367,206"), fraud())
    assert "scope_excluded" not in flags(replace(CRIME, value=900000.0), fraud())
    everything = replace(
        CRIME, value=367206.0, as_stated="367,206", last_place=1.0, quote="total recorded crime came to 367,206 in 2022/23"
    )
    assert "leaves it out" in flags(everything, fraud()[:1])["scope_excluded"]


def test_missing_areas():
    assert (
        "Greater Manchester"
        in flags(claim(area_code=E_AND_W), [figure(area_code=E_AND_W, coverage="42 forces, without Greater Manchester")])["missing_areas"]
    )
    assert "missing_areas" not in flags(
        claim(area_code=E_AND_W), [figure(area_code=E_AND_W, coverage="43 forces and the transport police")]
    )
    rank = claim(
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
    assert "missing from the table" in flags(rank, [rate(5.0, method="cohort")])["missing_areas"]
    assert "missing_areas" not in flags(rank, [])


def test_cause_implied():
    caused = change(quote="burglary in the West Midlands rose 4.7% in 2022/23 because of fewer patrols")
    assert "because of" in flags(caused, pair())["cause_implied"]
    assert "cause_implied" not in flags(change(), pair())
    level = claim(quote="21,146 burglaries in 2022/23 led to a review")
    assert "cause_implied" not in flags(level, [figure()])


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_comes_with_a_fact(flag):
    """No flag without a sentence: every rule gives words or nothing."""
    quiet = verdict_on(claim(), [figure()]).flags
    assert flag not in quiet


def test_a_quarter_of_an_odd_year_is_told_and_a_week_is_not():
    march = change(
        "5%",
        5.0,
        last_place=1.0,
        period=Period(None, date(2022, 3, 1), date(2022, 3, 31)),
        baseline=Period(None, date(2021, 3, 1), date(2021, 3, 31)),
    )
    held = [figure(105.0, month(2022, 3)), figure(100.0, month(2021, 3))]
    assert "outlier_year" in flags(march, held)
    year = replace(march, period=Period(None, Y2122.start, Y2122.end), baseline=Period(None, Y1920.start, Y1920.end))
    assert "2020" not in flags(year, [figure(105.0, Y2122), figure(100.0, Y1920)]).get("outlier_year", "")


def test_percent_or_points_not_where_both_readings_end_alike_or_both_ends_are_given():
    held = [rate(10.0, method="cohort"), rate(8.0, Y2122, method="cohort")]
    wrong = replace(SHARE, as_stated="60%", value=60.0, quote="the charge rate rose 60% in 2022/23")
    assert {reading.outcome for reading in verdict_on(wrong, held).readings if reading.method == "cohort"} == {"disagrees"}
    assert "percent_or_points" not in flags(wrong, held)
    given = replace(SHARE, quote="the charge rate rose 25% in 2022/23, from 8% to 10%", sentence=Span(0, 51))
    assert "percent_or_points" not in flags(given, held)
    counted = replace(SHARE, measure_id=None, measure="burglary rate", quote="the burglary rate rose 25% in 2022/23")
    assert "percent_or_points" not in flags(counted, [])


def test_clock_differs_not_where_both_clocks_agree_or_the_words_say_which():
    timed = claim(
        "23 seconds", 23.0, unit=Unit.SECONDS, measure_id="999-mean-answer-time", measure="999 answer time", quote="23 seconds in 2022/23"
    )

    def clock(value, method):
        return figure(value, measure_id="999-mean-answer-time", unit=Unit.SECONDS, statistic="mean", method=method, locator=method)

    assert "clock_differs" in flags(timed, [clock(23.0, "national-clock"), clock(5.0, "force-clock")])
    assert "clock_differs" not in flags(timed, [clock(23.0, "national-clock"), clock(23.2, "force-clock")])
    told = replace(timed, quote="23 seconds in 2022/23 in the national league table")
    assert "clock_differs" not in flags(told, [clock(23.0, "national-clock"), clock(5.0, "force-clock")])


def test_small_numbers_not_for_a_plain_count_nor_for_another_year_than_the_claims():
    few = claim("37", 37.0, measure_id="homicide", measure="homicide", quote="37 homicides in 2022/23")
    assert "small_numbers" not in flags(few, [figure(37.0, measure_id="homicide")])
    earlier = change(
        "9%",
        9.0,
        measure_id="homicide",
        measure="homicide",
        last_place=1.0,
        period=Period(None, Y1920.start, Y1920.end),
        baseline=Period(None, Y1819.start, Y1819.end),
    )
    held = [figure(109.0, Y1920, "homicide"), figure(100.0, Y1819, "homicide"), figure(37.0, measure_id="homicide")]
    assert "small_numbers" not in flags(earlier, held)


def test_series_break_between_the_years_of_a_record_too():
    fields = {"kind": "rank", "unit": Unit.RANK, "form": "rank", "direction": "increase", "period": Period(None, Y1819.start, Y1819.end)}
    record = claim(
        "highest",
        1.0,
        quote="the highest number of burglaries since 2015/16",
        baseline=Period("since 2015/16", Y1516.start, Y1516.end),
        **fields,
    )
    held = [figure(100.0 + n, year, locator=str(n)) for n, year in enumerate((Y1516, Y1617, Y1718, Y1819))]
    assert "2017" in flags(record, held)["series_break"]
    later = replace(
        record, quote="the highest number of burglaries since 2017/18", baseline=Period("since 2017/18", Y1718.start, Y1718.end)
    )
    assert "series_break" not in flags(later, held)


def test_missing_areas_only_where_it_matters():
    whole = claim(area_code=E_AND_W, quote="21,146 burglaries in England and Wales in 2022/23")
    without = figure(area_code=E_AND_W, coverage="42 forces; without Greater Manchester Police")
    assert "missing_areas" in flags(whole, [without])
    told = replace(whole, quote="21,146 burglaries in England and Wales in 2022/23, excluding Greater Manchester", sentence=Span(0, 79))
    assert "missing_areas" not in flags(told, [without])
    assert "missing_areas" not in flags(whole, [replace(without, coverage="43 forces; without British Transport Police")])


def test_outlier_year_only_where_the_year_was_odd_and_the_words_do_not_say_so():
    since = change("16%", 16.0, last_place=1.0, baseline=Period("on 2020/21", Y2021.start, Y2021.end))
    odd = [*pair(), figure(18161.0, Y2021, locator="b"), figure(24234.0, Y1920, locator="c")]
    assert "outlier_year" in flags(since, odd)
    assert "outlier_year" not in flags(since, [*odd[:3], figure(18300.0, Y1920, locator="c")])
    told = replace(since, quote="burglary rose 16% on 2020/21, the year of the lockdowns", sentence=Span(0, 55))
    assert "outlier_year" not in flags(told, odd)
    officers = replace(since, measure_id="officers-fte", measure="officers")
    assert "outlier_year" not in flags(officers, [])


def test_superseded_only_where_the_revision_shows():
    newer = figure(21300.0, published="2024-07-24", release_id="made-2")
    assert "superseded" in flags(claim(), [figure(), newer])
    about = claim("about 21,000", 21000.0, approx="about", last_place=1000.0)
    assert "superseded" not in flags(about, [figure(), newer])


def test_provisional_not_where_the_words_say_it():
    said = claim(quote="provisional figures show 21,146 burglaries in 2022/23")
    assert "provisional" not in flags(said, [figure(status="provisional")])


def test_rounding_stretched_not_where_two_editions_make_the_gap():
    late = figure(published="2024-01-25", source_id="ho-recorded-crime-pfa")
    verdict = verdict_on(claim("21,300", 21300.0), [late])
    assert verdict.label == "close"
    assert "rounding_stretched" not in verdict.flags


def test_national_trend_of_two_ends_and_not_of_the_country_itself():
    ends = change("from 20,199 to 21,146", (20199.0, 21146.0), kind="from_to", unit=Unit.COUNT, last_place=1.0)
    assert "national_trend" in flags(ends, [*pair(), *country(104.0, 100.0)])
    assert "national_trend" not in flags(replace(ends, area_code=E_AND_W), country(21146.0, 20199.0))
    told = change(quote="burglary in the West Midlands rose 4.7% in 2022/23, in line with the national rise", sentence=Span(0, 82))
    assert "national_trend" not in flags(told, [*pair(), *country(104.0, 100.0)])


def test_unfit_for_trend_not_where_the_words_tell_of_recording():
    told = change("1.5%", 1.5, measure_id="recorded-crime", measure="all recorded crime", quote="crime rose 1.5% on better recording")
    assert "unfit_for_trend" not in flags(told, [])


def test_denominator_missing_of_a_count_with_rate_behind_it():
    burglary = change(
        quote="the burglary rate in the West Midlands rose 4.7% in 2022/23", measure_id=None, measure="burglary: recorded offences"
    )
    assert "denominator_missing" in flags(burglary, pair())
    pace = replace(burglary, quote="burglary in the West Midlands rose at a rate of 4.7% a year")
    assert "denominator_missing" not in flags(pace, pair())


CAUSES = [
    ("Thanks to our new unit, burglary in the West Midlands rose 4.7% in 2022/23", True),
    ("Burglary in the West Midlands rose 4.7% in 2022/23 after we brought in a new rota", True),
    ("Our new rota has led to burglary in the West Midlands rising, up 4.7% in 2022/23", True),
    ("Burglary in the West Midlands rose 4.7% in 2022/23, while robbery fell because of patrols", False),
    ("Robbery fell because of patrols, but burglary in the West Midlands rose 4.7% in 2022/23", False),
    ("Burglary in the West Midlands rose 4.7% in 2022/23, which led to a review", False),
    ("Burglary in the West Midlands rose 4.7% in 2022/23, though not because of the new rota", False),
    ("Burglary in the West Midlands rose 4.7% in 2022/23; a report is due to be published", False),
    ("Burglary in the West Midlands rose 4.7% in 2022/23 and the chief constable left because of ill health", False),
    ("Arrests as a result of a search in the West Midlands rose 4.7% in 2022/23", False),
]


@pytest.mark.parametrize(("text", "raised"), CAUSES)
def test_cause_implied_only_in_the_clause_of_the_move(text, raised):
    assert ("cause_implied" in flags(change(quote=text, sentence=Span(0, len(text))), pair())) is raised


def test_own_figures_not_of_another_stretch_where_an_official_figure_decides():
    own = figure(9000.0, Y2122, standing="official_statement", own_body=WMP, publisher="West Midlands Police")
    assert "own_figures" not in flags(claim(speaker_area=WMP), [figure(), own])
    assert "own_figures" in flags(claim(speaker_area=WMP), [figure(), replace(own, period=Y2223, coverage="the force's own count")])


def test_reported_only_not_where_the_press_is_another_reading_that_says_the_same():
    press = figure(measure_id="burglary", standing="press", publisher="A Newspaper", names_official=True, coverage="without some")
    assert "reported_only" not in flags(claim(), [figure(), press])


def test_wrong_period_of_a_change():
    said = change("4.7%", 4.7, period=Period(None, Y1718.start, Y1718.end), baseline=Period(None, Y1617.start, Y1617.end))
    years = [*YEARS, figure(28077.0, Y1718, locator="e"), figure(24799.0, Y1617, locator="f")]
    assert "March 2023 on the year before" in flags(said, years)["wrong_period"]
    assert "wrong_period" not in flags(replace(said, as_stated="9.1%", value=9.1), years)
    assert "wrong_period" not in flags(replace(said, as_stated="5%", value=5.0, last_place=1.0), years)


def test_level_or_change_of_a_percentage_with_a_decimal():
    held = [rate(7.2, method="cohort"), rate(9.6, Y2122, method="cohort")]
    taken = replace(SHARE, as_stated="7.2%", value=7.2, last_place=0.1, quote="the charge rate rose 7.2% in 2022/23")
    assert "whole number" in flags(taken, held)["level_or_change"]
    assert "level_or_change" not in flags(replace(taken, as_stated="7%", value=7.0, last_place=1.0), held)


def test_baseline_chosen_not_where_the_words_give_the_stretch():
    undated = change(period=None, baseline=None, quote="burglary has risen 4.7% in the past year in the West Midlands")
    assert "baseline_chosen" not in flags(undated, pair())
    half = change(
        period=Period(None, Y2223.start, Y2223.end), baseline=None, quote="burglary rose 4.7% in the 6 months to March in the West Midlands"
    )
    assert "months back" not in flags(half, pair()).get("baseline_chosen", "")
