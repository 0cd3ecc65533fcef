"""A dated point or stretch: whatever the rules of days, parts of years and years can read, and the end or start of it."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

from factcheck.values.periods.days import Parsed, day_then_month, festival, iso_day, month_then_day, named_month, numeric_day
from factcheck.values.periods.parts import part_of_year, quarter, relative_moment, season, whole_or_running_year
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.vocabulary import period_words
from factcheck.values.periods.years import year_moment

ENDS = frozenset({"end", "close"})
HEADS = frozenset(
    [
        "the",
        "early",
        "late",
        "mid",
        "last",
        "this",
        "next",
        "current",
        "previous",
        "coming",
        "q",
        "fy",
        "year",
        "over",
        "financial",
        "fiscal",
        "performance",
        "calendar",
        "reporting",
        "budget",
    ]
)
STARTS = frozenset({"start", "beginning", "turn", "outset"})


def moment(reader: Reader, index: int) -> Parsed:
    """The dated expression that begins there, and the index after it; None where there is none."""
    low = reader.low(index)
    if low not in moment_heads() and not low[:1].isdigit():
        return None
    return edge(reader, index) or whole(reader, index)


@cache
def moment_heads() -> frozenset[str]:
    """Every word that a dated expression can begin with; most words of a text begin none."""
    words = period_words()
    named = {*words.months, *words.weekdays, *words.ordinals, *words.seasons, *words.festivals}
    return frozenset({*HEADS, *ENDS, *STARTS, *named})


def whole(reader: Reader, index: int) -> Parsed:
    """The same without "the end of"; a weekday before a date belongs to it."""
    if reader.low(index) in reader.words.weekdays:
        after = reader.skip(reader.skip(index + 1, {","}), {"the"})
        return day_then_month(reader, after) or month_then_day(reader, after)
    for rule in RULES:
        found = rule(reader, index)
        if found is not None:
            return found
    return None


def edge(reader: Reader, index: int) -> Parsed:
    """ "the end of March 2022", "the start of last year", "end-March"."""
    index = reader.skip(index, {"the"})
    word = reader.low(index)
    if word not in ENDS and word not in STARTS:
        return None
    short = index + 2 if reader.dash(index + 1) else index + 1
    if reader.low(index + 1) in {"of", "to"}:
        inner = whole_or_running_year(reader, index + 2) or whole(reader, index + 2)
    else:
        inner = named_month(reader, short) if word in ENDS else None
    if inner is None:
        return None
    return replace(inner[0], edge="end" if word in ENDS else "start"), inner[1]


RULES: tuple[Callable[[Reader, int], Parsed], ...] = (
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
