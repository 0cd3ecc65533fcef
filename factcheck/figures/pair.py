"""`Pair`: all that is held of one measure in one area, put in order once for the look-ups that ask about it again and again."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.series import summed_periods
from factcheck.figures.sums import may_be_sum, parts_by_release, sums_of
from factcheck.figures.vintages import best_of_each
from factcheck.values import Period

FEW = 8
Parts = Mapping[tuple[Any, ...], dict[date, Figure]]


class Pair:
    """The rows of one measure and area, whenever published; `rows` is to be read only."""

    def __init__(self, rows: Sequence[Figure]) -> None:
        self.rows = list(rows)

    def lookup(self, period: Period, *, as_of: date | None, statistic: str | None, method: str | None) -> list[Figure]:
        """See `Store.lookup`."""
        # Of a few rows it is quicker to look at each than to put them in order.
        rows = self.on(period) if len(self.rows) > FEW else [row for row in self.rows if row.period.same_days(period)]
        exact = [row for row in rows if row.known_on(as_of) and statistic in (None, row.statistic) and method in (None, row.method)]
        summable = len(self.rows) > 1 and statistic in (None, "count") and may_be_sum(period)
        sums = self._sums(period, as_of=as_of, method=method) if summable and period.start in self._starts else []
        return best_of_each([*exact, *sums], as_of=as_of)

    def editions(self, period: Period) -> list[Figure]:
        """Every row for exactly this period and every sum that gives one, whatever its key, standing and publication."""
        summable = may_be_sum(period) and period.start in self._starts
        return [*self.on(period), *(self._sums(period, as_of=None, method=None) if summable else [])]

    def on(self, period: Period) -> Sequence[Figure]:
        """The rows for exactly this period, to be read only; none for one that is not resolved."""
        return self._by_days.get((period.start, period.end), ()) if period.resolved else ()

    @cached_property
    def periods(self) -> list[Period]:
        """Every period that has a row or a sum, oldest first; of two that end on one day the longer first."""
        return in_order([*[row.period for row in self.rows], *summed_periods(self.rows)])

    @cached_property
    def coarsely_dated(self) -> bool:
        """Whether any row was published in a month or a year of which the day is not known."""
        return any(row.published.written and row.published.known_from != row.published.maybe_from for row in self.rows)

    def _sums(self, period: Period, *, as_of: date | None, method: str | None) -> list[Figure]:
        """The sums for the period of what was known on the day."""
        if as_of is not None and not self._one_date_each:
            return sums_of(self._parts_known(as_of, method), period)
        days = (period.start, period.end)
        if days not in self._summed:
            found = sums_of(self._parts, period)
            if not found:
                return []
            # There are no more of these than there are stretches of parts.
            self._summed[days] = found
        return [each for each in self._summed[days] if method in (None, each.method) and each.known_on(as_of)]

    @cached_property
    def _summed(self) -> dict[tuple[date | None, date | None], list[Figure]]:
        return {}

    @cached_property
    def _starts(self) -> set[date]:
        """The days on which a part begins, and so a sum may."""
        return {start for parts in self._parts.values() for start in parts}

    @cached_property
    def _by_days(self) -> dict[tuple[date | None, date | None], list[Figure]]:
        found: dict[tuple[date | None, date | None], list[Figure]] = {}
        for row in self.rows:
            found.setdefault((row.period.start, row.period.end), []).append(row)
        return found

    @cached_property
    def _parts(self) -> Parts:
        return parts_by_release(self.rows)

    @cached_property
    def _one_date_each(self) -> bool:
        """Whether no release has rows of two publication dates, so that its parts are known all together or not at all."""
        dates = {(row.release_id, row.published) for row in self.rows}
        return len({release_id for release_id, _ in dates}) == len(dates)

    def _parts_known(self, as_of: date, method: str | None) -> Parts:
        """The parts of releases whose rows came out on several days."""
        known = parts_by_release([row for row in self.rows if row.known_on(as_of)])
        return known if method is None else {key: parts for key, parts in known.items() if method in key[3:4]}


def in_order(periods: Iterable[Period]) -> list[Period]:
    """Resolved periods once each, by end and then the longest first."""
    days = {(each.start, each.end) for each in periods if each.start and each.end}
    return [Period(start=start, end=end) for start, end in sorted(days, key=lambda each: (each[1], each[0]))]
