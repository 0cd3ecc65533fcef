"""Says what a claim measures: plain words, object first, and the catalogue's measure only where nothing narrows or widens it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.clauses import clause_tokens, noun_phrase
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import DURATIONS, Sense
from factcheck.extraction.topics import AspectSeen, TopicSeen, joined
from factcheck.extraction.vocabulary import Aspect, Topic, measure_words
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SPECIFIC = 2
"""Words that a predicate may add to a measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a claim is about: a topic of ours (or bare words), what is asked of it, and the words that narrow it."""

    object: str
    topic: Topic | None = None
    aspect: Aspect | None = None
    threshold: str | None = None
    extra: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    several: bool = False
    own: bool = True


@dataclass(frozen=True, slots=True)
class Window:
    """The tokens of a sentence that belong to one claim: after the claim before it and up to the next."""

    doc: "Doc"
    first: int
    last: int


def matter_of(
    frame: Frame, sense: Sense, window: Window, topics: Sequence[TopicSeen], aspects: Sequence[AspectSeen], before: Matter | None
) -> Matter | None:
    """What the claim is about, or None where neither its words nor the text before it say."""
    seen = chosen_topic(frame, window, topics)
    if seen is not None and seen.topic.whole:
        aspects = ()
    if follows_at_once(frame, window) and not counted_topic(frame, topics) and before is not None:
        seen = None
    if seen is not None and seen.topic.group == "outcome":
        seen = of_offence(seen, frame, window, topics)
    aspect, threshold = chosen_aspect(frame, sense, window, aspects, seen.topic if seen else before.topic if before else None)
    if seen is not None:
        if aspect is None and before is not None and before.aspect is not None and is_rate(frame, sense, seen, before):
            aspect, threshold = before.aspect, before.threshold
        return with_words(frame, window, seen, topics, aspect, threshold)
    noun = naming_noun(frame)
    if frame.candidate.sort == "rank" and noun is None and is_quality(frame):
        return Matter(object=f"force {frame.candidate.doc[frame.candidate.last - 1].lower_}", narrowed=("words",))
    if noun is not None:
        words = content_words(noun_phrase(noun), frame)
        return Matter(
            object=" ".join(words), aspect=aspect, threshold=threshold, extra=predicate_words(frame, window, words), narrowed=("words",)
        )
    if before is None:
        said = predicate_words(frame, window, ())
        return Matter(object=" ".join(said), aspect=aspect, narrowed=("words",)) if said else None
    return carried_on(frame, sense, window, before, aspect, threshold)


def is_quality(frame: Frame) -> bool:
    """ "The most efficient": a rank in a quality that the word itself names."""
    words = [token.lower_ for token in frame.candidate.doc[frame.candidate.first : frame.candidate.last]]
    return len(words) > 1 and words[-2] in ("most", "least")


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
    places = {token.i for token in noun_phrase(frame.counted)}
    return any(each.first in places for each in topics) or frame.counted.lower_ not in measure_words().generic


def of_offence(seen: TopicSeen, frame: Frame, window: Window, topics: Sequence[TopicSeen]) -> TopicSeen:
    """The offence that an outcome is asked of, where the claim's words or its subject name one: "the charge rate for burglary"."""
    offences = [each for each in topics if each.topic.group == "offence"]
    near = [each for each in offences if window.first <= each.first < window.last] or [
        each for each in offences if each.first < frame.candidate.first
    ]
    return near[0] if near else seen


def is_rate(frame: Frame, sense: Sense, seen: TopicSeen, before: Matter) -> bool:
    """Whether a share of another offence is the same rate as before: "for violence the rate is just 8 per cent"."""
    same = before.topic is not None and before.topic.group == seen.topic.group and before.aspect is not None and before.aspect.share
    return (
        same
        and sense.kind == "share"
        and (frame.subject is None or frame.subject.lower_ in ("rate", "figure", "it", "proportion", "share", "that"))
    )


