"""What an altered claim says instead: another year, force, measure or start, with the number of the first."""

import random
from dataclasses import replace

from known_truth.figures import Facts, moved, shape_of
from known_truth.kinds import About, Kind


def altered_about(kind: Kind, about: About, facts: Facts, chance: random.Random, altered: str | None) -> About | None:
    """What the altered sentence is about; the same where the number, way or unit is changed, None where there is no other."""
    if altered == "force":
        return replace(about, area=chance.choice([code for code in facts.forces if code != about.area]))
    if altered == "measure":
        others = [name for name in kind.measures if name not in (about.measure, about.other)]
        return replace(about, measure=chance.choice(others)) if others else None
    if altered == "year":
        return _other_year(kind, about, facts, chance)
    if altered == "baseline" and about.baseline is not None:
        months = 12 * chance.choice([-4, -3, -2, -1, 1, 2, 3])
        start = moved(about.baseline, months)
        if start.end and about.period.end and start.end >= about.period.end:
            return None
        return replace(about, baseline=start)
    if altered == "direction" and kind.group == "rank":
        return replace(about, span=-about.span)
    return about


def _other_year(kind: Kind, about: About, facts: Facts, chance: random.Random) -> About | None:
    shape = shape_of(about.period) or ""
    periods = [each for each in facts.periods(kind.held(about.measure), about.area, shape) if each != about.period]
    if not periods:
        return None
    period = chance.choice(periods)
    if about.baseline is None or about.period.end is None or about.baseline.end is None or period.end is None:
        return replace(about, period=period)
    years = about.period.end.year - about.baseline.end.year
    return replace(about, period=period, baseline=moved(period, -12 * years))
