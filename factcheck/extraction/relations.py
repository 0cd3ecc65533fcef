"""Finds the numbers that hold one count against another, in sentences that the rules of `relations.yaml` explain to the last word."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.claim import Claim, Quantity, Relation, claim_id
from factcheck.extraction.kinds import DURATIONS
from factcheck.extraction.places import Mention, Whose, said_of
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.relation_back import ALL_CRIME, holds, holds_area, pointing_back, told_before
from factcheck.extraction.relation_text import Typed, typed
from factcheck.extraction.relation_words import patterns_of
from factcheck.values import Period, Span, Unit
from factcheck.values.period_words import FoundPeriod, resolve_anchored

if TYPE_CHECKING:
    from factcheck.catalogue import Catalogue
    from factcheck.extraction.pipeline import Prepared
    from factcheck.extraction.places import PlaceFinder

# One look at a sentence tells whether it can hold any of the forms: lengths of time, bare numbers, and all others.
EVERY = re.compile(r"\bevery\b", re.IGNORECASE)
FOR_EACH = re.compile(r"\bfor\s+(?:every|each)\b", re.IGNORECASE)
# Claims whose numbers stand at one place: the things of a list that a rank is said of.
NEAR = 12
STOPS = re.compile(r";\s")
# In a sentence with several numbers each clause is looked at by itself; a rule still has to explain all of its words.
CLAUSES = re.compile(r"[;:]\s|,?\s+(?:and|but|while|whereas)\s+|\s[–—]\s")
OF_PLACES, OF_TIMES = ("places", "places_more", "rates"), ("times", "more")
OF_MULTIPLES = ("ratio", "ratio_more", *OF_PLACES, *OF_TIMES)
OF_CRIMES = re.compile(r"\b(?:crimes?|offences?)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A relation in a sentence: its form, the counts by id, and the numbers of its places and periods among those of the sentence.

    `back` is true where a count stands for words that point back to a claim before, whose period is then meant where none is named.
    """

    form: str
    one: str
    other: str | None = None
    here: int | None = None
    there: int | None = None
    late: int | None = None
    early: int | None = None
    rate: bool = False
    back: bool = False


class Stated:
    """Finds the claim whose number shares characters with a stretch, without looking at all of them."""

    def __init__(self, claims: Sequence[Claim]) -> None:
        self.claims = claims
        self.order = sorted(range(len(claims)), key=lambda index: claims[index].value_span.start)
        self.starts = [claims[index].value_span.start for index in self.order]

    def between(self, start: int, end: int) -> list[int]:
        """The numbers of the claims whose own numbers begin and end in a stretch of the text, in its order."""
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [index for index in self.order[first:last] if self.claims[index].value_span.end <= end]

    def at(self, span: Span) -> int | None:
        """The number of the first such claim, None where there is none."""
        last = bisect_left(self.starts, span.end)
        near = [index for index in self.order[max(0, last - NEAR) : last] if self.claims[index].value_span.overlaps(span)]
        return min(near, default=None)


def with_relations(
    claims: Sequence[Claim], prepared: "Prepared", catalogue: "Catalogue", places: "PlaceFinder", digest: str
) -> list[Claim]:
    """The claims, those that hold a count against another read anew, and those of them that were no claims before added."""
    found, places_of = list(claims), Stated(claims)
    starts = [each.span.start for each in prepared.sentences]
    for span, numbers in stretches(prepared):
        number = the_number(numbers)
        if number is None or not may_hold(number, span.of(prepared.text)):
            continue
        periods, mentions = prepared.periods.within(span), prepared.mentions.within(span)
        text = typed(prepared.text, span, number, mentions, periods)
        if text is None:
            continue
        place = places_of.at(number.span)
        before = found[place] if place is not None else None
        stated = number.span.of(prepared.text).lower()
        relation = relation_in(text, number, stated)
        near = starts[max(0, bisect_right(starts, span.start) - 2)]
        told = [found[each] for each in places_of.between(near, span.start)] if relation is None else []
        first = told_before(told, catalogue)
        if first is not None:
            relation, text = relation_to(first, text, number, stated)
        if relation is None:
            if before is not None and place is not None and is_open(text):
                found[place] = replace(before, relation=Relation(form="open"))
            continue
        own = before or new_claim(prepared, span, number, digest)
        made = claim_of(relation, text, number, own if first is None else of_first(own, first), catalogue, places)
        if made is not None and place is not None:
            found[place] = made
        elif made is not None:
            found.append(made)
    return found


