"""Amounts of time: "nine seconds", "4 minutes 27 seconds", "11:17", "half an hour", "nearly an hour", "12-hour"."""

import re
from dataclasses import replace

from factcheck.extraction.numerals import HOUR_SIGNS, Numeral, digits_value, read_numeral, tidy
from factcheck.extraction.quantity_amount import Amount, after_hyphen, plain
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit
from factcheck.values.units import SECONDS_IN

CLOSES = frozenset((".", ",", ";", ":", "!", "?", ")", "]", '"', "”", "-", ""))
NEXT_UNIT = {Unit.HOURS: Unit.MINUTES, Unit.MINUTES: Unit.SECONDS}
HOURS = frozenset(("hours", "hrs"))
CLOCK_PART = re.compile(r"[0-5]\d")


def whole_time(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """ "An hour", "a minute" as a length of time: a word before measures it ("nearly an hour"), or a half or seconds follow."""
    if tokens.low(first) not in ("a", "an") or tokens.low(first + 1) not in ("hour", "minute"):
        return None
    bound = words.keyed["bounds_before"].before(tokens, first)
    if bound or half_after(tokens, first + 2)[0] or smaller_after(tokens, first + 1, words):
        return Numeral(first=first, last=first + 1, value=1.0, last_place=1.0, words=True)
    return None


def smaller_after(tokens: Tokens, index: int, words: NumberWords) -> bool:
    """Whether a smaller unit of time goes on after this one: "a minute and 20 seconds"."""
    numeral = read_numeral(tokens, index + 2, words) if tokens.low(index + 1) == "and" else None
    next_unit = words.durations.get(tokens.low(numeral.last)) if numeral else None
    return next_unit is not None and smaller(next_unit[0], words.durations[tokens.low(index)][0])


def clock(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "11:17" in seconds: minutes and seconds, or hours too; a time of day never comes here, because it is hidden."""
    parts, here = [amount.single], amount.last
    while (
        len(parts) < 3
        and tokens.low(here) == ":"
        and tokens.glued(here)
        and tokens.glued(here + 1)
        and CLOCK_PART.fullmatch(tokens.low(here + 1))
    ):
        parts.append(digits_value(tokens.low(here + 1)))
        here += 2
    if len(parts) == 1 or amount.words or amount.single != int(amount.single):
        return None
    seconds = 0.0
    for part in parts:
        seconds = seconds * 60 + part
    if tokens.low(here) in HOURS and len(parts) == 2:
        seconds *= 60
    last = here + 1 if tokens.low(here) in HOURS or tokens.low(here) in ("minutes", "mins", "min") else here
    return replace(amount, last=last, number_last=here, value=seconds, unit=Unit.SECONDS, last_place=1.0, named=True)


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
            bare = bare_part(tokens, parts[-1], start, numeral, words)
            if bare is None:
                break
            more = bare
        parts.append(more)
        here = more.last
    if len(parts) == 1:
        return with_half(tokens, one)
    return compound(parts, here)


def bare_part(tokens: Tokens, before: Amount, start: int, numeral: Numeral | None, words: NumberWords) -> Amount | None:
    """The "13" of "6 minutes 13" and the "ten" of "two minutes and ten": below sixty, and with nothing after it that it could count."""
    if numeral is None or before.unit not in NEXT_UNIT or numeral.value is None or numeral.form != "digits" or numeral.scale > 1:
        return None
    joined = tokens.low(start - 1)
    if joined in (",", "-") or tokens.low(before.last - 2) == "-" or tokens.sentences[start] != tokens.sentences[before.first]:
        return None
    if not 0 <= numeral.value < 60 or not (numeral.words or tokens.low(start).isdecimal()) or numeral.value != int(numeral.value):
        return None
    here = numeral.last
    ended = here >= len(tokens) or tokens.sentences[here] != tokens.sentences[start] or tokens.low(here) in CLOSES
    if tokens.low(here) in ("-", ":", ".", ",") and tokens.glued(here) and tokens.glued(here + 1):
        return None
    if not ended and not pairs_on(tokens, here, words) and (joined == "and" or not words.lists["bare_time_followers"].at(tokens, here)):
        return None
    return replace(plain(start, numeral, direction=None), unit=NEXT_UNIT[before.unit], named=True)


def pairs_on(tokens: Tokens, here: int, words: NumberWords) -> bool:
    """Whether another length of time is joined on: "between 6 minutes 13 and 7 minutes 5"."""
    numeral = read_numeral(tokens, here + 1, words) if tokens.low(here) == "and" else None
    return numeral is not None and tokens.low(numeral.last) in words.durations


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
    value = tidy(amount.value * size) if isinstance(amount.value, float) else None
    place = None if amount.last_place is None else amount.last_place * size
    return replace(amount, last=here + 1, value=value, unit=unit, last_place=place, size=size, named=True)


def clock_letters(tokens: Tokens, amount: Amount, letter: str) -> bool:
    """Whether one letter means time here: "4m 27s", "27s", "3h 10m"; a lone "4m" is money or millions."""
    if letter == "m":
        seconds = tokens.kind(amount.last + 1) == "number" and tokens.low(amount.last + 2) in ("s", "sec", "secs")
        return seconds or tokens.low(amount.number_first - 1) in HOUR_SIGNS
    return amount.scale == 1


def smaller(unit: Unit, than: Unit) -> bool:
    """Whether a unit of time may follow a larger one in a compound."""
    order = [Unit.YEARS, Unit.MONTHS, Unit.DAYS, Unit.HOURS, Unit.MINUTES, Unit.SECONDS]
    return unit in order and than in order and order.index(unit) > order.index(than)


def with_half(tokens: Tokens, amount: Amount) -> Amount:
    """ "An hour and a half", "two years and a half", "an hour and three quarters"."""
    half, last = half_after(tokens, amount.last)
    if not half or not isinstance(amount.value, float):
        return amount
    return replace(amount, last=last, value=amount.value + half * amount.size, last_place=None)


def half_after(tokens: Tokens, here: int) -> tuple[float, int]:
    """The part of a unit that follows it ("and a half"), and where it ends; 0 where none does."""
    if tokens.low(here) != "and" or tokens.low(here + 1) not in ("a", "three"):
        return 0.0, here
    last = here + 3 if tokens.low(here + 2) == "-" else here + 2
    parts = {"half": 0.5, "quarter": 0.25} if tokens.low(here + 1) == "a" else {"quarters": 0.75}
    return parts.get(tokens.low(last), 0.0), last + 1


def compound(parts: list[Amount], last: int) -> Amount:
    """ "4 minutes 27 seconds" in seconds; "two years and three months" in months."""
    if all(part.unit in SECONDS_IN and isinstance(part.value, float) for part in parts):
        value = sum(part.value * SECONDS_IN[part.unit] for part in parts if isinstance(part.value, float))
        place = SECONDS_IN[parts[-1].unit]
        return replace(
            parts[0], last=last, number_last=parts[-1].number_last, value=tidy(value), unit=Unit.SECONDS, last_place=place, size=1.0
        )
    if [part.unit for part in parts] == [Unit.YEARS, Unit.MONTHS] and all(isinstance(part.value, float) for part in parts):
        months = [part.value for part in parts if isinstance(part.value, float)]
        return replace(parts[0], last=last, value=months[0] * 12 + months[1], unit=Unit.MONTHS, last_place=1.0)
    return parts[0]
