"""Small questions about stretches of time: how far they overlap, how far apart they lie, and what a length in words is."""

import re
from datetime import date

from factcheck.values import Period


def overlap_share(period: Period, since: date, until: date) -> float:
    """The share of a period's days that lie between two days, both included."""
    if not period.start or not period.end:
        return 0.0
    first, last = max(period.start, since), min(period.end, until)
    return max(0, (last - first).days + 1) / ((period.end - period.start).days + 1)


def whole_years(first: date, last: date) -> bool:
    """Whether two days lie a whole number of years apart, to within two weeks."""
    gap = abs((last - first).days) % 365.25
    return min(gap, 365.25 - gap) <= 15


def months_between(words: str) -> int | None:
    """The months in "in 11 months", where the words give a length in months; None otherwise, and for "the 6 months to June"."""
    match = re.search(r"\b(\d{1,3})[- ]months?\b(?! (?:to|ending|ended|until|of|period)\b)", words)
    return int(match.group(1)) if match else None
