"""The house table of tolerances, line by line, and what must hold for any number."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.checking.tolerance import Written, band_for, place_of
from factcheck.extraction.claim import APPROX
from factcheck.values import Unit


def outcome(value, official, unit=Unit.COUNT, **how):
    return band_for(Written(value=value, unit=unit, **how)).outcome(official)


@pytest.mark.parametrize(
    ("official", "expected"),
    [(57.5, "agrees"), (58.5, "agrees"), (57.49, "close"), (56.5, "close"), (59.5, "close"), (56.4, "disagrees"), (60, "disagrees")],
)
def test_digits_of_a_percentage(official, expected):
    assert outcome(58, official, Unit.PERCENT, last_place=1, text="58%") == expected


@pytest.mark.parametrize(
    ("official", "expected"), [(21146, "agrees"), (21147, "close"), (21674, "close"), (21675, "disagrees"), (20617, "disagrees")]
)
def test_digits_of_a_count_are_exact(official, expected):
    assert outcome(21146, official, last_place=1, text="21,146") == expected


@pytest.mark.parametrize(
    ("official", "expected"),
    [(69500, "agrees"), (70500, "agrees"), (68321, "close"), (71750, "close"), (62207, "disagrees"), (82995, "disagrees")],
)
def test_trailing_thousands_are_rounding(official, expected):
    assert outcome(70000, official, last_place=10000, text="70,000") == expected


@pytest.mark.parametrize(
    ("value", "text", "official", "expected"),
    [
        (1000, "1,000", 1050, "agrees"),
        (1000, "1,000", 951, "agrees"),
        (1000, "1,000", 1051, "close"),
        (1000, "1,000", 1101, "disagrees"),
        (1000, "1,000", 1400, "disagrees"),
        (2000, "2,000", 2100, "agrees"),
        (2000, "2,000", 2300, "disagrees"),
        (10000, "10,000", 10500, "agrees"),
        (1000000, "1,000,000", 1400000, "disagrees"),
        (1000000, "1 million", 1100000, "agrees"),
        (1000000, "1 million", 1400000, "disagrees"),
        (2000000, "2 million", 2200000, "agrees"),
        (6000000, "6 million", 6500000, "agrees"),
        (6000000, "6 million", 6500001, "close"),
        (5, "5", 5, "agrees"),
        (5, "5", 6, "close"),
    ],
)
def test_a_round_thousand_is_rounded_to_a_tenth_of_itself_at_the_most(value, text, official, expected):
    place = 1e6 if "million" in text else float(10 ** (len(str(value)) - 1)) if value > 9 else 1.0
    assert outcome(value, official, last_place=place, text=text) == expected


@pytest.mark.parametrize(
    ("value", "last_place", "text", "place"),
    [
        (58, 1, "58%", 1),
        (4.7, 0.1, "4.7%", 0.1),
        (21146, 1, "21,146", 1),
        (12300, 100, "12,300", 1),
        (300, 100, "300", 1),
        (70000, 10000, "70,000", 1000),
        (1500000, 100000, "1,500,000", 1000),
        (3000000, 1000000, "3,000,000", 1000000),
        (2500000, 100000, "2.5 million", 100000),
        (2500000, 100000, "2.5m", 100000),
        (0, 1, "no", 1),
        (7579.34, None, "7,579.34", 0.01),
    ],
)
def test_place_of_the_last_digit_meant(value, last_place, text, place):
    assert place_of(Written(value=value, unit=Unit.COUNT, last_place=last_place, text=text)) == pytest.approx(place)


@pytest.mark.parametrize(
    ("value", "official", "expected"),
    [(33.33, 31.7, "agrees"), (33.33, 35.0, "agrees"), (33.33, 31.5, "close"), (33.33, 29.9, "close"), (33.33, 27.0, "disagrees"),
     (50, 48.3, "agrees"), (50, 53.6, "disagrees"), (66.67, 65, "agrees"), (10, 9.1, "agrees"), (10, 8.9, "close"), (10, 7.9, "disagrees")],
)  # fmt: skip
def test_fractions(value, official, expected):
    assert outcome(value, official, Unit.PERCENT, form="fraction") == expected


def test_one_in_eighteen_rounds_the_eighteen():
    assert outcome(5.56, 5.56, Unit.PERCENT, form="one_in") == "agrees"
    assert outcome(5.56, 5.3, Unit.PERCENT, form="one_in") == "close"
    assert outcome(5.56, 5.0, Unit.PERCENT, form="one_in") == "disagrees"


@pytest.mark.parametrize(
    ("official", "expected"), [(100, "agrees"), (86, "agrees"), (114, "agrees"), (85, "close"), (130, "close"), (57, "disagrees")]
)
def test_doubled(official, expected):
    assert outcome(100, official, Unit.PERCENT, form="multiple", moves=True) == expected


@pytest.mark.parametrize(
    ("fall", "expected"), [(50, "agrees"), (46.5, "agrees"), (53.5, "agrees"), (45, "close"), (42, "disagrees"), (60, "disagrees")]
)
def test_halved(fall, expected):
    assert outcome(50, fall, Unit.PERCENT, form="multiple", moves=True, falls=True) == expected


def test_three_times_as_many():
    assert outcome(3, 3.2, Unit.TIMES, form="multiple") == "agrees"
    assert outcome(3, 3.4, Unit.TIMES, form="multiple") == "close"
    assert outcome(3, 4, Unit.TIMES, form="multiple") == "disagrees"


@pytest.mark.parametrize(("official", "expected"), [(1.44, "agrees"), (1.36, "agrees"), (1.47, "close"), (1.52, "disagrees")])
def test_a_multiple_with_decimals_is_as_exact_as_its_digits(official, expected):
    assert outcome(1.4, official, Unit.TIMES, form="multiple", last_place=0.1, text="1.4 times") == expected


@pytest.mark.parametrize(("official", "expected"), [(95, "agrees"), (105, "agrees"), (94.9, "close"), (110, "close"), (111, "disagrees")])
def test_about(official, expected):
    assert outcome(100, official, approx="about", last_place=1) == expected


def test_about_never_allows_less_than_the_digits():
    assert outcome(5, 5.4, Unit.PERCENT, approx="about", last_place=1, text="5%") == "agrees"


@pytest.mark.parametrize(
    ("official", "expected"),
    [(100, "agrees"), (95, "agrees"), (94, "close"), (90, "close"), (101, "close"), (102, "disagrees"), (89, "disagrees")],
)
def test_almost(official, expected):
    assert outcome(100, official, approx="almost", last_place=1) == expected


@pytest.mark.parametrize(
    ("official", "expected"),
    [(101, "agrees"), (110, "agrees"), (111, "close"), (125, "close"), (400, "close"), (100, "close"), (99, "close"), (98, "disagrees")],
)
def test_more_than(official, expected):
    assert outcome(100, official, approx="more_than", last_place=1, text="more than 100") == expected


def test_at_least_includes_the_number():
    assert outcome(100, 100, approx="more_than", last_place=1, text="at least 100") == "agrees"


@pytest.mark.parametrize(
    ("official", "expected"),
    [(99, "agrees"), (90, "agrees"), (89, "close"), (10, "close"), (100, "close"), (101, "close"), (102, "disagrees")],
)
def test_less_than_is_the_mirror_image(official, expected):
    assert outcome(100, official, approx="less_than", last_place=1, text="fewer than 100") == expected


def test_up_to_includes_the_number():
    assert outcome(100, 100, approx="up_to", last_place=1, text="up to 100") == "agrees"
    assert outcome(100, 103, approx="up_to", last_place=1, text="up to 100") == "disagrees"


def test_words_without_a_number():
    assert outcome(100, 640, form="word", text="hundreds of") == "agrees"
    assert outcome(1000, 640, form="word", text="thousands of") == "disagrees"


def test_a_place_in_a_table_is_exact():
    assert outcome(2, 2, Unit.RANK, form="rank") == "agrees"
    assert outcome(2, 3, Unit.RANK, form="rank") == "disagrees"


FORMS = st.sampled_from(["digits", "fraction", "multiple", "one_in"])
VALUES = st.floats(min_value=0.1, max_value=1e7, allow_nan=False).map(lambda value: round(value, 1))
WRITTEN = st.builds(
    Written,
    value=VALUES,
    unit=st.sampled_from([Unit.COUNT, Unit.PERCENT, Unit.SECONDS, Unit.TIMES]),
    form=FORMS,
    approx=st.sampled_from(APPROX),
)


@given(WRITTEN)
def test_the_close_band_holds_the_agreeing_one(written):
    band = band_for(written)
    assert band.close[0] <= band.agrees[0] <= band.agrees[1] <= band.close[1]


@given(WRITTEN, st.floats(min_value=-1e8, max_value=1e8, allow_nan=False))
def test_every_number_has_one_of_three_outcomes(written, official):
    assert band_for(written).outcome(official) in ("agrees", "close", "disagrees")


@given(WRITTEN.filter(lambda written: written.approx in ("exact", "about", "almost", "up_to")))
def test_the_very_number_agrees(written):
    assert band_for(written).outcome(written.value) == "agrees"


@given(
    WRITTEN.filter(lambda written: written.approx == "exact"), st.floats(min_value=0, max_value=1e6), st.floats(min_value=0, max_value=1e6)
)
def test_further_away_is_never_better(written, one, more):
    order = ("agrees", "close", "disagrees")
    band = band_for(written)
    for sign in (1, -1):
        near, far = (order.index(band.outcome(written.value + sign * gap)) for gap in (one, one + more))
        assert near <= far


@given(st.integers(min_value=1, max_value=10**7), st.integers(min_value=1, max_value=10**8))
def test_exact_digits_agree_with_nothing_but_their_rounding(value, official):
    written = Written(value=float(value), unit=Unit.COUNT, last_place=1.0, text=f"{value:,}")
    if band_for(written).outcome(float(official)) == "agrees":
        assert abs(value - official) <= place_of(written) / 2
