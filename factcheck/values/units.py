"""`Unit`: what a value is measured in, and the few conversions that are always right."""

from enum import StrEnum


class Unit(StrEnum):
    """The units of the interface; fractions and doublings are written in percent."""

    PERCENT = "percent"
    POINTS = "percentage_points"
    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    DAYS = "days"
    MONTHS = "months"
    YEARS = "years"
    COUNT = "count"
    GBP = "GBP"
    PER_1000 = "per_1000"
    PER_10000 = "per_10000"
    PER_100000 = "per_100000"
    PER_MILLION = "per_million"
    RANK = "rank"
    TIMES = "times"
    KG = "kg"
    NONE = "none"


SECONDS_IN = {Unit.SECONDS: 1.0, Unit.MINUTES: 60.0, Unit.HOURS: 3600.0, Unit.DAYS: 86400.0}
PEOPLE_IN = {Unit.PER_1000: 1e3, Unit.PER_10000: 1e4, Unit.PER_100000: 1e5, Unit.PER_MILLION: 1e6}


def converted(value: float, unit: Unit, to: Unit) -> float | None:
    """The value in another unit, or None where the units measure different things (months and years have no fixed length in days)."""
    if unit == to:
        return value
    if unit in SECONDS_IN and to in SECONDS_IN:
        return value * SECONDS_IN[unit] / SECONDS_IN[to]
    if unit in PEOPLE_IN and to in PEOPLE_IN:
        return value * PEOPLE_IN[to] / PEOPLE_IN[unit]
    return None
