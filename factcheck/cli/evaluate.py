"""`factcheck evaluate`: how much of what people marked is found, how often verdicts are right, and what can be learnt from marks."""

import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli.evaluate_verdicts import verdicts
from factcheck.cli.inputs import Force
from factcheck.cli.output import check_target, format_for, put
from factcheck.cli.progress import counted
from factcheck.cli.telling import one_of, told
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    from factcheck.evaluation import Examined, Passage

FORMATS = ("table", "json")

app = typer.Typer(help="Hold claims and verdicts against what people know of them.", no_args_is_help=True)


@app.callback()
def evaluate() -> None:
    """Hold claims and verdicts against what people know of them."""


app.command("verdicts")(verdicts)


@app.command("extraction")
def extraction(
    gold: Annotated[Path, typer.Argument(metavar="GOLD", help="A gold file: one passage a line, as tests/gold/README.md says.")],
    form: Annotated[str, typer.Option("--format", "-f", metavar="FORMAT", help="table or json.")] = "table",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="PAGE.html", help="Also write a page with marked and found side by side.")
    ] = None,
    scores_only: Annotated[bool, typer.Option("--scores-only", help="No list of faults, for passages kept unseen.")] = False,
    force: Force = False,
) -> None:
    """Score the claim reader on marked passages: by kind, by field, and with everything missed, extra or read differently."""
    with told():
        from factcheck.evaluation import read_gold, scored

        one_of("--format", form, FORMATS)
        check_page(output, scores_only=scores_only, force=force)
        examined = read_against(read_gold(gold))
        scores = scored(examined)
        if output:
            from factcheck.evaluation.page import page_pieces

            put(page_pieces(examined, scores, name=gold.name), output, force=force)
        if form == "json":
            from factcheck.evaluation.telling import result

            put([json.dumps(result(examined, scores, lists=not scores_only), ensure_ascii=False, indent=1) + "\n"], None, force=force)
            return
        from factcheck.evaluation.table import score_tables

        put(score_tables(examined, scores, lists=not scores_only, color=sys.stdout.isatty()), None, force=force)


@app.command("learn")
def learn(
    gold: Annotated[list[Path], typer.Argument(metavar="GOLD...", help="Gold files: one passage a line, as tests/gold/README.md says.")],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="DIR", help="Write the weights there; without it nothing is written.")
    ] = None,
) -> None:
    """Learn from marked passages which words make a claim and what it says; prints how sure the answers were and how often right."""
    with told():
        from factcheck.evaluation import read_gold
        from factcheck.evaluation.learning import as_text, learned, told_table

        passages = [passage for path in gold for passage in read_gold(path)]
        found = []
        for each in learned(passages):
            found.append(each)
            if output:
                put([as_text(each)], output / f"{each.question}.json", force=True)
        put(
            [
                f"Learnt from {len(passages)} passages; every answer below is to a passage that the weights had not seen.\n\n",
                told_table(found),
            ],
            None,
            force=True,
        )


def check_page(output: Path | None, *, scores_only: bool, force: bool) -> None:
    """Refuse before any work a page that could not be written, is no page, or would show what is not to be looked into."""
    if output is None:
        return
    if scores_only:
        raise FactcheckError("page-shows-all", "a page shows every passage", where="--scores-only", remedy="Leave out one of the two.")
    if format_for(output) != "html":
        raise FactcheckError("unknown-format", "only a page is written", where=str(output), remedy="End the name in .html.")
    check_target(output, force=force)


def read_against(passages: "Sequence[Passage]") -> "list[Examined]":
    """Every passage read anew and held against its marks."""
    from factcheck.api import extracted
    from factcheck.documents.document import Document
    from factcheck.evaluation import examined

    documents = (
        Document(id=passage.id, text=passage.text, published=passage.published, published_from="line" if passage.published else None)
        for passage in passages
    )
    read = counted(extracted(documents), len(passages), "read")
    return [examined(passage, [claim.to_dict() for claim in found.claims]) for passage, (_, found) in zip(passages, read, strict=True)]
