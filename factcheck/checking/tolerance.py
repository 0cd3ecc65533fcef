"""`Band`: how far a published figure may lie from the words of a claim, by the table in data/checking/tolerances.yaml."""

import re
from dataclasses import dataclass

from factcheck.checking.rules import Beyond, Tolerances, Words, load_rules
from factcheck.checking.saying import measured, number
from factcheck.values import Unit

PERCENTAGES = (Unit.PERCENT, Unit.POINTS)
# Sums of binary fractions miss by a little; a figure on the edge of a band is inside it.
SLACK = 1e-9
INFINITE = float("inf")
DECIMALS = re.compile(r"\d\.\d")
# From here on trailing zeros count as rounding.
ROUND_FROM = 1000.0
# A share is read to so many points.
READ_TO = 0.005


@dataclass(frozen=True, slots=True)
class Band:
    """The figures that agree with a claim's words and those that are close, both ends included, and why, in words."""

    agrees: tuple[float, float]
    close: tuple[float, float]
    why: str

    def outcome(self, value: float) -> str:
        """ "agrees", "close" or "disagrees"."""
        if _inside(value, self.agrees):
            return "agrees"
        return "close" if _inside(value, self.close) else "disagrees"


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """How a number was written: everything that tolerance comes from. `moves` is true for the size of a change, `falls` for a decrease."""

    value: float
    unit: Unit
    form: str = "digits"
    approx: str = "exact"
    last_place: float | None = None
    text: str = ""
    moves: bool = False
    falls: bool = False


def band_for(written: Written, *, tolerances: Tolerances | None = None, words: Words | None = None) -> Band:
    """The band of a number as written, in its own unit and without sign (a fall of 2% is 2).

    Source of the rules: the house table, refined in data/checking/tolerances.yaml with a reason each.
    """
    rules = tolerances or load_rules().tolerances
    listed = words or load_rules().words
    loose = _word_band(written, rules)
    if loose:
        return loose
    margins, why = _margins(written, rules, listed)
    if written.approx == "about":
        return _about(written, margins, rules)
    if written.approx == "almost":
        return _almost(written, margins, rules)
    if written.approx in ("more_than", "less_than", "up_to"):
        return _bounded(written, rules, listed)
    value = written.value
    (below, above), (near_below, near_above) = margins
    return Band((value - below, value + above), (value - near_below, value + near_above), why)


Margins = tuple[tuple[float, float], tuple[float, float]]


def place_of(written: Written, words: Words | None = None) -> float:
    """The size of the last digit that was meant: trailing zeros count only as whole thousands or whole millions.

    "58%" 1; "2.5" 0.1; "70,000" 1000; "1,500,000" 1000; "3,000,000" 1000000; "2.5 million" 100000; "300" 1.
    """
    listed = words or load_rules().words
    value = abs(written.value)
    scaled = listed.has("scale", re.sub(r"(?<=\d)(?=[A-Za-z])", " ", written.text))
    if written.last_place and (written.last_place < 1 or scaled):
        return written.last_place
    if value and value % 1e6 == 0:
        return 1e6
    if value and value % 1e3 == 0:
        return 1e3
    if written.last_place and written.last_place < 1000 and written.last_place > 1 and value % 1 == 0:
        return 1.0
    return written.last_place or _decimal_place(value)


def _rounded_to(written: Written, rules: Tolerances, words: Words) -> float:
    """The place that was meant, but for thousands and above never so wide that another round number would have been said."""
    place, size = place_of(written, words), abs(written.value)
    if place < ROUND_FROM:
        return place
    scaled = words.has("scale", re.sub(r"(?<=\d)(?=[A-Za-z])", " ", written.text))
    percent = rules.digits.scaled_rounding_percent if scaled else rules.digits.rounding_percent
    return max(1.0, min(place, size * percent / 100))


def _decimal_place(value: float) -> float:
    text = f"{value:.6f}".rstrip("0").rstrip(".")
    return 10.0 ** -len(text.partition(".")[2]) if "." in text else 1.0


def _margins(written: Written, rules: Tolerances, words: Words) -> tuple[Margins, str]:
    """How far below and above the value agrees, and is close, by the form alone."""
    if written.form == "multiple":
        return _multiple_margins(written, rules)
    if written.form == "one_in" and written.unit is Unit.PERCENT and 0 < written.value < 100:
        return _one_in_margins(written, rules)
    if written.form == "fraction":
        part = rules.fraction
        agrees = min(part.agrees_points, written.value * part.agrees_percent / 100)
        close = min(part.close_points, written.value * part.close_percent / 100)
        return ((agrees, agrees), (close, close)), f"a fraction allows {number(agrees)} points either side"
    place = _rounded_to(written, rules, words)
    half = rules.digits.agrees_places * place
    least = rules.digits.close_points if written.unit in PERCENTAGES else abs(written.value) * rules.digits.close_level_percent / 100
    near = max(rules.digits.close_places * place, least)
    if written.unit is Unit.RANK:
        half, near = 0.0, 0.0
    exactly = place == 1 and written.unit is Unit.COUNT
    why = "digits allow exactly this number" if exactly else f"digits allow {number(half)} either side"
    return ((half, half), (near, near)), why


