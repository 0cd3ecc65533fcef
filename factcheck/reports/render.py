"""`render`: reports in any format, piece by piece."""

from collections.abc import Iterable, Iterator

from factcheck.checking.verdict import Report
from factcheck.documents.document import BrokenDocument
from factcheck.reports.brief import Names
from factcheck.values import FactcheckError

FORMATS = ("table", "json", "jsonl", "csv", "markdown", "html")


def render(
    reports: Report | BrokenDocument | Iterable[Report | BrokenDocument],
    format: str,
    *,
    width: int | None = None,
    color: bool = False,
    catalogue: Names | None = None,
) -> Iterator[str]:
    """Pieces of text that make up the report in one of `FORMATS`; all but html come as the documents come.

    A broken document becomes an error row and is never dropped. `width` (columns, at least 40) and `color` are for the
    table; `catalogue` names measures and areas in Markdown and HTML, the project's own unless given.
    Raises `FactcheckError` (unknown-format).
    """
    if format not in FORMATS:
        raise FactcheckError("unknown-format", f"{format!r} is not a format of reports", remedy=f"Use one of {', '.join(FORMATS)}.")
    several = [reports] if isinstance(reports, Report | BrokenDocument) else reports
    return _pieces(several, format, width=width, color=color, catalogue=catalogue)


def _pieces(
    reports: Iterable[Report | BrokenDocument], form: str, *, width: int | None, color: bool, catalogue: Names | None
) -> Iterator[str]:
    # Each format's libraries are imported only where that format is asked for.
    if form in ("json", "jsonl"):
        from factcheck.reports.json import json_pieces, jsonl_pieces

        return json_pieces(reports) if form == "json" else jsonl_pieces(reports)
    if form == "csv":
        from factcheck.reports.csv import csv_pieces

        return csv_pieces(reports)
    if form == "table":
        from factcheck.reports.terminal import table_pieces

        return table_pieces(reports, width=width, color=color)
    if form == "markdown":
        from factcheck.reports.markdown import markdown_pieces

        return markdown_pieces(reports, catalogue or _own_catalogue())
    from factcheck.reports.html import html_pieces

    return html_pieces(reports, catalogue or _own_catalogue())


def _own_catalogue() -> Names:
    from factcheck.catalogue import load_catalogue

    return load_catalogue()
