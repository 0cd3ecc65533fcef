"""`Dated`: a period of a sentence with what the words around it make of it for a claim, its end or its start."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.extraction.claim import Claim
from factcheck.extraction.times import usable
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Period, Span
from factcheck.values.period_words import FoundPeriod, resolve_anchored

WORD = re.compile(r"[\w'’-]+")
LOOK_BACK = 48
"""So many characters before a period hold the words that tell what it is."""
SAID = 5
"""So many words may stand between "published" and the date of it."""
MOVES = ("change", "from_to", "trend", "comparison")


@dataclass(frozen=True, slots=True)
class Dated:
    """A period of a sentence; `start` says that the claim counts from it, `counts` that something may have been counted over it."""

    found: FoundPeriod
    before: tuple[str, ...]
    after: str
    start: bool = False
    counts: bool = True

    @property
    def ends(self) -> bool:
        """Whether it runs from one period to another ("between X and Y")."""
        return self.found.meaning.first is not None and self.found.meaning.last is not None

    @property
    def open(self) -> bool:
        """Whether one of its days is not told ("until 2019", "after 2015")."""
        period = self.found.meaning.period
        return (period.start is None) != (period.end is None)

    def end_for(self) -> Period:
        """Read as the end of a move."""
        return self.found.period

    def start_for(self, end: "Dated") -> Period:
        """Read as the start of a move that ends with another period of the sentence."""
        return self.start_after(end.found.period)

    def start_after(self, period: Period | None) -> Period:
        """Read as a start, counted from the end where the words do ("a year earlier"); unresolved where they give no days."""
        found = self.found
        if found.needs_anchor and period is not None:
            there = resolve_anchored(found, period)
            return Period(stated=found.words, start=there.start, end=there.end, span=found.span)
        return found.baseline


def dated_of(periods: Sequence[FoundPeriod], text: str, sentence: Span) -> list[Dated]:
    """The periods that say when, in their order, without "now" and mere lengths of time."""
    found = []
    for each in periods:
        if each.grammar in ("now", "duration") or not sentence.covers(each.span):
            continue
        start = max(sentence.start, each.span.start - LOOK_BACK)
        before = tuple(word.group(0).lower() for word in WORD.finditer(text, start, each.span.start))
        after = WORD.match(text, min(len(text), each.span.end + 1))
        made = Dated(each, before, after.group(0).lower() if after and after.start() < sentence.end else "")
        found.append(replace(made, counts=not is_harmless(made)))
    return found


def is_harmless(dated: Dated) -> bool:
    """Whether the words say when something was said or printed, or name a thing ("the 2021 census")."""
    found = dated.found
    if found.grammar == "day" and not usable(found):
        return True
    if dated.after in word_set("pairing", "harmless", "after"):
        return True
    lead = found.words.lower().split()[0]
    if lead == "of" or dated.before[-1:] == ("of",):
        return bool(set(dated.before[-2:]) & word_set("pairing", "harmless", "figures"))
    return bool(set(dated.before[-SAID:]) & word_set("pairing", "harmless", "before")) and found.role != "baseline"


def roles_of(claim: Claim, dated: Sequence[Dated], text: str) -> list[Dated]:
    """The periods of a sentence with what they are to a claim."""
    days = [each for each in dated if each.found.grammar == "day" or each.found.period.is_day]
    return [replace(each, start=is_start(claim, each, days)) for each in dated]


def is_start(claim: Claim, dated: Dated, days: Sequence[Dated]) -> bool:
    """Whether the claim counts from the period."""
    found = dated.found
    if found.role == "baseline" or found.grammar in ("since", "ago"):
        return True
    if dated.ends or claim.kind not in MOVES:
        return False
    lead = found.words.lower().split()[0]
    if lead not in word_set("pairing", "starts", "move"):
        lead = next((word for word in reversed(dated.before[-2:]) if word not in ("the", "in")), "")
    if lead not in word_set("pairing", "starts", "move") or set(dated.before[-2:]) & word_set("pairing", "starts", "about"):
        return False
    if dated in days or any(each.found is found for each in days):
        # "On 31 March 2022" is where a move ends, unless another day stands in the sentence and this one follows the size.
        return len(days) > 1 and found.span.start >= claim.value_span.end and any(each.found.span < found.span for each in days)
    return True
