"""`python -m factcheck.sources.build --shared DIR`: the bundled store of figures, built from the kept raw files."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from factcheck.figures import Figure, Release
from factcheck.figures.shelf import put_release, releases_on
from factcheck.sources.account import account
from factcheck.sources.declaration import Declaration, Edition, load_declarations
from factcheck.sources.figuring import edition_release
from factcheck.sources.points import figures_from_points
from factcheck.sources.sheets import figures_from_sheets
from factcheck.sources.statements import figures_from_statements
from factcheck.sources.tables import figures_from_table
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

Reader = Callable[[Declaration, Edition, Path], list[Figure]]


def build(raw: Path, store: Path, *, only: str | None = None) -> list[Release]:
    """Read every edition of every declared source (or of one) and put its figures on the shelf; returns the releases written.

    Raises `FactcheckError` (source-drift, exit code 4) at the first file that is not as declared; releases written before stay whole.
    """
    if only is not None and only not in load_declarations():
        remedy = f"Declared are {', '.join(load_declarations())}."
        raise FactcheckError("unknown-source", f"no source is called {only!r}", where="data/sources", remedy=remedy)
    written = []
    for declaration in load_declarations().values():
        if declaration.read and only in (None, declaration.id):
            for edition in declaration.editions:
                figures = _reader(declaration, edition)(declaration, edition, raw)
                written.append(put_release(store, edition_release(declaration, edition), figures))
    return written


def _reader(declaration: Declaration, edition: Edition) -> Reader:
    if declaration.statements:
        return figures_from_statements
    if declaration.points:
        return figures_from_points
    return figures_from_sheets if edition.year_ending else figures_from_table


def main() -> int:
    """Build and say what was written; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m factcheck.sources.build", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds official/ and figures/")
    parser.add_argument("--store", type=Path, help="where to put the releases (default: the bundled data/figures)")
    parser.add_argument("--only", help="one source's id")
    asked = parser.parse_args()
    try:
        store = asked.store or data_folder() / "figures"
        releases = build(asked.shared, store, only=asked.only)
        (store / "README.md").write_text(account(asked.shared, releases_on(store)), encoding="utf-8")
    except FactcheckError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    for release in releases:
        sys.stdout.write(f"{release.rows:>7} rows  {release.file}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
