"""Reports as CSV for spreadsheets: one row a claim, one for a document without any, one for a document that could not be read."""

import csv
import io
import math
from collections.abc import Iterable, Iterator, Mapping

from factcheck.checking.starts import turning_words
from factcheck.checking.verdict import Judged, Reading, Report
from factcheck.documents.document import BrokenDocument
from factcheck.reports.clean import harmless
from factcheck.values import Period

Cell = str | int | float | None
COLUMNS = (
    "id", "published", "published_from", "as_of", "title", "outlet", "row",
    "claim_id", "quote", "start", "end", "as_stated", "kind", "measure", "measure_id", "subject", "area_code",
    "value", "value_high", "unit", "direction", "approx", "period_stated", "period_start", "period_end",
    "baseline_stated", "baseline_start", "baseline_end", "baseline_value", "speaker", "checkable", "why_not",
    "label", "missing", "flags", "summary", "would_settle", "correction", "known_since_label", "known_since_summary",
    "known_since_note", "request", "dial_said",
    "readings", "reading", "outcome", "official_value", "official_low", "official_high", "official_unit",
    "figure_value", "figure_unit", "figure_period_start", "figure_period_end", "figure_area_code",
    "publisher", "publication", "figure_published", "standing", "url", "locator", "file_sha256",
    "store_releases", "store_digest", "store_damaged", "error_code", "error_message",
)  # fmt: skip


def csv_pieces(reports: Iterable[Report | BrokenDocument]) -> Iterator[str]:
    """The header, then the rows of each document as it comes; strings that a spreadsheet would run as a formula are defused."""
    yield _written([dict(zip(COLUMNS, COLUMNS, strict=True))])
    for report in reports:
        yield _written(rows_of(report))


def _written(rows: Iterable[Mapping[str, Cell]]) -> str:
    from factcheck.safety.cells import safe_cell

    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    for row in rows:
        cells = [row.get(column) for column in COLUMNS]
        writer.writerow([safe_cell(_plain(cell)) for cell in cells])
    return text.getvalue()


def _plain(cell: Cell) -> Cell:
    if isinstance(cell, float):
        return (int(cell) if cell == int(cell) else cell) if math.isfinite(cell) else None
    # Made harmless first: a control character taken away must not bring a formula to the front after the guard has looked.
    return harmless(cell) if isinstance(cell, str) else cell


def rows_of(report: Report | BrokenDocument) -> Iterator[dict[str, Cell]]:
    """The rows of one document, with those of `COLUMNS` that apply."""
    if isinstance(report, BrokenDocument):
        yield {"id": report.id, "row": "error", "error_code": report.code, "error_message": report.message}
        return
    document = _document(report)
    if not report.judged:
        yield {**document, "row": "no_claim"}
    for item in report.judged:
        yield {**document, "row": "claim", **_claim(item), **_verdict(item)}


def _document(report: Report) -> dict[str, Cell]:
    return {
        "id": report.id,
        "published": report.published.isoformat() if report.published else None,
        "published_from": report.published_from,
        "as_of": report.as_of_day.isoformat() if report.as_of_day else report.as_of,
        "title": report.title,
        "outlet": report.outlet,
        "store_releases": report.store_releases,
        "store_digest": report.store_digest,
        "store_damaged": " ".join(report.store_damaged) or None,
    }


def _period(prefix: str, period: Period | None) -> dict[str, Cell]:
    return {f"{prefix}_{key}": value for key, value in (period or Period()).to_dict().items()}


def _claim(item: Judged) -> dict[str, Cell]:
    claim = item.claim
    low, high = claim.value if isinstance(claim.value, tuple) else (claim.value, None)
    same = (
        "claim_id",
        "quote",
        "as_stated",
        "kind",
        "measure",
        "measure_id",
        "subject",
        "area_code",
        "direction",
        "approx",
        "speaker",
        "why_not",
    )
    return {
        **{name: getattr(claim, name) for name in same},
        "start": claim.span.start,
        "end": claim.span.end,
        "value": low,
        "value_high": high,
        "unit": claim.unit.value,
        **_period("period", claim.period),
        **_period("baseline", claim.baseline),
        "baseline_value": claim.baseline_value,
        "checkable": str(claim.checkable).lower(),
    }


def _verdict(item: Judged) -> dict[str, Cell]:
    verdict = item.verdict
    since = verdict.known_since
    return {
        "label": verdict.label,
        "missing": verdict.missing,
        "flags": " ".join(verdict.flags),
        "summary": verdict.summary,
        "would_settle": verdict.would_settle,
        "correction": verdict.correction,
        "known_since_label": since.label if since else None,
        "known_since_summary": since.summary if since else None,
        "known_since_note": verdict.since_note,
        "request": verdict.request,
        "dial_said": turning_words(verdict.dial),
        "readings": len(verdict.readings),
        **(_reading(verdict.readings[0]) if verdict.readings else {}),
    }


def _reading(reading: Reading) -> dict[str, Cell]:
    """The first-ranked reading; the others are in the formats that can hold them."""
    official, figure = reading.official, reading.figures[0] if reading.figures else None
    row: dict[str, Cell] = {"reading": reading.description, "outcome": reading.outcome}
    if official:
        row |= {
            "official_value": official.value,
            "official_low": official.low,
            "official_high": official.high,
            "official_unit": official.unit,
        }
    if figure:
        days = figure.period.to_dict()
        row |= {"figure_value": figure.value, "figure_unit": figure.unit.value, "figure_area_code": figure.area_code}
        row |= {
            "figure_period_start": days["start"],
            "figure_period_end": days["end"],
            "figure_published": figure.published.written or None,
        }
        row |= {name: getattr(figure, name) for name in ("publisher", "publication", "standing", "url", "locator", "file_sha256")}
    return row
