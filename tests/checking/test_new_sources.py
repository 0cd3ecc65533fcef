"""Claims about half-yearly workforce, use of force, deaths after contact, surveys and undated editions, against figures made up here."""

from datetime import date

import pytest

from factcheck import check
from factcheck.figures import Store
from factcheck.values import PartialDate, Period
from factcheck.values.period import calendar_year
from tests.checking.making import E_AND_W, WMP, Y2122, Y2223, figure, rate

CONFIDENT = ("supported", "close", "not_supported")
PUBLISHED = date(2023, 11, 24)


def labels(text, figures, *, published=PUBLISHED, as_of="publication"):
    """The labels of every claim in a text."""
    report = check(text, published=published, store=Store.of(figures), as_of=as_of)
    assert report.judged, text
    return [each.verdict.label for each in report.judged]


def label(text, figures, **settings):
    """The label of the one claim in a text."""
    found = labels(text, figures, **settings)
    assert len(found) == 1, found
    return found[0]


def on(day):
    return Period(None, day, day)


def officers(value, day, **changed):
    return figure(value, on(day), "officers-fte", locator=f"{day}!B2", **changed)


FALL = [
    officers(8000.0, date(2018, 3, 31)),
    officers(8900.0, date(2021, 3, 31)),
    officers(7000.0, date(2021, 9, 30)),
    officers(7700.0, date(2022, 3, 31)),
    officers(6000.0, date(2022, 9, 30)),
]


def said(change, stretch):
    return f"Full-time equivalent officers in the West Midlands Police {change} {stretch}."


@pytest.mark.parametrize("stretch", ["between March 2018 and September 2022", "from March 2018 to September 2022"])
def test_a_stretch_of_years_moves_from_its_first_day(stretch):
    assert label(said("fell by 25%", stretch), FALL) == "supported"
    assert label(said("fell by 2,000", stretch), FALL) == "supported"
    # The move of the last year alone, and of the days between, is no move over the stretch.
    assert label(said("fell by 14.3%", stretch), FALL) == "not_supported"
    assert label(said("fell by 13.5%", stretch), FALL) == "not_supported"


def test_six_months_move_from_the_day_before():
    assert label(said("fell by 22.1%", "between March 2022 and September 2022"), FALL) == "supported"
    assert label(said("fell by 14.3%", "between March 2022 and September 2022"), FALL) == "not_supported"
    assert label(said("fell by 22.1%", "in the six months to September 2022"), FALL) == "supported"


def test_a_year_still_moves_from_the_year_before():
    assert label(said("fell by 14.3%", "in the year to September 2022"), FALL) == "supported"


def test_a_stretch_whose_start_is_not_held_decides_nothing():
    assert label(said("fell by 14.3%", "between March 2016 and September 2022"), FALL) not in CONFIDENT


def test_an_undated_edition_decides_only_under_latest():
    undated = [figure(published=PartialDate(""), source_id="ho-recorded-crime-pfa")]
    for text in (
        "West Midlands Police recorded 21,146 burglaries in 2022/23.",
        "West Midlands Police recorded 11,146 burglaries in 2022/23.",
    ):
        assert label(text, undated) not in CONFIDENT
        assert label(text, undated, as_of="latest") in CONFIDENT


def test_a_dated_later_edition_still_decides_beside_an_undated_one():
    both = [
        figure(published=PartialDate(""), release_id="undated", source_id="ho-recorded-crime-pfa"),
        figure(published="2024-07-20", release_id="later", source_id="ho-recorded-crime-pfa"),
    ]
    assert label("West Midlands Police recorded 21,146 burglaries in 2022/23.", both) == "supported"


def test_later_editions_that_differ_contradict_no_number_between_them():
    editions = [
        figure(20000.0, published="2024-07-20", release_id="a", source_id="ho-recorded-crime-pfa"),
        figure(22000.0, published="2025-07-20", release_id="b", source_id="ho-recorded-crime-pfa"),
    ]
    assert label("West Midlands Police recorded 20,000 burglaries in 2022/23.", editions) != "not_supported"
    assert label("West Midlands Police recorded 12,000 burglaries in 2022/23.", editions) == "not_supported"