def carried_on(frame: Frame, sense: Sense, window: Window, before: Matter, aspect: Aspect | None, threshold: str | None) -> Matter:
    """The matter of the claim before, with what this one adds: a bare number counts the same thing, or a part of it."""
    extra = predicate_words(frame, window, before.object.split()) if is_part(frame) else ()
    return replace(
        before,
        aspect=aspect or (before.aspect if usable(before.aspect, sense) else None),
        threshold=threshold or before.threshold,
        extra=tuple(dict.fromkeys((*before.extra, *extra))),
        narrowed=(*before.narrowed, *extra),
        own=False,
    )


def usable(aspect: Aspect | None, sense: Sense) -> bool:
    """Whether what was asked before can be asked of a number in this unit: a count is no charge rate."""
    return aspect is None or not aspect.share or sense.unit in (Unit.PERCENT, Unit.POINTS, Unit.RANK, Unit.NONE, Unit.TIMES)


def is_part(frame: Frame) -> bool:
    """ "145 were constables", "62 had no insurance": the number is itself the subject of what is said."""
    head = frame.candidate.head
    verb = frame.verb
    return verb is not None and head.dep_ in ("nsubj", "nsubjpass") and head.head.i == verb.i and frame.candidate.sort == "number"


def chosen_topic(frame: Frame, window: Window, topics: Sequence[TopicSeen]) -> TopicSeen | None:
    """The topic that the claim is about: of the noun it counts, else of what moves, else the nearest before it, else after it."""
    candidate = frame.candidate
    free = [each for each in topics if each.first < candidate.first or each.last > candidate.last or candidate.last - candidate.first > 3]
    free = [
        each
        for each in free
        if not (each.last - each.first == 1 and candidate.first <= each.first < candidate.last and window.doc[each.first].like_num)
    ]
    for noun in (frame.counted, frame.moved):
        if noun is None:
            continue
        if noun.lower_ in ("them", "which", "whom", "these", "those"):
            return None
        places = {token.i for token in noun_phrase(noun)}
        inside = [each for each in free if each.first in places]
        if inside:
            return at_head(inside, noun)
        if noun.lower_ in measure_words().officers:
            return TopicSeen(noun.i, noun.i + 1, officers())
        if noun is frame.counted and noun.lower_ not in measure_words().generic and not generic_before(noun):
            return None
    left = [each for each in free if window.first <= each.first and each.last <= candidate.first]
    right = [each for each in free if candidate.last <= each.first and each.last <= window.last]
    first, second = (right, left) if prefers_right(frame) else (left, right)
    if first:
        return preferred(first, -1 if first is left else 0, frame)
    if second:
        return preferred(second, -1 if second is left else 0, frame)
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
        places = {token.i for token in noun_phrase(subject)}
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
    places = {token.i for token in noun_phrase(frame.subject)}
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
        if noun is not None and noun.lower_ not in measure_words().generic and noun.pos_ in ("NOUN", "PROPN"):
            return noun
    subject = frame.subject
    counted_away = frame.counted is not None and frame.counted.lower_ in ("them", "which", "whom")
    if subject is not None and subject.doc is frame.candidate.doc and subject.pos_ in ("NOUN", "PROPN") and not counted_away:
        if (
            subject.lower_ not in measure_words().generic
            and not inside(frame, subject)
            and frame.candidate.head.dep_ in ("attr", "dobj", "pobj", "npadvmod", "acomp", "advmod", "nummod")
        ):
            if subject.pos_ == "NOUN" and frame.counted is None:
                return subject
    return None


def inside(frame: Frame, token: "Token") -> bool:
    """Whether a token is part of the candidate."""
    return frame.candidate.first <= token.i < frame.candidate.last


