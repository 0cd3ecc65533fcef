"""`Facts`: what the store holds, asked for truth (one figure on a day) and for doubt (every figure that anybody published)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache

from factcheck.catalogue import load_catalogue
from factcheck.figures import Figure, Store
from factcheck.values import Period

NATION = "K04000001"
# Two figures of one day that differ by less say the same.
SAME = 0.0005
PUBLISHED = ("official_release", "official_statement")


@dataclass(frozen=True, slots=True)
class Cell:
    """One number that a claim stands on: a measure in an area over a period, by one method where it has several."""

    measure: str
    area: str
    period: Period
    method: str | None = None


class Facts:
    """The store with what the making of claims asks again and again; the answers depend on the store alone."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.forces = sorted(area.code for area in load_catalogue().areas.values() if area.kind == "force")
        self.figures = lru_cache(maxsize=400_000)(self._figures)
        self.periods = cache(self._periods)
        self.first_day = cache(self._first_day)
        self.every = lru_cache(maxsize=400_000)(self._every)
        self.days = cache(self._days)

    def _figures(self, cell: Cell, day: date | None) -> tuple[Figure, ...]:
        found = self.store.lookup(cell.measure, cell.area, cell.period, as_of=day, method=cell.method)
        usable = [row for row in found if row.value is not None and row.statistic != "change" and row.bound is None and row.period_exact]
        by_standing = [[row for row in usable if row.standing == standing] for standing in PUBLISHED]
        quoted = [row for row in usable if row.names_official]
        best = next((rows for rows in (*by_standing, quoted) if rows), [])
        # What a body says of itself proves nothing.
        return () if any(row.own_body == cell.area for row in best) else tuple(best)

    def truth(self, cell: Cell, day: date | None) -> float | None:
        """The one number that public bodies' figures give on the day; None where there is none or where they differ."""
        values = [row.value for row in self.figures(cell, day) if row.value is not None]
        if not values or max(values) - min(values) > SAME * max(abs(value) for value in values):
            return None
        return values[0]

    def _days(self, measure: str, area: str) -> tuple[date, ...]:
        """The days on which something new became known of a measure in an area."""
        found = {row.published.known_from for row in self.store.figures(measure, area)}
        return tuple(sorted(day for day in found if day is not None))

    def _first_day(self, cell: Cell) -> date | None:
        """The first day on which the number was public; None where it never was on a known day."""
        for day in self.days(cell.measure, cell.area):
            if cell.period.end and day > cell.period.end and self.figures(cell, day):
                return day
        return None

    def _every(self, cell: Cell) -> frozenset[float]:
        """Every number that any edition, method or publisher gives for the cell."""
        anyhow = Cell(cell.measure, cell.area, cell.period)
        found: set[float] = set()
        for day in (None, *self.days(cell.measure, cell.area)):
            rows = self.store.lookup(anyhow.measure, anyhow.area, anyhow.period, as_of=day)
            found.update(row.value for row in rows if row.value is not None and row.statistic != "change")
        return frozenset(found)

    def _periods(self, measure: str, area: str, shape: str) -> tuple[Period, ...]:
        """The periods of a shape that have a figure, oldest first; shapes: financial, rolling, calendar, half, quarter, month, day."""
        wanted = []
        for period in self._candidates(measure, area):
            cell = Cell(measure, area, period)
            if shape_of(period) == shape and (self.first_day(cell) or self.figures(cell, None)):
                wanted.append(period)
        return tuple(wanted)

    def _candidates(self, measure: str, area: str) -> list[Period]:
        held = self.store.periods(measure, area)
        starts = [each.start for each in held if each.months == 3 and each.start]
        sums = [Period(start=start, end=later(start, 12) - timedelta(days=1)) for start in starts]
        days = {(each.start, each.end) for each in [*held, *sums] if each.start and each.end}
        return [Period(start=start, end=end) for start, end in sorted(day for day in days if day[0] and day[1])]


def later(day: date, months: int) -> date:
    """The first of the month so many months later (or earlier)."""
    count = day.year * 12 + day.month - 1 + months
    return date(count // 12, count % 12 + 1, 1)


def moved(period: Period, months: int) -> Period:
    """The same stretch, or the same day of the year, so many months later."""
    if period.start is None or period.end is None:
        raise ValueError("a period without days")
    last = later(later(period.end, months), 1) - timedelta(days=1)
    return Period(start=last, end=last) if period.is_day else Period(start=later(period.start, months), end=last)


def shape_of(period: Period) -> str | None:
    """What people would call the stretch; None for one that has no name."""
    if period.is_day:
        return "day"
    if period.start is None or period.months not in (1, 3, 6, 12):
        return None
    if period.months == 12:
        return {4: "financial", 1: "calendar"}.get(period.start.month, "rolling")
    return {1: "month", 3: "quarter"}.get(period.months, "half")


def public_from(facts: Facts, cells: Sequence[Cell]) -> date | None:
    """The first day on which all the numbers were public."""
    days = [facts.first_day(cell) for cell in cells]
    known = [day for day in days if day is not None]
    return max(known) if days and len(known) == len(days) else None
