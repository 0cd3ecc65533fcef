"""`reported`: what `factcheck quantities` writes of the numbers read, by the rules of quantities in general news.

This is the one place where the number layer alone differs from what claims use. A quantity is told as it is written: "six weeks" is 6 and
no 42 days, "a third" is 0.333 and no percentage, "minus five" is -5; "one of the best" counts one. No quantities are the names of things
("the S&P 500"), scores, the age of a person between commas, service numbers ("999 calls") and lengths of time that describe ("a two-year
deal"); claims have rules of their own for those. The words stand under "Reported" in data/vocabulary/numbers.yaml.
"""

import re
from dataclasses import replace
from typing import Any

from factcheck.extraction.not_claims import find_shapes
from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_bounds import bounds_before
from factcheck.extraction.quantity_names import is_name
from factcheck.extraction.quantity_reported_signs import signs
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_units import unit_name
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.extraction.quantity_written import Written, sign_before, written
from factcheck.values import Span, Unit

PLURAL = re.compile(r"\s+(?:[a-z-]+\s+)?(?:[a-z-]{2,}[a-rt-z]s|people|men|women|children)\b")
LOOK_BACK = 30
YEARS = range(1000, 2200)
BETWEEN_SCORES = frozenset("-:/")
LONG_TIMES = (Unit.DAYS, Unit.MONTHS, Unit.YEARS)


def reported(tokens: Tokens, amounts: list[Amount], words: NumberWords) -> list[dict[str, Any]]:
    """One row an amount that is a quantity of general news: `{"start", "end", "value", "unit", "change", "converted"}`, in order."""
    kept = [below_zero(tokens, amount, words) for amount in amounts if counts(tokens, amount, words)]
    values = [written(tokens, amount, words) for amount in kept]
    found = [(amount, value) for amount, value in zip(kept, values, strict=True) if value is not None]
    changes = signs(tokens, [amount for amount, _ in found], words)
    return [row(tokens, amount, value, change, words) for (amount, value), change in zip(found, changes, strict=True)]


