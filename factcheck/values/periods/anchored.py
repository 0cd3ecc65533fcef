"""Words that count from another period of the text: "the year before", "a year earlier", "in the same period", "year on year"."""

from datetime import date, timedelta

from factcheck.values.period import Period, last_day, month, months_back
from factcheck.values.periods.dating import dated
from factcheck.values.periods.meaning import FoundPeriod, Meaning
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import length_at
from factcheck.values.periods.years import year_moment

BEFORE = {"before": -1, "earlier": -1, "previously": -1, "prior": -1, "later": 1, "after": 1}
ADJECTIVES = {
    "previous": -1,
    "preceding": -1,
    "prior": -1,
    "following": 1,
    "next": 1,
    "subsequent": 1,
    "corresponding": 0,
    "same": 0,
    "equivalent": 0,
}
HEDGES = {"just", "about", "only", "around", "some", "almost", "nearly", "over", "under", "still"}
YEAR_BACK = {("last", "year"), ("previous", "year"), ("preceding", "year"), ("year", "before"), ("year", "earlier"), ("year", "ago")}
STRETCHES = frozenset(
    {"period", "time", "months", "month", "quarter", "year", "week", "timeframe", "stretch", "weeks", "half", "point", "stage", "day"}
)


def shifted_words(months: int, days: int, way: int, *, role: str, on_baseline: bool = False) -> Meaning:
    """A meaning that lies so far before (-1) or after (+1) another period."""
    return Meaning(
        grammar="relative",
        needs_anchor=True,
        shift_months=-months * way if months else None,
        shift_days=-days * way if days else None,
        role=role,
        before_baseline=on_baseline,
    )


def length_before(reader: Reader, index: int) -> tuple[Meaning, int] | None:
    """ "the year before (that)", "a year earlier", "12 months previously", "three months before", "two years later"."""
    start = reader.skip(index, {"the"})
    length = length_at(reader, reader.skip_hedge(start))
    if length is None:
        return None
    months, days, after = length
    way = BEFORE.get(reader.low(after))
    if way is None or (reader.low(after) in {"before", "after"} and starts_a_clause(reader, after + 1)):
        return None
    end = after + 1
    on_that = reader.low(end) in {"that", "this"} and not reader.low(end + 1).isalpha()
    role = "baseline" if way < 0 else "period"
    return shifted_words(months, days, way, role=role, on_baseline=on_that and way < 0), end + 1 if on_that else end


def starts_a_clause(reader: Reader, index: int) -> bool:
    """Whether "before" goes on: "three months before the election" counts from something else than a period."""
    low = reader.low(index)
    if low in {"it", "there", "they"} and reader.low(index + 1) in {"was", "were"}:
        # "The year before it was 6,545" dates the number; "the year before it was closed" does not.
        return not reader.low(reader.skip(index + 2, HEDGES))[:1].isdigit()
    return (
        low in {"the", "a", "an", "his", "her", "he", "she", "it", "they", "we", "its", "their", "i", "being", "christmas"}
        or low in reader.words.months
    )


def previous_length(reader: Reader, index: int) -> tuple[Meaning, int] | None:
    """ "the previous year", "the preceding 12 months", "the following year", "the next year"; without "the" only "previous year"."""
    start = reader.skip(index, {"the", "its", "their"})
    word = reader.low(start)
    way = ADJECTIVES.get(word)
    if way is None or way == 0 or (word == "next" and start == index):
        return None
    after = reader.skip(start + 1, {"financial", "fiscal", "calendar", "reporting"})
    length = length_at(reader, after)
    if length is None or (word == "next" and (reader.integer(after) is not None or length[0] != 12 or after > start + 1)):
        return None
    months, days, end = length
    return shifted_words(months, days, way, role="baseline" if way < 0 else "period"), end


def same_period(reader: Reader, index: int) -> tuple[Meaning, int] | None:
    """ "the same period (last year, in 2019)", "this time last year", "that year", "during that time"."""
    article, start = reader.low(index), index + 1
    if article in {"same", "the"} and ADJECTIVES.get(reader.low(start if article == "the" else index)) == 0:
        after = stretch_after(reader, start + 1 if article == "the" else start)
        if article == "same" and after is not None and same_in_year(reader, after)[1] == after:
            return None
    elif (
        (article in {"that", "those"} and reader.low(start) in STRETCHES | {"years"})
        or this_time(reader, index)
        or reader.phrase(index, ("this", "period"))
    ):
        after = start + 1
    else:
        return None
    if after is None:
        return None
    found = same_in_year(reader, after)
    discourse = reader.low(after - 1) == "time" and article == "the" and found[1] == after
    return None if discourse else found


