"""Makes the weights of `data/judgements/` from marked passages, and says how far they are to be believed.

The questions and answers of `teaching` are fitted by `fitting` twice: as they come up when everything before was answered rightly, and then
also as they come up when weights answer that had not seen the passage. The probabilities are set right by how the weights did on passages
that they had not seen. Needs scipy; reading texts does not.
"""

import itertools
import json
import math
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from factcheck.evaluation.fitting import learnt
from factcheck.evaluation.gold import Passage
from factcheck.evaluation.teaching import Case, taught
from factcheck.extraction.judgement import LABELLED, QUESTIONS, Answer, Judge, Page
from factcheck.values import FactcheckError

FOLDS = 5
FEWEST_PASSAGES = 50
SPREADS = tuple(round(0.6 + 0.1 * step, 1) for step in range(30))


def pages_without(cases: Mapping[str, Sequence[Case]], fold: int) -> dict[str, Page]:
    """Weights for every question that never saw the passages of one part."""
    return {question: learnt(question, [case for case in asked if fold_of(case.passage) != fold]) for question, asked in cases.items()}


def fold_of(passage: str) -> int:
    """The part that a passage belongs to, the same on every machine."""
    return int(zlib.crc32(passage.encode()) % FOLDS)


def crossed(question: str, cases: Sequence[Case]) -> list[tuple[Case, Answer]]:
    """Each case with the answer of weights that never saw its passage."""
    answered: list[tuple[Case, Answer]] = []
    for fold in range(FOLDS):
        page = learnt(question, [case for case in cases if fold_of(case.passage) != fold])
        judge = Judge({question: page})
        for case in cases:
            if fold_of(case.passage) == fold:
                if question in LABELLED:
                    said = judge.label(question, case.choices[0], case.labels)
                else:
                    said = judge.choose(question, case.choices, case.choices)
                answered.append((case, said))
    return answered


def spread_of(answered: Sequence[tuple[Case, Answer]]) -> float:
    """The number by which scores are divided so that "90 in 100" is right 90 times in 100 on passages left out.

    Only the probability of the answer given is looked at: its odds against all others are raised to the power of one over the spread.
    """

    def surprise(spread: float) -> float:
        total = 0.0
        for case, said in answered:
            sure = spread_out(said.sure, spread)
            total -= math.log(max(1e-9, sure if said.place in case.right else 1.0 - sure))
        return total

    return min(SPREADS, key=surprise)


def spread_out(sure: float, spread: float) -> float:
    """A probability with its odds taken to the power of one over the spread."""
    odds: float = (max(sure, 1e-9) / max(1.0 - sure, 1e-9)) ** (1.0 / spread)
    return odds / (1.0 + odds)


@dataclass(frozen=True, slots=True)
class Band:
    """How often answers of about the same certainty were right: from, to, how many, stated on average, right in truth."""

    low: float
    high: float
    answers: int
    stated: float
    right: float


EDGES = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)


def calibrated(answered: Sequence[tuple[Case, Answer]], spread: float) -> list[Band]:
    """The answers to passages left out in bands of what they stated."""
    bands = []
    for low, high in itertools.pairwise(EDGES):
        inside = [(spread_out(said.sure, spread), said.place in case.right) for case, said in answered]
        inside = [(sure, right) for sure, right in inside if low < sure <= high]
        if inside:
            stated, right = sum(sure for sure, _ in inside) / len(inside), sum(right for _, right in inside) / len(inside)
            bands.append(Band(low, high, len(inside), stated, right))
    return bands


@dataclass(frozen=True, slots=True, kw_only=True)
class Learned:
    """The weights of one question, and how they did on passages that they had not seen."""

    question: str
    page: Page
    asked: int
    right: float
    stated: float
    bands: tuple[Band, ...]


def learned(passages: Sequence[Passage]) -> Iterator[Learned]:
    """Each question of the reader learnt from the passages, one after the other; raises `FactcheckError` (too-little-gold)."""
    if len(passages) < FEWEST_PASSAGES:
        what = f"nothing can be learnt from {len(passages)} passages; it takes {FEWEST_PASSAGES} at least"
        raise FactcheckError("too-little-gold", what, remedy="Learn from more: factcheck evaluate learn tests/gold/written_*.jsonl")
    first = taught(passages)
    judges = [Judge(pages_without(first, fold)) for fold in range(FOLDS)]
    second = taught(passages, lambda passage: judges[fold_of(passage.id)])
    for question in QUESTIONS:
        cases = [*first[question], *second[question]]
        answered = crossed(question, cases)
        spread = spread_of(answered)
        yield Learned(
            question=question,
            page=Page(learnt(question, cases).weights, spread),
            asked=len(answered),
            right=sum(said.place in case.right for case, said in answered) / len(answered),
            stated=sum(spread_out(said.sure, spread) for _, said in answered) / len(answered),
            bands=tuple(calibrated(answered, spread)),
        )


def as_text(found: Learned) -> str:
    """The page of a question as one sign a line, so that a change can be read."""
    weights = found.page.weights
    lines = [f"{json.dumps(sign, ensure_ascii=False)}: {json.dumps(weights[sign], ensure_ascii=False)}" for sign in sorted(weights)]
    head = f'"question": {json.dumps(found.question)},\n"spread": {found.page.spread},\n"weights": {{\n'
    return "{\n" + head + ",\n".join(lines) + "\n}\n}\n"


def told_table(questions: Sequence[Learned]) -> str:
    """How each question did, as Markdown: all answers, then in bands of what was stated."""
    rows = ["| question | asked | stated | right |", "|---|---|---|---|"]
    rows += [f"| {each.question} | {each.asked:,} | {each.stated:.3f} | {each.right:.3f} |" for each in questions]
    names = [f"{low:g}–{high:g}" for low, high in itertools.pairwise(EDGES)]
    rows += ["", "| stated | " + " | ".join(names) + " |", "|---|" + "---|" * len(names)]
    for each in questions:
        bands = {band.low: f"{band.right:.2f} of {band.answers:,}" for band in each.bands}
        rows.append(f"| {each.question} | " + " | ".join(bands.get(low, "–") for low in EDGES[:-1]) + " |")
    return "\n".join(rows) + "\n"
