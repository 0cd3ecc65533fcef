"""Stretches put together from two points or a length: "the year to March", "between April and June 2023", "since 2009", "by March"."""

from dataclasses import replace
from datetime import date, timedelta

from factcheck.values.period import Period, last_day, months_back
from factcheck.values.periods.dating import Moment, dated, in_year, over
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import ahead, length_at

Found = tuple[Meaning, int] | None
ENDING = frozenset({"to", "ending", "ended", "until", "till", "finishing", "through"})
THROUGH = frozenset({"to", "until", "till", "through"})


def plain(moment: Moment, period: Period, *, role: str = "either") -> Meaning:
    """A moment as a meaning of its own class."""
    return Meaning(grammar="day" if moment.edge else moment.kind, period=period, role=role)


def year_to(reader: Reader, index: int) -> Found:
    """ "the year to March", "year ending June 2023", "12 months to September", "the decade to 2020"."""
    start = reader.skip(index, {"the", "a", "full", "each"})
    start = reader.skip(start, {"rolling", "full", "financial"})
    if reader.low(start) in {"ye", "y/e"}:
        return ending_at(reader, start + 1, 12, 0)
    length = length_at(reader, start)
    if length is None:
        return None
    months, days, after = length
    after = after + 1 if reader.dash(after) else after
    after = reader.skip(after, {"period"})
    if reader.phrase(after, ("up", "to")) is not None:
        after += 1
    if reader.phrase(after, ("that", "ended")) is not None or reader.phrase(after, ("which", "ended")) is not None:
        after += 1
    if reader.low(after) not in ENDING:
        return to_date(reader, start, after, months)
    return ending_at(reader, after + 1, months, days)


def to_date(reader: Reader, start: int, after: int, months: int) -> Found:
    """ "the year so far" is the calendar year up to publication."""
    end = reader.phrase(after, ("so", "far"))
    day = reader.clock.published
    if end is None or months != 12 or reader.integer(start) is not None:
        return None
    return Meaning(grammar="range", period=Period(start=day.replace(month=1, day=1), end=day) if day else Period(), role="period"), end


def ending_at(reader: Reader, index: int, months: int, days: int) -> Found:
    """The stretch of that length up to the moment that follows."""
    if reader.low(index) == "date":
        day = reader.clock.published
        return Meaning(
            grammar="range", period=Period(start=day.replace(month=1, day=1), end=day) if day else Period(), role="period"
        ), index + 1
    after = reader.skip(reader.skip(index, {"in", "on", "at"}), {"the"})
    point = moment(reader, after) or moment(reader, index)
    if point is None:
        return None
    found, end = point
    last = over(found, reader.clock).end
    grammar = {12: "year_ending", 3: "quarter"}.get(months, "range")
    return Meaning(grammar=grammar, period=Period() if last is None else up_to(last, months, days), role="period"), end


def up_to(last: date, months: int, days: int) -> Period:
    """So many months and days whose last day is given; after the end of a month it begins with one."""
    after = last + timedelta(days=1)
    if last.year * 12 - months < 12 * 1000:
        return Period()
    start = months_back(after, months) - timedelta(days=days)
    return Period(start=start, end=last)


def between(reader: Reader, index: int) -> Found:
    """ "between September 2019 and September 2020", "from April to October", "from 2010 until 2015"."""
    lead = reader.low(index)
    if lead not in {"between", "from"}:
        return None
    first = moment(reader, reader.skip(index + 1, {"the"})) or moment(reader, index + 1) or bare_day(reader, index + 1)
    if first is None:
        return None
    after = reader.skip(first[1], {","})
    joined = reader.low(after)
    if joined == "up" and reader.low(after + 1) == "to":
        after, joined = after + 1, "to"
    if joined not in ({"and"} if lead == "between" else THROUGH):
        return None
    last = moment(reader, after + 1)
    if (
        last is None
        and lead == "from"
        and (reader.low(after + 1), reader.low(after + 2)) in {("the", "present"), ("the", "end"), ("date", "")}
    ):
        return None
    return range_of(reader, first[0], last[0], last[1], lead=lead) if last else None


