"""`shapes_for`: how a claim's kind and unit can be worked out from a measure, or in words why they cannot."""

from factcheck.catalogue import Measure
from factcheck.checking.among import COUNTRY, among_named
from factcheck.checking.arithmetic import PEOPLE
from factcheck.checking.ranks import group_mean, ranks
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import inside
from factcheck.checking.setting import Setting
from factcheck.checking.shape import AMOUNTS, Shape
from factcheck.extraction.claim import Claim
from factcheck.values import Unit, converted

# "4,290 extra officers in the year to September 2022" may be all since the start of the programme, or those of the year.
GAIN_OF_STRETCH = 0.7


def shapes_for(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """The shapes that the claim's words allow for the measure; one with a `gap` where nothing can be worked out."""
    kind = claim.kind
    if kind == "ratio" and claim.unit is Unit.COUNT and measure.statistic != "ratio":
        return [Shape(name="none", gap="the words count it for so many of something else")]
    if kind in ("level", "share", "ratio"):
        return _levels(claim, measure, setting, sentence=sentence)
    if kind == "change":
        return _changes(claim, measure)
    if kind == "from_to":
        return [Shape(name="from_to")] if fits(measure, claim.unit) else [_misfit(claim, measure)]
    if kind == "trend":
        return _trends(claim, setting)
    if kind == "rank":
        return ranks(claim, measure, setting, sentence=sentence)
    if kind == "comparison":
        return _comparisons(claim, measure, setting, sentence=sentence)
    return [Shape(name="none", gap=f"a {kind} is not worked out from figures")]


def fits(measure: Measure, unit: Unit) -> bool:
    """Whether the measure's values can be put into the unit."""
    return converted(1.0, measure.unit, unit) is not None


def _misfit(claim: Claim, measure: Measure) -> Shape:
    gap = f"the claim is in {_said(claim.unit)} and {inside(measure.name)} is published in {_said(measure.unit)}"
    return Shape(name="none", gap=gap)


def _said(unit: Unit) -> str:
    return {Unit.NONE: "no unit", Unit.COUNT: "a count", Unit.RANK: "places"}.get(unit, unit.value.replace("_", " "))


def _levels(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    if claim.value is None:
        return [Shape(name="none", gap="the words give no number to compare")]
    if claim.unit in PEOPLE and measure.unit not in PEOPLE:
        rate = setting.catalogue.per_head(measure.id)
        if rate is None:
            return [Shape(name="none", gap=f"no population figure is held to divide {inside(measure.name)} by")]
        return [Shape(name="level", why=f"the claim is per head, which {inside(rate.name)} gives", measure_id=rate.id)]
    whole = _whole_of(claim, measure, setting)
    if whole is not None:
        return [Shape(name="share", against=whole.id, why=f"a share of {inside(whole.name)}")]
    if not fits(measure, claim.unit):
        return [_misfit(claim, measure)]
    return _averages(claim, measure, setting, sentence=sentence) or [Shape(name="level")]


def _averages(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """A count by the month, week or day; the words for it may stand anywhere in a sentence that speaks of an average."""
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    if measure.unit not in AMOUNTS or measure.stock:
        return []
    averaged = claim.kind == "level" and words.has("averaged", sentence)
    said = f"{text} {sentence}" if averaged else text
    found = [per for per in ("month", "week", "day") if words.has(f"per_{per}", said)]
    if averaged and len(found) != 1:
        return [Shape(name="none", gap="the words do not say over what the average is taken")]
    return [Shape(name="average", per=per, why=f"the words count by the {per}") for per in found[:1]]


def _whole_of(claim: Claim, measure: Measure, setting: Setting) -> Measure | None:
    """The count that the claim takes its percentage of, where its words name one of the same group ("of all recorded crime")."""
    if claim.unit is not Unit.PERCENT or measure.unit is not Unit.COUNT:
        return None
    wholes = [each for each in setting.rules.flags.wholes if pattern_of(each.words).search(claim.quote)]
    found = [setting.measure(each.measure) for each in wholes]
    return next((each for each in found if each and each.group == measure.group and each.id != measure.id), None)


def _changes(claim: Claim, measure: Measure) -> list[Shape]:
    if claim.value is None:
        return [Shape(name="direction")]
    if measure.gained and claim.unit is measure.unit:
        return _gains(claim)
    if claim.unit is Unit.PERCENT and measure.unit is Unit.PERCENT:
        return [
            Shape(name="percent", why="“%” of a percentage taken as percent"),
            Shape(name="points", why="“%” of a percentage taken as percentage points"),
        ]
    if claim.unit is Unit.PERCENT and measure.unit is not Unit.RANK:
        return [Shape(name="percent")]
    if claim.unit is Unit.POINTS and measure.unit is Unit.PERCENT:
        return [Shape(name="points")]
    if claim.unit is Unit.TIMES and measure.unit is not Unit.RANK:
        return [Shape(name="multiple")]
    return [Shape(name="difference")] if fits(measure, claim.unit) else [_misfit(claim, measure)]


def _gains(claim: Claim) -> list[Shape]:
    """ "15,343 extra officers": the number that is published, and never a change of it since a year before.

    Words that name a stretch or a start leave open whether the gain of that stretch is meant; a loss is a change.
    """
    level = Shape(name="level", why="the number is itself a gain since a fixed day")
    dated = (claim.baseline is not None and claim.baseline.stated) or (claim.period is not None and (claim.period.months or 0) > 1)
    if claim.direction == "decrease":
        return [Shape(name="difference")]
    return [level, Shape(name="difference", why="the gain of the stretch alone", likelihood=GAIN_OF_STRETCH)] if dated else [level]


def _trends(claim: Claim, setting: Setting) -> list[Shape]:
    if claim.value is not None and setting.rules.words.has("consecutive", claim.quote):
        return [Shape(name="run")]
    if claim.direction is None:
        return [Shape(name="none", gap="the words give no direction")]
    return [Shape(name="direction")]


def _comparisons(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    group = among_named(claim, setting, sentence=sentence) if words.has("average", sentence) else None
    if group not in (None, COUNTRY):
        return [group_mean(claim, measure, setting, group_id=group, sentence=sentence)]
    if not words.has("national_average", text):
        return [Shape(name="none", gap="the words compare with something that no figure here stands for")]
    if measure.unit in AMOUNTS or words.has("number_of", sentence):
        return [Shape(name="none", gap="a number grows with the size of the force and cannot be held against an average; a rate can")]
    if claim.direction not in ("increase", "decrease") or claim.value is not None:
        return [Shape(name="none", gap="the words do not say on which side of the average, or by how much in which unit")]
    return [Shape(name="against", against=setting.rules.flags.national.area, why="against England and Wales as a whole")]
