"""Days and months as people write them: "5 October", "March 31 2022", "31/03/2022", "June last year", "last July", "Halloween"."""

from datetime import date

from factcheck.values.period import Period
from factcheck.values.periods.dating import Moment, stretch
from factcheck.values.periods.reader import Reader

Parsed = tuple[Moment, int] | None
DOTTED = ([1, 1, 4], [1, 2, 4], [2, 1, 4], [2, 2, 4])  # how many digits stand between the full stops of a day


def iso_day(reader: Reader, index: int) -> Parsed:
    """ "2023-03-31"."""
    year = reader.year(index)
    parts = [reader.low(index + each) for each in (2, 4)]
    joined = all(reader.touches(index + each) for each in range(1, 5))
    if year is None or not joined or not all(len(part) == 2 and part.isascii() and part.isdigit() for part in parts):
        return None
    if reader.low(index + 1) != "-" or reader.low(index + 3) != "-":
        return None
    return day_of(year, int(parts[0]), int(parts[1]), index + 5)


def numeric_day(reader: Reader, index: int) -> Parsed:
    """ "31/03/2022", "31.3.2022": day first, as in Britain."""
    low = reader.low(index)
    dots = low.split(".")
    if [len(part) for part in dots] in DOTTED and low.replace(".", "").isdigit():
        return day_of(int(dots[2]), int(dots[1]), int(dots[0]), index + 1)
    if reader.low(index + 1) != "/" or reader.low(index + 3) != "/" or not all(reader.touches(index + each) for each in range(1, 5)):
        return None
    parts = [low, reader.low(index + 2), reader.low(index + 4)]
    if not all(part.isascii() and part.isdigit() for part in parts) or len(low) > 2 or len(parts[1]) > 2 or len(parts[2]) != 4:
        return None
    return day_of(int(parts[2]), int(parts[1]), int(low), index + 5)


def day_of(year: int, month: int, day: int, after: int) -> Parsed:
    """A day, if the calendar has it and its century is ours."""
    try:
        found = date(year, month, day)
    except ValueError:
        return None
    return (Moment(kind="day", year=year, month=month, day=day), after) if 1900 <= found.year <= 2099 else None


def year_behind(reader: Reader, index: int) -> tuple[int | None, int]:
    """The year after a day or month: "2022", ", 2022", "of 2022", "last year", "this year", "next year"."""
    after = index + 1 if reader.low(index) in {",", "of", "in"} else index
    year = reader.year(after)
    if year is not None:
        tail_dash = reader.touches(after + 1) and reader.low(after + 1) == "/"
        return (None, index) if tail_dash else (year, after + 1)
    if reader.low(index) == ",":
        return None, index
    offset = {"last": -1, "this": 0, "next": 1}.get(reader.low(after))
    if offset is None or reader.low(after + 1) != "year" or reader.clock.published is None:
        return None, index
    return reader.clock.published.year + offset, after + 2


def weekday_before(reader: Reader, index: int) -> int | None:
    """The weekday named just before a date: "Sunday, December 20th", "Wednesday (October 5)"."""
    back = index - 2 if reader.low(index - 1) in {",", "("} else index - 1
    return reader.words.weekdays.get(reader.low(back))


def day_then_month(reader: Reader, index: int) -> Parsed:
    """ "5 October", "the 5th of October 2022", "1-7 May"."""
    start = reader.skip(index, {"the"})
    first = reader.day(start)
    if first is None:
        return None
    last, after = None, first[1]
    if (reader.dash(after) or reader.low(after) in {"to", "and"}) and (second := reader.day(after + 1)) is not None:
        last, after = second
    month_index = reader.skip(after, {"of"})
    month = reader.month(month_index)
    if month is None or reader.at(month_index).owns:
        return None
    weekday = weekday_before(reader, start)
    year, end = year_behind(reader, reader.past_month(month_index))
    return Moment(kind="day", year=year, month=month, day=first[0], last_of=(month, last) if last else None, weekday=weekday), end


def month_then_day(reader: Reader, index: int) -> Parsed:
    """ "October 5", "March 31 2022", "July 1-7"."""
    month = reader.month(index)
    first = reader.day(reader.past_month(index)) if month is not None else None
    if month is None or first is None:
        return None
    last, after = None, first[1]
    if reader.dash(after) and (second := reader.day(after + 1)) is not None and reader.touches(after):
        last, after = second
    if reader.low(after) in reader.words.units or reader.low(after) in reader.words.sets["counted"]:
        return None
    year, end = year_behind(reader, after)
    return Moment(
        kind="day", year=year, month=month, day=first[0], last_of=(month, last) if last else None, weekday=weekday_before(reader, index)
    ), end


def named_month(reader: Reader, index: int) -> Parsed:
    """ "June 2010", "June last year", "last July", "next April", "September"."""
    offset = reader.low(index)
    start = index + 1 if offset in {"last", "next", "this"} else index
    month = reader.month(start)
    if month is None:
        return None
    after = reader.past_month(start)
    if start > index:
        return Moment(kind="month", month=month, fixed=month_by_word(reader, month, offset)), after
    year, after = year_behind(reader, after)
    return Moment(kind="month", year=year, month=month), after


def month_by_word(reader: Reader, month: int, offset: str) -> Period:
    """The last such month that was over, the next to come, or this year's."""
    day = reader.clock.published
    if day is None:
        return Period()
    if offset == "this":
        return stretch(day.year, month, 1)
    here = stretch(day.year, month, 1)
    if offset == "last":
        return here if here.end and here.end < day else stretch(day.year - 1, month, 1)
    return here if here.start and here.start > day else stretch(day.year + 1, month, 1)


def festival(reader: Reader, index: int) -> Parsed:
    """ "last Christmas", "Halloween 2022"."""
    offset = reader.low(index)
    start = index + 1 if offset in {"last", "next", "this", "over"} else index
    for words, first, last in reader.words.festivals.get(reader.low(start), ()):
        after = reader.phrase(start, words)
        if after is not None and reader.at(start).capital:
            year, after = year_behind(reader, after)
            upcoming = {"next": True, "last": False}.get(offset)
            return Moment(kind="day", year=year, month=first[0], day=first[1], last_of=last, upcoming=upcoming), after
    return None
