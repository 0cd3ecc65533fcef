"""`RelationWords`: the checked `relations.yaml`, with its patterns made ready for a sentence in which things stand as signs."""

import re
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.vocabulary import Page, Words, read_vocabulary

if TYPE_CHECKING:
    from re import Pattern

SIGN = re.compile(r"(?<![A-Za-z<])([MLT])(?![a-z])")


class RelationWords(Page):
    """relations.yaml: names of counts, what wholes hold, and the patterns of each form over a sentence in signs."""

    names: Mapping[str, Words]
    before_names: Words
    after_names: Words
    holds: Mapping[str, Words]
    all_crime: str
    fillers: Words
    sources: str
    says: Words
    counting: Words
    passive: Words
    leads: Words
    share: Words
    one_in: Words
    ratio: Words
    ratio_more: Words
    places: Words
    places_more: Words
    rates: Words
    times: Words
    more: Words
    every: Words
    of_area: Words
    back_part: Words
    back_whole: Words
    cues: Words
    rising: Words
    falling: Words
    beside: Words
    next: Words


@cache
def relation_words() -> RelationWords:
    """The checked page."""
    read: RelationWords = read_vocabulary("relations", RelationWords)
    return read


@cache
def patterns_of(form: str) -> "tuple[Pattern[str], ...]":
    """The patterns of a form, or of the cues, with a number after each sign that stands for one of several things."""
    return tuple(re.compile(SIGN.sub(r"\1\\d+", each)) for each in getattr(relation_words(), form))


@cache
def ids_by_name() -> Mapping[str, str]:
    """The catalogue's id by every name that says outright which count is meant."""
    return {name: measure_id for measure_id, names in relation_words().names.items() for name in names}


@cache
def names_pattern() -> "Pattern[str]":
    """A count by its name, in lower case, with the words around it that leave it what it is; the name is the group."""
    words = relation_words()
    names = either(tuple(ids_by_name()))
    return re.compile(rf"(?<![\w-])(?:(?:the )?(?:{either(words.before_names)}) )*({names})(?: (?:{either(words.after_names)}))*(?![\w-])")


@cache
def all_crime_pattern() -> "Pattern[str]":
    """All crime, whichever way it is said."""
    return re.compile(rf"(?<![\w-]){relation_words().all_crime}(?![\w-])")


@cache
def either(words: Words) -> str:
    """A pattern for any of the words, the longer first."""
    return "|".join(re.escape(word).replace(r"\ ", " ") for word in sorted(words, key=len, reverse=True))
