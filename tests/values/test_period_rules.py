"""What the grammar of periods promises beside single expressions: anchors, events, contexts, written periods, general laws."""

import time
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values import FactcheckError, Period
from factcheck.values.period import calendar_year, financial_year, last_day, month, months_back, year_before, year_ending
from factcheck.values.period_words import (
    GRAMMARS,
    FoundPeriod,
    PeriodContext,
    dated_events,
    find_periods,
    in_context,
    parse_written_period,
    resolve_anchored,
    resolve_period,
)
from factcheck.values.periods.vocabulary import period_words, period_words_from

NOVEMBER = date(2023, 11, 24)
DAYS = st.dates(min_value=date(1990, 1, 1), max_value=date(2060, 12, 31))
PIECES = st.sampled_from(
    [
        "in",
        "the",
        "last",
        "year",
        "to",
        "March",
        "2022",
        "since",
        "ago",
        "between",
        "and",
        "from",
        "by",
        "2023",
        "/",
        "-",
        "23",
        "April",
        "May",
        "Q2",
        "quarter",
        "of",
        "first",
        "six",
        "months",
        "ending",
        "twelve",
        "decade",
        "he",
        "took",
        "over",
        "before",
        "pandemic",
        ",",
        ".",
        "\n\n",
        "£",
        "%",
        "will",
        "now",
        "same",
        "period",
        "end",
        "start",
        "31",
        "st",
        "1990",
        "s",
        "’s",
        "within",
        "two",
        "on",
        "Monday",
        "summer",
        "Christmas",
        "early",
        "a",
    ]
)


def only(text: str, published: date | None = NOVEMBER) -> FoundPeriod:
    """The one period of a text."""
    found = find_periods(text, published=published)
    assert len(found) == 1, [each.words for each in found]
    return found[0]


# words, anchor, days
ANCHORED = [
    ("a year earlier", Period(start=date(2019, 4, 1), end=date(2020, 3, 31)), (date(2018, 4, 1), date(2019, 3, 31))),
    ("the year before", calendar_year(2014), (date(2013, 1, 1), date(2013, 12, 31))),
    ("in the previous year", year_ending(2020, 9), (date(2018, 10, 1), date(2019, 9, 30))),
    ("the next year", calendar_year(2019), (date(2020, 1, 1), date(2020, 12, 31))),
    ("the following year", financial_year(2019), (date(2020, 4, 1), date(2021, 3, 31))),
    ("three months before", month(2024, 5), (date(2024, 2, 1), date(2024, 2, 29))),
    ("two years later", month(2022, 2), (date(2024, 2, 1), date(2024, 2, 29))),
    ("the same period last year", Period(start=date(2023, 4, 1), end=date(2023, 6, 30)), (date(2022, 4, 1), date(2022, 6, 30))),
    ("the same period in 2019", Period(start=date(2023, 4, 1), end=date(2023, 6, 30)), (date(2019, 4, 1), date(2019, 6, 30))),
    ("the same period of 2019/20", Period(start=date(2023, 4, 1), end=date(2023, 6, 30)), (date(2019, 4, 1), date(2019, 6, 30))),
    ("the same period of 2019/20", Period(start=date(2023, 1, 1), end=date(2023, 3, 31)), (date(2020, 1, 1), date(2020, 3, 31))),
    ("over the same period", month(2023, 6), (date(2023, 6, 1), date(2023, 6, 30))),
    ("year-on-year", month(2023, 6), (date(2022, 6, 1), date(2022, 6, 30))),
    ("a week earlier", Period(start=date(2023, 6, 5), end=date(2023, 6, 11)), (date(2023, 5, 29), date(2023, 6, 4))),
    ("a year earlier", Period(start=date(2022, 3, 31), end=date(2022, 3, 31)), (date(2021, 3, 31), date(2021, 3, 31))),
    ("a year earlier", Period(start=date(2024, 2, 29), end=date(2024, 2, 29)), (date(2023, 2, 28), date(2023, 2, 28))),
    ("a year ago", financial_year(2022), (date(2021, 4, 1), date(2022, 3, 31))),
]


