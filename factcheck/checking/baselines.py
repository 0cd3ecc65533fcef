"""The starts that a change can be counted from, each with why, how likely, and whether the words give it."""

from datetime import timedelta

from factcheck.catalogue import Measure
from factcheck.checking.periods import Choice, held_days, named_in
from factcheck.checking.saying import bare
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Period
from factcheck.values.period import month, year_before
from factcheck.values.period_words import resolve_period

MONTHS_IN_YEAR = 12


def baseline_choices(claim: Claim, period: Period, measure: Measure, setting: Setting, *, sentence: str) -> list[tuple[Choice, bool]]:
    """The starts that a change can be counted from, likeliest first; the flag is true where nobody named the start."""
    begin = _stretch_begins(claim, measure, setting)
    if begin is not None:
        return [(Choice(begin, f"the words give the stretch, which begins from {bare(begin)}"), False)]
    stated = claim.baseline
    if stated is not None and stated.stated and not stated.resolved:
        # "The year before" counts from the period, which may only now be known.
        words = stated.stated
        stated = setting.once(
            ("start", words, repr(period)), lambda: resolve_period(words, published=setting.published, role="baseline", anchor=period)
        )
    if stated is not None and stated.resolved:
        if not measure.stock and not _comparable(stated, period):
            gap = f"“{stated.stated or bare(stated)}” is no stretch before {bare(period)} that is as long, so no change is worked out"
            return [(Choice(None, "", gap=gap), claim.period is None)]
        implied = not named_in(stated, sentence, setting)
        return [(choice, implied) for choice in _dated_baseline(claim, stated, period, measure, setting)]
    if stated is not None and stated.stated and not setting.rules.words.has("now", stated.stated):
        return [(Choice(None, "", gap=f"the words “{stated.stated}” do not give the start of the change"), True)]
    before = year_before(period)
    if not measure.stock and not period.is_day and not _comparable(before, period):
        return [(Choice(None, "", gap=f"the words name no start of the change, and {bare(period)} is longer than a year"), True)]
    return [(Choice(before, f"no start is named, so against {bare(before)}"), True)]


def _stretch_begins(claim: Claim, measure: Measure, setting: Setting) -> Period | None:
    """The day from which a number at a date moves over a stretch that is no single month and no year, where no other start is named.

    "Between March 2010 and March 2019" and "in the nine years to March 2019" both begin on 31 March 2010: the day that is held from the
    eve of the stretch to the end of its first month.
    """
    stretch, named = claim.period, claim.baseline is not None and claim.baseline.stated
    if not measure.stock or named or stretch is None or stretch.is_day or not stretch.start or not stretch.resolved:
        return None
    if stretch.months in (1, MONTHS_IN_YEAR):
        return None
    eve, last = stretch.start - timedelta(days=1), month(stretch.start.year, stretch.start.month).end or stretch.start
    held = [each for each in setting.periods(measure.id, claim.area_code or "") if each.is_day and each.end and eve <= each.end <= last]
    return held[-1] if held else Period(None, eve, eve)


def _comparable(start: Period, period: Period) -> bool:
    """Whether one stretch can be the start of a change to the other: as long, and over before it begins."""
    if not start.end or not period.start:
        return False
    return start.months == period.months and start.end < period.start


def _dated_baseline(claim: Claim, stated: Period, period: Period, measure: Measure, setting: Setting) -> list[Choice]:
    own = claim.period
    follows = own is not None and own.resolved and year_before(own).same_days(stated) and not own.same_days(period)
    if follows:
        moved = year_before(period)
        return [Choice(moved, f"the year before is then {bare(moved)}")]
    if measure.stock:
        return held_days(stated, measure, setting, claim.area_code, moves=True)
    return [Choice(stated, f"the words give the start: {bare(stated)}"), *_own_years_named(stated, period)]


def _own_years_named(stated: Period, period: Period) -> list[Choice]:
    """ "Since 2019" beside a year to March: the like years that begin and end in 2019 are meant as often as the calendar year."""
    start, end, first = stated.start, stated.end, period.start
    if not start or not end or not first or period.months != MONTHS_IN_YEAR or first.month == 1 or not whole_year(stated):
        return []
    found, year = [], year_before(period)
    while year.end and year.end.year >= start.year:
        if year.start and start.year in (year.start.year, year.end.year):
            why = f"“{stated.stated or bare(stated)}” beside {bare(period)} may be {bare(year)}"
            found.append(Choice(year, why, 0.6, certain=False))
        year = year_before(year)
    return found


def whole_year(period: Period) -> bool:
    """Whether a period is one calendar year."""
    return bool(period.start and period.end and period.months == MONTHS_IN_YEAR and period.start.month == 1)
