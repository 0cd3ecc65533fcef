"""The baseline dial: the same change counted from every start that is held, so that one sees where the verdict flips."""

from dataclasses import replace

from factcheck.catalogue import Measure
from factcheck.checking.case import Case
from factcheck.checking.saying import bare
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.starts import AGREEING, DialPoint
from factcheck.checking.weighed import Weighed
from factcheck.checking.weighing import weigh
from factcheck.values import Period
from factcheck.values.period import year_before

TURNABLE = ("percent", "points", "difference", "direction")
ANOTHER_START = 0.05


def dial_of(case: Case) -> tuple[DialPoint, ...]:
    """The claim's own start first, then the others from the nearest back; empty where the leading reading is no change."""
    lead = case.leading
    if lead is None or lead.sense.shape not in TURNABLE or lead.reading.official is None or lead.sense.baseline is None:
        return ()
    own = DialPoint(
        lead.sense.baseline, lead.reading.official, lead.outcome, own=True, named=not lead.sense.chosen, figures=lead.reading.figures
    )
    others = [each for each in _turned(case, lead.sense) if not _same_start(each.sense, lead.sense)]
    return (
        own,
        *[
            DialPoint(each.sense.baseline, each.reading.official, each.outcome, figures=each.reading.figures)
            for each in others
            if each.sense.baseline and each.reading.official
        ],
    )


def starts_that_agree(case: Case) -> list[Weighed]:
    """The starts that bear the claim out, as readings of their own."""
    lead = case.leading
    if lead is None or lead.sense.shape not in TURNABLE:
        return []
    held = [each for each in _turned(case, lead.sense) if each.outcome in AGREEING and not _same_start(each.sense, lead.sense)]
    return held[:1]


def _turned(case: Case, sense: Sense) -> list[Weighed]:
    measure = case.setting.measure(sense.measure_id)
    if measure is None or sense.period is None or sense.area_code is None:
        return []
    starts = starts_of_dial(measure, case.setting, area_code=sense.area_code, period=sense.period)
    senses = [
        replace(sense, baseline=start, likelihood=ANOTHER_START, certain=False, why=(*sense.why, f"counted from {bare(start)} instead"))
        for start in starts
    ]
    return [each for turned in senses for each in weigh(case.claim, turned, case.setting)[:1] if each.outcome != "no_figure"]


def _same_start(one: Sense, other: Sense) -> bool:
    return one.baseline is not None and other.baseline is not None and one.baseline.same_days(other.baseline)


def starts_of_dial(measure: Measure, setting: Setting, *, area_code: str, period: Period, years: int = 10) -> list[Period]:
    """The possible starts of a change up to a period: the same stretch in each year before it, the nearest first."""
    held = {(each.start, each.end) for each in setting.periods(measure.id, area_code)}
    found, start = [], period
    for _ in range(years):
        start = year_before(start)
        if (start.start, start.end) in held:
            found.append(start)
    return found
