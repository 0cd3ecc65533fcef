"""`find_quantities`: every number expression of a text, with its words, its offsets and only then its value."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from factcheck.extraction.claim import Quantity
from factcheck.extraction.not_claims import Shape, find_shapes
from factcheck.extraction.numerals import read_numeral, tidy
from factcheck.extraction.quantity_amount import Amount, plain
from factcheck.extraction.quantity_amounts import read_amount
from factcheck.extraction.quantity_bounds import bounded, moved
from factcheck.extraction.quantity_pairs import paired
from factcheck.extraction.quantity_ranks import read_rank
from factcheck.extraction.quantity_reported import reported
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords, number_words
from factcheck.extraction.quantity_words import read_number_word
from factcheck.values import Unit

CHANGES = {"exact": "=", "about": "~", "almost": "~", "more_than": ">", "less_than": "<", "up_to": "<"}
Excused = Callable[[Tokens, Amount, NumberWords], bool]
BELOW = frozenset(("under", "below", "less", "fewer", "short"))


def find_quantities(text: str) -> list[Quantity]:
    """Every number expression in text order, in time linear in the text.

    Offsets are code points of `text`; `value` is in `unit` and never negative. Expressions that are no claim (dates, telephone numbers) are
    among them: `not_claims.set_aside` tells which.
    """
    words = number_words()
    shapes = [shape for shape in find_shapes(text) if not shape.read]
    tokens = Tokens(text, hidden=[shape.span for shape in shapes])
    amounts = [bounded(tokens, amount, words) for amount in read_all(tokens, words, excused=pronoun)]
    joined = paired(tokens, amounts, words)
    found = [quantity(tokens, folded(moved(tokens, amount, words)), words) for amount in joined]
    return sorted([*found, *(hidden(shape, text) for shape in shapes)], key=lambda each: (each.number.start, each.span.start))


def hidden(shape: Shape, text: str) -> Quantity:
    """A date, address or reference as a quantity without value, so that every number of the text is accounted for."""
    return Quantity(span=shape.span, number=shape.numbers[0], value=None, unit=Unit.NONE, form="none")


def read_all(tokens: Tokens, words: NumberWords, *, excused: Excused) -> list[Amount]:
    """The amounts without what stands around them; `excused` tells which "one" counts nothing."""
    found: list[Amount] = []
    here = 0
    while here < len(tokens):
        amount = read_one(tokens, here, words, excused=excused)
        if amount is None:
            here += 1
        else:
            found.append(amount)
            here = max(amount.last, amount.reach)
    return found


def read_one(tokens: Tokens, here: int, words: NumberWords, *, excused: Excused) -> Amount | None:
    """The amount that begins at this piece, or None."""
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


def pronoun_reported(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
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


def leftover(tokens: Tokens, here: int, words: NumberWords) -> Amount | None:
    """Digits that are no amount (an ordinal, a code): kept, so that every number of the text is accounted for."""
    if tokens.kind(here) != "number":
        return None
    numeral = read_numeral(tokens, here, words)
    if numeral is None:
        return None
    last = numeral.last if numeral.form == "ordinal" else here + 1
    return Amount(first=here, last=last, number_first=here, number_last=last, value=numeral.value, unit=Unit.NONE, form="none", masked=True)


def quantity(tokens: Tokens, amount: Amount, words: NumberWords) -> Quantity:
    """The amount as the value that other rooms see."""
    span = tokens.span(amount.lead, amount.last)
    return Quantity(
        span=span,
        number=tokens.span(amount.number_first, amount.number_last),
        value=amount.value,
        unit=amount.unit,
        approx=amount.approx,
        direction=amount.direction,
        form=amount.form,
        last_place=amount.last_place,
        change=change_sign(tokens, amount),
        noun=noun_after(tokens, max(amount.last, 0), words),
        pair=amount.pair,
        negated=amount.negated,
    )


def folded(amount: Amount) -> Amount:
    """A threefold rise is a change of 200 percent; without a movement it stays a multiple."""
    if amount.unit != Unit.TIMES or amount.direction != "increase" or not isinstance(amount.value, float) or not amount.fold:
        return amount
    return replace(amount, value=tidy(100 * (amount.value - 1)), unit=Unit.PERCENT)


def change_sign(tokens: Tokens, amount: Amount) -> str:
    """The sign of the interface: a bound says more than a direction; "just under" is below, "nearly" is about."""
    sign = CHANGES[amount.approx]
    if amount.approx == "almost" and not BELOW.isdisjoint(tokens.lows(amount.lead, amount.number_first)):
        return "<"
    if sign == "=" and amount.direction and amount.pair != "from_to" and amount.form != "rank":
        return "up" if amount.direction == "increase" else "down"
    return sign


def noun_after(tokens: Tokens, last: int, words: NumberWords) -> str | None:
    """Up to four words after the number, as far as they can be its noun ("recorded crimes")."""
    here = last
    if tokens.low(here) == "-" and tokens.glued(here):
        here += 1
    if tokens.low(here) == "of":
        here += 2 if tokens.low(here + 1) in ("the", "its", "their", "all", "our", "his", "her") else 1
    while tokens.low(here) in ("more", "fewer", "less", "extra", "additional", "new", "further"):
        here += 1
    first = here
    while here < first + words.noun_reach and tokens.kind(here) == "word" and tokens.low(here) not in words.sets["noun_stops"]:
        if here > first and tokens.sentences[here] != tokens.sentences[first]:
            break
        here += 1
    return tokens.span(first, here).of(tokens.text).lower() if here > first else None


def quantities_line(document_id: str, text: str) -> dict[str, Any]:
    """One line of `factcheck quantities`: `{"id", "quantities": [{"start", "end", "value", "unit", "change"}]}`.

    `quantity_reported` says which numbers are quantities there and how they are told.
    """
    words = number_words()
    read_too = words.sets["reported_shapes"]
    hidden = [shape.span for shape in find_shapes(text) if not shape.read and shape.aside.reason not in read_too]
    tokens = Tokens(text, hidden=hidden)
    read = [each for amount in read_all(tokens, words, excused=pronoun_reported) for each in in_two(tokens, amount, words)]
    amounts = [bounded(tokens, amount, words) for amount in read]
    return {"id": document_id, "quantities": reported(tokens, paired(tokens, amounts, words, apart=True), words)}
