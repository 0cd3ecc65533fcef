"""`VerdictScores`: how often verdicts were right, wrong and not given, counted as the documents are judged."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from factcheck.checking.verdict import FLAGS, LABELS
from factcheck.evaluation.answers import COLUMNS, NOT_READ, Answer
from factcheck.evaluation.telling import around

Acceptable = tuple[str, ...]
GROUPS = ("kind", "altered", "source")
UNALTERED, NOT_SAID = "as published", "not said"


@dataclass(slots=True)
class Tally:
    """Counts of claims; a share of nothing is None."""

    claims: int = 0
    not_read: int = 0
    judged: int = 0
    right_judged: int = 0
    right: int = 0
    false_supported: int = 0
    false_not_supported: int = 0
    can_be_judged: int = 0
    covered: int = 0
    whole: int = 0

    def add(self, answer: Answer) -> None:
        """Count one claim."""
        mistaken = answer.confident_mistake
        self.claims += 1
        self.not_read += answer.label == NOT_READ
        self.judged += answer.judged
        self.right_judged += answer.judged and answer.right
        self.right += answer.right
        self.false_supported += mistaken and answer.label == "supported"
        self.false_not_supported += mistaken and answer.label == "not_supported"
        self.can_be_judged += answer.can_be_judged
        self.covered += answer.can_be_judged and answer.judged
        self.whole += answer.whole

    def to_dict(self) -> dict[str, int | float | None]:
        """The counts, and what they make: `right_of_judged`, `right_of_all` and `coverage` (of the claims that can be judged)."""
        return {
            "claims": self.claims,
            "not_read": self.not_read,
            "judged": self.judged,
            "right_judged": self.right_judged,
            "right_of_judged": share(self.right_judged, self.judged),
            "right": self.right,
            "right_of_all": share(self.right, self.claims),
            "false_supported": self.false_supported,
            "false_supported_of_all": share(self.false_supported, self.claims),
            "false_not_supported": self.false_not_supported,
            "false_not_supported_of_all": share(self.false_not_supported, self.claims),
            "can_be_judged": self.can_be_judged,
            "covered": self.covered,
            "coverage": share(self.covered, self.can_be_judged),
            "right_in_all_asked": self.whole,
        }


@dataclass(slots=True)
class FlagTally:
    """For one flag: the claims that deserve it and got it or not, those that must not have it, and where it was raised unasked.

    Where any of several flags would do, each that was raised counts as deserved, and where none was, each counts as lacking.
    """

    earned: int = 0
    lacking: int = 0
    barred: int = 0
    spared: int = 0
    unasked: int = 0

    def to_dict(self) -> dict[str, int | float | None]:
        """`precision` is over the claims that say whether they deserve it, `recall` over those that deserve it."""
        return {
            "deserved": self.earned + self.lacking,
            "raised_on_deserved": self.earned,
            "must_not": self.barred + self.spared,
            "raised_on_must_not": self.barred,
            "precision": share(self.earned, self.earned + self.barred),
            "recall": share(self.earned, self.earned + self.lacking),
            "raised_unasked": self.unasked,
        }


@dataclass(frozen=True, slots=True, order=True)
class Shown:
    """One claim for a list: where it stands, what was acceptable and what was given."""

    id: str
    start: int
    end: int
    context: str
    acceptable: Acceptable
    given: str
    faults: tuple[str, ...]
    kind: str
    altered: str
    summary: str
    why: str

    def to_dict(self) -> dict[str, Any]:
        """The fields by name; both tuples are lists."""
        both = {"acceptable": list(self.acceptable), "faults": list(self.faults)}
        return {name: both.get(name, getattr(self, name)) for name in self.__slots__}


@dataclass(slots=True)
class VerdictScores:
    """`groups` has a tally for each kind, alteration and source; `lists` what is to be shown one by one, in no order yet."""

    documents: int = 0
    every: Tally = field(default_factory=Tally)
    confusion: Counter[tuple[Acceptable, str]] = field(default_factory=Counter)
    groups: dict[str, dict[str, Tally]] = field(default_factory=lambda: {name: {} for name in GROUPS})
    flags: dict[str, FlagTally] = field(default_factory=dict)
    asked: Counter[str] = field(default_factory=Counter)
    lists: dict[str, list[Shown]] = field(default_factory=dict)

    def add(self, found: Iterable[Answer]) -> None:
        """Count the claims of one document."""
        self.documents += 1
        for answer in found:
            acceptable = in_order(answer.asked.labels)
            self.confusion[acceptable, answer.label] += 1
            self.every.add(answer)
            for name, group in group_of(answer).items():
                self.groups[name].setdefault(group, Tally()).add(answer)
            self._add_flags(answer)
            for name, right in (("missing", answer.missing_right), ("known_since", answer.since_right)):
                self.asked.update({f"{name} asked": right is not None, f"{name} right": bool(right)})
            for each, chosen in self.lists.items():
                if listed(answer, each):
                    chosen.append(shown(answer, acceptable))

    def _add_flags(self, answer: Answer) -> None:
        asked = answer.asked
        said = {*asked.flags, *asked.one_of_flags, *asked.not_flags}
        for flag in said | answer.flags:
            tally = self.flags.setdefault(flag, FlagTally())
            tally.earned += flag in answer.earned
            tally.lacking += flag in answer.lacking
            tally.barred += flag in answer.barred
            tally.spared += flag in asked.not_flags and flag not in answer.flags
            tally.unasked += flag not in said

    def to_dict(self, by: Iterable[str]) -> dict[str, Any]:
        """What `--format json` prints; `by` names the tables wanted."""
        wanted = set(by)
        told: dict[str, Any] = {"documents": self.documents, **self.every.to_dict()}
        for name in ("missing", "known_since"):
            told[name] = {"asked": self.asked[f"{name} asked"], "right": self.asked[f"{name} right"]}
        told["confusion"] = [
            {"acceptable": list(acceptable), "given": {label: count for label in COLUMNS if (count := self.confusion[acceptable, label])}}
            for acceptable in self.rows
        ]
        for name in GROUPS:
            if name in wanted:
                told[f"by_{name}"] = {group: self.groups[name][group].to_dict() for group in sorted(self.groups[name])}
        if "flag" in wanted:
            told["by_flag"] = {flag: self.flags[flag].to_dict() for flag in FLAGS if flag in self.flags}
        return told | {name: [each.to_dict() for each in sorted(found)] for name, found in self.lists.items()}

    @property
    def rows(self) -> list[Acceptable]:
        """The rows of the confusion table: each set of acceptable labels, in the order of the house."""
        return sorted({acceptable for acceptable, _ in self.confusion}, key=lambda row: [LABELS.index(label) for label in row])


def group_of(answer: Answer) -> dict[str, str]:
    """What the claim is counted under in each of `GROUPS`."""
    source = answer.truth.source
    named = (source.publisher or source.title or source.url) if source else None
    return {"kind": answer.asked.kind or NOT_SAID, "altered": answer.asked.altered or UNALTERED, "source": named or NOT_SAID}


def listed(answer: Answer, name: str) -> bool:
    """Whether the claim belongs in a list; one that could be judged and was not is uncovered, and not wrong as well."""
    if name == "uncovered":
        return answer.uncovered
    if name == "wrong":
        return not answer.right and not answer.uncovered
    return answer.right and not answer.whole


def shown(answer: Answer, acceptable: Acceptable) -> Shown:
    """The claim for a list, with everything that is not as asked for."""
    verdict, asked = answer.verdict, answer.asked
    faults = [
        *([f"lacks {name}" for name in FLAGS if name in answer.lacking]),
        *([f"must not have {name}" for name in FLAGS if name in answer.barred]),
        *([f"missing is {(verdict.missing if verdict else None) or 'not given'}"] if answer.missing_right is False else []),
        *([f"known since: {answer.since}"] if answer.since_right is False else []),
    ]
    named = group_of(answer)
    return Shown(
        id=answer.truth.id,
        start=asked.start,
        end=asked.end,
        context=around(answer.truth.text, asked.span, brackets=asked.span),
        acceptable=acceptable,
        given=answer.label,
        faults=tuple(faults),
        kind=named["kind"],
        altered=named["altered"],
        summary=verdict.summary if verdict else "",
        why=asked.why or "",
    )


def in_order(labels: Iterable[str]) -> Acceptable:
    """The labels once each, in the order of the house."""
    given = set(labels)
    return tuple(label for label in LABELS if label in given)


def share(part: int, whole: int) -> float | None:
    """The part of the whole; None where there is nothing to have a part of."""
    return part / whole if whole else None
