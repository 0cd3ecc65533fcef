"""`factcheck evaluate verdicts`: how often verdicts are right on documents whose verdicts are known."""

import json
import sys
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.inputs import Reading
from factcheck.cli.output import put
from factcheck.cli.progress import counted
from factcheck.cli.telling import one_of, told
from factcheck.documents.document import BrokenDocument
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    from factcheck.checking.verdict import Report
    from factcheck.evaluation.truths import Truth
    from factcheck.figures.store import Store

FORMATS = ("table", "json")
TABLES = ("kind", "altered", "flag", "source")
LISTS = ("wrong", "uncovered", "flags")
# Documents are judged together, as `factcheck check` does, and forgotten together.
DOCUMENTS_AT_ONCE = 256


def verdicts(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="Documents with known verdicts, one a line: docs/evaluation.md.")],
    document: Annotated[
        Path | None,
        typer.Option("--document", metavar="ARTICLE", help="The article, where FILE has one of its claims a line and not the text."),
    ] = None,
    published: Annotated[str | None, typer.Option("--published", metavar="DATE", help="When the article was published.")] = None,
    by: Annotated[str, typer.Option("--by", metavar="NAMES", help="Tables to print: kind, altered, flag, source.")] = "kind,altered,flag",
    show: Annotated[
        str | None, typer.Option("--show", metavar="LISTS", help="Claims to print one by one: wrong, uncovered, flags.")
    ] = None,
    store: Annotated[Path | None, typer.Option("--store", metavar="DIR", help="Another store of figures.")] = None,
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
) -> None:
    """Judge documents whose verdicts are known: right, falsely supported or not supported, and covered, by kind, alteration and flag."""
    with told():
        from factcheck.evaluation.answers import answers
        from factcheck.evaluation.verdict_scores import VerdictScores
        from factcheck.evaluation.verdict_table import verdict_tables
        from factcheck.figures.store import Store

        one_of("--format", form, FORMATS)
        tables, lists = names(by, option="--by", allowed=TABLES), names(show, option="--show", allowed=LISTS)
        total, truths = known(files, document, published)
        scores = VerdictScores(lists={name: [] for name in lists})
        for truth, report in counted(judged(truths, Store.open(store)), total, "judged"):
            scores.add(answers(truth, report))
        if form == "json":
            put([json.dumps(scores.to_dict(tables), ensure_ascii=False, indent=1) + "\n"], None, force=True)
        else:
            put(verdict_tables(scores, tables, color=sys.stdout.isatty()), None, force=True)


def names(given: str | None, *, option: str, allowed: tuple[str, ...]) -> list[str]:
    """The words of a list with commas, each of which must be known; in the order of `allowed`."""
    found = [name.strip() for name in (given or "").split(",") if name.strip()]
    for name in found:
        one_of(option, name, allowed)
    return [name for name in allowed if name in found]


def known(files: Sequence[Path], document: Path | None, published: str | None) -> "tuple[int, Iterator[Truth]]":
    """How many documents there are and a stream of them; every line is checked before the first is judged."""
    from factcheck.evaluation.truths import counted_truths, read_truths, truth_of_article

    if document is None:
        if published is not None:
            remedy = "Leave it out, or add --document ARTICLE."
            raise FactcheckError("dates-in-file", "the lines say when each document was published", where="--published", remedy=remedy)
        return counted_truths(files), read_truths(files)
    if len(files) > 1:
        raise FactcheckError("one-file", "an article has one file of claims", where="--document", remedy="Give one FILE, or none of this.")
    reading = Reading([str(document)], published=published)
    if reading.total != 1:
        raise FactcheckError("one-article", f"{reading.total} documents stand there", where=str(document), remedy="Give one article.")
    article = next(iter(reading))
    if isinstance(article, BrokenDocument):
        raise FactcheckError(article.code, article.message, exit_code=article.exit_code)
    reading.finish(strict=True)
    return 1, iter([truth_of_article(files[0], article)])


def judged(truths: "Iterator[Truth]", store: "Store") -> "Iterator[tuple[Truth, Report]]":
    """Each document with its report, many judged together; those that ask for another day's knowledge apart."""
    from factcheck.api import checked

    while batch := list(islice(truths, DOCUMENTS_AT_ONCE)):
        for as_of, together in groupby(sorted(batch, key=lambda truth: str(truth.as_of)), key=lambda truth: str(truth.as_of)):
            group = list(together)
            yield from zip(group, checked((truth.document for truth in group), store=store, as_of=as_of), strict=True)
