"""Periods as publishers write them in cells, headings and titles; quarter, year, month and day are different things and never mixed."""

import re
from datetime import date

from factcheck.sources.drift import Drift, drifted
from factcheck.values import Period
from factcheck.values.period import calendar_year, financial_year, last_day, month, months_back, year_ending

KINDS = ("financial-year", "calendar-year", "month", "year-ending")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FINANCIAL = re.compile(r"(\d{4}|\d{2})\s*[/_-]\s*(\d{2}|\d{4})\Z")
NAMED_MONTH = r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
YEAR_ENDING = re.compile(rf"year\s*ending\s*(?:\d{{1,2}}\s+)?{NAMED_MONTH}\s+((?:20)?\d\d)", re.I)
TO_MONTH = re.compile(rf"\bto\s+(?:\d{{1,2}}\s+)?{NAMED_MONTH}\s+'?((?:20|19)?\d\d)", re.I)
DAY_WORDS = re.compile(rf"(\d{{1,2}})\s+{NAMED_MONTH}\s+((?:20)?\d\d)\b", re.I)
MONTH_WORDS = re.compile(rf"{NAMED_MONTH}[\s-]+((?:20)?\d\d)\Z", re.I)
QUARTER = re.compile(r"([1-4])(?:\.0)?")  # re-saved files carry the number as a decimal
CENTURY = 2000
TURN = 50
"""Two-digit years up to this one are of this century: "04/05" is 2004/05, "81" is 1981."""


def period_written(text: str, kind: str, *, where: str) -> Period:
    """The period that a cell or heading says, of the declared kind; raises the drift error where it is not written in that way.

    Kinds: financial-year(s) (2022/23, 2022-23, 04/05), calendar-year(s), year(s)-ending (with a date, a month or words), dates and
    month-end-stock (a day; re-saved tables write the first of the month for a stock at its end), march-stock (a year, for
    31 March of it), mid-year-stock, month.
    """
    found = _read(" ".join(text.split()), kind.replace("years-ending", "year-ending").removesuffix("s"))
    if found is None:
        raise unreadable(text, kind, where)
    return found


def unreadable(text: str, kind: str, where: str) -> Drift:
    """The drift error for a period that is not written in the declared way."""
    even = " ".join(text.split())
    other = next((name for name in KINDS if _read(even, name)), None)
    hint = f"{text!r} can be read as the kind {other!r}; name that kind on the source's page if it is meant." if other else ""
    return drifted(f"a period is not written as {kind.replace('-', ' ')}", found=[text], where=where, suggestion=hint)


def is_period(text: str, kind: str) -> bool:
    """Whether a heading says a period of the kind."""
    return _read(" ".join(text.split()), kind.replace("years-ending", "year-ending").removesuffix("s")) is not None


def quarter_written(year: str, quarter: str, *, where: str) -> Period:
    """Quarter 1 is April to June of a financial year."""
    whole = period_written(year, "financial-year", where=where)
    number = QUARTER.fullmatch(quarter.strip())
    if not number or whole.start is None:
        raise drifted("a quarter is not 1 to 4", found=[quarter], where=where)
    start = months_back(whole.start, -3 * (int(number[1]) - 1))
    end = months_back(start, -2)
    return Period(start=start, end=last_day(end.year, end.month))


def title_period(text: str) -> Period | None:
    """The year that a title names, "year ending June 181,2" (footnote digits are glued on) or "1 April 2017 to 31 March 2018"; or a day.

    A title with several days and no year names none: the columns will say which is whose.
    """
    match = YEAR_ENDING.search(text) or TO_MONTH.search(text)
    if match:
        return year_ending(_year(match[2]), _month(match[1]))
    days = {_day(found[0]) for found in DAY_WORDS.finditer(text)}
    day = days.pop() if len(days) == 1 else None
    return Period(start=day, end=day) if day else None


def _read(text: str, kind: str) -> Period | None:
    if kind == "financial-year":
        return _financial(text)
    if kind == "calendar-year":
        return calendar_year(int(text)) if re.fullmatch(r"(19|20)\d\d", text) else None
    if kind == "year-ending":
        return _year_ending(text)
    if kind == "month":
        match = re.fullmatch(r"(\d{4})-(\d{2})(?:-01)?", text)
        return month(int(match[1]), int(match[2])) if match and 1 <= int(match[2]) <= 12 else _month_named(text)
    day = _year_end(text) if kind == "march-stock" else _day(text)
    if day is None:
        return None
    end = last_day(day.year, day.month) if kind == "month-end-stock" else day
    return Period(start=end, end=end)


def _financial(text: str) -> Period | None:
    match = FINANCIAL.match(text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]) % 100:
        return None
    return financial_year(_year(match[1]))


def _year_ending(text: str) -> Period | None:
    day = _day(text)
    if day is not None:
        return year_ending(day.year, day.month)
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", text)
    if match:
        return year_ending(int(match[1]), int(match[2] or 3)) if int(match[2] or 3) in range(1, 13) else None
    found = title_period(text)
    return found if found and not found.is_day else None


def _year_end(text: str) -> date | None:
    """The 31 March of a bare year."""
    return date(int(text), 3, 31) if re.fullmatch(r"(19|20)\d\d", text) else None


def _month_named(text: str) -> Period | None:
    match = MONTH_WORDS.match(text)
    return month(_year(match[2]), _month(match[1])) if match else None


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        match = DAY_WORDS.search(text)
    if not match:
        return None
    year, number = _year(match[3]), _month(match[2])
    return date(year, number, min(int(match[1]), last_day(year, number).day))


def _year(text: str) -> int:
    number = int(text)
    if number >= 100:
        return number
    return number + CENTURY if number <= TURN else number + CENTURY - 100


def _month(text: str) -> int:
    return MONTHS.index(text.lower()[:3]) + 1
