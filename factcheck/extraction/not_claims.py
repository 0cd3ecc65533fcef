"""`set_aside`: for each number expression the reason why it is no claim, as far as its neighbourhood tells, or None."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from factcheck.extraction.claim import Quantity
from factcheck.extraction.not_claims_vocabulary import ZEROS, Rule, not_claim_rules
from factcheck.values import Span, Unit

BEFORE, AFTER, SENTENCE = 90, 70, 400
SENTENCE_END = re.compile(r"(?<![A-Z])[.!?][\"”’')\]]*\s+(?=[A-Z0-9\"“‘'(£*])|\n+")
DIGITS = re.compile(r"\d+")
START = re.compile(r"(?<!\w)\w|(?<!\d)\d|[^\w\s]")
CERTAIN = ("svc", "tel")
"""Types of which a word beside the number leaves no doubt."""


@dataclass(frozen=True, slots=True)
class Aside:
    """Why a number is no claim: `type` for machines ("svc", "tel", "date"…), `reason` for people ("a telephone number").

    `open` says that only the words around it speak against it, so that the reader may still find it to be one.
    """

    type: str
    reason: str
    open: bool = False


@dataclass(frozen=True, slots=True)
class Shape:
    """A piece of the text that is a date, an address, a reference: no number inside it is a claim.

    `numbers` is where digits stand in it; `read` is true for a speed or an age, which is a quantity all the same.
    """

    span: Span
    aside: Aside
    numbers: tuple[Span, ...] = ()
    read: bool = False


@lru_cache(maxsize=8)
def find_shapes(text: str) -> tuple[Shape, ...]:
    """The shapes of the text in order; where two overlap, the one that begins first stands, stretched over the other."""
    rules = not_claim_rules()
    found = [
        Shape(Span(*match.span()), Aside(rule.type, rule.reason), read=rule.read)
        for rule, starts in zip(rules.shapes, starts_of_shapes(text), strict=True)
        for match in matches(rule, text, starts)
    ]
    kept: list[Shape] = []
    for shape in sorted(found, key=lambda each: (each.span.start, -each.span.end)):
        if kept and shape.span.start < kept[-1].span.end:
            if shape.span.end > kept[-1].span.end:
                kept[-1] = replace(kept[-1], span=Span(kept[-1].span.start, shape.span.end), read=kept[-1].read and shape.read)
        else:
            kept.append(shape)
    return tuple(replace(shape, numbers=digits_in(shape.span, text)) for shape in kept)


def digits_in(span: Span, text: str) -> tuple[Span, ...]:
    """Where digits, or else all of its words, stand in a shape."""
    digits = tuple(Span(*match.span()) for match in DIGITS.finditer(text, span.start, span.end))
    return digits or (span,)


def starts_of_shapes(text: str) -> list[list[int] | None]:
    """For each shape the places where it can begin, in order; None where it has to be looked for everywhere.

    A place with a letter that is none of English is kept for every shape, because some are taken for an English one where case is ignored.
    """
    rules = not_claim_rules()
    folded = text.lower().translate(ZEROS)
    starts: list[list[int] | None] = [None if openings is None or len(folded) != len(text) else [] for openings in rules.openings]
    for match in START.finditer(text):
        place = match.start()
        opening = folded[place : place + 2]
        for key in (opening, opening[0]) if opening.isascii() and len(opening) == 2 else ("",):
            for number in rules.by_opening.get(key, ()):
                places = starts[number]
                if places is not None:
                    places.append(place)
    return starts


def matches(rule: Rule, text: str, starts: Sequence[int] | None) -> list[re.Match[str]]:
    """Where the rule's pattern stands in the text and nothing calls it off; `starts` are all places where it can."""
    pattern = rule.patterns["pattern"]
    found = pattern.finditer(text) if starts is None else matches_at(pattern, text, starts)
    return [match for match in found if match.end() > match.start() and holds(rule, match, text)]


def matches_at(pattern: re.Pattern[str], text: str, starts: Sequence[int]) -> Iterator[re.Match[str]]:
    """The matches of a pattern from left to right, none overlapping another, looked for at these places only."""
    free = 0
    for place in starts:
        match = pattern.match(text, place) if place >= free else None
        if match is not None:
            free = match.end()
            yield match