@pytest.mark.parametrize(("words", "anchor", "expected"), ANCHORED)
def test_words_that_count_from_another_period(words: str, anchor: Period, expected: tuple[date, date]) -> None:
    found = only(f"It was 12 {words}.")
    resolved = resolve_anchored(found, anchor)
    assert (resolved.start, resolved.end, resolved.stated) == (*expected, words)
    assert found.needs_anchor or found.grammar == "ago"
    assert not resolve_anchored(found, Period()).resolved


def test_the_year_before_that_counts_from_the_baseline() -> None:
    found = only("It was 51.6% the year before that.")
    assert (found.words, found.needs_anchor, found.before_baseline) == ("the year before that", True, True)


def test_this_time_last_year_has_days_without_an_anchor() -> None:
    assert only("It was 12 this time last year.").period.start == date(2022, 11, 1)


DATED = "He took over in May 2021. Recorded crime has fallen by a fifth since he took over."


def test_an_event_takes_the_date_that_the_text_gives() -> None:
    found = [each for each in find_periods(DATED, published=NOVEMBER) if each.words == "since he took over"]
    assert (found[0].period.start, found[0].period.end) == (date(2021, 5, 1), NOVEMBER)
    assert found[0].baseline.end == date(2021, 5, 31)


@pytest.mark.parametrize(
    "text",
    [
        "He joined the force in 1990. Crime has fallen since he took over.",
        "She was elected in May 2021. Crime has fallen since he took over.",
        "He took over in May 2021. The mayor was elected in May 2017. Crime has fallen since he took over.",
        "He will take over in May 2031. He took over in May 2031. Crime has fallen since he took over.",
        "The unit was launched in May 2021. Crime has fallen since the van was launched.",
        "Crime has fallen since he took over.",
    ],
)
def test_an_event_that_the_text_does_not_date_once_stays_unresolved(text: str) -> None:
    found = [each for each in find_periods(text, published=NOVEMBER) if each.grammar == "event"]
    assert found
    assert not any(each.period.resolved or each.baseline.resolved for each in found)


def test_a_launch_is_told_by_what_was_launched() -> None:
    text = "The patrol model was launched in April 2023. Since implementing this model, arrests are up."
    found = [each for each in find_periods(text, published=NOVEMBER) if each.grammar == "event"]
    assert (found[0].words, found[0].baseline.start) == ("Since implementing this model", date(2023, 4, 1))


def test_dated_events_are_offered_with_their_words() -> None:
    events = dated_events("When I joined the force in December 2022 it was slow. In May 2021 she was elected.", NOVEMBER)
    assert [(each.kind, each.when.start) for each in events] == [("joined", date(2022, 12, 1)), ("office", date(2021, 5, 1))]


# words, published, context, days
CONTEXTS = [
    ("next year", date(2019, 1, 28), PeriodContext(year_end=3), (date(2019, 4, 1), date(2020, 3, 31))),
    ("next year", date(2019, 6, 28), PeriodContext(year_end=3), (date(2020, 4, 1), date(2021, 3, 31))),
    ("next year", date(2020, 12, 14), PeriodContext(year_end=3), (date(2021, 4, 1), date(2022, 3, 31))),
    ("this year", date(2024, 12, 11), PeriodContext(year_end=3), (date(2024, 4, 1), date(2025, 3, 31))),
    ("last year", date(2024, 2, 11), PeriodContext(year_end=3), (date(2022, 4, 1), date(2023, 3, 31))),
    ("last year", date(2024, 2, 11), PeriodContext(year_end=9), (date(2022, 10, 1), date(2023, 9, 30))),
    ("in April", date(2022, 2, 4), PeriodContext(year_end=3, future=True), (date(2022, 4, 1), date(2023, 3, 31))),
    ("in April", date(2022, 2, 4), PeriodContext(future=True), (date(2022, 4, 1), date(2022, 4, 30))),
    ("in April", date(2022, 2, 4), PeriodContext(year_end=3), (date(2021, 4, 1), date(2021, 4, 30))),
    ("this year", date(2024, 2, 11), PeriodContext(future=True), (date(2024, 1, 1), date(2024, 12, 31))),
    ("in two years", date(2024, 2, 11), PeriodContext(future=True), (date(2026, 2, 11), date(2026, 2, 11))),
    ("the first quarter", date(2023, 11, 24), PeriodContext(year_end=3), (date(2023, 4, 1), date(2023, 6, 30))),
]


