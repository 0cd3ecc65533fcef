"""Reads a number that only names another place: "72.4 crimes per 1,000 people in Norfolk, compared with 89 across England and Wales"."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.claim import Claim, Quantity
from factcheck.extraction.relation_text import Typed, typed
from factcheck.extraction.relation_words import either, patterns_of, relation_words
from factcheck.extraction.relations import Stated, new_claim, owner
from factcheck.values import Span, Unit
from factcheck.values.units import PEOPLE_IN

if TYPE_CHECKING:
    from factcheck.extraction.pipeline import Prepared
    from factcheck.extraction.places import PlaceFinder

KINDS = ("level", "share", "change")
DOUBTS_OF_OWN = ("subject", "area", "area_code")


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """A number, the stretch that leads to it, and the number before it whose measure and period it may share."""

    number: Quantity
    first: Quantity
    span: Span
    sentence: Span
    form: str


def with_places_beside(claims: Sequence[Claim], prepared: "Prepared", places: "PlaceFinder", digest: str) -> list[Claim]:
    """The claims, where a number only names another place with the measure, period and start of its neighbour."""
    found, stated = list(claims), Stated(claims)
    for pair in pairs(prepared):
        text = typed(prepared.text, pair.span, pair.number, prepared.mentions.within(pair.span), prepared.periods.within(pair.span))
        place = other_place(text, pair.form) if text is not None else None
        if text is None or place is None:
            continue
        beside, index = stated.at(pair.first.span), stated.at(pair.number.span)
        first = found[beside] if beside is not None else None
        before = found[index] if index is not None else new_claim(prepared, pair.sentence, pair.number, digest)
        if first is None or first.measure_id is None or first.qualifiers or first.kind not in KINDS:
            made = None if index is None or text.counts else doubted(before)
        else:
            made = None if first.relation is not None else neighbour(first, before, pair.number, text, place, places)
        if made is not None and index is not None:
            found[index] = made
        elif made is not None:
            found.append(made)
    return found


def pairs(prepared: "Prepared") -> Iterator[Beside]:
    """Two numbers of one sentence, and the only numbers of two sentences that follow each other."""
    before: list[Quantity] = []
    for sentence in prepared.sentences:
        span = sentence.span
        numbers = [each for each in prepared.quantities.within(span) if isinstance(each.value, float | int) and each.form != "rank"]
        if len(numbers) == 2:
            first, number = numbers
            yield Beside(number=number, first=first, span=Span(first.span.end, span.end), sentence=span, form="beside")
        if len(numbers) == 1 and len(before) == 1:
            yield Beside(number=numbers[0], first=before[0], span=span, sentence=span, form="next")
        before = numbers


def other_place(text: Typed, form: str) -> re.Match[str] | None:
    """The words that lead to the number, where they say no more than another place; None where a second count or period is named."""
    words = relation_words()
    plain = re.sub(rf"\b(?:{either(words.rising)})\b", "U", text.text)
    plain = re.sub(rf"\b(?:{either(words.falling)})\b", "D", plain)
    # "Resulted in an arrest" says what became of what was counted, and counts nothing itself.
    outcomes = {int(each) for each in re.findall(r"\b(?:in|to) an? M(\d+)\b", text.text)}
    counts = {each for place, each in enumerate(text.counts) if place not in outcomes}
    if len({*counts, *(["W"] if re.search(r"\bW\b", plain) and text.counts else [])}) > 1:
        return None
    for pattern in patterns_of(form):
        match = pattern.fullmatch(plain) if form == "next" else re.search(rf"(?:^| )(?:{pattern.pattern})$", plain)
        if match is not None:
            return match
    return None


def doubted(claim: Claim) -> Claim:
    """The claim unsure of its measure: its words go on about a neighbour of which it is not known what is measured."""
    return claim if "measure" in claim.unsure else replace(claim, unsure=("measure", *claim.unsure))


def neighbour(first: Claim, before: Claim, number: Quantity, text: Typed, match: re.Match[str], places: "PlaceFinder") -> Claim | None:
    """The claim of the number with all but its place from its neighbour; None where units do not go together or the place is the same."""
    whose = owner(text, int(match.group("place")[1:]), places)
    bare = number.unit is Unit.COUNT and first.unit in PEOPLE_IN
    if first.kind == "change" and first.period is None:
        return None
    if whose.area_code is None or whose.area_code == first.area_code or not (number.unit is first.unit or bare):
        return None
    words = set(match.group(0).split())
    way = "increase" if "U" in words else "decrease" if "D" in words else number.direction or first.direction
    unsure = [each for each in first.unsure if each not in DOUBTS_OF_OWN]
    return replace(
        before,
        kind=first.kind,
        measure=first.measure,
        measure_id=first.measure_id,
        subject=whose.subject,
        area_code=whose.area_code,
        area_certain=whose.certain,
        value=float(number.value) if isinstance(number.value, float | int) else None,
        unit=first.unit,
        direction=way if first.kind == "change" else first.direction,
        period=first.period,
        baseline=first.baseline,
        unsure=tuple(unsure if whose.certain else [*unsure, "subject"]),
        qualifiers=(),
        checkable=first.checkable,
        why_not=first.why_not,
        leans_on=first,
    )
