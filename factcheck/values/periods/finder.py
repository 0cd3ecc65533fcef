"""Every period of a text: the grammar tried at each word that can begin one, with the tense of its clause and its part in a comparison."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from factcheck.values.periods.happenings import DatedEvent, dated_in, event_day
from factcheck.values.periods.meaning import Clock, FoundPeriod, Meaning, PeriodContext
from factcheck.values.periods.phrases import phrase
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.stretches import since_period
from factcheck.values.periods.tokens import BREAK, Token, tokens_of
from factcheck.values.periods.vocabulary import PeriodWords, period_words
from factcheck.values.span import Span

CLAUSE_ENDS = frozenset({".", ",", ";", ":", "?", "!", "–", "—", "(", ")", "and", "but", "while", "whereas", "although", "though", BREAK})
PLAUSIBLE = range(1800, 2200)  # years in which an article can have been published


def find_periods(text: str, *, published: date | None, context: PeriodContext | None = None) -> list[FoundPeriod]:
    """All periods of a text in order, none overlapping another; linear in its length.

    Without a publication date relative words are found and stay unresolved. `context` says how the series' year runs.
    """
    words = period_words()
    reader = Reader(tokens_of(text), words, clock_for(published, context))
    found = list(scan(reader, text, context))
    events = dated_in(reader, text) if any(each.grammar == "event" and each.event in {"office", "start"} for each in found) else []
    return [with_event(each, events, reader) for each in found]


def clock_for(published: date | None, context: PeriodContext | None) -> Clock:
    """The clock of a text; a publication date outside the age of newspapers of record is none."""
    known = published if published and published.year in PLAUSIBLE else None
    return Clock(published=known, year_end=context.year_end if context else 12)


def scan(reader: Reader, text: str, context: PeriodContext | None) -> "list[FoundPeriod]":
    """The periods from left to right, longest first."""
    found: list[FoundPeriod] = []
    starts = starting_words(reader.words)
    tenses = clause_tenses(reader)
    base, index = reader.clock, 0
    while index < len(reader.tokens):
        token = reader.tokens[index]
        result = None
        if token.low in starts or token.low[:1].isdigit():
            future, past = tenses[index]
            if context is not None and context.future is not None:
                future, past = context.future, not context.future
            reader.clock = replace(base, future=future, past=past)
            result = phrase(reader, index)
        if result is None:
            index += 1
            continue
        meaning, after = result
        found.append(placed(reader, text, index, after, meaning))
        index = max(after, index + 1)
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
    for cue in reader.words.phrases["baseline_cues"]:
        for gap in (0, 1):
            start = index - len(cue) - gap
            if (
                start >= 0
                and reader.phrase(start, cue) is not None
                and (gap == 0 or reader.low(index - 1) in {"the", "in", "its", "their", "a"})
            ):
                return True
    return False


def starting_words(words: PeriodWords) -> frozenset[str]:
    """Every word that a period can begin with; at others the grammar is not tried."""
    heads = {phrase[0] for phrase in words.phrases["now"]} | {festival[0] for festival in words.festivals}
    return words.sets["starts"] | heads | set(words.months) | set(words.numbers) | set(words.units) | set(words.ordinals)


def clause_tenses(reader: Reader) -> list[tuple[bool, bool]]:
    """For each token whether its clause speaks of the future, and whether it speaks of the past."""
    tenses: list[tuple[bool, bool]] = []
    clause: list[int] = []
    for index, token in enumerate(reader.tokens):
        clause.append(index)
        if token.low in CLAUSE_ENDS or index + 1 == len(reader.tokens):
            future = any(reader.any_phrase(each, reader.words.phrases["future_cues"]) is not None for each in clause)
            past = any(reader.tokens[each].low in reader.words.sets["past_cues"] for each in clause)
            tenses.extend([(future, past and not future)] * len(clause))
            clause = []
    return tenses


def with_event(found: FoundPeriod, events: Sequence[DatedEvent], reader: Reader) -> FoundPeriod:
    """The same, its event dated where the text dates it once elsewhere."""
    if found.grammar != "event" or found.event not in {"office", "start"} or not events:
        return found
    words = frozenset(token.low for token in tokens_of(found.words) if len(token.low) > 3)
    outside = [each for each in events if not each.span.overlaps(found.span)]
    day = event_day(outside, found.event, words, today=reader.clock.published)
    if day is None:
        return found
    since = since_period(reader, day)
    meaning = replace(
        found.meaning, period=since.period if found.words.lower().startswith(("since", "under")) else day, baseline=day, window=since.window
    )
    return replace(found, meaning=meaning)


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
