"""Stretches with one dated end: "since 2009", "by March", "before 2015", "within three years"."""

from dataclasses import replace
from datetime import date, timedelta

from factcheck.values.period import Period, last_day
from factcheck.values.periods.dating import Moment, dated
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found, ahead, length_at


def counts_things(reader: Reader, found: Moment, after: int, *, names: str = "counted") -> bool:
    """Whether a bare year is a number of things: "by 2010 offences", "in 2010 cases"."""
    return found.kind == "year" and found.edge is None and reader.low(after) in reader.words.sets[names]


def plain(moment: Moment, period: Period, *, role: str = "either") -> Meaning:
    """A moment as a meaning of its own class."""
    return Meaning(grammar="day" if moment.edge else moment.kind, period=period, role=role)


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
        reader = reader.under(coming)
    point = moment(reader, start) or moment(reader, reader.skip(start, {"the"}))
    if point is None:
        return None
    found, after = point
    if counts_things(reader, found, after):
        return None
    there = dated(found, reader.clock)
    if word == "by":
        return Meaning(grammar="future_by", period=there, role="period"), after
    if word == "after":
        return Meaning(grammar="range", period=Period(start=there.end + timedelta(days=1)) if there.end else Period()), after
    last = there.end if word in {"until", "till"} else there.start - timedelta(days=1) if there.start else None
    role = "either" if word in {"until", "till"} else "baseline"
    return Meaning(grammar="range", period=Period(end=last), role=role), after


def within(reader: Reader, index: int) -> Found:
    """ "within three years", "in three years' time": the month so much after publication; a definition ("within a year") has no days."""
    word = reader.low(index)
    start = reader.phrase(index + 1, ("the", "next")) or reader.skip_hedge(index + 1)
    length = length_at(reader, start) if word in {"within", "in"} else None
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
    if not (reader.clock.future or coming or start == index + 3):
        return Meaning(grammar="duration"), end
    there = ahead(reader.clock, months, days).end
    period = Period(start=there.replace(day=1), end=last_day(there.year, there.month)) if there else Period()
    return Meaning(grammar="future_by", period=period, role="period"), end