def stretches(prepared: "Prepared") -> Iterator[tuple[Span, list[Quantity]]]:
    """The sentences, and the parts of those that semicolons divide, with the numbers of each."""
    for sentence in prepared.sentences:
        words = sentence.span.of(prepared.text)
        stops = STOPS if len(prepared.quantities.within(sentence.span)) < 2 else CLAUSES
        cuts = [(match.start(), match.end()) for match in stops.finditer(words)]
        starts, ends = [0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(words)]
        for start, end in zip(starts, ends, strict=True):
            span = Span(sentence.span.start + start, sentence.span.start + end)
            yield span, numbers_in(prepared, span)


def numbers_in(prepared: "Prepared", span: Span) -> list[Quantity]:
    """The numbers of a stretch, those that were set aside for no claims too: "a burglary every 53 hours" is one without a verb."""
    kept = [each for each in prepared.quantities.within(span) if each.value is not None]
    if kept or " every " not in span.of(prepared.text).lower():
        return kept
    hidden = list(span.of(prepared.text))
    for period in prepared.periods.within(span):
        for place in range(period.span.start - span.start, period.span.end - span.start):
            hidden[place] = "x" if hidden[place].isdigit() else hidden[place]
    moved = [shifted(each, span.start) for each in find_quantities("".join(hidden))]
    return [each for each in moved if each.value is not None and each.unit in DURATIONS]


def shifted(number: Quantity, by: int) -> Quantity:
    """The number with its places counted from further left."""
    spans = {name: Span(each.start + by, each.end + by) for name, each in (("span", number.span), ("number", number.number))}
    return replace(number, **spans)  # type: ignore[arg-type]


def the_number(numbers: Sequence[Quantity]) -> Quantity | None:
    """The only number of a stretch; the "one" of "one burglary every six hours" is none beside a length of time."""
    told = [each for each in numbers if not (each.value == 1 and each.unit is Unit.COUNT and each.form == "digits")]
    chosen = told if len(told) == 1 else list(numbers)
    return chosen[0] if len(chosen) == 1 and isinstance(chosen[0].value, float | int) and not chosen[0].negated else None


def may_hold(number: Quantity, words: str) -> bool:
    """Whether a stretch can hold any of the forms that its number can have; most numbers are told by this alone to have none."""
    if number.unit in DURATIONS:
        return EVERY.search(words) is not None
    return number.unit in (Unit.PERCENT, Unit.TIMES) or (number.unit is Unit.COUNT and FOR_EACH.search(words) is not None)


def relation_to(first: Claim, text: Typed, number: Quantity, stated: str) -> tuple[Found | None, Typed]:
    """The relation that words make which point back to a claim before, and the text with that claim's count in their place."""
    back = pointing_back(text, first)
    found = relation_in(back, number, stated) if back is not None else None
    return (replace(found, back=True), back) if found is not None and back is not None else (None, text)


def of_first(claim: Claim, first: Claim) -> Claim:
    """The claim with place and period of the one that its words point back to; words of its own replace them."""
    return replace(
        claim,
        subject=first.subject,
        area_code=first.area_code,
        area_certain=first.area_certain,
        period=first.period,
        unsure=first.unsure,
        leans_on=first,
    )


def relation_in(text: Typed, number: Quantity, stated: str) -> Found | None:
    """The relation that explains every word, None where none does or where a place or period would be left over."""
    for form in forms_for(number):
        left = "T" if form in (*OF_PLACES, "of_area") else "L" if form in OF_TIMES else "LT"
        for pattern in patterns_of(form):
            match = pattern.fullmatch(text.without(left))
            found = read_off(form, match.groupdict(), text, number, stated) if match else None
            if found is not None:
                return found
    return None


