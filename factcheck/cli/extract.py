"""`factcheck extract` and `factcheck quantities`: what a text says, before anything is checked."""

import json
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.check import Force, Inputs, Output, Published, Strict, Tally, finish, one_of
from factcheck.cli.output import check_target, put
from factcheck.cli.progress import counted
from factcheck.cli.telling import told
from factcheck.documents.document import BrokenDocument, Document
from factcheck.values import day_from

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
        one_of("--format", form, FORMATS)
        check_target(output, force=force)
        tally = Tally()
        put(lines(counted(read(inputs, published, tally), "read"), form), output, force=force)
        finish(tally, strict=strict, fail_on=[])


def read(inputs: list[str], published: str | None, tally: Tally) -> "Iterator[tuple[Document | BrokenDocument, Extraction]]":
    """Documents with what was read from them, lazily."""
    from factcheck.api import extracted
    from factcheck.documents import read_documents

    day = day_from(published, where="--published") if published else None
    for document, extraction in extracted(read_documents(inputs, published=day, stdin=sys.stdin.buffer)):
        tally.documents += 1
        if isinstance(document, BrokenDocument):
            tally.broken.append(document)
        yield document, extraction


def lines(found: "Iterator[tuple[Document | BrokenDocument, Extraction]]", form: str) -> Iterator[str]:
    """The output, piece by piece."""
    from factcheck.reports import claims_table, extraction_line

    if form == "table":
        yield from claims_table(found, color=sys.stdout.isatty())
        return
    rows = (
        json.dumps(
            document.to_dict() if isinstance(document, BrokenDocument) else extraction_line(document, extraction), ensure_ascii=False
        )
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
        tally = Tally()
        put(quantity_lines(inputs, tally), output, force=force)
        finish(tally, strict=strict, fail_on=[])


def quantity_lines(inputs: list[str], tally: Tally) -> Iterator[str]:
    """One line a document; a broken one is its error line."""
    from factcheck.documents import read_documents
    from factcheck.extraction.quantities import quantities_line

    for document in read_documents(inputs, stdin=sys.stdin.buffer):
        tally.documents += 1
        if isinstance(document, BrokenDocument):
            tally.broken.append(document)
            row = document.to_dict()
        else:
            row = quantities_line(document.id, document.text)
        yield json.dumps(row, ensure_ascii=False) + "\n"
