"""Levels: counts of a period, numbers of people at a date, money, times, rates per head, averages."""

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from factcheck.values import Period
from known_truth.figures import NATION, Cell, Facts
from known_truth.kinds.base import About, Kind, Saying
from known_truth.phrasing import an, words
from known_truth.saying import SMALL, Said, count_said, digits, plain_said

COUNTS = tuple(words()["counts"])
CRIMES = tuple(name for name in COUNTS if name not in ("arrests", "stop-and-search", "knife-crime", "999-calls"))
STOCKS = tuple(words()["stocks"])
PARTS = {"a month": 12.0, "each month": 12.0, "per month": 12.0, "a week": 52.14, "every week": 52.14,
         "a day": 365.25, "every day": 365.25}  # fmt: skip
PEOPLE = {
    "per 1,000 people": 1e3,
    "per 1,000 population": 1e3,
    "for every 1,000 residents": 1e3,
    "per 100,000 people": 1e5,
    "per 100,000 population": 1e5,
}
ONE = {"homicide": "homicide", "burglary": "burglary", "robbery": "robbery", "rape": "rape", "sexual-offences": "sexual offence",
       "bicycle-theft": "bicycle theft", "shoplifting": "shoplifting offence", "vehicle-offences": "vehicle offence",
       "arson": "arson"}  # fmt: skip


class Level(Kind):
    """So many in a period."""

    name = "level"
    group = "level"
    measures = COUNTS
    shapes = (
        ("financial", 5),
        ("rolling", 2),
        ("calendar", 2),
        ("quarter", 2),
        ("month", 1),
    )

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if value < 2 or (about.area == NATION and about.measure == "recorded-crime"):
            return None
        return Saying(count_said(value, chance, bare=bare))


class Stock(Kind):
    """So many at a date."""

    name = "stock"
    group = "level"
    measures = STOCKS
    shapes = (("day", 1),)

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(count_said(value, chance, bare=bare)) if value >= 20 else None

    def open(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        return about.measure == "officers-loose"


class StockNow(Stock):
    """So many now: the latest known, counted within the twelve months before."""

    name = "stock-now"
    alterations = ("value", "force", "measure")

    def worth(self, about: About, facts: Facts, day: date | None) -> tuple[float, list[float]] | None:
        return super().worth(about, facts, day) if day is None or self.latest(about, facts, day) else None

    def latest(self, about: About, facts: Facts, day: date) -> bool:
        """Whether nothing newer was public on the day and the figure is of the twelve months before."""
        held = self.held(about.measure)
        end = about.period.end or date.min
        newer = [each for each in facts.store.periods(held, about.area) if each.is_day and each.end and end < each.end <= day]
        return day - end < timedelta(days=330) and not newer


class Money(Kind):
    """The grant to a force."""

    name = "money"
    group = "level"
    alterations = ("value", "unit", "force")
    measures = ("police-funding",)
    undated = True
    rare = True
    nation = False
    shapes = (("financial", 1),)

    def method(self, measure: str) -> str | None:
        return "central-grant"

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        unit = "bn" if value >= 1e9 else "m"
        scale = 1e9 if value >= 1e9 else 1e6
        places = 2 if value >= 1e9 else chance.choice([0, 1])
        number = round(value / scale, places)
        long = {"bn": " billion", "m": " million"}[unit]
        said = Said(f"£{digits(number)}{chance.choice([long, unit])}", number * scale, "GBP", 0.5 * 10**-places * scale)
        return Saying(said)

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        said = saying.said
        return about, Saying(
            replace(said, words=f"£{digits(round(said.value / 1e6, 1))} billion", value=said.value * 1e3)
        ) if said.value < 1e9 else saying


class Days(Kind):
    """How long rape cases take, in days."""

    name = "days"
    group = "level"
    alterations = ("value", "year", "unit", "measure")
    undated = True
    rare = True
    measures = ("rape-days-offence-to-charge", "rape-days-offence-to-completion")
    shapes = (("calendar", 1),)

    def draw(self, facts: Facts, chance: random.Random) -> About | None:
        measure = chance.choice(self.measures)
        periods = facts.periods(measure, NATION, "calendar")
        statistic = chance.choice(["mean", "median"])
        return About(measure, NATION, chance.choice(periods), per=statistic) if periods else None

    def worth(self, about: About, facts: Facts, day: date | None) -> tuple[float, list[float]] | None:
        found = [row.value for row in facts.figures(self.cells(about)[0], day) if row.statistic == about.per and row.value]
        return (found[0], found[:1]) if found else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(plain_said(value, "days", 0, " days"))

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        said, unit, days = saying.said, *chance.choice([("weeks", 7.0), ("months", 30.4)])
        return about, Saying(replace(said, words=said.words.replace("days", unit), value=said.value * days))

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        word = "median" if about.per == "median" else "mean"
        end = (
            chance.choice(["charge", "a suspect being charged"])
            if about.measure.endswith("charge")
            else chance.choice(["completion", "the completion of the case"])
        )
        return {**super().slots(about, saying, chance, publisher), "average": f"a {word}", "average_word": word, "end": end}


class Seconds(Kind):
    """How long 999 callers wait in a month, where a release of the day gives it."""

    name = "seconds"
    group = "level"
    alterations = ("value", "unit")
    shapes = (
        ("month", 1),
        ("half", 2),
        ("rolling", 1),
    )
    nation = False
    rare = True
    measures = ("999-mean-answer-time",)

    def method(self, measure: str) -> str | None:
        return "national-clock"

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(plain_said(value, "seconds", chance.choice([0, 1]), " seconds"))

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        said = saying.said
        return about, Saying(replace(said, words=said.words.replace("seconds", "minutes"), value=said.value * 60))

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        return {
            **super().slots(about, saying, chance, publisher),
            "average": chance.choice(["an average", "a mean"]),
            "average_word": "average",
        }


class Rate(Kind):
    """Recorded crime by the head, as the statistics office prints it."""

    name = "rate"
    group = "per head"
    alterations = ("value", "year", "force", "unit")
    measures = ("recorded-crime-rate",)
    shapes = (
        ("financial", 1),
        ("rolling", 1),
        ("calendar", 1),
    )

    def finished(self, about: About, chance: random.Random) -> About | None:
        return replace(about, per=chance.choice([each for each, size in PEOPLE.items() if size == 1e3]))

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] * PEOPLE[about.per or ""] / 1e3

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        return Saying(plain_said(value, "rate", chance.choice([0, 1]), ""))

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        return replace(about, per=chance.choice(["per 100,000 people", "per 100,000 population"])), saying

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        return {**super().slots(about, saying, chance, publisher), "per": about.per or ""}


