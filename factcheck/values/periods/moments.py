"""Dated points and stretches as people write them: days, months, quarters, seasons, years, and the end or start of each."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from factcheck.values.period import Period, calendar_year, months_back
from factcheck.values.periods.dating import Moment, dated, stretch
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import relative_year, relative_year_words
from factcheck.values.periods.years import year_moment

Parsed = tuple[Moment, int] | None
PARTS = {"early": (0, 3), "late": (9, 3), "mid": (3, 6)}  # months before it, months in it


def moment(reader: Reader, index: int) -> Parsed:
    """The dated expression that begins there, and the index after it; None where there is none."""
    for rule in RULES:
        found = rule(reader, index)
        if found is not None:
            return found
    return None


def edge(reader: Reader, index: int) -> Parsed:
    """ "the end of March 2022", "the start of last year"."""
    index = reader.skip(index, {"the"})
    word = reader.low(index)
    if word in {"end", "close"}:
        kind = "end"
    elif word in {"start", "beginning", "turn", "outset"}:
        kind = "start"
    else:
        return None
    if reader.low(index + 1) not in {"of", "to"}:
        return None
    inner = whole_or_running_year(reader, index + 2) or moment(reader, index + 2)
    if inner is None:
        return None
    return replace(inner[0], edge=kind), inner[1]


def whole_or_running_year(reader: Reader, index: int) -> Parsed:
    """ "this year" and "the (financial) year" where its end or start is meant: the whole year, not the part that is over."""
    for words, offset in (
        (("this", "year"), 0),
        (("the", "year"), 0),
        (("next", "year"), 1),
        (("last", "year"), -1),
        (("the", "calendar", "year"), 0),
    ):
        after = reader.phrase(index, words)
        if after is not None:
            return Moment(kind="relative", fixed=relative_year(reader.clock, offset, financial=False)), after
    found = relative_year_words(reader, index)
    return (Moment(kind="relative", fixed=relative_year(reader.clock, found[0], financial=True)), found[2]) if found and found[1] else None


def part_of_year(reader: Reader, index: int) -> Parsed:
    """ "late 2014", "early last year", "mid-2019": its first or last quarter, or its middle half."""
    part = reader.low(index)
    if part not in {"early", "late", "mid"}:
        return None
    after = index + 2 if reader.dash(index + 1) else index + 1
    after = reader.skip(reader.skip(after, {"in"}), {"the"})
    inner = year_moment(reader, after) or relative_moment(reader, after) or named_month(reader, after)
    if inner is None:
        return None
    if inner[0].kind == "month":
        return inner
    whole = dated(inner[0], reader.clock)
    if inner[0].kind == "relative" and whole.start:
        whole = calendar_year(whole.start.year) if whole.start.month == 1 else whole
    if not whole.start or not whole.end:
        return replace(inner[0], fixed=Period()), inner[1]
    offset, months = PARTS[part]
    begun = months_back(whole.start, -offset)
    return Moment(kind="quarter", fixed=stretch(begun.year, begun.month, months)), inner[1]


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
    if len(dots) == 3 and all(part.isascii() and part.isdigit() for part in dots) and len(dots[2]) == 4:
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


def quarter(reader: Reader, index: int) -> Parsed:
    """ "Q2 2023", "2023 Q2", "the first quarter of 2022/23", "the second half of last year", "the first six months of 2023"."""
    year = reader.year(index)
    if year is not None:
        after = index + 2 if reader.dash(index + 1) else index + 1
        number = q_number(reader, after)
        return in_quarters(reader, number, 3, Moment(kind="year", year=year), after + 2) if number else None
    number = q_number(reader, index)
    if number:
        behind = of_year(reader, index + 2)
        return in_quarters(reader, number, 3, behind[0], behind[1]) if behind else in_quarters(reader, number, 3, None, index + 2)
    return ordinal_part(reader, index)


def q_number(reader: Reader, index: int) -> int | None:
    """ "Q2" as two tokens that touch."""
    low = reader.low(index + 1)
    return int(low) if reader.low(index) == "q" and reader.touches(index + 1) and low in {"1", "2", "3", "4"} else None


def ordinal_part(reader: Reader, index: int) -> Parsed:
    """ "the first quarter (of …)", "the second half of …", "the first six months of …"."""
    start = reader.skip(index, {"the"})
    order = reader.words.ordinals.get(reader.low(start))
    if order is None:
        return None
    spoken = reader.integer(start + 1)
    unit_at = spoken[1] if spoken else start + 1
    months = {"quarter": 3, "half": 6, "months": spoken[0] if spoken else 0, "month": 1}.get(reader.low(unit_at), 0)
    if not 0 < months <= 11 or (12 % months and order not in (1, -1)) or (spoken and reader.low(unit_at) != "months"):
        return None
    behind = of_year(reader, unit_at + 1)
    if behind is None:
        return in_quarters(reader, order, 3, None, unit_at + 1) if start > index and months == 3 and not spoken and order != -1 else None
    return in_quarters(reader, order, months, behind[0], behind[1])


def of_year(reader: Reader, index: int) -> Parsed:
    """The year that a quarter belongs to: "2023", "of 2022/23", "of last year", "of the year", "of the financial year"."""
    after = reader.skip(reader.skip(index, {",", "of", "in"}), {"the"})
    plain = year_moment(reader, after)
    if plain is not None:
        return plain
    if reader.low(index) == ",":
        return None
    return whole_or_running_year(reader, after) or whole_or_running_year(reader, after - 1)


def in_quarters(reader: Reader, order: int, months: int, year: Moment | None, after: int) -> Parsed:
    """The part of the year by its order (-1 the last); a quarter without a year is one of the series' year."""
    if year is None:
        first = (reader.clock.year_end + (order - 1) * months) % 12 + 1
        return Moment(kind="quarter", month=first, months=months), after
    whole = dated(year, reader.clock)
    if not whole.start or not whole.end or order * months > 12:
        return Moment(kind="quarter", fixed=Period()), after
    offset = 12 - months if order == -1 else (order - 1) * months
    begun = months_back(whole.start, -offset)
    return Moment(kind="quarter", fixed=stretch(begun.year, begun.month, months)), after


