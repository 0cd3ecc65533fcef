"""Places among forces: the whole table at one date or two, the table of changes, and a force against the mean of its group."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from factcheck.checking.among import COUNTRY, Among, among_of
from factcheck.checking.arithmetic import PEOPLE, Place, place_in
from factcheck.checking.changes import pairs_of, right_way, sum_of, unit_of
from factcheck.checking.found import Found
from factcheck.checking.gathering import gather_everywhere
from factcheck.checking.outcomes import newer_in, rivals_in, soft_in
from factcheck.checking.saying import bare, inside, listed, measured, number
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.tables import end_of
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Weighed, levels, no_figure, reading_of, source_line
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit

NAMED_AT_MOST = 6
Line = tuple[float, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Table:
    """A number for every force that a place is counted among, with the look-ups behind it; `absent` are codes without one."""

    among: Among
    values: Mapping[str, float]
    found: Mapping[str, tuple[Found, ...]]
    absent: tuple[str, ...]
    names: Mapping[str, str]


def table_of(sense: Sense, setting: Setting, line_of: Callable[[str], Line | None]) -> Table:
    """The table over the forces of the sense's group, or of the country; one of rates per head is without those that have none in print."""
    gather_everywhere(sense.measure_id or "", setting)
    among, rules = among_of(sense.against or COUNTRY, setting, sense.area_code), setting.rules.flags.rank_of_forces
    left_out = rules.without_rate if unit_of(sense, setting) in PEOPLE else ()
    codes = [code for code in among.members if code not in left_out]
    lines = {code: line for code in codes if (line := line_of(code)) is not None}
    return Table(
        among=among,
        values={code: value for code, (value, _) in lines.items()},
        found={code: used for code, (_, used) in lines.items()},
        absent=tuple([code for code in codes if code not in lines]),
        names={code: setting.area_name(code) for code in codes},
    )


def levels_table(claim: Claim, sense: Sense, setting: Setting, period: Period) -> Table:
    """Every force's figure for the period; one that never decides alone is none."""

    def line_of(code: str) -> Line | None:
        held = levels(claim, sense, setting, period, unit=unit_of(sense, setting), area=code)
        return (held[0].value, (held[0].found,)) if held and not held[0].found.soft else None

    return table_of(sense, setting, line_of)


def lacking(table: Table, sense: Sense, setting: Setting, when: str) -> Weighed | None:
    """No place from a table with a hole in it, nor for a force that is not in it; None where the table is whole."""
    whole, held = len(table.values) + len(table.absent), len(table.values)
    # A catalogue that lacks a force would make a table look whole.
    short = table.among.group.id == COUNTRY and len(table.among.members) < setting.rules.flags.rank_of_forces.territorial
    if table.absent or short or not table.values:
        absent = [table.names[code] for code in table.absent]
        line = f"{held} of {whole} {table.among.named} are held for {when}; missing: {_some(absent)}."
        return no_figure(sense, setting, line, missing=tuple(absent) if held else (), flags=("missing_areas",) if held else ())
    if sense.area_code not in table.values:
        return no_figure(sense, setting, f"{setting.area_name(sense.area_code)} is not one of the {len(table.values)} {table.among.named}.")
    return None


def _some(names: list[str]) -> str:
    if len(names) <= NAMED_AT_MOST:
        return listed(names) or "none"
    return f"{', '.join(names[:NAMED_AT_MOST])} and {len(names) - NAMED_AT_MOST} more"


def weigh_place(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The force's place among the forces, ties sharing it; "one of the best" is held against the end of the table."""
    from_high = end_of(claim, sense, setting)
    if from_high is None or isinstance(claim.value, tuple):
        return [no_figure(sense, setting, "The words do not say from which end of the table the place is counted.")]
    table = levels_table(claim, sense, setting, period)
    hole = lacking(table, sense, setting, bare(period))
    place = None if hole else place_in(table.values, sense.area_code or "", from_high=from_high, names=table.names)
    if hole or place is None:
        return [hole or no_figure(sense, setting)]
    used = table.found[sense.area_code or ""]
    lines = (*[source_line(found.figure) for found in used if found.figure], *place.steps)
    counts = (table.values[sense.area_code or ""],) if unit_of(sense, setting) is Unit.COUNT else ()
    if claim.value is None:
        return [_one_of(claim, sense, setting, table, place, lines)]
    outcome = _outcome(claim, float(claim.value), place)
    outcome, slack = _spared(outcome, float(claim.value), table, sense, from_high=from_high)
    return [_weighed(sense, setting, table, place, outcome=outcome, lines=(*lines, *slack), counts=counts)]


def _weighed(
    sense: Sense,
    setting: Setting,
    table: Table,
    place: Place,
    *,
    outcome: str,
    lines: tuple[str, ...],
    said: str | None = None,
    counts: tuple[float, ...] = (),
) -> Weighed:
    own, everyone = table.found[sense.area_code or ""], [found for each in table.found.values() for found in each]
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(float(place.first), Unit.RANK.value, float(place.first), float(place.last)),
        used=own,
        working=lines,
    )
    return Weighed(
        sense=sense,
        reading=reading,
        rivals=rivals_in(everyone),
        counts=counts,
        newer=newer_in(own),
        soft=soft_in(everyone),
        place=place,
        said=said or f"{place.lines} {table.among.named}",
    )