class PerHead(Rate):
    """A count by the head of the people who lived there at the middle of the year."""

    name = "per-head"
    alterations = ("value", "year", "force", "unit", "measure")
    measures = (
        "burglary",
        "robbery",
        "vehicle-offences",
        "shoplifting",
        "sexual-offences",
        "violence-against-the-person",
        "theft-offences",
    )
    shapes = (("financial", 1),)

    def finished(self, about: About, chance: random.Random) -> About | None:
        return replace(about, per=chance.choice(list(PEOPLE))) if about.area != "E23000034" else None

    def cells(self, about: About) -> list[Cell]:
        year = (about.period.start or date.min).year
        middle = [Period(start=date(each, 6, 30), end=date(each, 6, 30)) for each in (year, year - 1)]
        return [Cell(about.measure, about.area, about.period), *[Cell("population", about.area, each) for each in middle]]

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] / numbers[1] * PEOPLE[about.per or ""]

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        before = value * numbers[1] / numbers[2]
        said = plain_said(value, "rate", 0 if value >= 20 else 1, "")
        # The statistics office divides by the estimate of the year before: both must round to what is said.
        return Saying(said) if said.value >= 1 and said.true_for(before) else None

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        other = [each for each, size in PEOPLE.items() if size != PEOPLE[about.per or ""]]
        return replace(about, per=chance.choice(other)), saying


class Average(Kind):
    """So many a month, a week or a day over a year."""

    name = "average"
    group = "average"
    alterations = ("value", "year", "force", "measure", "unit")
    measures = COUNTS
    shapes = (
        ("financial", 5),
        ("rolling", 2),
        ("calendar", 2),
    )

    def finished(self, about: About, chance: random.Random) -> About | None:
        return replace(about, per=chance.choice(list(PARTS)))

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return numbers[0] / PARTS[about.per or ""]

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        if value < 8:
            return None
        said = count_said(value, chance, bare=bare)
        # Some take 52 weeks and 365 days for the year: all must round to what is said.
        parts = (1.0, PARTS["a week"] / 52, 365.25 / 365) if PARTS[about.per or ""] > 12 else (1.0,)
        return Saying(said) if all(said.true_for(value * part) for part in parts) else None

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        other = [each for each, parts in PARTS.items() if parts != PARTS[about.per or ""]]
        return replace(about, per=chance.choice(other)), saying

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        return {**super().slots(about, saying, chance, publisher), "per": about.per or ""}


class Every(Kind):
    """One every so many minutes or hours."""

    name = "every"
    group = "average"
    alterations = ("value", "year", "force", "measure", "unit")
    measures = tuple(ONE)
    shapes = (
        ("financial", 5),
        ("calendar", 2),
    )

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        return 525_600 / numbers[0] if numbers[0] else None

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        unit, size = ("minutes", 1.0) if value < 100 else ("hours", 60.0) if value < 60 * 40 else ("days", 1440.0)
        number = round(value / size)
        if number < 2 or abs(number * size - value) > 0.06 * value:
            return None
        word = SMALL[number] if number <= 9 else str(number)
        return Saying(Said(f"{word} {unit}", number * size, "minutes", 0.5 * size))

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        said = saying.said
        if "minutes" not in said.words:
            return None
        return about, Saying(replace(said, words=said.words.replace("minutes", "hours"), value=said.value * 60))

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        one = ONE[about.measure]
        return {**super().slots(about, saying, chance, publisher), "one": one, "a_one": f"{an(one)} {one}"}


LEVELS = (Level(), Stock(), StockNow(), Money(), Days(), Seconds(), Rate(), PerHead(), Average(), Every())
