"""Changes with a size: in percent, points, number or as a multiple, and from–to, each from both of its ends."""

from collections.abc import Callable

from factcheck.checking.arithmetic import Worked, change_in_percent, change_in_points, difference, more_by, multiple
from factcheck.checking.found import Found, Wanted
from factcheck.checking.lookups import find
from factcheck.checking.outcomes import Result, bands_of, judged, newer_in, rivals_in, soft_in
from factcheck.checking.saying import bare, measured
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Level, Weighed, levels, look, no_figure, reading_of, source_line
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit, converted

Pair = tuple[Level, Level]
WORSE = ("agrees", "close", "disagrees")


def weigh_change(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The change between two levels of like coverage; where a level is missing, the change that a publisher prints."""
    pairs = pairs_of(claim, sense, setting, period)
    printed = [] if any(not _soft(pair) for pair in pairs) else printed_changes(claim, sense, setting, period)
    if printed and not (pairs and all(found.soft for found in printed)):
        return [_printed(claim, sense, setting, found) for found in printed]
    if not pairs:
        return [nothing(claim, sense, setting, period)]
    return [_worked(claim, sense, setting, pair) for pair in pairs]


def pairs_of(claim: Claim, sense: Sense, setting: Setting, period: Period, *, area: str | None = None) -> list[Pair]:
    """The later and the earlier level, of one coverage: bodies that come or go would look like a change."""
    if sense.baseline is None or not sense.baseline.resolved:
        return []
    unit = unit_of(sense, setting)
    new = levels(claim, sense, setting, period, unit=unit, area=area)
    old = levels(claim, sense, setting, sense.baseline, unit=unit, area=area)
    plain = [(later, earlier) for later in new for earlier in old if later.upper is None and earlier.upper is None]
    return [(later, earlier) for later, earlier in plain if _coverage(later) == _coverage(earlier)]


def unit_of(sense: Sense, setting: Setting) -> Unit:
    """The unit of the sense's measure."""
    measure = setting.measure(sense.measure_id)
    return measure.unit if measure else Unit.NONE


def _coverage(level: Level) -> str | None:
    return level.found.figure.coverage if level.found.figure else None


def _soft(pair: Pair) -> bool:
    return any(level.found.soft for level in pair)


def _worked(claim: Claim, sense: Sense, setting: Setting, pair: Pair) -> Weighed:
    new, old = pair
    unit = unit_of(sense, setting)
    worked = sum_of(sense.shape, new.value, old.value, unit)
    lines = (*new.lines, *old.lines, *worked.lines)
    if worked.value is None:
        return no_figure(sense, setting, *lines, shown=[each.found.figure for each in pair if each.found.figure])
    counts = (new.value, old.value) if unit is Unit.COUNT else ()
    value, in_unit = _in_claims_unit(worked, claim)
    result = Result(
        value=value,
        unit=in_unit,
        used=(new.found, old.found),
        lines=lines,
        direction_right=right_way(claim, new.value - old.value),
        counts=counts,
    )
    return judged(claim, sense, setting, result)


def sum_of(shape: str, new: float, old: float, unit: Unit) -> Worked:
    """The change in percent, in points, as a multiple, or in the unit of both."""
    sums: dict[str, Callable[[], Worked]] = {
        "percent": lambda: change_in_percent(new, old),
        "points": lambda: change_in_points(new, old),
        "multiple": lambda: multiple(new, old),
        "more_by": lambda: more_by(new, old),
    }
    return sums[shape]() if shape in sums else difference(new, old, unit)


def _in_claims_unit(worked: Worked, claim: Claim) -> tuple[float, Unit]:
    """Points are compared with a claim in "%" number for number; everything else is in the claim's unit or converts to it."""
    value = worked.value if worked.value is not None else 0.0
    moved = converted(value, worked.unit, claim.unit)
    return (value, worked.unit) if moved is None else (moved, claim.unit)


def right_way(claim: Claim, move: float) -> bool | None:
    """Whether the figures moved the way that the claim says; None where it says none."""
    if claim.direction not in ("increase", "decrease"):
        return None
    return move > 0 if claim.direction == "increase" else move < 0


def printed_changes(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Found]:
    """Changes that a publisher prints for exactly this period and start, in percent, points or the measure's unit."""
    units = {"percent": Unit.PERCENT, "points": Unit.POINTS, "difference": unit_of(sense, setting)}
    if sense.shape not in units or sense.measure_id is None or sense.area_code is None or sense.baseline is None:
        return []
    wanted = Wanted(
        measure_id=sense.measure_id,
        area_code=sense.area_code,
        period=period,
        method=sense.method,
        statistic="change",
        unit=units[sense.shape],
        speaker_area=claim.speaker_area,
        baseline=sense.baseline,
    )
    return [found for found in find(setting, wanted) if found.figure is not None and found.value is not None]


def _printed(claim: Claim, sense: Sense, setting: Setting, found: Found) -> Weighed:
    figure, value = found.figure, found.value
    if figure is None or value is None:
        return no_figure(sense, setting)
    lines = (f"{source_line(figure)} Printed as a change from {bare(sense.baseline)}.",)
    return judged(
        claim, sense, setting, Result(value=value, unit=figure.unit, used=(found,), lines=lines, direction_right=right_way(claim, value))
    )


def nothing(claim: Claim, sense: Sense, setting: Setting, period: Period) -> Weighed:
    """No change can be worked out: which end is missing, and what is held for the other."""
    unit = unit_of(sense, setting)
    shown, lines, flags = [], [], []
    ends = [period, sense.baseline] if sense.baseline is not None else [period]
    for end in ends:
        held = look(claim, sense, setting, end, unit=unit) if end.resolved else []
        figures = [found.figure for found in held if found.figure]
        shown += figures + [figure for found in held for figure in found.shown]
        lines += [source_line(figure) for figure in figures] or [f"No figure that was public on the day is held {_when(end)}."]
        flags += [figure.coverage for figure in figures]
    if len(set(flags)) > 1:
        lines.append("The two ends do not cover the same bodies, so no change is worked out.")
    return no_figure(sense, setting, *lines, shown=shown, flags=("missing_areas",) if len(set(flags)) > 1 else ())


def _when(period: Period) -> str:
    return f"for {bare(period)}"


def weigh_from_to(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """Both ends against their own numbers: agrees only where both do, and disagrees where either does."""
    if not isinstance(claim.value, tuple):
        return [no_figure(sense, setting, "The words give only one of the two numbers.")]
    pairs = pairs_of(claim, sense, setting, period)
    return [_both_ends(claim, sense, setting, pair) for pair in pairs] or [nothing(claim, sense, setting, period)]


def _both_ends(claim: Claim, sense: Sense, setting: Setting, pair: Pair) -> Weighed:
    new, old = pair
    unit = unit_of(sense, setting)
    values = [converted(level.value, unit, claim.unit) for level in (old, new)]
    bands = bands_of(claim, setting)
    if len(bands) != 2 or None in values:
        return no_figure(sense, setting, *new.lines, *old.lines)
    outcomes = [band.outcome(value) for band, value in zip(bands, values, strict=True) if value is not None]
    step = difference(new.value, old.value, unit)
    said = [f"{name}: {measured(level.value, unit)} is published, {band.why}: {outcome}." for name, level, band, outcome in
            zip(("Start", "End"), (old, new), bands, outcomes, strict=True)]  # fmt: skip
    used = (new.found, old.found)
    # Ends that are nearly right are no excuse for a word that turns the move round.
    turned = new.value != old.value and right_way(claim, new.value - old.value) is False
    reading = reading_of(
        sense,
        setting,
        outcome="disagrees" if turned else max(outcomes, key=WORSE.index),
        official=Official(values[1] or 0.0, claim.unit.value),
        used=used,
        working=(*old.lines, *new.lines, *said, *step.lines),
        direction_right=right_way(claim, new.value - old.value),
    )
    counts = (new.value, old.value) if unit is Unit.COUNT else ()
    return Weighed(sense=sense, reading=reading, rivals=rivals_in(used), counts=counts, newer=newer_in(used), soft=soft_in(used))
