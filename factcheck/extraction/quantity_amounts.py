"""`read_amount`: the number with its unit that begins at a place: percent, points, money, weight, multiples, time, rates."""

from dataclasses import replace

from factcheck.extraction.numerals import Numeral, read_numeral, tidy
from factcheck.extraction.quantity_amount import Amount, after_hyphen, plain
from factcheck.extraction.quantity_parts import money_share
from factcheck.extraction.quantity_ratios import as_many, factor, odds
from factcheck.extraction.quantity_shares import one_in, per_base
from factcheck.extraction.quantity_times import clock, part_of_time, time, whole_time
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

TIMES_SIGNS = frozenset("x×")
SIGNS_BEFORE = {"-": "decrease", "+": "increase"}


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
        return money_share(tokens, with_foreign(tokens, replace(amount, unit=money, named=True), words), words)
    for read in (odds, clock, factor, one_in, part_of_time, part_of_percent, percent, multiple, time, money_after, weight, per_base):
        found = read(tokens, amount, words)
        if found is not None:
            return found
    return as_many(tokens, in_percent(amount), words)


def joined_before(tokens: Tokens, index: int) -> bool:
    """Whether this dash joins what stands before to the number ("31-37", "Covid-19") and is no sign."""
    return index > 0 and tokens.glued(index) and tokens.low(index - 1) not in ("(", "[", '"', "'", "“")


def free(tokens: Tokens, numeral: Numeral) -> bool:
    """Whether the digits are no part of a code: no letter glued before them."""
    return numeral.words or not (tokens.glued(numeral.first) and tokens.kind(numeral.first - 1) == "word")


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
    if tokens.low(here) == "ps" and not tokens.glued(here + 1):
        return None, first
    if tokens.lows(here, here + 2) == ["y", "="] and tokens.glued(here + 1) and tokens.glued(here + 2):
        # The signs of pound and yen as plain letters, where a text has lost its own.
        return (words.money_before["y="], here + 2) if tokens.kind(here + 2) == "number" else (None, first)
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


def percent(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """Percent or percentage points."""
    here = after_hyphen(tokens, amount.last)
    points = words.lists["points"].at(tokens, here)
    share = words.lists["percent"].at(tokens, here)
    if points and points[0] == 1 and words.lists["not_points"].at(tokens, here + 1):
        return None
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
        return replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True, fold=True)
    if low in TIMES_SIGNS and not tokens.capital(here) and tokens.glued(here) and tokens.kind(here + 1) != "number":
        return replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True)
    if low != "times":
        return None
    whole = isinstance(amount.value, float) and amount.value == int(amount.value)
    if not whole or tokens.low(here + 1) in words.sets["times_followers"]:
        return as_many(tokens, replace(amount, last=here + 1, unit=Unit.TIMES, form="multiple", named=True), words)
    return None


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
    return money_share(tokens, replace(amount, last=here + 1, value=value, unit=unit, last_place=place, size=size, named=True), words)


def weight(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """Kilograms."""
    here = after_hyphen(tokens, amount.last)
    size = words.numbers["weights"].get(tokens.low(here))
    if size is None or not isinstance(amount.value, float):
        return None
    place = None if amount.last_place is None else tidy(amount.last_place * size)
    return replace(amount, last=here + 1, value=tidy(amount.value * size), unit=Unit.KG, last_place=place, size=size, named=True)
