"""Puts the two ends of a move together: "from 284,239 in 2019 to 590,279", "28%, up from 17%", "11, down from 49"."""

from collections.abc import Sequence
from dataclasses import replace

from factcheck.extraction.candidates import Candidate, from_quantity
from factcheck.extraction.frames import Frame, link_before
from factcheck.extraction.kinds import Sense
from factcheck.values import Span

FARTHEST = 12
"""How many words may stand between the two ends."""


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
    if one.unit is not other.unit or second.first - first.last > FARTHEST or one.value is None or other.value is None:
        return False
    between = [token.lower_ for token in first.doc[first.last : second.first]]
    return link_before(first) == "start" and link_before(second) == "end" and ";" not in between and "," not in between[1:]


def whole_move(first: Candidate, second: Candidate) -> Candidate:
    """One candidate for a move, from the word "from" to its end."""
    doc = first.doc
    places = [place for place in range(max(0, first.first - 4), first.last) if doc[place].lower_ == "from"]
    start = places[-1] if places else first.first
    span = Span(doc[start]._.place, second.quantity.span.end)
    one, other = float(first.quantity.value or 0), float(second.quantity.value or 0)  # type: ignore[arg-type]
    way = "increase" if other > one else "decrease" if other < one else None
    quantity = replace(
        first.quantity,
        span=span,
        number=Span(first.quantity.number.start, second.quantity.number.end),
        value=(one, other),
        direction=way,
        pair="from_to",
    )
    return from_quantity(doc, quantity)


def with_start(frame: Frame, sense: Sense, before: Frame | None, last: Sense | None) -> Sense:
    """The move whose start alone is written, with the end that was told just before it; a plain change where there is none.

    Both must be in one unit, and the end must lie where the words say that it does.
    """
    value = sense.value
    if (
        before is not None
        and last is not None
        and isinstance(value, float)
        and last.kind in ("level", "share")
        and isinstance(last.value, float)
        and last.unit is sense.unit
    ):
        way = "increase" if last.value > value else "decrease" if last.value < value else None
        if sense.direction in (None, way):
            return replace(sense, kind="from_to", value=(value, last.value), direction=way)
    return replace(sense, kind="level", direction="none", start_only=False)
