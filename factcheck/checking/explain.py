"""The plain words of a verdict: one or two sentences for a reader, and a correction where a figure is wrong."""

from factcheck.checking.case import Case
from factcheck.checking.label import Decision
from factcheck.checking.saying import bare, day, inside
from factcheck.checking.starts import AGREEING
from factcheck.checking.stating import statement


def summary_of(case: Case, decision: Decision) -> str:
    """One or two sentences: what the figures give, and how that sits with the claim; no adjective that they do not carry."""
    claim, lead = case.claim, case.lead
    if decision.because or lead is None:
        return decision.because or _nothing_held(case)
    if decision.label == "depends":
        return _depends(case)
    told = statement(lead, case.setting)
    said = f"The claim says “{claim.as_stated}”"
    if decision.label == "supported":
        return f"{told}. {said}, which agrees."
    if decision.label == "close":
        return f"{told}. {said}, which is close."
    right = " The direction is right, the size is not." if lead.reading.direction_right and claim.value is not None else ""
    return f"{told}. {said}, which does not agree.{right}"


def _nothing_held(case: Case) -> str:
    known = f"public by {_day_of(case)}" if case.setting.day else "published"
    measure = inside(case.measure.name) if case.measure else "what is measured"
    first = case.weighed[0].sense if case.weighed else None
    when = f", {bare(first.period)}" if first is not None and first.period is not None and first.period.resolved else ""
    return f"No figure that was {known} is held for {measure}, {case.setting.area_name(case.claim.area_code)}{when}."


def _day_of(case: Case) -> str:
    """The day whose knowledge counts."""
    return day(case.setting.day) if case.setting.day else "now"


def _depends(case: Case) -> str:
    """The likeliest reading on each side, the one that bears the claim out first, whatever the order of the rest."""
    agreeing = next(each for each in case.figured if each.outcome in AGREEING)
    against = next(each for each in case.figured if each.outcome == "disagrees")
    word = "agrees with" if agreeing.outcome == "agrees" else "is close to"
    said = f"“{case.claim.as_stated}”"
    first, second = (statement(each, case.setting) for each in (agreeing, against))
    return f"It depends on the reading. {first}: that {word} {said}. {second}: that does not."


def correction_of(case: Case, decision: Decision) -> str | None:
    """What the claim would have to say, where a figure is wrong: a sentence that can be pasted into the article."""
    if decision.label != "not_supported" or case.lead is None:
        return None
    return f"{statement(case.lead, case.setting, dated=True)}."
