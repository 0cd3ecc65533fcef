"""`Check`: one thing that was looked at in a release, with what was expected and what was found; all are gathered before any decides."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from factcheck.sources.drift import Drift
from factcheck.values import FactcheckError


@dataclass(frozen=True, slots=True)
class Check:
    """A check's name, whether it passed, the two sides, where in the file, and the line that would mend the declaration."""

    name: str
    passed: bool
    expected: str = ""
    found: str = ""
    where: str = ""
    suggestion: str = ""

    def to_dict(self) -> dict[str, str | bool]:
        """One row of `factcheck sources check --format json`."""
        return {name: getattr(self, name) for name in ("name", "passed", "expected", "found", "where", "suggestion")}


@dataclass(slots=True)
class Checks:
    """The checks of one file, in the order in which they were made."""

    made: list[Check] = field(default_factory=list)

    def add(self, name: str, passed: bool, *, expected: str = "", found: str = "", where: str = "", suggestion: str = "") -> bool:
        """Note a check and say whether it passed."""
        self.made.append(Check(name, passed, expected, found, where, suggestion))
        return passed

    @contextmanager
    def catching(self) -> Iterator[None]:
        """Turn a drift that ends a part of the reading into a failed check, so that the other parts are still looked at."""
        try:
            yield
        except Drift as drift:
            self.add(drift.check, False, expected=drift.expected, found=drift.found, where=drift.where, suggestion=drift.suggestion)

    @property
    def failed(self) -> list[Check]:
        """Those that did not pass."""
        return [check for check in self.made if not check.passed]

    @property
    def passed(self) -> bool:
        """Whether all did."""
        return not self.failed


def refusal(failed: Iterable[Check], *, where: str, kept: str = "") -> FactcheckError:
    """The error (source-drift, exit code 4) that stops a release, naming every failed check."""
    told = []
    for check in failed:
        sides = "; ".join(f"{label} {text}" for label, text in (("expected", check.expected), ("found", check.found)) if text)
        told.append(f"{check.name}{f' ({sides})' if sides else ''}{f' at {check.where}' if check.where else ''}")
    hints = [check.suggestion for check in failed if check.suggestion]
    what = f"the file is not as its source declares it: {'; '.join(told)}"
    remedy = " ".join([*dict.fromkeys(hints), kept]).strip() or "Compare the file with the source's page in data/sources."
    return FactcheckError("source-drift", what, where=where, remedy=remedy, exit_code=4)
