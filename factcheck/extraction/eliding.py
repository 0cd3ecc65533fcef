"""Says whether a claim that names nothing goes on about the measure of the claim before it, as its words leave nothing else to mean."""

from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import RATES, Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.memory import FAR_BACK, Memory, Scene
from factcheck.extraction.picking import Window
from factcheck.extraction.vocabulary import measure_words
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

KINDS = ("level", "change", "from_to", "share")


def taken_over(
    matter: Matter | None, memory: Memory, scene: Scene, window: Window, frame: Frame, sense: Sense, *, number: int
) -> Matter | None:
    """What a claim measures, sure where its sentence has only places, periods, numbers and words that tie it to the claim before.

    "In Kent there were 6,667" right after a sentence about burglaries is about burglaries. "The force recorded 12,728 offences" after one
    about shoplifting most likely is about shoplifting, so it gets the measure and stays unsure of it. So does
    "12,728 such offences". Nothing is sure where the sentence before spoke of two measures. `number` is the number of the sentence.
    """
    gap = number - memory.sentence
    before, said = (memory.last, memory.sense) if gap <= 1 else (memory.matter if memory.noted == number - 1 else None, memory.sense)
    if before is not None and is_only_part(before) and memory.whole is not None and number - memory.whole[0] <= FAR_BACK:
        _, said, before = memory.whole
    if matter is None or matter.own or before is None or not is_whole(before) or not is_same(matter, before):
        return matter
    if matter.narrowed or matter.extra or matter.said or matter.several or asked(matter) != asked(before):
        return matter
    if sense.kind not in KINDS or (gap <= 1 and len({topic.object if topic else None for topic in memory.topics}) > 1):
        return matter
    if gap <= 1 and memory.frame is not None and limited(memory.frame.candidate.doc):
        return matter
    first = memory.frame.candidate.last if gap == 0 and memory.frame is not None else 0
    rest = scene.doc[first : max(window.last, frame.candidate.last)]
    nouns = {*measure_words().crime_nouns} if before.topic is not None and before.topic.group == "offence" else set()
    named = matter.topic.object if matter.topic is not None else None
    same = {place for seen in scene.topics if seen.topic.object == named for place in range(seen.first, seen.last)}
    left = [token for token in rest if token.i not in same and not ties(token, scene)]
    if any(token.lower_ not in nouns and not names_such(token, nouns) for token in left):
        return matter
    return replace(matter, own=not left and gap <= 1 and same_sort(said, sense), loose=False)


def names_such(token: "Token", nouns: set[str]) -> bool:
    """Whether a word is the "such" of "such offences"; in "such as" and "such serious offences" it says something else."""
    return token.lower_ == "such" and token.i + 1 < len(token.doc) and token.nbor().lower_ in nouns


def limited(doc: "Doc") -> bool:
    """Whether the sentence before leaves something out, which may or may not be left out here as well: "all but one of the forces"."""
    return any(f" {words} " in f" {doc.text.lower()} " for words in measure_words().limiting)


def is_whole(before: Matter) -> bool:
    """Whether the claim before named a measure, and the whole of it."""
    named = before.topic is not None and before.own and not before.loose
    return named and not (before.narrowed or before.extra or before.said or before.several)


def is_same(matter: Matter, before: Matter) -> bool:
    """Whether two claims are about one thing, whichever of its names each has ("crime rate", "offences")."""
    one, other = matter.topic, before.topic
    return one is not None and other is not None and (one.object, one.measure) == (other.object, other.measure)


def is_only_part(before: Matter) -> bool:
    """Whether the claim before told no more than a part of what the one before it counted: "two in every five of them"."""
    return before.narrowed == ("part",) and not before.own and not (before.extra or before.said or before.several)


def asked(matter: Matter) -> str | None:
    """What is asked of the topic, by its id."""
    return matter.aspect.id if matter.aspect is not None else None


def same_sort(before: Sense | None, now: Sense) -> bool:
    """Whether two claims can be of one measure: numbers of one unit, or a count beside the change of it in percent.

    A share is no change: "34 per cent were women, up 3 per cent" may be points. "The highest share of any force, at 42 per cent" gives
    the number behind a place.
    """
    if before is None or (before.kind not in KINDS and not (before.kind == "rank" and (now.kind == "share" or now.unit in RATES))):
        return False
    if "share" in (before.kind, now.kind):
        return before.kind in ("share", "rank") and now.kind == "share"
    if before.kind == "rank":
        return True
    moved = {Unit.PERCENT, Unit.COUNT}
    return before.unit is now.unit or ({before.unit, now.unit} == moved and "change" in (before.kind, now.kind))


def ties(token: "Token", scene: Scene) -> bool:
    """Whether a word says nothing of what is measured."""
    if token.is_punct:
        return token.text not in ("?", ":", ";")
    if token.i in token.doc._.places or token.lower_ in measure_words().eliding:
        return True
    start = token._.place
    if any(period.span.start <= start < period.span.end for period in scene.periods):
        return True
    return any(each.first <= token.i < each.last for each in token.doc._.candidates)