def bare_day(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """The first day of "between 1 and 7 May", whose month comes with the second."""
    day = reader.day(index)
    return (Moment(kind="day", day=day[0]), day[1]) if day else None


def bare_range(reader: Reader, index: int) -> Found:
    """ "April to June 2023", "1 April 2022 to 31 March 2023", "Oct-Dec 2022", "2010 to 2015"."""
    first = moment(reader, index)
    if first is None or first[0].edge:
        return None
    after = first[1]
    if not (reader.dash(after) or reader.low(after) in THROUGH):
        return None
    last = moment(reader, after + 1)
    if last is None or last[0].kind == "relative" or first[0].kind == "relative":
        return None
    return range_of(reader, first[0], last[0], last[1], lead="")


def range_of(reader: Reader, first: Moment, last: Moment, after: int, *, lead: str) -> Found:
    """Both ends with their days; one that has no year takes it from the other."""
    if first.kind == "day" and first.month is None:
        if last.kind != "day":
            return None
        first = replace(first, month=last.month, year=last.year)
    start, end = both_dated(reader, first, last)
    if start.start and end.end and start.start > end.end:
        return None
    whole = Period(start=start.start, end=end.end) if start.start and end.end else Period()
    grammar = "range"
    if lead and first.kind == last.kind == "month" and same_month_apart(start, end):
        whole = Period(start=months_back(start.start, -1) if start.start else None, end=end.end)
        grammar = "year_ending" if whole.months == 12 else "range"
    elif whole.months == 3 and lead != "between":
        grammar = "quarter"
    return Meaning(grammar=grammar, period=whole, first=start, last=end, role="period"), after


def same_month_apart(start: Period, end: Period) -> bool:
    """Whether two months are one month of two years: the years between are counted from the end of the first."""
    return bool(start.start and end.start and start.start.month == end.start.month and start.start.year < end.start.year)


def both_dated(reader: Reader, first: Moment, last: Moment) -> tuple[Period, Period]:
    """The days of both ends."""
    clock = reader.clock
    if first.yearless and last.yearless:
        end = dated(last, clock)
        return before(first, end), end
    if first.yearless:
        end = dated(last, clock)
        return before(first, end), end
    start = dated(first, clock)
    if not last.yearless:
        return start, dated(last, clock)
    return start, after_start(last, start)


def before(moment: Moment, end: Period) -> Period:
    """The latest such month or day that does not begin after the end."""
    if not end.end:
        return Period()
    here = in_year(moment, end.end.year)
    return here if here.start and here.start <= end.end else in_year(moment, end.end.year - 1)


def after_start(moment: Moment, start: Period) -> Period:
    """The first such month or day that does not end before the start."""
    if not start.start:
        return Period()
    here = in_year(moment, start.start.year)
    return here if here.end and here.end >= start.start else in_year(moment, start.start.year + 1)


def since(reader: Reader, index: int) -> Found:
    """ "since 2009", "since June 2010", "since late 2014", "since last year": ends at publication, or is the point itself as a baseline."""
    if reader.low(index) != "since":
        return None
    start = reader.skip(reader.skip_hedge(index + 1), {"the"})
    point = moment(reader, start) or moment(reader, index + 1)
    if point is None:
        return None
    found, after = point
    begun = dated(found, reader.clock)
    if found.kind == "year" and reader.low(after) == "and" and (second := reader.year(after + 1)) == (found.year or 0) + 1:
        begun, after = Period(start=begun.start, end=date(second, 12, 31)), after + 2
    return since_period(reader, begun), after


def since_period(reader: Reader, begun: Period) -> Meaning:
    """Three readings of "since": up to publication, the point itself, and the stretch of an extreme."""
    day = reader.clock.published
    running = Period(start=begun.start, end=day if begun.start and day and begun.start <= day else None)
    return Meaning(grammar="since", period=running, baseline=begun, window=running, role="baseline")


def by_date(reader: Reader, index: int) -> Found:
    """ "by March", "by 2021", "by the end of 2025"; "until", "before" and "after" leave the other end open."""
    word = reader.low(index)
    if word not in {"by", "until", "till", "before", "after"} and reader.phrase(index, ("prior", "to")) is None:
        return None
    start = index + 2 if word == "prior" else index + 1
    if word == "by":
        coming = reader.clock if reader.clock.past else replace(reader.clock, future=True)
        reader = Reader(reader.tokens, reader.words, coming)
    point = moment(reader, start) or moment(reader, reader.skip(start, {"the"}))
    if point is None:
        return None
    found, after = point
    there = dated(found, reader.clock)
    if word == "by":
        return Meaning(grammar="future_by", period=there, role="period"), after
    if word == "after":
        return Meaning(grammar="range", period=Period(start=there.end + timedelta(days=1)) if there.end else Period()), after
    last = there.end if word in {"until", "till"} else there.start - timedelta(days=1) if there.start else None
    role = "either" if word in {"until", "till"} else "baseline"
    return Meaning(grammar="range", period=Period(end=last), role=role), after


def within(reader: Reader, index: int) -> Found:
    """ "within three years", "in three years' time": the month of publication so much later."""
    word = reader.low(index)
    length = length_at(reader, reader.skip(reader.skip_hedge(index + 1), {"the", "next"})) if word in {"within", "in"} else None
    if length is None or not length[0]:
        return None
    months, days, after = length
    timed = reader.skip(reader.skip(after, {"'", "’"}), {"time"})
    coming = timed > after and reader.low(timed - 1) == "time"
    if word == "in" and not coming:
        return None
    end = timed if coming else after
    if reader.low(after) == "of" and not coming:
        return None
    there = ahead(reader.clock, months, days).end
    period = Period(start=there.replace(day=1), end=last_day(there.year, there.month)) if there else Period()
    return Meaning(grammar="future_by", period=period, role="period"), end


def so_far(reader: Reader, index: int) -> Found:
    """ "so far this year", "so far in 2023", "earlier this year", "2023 to date"."""
    after = reader.phrase(index, ("so", "far"))
    if after is None and reader.low(index) in {"already", "earlier", "later"}:
        after = index + 1
    day = reader.clock.published
    if after is None:
        year = reader.year(index)
        end = reader.phrase(index + 1, ("to", "date")) or reader.phrase(index + 1, ("so", "far"))
        if year is None or end is None:
            return None
        return Meaning(grammar="range", period=run_to(Period(start=date(year, 1, 1), end=date(year, 12, 31)), day), role="period"), end
    point = moment(reader, reader.skip(after, {"in", "during", "for"}))
    if point is None or point[0].kind not in {"year", "financial_year", "relative"}:
        return None
    whole = dated(point[0], reader.clock)
    if reader.low(index) == "later":
        return Meaning(
            grammar="relative",
            period=Period(start=day, end=date(day.year, 12, 31)) if day and whole.start and whole.start.year == day.year else Period(),
        ), point[1]
    return Meaning(grammar="range", period=run_to(whole, day), role="period"), point[1]


def run_to(whole: Period, day: date | None) -> Period:
    """As much of the period as was over at publication."""
    if day is None or not whole.start or not whole.end:
        return Period(start=whole.start)
    return Period(start=whole.start, end=min(whole.end, day)) if whole.start <= day else Period()
