"""`over_the_same`: gives a move "over the same period" both ends of the one stretch that the sentence before names."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extraction.claim import Claim
from factcheck.extraction.sentences import Sorted
from factcheck.values import Period, Span
from factcheck.values.period_words import FoundPeriod

POINTING = re.compile(
    r"(?:over|in|during|across|within)\s+(?:exactly\s+)?(?:the\s+same|that)\s+(?:period|time|stretch|timeframe)"
    r"|(?:over|in|during|across)\s+those\s+years",
    re.IGNORECASE,
)
AGAINST = re.compile(
    r"\W*(?:compared\s+(?:with|to)|against|down\s+from|up\s+from|as\s+against)(?:\s+(?:just|only|the|about))*\s*", re.IGNORECASE
)
MOVES = ("change", "from_to", "trend")
Stretch = tuple[Period, Period]


def with_same_stretch(claims: Sequence[Claim], periods: Sorted[FoundPeriod], sentences: Sequence[Span], text: str) -> list[Claim]:
    """The claims of a text, in order by sentence, with the stretch of the sentence right before where they point to it."""
    if POINTING.search(text) is None:
        return list(claims)
    by_sentence: dict[Span, list[Claim]] = {}
    for each in claims:
        by_sentence.setdefault(each.sentence, []).append(each)
    for before, sentence in pairwise(sentences):
        if sentence in by_sentence and POINTING.search(text, sentence.start, sentence.end):
            earlier = by_sentence.get(before, [])
            told, own = periods.within(before), periods.within(sentence)
            by_sentence[sentence] = over_the_same(by_sentence[sentence], earlier, told, own, text)
    return [each for made in by_sentence.values() for each in made]


def over_the_same(
    claims: Sequence[Claim], earlier: Sequence[Claim], told: Sequence[FoundPeriod], own: Sequence[FoundPeriod], text: str
) -> list[Claim]:
    """The claims of a sentence; `earlier` are those of the sentence right before it, `told` its periods, `own` those of this sentence.

    Nothing is given where the sentence before names no stretch by both ends, is doubted, or names more than these two: it stays open what
    "the same period" points to.
    """
    pointing = [each for each in own if POINTING.fullmatch(each.words.strip())]
    others = [each for each in own if each not in pointing and each.grammar not in ("now", "duration")]
    # Beside a number that is counted over the period, a size may be that number's own and of another start.
    plain = len(pointing) == 1 and not others and all(each.kind in MOVES for each in claims)
    stretch = stretch_of(earlier, told, text) if plain else None
    if stretch is None:
        return list(claims)
    start, end = stretch
    span = pointing[0].span
    return [
        replace(
            each,
            period=Period(stated=span.of(text), start=end.start, end=end.end, span=span),
            baseline=Period(stated=start.stated, start=start.start, end=start.end),
        )
        if each.kind in MOVES and (each.period is None or each.period.span in (None, span))
        else each
        for each in claims
    ]


def stretch_of(earlier: Sequence[Claim], told: Sequence[FoundPeriod], text: str) -> Stretch | None:
    """The start and the end that a sentence gives for its numbers, None where it does not name exactly these two."""
    if any({"period", "baseline"} & {*each.unsure} for each in earlier):
        return None
    named = [each for each in told if each.grammar not in ("now", "duration")]
    moved = [(each.baseline, each.period) for each in earlier if each.kind in ("change", "from_to")]
    pairs = [(start, end) for start, end in moved if is_told(start) and is_told(end)]
    if not moved:
        pairs = against(earlier, text)
    if not pairs or len(pairs) < len(moved):
        return None
    start, end = pairs[0]
    if start is None or end is None or not all(start.same_days(one) and end.same_days(other) for one, other in pairs if one and other):
        return None
    known = [*(each.span for each in (start, end) if each.span is not None)]
    if any(not any(span.overlaps(each.span) for span in known) for each in named):
        return None
    return (start, end) if start.end is not None and end.end is not None and start.end < end.end else None


def against(earlier: Sequence[Claim], text: str) -> list[tuple[Period | None, Period | None]]:
    """ "6,756 in March 2017, against 8,626 in 2010": the two periods of two numbers of one thing that are held against each other."""
    if len(earlier) != 2:
        return []
    later, first = earlier
    alike = all(each.kind == "level" for each in earlier) and (later.measure_id, later.area_code, later.unit) == (
        first.measure_id,
        first.area_code,
        first.unit,
    )
    if not alike or not is_told(later.period) or not is_told(first.period) or later.period is None or later.period.span is None:
        return []
    between = text[later.period.span.end : first.value_span.start]
    return [(first.period, later.period)] if AGAINST.fullmatch(between) else []


def is_told(period: Period | None) -> bool:
    """Whether a period has its days and words that give them."""
    return period is not None and period.resolved and period.span is not None
