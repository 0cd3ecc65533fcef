"""Says why a number is no claim: a price, a threshold, somebody's age, a thing that has nothing to do with policing."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import words_in
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import DURATIONS, Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import measure_words, word_set
from factcheck.extraction.wordings import is_predicate, scoped
from factcheck.values import Unit

if TYPE_CHECKING:
    pass

SHORT_TIMES = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS)
FEW = 12
LARGE = 100


def why_aside(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen], local: str | None) -> str | None:
    """The reason why a candidate is no claim, or None; `local` is a place inside the force that its words name."""
    sort = frame.candidate.sort
    if sort == "rank":
        return None if frame.candidate.worded else out_of_order(frame)
    if sort != "number":
        return None
    if frame.candidate.quantity.negated:
        return "denied"
    if sense.unit is Unit.NONE and sense.value is not None:
        return "in no unit of ours"
    if sense.value is None:
        return None if matter is not None and matter.topic is not None and matter.own else "vague number"
    for rule in (asked, service, threshold, duration, money, other_noun, small, unrelated):
        reason = rule(frame, sense, matter, topics)
        if reason is not None:
            return reason
    return None


def asked(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """A number in a question, in an "if … would", of a sample, or of an event and no statistic."""
    doc = frame.candidate.doc
    words = words_in(doc).known
    if doc[len(doc) - 1].text == "?":
        return "a question"
    if doc[0].lower_ in ("if", "had") and "would" in words:
        return "only supposed"
    if sense.unit is Unit.COUNT and frame.subject is not None and frame.subject.lower_ in word_set("asides", "events", "samples"):
        return "the size of a survey"
    if {"margin", "error"} <= words and sense.unit in (Unit.POINTS, Unit.PERCENT):
        return "a margin of error"
    noun, verb = frame.counted, frame.verb
    direct = noun is not None and verb is not None and noun.head.i == verb.i and noun.dep_ in ("dobj", "nsubj", "nsubjpass")
    if direct and verb is not None and sense.unit is Unit.COUNT and verb.lower_ in word_set("asides", "events", "verbs"):
        return "an event"
    stranger = matter is not None and matter.topic is None and matter.own
    return "a case" if stranger and sense.kind == "level" and words & word_set("asides", "context", "stories") else None


def service(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """999 and 101 as the names of lines, and not as a count of something else: "999 more robberies", "111 PCSOs"."""
    text, noun = frame.candidate.doc[frame.candidate.first : frame.candidate.last].text, frame.counted
    if noun is not None and any(each.first <= noun.i < each.last and each.topic.group != "call" for each in topics):
        return None
    return "service number" if text in ("999", "101", "112", "111", "105") and sense.unit is Unit.COUNT else None


def out_of_order(frame: Frame) -> str | None:
    """A superlative that raises a thing and puts nothing in an order of places or years."""
    candidate = frame.candidate
    if isinstance(candidate.quantity.value, tuple):
        return None
    words = words_in(candidate.doc).lows[candidate.first : candidate.last]
    text = " ".join(words)
    after = candidate.doc[candidate.last].lower_ if candidate.last < len(candidate.doc) else ""
    head = candidate.doc[candidate.last - 1]
    if any(mark in text for mark in ("record", "low", "high", "any other", "anywhere", "peak")) and "highest" not in words:
        return None if after != "keeping" else "not in order"
    noun = head.head if head.dep_ in ("amod", "compound", "advmod", "nmod") else head
    if noun.tag_ in ("NNS", "NNPS") and noun.lower_ in word_set("claims", "movement", "increase_nouns") | word_set(
        "claims", "movement", "decrease_nouns"
    ):
        return "not in order"
    if words[-1:] in (["lowest"], ["highest"]) or scoped(head) or any(char.isdigit() for char in text):
        return None
    if set(words) & {"second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "bottom", "top", "number"}:
        return (
            None
            if is_predicate(head)
            or (frame.verb is not None and frame.verb.lower_ in ("came", "come", "ranked", "placed", "rated", "finished"))
            else "not in order"
        )
    if "performing" in set(words_in(candidate.doc).lows[candidate.first : candidate.last + 3]):
        return None
    return "not in order"


def threshold(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """ "Within 10 seconds": the limit inside a measure."""
    doc, first = frame.candidate.doc, frame.candidate.first
    before = doc[first - 1].lower_ if first else ""
    if sense.kind == "trend":
        return None
    if sense.unit in DURATIONS and before in ("in", "under") and any(token.text == "%" for token in doc[:first]) and frame.role == "plain":
        return "threshold"
    if sense.unit in DURATIONS and doc[first].lower_ in ("within", "inside") and first < frame.candidate.head.i:
        return "threshold"
    if sense.unit in DURATIONS and before in ("within", "inside", "after", "beyond", "past"):
        return "threshold"
    if sense.unit in DURATIONS and before == "for" and sense.unit not in SHORT_TIMES:
        return "duration"
    return None


def duration(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """A length of time that measures no service."""
    if sense.unit not in DURATIONS or sense.kind in ("trend", "ratio"):
        return None
    doc = frame.candidate.doc
    words = words_in(doc).known
    measured = words & word_set("asides", "context", "durations")
    if sense.unit in SHORT_TIMES:
        general = (
            any(each.topic.group in ("call", "time") for each in topics)
            or (matter is not None and matter.topic is not None and matter.topic.group in ("call", "time"))
            or sense.kind == "target"
        )
        told = frame.subject is not None and frame.subject.lower_ in (
            "constituent",
            "woman",
            "man",
            "victim",
            "caller",
            "family",
            "mother",
            "resident",
            "he",
            "she",
            "i",
            "shifts",
        )
        return (
            None
            if (general or words & {"average", "response", "wait"}) and (measured or sense.kind == "target") and not told
            else "duration"
        )
    if {"average", "mean", "median", "typically"} & words and measured:
        return None
    return "duration"


def money(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """A price or somebody's money."""
    if sense.unit is not Unit.GBP:
        return None
    words = words_in(frame.candidate.doc).known
    about = (matter is not None and matter.topic is not None) or (isinstance(sense.value, float) and sense.value >= 1e6)
    if words & word_set("asides", "nouns", "money") and not any(each.topic.group == "money" for each in topics):
        return "price"
    if isinstance(sense.value, float) and sense.value < 5 and not any(each.topic.group == "money" for each in topics):
        return "price"
    return None if about or topics else "money outside policing"