def below_zero(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """The amount with its minus sign and the words that bound it there ("about minus 387")."""
    sign = sign_before(tokens, amount)
    if sign < 0 or isinstance(amount.value, tuple):
        return amount
    first, approx = bounds_before(tokens, sign, words)
    return replace(amount, first=sign, bound_first=first, approx=approx or amount.approx, direction=None)


def hidden_spans(text: str, words: NumberWords) -> list[Span]:
    """Where dates, addresses and references stand: none of it is read. "2000 workers" without a comma is no year."""
    shapes = [shape for shape in find_shapes(text) if not shape.read and shape.aside.reason not in words.sets["reported_shapes"]]
    return [shape.span for shape in shapes if not counts_things(text, shape.span, words)]


def counts_things(text: str, span: Span, words: NumberWords) -> bool:
    """Whether four digits that may be a year count what follows: round ones before a plural, with no word of a date before them."""
    digits = span.of(text)
    if not (digits.isdecimal() and digits.endswith("00") and PLURAL.match(text, span.end)):
        return False
    before = text[max(span.start - LOOK_BACK, 0) : span.start].lower().split()
    led = bool(before) and (before[-1] in words.sets["year_signs"] or before[-1].endswith(("'s", "’s")))
    return not led and not (before[-1:] == ["and"] and "between" in before[-3:])


def row(tokens: Tokens, amount: Amount, value: Written, change: str, words: NumberWords) -> dict[str, Any]:
    """The amount in the shape of the interface, and beside it the same in the units that claims use ("six weeks" is 42 days)."""
    span = tokens.span(amount.lead, amount.last)
    sign = -1 if sign_before(tokens, amount) >= 0 else 1
    return {
        "start": span.start,
        "end": span.end,
        "value": told(value, sign),
        "unit": unit_name(tokens, amount, words),
        "change": change,
        "converted": {"value": told(value if amount.value is None else amount.value, sign), "unit": amount.unit.value},
    }


def told(value: Written, sign: int) -> list[float] | float:
    """The value as JSON has it."""
    return list(value) if isinstance(value, tuple) else sign * value


def counts(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the amount is a quantity at all."""
    if amount.form == "rank":
        return counted_band(tokens, amount, words)
    if amount.masked or amount.form == "none" or wordless(tokens, amount, words):
        return False
    tests = (is_service, is_name, is_score, is_age, is_year, describes)
    return not any(test(tokens, amount, words) for test in tests)


def counted_band(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether "the top three seeds" says what there are three of; "the bottom three" is a place."""
    here = amount.number_last
    return amount.number_first > amount.first and tokens.kind(here) == "word" and tokens.low(here) not in words.sets["noun_stops"]


def wordless(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether no number stands in the words: "none", "an hour", "second straight"; "halved" and "twice as many" have one."""
    if amount.value is None or isinstance(amount.value, tuple):
        return False
    if amount.form == "multiple":
        # "He scored twice as United won" counts goals.
        return tokens.low(amount.last) == "as" and tokens.capital(amount.last + 1)
    numeral = read_numeral(tokens, amount.number_first, words)
    return numeral is None or numeral.form == "ordinal"


def is_service(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the digits are a number to ring ("999 calls", "ring 101")."""
    if tokens.low(amount.number_first) not in words.sets["service_numbers"] or amount.named:
        return False
    return tokens.low(amount.last) in words.sets["service_followers"] or tokens.low(amount.number_first - 1) in words.sets["service_leads"]


def is_score(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the number is one side of a result ("won 2-1", "tied at 89-89"), of a ratio ("16:9") or of a test ("20/20")."""
    if amount.unit == Unit.TIMES and tokens.low(amount.number_last - 2) == ":":
        return True
    if amount.unit != Unit.COUNT or amount.scale != 1 or isinstance(amount.value, tuple) or not bare(tokens, amount.number_first):
        return False
    here = amount.number_last
    ahead = tokens.low(here) in BETWEEN_SCORES and tokens.glued(here) and tokens.glued(here + 1) and bare(tokens, here + 1)
    back = amount.number_first
    behind = tokens.low(back - 1) in BETWEEN_SCORES and tokens.glued(back) and tokens.glued(back - 1) and bare(tokens, back - 2)
    return ahead or behind


def bare(tokens: Tokens, index: int) -> bool:
    """Whether a piece is a whole number of at most three digits."""
    return tokens.kind(index) == "number" and tokens.low(index).isdecimal() and len(tokens.low(index)) <= 3


def is_age(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the number stands between commas, or in brackets, behind a name ("Senard, 65, said")."""
    here, after = amount.number_first - 1, amount.number_last
    if not bare(tokens, amount.number_first) or after != amount.number_first + 1 or not 1 < amount.single < 110:
        return False
    closed = (tokens.low(here), tokens.low(after)) in ((",", ","), (",", "."), ("(", ")"))
    return closed and tokens.capital(here - 1) and tokens.kind(here - 1) == "word" and tokens.kind(after + 1) != "number"


def is_year(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether four digits are a year that no rule of dates has seen ("by 2120", "between 1600 and 1900")."""
    ends = amount.value if isinstance(amount.value, tuple) else (amount.single,)
    if amount.unit != Unit.COUNT or amount.words or amount.named or amount.scale != 1 or not all(int(end) in YEARS for end in ends):
        return False
    digits = tokens.low(amount.number_first)
    led = tokens.low(amount.number_first - 1) in words.sets["year_leads"] or isinstance(amount.value, tuple)
    return digits.isdecimal() and len(digits) == 4 and led and ends_phrase(tokens, amount.last, words)


def ends_phrase(tokens: Tokens, here: int, words: NumberWords) -> bool:
    """Whether nothing that could be counted follows."""
    return tokens.kind(here) != "word" or tokens.low(here) in words.sets["noun_stops"]


def describes(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the length of time only describes what follows ("a two-year deal"); "a 12-hour wait" is a quantity."""
    hyphen = tokens.low(amount.number_last)
    tied = hyphen == "-" and tokens.glued(amount.number_last) and amount.unit in LONG_TIMES
    goes_on = tokens.kind(amount.last) in ("word", "number") or tokens.low(amount.last) in words.money_before
    return tied and goes_on and not isinstance(amount.value, tuple)
