"""`Weighed`: a sense with its reading, and what labels and flags need to know beside it; `Level` is one number that was looked up."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from factcheck.catalogue import Measure
from factcheck.checking.arithmetic import Place, complement
from factcheck.checking.found import Found, Wanted
from factcheck.checking.lookups import find, first_figure, in_unit, nearby
from factcheck.checking.saying import bare, inside, measured, partial, period_words
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.verdict import Official, Reading
from factcheck.extraction.claim import Claim
from factcheck.figures import Figure
from factcheck.values import Period, Unit

SHAPE_WORDS = {
    "level": "", "average": "average", "share": "share", "percent": "change in percent", "points": "change in percentage points",
    "difference": "change in number", "multiple": "multiple", "more_by": "how much more", "ratio": "ratio", "ratio_more": "how much more",
    "every": "one every so long", "from_to": "from and to", "direction": "direction", "run": "moves in a row",
    "place": "place", "place_percent": "place by {per} in percent", "place_points": "place by {per} in percentage points",
    "place_difference": "place by {per} in number", "place_move": "places at both dates", "group_mean": "against the mean of {group}",
    "time_place": "place over time", "against": "against the national figure", "none": "",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """`rivals` contradict a figure that decides; `counts` are the counts that stand behind the outcome; `missing` names what a whole lacks.

    `stretched` says by how much a close figure lies beyond what the words allow; `place` is the place in a whole table. `soft` is true
    where it rests on figures that never decide alone: the speaker's own, an open period, a bound. `said` is what the figures give, in
    words, where the official number alone would not tell; for a place the lines it is one of: "43 forces".
    """

    sense: Sense
    reading: Reading
    rivals: tuple[Figure, ...] = ()
    counts: tuple[float, ...] = ()
    missing: tuple[str, ...] = ()
    newer: tuple[tuple[Figure, Figure], ...] = ()
    stretched: str | None = None
    place: Place | None = None
    soft: bool = False
    said: str | None = None

    @property
    def outcome(self) -> str:
        """The outcome of the reading."""
        return self.reading.outcome


@dataclass(frozen=True, slots=True)
class Level:
    """A number in the unit that was asked for and the look-up behind it; `rest` says how a complement was turned round."""

    value: float
    found: Found
    rest: tuple[str, ...] = ()
    upper: float | None = None

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that say where the number is from."""
        figures = (self.found.figure, self.found.upper if self.upper is not None else None)
        if self.found.parts:
            return (*[source_line(part) for part in self.found.parts], *self.found.worked, *self.rest)
        own, *upper = [source_line(figure) for figure in figures if figure is not None]
        return (own, *self.rest, *upper)


def levels(
    claim: Claim, sense: Sense, setting: Setting, period: Period, *, unit: Unit, area: str | None = None, measure_id: str | None = None
) -> list[Level]:
    """The number for a period in a unit, one for each coverage that decides; empty where nothing does."""
    return [
        level
        for found in look(claim, sense, setting, period, unit=unit, area=area, measure_id=measure_id)
        if (level := level_of(found, sense, unit))
    ]


def first_value(claim: Claim, sense: Sense, setting: Setting, period: Period, *, unit: Unit) -> float | None:
    """The value of the first of `levels`, None where there is none."""
    measure = setting.measure(sense.measure_id)
    if sense.complement or measure is None or sense.area_code is None:
        return next((level.value for level in levels(claim, sense, setting, period, unit=unit)), None)
    figure = first_figure(setting, _wanted(claim, measure, sense.area_code, period, sense=sense, method=sense.method, unit=unit))
    return in_unit(figure, unit) if figure else None


def look(
    claim: Claim, sense: Sense, setting: Setting, period: Period, *, unit: Unit, area: str | None = None, measure_id: str | None = None
) -> list[Found]:
    """What the store holds for the sense at a period; area and measure may be another than its own."""
    measure = setting.measure(measure_id or sense.measure_id)
    area_code = area or sense.area_code
    if measure is None or area_code is None:
        return []
    method = sense.method if measure_id is None else None
    return find(setting, _wanted(claim, measure, area_code, period, sense=sense, method=method, unit=unit))


def _wanted(claim: Claim, measure: Measure, area_code: str, period: Period, *, sense: Sense, method: str | None, unit: Unit) -> Wanted:
    return Wanted(
        measure_id=measure.id,
        area_code=area_code,
        period=period,
        method=method,
        statistic=(sense.statistic if measure.id == sense.measure_id else None) or measure.statistic,
        unit=unit,
        speaker_area=claim.speaker_area,
        people=sense.people,
    )


