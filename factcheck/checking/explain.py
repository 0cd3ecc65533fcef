"""The plain words of a verdict: one or two sentences for a reader, and a correction where a figure is wrong."""

from factcheck.checking.case import AGREEING, Case
from factcheck.checking.label import Decision
from factcheck.checking.saying import bare, inside, measured, number
from factcheck.checking.sense import NEEDS_BASELINE
from factcheck.checking.verdict import Official
from factcheck.checking.weighed import Weighed
from factcheck.values import Period, Unit

CHANGES = ("percent", "points", "difference", "multiple", "direction")


def summary_of(case: Case, decision: Decision) -> str:
    """One or two sentences: what the figures give, and how that sits with the claim; no adjective that they do not carry."""
    claim, lead = case.claim, case.lead
    if decision.because or lead is None:
        return decision.because or _nothing_held(case)
    if decision.label == "depends":
        return _depends(case)
    told = finding(case, lead)
    said = f"the claim says “{claim.as_stated}”"
    if decision.label == "supported":
        return f"{told}; {said}, which agrees."
    if decision.label == "close":
        return f"{told}; {said}, which is close."
    right = " The direction is right, the size is not." if lead.reading.direction_right and claim.value is not None else ""
    return f"{told}; {said}, which does not agree.{right}"


def _nothing_held(case: Case) -> str:
    known = f"public by {period_words_of(case)}" if case.setting.day else "published"
    measure = inside(case.measure.name) if case.measure else "what is measured"
    first = case.weighed[0].sense if case.weighed else None
    when = f", {bare(first.period)}" if first is not None and first.period is not None and first.period.resolved else ""
    return f"No figure that was {known} is held for {measure}, {case.setting.area_name(case.claim.area_code)}{when}."


def period_words_of(case: Case) -> str:
    """The day whose knowledge counts."""
    from factcheck.checking.saying import day

    return day(case.setting.day) if case.setting.day else "now"


def _depends(case: Case) -> str:
    agreeing = next(each for each in case.figured if each.outcome in AGREEING)
    against = next(each for each in case.figured if each.outcome == "disagrees")
    word = "agrees" if agreeing.outcome == "agrees" else "is close"
    return f"It depends on the reading. {finding(case, agreeing)}, which {word}. {finding(case, against)}, which does not."


def finding(case: Case, weighed: Weighed) -> str:
    """What the figures give for one reading: "Burglary, West Midlands Police, in 2022: 21,146 (Home Office)"."""
    reading, official = weighed.reading, weighed.reading.official
    measure = case.setting.measure(weighed.sense.measure_id)
    name = measure.name if measure else "the measure"
    method = f" ({weighed.sense.method.replace('-', ' ')})" if weighed.sense.method else ""
    by = reading.figures[0].publisher if reading.figures else "the figures"
    given = weighed.said or (_given(weighed, official) if official else "no figure")
    return f"{name}{method}, {case.setting.area_name(weighed.sense.area_code)}, {_when(weighed)}: {given} ({by})"


def _given(weighed: Weighed, official: Official) -> str:
    unit = Unit(official.unit)
    if weighed.sense.shape in CHANGES and weighed.sense.shape != "multiple":
        way = "up" if official.value > 0 else "down" if official.value < 0 else "unchanged, by"
        return f"{way} {measured(abs(official.value), unit)}"
    if weighed.sense.shape == "from_to":
        return " to ".join(_value_of(weighed, index) for index in (1, 0))
    if weighed.sense.shape == "run":
        return f"a run of {number(official.value)}"
    if official.low is not None and official.high is not None and official.low < official.high:
        return f"joint place {number(official.low)}" if unit is Unit.RANK else f"{number(official.low)} to {measured(official.high, unit)}"
    per = f" a {weighed.sense.per}" if weighed.sense.per else ""
    return f"{measured(official.value, unit)}{per}"


def _value_of(weighed: Weighed, index: int) -> str:
    figures = weighed.reading.figures
    if index >= len(figures):
        index = 0
    figure = figures[index]
    return measured(figure.value, figure.unit) if figure.value is not None else "a missing value"


def _when(weighed: Weighed) -> str:
    sense = weighed.sense
    when = bare(sense.period)
    if sense.shape in NEEDS_BASELINE and isinstance(sense.baseline, Period):
        return f"{when} against {bare(sense.baseline)}"
    return when


def correction_of(case: Case, decision: Decision) -> str | None:
    """What the claim would have to say, where a figure is wrong."""
    if decision.label != "not_supported" or case.lead is None:
        return None
    return f"{finding(case, case.lead)}."
