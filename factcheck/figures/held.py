"""`Holding`: how much of a measure a store holds, for those who ask what can be known."""

from dataclasses import dataclass
from datetime import date

from factcheck.figures.store import Store


@dataclass(frozen=True, slots=True)
class Holding:
    """So many figures of so many areas, from the first day to the last day of any of their periods."""

    figures: int
    areas: int
    first: date
    last: date


def holdings(store: Store) -> dict[str, Holding]:
    """What is held of each measure, by its id; measures of which nothing is held are not there."""
    figures: dict[str, int] = {}
    areas: dict[str, set[str]] = {}
    days: dict[str, tuple[date, date]] = {}
    for measure_id, area_code, first, last, count in store.spans():
        figures[measure_id] = figures.get(measure_id, 0) + count
        areas.setdefault(measure_id, set()).add(area_code)
        known = days.get(measure_id, (first, last))
        days[measure_id] = (min(known[0], first), max(known[1], last))
    return {measure_id: Holding(count, len(areas[measure_id]), *days[measure_id]) for measure_id, count in sorted(figures.items())}
