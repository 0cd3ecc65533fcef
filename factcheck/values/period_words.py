"""Dates and periods in words: found in texts, resolved against the day of publication, and read from a command line."""

import re
from datetime import date

from factcheck.values.errors import FactcheckError
from factcheck.values.period import Period
from factcheck.values.periods.anchored import resolve_anchored
from factcheck.values.periods.dated import DatedEvent
from factcheck.values.periods.finder import dated_events, find_periods, whole_phrase
from factcheck.values.periods.meaning import GRAMMARS, FoundPeriod, PeriodContext

__all__ = [
    "GRAMMARS",
    "DatedEvent",
    "FoundPeriod",
    "PeriodContext",
    "dated_events",
    "find_periods",
    "in_context",
    "parse_written_period",
    "resolve_anchored",
    "resolve_period",
]

RUN = re.compile(r"\s*(\d{4}-\d{2}-\d{2})\s*\.\.\s*(\d{4}-\d{2}-\d{2})\s*\Z")
YEAR_MONTH = re.compile(r"\s*((?:19|20)\d{2})-(0[1-9]|1[0-2])\s*\Z")
MONTHS = ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"]


def resolve_period(
    words: str, *, published: date | None, role: str = "period", context: PeriodContext | None = None, anchor: Period | None = None
) -> Period:
    """The days of one expression, read as a "period", a "baseline" or the "window" of an extreme; unresolved where the words give none.

    `anchor` is the period that words such as "the year before" count from.
    """
    found = whole_phrase(words.strip(), published=published, context=context)
    if found is None:
        if role == "baseline" and not words.lower().startswith("in "):
            found = whole_phrase(f"in {words.strip()}", published=published, context=context)
        if found is None:
            return Period(stated=words)
    if found.needs_anchor and anchor is not None:
        resolved = resolve_anchored(found, anchor)
    else:
        resolved = {"baseline": found.baseline, "window": found.window()}.get(role, found.period)
    return Period(stated=words, start=resolved.start, end=resolved.end)


def in_context(found: FoundPeriod, *, published: date | None, context: PeriodContext) -> FoundPeriod:
    """The same words at the same place, read again once it is known how the series' year runs or that the claim is a forecast."""
    if found.grammar == "event":
        return found  # its days come from elsewhere in the text
    tense = found.future if context.future is None else context.future
    again = whole_phrase(found.words, published=published, context=PeriodContext(year_end=context.year_end, future=tense))
    if again is None:
        return found
    return FoundPeriod(
        span=found.span, words=found.words, role=found.role, relative=found.relative, future=again.future, meaning=again.meaning
    )


def parse_written_period(text: str) -> Period:
    """A period as typed: "2022/23", "2023", "year ending June 2023", "2023-Q1", "2023-06", "2022-04-01..2023-03-31".

    Raises `FactcheckError` (not-a-period) for anything that does not give both days by itself.
    """
    remedy = 'Write it as 2023, 2022/23, 2023-Q1, 2023-06, "year ending June 2023" or 2022-04-01..2023-03-31.'
    run = RUN.match(text)
    if run:
        try:
            start, end = date.fromisoformat(run.group(1)), date.fromisoformat(run.group(2))
            return Period(stated=text.strip(), start=start, end=end)
        except ValueError as fault:
            raise FactcheckError("not-a-period", f"{text!r} is no period: {fault}", remedy=remedy) from None
    short = YEAR_MONTH.match(text)
    words = (
        f"{MONTHS[int(short.group(2)) - 1]} {short.group(1)}" if short and int(short.group(2)) != (int(short.group(1)) + 1) % 100 else text
    )
    found = resolve_period(words.strip(), published=None) if words.strip() else Period()
    if not found.resolved:
        found = resolve_period(f"in {words.strip()}", published=None)
    if not found.resolved:
        raise FactcheckError("not-a-period", f"{text!r} is no period", remedy=remedy)
    return Period(stated=text.strip(), start=found.start, end=found.end)
