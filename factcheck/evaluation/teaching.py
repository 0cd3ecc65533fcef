"""`Teacher`: answers the reader's questions as a passage is marked, and keeps each question with its right answers."""

from collections.abc import Callable, Mapping, Sequence, Set
from dataclasses import dataclass, field
from typing import Any

from factcheck.evaluation.comparing import same_name, same_period
from factcheck.evaluation.gold import Passage
from factcheck.evaluation.wanted import alike, stems
from factcheck.extraction.judgement import QUESTIONS, Answer, Judging
from factcheck.extraction.pipeline import extract_many
from factcheck.values import Span

LEAST_FIT = 0.15
"""A thing that shares less with the marked measure is none at all."""


@dataclass(frozen=True, slots=True)
class Case:
    """A question as it was asked: the signs (of each choice, or of the whole), the answers possible, and the right ones by place."""

    passage: str
    choices: tuple[tuple[str, ...], ...]
    labels: tuple[str, ...]
    right: tuple[int, ...]


@dataclass(slots=True)
class Teacher:
    """Keeps each question with its right answer, and answers it: as the passage is marked, or as `judge` would.

    What the text before was taken for decides what the next claim leans on. Taught by right answers alone, the weights would never see
    their own mistakes.
    """

    passage: Passage
    judge: Judging | None = None
    cases: dict[str, list[Case]] = field(default_factory=lambda: {question: [] for question in QUESTIONS})

    def label(self, question: str, signs: Sequence[str], labels: Sequence[str], *, about: Any) -> Answer:
        """The marked answer; "claim" for whatever carries a marked value."""
        gold = self.marked(about[0] if question == "word" else about)
        right = self.right(question, gold, labels, about)
        known = right is not None and right in labels
        place = list(labels).index(right) if right is not None and known else len(labels) - 1 if question == "word" else 0
        if known:
            self.cases[question].append(Case(self.passage.id, (tuple(signs),), tuple(labels), (place,)))
        return Answer(place, 1.0) if self.judge is None else self.judge.label(question, signs, labels, about=about)

    def right(self, question: str, gold: Mapping[str, Any] | None, labels: Sequence[str], about: Any) -> str | None:
        """The right answer to a question about an expression, or None where the marks do not give one."""
        if question in ("number", "wording"):
            return "claim" if gold is not None and self.carries(gold, about) else "none"
        if gold is None:
            return None
        if question == "word":
            return "in" if stems(about[1]) & stems(gold["measure"]) else "out"
        if question == "statistic":
            return statistic_of(gold["measure"], labels) if len(labels) > 1 else None
        return str(gold["kind"] if question == "kind" else gold["direction"] or "none")

    def choose(self, question: str, choices: Sequence[Sequence[str]], values: Sequence[Any], *, about: Any) -> Answer:
        """The first choice that agrees with the marked one, by the rules of scoring; nothing is learnt where none does."""
        gold = self.marked(about)
        right = self.agreeing(question, gold, values) if gold is not None else ()
        if right and len(right) < len(choices):
            self.cases[question].append(Case(self.passage.id, tuple(map(tuple, choices)), (), right))
        if self.judge is not None:
            return self.judge.choose(question, choices, values, about=about)
        return Answer(right[0] if right else 0, 1.0)

    def agreeing(self, question: str, gold: Mapping[str, Any], values: Sequence[Any]) -> tuple[int, ...]:
        """The places of the choices that agree with the marked claim; none where the passage does not give the field."""
        if question == "base":
            wanted = stems(gold["measure"])
            fits = [fit(wanted, stems(value)) if value else LEAST_FIT for value in values]
            return tuple(place for place, each in enumerate(fits) if each >= max(fits) - 1e-9)
        agree = [self.agrees(question, gold, value) for value in values]
        return () if any(each is None for each in agree) else tuple(place for place, each in enumerate(agree) if each)

    def agrees(self, question: str, gold: Mapping[str, Any], value: Any) -> bool | None:
        """Whether a choice is what was marked; None where the passage does not give it."""
        if question == "period":
            return same_period(gold["period"], value.to_dict() if value is not None else None, self.passage)
        if question == "unit":
            return (value.value if value is not None else "count") in (gold["unit"], gold.get("unit_alt"))
        if question == "measure":
            return alike(gold["measure"], value)
        return same_name(gold["subject"], value, self.passage.text.lower()) if gold["subject"] else None

    def carries(self, gold: Mapping[str, Any], candidate: Any) -> bool:
        """Whether an expression is the one that carries a marked claim: a number before words, and of several the one that shares most."""
        others = [each for each in candidate.doc._.candidates if not each.worded or each.sort == "echo"]
        rivals = [shared(gold, each.span) for each in others if each.span != candidate.span]
        if candidate.worded:
            return not any(rivals)
        return all(each <= shared(gold, candidate.span) for each in rivals)

    def marked(self, candidate: Any) -> Mapping[str, Any] | None:
        """The marked claim whose value shares most with an expression, if any does."""
        best, most = None, 0
        for claim in self.passage.claims:
            part = shared(claim, candidate.span)
            if part > most:
                best, most = claim, part
        return best


def shared(claim: Mapping[str, Any], span: Span) -> int:
    """How many characters of a marked value an expression covers."""
    return int(max(0, min(claim["value_end"], span.end) - max(claim["value_start"], span.start)))


def fit(one: Set[str], other: Set[str]) -> float:
    """How much two sets of words share, from 0 to 1; both empty are the same."""
    if not one and not other:
        return 1.0
    return 2 * len(one & other) / (len(one) + len(other))


def statistic_of(measure: str, labels: Sequence[str]) -> str | None:
    """The statistic that a marked measure names after its colon, or None where it is none of ours."""
    said = measure.partition(":")[2].strip()
    same = [label for label in labels if label.lower() == said.lower()]
    return same[0] if same else labels[0] if not stems(said) else None


def taught(passages: Sequence[Passage], judge: Callable[[Passage], Judging] | None = None) -> dict[str, list[Case]]:
    """Every question that the passages raise, with its right answers; with `judge`, as they come up when it answers."""
    cases: dict[str, list[Case]] = {question: [] for question in QUESTIONS}
    for passage in passages:
        teacher = Teacher(passage, judge(passage) if judge is not None else None)
        list(extract_many([(passage.text, passage.published, None)], judge=teacher))
        for question, seen in teacher.cases.items():
            cases[question].extend(seen)
    return cases
