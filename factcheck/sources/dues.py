"""`SourceHeld`: what a store holds of a source, and when its next release is due."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from factcheck.figures import Release, Store
from factcheck.sources.declaration import Declaration
from factcheck.values import PartialDate
from factcheck.values.period import last_day, months_back

MONTHS = {"monthly": 1, "quarterly": 3, "half-yearly": 6, "yearly": 12}


class Span(NamedTuple):
    """The first and the last day of any period, and how many figures."""

    first: date
    last: date
    figures: int


@dataclass(frozen=True, slots=True)
class SourceHeld:
    """The releases of a source, newest last, what they cover together, and the day by which the next one should be out."""

    releases: tuple[Release, ...]
    span: Span | None
    due: date | None

    @property
    def newest(self) -> Release | None:
        """The release published last."""
        return self.releases[-1] if self.releases else None


def held_of(declaration: Declaration, store: Store) -> SourceHeld:
    """What the store holds of a source."""
    releases = [release for release in store.releases if release.source_id == declaration.id]
    releases.sort(key=lambda release: (PartialDate(release.published).known_from or date.min, release.release_id))
    spans = [Span(*found) for found in (store.days_of(release.release_id) for release in releases) if found]
    whole = None
    if spans:
        whole = Span(min(span.first for span in spans), max(span.last for span in spans), sum(span.figures for span in spans))
    return SourceHeld(tuple(releases), whole, next_due(declaration, whole.last) if whole else None)


def next_due(declaration: Declaration, last: date) -> date | None:
    """The day by which the release with the next period should be out: its end by the cadence, and then the declared lag."""
    months = MONTHS.get(declaration.cadence)
    if months is None:
        return None
    end = months_back(last, -months)
    return last_day(end.year, end.month) + timedelta(days=declaration.lag_days)