@pytest.mark.parametrize(("words", "published", "context", "expected"), CONTEXTS)
def test_the_series_own_year_and_the_claims_tense_change_the_days(
    words: str, published: date, context: PeriodContext, expected: tuple[date, date]
) -> None:
    found = in_context(only(f"It is 12 {words}.", published), published=published, context=context)
    assert (found.period.start, found.period.end) == expected
    assert (found.words, found.span.start) == (words, 9)
    again = resolve_period(words, published=published, context=context)
    assert (again.start, again.end) == expected


def test_a_ten_year_low_of_a_series_with_its_own_year() -> None:
    found = in_context(only("It is at a ten-year low.", date(2011, 4, 14)), published=date(2011, 4, 14), context=PeriodContext(year_end=3))
    assert (found.window().start, found.window().end) == (date(2001, 4, 1), date(2011, 3, 31))


def test_one_expression_is_resolved_by_the_part_it_plays() -> None:
    assert resolve_period("since 2009", published=NOVEMBER).end == NOVEMBER
    assert resolve_period("since 2009", published=NOVEMBER, role="baseline").end == date(2009, 12, 31)
    assert resolve_period("in a decade", published=NOVEMBER, role="window").start == date(2013, 1, 1)
    assert resolve_period("a year earlier", published=NOVEMBER, anchor=calendar_year(2020)).start == date(2019, 1, 1)
    assert resolve_period("blue cheese", published=NOVEMBER) == Period(stated="blue cheese")


# as typed, days
WRITTEN = [
    ("2022/23", "2022-04-01", "2023-03-31"),
    ("2022-23", "2022-04-01", "2023-03-31"),
    ("2009-10", "2009-04-01", "2010-03-31"),
    ("2023", "2023-01-01", "2023-12-31"),
    ("year ending June 2023", "2022-07-01", "2023-06-30"),
    ("year to March 2023", "2022-04-01", "2023-03-31"),
    ("2023-Q1", "2023-01-01", "2023-03-31"),
    ("Q4 2022", "2022-10-01", "2022-12-31"),
    ("2023-06", "2023-06-01", "2023-06-30"),
    ("June 2023", "2023-06-01", "2023-06-30"),
    ("31 March 2022", "2022-03-31", "2022-03-31"),
    ("2022-03-31", "2022-03-31", "2022-03-31"),
    ("2022-04-01..2023-03-31", "2022-04-01", "2023-03-31"),
    (" 2022-04-01 .. 2023-03-31 ", "2022-04-01", "2023-03-31"),
    ("April to June 2023", "2023-04-01", "2023-06-30"),
]


@pytest.mark.parametrize(("typed", "start", "end"), WRITTEN)
def test_a_period_as_typed(typed: str, start: str, end: str) -> None:
    found = parse_written_period(typed)
    assert (str(found.start), str(found.end), found.stated) == (start, end, typed.strip())


@pytest.mark.parametrize(
    "typed",
    [
        "",
        " ",
        "last year",
        "March",
        "2023-13-01..2023-12-31",
        "2023-12-31..2023-01-01",
        "20223",
        "2023-02-30",
        "now",
        "2022/25/1",
        "since 2010",
    ],
)
def test_what_gives_no_days_by_itself_is_refused_with_an_example(typed: str) -> None:
    with pytest.raises(FactcheckError) as fault:
        parse_written_period(typed)
    assert fault.value.code == "not-a-period"
    assert "2022/23" in fault.value.message


