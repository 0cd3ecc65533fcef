"""`read_all`: every number expression of a text as an amount, before the words around it say anything about it."""

from collections.abc import Callable

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_amounts import SIGNS_BEFORE, read_amount
from factcheck.extraction.quantity_ranks import read_rank
from factcheck.extraction.quantity_tokens import Token, Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.extraction.quantity_words import as_many_again, read_number_word
from factcheck.values import Unit

Excused = Callable[[Tokens, Amount, NumberWords], bool]


def read_all(tokens: Tokens, words: NumberWords, *, excused: Excused) -> list[Amount]:
    """The amounts without what stands around them; `excused` tells which "one" counts nothing."""
    found: list[Amount] = []
    heads, free = words.heads, 0
    for here, token in enumerate(tokens.all):
        if here < free or not begins(token, heads):
            continue
        amount = read_one(tokens, here, words, excused=excused)
        if amount is not None:
            found.append(amount)
            free = max(amount.last, amount.reach)
    return found


def begins(token: Token, heads: frozenset[str]) -> bool:
    """Whether an amount can begin at this piece: with digits, a word of numbers, a sign of money or a fraction in one sign."""
    if token.kind == "number" or token.low in heads:
        return True
    if token.kind == "word":
        return token.low.endswith("fold")
    return token.kind == "sign" and (token.low in SIGNS_BEFORE or not token.low.isascii())


def read_one(tokens: Tokens, here: int, words: NumberWords, *, excused: Excused) -> Amount | None:
    """The amount that begins at this piece, or None."""
    if tokens.low(here) == "as":
        return as_many_again(tokens, here, words)
    for read in (read_number_word, read_rank, read_amount):
        found = read(tokens, here, words)
        if found is not None:
            return None if excused(tokens, found, words) else found
    return leftover(tokens, here, words)


def pronoun(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether this "one" stands for a person or thing and counts nothing."""
    if amount.last - amount.first != 1 or tokens.low(amount.first) != "one":
        return False
    before = words.lists["one_excused_before"].before(tokens, amount.first)
    return before is not None or words.lists["one_excused_after"].at(tokens, amount.last) is not None


def leftover(tokens: Tokens, here: int, words: NumberWords) -> Amount | None:
    """Digits that are no amount (an ordinal, a code): kept, so that every number of the text is accounted for."""
    if tokens.kind(here) != "number":
        return None
    numeral = read_numeral(tokens, here, words)
    if numeral is None:
        return None
    last = numeral.last if numeral.form == "ordinal" else here + 1
    return Amount(first=here, last=last, number_first=here, number_last=last, value=numeral.value, unit=Unit.NONE, form="none", masked=True)
