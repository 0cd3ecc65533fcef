"""Series: the figures of one measure for one area, oldest first, by year, rolling year, quarter or month."""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.sums import parts_by_release, rolling, rolling_periods
from factcheck.figures.vintages import best_of_each, preference, standing_rank, vintage_key
from factcheck.values import FactcheckError, Period

EVERY = ("year", "year-ending", "quarter", "month")
QUARTERS = (1, 4, 7, 10)
MONTHS = range(1, 13)
SERIES_COLUMNS = (
    "measure_id", "area_code", "period_start", "period_end", "value", "missing", "unit", "statistic", "method", "baseline_start",
    "baseline_end", "published", "publisher", "publication", "url", "locator", "status", "standing",
)  # fmt: skip


def series_of(figures: Iterable[Figure], *, every: str | None, as_of: date | None, vintages: bool) -> list[Figure]:
    """The series in the figures of one measure and area: one row a period and method, official first, then the latest vintage.

    `year` is the publisher's year and leaves out years that are not whole; `year-ending` every rolling year of whole quarters of one
    release; a stock at a date counts as its year's figure. Raises `FactcheckError` (unknown-step) for any other step.
    """
    if every is not None and every not in EVERY:
        raise FactcheckError("unknown-step", f"{every!r} is no step of a series", remedy=f"Ask for one of {', '.join(EVERY)}.")
    known = [figure for figure in figures if figure.known_on(as_of)]
    chosen = _of_step(_levels(known), every)
    if not vintages:
        chosen = _one_a_period(chosen)
    return sorted(chosen, key=_oldest_first)


def series_rows(figures: Iterable[Figure]) -> list[dict[str, str]]:
    """The figures as rows with the columns of `SERIES_COLUMNS`, every cell as text; whole numbers without a decimal point."""
    return [_cells(figure) for figure in figures]


def _cells(figure: Figure) -> dict[str, str]:
    baseline = figure.baseline
    cells: Mapping[str, Any] = {
        **{name: getattr(figure, name, None) for name in SERIES_COLUMNS},
        "period_start": figure.period.start,
        "period_end": figure.period.end,
        "value": written(figure.value),
        "unit": figure.unit.value,
        "baseline_start": baseline and baseline.start,
        "baseline_end": baseline and baseline.end,
        "published": figure.published.written,
    }
    return {name: "" if cells[name] is None else str(cells[name]) for name in SERIES_COLUMNS}


def written(value: float | None) -> str:
    """A value in the fewest digits that give it back: 233688, 7579.34; empty for a missing one."""
    if value is None:
        return ""
    return str(int(value)) if value == int(value) else repr(value)


def _levels(figures: list[Figure]) -> list[Figure]:
    """The figures of the measure itself: changes and ranks step back where there are levels, and odd statistics before the usual one."""
    levels = [figure for figure in figures if figure.statistic not in ("change", "rank")] or figures
    if not levels:
        return []
    top = min(map(standing_rank, levels))
    kinds = Counter((figure.unit, figure.statistic) for figure in levels if standing_rank(figure) == top)
    usual = min(kinds, key=lambda kind: (-kinds[kind], kind))
    return [figure for figure in levels if (figure.unit, figure.statistic) == usual]


def _of_step(figures: list[Figure], every: str | None) -> list[Figure]:
    if every is None:
        return figures
    stocks = [figure for figure in figures if figure.period.is_day]
    if every == "year":
        years = _of_months(figures, 12) + rolling(figures, months=12, starting=MONTHS)
        first = _first_month([figure.period for figure in years])
        return [figure for figure in years if figure.period.start and figure.period.start.month == first] + _yearly(stocks)
    if every == "year-ending":
        return _of_months(figures, 12) + rolling(figures, months=12, starting=QUARTERS) + stocks
    if every == "quarter":
        quarters = _of_months(figures, 3) + rolling(figures, months=3, starting=QUARTERS)
        return [figure for figure in quarters if figure.period.start and figure.period.start.month in QUARTERS]
    return _of_months(figures, 1)


def summed_periods(figures: Iterable[Figure]) -> list[Period]:
    """The periods of the sums that the series of every step have, without making the sums."""
    levels = _levels(list(figures))
    parts = parts_by_release(levels)
    years = list(rolling_periods(parts, months=12, starting=MONTHS))
    first = _first_month([*[each.period for each in _of_months(levels, 12)], *years])
    wanted = [each for each in years if each.start and each.start.month in (first, *QUARTERS)]
    return [*wanted, *rolling_periods(parts, months=3, starting=QUARTERS)]


def _of_months(figures: list[Figure], months: int) -> list[Figure]:
    return [figure for figure in figures if figure.period.months == months]


def _first_month(years: list[Period]) -> int:
    """The month in which the publisher's years begin: April wherever there is one such year, else January, else the commonest."""
    starts = Counter(year.start.month for year in years if year.start)
    for month in (4, 1):
        if starts[month]:
            return month
    return min(starts, key=lambda month: (-starts[month], month)) if starts else 4


def _yearly(stocks: list[Figure]) -> list[Figure]:
    """The stocks of one day of the year: 31 March wherever there is one, else the commonest day."""
    days = Counter((figure.period.end.month, figure.period.end.day) for figure in stocks if figure.period.end)
    if not days:
        return []
    day = (3, 31) if days[(3, 31)] else min(days, key=lambda day: (-days[day], day))
    return [figure for figure in stocks if figure.period.end and (figure.period.end.month, figure.period.end.day) == day]


def _one_a_period(figures: list[Figure]) -> list[Figure]:
    """One row a period and method; where a release has a period, what pages say of it by another method is left to `vintages`."""
    best: dict[tuple[Any, ...], Figure] = {}
    for figure in sorted(best_of_each(figures, as_of=None), key=_series_preference):
        best.setdefault((figure.period.start, figure.period.end, figure.baseline, figure.method), figure)
    released = {(figure.period.start, figure.period.end) for figure in best.values() if figure.standing == "official_release"}
    return [
        figure
        for figure in best.values()
        if figure.standing == "official_release" or (figure.period.start, figure.period.end) not in released
    ]


def _series_preference(figure: Figure) -> tuple[Any, ...]:
    return (standing_rank(figure), _lacks_forces(figure), preference(figure))


def _lacks_forces(figure: Figure) -> bool:
    """A total that is without some forces steps back behind a whole one."""
    return "without" in (figure.coverage or "")


def _oldest_first(figure: Figure) -> tuple[Any, ...]:
    start, end = figure.period.start or date.min, figure.period.end or date.min
    published = figure.published.known_from or date.max
    return (
        start,
        end,
        figure.method or "",
        standing_rank(figure),
        published,
        *map(str, vintage_key(figure)),
        figure.release_id,
        figure.locator,
    )
