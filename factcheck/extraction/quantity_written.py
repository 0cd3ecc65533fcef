"""`written`: the value of an amount as it was written, in the unit that was written, without the conversions that claims need."""

from factcheck.extraction.numerals import Numeral, read_numeral, tidy
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_shares import share_lead
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

Written = float | tuple[float, float]
DEGREES = frozenset(("degrees", "degree", "°", "c", "f", "celsius", "fahrenheit"))
PARTS = ("fraction", "one_in")


def written(tokens: Tokens, amount: Amount, words: NumberWords) -> Written | None:
    """The value as written; the bounds of "dozens" from data/vocabulary/numbers.yaml; None for a size without any ("several hundred")."""
    if amount.value is None:
        found = words.vague.at(tokens, amount.number_first)
        return found[1] if found else None
    if isinstance(amount.value, tuple):
        return ends(tokens, amount, amount.value, words)
    numeral = read_numeral(tokens, amount.number_first, words, money=amount.named)
    if numeral is None or numeral.value is None:
        return amount.value
    if amount.form == "one_in":
        return part(tokens, numeral, amount, words)
    return tidy(numeral.value) if numeral.last == amount.number_last or numeral.form == "fraction" else amount.value


def part(tokens: Tokens, numeral: Numeral, amount: Amount, words: NumberWords) -> Written:
    """ "One in three" is 0.333; "one every six minutes" is the six."""
    lead, _ = share_lead(tokens, numeral.last + (1 if tokens.low(numeral.last) == "-" else 0), words)
    whole = read_numeral(tokens, amount.number_last - 1, words)
    if lead and numeral.value is not None and whole is not None and whole.value:
        return amount.single / 100 if whole.last != amount.number_last else numeral.value / whole.value
    return amount.single / 100 if amount.unit == Unit.PERCENT else amount.single


def ends(tokens: Tokens, amount: Amount, value: tuple[float, float], words: NumberWords) -> Written:
    """Both ends of a pair in the unit that is written behind them."""
    first = read_numeral(tokens, amount.number_first, words)
    if first is not None and first.form in PARTS:
        return value[0] / 100, value[1] / 100
    return tidy(value[0] / amount.size), tidy(value[1] / amount.size)


def sign_before(tokens: Tokens, amount: Amount) -> int:
    """Where the sign of a number below zero begins ("minus 5", "minus-5", "-5 degrees", "$-50bn"), -1 where there is none.

    A signed percentage is a move ("-21%").
    """
    here = amount.number_first - 1
    if tokens.low(here) == "minus":
        return here
    if tokens.low(here) != "-" or not tokens.glued(here + 1):
        return -1
    if tokens.glued(here):
        return here - 1 if tokens.low(here - 1) in ("minus", "$", "£", "€") else -1
    return here if tokens.low(amount.number_last) in DEGREES else -1
