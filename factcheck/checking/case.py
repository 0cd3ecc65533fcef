"""`Case`: a claim with everything that was found out about it, from which label, flags and words are made."""

from dataclasses import dataclass

from factcheck.catalogue import Measure
from factcheck.checking.sense import MOVES
from factcheck.checking.setting import Setting
from factcheck.checking.starts import DialPoint
from factcheck.checking.weighed import Weighed
from factcheck.extraction.claim import Claim


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """`weighed` is ranked, the first being what a careful reader would take; `dropped` counts readings over the cap.

    `contradictions` are what the article itself says against the claim; `sentence` is the claim's sentence as read. `neighbour` is
    the claim, not weighed, that this one takes its measure from: what stands in its way stands in the way of both.
    """

    claim: Claim
    sentence: str
    setting: Setting
    measure: Measure | None
    weighed: tuple[Weighed, ...] = ()
    dropped: int = 0
    contradictions: tuple[str, ...] = ()
    dial: tuple[DialPoint, ...] = ()
    neighbour: "Case | None" = None

    @property
    def figured(self) -> list[Weighed]:
        """The readings that have a figure."""
        return [each for each in self.weighed if each.outcome != "no_figure"]

    @property
    def lead(self) -> Weighed | None:
        """The first reading with a figure that may decide: the speaker's own figures never do alone."""
        return next((each for each in self.figured if not each.soft), None)

    @property
    def leading(self) -> Weighed | None:
        """The lead, or where there is none the first reading with a figure at all."""
        return self.lead or next(iter(self.figured), None)

    @property
    def moves(self) -> bool:
        """Whether the claim is about a move over time."""
        return self.claim.kind in MOVES

    @property
    def words(self) -> str:
        """The clause and the number expression, where checking reads words itself."""
        return f"{self.claim.quote} {self.claim.as_stated}"
