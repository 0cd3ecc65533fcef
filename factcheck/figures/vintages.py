"""Vintages: which figures are editions of one and the same number, and which of them a look-up gives."""

from collections.abc import Iterable
from datetime import date
from functools import lru_cache
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.values import PartialDate

NEVER = date.min
COPY_RANK = {"original": 0, "resaved": 1}

# Of a count as large as this the last unit is rounding.
LARGE = 10_000


def vintage_key(figure: Figure) -> tuple[Any, ...]:
    """What must be equal in two official releases for them to be vintages of one number."""
    baseline = figure.baseline
    days = (figure.period.start, figure.period.end, baseline and baseline.start, baseline and baseline.end)
    return (figure.measure_id, figure.area_code, *days, figure.unit, figure.statistic, figure.method, figure.coverage, figure.bound)


def standing_rank(figure: Figure) -> int:
    """Official release first, then a public body's statement, then press that names its official publication, then other press."""
    if figure.standing == "press":
        return 2 if figure.names_official else 3
    return 0 if figure.standing == "official_release" else 1


def preference(figure: Figure) -> tuple[Any, ...]:
    """Sorts the figure to give first: standing, the later publication (a blank date last), the better copy, then a fixed order."""
    copy = COPY_RANK.get(figure.copy, 2)
    return (
        standing_rank(figure),
        figure.value is None,
        -_known_from(figure.published),
        copy,
        figure.release_id,
        figure.locator,
        figure.value or 0.0,
    )


@lru_cache(maxsize=10_000)
def _known_from(published: PartialDate) -> int:
    return (published.known_from or NEVER).toordinal()


def best_of_each(figures: Iterable[Figure], *, as_of: date | None) -> list[Figure]:
    """One figure a key among those certainly public on the day (None: latest), the first by `preference`; official first."""
    known = [figure for figure in figures if figure.known_on(as_of)]
    if len(known) < 2:
        return known
    best: dict[tuple[Any, ...], Figure] = {}
    for figure in sorted(known, key=preference):
        best.setdefault(vintage_key(figure), figure)
    return list(best.values())


def rivals_of(figure: Figure, others: Iterable[Figure], *, as_of: date | None) -> list[Figure]:
    """Figures of the same key and standing from other publications that give another value and are no vintages of it.

    Two official releases are vintages of each other; two statements, or two press reports, that differ are in conflict unless one is
    the other written more coarsely.
    """
    if figure.standing == "official_release" or figure.value is None:
        return []
    same = [other for other in others if vintage_key(other) == vintage_key(figure) and standing_rank(other) == standing_rank(figure)]
    known = [other for other in same if other.known_on(as_of) and other.release_id != figure.release_id and other.value is not None]
    return [other for other in known if not _coarser(figure.value, other.value or 0.0)]


def _coarser(one: float, other: float) -> bool:
    """Whether either is the other rounded to the places it is written with (trailing zeros count as rounding).

    Of a large number the last unit is rounding too: one print of full-time equivalents rounds the sum, another sums what is rounded.
    """
    if abs(one - other) <= 1 and min(abs(one), abs(other)) >= LARGE:
        return True
    return any(abs(one - other) <= _half_place(value) for value in (one, other))


def _half_place(value: float) -> float:
    text = f"{value:f}".rstrip("0") if value % 1 else f"{value:.0f}"
    if "." in text:
        return 0.5 * 10.0 ** -len(text.split(".")[1])
    zeros = len(text) - len(text.rstrip("0"))
    return 0.5 * 10.0**zeros if value else 0.0
