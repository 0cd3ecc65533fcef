"""`with_named_base`: "That is 5% more than the 20,199 of P" is a move from the number named, up to the number of the sentence before."""

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from factcheck.extraction.claim import Claim
from factcheck.values import Period, Span

THAT = re.compile(r"\s*(?:That|This)(?:\s+total|\s+figure|\s+number)?\s+(?:is|was)\s+(?:about\s+|around\s+|some\s+|just\s+|nearly\s+)?$")
BASE = re.compile(r"\s+(?:more|fewer|higher|lower|up|down)\s+(?:than|on|from)\s+the\s+$")
OF = re.compile(r"\s+(?:recorded\s+|counted\s+|reported\s+|logged\s+)?(?:of|in|for|during)?\s*$")
END = re.compile(r"[.\s\"”’]*$")


def with_named_base(claims: Sequence[Claim], sentences: Sequence[Span], text: str) -> list[Claim]:
    """The claims of a text, in order by sentence.

    It is done only where the sentence is made of these words alone and the one before has a single number, of the same thing, with a
    period of the same length: then "that" can be no other number.
    """
    by_sentence: dict[Span, list[Claim]] = {}
    for each in claims:
        by_sentence.setdefault(each.sentence, []).append(each)
    for before, sentence in pairwise(sentences):
        earlier, made = by_sentence.get(before, []), by_sentence.get(sentence, [])
        if len(earlier) == 1 and len(made) == 2:
            by_sentence[sentence] = counted_from(made, earlier[0], text)
    return [each for found in by_sentence.values() for each in found]


def counted_from(made: Sequence[Claim], told: Claim, text: str) -> list[Claim]:
    """The two claims of a sentence, the first counted from the second up to the number told in the sentence before."""
    move, base = sorted(made, key=lambda each: each.value_span)
    start, end = base.period, told.period
    if move.kind != "change" or base.kind != "level" or told.kind != "level" or not is_these_words(move, base, text):
        return list(made)
    if start is None or end is None or not start.resolved or not end.resolved or start.same_days(end) or start.months != end.months:
        return list(made)
    if set(told.unsure) | set(base.unsure) or told.measure_id is None or end.span is None:
        return list(made)
    if any((each.measure_id, each.area_code) != (told.measure_id, told.area_code) for each in (move, base)):
        return list(made)
    counted = Period(start=end.start, end=end.end)
    unsure = tuple([each for each in move.unsure if each not in ("period", "baseline")])
    return [replace(move, period=counted, baseline=start, unsure=unsure), base]


def is_these_words(move: Claim, base: Claim, text: str) -> bool:
    """Whether the sentence has nothing but "That is", the size, "more than the", the number and its period."""
    period, sentence = base.period, move.sentence
    if period is None or period.span is None or period.span.start < base.value_span.end:
        return False
    return (
        THAT.fullmatch(text[sentence.start : move.value_span.start]) is not None
        and BASE.fullmatch(text[move.value_span.end : base.value_span.start]) is not None
        and OF.fullmatch(text[base.value_span.end : period.span.start]) is not None
        and END.fullmatch(text[period.span.end : sentence.end]) is not None
    )
