"""Periods in words: as adverbs ("in 2022/23"), as nouns ("the year to March 2023") and as starts of a change ("since 2014/15")."""

import random
from datetime import date

from factcheck.values import Period

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December",
)  # fmt: skip


def ends(period: Period) -> tuple[date, date]:
    """First and last day."""
    if period.start is None or period.end is None:
        raise ValueError("a period without days")
    return period.start, period.end


def month(day: date) -> str:
    """ "March 2023"."""
    return f"{MONTHS[day.month - 1]} {day.year}"


def long_date(day: date) -> str:
    """ "31 March 2023"."""
    return f"{day.day} {month(day)}"


def short_year(period: Period, mark: str = "/") -> str:
    """ "2022/23"."""
    first, last = ends(period)
    return f"{first.year}{mark}{last.year % 100:02d}"


def noun(period: Period, chance: random.Random) -> str:
    """The period as a noun that may follow "in", "for" or "during"."""
    first, last = ends(period)
    if period.months == 1:
        return month(first)
    if period.months == 6:
        return chance.choice([f"the six months to {month(last)}", f"the six months to the end of {month(last)}"])
    if period.months == 3:
        return chance.choice(
            [f"the three months to {month(last)}", f"the three months to the end of {month(last)}", f"the quarter to {month(last)}"]
        )
    found = [
        f"the year to {month(last)}", f"the year ending {month(last)}", f"the 12 months to {month(last)}",
        f"the 12 months to the end of {month(last)}", f"the year ending {long_date(last)}", f"the year to the end of {month(last)}",
        f"the twelve months to {month(last)}", f"the year ended {long_date(last)}",
    ]  # fmt: skip
    if first.month == 4:
        found += [short_year(period), short_year(period, "-"), short_year(period, "–"), f"the financial year {short_year(period)}",
                  f"the {short_year(period)} financial year", short_year(period)]  # fmt: skip
    if first.month == 1:
        found = [
            f"{first.year}",
            f"{first.year}",
            f"the calendar year {first.year}",
            f"the year to December {first.year}",
            f"the 12 months to the end of December {first.year}",
        ]
    return chance.choice(found)


def adverb(period: Period, chance: random.Random) -> str:
    """The period as an adverb; a day is "at 31 March 2023"."""
    first, last = ends(period)
    if period.is_day:
        named = [
            f"at {long_date(last)}",
            f"on {long_date(last)}",
            f"as of {long_date(last)}",
            f"as at {long_date(last)}",
            f"on {last.isoformat()}",
        ]
        return chance.choice([*named, f"at the end of {month(last)}", f"in {month(last)}"])
    if period.months == 3 and chance.random() < 0.6:
        return chance.choice([f"between {MONTHS[first.month - 1]} and {month(last)}", f"from {MONTHS[first.month - 1]} to {month(last)}"])
    if period.months in (6, 12) and chance.random() < 0.2:
        begin = MONTHS[first.month - 1] if first.year == last.year else month(first)
        iso = f"from {first.isoformat()} to {last.isoformat()}"
        return chance.choice(
            [
                f"between {begin} and {month(last)}",
                f"from {begin} to {month(last)}",
                f"between {long_date(first)} and {long_date(last)}",
                iso,
            ]
        )
    return f"{chance.choice(['in', 'in', 'during', 'over' if period.months != 1 else 'in'])} {noun(period, chance)}"


def start_noun(period: Period, chance: random.Random) -> str:
    """The start of a change by name: "2014/15", "the year to June 2015", "31 March 2010"."""
    _, last = ends(period)
    if period.is_day:
        return chance.choice([long_date(last), month(last)])
    first, _ = ends(period)
    if first.month == 4 and period.months == 12 and chance.random() < 0.6:
        return short_year(period)
    return noun(period, chance)


def than(period: Period, baseline: Period, chance: random.Random) -> str:
    """The start of a change after the change: "compared with the year before", "compared with 2014/15"."""
    _first, last = ends(period)
    _old_first, old_last = ends(baseline)
    if last.year - old_last.year == 1 and last.month == old_last.month:
        if period.is_day:
            return chance.choice(
                ["compared with a year earlier", "on a year earlier", "from a year before", "compared with 12 months before"]
            )
        if period.months == 12:
            return chance.choice(
                ["compared with the year before", "compared with the previous year", "on the previous year",
                 "compared to the previous 12 months", "from the year before", "year on year", f"compared with {noun(baseline, chance)}"]
            )  # fmt: skip
        return chance.choice(
            [
                "compared with the same period a year earlier",
                "on the same three months a year before",
                "compared with the same quarter of the previous year",
            ]
        )
    named = start_noun(baseline, chance)
    return chance.choice([f"compared with {named}", f"on {named}" if period.months == 12 else f"from {named}", f"compared to {named}"])
