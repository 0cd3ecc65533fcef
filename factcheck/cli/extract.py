"""`factcheck extract` and `factcheck quantities`: what a text says, before anything is checked."""

import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.inputs import Force, Inputs, Output, Published, Reading, Strict
from factcheck.cli.output import check_target, put
from factcheck.cli.progress import counted
from factcheck.cli.telling import one_of, told
from factcheck.documents.document import BrokenDocument, Document

if TYPE_CHECKING:
    from factcheck.extraction.claim import Extraction

FORMATS = ("jsonl", "json", "table")


def extract(
    inputs: Inputs,
    published: Published = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="jsonl, json or table.")] = "jsonl",
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Find the quantitative claims of articles: one JSON line a document."""
    with told():
        from factcheck.api import extracted

        one_of("--format", form, FORMATS)
        check_target(output, force=force)
        reading = Reading(inputs, published=published)
        put(lines(counted(extracted(reading), reading.total, "read"), form), output, force=force)
        reading.finish(strict=strict)


def lines(found: "Iterable[tuple[Document | BrokenDocument, Extraction]]", form: str) -> Iterator[str]:
    """The output, piece by piece."""
    from factcheck.reports import claims_table, extraction_line
    from factcheck.reports.json import json_line

    if form == "table":
        yield from claims_table(found, color=sys.stdout.isatty())
        return
    rows = (
        json_line(document.to_dict() if isinstance(document, BrokenDocument) else extraction_line(document, extraction))
        for document, extraction in found
    )
    if form == "jsonl":
        yield from (row + "\n" for row in rows)
        return
    yield "["
    for number, row in enumerate(rows):
        yield (",\n" if number else "\n") + row
    yield "\n]\n"


def quantities(
    inputs: Inputs,
    output: Output = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """The number layer alone: every number expression with value, unit and change, one JSON line a document."""
    with told():
        check_target(output, force=force)
        reading = Reading(inputs)
        put(quantity_lines(counted(reading, reading.total, "read")), output, force=force)
        reading.finish(strict=strict)


def quantity_lines(documents: Iterable[Document | BrokenDocument]) -> Iterator[str]:
    """One line a document; a broken one is its error line."""
    from factcheck.extraction.quantities import quantities_line
    from factcheck.reports.json import json_line

    for document in documents:
        yield json_line(document.to_dict() if isinstance(document, BrokenDocument) else quantities_line(document.id, document.text)) + "\n"
