"""Lengths that run up to a point: "the year to March", "12 months to September", "the decade to 2020", "so far this year"."""

from dataclasses import replace
from datetime import date, timedelta

from factcheck.values.period import Period, months_back
from factcheck.values.periods.dating import dated, over, series_year
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found, length_at, unit_from

ENDING = frozenset({"to", "ending", "ended", "until", "till", "finishing", "through"})


def year_to(reader: Reader, index: int) -> Found:
    """ "the year to March", "year ending June 2023", "12 months to September", "the decade to 2020"."""
    start = reader.skip(index, {"the", "a", "full", "each"})
    start = reader.skip(start, {"rolling", "full", "financial", "fiscal"})
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
    running = to_date(reader, start, after, months)
    if running is not None or reader.low(after) not in ENDING:
        return running
    return ending_at(reader, after + 1, months, days)


def to_date(reader: Reader, start: int, after: int, months: int) -> Found:
    """ "the year so far", "the year to date": up to publication."""
    end = reader.phrase(after, ("so", "far")) or reader.phrase(after, ("to", "date")) or reader.phrase(after, ("to", "-", "date"))
    if end is None or months != 12 or reader.integer(start) is not None:
        return None
    clock = replace(reader.clock, year_end=3) if reader.low(start - 1) in {"financial", "fiscal"} else reader.clock
    return Meaning(grammar="range", period=run_to(series_year(clock, 0), clock.published), role="period"), end


def ending_at(reader: Reader, index: int, months: int, days: int) -> Found:
    """The stretch of that length up to the moment that follows."""
    index = reader.phrase(index, ("and", "including")) or index
    after = reader.skip(reader.skip(index, {"in", "on", "at"}), {"the"})
    if reader.phrase(after, ("last", "month")) is not None:
        return through(unit_from(reader.clock, "month", -1).end, months, days), after + 2
    point = moment(reader, after) or moment(reader, index)
    if point is None:
        return None
    found, end = point
    return through(over(found, reader.clock).end, months, days), end


def through(last: date | None, months: int, days: int) -> Meaning:
    """The stretch of that length up to the day, in its class."""
    grammar = {12: "year_ending", 3: "quarter"}.get(months, "range")
    return Meaning(grammar=grammar, period=Period() if last is None else up_to(last, months, days), role="period")


def up_to(last: date, months: int, days: int) -> Period:
    """So many months and days whose last day is given; after the end of a month it begins with one."""
    after = last + timedelta(days=1)
    if last.year * 12 - months < 12 * 1000:
        return Period()
    start = months_back(after, months) - timedelta(days=days)
    return Period(start=start, end=last)


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


def year_by_its_end(reader: Reader, index: int) -> Found:
    """ "last year's figures, to March": the year that ends with the last such month that was over."""
    after = (
        reader.phrase(index, ("last", "year"))
        or reader.phrase(index, ("the", "latest", "year"))
        or reader.phrase(index, ("the", "last", "year"))
    )
    if after is None:
        return None
    place = after
    while reader.at(after - 1).owns and place < after + 2 and reader.low(place).isalpha() and reader.low(place) not in ENDING:
        place += 1
    place = reader.skip(place, {","})
    if reader.low(place) not in {"to", "ending", "ended"}:
        return None
    return ending_at(reader, place + 1, 12, 0)
