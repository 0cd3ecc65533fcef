"""`held_to_its_digits`: a round number that stands beside counts given to the last digit agrees only with the very figure."""

import re
from collections.abc import Sequence
from dataclasses import replace

from factcheck.checking.saying import measured
from factcheck.checking.tolerance import ROUND_FROM
from factcheck.checking.weighed import Weighed
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

# "21,146" but not "£21,146", "21,146.5", "21,146%" nor "21,000": a count that nobody rounded to thousands.
TO_THE_LAST = re.compile(
    r"(?<![\w£$€.,-])\d{1,3}(?:,\d{3})*,(?!000)\d{3}(?!\d|[,.]\d|\s*(?:%|per\s?cent|percent|million|m\b|bn\b|billion|k\b))"
)
# "About 21,146" is no sign that the writer gives counts to the last digit.
ROUNDLY = re.compile(
    r"\b(?:about|around|roughly|some|nearly|almost|over|approximately|more\s+than|fewer\s+than|less\s+than)\s+$", re.IGNORECASE
)
HALF = 0.5


def held_to_its_digits(weighed: Sequence[Weighed], claim: Claim, sentence: str) -> list[Weighed]:
    """The readings, with "agrees" made "close" where only rounding to whole thousands makes "9,000" agree, beside a "21,146".

    Such a number may still be a rounding, so it is close and no more is held against it (house table: whole thousands count as rounding,
    and "21,146" exactly).
    """
    if not is_round(claim) or not has_exact_count(claim, sentence):
        return list(weighed)
    return [_held(each, claim) for each in weighed]


def is_round(claim: Claim) -> bool:
    """Whether a claim is a count in whole thousands that no word calls a rounding."""
    value = claim.value
    return (
        claim.kind == "level"
        and claim.unit is Unit.COUNT
        and claim.form == "digits"
        and claim.approx == "exact"
        and isinstance(value, float)
        and value >= ROUND_FROM
        and value % ROUND_FROM == 0
        and re.search(r"\d,?000\b", claim.as_stated) is not None
    )


def has_exact_count(claim: Claim, sentence: str) -> bool:
    """Whether the sentence has another count, told without "about", to the last digit."""
    own = range(claim.value_span.start - claim.sentence.start, claim.value_span.end - claim.sentence.start)
    return any(each.start() not in own and ROUNDLY.search(sentence[: each.start()]) is None for each in TO_THE_LAST.finditer(sentence))


def _held(each: Weighed, claim: Claim) -> Weighed:
    official, value = each.reading.official, claim.value
    if each.reading.outcome != "agrees" or official is None or not isinstance(value, float):
        return each
    if abs(official.value - value) <= HALF:
        return each
    why = f"{measured(official.value, claim.unit)} is published, and another count of the sentence is given to the last digit"
    line = "Another count of the sentence is given to the last digit, so whole thousands are no sure sign of rounding here."
    return replace(each, reading=replace(each.reading, outcome="close", working=(*each.reading.working, line)), stretched=why)
