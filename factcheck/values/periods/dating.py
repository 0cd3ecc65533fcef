"""Days for a stretch of months or a day of the year whose year is not said: the latest before publication, or the next one after it."""

from dataclasses import dataclass
from datetime import date, timedelta

from factcheck.values.period import Period, last_day, months_back
from factcheck.values.periods.meaning import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """A dated point or stretch as written: `months` whole months from `month`, or one `day`; `fixed` where its days are already known.

    `kind` is year, financial_year, month, quarter, day, range or relative; `edge` asks for the first or last day only.
    """

    kind: str
    year: int | None = None
    month: int | None = None
    months: int = 1
    day: int | None = None
    last_of: tuple[int, int] | None = None
    weekday: int | None = None
    fixed: Period | None = None
    edge: str | None = None
    upcoming: bool | None = None

    @property
    def yearless(self) -> bool:
        """Whether the year has to come from elsewhere."""
        return self.fixed is None and self.year is None


def stretch(year: int, month: int, months: int) -> Period:
    """So many whole months from that month."""
    last = months_back(date(year, month, 1), 1 - months)
    return Period(start=date(year, month, 1), end=last_day(last.year, last.month))


def in_year(moment: Moment, year: int) -> Period:
    """The moment's days in that year; unresolved where the calendar has no such day (29 February)."""
    if moment.month is None:
        return Period(start=date(year, 1, 1), end=date(year, 12, 31))
    if moment.day is None:
        return stretch(year, moment.month, moment.months)
    try:
        first = date(year, moment.month, moment.day)
        last = date(year, *moment.last_of) if moment.last_of else first
    except ValueError:
        return Period()
    return Period(start=first, end=last) if first <= last else Period()


def around(moment: Moment, years: range) -> list[Period]:
    """The moment in each of the years that has it, and on the weekday that was named with it."""
    found = [in_year(moment, year) for year in years]
    return [each for each in found if each.start and (moment.weekday is None or each.start.weekday() == moment.weekday)]


def undated(moment: Moment, clock: Clock) -> Period:
    """The moment with its year from the publication date: the latest one begun, or in a clause about the future the next one not over."""
    if clock.published is None:
        return Period()
    day = clock.published
    candidates = around(moment, range(max(day.year - 6, 1), min(day.year + 7, 9990)))
    past = [each for each in candidates if each.start and each.start <= day]
    coming = [each for each in candidates if each.end and each.end >= day]
    if moment.weekday is not None and candidates:
        return min(candidates, key=lambda each: abs((each.start or day) - day))
    future = clock.future if moment.upcoming is None else moment.upcoming
    if future:
        return coming[0] if coming else Period()
    return past[-1] if past else Period()


def edged(period: Period, edge: str | None) -> Period:
    """The whole period, or its first or last day."""
    if edge is None or not period.start or not period.end:
        return period
    day = period.start if edge == "start" else period.end
    return Period(start=day, end=day)


def dated(moment: Moment, clock: Clock) -> Period:
    """The days of a moment."""
    if moment.fixed is not None:
        return edged(moment.fixed, moment.edge)
    if moment.year is not None:
        return edged(in_year(moment, moment.year), moment.edge)
    return edged(undated(moment, clock), moment.edge)


def over(moment: Moment, clock: Clock) -> Period:
    """The latest one that was over by publication, as in "the year to March"."""
    found = dated(moment, clock)
    if (
        moment.yearless
        and moment.weekday is None
        and clock.published
        and found.end
        and found.end > clock.published
        and found.start
        and not clock.future
    ):
        return edged(in_year(moment, found.start.year - 1), moment.edge)
    return found


def series_year(clock: Clock, offset: int) -> Period:
    """The year of the series so many years from the one that holds the day of publication."""
    if clock.published is None:
        return Period()
    day = clock.published
    last = day.year + offset + (1 if day.month > clock.year_end else 0)
    if not 2 <= last <= 9990:
        return Period()
    end = last_day(last, clock.year_end)
    return Period(start=months_back(date(end.year, end.month, 1), 11), end=end)


def back_to(published: date | None, months: int, days: int) -> Period:
    """So many months and days up to the day of publication, which is the last of them."""
    if published is None:
        return Period()
    start = months_back(published, months) - timedelta(days=days)
    return Period(start=start + timedelta(days=1), end=published) if months or days else Period()