def _placed(place: Place) -> str:
    return f"place {place.first}" if place.first == place.last else f"joint place {place.first}"


def _outcome(claim: Claim, value: float, place: Place) -> str:
    """ "Top ten" (up to 10) holds for any better place; "one of the" and "about" allow the next place."""
    if place.first <= value <= place.last or (claim.approx == "up_to" and place.first <= value):
        return "agrees"
    near = min(abs(place.first - value), abs(place.last - value)) <= 1
    return "close" if claim.approx in ("about", "almost") and near else "disagrees"


def _spared(outcome: str, value: float, table: Table, sense: Sense, *, from_high: bool) -> tuple[str, tuple[str, ...]]:
    """Later editions never contradict a place that the revisions of the force's own figure could make (house rule)."""
    key = sense.area_code or ""
    bound = max([found.bound_percent for found in table.found[key] if found.later_edition], default=0.0)
    if outcome != "disagrees" or not bound:
        return outcome, ()
    places = []
    for factor in (1 - bound / 100, 1 + bound / 100):
        moved = place_in({**table.values, key: table.values[key] * factor}, key, from_high=from_high)
        places += [moved.first, moved.last] if moved else []
    if not min(places) <= value <= max(places):
        return outcome, ()
    said = f"up to {bound:g}% between editions, which can make it place {min(places)} to {max(places)}"
    return "close", (f"The edition of the day is not held, and this source moves by {said}.",)


def _one_of(claim: Claim, sense: Sense, setting: Setting, table: Table, place: Place, lines: tuple[str, ...]) -> Weighed:
    """ "One of the best": by the share of the table at or before the place (data/checking/flags.yaml, one_of)."""
    rule, share = setting.rules.flags.rank_of_forces.one_of, place.first / place.lines
    agrees, close, half = (round(each * place.lines, 6) for each in (rule.agrees_share, rule.close_share, rule.disagrees_share))
    said = f"Place {place.first} of {place.lines}; “{claim.as_stated}” agrees up to place {int(agrees) or 1}, is close up to {int(close)}"
    said += f", and disagrees beyond {int(half)}."
    if place.first == 1 or share <= rule.agrees_share:
        outcome = "agrees"
    elif share <= rule.close_share:
        outcome = "close"
    elif share > rule.disagrees_share:
        outcome = "disagrees"
    else:
        open_ = replace(sense, gap="the words give no place, and the force stands where neither end of the table is far")
        return no_figure(open_, setting, *lines, said)
    return _weighed(sense, setting, table, place, outcome=outcome, lines=(*lines, said))