def holds(rule: Rule, match: re.Match[str], text: str) -> bool:
    """Whether the surroundings of a match are as the rule asks."""
    before = text[max(match.start() - BEFORE, 0) : match.start()]
    after = text[match.end() : match.end() + AFTER]
    wanted = (("needs_before", before), ("needs_before_case", before), ("needs_inside", match.group()))
    if any(name in rule.patterns and not rule.patterns[name].search(there) for name, there in wanted):
        return False
    return not any(
        name in rule.patterns and rule.patterns[name].search(there) for name, there in (("unless_before", before), ("unless_after", after))
    )


def set_aside(text: str, quantities: Sequence[Quantity]) -> list[Aside | None]:
    """For each quantity, in order, why it is no claim; None where nothing says so."""
    shapes = find_shapes(text)
    starts = [shape.span.start for shape in shapes]
    view = Sentences(text)
    return [in_shape(each, shapes, starts) or by_neighbours(each, view) for each in quantities]


def in_shape(quantity: Quantity, shapes: tuple[Shape, ...], starts: list[int]) -> Aside | None:
    """The reason of the shape that the number stands in."""
    place = bisect_right(starts, quantity.number.start) - 1
    if place >= 0 and shapes[place].span.overlaps(quantity.number):
        aside = shapes[place].aside
        # "6:45" is a time of day or a wait: only the sentence tells.
        return replace(aside, open=aside.type == "time" and quantity.unit is Unit.SECONDS)
    return None


class Sentences:
    """The sentences of a text, and whether a pattern stands in one, each asked once."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.starts = [0, *(match.end() for match in SENTENCE_END.finditer(text))]
        self.known: dict[tuple[int, int, int], bool] = {}

    def around(self, span: Span) -> tuple[int, int]:
        """The sentence that the span begins in, cut where it is very long."""
        place = bisect_right(self.starts, span.start) - 1
        end = self.starts[place + 1] if place + 1 < len(self.starts) else len(self.text)
        return max(self.starts[place], span.start - SENTENCE), max(min(end, span.end + SENTENCE), span.end)

    def has(self, pattern: re.Pattern[str], start: int, end: int) -> bool:
        """Whether the pattern stands in this sentence."""
        key = (id(pattern), start, end)
        if key not in self.known:
            self.known[key] = pattern.search(self.text, start, end) is not None
        return self.known[key]


def by_neighbours(quantity: Quantity, view: Sentences) -> Aside | None:
    """The first rule of neighbourhood that fits."""
    start, end = view.around(quantity.span)
    surroundings = {
        "number": quantity.number.of(view.text),
        "words": quantity.span.of(view.text),
        "before": view.text[max(start, quantity.span.start - BEFORE) : quantity.span.start],
        "after": view.text[quantity.span.end : min(end, quantity.span.end + AFTER)],
    }
    for rule in not_claim_rules().neighbours:
        if applies(rule, quantity) and fits(rule, surroundings) and in_sentence(rule, view, start, end):
            return Aside(rule.type, rule.reason, open=rule.type not in CERTAIN)
    return None


def applies(rule: Rule, quantity: Quantity) -> bool:
    """Whether the rule is for numbers of this unit and form."""
    if rule.negated and not quantity.negated:
        return False
    return (not rule.units or quantity.unit in rule.units) and (not rule.forms or quantity.form in rule.forms)


def fits(rule: Rule, surroundings: dict[str, str]) -> bool:
    """Whether the number and what stands next to it are as the rule asks."""
    patterns = rule.patterns
    if "number" in patterns and not patterns["number"].fullmatch(surroundings["number"]):
        return False
    for name, place in (
        ("words", "words"),
        ("before", "before"),
        ("before_case", "before"),
        ("after", "after"),
        ("needs_before", "before"),
    ):
        if name in patterns and not patterns[name].search(surroundings[place]):
            return False
    return not any(
        f"unless_{place}" in patterns and patterns[f"unless_{place}"].search(surroundings[place]) for place in ("before", "after", "words")
    )


def in_sentence(rule: Rule, view: Sentences, start: int, end: int) -> bool:
    """Whether the sentence is as the rule asks."""
    if "sentence" in rule.patterns and not view.has(rule.patterns["sentence"], start, end):
        return False
    return "unless_sentence" not in rule.patterns or not view.has(rule.patterns["unless_sentence"], start, end)
