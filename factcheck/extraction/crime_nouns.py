"""Nouns for crimes of any kind ("offences"): whether they are those of the kind that a text is about, or all crime."""

import re

from factcheck.extraction.candidates import words_in
from factcheck.extraction.frames import Frame
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import measure_words


def is_crime_noun(seen: TopicSeen, window: Window, frame: Frame) -> bool:
    """Whether a topic is only "offences", "thefts" or the like, without "overall" or "total" beside it."""
    return names_crimes(seen, window) and not says_overall(window, frame)


def names_crimes(seen: TopicSeen, window: Window) -> bool:
    """Whether a topic is said by no more than "offences", "thefts" or the like."""
    # "Burglary stood at 5.3 offences per 1,000 people": the offences of a rate are those that the sentence is about.
    phrase = re.split(r" (?:per|for every|for each|a head)\b", window.doc[seen.first : seen.last].text.lower())[0]
    return phrase in measure_words().crime_nouns


def says_overall(window: Window, frame: Frame) -> bool:
    """Whether the claim's words say "overall" or "total"; the "a total of" of a number does not, nor "for every 1,000 residents"."""
    lows, candidate = words_in(window.doc).lows, frame.candidate
    places = (*range(window.first, min(candidate.first, window.last)), *range(max(candidate.last, window.first), window.last))
    words = {lows[place] for place in places if not (lows[place] == "every" and place and lows[place - 1] == "for")}
    return not words.isdisjoint(measure_words().overall)


def may_be_the_kind(seen: TopicSeen, window: Window) -> bool:
    """Whether "in all, 12,728 offences" may be those of the kind that the text is about: no "overall", nor "all" before the noun."""
    lows = words_in(window.doc).lows
    if window.doc[seen.first : seen.last].text.lower() not in measure_words().crime_nouns:
        return False
    return "overall" not in lows and (not seen.first or lows[seen.first - 1] not in measure_words().overall)
