"""`is_only_period`: whether what stands before a sentence leaves no choice of the period that the sentence takes over."""

import re

from factcheck.checking.sense import MOVES
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Period
from factcheck.values.period_words import FoundPeriod

PARAGRAPH = re.compile(r"\n\s*\n")
SENTENCE_END = re.compile(r"[.!?][\"”’')\]]*\s+(?=[\"“‘'(\[]?[A-Z0-9£])|\n")
LOOK_BACK = 700
"""So many characters of a paragraph before a sentence are looked at, and the rest of the sentence in which they begin: about five."""
PAST = re.compile(r"\b\w{2,}ed\b", re.IGNORECASE)
BEFORE = re.compile(r"\b(?:before|earlier|previous|preceding|prior|last|after|following|ago|once|then)\b", re.IGNORECASE)
EMPTY = ("now", "duration")


def lead_in(text: str, claim: Claim) -> str:
    """What a reader has just read before the claim's sentence: its paragraph so far, else the last sentence before the paragraph."""
    first = max(0, claim.sentence.start - LOOK_BACK)
    earlier = max(0, first - LOOK_BACK)
    # The sentence in which it begins is taken whole: its end alone may name one period of two.
    start = max((cut.end() for cut in SENTENCE_END.finditer(text, earlier, first)), default=earlier)
    window = text[start : claim.sentence.start]
    before = window.rstrip()
    gap = window[len(before) :]
    breaks = PARAGRAPH.split(before)
    if not PARAGRAPH.search(gap):
        return breaks[-1]
    return SENTENCE_END.split(breaks[-1])[-1]


def is_only_period(claim: Claim, period: Period, lead: str, sentence: str, setting: Setting) -> bool:
    """Whether the lead-in to a sentence that names no period of its own gives these days, no others, and speaks of figures with them.

    "Mr Smith took over in May 2021" dates no figure: the sentence that gives the period must also have a number, or a word such as
    "figures". What was said since must not point to other figures ("new", "later"), and the sentence must be in the past. A start that
    counts back from the period ("on the year before") is no period of the sentence's own.
    """
    words = setting.rules.words
    if not (words.has("past", sentence) or PAST.search(sentence)) or words.has("per_year", sentence):
        return False
    own = [each for each in setting.periods_in(sentence) if each.grammar not in EMPTY]
    moves = claim.kind in MOVES
    back = [each for each in own if not moves and words.has("same_period", each.words)]
    own = [each for each in own if each not in back]
    if any(not (moves and each.needs_anchor and each.role == "baseline") for each in own) or words.has("now", sentence):
        return False
    if not moves and BEFORE.search(sentence):
        return False
    told = [each for each in setting.periods_in(lead) if each.grammar not in EMPTY]
    # "883 fewer than six months earlier" counts back from the period and is none of its own.
    told = [each for each in told if not (each.role == "baseline" and each.needs_anchor)]
    if not told or not all(each.period.resolved and each.period.same_days(period) and each.role != "baseline" for each in told):
        return False
    since = lead[told[-1].span.end :] + " " + sentence
    return not words.has("fresh", since) and any(_dates_figures(each, lead, setting) for each in told)


def _dates_figures(found: FoundPeriod, lead: str, setting: Setting) -> bool:
    first = max((cut.end() for cut in SENTENCE_END.finditer(lead, 0, found.span.start)), default=0)
    end = SENTENCE_END.search(lead, found.span.end)
    rest = lead[first : found.span.start] + " " + lead[found.span.end : end.start() if end else len(lead)]
    return re.search(r"\d", rest) is not None or setting.rules.words.has("of_figures", rest)
