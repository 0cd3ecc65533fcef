"""`Group`: a stretch of a release's file, what its summary tells, and the rows of it that are wanted."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, NamedTuple

from factcheck.values import Period

EPOCH = date(1970, 1, 1).toordinal()
# More stretches of days than this are taken as one that holds them all.
SPANS_AT_MOST = 6
NEVER = (2**31 - 1, -(2**31))
Spans = tuple[tuple[int, int], ...]
"""First and last days, counted from 1970."""
Wanted = Mapping[str, Mapping[str, Spans | None]]
"""By measure and area the stretches of days within which rows are wanted; None for all rows."""


def spans_of(periods: Iterable[Period]) -> Spans:
    """The days of the periods, as stretches of which each row wanted lies within one."""
    days = {(each.start.toordinal() - EPOCH, each.end.toordinal() - EPOCH) for each in periods if each.start and each.end}
    if len(days) > SPANS_AT_MOST:
        return ((min(first for first, _ in days), max(last for _, last in days)),)
    return tuple(sorted(days))


class Group(NamedTuple):
    """A stretch of the file: rows of one measure, from one area to another."""

    measure_id: str
    first: str
    last: str
    number: int

    def meets(self, measure_id: str, codes: list[str]) -> bool:
        """Whether it may have a row of the measure for one of the areas, whose codes are in order."""
        at = bisect_left(codes, self.first)
        return self.measure_id == measure_id and at < len(codes) and codes[at] <= self.last


def only_value(column: Any) -> tuple[Any] | None:
    """The value that all rows of a column have, by the file's summary (None where all are empty); None where it does not tell."""
    told = column.statistics
    if told is None or not told.has_null_count:
        return None
    if told.null_count == column.num_values:
        return (None,)
    if told.null_count or not told.has_min_max or told.min != told.max:
        return None
    return (told.min,)


def chosen(table: Any, areas: Mapping[str, Spans | None]) -> Any:
    """The rows of the areas, and where days are given only those that lie within them."""
    import numpy as np
    import pyarrow

    codes = table["area_code"].unify_dictionaries().combine_chunks()
    words, kinds = codes.dictionary.to_pylist(), _numbers(codes.indices)
    hits = {at: areas[word] for at, word in enumerate(words) if word in areas}
    wanted = np.zeros(len(words), bool)
    wanted[list(hits)] = True
    rows = np.flatnonzero(wanted[kinds])
    if any(spans is not None for spans in hits.values()):
        start, end = (_numbers(table[name].combine_chunks())[rows] for name in ("period_start", "period_end"))
        rows = rows[_within(hits, kinds[rows], start, end)]
    return table.take(pyarrow.Array.from_buffers(pyarrow.int64(), len(rows), [None, pyarrow.py_buffer(rows)]))


def areas_in(table: Any) -> list[str]:
    """The codes of the areas that a group has rows for."""
    return [str(code) for code in table["area_code"].unify_dictionaries().combine_chunks().dictionary.to_pylist()]


def spans_in(table: Any) -> list[tuple[str, date, date, int]]:
    """(area, first day, last day, number of rows) for each area of a group."""
    import numpy as np

    codes = table["area_code"].unify_dictionaries().combine_chunks()
    kinds, number = _numbers(codes.indices), len(codes.dictionary)
    first, last = np.full(number, NEVER[0]), np.full(number, NEVER[1])
    np.minimum.at(first, kinds, _numbers(table["period_start"].combine_chunks()))
    np.maximum.at(last, kinds, _numbers(table["period_end"].combine_chunks()))
    rows = np.bincount(kinds, minlength=number)
    days = [(date.fromordinal(int(one) + EPOCH), date.fromordinal(int(other) + EPOCH)) for one, other in zip(first, last, strict=True)]
    return [(code, *span, int(count)) for code, span, count in zip(codes.dictionary.to_pylist(), days, rows, strict=True)]


# Arrays are passed on as buffers, because pyarrow's own ways import pandas, which takes longer than a look-up.
def _numbers(column: Any) -> Any:
    import numpy as np

    return np.frombuffer(column.buffers()[1], np.int32)[column.offset : column.offset + len(column)]


def _within(hits: Mapping[int, Spans | None], kinds: Any, start: Any, end: Any) -> Any:
    """Which rows lie within a stretch of days of their kind."""
    import numpy as np

    always = ((NEVER[1], NEVER[0]),)
    waiting = {kind: always if spans is None else spans for kind, spans in hits.items()}
    keep, turn = np.zeros(len(kinds), bool), 0
    while waiting := {kind: spans for kind, spans in waiting.items() if len(spans) > turn}:
        edges = np.full((max(hits) + 1, 2), NEVER)
        edges[list(waiting)] = [spans[turn] for spans in waiting.values()]
        keep |= (start >= edges[kinds, 0]) & (end <= edges[kinds, 1])
        turn += 1
    return keep
