"""Picks the topic or the noun that a claim is about, from the words around its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.clauses import phrase_places
from factcheck.extraction.frames import Frame
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import Topic, measure_words
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens of a sentence that belong to one claim; `since` is the end of the claim before it."""

    doc: "Doc"
    first: int
    last: int
    since: int = 0


def follows_at_once(frame: Frame, window: Window) -> bool:
    """Whether nothing but a bracket or comma stands between the claim and its stretch's beginning: "23% (57 more)"."""
    between = [token.text for token in window.doc[window.first : frame.candidate.first]]
    return (
        window.first > 0
        and frame.candidate.sort == "number"
        and frame.moved is None
        and between in (["("], [","], ["or"], [",", "or"], ["—"], ["–"])
    )


def counted_topic(frame: Frame, topics: Sequence[TopicSeen]) -> bool:
    """Whether the noun that the number counts is a topic itself."""
    if frame.counted is None or frame.counted.lower_ in ("offences", "crimes", "incidents", "offence"):
        return False
    places = phrase_places(frame.counted)
    return any(each.first in places for each in topics) or frame.counted.lower_ not in measure_words().generic


def of_offence(seen: TopicSeen, frame: Frame, window: Window, topics: Sequence[TopicSeen]) -> TopicSeen:
    """What an outcome is asked of, where the claim's words or its subject name it: "the charge rate for burglary".

    An arrest rate is asked of searches too; a number of arrests is none of searches.
    """
    asked_of = ("offence", "search") if seen.topic.object == "arrest rate" else ("offence",)
    offences = [each for each in topics if each.topic.group in asked_of]
    near = [each for each in offences if window.first <= each.first < window.last] or [
        each for each in offences if each.first < frame.candidate.first
    ]
    return near[0] if near else seen


def chosen_topic(frame: Frame, window: Window, topics: Sequence[TopicSeen]) -> TopicSeen | None:
    """The topic that the claim is about: of the noun it counts, else of what moves, else the nearest before it, else after it."""
    candidate = frame.candidate
    free = [each for each in topics if each.first < candidate.first or each.last > candidate.last or candidate.last - candidate.first > 3]
    free = [
        each
        for each in free
        if not (each.last - each.first == 1 and candidate.first <= each.first < candidate.last and window.doc[each.first].like_num)
    ]
    if frame.counted is not None and frame.counted.lower_ in ("times", "occasions"):
        # "Officers used the powers 383,629 times": what was done is counted, and not who did it.
        free = [each for each in free if each.topic.group != "person"]
    for noun in (frame.counted, frame.moved):
        if noun is None:
            continue
        if noun.lower_ in ("them", "which", "whom", "these", "those"):
            return None
        places = phrase_places(noun)
        inside = [each for each in free if each.first in places]
        if inside:
            return at_head(inside, noun)
        if noun.lower_ in measure_words().officers:
            return TopicSeen(noun.i, noun.i + 1, officers())
        if noun is frame.counted and noun.lower_ not in measure_words().generic and not generic_before(noun):
            return None
    within = [each for each in free if candidate.first <= each.first and each.last <= candidate.last]
    if within:
        return within[0]
    if candidate.quantity.unit is Unit.COUNT:
        free = [each for each in free if each.topic.group != "money"]
    if candidate.quantity.unit is Unit.GBP:
        free = [each for each in free if each.topic.group == "money"]
    left = [each for each in free if window.first <= each.first and each.last <= candidate.first]
    right = [each for each in free if candidate.last <= each.first and each.last <= window.last]
    first, second = (right, left) if prefers_right(frame) else (left, right)
    if first:
        return preferred(first, -1 if first is left else 0, frame)
    if second:
        return preferred(second, -1 if second is left else 0, frame)
    between = [each for each in free if window.since <= each.first and each.last <= window.first]
    if between and (frame.movement is not None or candidate.sort == "trend"):
        return between[-1]
    found = of_subject(frame, free)
    if found is None and candidate.sort in ("rank", "comparison"):
        found = next((each for each in free if each.first >= candidate.last), None)
    return found


def prefers_right(frame: Frame) -> bool:
    """Whether what is counted comes after: "98% of burglaries", "top for answering calls"."""
    return frame.candidate.sort in ("quantifier", "echo")


def preferred(found: Sequence[TopicSeen], place: int, frame: Frame) -> TopicSeen:
    """The nearest topic; people and vague words give way to what they deal with."""
    if len(found) == 1:
        return found[0]
    strong = [
        each
        for each in found
        if each.topic.group not in ("person", "survey") and each.topic.object not in ("incidents", "cost", "suspects", "calls")
    ]
    subject = frame.subject
    if subject is not None:
        places = phrase_places(subject)
        moved = [each for each in found if each.first in places]
        if frame.movement is not None and moved:
            return at_head(moved, subject)
    return (strong or list(found))[place]


def at_head(found: Sequence[TopicSeen], noun: "Token") -> TopicSeen:
    """Of several topics in a noun phrase the one that holds its head, else the first."""
    held = [each for each in found if each.first <= noun.i < each.last]
    if held and held[0].topic.object == "calls":
        return next((each for each in found if each.topic.group == "call" and each.topic.object != "calls"), held[0])
    return held[0] if held else found[0]


def of_subject(frame: Frame, topics: Sequence[TopicSeen]) -> TopicSeen | None:
    """The topic of the clause's subject."""
    if frame.subject is None or frame.subject.doc is not frame.candidate.doc:
        return None
    places = phrase_places(frame.subject)
    inside = [each for each in topics if each.first in places]
    return at_head(inside, frame.subject) if inside else None


def officers() -> Topic:
    """The topic of police officers."""
    return next(each for each in measure_words().topics if each.object == "police officers")


def generic_before(noun: "Token") -> bool:
    """Whether a noun stands for another: "people", "cases", or a word for a move."""
    return noun.lower_ in measure_words().generic


def naming_noun(frame: Frame) -> "Token | None":
    """The noun that names what is counted where no topic does, or None where it is only a stand-in."""
    for noun in (frame.counted, frame.moved):
        if (
            noun is not None
            and noun.lower_ not in measure_words().generic
            and noun.pos_ in ("NOUN", "PROPN")
            and noun.i not in noun.doc._.places
        ):
            return noun
    subject = frame.subject
    if frame.counted is not None or subject is None or subject.doc is not frame.candidate.doc or inside(frame, subject):
        return None
    said_of_it = frame.candidate.head.dep_ in ("attr", "dobj", "pobj", "npadvmod", "acomp", "advmod", "nummod")
    plain = subject.pos_ == "NOUN" and subject.i not in subject.doc._.places and subject.lower_ not in measure_words().generic
    return subject if said_of_it and plain else None


def inside(frame: Frame, token: "Token") -> bool:
    """Whether a token is part of the candidate."""
    return frame.candidate.first <= token.i < frame.candidate.last
