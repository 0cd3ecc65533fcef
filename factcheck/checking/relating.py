"""One count held against another: a part of a whole, a ratio of two counts or two places, and one every so long."""

from collections.abc import Callable
from dataclasses import replace

from factcheck.catalogue import Measure
from factcheck.checking.arithmetic import Worked, interval, more_by, multiple, share
from factcheck.checking.changes import unit_of
from factcheck.checking.outcomes import Result, judged
from factcheck.checking.saying import inside, period_words
from factcheck.checking.sense import Sense
from factcheck.checking.setting import Setting
from factcheck.checking.shape import Shape
from factcheck.checking.weighed import Level, Weighed, levels, look, no_figure
from factcheck.extraction.claim import Claim
from factcheck.values import Period, Unit

YEAR = 365
Sum = Callable[[float, float], Worked]


def weigh_share(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """One count as a percentage of another of the same period: of the same area, or the same measure's of a wider one."""
    parts = levels(claim, sense, setting, period, unit=Unit.COUNT)
    wholes = levels(claim, sense, setting, period, unit=Unit.COUNT, area=sense.beside, measure_id=sense.against)
    return _divided(claim, sense, setting, period, (parts, wholes), share)


def weigh_ratio(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """One figure over another of the same period: another count of the same area, or the same measure of another area."""
    unit = unit_of(sense, setting)
    own = levels(claim, sense, setting, period, unit=unit)
    other = levels(claim, sense, setting, period, unit=unit, area=sense.beside, measure_id=sense.against)
    return _divided(claim, sense, setting, period, (own, other), more_by if sense.shape == "ratio_more" else multiple)


def _divided(
    claim: Claim, sense: Sense, setting: Setting, period: Period, both: tuple[list[Level], list[Level]], sum_of: Sum
) -> list[Weighed]:
    """The sum of two figures that cover the same bodies, one reading for each coverage; what is lacking is told."""
    pairs = [(one, other) for one in both[0] for other in both[1] if one.upper is None and other.upper is None]
    # One force's part of the country's count needs no like coverage: what the country lacks is told with its figure.
    same = pairs if sense.shape == "share" and sense.beside else [pair for pair in pairs if _coverage(pair[0]) == _coverage(pair[1])]
    if not same:
        return [_nothing(claim, sense, setting, period, both)]
    weighed = []
    for one, other in same:
        worked = sum_of(one.value, other.value)
        lines = (*one.lines, *other.lines, *worked.lines)
        if worked.value is None:
            shown = [level.found.figure for level in (one, other) if level.found.figure]
            weighed.append(no_figure(sense, setting, *lines, shown=shown))
            continue
        counts = (one.value, other.value) if unit_of(sense, setting) is Unit.COUNT else ()
        result = Result(value=worked.value, unit=claim.unit, used=(one.found, other.found), lines=lines, counts=counts)
        weighed.append(judged(claim, sense, setting, result))
    return weighed


def _coverage(level: Level) -> str | None:
    return level.found.figure.coverage if level.found.figure else None


def _nothing(claim: Claim, sense: Sense, setting: Setting, period: Period, both: tuple[list[Level], list[Level]]) -> Weighed:
    """Which of the two figures is lacking, and what is held of the other."""
    lines = [line for found in both for level in found for line in level.lines]
    ids = (sense.measure_id, sense.against or sense.measure_id)
    areas = (sense.area_code, sense.beside or sense.area_code)
    for found, measure_id, area in zip(both, ids, areas, strict=True):
        if not found:
            name = inside(measure.name) if (measure := setting.measure(measure_id)) else "what it is held against"
            lines.append(f"No figure that was public on the day is held for {name}, {setting.area_name(area)}, {period_words(period)}.")
    if all(both):
        lines.append("The two figures do not cover the same bodies, so neither is divided by the other.")
    shown = [figure for found in look(claim, sense, setting, period, unit=unit_of(sense, setting)) for figure in found.shown]
    return no_figure(sense, setting, *lines, shown=shown)


def weigh_every(claim: Claim, sense: Sense, setting: Setting, period: Period) -> list[Weighed]:
    """The length of the period over the count, in the unit of the claim; a leap year also as one of 365 days, as many work it out."""
    found = levels(claim, sense, setting, period, unit=Unit.COUNT)
    if not found or not period.start or not period.end:
        return [no_figure(sense, setting)]
    days = (period.end - period.start).days + 1
    weighed = []
    for level in found:
        sums = [interval(level.value, each, claim.unit) for each in ((YEAR, days) if days == YEAR + 1 else (days,))]
        lines = (*level.lines, *[line for worked in sums for line in worked.lines])
        values = [worked.value for worked in sums if worked.value is not None]
        if not values or level.upper is not None:
            weighed.append(no_figure(sense, setting, *lines, shown=[level.found.figure] if level.found.figure else []))
            continue
        upper = values[-1] if len(values) > 1 else None
        result = Result(value=values[0], unit=claim.unit, used=(level.found,), lines=lines, counts=(level.value,), upper=upper)
        weighed.append(judged(claim, sense, setting, result))
    return weighed


def related_shapes(claim: Claim, measure: Measure, setting: Setting) -> list[Shape]:
    """The shapes of a claim that holds one count against another, more than one where the words leave it open."""
    relation = claim.relation
    if relation is None or claim.value is None or isinstance(claim.value, tuple):
        return [Shape(name="none", gap="the words give no number to compare")]
    if relation.form == "share" and relation.area_code is not None:
        return [Shape(name="share", beside=relation.area_code, why=f"a share of those of {setting.area_name(relation.area_code)}")]
    if relation.form == "share":
        return [_share_of(whole, measure) for whole in _wholes(claim, setting)]
    if relation.form == "every":
        return [Shape(name="every", why="the words give the time from one to the next")]
    if relation.form in ("ratio", "ratio_more"):
        other = setting.measure(relation.measure_id)
        than = inside(other.name) if other else setting.area_name(relation.area_code)
        plain = Shape(name="ratio", against=relation.measure_id, beside=relation.area_code, why=f"held against {than}")
        return _either(plain, "ratio_more") if relation.form == "ratio_more" else [plain]
    if relation.form in ("times", "more"):
        return _either(Shape(name="multiple"), "more_by") if relation.form == "more" else [Shape(name="multiple")]
    return [Shape(name="none", gap="the words do not say plainly what the number is held against")]


def _either(plain: Shape, more: str) -> list[Shape]:
    """ "2.3 times higher" taken for "2.3 times as high" and for 2.3 times on top of it."""
    joint = f"{plain.why}; " if plain.why else ""
    return [
        replace(plain, why=f"{joint}“times more” taken for “times as many”", likelihood=0.5),
        replace(plain, name=more, why=f"{joint}“times more” taken for what comes on top", likelihood=0.5),
    ]


def _share_of(whole: Measure | None, measure: Measure) -> Shape:
    if whole is None or whole.id == measure.id:
        return Shape(name="none", gap="the words do not say plainly what it is a share of")
    return Shape(name="share", against=whole.id, why=f"a share of {inside(whole.name)}", likelihood=1.0)


def _wholes(claim: Claim, setting: Setting) -> list[Measure | None]:
    """The whole that is named; all crime of the country is published with and without fraud, and the words may mean either."""
    relation, rules = claim.relation, setting.rules
    named = relation.measure_id if relation else None
    wider = [scope.other for scope in rules.flags.scopes if scope.one == named and rules.words.has("fraud", scope.what)]
    return [setting.measure(each) for each in (named, *(wider if claim.area_code == rules.flags.national.area else ()))]
