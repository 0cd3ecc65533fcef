"""`Amount`: a number with its unit, as places in the tokens: percent, points, money, time, weight, multiples, per-head rates, one in ten."""

from dataclasses import dataclass, replace

from factcheck.extraction.numerals import Numeral, digits_value, read_numeral, tidy
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit
from factcheck.values.units import SECONDS_IN

TIMES_SIGNS = frozenset("x×")
SIGNS_BEFORE = {"-": "decrease", "+": "increase"}
SMALL = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """Pieces [first, last), its number alone [number_first, number_last); later steps add bounds, direction and the second end of a pair.

    `named` is true where the text names the unit; `scale` is the magnitude written, for pairs that share one; `reach` the last piece that the
    amount uses up, beyond `last` where a per-head base stands apart from its number.
    """

    first: int
    last: int
    number_first: int
    number_last: int
    value: float | tuple[float, float] | None
    unit: Unit = Unit.COUNT
    form: str = "digits"
    last_place: float | None = None
    scale: float = 1.0
    named: bool = False
    words: bool = False
    approx: str = "exact"
    direction: str | None = None
    negated: bool = False
    pair: str | None = None
    reach: int = 0
    bound_first: int = -1
    noun: str | None = None
    masked: bool = False

    @property
    def lead(self) -> int:
        """The first piece with the words that bound the number."""
        return self.first if self.bound_first < 0 else self.bound_first