CATEGORIES = {"custody": 18.0, "road-traffic": 24.0, "fatal-shooting": 3.0, "apparent-suicide": 54.0, "other-contact": 107.0}
DEATHS = [
    figure(value * times, period, "deaths-after-contact", E_AND_W, method=method, locator=f"{method}{period.start}")
    for period, times in ((Y2223, 1), (Y2122, 2))
    for method, value in CATEGORIES.items()
]


@pytest.mark.parametrize("number", ["206", "18", "107", "300"])
def test_no_category_of_deaths_answers_for_all(number):
    assert label(f"There were {number} deaths following police contact in England and Wales in 2022/23.", DEATHS) not in CONFIDENT


@pytest.mark.parametrize("number", ["18", "300"])
def test_deaths_in_custody_may_be_those_in_prison(number):
    assert label(f"There were {number} deaths in custody in England and Wales in 2022/23.", DEATHS) not in CONFIDENT


def test_a_category_that_the_words_name_decides():
    told = "There were {} in England and Wales in 2022/23."
    assert label(told.format("18 deaths in police custody"), DEATHS) == "supported"
    assert label(told.format("107 deaths in police custody"), DEATHS) == "not_supported"
    assert label(told.format("24 fatal police shootings"), DEATHS) == "not_supported"
    assert label("Deaths in police custody in England and Wales fell by 50% in 2022/23.", DEATHS) == "supported"


TASER = [
    figure(2427.0, measure_id="taser-use", method="all-uses", locator="a"),
    figure(309.0, measure_id="taser-use", method="discharged", locator="b"),
]
IN_FORCE = "in the West Midlands Police area in 2022/23."


def test_uses_and_discharges_of_taser_are_told_apart():
    assert label(f"There were 309 Taser discharges {IN_FORCE}", TASER) == "supported"
    assert label(f"There were 2,427 Taser discharges {IN_FORCE}", TASER) == "not_supported"
    assert label(f"There were 2,427 uses of Taser {IN_FORCE}", TASER) == "supported"
    assert label(f"There were 309 uses of Taser {IN_FORCE}", TASER) == "not_supported"


@pytest.mark.parametrize(
    "text",
    [
        "There were 2,118 uses of Taser in the West Midlands Police area in which it was not fired in 2022/23.",
        "Deaths after Taser discharges stood at 309 in the West Midlands Police area in 2022/23.",
        "Taser uses per 1,000 people in the West Midlands Police area stood at 2,427 in 2022/23.",
        "There were 2,427 Taser uses against children in the West Midlands Police area in 2022/23.",
    ],
)
def test_what_is_not_every_use_of_taser_has_no_verdict(text):
    assert label(text, TASER) not in CONFIDENT


def test_a_rise_in_recorded_force_is_never_bare():
    force = [figure(1607.0, Y2122, "use-of-force", locator="a"), figure(7481.0, Y2223, "use-of-force", locator="b")]
    report = check(
        "Use of force incidents in the West Midlands Police rose by 366% in 2022/23.", published=PUBLISHED, store=Store.of(force)
    )
    assert "unfit_for_trend" in report.judged[0].verdict.flags


def test_police_violence_is_no_violence_against_the_person():
    held = [
        figure(value, period, "violence-against-the-person", E_AND_W, locator=f"{value}")
        for value, period in ((9.0e5, Y2122), (1.0e6, Y2223))
    ]
    told = "Police violence is rising: use of force incidents in England and Wales rose by 15% in 2022/23."
    assert not set(labels(told, held)) & set(CONFIDENT)


ENDS = [figure(20000.0, Y2122, locator="a"), figure(21146.0, Y2223, locator="b")]


def test_a_verb_that_goes_against_both_numbers():
    told = "Burglary in the West Midlands Police area {} from {} in 2021/22 to {} in 2022/23."
    assert label(told.format("rose", "20,000", "21,146"), ENDS) == "supported"
    assert label(told.format("fell", "20,000", "21,146"), ENDS) not in ("supported", "close")
    assert label(told.format("rose sharply", "21,146", "20,000"), ENDS) not in ("supported", "close")


