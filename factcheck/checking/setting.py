"""`Setting`: what a document is judged with: figures, catalogue, declared sources, rules, and the day whose knowledge counts."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from weakref import WeakKeyDictionary

from factcheck.catalogue import Area, Catalogue, Measure
from factcheck.checking.rules import Rules
from factcheck.figures import Figure, Store
from factcheck.figures.series import series_of
from factcheck.sources.declaration import Declaration
from factcheck.values import Period
from factcheck.values.period import months_back

# Enough for every question that a long run asks again and again, few enough to keep its memory flat.
KEPT_AT_MOST = 20_000
PAIRS_AT_MOST = 4_000
STEPS = ("year", "year-ending", "quarter", "month")
Days = tuple[date, date]


@dataclass(slots=True)
class Kept:
    """What has been looked up in a store: the same figures are asked for again by every claim and every article."""

    rows: dict[tuple[str, str], list[Figure]] = field(default_factory=dict)
    looked: dict[tuple[object, ...], list[Figure]] = field(default_factory=dict)
    periods: dict[tuple[str, str], list[Period]] = field(default_factory=dict)

    def trim(self) -> None:
        """Forget the look-ups once they are many; what the store itself keeps is bounded there."""
        if len(self.looked) > KEPT_AT_MOST:
            self.looked.clear()
        if len(self.rows) > PAIRS_AT_MOST:
            self.rows.clear()
            self.periods.clear()


KEPT: WeakKeyDictionary[Store, Kept] = WeakKeyDictionary()


def kept_of(store: Store) -> Kept:
    """What has been looked up in this store so far; it goes when the store goes."""
    return KEPT.setdefault(store, Kept())


@dataclass(frozen=True, kw_only=True)
class Setting:
    """`day` is the last day whose publications count, None for "latest"; `published` dates the document and resolves its open periods."""

    store: Store
    catalogue: Catalogue
    declarations: Mapping[str, Declaration]
    rules: Rules
    day: date | None
    published: date | None
    kept: Kept
    _near: dict[str, list[Measure]] = field(default_factory=dict, repr=False)

    def at_latest(self) -> "Setting":
        """The same with everything that is held now; the document keeps its date."""
        return replace(self, day=None)

    def rows(self, measure_id: str, area_code: str) -> list[Figure]:
        """Every row held for a measure and area, whenever it was published."""
        key = (measure_id, area_code)
        if key not in self.kept.rows:
            self.kept.rows[key] = self.store.figures(measure_id, area_code)
        return self.kept.rows[key]

    def lookup(self, measure_id: str, area_code: str, period: Period, *, day: date | None) -> list[Figure]:
        """One row a key for exactly this period as known on a day, sums of whole quarters or months included."""
        key = (measure_id, area_code, period.start, period.end, day)
        if key not in self.kept.looked:
            self.kept.looked[key] = self.store.lookup(measure_id, area_code, period, as_of=day)
        return self.kept.looked[key]

    def nearest(self, words: str) -> list[Measure]:
        """The measures that the words come nearest to, best first."""
        if words not in self._near:
            self._near[words] = self.catalogue.find_measures(words)
        return self._near[words]

    def periods(self, measure_id: str, area_code: str) -> list[Period]:
        """Every period that has a row or a sum, oldest first; of two that end on one day the longer first."""
        key = (measure_id, area_code)
        if key not in self.kept.periods:
            rows = [*self.rows(*key), *self._counted(measure_id, area_code)]
            stepped = [row for every in STEPS for row in series_of(rows, every=every, as_of=None, vintages=True)] if rows else []
            self.kept.periods[key] = in_order([row.period for row in (*rows, *stepped)])
        return self.kept.periods[key]

    def _counted(self, measure_id: str, area_code: str) -> list[Figure]:
        """The rows of the count that a rate divides: a rate that nobody prints can be worked out for each of their periods."""
        measure = self.measure(measure_id)
        return self.rows(measure.per_head_of, area_code) if measure and measure.per_head_of else []

    def measure(self, measure_id: str | None) -> Measure | None:
        """The measure, or None where the catalogue does not have it."""
        return self.catalogue.measures.get(measure_id) if measure_id else None

    def area(self, code: str | None) -> Area | None:
        """The area, or None where the catalogue does not have it."""
        return self.catalogue.areas.get(code) if code else None

    def area_name(self, code: str | None) -> str:
        """What the area is called, its code where the catalogue does not have it."""
        area = self.area(code)
        return area.name if area else (code or "an area that is not named")

    @property
    def window(self) -> Days | None:
        """The first and last day on which an undated present may end: the twelve months before publication; None without a date."""
        return (months_back(self.published, 12), self.published) if self.published else None

    def recent(self, measure_id: str, area_code: str) -> list[Period]:
        """The periods that ended within twelve months before publication, the latest first, and of equal ends the longest first."""
        window = self.window
        if not window:
            return []
        inside = [each for each in self.periods(measure_id, area_code) if each.end and window[0] <= each.end <= window[1]]
        return sorted(inside, key=lambda each: (each.end, -(each.start or date.min).toordinal()), reverse=True)


def in_order(periods: Iterable[Period]) -> list[Period]:
    """Resolved periods once each, by end and then the longest first."""
    days: set[Days] = {(each.start, each.end) for each in periods if each.start and each.end}
    return [Period(start=start, end=end) for start, end in sorted(days, key=lambda each: (each[1], each[0]))]
