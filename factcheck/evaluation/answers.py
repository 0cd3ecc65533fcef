"""`Answer`: a claim whose verdict is known, with the verdict that it was given."""

from collections.abc import Sequence
from dataclasses import dataclass

from factcheck.checking.verdict import JUDGED, LABELS, Judged, Report, Verdict
from factcheck.evaluation.truths import Asked, Truth

CONFIDENT = ("supported", "not_supported")
"""A mistake under one of these is the worst there is."""
NOT_READ = "not_read"
COLUMNS = (*LABELS, NOT_READ)
"""What a claim may be given, in the order of the house; the last where no claim was read at its place."""


@dataclass(frozen=True, slots=True)
class Answer:
    """`verdict` is None where no claim was read that shares a character with the one asked for."""

    truth: Truth
    asked: Asked
    verdict: Verdict | None

    @property
    def label(self) -> str:
        """The label given, or `not_read`."""
        return self.verdict.label if self.verdict else NOT_READ

    @property
    def right(self) -> bool:
        """Whether the label is acceptable; what was not read never is."""
        return self.label in self.asked.labels

    @property
    def judged(self) -> bool:
        """Whether the label says something of the claim."""
        return self.label in JUDGED

    @property
    def can_be_judged(self) -> bool:
        """Whether an acceptable label says something of the claim."""
        return bool(set(self.asked.labels) & set(JUDGED))

    @property
    def confident_mistake(self) -> bool:
        """Whether it is `supported` or `not_supported` and must not be."""
        return self.label in CONFIDENT and not self.right

    @property
    def uncovered(self) -> bool:
        """Whether it could be judged and was not."""
        return self.can_be_judged and not self.judged

    @property
    def flags(self) -> frozenset[str]:
        """The flags that were raised."""
        return frozenset(self.verdict.flags if self.verdict else ())

    @property
    def lacking(self) -> frozenset[str]:
        """The flags that it deserves and did not get: of several that would each do all of them, where none was raised."""
        asked, raised = self.asked, self.flags
        others = set(asked.one_of_flags) if not raised & set(asked.one_of_flags) else set()
        return frozenset((set(asked.flags) - raised) | others)

    @property
    def earned(self) -> frozenset[str]:
        """The flags that it deserves and got."""
        return self.flags & {*self.asked.flags, *self.asked.one_of_flags}

    @property
    def barred(self) -> frozenset[str]:
        """The flags that it got and must not have."""
        return self.flags & set(self.asked.not_flags)

    @property
    def missing_right(self) -> bool | None:
        """Whether the kind of unknown is the one asked for; None where none is asked for."""
        if not self.asked.asks_missing:
            return None
        return self.verdict is not None and self.verdict.missing == self.asked.missing

    @property
    def since(self) -> str:
        """The label with all that is held now: that of the day where nothing came since."""
        since = self.verdict.known_since if self.verdict else None
        return since.label if since else self.label

    @property
    def since_right(self) -> bool | None:
        """Whether what is known since is as asked for; None where it is not asked for."""
        return self.since in self.asked.known_since if self.asked.known_since else None

    @property
    def whole(self) -> bool:
        """Whether label, flags, kind of unknown and what is known since are all as asked for."""
        return self.right and not self.lacking and not self.barred and self.missing_right is not False and self.since_right is not False


def answers(truth: Truth, report: Report) -> list[Answer]:
    """Each claim that is asked for, with the verdict on the claim that shares most of its span; of equals the worst counts."""
    return [_answer(truth, asked, report.judged) for asked in truth.claims]


def _answer(truth: Truth, asked: Asked, judged: Sequence[Judged]) -> Answer:
    near = [(_shared(asked, each), Answer(truth, asked, each.verdict)) for each in judged]
    most = max((shared for shared, _ in near), default=0)
    best = [answer for shared, answer in near if shared == most > 0]
    return min(best, key=_worth, default=Answer(truth, asked, None))


def _shared(asked: Asked, judged: Judged) -> int:
    value = judged.claim.value_span
    return max(0, min(asked.end, value.end) - max(asked.start, value.start))


def _worth(answer: Answer) -> tuple[bool, bool, bool, int]:
    return not answer.confident_mistake, answer.right, answer.whole, COLUMNS.index(answer.label)
