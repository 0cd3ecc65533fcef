"""`Candidate`: an expression that may carry a claim, tied to the words of its parsed sentence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from factcheck.extraction.claim import Quantity
from factcheck.extraction.clauses import covered, head_of
from factcheck.extraction.vocabulary import plain_words
from factcheck.values import Span, Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMPARATIVES = ("JJR", "RBR")
DASHES = ("-", "—", "–")
WORDS = "words"
SORTS = ("number", "rank", "comparison", "trend", "quantifier", "echo")

Made = TypeVar("Made")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """`first` to `last` are the tokens of `doc` that the expression covers, `head` the one that it hangs on.

    `sort` says how it was found: a number of the number layer, or words (a rank, a comparison, a trend, "every", "as has"); `worded` that
    the number layer had no part in it.
    """

    quantity: Quantity
    sort: str
    doc: "Doc"
    first: int
    last: int
    head: "Token"
    worded: bool = False

    @property
    def span(self) -> Span:
        """Where it stands in the text."""
        return self.quantity.span


def from_quantity(doc: "Doc", quantity: Quantity) -> Candidate:
    """A number of the number layer in its sentence."""
    first, last = covered(doc, quantity.span.start, quantity.span.end)
    core_first, core_last = covered(doc, quantity.number.start, quantity.span.end)
    sort = "rank" if quantity.unit is Unit.RANK or quantity.form == "rank" else "number"
    return Candidate(
        quantity=quantity, sort=sort, doc=doc, first=first, last=last, head=head_of(doc, core_first, max(core_last, core_first + 1))
    )


def from_words(
    doc: "Doc",
    first: int,
    last: int,
    *,
    sort: str,
    value: float | None = None,
    unit: Unit = Unit.NONE,
    direction: str | None = None,
    approx: str = "exact",
    form: str = "none",
    head: "Token | None" = None,
) -> Candidate:
    """An expression made of the tokens [first, last)."""
    span = Span(doc.user_data["starts"][first], doc.user_data["starts"][last - 1] + doc.user_data["widths"][last - 1])
    quantity = Quantity(span=span, number=span, value=value, unit=unit, direction=direction, approx=approx, form=form)
    return Candidate(quantity=quantity, sort=sort, doc=doc, first=first, last=last, head=head or head_of(doc, first, last), worded=True)


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a tagged sentence as plain lists, because a loop over a `Doc` builds an object for each token.

    `lows` and `tags` are in the order of the tokens; `plain` has the words as phrases match them, hyphens left out, and `places` the token
    that each of those belongs to; `known` has the words of `lows` once.
    """

    lows: list[str]
    tags: list[str]
    plain: list[str]
    places: list[int]
    known: frozenset[str]

    def compared(self) -> list[int]:
        """The tokens that are comparatives."""
        return [place for place, tag in enumerate(self.tags) if tag in COMPARATIVES]


def words_in(doc: "Doc") -> Words:
    """The words of a sentence, made once."""
    return made_once(doc, WORDS, words_of_tokens)


def made_once(doc: "Doc", name: str, make: "Callable[[Doc], Made]") -> Made:
    """What has been made of a sentence under a name, made where it is asked for first and kept in the `Doc`."""
    made: Made | None = doc.user_data.get(name)
    if made is None:
        made = doc.user_data[name] = make(doc)
    return made


def words_of_tokens(doc: "Doc") -> Words:
    """The same, made anew."""
    strings = doc.vocab.strings
    rows = doc.to_array(["LOWER", "TAG"]).tolist()
    lows = [strings[lower] for lower, _ in rows]
    plain: list[str] = []
    places: list[int] = []
    for place, low in enumerate(lows):
        for word in (low,) if low.isascii() and low.isalpha() else plain_words(low) or (low,):
            if word not in DASHES:
                plain.append(word)
                places.append(place)
    return Words(lows, [strings[tag] for _, tag in rows], plain, places, frozenset(lows))


def word_list(doc: "Doc") -> tuple[list[str], list[int]]:
    """The words of a sentence as phrases match them, hyphens left out, and the token that each belongs to."""
    words = words_in(doc)
    return words.plain, words.places
