"""The whole grammar: which rules are tried at a word, and which of their results stands."""

from collections.abc import Callable

from factcheck.values.periods.anchored import length_before, previous_length, same_period, year_on_year
from factcheck.values.periods.endings import so_far, year_by_its_end, year_to
from factcheck.values.periods.happenings import event, ever
from factcheck.values.periods.lengths import length_alone, low_or_high
from factcheck.values.periods.lone import bare_moment, governed, now
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.points import by_date, since, within
from factcheck.values.periods.ranges import bare_range, between, listed_months
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found, ago, past_length, relative_unit

PREPOSITIONS = frozenset({"in", "during", "over", "for", "at", "on", "throughout", "across", "as", "from"})
LED: tuple[Callable[[Reader, int], Found], ...] = (since, by_date, between, within, event, ever)
CORES: tuple[Callable[[Reader, int], Found], ...] = (
    year_to,
    year_by_its_end,
    so_far,
    ago,
    length_before,
    same_period,
    previous_length,
    past_length,
    year_on_year,
    relative_unit,
    bare_range,
)


def phrase(reader: Reader, index: int) -> Found:
    """The longest period that begins at the token, and the index after it; of two as long the earlier rule's."""
    found = [rule(reader, index) for rule in (*LED, now)]
    if reader.low(index) in PREPOSITIONS:
        found.append(prepositional(reader, index))
    else:
        found.extend(rule(reader, index) for rule in (*CORES, bare_moment, low_or_high))
    return longest(found)


def longest(found: list[Found]) -> Found:
    """The result that takes most words."""
    return max((each for each in found if each is not None), key=lambda each: each[1], default=None)


def prepositional(reader: Reader, index: int) -> Found:
    """A preposition with what it governs, which may change the reading: "in three years", "at 31 March", "in April"."""
    start = index + 2 if reader.low(index) == "as" else index + 1
    if reader.low(index) == "as" and reader.low(index + 1) not in {"at", "of"}:
        return None
    found = [rule(reader, start) for rule in (*CORES, listed_months, now)]
    found += [the_year(reader, start), length_alone(reader, index, start), governed(reader, index, start)]
    return longest(found)


def the_year(reader: Reader, start: int) -> Found:
    """ "(over) the year", "(over) the course of the year": the stretch last spoken of."""
    after = reader.phrase(start, ("the", "year")) or reader.phrase(start, ("the", "course", "of", "the", "year"))
    if after is None or reader.low(after) in {"of", "to", "before", "earlier", "ending", "ended"} or reader.at(after - 1).owns:
        return None
    return Meaning(grammar="same_period", needs_anchor=True, shift_months=0, role="period"), after
