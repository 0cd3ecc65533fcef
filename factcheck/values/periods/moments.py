"""A dated point or stretch: whatever the rules of days, parts of years and years can read, and the end or start of it."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache

from factcheck.values.periods.days import Parsed, day_then_month, festival, iso_day, month_then_day, named_month, numeric_day
from factcheck.values.periods.parts import part_of_year, quarter, relative_moment, season, whole_or_running_year
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.vocabulary import period_words
from factcheck.values.periods.years import YEAR_LEADS, year_moment

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
        "h",
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
Rules = tuple[Callable[[Reader, int], Parsed], ...]
DIGITS = "0"
STARTS = frozenset({"start", "beginning", "turn", "outset"})


def moment(reader: Reader, index: int) -> Parsed:
    """The dated expression that begins there, and the index after it; None where there is none."""
    if head_of(reader.low(index)) not in moment_heads():
        return None
    return edge(reader, index) or whole(reader, index)


def head_of(low: str) -> str:
    """The word under which rules are kept that can begin with it: all words that begin with a digit are one."""
    return DIGITS if low[:1].isdigit() else low


@cache
def moment_heads() -> frozenset[str]:
    """Every word that a dated expression can begin with; most words of a text begin none."""
    words = period_words()
    named = {*words.months, *words.weekdays, *words.ordinals, *words.seasons, *words.festivals}
    return frozenset({*HEADS, *ENDS, *STARTS, *named, DIGITS})


@cache
def rules_by_head() -> Mapping[str, Rules]:
    """The rules by the words that they can begin with, in their order; a rule never answers at another word."""
    words = period_words()
    nearby = frozenset(("last", "next", "this"))
    heads: dict[Callable[[Reader, int], Parsed], frozenset[str]] = {
        part_of_year: frozenset(("early", "late", "mid")),
        iso_day: frozenset((DIGITS,)),
        numeric_day: frozenset((DIGITS,)),
        day_then_month: frozenset(("the", DIGITS)),
        month_then_day: frozenset(words.months),
        named_month: nearby.union(words.months),
        quarter: frozenset(("the", "q", "h", DIGITS, *words.ordinals)),
        season: nearby.union(words.seasons, ("the",)),
        festival: nearby.union(words.festivals, ("over",)),
        year_moment: frozenset(("the", DIGITS, *YEAR_LEADS)),
        relative_moment: nearby | {"the", "current", "previous", "coming", "same"},
    }
    return {low: tuple(rule for rule in RULES if low in heads[rule]) for low in frozenset[str]().union(*heads.values())}


def whole(reader: Reader, index: int) -> Parsed:
    """The same without "the end of"; a weekday before a date belongs to it."""
    if reader.low(index) in reader.words.weekdays:
        after = reader.skip(reader.skip(index + 1, {","}), {"the"})
        return day_then_month(reader, after) or month_then_day(reader, after)
    for rule in rules_by_head().get(head_of(reader.low(index)), ()):
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


RULES: Rules = (
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
