"""Rows that stand in a long table twice and would count double."""

import numpy as np
from numpy.typing import NDArray

from factcheck.sources.checks import Checks
from factcheck.sources.layout_pages import Table
from factcheck.sources.long_rows import LongRows
from factcheck.sources.long_ruling import Ruling

SHOWN = 3


def check_repeats(table: Table, rows: LongRows, ruling: Ruling, hashes: NDArray[np.uint64], *, where: str, checks: Checks) -> None:
    """Note whether a row that is added up stands there twice with the same text in every cell, read or not.

    A table whose rows are counted has a row an incident, and two incidents may be alike; `repeated` says why another's rows may be.
    """
    added = [taken for part, taken in ruling.takers.items() if part.column]
    if table.repeated or not added:
        return
    counts = np.append(np.any(added, axis=0), False)  # the last for the rows that are excluded, whose combination is -1
    twice = _twice(rows, np.flatnonzero(counts[ruling.combination]), hashes)
    names = list(rows.columns)
    shown = [", ".join(rows.columns[name].words[rows.columns[name].codes[row]] for name in names[:6]) for row in twice[:SHOWN]]
    more = f" and {len(twice) - SHOWN} more" if len(twice) > SHOWN else ""
    hint = "If the publisher's rows may really be alike, say why under table.repeated."
    checks.add(
        "rows once each",
        not len(twice),
        expected="no row twice",
        found="; ".join(shown) + more if shown else "none twice",
        where=where,
        suggestion=hint if len(twice) else "",
    )


def _twice(rows: LongRows, seen: NDArray[np.int64], hashes: NDArray[np.uint64]) -> list[int]:
    """Those of the rows whose cells all stand in an earlier row too."""
    _, back, count = np.unique(hashes[seen], return_inverse=True, return_counts=True)
    alike = seen[count[back] > 1]  # by the columns that are read; the others decide
    found: list[int] = []
    known: set[tuple[int, int]] = set()
    for row in alike.tolist():
        key = (int(hashes[row]), int(rows.others.codes[row]))
        if key in known:
            found.append(row)
        known.add(key)
    return found
