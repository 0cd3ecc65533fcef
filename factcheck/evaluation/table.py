"""The scores as tables for the terminal, and the list of what is not right."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.evaluation.certainty import EDGES
from factcheck.evaluation.matching import Examined
from factcheck.evaluation.scores import Scores
from factcheck.evaluation.telling import band_name, context, fault_words, headline, share_words
from factcheck.reports.screen import columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted

COLOURS = {"missed": "red", "extra": "magenta", "differs": "yellow"}


def score_tables(
    examined: Sequence[Examined], scores: Scores, *, lists: bool, width: int | None = None, color: bool = False
) -> Iterator[str]:
    """Totals, scores by kind and by field, then, unless `lists` is false, misses, extras and differences with context."""
    space, coloured = columns(width), wants_colour(color)
    about = f"{counted(len(examined), 'passage')}, {counted(scores.gold, 'claim')} marked, {counted(scores.predicted, 'claim')} found"
    parts: list[RenderableType] = [words(about, "bold"), _totals(scores), Text(), _kinds(scores), Text(), _fields(scores)]
    if scores.certainty:
        parts += [Text(), words("Right, of the answers that were about so sure", "bold"), _certainty(scores)]
    yield shown(parts, width=space, color=coloured)
    for state, title in (("missed", "Missed"), ("extra", "Found, but not marked"), ("differs", "Found, but read differently")):
        rows = [(each.passage, outcome) for each in examined for outcome in each.faults if outcome.state == state]
        if lists and rows:
            table = grid()
            for name, ratio in (("passage", None), ("claim", 5), ("missed" if state == "missed" else "as read", 4)):
                table.add_column(name, ratio=ratio, overflow="fold")
            for passage, outcome in rows:
                table.add_row(words(passage.id), words(context(passage, outcome, marked=True)), words(fault_words(outcome)))
            yield shown([Text(), words(f"{title} ({len(rows)})", f"bold {COLOURS[state]}"), table], width=space, color=coloured)


def _totals(scores: Scores) -> Table:
    table = grid(header=False)
    for name, value in headline(scores):
        table.add_row(words(name, "dim"), words(value))
    return table


def _kinds(scores: Scores) -> Table:
    table = grid()
    table.add_column("kind")
    for name in ("marked", "found", "core", "full"):
        table.add_column(name, justify="right")
    for kind, score in scores.kinds.items():
        shares = score.to_dict()
        cells = [str(score.gold), *(share_words(shares[name]) for name in ("found", "core", "full"))]
        table.add_row(words(kind.replace("_", " ")), *map(words, cells))
    return table


def _fields(scores: Scores) -> Table:
    table = grid()
    table.add_column("field")
    for name in ("scored", "right"):
        table.add_column(name, justify="right")
    for name, field in scores.fields.items():
        table.add_row(words(name), words(str(field.scored)), words(share_words(field.accuracy)))
    return table


def _certainty(scores: Scores) -> Table:
    table = grid()
    table.add_column("sure of")
    for low, high in pairwise(EDGES):
        table.add_column(band_name(low, high), justify="right")
    for name, bands in scores.certainty.items():
        told = {band.low: f"{band.right:.2f} of {band.answers:,}" for band in bands}
        table.add_row(words(name), *(words(told.get(low, "–")) for low in EDGES[:-1]))
    return table