def read_amount(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """The amount that begins at this piece, or None."""
    sign = SIGNS_BEFORE.get(tokens.low(first)) if tokens.glued(first + 1) and not joined_before(tokens, first) else None
    start = first + 1 if sign else first
    money, number_first = money_sign(tokens, start, words)
    numeral = read_numeral(tokens, number_first, words, money=money is not None) or whole_time(tokens, number_first, words)
    if numeral is None or numeral.form == "ordinal" or (money is None and not free(tokens, numeral)):
        return None
    amount = plain(first, numeral, direction=sign)
    if money is not None:
        return with_foreign(tokens, replace(amount, unit=money, named=True), words)
    for read in (one_in, part_of_time, part_of_percent, percent, multiple, time, money_after, weight, per_base):
        found = read(tokens, amount, words)
        if found is not None:
            return found
    return in_percent(amount)


def joined_before(tokens: Tokens, index: int) -> bool:
    """Whether this dash joins what stands before to the number ("31-37", "Covid-19") and is no sign."""
    return index > 0 and tokens.glued(index) and tokens.low(index - 1) not in ("(", "[", '"', "'", "“")


def free(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the digits are no part of a code: no letter glued before them."""
    return numeral.words or not (tokens.glued(numeral.first) and tokens.kind(numeral.first - 1) == "word")


def plain(first: int, numeral: Numeral, *, direction: str | None) -> Amount:
    """The number before anything is known of its unit."""
    return Amount(
        first=first,
        last=numeral.last,
        number_first=numeral.first,
        number_last=numeral.last,
        value=numeral.value,
        form=numeral.form,
        last_place=numeral.last_place,
        scale=numeral.scale,
        words=numeral.words,
        direction=direction,
    )


def in_percent(amount: Amount) -> Amount:
    """A part of a whole without other unit is a percentage."""
    if amount.form != "fraction" or not isinstance(amount.value, float):
        return amount
    return replace(amount, value=round(amount.value * 100, 2), unit=Unit.PERCENT)


def money_sign(tokens: Tokens, first: int, words: NumberWords) -> tuple[Unit | None, int]:
    """The unit of the sign of money at this piece and the place of the number behind it."""
    here = first
    while tokens.low(here) in ("us", "a", "c", "hk", "nz", "au") and tokens.low(here + 1) == "$" and tokens.glued(here + 1):
        here += 1
    unit = words.money_before.get(tokens.low(here))
    if unit is None or (tokens.kind(here) == "word" and not tokens.capital(here)):
        return None, first
    here += 1
    if tokens.kind(here) == "word" and tokens.kind(here + 1) == "number" and len(tokens.low(here)) <= 2 and tokens.glued(here + 1):
        here += 1
    return (unit, here) if tokens.kind(here) == "number" else (None, first)


def with_foreign(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """ "£34m (€30m)": the same money in brackets belongs to the number; so does a bare word of money ("£5 million pounds")."""
    if tokens.low(amount.last) in words.money_after and tokens.low(amount.last) != "p":
        return replace(amount, last=amount.last + 1)
    if tokens.low(amount.last) != "(":
        return amount
    unit, number = money_sign(tokens, amount.last + 1, words)
    numeral = read_numeral(tokens, number, words, money=True) if unit is not None and unit != amount.unit else None
    if numeral and tokens.low(numeral.last) == ")":
        return replace(amount, last=numeral.last + 1)
    return amount


def after_hyphen(tokens: Tokens, index: int) -> int:
    """The place after a hyphen that ties a unit to its number ("12-hour"), else the place itself."""
    return index + 1 if tokens.low(index) == "-" and tokens.glued(index) and tokens.glued(index + 1) else index


def percent(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """Percent or percentage points."""
    here = after_hyphen(tokens, amount.last)
    points = words.lists["points"].at(tokens, here)
    share = words.lists["percent"].at(tokens, here)
    if points and (not share or points[0] > share[0]):
        return replace(amount, last=here + points[0], unit=Unit.POINTS, named=True, form="digits")
    if share:
        return replace(amount, last=here + share[0], unit=Unit.PERCENT, named=True, form="digits")
    return None


def part_of_percent(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "Half a per cent", "a quarter of a percentage point"."""
    if amount.form != "fraction" or not isinstance(amount.value, float):
        return None
    here = amount.last + (1 if tokens.low(amount.last) == "of" else 0)
    if tokens.low(here) not in ("a", "one"):
        return None
    found = percent(tokens, replace(amount, last=here + 1), words)
    return None if found is None else replace(found, last_place=None)


def multiple(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "Three times as many", "6.1 times", "2x", "threefold"."""
    here = after_hyphen(tokens, amount.last)
    low = tokens.low(here)
    if low in words.sets["folds"] or (low == "fold"):
        return replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True)
    if low in TIMES_SIGNS and tokens.glued(here) and tokens.kind(here + 1) != "number":
        return replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True)
    if low != "times":
        return None
    whole = isinstance(amount.value, float) and amount.value == int(amount.value)
    if not whole or tokens.low(here + 1) in words.sets["times_followers"]:
        return replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True)
    return None


def whole_time(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """ "An hour", "a minute" as a length of time, where a word before says that it is measured ("nearly an hour") or a half follows."""
    if tokens.low(first) not in ("a", "an") or tokens.low(first + 1) not in ("hour", "minute"):
        return None
    bound = words.keyed["bounds_before"].before(tokens, first)
    if bound or tokens.lows(first + 2, first + 5) in (["and", "a", "half"], ["and", "a", "quarter"]):
        return Numeral(first=first, last=first + 1, value=1.0, last_place=1.0, words=True)
    return None


def part_of_time(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "Half an hour", "three quarters of an hour"."""
    here = amount.last + (1 if tokens.low(amount.last) == "of" else 0)
    if amount.form != "fraction" or not isinstance(amount.value, float) or tokens.low(here) not in ("a", "an"):
        return None
    unit = words.durations.get(tokens.low(here + 1))
    if unit is None:
        return None
    minutes = unit[0] == Unit.HOURS
    value = amount.value * unit[1] * (60 if minutes else 1)
    return replace(amount, last=here + 2, value=tidy(value), unit=Unit.MINUTES if minutes else unit[0], form="digits", named=True)


def time(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """A length of time in one unit, or compound ones in seconds (months for years and months)."""
    one = one_time(tokens, amount, words)
    if one is None:
        return None
    parts, here = [one], one.last
    while len(parts) < 3:
        start = here + (1 if tokens.low(here) in ("and", ",") else 0)
        numeral = read_numeral(tokens, start, words)
        more = one_time(tokens, plain(start, numeral, direction=None), words) if numeral and numeral.form == "digits" else None
        if more is None or not smaller(more.unit, parts[-1].unit):
            break
        parts.append(more)
        here = more.last
    if len(parts) == 1:
        return with_half(tokens, one)
    return compound(parts, here)


def one_time(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """A number with one unit of time."""
    here = after_hyphen(tokens, amount.last)
    low = tokens.low(here)
    if low in ("s", "m", "h") and tokens.glued(here) and not amount.words and clock_letters(tokens, amount, low):
        unit, size = {"s": (Unit.SECONDS, 1.0), "m": (Unit.MINUTES, 1.0), "h": (Unit.HOURS, 1.0)}[low]
    else:
        if low in words.sets["duration_adjectives"]:
            here += 1
            low = tokens.low(here)
        if low not in words.durations or not isinstance(amount.value, float | None):
            return None
        unit, size = words.durations[low]
    value = None if amount.value is None else tidy(amount.value * size)
    place = None if amount.last_place is None else amount.last_place * size
    return replace(amount, last=here + 1, value=value, unit=unit, last_place=place, named=True)


def clock_letters(tokens: Tokens, amount: Amount, letter: str) -> bool:
    """Whether one letter means time here: "4m 27s", "27s", "3h 10m"; a lone "4m" is money or millions."""
    if letter == "m":
        return (tokens.kind(amount.last + 1) == "number" and tokens.low(amount.last + 2) in ("s", "sec", "secs")) or tokens.low(
            amount.number_first - 1
        ) == "h"
    return amount.scale == 1


def smaller(unit: Unit, than: Unit) -> bool:
    """Whether a unit of time may follow a larger one in a compound."""
    order = [Unit.YEARS, Unit.MONTHS, Unit.DAYS, Unit.HOURS, Unit.MINUTES, Unit.SECONDS]
    return unit in order and than in order and order.index(unit) > order.index(than)


def with_half(tokens: Tokens, amount: Amount) -> Amount:
    """ "An hour and a half", "two years and a half"."""
    half = {"half": 0.5, "quarter": 0.25}.get(tokens.low(amount.last + 2), 0.0)
    if not half or tokens.lows(amount.last, amount.last + 2) != ["and", "a"] or not isinstance(amount.value, float):
        return amount
    return replace(amount, last=amount.last + 3, value=amount.value + half, last_place=None)


def compound(parts: list[Amount], last: int) -> Amount:
    """ "4 minutes 27 seconds" in seconds; "two years and three months" in months."""
    if all(part.unit in SECONDS_IN and isinstance(part.value, float) for part in parts):
        value = sum(part.value * SECONDS_IN[part.unit] for part in parts if isinstance(part.value, float))
        place = SECONDS_IN[parts[-1].unit]
        return replace(parts[0], last=last, number_last=parts[-1].number_last, value=tidy(value), unit=Unit.SECONDS, last_place=place)
    if [part.unit for part in parts] == [Unit.YEARS, Unit.MONTHS] and all(isinstance(part.value, float) for part in parts):
        months = [part.value for part in parts if isinstance(part.value, float)]
        return replace(parts[0], last=last, value=months[0] * 12 + months[1], unit=Unit.MONTHS, last_place=1.0)
    return parts[0]


def money_after(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "15p", "five million pounds"."""
    here = after_hyphen(tokens, amount.last)
    low = tokens.low(here)
    found = words.money_after.get(low)
    if found is None or (low == "p" and (not tokens.glued(here) or amount.words)) or not isinstance(amount.value, float | None):
        return None
    unit, size = found
    place = None if amount.last_place is None else tidy(amount.last_place * size)
    value = None if amount.value is None else tidy(amount.value * size)
    return replace(amount, last=here + 1, value=value, unit=unit, last_place=place, named=True)


def weight(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """Kilograms."""
    here = after_hyphen(tokens, amount.last)
    size = words.numbers["weights"].get(tokens.low(here))
    if size is None or not isinstance(amount.value, float):
        return None
    place = None if amount.last_place is None else tidy(amount.last_place * size)
    return replace(amount, last=here + 1, value=tidy(amount.value * size), unit=Unit.KG, last_place=place, named=True)


def per_base(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "111.6 per 1,000", "114.9 recorded crimes per 100,000 people", "one officer per 2,400 people"."""
    for here in range(amount.last, amount.last + words.per_reach + 1):
        lead = words.lists["per_leads"].at(tokens, here)
        if lead:
            return based(tokens, amount, words, here=here, base_first=here + lead[0])
        if tokens.kind(here) != "word" and tokens.low(here) != "-":
            return None
    return None


def based(tokens: Tokens, amount: Amount, words: NumberWords, *, here: int, base_first: int) -> Amount | None:
    """The amount with the base that begins at this piece."""
    base = read_numeral(tokens, base_first, words)
    size = words.numbers["scales"].get(tokens.low(base_first))
    value, last = (base.value, base.last) if base else (size, base_first + 1)
    if value is None or value <= 1 or not isinstance(amount.value, float):
        return None
    adjacent = here == amount.last
    unit = words.per_units.get(value)
    if unit is not None:
        return replace(amount, last=last if adjacent else amount.last, reach=last, unit=unit, named=True)
    if amount.value == 1 and base is not None:
        return replace(amount, last=last, reach=last, value=value, form="one_in", last_place=base.last_place, named=True)
    return None


def one_in(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "One in ten", "2 in 5", "nine out of ten", "33 of the 68", "one every six minutes"."""
    if not isinstance(amount.value, float) or amount.form != "digits" or amount.scale > 1:
        return None
    if tokens.low(amount.last) == "every" and amount.value == 1:
        return one_every(tokens, amount, words)
    here = after_hyphen(tokens, amount.last)
    lead, small = share_lead(tokens, here, words)
    if not lead:
        return None
    whole = read_numeral(tokens, here + lead, words)
    if whole is None or whole.value is None or whole.form != "digits" or not 0 < amount.value < whole.value:
        return None
    if small and (
        amount.value > SMALL
        or whole.value > 1e6
        or tokens.low(whole.last) in words.durations
        or tokens.low(whole.last) in ("%", "per", "percent", "forces")
    ):
        return None
    if not small and (tokens.low(whole.last) in ("%", "per", "percent") or (amount.value == 1 and tokens.low(here) == "of")):
        return None
    share = round(100 * amount.value / whole.value, 2)
    return replace(
        amount, last=whole.last, number_last=whole.last, value=share, unit=Unit.PERCENT, form="one_in", last_place=None, named=True
    )


def share_lead(tokens: Tokens, here: int, words: NumberWords) -> tuple[int, bool]:
    """How many pieces lead from a part to its whole, and whether the part must be small ("in"); (0, False) if none do."""
    if tokens.lows(here, here + 2) == ["out", "of"]:
        return (3, False) if tokens.low(here + 2) in ("the", "every", "its", "their", "all") else (2, False)
    if tokens.low(here) == "of":
        return (2, False) if tokens.low(here + 1) in ("the", "all") else (1, False)
    if tokens.low(here) == "in":
        hyphen = 1 if tokens.low(here + 1) == "-" and tokens.glued(here + 1) else 0
        every = 1 if tokens.low(here + 1) in ("every", "each") else 0
        return 1 + hyphen + every, True
    return 0, False


def one_every(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "One every six minutes": the value is the six minutes."""
    numeral = read_numeral(tokens, amount.last + 1, words)
    gap = time(tokens, plain(amount.last + 1, numeral, direction=None), words) if numeral and numeral.form == "digits" else None
    if gap is None:
        return None
    return replace(gap, first=amount.first, number_first=amount.number_first, form="one_in")


def clock_duration(low_minutes: str, low_seconds: str) -> float:
    """ "11:17" in seconds."""
    return digits_value(low_minutes) * 60 + digits_value(low_seconds)
