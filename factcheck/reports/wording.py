"""Numbers, dates and periods in words: "1 second", "year to March 2023", "place 2"."""

import math
from datetime import date

from factcheck.reports.words import report_words
from factcheck.values import PartialDate, Period, Span

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")


def number(value: float) -> str:
    """A number as a reader expects it: whole numbers in full with commas, others to two places, very small ones to two digits."""
    if not math.isfinite(value):
        return "not a number"
    if value == int(value):
        return f"{int(value):,}"
    places = 2 if abs(value) >= 0.1 else 1 - math.floor(math.log10(abs(value)))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def measured(value: float, unit: str) -> str:
    """The number with its unit: "27.5%", "1 second", "£4,000"."""
    words = report_words().units[unit]
    text = (words.one if abs(value) == 1 else words.many).format(n=number(abs(value)))
    return f"−{text}" if value < 0 else text


def measured_range(low: float | None, high: float | None, unit: str) -> str | None:
    """ "4 to 8 seconds", or None where there is no range."""
    if low is None or high is None or low == high:
        return None
    return f"{number(low).replace('-', '−')} to {measured(high, unit)}"


def claimed(value: float | tuple[float, float] | None, unit: str) -> str | None:
    """The value that a claim gives, with its unit."""
    if isinstance(value, tuple):
        return measured_range(value[0], value[1], unit) or measured(value[0], unit)
    return None if value is None else measured(value, unit)


def day(when: date) -> str:
    """ "24 November 2023"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def partial(when: PartialDate) -> str:
    """A publication date, exactly as precise as it was written."""
    parts = when.written.split("-")
    if not when.written:
        return "date not stated"
    if len(parts) == 3:
        return day(date(int(parts[0]), int(parts[1]), int(parts[2])))
    return f"{MONTHS[int(parts[1]) - 1]} {parts[0]}" if len(parts) == 2 else parts[0]


def _days(start: date, end: date, months: int | None) -> str:
    if start == end:
        return f"at {day(end)}"
    if months == 12:
        return f"{end.year}" if end.month == 12 else f"year to {MONTHS[end.month - 1]} {end.year}"
    if months == 1:
        return f"{MONTHS[end.month - 1]} {end.year}"
    if months is None:
        return f"{day(start)} to {day(end)}"
    first = MONTHS[start.month - 1] if start.year == end.year else f"{MONTHS[start.month - 1]} {start.year}"
    return f"{first} to {MONTHS[end.month - 1]} {end.year}"


def period_words(period: Period | None) -> str:
    """The days of a period in words; where it is unresolved, the words that the text used for it."""
    if period is None:
        return "not stated"
    if period.start and period.end:
        return _days(period.start, period.end, period.months)
    return f"“{period.stated}” (not resolved)" if period.stated else "not stated"


def counted(count: int, thing: str) -> str:
    """ "1 claim", "3 releases": for the plain plurals that reports use."""
    return f"{count:,} {thing if count == 1 else f'{thing}s'}"


def listed(parts: list[str]) -> str:
    """ "a, b and c"."""
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}" if parts else ""


def shortened(text: str, limit: int, keep: Span | None = None) -> str:
    """About `limit` characters at most, cut between words with "…", never cutting into the words that `keep` covers."""
    if len(text) <= limit:
        return text
    start, end = (keep.start, keep.end) if keep else (0, 0)
    first = max(0, min(start - limit // 4, len(text) - limit)) if end > limit else 0
    last = min(len(text), max(first + limit, end))
    if last < len(text):
        space = text.rfind(" ", max(end, first + limit // 2), last)
        last = space if space >= 0 else last
    if first:
        first = text.find(" ", first, min(start, first + limit // 4)) + 1 or first
    return ("… " if first else "") + text[first:last].strip() + (" …" if last < len(text) else "")
