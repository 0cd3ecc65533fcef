"""Places and comparisons over a whole table: every force at one date, every year of a stretch, or one force against the country."""

from collections.abc import Sequence

from factcheck.catalogue import Area
from factcheck.checking.arithmetic import place_in
from factcheck.checking.changes import unit_of
from factcheck.checking.found import Found
from factcheck.checking.gathering import gather_everywhere
from factcheck.checking.outcomes import newer_in, rivals_in, soft_in
from factcheck.checking.saying import bare, listed, measured, number
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Level, Weighed, levels, no_figure, reading_of, source_line
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit
from factcheck.values.period import months_back, year_before

YEARS_AT_MOST = 60
NAMED_AT_MOST = 6


def weigh_place(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The force's place among all territorial forces, ties and missing forces told; no place from a table with a hole in it."""
    from_high = end_of(claim, sense, setting)
    if from_high is None or not isinstance(claim.value, float | int):
        return [no_figure(sense, setting, "The words do not say from which end of the table the place is counted.")]
    forces = [area for area in setting.catalogue.areas.values() if area.kind == "force"]
    table, found = _table(claim, sense, setting, period, forces)
    absent = [area.name for area in forces if area.code not in table]
    if absent or len(table) < setting.rules.flags.rank_of_forces.territorial:
        all_lines = setting.rules.flags.rank_of_forces.territorial
        line = f"{len(table)} of {all_lines} forces are held for {bare(period)}; missing: {_some(absent)}."
        return [no_figure(sense, setting, line, missing=tuple(absent) if table else (), flags=("missing_areas",) if table else ())]
    names = {area.code: area.name for area in forces}
    place = place_in(table, sense.area_code or "", from_high=from_high, names=names)
    if place is None:
        return [no_figure(sense, setting, f"{setting.area_name(sense.area_code)} is not one of the forces in the table.")]
    outcome = "agrees" if place.first <= claim.value <= place.last else _near_place(claim, place.first, place.last)
    own = found[sense.area_code or ""]
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(float(place.first), Unit.RANK.value, float(place.first), float(place.last)),
        used=(own,),
        working=place.steps,
    )
    counts = (table[sense.area_code or ""],) if unit_of(sense, setting) is Unit.COUNT else ()
    return [
        Weighed(
            sense=sense,
            reading=reading,
            rivals=rivals_in(list(found.values())),
            counts=counts,
            newer=newer_in((own,)),
            soft=soft_in(list(found.values())),
        )
    ]


def _near_place(claim: Claim, first: int, last: int) -> str:
    """ "Top ten" (up to 10) holds for any better place; "one of the" and "about" allow the next place."""
    value = claim.value if isinstance(claim.value, float | int) else 0.0
    if claim.approx == "up_to" and first <= value:
        return "agrees"
    return "close" if claim.approx in ("about", "almost") and min(abs(first - value), abs(last - value)) <= 1 else "disagrees"


def end_of(claim: Claim, sense: Sense, setting: Setting) -> bool | None:
    """Whether the place is counted from the high end: by the words "most" and "fewest", by "best" and "worst" from the end that the
    catalogue calls better, else by the direction that was read. None where the words name both ends or neither."""
    words, measure = setting.rules.words, setting.measure(sense.measure_id)
    for text in (claim.as_stated, claim.quote):
        named = [name for name in ("high_end", "low_end", "good_end", "bad_end") if words.has(name, text)]
        if len(named) > 1:
            return None
        if named:
            if named[0] in ("high_end", "low_end"):
                return named[0] == "high_end"
            if measure is None or measure.better is None:
                return None
            return (measure.better == "high") == (named[0] == "good_end")
    if claim.direction in ("increase", "decrease"):
        return claim.direction == "increase"
    return None if measure is None or measure.better is None else measure.better == "high"


def _table(
    claim: Claim, sense: Sense, setting: Setting, period: Period, forces: Sequence[Area]
) -> tuple[dict[str, float], dict[str, Found]]:
    gather_everywhere(sense.measure_id or "", setting)
    table, found = {}, {}
    for area in forces:
        held = levels(claim, sense, setting, period, unit=unit_of(sense, setting), area=area.code)
        if held and not held[0].found.soft:
            table[area.code], found[area.code] = held[0].value, held[0].found
    return table, found


def _some(names: list[str]) -> str:
    if len(names) <= NAMED_AT_MOST:
        return listed(names) or "none"
    return f"{', '.join(names[:NAMED_AT_MOST])} and {len(names) - NAMED_AT_MOST} more"


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
    return [Weighed(sense=sense, reading=reading, rivals=rivals_in(used), newer=newer_in(used), soft=soft_in(used))]


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