def weigh_place_change(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """ "The biggest fall of any force": every force's change between the same two dates; a force that moved the other way disagrees."""
    kind, falls = sense.shape.removeprefix("place_"), sense.per == "fall"
    unit, sums = unit_of(sense, setting), {}

    def line_of(code: str) -> Line | None:
        pair = next((each for each in pairs_of(claim, sense, setting, period, area=code) if not any(end.found.soft for end in each)), None)
        if pair is None:
            return None
        worked = sum_of(kind, pair[0].value, pair[1].value, unit)
        sums[code] = (pair, worked)
        return None if worked.value is None else (worked.value, (pair[0].found, pair[1].found))

    table = table_of(sense, setting, line_of)
    hole = lacking(table, sense, setting, f"{bare(period)} against {bare(sense.baseline)}")
    key = sense.area_code or ""
    place = None if hole else place_in(table.values, key, from_high=not falls, names=table.names)
    if hole or place is None or not isinstance(claim.value, float | int):
        return [hole or no_figure(sense, setting)]
    (new, old), worked = sums[key]
    moved = table.values[key]
    right = moved < 0 if falls else moved > 0
    outcome = _outcome(claim, float(claim.value), place) if right else "disagrees"
    lines = (*new.lines, *old.lines, *worked.lines, *place.steps, *(() if right else (f"It did not {sense.per}.",)))
    counts = (new.value, old.value) if unit is Unit.COUNT else ()
    way = "up" if moved > 0 else "down" if moved < 0 else "unchanged, by"
    said = f"{way} {measured(abs(moved), worked.unit)}, {_placed(place)} by {sense.per} of {place.lines} {table.among.named}"
    return [_weighed(sense, setting, table, place, outcome=outcome, lines=lines, said=said, counts=counts)]


def weigh_place_move(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """ "From 8th to 2nd": the place in the whole table at both dates; it agrees only where both places do."""
    from_high = end_of(claim, sense, setting)
    if from_high is None or not isinstance(claim.value, tuple) or sense.baseline is None:
        return [no_figure(sense, setting, "The words do not say from which end of the table the places are counted.")]
    places: list[Place] = []
    tables: list[Table] = []
    outcomes: list[str] = []
    lines: list[str] = []
    for value, when in zip(claim.value, (sense.baseline, period), strict=True):
        table = levels_table(claim, sense, setting, when)
        hole = lacking(table, sense, setting, bare(when))
        place = None if hole else place_in(table.values, sense.area_code or "", from_high=from_high, names=table.names)
        if hole or place is None:
            return [hole or no_figure(sense, setting)]
        outcome, slack = _spared(_outcome(claim, float(value), place), float(value), table, sense, from_high=from_high)
        lines += [f"{bare(when)}:", *place.steps, *slack]
        places, tables, outcomes = [*places, place], [*tables, table], [*outcomes, outcome]
    worst = max(outcomes, key=("agrees", "close", "disagrees").index)
    said = f"from {_placed(places[0])} to {_placed(places[1])} of {places[1].lines} {tables[1].among.named}, the {places[1].end} first"
    found = _weighed(sense, setting, tables[1], places[1], outcome=worst, lines=tuple(lines), said=said)
    own = [tables[at].found[sense.area_code or ""][0] for at in (1, 0)]
    figures = tuple([each.figure for each in own if each.figure])
    everyone = [each for table in tables for used in table.found.values() for each in used]
    return [replace(found, reading=replace(found.reading, figures=figures), rivals=rivals_in(everyone), newer=newer_in(own))]


def weigh_group_mean(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The force against the unweighted mean of its group with the force itself; very near the mean the side is arguable."""
    unit, key = unit_of(sense, setting), sense.area_code or ""
    table = levels_table(claim, sense, setting, period)
    hole = lacking(table, sense, setting, bare(period))
    if hole is not None:
        return [hole]
    values, own = list(table.values.values()), table.values[key]
    mean = sum(values) / len(values)
    gap, near = own - mean, abs(mean) * setting.rules.flags.rank_of_forces.group_mean.near_percent / 100
    right = right_way(claim, gap)
    outcome = "disagrees" if gap == 0 else "close" if abs(gap) <= near else "agrees" if right else "disagrees"
    side = "above" if gap > 0 else "below" if gap < 0 else "level"
    each = ", ".join(f"{table.names[code]} {number(value)}" for code, value in table.values.items())
    lines = [f"{len(values)} {table.among.named}: {each}."]
    lines += [f"({' + '.join(number(value) for value in values)}) ÷ {len(values)} = {number(mean)}"]
    lines += [f"{measured(own, unit)} against a mean of {measured(mean, unit)}: {side}."]
    if 0 < abs(gap) <= near:
        lines.append("So near the mean a weighted mean may lie on the other side.")
    used = table.found[key]
    everyone = [found for each in table.found.values() for found in each]
    reading = reading_of(
        sense,
        setting,
        outcome=outcome,
        official=Official(own, unit.value),
        used=everyone if len(everyone) <= NAMED_AT_MOST + 2 else used,
        working=lines,
        direction_right=right,
    )
    said = f"{measured(own, unit)} against a mean of {measured(mean, unit)} for {inside(table.among.group.name)}"
    return [Weighed(sense=sense, reading=reading, rivals=rivals_in(everyone), newer=newer_in(used), soft=soft_in(everyone), said=said)]
