"""The shapes of a claim about a place: among which forces, by which number, at one date or two, and what the words lack."""

import re
from dataclasses import replace

from factcheck.catalogue import Measure
from factcheck.checking.among import COUNTRY, among_named, among_of, size_named
from factcheck.checking.heads import per_head_words
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import inside
from factcheck.checking.setting import Setting
from factcheck.checking.shape import AMOUNTS, Shape
from factcheck.extraction.claim import Claim
from factcheck.values import Unit
from factcheck.values.period_words import FoundPeriod

# Between the place and the noun of a change there is little: "the biggest year-on-year percentage fall".
STEPS_TO_NOUN = 3
BY_NUMBER = 0.6
ONE_OF_VAGUE = "“one of” does not say how many forces are meant, nor over which months the table is taken"


def ranks(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """A league place is a level where the measure is itself a rank; any other place needs the whole table of the forces it is among."""
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    group = among_named(claim, setting, sentence=sentence)
    moved = isinstance(claim.value, tuple)
    end = claim.value is None and words.has("one_of", claim.as_stated)
    if end and measure.unit is Unit.RANK and group in (None, COUNTRY):
        return [_none(ONE_OF_VAGUE)]
    if claim.value is None and not end and group in (None, COUNTRY):
        return [_none("the words give no place in the table")]
    if moved and measure.unit is Unit.RANK and claim.unit is Unit.RANK and group in (None, COUNTRY):
        return [Shape(name="from_to")]
    if not moved and words.has("over_time", text) and group in (None, COUNTRY):
        return [Shape(name="time_place", why="an extreme over a stretch of time")]
    if measure.unit is Unit.RANK:
        return [Shape(name="level")] if group in (None, COUNTRY) else [_none("the measure is itself a place among other forces")]
    if group is None:
        return [_none("the words do not say among which forces the place is counted")]
    return _among(claim, measure, setting, group_id=group, sentence=sentence)


def _none(gap: str, *, unheld: bool = False) -> Shape:
    return Shape(name="none", gap=gap, unheld=unheld)


def _among(claim: Claim, measure: Measure, setting: Setting, *, group_id: str, sentence: str) -> list[Shape]:
    among = among_of(group_id, setting, claim.area_code)
    if among.gap is not None:
        return [_none(among.gap, unheld=True)]
    if not measure.by_force:
        return [_none(f"{inside(measure.name)} is published for countries and not by force, so there is no table of forces")]
    size = size_named(claim, sentence)
    if size is not None and size != len(among.members):
        return [_none(f"the words speak of {size} forces, and the table has {len(among.members)}")]
    if claim.value is None and not setting.rules.words.has("one_of", claim.as_stated):
        return [_none("the words give no place in the table")]
    against = None if among.group.id == COUNTRY else among.group.id
    shapes = _changes(claim, measure, setting, sentence=sentence)
    if shapes is None and isinstance(claim.value, tuple):
        shapes = [replace(each, name="place_move") for each in _places(claim, measure, setting, sentence=sentence) if not each.gap]
        shapes = shapes or [_none("a move by number follows the size of the force, and no rate per head is held")]
    elif shapes is None:
        shapes = _places(claim, measure, setting, sentence=sentence)
    named = "all forces" if against is None else inside(among.group.name)
    return [
        replace(each, against=against, doubt=among.doubt, why="; ".join(part for part in (f"{each.why} among {named}", among.why) if part))
        if each.gap is None
        else each
        for each in shapes
    ]


def _places(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape]:
    """A count puts the biggest forces on top, so the words may as well mean the rate; without one the place stays open.

    "The most robberies" and "the highest number" name the count.
    """
    words, text = setting.rules.words, f"{claim.quote} {claim.as_stated}"
    place = Shape(name="place", why=f"a place by {inside(measure.name)}")
    if measure.unit in AMOUNTS and per_head_words(sentence, setting):
        rate = setting.catalogue.per_head(measure.id)
        by_rate = replace(place, why=f"the words ask for a place per head, by {inside(rate.name)}", measure_id=rate.id) if rate else None
        return [by_rate or _none(f"no population figure is held to divide {inside(measure.name)} by")]
    if measure.unit not in AMOUNTS or (words.has("by_number", text) and not words.has("rate_words", text)):
        return [place]
    rate = setting.catalogue.per_head(measure.id)
    if rate is None:
        return [_none("a place by number follows the size of the force, and no rate per head is held")]
    return [Shape(name="place", why=f"a place by {inside(rate.name)}", measure_id=rate.id), replace(place, likelihood=BY_NUMBER)]


def _changes(claim: Claim, measure: Measure, setting: Setting, *, sentence: str) -> list[Shape] | None:
    """ "The biggest fall": a place by the change, in percent and in number where the words do not say; None where it is no such claim."""
    way = way_named(claim, setting, sentence=sentence)
    if way is None:
        return None
    words = setting.rules.words
    if not isinstance(claim.value, float | int) or not words.has("steepest", claim.as_stated):
        return [_none("a place by a change is worked out from its biggest end alone")]
    said = f"{claim.as_stated} {_after(claim, sentence)}"
    kinds = ["points", "percent"] if measure.unit is Unit.PERCENT else ["percent", "difference"]
    if words.has("by_percent", said) and measure.unit is not Unit.PERCENT:
        kinds = ["percent"]
    elif words.has("by_difference", said):
        kinds = kinds[-1:] if measure.unit is not Unit.PERCENT else kinds[:1]
    called = {"percent": "in percent", "points": "in percentage points", "difference": "in number"}
    return [
        Shape(name=f"place_{kind}", per=way, why=f"a place by the {way} {called[kind]}", likelihood=1.0 if not index else BY_NUMBER)
        for index, kind in enumerate(kinds)
    ]


def way_named(claim: Claim, setting: Setting, *, sentence: str) -> str | None:
    """ "fall" or "rise" where the noun right after the place names a change; None else."""
    words = setting.rules.words
    for name, way in (("fall_nouns", "fall"), ("rise_nouns", "rise")):
        pattern = rf"(?:[\w-]+\s+){{0,{STEPS_TO_NOUN}}}?({'|'.join(re.escape(word) for word in getattr(words, name))})\b"
        if re.match(pattern, _after(claim, sentence), re.IGNORECASE):
            return way
    return None


def _after(claim: Claim, sentence: str) -> str:
    return sentence[max(0, claim.value_span.end - claim.sentence.start) :].lstrip()[:60]


def group_mean(claim: Claim, measure: Measure, setting: Setting, *, group_id: str | None, sentence: str) -> Shape:
    """ "Above the average of its most similar forces": the force against the unweighted mean of the group with the force itself."""
    words = setting.rules.words
    among = among_of(group_id or COUNTRY, setting, claim.area_code)
    if measure.unit in AMOUNTS or words.has("number_of", sentence):
        return _none("a number grows with the size of the force and cannot be held against an average; a rate can")
    if claim.direction not in ("increase", "decrease") or claim.value is not None:
        return _none("the words do not say on which side of the average, or by how much in which unit")
    if among.gap is not None:
        return _none(among.gap, unheld=True)
    if not measure.by_force:
        return _none(f"{inside(measure.name)} is published for countries and not by force, so there is no table of forces")
    why = f"against the mean of {inside(among.group.name)}; {among.why}".rstrip("; ")
    return Shape(name="group_mean", against=among.group.id, why=why, doubt=among.doubt)


def ends_of_move(claim: Claim, setting: Setting) -> Claim:
    """The claim of a place with the two ends that its words give apart: "between 2017/18 and 2018/19", "compared with 2017/18"."""
    period, start = claim.period, claim.baseline
    if claim.kind != "rank" or period is None:
        return claim
    if start is not None and start.stated and start.end == period.end:
        # What a place is counted since was read as a stretch; the words alone are the year to compare with.
        own = _first_period(start.stated, setting)
        if own is not None and own.meaning.period is not None and own.meaning.period.months == period.months:
            return replace(claim, baseline=replace(own.meaning.period, stated=start.stated))
    if not isinstance(claim.value, tuple) or start is not None or not period.stated:
        return claim
    found = _first_period(period.stated, setting)
    first, last = (found.meaning.first, found.meaning.last) if found else (None, None)
    if first is None or last is None or not first.resolved or not last.resolved:
        return claim
    return replace(claim, period=replace(last, stated=period.stated), baseline=replace(first, stated=period.stated))


def _first_period(text: str, setting: Setting) -> FoundPeriod | None:
    return next(iter(setting.periods_in(text)), None)


def plain_qualifiers(claim: Claim, setting: Setting, *, sentence: str) -> tuple[str, ...]:
    """The words that narrow the measure, without those that name the forces that a place is counted among ("in the country")."""
    if not claim.qualifiers or claim.kind not in ("rank", "comparison"):
        return claim.qualifiers
    group = among_named(claim, setting, sentence=sentence)
    if group is None:
        return claim.qualifiers
    names = (*setting.rules.words.whole_country, *setting.catalogue.groups[group].words)
    named = " ".join(match.group(0).lower() for match in pattern_of(names).finditer(sentence))
    return tuple([word for word in claim.qualifiers if word.lower() not in named.split()])


def ranked_measure(claim: Claim, setting: Setting) -> Measure | None:
    """What "the highest charge rate" is counted by: the measure whose name stands before the colon of the claim's measure words.

    What stands behind the colon must say no more than how it is counted; "burglary charge: rate" is the burglary charge rate.
    """
    object_, colon, statistic = (" ".join(part.lower().split()) for part in claim.measure.partition(":"))
    words, aliases = setting.rules.words, setting.catalogue.measure_aliases()
    if claim.kind != "rank" or not colon or statistic not in (*words.plain_statistics, object_):
        return None
    by_rate = words.has("rate_words", statistic)
    found = setting.measure(aliases.get(object_) or (aliases.get(f"{object_} rate") if by_rate else None))
    if found is not None and found.unit in AMOUNTS and by_rate:
        return setting.catalogue.per_head(found.id) or found
    return found


def table_named(claim: Claim, setting: Setting) -> Measure | None:
    """The league table that "one of the worst call-handling forces" names in its own words; None where it names none or two."""
    if claim.kind != "rank" or claim.value is not None or not setting.rules.words.has("one_of", claim.as_stated):
        return None
    tables = {
        measure.id: measure
        for measure in setting.catalogue.measures.values()
        if measure.unit is Unit.RANK and pattern_of(measure.aliases).search(claim.quote)
    }
    return next(iter(tables.values())) if len(tables) == 1 else None
