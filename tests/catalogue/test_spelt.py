"""Names found quickly are the names that an alternation of all of them finds."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.catalogue import load_catalogue
from factcheck.catalogue.spelt import Spelt, spotted
from factcheck.checking.rules import pattern_of, pattern_within

NAMES = ("West Midlands", "West Midlands Police", "the Met", "The Met", "Met", "Kent", "A", "West", "St. Ives", "Avon & Somerset", "-x")
PIECES = (*NAMES, "west", "Kentish", "Mets", " ", "  ", "\n", "-", "(", ")", ".", "’s", ",", "İ", "ı", "ſ", "K", "1", "é", "The", "the ")
WORDS = ("officers", "full-time equivalent", "full-time", "solved", "999 calls", "officers' pay", "£ lost", "café", "kent", "is", "x")
SAID = (
    *WORDS,
    "Officers",
    "OFFICERS",
    "non-officers",
    "officer",
    "full-time  equivalent",
    "999\u00a0calls",
    "ſolved",
    "ıs",
    "İS",
    "’",
    " ",
    "-",
    ".",
)


def found_by_alternation(text):
    pattern = re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, sorted(NAMES, key=lambda name: (-len(name), name))))})(?![\w-])")
    return [match.span() for match in pattern.finditer(text)]


@given(st.lists(st.sampled_from(PIECES), max_size=12).map("".join))
def test_names_as_they_are_spelt(text):
    assert [span for span, _ in Spelt({name: (name,) for name in NAMES}).found(text)] == found_by_alternation(text)


@given(st.lists(st.sampled_from(SAID), max_size=12).map("".join), st.lists(st.sampled_from(WORDS), max_size=6, unique=True).map(tuple))
def test_the_words_of_a_text_find_what_all_words_find(text, words):
    whole = [match.span() for match in pattern_of(words).finditer(text)]
    assert [match.span() for match in pattern_within(words, text).finditer(text)] == whole
    assert set(spotted(words, text)) <= set(words)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Met and Kent Police recorded more.", ["The Met", "Kent Police"]),
        ("In West Midlands-wide searches", []),
        ("West Midlands Police in the West Midlands", ["West Midlands Police", "West Midlands"]),
    ],
)
def test_areas_of_the_catalogue(text, names):
    assert [text[start:end] for (start, end), _ in load_catalogue().areas_spelt_in(text)] == names
