"""`factcheck check`: from articles to verdicts."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.output import check_target, format_for, put
from factcheck.cli.progress import counted
from factcheck.cli.telling import told
from factcheck.documents.document import BrokenDocument
from factcheck.values import FactcheckError, day_from

if TYPE_CHECKING:
    from factcheck.checking.verdict import Report

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...", help="Text, HTML or PDF files, directories, .jsonl or .csv batches, http(s) addresses, or - for standard input."
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When it was published, for inputs that do not say: 2023-11-24.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing output file.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 2 if any document could not be read, not only if all could not.")]


def check(
    inputs: Inputs,
    published: Published = None,
    as_of: Annotated[
        str,
        typer.Option(
            "--as-of",
            metavar="DATE|publication|latest",
            help="Which figures count: those known on the document's day, on DATE, or all held.",
        ),
    ] = "publication",
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store of figures.")] = None,
    fail_on: Annotated[
        list[str] | None, typer.Option("--fail-on", metavar="LABEL", help="Exit with 1 if a claim gets this label; may be repeated.")
    ] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table, json, jsonl, csv, markdown or html.")] = "table",
    output: Output = None,
    also: Annotated[
        Path | None, typer.Option("--also", metavar="FILE", help="Write a second report to FILE, in the format of its suffix.")
    ] = None,
    force: Force = False,
    strict: Strict = False,
) -> None:
    """Find the claims of articles, look each reading up in published figures, and give a verdict."""
    with told():
        from factcheck.checking.verdict import LABELS
        from factcheck.reports import FORMATS

        one_of("--format", form, FORMATS)
        for label in fail_on or ():
            one_of("--fail-on", label, LABELS)
        also_form = format_for(also) if also else None
        for target in (output, also):
            check_target(target, force=force)
        tally = Tally()
        reports = tally.watching(reports_of(inputs, published=published, as_of=as_of, store=store))
        if also is None:
            put(rendered(reports, form, output), output, force=force)
        else:
            kept = list(reports)
            put(rendered(iter(kept), form, output), output, force=force)
            put(rendered(iter(kept), str(also_form), also), also, force=force)
        finish(tally, strict=strict, fail_on=fail_on or [])


def reports_of(inputs: list[str], *, published: str | None, as_of: str, store: Path | None) -> "Iterator[Report | BrokenDocument]":
    """Read, extract, check; lazily, with progress on a terminal."""
    from factcheck.api import checked
    from factcheck.documents import read_documents
    from factcheck.figures.store import Store

    day = day_from(published, where="--published") if published else None
    documents = read_documents(inputs, published=day, stdin=sys.stdin.buffer)
    return counted(checked(documents, store=Store.open(store), as_of=as_of), "checked")


def rendered(reports: "Iterator[Report | BrokenDocument]", form: str, output: Path | None) -> Iterator[str]:
    """The report in its format; colours only on a terminal."""
    from factcheck.reports import render

    return render(reports, form, color=output is None and sys.stdout.isatty())


class Tally:
    """What came by: how many documents, which failed, which labels were given."""

    def __init__(self) -> None:
        self.documents = 0
        self.broken: list[BrokenDocument] = []
        self.labels: set[str] = set()

    def watching(self, reports: "Iterator[Report | BrokenDocument]") -> "Iterator[Report | BrokenDocument]":
        """Pass everything on, and count."""
        for report in reports:
            self.documents += 1
            if isinstance(report, BrokenDocument):
                self.broken.append(report)
            else:
                self.labels.update(item.verdict.label for item in report.judged)
            yield report


def finish(tally: Tally, *, strict: bool, fail_on: list[str]) -> None:
    """Tell the failures and set the exit code."""
    for broken in tally.broken:
        typer.echo(f"factcheck: {broken.message}", err=True)
    if tally.broken:
        typer.echo(f"factcheck: {len(tally.broken)} of {tally.documents} documents could not be read", err=True)
    if tally.broken and len(tally.broken) == tally.documents:
        raise typer.Exit(max(broken.exit_code for broken in tally.broken))
    if tally.broken and strict:
        raise typer.Exit(2)
    if tally.labels & set(fail_on):
        raise typer.Exit(1)


def one_of(option: str, given: str, allowed: tuple[str, ...]) -> None:
    """Refuse a word that an option does not know."""
    if given not in allowed:
        raise FactcheckError("unknown-choice", f"{given!r} is not known here", where=option, remedy=f"Use one of {', '.join(allowed)}.")
