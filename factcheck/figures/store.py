"""`Store`: every figure that is held, and the look-ups over them."""

import os
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path

from factcheck.figures.figure import Figure
from factcheck.figures.regions import refuse_look_alike
from factcheck.figures.release import MEND, Release
from factcheck.figures.rows import checked, digest_of, digest_over
from factcheck.figures.search import newest, pairs_for, period_asked
from factcheck.figures.series import series_of
from factcheck.figures.shelf import figures_of, measures_of, pairs_of, releases_on
from factcheck.figures.sums import sums_over
from factcheck.figures.vintages import best_of_each, rivals_of
from factcheck.values import FactcheckError, Period, Unit
from factcheck.values.places import data_folder

FOUND_AT_MOST = 60


class Store:
    """Published figures, never bare; open one with `Store.open`, or make one of figures at hand with `Store.of`.

    A measure's figures are read from disk when they are first asked for, and kept.
    """

    def __init__(self, releases: Sequence[Release], *, folder: Path | None = None, held: Iterable[Figure] = ()) -> None:
        self.releases = list(releases)
        self.folder = folder
        self._by_measure: dict[str, dict[str, list[Figure]]] = {}
        for figure in held:
            self._by_measure.setdefault(figure.measure_id, {}).setdefault(figure.area_code, []).append(figure)

    @classmethod
    def open(cls, path: Path | str | None = None) -> "Store":
        """The store in a folder: the one given, else the one that FACTCHECK_STORE names, else the bundled one.

        Raises `FactcheckError` (missing-store, missing-release, broken-manifest) with the command that mends it.
        """
        chosen = path or os.environ.get("FACTCHECK_STORE")
        folder = Path(chosen) if chosen else data_folder() / "figures"
        releases = releases_on(folder)
        for release in releases:
            file = folder / release.file
            if not file.is_file():
                raise FactcheckError("missing-release", "a release that the manifest lists is not here", where=str(file), remedy=MEND)
        return cls(releases, folder=folder)

    @classmethod
    def of(cls, figures: Iterable[Figure]) -> "Store":
        """A store in memory, of figures that each pass the checks; raises `FactcheckError` (bare-figure) otherwise."""
        held = [checked(figure) for figure in figures]
        groups: dict[str, list[Figure]] = {}
        for figure in held:
            groups.setdefault(figure.release_id.partition("/")[0], []).append(figure)
        return cls([_release_of(release_id, rows) for release_id, rows in sorted(groups.items())], held=held)

    @cached_property
    def digest(self) -> str:
        """SHA-256 over all rows in canonical order; how they are packed into files makes no difference."""
        return digest_over(release.digest for release in self.releases)

    @cached_property
    def measures(self) -> list[str]:
        """The ids of the measures that figures are held for."""
        if self.folder is None:
            return sorted(self._by_measure)
        return sorted(set().union(*(measures_of(self.folder, release) for release in self.releases)))

    def broken(self) -> list[str]:
        """What is wrong with the rows on disk, in words: a release whose rows do not give its digest; for `factcheck doctor`."""
        found = []
        for release in self.releases if self.folder else ():
            rows = list(figures_of(self.folder, release)) if self.folder else []
            if digest_of(rows) != release.digest or len(rows) != release.rows:
                found.append(f"{release.release_id}: its rows do not give the digest in the manifest")
        return found

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
        by_area = self._areas(measure_id)
        rows = [row for code in ([area_code] if area_code else sorted(by_area)) for row in by_area.get(code, [])]
        return [
            row
            for row in rows
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
        rows = self.figures(measure_id, area_code, statistic=statistic, method=method, as_of=as_of)
        exact = [row for row in rows if row.period.same_days(period)]
        return best_of_each([*exact, *sums_over(rows, period)], as_of=as_of)

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
        return [code for code in sorted(self._areas(measure_id)) if self.lookup(measure_id, code, period)]

    def find(self, words: str | Sequence[str], *, limit: int = FOUND_AT_MOST) -> list[Figure]:
        """The figures that the words mean, the closest measure first; at most `limit`.

        "burglary west midlands police" gives the newest of each kind, "burglary west midlands 2022/23" those of that period.
        """
        about, period = period_asked(words if isinstance(words, str) else " ".join(words))
        found: list[Figure] = []
        for measure_id, area_code in pairs_for(about, self._pairs()):
            if len(found) >= limit:
                break
            if period is not None:
                found.extend(self.lookup(measure_id, area_code, period))
                continue
            rows = self.figures(measure_id, area_code)
            found.extend(newest([*rows, *series_of(rows, every="year", as_of=None, vintages=False)]))
        return found[:limit]

    def _areas(self, measure_id: str) -> dict[str, list[Figure]]:
        if measure_id not in self._by_measure and self.folder is not None:
            by_area: dict[str, list[Figure]] = {}
            for release in self.releases:
                for figure in figures_of(self.folder, release, measure_id=measure_id):
                    by_area.setdefault(figure.area_code, []).append(figure)
            self._by_measure[measure_id] = by_area
        return self._by_measure.get(measure_id, {})

    def _pairs(self) -> set[tuple[str, str]]:
        if self.folder is None:
            return {(measure_id, code) for measure_id, areas in self._by_measure.items() for code in areas}
        folder = self.folder
        return set().union(*(pairs_of(folder, release) for release in self.releases))


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
