"""Rates that nobody prints: a count over the people of its year, both figures named, so that a reader can divide again."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import lru_cache

from factcheck.catalogue import Measure
from factcheck.checking.arithmetic import PEOPLE, per_head
from factcheck.checking.found import Found, Wanted
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import number, period_words
from factcheck.checking.setting import Setting
from factcheck.figures import Figure
from factcheck.values import PartialDate, Period, Unit
from factcheck.values.period import months_back

POPULATION = "population"
# Publishers divide by the latest estimate that was out, which is one or two years old (ONS, police force area tables, notes).
YEARS_BACK = 2
# What a rate is counted over: the noun after the round number, as in "per 1,000 households".
OVER = re.compile(
    r"\b(?:per|for every|for each|in every)\s+(?:[\d,]+|(?:one |ten |a |hundred )*(?:thousand|million))\s+(?:of\s+(?:the\s+)?)?([a-z]+)\b",
    re.I,
)
Finder = Callable[[Setting, Wanted], list[Found]]


def divided(setting: Setting, wanted: Wanted, find: Finder) -> list[Found]:
    """The rate worked out from the count and the population of the area; empty where the measure is no rate or either is not held."""
    rate = setting.measure(wanted.measure_id)
    counted = setting.measure(rate.per_head_of) if rate else None
    if rate is None or counted is None or rate.unit not in PEOPLE or wanted.baseline is not None or wanted.statistic != rate.statistic:
        return []
    days = [wanted.people] if wanted.people else people_days(wanted.period)
    asked = replace(wanted, measure_id=counted.id, statistic=counted.statistic, unit=counted.unit, people=None)
    counts = [found for found in find(setting, asked) if found.figure is not None and found.upper is None]
    for day in days if counts else []:
        heads = replace(asked, measure_id=POPULATION, period=day, method=None, statistic="count", unit=Unit.COUNT)
        people = [found for found in find(setting, heads) if found.figure is not None and not found.soft]
        pairs = [(count, head) for count in counts for head in people if _alike(count, head, setting)]
        rates = [one for count, head in pairs if (one := _rate(rate, count, head)) is not None]
        if rates:
            return rates
    return []


def per_head_words(text: str, setting: Setting) -> str | None:
    """The words that ask for a rate per head ("for every 100,000 residents", "per head"), None where the text has none."""
    people = "|".join(re.escape(word) for word in setting.rules.words.people)
    match = _per_head_pattern(people).search(text)
    return match.group(0) if match else None


def of_others(text: str, setting: Setting) -> str | None:
    """The words that count a rate over something else than people ("per 1,000 households"), None where the text has none."""
    people = setting.rules.words.people
    found = [match for match in OVER.finditer(text) if match.group(1).lower() not in people]
    return found[0].group(0) if found else None


@lru_cache(maxsize=4)
def _per_head_pattern(people: str) -> re.Pattern[str]:
    count = r"(?:[\d,]+\s+|(?:(?:one|ten|a|hundred)\s+)*(?:thousand|million)\s+)?"
    return re.compile(rf"\b(?:per|for every|for each|in every)\s+{count}(?:of\s+(?:the\s+|its\s+)?)?(?:{people})\b", re.IGNORECASE)


def people_days(period: Period) -> list[Period]:
    """The mid-years whose people a period's count may be divided by: the one inside it first, then those of up to two years before."""
    if period.start is None or period.end is None:
        return []
    first = months_back(period.start, 12 * YEARS_BACK)
    days = [date(year, 6, 30) for year in range(period.end.year, first.year - 1, -1)]
    return [Period(start=day, end=day) for day in days if first <= day <= period.end]


def people_choices(setting: Setting, measure: Measure, area_code: str | None, period: Period) -> list[Period]:
    """The days of population estimates that are held for a rate of the area and period, the period's own year first."""
    if measure.per_head_of is None or area_code is None:
        return []
    held = {row.period.end for row in setting.rows(POPULATION, area_code) if row.value is not None}
    return [day for day in people_days(period) if day.end in held]


def _alike(count: Found, head: Found, setting: Setting) -> bool:
    """Whether both leave out forces or neither does: crimes of all over the people of some would be no rate."""
    said = pattern_of(setting.rules.flags.missing_words)
    lacks = [bool(found.figure and found.figure.coverage and said.search(found.figure.coverage)) for found in (count, head)]
    return lacks[0] == lacks[1]


def _rate(rate: Measure, count: Found, head: Found) -> Found | None:
    top, bottom = count.figure, head.figure
    if top is None or bottom is None or top.value is None or bottom.value is None:
        return None
    worked = per_head(top.value, bottom.value, rate.unit)
    if worked.value is None:
        return None
    figure = replace(
        top,
        measure_id=rate.id,
        value=worked.value,
        unit=rate.unit,
        statistic=rate.statistic,
        published=_later(top.published, bottom.published),
        publisher="; ".join(dict.fromkeys((top.publisher, bottom.publisher))),
        publication="; ".join(dict.fromkeys((top.publication, bottom.publication))),
        locator=f"{number(top.value)} ({top.locator}) ÷ {_people(bottom)} × {number(PEOPLE[rate.unit])}",
        cell_text=None,
    )
    return Found(
        figure=figure,
        parts=(top, bottom),
        worked=worked.lines,
        rivals=(*count.rivals, *head.rivals),
        own=count.own,
        soft=count.soft,
        later_edition=count.later_edition or head.later_edition,
        bound_percent=count.bound_percent + head.bound_percent,
    )


def _people(figure: Figure) -> str:
    return f"{number(figure.value or 0.0)} people {period_words(figure.period)} ({figure.publication}, {figure.locator})"


def _later(one: PartialDate, other: PartialDate) -> PartialDate:
    """The later of two dates of publication; one that is not stated is the later one, as nobody knows."""
    if one.known_from is None or other.known_from is None:
        return one if one.known_from is None else other
    return max(one, other, key=lambda each: each.known_from or date.max)
