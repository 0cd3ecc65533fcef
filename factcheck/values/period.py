"""`Period`: a stretch of time as the text said it and, once resolved, as first and last day."""

import calendar
from dataclasses import dataclass
from datetime import date

from factcheck.values.span import Span

YEARS_OF_FIGURES = range(1990, 2036)
"""A bare number between these may be a year that police statistics are told for."""


@dataclass(frozen=True, slots=True)
class Period:
    """Words first, then days; both days belong to the period, and a stock "at 31 March" starts and ends on that day.

    `stated` is None where the words only imply the period; `start` and `end` are None while it is unresolved.
    """

    stated: str | None = None
    start: date | None = None
    end: date | None = None
    span: Span | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f"a period cannot start on {self.start} and end on {self.end}")

    @property
    def resolved(self) -> bool:
        """Whether both days are known."""
        return self.start is not None and self.end is not None

    @property
    def is_day(self) -> bool:
        """Whether it is one day, as for a stock."""
        return self.resolved and self.start == self.end

    @property
    def months(self) -> int | None:
        """How many whole calendar months it covers, or None where it does not begin and end with a month."""
        if not self.start or not self.end or self.start.day != 1 or self.end.day < 28:
            return None
        if self.end != last_day(self.end.year, self.end.month):
            return None
        return (self.end.year - self.start.year) * 12 + self.end.month - self.start.month + 1

    def same_days(self, other: "Period") -> bool:
        """Whether both are resolved to the same days."""
        return self.resolved and (self.start, self.end) == (other.start, other.end)

    def to_dict(self) -> dict[str, str | None]:
        """`{"stated", "start", "end"}` with ISO dates."""
        return {
            "stated": self.stated,
            "start": self.start.isoformat() if self.start else None,
            "end": self.end.isoformat() if self.end else None,
        }


def last_day(year: int, month: int) -> date:
    """The last day of a month."""
    return date(year, month, calendar.monthrange(year, month)[1])


def months_back(day: date, months: int) -> date:
    """The same day so many months earlier (later if negative), cut to the length of the month and to the first and last day there is."""
    index = day.year * 12 + day.month - 1 - months
    year, month = divmod(index, 12)
    if not date.min.year <= year <= date.max.year:
        return date.min if months > 0 else date.max
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def year_before(period: Period) -> Period:
    """The same stretch twelve months earlier; month ends stay month ends."""
    if not period.start or not period.end:
        return Period()
    end = months_back(period.end, 12)
    if period.end == last_day(period.end.year, period.end.month):
        end = last_day(end.year, end.month)
    start = end if period.is_day else months_back(period.start, 12)
    return Period(start=start, end=end)


def financial_year(first: int) -> Period:
    """1 April of the year to 31 March of the next, the year of the Home Office's series."""
    return Period(start=date(first, 4, 1), end=date(first + 1, 3, 31))


def calendar_year(year: int) -> Period:
    """1 January to 31 December."""
    return Period(start=date(year, 1, 1), end=date(year, 12, 31))


def month(year: int, number: int) -> Period:
    """A calendar month."""
    return Period(start=date(year, number, 1), end=last_day(year, number))


def year_ending(year: int, number: int) -> Period:
    """The twelve months that end with that month."""
    end = last_day(year, number)
    return Period(start=months_back(date(year, number, 1), 11), end=end)
