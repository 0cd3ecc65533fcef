"""`Setting`: what a document is judged with: figures, catalogue, declared sources, rules, and the day whose knowledge counts."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from factcheck.catalogue import Area, Catalogue, Measure
from factcheck.catalogue.inside import forces_of
from factcheck.checking.rules import Rules
from factcheck.figures import Figure, Store
from factcheck.figures.pair import in_order
from factcheck.sources.declaration import Declaration
from factcheck.values import PartialDate, Period
from factcheck.values.period import months_back
from factcheck.values.period_words import FoundPeriod, find_periods

# Enough for every question that a long run asks again and again, few enough to keep its memory flat.
KEPT_AT_MOST = 60_000
# National figures come out every year and are revised for a few: a store that ends so long before a document knows nothing of its day.
STALE_AFTER_YEARS = 5
Days = tuple[date, date]
Answer = TypeVar("Answer")


@dataclass(slots=True)
class Kept:
    """What has been looked up in a store: the same figures are asked for again by every claim and every article."""

    looked: dict[tuple[object, ...], list[Figure]] = field(default_factory=dict)
    settled: dict[tuple[object, ...], bool] = field(default_factory=dict)
    newest: date | None = None

    def trim(self) -> None:
        """Forget the look-ups once they are many; what the store itself keeps is bounded there."""
        if len(self.looked) > KEPT_AT_MOST:
            self.looked.clear()
            self.settled.clear()


@dataclass(slots=True)
class Watch:
    """Whether look-ups are watched, and whether one of them would give something else with all that is held now."""

    on: bool = False
    moved: bool = False


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
    _answered: dict[tuple[str, ...], Any] = field(default_factory=dict, repr=False)
    _watch: Watch = field(default_factory=Watch, repr=False)

    def of(self, *, day: date | None, published: date | None) -> "Setting":
        """The same for another document, of whose words nothing has been asked yet."""
        return replace(self, day=day, published=published, _answered={}, _watch=Watch())

    def at_latest(self) -> "Setting":
        """The same with everything that is held now; the document keeps its date."""
        return replace(self, day=None)

    def rows(self, measure_id: str, area_code: str) -> list[Figure]:
        """Every row held for a measure and area, whenever it was published; to be read only."""
        return self.store.pair(measure_id, area_code).rows

    def rows_for(self, measure_id: str, area_code: str, period: Period) -> Sequence[Figure]:
        """The same for exactly this period; none for one that is not resolved."""
        return self.store.pair(measure_id, area_code).on(period)

    def perhaps_known(self, measure_id: str, area_code: str, period: Period, *, day: date) -> list[Figure]:
        """The rows for exactly this period that may have been public on the day without being certainly so."""
        pair = self.store.pair(measure_id, area_code)
        return [row for row in pair.on(period) if row.published.maybe_on(day)] if pair.coarsely_dated else []

    def lookup(self, measure_id: str, area_code: str, period: Period, *, day: date | None) -> list[Figure]:
        """One row a key for exactly this period as known on a day, sums of whole quarters or months included."""
        key = (measure_id, area_code, period.start, period.end, day)
        if key not in self.kept.looked:
            self.kept.looked[key] = self.store.lookup(measure_id, area_code, period, as_of=day)
        if self._watch.on and day is not None and not self._watch.moved:
            self._watch.moved = not self._settled(key, period)
        return self.kept.looked[key]

    def _settled(self, key: tuple[str, str, date | None, date | None, date | None], period: Period) -> bool:
        """Whether all that is held for the period was public on the day, and the look-up gives the very same figures with all of it."""
        if key not in self.kept.settled:
            measure_id, area_code, *_, day = key
            latest, known = self.lookup(measure_id, area_code, period, day=None), self.kept.looked[key]
            same = len(latest) == len(known) and all(one is other for one, other in zip(latest, known, strict=True))
            self.kept.settled[key] = same and all(row.known_on(day) for row in self.rows_for(measure_id, area_code, period))
        return self.kept.settled[key]

    def begin(self) -> None:
        """Watch from now on whether a look-up would give something else with all that is held now."""
        self._watch.on, self._watch.moved = True, False

    def settled(self) -> bool:
        """Stop watching; whether nothing that was looked up since `begin` would be another."""
        self._watch.on = False
        return not self._watch.moved

    def editions(self, measure_id: str, area_code: str, period: Period) -> list[Figure]:
        """Every row and every sum of whole parts for exactly this period, whenever published and whatever its standing."""
        return self.store.pair(measure_id, area_code).editions(period)

    def nearest(self, words: str) -> list[Measure]:
        """The measures that the words come nearest to, best first."""
        return self.once(("nearest", words), lambda: self.catalogue.find_measures(words))

    def once(self, question: tuple[str, ...], answer: Callable[[], Answer]) -> Answer:
        """What is asked of a document's words again and again, answered once for the document; a question names all that it depends on."""
        if question not in self._answered:
            self._answered[question] = answer()
        found: Answer = self._answered[question]
        return found

    def periods_in(self, text: str) -> list[FoundPeriod]:
        """The periods that a text names, seen from the day of publication; to be read only."""
        return self.once(("periods", text), lambda: find_periods(text, published=self.published))

    def periods(self, measure_id: str, area_code: str) -> list[Period]:
        """Every period that has a row or a sum, oldest first; of two that end on one day the longer first."""
        own = self.store.pair(measure_id, area_code).periods
        parts = self._first_force(area_code)
        if parts is not None:
            # A region's number can be worked out for each period of its forces.
            own = in_order([*own, *self.store.pair(measure_id, parts).periods])
        measure = self.measure(measure_id)
        if measure is None or measure.per_head_of is None:
            return own
        # A rate that nobody prints can be worked out for each period of the count that it divides.
        counted = self.store.pair(measure.per_head_of, area_code).periods
        return in_order([*own, *counted]) if own else counted

    def _first_force(self, area_code: str) -> str | None:
        """A force of a region or of England or Wales alone, None for any other area."""
        forces = self.once(("forces", area_code), lambda: forces_of(area_code, self.catalogue.areas))
        return forces[0].code if forces else None

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
    def stale_since(self) -> date | None:
        """The day of the newest release held, where the document is dated more than five years after it; None where it is not.

        The store is asked and not the clock, so that the same input gives the same verdict on any day.
        """
        if self.published is None:
            return None
        if self.kept.newest is None:
            known = [day for release in self.store.releases if (day := PartialDate(release.published).known_from)]
            self.kept.newest = max(known, default=None)
        newest = self.kept.newest
        return newest if newest and months_back(self.published, 12 * STALE_AFTER_YEARS) > newest else None

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
