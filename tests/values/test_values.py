"""The small values: errors, spans, units, partial dates, periods and the data folder."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values import FactcheckError, PartialDate, Period, Span, Unit, converted, day_from
from factcheck.values.period import months_back
from factcheck.values.places import data_folder
from factcheck.values.units import PEOPLE_IN, SECONDS_IN

SPANS = st.tuples(st.integers(0, 60), st.integers(0, 60)).map(lambda ends: Span(min(ends), max(ends)))
DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2100, 12, 31))


def test_an_error_says_where_what_and_what_to_do() -> None:
    fault = FactcheckError("empty-file", "the file is empty", where="a.txt", remedy="Give a file with text.")
    assert str(fault) == "a.txt: the file is empty. Give a file with text."
    assert fault.to_dict() == {"code": "empty-file", "message": fault.message}
    assert (fault.exit_code, FactcheckError("x", "y", exit_code=4).exit_code) == (2, 4)


def test_an_error_without_place_or_remedy_is_one_sentence() -> None:
    assert str(FactcheckError("x", "it broke")) == "it broke."
    assert str(FactcheckError("x", "what broke?")) == "what broke?"


def test_a_span_cuts_code_points() -> None:
    text = "“Crime” fell 😀 5%"
    assert Span(15, 17).of(text) == "5%"
    assert len(Span(3, 7)) == 4


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (3, 2)])
def test_a_span_cannot_run_backwards(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="span"):
        Span(start, end)


@given(SPANS, SPANS)
def test_overlap_is_mutual_and_needs_a_shared_character(one: Span, other: Span) -> None:
    assert one.overlaps(other) == other.overlaps(one)
    assert one.overlaps(other) == bool(set(range(one.start, one.end)) & set(range(other.start, other.end)) or empty_inside(one, other))
    if one.covers(other) and len(other):
        assert one.overlaps(other)


def empty_inside(one: Span, other: Span) -> bool:
    """Whether one of them is an empty span strictly inside the other."""
    return one.start < other.end and other.start < one.end and (len(one) == 0 or len(other) == 0)


@given(
    st.floats(0.001, 1e9), st.sampled_from(sorted(SECONDS_IN) + sorted(PEOPLE_IN)), st.sampled_from(sorted(SECONDS_IN) + sorted(PEOPLE_IN))
)
def test_units_convert_there_and_back_or_not_at_all(value: float, unit: Unit, to: Unit) -> None:
    there = converted(value, unit, to)
    if (unit in SECONDS_IN) != (to in SECONDS_IN):
        assert there is None
    else:
        assert there is not None
        assert converted(there, to, unit) == pytest.approx(value)


def test_conversions_by_hand() -> None:
    assert converted(4.5, Unit.MINUTES, Unit.SECONDS) == 270
    assert converted(111.6, Unit.PER_1000, Unit.PER_100000) == pytest.approx(11160)
    assert converted(1, Unit.MONTHS, Unit.DAYS) is None
    assert converted(5, Unit.PERCENT, Unit.POINTS) is None
    assert converted(5, Unit.NONE, Unit.NONE) == 5


@pytest.mark.parametrize(
    ("written", "certain", "possible"),
    [
        ("2023-09-28", date(2023, 9, 28), date(2023, 9, 28)),
        ("2023-09", date(2023, 9, 30), date(2023, 9, 1)),
        ("2024-02", date(2024, 2, 29), date(2024, 2, 1)),
        ("2023", date(2023, 12, 31), date(2023, 1, 1)),
        ("", None, None),
    ],
)
def test_a_partial_date_is_known_from_its_last_day(written: str, certain: date | None, possible: date | None) -> None:
    partial = PartialDate(written)
    assert (partial.known_from, partial.maybe_from) == (certain, possible)


@given(st.sampled_from(["2023-09-28", "2023-09", "2023", ""]), DAYS)
def test_what_may_be_known_is_not_yet_certain(written: str, day: date) -> None:
    partial = PartialDate(written)
    assert not (partial.known_on(day) and partial.maybe_on(day))
    assert partial.known_on(None)
    if not written:
        assert not partial.known_on(day)
        assert not partial.maybe_on(day)


@pytest.mark.parametrize("written", ["2023-13", "2023-02-30", "23", "September 2023", "2023-9", "0000", "2023-09-28 "])
def test_what_is_no_date_is_refused(written: str) -> None:
    with pytest.raises(FactcheckError) as fault:
        PartialDate(written)
    assert fault.value.code == "not-a-date"


def test_a_day_from_words() -> None:
    assert day_from(" 2023-11-24 ") == date(2023, 11, 24)
    with pytest.raises(FactcheckError, match=r"batch\.jsonl"):
        day_from("24/11/2023", where="batch.jsonl")


def test_a_period_cannot_end_before_it_starts() -> None:
    with pytest.raises(ValueError, match="period"):
        Period(start=date(2023, 2, 1), end=date(2023, 1, 1))


@given(DAYS, DAYS)
def test_a_period_counts_whole_months_only(one: date, other: date) -> None:
    period = Period(start=min(one, other), end=max(one, other))
    assert period.resolved
    assert period.is_day == (one == other)
    if period.months is not None and period.start is not None:
        assert months_back(period.start, -period.months).replace(day=1) > max(one, other)
    assert period.same_days(Period(stated="x", start=period.start, end=period.end))


def test_an_unresolved_period_has_no_length_and_is_like_no_other() -> None:
    assert Period().months is None
    assert not Period().same_days(Period())
    assert Period(stated="now").to_dict() == {"stated": "now", "start": None, "end": None}
    assert Period(start=date(2023, 1, 1), end=date(2023, 12, 31)).to_dict()["end"] == "2023-12-31"


@given(DAYS, st.integers(-600, 600))
def test_months_back_and_forth_keep_the_month(day: date, months: int) -> None:
    there = months_back(day, months)
    assert (there.year * 12 + there.month) == day.year * 12 + day.month - months
    back = months_back(there, -months)
    assert (back.year, back.month) == (day.year, day.month)
    assert back.day <= day.day


def test_the_data_folder_can_be_chosen(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "catalogue").mkdir()
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    assert data_folder() == tmp_path


def test_a_wrong_data_folder_says_what_to_set(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FACTCHECK_DATA", str(tmp_path))
    with pytest.raises(FactcheckError) as fault:
        data_folder()
    assert fault.value.code == "missing-data"
    assert "FACTCHECK_DATA" in fault.value.message


def test_the_checkout_has_its_own_data(monkeypatch: pytest.MonkeyPatch, root: Path) -> None:
    monkeypatch.delenv("FACTCHECK_DATA", raising=False)
    assert data_folder() == root / "data"
