"""`left_over`: doubts the claims of a sentence in which a period, or words of one, stand that none of its claims has taken."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from factcheck.extraction.claim import Claim
from factcheck.extraction.roles import Dated
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Span
from factcheck.values.period import YEARS_OF_FIGURES
from factcheck.values.period_words import FoundPeriod
from factcheck.values.periods.vocabulary import period_words

MOVING = ("change", "from_to", "trend", "ratio")


def left_over(claims: Sequence[Claim], dated: Sequence[Dated], periods: Sequence[FoundPeriod], text: str) -> list[Claim]:
    """The claims, each unsure of its period where something of the sentence's time was not understood."""
    unread = any(is_year(each) for each in claims) or unread_words(claims, periods, text)
    taken = [span for claim in claims for span in spans_of(claim)]
    loose = [each for each in dated if not any(span.overlaps(each.found.span) for span in taken)]
    found = []
    for claim in claims:
        ours = [each for each in loose if not (each.start or each.found.role == "baseline") or claim.kind in MOVING]
        doubt = claim.kind not in ("forecast", "target") and (unread or ours or spanned(claim, periods))
        doubt = doubt or (claim.kind == "change" and told_by_steps(claim, text))
        found.append(replace(claim, unsure=tuple(dict.fromkeys((*claim.unsure, "period")))) if doubt else claim)
    return found


def spans_of(claim: Claim) -> Iterable[Span]:
    """Where the words of a claim's period and start stand."""
    for each in (claim.period, claim.baseline):
        if each is not None and each.span is not None:
            yield each.span


def spanned(claim: Claim, periods: Sequence[FoundPeriod]) -> bool:
    """Whether a length of time ("in five years") stands in a sentence of a move of which no start is told."""
    if claim.kind not in MOVING or (claim.kind == "trend" and claim.value is not None):
        return False
    if claim.baseline is not None and claim.baseline.stated is not None:
        return False
    return any(each.grammar == "duration" and not claim.value_span.overlaps(each.span) for each in periods)


def told_by_steps(claim: Claim, text: str) -> bool:
    """ "Fell 5% a year between …": a size that is told for each step."""
    return steps().match(text, claim.value_span.end, claim.sentence.end) is not None or "average" in claim.as_stated.lower()


@cache
def steps() -> re.Pattern[str]:
    """The words of it right behind a size, with what it is a size of between ("5 offences a year")."""
    words = "|".join(sorted(word_set("pairing", "unread", "steps"), key=len, reverse=True))
    return re.compile(rf"(?:\s+[\w-]+){{0,2}}\s+(?:{words})(?!\w|\s+(?:ago|earlier|before|previously|on\b))", re.IGNORECASE)


def is_year(claim: Claim) -> bool:
    """Whether the number that is claimed is written as a year is."""
    written = claim.as_stated.split()[-1] if claim.as_stated else ""
    return len(written) == 4 and written.isascii() and written.isdigit() and int(written) in YEARS_OF_FIGURES


def unread_words(claims: Sequence[Claim], periods: Sequence[FoundPeriod], text: str) -> bool:
    """Whether a year, a month or another word of time stands in the sentence and in no period nor claim that was read."""
    sentence = claims[0].sentence
    known = [each.span for each in periods] + [each.value_span for each in claims if not isinstance(each.value, tuple)]
    for match in words_of_time().finditer(text, sentence.start, sentence.end):
        span = Span(match.start(), match.end())
        if not any(each.overlaps(span) for each in known):
            return True
    return False


@cache
def words_of_time() -> re.Pattern[str]:
    """Years, months with their capital, and the words of data/vocabulary/pairing.yaml that the grammar of periods may leave over."""
    months = "|".join(
        sorted((name.capitalize() for name in period_words().months if name != "may" and len(name) > 3), key=len, reverse=True)
    )
    words = "|".join(sorted(word_set("pairing", "unread", "words"), key=len, reverse=True))
    stops = "|".join(word_set("pairing", "unread", "unless_before"))
    return re.compile(
        rf"(?<![\w,.£$€-])(?:(?:19|20)\d\d(?![\w%]|[,.]\d)|(?:{months})(?!\w)|[QH][1-4](?!\w)|(?:{words})(?!\w|\s+(?:{stops})\b))"
    )
