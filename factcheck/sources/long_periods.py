"""The periods of a long table: read once a text, whole and without gap from the first to the last."""

from datetime import timedelta
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from factcheck.sources.checks import Checks
from factcheck.sources.drift import drifted
from factcheck.sources.layout_pages import Table
from factcheck.sources.long_rows import LongRows
from factcheck.sources.written_periods import period_written, quarter_written
from factcheck.values import Period


def periods_of(
    table: Table, rows: LongRows, kept: NDArray[np.bool_], *, where: str, checks: Checks
) -> tuple[list[Period], NDArray[np.int64]]:
    """The periods in order, and for each row the place of its own among them (0 for rows that are not kept).

    Raises the drift error for a period that is not written as declared, or for a step between the first and the last that is not there.
    """
    spelled = table.period
    if spelled.kind == "fixed":
        return [Period(start=spelled.start, end=spelled.end)], np.zeros(rows.rows, dtype=np.int64)
    year = rows.column(spelled.year)
    key = year.codes.copy()
    quarters = rows.column(spelled.quarter) if spelled.quarter else None
    if quarters:
        key = key * len(quarters.words) + quarters.codes
    unique, inverse = np.unique(key, return_inverse=True)
    used = set(np.unique(inverse[kept]).tolist())
    found: dict[int, Period] = {}
    for number, value in enumerate(unique.tolist()):
        if number in used:
            place, quarter = divmod(value, len(quarters.words)) if quarters else (value, 0)
            text = year.words[place]
            at = f"{where}, column {spelled.year!r}"
            found[number] = (
                quarter_written(text, quarters.words[quarter], where=at) if quarters else period_written(text, spelled.kind, where=at)
            )
    ordered = sorted(set(found.values()), key=lambda period: (period.start, period.end))
    _expect_whole(table, ordered, where=where, checks=checks)
    places = {period: number for number, period in enumerate(ordered)}
    lookup = np.array([places[found[number]] if number in found else 0 for number in range(len(unique))], dtype=np.int64)
    return ordered, lookup[inverse]


def _expect_whole(table: Table, ordered: list[Period], *, where: str, checks: Checks) -> None:
    gaps = (
        []
        if table.period.gaps
        else [f"{before.end} to {after.start}" for before, after in pairwise(ordered) if not _follows(before, after)]
    )
    found = f"{len(ordered)} from {ordered[0].start} to {ordered[-1].end}" if ordered else "none"
    if gaps:
        raise drifted("periods are missing between the first and the last", missing=gaps, found=[found], where=where)
    checks.add("periods", bool(ordered), expected="whole and without gap", found=found, where=where)


def _follows(before: Period, after: Period) -> bool:
    """Whether the later one begins the day after, or is a stock or year at the same point of the next year."""
    if before.is_day and after.is_day and before.end and after.end:
        return after.end.year - before.end.year <= 1
    return bool(before.end and after.start == before.end + timedelta(days=1))
