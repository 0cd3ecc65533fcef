"""Says whether a claim is appended to the one before it in its sentence ("361,649 crimes in 2021/22, up 34 per cent from 269,988")."""

from dataclasses import replace
from itertools import takewhile
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.measures import Matter
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import measure_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from spacy.tokens import Token

    from factcheck.extraction.memory import Scene
    from factcheck.values.period_words import FoundPeriod

COUNTED_WITHIN = 3
"""So many words after a number its noun may come: "4,445 recorded domestic burglaries"."""
KINDS = ("change", "from_to", "level")


def surer(matter: Matter, before: Matter | None, last: Candidate, now: Candidate, scene: "Scene", *, kind: str) -> Matter:
    """What a later claim of a sentence is about: sure only where it is appended to the claim before, or names its measure again."""
    if before is None or before.topic is None or matter.topic is not before.topic:
        return matter
    if is_appended(last, now, matter, scene.topics, scene.periods, kind=kind):
        return replace(matter, own=before.own, loose=matter.loose and not before.own)
    return matter if is_said_again(last, matter, scene.topics) else replace(matter, own=False)


def is_appended(
    before: Candidate, now: Candidate, matter: Matter, topics: "Sequence[TopicSeen]", periods: "Sequence[FoundPeriod]", *, kind: str
) -> bool:
    """Whether between two claims, and after the second, stand only what the first counts, periods, places, and words that tie a move.

    Then the second is about the first's measure as surely as the first is: a reader has nothing else to take it for. What follows
    counts up to the next comma or number, because "and 34 per cent more people felt unsafe" is about something else.
    """
    if kind not in KINDS or before.doc is not now.doc or before.last > now.first:
        return False
    same = {place for seen in topics if seen.topic is matter.topic for place in range(seen.first, seen.last)}
    between = now.doc[before.last : now.first]
    after = takewhile(lambda token: not (token.is_punct or token.like_num), now.doc[now.last :])
    return all(_ties(token, same, periods) for token in (*between, *after))


def _ties(token: "Token", same: set[int], periods: "Sequence[FoundPeriod]") -> bool:
    if token.is_punct or token.i in same or token.i in token.doc._.places:
        return token.text not in (";", ":", "?", "!")
    if any(period.span.start <= token._.place < period.span.end for period in periods):
        return True
    return token.lower_ in measure_words().appending


def is_said_again(before: Candidate, matter: Matter, topics: "Sequence[TopicSeen]") -> bool:
    """Whether the sentence names the measure once more behind what the claim before counts."""
    return any(seen.topic is matter.topic and seen.first > before.last + COUNTED_WITHIN for seen in topics)
