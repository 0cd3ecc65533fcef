"""Moves without a size: up, down or level over every step of a series, and so many moves of one kind in a row."""

from factcheck.checking.arithmetic import change_in_percent, change_in_points, moves_of
from factcheck.checking.changes import Pair, nothing, pairs_of, right_way, unit_of
from factcheck.checking.outcomes import newer_in, rivals_in, soft_in
from factcheck.checking.saying import bare, number
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Weighed, levels, no_figure, reading_of
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit
from factcheck.values.period import year_before

RUN_AT_MOST = 40


def weigh_direction(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """Up, down or level: the change from end to end, and over every year between where the stretch is longer than one."""
    pairs = pairs_of(claim, sense, setting, period)
    return [_direction(claim, sense, setting, period, pair) for pair in pairs] or [nothing(claim, sense, setting, period)]


def _direction(claim: Claim, sense: Sense, setting: Setting, period: Period, pair: Pair) -> Weighed:
    new, old = pair
    unit = unit_of(sense, setting)
    # A percentage has its own scale, so its moves are read in points; everything else in percent of the start.
    worked = change_in_points(new.value, old.value) if unit is Unit.PERCENT else change_in_percent(new.value, old.value)
    if worked.value is None:
        return no_figure(sense, setting, *new.lines, *old.lines, *worked.lines)
    outcome, why = way_of(claim, worked.value, setting)
    between = _between(claim, sense, setting, period)
    if outcome != "disagrees" and setting.rules.words.has("every_step", f"{claim.quote} {claim.as_stated}"):
        if not between and not _one_step(sense, period):
            return no_figure(sense, setting, *new.lines, *old.lines, "A year between is not held, so it cannot be said of every year.")
        if between and _any_against(claim, between):
            outcome, why = "disagrees", "The words say every year, and in one of them it did not move that way."
    compared = setting.rules.words.has("compared", claim.quote)
    if outcome == "agrees" and between and not compared and _mostly_against(claim, between):
        outcome, why = "close", "From end to end it moved that way, but most of the steps between went the other way."
    used = (new.found, old.found)
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(worked.value, worked.unit.value),
        used=used,
        working=(*new.lines, *old.lines, *worked.lines, *(moves_of(between).lines if between else ()), why),
        direction_right=right_way(claim, worked.value),
    )
    counts = (new.value, old.value) if unit is Unit.COUNT else ()
    return Weighed(sense=sense, reading=reading, rivals=rivals_in(used), counts=counts, newer=newer_in(used))


def way_of(claim: Claim, change: float, setting: Setting) -> tuple[str, str]:
    """The outcome of a direction without a size, and why (data/checking/tolerances.yaml, direction)."""
    rule = setting.rules.tolerances.direction
    if claim.direction == "none":
        if abs(change) <= rule.flat_agrees_percent:
            return "agrees", f"A move of up to {number(rule.flat_agrees_percent)} is level."
        return ("close", "Nearly level.") if abs(change) <= rule.flat_close_percent else ("disagrees", "That is not level.")
    if not right_way(claim, change):
        return "disagrees", "The figures did not move that way."
    strong = setting.rules.words.found("strong", f"{claim.quote} {claim.as_stated}")
    if strong and abs(change) < rule.strong_percent:
        return "close", f"The direction is right; “{strong}” is a strong word for a move of {number(abs(change))}."
    if abs(change) < rule.moved_percent:
        return "close", f"The direction is right, but a move of less than {number(rule.moved_percent)} can be revision alone."
    return "agrees", "The figures moved that way."


def _between(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[tuple[str, float]]:
    """Every year from the start to the period, oldest first; empty where it is one step or a year between is not held."""
    points, step = [], period
    baseline = sense.baseline
    for _ in range(RUN_AT_MOST):
        found = levels(claim, sense, setting, step, unit=unit_of(sense, setting))
        if not found:
            return []
        points.append((bare(step), found[0].value))
        if baseline is not None and step.same_days(baseline):
            return points[::-1] if len(points) > 2 else []
        step = year_before(step)
    return []


def _one_step(sense: Sense, period: Period) -> bool:
    """Whether the stretch is a single year's move, so that there is nothing between."""
    return sense.baseline is not None and year_before(period).same_days(sense.baseline)


def _any_against(claim: Claim, points: list[tuple[str, float]]) -> bool:
    moves = moves_of(points)
    along = moves.rises if claim.direction == "increase" else moves.falls
    return along < len(points) - 1


def _mostly_against(claim: Claim, points: list[tuple[str, float]]) -> bool:
    moves = moves_of(points)
    against, along = (moves.falls, moves.rises) if claim.direction == "increase" else (moves.rises, moves.falls)
    return claim.direction in ("increase", "decrease") and against > along


def weigh_run(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """So many moves of one kind in a row, year by year, ending with the period."""
    if not isinstance(claim.value, float | int) or claim.direction not in ("increase", "decrease"):
        return [no_figure(sense, setting, "The words do not say which way the run goes.")]
    points, used, step = [], [], period
    for _ in range(int(claim.value) + 2):
        found = levels(claim, sense, setting, step, unit=unit_of(sense, setting))
        if not found:
            break
        points.append((bare(step), found[0].value))
        used.append(found[0].found)
        step = year_before(step)
    moves = moves_of(points[::-1])
    along = claim.direction == ("increase" if len(points) > 1 and points[0][1] > points[1][1] else "decrease")
    run = moves.run if along else 0
    whole = run < len(points) - 1
    if not points or (run < claim.value and not whole):
        return [no_figure(sense, setting, *moves.lines, f"{int(claim.value) + 1} years in a row are needed, and {len(points)} are held.")]
    outcome = "agrees" if run == claim.value else "close" if run > claim.value else "disagrees"
    line = f"The run at the end is {run} long{'' if whole else ' or longer'}; the claim says {number(claim.value)}."
    official = Official(float(run), Unit.NONE.value)
    reading = reading_of(sense, setting, outcome=outcome, official=official, used=used, working=(*moves.lines, line), direction_right=along)
    return [Weighed(sense=sense, reading=reading, rivals=rivals_in(used), newer=newer_in(used), soft=soft_in(used))]
