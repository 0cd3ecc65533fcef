"""`find_quantities`: every number expression of a text, with its words, its offsets and only then its value."""

from dataclasses import replace
from typing import Any

from factcheck.extraction.claim import Quantity
from factcheck.extraction.not_claims import Shape, find_shapes
from factcheck.extraction.numerals import tidy
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_apart import in_two, uncounted
from factcheck.extraction.quantity_bounds import bounded, moved
from factcheck.extraction.quantity_pairs import paired
from factcheck.extraction.quantity_reading import pronoun, read_all
from factcheck.extraction.quantity_reported import hidden_spans, reported
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords, number_words
from factcheck.values import Unit

CHANGES = {"exact": "=", "about": "~", "almost": "~", "more_than": ">", "less_than": "<", "up_to": "<"}
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
    """One line of `factcheck quantities`: `{"id", "quantities": [{"start", "end", "value", "unit", "change", "converted"}]}`.

    `quantity_reported` says which numbers are quantities there and how they are told: value and unit as they are written, `unit` in plain
    words. `converted` has both in the units that claims use.
    """
    words = number_words()
    tokens = Tokens(text, hidden=hidden_spans(text, words))
    read = [each for amount in read_all(tokens, words, excused=uncounted) for each in in_two(tokens, amount, words)]
    amounts = [bounded(tokens, amount, words) for amount in read]
    return {"id": document_id, "quantities": reported(tokens, paired(tokens, amounts, words, apart=True), words)}
