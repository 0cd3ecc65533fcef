"""Stretches from one point to another: "between April and June 2023", "1 April 2022 to 31 March 2023", "May, June and July"."""

from dataclasses import replace
from itertools import pairwise

from factcheck.values.period import YEARS_OF_FIGURES, Period, months_back
from factcheck.values.periods.dating import Moment, dated, in_year
from factcheck.values.periods.endings import year_to
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.points import counts_things, since_period
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found

THROUGH = frozenset({"to", "until", "till", "through"})


def between(reader: Reader, index: int) -> Found:
    """ "between September 2019 and September 2020", "from April to October", "from 2010 until 2015"."""
    lead = reader.low(index)
    if lead not in {"between", "from"}:
        return None
    first = stretch_end(reader, index + 1) or bare_day(reader, index + 1)
    if first is None:
        return None
    if first[0].last_of is not None:
        return Meaning(grammar="range", period=dated(first[0], reader.clock), role="period"), first[1]
    after = reader.skip(first[1], {","})
    joined = reader.low(after)
    if joined == "up" and reader.low(after + 1) == "to":
        after, joined = after + 1, "to"
    if joined not in ({"and"} if lead == "between" else THROUGH):
        return None
    present = reader.skip(after + 1, {"the"})
    if reader.low(present) in {"now", "date", "today", "present"}:
        return since_period(reader, dated(first[0], reader.clock)), present + 1
    last = stretch_end(reader, after + 1)
    return range_of(reader, first[0], last[0], last[1], lead=lead) if last else None


def stretch_end(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """One end of a stretch: a dated point, or twelve months and the like that run up to one ("the year to March 2016")."""
    point = moment(reader, reader.skip(index, {"the"})) or moment(reader, index)
    run = year_to(reader, index)
    if run is not None and run[0].period.resolved and (point is None or run[1] > point[1]):
        return Moment(kind="stretch", fixed=run[0].period), run[1]
    return point


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
    if counts_things(reader, last, after) and not (lead and first.kind == "year" and plausible_years(first, last)):
        return None
    start, end = both_dated(reader, first, last)
    if start.start and end.end and start.start > end.end:
        return None
    whole = Period(start=start.start, end=end.end) if start.start and end.end else Period()
    grammar = "range"
    if lead and first.kind == last.kind == "month" and same_month_apart(start, end):
        whole = Period(start=months_back(start.start, -1) if start.start else None, end=end.end)
        grammar = "year_ending" if whole.months == 12 else "range"
    elif whole.months == 3:
        grammar = "quarter"
    return Meaning(grammar=grammar, period=whole, first=start, last=end, role="period"), after


def plausible_years(first: Moment, last: Moment) -> bool:
    """Whether two bare numbers behind "between" or "from" are years of which figures exist: "between 2018 and 2019 robberies fell"."""
    ordered = first.year is not None and last.year is not None and first.year < last.year
    return ordered and first.year in YEARS_OF_FIGURES and last.year in YEARS_OF_FIGURES


def same_month_apart(start: Period, end: Period) -> bool:
    """Whether two months are one month of two years: the years between are counted from the end of the first."""
    return bool(start.start and end.start and start.start.month == end.start.month and start.start.year < end.start.year)


def both_dated(reader: Reader, first: Moment, last: Moment) -> tuple[Period, Period]:
    """The days of both ends."""
    clock = reader.clock
    if first.yearless:
        end = dated(last, clock)
        if last.yearless and first.kind == last.kind == "month" and first.month == last.month:
            return (in_year(first, end.start.year - 1) if end.start else Period()), end
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


def listed_months(reader: Reader, index: int) -> Found:
    """ "April and May", "May, June and July last year": the months from the first to the last, where they follow each other."""
    first = moment(reader, index)
    if first is None or first[0].kind != "month" or not first[0].yearless:
        return None
    months, after = [first[0]], first[1]
    while (after + 1 < len(reader.tokens)) and (reader.low(after) in {",", "and", "&"}):
        following = reader.skip(after + 1, {"and"})
        found = moment(reader, following)
        if found is None or found[0].kind != "month" or reader.month(following) is None:
            break
        months.append(found[0])
        after = found[1]
        if reader.low(following - 1) != ",":
            break
    numbers = [each.month or 0 for each in months]
    if len(months) < 2 or any((later - earlier) % 12 != 1 for earlier, later in pairwise(numbers)):
        return None
    return range_of(reader, months[0], months[-1], after, lead="")
