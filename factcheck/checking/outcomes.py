"""The outcome of a number that was worked out, held against the words of the claim."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.checking.found import Found
from factcheck.checking.saying import claimed, measured
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.tolerance import Band, Written, band_for, said_band
from factcheck.checking.verdict import OUTCOMES, Official
from factcheck.checking.weighed import Weighed, no_figure, reading_of
from factcheck.extraction.claim import Claim
from factcheck.figures import Figure
from factcheck.values import Unit

# What stands right before a bare end of a move.
LEADS = ("from", "to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A number worked out from figures, in the unit of the claim and with its sign, and the lines that show how.

    `direction_right` is None where the claim gives no direction to compare; `counts` are the counts that stand behind the number.
    """

    value: float
    unit: Unit
    used: Sequence[Found]
    lines: Sequence[str]
    direction_right: bool | None = None
    counts: tuple[float, ...] = ()
    upper: float | None = None


def written_of(claim: Claim, value: float) -> Written:
    """How the claim wrote one of its numbers."""
    return Written(
        value=value,
        unit=claim.unit,
        form=claim.form,
        approx=claim.approx,
        last_place=claim.last_place,
        text=f"{claim.as_stated} {claim.quote}" if claim.form == "word" else claim.as_stated,
        moves=claim.kind == "change",
        falls=claim.direction == "decrease",
    )


def judged(claim: Claim, sense: Sense, setting: Setting, result: Result) -> Weighed:
    """The outcome of a number against the claim's number or range; a change that goes the other way disagrees whatever its size."""
    bands = bands_of(claim, setting)
    if not bands:
        return no_figure(sense, setting, *result.lines, "The words give no number to compare.")
    size = _size(claim, result)
    outcome, slack = spared(best_within(bands, size, result.upper), result, size, bands)
    if result.direction_right is False and outcome == "close":
        outcome, slack = "disagrees", ()
    said = f"The claim says {claimed(claim.value, claim.unit)}; {bands[0].why}" + (
        f": {said_band(bands[0], claim.unit)}." if len(bands) == 1 else "."
    )
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(result.value, result.unit.value, *((result.value, result.upper) if result.upper is not None else ())),
        used=result.used,
        working=(*result.lines, said, *slack),
        direction_right=result.direction_right,
    )
    stretched = (
        f"{measured(result.value, result.unit)} is published, and {bands[0].why}" if outcome == "close" and len(bands) == 1 else None
    )
    return Weighed(
        sense=sense,
        reading=reading,
        rivals=rivals_in(result.used),
        counts=result.counts,
        newer=newer_in(result.used),
        stretched=stretched,
        soft=soft_in(result.used),
    )


def _size(claim: Claim, result: Result) -> float:
    """The number in the claim's own direction: a fall of 2 where a fall is claimed is 2, where a rise is claimed −2."""
    if claim.kind != "change" or (claim.relation is not None and result.unit is Unit.TIMES):
        return result.value
    if claim.direction is None:
        return abs(result.value)
    return -result.value if claim.direction == "decrease" else result.value


def rivals_in(used: Sequence[Found]) -> tuple[Figure, ...]:
    """The figures that contradict any of those used."""
    return tuple([rival for found in used for rival in found.rivals])


def soft_in(used: Sequence[Found]) -> bool:
    """Whether any figure used never decides alone."""
    return any(found.soft for found in used)


def newer_in(used: Sequence[Found]) -> tuple[tuple[Figure, Figure], ...]:
    """Each figure used that a later edition has replaced, with its replacement."""
    return tuple([(found.figure, found.superseded_by) for found in used if found.figure and found.superseded_by])


def bands_of(claim: Claim, setting: Setting) -> list[Band]:
    """The band of each number in the claim; empty where it has none."""
    values = claim.value if isinstance(claim.value, tuple) else (claim.value,)
    rules = setting.rules
    written = [
        _end_of(claim, value) if isinstance(claim.value, tuple) else written_of(claim, value) for value in values if value is not None
    ]
    return [band_for(each, tolerances=rules.tolerances, words=rules.words) for each in written]


def _end_of(claim: Claim, value: float) -> Written:
    """One end of "from under 30,000 to 64,017": the word before one number is not said of the other."""
    written, at = written_of(claim, value), claim.as_stated.find(f"{value:,.0f}")
    before = claim.as_stated[: max(at, 0)].split()[-1:]
    return replace(written, approx="exact") if before and before[0].lower() in LEADS else written


def within(bands: list[Band], value: float) -> str:
    """One band as it is; a range ("31 to 37") from the low end of its first to the high end of its second."""
    if len(bands) == 1:
        return bands[0].outcome(value)
    low, high = sorted(bands, key=lambda band: band.agrees)
    return Band((low.agrees[0], high.agrees[1]), (low.close[0], high.close[1]), "").outcome(value)


def best_within(bands: list[Band], value: float, upper: float | None) -> str:
    """The outcome of a number, or of a published range: a claim inside the range agrees with it."""
    outcomes = [within(bands, value)]
    if upper is not None:
        low, high = bands[0].agrees[0], bands[-1].agrees[1]
        outcomes += [within(bands, upper), "agrees" if value <= high and upper >= low else "disagrees"]
    return min(outcomes, key=OUTCOMES.index)


def spared(outcome: str, result: Result, size: float, bands: list[Band]) -> tuple[str, tuple[str, ...]]:
    """A later edition never contradicts a claim by less than the source is known to be revised (house rule)."""
    bound = max([found.bound_percent for found in result.used if found.later_edition], default=0.0)
    if outcome != "disagrees" or not bound or len(bands) != 1:
        return outcome, ()
    low, high = bands[0].agrees
    # A change moves by up to the bound at both of its ends, which for percentages is that many points.
    room = bound * len(result.used) if claim_moves(result) else abs(size) * bound / 100
    if max(low - size, size - high) > room:
        return outcome, ()
    return "close", (f"The edition of the day is not held, and this source moves by up to {bound:g}% between editions.",)


def claim_moves(result: Result) -> bool:
    """Whether the number is a change in percent or points."""
    return result.direction_right is not None and result.unit in (Unit.PERCENT, Unit.POINTS)
