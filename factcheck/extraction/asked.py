"""Says what a claim's words ask of a topic (a charge rate, an answer time, a share of women) and which words belong to the asking."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import words_in
from factcheck.extraction.clauses import noun_phrase
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import DURATIONS, Sense
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import AspectSeen, TopicSeen
from factcheck.extraction.vocabulary import Aspect, Topic, measure_words
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

PARTS_OF_BEFORE = ("representing", "accounting", "making", "comprising")
"""Verbs that say what the thing named before is a share of: "1,146 women officers, representing 28% of officers"."""


def usable(aspect: Aspect | None, sense: Sense) -> bool:
    """Whether what was asked before can be asked of a number in this unit: a count is no charge rate."""
    return aspect is None or not aspect.share or sense.unit in (Unit.PERCENT, Unit.POINTS, Unit.RANK, Unit.NONE, Unit.TIMES)


def chosen_aspect(
    frame: Frame, sense: Sense, window: Window, aspects: Sequence[AspectSeen], topic: Topic | None
) -> tuple[Aspect | None, str | None]:
    """What the claim's words ask of the topic, with the threshold of "within …"."""
    if topic is None:
        return None, None
    first = 0 if frame.verb is not None and frame.verb.lower_ in PARTS_OF_BEFORE else window.first
    near = [
        each
        for each in aspects
        if topic.group in each.aspect.groups
        and ((first <= each.first and each.last <= window.last) or is_threshold_of(each, frame, sense, window))
    ]
    for each in near:
        if not usable(each.aspect, sense) or not asked_rightly(each.aspect, sense, window):
            continue
        if each.aspect.id in ("within", "attended-within"):
            return each.aspect, threshold_after(each, window)
        if (
            each.aspect.id == "answer-time"
            and sense.unit not in DURATIONS
            and sense.kind in ("level", "share")
            and sense.unit is not Unit.NONE
        ):
            if sense.unit is Unit.PERCENT:
                return replace_form(each.aspect, "{object} answered: share"), None
            continue
        return each.aspect, None
    if topic.group == "call" and sense.unit in DURATIONS:
        return next(each for each in measure_words().aspects if each.id == "answer-time"), None
    return None, None


def is_threshold_of(seen: AspectSeen, frame: Frame, sense: Sense, window: Window) -> bool:
    """ "86% of 999 calls within 10 seconds": a share's own threshold, though its number ends the share's part of the sentence."""
    if sense.unit is not Unit.PERCENT or seen.aspect.id not in ("within", "attended-within") or seen.first < frame.candidate.last:
        return False
    others = [each for each in window.doc._.candidates if frame.candidate.last <= each.first]
    return bool(others) and others[0].first >= seen.last and threshold_after(seen, window) != "target"


def asked_rightly(aspect: Aspect, sense: Sense, window: Window) -> bool:
    """Whether the words speak of a length of time, or of a share, where the aspect is asked of nothing else.

    "Arrests from stop and search rose by 4%" counts arrests; "the share of searches that led to an arrest rose" does not.
    """
    if aspect.lasts:
        return sense.unit in DURATIONS or sense.unit is Unit.NONE
    if aspect.gains:
        return sense.kind == "change" and sense.direction == "increase" and sense.unit is Unit.COUNT
    if not aspect.only_share or sense.kind == "share" or sense.unit is Unit.POINTS:
        return True
    words = words_in(window.doc).known
    return not words.isdisjoint((*measure_words().statistics["share"], *measure_words().statistics["rate"]))


def replace_form(aspect: Aspect, form: str) -> Aspect:
    """The aspect, put otherwise."""
    return aspect.model_copy(update={"form": form})


def threshold_after(seen: AspectSeen, window: Window) -> str:
    """The words of a threshold: "10 seconds", or "target"."""
    words = [token.text for token in window.doc[seen.last : seen.last + 4]]
    if len(words) >= 2 and (words[0][0].isdigit() or window.doc[seen.last].like_num):
        return f"{words[0]} {words[1]}"
    return "target"


def asking_words(aspect: Aspect | None) -> frozenset[str]:
    """The words that belong to what is asked and narrow nothing."""
    if aspect is None:
        return frozenset()
    own = frozenset(" ".join(aspect.words).replace("-", " ").split())
    return own | frozenset(measure_words().asking) if aspect.share or aspect.counts else own


def whole_verbs() -> frozenset[str]:
    """The verbs whose object is counted whole."""
    return frozenset(measure_words().whole_verbs)


def asked_of(aspect: Aspect, topic: TopicSeen, window: Window) -> "list[Token]":
    """What a noun of the asking words is of: "a charge for murder" is not any charge."""
    if not aspect.share or aspect.counts:
        return []
    seen = next((each for each in window.doc._.aspects if each.aspect.id == aspect.id and window.first <= each.first < window.last), None)
    if seen is None or window.doc[seen.last - 1].pos_ != "NOUN":
        return []
    return [token for token in noun_phrase(window.doc[seen.last - 1]) if token.i >= seen.last and not topic.first <= token.i < topic.last]
