"""Picks the sentences that can hold a claim, so that only these are parsed."""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.extraction.vocabulary import lists_of, plain_words

WORD = re.compile(r"[^\W\d_]+")


@cache
def triggers() -> frozenset[str]:
    """The first words of every expression that may carry a claim without a number."""
    page = lists_of("claims")
    wanted = [
        phrase
        for group in ("movement", "superlatives", "extremes", "comparisons", "trend_adjectives")
        for words in page[group].values()
        for phrase in words
    ]
    return frozenset(plain_words(phrase)[0] for phrase in wanted if plain_words(phrase)) | {
        "every",
        "nobody",
        "top",
        "low",
        "high",
        "not",
        "no",
    }


@cache
def matters() -> frozenset[str]:
    """Words of which a sentence without a number must hold one."""
    measures = lists_of("claims")["trends"]["nouns"]
    around = lists_of("claims")["scopes"]
    return (
        frozenset(measures)
        | frozenset(around["measures"])
        | frozenset(lists_of("subjects")["police"]["words"])
        | {"target", "targets", "average", "low", "record", "this", "best", "worst"}
    )


def may_claim(words: Sequence[str]) -> bool:
    """Whether a sentence without a number may hold a claim, by its words in lower case."""
    found = set(words)
    return not triggers().isdisjoint(found) and not matters().isdisjoint(found)


def about_police(words: Sequence[str]) -> bool:
    """Whether a sentence holds a word of police matters, or of what claims measure."""
    return not matters().isdisjoint(words)


def words_of(stretch: str) -> list[str]:
    """The words of a stretch in lower case, numbers and signs left out."""
    return WORD.findall(stretch.lower())


def is_row(numbers: int, words: int) -> bool:
    """Whether a line is a row of a table: many numbers and hardly a word to each."""
    return numbers > 5 and words < 2 * numbers
