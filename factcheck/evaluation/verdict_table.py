"""The scores of verdicts as tables for the terminal, and the lists of what is wrong or was left unjudged."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.checking.verdict import FLAGS
from factcheck.evaluation.answers import COLUMNS
from factcheck.evaluation.verdict_scores import GROUPS, FlagTally, Shown, Tally, VerdictScores
from factcheck.reports.screen import columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted

TITLES = {"wrong": "Wrong", "uncovered": "Could be judged, and was not", "flags": "Right, but not with all that was asked for"}
HEADS = ("claims", "judged", "right of judged", "right of all", "false supp.", "false not supp.", "covered")
NOTHING = "–"


def verdict_tables(scores: VerdictScores, by: Sequence[str], *, width: int | None = None, color: bool = False) -> Iterator[str]:
    """Totals, the confusion table, the tables that `by` names, then the lists that were asked for, by id and place."""
    space, coloured = columns(width), wants_colour(color)
    about = f"{counted(scores.documents, 'document')}, {counted(scores.every.claims, 'claim')} with a known verdict"
    parts: list[RenderableType] = [words(about, "bold"), _totals(scores), Text(), _confusion(scores)]
    for name in GROUPS:
        if name in by:
            parts += [Text(), _groups(name, scores.groups[name])]
    if "flag" in by and scores.flags:
        parts += [Text(), _flags(scores.flags)]
    yield shown(parts, width=space, color=coloured)
    for name, found in scores.lists.items():
        if found:
            title = words(f"{TITLES[name]} ({len(found):,})", "bold")
            yield shown([Text(), title, _list(sorted(found))], width=space, color=coloured)


def _totals(scores: VerdictScores) -> Table:
    every, table = scores.every, grid(header=False)
    rows = [
        ("right of judged", _part(every.right_judged, every.judged)),
        ("right of all", _part(every.right, every.claims)),
        ("false supported", _part(every.false_supported, every.claims)),
        ("false not supported", _part(every.false_not_supported, every.claims)),
        ("coverage", f"{_part(every.covered, every.can_be_judged)} that can be judged"),
        ("not read", _part(every.not_read, every.claims)),
        ("right in all that was asked", _part(every.whole, every.claims)),
    ]
    for name in ("missing", "known_since"):
        if asked := scores.asked[f"{name} asked"]:
            rows.append((name.replace("_", " "), f"{_part(scores.asked[f'{name} right'], asked)} asked"))
    for name, value in rows:
        table.add_row(words(name, "dim"), words(value))
    return table


def _part(part: int, whole: int) -> str:
    """ "0.971 (34 of 35)": a share with three places and what it is made of."""
    return f"{_share(part, whole)} ({part:,} of {whole:,})"


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else NOTHING


def _confusion(scores: VerdictScores) -> Table:
    given = [label for label in COLUMNS if any(scores.confusion[row, label] for row in scores.rows)]
    table = grid()
    table.add_column("acceptable", overflow="fold")
    for label in given:
        table.add_column(_name(label), justify="right")
    for row in scores.rows:
        counts = [scores.confusion[row, label] for label in given]
        table.add_row(words(" or ".join(map(_name, row))), *(words(f"{count:,}" if count else NOTHING) for count in counts))
    return table


def _groups(name: str, tallies: Mapping[str, Tally]) -> Table:
    table = grid()
    table.add_column(name, no_wrap=True)
    for head in HEADS:
        table.add_column(head, justify="right", min_width=max(map(len, head.split())))
    for group in sorted(tallies):
        each = tallies[group]
        cells = [
            f"{each.claims:,}",
            f"{each.judged:,}",
            _share(each.right_judged, each.judged),
            _share(each.right, each.claims),
            f"{each.false_supported:,}",
            f"{each.false_not_supported:,}",
            _share(each.covered, each.can_be_judged),
        ]
        table.add_row(words(group), *map(words, cells))
    return table


def _flags(tallies: Mapping[str, FlagTally]) -> Table:
    table = grid()
    table.add_column("flag", no_wrap=True)
    for head in ("raised, deserved", "raised, must not", "precision", "recall", "raised, unasked"):
        table.add_column(head, justify="right")
    for flag in FLAGS:
        each = tallies.get(flag)
        if each is None:
            continue
        deserved, barred = each.earned + each.lacking, each.barred + each.spared
        cells = [
            f"{each.earned:,} of {deserved:,}" if deserved else NOTHING,
            f"{each.barred:,} of {barred:,}" if barred else NOTHING,
            _share(each.earned, each.earned + each.barred),
            _share(each.earned, deserved),
            f"{each.unasked:,}",
        ]
        table.add_row(words(_name(flag)), *map(words, cells))
    return table


def _list(found: Sequence[Shown]) -> Table:
    table = grid()
    for name, ratio in (("document", None), ("claim", 5), ("acceptable", 2), ("given", 2), ("because", 5)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for each in found:
        given = _name(each.given) + "".join(f"; {fault}" for fault in each.faults)
        because = " ".join(part for part in (each.summary, each.why and f"Known: {each.why}") if part)
        table.add_row(words(each.id), words(each.context), words(" or ".join(map(_name, each.acceptable))), words(given), words(because))
    return table


def _name(label: str) -> str:
    return label.replace("_", " ")
