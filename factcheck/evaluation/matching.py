"""`Examined`: a passage with each marked claim beside the one that was found for it, what was missed, and what was too much."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from factcheck.evaluation.comparing import Agreement, compared
from factcheck.evaluation.gold import Distractor, Marked, Passage
from factcheck.evaluation.wanted import wanted
from factcheck.values import Span

LEAST_QUOTE = 0.5  # of both quotes together, for a claim that was found without a value
State = Literal["right", "differs", "missed", "extra"]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A marked claim and a found one that belong together, or one of the two alone; `fields` is empty then."""

    gold: Marked | None
    found: Marked | None
    fields: Agreement

    @property
    def core(self) -> bool:
        """Whether value, unit and direction are right."""
        return bool(self.fields) and all(self.fields[name] for name in wanted().core)

    @property
    def full(self) -> bool:
        """Whether nothing that counts is wrong; a field that the passage does not give is not."""
        return bool(self.fields) and all(self.fields[name] is not False for name in wanted().full)

    @property
    def wrong(self) -> tuple[str, ...]:
        """Every field that disagrees, counted or not."""
        return tuple(name for name, agrees in self.fields.items() if agrees is False)

    @property
    def state(self) -> State:
        """What became of it in one word."""
        if self.gold is None:
            return "extra"
        if self.found is None:
            return "missed"
        return "right" if self.full else "differs"

    @property
    def span(self) -> Span:
        """Where it stands: the marked quote, else the found one."""
        claim = self.gold or self.found or {}
        return Span(claim["start"], claim["end"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """`outcomes` in text order; `taken` are the distractors that were taken for claims."""

    passage: Passage
    found: int
    outcomes: tuple[Outcome, ...]
    taken: tuple[Distractor, ...]

    @property
    def faults(self) -> tuple[Outcome, ...]:
        """All that is not right."""
        return tuple(outcome for outcome in self.outcomes if outcome.state != "right")


def examined(passage: Passage, found: Sequence[Marked]) -> Examined:
    """The passage's claims held against those that were found, in the shape of the interface."""
    pairs = _pairs(passage.claims, found)
    both = [Outcome(passage.claims[g], found[f], compared(passage.claims[g], found[f], passage)) for g, f in pairs.items()]
    missed = [Outcome(claim, None, {}) for g, claim in enumerate(passage.claims) if g not in pairs]
    matched = set(pairs.values())
    extra = [claim for f, claim in enumerate(found) if f not in matched]
    outcomes = sorted([*both, *missed, *(Outcome(None, claim, {}) for claim in extra)], key=_place)
    taken = tuple(each for each in passage.distractors if any(_shared_value(each.span, claim) for claim in extra))
    return Examined(passage=passage, found=len(found), outcomes=tuple(outcomes), taken=taken)


def _pairs(golds: Sequence[Marked], found: Sequence[Marked]) -> Mapping[int, int]:
    """Which found claim belongs to which marked one, by place in the lists.

    The best fit is taken first: more of the marked value covered, then the same kind, then more of the quote; a tie goes to the later.
    """
    fits = []
    for g, gold in enumerate(golds):
        value = Span(gold["value_start"], gold["value_end"])
        for f, claim in enumerate(found):
            shared, quote = _shared_value(value, claim), _quote_share(gold, claim)
            if shared or (shared is None and quote >= LEAST_QUOTE):
                fits.append(((shared or 0) / len(value), claim.get("kind") == gold["kind"], quote, g, f))
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for *_, g, f in sorted(fits, reverse=True):
        if g not in pairs and f not in taken:
            pairs[g] = f
            taken.add(f)
    return pairs


def _shared_value(value: Span, claim: Marked) -> int | None:
    """How many characters of the value the claim's own value covers; None for a claim without one."""
    if claim.get("value_start") is None:
        return None
    return _shared(value.start, value.end, claim["value_start"], claim["value_end"])


def _quote_share(gold: Marked, claim: Marked) -> float:
    """What both quotes share, of all that they cover together."""
    start, end = claim.get("start", claim.get("value_start", 0)), claim.get("end", claim.get("value_end", 0))
    shared = _shared(gold["start"], gold["end"], start, end)
    return shared / ((gold["end"] - gold["start"]) + (end - start) - shared) if shared else 0.0


def _shared(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(0, min(end, other_end) - max(start, other_start))


def _place(outcome: Outcome) -> tuple[int, int]:
    claim = outcome.gold or outcome.found or {}
    return claim.get("value_start") or claim.get("start") or 0, claim.get("value_end") or 0
