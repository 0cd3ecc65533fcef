"""What the sums of an article against itself share: whether two claims are about one thing, who stands beside whom, how numbers round."""

from collections.abc import Sequence

from factcheck.checking.outcomes import written_of
from factcheck.checking.setting import Setting
from factcheck.checking.tolerance import place_of
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

LEVEL_KINDS = ("level", "share")


def same_thing(claim: Claim, other: Claim) -> bool:
    """Whether both are about one measure in one place, as far as the article says."""
    measures = claim.measure_id == other.measure_id if claim.measure_id and other.measure_id else claim.measure == other.measure
    return measures and claim.area_code == other.area_code and claim.qualifiers == other.qualifiers


def neighbours(claim: Claim, claims: Sequence[Claim], text: str, *, back: int) -> list[Claim]:
    """The claims of the sentences right before the claim's own, at most so many back, in the order of the text.

    A sentence without any claim ends the run, because what stands between may change what is spoken of.
    """
    start = claim.sentence.start
    found: list[Claim] = []
    for _ in range(back):
        before = [other for other in claims if other.sentence.end <= start and not text[other.sentence.end : start].strip()]
        if not before:
            break
        nearest = max(other.sentence.end for other in before)
        group = [other for other in before if other.sentence.end == nearest]
        found = [*group, *found]
        start = min(other.sentence.start for other in group)
    return sorted(found, key=lambda each: each.value_span.start)


def room_of(source: Claim, value: float, setting: Setting) -> float:
    """Half of the last place that the claim writes its number to."""
    return place_of(written_of(source, value), setting.rules.words) / 2


def rounded(source: Claim, value: float, setting: Setting) -> bool:
    """A whole count is exact unless it ends in thousands; anything else was rounded to its last digit."""
    return source.approx != "exact" or place_of(written_of(source, value), setting.rules.words) != 1 or source.unit is not Unit.COUNT
