"""`Built`: the releases of every declared source, read from the kept raw files and put on a shelf."""

import time
from dataclasses import dataclass
from pathlib import Path

import pyarrow

from factcheck.figures import Release
from factcheck.figures.shelf import put_release
from factcheck.figures.tables import table_from
from factcheck.sources.declaration import Declaration, Edition, load_declarations
from factcheck.sources.figuring import edition_release
from factcheck.sources.raw import raw_path
from factcheck.sources.reading import read_release
from factcheck.sources.statements import outcomes_of
from factcheck.values import FactcheckError


@dataclass(frozen=True, slots=True)
class Built:
    """A release that was built: its entry, how many rows were read, what was left out for which reason, and the seconds to open its file,
    to read it, and to write it.
    """

    release: Release
    rows: int
    left_out: tuple[tuple[str, int], ...]
    opened: float
    read: float
    written: float


def build(raw: Path, store: Path, *, only: str | None = None) -> list[Built]:
    """Read every edition of every declared source (or of one) and put its figures on the shelf.

    Raises `FactcheckError` (source-drift, exit code 4) at the first file that is not as declared; releases written before stay whole.
    """
    if only is not None and only not in load_declarations():
        remedy = f"Declared are {', '.join(load_declarations())}."
        raise FactcheckError("unknown-source", f"no source is called {only!r}", where="data/sources", remedy=remedy)
    built = []
    for declaration in load_declarations().values():
        if declaration.read and only in (None, declaration.id):
            held: list[tuple[str, pyarrow.Table]] = []
            for edition in declaration.editions:
                figures, one = _built(declaration, edition, raw, store, held)
                held.append((edition.release_id, figures))
                built.append(one)
    return built


def _built(
    declaration: Declaration, edition: Edition, raw: Path, store: Path, held: list[tuple[str, pyarrow.Table]]
) -> tuple[pyarrow.Table, Built]:
    path = raw_path(raw, edition)
    notes: tuple[str, ...] = ()
    left: tuple[tuple[str, int], ...] = ()
    if declaration.statements:
        started = time.perf_counter()
        outcomes = outcomes_of(declaration, edition, raw)
        figures, notes, rows = table_from(outcome.figure for outcome in outcomes if outcome.figure), notes, len(outcomes)
        seconds = (0.0, time.perf_counter() - started)
    else:
        reading = read_release(declaration, edition, path, held=held).or_refused()
        figures, notes, rows, seconds = reading.figures, reading.notes, reading.rows, reading.seconds
        left = reading.left_out
    started = time.perf_counter()
    release = put_release(store, edition_release(declaration, edition, notes=notes), figures)
    return figures, Built(release, rows, left, *seconds, time.perf_counter() - started)