def _multiple_margins(written: Written, rules: Tolerances) -> tuple[Margins, str]:
    """Margins of a multiple, given back in the unit of the claim: a doubling is a change of 100 percent and a multiple of 2."""
    multiple = _multiple_of(written)
    agrees, close = (multiple * share / 100 for share in (rules.multiple.agrees_percent, rules.multiple.close_percent))
    scale = 1.0 if written.unit is Unit.TIMES else 100.0
    why = f"a multiple of {number(multiple)} allows {number(rules.multiple.agrees_percent)}% of it either side"
    if written.last_place and written.last_place < 1 and DECIMALS.search(written.text):
        agrees = rules.digits.agrees_places * written.last_place
        close = max(rules.digits.close_places * written.last_place, multiple * rules.multiple.decimals_close_percent / 100)
        why = f"digits allow {number(agrees)} either side"
    return ((agrees * scale, agrees * scale), (close * scale, close * scale)), why


def _in_claim(written: Written, margin: float) -> float:
    """A margin of a multiple in the unit of the claim: a tenth of a time is ten percent of a change."""
    return margin if written.unit is Unit.TIMES else margin * 100


def _multiple_of(written: Written) -> float:
    if written.unit is Unit.TIMES:
        return written.value
    if not written.moves:
        return written.value / 100
    return max(0.0, 1 - written.value / 100) if written.falls else 1 + written.value / 100


def _one_in_margins(written: Written, rules: Tolerances) -> tuple[Margins, str]:
    value = written.value
    # "One in 32" is read as 3.12 percent, and 32 is what was rounded.
    number_in = 100 / value
    number_in = round(number_in) if abs(100 / round(number_in) - value) <= READ_TO else number_in

    def ends(places: float, most: float) -> tuple[float, float]:
        below = value - 100 / (number_in + places)
        above = 100 / max(number_in - places, 1.0) - value
        return min(below, most), min(above, most)

    agrees = ends(rules.one_in.agrees_places, rules.fraction.agrees_points)
    close = ends(rules.one_in.close_places, rules.fraction.close_points)
    return (agrees, close), f"one in {number(number_in)} allows {number(agrees[0])} points below and {number(agrees[1])} above"


def _about(written: Written, margins: Margins, rules: Tolerances) -> Band:
    """Percent on both sides, never less than the form alone allows."""
    value = written.value
    (below, above), (near_below, near_above) = margins
    agrees, close = (abs(value) * share / 100 for share in (rules.about.agrees_percent, rules.about.close_percent))
    why = f"“about” allows {number(rules.about.agrees_percent)}% either side"
    inner = (value - max(below, agrees), value + max(above, agrees))
    outer = (value - max(near_below, close), value + max(near_above, close))
    return Band(inner, outer, why)


def _almost(written: Written, margins: Margins, rules: Tolerances) -> Band:
    """Percent below and a hair above; a fraction or a multiple keeps its own margin below."""
    value = written.value
    (below, above), (near_below, _) = margins
    if written.form == "digits":
        below = above = near_below = 0.0
    agrees, close, over = (
        abs(value) * share / 100
        for share in (rules.almost.agrees_below_percent, rules.almost.close_below_percent, rules.almost.close_above_percent)
    )
    why = f"“almost” allows up to {number(rules.almost.agrees_below_percent)}% below"
    if written.form == "multiple":
        # The multiple is what has not been reached: "nearly doubled" is short of two, and 1% of two is a slip.
        above = _in_claim(written, _multiple_of(written) * rules.almost.close_above_percent / 100)
        over = 0.0
    return Band((value - max(below, agrees), value), (value - max(near_below, close), value + max(above, over)), why)


def _bounded(written: Written, rules: Tolerances, words: Words) -> Band:
    """A bound: beyond it agrees up to a point, and far beyond it is true but oddly put, so close; short of it only a slip is close."""
    value = written.value
    part: Beyond = getattr(rules, written.approx)
    beyond, slip = abs(value) * part.agrees_beyond_percent / 100, abs(value) * part.close_short_percent / 100
    percent, multiple = part.agrees_beyond_percent, _multiple_of(written)
    plain = written.form == "multiple" and not DECIMALS.search(written.text)
    if plain and written.approx == "more_than" and multiple <= rules.multiple.beyond_up_to:
        percent = rules.multiple.beyond_percent
        beyond = _in_claim(written, multiple * percent / 100)
    if written.approx == "more_than":
        edge = value if words.has("at_least", written.text) else value + SLACK * max(abs(value), 1.0) * 2
        why = f"“more than” allows up to {number(percent)}% above; further above is true but oddly put"
        return Band((edge, value + beyond), (value - slip, INFINITE), why)
    included = written.approx == "up_to" or words.has("at_most", written.text)
    edge = value if included else value - SLACK * max(abs(value), 1.0) * 2
    said = "up to" if written.approx == "up_to" else "less than"
    why = f"“{said}” allows up to {number(percent)}% below; further below is true but oddly put"
    return Band((value - beyond, edge), (-INFINITE, value + slip), why)


def _word_band(written: Written, rules: Tolerances) -> Band | None:
    """The band of "dozens" or "hundreds of", where the words name one."""
    if written.form != "word":
        return None
    text = " ".join(written.text.lower().split())
    for word in sorted(rules.words, key=len, reverse=True):
        if re.search(rf"\b{re.escape(word)}\b", text):
            low, high = rules.words[word]
            return Band((low, high), (low * 0.9, high * 1.1), f"“{word}” is said of {number(low)} to {number(high)}")
    return None


def _inside(value: float, ends: tuple[float, float]) -> bool:
    low, high = ends
    slack = SLACK * max(abs(value), 1.0)
    return low - slack <= value <= high + slack


def said_band(band: Band, unit: Unit) -> str:
    """The band that agrees, for a working line: "69,500 to 70,500"."""
    low, high = band.agrees
    if low == high:
        return f"exactly {measured(low, unit)}"
    return f"{number(low)} to {measured(high, unit)}"
