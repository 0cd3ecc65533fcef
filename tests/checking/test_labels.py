"""Labels in the order of the house: the first rule that fits decides."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from factcheck.checking.verdict import LABELS
from factcheck.values import Period, Unit
from factcheck.values.period import month, year_before
from tests.checking.making import (
    E_AND_W,
    GMP,
    PUBLISHED,
    REGION,
    WMP,
    Y2122,
    Y2223,
    change,
    claim,
    figure,
    rate,
    report_on,
    verdict_on,
)


@pytest.mark.parametrize(("kind", "why"), [("forecast", "forecast"), ("target", "target"), ("level", "opinion"), ("trend", "vague")])
def test_not_checkable(kind, why):
    verdict = verdict_on(claim(kind=kind, checkable=False, why_not=why), [figure()])
    assert verdict.label == "not_checkable"
    assert verdict.summary


def test_no_public_data_is_an_unknown_and_not_uncheckable():
    verdict = verdict_on(claim(checkable=False, why_not="no public data"), [])
    assert (verdict.label, verdict.missing) == ("not_enough_data", None)


def test_nobody_publishes_it_whatever_the_place():
    one = claim(
        "58%", 58.0, measure_id="outstanding-risk-assessments", kind="change", unit=Unit.PERCENT, direction="decrease", area_code=None
    )
    verdict = verdict_on(one, [])
    assert (verdict.label, verdict.missing) == ("not_enough_data", "no_official_series")
    assert verdict.would_settle


def test_published_and_not_held():
    verdict = verdict_on(claim(), [])
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert "Home Office" in verdict.would_settle


@pytest.mark.parametrize(
    "changed",
    [
        {"measure_id": None, "measure": "things that nobody counts"},
        {"area_code": None},
        {"area_code": "E99999999"},
        {"area_certain": False},
        {"unsure": ("measure",)},
        {"unsure": ("subject",)},
        {"qualifiers": ("involving firearms",)},
    ],
)
@pytest.mark.parametrize("value", [21146.0, 40000.0])
def test_what_is_not_matched_safely_needs_a_person(changed, value):
    verdict = verdict_on(claim(f"{value:,.0f}", value, **changed), [figure()])
    assert verdict.label == "needs_person"
    assert verdict.would_settle
    assert verdict.correction is None


def test_nearest_measures_are_shown():
    verdict = verdict_on(claim(measure_id=None, measure="burglaries"), [figure()])
    assert "Nearest: Burglary" in verdict.would_settle
    # Said once: a note that repeats the choice is one line more to read.
    assert not any("Nearest" in note for note in verdict.notes)


def test_an_uncertain_period_never_decides():
    for value in (21146.0, 40000.0):
        assert verdict_on(claim(f"{value:,.0f}", value, unsure=("period",)), [figure()]).label == "not_enough_data"


def test_supported_close_and_not_supported():
    assert verdict_on(claim(), [figure()]).label == "supported"
    assert verdict_on(claim("21,300", 21300.0), [figure()]).label == "close"
    wrong = verdict_on(claim("25,000", 25000.0), [figure()])
    assert wrong.label == "not_supported"
    assert "21,146" in wrong.correction


def test_direction_right_and_wrong():
    figures = [figure(), figure(20199.0, Y2122)]
    up = verdict_on(change("14%", 14.0, last_place=1.0), figures)
    assert up.label == "not_supported"
    assert up.readings[0].direction_right is True
    down = verdict_on(change("4.7%", 4.7, direction="decrease"), figures)
    assert down.label == "not_supported"
    assert down.readings[0].direction_right is False


def test_a_small_move_the_other_way_is_not_close():
    figures = [figure(1000.0), figure(1004.0, Y2122)]
    assert verdict_on(change("1%", 1.0, last_place=1.0), figures).label == "not_supported"


def test_depends_shows_both_methods():
    one = claim(
        "66.7%",
        66.7,
        kind="share",
        measure_id="charge-rate-homicide",
        measure="homicide: charge rate",
        unit=Unit.PERCENT,
        last_place=0.1,
        quote="West Midlands Police charged 66.7% of homicides in 2022/23",
    )
    held = [
        rate(66.7, measure_id="charge-rate-homicide", method="cohort"),
        rate(102.0, measure_id="charge-rate-homicide", method="in-year"),
    ]
    verdict = verdict_on(one, held)
    assert verdict.label == "depends"
    assert {reading.outcome for reading in verdict.readings} == {"agrees", "disagrees"}


def test_a_first_reading_without_a_figure_is_not_decided_by_the_others():
    one = claim(
        "102%",
        102.0,
        kind="share",
        measure_id="charge-rate-homicide",
        measure="homicide: charge rate",
        unit=Unit.PERCENT,
        quote="West Midlands Police charged 102% of homicides in 2022/23",
    )
    assert verdict_on(one, [rate(102.0, measure_id="charge-rate-homicide", method="in-year")]).label == "not_enough_data"


def test_own_figures_never_decide_alone():
    own = figure(standing="official_statement", own_body=WMP, publisher="West Midlands Police")
    for value in (21146.0, 40000.0):
        verdict = verdict_on(claim(f"{value:,.0f}", value, speaker_area=WMP), [own])
        assert verdict.label == "not_enough_data"
        assert "own_figures" in verdict.flags
    assert verdict_on(claim(), [own]).label == "supported"


def test_press_decides_only_where_it_names_what_it_quotes():
    press = figure(standing="press", publisher="A Newspaper", names_official=False)
    verdict = verdict_on(claim(), [press])
    assert verdict.label == "not_enough_data"
    assert verdict.readings[0].shown_only
    named = verdict_on(claim(), [replace(press, names_official=True)])
    assert named.label == "supported"
    assert "reported_only" in named.flags


def test_a_figure_for_days_that_are_not_exact_or_a_bound_never_decides():
    assert verdict_on(claim(), [figure(period_exact=False)]).label == "not_enough_data"
    assert verdict_on(claim(), [figure(bound="over")]).label == "not_enough_data"


def test_conflicting_official_figures_of_one_day_need_a_person():
    verdict = verdict_on(claim(), [figure(), figure(22000.0, release_id="made-2", publication="Another table")])
    assert verdict.label == "needs_person"
    assert "22000" in verdict.summary.replace(",", "")


def test_vintages_do_not_conflict():
    old = figure(21000.0, published="2023-04-27", release_id="made-0")
    verdict = verdict_on(claim(), [old, figure()])
    assert verdict.label == "supported"


def test_known_on_the_day_and_known_since():
    late = figure(published="2024-01-25")
    verdict = verdict_on(claim(), [late])
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert verdict.known_since.label == "supported"
    assert verdict_on(claim(), [late], as_of="2024-01-25").label == "supported"
    assert verdict_on(claim(), [late], as_of="latest").known_since is None


def test_a_month_without_a_day_is_known_at_its_end():
    verdict = verdict_on(claim(), [figure(published="2023-11")])
    assert verdict.label == "not_enough_data"
    assert verdict.readings[0].shown_only
    assert verdict_on(claim(), [figure(published="2023-10")]).label == "supported"
    assert verdict_on(claim(), [figure(published="")]).label == "not_enough_data"


def test_a_revision_is_told_and_not_used():
    verdict = verdict_on(claim(), [figure(), figure(21500.0, published="2024-07-24", release_id="made-2")])
    assert verdict.label == "supported"
    assert "21,500" in verdict.flags["superseded"]
    assert verdict.known_since.label == "close"


def test_a_later_edition_stands_in_where_the_lag_says_it_was_out():
    late = figure(published="2024-01-25", source_id="ho-recorded-crime-pfa")
    verdict = verdict_on(claim(), [late])
    assert verdict.label == "supported"
    assert "later_edition" in verdict.flags


def test_a_later_edition_never_contradicts_by_less_than_its_revision():
    late = figure(20000.0, published="2024-01-25", source_id="ho-recorded-crime-pfa")
    near = claim("20,020", 20020.0)
    assert verdict_on(near, [late]).label in ("supported", "close")
    far = claim("25,000", 25000.0)
    assert verdict_on(far, [late]).label == "not_supported"


def test_without_a_publication_date_all_counts_and_the_report_says_so():
    report = report_on(claim(), [figure()], published=None)
    assert report.as_of == "latest"
    assert report.notes
    assert report.judged[0].verdict.label == "supported"
    undated = report_on(claim(period=None, quote="burglaries number 21,146 today"), [figure()], published=None)
    assert undated.judged[0].verdict.label == "not_enough_data"


def test_words_for_a_period_that_give_no_days_decide_nothing():
    one = claim("40,000", 40000.0, period=Period("since the new model"))
    verdict = verdict_on(one, [figure()])
    assert verdict.label == "not_enough_data"
    assert "since the new model" in verdict.summary


def test_undated_present_takes_the_latest_year_of_the_last_twelve_months():
    one = claim(period=None, quote="West Midlands Police deals with 21,146 burglaries a year")
    assert verdict_on(one, [figure()]).label == "supported"
    assert verdict_on(one, [figure(period=Y2122)]).label == "not_enough_data"


def test_undated_past_is_supported_only_where_luck_is_ruled_out():
    one = claim(period=None, quote="West Midlands Police recorded 21,146 burglaries")
    years = [figure(20000.0 + 700 * index, period, locator=f"r{index}") for index, period in enumerate(_years(Y2122, 6))]
    assert verdict_on(one, [figure(), *years]).label == "supported"
    assert (
        verdict_on(claim("40,000", 40000.0, period=None, quote="West Midlands Police recorded 40,000 burglaries"), [figure(), *years]).label
        == "not_enough_data"
    )
    rounded = claim("21,000", 21000.0, period=None, last_place=1000.0, quote="West Midlands Police recorded 21,000 burglaries")
    assert verdict_on(rounded, [figure(21100.0), *years]).label == "not_enough_data"


def _years(last, count):
    found = [last]
    while len(found) < count:
        found.append(year_before(found[-1]))
    return found


def test_undated_change_goes_year_on_year_and_never_contradicts_alone():
    held = [figure(), figure(20199.0, Y2122)]
    one = change(period=None, baseline=None, quote="burglary has risen 4.7% in the West Midlands")
    verdict = verdict_on(one, held)
    assert verdict.label == "supported"
    assert "baseline_chosen" in verdict.flags
    wrong = change("14%", 14.0, last_place=1.0, period=None, baseline=None, quote="burglary has risen 14% in the West Midlands")
    assert verdict_on(wrong, held).label == "not_enough_data"
    older = figure(18500.0, year_before(Y2122), locator="older")
    verdict = verdict_on(wrong, [*held, older])
    assert verdict.label == "depends"
    assert len(verdict.dial) == 2


def test_each_month_is_a_month_or_a_twelfth_of_a_year():
    one = claim("1,760", 1760.0, period=Y2223, quote="1,760 burglaries a month in 2022/23")
    verdict = verdict_on(one, [figure()])
    assert verdict.label == "close"
    assert any("÷ 12 months" in line for line in verdict.readings[0].working)
    exact = claim("1,762", 1762.0, period=Y2223, quote="1,762 burglaries a month in 2022/23")
    assert verdict_on(exact, [figure()]).label == "supported"
    undated = claim("1,760", 1760.0, period=None, quote="the force deals with 1,760 burglaries a month")
    monthly = figure(1760.0, month(2023, 10), published="2023-11-20", locator="m")
    assert verdict_on(undated, [monthly]).label == "supported"


def test_from_to_needs_both_ends():
    one = claim(
        "from 20,199 to 21,146", (20199.0, 21146.0), kind="from_to", direction="increase", baseline=Period(None, Y2122.start, Y2122.end)
    )
    held = [figure(), figure(20199.0, Y2122)]
    assert verdict_on(one, held).label == "supported"
    assert verdict_on(replace(one, value=(15000.0, 21146.0)), held).label == "not_supported"
    assert verdict_on(one, [figure()]).label == "not_enough_data"


def test_direction_without_a_size():
    held = [figure(), figure(20199.0, Y2122)]
    one = claim(
        "risen",
        None,
        kind="trend",
        direction="increase",
        unit=Unit.NONE,
        quote="burglary has risen in 2022/23",
        baseline=Period(None, Y2122.start, Y2122.end),
    )
    assert verdict_on(one, held).label == "supported"
    assert verdict_on(replace(one, direction="decrease"), held).label == "not_supported"
    strong = replace(one, quote="burglary has risen dramatically in 2022/23", as_stated="risen dramatically")
    assert verdict_on(strong, held).label == "close"


def test_consecutive_falls():
    years = _years(Y2223, 5)
    held = [figure(value, period, locator=str(value)) for value, period in zip((100.0, 200.0, 300.0, 250.0, 260.0), years, strict=True)]
    one = claim(
        "second consecutive fall",
        2.0,
        kind="trend",
        direction="decrease",
        unit=Unit.NONE,
        quote="the second consecutive fall in burglary in 2022/23",
    )
    assert verdict_on(one, held).label == "supported"
    assert verdict_on(replace(one, value=4.0), held).label == "not_supported"
    assert verdict_on(replace(one, value=7.0), held).label in ("not_supported", "not_enough_data")


def test_every_label_is_reached_here():
    """The tests above and in this module name each label of the interface."""
    text = Path(__file__).read_text(encoding="utf-8")
    assert all(f'"{label}"' in text for label in LABELS)


def test_a_rate_against_the_country():
    one = claim(
        "above",
        None,
        kind="comparison",
        direction="increase",
        unit=Unit.NONE,
        measure_id="charge-rate",
        measure="charge rate",
        quote="the charge rate is above the national average in 2022/23",
    )
    held = [rate(8.6, method="cohort"), rate(8.5, area_code=E_AND_W, method="cohort")]
    assert verdict_on(one, held).label == "supported"
    assert verdict_on(replace(one, direction="decrease"), held).label == "not_supported"
    assert verdict_on(one, held[:1]).label == "not_enough_data"
    number = replace(one, measure_id="burglary", measure="burglary: recorded offences")
    assert verdict_on(number, [figure(), figure(area_code=E_AND_W)]).label == "not_enough_data"


def test_publication_before_all_figures_and_after_them():
    assert verdict_on(claim(), [figure()], published=date(1999, 1, 1)).label == "not_enough_data"
    undated = claim(period=None, quote="the force deals with 21,146 burglaries")
    assert verdict_on(undated, [figure()], published=date(2099, 1, 1)).label == "not_enough_data"
    assert verdict_on(claim(), [figure()], published=date(2099, 1, 1)).label == "not_enough_data"
    assert verdict_on(claim(), [figure()], published=date(2028, 1, 1)).label == "supported"


def test_a_period_that_ends_after_publication_is_never_judged():
    for value in (21146.0, 40000.0):
        one = claim(f"{value:,.0f}", value, period=Period("in 2023/24", date(2023, 4, 1), date(2024, 3, 31)))
        for as_of in ("publication", "latest"):
            verdict = verdict_on(
                one, [figure(period=Period(None, date(2023, 4, 1), date(2024, 3, 31)), published="2024-07-25")], as_of=as_of
            )
            assert verdict.label == "not_enough_data"


def test_zero_and_negative_starts_divide_nothing():
    for start in (0.0, -3.0):
        verdict = verdict_on(change(), [figure(), figure(start, Y2122)])
        assert verdict.label == "not_enough_data"


def test_a_marker_instead_of_a_value_is_no_figure():
    verdict = verdict_on(claim(), [figure(None)])
    assert verdict.label == "not_enough_data"
    assert verdict.readings[0].shown_only


def test_a_document_of_many_places_keeps_them_apart():
    claims = [claim(), claim(claim_id="c2", area_code=GMP), claim(claim_id="c3", area_code=REGION)]
    labels = [item.verdict.label for item in report_on(claims, [figure()]).judged]
    assert labels == ["supported", "not_enough_data", "not_enough_data"]
    assert Y2223.end < PUBLISHED


def test_an_undated_level_is_not_contradicted_by_less_than_a_years_usual_move():
    years = [figure(20000.0 + 1500 * (index % 2), period, locator=f"r{index}") for index, period in enumerate(_years(Y2122, 5))]
    near = claim("22,500", 22500.0, period=None, quote="the force deals with 22,500 burglaries a year")
    verdict = verdict_on(near, [figure(), *years])
    assert verdict.label == "not_enough_data"
    assert "a year" in verdict.summary
    far = claim("40,000", 40000.0, period=None, quote="the force deals with 40,000 burglaries a year")
    assert verdict_on(far, [figure(), *years]).label == "not_supported"
    dated = claim("22,500", 22500.0)
    assert verdict_on(dated, [figure(), *years]).label == "not_supported"


def test_a_period_carried_over_may_agree_and_never_contradicts():
    carried = Period(None, Y2223.start, Y2223.end)
    quote = "West Midlands Police recorded {} burglaries"
    right = claim(period=carried, quote=quote.format("21,146"))
    assert verdict_on(right, [figure()]).label == "supported"
    wrong = claim("40,000", 40000.0, period=carried, quote=quote.format("40,000"))
    verdict = verdict_on(wrong, [figure()])
    assert verdict.label == "not_enough_data"
    assert "carried over" in verdict.summary
    named = replace(wrong, quote=quote.format("40,000") + " in 2022/23")
    assert verdict_on(replace(named, sentence=replace(named.sentence, end=len(named.quote))), [figure()]).label == "not_supported"


@pytest.mark.parametrize(("value", "label"), [(21146.0, "supported"), (30000.0, "not_enough_data")])
def test_last_year_of_a_series_without_calendar_years_is_its_own_year_and_contradicts_nothing(value, label):
    said = f"{value:,.0f}"
    last = Period("last year", date(2022, 1, 1), date(2022, 12, 31))
    one = claim(
        said,
        value,
        quote=f"West Midlands Police made {said} arrests last year",
        measure="arrests: number",
        measure_id="arrests",
        period=last,
    )
    held = [figure(21146.0, Y2223, "arrests"), figure(19000.0, Y2122, "arrests")]
    verdict = verdict_on(one, held)
    assert verdict.label == label
    assert verdict.readings[0].period.same_days(Y2223)
