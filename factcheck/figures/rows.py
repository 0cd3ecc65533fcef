"""Flat rows: a figure as columns and back, the checks that keep a bare number out, and the digest over rows in canonical order."""

import hashlib
from collections.abc import Iterable, Mapping
from typing import Any

from factcheck.figures.figure import STANDINGS, Figure
from factcheck.values import FactcheckError, PartialDate, Period, Unit

STATISTICS = ("count", "rate", "mean", "median", "share", "change", "ratio", "rank")
COPIES = ("original", "resaved", "retyped")
BOUNDS = ("low", "high", "over", "under", "about")
STATUSES = ("final", "provisional", "revised", "experimental")
COLUMNS = (
    "measure_id", "area_code", "period_start", "period_end", "value", "missing", "unit", "statistic", "method", "baseline_start",
    "baseline_end", "publisher", "publication", "published", "url", "locator", "file_sha256", "copy", "coverage", "status", "standing",
    "names_official", "own_body", "release_id", "source_id", "note", "period_exact", "bound",
)  # fmt: skip
NEEDED = ("measure_id", "area_code", "publisher", "publication", "url", "locator", "release_id", "source_id")


def row_from(figure: Figure) -> dict[str, Any]:
    """The figure as one flat row with the keys of `COLUMNS`."""
    baseline = figure.baseline or Period()
    row = {name: getattr(figure, name) for name in COLUMNS if hasattr(figure, name)}
    row |= {"period_start": figure.period.start, "period_end": figure.period.end}
    row |= {"baseline_start": baseline.start, "baseline_end": baseline.end}
    row |= {"unit": figure.unit.value, "published": figure.published.written}
    return {name: row[name] for name in COLUMNS}


def figure_from(row: Mapping[str, Any]) -> Figure:
    """The figure that a flat row holds; raises `FactcheckError` where the row is no whole figure."""
    fields = {name: row[name] for name in COLUMNS if name not in ("period_start", "period_end", "baseline_start", "baseline_end")}
    baseline = Period(start=row["baseline_start"], end=row["baseline_end"]) if row["baseline_end"] else None
    fields |= {"period": Period(start=row["period_start"], end=row["period_end"]), "baseline": baseline}
    fields |= {"unit": Unit(row["unit"]), "published": PartialDate(row["published"] or "")}
    return Figure(**fields)


def problems(figure: Figure) -> list[str]:
    """Everything that makes a figure bare or contradictory, in words; empty where it is whole."""
    found = [f"no {name.replace('_', ' ')}" for name in NEEDED if not getattr(figure, name)]
    if not figure.period.resolved:
        found.append("no first and last day")
    if figure.value is None and not figure.missing:
        found.append("neither a value nor the publisher's marker for a missing one")
    if figure.value is not None and figure.missing:
        found.append(f"both a value and the marker {figure.missing!r}")
    if figure.statistic == "change" and not figure.baseline:
        found.append("a change without the period it is measured from")
    for name, allowed in (("statistic", STATISTICS), ("copy", COPIES), ("status", STATUSES), ("standing", STANDINGS)):
        if getattr(figure, name) not in allowed:
            found.append(f"{name} {getattr(figure, name)!r}, which is none of {', '.join(allowed)}")
    if figure.bound not in (None, *BOUNDS):
        found.append(f"bound {figure.bound!r}, which is none of {', '.join(BOUNDS)}")
    return found


def checked(figure: Figure) -> Figure:
    """The same figure; raises `FactcheckError` (bare-figure) with all that it lacks."""
    found = problems(figure)
    if found:
        days = f"{figure.period.start} to {figure.period.end}"
        where = f"{figure.release_id or 'a release without id'}, {figure.measure_id} {figure.area_code} {days}"
        raise FactcheckError("bare-figure", f"a figure has {'; '.join(found)}", where=where, remedy="Add what is missing at the source.")
    return figure


def canonical(figure: Figure) -> str:
    """The figure's canonical text: each column as name=value in the order of `COLUMNS`, ISO dates, shortest exact numbers."""
    return "\x1f".join(f"{name}={'' if value is None or value == '' else value}" for name, value in row_from(figure).items())


def digest_of(figures: Iterable[Figure]) -> str:
    """SHA-256 over the figures' canonical texts in sorted order: neither arrival nor packing makes a difference."""
    digest = hashlib.sha256()
    for text in sorted(map(canonical, figures)):
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


def digest_over(digests: Iterable[str]) -> str:
    """SHA-256 over the digests of releases in sorted order: the digest of a whole store."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
