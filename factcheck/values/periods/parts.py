"""Parts of a year as people write them: "Q2 2023", "the first six months of 2022/23", "last summer", "late 2014", "this financial year"."""

from dataclasses import replace

from factcheck.values.period import Period, calendar_year, months_back
from factcheck.values.periods.dating import Moment, dated, stretch
from factcheck.values.periods.days import Parsed, named_month, year_behind
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import relative_year, relative_year_words
from factcheck.values.periods.years import year_moment

PARTS = {"early": (0, 3), "late": (9, 3), "mid": (3, 6)}  # months before it, months in it
OF_DECADE = {"early": (0, 48), "late": (84, 36), "mid": (48, 36)}


def quarter(reader: Reader, index: int) -> Parsed:
    """ "Q2 2023", "2023 Q2", "the first quarter of 2022/23", "the second half of last year", "the first six months of 2023"."""
    year = reader.year(index)
    if year is not None:
        after = index + 2 if reader.dash(index + 1) else index + 1
        number = q_number(reader, after)
        return in_quarters(reader, number, 3, Moment(kind="year", year=year), after + 2) if number else None
    half = h_number(reader, index)
    if half:
        behind = of_year(reader, index + 2)
        return in_quarters(reader, half, 6, behind[0], behind[1]) if behind else None
    number = q_number(reader, index)
    if number:
        behind = of_year(reader, index + 2)
        return in_quarters(reader, number, 3, behind[0], behind[1]) if behind else in_quarters(reader, number, 3, None, index + 2)
    return ordinal_part(reader, index)


def q_number(reader: Reader, index: int) -> int | None:
    """ "Q2" as two tokens that touch."""
    low = reader.low(index + 1)
    return int(low) if reader.low(index) == "q" and reader.touches(index + 1) and low in {"1", "2", "3", "4"} else None


def h_number(reader: Reader, index: int) -> int | None:
    """ "H1" as two tokens that touch."""
    low = reader.low(index + 1)
    return int(low) if reader.low(index) == "h" and reader.touches(index + 1) and low in {"1", "2"} else None


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
    kind = "quarter" if months == 3 else "range"
    if not whole.start or not whole.end or order * months > 12:
        return Moment(kind=kind, fixed=Period()), after
    offset = 12 - months if order == -1 else (order - 1) * months
    begun = months_back(whole.start, -offset)
    return Moment(kind=kind, fixed=stretch(begun.year, begun.month, months)), after


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
    if offset == "next" and reader.clock.published is not None:
        return Moment(kind="range", fixed=next_whole(reader, first, months)), start + 1
    upcoming = False if offset == "last" else None
    plain = Moment(kind="range", year=year, month=first, months=months, upcoming=upcoming)
    return (
        (plain, after) if offset != "last" or reader.clock.published is None else (replace(plain, fixed=last_whole(reader, plain)), after)
    )


def last_whole(reader: Reader, moment: Moment) -> Period:
    """The last one that was over by publication."""
    day, found = reader.clock.published, dated(moment, reader.clock)
    if day and found.start and found.end and found.end >= day and moment.month:
        return stretch(found.start.year - 1, moment.month, moment.months)
    return found


def next_whole(reader: Reader, month: int, months: int) -> Period:
    """The first one that begins after publication."""
    day = reader.clock.published
    if day is None:
        return Period()
    here = stretch(day.year, month, months)
    return here if here.start and here.start > day else stretch(day.year + 1, month, months)


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
    offset, months = (OF_DECADE if whole.months == 120 else PARTS)[part]
    begun = months_back(whole.start, -offset)
    return Moment(kind="range", fixed=stretch(begun.year, begun.month, months)), inner[1]


def whole_or_running_year(reader: Reader, index: int) -> Parsed:
    """ "this year" and "the (financial) year" where its end or start is meant: the whole year, not the part that is over."""
    for words, offset in (
        (("this", "year"), 0),
        (("the", "year"), 0),
        (("next", "year"), 1),
        (("last", "year"), -1),
        (("the", "calendar", "year"), 0),
        (("the", "financial", "year"), 0),
        (("the", "fiscal", "year"), 0),
    ):
        after = reader.phrase(index, words)
        if after is not None and year_moment(reader, index) is None:
            return Moment(kind="relative", fixed=relative_year(reader.clock, offset, financial=words[1] in {"financial", "fiscal"})), after
    found = relative_year_words(reader, index)
    return (Moment(kind="relative", fixed=relative_year(reader.clock, found[0], financial=True)), found[2]) if found and found[1] else None


def relative_moment(reader: Reader, index: int) -> Parsed:
    """ "last year", "this financial year", "the current year"."""
    found = relative_year_words(reader, index)
    if found is None:
        return None
    offset, financial, after = found
    return Moment(kind="relative", fixed=relative_year(reader.clock, offset, financial=financial, running=True)), after
