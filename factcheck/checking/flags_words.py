"""Flags that the words of a claim and the catalogue decide, with or without a figure."""

import re

from factcheck.catalogue import Measure
from factcheck.catalogue.names import lowered
from factcheck.checking.case import Case
from factcheck.checking.label import meant, slips
from factcheck.checking.readings import loose_words
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import inside, listed
from factcheck.values import Unit

RATE = re.compile(r"\brates?\b", re.IGNORECASE)


def percent_or_points(case: Case) -> str | None:
    """A change of a percentage that is written with "%", where the two readings are not known to end alike."""
    claim, measure = case.claim, case.measure
    if claim.kind != "change" or claim.unit is not Unit.PERCENT or claim.form in ("multiple", "fraction"):
        return None
    # Without a measure in the catalogue the words tell: "improved the proportion of … by 25%".
    percentage = (
        measure.unit is Unit.PERCENT
        if measure
        else pattern_of(case.setting.rules.flags.percentage_words.words).search(
            f"{claim.quote} {claim.measure} {case.sentence[: claim.value_span.end - claim.sentence.start]}"
        )
    )
    if not percentage or pattern_of(case.setting.rules.flags.points_told.words).search(case.words) or _ends_given(case):
        return None
    outcomes = {shape: {each.outcome for each in case.figured if each.sense.shape == shape} for shape in ("percent", "points")}
    if len(outcomes["percent"]) == 1 and outcomes["percent"] == outcomes["points"]:
        return None
    name = measure.name if measure else "What is measured"
    return f"{name} is itself a percentage, so “{claim.as_stated}” can be percent of it or percentage points."


def _ends_given(case: Case) -> bool:
    """Whether the sentence gives the start and the end too ("rose 25%, from 8% to 10%"), so that nothing is left open."""
    return pattern_of(("from",)).search(case.sentence) is not None and case.sentence.count("%") + case.sentence.count("per cent") > 2


def denominator_missing(case: Case) -> str | None:
    """ "Rate" without a "per": the readings divide by different things, or not at all."""
    claim, facts = case.claim, case.setting.rules.flags
    if not RATE.search(claim.quote) or pattern_of(facts.denominator_told.words).search(claim.quote):
        return None
    if pattern_of(facts.rates_of_other_things.words).search(claim.quote):
        return None
    counted = _counted_with_rate(case)
    if counted is not None:
        return f"The claim speaks of a rate of {inside(counted.name)} and does not say out of what."
    if case.measure is None:
        return None
    loose = loose_words(claim, case.measure, case.setting, sentence=case.sentence)[0]
    found = meant(case)
    alone = len(found) == 1 and found[0].unit in (Unit.COUNT, Unit.GBP)
    if not RATE.search(f"{loose or ''} {claim.measure}") or (len({each.unit for each in found}) < 2 and not alone):
        return None
    return f"The claim speaks of a rate and does not say of what: {listed([each.name for each in found], 'or')}."


def _counted_with_rate(case: Case) -> Measure | None:
    """The count right before "rate" ("the burglary rate"), where the two together are no published share ("the charge rate")."""
    aliases = case.setting.catalogue.measure_aliases()
    for found in RATE.finditer(case.claim.quote):
        before = re.findall(r"[\w'-]+", case.claim.quote[: found.start()])
        for length in (3, 2, 1):
            words = lowered(" ".join(before[-length:]))
            known = case.setting.measure(aliases.get(f"{words} rate"))
            if (known and not known.worked_out) or f"{words} rate" in case.setting.catalogue.family_words():
                return None
            named = case.setting.measure(aliases.get(words))
            if named is not None and named.unit is Unit.COUNT:
                return named
    return None


def unfit_for_trend(case: Case) -> str | None:
    """A series that says more about recording than about the thing is read as a trend, and the words do not say so."""
    leading = case.leading or next(iter(case.weighed), None)
    measure = case.setting.measure(leading.sense.measure_id) if leading else case.measure
    over_time = leading is not None and leading.sense.shape == "time_place"
    if measure is None or measure.fit_for_trend or not (case.moves or over_time):
        return None
    if pattern_of(case.setting.rules.flags.recording_told.words).search(case.sentence):
        return None
    return measure.fitness[0] if measure.fitness else f"{measure.name} follows how it is recorded, so it shows no trend by itself."


def category_slip(case: Case) -> str | None:
    """A number is held against an average: a number grows with the size of the force, a rate does not."""
    return "A number of cases cannot pass an average of forces of other sizes; a rate could." if slips(case) else None


def disagrees_with_itself(case: Case) -> str | None:
    """The article's own numbers do not give what it says; the sums are in factcheck/checking/itself.py."""
    return case.contradictions[0] if case.contradictions else None
