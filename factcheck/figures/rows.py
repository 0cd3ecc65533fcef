"""Flat rows: a figure as columns, the checks that keep a bare number out, and the digest over rows in canonical order."""

import hashlib
import math
from collections.abc import Iterable, Mapping
from operator import attrgetter
from typing import Any

from factcheck.figures.figure import STANDINGS, Figure
from factcheck.values import FactcheckError, PartialDate, Unit

STATISTICS = ("count", "rate", "mean", "median", "share", "change", "ratio", "rank")
COPIES = ("original", "resaved", "retyped")
BOUNDS = ("low", "high", "over", "under", "about")
STATUSES = ("final", "provisional", "revised", "experimental")
UNITS = tuple(unit.value for unit in Unit)
COLUMNS = (
    "measure_id", "area_code", "period_start", "period_end", "value", "missing", "unit", "statistic", "method", "baseline_start",
    "baseline_end", "publisher", "publication", "published", "url", "locator", "file_sha256", "copy", "coverage", "status", "standing",
    "names_official", "own_body", "release_id", "source_id", "note", "period_exact", "bound", "cell_text",
)  # fmt: skip
# Columns that came later: files and digests from before them stay as good as they were.
JOINT = "\x1f"
LATER = ("cell_text",)
NEEDED = ("measure_id", "area_code", "publisher", "publication", "url", "locator", "release_id", "source_id")
ONE_OF = (("unit", UNITS), ("statistic", STATISTICS), ("copy", COPIES), ("status", STATUSES), ("standing", STANDINGS))
AS_THEY_ARE = tuple(name for name in COLUMNS if name not in ("period_start", "period_end", "baseline_start", "baseline_end"))
PERIOD, BASELINE, VALUE, UNIT, PUBLISHED = map(COLUMNS.index, ("period_start", "baseline_start", "value", "unit", "published"))
CELLS = attrgetter(*(name if name in AS_THEY_ARE else name.partition("_")[0] for name in COLUMNS))
LABELS = tuple(f"{name}=" for name in COLUMNS)


def row_from(figure: Figure) -> dict[str, Any]:
    """The figure as one flat row with the keys of `COLUMNS`, in their order."""
    return dict(zip(COLUMNS, _cells(figure), strict=True))


def _cells(figure: Figure) -> list[Any]:
    period, baseline, value = figure.period, figure.baseline, figure.value
    cells = list(CELLS(figure))
    cells[PERIOD : PERIOD + 2] = period.start, period.end
    cells[BASELINE : BASELINE + 2] = (baseline.start, baseline.end) if baseline else (None, None)
    cells[VALUE] = value if value is None else float(value)
    cells[UNIT], cells[PUBLISHED] = figure.unit.value, figure.published.written
    return cells


def problems(figure: Figure) -> list[str]:
    """Everything that makes a figure bare or contradictory, in words; empty where it is whole."""
    return row_problems(row_from(figure))


def row_problems(row: Mapping[str, Any]) -> list[str]:
    """The same of a flat row with the keys of `COLUMNS`."""
    value, missing = row["value"], row["missing"]
    said = {
        "no first and last day": not row["period_start"] or not row["period_end"],
        "neither a value nor the publisher's marker for a missing one": value is None and not missing,
        f"both a value and the marker {missing!r}": value is not None and bool(missing),
        f"the value {value}, which is no number": value is not None and not math.isfinite(value),
        "a change without the period it is measured from": row["statistic"] == "change" and not row["baseline_end"],
        f"the publication date {row['published']!r}, which is no date": not is_date(row["published"]),
    }
    found = [f"no {name.replace('_', ' ')}" for name in NEEDED if not row[name]] + [words for words, wrong in said.items() if wrong]
    for name in ("period", "baseline"):
        start, end = row[f"{name}_start"], row[f"{name}_end"]
        if start and end and start > end:
            found.append(f"a {name} that starts on {start} and ends on {end}")
    found += [f"{name} {row[name]!r}, which is none of {', '.join(allowed)}" for name, allowed in ONE_OF if row[name] not in allowed]
    if row["bound"] not in (None, *BOUNDS):
        found.append(f"bound {row['bound']!r}, which is none of {', '.join(BOUNDS)}")
    return found


def is_date(written: str | None) -> bool:
    """Whether it is a publication date as `PartialDate` takes it; a blank one is."""
    try:
        PartialDate(written or "")
    except FactcheckError:
        return False
    return True


def checked(figure: Figure) -> Figure:
    """The same figure; raises `FactcheckError` (bare-figure) with all that it lacks."""
    row = row_from(figure)
    found = row_problems(row)
    if found:
        raise bare_figure(row, found)
    return figure


def bare_figure(row: Mapping[str, Any], found: Iterable[str]) -> FactcheckError:
    """The error for a row with what is wrong with it."""
    days = f"{row['period_start']} to {row['period_end']}"
    where = f"{row['release_id'] or 'a release without id'}, {row['measure_id']} {row['area_code']} {days}"
    return FactcheckError("bare-figure", f"a figure has {'; '.join(found)}", where=where, remedy="Add what is missing at the source.")


def canonical(figure: Figure) -> str:
    """The figure's canonical text: each column as name=value in the order of `COLUMNS`, ISO dates, shortest exact numbers.

    `cell_text`, which came later, is written only where it is filled.
    """
    said = [label if cell is None else f"{label}{cell}" for label, cell in zip(LABELS, _cells(figure), strict=True)]
    return JOINT.join(said if figure.cell_text else said[: -len(LATER)])


def digest_of(figures: Iterable[Figure]) -> str:
    """SHA-256 over the figures' canonical texts in sorted order: neither arrival nor packing makes a difference."""
    digest = hashlib.sha256()
    for text in sorted(map(canonical, figures)):
        digest.update(text.encode() + b"\n")
    return digest.hexdigest()


def digest_over(digests: Iterable[str]) -> str:
    """SHA-256 over the digests of releases in sorted order: the digest of a whole store."""
    return hashlib.sha256("\n".join(sorted(digests)).encode()).hexdigest()
