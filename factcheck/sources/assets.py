"""`Asset`: a file that a publisher offers, with the day that can be told for it, and the choice of the newest."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from factcheck.sources.drift import drifted
from factcheck.sources.finding import Find
from factcheck.values import FactcheckError
from factcheck.values.dates import PartialDate
from factcheck.values.period_words import MONTHS

PUBLISHERS_ZONE = ZoneInfo("Europe/London")  # midnight in a British summer is 23:00 of the day before in a listing
SHOWN, LONGEST_SHOWN = 25, 140
Kind = TypeVar("Kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asset:
    """A file on offer: its address, what the page calls it, and the page. `published` is as precise as it is known, blank where it is not.

    A page that was updated on a day had its files by then: where a file's own date cannot be told, the page's stands for it, and the file
    may be older.
    """

    url: str
    title: str
    file_name: str
    published: str
    page: str

    def __str__(self) -> str:
        return f"{self.title} [{self.file_name}]" if self.title else self.file_name


def clean_title(text: str) -> str:
    """Words from a page in one line, without what a terminal would obey."""
    return " ".join("".join(letter for letter in text if letter.isprintable() or letter.isspace()).split())


def day_of(timestamp: object, *, where: str) -> str:
    """The day in London of a listing's time stamp, blank where it has none; raises the drift error where it is no time."""
    if timestamp in (None, ""):
        return ""
    try:
        moment = datetime.fromisoformat(str(timestamp))
        return (moment.astimezone(PUBLISHERS_ZONE) if moment.tzinfo else moment).date().isoformat()
    except (ValueError, OverflowError):
        raise drifted("a listing's date is no date", found=[str(timestamp)], where=where) from None


def date_told(pattern: str, text: str, *, where: str) -> str:
    """The date that the named groups of a pattern find in a text, as precise as they are: "230726" with all three is "2026-07-23".

    Raises `FactcheckError` (source-drift, exit code 4) where the pattern finds nothing, or no date.
    """
    found = re.search(pattern, text, re.ASCII)
    year, month, day = (found.groupdict().get(part) if found else None for part in ("year", "month", "day"))
    if not year:
        raise drifted(f"no date can be read with {pattern!r}", found=[text], where=where)
    written = "-".join(part.zfill(2) for part in (f"20{year}" if len(year) == 2 else year, _month(month), day) if part)
    try:
        return PartialDate(written).written
    except FactcheckError:
        raise drifted(f"no date can be read with {pattern!r}", found=[text], where=where) from None


def _month(written: str | None) -> str | None:
    """A month's number from digits, or from its name or the first three letters of it."""
    if written is None or written.isdecimal():
        return written
    names = [name.lower()[:3] for name in MONTHS]
    start = written.lower()[:3]
    return str(names.index(start) + 1) if start in names else written


def newest(candidates: Sequence[Kind], *, dated: Callable[[Kind], str], line: str, where: str) -> Kind:
    """The only candidate with the latest date.

    Raises `FactcheckError` (asset-ambiguous, exit code 4) where two share it; `line` is the line of the declaration that chose them.
    """
    latest = max(dated(candidate) for candidate in candidates)
    last = [candidate for candidate in candidates if dated(candidate) == latest]
    if len(last) > 1:
        raise ambiguous(last, line=line, where=where)
    return last[0]


def ambiguous(matching: Iterable[object], *, line: str, where: str) -> FactcheckError:
    """The error for several where one is wanted, with their names."""
    remedy = f"Narrow {line} under find in the source's page in data/sources, add date_in_file to take the newest, or all: true for each."
    what = f"one was wanted and more match {line}: {listed(matching)}"
    return FactcheckError("asset-ambiguous", what, where=where, remedy=remedy, exit_code=4)


def not_found(offered: Iterable[object], *, line: str, where: str) -> FactcheckError:
    """The error for nothing that matches, with the names of what there is."""
    remedy = f"If one of them is the file under a new name, change {line} under find in the source's page in data/sources."
    what = f"nothing there matches {line}; there is {listed(offered) or 'no file at all'}"
    return FactcheckError("asset-not-found", what, where=where, remedy=remedy, exit_code=4)


def listed(things: Iterable[object]) -> str:
    """Names in quotes, the first 25 of them."""
    names = [f"{str(thing)[:LONGEST_SHOWN]!r}" for thing in things]
    shown = ", ".join(names[:SHOWN])
    return shown if len(names) <= SHOWN else f"{shown} and {len(names) - SHOWN} more"


def chosen_by(find: Find) -> str:
    """The lines of a declaration that choose an asset, as they stand there."""
    lines = [f"{name}: {pattern!r}" for name, pattern in (("title", find.title), ("file", find.file)) if pattern]
    return " and ".join(f"`{line}`" for line in lines) or "the missing line `file`"
