"""Cells: numbers and periods as the publisher writes them, turned into values or into the publisher's own marker."""

import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from factcheck.sources.declaration import PeriodColumns
from factcheck.sources.drift import drifted
from factcheck.values import Period
from factcheck.values.period import financial_year, last_day, month, months_back

NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z")
YEAR = re.compile(r"(\d{4})/(\d{2})\Z")


def number_in(cell: str, *, missing: Mapping[str, str], where: str) -> Decimal | None:
    """The exact number in a cell, None for one of the declared markers; raises the drift error for anything else.

    Negative counts stand: a publisher prints them where more records were cancelled in a quarter than made.
    """
    text = cell.strip()
    if text in missing:
        return None
    if not NUMBER.match(text):
        raise drifted("a cell is neither a number nor a declared marker", missing=missing, found=[cell], where=where)
    return Decimal(text.replace(",", ""))


def period_in(row: Mapping[str, str], columns: PeriodColumns, *, where: str) -> Period:
    """The period of a row; raises the drift error where it is not written in the declared way."""
    if columns.kind == "fixed":
        return Period(start=columns.start, end=columns.end)
    text = row[columns.year].strip()
    if columns.kind in ("year-ending", "month-end-stock"):
        return _dated(text, columns.kind, where)
    match = YEAR.match(text)
    if not match or (int(match[1]) + 1) % 100 != int(match[2]):
        raise drifted("a financial year is not written as 2022/23", found=[text], where=where)
    year = int(match[1])
    if columns.kind == "financial-year" or not columns.quarter:
        return financial_year(year)
    quarter = number_in(row[columns.quarter], missing={}, where=where)
    if quarter not in (1, 2, 3, 4):
        raise drifted("a quarter is not 1 to 4", found=[row[columns.quarter]], where=where)
    start = months_back(date(year, 4, 1), -3 * (int(quarter) - 1))
    end = months_back(start, -2)
    return Period(start=start, end=last_day(end.year, end.month))


def _dated(text: str, kind: str, where: str) -> Period:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        raise drifted("a date is not written as 2022-03-31", found=[text], where=where) from None
    end = last_day(day.year, day.month)
    if kind == "month-end-stock":  # re-saved tables write the first of the month for a stock at its end
        return Period(start=end, end=end)
    return Period(start=months_back(month(end.year, end.month).start or end, 11), end=end)
