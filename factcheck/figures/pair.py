"""`Pair`: all that is held of one measure in one area, put in order once for the look-ups that ask about it again and again."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Any

from factcheck.figures.figure import Figure
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
        rows = self._by_days.get((period.start, period.end), ()) if len(self.rows) > FEW else self.rows
        exact = [
            row
            for row in rows
            if row.period.same_days(period) and statistic in (None, row.statistic) and method in (None, row.method) and row.known_on(as_of)
        ]
        summable = len(self.rows) > 1 and statistic in (None, "count") and may_be_sum(period)
        sums = sums_of(self._parts_known(as_of, method), period) if summable else []
        return best_of_each([*exact, *sums], as_of=as_of)

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

    def _parts_known(self, as_of: date | None, method: str | None) -> Parts:
        if as_of is None and method is None:
            return self._parts
        if as_of is None or self._one_date_each:
            known = {key: parts for key, parts in self._parts.items() if all(part.known_on(as_of) for part in [*parts.values()][:1])}
        else:
            known = parts_by_release([row for row in self.rows if row.known_on(as_of)])
        return known if method is None else {key: parts for key, parts in known.items() if method in key[3:4]}
