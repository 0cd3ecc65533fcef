"""Puts the two ends of a move together: "from 284,239 in 2019 to 590,279", "28%, up from 17%", "11, down from 49"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.extraction.candidates import Candidate, from_quantity, words_in
from factcheck.extraction.frames import link_before
from factcheck.extraction.kinds import Sense
from factcheck.values import Span, Unit
from factcheck.values.units import SECONDS_IN

FARTHEST = 16
"""How many words may stand between the two ends; "in the twelve months to the end of September 2020 to" are eleven."""


def joined_moves(candidates: Sequence[Candidate]) -> list[Candidate]:
    """The candidates of a sentence with each "from X … to Y" made one."""
    made: list[Candidate] = []
    waiting = list(candidates)
    while waiting:
        first = waiting.pop(0)
        if waiting and is_move(first, waiting[0]):
            made.append(whole_move(first, waiting.pop(0)))
        else:
            made.append(first)
    return made


def is_move(first: Candidate, second: Candidate) -> bool:
    """Whether two neighbours are the ends of one move."""
    one, other = first.quantity, second.quantity
    if first.sort != "number" or second.sort != "number" or isinstance(one.value, tuple) or isinstance(other.value, tuple):
        return False
    timed = one.unit in SECONDS_IN and other.unit in SECONDS_IN
    if (one.unit is not other.unit and not timed) or second.first - first.last > FARTHEST or one.value is None or other.value is None:
        return False
    between = words_in(first.doc).lows[first.last : second.first]
    return link_before(first) == "start" and link_before(second) == "end" and ";" not in between and "," not in between[1:]


def whole_move(first: Candidate, second: Candidate) -> Candidate:
    """One candidate for a move, from the word "from" to its end."""
    doc = first.doc
    places = [place for place in range(max(0, first.first - 4), first.last) if doc[place].lower_ == "from"]
    start = places[-1] if places else first.first
    span = Span(doc.user_data["starts"][start], second.quantity.span.end)
    one, other = float(first.quantity.value or 0), float(second.quantity.value or 0)  # type: ignore[arg-type]
    unit = first.quantity.unit
    if unit is not second.quantity.unit:
        one, other, unit = one * SECONDS_IN[unit], other * SECONDS_IN[second.quantity.unit], Unit.SECONDS
    way = "increase" if other > one else "decrease" if other < one else None
    quantity = replace(
        first.quantity,
        span=span,
        number=Span(first.quantity.number.start, second.quantity.number.end),
        value=(one, other),
        unit=unit,
        direction=way,
        pair="from_to",
    )
    return from_quantity(doc, quantity)


def with_start(sense: Sense, before: Sequence[Sense], passed: int) -> tuple[Sense, int]:
    """The move whose start alone is written, with its end among the levels and shares told before it; a plain level where none fits.

    `before` are the senses of the claims near it, the last first; the first `passed` of them are the ends of starts told just before
    ("487 assaults, 131 of them with injury, up from 402 and 96"). Returns the move and the number of the one that it took, from the last.
    Both must be in one unit, and the end must lie where the words say that it does.
    """
    for place, last in enumerate(before):
        if passed and place != passed - 1:
            continue
        pair = in_one_unit(sense, last)
        if pair is None or last.kind not in ("level", "share"):
            continue
        value, end, unit = pair
        way = "increase" if end > value else "decrease" if end < value else None
        if sense.direction in (None, way):
            return replace(sense, kind="from_to", value=(value, end), unit=unit, direction=way), place
    return replace(sense, kind="level", direction="none", start_only=False), -1


def in_one_unit(one: Sense, other: Sense) -> tuple[float, float, Unit] | None:
    """Both values in one unit, times in seconds where they differ, or None where the units do not go together."""
    if not isinstance(one.value, float) or not isinstance(other.value, float):
        return None
    if one.unit is other.unit:
        return one.value, other.value, one.unit
    if one.unit in SECONDS_IN and other.unit in SECONDS_IN:
        return one.value * SECONDS_IN[one.unit], other.value * SECONDS_IN[other.unit], Unit.SECONDS
    return None
