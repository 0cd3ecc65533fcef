"""`Drift`: what a declaration expects against what a raw file holds, with the line that would mend the declaration."""

from collections.abc import Iterable

from rapidfuzz import process

from factcheck.values import FactcheckError

SHOWN = 12
CLOSE = 60
"""Likeness in percent from which one name is offered as the new spelling of another."""


class Drift(FactcheckError):  # noqa: N818 - the word of the field; it is raised as an error and told as a check
    """A source that changed shape (exit code 4): what was expected, what was found instead, and the line to add if that is right."""

    def __init__(self, what: str, *, expected: Iterable[str] = (), found: Iterable[str] = (), where: str, suggestion: str = "") -> None:
        self.check = what
        self.expected, self.found, self.suggestion = _listed(expected), _listed(found), suggestion
        parts = [f"{label}: {text}" for label, text in (("missing", self.expected), ("found", self.found)) if text]
        told = f"{what} ({'; '.join(parts)})" if parts else what
        remedy = suggestion or "Compare the file with the source's page in data/sources and mend whichever is wrong."
        super().__init__("source-drift", told, where=where, remedy=remedy, exit_code=4)


def drifted(what: str, *, missing: Iterable[str] = (), found: Iterable[str] = (), where: str, suggestion: str = "") -> Drift:
    """The error for a source that changed shape: what is missing from it, and what was found instead."""
    return Drift(what, expected=missing, found=found, where=where, suggestion=suggestion)


def expect(what: str, *, declared: Iterable[str], present: Iterable[str], where: str, suggestion: str = "") -> None:
    """Raise the drift error where the two sets differ at all."""
    wanted, here = set(declared), set(present)
    if wanted != here:
        raise drifted(
            f"the {what} are not the declared ones", missing=wanted - here, found=here - wanted, where=where, suggestion=suggestion
        )


def expect_all(what: str, *, declared: Iterable[str], present: Iterable[str], where: str) -> None:
    """Raise the drift error where something declared is not present; more may be present."""
    wanted, here = set(declared), set(present)
    if wanted - here:
        hint = renaming(wanted - here, here - wanted)
        raise drifted(f"some {what} are not in the file", missing=wanted - here, found=here - wanted, where=where, suggestion=hint)


def renaming(missing: Iterable[str], found: Iterable[str]) -> str:
    """The line that would tell of a new spelling, where something found is like something missing; else nothing."""
    choices = sorted(found)
    for name in sorted(missing):
        best = process.extractOne(name, choices, score_cutoff=CLOSE) if choices else None
        if best:
            return f"If {best[0]!r} is the new name of {name!r}, add that spelling beside it on the source's page in data/sources."
    return ""


def _listed(names: Iterable[str]) -> str:
    ordered = sorted(map(str, names))
    shown = ", ".join(repr(name) for name in ordered[:SHOWN])
    return shown if len(ordered) <= SHOWN else f"{shown} and {len(ordered) - SHOWN} more"
