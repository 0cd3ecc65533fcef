"""Shares: of crimes with an outcome, of all crime, one in so many, twice as many as."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from known_truth.figures import Cell, Facts
from known_truth.kinds.base import About, Kind, Saying
from known_truth.kinds.levels import ONE
from known_truth.phrasing import an, words
from known_truth.saying import SMALL, Said, digits, percent_said

PARTS_OF_ALL = ("burglary", "robbery", "sexual-offences", "shoplifting", "vehicle-offences", "violence-against-the-person",
                "theft-offences", "drug-offences", "public-order-offences", "criminal-damage-and-arson")  # fmt: skip
ONE_IN = range(3, 41)


class Share(Kind):
    """So many percent of crimes, searches or officers."""

    name = "share"
    group = "share"
    measures = tuple(words()["shares"])
    shapes = (("financial", 1),)

    def method(self, measure: str) -> str | None:
        return None if measure == "stop-and-search-arrest-rate" else "cohort"

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(percent_said(value, chance)) if value >= 0.8 else None

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return self.say(about, value + chance.choice([5.0, 7.0, 11.0, 18.0]), numbers, chance, bare=bare)

    def open(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        return any(not self.fits(saying, value) for value in self.worths(about, facts) or [])

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        found = super().slots(about, saying, chance, publisher)
        if about.measure == "stop-and-search-arrest-rate":
            # Searches are carried out, crimes recorded.
            found["rec"] = "carried out"
        return found


class OneIn(Share):
    """One in 18."""

    name = "one-in"
    alterations = ("value", "year", "force", "measure", "unit")

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if value <= 0 or round(100 / value) not in ONE_IN:
            return None
        number = round(100 / value)
        low, high = 100 / (number + 0.5), 100 / (number - 0.5)
        word = SMALL[number] if number <= 10 else str(number)
        middle = 100 / number
        return Saying(Said(f"one in {word}", middle, "percent", min(middle - low, high - middle, 0.07 * middle)))

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        number = float(round(100 / saying.said.value))
        return about, Saying(Said(f"{digits(number)} per cent of", number, "percent", 0.5))


class Within(Share):
    """So many 999 calls answered within ten seconds."""

    name = "within"
    alterations = ("value", "force")
    rare = True
    measures = ("999-answered-within-10-seconds",)
    shapes = (
        ("month", 4),
        ("half", 1),
        ("financial", 1),
    )
    nation = False

    def method(self, measure: str) -> str | None:
        return "national-clock"

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return self.say(about, value + (-1 if value > 60 else 1) * chance.choice([22.0, 26.0, 31.0]), numbers, chance, bare=bare)


class Women(Share):
    """The share of women among officers at a date."""

    name = "women"
    alterations = ("value", "force", "year")
    measures = ("officers-female-share",)
    shapes = (("day", 1),)

    def method(self, measure: str) -> str | None:
        return None


class ShareOfAll(Kind):
    """So many percent of all crime."""

    name = "share-all"
    group = "share"
    measures = PARTS_OF_ALL
    nation = False

    def cells(self, about: About) -> list[Cell]:
        return [Cell(about.measure, about.area, about.period), Cell("recorded-crime", about.area, about.period)]

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] / numbers[1] * 100 if numbers[1] else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(percent_said(value, chance)) if value >= 0.8 else None

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return self.say(about, value + chance.choice([5.0, 7.0, 11.0, 18.0]), numbers, chance, bare=bare)


class OneInAll(ShareOfAll):
    """One in 12 crimes is of a kind."""

    name = "one-in-all"
    alterations = ("value", "year", "force", "measure")
    measures = tuple(name for name in PARTS_OF_ALL if name in ONE)

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return OneIn().say(about, value, numbers, chance, bare=bare)

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        one = ONE[about.measure]
        named = f"{an(one)} {one}"
        return {**super().slots(about, saying, chance, publisher), "one_of": named.removesuffix(" offence")}


class Ratio(Kind):
    """Twice as many of one as of another."""

    name = "ratio"
    group = "ratio"
    measures = tuple(ONE)

    def cells(self, about: About) -> list[Cell]:
        return [Cell(about.measure, about.area, about.period), Cell(about.other or "", about.area, about.period)]

    def finished(self, about: About, chance: random.Random) -> About | None:
        others = [name for name in ONE if name != about.measure and {name, about.measure} != {"rape", "sexual-offences"}]
        return replace(about, other=chance.choice([name for name in others if name not in ("homicide", "shoplifting")]))

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] / numbers[1] if min(numbers) >= 30 and about.measure != about.other else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if not 1.3 <= value <= 12:
            return None
        whole = round(value)
        if abs(value / whole - 1) <= 0.03 and whole >= 2:
            word = "twice" if whole == 2 and not bare else f"{SMALL[min(whole, 12)]} times"
            return Saying(Said(word, float(whole), "times", 0.035 * whole))
        if 0.01 < value / int(value) - 1 <= 0.07 and value >= 2:
            low = int(value)
            return Saying(Said(f"more than {'twice' if low == 2 else f'{SMALL[min(low, 12)]} times'}", float(low), "times", 0.0, "over"))
        number = round(value, 1)
        return Saying(Said(f"{digits(number)} times", number, "times", 0.05))

    def fits(self, saying: Saying, value: float) -> bool:
        said = saying.said
        return 0 < value / said.value - 1 <= 0.09 if said.side == "over" else said.true_for(value)

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        other = about.other or ""
        number = saying.said.words.removesuffix(" times")
        return {
            **super().slots(about, saying, chance, publisher),
            "other": chance.choice(words()["counts"][other]["many"]),
            "other_one": ONE[other],
            "n_plain": {"twice": "two", "more than twice": "more than two"}.get(number, number),
        }


SHARES = (Share(), Within(), Women(), OneIn(), ShareOfAll(), OneInAll(), Ratio())
