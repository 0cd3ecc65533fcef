"""`Dated`: a period of a sentence with what the words around it make of it for a claim, its end or its start."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.extraction.claim import Claim
from factcheck.extraction.times import WHOLE, usable
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Period, Span
from factcheck.values.period_words import FoundPeriod, resolve_anchored

WORD = re.compile(r"[\w'’-]+")
LOOK_BACK = 48
"""So many characters before a period hold the words that tell what it is."""
SAID = 5
"""So many words may stand between "published" and the date of it."""
MOVES = ("change", "from_to", "trend", "comparison", "ratio")


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
    def whole(self) -> bool:
        """Whether it is one stretch by its first and last month or day ("between April 2018 and March 2019"), and no move."""
        first = self.found.meaning.first
        return self.ends and self.found.period.months in WHOLE and first is not None and (first.is_day or first.months == 1)

    @property
    def open(self) -> bool:
        """Whether one of its days is not told ("until 2019", "after 2015")."""
        period = self.found.meaning.period
        return (period.start is None) != (period.end is None)

    def end_after(self, start: "Dated") -> Period:
        """Read as the end of a move, counted from its start where the words do ("to 590,279 the next year")."""
        found = self.found
        if found.needs_anchor and found.role != "baseline":
            return found.stated(resolve_anchored(found, start.found.period))
        return found.period

    def start_after(self, period: Period | None) -> Period:
        """Read as a start, counted from the end where the words do ("a year earlier"); unresolved where they give no days."""
        found = self.found
        if found.needs_anchor and period is not None:
            return found.stated(resolve_anchored(found, period))
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


def roles_of(claim: Claim, dated: Sequence[Dated], others: Sequence[Claim]) -> list[Dated]:
    """The periods of a sentence with what they are to a claim; `others` are the other claims of the sentence."""
    ours = [each for each in dated if claim.kind not in MOVES or not of_extreme(each)]
    return [replace(each, start=is_start(claim, each, dated, others)) for each in ours]


def of_extreme(dated: Dated) -> bool:
    """Whether an extreme holds since then ("its fastest rise since 2014/15"), so that no move counts from it."""
    extremes = word_set("pairing", "starts", "extremes")
    return dated.found.grammar == "since" and any(word.endswith("est") or word in extremes for word in dated.before[-SAID:])


def is_start(claim: Claim, dated: Dated, all_dated: Sequence[Dated], others: Sequence[Claim]) -> bool:
    """Whether the claim counts from the period."""
    found = dated.found
    if found.role == "baseline" or found.grammar in ("since", "ago"):
        return True
    if dated.ends or claim.kind not in MOVES:
        return False
    earlier = [each for each in all_dated if each.counts and each.found.span < found.span and not each.found.needs_anchor]
    # A period behind another claim is that claim's end, and no end of this one.
    earlier = [each for each in earlier if not any(other.value_span.end <= each.found.span.start for other in others)]
    ours = not any(claim.value_span.end <= each.value_span.start < found.span.start for each in others)
    behind = found.span.start >= claim.value_span.end and bool(earlier) and ours
    lead, before = lead_of(dated), dated.before
    if set(before[-2:]) & word_set("pairing", "starts", "about"):
        return False
    if behind and (before[-1:] == ("as",) or set(before[-1:]) & word_set("pairing", "starts", "nouns")):
        return True
    if behind and lead in word_set("pairing", "starts", "beside_another"):
        return True
    if lead not in word_set("pairing", "starts", "move"):
        return False
    if is_on_a_day(dated):
        # "On 31 March 2022" is where a move ends, unless another day stands before it and this one follows the size.
        return behind and any(is_on_a_day(each) for each in earlier)
    return True


def is_on_a_day(dated: Dated) -> bool:
    """Whether the words name a day, of a number at a date."""
    return dated.found.grammar == "day" or dated.found.period.is_day


def lead_of(dated: Dated) -> str:
    """The preposition of a period, its first word or the one before it."""
    first = dated.found.words.lower().split()[0]
    if first in word_set("pairing", "starts", "move") | word_set("pairing", "starts", "beside_another"):
        return first
    return next((word for word in reversed(dated.before[-2:]) if word not in ("the", "in")), "")
