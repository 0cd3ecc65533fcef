"""Puts what a claim measures in plain words: the thing, the words of the text that narrow it, a colon, the statistic."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from factcheck.extraction.clauses import ancestors, noun_phrase
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.matters import MatterChoice
from factcheck.extraction.measures import Matter
from factcheck.extraction.picking import Window
from factcheck.extraction.parsed import stem
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import measure_words
from factcheck.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Token

CONTENT = ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX")
MOST_WORDS = 24
"""So many words of a sentence, the nearest first, may narrow a measure."""
AS_IT_IS = "as it is"
"""The statistic that the thing's own name brings."""


@dataclass(slots=True)
class Word:
    """A word that may stand in a measure, with its signs; `place` orders the words of a phrase."""

    text: str
    place: int
    signs: list[str] = field(default_factory=list)


def offered_words(
    frame: Frame,
    sense: Sense,
    window: Window,
    topics: Sequence[TopicSeen],
    base: MatterChoice | None,
    *,
    rule: Matter | None,
    before: Sequence[str],
    taken: Iterable[Span],
) -> list[Word]:
    """The words of the sentence and of the claim before that may narrow the thing `base`, each by its stem once."""
    doc, candidate = window.doc, frame.candidate
    spans = list(taken)
    own = {stem(word) for word in (base.words if base is not None else "").lower().replace("-", " ").replace(":", " ").split()}
    empty = set(measure_words().empty)
    counted = phrase_places(frame.counted)
    moved = phrase_places(frame.moved)
    subject = phrase_places(frame.subject) if frame.subject is not None and frame.subject.doc is doc else set()
    ruled = {stem(word) for word in (*(rule.extra if rule else ()), *(rule.said if rule else ()), *(rule.object.split() if rule else ()))}
    said = {stem(word): word for word in before}
    above = {each.i for each in ancestors(candidate.head)}
    found: dict[str, Word] = {}
    group = base.matter.topic.group if base is not None and base.matter.topic is not None else "none"
    carried = base is not None and not base.matter.own
    common = [f"base:{group} carried:{carried}", f"kind:{sense.kind} base:{base is not None}"]
    inside = {place for seen in topics for place in range(seen.first, seen.last)}
    tokens = sorted(doc, key=lambda token: (abs(token.i - candidate.head.i), token.i))
    for token in tokens:
        if len(found) >= MOST_WORDS:
            break
        name = stem(token.lower_)
        if not is_word(token) or name in own or candidate.first <= token.i < candidate.last or token.i in doc._.places:
            continue
        if token.lower_ in empty and name not in said and token.lower_ not in ("not", "no"):
            continue
        if any(span.start <= token._.place < span.end for span in spans):
            continue
        word = found.setdefault(name, Word(token.lower_, token.i))
        side = "left" if token.i < candidate.first else "right"
        near = "near" if window.first <= token.i < window.last else "far"
        gap = min(7, abs(token.i - candidate.head.i))
        roles = [part for part, places in (("counted", counted), ("moved", moved), ("subject", subject)) if token.i in places]
        roles += ["head of counted"] if frame.counted is not None and token.i == frame.counted.i else []
        roles += ["verb"] if frame.verb is not None and token.i == frame.verb.i else []
        roles += ["above"] if token.i in above else []
        roles += ["head of subject"] if frame.subject is not None and frame.subject.doc is doc and token.i == frame.subject.i else []
        topic = token.i in inside
        signs = [
            f"word:{name}",
            f"word:{name} {near}",
            f"tag:{token.pos_} {near}",
            f"tag:{token.pos_} dep:{token.dep_}",
            f"dep:{token.dep_} {near} {side}",
            f"{near} {side} gap:{gap}",
            f"under:{stem(token.head.lower_)}",
            f"topic:{topic} {near} base:{group == 'none'}",
            f"ruled:{name in ruled}",
            f"ruled:{name in ruled} {near} {token.pos_}",
            f"said before:{name in said}",
            f"said before:{name in said} carried:{carried}",
            f"{token.pos_} kind:{sense.kind} {near}",
            *(f"role:{role}" for role in roles),
            *(f"role:{role} {token.pos_}" for role in roles),
            *(f"role:{role} kind:{sense.kind}" for role in roles),
            *(f"role:{role} base:{group}" for role in roles),
            f"roles:{' '.join(roles) or 'none'} {near}",
            f"proper:{token.pos_ == 'PROPN'} {token.text[:1].isupper()}",
            *common,
        ]
        word.signs.extend(sign for sign in signs if sign not in word.signs)
    for place, (name, text) in enumerate(said.items()):
        if name in own:
            continue
        word = found.setdefault(name, Word(text, place - 100))
        word.signs.extend(
            sign
            for sign in (
                "told before",
                f"told before carried:{carried}",
                f"told before base:{group}",
                f"told before kind:{sense.kind}",
                f"told before counted:{frame.counted.tag_ if frame.counted is not None else None}",
                f"told before:{name}",
                f"told before own:{rule.own if rule is not None else None}",
                f"told before ruled:{name in ruled}",
                *common,
            )
            if sign not in word.signs
        )
    return list(found.values())


def is_word(token: "Token") -> bool:
    """Whether a token can name something: a content word, or a "not"."""
    if token.like_num or not token.text[:1].isalpha() or len(token.text) < 2:
        return False
    return token.pos_ in CONTENT or token.lower_ in ("not", "no")


def phrase_places(noun: "Token | None") -> set[int]:
    """The places of the words of a noun phrase."""
    return {token.i for token in noun_phrase(noun)} if noun is not None else set()


def phrased(base: MatterChoice | None, words: Sequence[str], statistic: str, fallback: str) -> str:
    """The measure: "thing words: statistic"; `fallback` where there is neither a thing nor a word."""
    thing, _, own = base.words.partition(":") if base is not None else ("", "", "")
    told = own.strip() if statistic == AS_IT_IS else statistic
    first = " ".join(part for part in (thing.strip(), *words) if part)
    if not first:
        return fallback
    return f"{first}: {told}" if told else first


def bare(matter: Matter) -> Matter:
    """The thing alone, without the words that a rule added."""
    return replace(matter, extra=(), said=())
