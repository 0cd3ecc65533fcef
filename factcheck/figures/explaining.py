"""`Explained`: one figure walked back to its place, with its other editions and, for a sum over periods, what was added up."""

from dataclasses import dataclass
from datetime import date

from factcheck.figures.figure import Figure
from factcheck.figures.release import Release
from factcheck.figures.store import Store
from factcheck.figures.vintages import vintage_key
from factcheck.values import Period

QUARTER, MONTH = 3, 1


@dataclass(frozen=True, slots=True)
class Explained:
    """A figure, the release that it stands in (None for pages outside any release), every edition of it oldest first, and its inputs."""

    figure: Figure
    release: Release | None
    vintages: tuple[Figure, ...]
    inputs: tuple[Figure, ...]


def explained(store: Store, measure_id: str, area_code: str, period: Period, *, as_of: date | None = None) -> list[Explained]:
    """What a look-up gives for exactly this period, each figure walked back; official first. Empty where nothing is held."""
    rows = store.figures(measure_id, area_code)
    editions = [*rows, *(figure for figure in store.lookup(measure_id, area_code, period) if figure not in rows)]
    releases = {release.release_id: release for release in store.releases}
    return [
        Explained(figure, releases.get(figure.release_id), _vintages(figure, editions, period), _inputs(figure, rows))
        for figure in store.lookup(measure_id, area_code, period, as_of=as_of)
    ]


def _vintages(figure: Figure, editions: list[Figure], period: Period) -> tuple[Figure, ...]:
    """All official editions of the number, oldest publication first; one without a date stands last."""
    same = [other for other in editions if other.period.same_days(period) and vintage_key(other) == vintage_key(figure)]
    official = [other for other in same if other.standing == "official_release"] if figure.standing == "official_release" else [figure]
    return tuple(sorted(official, key=lambda other: (other.published.known_from or date.max, other.release_id)))


def _inputs(figure: Figure, rows: list[Figure]) -> tuple[Figure, ...]:
    """The quarters or months of one release that a longer period was added up from; none where the publisher printed the figure itself."""
    if figure in rows or not figure.period.start or not figure.period.end:
        return ()
    length = QUARTER if f"quarters of {figure.release_id}" in figure.locator else MONTH
    inside = [
        row
        for row in rows
        if row.release_id == figure.release_id
        and row.method == figure.method
        and row.period.months == length
        and row.period.start is not None
        and row.period.end is not None
        and figure.period.start <= row.period.start
        and row.period.end <= figure.period.end
    ]
    return tuple(sorted(inside, key=lambda row: row.period.start or date.min))