def chosen_aspect(
    frame: Frame, sense: Sense, window: Window, aspects: Sequence[AspectSeen], topic: Topic | None
) -> tuple[Aspect | None, str | None]:
    """What the claim's words ask of the topic, with the threshold of "within …"."""
    if topic is None:
        return None, None
    near = [each for each in aspects if window.first <= each.first and each.last <= window.last and topic.group in each.aspect.groups]
    for each in near:
        if not usable(each.aspect, sense):
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


def replace_form(aspect: Aspect, form: str) -> Aspect:
    """The aspect, put otherwise."""
    return aspect.model_copy(update={"form": form})


def threshold_after(seen: AspectSeen, window: Window) -> str:
    """The words of a threshold: "10 seconds", or "target"."""
    words = [token.text for token in window.doc[seen.last : seen.last + 4]]
    if len(words) >= 2 and (words[0][0].isdigit() or window.doc[seen.last].like_num):
        return f"{words[0]} {words[1]}"
    return "target"


def with_words(
    frame: Frame, window: Window, seen: TopicSeen, topics: Sequence[TopicSeen], aspect: Aspect | None, threshold: str | None
) -> Matter:
    """The matter of a topic with the words beside it that narrow it."""
    doc, topic = window.doc, seen.topic
    head = doc[seen.last - 1]
    phrase = [token for token in noun_phrase(head) if not seen.first <= token.i < seen.last]
    others = [each for each in topics if each is not seen and joined(doc, seen, each)]
    taken = {place for each in others for place in range(each.first, each.last)}
    asked = set(" ".join(aspect.words).split()) if aspect else set()
    narrow = tuple([word for word in content_words([token for token in phrase if token.i not in taken], frame) if word not in asked])
    said = " ".join(token.lower_ for token in doc[seen.first : seen.last]).replace(" - ", "-")
    name = f"all crime: {said}" if topic.object == "solved rate" else topic.object
    names = [name, *(each.topic.object for each in others if each.topic.group == topic.group)]
    extra = (
        predicate_words(frame, window, (*names, *narrow))
        if topic.group in ("person", "offender", "conduct", "road", "search") and aspect is None
        else ()
    )
    return Matter(
        object=" and ".join(dict.fromkeys(names)),
        topic=topic,
        aspect=aspect,
        threshold=threshold,
        extra=tuple(dict.fromkeys((*narrow, *extra))),
        narrowed=(*narrow, *extra),
        several=len(set(names)) > 1,
    )


def content_words(tokens: Sequence["Token"], frame: Frame) -> list[str]:
    """The words of a phrase that say something about what is measured: no places, dates, numbers or empty words."""
    empty = set(measure_words().empty)
    found = []
    for token in tokens:
        word = token.lower_
        if (
            word in empty
            or token.is_punct
            or token.like_num
            or token.pos_ in ("PROPN", "PRON", "DET", "NUM", "SYM", "PART", "ADP", "AUX")
            or not word[:1].isalpha()
        ):
            continue
        if inside(frame, token) or word in ("more", "fewer", "less"):
            continue
        found.append(word)
    return list(dict.fromkeys(found))


def predicate_words(frame: Frame, window: Window, known: Sequence[str]) -> tuple[str, ...]:
    """What the clause says of the things counted: "signed up", "seized", "on the phone"; at most a few words."""
    verb = frame.verb
    if verb is None or frame.movement is not None or frame.candidate.sort not in ("number", "quantifier"):
        return ()
    said = " ".join(known).split()
    after = frame.counted.i if frame.counted is not None else frame.candidate.last - 1
    tokens = [token for token in clause_tokens(verb) if after < token.i < window.last and token.pos_ in ("NOUN", "VERB", "ADJ")]
    if frame.counted is not None and not tokens and verb.i < window.last:
        tokens = [verb]
    if verb.i < frame.candidate.first and frame.candidate.head.dep_ in ("attr", "dobj", "pobj", "nummod") and verb.pos_ == "VERB":
        tokens = [verb]
    words = [word for word in content_words(tokens, frame) if word not in said and word not in ("said", "says", "told")]
    return tuple(words[:SPECIFIC])
