"""What the sums of an article against itself share: whether two claims are about one thing, who stands beside whom, how numbers round."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

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


@dataclass(frozen=True)
class Sentences:
    """The claims of a text by their sentences, in the order of the text, so that a claim's neighbours are found without looking at all."""

    text: str
    claims: Sequence[Claim]

    @cached_property
    def groups(self) -> list[list[Claim]]:
        """The claims of each sentence, by their places in it; sentences that overlap are one."""
        found: list[list[Claim]] = []
        end = -1
        for claim in sorted(self.claims, key=lambda each: (each.sentence.start, each.sentence.end, each.value_span.start)):
            if found and claim.sentence.start < end:
                found[-1].append(claim)
            else:
                found.append([claim])
            end = max(end, claim.sentence.end)
        return [sorted(group, key=lambda each: each.value_span.start) for group in found]

    @cached_property
    def places(self) -> dict[str, int]:
        """Which group each claim is in, by claim id."""
        return {claim.claim_id: index for index, group in enumerate(self.groups) for claim in group}

    def near(self, claim: Claim) -> list[Claim]:
        """The other claims of the claim's own sentence."""
        return [other for other in self.groups[self.places[claim.claim_id]] if other is not claim]

    def before(self, claim: Claim, *, back: int) -> list[Claim]:
        """The claims of the sentences right before the claim's own, at most so many back.

        A sentence without any claim ends the run, because what stands between may change what is spoken of.
        """
        index, start = self.places[claim.claim_id], claim.sentence.start
        found: list[Claim] = []
        for group in self.groups[max(0, index - back) : index][::-1]:
            if self.text[max(each.sentence.end for each in group) : start].strip():
                break
            found, start = [*group, *found], min(each.sentence.start for each in group)
        return found


def room_of(source: Claim, value: float, setting: Setting) -> float:
    """Half of the last place that the claim writes its number to."""
    return place_of(written_of(source, value), setting.rules.words) / 2


def rounded(source: Claim, value: float, setting: Setting) -> bool:
    """A whole count is exact unless it ends in thousands; anything else was rounded to its last digit."""
    return source.approx != "exact" or place_of(written_of(source, value), setting.rules.words) != 1 or source.unit is not Unit.COUNT
