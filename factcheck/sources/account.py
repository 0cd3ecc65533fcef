"""`data/figures/README.md`: what the bundled store holds, what was left out of the quoted figures and why, and the licences."""

from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from factcheck.figures import Release
from factcheck.sources.declaration import Declaration, load_declarations
from factcheck.sources.statements import Outcome, outcomes_of

HEAD = """# Bundled figures

Written by `python -m factcheck.sources.build`; do not edit. One immutable Parquet file a release, named by its content;
`manifest.json` lists them. What a figure carries is told in `docs/figures.md`, where each release came from and how its
words were mapped in `data/sources/`.

Contains public sector information licensed under the [Open Government Licence v3.0](https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/),
published by the Home Office and the Office for National Statistics and reshaped here. Parliamentary answers are under the Open Parliament
Licence v3.0. Figures quoted from the press are single facts, each with the page where it was read.
"""


def account(raw: Path, releases: Iterable[Release]) -> str:
    """The README's text for the releases on the shelf; reads the list of quoted figures again to count what became of its rows."""
    declarations = load_declarations()
    parts = [HEAD, "## Releases\n", _releases(releases)]
    for declaration in declarations.values():
        if declaration.statements and all((raw / edition.file).is_file() for edition in declaration.editions):
            outcomes = [outcome for edition in declaration.editions for outcome in outcomes_of(declaration, edition, raw)]
            parts += [f"## {declaration.title}\n", _counts(outcomes)]
    parts += ["## Declared and not read yet\n", _unread(declarations.values())]
    return "\n".join(parts)


def _releases(releases: Iterable[Release]) -> str:
    rows = [
        f"| {release.release_id} | {release.publisher} | {release.published or 'row by row'} | {release.rows:,} |" for release in releases
    ]
    return "\n".join(["| release | publisher | published | figures |", "|---|---|---|---:|", *rows]) + "\n"


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
    rows = [f"- `{declaration.id}`: {declaration.title} ({declaration.publisher})" for declaration in declarations if not declaration.read]
    return "\n".join(rows) + "\n"
