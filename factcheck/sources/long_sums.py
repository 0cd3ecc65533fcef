"""Sums over a long table: each part's sum by body and period, with how many rows went in, their hash, and what was missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from factcheck.sources.cells import expect_whole, read_number
from factcheck.sources.layout_pages import Table
from factcheck.sources.long_rows import LongRows
from factcheck.sources.long_ruling import Part, Ruling

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Floats = NDArray[np.floating[Any] | np.integer[Any]]
CRUMBS = 9
"""Decimals kept of a sum of floats; publishers print four at most."""


@dataclass(frozen=True, slots=True)
class Sums:
    """A part's sums, one a body and period that has rows: `body` and `period` are places in lists of names and periods.

    `rows` counts the rows with a number; `hashes` adds up their hashes modulo 2 to the 64; `gap` says which declared markers leave the
    sum missing, and `open` whether one of them stands for a number that is not told (and not for nothing to add).
    """

    body: Ints
    period: Ints
    total: Floats
    rows: Ints
    hashes: Hashes
    gap: list[str | None]
    open: list[bool]

    def __len__(self) -> int:
        return len(self.body)


def row_hashes(rows: LongRows) -> Hashes:
    """A hash a row, from its declared cells as they stand: pandas' `hash_pandas_object` over the columns, in the declared order."""
    import pandas as pd

    columns = {
        name: pd.Categorical.from_codes(column.codes.astype(np.int32), pd.Index(column.words, dtype=object))
        for name, column in rows.columns.items()
    }
    return pd.util.hash_pandas_object(pd.DataFrame(columns), index=False).to_numpy().astype(np.uint64)


@dataclass(frozen=True, slots=True)
class Values:
    """A column of numbers: the number of each row, 0 where there is none, and the place of its marker (0 for none, else 1 and on)."""

    numbers: Floats
    marker: Ints
    markers: tuple[str, ...]
    blanks: frozenset[str]


def values_of(table: Table, rows: LongRows, name: str | None, ruling: Ruling, *, where: str) -> Values:
    """The numbers of a column in the rows that some part counts; every text is read once.

    Raises the drift error for a cell that is neither a number nor a declared marker.
    """
    if name is None:
        return Values(np.ones(rows.rows), np.zeros(rows.rows, dtype=np.int64), (), frozenset())
    column = rows.column(name)
    fractions = any(rule.times != 1 for rule in table.rules)
    markers = (*table.missing, *table.blank)
    numbers, marked = np.zeros(len(column.words)), np.zeros(len(column.words), dtype=np.int64)
    counted = np.any([taken for part, taken in ruling.takers.items() if part.column == name], axis=0)
    used = np.bincount(column.codes[counted[ruling.combination] & (ruling.combination >= 0)], minlength=len(column.words))
    for place in np.flatnonzero(used).tolist():
        word = column.words[place]
        cell = read_number(word, missing={**table.missing, **table.blank}, where=f"{where}, column {name!r}")
        if cell.value is None:
            marked[place] = markers.index(cell.marker or "") + 1
        else:
            if not table.decimals and not fractions:
                expect_whole(cell.value, word, where=f"{where}, column {name!r}")
            numbers[place] = float(cell.value)
    return Values(numbers[column.codes], marked[column.codes], markers, frozenset(table.blank))


def summed(part: Part, ruling: Ruling, values: Values, groups: "Groups") -> Sums:
    """The sums of one part, from the sums of the groups that it takes."""
    column = groups.of(part.column, values)
    chosen = ruling.takers[part][groups.combination] & (column.seen > 0)
    key = groups.place[chosen]
    places, inverse = np.unique(key, return_inverse=True)
    total = np.bincount(inverse, weights=column.total[chosen], minlength=len(places))
    counted = np.bincount(inverse, weights=column.rows[chosen], minlength=len(places)).astype(np.int64)
    hashes = np.zeros(len(places), dtype=np.uint64)
    np.add.at(hashes, inverse, column.hashes[chosen])
    flags = np.zeros(len(places), dtype=np.int64)
    np.bitwise_or.at(flags, inverse, column.flags[chosen])
    gaps = [_gap(flag, count, values) for flag, count in zip(flags.tolist(), counted.tolist(), strict=True)]
    gap, untold = [text for text, _ in gaps], [hard for _, hard in gaps]
    return Sums(places // groups.periods, places % groups.periods, total, counted, hashes, gap, untold)


def _gap(flag: int, counted: int, values: Values) -> tuple[str | None, bool]:
    """The markers that leave a sum missing: a sum over a gap is never made, nor one with nothing to add at all."""
    if not flag:
        return None, False
    found = [marker for place, marker in enumerate(values.markers) if flag >> place & 1]
    hard = [marker for marker in found if marker not in values.blanks]
    return " ".join(sorted(hard or ([] if counted else found))) or None, bool(hard)


@dataclass(frozen=True, slots=True)
class GroupSums:
    """One column added up by group."""

    total: Floats
    rows: Ints
    hashes: Hashes
    flags: Ints
    seen: Ints


class Groups:
    """The rows grouped by combination, body and period; each column of numbers is added up over them once."""

    def __init__(self, ruling: Ruling, body: Ints, period: Ints, *, periods: int, hashes: Hashes) -> None:
        self.periods = periods
        kept = ruling.combination >= 0
        place = body * periods + period
        top = int(place.max(initial=0)) + 1
        unique, inverse = np.unique(ruling.combination[kept] * top + place[kept], return_inverse=True)
        self.combination, self.place = unique // top, unique % top
        self._kept, self._inverse = kept, inverse
        self._order = np.argsort(inverse, kind="stable")
        self._starts = np.searchsorted(inverse[self._order], np.arange(len(unique)))
        self._hashes = hashes[kept]
        self._done: dict[str | None, GroupSums] = {}

    def of(self, name: str | None, values: Values) -> GroupSums:
        """A column's sums by group."""
        if name not in self._done:
            self._done[name] = self._added(values)
        return self._done[name]

    def _added(self, values: Values) -> GroupSums:
        count = len(self.combination)
        numbers, marker = values.numbers[self._kept], values.marker[self._kept]
        here = marker == 0
        flags = np.zeros(count, dtype=np.int64)
        for place in range(len(values.markers)):
            flags |= (np.bincount(self._inverse, weights=marker == place + 1, minlength=count) > 0).astype(np.int64) << place
        hashes = np.where(here, self._hashes, np.uint64(0))[self._order]
        return GroupSums(
            total=np.bincount(self._inverse, weights=numbers, minlength=count),
            rows=np.bincount(self._inverse, weights=here, minlength=count).astype(np.int64),
            hashes=np.add.reduceat(hashes, self._starts) if count else hashes,
            flags=flags,
            seen=np.bincount(self._inverse, minlength=count),
        )


def exactly(value: float, decimals: int) -> float:
    """A sum to so many decimals; the crumbs that adding floats leaves are swept away first, so that a half is rounded as a half."""
    return float(round(Decimal(repr(round(value, CRUMBS))), decimals)) if decimals else float(round(value))


def filter_text(where: Mapping[str, tuple[str, ...]]) -> str:
    """A filter in words: "Offence Subgroup is Domestic burglary or Non-domestic burglary"."""
    return ", ".join(f"{column} is {' or '.join(values)}" for column, values in where.items())
