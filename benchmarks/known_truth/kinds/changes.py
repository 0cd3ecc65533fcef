"""Moves between two periods: in percent, in number, in points, as multiples, from one number to another, and without a size."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from known_truth.figures import Cell, Facts, moved
from known_truth.kinds.base import About, Kind, Saying
from known_truth.kinds.levels import COUNTS, CRIMES
from known_truth.periods import long_date, month
from known_truth.phrasing import words
from known_truth.saying import Said, count_said, digits, percent_said

BACK = (1, 1, 1, 1, 1, 2, 3, 4, 5, 6)
MOVES = ("value", "direction", "year", "force", "measure", "baseline")
SMALLEST = 50.0
RATES = tuple(words()["shares"])

ORDINALS = {2: "second", 3: "third", 4: "fourth", 5: "fifth"}
WAYS = {
    "up": ("rose", "increased", "went up"),
    "down": ("fell", "decreased", "went down", "dropped"),
    "flat": ("remained stable", "was broadly unchanged", "stayed about the same"),
    "very-up": ("rose sharply", "soared", "increased significantly"),
    "very-down": ("fell sharply", "plummeted", "fell significantly"),
}


class Change(Kind):
    """A change in percent."""

    name = "change"
    group = "change"
    alterations = MOVES
    measures = COUNTS
    lengths = BACK

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        new, old = numbers
        return (new - old) / old * 100 if min(new, old) >= SMALLEST else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value)
        if size < 3 or (size > 95 and value < 0) or size > 400:
            return None
        return Saying(percent_said(size, chance, bare=bare), up=value > 0)

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value) + chance.choice([-12.0, -8.0, 6.0, 9.0, 14.0, 21.0])
        return self.say(about, size if value > 0 else -size, numbers, chance, bare=bare) if size > 3 else None


class StockChange(Change):
    """A change in percent of a number at a date."""

    name = "stock-change"
    alterations = ("value", "direction", "force", "measure", "year", "baseline")
    measures = ("officers-fte", "officers-headcount", "pcso-fte", "police-staff-fte", "special-constables")
    shapes = (("day", 1),)
    lengths = (1, 2, 3, 5, 7, 9)

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        write = chance.choice([month, long_date])
        days = {"new_day": write(about.period.end or date.min), "old_day": write((about.baseline or about.period).end or date.min)}
        return {**super().slots(about, saying, chance, publisher), **days}


class Number(Kind):
    """A change in number."""

    name = "number"
    group = "change"
    alterations = (*MOVES, "unit")
    measures = COUNTS
    lengths = BACK

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        new, old = numbers
        if about.per == "percent":
            return (new - old) / old * 100 if old else None
        return new - old

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value)
        if size < 15 or size < 0.03 * numbers[1]:
            return None
        return Saying(count_said(size, chance, bare=bare), up=value > 0)

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        said = saying.said
        if said.side != "exact" or said.value > 900 or not said.words.isdigit():
            return None
        return replace(about, per="percent"), replace(saying, said=replace(said, words=f"{said.words}%", unit="percent"))

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        return {
            **super().slots(about, saying, chance, publisher),
            "units": chance.choice(["offences", "cases"]) if about.per is None else "",
        }


class Points(Kind):
    """A change of a percentage in points."""

    name = "points"
    group = "points"
    alterations = ("value", "direction", "force", "measure", "unit")
    measures = RATES
    shapes = (("financial", 1),)
    lengths = (1,)

    def method(self, measure: str) -> str | None:
        return None if measure == "stop-and-search-arrest-rate" else "cohort"

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] - numbers[1]

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value)
        return Saying(percent_said(size, chance, unit="points", bare=True), up=value > 0) if size >= 0.6 else None

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value) + chance.choice([5.0, 7.0, 11.0])
        return self.say(about, size if value > 0 else -size, numbers, chance, bare=bare)

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        relative = abs(numbers[0] - numbers[1]) / numbers[1] * 100 if numbers[1] else 0.0
        return (about, replace(saying, said=percent_said(relative, chance, unit="points", bare=True))) if relative < 90 else None

    def open(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        return any(not self.fits(saying, value) for value in self.worths(about, facts) or [])


class Multiple(Kind):
    """Doubled, trebled, halved."""

    name = "multiple"
    effort = 5
    group = "multiple"
    alterations = ("value", "direction", "year", "force", "measure", "baseline")
    measures = CRIMES
    lengths = (1, 2, 3, 4, 5, 6, 8)
    said = ((2.0, "doubled"), (3.0, "trebled"), (3.0, "tripled"), (4.0, "quadrupled"), (0.5, "halved"))
    shapes = (
        ("financial", 4),
        ("rolling", 2),
        ("calendar", 2),
        ("quarter", 4),
    )

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        new, old = numbers
        return new / old if min(new, old) >= 30 else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        for number, word in chance.sample(self.said, len(self.said)):
            gap = value / number - 1
            if abs(gap) <= 0.035:
                return Saying(Said(word, number, "times", 0.04 * number))
            if -0.06 <= gap < -0.01 and number > 1:
                return Saying(Said(f"{chance.choice(['almost', 'nearly'])} {word}", number, "times", 0.0, "about"))
            if 0.01 < gap <= 0.09 and number > 1:
                return Saying(Said(f"more than {word}", number, "times", 0.0, "over"))
        return None

    def fits(self, saying: Saying, value: float) -> bool:
        said = saying.said
        gap = value / said.value - 1
        return 0 < gap <= 0.09 if said.side == "over" else -0.06 <= gap <= 0.035

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        number, word = chance.choice(self.said)
        return Saying(Said(word, number, "times", 0.04 * number))


class Times(Kind):
    """2.4 times as many as before."""

    name = "times"
    group = "multiple"
    alterations = ("value", "year", "force", "measure", "baseline")
    measures = CRIMES
    lengths = (1, 2, 3, 4, 5, 6, 8)

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        new, old = numbers
        return new / old if min(new, old) >= 30 else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if value < 1.3 or value > 20:
            return None
        number = round(value, 1)
        if abs(number - 2) < 0.05:
            return Saying(Said("twice", 2.0, "times", 0.08))
        word = {3.0: "three", 4.0: "four"}.get(number, digits(number))
        return Saying(Said(f"{word} times", number, "times", 0.05))


class FromTo(Kind):
    """From one number to another."""

    name = "from-to"
    group = "from-to"
    alterations = ("value", "direction", "year", "force", "measure", "baseline")
    measures = COUNTS
    lengths = BACK

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        new, old = numbers
        if new == old or min(new, old) < 10 or abs(new - old) < 0.02 * old:
            return None
        full = [Said(digits(float(round(each))), float(round(each)), "count", 0.5) for each in (new, old)]
        return Saying(full[0], up=new > old, old=full[1])

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        new = round(numbers[0] * chance.choice([0.5, 0.6, 1.6, 1.9]))
        return self.say(about, new, [new, numbers[1]], chance, bare=bare)

    def true(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        worth = self.worth(about, facts, day)
        return worth is not None and saying.old is not None and saying.said.true_for(worth[1][0]) and saying.old.true_for(worth[1][1])

    def false(self, about: About, saying: Saying, facts: Facts) -> bool:
        every = [[value for each in (about, *self.others(about)) for value in facts.every(self.cells(each)[end])] for end in (0, 1)]
        ends = (saying.said, saying.old)
        return any(values and said and all(said.false_for(value) for value in values) for said, values in zip(ends, every, strict=True))


class Trend(Kind):
    """Up, down or stable, without a size."""

    name = "trend"
    group = "trend"
    alterations = ("direction", "year", "force", "measure", "baseline")
    measures = COUNTS
    lengths = BACK

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        new, old = numbers
        return (new - old) / old * 100 if min(new, old) >= SMALLEST else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        way = "up" if value > 0 else "down"
        if abs(value) < 1.2:
            way = "flat"
        elif abs(value) < 4:
            return None
        elif abs(value) >= 25 and chance.random() < 0.4:
            way = f"very-{way}"
        return Saying(Said(chance.choice(WAYS[way]), 0.0, way))

    def fits(self, saying: Saying, value: float) -> bool:
        way = saying.said.unit
        if way == "flat":
            return abs(value) < 1.5
        return (value if way.endswith("up") else -value) >= (20 if way.startswith("very") else 3)

    def refutes(self, saying: Saying, value: float) -> bool:
        way = saying.said.unit
        return abs(value) >= 12 if way == "flat" else (value if way.endswith("up") else -value) <= -6

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        verb = saying.said.words
        return {**super().slots(about, saying, chance, publisher), "verb": verb}

    def open(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        return False


class Run(Kind):
    """The third year in a row."""

    name = "run"
    effort = 3
    group = "trend"
    alterations = ("value", "direction", "force", "measure", "year")
    measures = COUNTS
    shapes = (("financial", 1),)

    def cells(self, about: About) -> list[Cell]:
        return [Cell(about.measure, about.area, moved(about.period, -12 * back)) for back in range(about.span + 2)]

    def finished(self, about: About, chance: random.Random) -> About | None:
        return replace(about, span=chance.choice([2, 2, 3, 3, 4, 5]))

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        """How many years it has moved the way of the last; negative for falls; None where a step is too small to be sure of."""
        steps = [new / old - 1 if old else 0.0 for new, old in itertools.pairwise(numbers)]
        way = 1 if steps[0] > 0 else -1
        count = 0
        for step in steps:
            if abs(step) < 0.01 or min(numbers) < SMALLEST:
                return None
            if step * way < 0:
                break
            count += 1
        return float(count * way)

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if abs(value) != about.span:
            return None
        return Saying(Said(ORDINALS[about.span], float(about.span), "years", 0.0), up=value > 0)

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if abs(value) >= about.span:
            return None
        return Saying(Said(ORDINALS[about.span], float(about.span), "years", 0.0), up=value > 0)

    def false(self, about: About, saying: Saying, facts: Facts) -> bool:
        every = [sorted(facts.every(cell)) for cell in self.cells(about)[: about.span + 1]]
        if not all(every):
            return False
        way = 1 if saying.up else -1
        pairs = itertools.pairwise(every)
        return any(all((new / old - 1) * way < -0.03 for new in news for old in olds if old) for news, olds in pairs)


class Since(Kind):
    """The highest since a year."""

    name = "since"
    effort = 8
    group = "trend"
    alterations = ("direction", "year", "force", "measure", "baseline")
    measures = COUNTS
    shapes = (("financial", 1),)
    lengths = (2, 3, 4, 5, 6)

    def cells(self, about: About) -> list[Cell]:
        first, last = (about.baseline or about.period).end or date.min, about.period.end or date.min
        return [Cell(about.measure, about.area, moved(about.period, -12 * back)) for back in range(last.year - first.year + 1)]

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        """1 for the highest since the first year, -1 for the lowest, None else."""
        new, *between, old = numbers
        if min(numbers) < 20 or not between:
            return None
        if new > 1.015 * max(between) and old > 1.015 * new:
            return 1.0
        return -1.0 if new < 0.985 * min(between) and old < 0.985 * new else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(Said("highest" if value > 0 else "lowest", value, "place", 0.1))

    def false(self, about: About, saying: Saying, facts: Facts) -> bool:
        every = [sorted(facts.every(cell)) for cell in self.cells(about)]
        if len(every) < 3 or not all(every):
            return False
        way = saying.said.value
        return any(all((other / new - 1) * way > 0.04 for other in others for new in every[0]) for others in every[1:-1])

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        found = super().slots(about, saying, chance, publisher)
        since = f"since {found['old_noun']}"
        return {**found, "n": f"{saying.said.words} level {since}", "n_number": f"{saying.said.words} number"}


CHANGES = (Change(), StockChange(), Number(), Points(), Multiple(), Times(), FromTo(), Trend(), Run(), Since())
