"""Reads the words that point back to the count of a claim before: "two in every five of them", "it is six times the total for 2012"."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from factcheck.catalogue.inside import forces_of
from factcheck.extraction.claim import Claim
from factcheck.extraction.relation_text import Typed
from factcheck.extraction.relation_words import relation_words
from factcheck.values import Period, Unit

if TYPE_CHECKING:
    from factcheck.catalogue import Area, Catalogue

# "Those offences" are none of these.
THOSE_OFFENCES = re.compile(r"\b(?:those|these) W\b")
NO_OFFENCES = ("arrests", "stop-and-search", "999-calls")
KINDS = ("level", "change", "from_to")
ALL_CRIME = "recorded-crime"
ENGLAND_AND_WALES = "K04000001"
A_COUNT = re.compile(r"\b[MW]\d*\b")
# "Those thefts", after a claim about stolen cars.
THOSE = re.compile(r"\b(?:those|these) M(\d+)\b")


def told_before(before: Sequence[Claim], catalogue: "Catalogue") -> Claim | None:
    """The claim that a stretch may point back to: the last that counts a whole, of those `before` it in its sentence and the one before.

    None where the sentence of that claim speaks of two measures or counts at two times, because "them" may then be either.
    """
    if not before:
        return None
    last = max(before, key=lambda each: each.value_span.start)
    beside = [each for each in before if each.sentence == last.sentence and each.relation is None]
    if not beside or len({each.measure_id for each in beside}) > 1 or any(set(each.unsure) & {"measure", "subject"} for each in beside):
        return None
    if len({(each.period.start, each.period.end) for each in beside if each.period and each.kind == "level"}) > 1:
        return None
    first = max(beside, key=lambda each: each.value_span.start)
    measure = catalogue.measures.get(first.measure_id or "")
    whole = measure is not None and measure.unit is Unit.COUNT and measure.statistic == "count"
    if not whole or first.kind not in KINDS or first.qualifiers or first.area_code is None:
        return None
    return replace(first, period=in_words(first.period, beside))


def in_words(period: Period | None, beside: Sequence[Claim]) -> Period | None:
    """The period with the words that one of the claims beside it gives for the same days."""
    if period is None or period.stated is not None or not period.resolved:
        return period
    told = (each.period for each in beside if each.period is not None and each.period.stated is not None)
    return next((each for each in told if each.same_days(period)), period)


def pointing_back(text: Typed, first: Claim) -> Typed | None:
    """The text with a count for the words that point back to the claim; None where it has a count of its own, or no such words."""
    if first.measure_id is None:
        return None
    if (those := THOSE.search(text.text)) is not None and len(text.counts) == 1:
        named = text.counts[int(those.group(1))]
        same = named == first.measure_id or holds(named, first.measure_id)
        return replace(text, counts=[first.measure_id], text=THOSE.sub("M0", text.text)) if same else None
    if first.measure_id not in NO_OFFENCES:
        text = replace(text, text=THOSE_OFFENCES.sub("those", text.text))
    if A_COUNT.search(text.text):
        return None
    words = relation_words()
    for pattern in (*words.back_part, *words.back_whole):
        told, times = re.subn(pattern, "M0", text.text, count=1)
        if times:
            return replace(text, text=told, counts=[first.measure_id])
    return None


def holds(whole: str | None, part: str) -> bool:
    """Whether one count is a part of another."""
    if whole is None or whole == part:
        return False
    if whole == ALL_CRIME:
        return part not in ("arrests", "stop-and-search", "999-calls", "knife-crime", "hate-crime")
    return part in relation_words().holds.get(whole, ())


def holds_area(whole: str | None, part: str | None, areas: "Mapping[str, Area]") -> bool:
    """Whether one area lies in another, so that its count is a part of the other's; False for an area and itself."""
    inner = areas.get(part or "")
    if whole is None or inner is None or whole == part:
        return False
    if whole == ENGLAND_AND_WALES:
        return inner.kind in ("force", "region", "nation") and inner.code[:1] in ("E", "W")
    return any(each.code == part for each in forces_of(whole, areas))
