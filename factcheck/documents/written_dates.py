"""A day as people and pages write it: "24th Nov 2023", "Nov 24, 2023", "24/11/2023", "2023-11-24T10:15Z"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from email.utils import parsedate_to_datetime
from functools import cache

from factcheck.documents.vocabulary import vocabulary

EARLIEST = 1900  # an older year on a page stands for none, as 0001-01-01 does
CENTURY_TURN = 70  # "24/11/23" is 2023 and "24/11/85" is 1985


@dataclass(frozen=True, slots=True)
class WrittenDate:
    """A day and where it is written, weekday and time of day included; half-open [start, end) in code points."""

    day: date
    start: int
    end: int


def alternatives(words: tuple[str, ...] | list[str]) -> str:
    """A pattern for any of the words, the longest first, with any white space between their parts."""
    ordered = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, word.split())) for word in ordered) + ")"


@cache
def _pattern() -> re.Pattern[str]:
    month = alternatives(list(vocabulary().months))
    weekday = alternatives(vocabulary().weekdays)
    ordinal = r"(?:\s?(?:st|nd|rd|th))?"
    clock = r"(?:[012]?\d[:.][0-5]\d(?:[:.][0-5]\d)?(?:\s?[ap]\.?m\b\.?)?|[01]?\d\s?[ap]\.?m\b\.?)"
    zone = r"(?:\s?(?:GMT|BST|UTC|Z|[+-]\d\d:?\d\d)\b)?"
    forms = "|".join(
        (
            r"(?P<iso>(?P<iy>\d{4})-(?P<im>\d\d)-(?P<id>\d\d))(?:[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?",
            rf"(?P<dd>[0-3]?\d){ordinal}(?:\s+of)?[\s\-]+(?P<dm>{month})\b\.?,?[\s\-]*(?P<dy>\d{{4}}|['’]\d\d)",
            rf"(?P<mm>{month})\b\.?\s+(?P<md>[0-3]?\d){ordinal},?\s+(?P<my>\d{{4}})",
            r"(?P<sd>[0-3]?\d)(?P<mark>[/.\-])(?P<sm>[01]?\d|[0-3]\d)(?P=mark)(?P<sy>\d{4}|\d\d)",
            r"(?P<yy>\d{4})/(?P<ym>\d\d)/(?P<yd>\d\d)",
        )
    )
    before = rf"(?:{clock}{zone}(?:,|\s+on)?\s*)?(?:{weekday}\b\.?,?\s+)?(?:the\s+)?"
    after = rf"(?:(?:\s*[,\-–—|]\s*|\s+at\s+|\s+){clock}{zone}(?![\d%]))?"
    return re.compile(rf"(?<![\d/.\-£$€]){before}(?:{forms})(?![\d/]|-\d|\.\d){after}", re.IGNORECASE)


def find_written_dates(text: str) -> Iterator[WrittenDate]:
    """Every whole day in the text, from left to right; a month or a year alone is none, nor is 31 February.

    Days come before months, as British papers write them, unless only the other order makes a day.
    """
    for match in _pattern().finditer(text):
        day = _day_of(match)
        if day:
            yield WrittenDate(day, match.start(), match.end())


def day_on_page(written: str) -> date | None:
    """The day in a value that a page gives for machines: ISO, the form of mail headers, or words; None where it is none."""
    first = next(find_written_dates(written.strip()), None)
    if first and first.start == 0:
        return first.day
    try:
        stamped = parsedate_to_datetime(written).date()
    except (ValueError, TypeError, OverflowError):
        return None
    return stamped if stamped.year >= EARLIEST else None


def _day_of(match: re.Match[str]) -> date | None:
    get = match.group
    if get("iso"):
        return _day(int(get("iy")), int(get("im")), int(get("id")))
    if get("dm"):
        return _day(_year(get("dy")), _month(get("dm")), int(get("dd")))
    if get("mm"):
        return _day(int(get("my")), _month(get("mm")), int(get("md")))
    if get("yy"):
        return _day(int(get("yy")), int(get("ym")), int(get("yd")))
    year, first, second = _year(get("sy")), int(get("sd")), int(get("sm"))
    return _day(year, second, first) or _day(year, first, second)


def _month(word: str) -> int:
    return vocabulary().months[word.lower()]


def _year(digits: str) -> int:
    number = int(digits.lstrip("'’"))
    if len(digits.lstrip("'’")) == 4:
        return number
    return number + (2000 if number < CENTURY_TURN else 1900)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if year >= EARLIEST else None
    except ValueError:
        return None