def forms_for(number: Quantity) -> tuple[str, ...]:
    """The forms that a number of this unit can have."""
    if number.unit in DURATIONS:
        return ("every",)
    if number.unit is Unit.PERCENT and number.form == "one_in":
        return ("one_in", "share", "of_area")
    if number.unit is Unit.PERCENT:
        return ("share", *OF_MULTIPLES, "of_area") if number.form in ("fraction", "multiple") else ("share", "of_area")
    return OF_MULTIPLES if number.unit in (Unit.TIMES, Unit.COUNT) else ()


def read_off(form: str, groups: dict[str, str | None], text: Typed, number: Quantity, stated: str) -> Found | None:
    """What a match stands for; None where the counts do not go together or the sentence names more places or periods than it has."""

    def measure(name: str) -> str | None:
        sign = groups.get(name)
        return None if sign is None else ALL_CRIME if sign == "W" else text.counts[int(sign[1:])]

    def index(name: str) -> int | None:
        sign = groups.get(name)
        return int(sign[1:]) if sign else None

    one, other = measure("one"), measure("whole") or measure("other")
    if form == "one_in":
        # "One crime in nine": the number's own words hold the whole.
        other = ALL_CRIME if OF_CRIMES.search(stated) else None
    if (
        one is None
        or (form in ("share", "one_in") and not holds(other, one))
        or (form in ("ratio", "ratio_more") and (other is None or other == one))
    ):
        return None
    if number.unit is Unit.COUNT and not (form == "ratio" and per_one(text)):
        return None
    places, periods = set(text.named("L")), text.named("T")
    if form in OF_PLACES:
        owner = index("here") if index("here") is not None else index("first")
        if len(places) != 2 or len(periods) > 1 or owner is None:
            return None
        late = periods[0] if periods else None
        more = form == "places_more"
        return Found(form="ratio_more" if more else "ratio", one=one, here=owner, there=index("there"), late=late, rate=form == "rates")
    if form == "of_area":
        if len(periods) > 1 or len(places) != len([each for each in (index("here"), index("there")) if each is not None]):
            return None
        return Found(form=form, one=one, here=index("here"), there=index("there"), late=next(iter(periods), None))
    here = next(iter(places), None)
    if len(places) > 1:
        return None
    if form in OF_TIMES:
        late = next((each for each in map(index, ("late", "now", "then")) if each is not None), None)
        if len(periods) != (1 if late is None else 2):
            return None
        return Found(form=form, one=one, here=here, late=late, early=index("early"))
    if len(periods) > 1:
        return None
    return Found(form="share" if form == "one_in" else form, one=one, other=other, here=here, late=periods[0] if periods else None)


def per_one(text: Typed) -> bool:
    """Whether a bare number is so many for every one of another count."""
    return re.search(r"\bfor (?:every|each) (?:one )?M\d+", text.text) is not None


def is_open(text: Typed) -> bool:
    """Whether a sentence holds a count against a second count or place and its words are not all explained."""
    several = len(set(text.counts)) > 1 or len(set(text.named("L"))) > 1
    return several and any(pattern.search(text.text) for pattern in patterns_of("cues"))


def new_claim(prepared: "Prepared", span: Span, number: Quantity, digest: str) -> Claim:
    """A claim of a sentence whose number was taken for none before; what the relation says is set by `claim_of`."""
    stated = number.span.of(prepared.text)
    quote = span.of(prepared.text).rstrip(" .;")
    stretch = Span(span.start, span.start + len(quote))
    return Claim(
        claim_id=claim_id(digest, stretch, stated),
        quote=quote,
        span=stretch,
        as_stated=stated,
        value_span=number.span,
        kind="ratio",
        measure="not named",
        measure_id=None,
        subject=None,
        area_code=None,
        value=number.value,
        unit=number.unit,
        direction=None,
        approx=number.approx,
        period=None,
        baseline=None,
        speaker=None,
        form=number.form,
        last_place=number.last_place,
        sentence=span,
    )