def test_two_ends_swapped_are_not_close():
    near = [figure(20800.0, Y2122, locator="a"), figure(21146.0, Y2223, locator="b")]
    told = "Burglary in the West Midlands Police area fell from 21,146 in 2021/22 to 20,800 in 2022/23."
    assert label(told, near) == "not_supported"


def test_two_stretches_and_one_of_two_that_was_read():
    years = [
        figure(20000.0, calendar_year(2018), locator="a"),
        figure(25000.0, calendar_year(2019), locator="b"),
        figure(15000.0, Y2223, locator="c"),
    ]
    both = "Burglary in the West Midlands Police area fell by {} between the year to December 2019 and the year to March 2023."
    assert label(both.format("40%"), years) == "supported"
    assert label(both.format("20%"), years) == "not_supported"
    half = "Burglary in the West Midlands Police area fell by 40% between the year to December 2019 and then the year to March 2023."
    assert label(half, years) not in CONFIDENT


@pytest.mark.parametrize("part", ["in which a weapon was used", "in which nobody was charged"])
def test_in_which_narrows(part):
    assert label(f"There were 9,146 burglaries {part} in the West Midlands Police area in 2022/23.", [figure()]) not in CONFIDENT


def test_a_total_without_a_force_contradicts_no_larger_number():
    short = [figure(150000.0, area_code=E_AND_W, coverage="without Greater Manchester")]
    told = "There were {} burglaries in England and Wales in 2022/23."
    assert label(told.format("165,400"), short) not in CONFIDENT
    assert label(told.format("131,400"), short) == "not_supported"
    assert label(told.format("265,400"), short) == "not_supported"


def test_headcount_and_full_time_equivalent_on_a_day_in_september():
    held = [officers(6405.06, date(2022, 9, 30)), figure(7546.0, on(date(2022, 9, 30)), "officers-headcount")]
    told = "West Midlands Police had {} at 30 September 2022."
    assert label(told.format("6,405 full-time equivalent officers"), held) == "supported"
    assert label(told.format("7,546 full-time equivalent officers"), held) == "not_supported"
    assert label(told.format("a headcount of 7,546 officers"), held) == "supported"
    assert label("West Midlands Police had 6,405 full-time equivalent officers at 31 March 2022.", held) not in CONFIDENT


@pytest.mark.parametrize(
    "text", ["One in five victims report crime to the police.", "Police recorded 38% of crimes in England and Wales in 2022/23."]
)
def test_a_survey_share_never_answers_for_what_the_police_recorded(text):
    held = [rate(value, Y2223, measure, area_code=E_AND_W) for value, measure in ((20.0, "csew-prevalence"), (38.0, "csew-reported-share"))]
    assert label(text, held) not in CONFIDENT


def test_street_level_rows_are_not_recorded_crime():
    month = Period(None, date(2023, 3, 1), date(2023, 3, 31))
    rows = [figure(743.0, month, "street-crime", WMP)]
    for number in ("743", "7,430"):
        assert label(f"West Midlands Police recorded {number} crimes in March 2023.", rows) not in CONFIDENT


def test_suicides_after_custody_are_no_detentions_in_custody():
    detained = figure(54.0, measure_id="custody-detentions", area_code=E_AND_W)
    text = "There were {} apparent suicides following police custody in England and Wales in 2022/23."
    assert label(text.format(54), [detained]) not in CONFIDENT
    assert label(text.format(54), [detained, *DEATHS]) == "supported"
    assert label(text.format(107), [detained, *DEATHS]) == "not_supported"


def test_a_rise_in_taser_use_is_never_bare():
    before = figure(706.0, Y2122, "taser-use", method="all-uses", locator="c")
    report = check(
        "Taser uses in the West Midlands Police rose from 706 in 2021/22 to 2,427 in 2022/23.",
        published=PUBLISHED,
        store=Store.of([*TASER, before]),
    )
    assert report.judged[0].verdict.label == "supported"
    assert "unfit_for_trend" in report.judged[0].verdict.flags
