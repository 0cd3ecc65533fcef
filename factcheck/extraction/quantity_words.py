"""Amounts written in one word or two: "doubled", "twice", "not one", "sixth consecutive"."""

from dataclasses import replace

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_ratios import again, as_many
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit


def read_number_word(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """The doubling, multiple, zero or run that begins at this piece, or None."""
    if tokens.kind(first) not in ("word", "number"):
        return None
    for read in (run, zero, doubling, twice, double, threefold):
        found = read(tokens, first, words)
        if found is not None:
            return found
    return None


def one_word(first: int, last: int, value: float, unit: Unit, *, form: str, direction: str | None = None) -> Amount:
    """An amount that is all words."""
    return Amount(
        first=first,
        last=last,
        number_first=first,
        number_last=last,
        value=value,
        unit=unit,
        form=form,
        direction=direction,
        named=True,
        words=True,
    )


def doubling(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Doubled" is a change of 100 percent, "halved" of 50."""
    found = words.doublings.get(tokens.low(first))
    if found is None or (tokens.low(first) == "halves" and tokens.low(first - 1) in ("both", "two", "the")):
        return None
    return one_word(first, first + 1, found[0], Unit.PERCENT, form="multiple", direction=found[1])


def twice(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Twice as many": two times; "called twice" is no size."""
    value = words.numbers["twice"].get(tokens.low(first))
    if value is None or tokens.low(first + 1) not in words.sets["twice_followers"]:
        return None
    return as_many(tokens, one_word(first, first + 1, value, Unit.TIMES, form="multiple"), words)


def double(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Set to double" is a change, "double the average" a multiple; "double murder" neither."""
    value = words.numbers["doubles"].get(tokens.low(first))
    if value is None or words.lists["double_excused"].at(tokens, first):
        return None
    after = tokens.low(first + 1)
    named = after in words.sets["double_named"]
    if tokens.low(first - 1) in words.sets["double_helpers"] and not (named and tokens.low(first - 1) in ("almost", "nearly")):
        change = (100 * (value - 1), "increase") if value > 1 else (100 * (1 - value), "decrease")
        return one_word(first, first + 1, change[0], Unit.PERCENT, form="multiple", direction=change[1])
    led = tokens.low(first - 1) in words.sets["double_leads"]
    if named or led:
        return one_word(first, first + 1, value, Unit.TIMES, form="multiple")
    return None


def threefold(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Threefold" in one word."""
    low = tokens.low(first)
    if not low.endswith("fold"):
        return None
    size = low.removesuffix("fold")
    value = words.numbers["cardinals"].get(size) or words.numbers["scales"].get(size)
    if value is None or value < 2:
        return None
    return replace(one_word(first, first + 1, value, Unit.TIMES, form="multiple"), fold=True)


def as_many_again(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "As many again": an increase of 100 percent."""
    last = again(tokens, first, words)
    return one_word(first, last, 100.0, Unit.PERCENT, form="multiple", direction="increase") if last else None


def zero(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Not one force", "none": nothing at all."""
    found = words.lists["zeros"].at(tokens, first)
    if found is None or tokens.low(first + found[0]) in ("%", "percent", "per", "-", "tolerance", "the"):
        return None
    last = first + found[0]
    if found[1] == "not one" and (
        (tokens.low(last) == "of" and tokens.low(last + 1) in ("those",)) or tokens.low(last) in ("to", "for", "but")
    ):
        return None
    return one_word(first, last, 0.0, Unit.COUNT, form="word")


def run(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Sixth consecutive", "three years in a row", "fifth year running": how long a run is."""
    value, here = run_number(tokens, first, words)
    if value is None:
        return None
    found = words.lists["consecutive"].at(tokens, here)
    if found and found[1] in ("consecutive", "successive", "straight", "back-to-back"):
        return one_word(first, here + found[0], value, Unit.COUNT, form="digits")
    unit = words.durations.get(tokens.low(here))
    last = here + 1 if unit or tokens.low(here) in ("time", "times", "quarter", "quarters") else here
    found = words.lists["consecutive"].at(tokens, last) if last > here else None
    if found is None or found[1] not in ("in a row", "running", "on the trot", "consecutive", "straight"):
        return None
    size = unit[1] if unit else 1.0
    return one_word(first, last + found[0], value * size, unit[0] if unit else Unit.COUNT, form="digits")


def run_number(tokens: Tokens, first: int, words: NumberWords) -> tuple[float | None, int]:
    """The place or count that may begin a run, and where it ends."""
    low = tokens.low(first)
    if (low in words.numbers["ordinals"] and low != "second") or (low == "second" and tokens.low(first + 1) not in words.durations):
        return words.numbers["ordinals"][low], first + 1
    if low == "second":
        return 2.0, first + 1
    numeral = read_numeral(tokens, first, words)
    if numeral is None or numeral.value is None or numeral.form not in ("digits", "ordinal"):
        return None, first
    return numeral.value, numeral.last
