"""`DialPoint`: one possible start of a change, and in words where along the strip of starts the claim begins or ceases to hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

from factcheck.checking.saying import bare, listed
from factcheck.figures import Figure
from factcheck.values import Period

AGREEING = ("agrees", "close")
NAMED_AT_MOST = 4


@dataclass(frozen=True, slots=True)
class Official:
    """What the figures give for a reading, in the unit of the claim; `low` and `high` where rounding or several figures leave a range."""

    value: float
    unit: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True)
class DialPoint:
    """One possible start of a change: what the figures give from there, in the unit of the reading, and whether the claim holds.

    `own` marks the start of the leading reading; `named` says that the claim itself names it. `figures` are those behind the number,
    the one of the end first.
    """

    baseline: Period
    official: Official
    outcome: str
    own: bool = False
    named: bool = False
    figures: tuple[Figure, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the claim agrees, or nearly, from this start."""
        return self.outcome in AGREEING

    def to_dict(self) -> dict[str, Any]:
        """`{"baseline", "official", "outcome", "own", "named", "figures"}`."""
        official = {"value": self.official.value, "unit": self.official.unit}
        return {
            "baseline": self.baseline.to_dict(),
            "official": official,
            "outcome": self.outcome,
            "own": self.own,
            "named": self.named,
            "figures": [figure.to_dict() for figure in self.figures],
        }


@dataclass(frozen=True, slots=True)
class Flip:
    """Two neighbouring starts, the earlier first, of which one bears the claim out and the other does not."""

    earlier: DialPoint
    later: DialPoint

    def to_dict(self) -> dict[str, Any]:
        """`{"from", "to", "holds_before", "holds_after"}`: the two starts, and whether the claim holds from each."""
        return {
            "from": self.earlier.baseline.to_dict(),
            "to": self.later.baseline.to_dict(),
            "holds_before": self.earlier.holds,
            "holds_after": self.later.holds,
        }


def oldest_first(points: Iterable[DialPoint]) -> list[DialPoint]:
    """The starts in the order of time; empty where fewer than two are held."""
    ordered = sorted(points, key=lambda point: (point.baseline.start or date.min, point.baseline.end or date.min))
    return ordered if len(ordered) > 1 else []


def flips_of(points: Iterable[DialPoint]) -> list[Flip]:
    """Where the claim begins or ceases to hold along the starts, oldest first."""
    return [Flip(one, other) for one, other in pairwise(oldest_first(points)) if one.holds != other.holds]


def turning_words(points: Sequence[DialPoint]) -> str | None:
    """Where the verdict flips, and which start is the claim's own, in a sentence or two; None without a choice of starts."""
    ordered = oldest_first(points)
    return f"{_turning(ordered)} {_own(ordered)}".strip() if ordered else None


def _turning(ordered: Sequence[DialPoint]) -> str:
    flips, first, last = flips_of(ordered), bare(ordered[0].baseline), bare(ordered[-1].baseline)
    if not flips:
        counted = f"of the {len(ordered)} starts held, {first} to {last},"
        return f"From each {counted} it holds." if ordered[0].holds else f"From none {counted} does it hold."
    if len(flips) == 1:
        before, after = flips[0].earlier, flips[0].later
        early = f"From {first}" if before is ordered[0] else f"From any start held up to {bare(before.baseline)}"
        late = f"from {last}" if after is ordered[-1] else f"from {bare(after.baseline)} on"
        return f"{early} it {'holds' if before.holds else 'does not hold'}, {late} it {'holds' if after.holds else 'does not'}."
    holding = [point for point in ordered if point.holds]
    failing = [point for point in ordered if not point.holds]
    fewer, word, other = (holding, "holds", "does not") if len(holding) <= len(failing) else (failing, "does not hold", "holds")
    rest = len(ordered) - len(fewer)
    if len(fewer) <= NAMED_AT_MOST:
        named = listed([bare(point.baseline) for point in fewer])
        return f"Of {len(ordered)} starts held it {word} from {named}; from the other {rest} it {other}."
    return f"It turns {len(flips)} times: from {len(holding)} of {len(ordered)} starts held it holds, from {len(failing)} it does not."


def _own(ordered: Sequence[DialPoint]) -> str:
    own = next((point for point in ordered if point.own), None)
    if own is None:
        return ""
    if own.named:
        return f"The claim’s own start is {bare(own.baseline)}."
    return f"Its words name no start; {bare(own.baseline)} is the one that is taken first."
