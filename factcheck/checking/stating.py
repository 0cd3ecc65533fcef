"""`statement`: what the figures give for a reading as a sentence of an article, ready to paste; every shape has its own."""

from collections.abc import Callable

from factcheck.checking.arithmetic import Place
from factcheck.checking.saying import bare, inside, measured, number, partial, period_words
from factcheck.checking.setting import Setting
from factcheck.checking.shape import AMOUNTS
from factcheck.checking.starts import Official
from factcheck.checking.weighed import Weighed
from factcheck.figures import Figure
from factcheck.values import Period, Unit

BOUNDS = {"over": "more than", "under": "less than", "about": "about"}
ENDINGS = {1: "st", 2: "nd", 3: "rd"}
PLACES_OF_PERCENT = 1


def statement(weighed: Weighed, setting: Setting, *, dated: bool = False) -> str:
    """The sentence without its full stop, its publisher in brackets; with the day of publication where `dated`.

    "West Midlands Police recorded 21,146 burglaries in the year to March 2023, 4.7% more than the 20,199 in the year to March 2022
    (Home Office)". Nothing in it that the figures of the reading do not carry.
    """
    reading = weighed.reading
    said = _said(weighed, setting)
    figure = next(iter(reading.figures), None)
    if figure is None:
        return said
    when = f", published {partial(figure.published)}" if dated and figure.published.written else ""
    # A publisher that quotes another has brackets of its own.
    return f"{said}, according to {figure.publisher}{when}" if "(" in figure.publisher else f"{said} ({figure.publisher}{when})"


def _said(weighed: Weighed, setting: Setting) -> str:
    official, figures, sense = weighed.reading.official, weighed.reading.figures, weighed.sense
    if weighed.said:
        return _in_table(weighed, setting, weighed.said)
    if official is None:
        return f"For {_noun(weighed, setting)} no figure is held"
    if sense.complement:
        return _plainly(weighed, setting, official)
    bound = next((figure.bound for figure in figures if figure.bound in BOUNDS), None)
    if bound and sense.shape == "level":
        return f"{_the(weighed, setting)} was {BOUNDS[bound]} {_measured(official.value, Unit(official.unit))} {period_words(sense.period)}"
    shape = SHAPES.get(sense.shape)
    needs = 2 if sense.shape in TWO_FIGURES else 1
    if shape is None or len(figures) < needs or any(figure.value is None for figure in figures[:needs]):
        return _plainly(weighed, setting, official)
    return shape(weighed, setting, official)


def _plainly(weighed: Weighed, setting: Setting, official: Official) -> str:
    """Where no better sentence can be made: the noun, and what the figures give."""
    sense, unit = weighed.sense, Unit(official.unit)
    if sense.shape in ("percent", "points", "difference", "direction") and not sense.complement:
        way = "rose by" if official.value > 0 else "fell by" if official.value < 0 else "did not move:"
        against = f" against {bare(sense.baseline)}" if sense.baseline else ""
        return f"{_the(weighed, setting)} {way} {_measured(abs(official.value), unit)} {period_words(sense.period)}{against}"
    subject = _the(weighed, setting, part="share left over from the " if sense.complement else "")
    return f"{subject} was {_range(official, unit)} {period_words(sense.period)}"


def _range(official: Official, unit: Unit) -> str:
    if official.low is not None and official.high is not None and official.low < official.high:
        return f"{number(official.low)} to {_measured(official.high, unit)}"
    return _measured(official.value, unit)


def _measured(value: float, unit: Unit) -> str:
    """As an article rounds: percentages and points to one place."""
    if unit in (Unit.PERCENT, Unit.POINTS) and abs(value) >= 0.1:
        return measured(round(value, PLACES_OF_PERCENT), unit)
    return measured(value, unit)


def _who(setting: Setting, code: str | None) -> str:
    area = setting.area(code)
    if area is not None and not area.is_force:
        return f"police in {area.name}"
    return setting.area_name(code)


def _noun(weighed: Weighed, setting: Setting) -> str:
    """The measure as a noun: "burglary charge rate"; a count by what is counted."""
    sense, sayings = weighed.sense, setting.rules.sayings
    measure = setting.measure(sense.measure_id)
    if measure is None:
        return "what is measured"
    counted = sayings.counts.get(measure.id)
    noun = sayings.nouns.get(measure.id) or (f"number of {counted.many.rstrip(',')}" if counted else inside(measure.name))
    how = ", ".join(each.replace("-", " ") for each in (sense.method, sense.statistic) if each)
    return f"{noun} ({how})" if how else noun


def _the(weighed: Weighed, setting: Setting, *, part: str = "") -> str:
    """ "At West Midlands Police, the burglary charge rate", "The number of burglaries that West Midlands Police recorded"."""
    area, counted = setting.area(weighed.sense.area_code), setting.rules.sayings.counts.get(weighed.sense.measure_id or "")
    if counted is not None and not part:
        return f"The {_noun(weighed, setting)} that {_who(setting, weighed.sense.area_code)} {counted.verb.rstrip(',')}"
    preposition = "In" if area is not None and not area.is_force else "At"
    return f"{preposition} {setting.area_name(weighed.sense.area_code)}, the {part}{_noun(weighed, setting)}"


