"""`factcheck check`: from articles to verdicts."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.inputs import Force, Inputs, Output, Published, Reading, Strict
from factcheck.cli.output import check_target, format_for, put
from factcheck.cli.progress import counted
from factcheck.cli.telling import one_of, told
from factcheck.documents.document import BrokenDocument

if TYPE_CHECKING:
    from factcheck.checking.verdict import Report

AsOf = Annotated[
    str,
    typer.Option(
        "--as-of", metavar="DATE|publication|latest", help="Which figures count: those known on the document's day, on DATE, or all held."
    ),
]
FailOn = Annotated[
    list[str] | None, typer.Option("--fail-on", metavar="LABEL", help="Exit with 1 if a claim gets this label; may be repeated.")
]


def check(
    inputs: Inputs,
    published: Published = None,
    as_of: AsOf = "publication",
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store of figures.")] = None,
    groups: Annotated[Path | None, typer.Option("--groups", metavar="FILE", help="Dated lists of groups of forces, YAML or CSV.")] = None,
    fail_on: FailOn = None,
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
        targets = [(form, output), *([(format_for(also), also)] if also else [])]
        for _, target in targets:
            check_target(target, force=force)
        reading, labels = Reading(inputs, published=published), set[str]()
        reports = judged(reading, labels, as_of=as_of, store=store, groups=groups)
        # A second report needs the documents again; a single one streams.
        kept = list(reports) if len(targets) > 1 else reports
        for wanted, target in targets:
            put(rendered(iter(kept), wanted, target), target, force=force)
        reading.finish(strict=strict)
        if labels & set(fail_on or ()):
            raise typer.Exit(1)


def judged(
    reading: Reading, labels: set[str], *, as_of: str, store: Path | None, groups: Path | None = None
) -> "Iterator[Report | BrokenDocument]":
    """Reports as the documents are read; `labels` gathers the labels that were given."""
    from factcheck.api import checked
    from factcheck.figures.store import Store

    for report in counted(checked(reading, store=Store.open(store), as_of=as_of, groups=groups), reading.total, "checked"):
        if not isinstance(report, BrokenDocument):
            labels.update(item.verdict.label for item in report.judged)
        yield report


def rendered(reports: "Iterator[Report | BrokenDocument]", form: str, output: Path | None) -> Iterator[str]:
    """The report in its format; colours only on a terminal."""
    from factcheck.reports import render

    return render(reports, form, color=output is None and sys.stdout.isatty())
