"""`Reading`: what a publisher's file gives by its source's declaration, with every check that was made on the way."""

import time
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow

from factcheck.sources.checks import Checks, refusal
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import drifted
from factcheck.sources.figuring import Read, figure_table
from factcheck.sources.grids import read_grids
from factcheck.sources.layout_pages import Layout
from factcheck.sources.long_table import read_table
from factcheck.sources.plausibility import check_plausible
from factcheck.sources.points import read_points
from factcheck.sources.raw import cells_of
from factcheck.sources.records import record_table
from factcheck.values import FactcheckError

FIXTURE_MARK = "Made-up figures"
"""What stands in every test file in a publisher's layout, so that none is ever taken for a release."""
OTHER_FILE = "Is it this source's own file? factcheck sources show ID says what is read."
ENDS = 40
"""Rows at the top and at the end of each sheet in which the mark is looked for."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An edition read by one of its source's layouts: figures in the store's columns, checks, notes, how many rows, what was left out for
    which reason, and the seconds to open the file and to read it.
    """

    edition: Edition
    layout: str
    figures: pyarrow.Table
    checks: Checks
    notes: tuple[str, ...]
    rows: int
    left_out: tuple[tuple[str, int], ...]
    seconds: tuple[float, float]

    @property
    def made_up(self) -> bool:
        """Whether the file says that it is a fixture."""
        return any(FIXTURE_MARK in note for note in self.notes)

    def or_refused(self, *, kept: str = "") -> "Reading":
        """The same where every check passed; raises `FactcheckError` (source-drift, exit code 4) with all that did not."""
        if not self.checks.passed:
            raise refusal(self.checks.failed, where=self.edition.file, kept=kept)
        return self


def read_release(declaration: Declaration, edition: Edition, path: Path, *, held: Iterable[tuple[str, pyarrow.Table]] = ()) -> Reading:
    """Read one file of a source; `held` are the editions of the source that a store has, oldest first, to compare revisions with.

    The layout is the edition's, else the one whose checks pass, else the one that comes closest. Raises `FactcheckError` for a file
    that is not safe to read, and (no-layout) where the source declares none.
    """
    if not declaration.layouts:
        remedy = "Declare its layout in data/sources; see docs/add-a-source.md."
        raise FactcheckError("no-layout", "no layout is declared for this source yet", where=declaration.id, remedy=remedy)
    started = time.perf_counter()
    content = cells_of(path)
    opened = time.perf_counter()
    layouts = [layout for layout in declaration.layouts if edition.layout in (None, layout.id)]
    tried = [_tried(declaration, edition, layout, content) for layout in layouts]
    layout, read, checks = min(tried, key=lambda each: _distance(each[2]))
    if checks.passed:
        check_plausible(declaration, edition, read.figures, held, checks=checks)
    done = time.perf_counter()
    notes = (*read.notes, FIXTURE_MARK) if _marked(content) else read.notes
    return Reading(edition, layout.id, read.figures, checks, notes, read.rows, read.left_out, (opened - started, done - opened))


def _marked(content: Any) -> bool:
    """Whether a test file says so at the top or the end of a sheet, or in a field of JSON or of its first entry, read or not."""
    if not _is_tables(content):
        first = content[0] if isinstance(content, list) and content else content
        return any(FIXTURE_MARK in str(field) for field in (first.values() if isinstance(first, dict) else ()) if isinstance(field, str))
    ends = [part.cells.slice(start, ENDS) for part in content for start in (0, max(0, part.cells.num_rows - ENDS))]
    return any(FIXTURE_MARK in (cell or "") for part in ends for row in part.to_pylist() for cell in row.values())


def _is_tables(content: Any) -> bool:
    return isinstance(content, list) and bool(content) and all(hasattr(part, "cells") for part in content)


def _distance(checks: Checks) -> tuple[bool, int, int, bool]:
    """How far a layout is from a file: one that fails comes after one that passes, and of several the one with most passed comes first.

    A layout of another shape fails at its first check, so that the fewest failures do not tell the closest; of equals the one that can
    say what to do comes first.
    """
    helps = any(check.suggestion for check in checks.failed)
    return not checks.passed, len(checks.failed) - len(checks.made), len(checks.failed), not helps


def _tried(declaration: Declaration, edition: Edition, layout: Layout, content: Any) -> tuple[Layout, Read, Checks]:
    checks = Checks()
    read = Read(figure_table(declaration, edition, {}, rows=0), 0, ())
    with checks.catching():
        read = _read(declaration, edition, layout, content, checks)
        if checks.passed:  # after a failure there are none, which says nothing more
            checks.add("figures", read.figures.num_rows > 0, expected="some", found=f"{read.figures.num_rows:,}", where=edition.file)
    return layout, read, checks


def _read(declaration: Declaration, edition: Edition, layout: Layout, content: Any, checks: Checks) -> Read:
    tables = _is_tables(content)
    if layout.points:
        return read_points(declaration, edition, layout.points, _expected(content, not tables, "JSON", edition), checks=checks)
    if layout.table and layout.table.records:
        rows = record_table(_expected(content, not tables, "JSON", edition), where=edition.file)
        return read_table(declaration, edition, layout.table, [rows], checks=checks)
    whole = _expected(content, tables, "a table file", edition)
    if layout.table:
        return read_table(declaration, edition, layout.table, whole, checks=checks)
    return read_grids(declaration, edition, layout.grids, whole, checks=checks)


def _expected(content: Any, fits: bool, kind: str, edition: Edition) -> Any:
    if not fits:
        raise drifted("the file is of another kind", missing=[kind], where=edition.file, suggestion=OTHER_FILE)
    return content