def _value(figure: Figure) -> float:
    return figure.value if figure.value is not None else 0.0


def _count_of(weighed: Weighed, setting: Setting, value: float, *, average: bool = False) -> str | None:
    """ "West Midlands Police recorded 21,146 burglaries", None for what has no verb."""
    sense = weighed.sense
    counted = setting.rules.sayings.counts.get(sense.measure_id or "")
    if counted is None:
        return None
    who = _who(setting, sense.area_code)
    mean = "an average of " if average else ""
    size = number(round(value)) if average and value >= 10 else number(value)
    how = f" ({sense.method.replace('-', ' ')})" if sense.method else ""
    thing = counted.one if value == 1 else counted.many
    return f"{who[:1].upper()}{who[1:]} {counted.verb} {mean}{size} {thing}{how}"


def _level_of(weighed: Weighed, setting: Setting, value: float, unit: Unit, period: Period | None) -> str:
    sentence = _count_of(weighed, setting, value) if unit is Unit.COUNT else None
    if unit is Unit.RANK:
        who = _who(setting, weighed.sense.area_code)
        sentence = f"{who[:1].upper()}{who[1:]} was in {ordinal(value)} {_noun(weighed, setting)}"
    return f"{sentence or f'{_the(weighed, setting)} was {_measured(value, unit)}'} {period_words(period)}"


def _level(weighed: Weighed, setting: Setting, official: Official) -> str:
    unit = Unit(official.unit)
    if official.low is not None and official.high is not None and official.low < official.high:
        return f"{_the(weighed, setting)} was {_range(official, unit)} {period_words(weighed.sense.period)}"
    return _level_of(weighed, setting, official.value, unit, weighed.sense.period)


def _average(weighed: Weighed, setting: Setting, official: Official) -> str:
    sense, total = weighed.sense, _value(weighed.reading.figures[0])
    sentence = _count_of(weighed, setting, official.value, average=True)
    if sentence is None:
        return f"{_the(weighed, setting)} was {_measured(official.value, Unit(official.unit))} a {sense.per} {period_words(sense.period)}"
    return f"{sentence} a {sense.per} {period_words(sense.period)}, {number(total)} in all"


def _share(weighed: Weighed, setting: Setting, official: Official) -> str:
    part, whole = (_value(figure) for figure in weighed.reading.figures[:2])
    sense, counts = weighed.sense, setting.rules.sayings.counts
    of, these = counts.get(sense.against or sense.measure_id or ""), counts.get(sense.measure_id or "")
    if of is None or these is None:
        return _plainly(weighed, setting, official)
    who = _who(setting, sense.area_code)
    share = _measured(official.value, Unit.PERCENT)
    if sense.beside is not None:
        all_of, verb = _who(setting, sense.beside), of.verb.rstrip(",")
        return (
            f"Of the {number(whole)} {of.many.rstrip(',')} that {all_of} {verb} {period_words(sense.period)}, "
            f"{who} {verb} {number(part)} ({share})"
        )
    were = "was" if part == 1 else "were"
    return (
        f"Of the {number(whole)} {of.many.rstrip(',')} that {who} {of.verb.rstrip(',')} {period_words(sense.period)}, "
        f"{number(part)} ({share}) {were} {these.one if part == 1 else these.many}"
    )


def _ends(weighed: Weighed) -> tuple[float, float, Unit]:
    new, old = weighed.reading.figures[:2]
    return _value(new), _value(old), new.unit


def _changed(weighed: Weighed, setting: Setting, official: Official) -> str:
    """The level at the end, and by how much it lies above or below the level at the start."""
    sense = weighed.sense
    new, old, unit = _ends(weighed)
    level = _level_of(weighed, setting, new, unit, sense.period)
    then = f"the {_measured(old, unit)} {period_words(sense.baseline)}"
    if new == old:
        return f"{level}, the same as {then}"
    if unit in AMOUNTS:
        more = ("more" if new > old else "fewer") if unit is Unit.COUNT else ("more" if new > old else "less")
    else:
        more = "higher" if new > old else "lower"
    return f"{level}, {_by(weighed, official, new, old, unit)} {more} than {then}"


def _by(weighed: Weighed, official: Official, new: float, old: float, unit: Unit) -> str:
    if weighed.sense.shape == "difference":
        return measured(abs(new - old), unit)
    if unit is Unit.PERCENT and weighed.sense.shape == "percent":
        return f"{_measured(abs(official.value), Unit.PERCENT)} ({_measured(abs(new - old), Unit.POINTS)})"
    return _measured(abs(official.value), Unit(official.unit))


def _multiple(weighed: Weighed, setting: Setting, official: Official) -> str:
    new, old, unit = _ends(weighed)
    level = _level_of(weighed, setting, new, unit, weighed.sense.period)
    return f"{level}, {number(official.value)} times the {_measured(old, unit)} {period_words(weighed.sense.baseline)}"


