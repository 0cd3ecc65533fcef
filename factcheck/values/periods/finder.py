"""Every period of a text: the grammar tried at each word that can begin one, with the tense of its clause and its part in a comparison."""

import re
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import pairwise

from factcheck.values.period import year_before
from factcheck.values.periods.dated import DatedEvent, dated_in, with_events
from factcheck.values.periods.meaning import Clock, FoundPeriod, Meaning, PeriodContext
from factcheck.values.periods.phrases import phrase
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.tenses import clause_tenses
from factcheck.values.periods.tokens import Token, tokens_of
from factcheck.values.periods.vocabulary import period_words
from factcheck.values.span import Span

FROM = re.compile(r"\bfrom\b[^.;!?]*\Z", re.IGNORECASE)
TO = re.compile(r"\A[^.;!?]*\bto\b[^.;!?]*\Z", re.IGNORECASE)
NEAR = 120  # characters between the two months of one move
PLAUSIBLE = range(1800, 2200)  # years in which an article can have been published

LINKS = 6
"""So many words may stand for a number between "below" and its period: "below the total number recorded in 2012"."""


def find_periods(text: str, *, published: date | None, context: PeriodContext | None = None) -> list[FoundPeriod]:
    """All periods of a text in order, none overlapping another; linear in its length.

    Without a publication date relative words are found and stay unresolved. `context` says how the series' year runs.
    """
    reader = Reader(tokens_of(text), period_words(), clock_for(published, context))
    return with_events(in_order(list(scan(reader, text, context)), text), reader, text)


def in_order(found: list[FoundPeriod], text: str) -> list[FoundPeriod]:
    """The same, with "from 44 in September to 61 in March" put in order: the first month lies before the second."""
    ordered = list(found)
    for place, (one, other) in enumerate(pairwise(found)):
        first, second = one.meaning.period, other.meaning.period
        if one.grammar == other.grammar == "month" and one.relative and other.relative and first.start and second.start:
            lead, between = text[max(0, one.span.start - 60) : one.span.start], text[one.span.end : other.span.start]
            if first.start > second.start and len(between) < NEAR and FROM.search(lead) and TO.search(between):
                ordered[place] = replace(one, meaning=replace(one.meaning, period=year_before(first)))
    return ordered


def clock_for(published: date | None, context: PeriodContext | None) -> Clock:
    """The clock of a text; a publication date outside the age of newspapers of record is none."""
    known = published if published and published.year in PLAUSIBLE else None
    return Clock(published=known, year_end=context.year_end if context else 12)


def scan(reader: Reader, text: str, context: PeriodContext | None) -> "list[FoundPeriod]":
    """The periods from left to right, longest first."""
    found: list[FoundPeriod] = []
    starts = starting_words()
    tenses = clause_tenses(reader)
    base, free = reader.clock, 0
    for index, low in enumerate(reader.lows):
        if index < free or not (low in starts or low[:1].isdigit()):
            continue
        future, past = tenses[index]
        if context is not None and context.future is not None:
            future, past = context.future, not context.future
        if (reader.clock.future, reader.clock.past) != (future, past):
            reader.clock = replace(base, future=future, past=past)
        result = phrase(reader, index)
        if result is not None:
            meaning, free = result
            found.append(placed(reader, text, index, free, meaning))
    reader.clock = base
    return found


def placed(reader: Reader, text: str, index: int, after: int, meaning: Meaning) -> FoundPeriod:
    """The meaning with its place, words and part in a comparison."""
    span = Span(reader.tokens[index].start, reader.tokens[after - 1].end)
    words = span.of(text)
    role = "baseline" if compared(reader, index, meaning) else meaning.role
    return FoundPeriod(
        span=span,
        words=words,
        role=role,
        relative=not any(each.isdigit() for each in words),
        future=reader.clock.future,
        meaning=meaning,
    )


def compared(reader: Reader, index: int, meaning: Meaning) -> bool:
    """Whether the words before make it the thing compared with: "compared with", "than", "up 5% on"."""
    if meaning.grammar in {"since", "event", "now", "future_by"}:
        return False
    lead = reader.low(index)
    if lead == "on" and meaning.grammar != "day":
        return any(reader.low(index - back) in reader.words.sets["baseline_on"] for back in range(1, 4))
    if lead == "from" and meaning.first is None and meaning.grammar != "day":
        return any(reader.low(index - back) in reader.words.sets["baseline_on"] for back in range(1, 4))
    gaps = (0, 1) if reader.low(index - 1) in {"the", "in", "its", "their", "a"} else (0,)
    return any(cue_ends_at(reader, index - gap) for gap in gaps) or level_compared(reader, index)


def level_compared(reader: Reader, index: int) -> bool:
    """Whether what stands for the number of the period is the thing compared with: "below that of", "six times the total for"."""
    links, levels = reader.words.sets["level_links"], reader.words.sets["levels"]
    told = False
    for back in range(1, LINKS + 1):
        word = reader.low(index - back)
        if told and (word == "times" or cue_ends_at(reader, index - back + 1)):
            return True
        if word not in links and word not in levels:
            return False
        told = told or word in levels
    return False


def cue_ends_at(reader: Reader, index: int) -> bool:
    """Whether words of comparison stand right before the token."""
    cues = reader.words.phrases["baseline_cues"]
    return any(
        len(cue) == back and reader.phrase(index - back, cue) for back in (1, 2, 3) for cue in cues.get(reader.low(index - back), ())
    )


@cache
def starting_words() -> frozenset[str]:
    """Every word that a period can begin with; at others the grammar is not tried."""
    words = period_words()
    heads = set(words.phrases["now"]) | set(words.festivals)
    return (
        words.sets["starts"]
        | heads
        | set(words.months)
        | set(words.numbers)
        | set(words.units)
        | set(words.ordinals)
        | set(words.seasons)
        | set(words.weekdays)
    )


def dated_events(text: str, published: date | None) -> list[DatedEvent]:
    """Arrivals in office ("took office in May 2021") and launches that a text dates, in order."""
    reader = Reader(tokens_of(text), period_words(), clock_for(published, None))
    return dated_in(reader, text)


def whole_phrase(words: str, *, published: date | None, context: PeriodContext | None = None) -> FoundPeriod | None:
    """The one period that the words are, or None where they are none or more than one."""
    tokens: list[Token] = tokens_of(words)
    reader = Reader(tokens, period_words(), clock_for(published, context))
    if context is not None and context.future is not None:
        reader.clock = replace(reader.clock, future=context.future, past=not context.future)
    result = phrase(reader, 0)
    if result is None or result[1] < len(tokens):
        return None
    return placed(reader, words, 0, result[1], result[0])
