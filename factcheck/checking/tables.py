"""Extremes over a stretch of years, and one force against the country; the end that a place is counted from."""

from factcheck.checking.arithmetic import place_in
from factcheck.checking.changes import unit_of
from factcheck.checking.outcomes import newer_in, rivals_in, soft_in
from factcheck.checking.saying import bare, measured, number
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Level, Weighed, levels, no_figure, reading_of, source_line
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit
from factcheck.values.period import months_back, year_before

YEARS_AT_MOST = 60


def end_of(claim: Claim, sense: Sense, setting: Setting) -> bool | None:
    """Whether the place is counted from the high end: by the words "most" and "fewest", by "best" and "worst" from the end that the
    catalogue calls better, else by the direction that was read. None where the words name both ends or neither, and where "top" may be
    the most or the best."""
    words, measure = setting.rules.words, setting.measure(sense.measure_id)
    for text in (claim.as_stated, claim.quote):
        named = [name for name in ("high_end", "low_end", "good_end", "bad_end", "top_end", "bottom_end") if words.has(name, text)]
        if len(named) > 1:
            return None
        if named and named[0] in ("top_end", "bottom_end"):
            # The top of a table of burglaries may be the most of them or the best force.
            return None if measure is None or measure.better == "low" else named[0] == "top_end"
        if named:
            if named[0] in ("high_end", "low_end"):
                return named[0] == "high_end"
            if measure is None or measure.better is None:
                return None
            return (measure.better == "high") == (named[0] == "good_end")
    if claim.direction in ("increase", "decrease"):
        return claim.direction == "increase"
    return None if measure is None or measure.better is None else measure.better == "high"


def weigh_time_place(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """ "Lowest since 2014": the period against the same stretch of every year after the one named, none of them missing.

    The year that "since" names is not compared: it is the one that may lie as low.
    """
    from_high, since = end_of(claim, sense, setting), claim.baseline
    if from_high is None or since is None or since.start is None or not isinstance(claim.value, float | int):
        return [no_figure(sense, setting, "The words do not say since when.")]
    points = _back_to(claim, sense, setting, period, first=months_back(since.start, -12))
    if points is None or len(points) < 2:
        return [no_figure(sense, setting, f"Not every year from {since.start.year} on is held.")]
    table = {name: level.value for name, level in points}
    place = place_in(table, points[0][0], from_high=from_high)
    if place is None:
        return [no_figure(sense, setting)]
    alone = place.first == place.last
    outcome = "disagrees" if place.first != claim.value else "agrees" if alone else "close"
    used = [level.found for _, level in points]
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(float(place.first), Unit.RANK.value, float(place.first), float(place.last)),
        used=used,
        working=(*[f"{name}: {number(level.value)}" for name, level in points], *place.steps),
    )
    return [Weighed(sense=sense, reading=reading, rivals=rivals_in(used), newer=newer_in(used), soft=soft_in(used), place=place)]


def _back_to(claim: Claim, sense: Sense, setting: Setting, period: Period, *, first: object) -> list[tuple[str, Level]] | None:
    points, step = [], period
    for _ in range(YEARS_AT_MOST):
        held = levels(claim, sense, setting, step, unit=unit_of(sense, setting))
        if not held:
            return None
        points.append((bare(step), held[0]))
        step = year_before(step)
        if step.start is None or str(step.start) < str(first):
            return points
    return None


def weigh_against(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The force's rate against the country's for the same period and method."""
    unit = unit_of(sense, setting)
    own = levels(claim, sense, setting, period, unit=unit)
    whole = levels(claim, sense, setting, period, unit=unit, area=sense.against)
    if not own or not whole:
        held = [source_line(level.found.figure) for level in (*own, *whole) if level.found.figure]
        lacking = setting.area_name(sense.area_code if not own else sense.against)
        return [no_figure(sense, setting, *held, f"No figure that was public on the day is held for {lacking}, {bare(period)}.")]
    mine, theirs = own[0], whole[0]
    gap = mine.value - theirs.value
    right = gap > 0 if claim.direction == "increase" else gap < 0
    side = "above" if gap > 0 else "below" if gap < 0 else "level"
    line = f"{measured(mine.value, unit)} against {measured(theirs.value, unit)} for {setting.area_name(sense.against)}: {side}."
    used = (mine.found, theirs.found)
    reading = reading_of(
        sense,
        setting,
        outcome="agrees" if right else "disagrees",
        official=Official(mine.value, unit.value),
        used=used,
        working=(*mine.lines, *theirs.lines, line),
        direction_right=right,
    )
    return [Weighed(sense=sense, reading=reading, rivals=rivals_in(used), newer=newer_in(used), soft=soft_in(used))]
