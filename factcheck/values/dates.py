"""`PartialDate`: a publication date exactly as precise as it was written, never more."""

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from factcheck.values.errors import FactcheckError

WRITTEN = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?\Z")


@dataclass(frozen=True, slots=True)
class PartialDate:
    """ "2023-09-28", "2023-09", "2023", or "" where nobody said."""

    written: str

    def __post_init__(self) -> None:
        if self.written and self._bounds() is None:
            raise FactcheckError("not-a-date", f"{self.written!r} is not a date", remedy="Write a date as 2023-11-24, 2023-11 or 2023.")

    def _bounds(self) -> tuple[date, date] | None:
        return _bounds_of(self.written)

    @property
    def known_from(self) -> date | None:
        """The first day on which it was certainly public: "2023-09" is 30 September; None where no date was written."""
        bounds = self._bounds()
        return bounds[1] if bounds else None

    @property
    def maybe_from(self) -> date | None:
        """The first day on which it may have been public: "2023-09" is 1 September."""
        bounds = self._bounds()
        return bounds[0] if bounds else None

    def known_on(self, day: date | None) -> bool:
        """Whether it was certainly public on that day; `None` means "latest", when everything held is known."""
        return day is None or (self.known_from is not None and self.known_from <= day)

    def maybe_on(self, day: date) -> bool:
        """Whether it may have been public on that day without being certainly so."""
        return not self.known_on(day) and self.maybe_from is not None and self.maybe_from <= day


@lru_cache(maxsize=4096)
def _bounds_of(written: str) -> tuple[date, date] | None:
    """The first and the last day that a written date may mean; figures share a few hundred dates and are asked for them all the time."""
    match = WRITTEN.match(written)
    if not match:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        last_month = month or 12
        last = date(year or 0, last_month, day or calendar.monthrange(year or 0, last_month)[1])
    except ValueError:
        return None
    return first, last


def day_from(written: str, *, where: str = "") -> date:
    """A whole day from "2023-11-24"; raises `FactcheckError` (not-a-date) otherwise."""
    try:
        return date.fromisoformat(written.strip())
    except ValueError:
        raise FactcheckError("not-a-date", f"{written!r} is not a date", where=where, remedy="Write it as 2023-11-24.") from None