def other_noun(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """Things that have nothing to do with police statistics."""
    nouns = word_set("asides", "nouns", "other")
    doc, last = frame.candidate.doc, frame.candidate.last
    noun = frame.counted
    if sense.unit is Unit.PERCENT:
        nouns = word_set("asides", "nouns", "never")
    if sense.unit in (Unit.COUNT, Unit.PERCENT, Unit.NONE) and noun is not None and noun.lower_ in nouns and noun.i - last < 5:
        return "not about policing"
    after = doc[last].lower_ if last < len(doc) else ""
    if after in nouns and sense.unit is Unit.COUNT:
        return "not about policing"
    subject = frame.subject
    if subject is not None and subject.lower_ in ("turnout", "population", "vote", "majority"):
        return "not about policing"
    words = words_in(doc).known
    if (
        (frame.verb is not None and frame.verb.lower_ in ("voted", "elected", "won"))
        or "turnout" in words
        or {"home", "to"} <= set(words_in(doc).lows[max(0, frame.candidate.first - 3) : frame.candidate.first])
    ):
        return "not about policing"
    before = doc[frame.candidate.first - 1].lower_ if frame.candidate.first else ""
    if before in word_set("asides", "context", "before_small") and sense.unit is Unit.COUNT:
        return "label"
    if before in ("population", "pop", "popn") and sense.unit is Unit.COUNT:
        return "a population"
    return None


def small(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """A few people or things in a story."""
    if sense.unit is not Unit.COUNT or not isinstance(sense.value, float) or sense.value > FEW or sense.value != int(sense.value):
        return None
    noun = frame.counted.lower_ if frame.counted is not None else ""
    if "consecutive" in frame.candidate.doc[frame.candidate.first : frame.candidate.last].text.lower() or sense.kind == "trend":
        return None
    if noun in word_set("asides", "nouns", "people_in_stories"):
        return "a case"
    if (
        sense.value == 1
        and frame.candidate.quantity.number.end - frame.candidate.quantity.number.start == 3
        and not noun
        and frame.candidate.head.dep_ == "dobj"
    ):
        return "a pronoun"
    if sense.value == 1 and noun and frame.candidate.quantity.form != "one_in":
        return "small number"
    words = words_in(frame.candidate.doc).known
    if words & word_set("asides", "context", "sentenced"):
        return "a case"
    if matter is None:
        return "small number"
    known = frame.counted is not None and any(each.first <= frame.counted.i < each.last for each in topics)
    stranger = bool(noun) and not known and frame.movement is None and matter.own
    return "small number" if stranger and noun not in word_set("asides", "nouns", "tiny") else None


def unrelated(frame: Frame, sense: Sense, matter: Matter | None, topics: Sequence[TopicSeen]) -> str | None:
    """A number in a sentence that says nothing of policing, with a noun of its own."""
    after = [token.text for token in frame.candidate.doc[frame.candidate.last : frame.candidate.last + 3]]
    if after[:1] == ["("] and "%" in after:
        return None
    if matter is None:
        large = isinstance(sense.value, float) and sense.value >= LARGE
        return None if large and (frame.counted is None or frame.counted.lower_ in measure_words().generic) else "not about policing"
    if matter.topic is not None or topics:
        return None
    if frame.counted is None or frame.movement is not None:
        return (
            None
            if not matter.own
            else (
                "not about policing"
                if sense.unit is Unit.COUNT and not isinstance(sense.value, tuple) and (sense.value or 0) < 100
                else None
            )
        )
    return None
