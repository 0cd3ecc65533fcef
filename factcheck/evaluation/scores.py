"""`Scores`: the figures that a reader is judged by, over all passages, by kind and by field."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from factcheck.evaluation.certainty import Certainty, by_certainty
from factcheck.evaluation.comparing import FIELDS
from factcheck.evaluation.matching import Examined, Outcome


@dataclass(frozen=True, slots=True)
class KindScore:
    """Of the marked claims of one kind: how many there are, were found, were right at heart and right altogether."""

    gold: int
    found: int
    core: int
    full: int

    def to_dict(self) -> dict[str, int | float]:
        """The count of marked claims, and the others as shares of it."""
        return {"gold": self.gold, **{name: _share(getattr(self, name), self.gold) for name in ("found", "core", "full")}}


@dataclass(frozen=True, slots=True)
class FieldScore:
    """How often a field could be judged, and how often it was right."""

    scored: int
    right: int

    @property
    def accuracy(self) -> float:
        """Right, of those that could be judged."""
        return _share(self.right, self.scored)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """Counts; the shares that are made from them lie between 0 and 1."""

    gold: int
    predicted: int
    matched: int
    core: int
    full: int
    distractors: int
    taken: int
    kinds: Mapping[str, KindScore]
    fields: Mapping[str, FieldScore]
    certainty: Mapping[str, tuple[Certainty, ...]]

    @property
    def precision(self) -> float:
        """Found claims that were marked."""
        return _share(self.matched, self.predicted)

    @property
    def recall(self) -> float:
        """Marked claims that were found."""
        return _share(self.matched, self.gold)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return _share(2 * self.precision * self.recall, self.precision + self.recall)

    @property
    def core_recall(self) -> float:
        """Marked claims that were found with value, unit and direction."""
        return _share(self.core, self.gold)

    @property
    def full_recall(self) -> float:
        """Marked claims that were found with nothing wrong that counts."""
        return _share(self.full, self.gold)

    @property
    def distractor_fp_rate(self) -> float:
        """Distractors that were taken for claims."""
        return _share(self.taken, self.distractors)

    def to_dict(self) -> dict[str, Any]:
        """Counts and shares, under the names that the shared scorer prints."""
        names = ("gold", "predicted", "matched", "precision", "recall", "f1", "core_recall", "full_recall", "distractor_fp_rate")
        return {
            **{name: getattr(self, name) for name in names},
            "field_accuracy": {name: field.accuracy for name, field in self.fields.items()},
            "field_scored": {name: field.scored for name, field in self.fields.items()},
            "by_kind": {kind: score.to_dict() for kind, score in self.kinds.items()},
        }


def scored(passages: Iterable[Examined]) -> Scores:
    """The scores of passages that were examined."""
    every = list(passages)
    outcomes = [outcome for each in every for outcome in each.outcomes]
    marked = [outcome for outcome in outcomes if outcome.gold is not None]
    pairs = [outcome for outcome in marked if outcome.found is not None]
    return Scores(
        gold=len(marked),
        predicted=sum(each.found for each in every),
        matched=len(pairs),
        core=sum(outcome.core for outcome in pairs),
        full=sum(outcome.full for outcome in pairs),
        distractors=sum(len(each.passage.distractors) for each in every),
        taken=sum(len(each.taken) for each in every),
        kinds=_by_kind(marked),
        fields=_by_field(pairs),
        certainty=by_certainty(outcomes),
    )


def _by_kind(marked: Iterable[Outcome]) -> dict[str, KindScore]:
    counts: dict[str, Counter[str]] = {}
    for outcome in marked:
        if outcome.gold is not None:
            count = counts.setdefault(outcome.gold["kind"], Counter())
            count.update(gold=1, found=outcome.found is not None, core=outcome.core, full=outcome.full)
    return {kind: KindScore(count["gold"], count["found"], count["core"], count["full"]) for kind, count in sorted(counts.items())}


def _by_field(pairs: Iterable[Outcome]) -> dict[str, FieldScore]:
    judged, right = Counter[str](), Counter[str]()
    for outcome in pairs:
        judged.update(name for name, agrees in outcome.fields.items() if agrees is not None)
        right.update(name for name, agrees in outcome.fields.items() if agrees)
    return {name: FieldScore(judged[name], right[name]) for name in FIELDS}


def _share(part: float, whole: float) -> float:
    return part / whole if whole else 0.0