def this_time(reader: Reader, index: int) -> bool:
    """ "this time last year", "this time a year ago"."""
    return reader.phrase(index, ("this", "time")) is not None and reader.low(index + 2) in {"last", "a"}


def stretch_after(reader: Reader, index: int) -> int | None:
    """The index after "period", "three months", "12-month period", "month"."""
    length = length_at(reader, index)
    after = length[2] if length else index
    if reader.low(after) in STRETCHES:
        return after + 1
    return after if length else None


def same_in_year(reader: Reader, index: int) -> tuple[Meaning, int]:
    """The year that "the same period" belongs to; without one it is the period last spoken of."""
    after = reader.skip(index, {"of", "in", "for", "during", "from"})
    year = year_moment(reader, after)
    if year is not None and (after > index or reader.low(index - 1) in STRETCHES):
        return Meaning(grammar="same_period", needs_anchor=True, same_in=dated(year[0], reader.clock), role="baseline"), year[1]
    then = reader.skip(after, {"the", "a"})
    if (reader.low(then), reader.low(then + 1)) in YEAR_BACK:
        return Meaning(grammar="same_period", period=year_ago(reader, index), needs_anchor=True, shift_months=12, role="baseline"), then + 2
    return Meaning(grammar="same_period", needs_anchor=True, shift_months=0, role="period"), index


def year_ago(reader: Reader, index: int) -> Period:
    """ "This time last year" has days of its own: the month of publication a year before; others need an anchor."""
    day = reader.clock.published
    if day is None or (reader.low(index - 2), reader.low(index - 1)) not in {("this", "time"), ("same", "time")}:
        return Period()
    there = months_back(day, 12)
    return month(there.year, there.month)


def year_on_year(reader: Reader, index: int) -> tuple[Meaning, int] | None:
    """ "year on year", "year-on-year", "month-on-month": the baseline is the stretch before."""
    unit = reader.low(index)
    if unit not in {"year", "month", "quarter"}:
        return None
    middle = index + 2 if reader.dash(index + 1) else index + 1
    end = middle + 2 if reader.dash(middle + 1) else middle + 1
    if reader.low(middle) not in {"on", "over"} or reader.low(end) != unit:
        return None
    months = {"year": 12, "month": 1, "quarter": 3}[unit]
    return shifted_words(months, 0, -1, role="baseline"), end + 1


def moved(period: Period, months: int) -> Period:
    """The same stretch so many months earlier (later if negative); month ends stay month ends."""
    if not period.start or not period.end:
        return Period()
    end = months_back(period.end, months)
    if (period.end + timedelta(days=1)).day == 1:
        end = last_day(end.year, end.month)
    return Period(start=end if period.is_day else months_back(period.start, months), end=end)


def moved_into(anchor: Period, last: date) -> Period:
    """The anchor's days, moved by whole years so that they end in the year that closes on the last day."""
    if not anchor.end:
        return Period()
    years = anchor.end.year - last.year
    moved_there = moved(anchor, 12 * years)
    return moved(anchor, 12 * (years + 1)) if moved_there.end and moved_there.end > last else moved_there


def resolve_anchored(found: FoundPeriod, anchor: Period) -> Period:
    """The days of words that count from another period, which is `anchor`; unresolved where the anchor is.

    A year before a year, quarter, month or day is the same stretch twelve months earlier; "three months before" a month is the month three
    months earlier; "the same period of 2019" has the anchor's months in that year.
    """
    meaning = found.meaning
    if not anchor.start or not anchor.end:
        return found.stated(None)
    if meaning.same_in is not None and meaning.same_in.end:
        return found.stated(moved_into(anchor, meaning.same_in.end))
    if meaning.shift_days:
        step = timedelta(days=meaning.shift_days)
        return found.stated(Period(start=anchor.start - step, end=anchor.end - step))
    return found.stated(moved(anchor, meaning.shift_months or 0))
