"""`Kind`: how one kind of claim is drawn from the figures, worked out, said, altered and refuted."""

import itertools
import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.values import Period
from known_truth.figures import NATION, Cell, Facts, moved
from known_truth.periods import adverb, noun, start_noun, than
from known_truth.phrasing import count_slots, move_slots, phrases, place_slots, speaker_slots, words
from known_truth.saying import Said

COMBINATIONS_AT_MOST = 4_000
YEARLY = (
    ("financial", 5),
    ("rolling", 2),
    ("calendar", 2),
    ("quarter", 2),
)
NATION_SHARE = 0.13


@dataclass(frozen=True, slots=True)
class About:
    """What a claim is about; `other` is a second measure, `per` the unit or divisor, `span` how many years it looks back."""

    measure: str
    area: str
    period: Period
    baseline: Period | None = None
    other: str | None = None
    per: str | None = None
    span: int = 1
    method: str | None = None


@dataclass(frozen=True, slots=True)
class Saying:
    """What is said: the number, the direction of a move (None where there is none), and the first end of a move where it is said too."""

    said: Said
    up: bool | None = None
    old: Said | None = None


class Kind:
    """A kind of claim; subclasses say what is drawn, which figures it stands on and how it is worked out."""

    name = ""
    group = ""
    alterations: tuple[str, ...] = ("value", "year", "force", "measure")
    measures: tuple[str, ...] = ()
    shapes = YEARLY
    nation = True
    pair = False
    undated = False
    rare = False
    effort = 1
    lengths: tuple[int, ...] = ()

    def draw(self, facts: Facts, chance: random.Random) -> About | None:
        """A measure, an area and a period that have a figure, and a start where the kind needs one."""
        measure = chance.choice(self.measures)
        area = NATION if self.nation and chance.random() < NATION_SHARE else chance.choice(facts.forces)
        if area == NATION and measure == "recorded-crime":
            return None
        shape = chance.choices([name for name, _ in self.shapes], [weight for _, weight in self.shapes])[0]
        periods = facts.periods(self.held(measure), area, shape)
        if not periods:
            return None
        about = About(measure, area, chance.choice(periods), method=self.method(measure))
        return self.finished(about, chance)

    def held(self, measure: str) -> str:
        """The measure in the store where the words are loose."""
        of = words()["stocks"].get(measure, {}).get("of")
        return of[0] if of else measure

    def method(self, measure: str) -> str | None:
        """The method that the words of the kind mean."""
        return None

    def finished(self, about: About, chance: random.Random) -> About | None:
        """The draw with what else the kind needs."""
        if not self.lengths:
            return about
        return replace(about, baseline=moved(about.period, -12 * chance.choice(self.lengths)))

    def cells(self, about: About) -> list[Cell]:
        """The figures that the claim stands on."""
        found = [Cell(self.held(about.measure), about.area, about.period, about.method)]
        if about.baseline is not None:
            found.append(Cell(self.held(about.measure), about.area, about.baseline, about.method))
        return found

    def value(self, about: About, numbers: Sequence[float]) -> float | None:
        """What the figures give, in the unit that is said; None where the kind makes no claim of them."""
        return numbers[0]

    def say(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        """The words for it; None where nobody would say it so."""
        raise NotImplementedError

    def worth(self, about: About, facts: Facts, day: date | None) -> tuple[float, list[float]] | None:
        """What the figures of a day give, and the figures; None where one is lacking."""
        numbers = [facts.truth(cell, day) for cell in self.cells(about)]
        known = [number for number in numbers if number is not None]
        if len(known) < len(numbers):
            return None
        value = self.value(about, known)
        return None if value is None else (value, known)

    def worths(self, about: About, facts: Facts) -> list[float] | None:
        """What every combination of editions, methods and publishers gives; None where there are none or too many to try."""
        every = [sorted(facts.every(cell)) for cell in self.cells(about)]
        total = 1
        for each in every:
            total *= len(each)
        if not 0 < total <= COMBINATIONS_AT_MOST:
            return None
        found = [self.value(about, numbers) for numbers in itertools.product(*every)]
        return [value for value in found if value is not None]

    def fits(self, saying: Saying, value: float) -> bool:
        """Whether the words are plainly true of the value."""
        return saying.said.true_for(value if saying.up is None else value if saying.up else -value)

    def refutes(self, saying: Saying, value: float) -> bool:
        """Whether the words are false of the value beyond every tolerance."""
        return saying.said.false_for(value if saying.up is None else value if saying.up else -value)

    def true(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        """Whether what is said is plainly what the figures of the day give."""
        worth = self.worth(about, facts, day)
        return worth is not None and self.fits(saying, worth[0])

    def false(self, about: About, saying: Saying, facts: Facts) -> bool:
        """Whether it is false of everything that was ever published for it, and of the other ways to take the words."""
        own = self.worths(about, facts)
        if not own or not all(self.refutes(saying, value) for value in own):
            return False
        others = [value for other in self.others(about) for value in self.worths(other, facts) or []]
        return all(self.refutes(saying, value) for value in others)

    def others(self, about: About) -> list[About]:
        """Other ways to take the words: neighbours of a loose measure, other starts where none is named."""
        counts = words()["counts"].get(about.measure, {}).get("also", [])
        stocks = words()["stocks"].get(about.measure, {}).get("of", [])
        return [replace(about, measure=each) for each in (*counts, *stocks)]

    def open(self, about: About, saying: Saying, facts: Facts, day: date | None) -> bool:
        """Whether another honest way to take the words gives something else, so that it depends."""
        others = [self.worth(each, facts, day) for each in self.others(about)]
        return any(worth is not None and not self.fits(saying, worth[0]) for worth in others)

    def turned(self, about: About, saying: Saying, numbers: Sequence[float], chance: random.Random) -> tuple[About, Saying] | None:
        """The same in another unit, wrongly; None where the kind has no such mistake."""
        return None

    def again(self, about: About, value: float, numbers: Sequence[float], chance: random.Random, *, bare: bool) -> Saying | None:
        """Said with a wrong number."""
        factor = chance.choice([0.45, 0.55, 0.65, 1.5, 1.7, 2.1])
        return self.say(about, value * factor, [number * factor for number in numbers], chance, bare=bare)

    def slots(self, about: About, saying: Saying, chance: random.Random, publisher: str) -> dict[str, str]:
        """The words for every slot of the kind's phrasings."""
        found = {**place_slots(about.area, chance), **speaker_slots(about.area, publisher, chance)}
        if about.measure in words()["counts"]:
            found |= count_slots(about.measure, chance)
        elif about.measure in words()["stocks"]:
            found["many"] = chance.choice(words()["stocks"][about.measure]["many"])
        elif about.measure in words()["shares"]:
            found |= {key: chance.choice(said) for key, said in words()["shares"][about.measure].items()}
        if saying.up is not None:
            found |= move_slots(saying.up, chance)
        period = about.period
        found |= {"when": adverb(period, chance), "n": saying.said.words}
        if not period.is_day:
            found["noun"] = noun(period, chance)
        if about.baseline is not None:
            found |= {"than": than(period, about.baseline, chance), "old_noun": start_noun(about.baseline, chance)}
        return found

    @property
    def phrasings(self) -> dict[str, str]:
        """The kind's sentences by name."""
        return phrases(self.name)
