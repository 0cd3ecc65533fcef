"""Sums that a reader can redo, and the ones that are refused."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from factcheck.checking.arithmetic import (
    average,
    change_in_percent,
    change_in_points,
    complement,
    difference,
    moves_of,
    multiple,
    per_head,
    place_in,
    share,
)
from factcheck.values import Unit

COUNTS = st.integers(min_value=1, max_value=10**7)


def test_change_in_percent_shows_its_sum():
    worked = change_in_percent(360336, 368851)
    assert worked.value == pytest.approx(-2.3085, abs=1e-4)
    assert worked.lines == ("(360,336 − 368,851) ÷ 368,851 × 100 = −2.31%",)


@pytest.mark.parametrize("old", [0, -3])
def test_no_change_from_nothing(old):
    worked = change_in_percent(5, old)
    assert worked.value is None
    assert "cannot" in worked.lines[0] or "No percentage change" in worked.lines[0]
    assert multiple(5, old).value is None


@given(COUNTS, COUNTS)
def test_the_change_takes_the_old_number_to_the_new(new, old):
    worked = change_in_percent(new, old)
    assert worked.value is not None
    assert old * (1 + worked.value / 100) == pytest.approx(new)


@given(COUNTS, COUNTS)
def test_the_printed_line_can_be_done_again(new, old):
    assume(abs(new - old) / old > 0.01)
    line = change_in_percent(new, old).lines[0].replace("−", "-").replace(",", "")
    later, earlier, base, result = (float(each) for each in re.match(r"\((\d+) - (\d+)\) ÷ (\d+) × 100 = (-?[\d.]+)%", line).groups())
    assert (later - earlier) / base * 100 == pytest.approx(result, abs=0.006)


def test_points_and_difference():
    assert change_in_points(62.0, 60.5).value == pytest.approx(1.5)
    assert change_in_points(62.0, 60.5).unit is Unit.POINTS
    assert difference(10, 13, Unit.COUNT).value == -3


def test_share_and_what_is_left():
    assert share(34, 51).value == pytest.approx(66.667, abs=1e-3)
    assert share(1, 0).value is None
    assert complement(97).value == 3
    assert complement(102).value is None


def test_per_head_needs_people():
    assert per_head(259638, 2916500, Unit.PER_1000).value == pytest.approx(89.02, abs=0.01)
    assert per_head(5, 0, Unit.PER_1000).value is None
    assert per_head(5, 100, Unit.COUNT).value is None


def test_average_of_months():
    worked = average(810868, 12, unit=Unit.COUNT, of="month")
    assert worked.value == pytest.approx(67572.33, abs=0.01)
    assert worked.lines[0].startswith("810,868 ÷ 12 months = ")
    assert average(5, 0, unit=Unit.COUNT, of="month").value is None


def test_places_share_ties():
    table = {"a": 9.0, "b": 7.0, "c": 7.0, "d": 1.0}
    assert (place_in(table, "b", from_high=True).first, place_in(table, "b", from_high=True).last) == (2, 3)
    assert place_in(table, "d", from_high=False).first == 1
    assert place_in(table, "x", from_high=True) is None


@given(st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 20).map(float), min_size=1, max_size=20))
def test_places_from_both_ends_add_up(table):
    key = sorted(table)[0]
    high, low = place_in(table, key, from_high=True), place_in(table, key, from_high=False)
    assert high.first + low.last == len(table) + 1


def test_runs_end_with_the_last_move():
    moves = moves_of([("2019", 5.0), ("2020", 7.0), ("2021", 6.0), ("2022", 4.0)])
    assert (moves.rises, moves.falls, moves.run) == (1, 2, 2)
    assert moves_of([("2022", 4.0)]).run == 0
    assert moves_of([("2021", 4.0), ("2022", 4.0)]).run == 0
