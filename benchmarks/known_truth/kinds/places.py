"""Comparisons between places: ranks among all forces, and a force beside England and Wales."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from known_truth.figures import Cell, Facts
from known_truth.kinds.base import About, Kind, Saying
from known_truth.kinds.changes import Change
from known_truth.kinds.levels import CRIMES
from known_truth.kinds.shares import Share
from known_truth.saying import Said, percent_said, plain_said

# Homicides and the like tie; the City's rate per head means nothing, and nobody would be told apart by it.
RANKED = tuple(name for name in CRIMES if name not in ("homicide", "robbery-personal", "burglary-non-residential", "arson"))
TOP = {
    1: ("most", "highest"),
    2: ("second most", "second highest"),
    3: ("third most", "third highest"),
    4: ("fourth most", "fourth highest"),
}
BOTTOM = {1: ("fewest", "lowest"), 2: ("second fewest", "second lowest"), 3: ("third fewest", "third lowest")}
CITY = "E23000034"
CLEAR = 1.02


class Rank(Kind):
    """A force's place among all forces, by number."""

    name = "rank"
    group = "rank"
    alterations = ("value", "direction", "force", "measure", "year")
    measures = RANKED
    nation = False
    noun = 0

    def finished(self, about: About, chance: random.Random) -> About | None:
        return replace(about, span=chance.choice([1, 1, 2, 2, 3, 4, -1, -2, -3]))

    def draw(self, facts: Facts, chance: random.Random) -> About | None:
        about = super().draw(facts, chance)
        if about is None:
            return None
        # Only a few forces are in the places that people speak of: the one in the place drawn is taken.
        day = max([facts.first_day(cell) or date.max for cell in self.table(about, facts)])
        values = self.values(about, facts, day if day < date.max else None)
        if values is None:
            return None
        order = sorted(values, key=lambda code: -values[code])
        return replace(about, area=order[about.span - 1 if about.span > 0 else about.span])

    def table(self, about: About, facts: Facts) -> list[Cell]:
        """The cell of each force."""
        return [Cell(about.measure, code, about.period) for code in facts.forces]

    def values(self, about: About, facts: Facts, day: date | None) -> dict[str, float] | None:
        """Every force's number on a day; None where one is lacking."""
        found = {cell.area: facts.truth(cell, day) for cell in self.table(about, facts)}
        known = {code: value for code, value in found.items() if value is not None}
        return known if len(known) == len(found) else None

    def place(self, about: About, facts: Facts, day: date | None) -> tuple[int, bool] | None:
        """The place from the end that `span` counts from, and whether no neighbour is too near to be sure."""
        values = self.values(about, facts, day)
        if values is None or about.area not in values:
            return None
        own = values[about.area]
        ahead = [value for code, value in values.items() if code != about.area and (value >= own if about.span > 0 else value <= own)]
        near = [value for code, value in values.items() if code != about.area and own / CLEAR < value < own * CLEAR]
        return len(ahead) + 1, not near

    def worth(self, about: About, facts: Facts, day: date | None) -> tuple[float, list[float]] | None:
        place = self.place(about, facts, day)
        return (float(place[0]), [1.0 if place[1] else 0.0]) if place else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        names = (TOP if about.span > 0 else BOTTOM).get(int(value))
        return Saying(Said(names[self.noun], value, "place", 0.1)) if names and numbers[0] else None

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return self.say(about, float(chance.choice([1, 2, 3])), [1.0], chance, bare=bare)

    def false(self, about: About, saying: Saying, facts: Facts) -> bool:
        for day in (None, *sorted({day for cell in self.table(about, facts) for day in facts.days(cell.measure, cell.area)})):
            place = self.place(about, facts, day)
            if place is not None and abs(place[0] - saying.said.value) < 4:
                return False
        return self.place(about, facts, None) is not None

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        names = (TOP if about.span > 0 else BOTTOM)[int(saying.said.value)]
        return {**super().slots(about, saying, chance, publisher), "n_number": names[1]}


class RankRate(Rank):
    """A force's place among all forces, by the head; the statistics office prints no rate for the City of London."""

    name = "rank-rate"
    alterations = ("value", "direction", "force", "year")
    measures = ("recorded-crime-rate",)
    shapes = (
        ("financial", 1),
        ("rolling", 1),
        ("calendar", 1),
    )
    noun = 1

    def table(self, about: About, facts: Facts) -> list[Cell]:
        return [Cell(about.measure, code, about.period) for code in facts.forces if code != CITY]


class NationChange(Change):
    """A force's change beside that of England and Wales."""

    name = "nation-change"
    group = "national"
    pair = True
    nation = False
    measures = tuple(name for name in CRIMES if name != "recorded-crime")
    lengths = (1,)
    alterations = ("value", "direction", "force", "measure", "year")

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        size = abs(value)
        return Saying(percent_said(size, chance, bare=True), up=value > 0) if 3 <= size <= 90 else None


class NationRate(Kind):
    """A force's crimes by the head beside those of England and Wales."""

    name = "nation-rate"
    group = "national"
    pair = True
    nation = False
    measures = ("recorded-crime-rate",)
    shapes = (
        ("financial", 1),
        ("rolling", 1),
        ("calendar", 1),
    )
    alterations = ("value", "force", "year")

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(plain_said(value, "rate", chance.choice([0, 1]), ""))


class NationShare(Share):
    """A force's share beside that of England and Wales."""

    name = "nation-share"
    group = "national"
    pair = True
    nation = False

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(percent_said(value, chance, bare=True)) if value >= 0.8 else None


PLACES = (Rank(), RankRate(), NationChange(), NationRate(), NationShare())