def _more_by(weighed: Weighed, setting: Setting, official: Official) -> str:
    new, old, unit = _ends(weighed)
    level = _level_of(weighed, setting, new, unit, weighed.sense.period)
    more = "more" if new >= old else "less"
    return (
        f"{level}, {number(abs(official.value))} times the {_measured(old, unit)} {period_words(weighed.sense.baseline)} {more} than that"
    )


def _ratio(weighed: Weighed, setting: Setting, official: Official) -> str:
    """One figure, and how many times the second it is, or how many times the second it is more."""
    sense, (own, other, unit) = weighed.sense, _ends(weighed)
    level = _level_of(weighed, setting, own, unit, sense.period)
    counted = setting.rules.sayings.counts.get(sense.against or "")
    things = f" {counted.one if other == 1 else counted.many}" if counted else ""
    than = f"{_measured(other, unit)}{things}" if sense.beside is None else f"{_measured(other, unit)} of {_who(setting, sense.beside)}"
    if sense.shape == "ratio_more":
        return f"{level}, {number(abs(official.value))} times the {than} {'more' if own >= other else 'less'} than that"
    return f"{level}, {number(official.value)} times the {than}"


def _every(weighed: Weighed, setting: Setting, official: Official) -> str:
    """The count, and how long that leaves from one to the next."""
    sense = weighed.sense
    level = _level_of(weighed, setting, _value(weighed.reading.figures[0]), Unit.COUNT, sense.period)
    gap = official.high if official.high is not None else official.value
    return f"{level}, or one every {measured(gap, Unit(official.unit))}"


def _from_to(weighed: Weighed, setting: Setting, official: Official) -> str:
    new, old, unit = _ends(weighed)
    sense = weighed.sense
    first = _level_of(weighed, setting, old, unit, sense.baseline)
    return f"{first}, and {_measured(new, unit)} {period_words(sense.period)}"


def _run(weighed: Weighed, setting: Setting, official: Official) -> str:
    sense, steps = weighed.sense, round(official.value)
    latest = _value(weighed.reading.figures[0])
    if len(weighed.reading.figures) < 2:
        return _plainly(weighed, setting, official)
    before = _value(weighed.reading.figures[1])
    way = "rose" if latest > before else "fell" if latest < before else "did not move"
    if steps < 2:
        # A run of one is broken by the step before it; a run of none by the last step itself.
        return f"{_the(weighed, setting)} {way} {period_words(sense.period)}{', but not in the year before' if steps else ''}"
    return f"{_the(weighed, setting)} {way} {steps} years in a row up to {bare(sense.period)}"


def _in_table(weighed: Weighed, setting: Setting, said: str) -> str:
    """A place among a group, or a side of its mean, whose own words the table gave."""
    sense, when = weighed.sense, period_words(weighed.sense.period)
    if sense.shape == "place" and weighed.place is not None:
        who = _who(setting, sense.area_code)
        return f"{who[:1].upper()}{who[1:]} had the {_nth(weighed.place)} {_noun(weighed, setting)} of {said} {when}"
    if sense.shape == "group_mean":
        return f"{_the(weighed, setting)} was {said} {when}"
    return f"{_the(weighed, setting)}, {when}: {said}"


def _time_place(weighed: Weighed, setting: Setting, official: Official) -> str:
    figure, place = weighed.reading.figures[0], weighed.place
    if place is None:
        return _plainly(weighed, setting, official)
    level = _level_of(weighed, setting, _value(figure), figure.unit, weighed.sense.period)
    return f"{level}, the {_nth(place)} of the {place.lines} like periods compared"


def _nth(place: Place) -> str:
    """ "highest", "2nd highest", "joint 3rd lowest"."""
    joint = "joint " if place.first < place.last else ""
    return f"{joint}{'' if place.first == 1 else f'{ordinal(place.first)} '}{place.end}"


def _against(weighed: Weighed, setting: Setting, official: Official) -> str:
    own, other, unit = _ends(weighed)
    level = _level_of(weighed, setting, own, unit, weighed.sense.period)
    side = "above" if own > other else "below" if own < other else "level with"
    return f"{level}, {side} the {_measured(other, unit)} for {setting.area_name(weighed.sense.against)}"


def ordinal(value: float) -> str:
    """ "1st", "12th", "23rd"."""
    whole = round(value)
    return f"{whole}{'th' if 10 <= whole % 100 <= 20 else ENDINGS.get(whole % 10, 'th')}"


TWO_FIGURES = ("share", "percent", "points", "difference", "direction", "multiple", "more_by", "ratio", "ratio_more", "from_to", "against")
SHAPES: dict[str, Callable[[Weighed, Setting, Official], str]] = {
    "level": _level,
    "average": _average,
    "share": _share,
    "percent": _changed,
    "points": _changed,
    "difference": _changed,
    "direction": _changed,
    "multiple": _multiple,
    "more_by": _more_by,
    "ratio": _ratio,
    "ratio_more": _ratio,
    "every": _every,
    "from_to": _from_to,
    "run": _run,
    "time_place": _time_place,
    "against": _against,
}
