"""Dates with a preposition or by themselves: "in 2019", "at 31 March", "June 2010", "its 1995 peak", "now"."""

from dataclasses import replace

from factcheck.values.period import YEARS_OF_FIGURES, Period
from factcheck.values.periods.dating import Moment, dated, series_year
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.points import counts_things, plain, since_period
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found, on_weekday

PEAKS = frozenset({"peak", "high", "low"})
LEVELS = PEAKS | {"level", "levels", "baseline"}
WHOLES = frozenset({"whole", "all", "most", "much", "rest", "remainder", "half", "part", "course", "months", "quarters"})
SIZED_BEFORE = frozenset(
    {"by", "to", "of", "just", "well", "with", "was", "were", "is", "are", "had", "has", "have", "at", "from", "total", "recorded"}
)
AFTER_A_YEAR = frozenset(
    {"to", "on", "compared", "from", "than", "against", "and", "versus", "but", "while", "after", "as", "when", "which", "according"}
)
YEAR_LEADS = frozenset({"in", "during", "for", "from", "throughout", "across", "on", "as"})


def now(reader: Reader, index: int) -> Found:
    """ "now", "currently", "at present": no dates, for the text speaks of its own day."""
    after = reader.any_phrase(index, reader.words.phrases["now"])
    if after is None or reader.at(after - 1).owns:
        return None
    return Meaning(grammar="now", role="period"), after


def governed(reader: Reader, index: int, start: int) -> Found:
    """A dated point after a preposition."""
    point = moment(reader, start) or moment(reader, reader.skip(start, {"the", "around", "about"}))
    if point is None:
        return weekday(reader, index, start)
    found, after = point
    word = reader.low(index)
    names = "counted_after_in" if word in {"in", "during"} else "counted"
    if counts_things(reader, found, after, names=names) or not takes(reader, word, found, after):
        return None
    if owned_year(reader, found, after):
        return None
    if word in {"at", "as"} and found.kind == "month":
        found = replace(found, edge="end")
    period = budget_year(reader, found, word) or dated(found, reader.clock)
    if word == "from" and found.last_of is None and found.kind in {"month", "day", "year"} and begun(reader, period):
        return since_period(reader, period), after
    return plain(found, period), after


def begun(reader: Reader, period: Period) -> bool:
    """Whether it began by publication, in a clause that is not about the future: then "from" it means ever since."""
    day = reader.clock.published
    return not reader.clock.future and (day is None or period.start is None or period.start <= day)


def takes(reader: Reader, word: str, found: Moment, after: int) -> bool:
    """Whether the preposition goes with a bare year: nobody says "over 2010", and "from 2010 to 5,000" is no date."""
    if found.kind != "year" or found.edge:
        return True
    if word == "from" and reader.low(after) == "to" and reader.low(after + 1)[:1].isdigit():
        return False
    return word in YEAR_LEADS or (word == "over" and over_year(reader, found, after))


def over_year(reader: Reader, found: Moment, after: int) -> bool:
    """ "Rose 8% over 2022 compared with 2021": a year of figures that counts nothing and is no size ("by over 2000")."""
    following, start = reader.low(after), after - 2
    sized = reader.low(start - 1) in SIZED_BEFORE
    return found.year in YEARS_OF_FIGURES and not sized and (not following[:1].isalnum() or following in AFTER_A_YEAR)


def owned_year(reader: Reader, found: Moment, after: int) -> bool:
    """Whether a relative year owns a noun that the preposition governs: "in next year's budget" speaks of next year."""
    return found.kind == "relative" and reader.at(after - 1).owns


def budget_year(reader: Reader, found: Moment, word: str) -> Period | None:
    """In a clause about a budget to come, "in April" is the year that begins in it."""
    clock = reader.clock
    if (
        not clock.future
        or clock.year_end == 12
        or found.kind != "month"
        or word not in {"in", "from"}
        or found.month != clock.year_end % 12 + 1
    ):
        return None
    month = dated(found, clock)
    return series_year(replace(clock, published=month.start), 0) if month.start else None


def weekday(reader: Reader, index: int, start: int) -> Found:
    """ "on Monday": the latest such day up to publication, or the next one."""
    number = reader.words.weekdays.get(reader.low(start))
    if number is None or reader.low(index) != "on":
        return None
    return Meaning(grammar="day", period=on_weekday(reader.clock, number, coming=reader.clock.future)), start + 1


def bare_moment(reader: Reader, index: int) -> Found:
    """A date without a preposition: a whole date, a month with its year, "last year"; a lone year only where it must be one."""
    if reader.low(index) == "the" and reader.year(index + 1) is not None:
        longer = moment(reader, index)
        return None if longer is None or longer[0].kind == "year" else (plain(longer[0], dated(longer[0], reader.clock)), longer[1])
    point = moment(reader, index)
    if point is None:
        return None
    found, after = point
    if found.kind == "month" and found.yearless and not reader.at(index).owns:
        return None
    if found.kind in {"quarter", "range"} and found.yearless and not says_which(reader, index):
        return None
    if found.kind == "year" and not found.edge:
        return lone_year(reader, index, found, after)
    return plain(found, dated(found, reader.clock)), after


def says_which(reader: Reader, index: int) -> bool:
    """ "last summer", "Q2" and "the first quarter" do; "summer" alone does not."""
    named = reader.low(index) == "the" and reader.low(index + 1) in reader.words.ordinals
    return named or reader.low(index) in {"last", "this", "next", "q"}


def lone_year(reader: Reader, index: int, found: Moment, after: int) -> Found:
    """ "its 1995 peak", "below 2010", "the 2022 figure", "(2019)"; elsewhere four digits are a number."""
    following = reader.low(after)
    announced = reader.low(index) in {"year", "calendar"} and reader.year(index + 1) is not None
    if following in reader.words.sets["counted"]:
        return None
    if not (announced or bracketed(reader, index, following) or following in reader.words.sets["dated_nouns"] or led_to(reader, index)):
        return None
    end = after + 1 if following in PEAKS else after
    return plain(
        found, Period() if found.year is None else dated(found, reader.clock), role="baseline" if following in LEVELS else "either"
    ), end


def bracketed(reader: Reader, index: int, following: str) -> bool:
    """ "(2019)", "(2019: 45)"."""
    return reader.low(index - 1) in {"(", "["} and following in {")", "]", ",", ":", ";"}


def led_to(reader: Reader, index: int) -> bool:
    """Whether the words before ask for a year: "than 2010", "compared with 2019", "in 2018 and 2019"."""
    previous, before = reader.low(index - 1), reader.low(index - 2)
    if previous in {"than", "below", "above", "against", "vs", "versus", "until"}:
        return True
    if previous in {"with", "to"}:
        return before in {"compared", "comparison", "relative", "contrast"}
    if previous == "of":
        return before in WHOLES
    if previous in {"and", "or", ","}:
        return reader.year(index - 2) is not None and reader.low(index - 3) in {
            "in",
            "between",
            "for",
            "during",
            "both",
            "and",
            ",",
            "since",
        }
    return False