def season(reader: Reader, index: int) -> Parsed:
    """ "last summer", "the summer of 2019", "winter 2022/23", "next spring"."""
    start = reader.skip(index, {"the"})
    offset = reader.low(start)
    start = start + 1 if offset in {"last", "next", "this"} else start
    found = reader.words.seasons.get(reader.low(start))
    if found is None:
        return None
    first, months = found
    year, after = year_behind(reader, start + 1)
    behind = year_moment(reader, reader.skip(start + 1, {"of"}))
    if behind is not None:
        whole = dated(behind[0], reader.clock)
        year, after = (whole.start.year if whole.start else None), behind[1]
    upcoming = {"next": True, "last": False}.get(offset)
    plain = Moment(kind="quarter", year=year, month=first, months=months, upcoming=upcoming)
    return (
        (plain, after) if offset != "last" or reader.clock.published is None else (replace(plain, fixed=last_whole(reader, plain)), after)
    )


def last_whole(reader: Reader, moment: Moment) -> Period:
    """The last one that was over by publication."""
    day, found = reader.clock.published, dated(moment, reader.clock)
    if day and found.start and found.end and found.end >= day and moment.month:
        return stretch(found.start.year - 1, moment.month, moment.months)
    return found


def festival(reader: Reader, index: int) -> Parsed:
    """ "last Christmas", "Halloween 2022"."""
    offset = reader.low(index)
    start = index + 1 if offset in {"last", "next", "this", "over"} else index
    for words, (first, last) in sorted(reader.words.festivals.items(), key=lambda entry: -len(entry[0])):
        after = reader.phrase(start, words)
        if after is not None and reader.at(start).capital:
            year, after = year_behind(reader, after)
            upcoming = {"next": True, "last": False}.get(offset)
            return Moment(kind="day", year=year, month=first[0], day=first[1], last_of=last, upcoming=upcoming), after
    return None


def relative_moment(reader: Reader, index: int) -> Parsed:
    """ "last year", "this financial year", "the current year"."""
    found = relative_year_words(reader, index)
    if found is None:
        return None
    offset, financial, after = found
    return Moment(kind="relative", fixed=relative_year(reader.clock, offset, financial=financial, running=True)), after


RULES: tuple[Callable[[Reader, int], Parsed], ...] = (
    edge,
    part_of_year,
    iso_day,
    numeric_day,
    day_then_month,
    month_then_day,
    named_month,
    quarter,
    season,
    festival,
    year_moment,
    relative_moment,
)
