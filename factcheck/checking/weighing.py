"""`weigh`: looks a sense up, does its sum, and holds the result against the claim's words."""

import re
from collections.abc import Callable
from dataclasses import replace

from factcheck.checking.arithmetic import Worked, average
from factcheck.checking.changes import pairs_of, weigh_change, weigh_from_to
from factcheck.checking.league import weigh_group_mean, weigh_place, weigh_place_change, weigh_place_move
from factcheck.checking.moves import weigh_direction, weigh_run
from factcheck.checking.outcomes import Result, judged
from factcheck.checking.relating import weigh_every, weigh_ratio, weigh_share
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.tables import weigh_against, weigh_time_place
from factcheck.checking.weighed import Level, Weighed, levels, look, no_figure
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit

Weigher = Callable[[Claim, Sense, Setting, Period], list[Weighed]]
DAYS_IN_WEEK = 7
NUMBER = re.compile(r"\d[\d,.]*")


def weigh(claim: Claim, sense: Sense, setting: Setting) -> list[Weighed]:
    """The sense with its outcome; two or more where figures of different coverage decide, none of them dropped."""
    if sense.gap or sense.shape == "none" or sense.measure_id is None or sense.area_code is None or sense.period is None:
        return [no_figure(sense, setting)]
    return WEIGHERS[sense.shape](claim, sense, setting, sense.period)


def weigh_level(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The figure itself against the number in the claim."""
    found = levels(claim, sense, setting, period, unit=claim.unit)
    if not found:
        return [_nothing(claim, sense, setting, period)]
    return [judged(claim, sense, setting, _result(claim, level, level.value)) for level in found]


def weigh_ends(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """A move from one number to another; where its words give one number alone, that number against the figure of its own end.

    "516,971, up from 429,873 in 2023": the end is a claim of its own, and the start is right or wrong though no figure is held for the end.
    """
    start = claim.value[0] if isinstance(claim.value, tuple) else claim.value
    alone = not isinstance(claim.value, tuple) or len(NUMBER.findall(claim.as_stated)) == 1
    of_start = isinstance(claim.value, tuple) or claim.baseline_value == claim.value
    end = sense.baseline if of_start else period
    if not alone or start is None or end is None or not end.resolved or pairs_of(claim, sense, setting, period):
        return weigh_from_to(claim, sense, setting, period)
    return weigh_level(replace(claim, value=start), replace(sense, shape="level", period=end, baseline=None), setting, end)


def weigh_average(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """A period's count over its months, weeks or days."""
    found = levels(claim, sense, setting, period, unit=claim.unit)
    if not found:
        return [_nothing(claim, sense, setting, period)]
    weighed = []
    for level in found:
        worked = _averaged(level.value, sense, claim.unit)
        if worked.value is None:
            weighed.append(no_figure(sense, setting, *level.lines, *worked.lines, shown=level.found.shown))
        else:
            weighed.append(judged(claim, sense, setting, _result(claim, level, worked.value, *worked.lines)))
    return weighed


def _result(claim: Claim, level: Level, value: float, *lines: str) -> Result:
    counts = (level.value,) if claim.unit is Unit.COUNT else ()
    return Result(value=value, unit=claim.unit, used=(level.found,), lines=(*level.lines, *lines), counts=counts, upper=level.upper)


def _averaged(total: float, sense: Sense, unit: Unit) -> Worked:
    period = sense.period
    per = sense.per or "month"
    if period is None or not period.start or not period.end:
        return Worked(None, unit, ("No period to average over.",))
    days = (period.end - period.start).days + 1
    parts = {"month": float(period.months or 0), "week": days / DAYS_IN_WEEK, "day": float(days)}[per]
    return average(total, parts, unit=unit, of=per)


def _nothing(claim: Claim, sense: Sense, setting: Setting, period: Period) -> Weighed:
    """No figure decides; what is held for the very period is shown."""
    shown = [figure for found in look(claim, sense, setting, period, unit=claim.unit) for figure in found.shown]
    return no_figure(sense, setting, shown=shown)


WEIGHERS: dict[str, Weigher] = {
    "level": weigh_level,
    "average": weigh_average,
    "share": weigh_share,
    "percent": weigh_change,
    "points": weigh_change,
    "difference": weigh_change,
    "multiple": weigh_change,
    "more_by": weigh_change,
    "ratio": weigh_ratio,
    "ratio_more": weigh_ratio,
    "every": weigh_every,
    "from_to": weigh_ends,
    "direction": weigh_direction,
    "run": weigh_run,
    "place": weigh_place,
    "place_percent": weigh_place_change,
    "place_points": weigh_place_change,
    "place_difference": weigh_place_change,
    "place_move": weigh_place_move,
    "group_mean": weigh_group_mean,
    "time_place": weigh_time_place,
    "against": weigh_against,
}
