"""Reads one claim for each thing of a list: "solving burglary, robbery and homicide", "fell by 5 and 7 per cent respectively"."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, words_in
from factcheck.extraction.measures import Matter
from factcheck.extraction.topics import TopicSeen, coordinated
from factcheck.values import Span, Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc


@dataclass(frozen=True, slots=True)
class Share:
    """The thing of a list that a number belongs to, and the unit that is written once for all of them."""

    seen: TopicSeen
    unit: Unit | None


def respectively(doc: "Doc", candidates: Sequence[Candidate], topics: Sequence[TopicSeen]) -> dict[int, Share]:
    """For each candidate, by its place among them, the thing that "respectively" gives it; empty where the lists do not pair off."""
    numbers = [place for place, each in enumerate(candidates) if each.sort == "number"]
    if len(numbers) < 2 or "respectively" not in words_in(doc).known:
        return {}
    things = coordinated(doc, topics, 0, candidates[numbers[0]].first)
    if len(things) != len(numbers):
        return {}
    units = {candidates[place].quantity.unit for place in numbers} - {Unit.COUNT}
    unit = units.pop() if len(units) == 1 else None
    return {place: Share(seen, unit) for place, seen in zip(numbers, things, strict=True)}


def others_ranked(doc: "Doc", candidate: Candidate, topics: Sequence[TopicSeen]) -> list[TopicSeen]:
    """The further things that a rank in words is claimed for, after the first."""
    if candidate.sort != "rank" or not candidate.worded or candidate.quantity.value is None:
        return []
    return coordinated(doc, topics, candidate.last, len(doc))[1:]


def first_ranked(matter: Matter, doc: "Doc", candidate: Candidate, topics: Sequence[TopicSeen]) -> Matter:
    """The matter of a rank over a list, about the first thing of it."""
    run = coordinated(doc, topics, candidate.last, len(doc))
    return about(matter, run[0]) if run else matter


def about(matter: Matter, seen: TopicSeen) -> Matter:
    """The same matter of another thing."""
    return replace(matter, object=seen.topic.object, topic=seen.topic, several=False, extra=(), narrowed=(), own=True, loose=False)


def span_of(doc: "Doc", seen: TopicSeen) -> Span:
    """Where a topic stands in the text."""
    last = doc[seen.last - 1]
    return Span(doc.user_data["starts"][seen.first], last._.place + last._.width)
