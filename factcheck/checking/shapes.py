"""`Shape`: how a claim's kind and unit can be worked out from a measure, or in words why they cannot."""

from dataclasses import dataclass

from factcheck.catalogue import AreaGroup, Measure
from factcheck.checking.arithmetic import PEOPLE
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import inside
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Unit, converted

AMOUNTS = (Unit.COUNT, Unit.GBP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """One way to work a claim out; `measure_id` where another measure than the claim's own gives it (a rate for a count)."""

    name: str
    why: str = ""
    likelihood: float = 1.0
    per: str | None = None
    against: str | None = None
    measure_id: str | None = None
    gap: str | None = None
    unheld: bool = False


def shapes_for(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """The shapes that the claim's words allow for the measure; one with a `gap` where nothing can be worked out."""
    kind = claim.kind
    if kind in ("level", "share", "ratio"):
        return _levels(claim, measure, setting)
    if kind == "change":
        return _changes(claim, measure)
    if kind == "from_to":
        return [Shape(name="from_to")] if fits(measure, claim.unit) else [_misfit(claim, measure)]
    if kind == "trend":
        return _trends(claim, setting)
    if kind == "rank":
        return _ranks(claim, measure, setting, sentence=sentence)
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


def _levels(claim: Claim, measure: Measure, setting: Setting) -> list[Shape]:
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
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    for per in ("month", "week", "day"):
        if measure.unit in AMOUNTS and not measure.stock and words.has(f"per_{per}", text):
            return [Shape(name="average", per=per, why=f"the words count by the {per}")]
    return [Shape(name="level")]


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


def _trends(claim: Claim, setting: Setting) -> list[Shape]:
    if claim.value is not None and setting.rules.words.has("consecutive", claim.quote):
        return [Shape(name="run")]
    if claim.direction is None:
        return [Shape(name="none", gap="the words give no direction")]
    return [Shape(name="direction")]


def _ranks(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """A league place is a level where the measure is itself a rank; a place in the country needs the whole table."""
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    group = group_named(setting, f"{claim.quote} {sentence}")
    if group is not None:
        return [Shape(name="none", gap=_group_gap(group), unheld=True)]
    if claim.value is None:
        return [Shape(name="none", gap="the words give no place in the table")]
    if isinstance(claim.value, tuple):
        fit = measure.unit is Unit.RANK and claim.unit is Unit.RANK
        return [Shape(name="from_to")] if fit else [Shape(name="none", gap="a move in rank needs the whole table at both dates")]
    if words.has("over_time", text):
        return [Shape(name="time_place", why="an extreme over a stretch of time")]
    if measure.unit is Unit.RANK:
        return [Shape(name="level")]
    if words.has("whole_country", f"{text} {sentence}"):
        return _places(measure, setting, text=text)
    return [Shape(name="none", gap="the words do not say among which forces the place is counted")]


def _places(measure: Measure, setting: Setting, *, text: str) -> list[Shape]:
    """A count puts the biggest forces on top, so the words may as well mean the rate; without one the place stays open.

    "The most robberies" and "the highest number" name the count.
    """
    place = Shape(name="place", why=f"a place among all forces by {inside(measure.name)}")
    if measure.unit not in AMOUNTS or (setting.rules.words.has("by_number", text) and not setting.rules.words.has("rate_words", text)):
        return [place]
    rate = setting.catalogue.per_head(measure.id)
    if rate is None:
        return [Shape(name="none", gap="a place by number follows the size of the force, and no rate per head is held")]
    return [
        Shape(name="place", why=f"a place among all forces by {inside(rate.name)}", measure_id=rate.id),
        Shape(name="place", why=place.why),
    ]


def group_named(setting: Setting, text: str) -> AreaGroup | None:
    """The group of forces that the text names ("our most similar forces"), if any."""
    return next((group for group in setting.catalogue.groups.values() if group.words and pattern_of(group.words).search(text)), None)


def _group_gap(group: AreaGroup) -> str:
    if not group.members:
        return f"the list of {inside(group.name)} on the day is not held"
    return f"the figures of every member of {inside(group.name)} are needed at one date"


def _comparisons(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    if not words.has("national_average", text):
        return [Shape(name="none", gap="the words compare with something that no figure here stands for")]
    if measure.unit in AMOUNTS or words.has("number_of", sentence):
        return [Shape(name="none", gap="a number grows with the size of the force and cannot be held against an average; a rate can")]
    if claim.direction not in ("increase", "decrease") or claim.value is not None:
        return [Shape(name="none", gap="the words do not say on which side of the average, or by how much in which unit")]
    return [Shape(name="against", against=setting.rules.flags.national.area, why="against England and Wales as a whole")]
