"""Drift: what a declaration expects against what a raw file holds; a difference stops the run and names both sides."""

from collections.abc import Iterable

from factcheck.values import FactcheckError


def drifted(what: str, *, missing: Iterable[str] = (), found: Iterable[str] = (), where: str) -> FactcheckError:
    """The error for a source that changed shape (exit code 4): what is missing from it, and what was found instead."""
    lacking, extra = sorted(missing), sorted(found)
    parts = []
    if lacking:
        parts.append(f"missing: {_listed(lacking)}")
    if extra:
        parts.append(f"found: {_listed(extra)}")
    remedy = "Compare the file with the source's page in data/sources and mend whichever is wrong."
    return FactcheckError("source-drift", f"{what} ({'; '.join(parts)})", where=where, remedy=remedy, exit_code=4)


def expect(what: str, *, declared: Iterable[str], present: Iterable[str], where: str) -> None:
    """Raise the drift error where the two sets differ at all."""
    wanted, here = set(declared), set(present)
    if wanted != here:
        raise drifted(f"the {what} are not the declared ones", missing=wanted - here, found=here - wanted, where=where)


def expect_all(what: str, *, declared: Iterable[str], present: Iterable[str], where: str) -> None:
    """Raise the drift error where something declared is not present; more may be present."""
    wanted, here = set(declared), set(present)
    if wanted - here:
        raise drifted(f"some {what} are not in the file", missing=wanted - here, found=here, where=where)


def _listed(names: list[str]) -> str:
    shown = ", ".join(repr(name) for name in names[:12])
    return shown if len(names) <= 12 else f"{shown} and {len(names) - 12} more"
