"""Shares the words of a sentence among its claims: each has the stretch around it up to the last break before the next."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.values.period_words import FoundPeriod

STRONG = frozenset({";", ":", "—", "–", ")", "(", "while", "though", "although", "but", "whereas", "and", "with", "plus", "then"})


def segments(doc: "Doc", candidates: Sequence[Candidate], periods: "Sequence[FoundPeriod]" = ()) -> list[tuple[int, int]]:
    """The stretch of tokens of each candidate of a sentence, in their order; together they cover the sentence.

    No period is broken: neither the "and" of "between 1 April 2018 and 31 March 2019" nor the dash of "2017–18" divides two numbers.
    """
    spans = [each.span for each in periods] if len(candidates) > 1 else []
    dated = frozenset(token.i for token in doc if any(span.start < token._.place < span.end for span in spans))
    found: list[tuple[int, int]] = []
    start = 0
    for place, candidate in enumerate(candidates):
        if place + 1 == len(candidates):
            found.append((start, len(doc)))
            break
        end = last_break(doc, candidate.last, candidates[place + 1].first, dated)
        found.append((min(start, candidate.first), end))
        start = end
    return found


def last_break(doc: "Doc", first: int, last: int, dated: frozenset[int] = frozenset()) -> int:
    """The place of the last strong break among the tokens [first, last), else of the last comma, else `first`.

    A bracket opened right before the next number divides nothing: it holds that number.
    """
    comma = None
    for place in range(last - 1, first - 1, -1):
        token = doc[place]
        if place in doc._.whole or place in dated:
            continue
        if token.text == "(" and last - place <= 3:
            continue
        if token.lower_ == "with" and comma is not None:
            continue  # "ended with a suspect charged, the figure for Kent was 5%": it belongs to what stands before the comma
        if token.lower_ in STRONG and not joins_nouns(doc, place, last) and not inside_name(doc, place, last):
            return place
        if token.text == "," and comma is None:
            comma = place
    return comma if comma is not None else min(last, past_noun(doc, first))


def past_noun(doc: "Doc", first: int) -> int:
    """The place after the noun that a number counts, with "each month" and the like: where nothing else divides two numbers."""
    place = first
    while place < len(doc) and doc[place].dep_ in ("compound", "amod", "nummod", "nmod") and doc[place].head.i > place:
        place = min(doc[place].head.i, place + 4)
    if place < len(doc) and doc[place].pos_ in ("NOUN", "PROPN"):
        place += 1
    if place + 1 < len(doc) and doc[place].lower_ in ("a", "each", "every", "per"):
        place += 2
    return place


def inside_name(doc: "Doc", place: int, last: int) -> bool:
    """Whether an "and" joins two nouns neither of which the next number belongs to: "England and Wales", "stop and search"."""
    if doc[place].lower_ != "and" or place + 1 >= len(doc) or doc[place].dep_ != "cc":
        return False
    head = doc[place].head
    other = next((each for each in head.children if each.dep_ == "conj" and each.i > place), None)
    if other is None or head.pos_ in ("VERB", "AUX") or other.pos_ in ("VERB", "AUX"):
        return False
    last_word = max((each.i for each in other.subtree), default=other.i)
    return last_word < last or (other.i + 1 < last and doc[other.i].pos_ == "PROPN" and head.pos_ == "PROPN")


def joins_nouns(doc: "Doc", place: int, last: int) -> bool:
    """Whether an "and" joins two nouns that the next number is about, as in "sexual offences and theft (22 per cent)"."""
    if doc[place].lower_ != "and" or place == 0 or place + 1 >= len(doc):
        return False
    bracket = any(token.text == "(" for token in doc[max(0, last - 3) : last])
    return doc[place].head.pos_ in ("NOUN", "PROPN") and bracket and doc[place].dep_ == "cc" and doc[place].head.i < place
