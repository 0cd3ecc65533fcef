"""`Judge`: weighs the signs around an expression where word lists alone leave a question open, and says how sure it is.

Each question ("is this number a claim?", "of what kind?", "which period is meant?") has a page in `data/judgements/`: signs in plain words
with the weight that the marked passages give them. A choice's score is the sum of the weights of its signs; probabilities are the softmax
of the scores. `factcheck evaluate learn` makes the pages anew.
"""

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Protocol

from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

QUESTIONS = ("number", "wording", "kind", "direction", "unit", "base", "word", "statistic", "period", "subject")
"""What is asked: whether a number is a claim, whether words without a number are one, and of each claim its fields."""
LABELLED = ("number", "wording", "kind", "direction", "word", "statistic")
"""The questions whose answers are fixed words; the others choose among what the text offers."""


@dataclass(frozen=True, slots=True)
class Answer:
    """Which of the choices is taken, and the probability that it is right; `chances` has those of all the choices in their order."""

    place: int
    sure: float
    chances: tuple[float, ...] = ()


class Judging(Protocol):
    """Whoever answers the reader's questions: the weights, or a teacher who knows the marked answers."""

    def label(self, question: str, signs: Sequence[str], labels: Sequence[str], *, about: Any) -> Answer:
        """Which of the fixed answers the signs speak for."""

    def choose(self, question: str, choices: Sequence[Sequence[str]], values: Sequence[Any], *, about: Any) -> Answer:
        """Which of several choices, each with its own signs, is right; `values` are the choices themselves."""


@dataclass(frozen=True, slots=True)
class Page:
    """The weights of one question: by sign (and by answer, where answers are fixed words); scores are divided by `spread`."""

    weights: Mapping[str, Any]
    spread: float = 1.0

    def by_label(self) -> "tuple[dict[str, int], dict[str, tuple[tuple[int, float], ...]]]":
        """The answers by number, and for each sign its weights by the number of the answer."""
        names = sorted({name for weights in self.weights.values() for name in weights})
        numbers = {name: number for number, name in enumerate(names)}
        pairs = {sign: tuple((numbers[name], weight) for name, weight in weights.items()) for sign, weights in self.weights.items()}
        return numbers, pairs


class Judge:
    """Answers by the weights of `data/judgements/`; a sign that is given twice counts once."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        self.pages = pages
        self.labelled = {question: page.by_label() for question, page in pages.items() if question in LABELLED}

    def label(self, question: str, signs: Sequence[str], labels: Sequence[str], *, about: Any = None) -> Answer:
        """Which of the fixed answers the signs speak for."""
        numbers, pairs = self.labelled[question]
        scores = [0.0] * len(numbers)
        for sign in dict.fromkeys(signs):
            for number, weight in pairs.get(sign, ()):
                scores[number] += weight
        return answer([scores[numbers[name]] if name in numbers else 0.0 for name in labels], self.pages[question].spread)

    def choose(self, question: str, choices: Sequence[Sequence[str]], values: Sequence[Any], *, about: Any = None) -> Answer:
        """Which of the choices the signs speak for; the first of equals."""
        page = self.pages[question]
        weights = page.weights
        return answer([sum(weights.get(sign, 0.0) for sign in dict.fromkeys(signs)) for signs in choices], page.spread)


def answer(scores: Sequence[float], spread: float) -> Answer:
    """The highest score and its probability."""
    place = max(range(len(scores)), key=lambda each: (scores[each], -each))
    weights = [math.exp((each - scores[place]) / spread) for each in scores]
    total = sum(weights)
    return Answer(place, 1.0 / total, tuple(each / total for each in weights))


@cache
def default_judge() -> Judge:
    """The judge of the bundled pages; raises `FactcheckError` (bad-judgement) where one is missing or broken."""
    return Judge({question: read_page(question) for question in QUESTIONS})


def read_page(question: str) -> Page:
    """The page of a question; raises `FactcheckError` (bad-judgement)."""
    path = data_folder() / "judgements" / f"{question}.json"
    try:
        written = json.loads(path.read_text(encoding="utf-8"))
        return Page(weights=written["weights"], spread=float(written["spread"]))
    except (OSError, ValueError, KeyError, TypeError) as fault:
        raise FactcheckError(
            "bad-judgement",
            f"the weights of the question {question!r} cannot be read: {fault}",
            where=f"data/judgements/{question}.json",
            remedy="Make them again: make judgements",
        ) from None