@given(st.lists(PIECES, max_size=25), DAYS)
@settings(max_examples=300, deadline=None)
def test_any_heap_of_time_words_is_read_without_a_fault(pieces: list[str], published: date) -> None:
    text = " ".join(pieces)
    found = find_periods(text, published=published, context=PeriodContext(year_end=3))
    for each in found:
        assert each.span.of(text) == each.words
        assert each.grammar in GRAMMARS
        assert each.role in {"period", "baseline", "either"}
    assert all(earlier.span.end <= later.span.start for earlier, later in pairwise(found))


@given(st.text(max_size=200), st.one_of(st.none(), st.dates()))
@settings(max_examples=200, deadline=None)
def test_any_text_and_any_date_are_read_without_a_fault(text: str, published: date | None) -> None:
    for each in find_periods(text, published=published):
        assert each.words == each.span.of(text)


@given(st.lists(PIECES, max_size=25))
@settings(max_examples=150, deadline=None)
def test_without_a_day_of_publication_words_without_a_year_stay_unresolved(pieces: list[str]) -> None:
    for each in find_periods(" ".join(pieces), published=None):
        if each.relative:
            assert (each.period.start, each.period.end) == (None, None)


@given(DAYS)
def test_last_year_is_the_whole_year_before(published: date) -> None:
    found = resolve_period("last year", published=published)
    assert (found.start, found.end) == (date(published.year - 1, 1, 1), date(published.year - 1, 12, 31))


@given(DAYS)
def test_last_month_and_last_week_are_whole_and_over(published: date) -> None:
    last_month = resolve_period("last month", published=published)
    last_week = resolve_period("last week", published=published)
    assert last_month.months == 1
    assert last_month.end is not None
    assert last_month.end + timedelta(days=1) == published.replace(day=1)
    assert last_week.start is not None
    assert last_week.end is not None
    assert (last_week.start.weekday(), last_week.end.weekday()) == (0, 6)
    assert timedelta(0) < published - last_week.end <= timedelta(days=7)


@given(DAYS, st.integers(min_value=1, max_value=12))
def test_the_year_to_a_month_is_twelve_months_and_over(published: date, number: int) -> None:
    found = resolve_period(f"the year to {date(2000, number, 1):%B}", published=published)
    assert found.months == 12
    assert found.end is not None
    assert published - timedelta(days=366) <= found.end <= published
    assert found.end.month == number


@given(st.integers(min_value=1950, max_value=2090))
def test_every_way_to_write_a_financial_year_gives_its_twelve_months(first: int) -> None:
    ways = [f"{first}/{(first + 1) % 100:02}", f"{first}-{(first + 1) % 100:02}", f"{first}/{first + 1}", f"{first} to {first + 1}"]
    for way in ways:
        assert resolve_period(way, published=None).same_days(financial_year(first)), way
    assert financial_year(first).months == 12


@given(st.integers(min_value=1950, max_value=2090), st.integers(min_value=1, max_value=12))
def test_a_month_with_its_year_needs_no_publication_date(year: int, number: int) -> None:
    found = resolve_period(f"in {date(year, number, 1):%B %Y}", published=None)
    assert found.same_days(month(year, number))
    assert resolve_period(f"the year ending {date(year, number, 1):%B %Y}", published=None).same_days(year_ending(year, number))


@given(DAYS, st.integers(min_value=1, max_value=30))
def test_years_ago_is_the_calendar_year_less_so_many(published: date, years: int) -> None:
    assert resolve_period(f"{years} years ago", published=published).same_days(calendar_year(published.year - years))


