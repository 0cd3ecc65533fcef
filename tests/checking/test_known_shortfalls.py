"""Whole sentences that once ended in the wrong label: places without a number, bounds of multiples, stocks, speakers, near confusions.

The figures are the bundled ones: Dorset 4,225 burglaries and England 83,921 robberies in the year to March 2019 (Office for National
Statistics), Dorset 107.6 community support officers at 31 March 2019 and 122.52 a year before (Home Office).
"""

import pytest

from factcheck import check
from factcheck.checking.tolerance import Written, band_for
from factcheck.values import Unit


def judged(text, published="2020-06-01"):
    return [(each.claim.as_stated, each.verdict) for each in check(text, published=published).judged]


def only(text, published="2020-06-01"):
    return judged(text, published)[-1][1]


@pytest.mark.parametrize("words", ["one of the worst", "among the worst", "one of the best"])
def test_one_of_the_worst_call_handling_forces_is_a_place_and_not_too_vague(words):
    verdict = only(f"West Midlands Police is {words} call-handling forces in the country.", "2023-11-24")
    assert verdict.label == "not_enough_data"
    assert {each.measure_id for each in verdict.readings} >= {"999-rank"}


def test_one_of_the_worst_forces_at_nothing_that_is_known_stays_too_vague():
    assert only("West Midlands Police is one of the worst forces for kindness.", "2023-11-24").label in ("not_checkable", "needs_person")


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Essex Police was one of the three worst of 43 forces for robbery in 2018/19.", "three"),
        ("Essex Police was one of the three worst of 43 forces for robbery in 2018/19.", "43"),
        ("Essex Police was one of the two best forces in the country for robbery in 2018/19.", "two"),
        ("Essex Police was among the five worst forces for robbery in 2018/19.", "five"),
    ],
)
def test_a_number_of_forces_is_no_number_of_robberies(text, stated):
    assert dict(judged(text))[stated].label == "needs_person"


def test_a_number_of_robberies_is_still_judged():
    assert only("West Midlands Police recorded three robberies in 2018/19.").label == "not_supported"


@pytest.mark.parametrize(
    ("approx", "value", "falls", "official", "expected"),
    [
        ("more_than", 100, False, 114, "agrees"),
        ("more_than", 100, False, 149, "agrees"),
        ("more_than", 100, False, 160, "close"),
        ("more_than", 100, False, 99.5, "close"),
        ("more_than", 100, False, 96, "disagrees"),
        ("more_than", 200, False, 270, "agrees"),
        ("more_than", 300, False, 380, "close"),
        ("more_than", 50, True, 58, "agrees"),
        ("more_than", 50, True, 48, "disagrees"),
        ("almost", 100, False, 95, "agrees"),
        ("almost", 100, False, 102, "close"),
        ("almost", 100, False, 114, "disagrees"),
        ("almost", 200, False, 190, "agrees"),
        ("almost", 50, True, 47, "agrees"),
        ("almost", 50, True, 57, "disagrees"),
        ("less_than", 50, False, 48, "agrees"),
        ("less_than", 50, False, 52, "disagrees"),
    ],
)
def test_bounds_of_multiples(approx, value, falls, official, expected):
    form = "fraction" if approx == "less_than" else "multiple"
    written = Written(value=value, unit=Unit.PERCENT, form=form, approx=approx, moves=form == "multiple", falls=falls)
    assert band_for(written).outcome(official) == expected


@pytest.mark.parametrize(("approx", "official", "expected"), [("more_than", 2.14, "agrees"), ("almost", 2.14, "disagrees")])
def test_twice_as_many_is_bounded_like_doubled(approx, official, expected):
    written = Written(value=2, unit=Unit.TIMES, form="multiple", approx=approx, text="twice")
    assert band_for(written).outcome(official) == expected


def test_a_stock_in_the_year_to_march_is_counted_on_31_march_and_on_no_day_inside():
    # Down 13.7% from September 2017 to September 2018, 12.2% from March to March: 14.5% is close to the first alone.
    verdict = only("In the year to March 2019 the number of PCSOs in Dorset fell by 14.5%.")
    assert {str(each.period.end) for each in verdict.readings if each.period} == {"2019-03-31"}
    assert verdict.label == "not_supported"


def test_a_stock_in_a_bare_year_may_be_counted_inside_it():
    verdict = only("The number of PCSOs in Dorset fell by 13.7% in 2018/19.")
    assert len({str(each.period.end) for each in verdict.readings if each.period}) > 1


@pytest.mark.parametrize(
    "text",
    [
        "Essex Police did worse. Dorset Police said: “Our officers recorded 4,225 burglaries in 2018/19.”",
        "Dorset Police said: 'We recorded 4,225 burglaries in 2018/19.'",
        '"We recorded 4,225 burglaries in 2018/19," said Dorset Police.',
    ],
)
def test_we_after_a_named_force_is_that_force(text):
    assert only(text).label == "supported"


@pytest.mark.parametrize(
    "text",
    [
        'Dorset Police was criticised. A spokesman for the Home Office said: "We recorded 4,225 burglaries in 2018/19."',
        "Dorset Police was criticised. 'We recorded 4,225 burglaries in 2018/19,' said the Home Office.",
        'Dorset Police and Essex Police said: "We recorded 4,225 burglaries in 2018/19."',
    ],
)
def test_we_of_another_body_or_of_two_is_no_force(text):
    assert only(text).label == "needs_person"


def test_a_close_number_that_is_exactly_that_of_another_area_says_so():
    verdict = only("There were 83,921 robberies in England and Wales in the year to March 2019.")
    assert verdict.label == "close"
    assert "wrong_area" in verdict.flags


@pytest.mark.parametrize("number", ["84,000", "85,000", "83,922"])
def test_a_close_number_that_is_rounded_or_of_no_other_area_does_not(number):
    assert "wrong_area" not in only(f"There were {number} robberies in England and Wales in the year to March 2019.").flags


def test_from_one_of_the_worst_to_one_of_the_best_says_what_the_words_leave_open():
    verdict = only(
        "West Midlands Police has gone from being one of the worst call-handling forces to one of the best in 11 months.", "2023-11-24"
    )
    assert verdict.label == "not_enough_data"
    assert "how many forces" in verdict.summary
    assert "baseline_chosen" in verdict.flags
