"""`Store`: every figure that is held, and the look-ups over them."""

import os
from collections import OrderedDict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.groups import Spans, spans_of
from factcheck.figures.homes import bundled_store, own_store
from factcheck.figures.pair import Pair
from factcheck.figures.regions import refuse_look_alike
from factcheck.figures.release import Release
from factcheck.figures.rows import checked, digest_of, digest_over
from factcheck.figures.search import measures_for, newest, pairs_for, period_asked
from factcheck.figures.series import series_of
from factcheck.figures.shelf import is_store
from factcheck.figures.shelves import Damage, Shelves, uncollected
from factcheck.figures.tables import checked_table, digest_of_table
from factcheck.figures.vintages import rivals_of
from factcheck.values import FactcheckError, Period, Unit

FOUND_AT_MOST = 60
# Of a kilobyte each at the most: what is kept of a store on disk stays below a few hundred megabytes.
KEPT_AT_MOST = 200_000
Key = tuple[str, str, Period]
NOTHING = Pair(())


class Store:
    """Published figures, never bare; open one with `Store.open`, or make one of figures at hand with `Store.of`.

    What was read of a measure in an area is kept, and the least recently used forgotten once it is much. A release that is damaged is
    not served; `damaged` names it.
    """

    def __init__(self, *, folders: Sequence[Path] = (), held: Iterable[Figure] = ()) -> None:
        self.folders = tuple(folders)
        self._shelves = Shelves(folders)
        self._held_releases: list[Release] = []
        self._pairs: OrderedDict[tuple[str, str], Pair] = OrderedDict()
        self._kept = 0
        groups: dict[str, list[Figure]] = {}
        pairs: dict[tuple[str, str], list[Figure]] = {}
        for figure in held:
            groups.setdefault(figure.release_id.partition("/")[0], []).append(figure)
            pairs.setdefault((figure.measure_id, figure.area_code), []).append(figure)
        self._held_releases = [_release_of(release_id, rows) for release_id, rows in sorted(groups.items())]
        self._held = {pair: Pair(rows) for pair, rows in pairs.items()}

    @classmethod
    def open(cls, path: Path | str | None = None) -> "Store":
        """The store in the folder given, else in the one that FACTCHECK_STORE names, else the bundled one with the user's own on top.

        A release of the user's own store replaces the bundled one of the same id. Raises `FactcheckError` (missing-store,
        broken-manifest) with the command that mends it.
        """
        chosen = path or os.environ.get("FACTCHECK_STORE")
        if chosen:
            return cls(folders=[Path(chosen)])
        return cls(folders=[bundled_store(), *([own_store()] if is_store(own_store()) else [])])

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Store":
        """A store in memory, of figures that each pass the checks; raises `FactcheckError` (bare-figure) otherwise."""
        return cls(held=[checked(figure) for figure in figures])

    @property
    def folder(self) -> Path | None:
        """The folder that the store was opened from, the bundled one where the user's own lies on top; None for a store in memory."""
        return self.folders[0] if self.folders else None

    @property
    def releases(self) -> list[Release]:
        """The releases that are served, by id."""
        return [*self._held_releases, *(file.release for file in self._shelves.files)]

    @property
    def digest(self) -> str:
        """SHA-256 over all rows served, in canonical order; how they are packed into files makes no difference."""
        return digest_over(release.digest for release in self.releases)

    @property
    def damage(self) -> tuple[Damage, ...]:
        """The releases that are listed and found damaged so far; a file's content is checked when it is first read, or by `broken`."""
        return tuple(self._shelves.damage)

    @property
    def damaged(self) -> tuple[str, ...]:
        """A sentence for each release of `damage`."""
        return tuple(damage.sentence for damage in self.damage)

    @property
    def measures(self) -> list[str]:
        """The ids of the measures that figures are held for."""
        return sorted({measure_id for measure_id, _ in self._held} | self._shelves.measures)

    def broken(self) -> list[str]:
        """What is wrong with the releases on disk, in words, after reading all of them; for `factcheck doctor`."""
        whole = self._shelves.each(lambda file: (file.whole(), file.release))
        faults = [fault for table, release in whole for fault in _faults(table, release)]
        return [*self.damaged, *faults]

    def prefetch(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Read all that is held of these (measure id, area code) pairs in one go; asking for them one by one gives the same, slower."""
        missing: dict[tuple[str, str], Spans | None] = {pair: None for pair in pairs if pair not in self._pairs and pair not in self._held}
        if missing and self._shelves.files:
            for pair, rows in self._shelves.figures_within(missing).items():
                self._keep(pair, Pair(rows))

    def figures(
        self,
        measure_id: str,
        area_code: str | None = None,
        *,
        period: Period | None = None,
        statistic: str | None = None,
        unit: Unit | None = None,
        method: str | None = None,
        as_of: date | None = None,
    ) -> list[Figure]:
        """Every published row that matches, as published: all vintages, all standings; `as_of` None is latest, when everything is known."""
        held = self._pair(measure_id, area_code).rows if area_code else self._everywhere(measure_id)
        return [
            row
            for row in held
            if (period is None or row.period.same_days(period))
            and statistic in (None, row.statistic)
            and unit in (None, row.unit)
            and method in (None, row.method)
            and row.known_on(as_of)
        ]

    def lookup(
        self,
        measure_id: str,
        area_code: str,
        period: Period,
        *,
        as_of: date | None = None,
        statistic: str | None = None,
        method: str | None = None,
    ) -> list[Figure]:
        """The figures for exactly this period, one a key (baseline, unit, statistic, method, coverage): official first, then latest.

        A count whose quarters or months cover the period whole and without gap in one release is added up; its locator names the sum.
        A figure for a period that merely overlaps is no figure for it, and a region's code never gives a force's figures.
        """
        return self._pair(measure_id, area_code).lookup(period, as_of=as_of, statistic=statistic, method=method)

    def lookup_many(self, keys: Sequence[Key], *, as_of: date | None = None) -> list[list[Figure]]:
        """What `lookup` gives for each (measure id, area code, period), in the order of the keys, read in one go.

        Only rows within the days asked for are read, and they are not kept: memory grows with the keys.
        """
        asked: dict[tuple[str, str], set[Period]] = {}
        for measure_id, area_code, period in keys:
            if (measure_id, area_code) not in self._held and (measure_id, area_code) not in self._pairs:
                asked.setdefault((measure_id, area_code), set()).add(period)
        wanted: dict[tuple[str, str], Spans | None] = {pair: spans_of(periods) for pair, periods in asked.items()}
        with uncollected():
            read = {pair: Pair(rows) for pair, rows in self._shelves.figures_within(wanted).items()}
            known = [read.get(key[:2]) or self._held.get(key[:2]) or self._pairs.get(key[:2]) or NOTHING for key in keys]
            return [pair.lookup(key[2], as_of=as_of, statistic=None, method=None) for pair, key in zip(known, keys, strict=True)]

    def pair(self, measure_id: str, area_code: str) -> Pair:
        """All that is held of one measure in one area, in the order in which it is asked for again and again; to be read only."""
        return self._pair(measure_id, area_code)

    def rivals(self, figure: Figure, *, as_of: date | None = None) -> list[Figure]:
        """Figures of the same key and standing from other publications that say something else and are no vintages of it."""
        return rivals_of(figure, self.figures(figure.measure_id, figure.area_code, period=figure.period), as_of=as_of)

    def series(
        self, measure_id: str, area_code: str, *, every: str | None = "year", as_of: date | None = None, vintages: bool = False
    ) -> list[Figure]:
        """The figures of a measure for an area, oldest first; see `series_of` for the steps.

        Raises `FactcheckError` (region-not-force) where a region, county or city without figures was asked for and a force probably meant.
        """
        found = series_of(self.figures(measure_id, area_code), every=every, as_of=as_of, vintages=vintages)
        if not found:
            refuse_look_alike(measure_id, area_code)
        return found

    def periods(self, measure_id: str, area_code: str) -> list[Period]:
        """The periods as published, oldest first."""
        days = {(row.period.start, row.period.end) for row in self.figures(measure_id, area_code) if row.period.start and row.period.end}
        return [Period(start=start, end=end) for start, end in sorted(day for day in days if day[0] and day[1])]

    def areas_with(self, measure_id: str, period: Period) -> list[str]:
        """The codes of the areas that have a figure, or a sum, for exactly this period."""
        codes = self._areas(measure_id)
        found = self.lookup_many([(measure_id, code, period) for code in codes])
        return [code for code, figures in zip(codes, found, strict=True) if figures]

    def find(self, words: str | Sequence[str], *, limit: int = FOUND_AT_MOST) -> list[Figure]:
        """The figures that the words mean, the closest measure first; at most `limit`.

        "burglary west midlands police" gives the newest of each kind, "burglary west midlands 2022/23" those of that period.
        """
        about, period = period_asked(words if isinstance(words, str) else " ".join(words))
        found: list[Figure] = []
        pairs = pairs_for(about, self._pairs_of(measures_for(about, self.measures)))
        self.prefetch(pairs[:limit])
        for measure_id, area_code in pairs:
            if len(found) >= limit:
                break
            if period is not None:
                found.extend(self.lookup(measure_id, area_code, period))
                continue
            rows = self.figures(measure_id, area_code)
            found.extend(newest([*rows, *series_of(rows, every="year", as_of=None, vintages=False)]))
        return found[:limit]

    def spans(self) -> Iterator[tuple[str, str, date, date, int]]:
        """(measure, area, first day, last day, number of figures) of what is held; a pair may come more than once."""
        for (measure_id, area_code), pair in self._held.items():
            for row in pair.rows:
                if row.period.start and row.period.end:
                    yield measure_id, area_code, row.period.start, row.period.end, 1
        yield from self._shelves.spans()

    def days_of(self, release_id: str) -> tuple[date, date, int] | None:
        """The first and the last day of any period of a release on disk, and its figures; None where it is empty or found damaged."""
        asked = self._shelves.each(lambda file: file.spans() if file.release.release_id == release_id else [])
        spans = [span for found in asked for span in found]
        if not spans:
            return None
        return min(span[2] for span in spans), max(span[3] for span in spans), sum(span[4] for span in spans)

    def _everywhere(self, measure_id: str) -> list[Figure]:
        pairs = sorted(self._pairs_of([measure_id]))
        read = self._shelves.figures_within(dict.fromkeys(pairs))
        return [row for pair in pairs for row in (self._held[pair].rows if pair in self._held else read[pair])]

    def _areas(self, measure_id: str) -> list[str]:
        return sorted({code for _, code in self._pairs_of([measure_id])})

    def _pairs_of(self, measures: Sequence[str]) -> set[tuple[str, str]]:
        return {pair for pair in self._held if pair[0] in measures} | self._shelves.pairs(measures)

    def _pair(self, measure_id: str, area_code: str) -> Pair:
        pair = measure_id, area_code
        if pair in self._held:
            return self._held[pair]
        if pair not in self._pairs:
            self._keep(pair, Pair(self._shelves.figures_within({pair: None})[pair]))
        self._pairs.move_to_end(pair)
        return self._pairs[pair]

    def _keep(self, pair: tuple[str, str], held: Pair) -> None:
        self._pairs[pair] = held
        self._kept += len(held.rows) + 1
        while self._kept > KEPT_AT_MOST and len(self._pairs) > 1:
            _, forgotten = self._pairs.popitem(last=False)
            self._kept -= len(forgotten.rows) + 1


def _faults(table: Any, release: Release) -> list[str]:
    try:
        whole = checked_table(table, release_id=release.release_id)
    except FactcheckError as error:
        return [f"{release.release_id}: {error.what}"]
    if digest_of_table(whole) != release.digest or len(whole) != release.rows:
        return [f"{release.release_id}: its rows do not give the digest in the manifest"]
    return []


def _release_of(release_id: str, rows: list[Figure]) -> Release:
    first = rows[0]
    return Release(
        release_id=release_id,
        source_id=first.source_id,
        title=first.publication,
        publisher=first.publisher,
        published=first.published.written,
        url=first.url,
        raw_sha256=first.file_sha256,
        rows=len(rows),
        digest=digest_of(rows),
    )
