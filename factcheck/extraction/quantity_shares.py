"""Amounts with a base: "one in ten", "33 of the 68", "111.6 per 1,000", "one officer per 2,400 people", "one every six minutes"."""

from dataclasses import replace

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount, after_hyphen, plain
from factcheck.extraction.quantity_parts import EACH, SMALL, part_apart, shared
from factcheck.extraction.quantity_times import time
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords

LARGEST_IN_WORDS = 1000


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
    """ "One in ten", "2 in 5", "nine out of ten", "33 of the 68", "three callers in ten", "one every six minutes"."""
    if not isinstance(amount.value, float) or amount.form != "digits" or amount.scale > 1 or amount.value != int(amount.value):
        return None
    if amount.value == 1:
        every = next((place for place in range(amount.last, amount.last + 3) if tokens.low(place) == "every"), None)
        if every is not None and all(tokens.kind(place) == "word" for place in range(amount.last, every)):
            repeated = one_every(tokens, amount, words, every=every)
            if repeated is not None:
                return repeated
    here = after_hyphen(tokens, amount.last)
    lead, small = share_lead(tokens, here, words)
    if not lead:
        return part_apart(tokens, amount, words)
    whole = read_numeral(tokens, here + lead, words)
    size = words.numbers["scales"].get(tokens.low(here + lead), 0) if whole is None and small else 0
    if amount.value < size <= LARGEST_IN_WORDS:  # "three in every hundred"
        return shared(amount, size, last=here + lead + 1)
    if whole is None or whole.value is None or whole.form != "digits" or not 0 < amount.value < whole.value:
        return None
    if small and (
        amount.value > SMALL
        or whole.value > 1e6
        or tokens.low(whole.last) in words.durations
        or tokens.low(whole.last) in ("%", "per", "percent", "forces")
    ):
        return None
    if not small and (
        tokens.low(whole.last) in ("%", "per", "percent")
        or (amount.value == 1 and tokens.low(here) == "of" and tokens.low(here + 1) not in EACH)
    ):
        return None
    return shared(amount, whole.value, last=whole.last)


def share_lead(tokens: Tokens, here: int, words: NumberWords) -> tuple[int, bool]:
    """How many pieces lead from a part to its whole, and whether the part must be small ("in"); (0, False) if none do."""
    if tokens.lows(here, here + 2) == ["out", "of"]:
        return (3, False) if tokens.low(here + 2) in ("the", "every", "each", "its", "their", "all") else (2, False)
    if tokens.low(here) == "of":
        return (2, False) if tokens.low(here + 1) in ("the", "all", "every", "each") else (1, False)
    if tokens.low(here) == "in":
        hyphen = 1 if tokens.low(here + 1) == "-" and tokens.glued(here + 1) else 0
        every = 1 if tokens.low(here + 1) in ("every", "each") else 0
        return 1 + hyphen + every, True
    return 0, False


def one_every(tokens: Tokens, amount: Amount, words: NumberWords, *, every: int) -> Amount | None:
    """ "One every six minutes": the value is the six minutes."""
    numeral = read_numeral(tokens, every + 1, words)
    gap = time(tokens, plain(every + 1, numeral, direction=None), words) if numeral and numeral.form == "digits" else None
    if gap is None:
        return None
    return replace(gap, first=amount.first, number_first=amount.number_first, form="one_in")
