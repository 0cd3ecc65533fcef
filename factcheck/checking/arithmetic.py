"""`Worked`: the sums behind a reading, each step as a line that a reader can do again with a calculator."""

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from factcheck.checking.saying import measured, number
from factcheck.values import Unit


@dataclass(frozen=True, slots=True)
class Worked:
    """A result in a unit, or None where the sum cannot be done; the lines say how, or why not."""

    value: float | None
    unit: Unit
    lines: tuple[str, ...]


def done(value: float, unit: Unit, line: Callable[[], str]) -> Worked:
    """The result with its line; a number that no machine can hold is no result."""
    return Worked(value, unit, (line(),)) if math.isfinite(value) else Worked(None, unit, ("The result is too large to be worked out.",))


def change_in_percent(new: float, old: float) -> Worked:
    """(new − old) ÷ old × 100; a base of zero or below has no percentage change."""
    if old <= 0:
        return Worked(None, Unit.PERCENT, (f"No percentage change can be worked out from a start of {number(old)}.",))
    value = (new - old) / old * 100
    return done(value, Unit.PERCENT, lambda: f"({number(new)} − {number(old)}) ÷ {number(old)} × 100 = {number(value)}%")


def change_in_points(new: float, old: float) -> Worked:
    """The difference between two percentages."""
    value = new - old
    return done(value, Unit.POINTS, lambda: f"{number(new)}% − {number(old)}% = {measured(value, Unit.POINTS)}")


def difference(new: float, old: float, unit: Unit) -> Worked:
    """new − old, in the unit of both."""
    value = new - old
    return done(value, unit, lambda: f"{number(new)} − {number(old)} = {measured(value, unit)}")


def multiple(new: float, old: float) -> Worked:
    """new ÷ old."""
    if old <= 0:
        return Worked(None, Unit.TIMES, (f"No multiple can be worked out from a start of {number(old)}.",))
    return done(new / old, Unit.TIMES, lambda: f"{number(new)} ÷ {number(old)} = {number(new / old)}")


def more_by(new: float, old: float) -> Worked:
    """(new − old) ÷ old: by how many times the old it is more."""
    if old <= 0:
        return Worked(None, Unit.TIMES, (f"No multiple can be worked out from a start of {number(old)}.",))
    value = (new - old) / old
    return Worked(value, Unit.TIMES, (f"({number(new)} − {number(old)}) ÷ {number(old)} = {number(value)}",))


HOURS_IN = {Unit.SECONDS: 1 / 3600, Unit.MINUTES: 1 / 60, Unit.HOURS: 1.0, Unit.DAYS: 24.0}


def interval(count: float, days: int, unit: Unit) -> Worked:
    """The days of a period ÷ the count: how long from one to the next, in seconds, minutes, hours or days."""
    if count <= 0 or unit not in HOURS_IN:
        return Worked(None, unit, (f"No length of time from one to the next can be worked out from a count of {number(count)}.",))
    whole = days * 24 / HOURS_IN[unit]
    value = whole / count
    said = f"{days} days" if unit is Unit.DAYS else f"{days} days = {measured(whole, unit)}"
    return Worked(value, unit, (f"{said}; {number(whole)} ÷ {number(count)} = {measured(value, unit)}",))


def share(part: float, whole: float) -> Worked:
    """part ÷ whole × 100."""
    if whole <= 0 or part < 0:
        return Worked(None, Unit.PERCENT, (f"No share can be worked out of {number(part)} in {number(whole)}.",))
    value = part / whole * 100
    return done(value, Unit.PERCENT, lambda: f"{number(part)} ÷ {number(whole)} × 100 = {number(value)}%")


def complement(percent: float) -> Worked:
    """100 − percent: what is left of the whole."""
    if not 0 <= percent <= 100:
        return Worked(None, Unit.PERCENT, (f"{number(percent)}% is no part of a whole, so nothing can be left over from it.",))
    return Worked(100 - percent, Unit.PERCENT, (f"100 − {number(percent)} = {number(100 - percent)}%",))