@given(DAYS, st.integers(min_value=1, max_value=36))
def test_the_last_months_end_at_publication(published: date, months: int) -> None:
    found = resolve_period(f"in the last {months} months", published=published)
    assert found.end == published
    assert found.start == months_back(published, months) + timedelta(days=1)


@given(DAYS, DAYS)
def test_the_year_before_the_year_before_is_two_years_back(one: date, other: date) -> None:
    period = Period(start=min(one, other), end=max(one, other))
    twice = year_before(year_before(period))
    assert twice.start is not None
    assert twice.end is not None
    assert (
        (twice.start.year, twice.start.month) == (period.start.year - 2, period.start.month) if period.start and not period.is_day else True
    )
    assert period.end is not None
    assert (twice.end.year, twice.end.month) == (period.end.year - 2, period.end.month)


def test_long_texts_take_time_in_proportion() -> None:
    sentence = "Crime rose 5% in the year to March 2022, he said last week, and will fall by June since he took over in May 2021. "
    spent = []
    for times in (40, 160):
        begun = time.perf_counter()
        find_periods(sentence * times, published=NOVEMBER)
        spent.append(time.perf_counter() - begun)
    assert spent[1] < spent[0] * 12 + 0.5


@pytest.mark.parametrize("piece", ["end of the ", "since ", "in the last ", "between 2010 and ", "May, ", "1 2 3 ", "when he ", "(2019 "])
def test_repeated_words_do_not_slow_it_down(piece: str) -> None:
    begun = time.perf_counter()
    find_periods(piece * 4000, published=NOVEMBER)
    assert time.perf_counter() - begun < 8


def test_the_vocabulary_is_whole() -> None:
    words = period_words()
    assert set(words.months.values()) == set(range(1, 13))
    assert sorted(words.weekdays.values()) == list(range(7))
    assert words.events.keys() >= {"pandemic", "office", "joined", "start", "meeting"}


BAD = [
    ("months: {january: 1}", "months: {january: 13}", "months.january"),
    ("weekdays: {monday: 0", "weekdays: {monday: x", "weekdays.monday"),
    ("spring: {first: 3, months: 3}", "spring: {first: 0, months: 3}", "seasons.spring"),
    ("day: [day, 1]", "day: [hour, 1]", "units.day"),
    ("half a year: 6", "half a year: 0", "long_lengths.half a year"),
    ("half a year: 6", "half a year: [", "is no YAML"),
    ("sentence_cues: [", "sentence_cues: [on, ", "sentence_cues"),
    ('reason: "a day"', "", "festivals"),
]


@pytest.mark.parametrize(("good", "bad", "named"), BAD)
def test_a_bad_vocabulary_names_file_path_and_reason(tmp_path: Path, root: Path, good: str, bad: str, named: str) -> None:
    text = (root / "data" / "vocabulary" / "periods.yaml").read_text(encoding="utf-8")
    text = text.replace("  january: 1\n", "  january: 13\n") if "january" in good else text.replace(good, bad)
    file = tmp_path / "periods.yaml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(FactcheckError) as fault:
        period_words_from(file)
    assert str(file) in fault.value.message
    assert named in fault.value.message


def test_a_missing_vocabulary_says_so(tmp_path: Path) -> None:
    with pytest.raises(FactcheckError, match="not here"):
        period_words_from(tmp_path / "periods.yaml")


def test_a_vocabulary_must_be_a_mapping(tmp_path: Path) -> None:
    file = tmp_path / "periods.yaml"
    file.write_text("- a\n- b\n", encoding="utf-8")
    with pytest.raises(FactcheckError, match="mapping"):
        period_words_from(file)


def test_month_ends_and_leap_years() -> None:
    assert last_day(2024, 2) == date(2024, 2, 29)
    assert months_back(date(2024, 3, 31), 1) == date(2024, 2, 29)
    assert year_before(month(2024, 2)).same_days(month(2023, 2))
    assert year_before(month(2025, 2)).same_days(month(2024, 2))
