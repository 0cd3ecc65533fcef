"""`data/figures/README.md`: how the bundled store was built, what was left out and why, and the licences."""

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path

from factcheck.sources.building import Built
from factcheck.sources.declaration import Declaration, load_declarations
from factcheck.sources.statements import Outcome, outcomes_of

HEAD = """# Bundled figures

Written by `make figures`; do not edit. One immutable Parquet file a release, named by its content; `manifest.json` lists them. What a
figure carries is told in `docs/figures.md`, where each release came from in `data/sources/`.

Contains public sector information licensed under the [Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/),
published by the bodies that each row names and reshaped here. Parliamentary answers are under the Open Parliament
Licence v3.0. Figures quoted from the press are single facts, each with the page where it was read.
"""


def account(raw: Path, built: Sequence[Built]) -> str:
    """The report of a build; reads the list of quoted figures again to count what became of its rows."""
    declarations = load_declarations()
    parts = [HEAD, "## Releases\n", _releases(built), "## Rows left out, or counted in totals only\n", _left_out(built)]
    for declaration in declarations.values():
        if declaration.statements and all((raw / edition.file).is_file() for edition in declaration.editions):
            outcomes = [outcome for edition in declaration.editions for outcome in outcomes_of(declaration, edition, raw)]
            parts += [f"## {declaration.title}\n", _counts(outcomes)]
    parts += ["## Declared, and no file at hand\n", _unread(declarations.values())]
    return "\n".join(parts)


def _releases(built: Iterable[Built]) -> str:
    rows = [
        f"| {one.release.release_id} | {one.release.publisher} | {one.release.published or 'row by row, or not known'} "
        f"| {one.rows:,} | {one.release.rows:,} |"
        for one in built
    ]
    return "\n".join(["| release | publisher | published | rows read | figures |", "|---|---|---|---:|---:|", *rows]) + "\n"


def _left_out(built: Iterable[Built]) -> str:
    rows = [f"| {one.release.release_id} | {count:,} | {reason} |" for one in built for reason, count in one.left_out]
    return "\n".join(["| release | rows | why |", "|---|---:|---|", *rows]) + "\n"


def _counts(outcomes: list[Outcome]) -> str:
    figures = [outcome.figure for outcome in outcomes if outcome.figure]
    standings = Counter(f"{figure.standing}{', naming its source' if figure.names_official else ''}" for figure in figures)
    reasons = Counter(outcome.reason for outcome in outcomes if outcome.reason)
    kept = [f"| {standing.replace('_', ' ')} | {count} |" for standing, count in sorted(standings.items())]
    lost = [f"| {reason} | {count} |" for reason, count in sorted(reasons.items(), key=lambda item: (-item[1], item[0]))]
    own = sum(1 for figure in figures if figure.own_body)
    inexact = sum(1 for figure in figures if not figure.period_exact)
    lines = [
        f"Of {len(outcomes):,} rows {len(figures):,} became figures and {sum(reasons.values()):,} were left out.\n",
        *("| standing | figures |", "|---|---:|", *kept, ""),
        f"{own} are a force's own figures, {inexact} have a period with a day left open.\n",
        *("| left out because | rows |", "|---|---:|", *lost, ""),
    ]
    return "\n".join(lines)


def _unread(declarations: Iterable[Declaration]) -> str:
    rows = [
        f"- `{declaration.id}`: {declaration.title} ({declaration.publisher}){'; its layout is tested' if declaration.fixture else ''}"
        for declaration in declarations
        if not declaration.read
    ]
    return "\n".join(rows) + "\n"
