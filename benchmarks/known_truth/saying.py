"""`Said`: a number as people write it, and which figures make it true or false beyond every tolerance."""

import math
import random
from dataclasses import dataclass

SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
FRACTIONS = (
    ("a tenth", 10.0), ("a fifth", 20.0), ("a quarter", 25.0), ("a third", 100 / 3), ("two fifths", 40.0), ("half", 50.0),
    ("three fifths", 60.0), ("two thirds", 200 / 3), ("three quarters", 75.0),
)  # fmt: skip
ABOUT, NEARLY = ("about", "around", "roughly", "some"), ("nearly", "almost", "just under")
OVER, UNDER = ("more than", "over"), ("fewer than", "under")
# A figure this far off is outside every tolerance that the words could have: of the number in percent, and in points of a percentage.
FAR, FAR_POINTS = 0.25, 4.0
NEAR_BOUND = 0.05
PERCENT = ("percent", "points")


@dataclass(frozen=True, slots=True)
class Said:
    """The words of a number, its value in `unit`, how far rounding goes either side, and `side` for bounds (over, under, nearly, about)."""

    words: str
    value: float
    unit: str
    half: float = 0.0
    side: str = "exact"

    def true_for(self, figure: float) -> bool:
        """Whether the words plainly say this figure."""
        gap, size = figure - self.value, abs(self.value)
        if self.side == "about":
            return abs(gap) <= 0.03 * size
        if self.side == "nearly":
            return -0.04 * size <= gap < 0
        if self.side == "over":
            return 0 < gap <= NEAR_BOUND * size
        if self.side == "under":
            return -NEAR_BOUND * size <= gap < 0
        return abs(gap) <= self.half + 1e-9

    def false_for(self, figure: float) -> bool:
        """Whether no tolerance and no way of rounding makes the words fit this figure."""
        gap = figure - self.value
        if (self.side == "over" and gap > 0) or (self.side == "under" and gap < 0):
            return False
        least = FAR_POINTS if self.unit in PERCENT else 3.0 if self.unit == "count" else 0.0
        if self.unit in PERCENT and abs(self.value) < 12 and abs(figure) < 12:
            least = 2.5
        return abs(gap) >= max(least, FAR * min(abs(figure), abs(self.value)), 2 * self.half)


def digits(value: float) -> str:
    """Digits with thousands separated, decimals only where there are any."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,.10f}".rstrip("0")


def rounded(value: float, figures: int, up: int = 0) -> float:
    """The value to so many significant figures; `up` 1 rounds up, -1 down."""
    if not value:
        return 0.0
    place = 10.0 ** (math.floor(math.log10(abs(value))) - figures + 1)
    steps = value / place
    whole = math.ceil(steps) if up > 0 else math.floor(steps) if up < 0 else round(steps)
    return round(whole * place, 6)


def count_said(value: float, chance: random.Random, *, bare: bool = False, at_most: int = 12) -> Said:
    """A count: in full, in words if it is small, or rounded with a word that says so; `bare` leaves out words before the number."""
    whole = round(value)
    if whole <= 9 and chance.random() < 0.7:
        return Said(SMALL[whole], float(whole), "count", 0.5)
    if whole >= 1_000_000 and chance.random() < 0.6:
        short = round(whole / 1e6, 2)
        return Said(f"{digits(short)} million", short * 1e6, "count", 5_000.0)
    if bare or whole < 150 or chance.random() < 0.6:
        return Said(digits(float(whole)), float(whole), "count", 0.5)
    return _hedged(float(whole), "count", chance)


def _hedged(value: float, unit: str, chance: random.Random) -> Said:
    side = chance.choice(["about", "nearly", "over", "under"])
    figures = 2 if side == "about" or chance.random() < 0.5 else 3
    number = rounded(value, figures, {"nearly": 1, "under": 1, "over": -1}.get(side, 0))
    word = chance.choice({"about": ABOUT, "nearly": NEARLY, "over": OVER, "under": UNDER}[side])
    found = Said(f"{word} {digits(number)}", number, unit, 0.0, side)
    return found if found.true_for(value) else Said(digits(value), value, unit, 0.5)


def percent_said(value: float, chance: random.Random, *, unit: str = "percent", bare: bool = False, places: int = 1) -> Said:
    """A size in percent or points: digits, whole numbers, words, fractions, or with a word that says it is rounded."""
    after = {"percent": ["%", "%", " per cent"], "points": [" percentage points", " percentage points", " points"]}[unit]
    if not bare and unit == "percent" and chance.random() < 0.3:
        found = _fraction(value, chance)
        if found:
            return found
    style = chance.choice(["one", "one", "whole", "words" if not bare else "whole", "hedged" if not bare else "one"])
    whole = float(round(value))
    if style == "words" and 2 <= whole <= 12:
        tail = " per cent" if unit == "percent" else " percentage points"
        return Said(SMALL[int(whole)] + tail, whole, unit, 0.5)
    if style == "hedged" and value > 8:
        side = chance.choice(["nearly", "over", "about", "under"])
        number = float(math.ceil(value) if side in ("nearly", "under") else math.floor(value) if side == "over" else round(value))
        word = chance.choice({"about": ABOUT[:3], "nearly": NEARLY, "over": OVER, "under": ("less than", "under")}[side])
        found = Said(f"{word} {digits(number)}{chance.choice(after)}", number, unit, 0.0, side)
        if found.true_for(value):
            return found
    if style in ("whole", "words", "hedged") and whole >= 3:
        return Said(digits(whole) + chance.choice(after), whole, unit, 0.5)
    number = round(value, places)
    return Said(digits(number) + chance.choice(after), number, unit, 0.5 * 10**-places)


def _fraction(value: float, chance: random.Random) -> Said | None:
    for words, number in FRACTIONS:
        gap = value - number
        if abs(gap) <= min(1.0, 0.03 * number):
            return Said(words, number, "percent", min(1.0, 0.03 * number))
        if -0.05 * number <= gap < -0.01 * number:
            return Said(f"{chance.choice(NEARLY)} {words}", number, "percent", 0.0, "nearly")
        if 0.01 * number < gap <= 0.05 * number:
            return Said(f"{chance.choice(['more than', 'over', 'just over'])} {words}", number, "percent", 0.0, "over")
    return None


def plain_said(value: float, unit: str, places: int, after: str) -> Said:
    """A number with its unit's words after it, rounded to so many places."""
    number = round(value, places)
    return Said(f"{digits(number)}{after}", number, unit, 0.5 * 10**-places)
