"""Sums of whole, gap-free quarters or months of one release: a longer period where the publisher prints only the parts."""

import hashlib
import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.rows import canonical
from factcheck.values import Period
from factcheck.values.period import last_day, months_back

PARTS = {3: "quarters", 1: "months"}


def parts_by_release(figures: Iterable[Figure]) -> dict[tuple[Any, ...], dict[date, Figure]]:
    """The countable parts of each release by their first day, for each length in months; a part that the publisher left out is no part.

    Only counts of whole calendar months add up: rates, shares, bounds and stocks at a date never do. A part given twice
    with different values in one release is left out, so that nothing is added up over it.
    """
    groups: dict[tuple[Any, ...], dict[date, Figure]] = {}
    clashing = set()
    for figure in figures:
        countable = figure.statistic == "count" and figure.value is not None and figure.bound is None and figure.period_exact
        if countable and (months := figure.period.months) in PARTS and figure.period.start:
            standing = (figure.standing, figure.names_official, figure.own_body)
            key = (figure.release_id, months, figure.unit, figure.method, figure.coverage, *standing)
            first = groups.setdefault(key, {}).setdefault(figure.period.start, figure)
            if first.value != figure.value:
                clashing.add((key, figure.period.start))
    for key, start in clashing:
        del groups[key][start]
    return groups


def sums_over(figures: Iterable[Figure], period: Period) -> list[Figure]:
    """The sum for exactly this period from each release whose parts cover it without gap; empty where none does."""
    return sums_of(parts_by_release(figures), period)


def may_be_sum(period: Period) -> bool:
    """Whether a period could be made of shorter parts at all."""
    return (period.months or 0) > min(PARTS)


def sums_of(groups: Mapping[tuple[Any, ...], dict[date, Figure]], period: Period) -> list[Figure]:
    """The same from parts that `parts_by_release` has put together."""
    found = []
    for key, parts in groups.items():
        rows = _tiles(parts, period, months=key[1])
        if rows and math.isfinite(sum(row.value or 0.0 for row in rows)):
            found.append(summed(rows, period))
    return found


def rolling(figures: Iterable[Figure], *, months: int, starting: Sequence[int]) -> list[Figure]:
    """Every sum of so many months that begins in one of the calendar months and lies whole and gap-free in one release."""
    return [summed(rows, period) for rows, period in _rolled(parts_by_release(figures), months=months, starting=starting)]


def rolling_periods(groups: Mapping[tuple[Any, ...], dict[date, Figure]], *, months: int, starting: Sequence[int]) -> Iterator[Period]:
    """The periods of the same sums, from parts that `parts_by_release` has put together."""
    for _, period in _rolled(groups, months=months, starting=starting):
        yield period


def _rolled(
    groups: Mapping[tuple[Any, ...], dict[date, Figure]], *, months: int, starting: Sequence[int]
) -> Iterator[tuple[list[Figure], Period]]:
    for key, parts in groups.items():
        for start in sorted(parts):
            if start.month not in starting:
                continue
            end_month = months_back(start, -(months - 1))
            period = Period(start=start, end=last_day(end_month.year, end_month.month))
            rows = _tiles(parts, period, months=key[1])
            if len(rows) > 1:
                yield rows, period


def summed(rows: Sequence[Figure], period: Period) -> Figure:
    """One figure that adds the rows up; its locator names the operation, the filter, how many rows, and their canonical text's hash."""
    first, last = rows[0], rows[-1]
    digest = hashlib.sha256("\n".join(sorted(map(canonical, rows))).encode()).hexdigest()
    where = f"measure_id={first.measure_id}, area_code={first.area_code}, {first.period.start} to {last.period.end}"
    locator = f"sum of {len(rows)} {PARTS[first.period.months or 1]} of {first.release_id} where {where}; {len(rows)} rows, sha256 {digest}"
    return replace(
        first,
        period=Period(start=period.start, end=period.end),
        value=sum(row.value or 0.0 for row in rows),
        locator=locator,
        status=next((row.status for row in rows if row.status != "final"), "final"),
        note=" ".join(dict.fromkeys(row.note for row in rows if row.note)) or None,
    )


def _tiles(parts: dict[date, Figure], period: Period, *, months: int) -> list[Figure]:
    """The parts that cover the period end to end, in order; empty where one is missing or the period is not made of whole parts."""
    if not period.start or not period.end or not period.months or period.months % months or period.months == months:
        return []
    rows = []
    start = period.start
    while start <= period.end:
        part = parts.get(start)
        if part is None or part.period.end is None:
            return []
        rows.append(part)
        start = part.period.end + timedelta(days=1)
    return rows if rows[-1].period.end == period.end else []
