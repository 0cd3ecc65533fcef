"""The signs around an expression, in plain words, from which `Judge` tells claims, their kinds and their directions."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.clauses import ancestors, verb_of
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import AspectSeen, TopicSeen
from factcheck.extraction.vocabulary import lists_of, word_set
from factcheck.values.period_words import FoundPeriod

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

BESIDE = 4
"""How many words on each side are told with their distance."""
SIZES = (
    (0, "0"),
    (1, "1"),
    (2, "2"),
    (12, "3-12"),
    (31, "13-31"),
    (99, "32-99"),
    (999, "100-999"),
    (9999, "1000-9999"),
    (99999, "10000-99999"),
)
ENDING = re.compile(r"(?:ies|ing|ed|es|s|e|y)$")
YEARS = (1900, 2100)
MODALS = ("will", "would", "could", "can", "may", "might", "should", "must", "shall", "to", "'ll", "’ll")


def signs_of(
    frame: Frame,
    sense: Sense,
    matter: Matter | None,
    reason: str | None,
    window: Window,
    *,
    topics: Sequence[TopicSeen],
    aspects: Sequence[AspectSeen],
    periods: Sequence[FoundPeriod],
    quoted: bool,
    last: Sense | None,
    nearby: bool,
) -> list[str]:
    """The signs of a candidate: what the rules make of it, how it is written, and the words and things around it.

    `last` is the sense of the claim before, `nearby` that it stands in the same sentence.
    """
    candidate = frame.candidate
    made = f"{sense.kind}/{candidate.sort}"
    found = ["always", f"kind:{sense.kind}", f"why not:{reason}", f"kind:{sense.kind} why not:{reason}", f"read as:{made}"]
    found += written(candidate)
    found += clause(frame)
    found += listed(frame)
    found += list(beside(candidate.doc, candidate.first, candidate.last))
    found += about(frame, matter, window, topics, aspects)
    found += when(candidate, window, periods)
    found.append(f"way:{sense.direction}")
    found.append(f"unit:{sense.unit.value} kind:{sense.kind}")
    found.append("in a quotation" if quoted else "in no quotation")
    found += goes_on(frame, sense, last, nearby=nearby)
    return found


def goes_on(frame: Frame, sense: Sense, last: Sense | None, *, nearby: bool) -> Iterator[str]:
    """How the claim goes with the one before it: "down 170 (0.4%)", "rose 22 per cent, then robbery (14)"."""
    where = "in the sentence" if nearby else "before it"
    kind = last.kind if last is not None else None
    yield f"after a {kind} {where}"
    if last is None:
        return
    same = last.unit is sense.unit
    bare = frame.counted is None and frame.movement is None
    yield f"after a {kind} {where} same unit:{same} bare:{bare}"
    yield f"after {last.direction} {where}"
    yield f"after {last.direction} {where} same unit:{same} bare:{bare}"
    yield f"after {last.direction} {where} role:{frame.role} move:{frame.movement}"
    yield f"after a {kind} unit:{sense.unit.value} {where}"
    if isinstance(last.value, float) and isinstance(sense.value, float):
        yield f"after a {'smaller' if last.value < sense.value else 'larger'} {kind} {where} same unit:{same} role:{frame.role}"


def wording_signs(
    candidate: Candidate, *, ruled: bool, quoted: bool, numbers: Sequence[Candidate], topics: Sequence[TopicSeen]
) -> list[str]:
    """The signs of words that may be a claim without a number; `ruled` says that a rule takes them for one."""
    doc, head = candidate.doc, candidate.head
    found = ["always", f"ruled:{ruled}", f"ruled:{ruled} sort:{candidate.sort}", f"sort:{candidate.sort}"]
    words = [token.lower_ for token in doc[candidate.first : candidate.last]]
    found += [
        f"sort:{candidate.sort} words:{' '.join(words)}",
        f"stem:{stem(words[-1])}",
        f"tag:{head.tag_} {head.dep_}",
        f"dep:{head.dep_}",
    ]
    found += list(beside(doc, candidate.first, candidate.last))
    found += [f"near number:{nearest(candidate, numbers)}", f"numbers:{min(3, len(numbers))}"]
    groups = {each.topic.group for each in topics}
    found += [f"topic:{group}" for group in sorted(groups)] or ["no topic"]
    left = any(each.last <= candidate.first for each in topics)
    right = any(each.first >= candidate.last for each in topics)
    found.append(f"topics left:{left} right:{right}")
    found += [f"word:{stem(token.lower_)}" for token in doc if token.is_alpha and not candidate.first <= token.i < candidate.last]
    found += [f"above:{stem(each.lower_)}/{each.dep_}" for each in (head.head, head.head.head)]
    found += [f"below:{stem(each.lower_)}/{each.dep_}" for each in head.children]
    verb = verb_of(head)
    for each in (head, *((verb,) if verb is not None else ())):
        found += [f"helper:{kid.lower_}" for kid in each.children if kid.dep_ in ("aux", "auxpass", "neg", "mark", "prt")]
    if verb is not None:
        found += [f"verb:{stem(verb.lower_)}", f"verb tag:{verb.tag_} {verb.dep_}"]
        found += [f"verb above:{stem(each.lower_)}" for each in governors(verb)]
        found += [f"subject:{stem(kid.lower_)}" for kid in verb.children if kid.dep_ in ("nsubj", "nsubjpass")]
        asserted = any(kid.lower_ in MODALS or kid.dep_ == "mark" for kid in verb.children if kid.dep_ in ("aux", "mark"))
        found.append(f"supposed:{asserted} sort:{candidate.sort}")
    found.append("a question" if doc[len(doc) - 1].text == "?" else "no question")
    found.append("in a quotation" if quoted else "in no quotation")
    found.append(f"length:{min(6, len(doc) // 5)}")
    return found


def nearest(candidate: Candidate, numbers: Sequence[Candidate]) -> str:
    """How far the nearest number stands, and on which side."""
    gaps = [(each.first - candidate.last, "right") for each in numbers if each.first >= candidate.last]
    gaps += [(candidate.first - each.last, "left") for each in numbers if each.last <= candidate.first]
    if not gaps:
        return "none"
    gap, side = min(gaps)
    return f"{min(gap, 6)} {side}"


def written(candidate: Candidate) -> Iterator[str]:
    """How the expression is written."""
    quantity = candidate.quantity
    value = quantity.value[-1] if isinstance(quantity.value, tuple) else quantity.value
    words = [token.lower_ for token in candidate.doc[candidate.first : candidate.last]]
    yield f"form:{quantity.form}"
    yield f"form:{quantity.form} unit:{quantity.unit.value}"
    yield f"size:{size(value)}"
    yield f"size:{size(value)} unit:{quantity.unit.value}"
    yield f"change:{quantity.change}"
    yield f"pair:{quantity.pair}"
    yield f"hedge:{quantity.approx}"
    yield f"negated:{quantity.negated}"
    if value is not None and YEARS[0] < value < YEARS[1] and value == int(value):
        yield "like a year"
    for word in words:
        if not word[:1].isdigit():
            yield f"in it:{word}"
    kind = "a sentence" if any(each.pos_ in ("VERB", "AUX") for each in candidate.doc) else "a line"
    yield f"place:{min(candidate.first, 3)} of {kind}"


@cache
def lists() -> Mapping[str, frozenset[str]]:
    """For each word the names of the lists of `asides.yaml` and `subjects.yaml` that it stands in."""
    found: dict[str, set[str]] = {}
    for page, groups in (("asides", ("nouns", "context", "events")), ("subjects", ("police",)), ("claims", ("trends",))):
        for group in groups:
            for name, words in lists_of(page)[group].items():
                for word in words:
                    found.setdefault(word, set()).add(f"{group}/{name}")
    return {word: frozenset(names) for word, names in found.items()}


def listed(frame: Frame) -> Iterator[str]:
    """Which word lists the counted noun, the verb, the subject and the words beside stand in."""
    known, candidate, doc = lists(), frame.candidate, frame.candidate.doc
    for name, token in (("counted", frame.counted), ("verb", frame.verb), ("subject", frame.subject), ("head", candidate.head.head)):
        if token is not None:
            yield from (f"{name} in {each}" for each in sorted(known.get(token.lower_, ("no list",))))
    for side, tokens in (
        ("before", doc[max(0, candidate.first - 3) : candidate.first]),
        ("after", doc[candidate.last : candidate.last + 3]),
    ):
        yield from (f"{side} in {each}" for each in sorted({name for token in tokens for name in known.get(token.lower_, ())}))
    yield from (f"sentence in {each}" for each in sorted({name for token in doc for name in known.get(token.lower_, ())}))


def size(value: float | None) -> str:
    """The rough size of a value."""
    if value is None:
        return "none"
    part = "" if value == int(value) else " with a fraction"
    return next((name for limit, name in SIZES if value <= limit), "100000+") + part


def clause(frame: Frame) -> Iterator[str]:
    """What the clause does with it."""
    candidate, head = frame.candidate, frame.candidate.head
    yield f"role:{frame.role}"
    yield f"move:{frame.movement}"
    yield f"role:{frame.role} move:{frame.movement}"
    yield f"future:{frame.future} wanted:{frame.wanted}"
    yield f"hangs:{head.dep_}"
    yield f"hangs:{head.dep_} on {head.head.pos_}"
    yield f"on:{stem(head.head.lower_)}"
    yield f"beside a place:{frame.against_place}"
    for name, token in (("verb", frame.verb), ("subject", frame.subject), ("counted", frame.counted), ("moved", frame.moved)):
        yield f"{name}:{stem(token.lower_) if token is not None else None}"
        if token is not None:
            yield f"{name} tag:{token.tag_}"
    if frame.verb is not None:
        yield f"verb:{'before' if frame.verb.i < candidate.first else 'after'} {frame.verb.tag_}"
        for each in frame.verb.children:
            if each.dep_ in ("aux", "auxpass", "neg", "mark", "prt"):
                yield f"helper:{each.lower_}"
        for place, each in enumerate(governors(frame.verb)):
            yield f"verb above:{stem(each.lower_)} {each.dep_ if place else ''}"
            for kid in each.children:
                if kid.dep_ in ("aux", "neg"):
                    yield f"helper above:{kid.lower_}"
    words = [token.lower_ for token in candidate.doc[:2]]
    yield f"opens with:{words[0]}"
    if frame.counted is not None:
        for each in frame.counted.children:
            if each.dep_ in ("relcl", "acl", "prep", "amod"):
                yield f"counted with:{each.dep_} {stem(each.lower_)}"


def governors(verb: "Token") -> "list[Token]":
    """The verbs above a verb: those that report it, want it or forecast it."""
    return [each for each in ancestors(verb) if each.pos_ in ("VERB", "AUX")][:2]


def beside(doc: "Doc", first: int, last: int) -> Iterator[str]:
    """The words before and after, with their distance, and in pairs."""
    before = [shape(doc[place]) for place in range(first - 1, max(-1, first - 1 - BESIDE), -1)] + ["start"]
    after = [shape(doc[place]) for place in range(last, min(len(doc), last + BESIDE))] + ["end"]
    for name, words in (("before", before), ("after", after)):
        for distance, word in enumerate(words[:BESIDE], 1):
            yield f"{name} {distance}:{word}"
            yield f"{name} near:{word}"
        yield f"{name}:{' '.join(words[:2])}"
    yield f"between:{before[0]} {after[0]}"
    if first:
        yield f"tag before:{doc[first - 1].tag_}"
    if last < len(doc):
        yield f"tag after:{doc[last].tag_}"


def shape(token: "Token") -> str:
    """A word by its stem, a number as a number, a place as a place."""
    if token.i in token.doc._.places:
        return "PLACE"
    if token.like_num or token.text[:1].isdigit() or token.text[:2] in ("£1",):
        return "NUMBER"
    return stem(token.lower_)


def stem(word: str) -> str:
    """A word without its usual endings."""
    return ENDING.sub("", word) if len(word) > 4 else word


def about(frame: Frame, matter: Matter | None, window: Window, topics: Sequence[TopicSeen], aspects: Sequence[AspectSeen]) -> Iterator[str]:
    """What the claim and its sentence are about."""
    candidate = frame.candidate
    topic = matter.topic if matter is not None else None
    yield f"matter:{topic.group if topic else None} own:{matter.own if matter is not None else None}"
    yield f"matter:{topic.object if topic else None}"
    yield f"asked:{matter.aspect.id if matter is not None and matter.aspect is not None else None}"
    near = {each.topic.group for each in topics if window.first <= each.first < window.last}
    all_ = {each.topic.group for each in topics}
    yield from (f"topic near:{group}" for group in sorted(near))
    yield from (f"topic:{group}" for group in sorted(all_))
    if not near:
        yield "no topic near"
    if not all_:
        yield "no topic"
    yield from (f"aspect:{name}" for name in sorted({each.aspect.id for each in aspects if window.first <= each.first < window.last}))
    if frame.counted is not None:
        yield f"counts a topic:{any(each.first <= frame.counted.i < each.last for each in topics)}"
    for token in candidate.doc[window.first : window.last]:
        if token.is_alpha and not candidate.first <= token.i < candidate.last and token.i not in candidate.doc._.places:
            yield f"word:{stem(token.lower_)}"
    police = word_set("subjects", "police", "words")
    yield f"police words:{any(token.lower_ in police for token in candidate.doc)}"
    yield "a question" if candidate.doc[len(candidate.doc) - 1].text == "?" else "no question"


def when(candidate: Candidate, window: Window, periods: Sequence[FoundPeriod]) -> Iterator[str]:
    """The periods beside it."""
    for each in periods:
        side = "after" if each.span.start >= candidate.span.end else "before" if each.span.end <= candidate.span.start else "in"
        yield f"period {side}:{each.grammar} {each.role}"
        yield f"period {side}:{each.grammar} future:{each.future}"
    if not periods:
        yield "no period"