def claim_of(found: Found, text: Typed, number: Quantity, before: Claim, catalogue: "Catalogue", places: "PlaceFinder") -> Claim | None:
    """The claim with what the relation says of it; None where a rate is asked for that the catalogue does not have."""
    rate = catalogue.per_head(found.one) if found.rate else None
    if (found.rate and rate is None) or found.one not in catalogue.measures:
        return None
    measure = rate or catalogue.measures[found.one]
    whose = owner(text, found.here, places) if found.here is not None else None
    there = owner(text, found.there, places) if found.there is not None else None
    if there is not None and (there.area_code is None or not there.certain):
        return replace(before, relation=Relation(form="open"))
    inner, outer = (each.area_code if each else before.area_code for each in (whose, there))
    if found.form == "of_area" and not holds_area(outer, inner, catalogue.areas):
        return None
    late = period_at(text, found.late, None) or (before.period if found.back else None)
    early = period_at(text, found.early, late)
    dated = found.form in OF_TIMES or found.late is not None
    certain = whose.certain or (whose.area_code == before.area_code and before.area_certain) if whose else before.area_certain
    settled = {"measure", "kind", *(("period", "baseline") if dated else ()), *(("subject",) if whose is not None and certain else ())}
    unsure = tuple([each for each in before.unsure if each not in settled])
    return replace(
        before,
        **value_of(found, number),  # type: ignore[arg-type]
        kind={"share": "share", "of_area": "share", "times": "change", "more": "change"}.get(found.form, "ratio"),
        measure=measure.plain,
        measure_id=measure.id,
        subject=whose.subject if whose else before.subject,
        area_code=whose.area_code if whose else before.area_code,
        area_certain=certain,
        period=late if dated else before.period,
        baseline=early,
        unsure=unsure if whose is None or certain or "subject" in unsure else (*unsure, "subject"),
        qualifiers=(),
        checkable=True,
        why_not=None,
        relation=related_to(found, there, before),
    )


def related_to(found: Found, there: Whose | None, before: Claim) -> Relation:
    """What the number is held against; a share of an area's count is one of the area that was spoken of before where none is named."""
    if found.form == "of_area":
        return Relation(form="share", area_code=there.area_code if there else before.area_code)
    return Relation(form=found.form, measure_id=found.other, area_code=there.area_code if there else None)


def value_of(found: Found, number: Quantity) -> dict[str, object]:
    """Value, unit, form and direction: "half as many" is 0.5 times, "for every rape 4.7 burglaries" 4.7 times."""
    value = float(number.value) if isinstance(number.value, float | int) else 0.0
    if found.form in ("share", "of_area", "every"):
        return {"value": value, "unit": number.unit, "direction": "none", "form": number.form}
    part = number.unit is Unit.PERCENT
    value = value / 100 if part else value
    way = ("increase" if value > 1 or found.form == "more" else "decrease") if found.form in OF_TIMES else None
    form = "multiple" if part else number.form
    return {"value": value, "unit": Unit.TIMES, "direction": way, "form": form}


def owner(text: Typed, index: int, places: "PlaceFinder") -> Whose:
    """The force or place of a sign; words that say that a force is meant leave nothing open."""
    mention: Mention = text.places[index]
    force = next((code for code in mention.codes if places.area(code).is_force), None)
    if index in text.forces and force is not None:
        return Whose(subject=places.area(force).name, area_code=force)
    return said_of(mention, places, about_police=True)


def period_at(text: Typed, index: int | None, anchor: Period | None) -> Period | None:
    """The period of a sign, counted from another where its words do so ("the year before"); None where there is none."""
    if index is None:
        return None
    found: FoundPeriod = text.periods[index]
    if found.needs_anchor and anchor is not None:
        return found.stated(resolve_anchored(found, anchor))
    return found.stated(found.period)
