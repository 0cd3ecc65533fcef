"""`Certainty`: how often claims were right that the reader was about as sure of, field by field."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from factcheck.evaluation.matching import Outcome

EDGES = (0.0, 0.5, 0.7, 0.9, 1.0)
"""The bands of stated certainty; a value on an edge belongs to the band below."""
ASKED = ("claim", "kind", "direction", "measure", "period", "subject")
"""The fields whose certainty a claim states; "claim" is that it is one at all."""


@dataclass(frozen=True, slots=True)
class Certainty:
    """One band: its edges, how many answers lie in it, what they stated on average, and what part was right."""

    low: float
    high: float
    answers: int
    stated: float
    right: float

    def to_dict(self) -> dict[str, float]:
        """The band with its figures."""
        return {"from": self.low, "to": self.high, "answers": self.answers, "stated": self.stated, "right": self.right}


def by_certainty(outcomes: Iterable[Outcome]) -> Mapping[str, tuple[Certainty, ...]]:
    """For each field its bands that are not empty; a field that the passage does not give is not counted."""
    told: dict[str, list[tuple[float, bool]]] = {name: [] for name in ASKED}
    for outcome in outcomes:
        sure = (outcome.found or {}).get("confidence") or {}
        for name in ASKED:
            right = outcome.gold is not None if name == "claim" else outcome.fields.get(name)
            if name in sure and right is not None:
                told[name].append((float(sure[name]), right))
    return {name: tuple(_bands(answers)) for name, answers in told.items() if answers}


def _bands(answers: list[tuple[float, bool]]) -> Iterable[Certainty]:
    for low, high in pairwise(EDGES):
        inside = [(sure, right) for sure, right in answers if low < sure <= high or (sure == low == EDGES[0])]
        if inside:
            stated, right = (sum(each[place] for each in inside) / len(inside) for place in (0, 1))
            yield Certainty(low, high, len(inside), stated, right)
