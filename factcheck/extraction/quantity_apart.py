"""What general news counts as one number and what as two: "one of the best" is one, "£34m (€30m)" and "33 of the 68" are two."""

from dataclasses import replace

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount, plain
from factcheck.extraction.quantity_amounts import read_amount
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords


def uncounted(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """The same for quantities in general news, where "one of the best" counts one."""
    if amount.last - amount.first != 1 or tokens.low(amount.first) != "one":
        return False
    if tokens.low(amount.last) == "of" or tokens.lows(amount.last, amount.last + 2) == ["or", "two"]:
        return False
    before = words.lists["one_excused_before"].before(tokens, amount.first)
    after = tokens.kind(amount.last) == "number" or words.lists["one_uncounted"].at(tokens, amount.last) is not None
    return before is not None or after


def in_two(tokens: Tokens, amount: Amount, words: NumberWords) -> list[Amount]:
    """ "£34m (€30m)" and "33 of the 68" as two amounts each; other amounts as they are."""
    if amount.form == "one_in":
        return part_and_whole(tokens, amount, words)
    if tokens.low(amount.last - 1) != ")" or tokens.low(amount.number_last) != "(":
        return [amount]
    second = read_amount(tokens, amount.number_last + 1, words)
    return [replace(amount, last=amount.number_last), second] if second is not None else [amount]


def part_and_whole(tokens: Tokens, amount: Amount, words: NumberWords) -> list[Amount]:
    """ "33 of the 68" as 33 and 68; "one in ten" and "nine out of ten" are one size."""
    part = read_numeral(tokens, amount.number_first, words)
    if part is None or tokens.low(part.last) != "of":
        return [amount]
    whole = read_amount(tokens, part.last + (2 if tokens.low(part.last + 1) in ("the", "all") else 1), words)
    return [plain(amount.first, part, direction=None), whole] if whole is not None else [amount]
