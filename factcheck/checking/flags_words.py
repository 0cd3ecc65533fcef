"""Flags that the words of a claim and the catalogue decide, with or without a figure."""

from factcheck.checking.case import Case
from factcheck.checking.label import meant, slips
from factcheck.checking.readings import loose_words
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, listed, measured
from factcheck.checking.stretches import months_between, whole_years
from factcheck.values import Unit

ENDS_OF_A_MOVE = ("change", "from_to", "trend")
DIAL_NAMED = 3


def percent_or_points(case: Case) -> str | None:
    """A change of a percentage that is written with "%": a rise of 25% from 60% is 75% in percent and 85% in points."""
    claim, measure = case.claim, case.measure
    if claim.kind != "change" or claim.unit is not Unit.PERCENT:
        return None
    # Without a measure in the catalogue the words tell: "improved the proportion of … by 25%".
    percentage = measure.unit is Unit.PERCENT if measure else case.setting.rules.words.has("share_words", f"{claim.quote} {claim.measure}")
    if not percentage:
        return None
    if pattern_of(("point", "points", "pp")).search(case.words) or claim.form in ("multiple", "fraction"):
        return None
    name = measure.name if measure else "What is measured"
    return f"{name} is itself a percentage, so “{claim.as_stated}” can be percent of it or percentage points."


def baseline_chosen(case: Case) -> str | None:
    """The start decides: nobody named it, it is no whole number of years back, or another start gives another outcome."""
    claim = case.claim
    if not _a_move(case):
        return None
    flips = [point for point in case.dial if point.outcome != case.dial[0].outcome]
    if flips:
        named = ", ".join(
            f"from {bare(point.baseline)} {_signed(point.official.value, point.official.unit)}" for point in flips[:DIAL_NAMED]
        )
        return f"The outcome changes with the start: {named}."
    months = months_between(f"{claim.quote} {claim.period.stated or '' if claim.period else ''}")
    if months is not None and months % 12:
        return f"The start lies {months} months back, which is no whole number of years, and the words choose it."
    baseline, period = claim.baseline, claim.period
    if baseline is None or not baseline.resolved:
        if period is not None and period.resolved and any(each.sense.baseline for each in case.weighed):
            return None
        return "The words do not name the date that the change is counted from."
    if period is not None and period.end and baseline.end and not whole_years(baseline.end, period.end):
        return f"It is counted from {bare(baseline)}, which lies no whole number of years before."
    return None


def _a_move(case: Case) -> bool:
    claim = case.claim
    moved_rank = claim.kind == "rank" and (isinstance(claim.value, tuple) or months_between(claim.quote) is not None)
    return (claim.kind in ENDS_OF_A_MOVE or moved_rank) and claim.checkable


def _signed(value: float, unit: str) -> str:
    said = measured(value, Unit(unit))
    return said if value < 0 else f"+{said}"


def denominator_missing(case: Case) -> str | None:
    """ "Rate" without a "per": the readings divide by different things, or not at all."""
    claim, measure = case.claim, case.measure
    loose = loose_words(claim, measure, case.setting, sentence=case.sentence)[0] if measure else None
    rate = pattern_of(("rate", "rates"))
    spoken = rate.search(claim.quote) and rate.search(f"{loose or ''} {claim.measure}")
    if not spoken or pattern_of(("per", "for every", "in every")).search(claim.quote):
        return None
    found = meant(case)
    units = {each.unit for each in found}
    counted = len(found) == 1 and found[0].unit in (Unit.COUNT, Unit.GBP)
    if len(units) < 2 and not counted:
        return None
    return f"The claim speaks of a rate and does not say of what: {listed([each.name for each in found], 'or')}."


def unfit_for_trend(case: Case) -> str | None:
    """A series that says more about recording than about the thing is read as a trend."""
    measure = case.measure
    if measure is None or measure.fit_for_trend or not case.moves:
        return None
    return measure.fitness[0] if measure.fitness else f"{measure.name} follows how it is recorded, so it shows no trend by itself."


def category_slip(case: Case) -> str | None:
    """A number is held against an average: a number grows with the size of the force, a rate does not."""
    return "A number of cases cannot pass an average of forces of other sizes; a rate could." if slips(case) else None


def cause_implied(case: Case) -> str | None:
    """The sentence gives a cause, which figures of before and after cannot show."""
    if case.claim.kind not in ENDS_OF_A_MOVE:
        return None
    word = case.setting.rules.words.found("cause", case.sentence)
    return f"“{word}” gives a cause; the figures show what moved, not why." if word else None


def disagrees_with_itself(case: Case) -> str | None:
    """The article's own numbers do not give what it says; the sums are in factcheck/checking/itself.py."""
    return case.contradictions[0] if case.contradictions else None