def level_of(found: Found, sense: Sense, unit: Unit) -> Level | None:
    """The figure as a number in the unit, turned round for a complement."""
    if found.figure is None:
        return None
    value = in_unit(found.figure, unit)
    if value is None:
        return None
    lines: Sequence[str] = ()
    if sense.complement:
        rest = complement(value)
        lines = rest.lines
        if rest.value is None:
            return None
        value = rest.value
    upper = in_unit(found.upper, unit) if found.upper and not sense.complement else None
    return Level(value, found, tuple(lines), upper)


def source_line(figure: Figure) -> str:
    """Which number was taken from where: value, period, publisher, publication, date."""
    value = measured(figure.value, figure.unit) if figure.value is not None else f"“{figure.missing}”"
    dated = f"published {partial(figure.published)}" if figure.published.written else "publication date not stated"
    return f"{value} {period_words(figure.period)}: {figure.publisher}, {figure.publication}, {dated}."


def no_figure(
    sense: Sense, setting: Setting, *lines: str, shown: Sequence[Figure] = (), missing: tuple[str, ...] = (), flags: tuple[str, ...] = ()
) -> Weighed:
    """A reading without a figure, saying why."""
    if not shown and sense.measure_id and sense.area_code:
        shown = nearby(setting, sense.measure_id, sense.area_code, method=sense.method)
    said = lines or (sense.gap or "No figure that was public on the day is held for this reading.",)
    return Weighed(
        sense=sense, reading=reading_of(sense, setting, outcome="no_figure", working=said, shown=tuple(shown), flags=flags), missing=missing
    )


def reading_of(
    sense: Sense,
    setting: Setting,
    *,
    outcome: str,
    official: Official | None = None,
    used: Sequence[Found] = (),
    working: Sequence[str] = (),
    shown: Sequence[Figure] = (),
    flags: Sequence[str] = (),
    direction_right: bool | None = None,
) -> Reading:
    """The reading that goes into the verdict."""
    all_shown = [*[figure for found in used for figure in found.shown], *shown]
    return Reading(
        reading_id=sense.reading_id,
        description=description_of(sense, setting),
        why="; ".join(sense.why),
        measure_id=sense.measure_id,
        area_code=sense.area_code,
        period=sense.period,
        baseline=sense.baseline,
        outcome=outcome,
        official=official,
        method=sense.method,
        direction_right=direction_right,
        figures=tuple(_once([figure for found in used for figure in (found.figure, found.upper) if figure])),
        shown_only=tuple(_once(all_shown)),
        working=tuple(sentence_case(line) for line in working),
        flags=tuple(dict.fromkeys([*[flag for found in used for flag in found.flags], *flags])),
        likelihood=sense.likelihood,
    )


def sentence_case(line: str) -> str:
    """A line of the working with a capital in front."""
    return line[:1].upper() + line[1:]


def _once(figures: Sequence[Figure]) -> list[Figure]:
    return list(dict.fromkeys(figures))


def description_of(sense: Sense, setting: Setting) -> str:
    """The reading in words: measure, area, period, start, shape and method."""
    measure = setting.measure(sense.measure_id)
    parts = [_measure_words(measure, sense), setting.area_name(sense.area_code)]
    if sense.period is not None:
        when = period_words(sense.period)
        parts.append(f"{when}, against {bare(sense.baseline)}" if sense.baseline else when)
    shape = f"average a {sense.per}" if sense.shape == "average" else _shape_words(sense, setting)
    people = f"people {period_words(sense.people)}" if sense.people else ""
    parts += [part for part in (shape, (sense.method or "").replace("-", " "), sense.statistic, people) if part]
    return ", ".join(parts)


def _shape_words(sense: Sense, setting: Setting) -> str:
    """The shape in words, a place with the forces that it is counted among."""
    group = setting.catalogue.groups.get(sense.against or "")
    named = inside(group.name) if group else "all forces"
    words = SHAPE_WORDS[sense.shape].format(per=sense.per, group=named)
    if sense.shape == "share" and sense.beside is not None:
        return f"share of those of {setting.area_name(sense.beside)}"
    return f"{words} among {named}" if sense.shape.startswith("place") else words


def _measure_words(measure: Measure | None, sense: Sense) -> str:
    name = measure.name if measure else "a measure that is not in the catalogue"
    return f"100 less {name}" if sense.complement else name


def with_flags(weighed: Weighed, *flags: str) -> Weighed:
    """The same with more flags on its reading."""
    return replace(weighed, reading=replace(weighed.reading, flags=tuple(dict.fromkeys([*weighed.reading.flags, *flags]))))
