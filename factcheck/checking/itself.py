"""The article against itself: a claim's own numbers, worked out again without any figure from outside."""

from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from factcheck.checking.arithmetic import change_in_percent, difference
from factcheck.checking.outcomes import bands_of, written_of
from factcheck.checking.saying import measured, number
from factcheck.checking.setting import Setting
from factcheck.checking.tolerance import place_of
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

Pair = tuple[float, float, Claim]
LEVEL_KINDS = ("level", "share")


def contradictions(claims: Sequence[Claim], text: str, setting: Setting) -> Mapping[str, tuple[str, ...]]:
    """What each claim's article says against it, by claim id: ends that do not give the change, parts that do not give the whole."""
    found: dict[str, list[str]] = {}
    for claim in claims:
        near = [other for other in claims if other is not claim and other.sentence.overlaps(claim.sentence)]
        reasons = [*_change_against_ends(claim, near, setting), *_whole_against_parts(claim, near, text, setting)]
        if reasons:
            found[claim.claim_id] = reasons
    return {claim_id: tuple(reasons) for claim_id, reasons in found.items()}


def _change_against_ends(claim: Claim, near: Sequence[Claim], setting: Setting) -> list[str]:
    """A change against the two numbers that its sentence gives for the same thing."""
    if claim.kind != "change" or claim.direction not in ("increase", "decrease") or not isinstance(claim.value, float | int):
        return []
    ends = list(_ends(claim, near))
    if len(ends) != 1:
        return []
    old, new, source = ends[0]
    possible = _possible(claim, old, new, source, setting)
    if possible is None:
        return []
    low, high, line = possible
    band = bands_of(claim, setting)[0]
    if low <= band.close[1] and high >= band.close[0]:
        return []
    return [f"By the article's own numbers: {line}; it says “{claim.as_stated}”."]


def _ends(claim: Claim, near: Iterable[Claim]) -> Iterable[Pair]:
    """The start and the end of the move: of a from–to, of a level with its own comparison figure, or of two levels beside the change."""
    same = [other for other in near if _same_thing(claim, other)]
    for other in same:
        if other.kind == "from_to" and isinstance(other.value, tuple):
            yield other.value[0], other.value[1], other
            return
    levels = [other for other in same if other.kind in LEVEL_KINDS and isinstance(other.value, float | int)]
    for other in levels:
        if other.baseline_value is not None and isinstance(other.value, float | int):
            yield other.baseline_value, other.value, other
            return
    if len(levels) == 2 and levels[0].unit is levels[1].unit:
        values = sorted(float(each.value) for each in levels if isinstance(each.value, float | int))
        old, new = values if claim.direction == "increase" else values[::-1]
        yield old, new, levels[0]


def _same_thing(claim: Claim, other: Claim) -> bool:
    """Whether both are about one measure in one place, as far as the article says."""
    measures = claim.measure_id == other.measure_id if claim.measure_id and other.measure_id else claim.measure == other.measure
    return measures and claim.area_code == other.area_code and claim.qualifiers == other.qualifiers


def _possible(claim: Claim, old: float, new: float, source: Claim, setting: Setting) -> tuple[float, float, str] | None:
    """The smallest and the largest change that the two numbers allow, rounded as they are written, and the sum in words."""
    halves = [
        place_of(written_of(source, value), setting.rules.words) / 2 if _rounded(source, value, setting) else 0.0 for value in (old, new)
    ]
    sign = 1 if claim.direction == "increase" else -1
    in_percent = claim.unit is Unit.PERCENT and source.unit not in (Unit.PERCENT, Unit.POINTS)
    if in_percent and old - halves[0] <= 0:
        return None
    corners = [(old + one, new + two) for one in (-halves[0], halves[0]) for two in (-halves[1], halves[1])]
    if in_percent:
        changes = [sign * (end - start) / start * 100 for start, end in corners]
        line = change_in_percent(new, old).lines[0]
    elif claim.unit in (source.unit, Unit.POINTS):
        changes = [sign * (end - start) for start, end in corners]
        line = difference(new, old, claim.unit).lines[0]
    else:
        return None
    return min(changes), max(changes), line


def _rounded(source: Claim, value: float, setting: Setting) -> bool:
    """A whole count is exact unless it ends in thousands; anything else was rounded to its last digit."""
    return source.approx != "exact" or place_of(written_of(source, value), setting.rules.words) != 1 or source.unit is not Unit.COUNT


def _whole_against_parts(claim: Claim, near: Sequence[Claim], text: str, setting: Setting) -> list[str]:
    """A total against the parts that its sentence says it is made up of."""
    between = claim.sentence.of(text)[max(0, claim.value_span.end - claim.sentence.start) :]
    match = setting.rules.words.found("made_up_of", between)
    if match is None or claim.kind != "level" or not isinstance(claim.value, float | int):
        return []
    start = claim.value_span.end + between.index(match)
    parts = [other for other in near if other.value_span.start > start and other.kind == "level" and other.unit is claim.unit]
    values = [float(part.value) for part in parts if isinstance(part.value, float | int)]
    if len(values) < 2 or len(values) != len(parts):
        return []
    total = sum(values)
    room = sum(place_of(written_of(part, value), setting.rules.words) / 2 for part, value in zip(parts, values, strict=True))
    low, high = bands_of(claim, setting)[0].close
    if low <= total + room and total - room <= high:
        return []
    summed = " + ".join(number(value) for value in values)
    return [f"By the article's own numbers: {summed} = {measured(total, claim.unit)}; it says “{claim.as_stated}”."]


def headline_against_body(claims: Sequence[Claim]) -> list[tuple[Claim, Claim]]:
    """Pairs of claims about one measure, place, period and kind that give different numbers with the same precision."""
    return [
        (one, two)
        for one, two in combinations(claims, 2)
        if one.kind == two.kind and one.measure_id and _same_thing(one, two) and one.period == two.period and one.unit is two.unit
        and one.value is not None and two.value is not None and one.value != two.value
    ]  # fmt: skip