PEOPLE = {Unit.PER_1000: 1_000, Unit.PER_10000: 10_000, Unit.PER_100000: 100_000, Unit.PER_MILLION: 1_000_000}


def per_head(count: float, people: float, unit: Unit) -> Worked:
    """count ÷ people × 1,000 (or as the unit says); only ever with a population figure that is held."""
    if people <= 0 or unit not in PEOPLE:
        return Worked(None, unit, (f"No rate can be worked out for a population of {number(people)}.",))
    value = count / people * PEOPLE[unit]
    return done(value, unit, lambda: f"{number(count)} ÷ {number(people)} people × {number(PEOPLE[unit])} = {measured(value, unit)}")


def average(total: float, parts: float, *, unit: Unit, of: str) -> Worked:
    """total ÷ parts: a year's count over its twelve months, or over its days."""
    if parts <= 0:
        return Worked(None, unit, (f"No average can be worked out over {number(parts)} {of}s.",))
    value = total / parts
    return done(value, unit, lambda: f"{number(total)} ÷ {number(parts)} {of}s = {number(value)} a {of}")


# A table of a group is printed whole; of a longer one the top and the lines next to the force, and the release has the rest.
LINES_IN_FULL = 10
TOP_LINES = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a whole table: first and last place that ties leave, how many lines, which end comes first, and the working."""

    first: int
    last: int
    lines: int
    steps: tuple[str, ...]
    end: str = "highest"


def place_in(table: Mapping[str, float], key: str, *, from_high: bool, names: Mapping[str, str] | None = None) -> Place | None:
    """The place of one line counted from the high or the low end, ties sharing their places; None where the line is not in the table."""
    if key not in table:
        return None
    own = table[key]
    ahead = [other for other in table if (table[other] > own if from_high else table[other] < own)]
    level = [other for other in table if table[other] == own]
    first, last = len(ahead) + 1, len(ahead) + len(level)
    order = sorted(table, key=lambda other: (-table[other] if from_high else table[other], other))
    shown = {other: f"{(names or {}).get(other, other)} {number(table[other])}" for other in order}
    whole = len(order) <= LINES_IN_FULL
    top = ", ".join(shown[other] for other in (order if whole else order[:TOP_LINES]))
    end = "highest" if from_high else "lowest"
    tied = f" (tied with {len(level) - 1} more)" if len(level) > 1 else ""
    steps = [f"{len(table)} lines, {end} first: {top}{'.' if whole else ', …'}"]
    steps.append(f"{(names or {}).get(key, key)} with {number(own)} stands at place {first}{tied}.")
    before, after = order[first - 2] if first > 1 else None, order[last] if last < len(order) else None
    if not whole:
        beside = [f"{shown[other]} {where}" for other, where in ((before, "before it"), (after, "after it")) if other]
        steps.append(f"Next to it: {', '.join(beside)}.")
    return Place(first, last, len(table), tuple(steps), end)


@dataclass(frozen=True, slots=True)
class Moves:
    """How a series moved from step to step: rises, falls, and the run of like moves at its end."""

    rises: int
    falls: int
    run: int
    lines: tuple[str, ...]


def moves_of(values: Sequence[tuple[str, float]]) -> Moves:
    """Every step of a series, oldest first, and how many moves of the last kind end it."""
    steps = [(new - old, _step(name, old, new)) for (_, old), (name, new) in pairwise(values)]
    run = 0
    for change, _ in reversed(steps):
        if change == 0 or change * steps[-1][0] <= 0:
            break
        run += 1
    return Moves(sum(change > 0 for change, _ in steps), sum(change < 0 for change, _ in steps), run, tuple(line for _, line in steps))


def _step(name: str, old: float, new: float) -> str:
    way = "up" if new > old else "down" if new < old else "level"
    return f"{name}: {number(new)} ({way} from {number(old)})"
