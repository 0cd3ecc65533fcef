"""The article against itself: a claim's own numbers, worked out again without any figure from outside."""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.checking.arithmetic import change_in_percent, difference
from factcheck.checking.itself_headline import headline_against_body
from factcheck.checking.itself_parts import share_against_part, whole_against_parts
from factcheck.checking.itself_same import LEVEL_KINDS, Sentences, room_of, rounded, same_thing
from factcheck.checking.outcomes import bands_of
from factcheck.checking.rules import pattern_of
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

Pair = tuple[float, float, Claim]
SENTENCES_BACK = 2


def contradictions(claims: Sequence[Claim], text: str, setting: Setting, *, title: str | None = None) -> Mapping[str, tuple[str, ...]]:
    """What each claim's article says against it, by claim id: ends that do not give the change, parts that do not give the whole, a share
    that its part and whole do not give, a headline that its body does not bear out. `title` is the document's, where it has one."""
    found: dict[str, list[str]] = {}
    sentences = Sentences(text, claims)
    for claim in claims:
        near, before = sentences.near(claim), sentences.before(claim, back=SENTENCES_BACK)
        reasons = [
            *(_change_against_ends(claim, near, setting) or _change_against_levels_before(claim, near, before, text, setting)),
            *whole_against_parts(claim, near, before, text, setting),
            *share_against_part(claim, before, text, setting),
        ]
        if reasons:
            found[claim.claim_id] = reasons
    for claim_id, reason in headline_against_body(claims, text, setting, title=title):
        found.setdefault(claim_id, []).append(reason)
    return {claim_id: tuple(reasons) for claim_id, reasons in found.items()}


def _sized(claim: Claim) -> bool:
    return claim.kind == "change" and claim.direction in ("increase", "decrease") and isinstance(claim.value, float | int)


def _change_against_ends(claim: Claim, near: Sequence[Claim], setting: Setting) -> list[str]:
    """A change against the two numbers that its sentence gives for the same thing."""
    ends = list(_ends(claim, near)) if _sized(claim) else []
    return _held_against(claim, ends[0], setting) if len(ends) == 1 else []


def _held_against(claim: Claim, ends: Pair, setting: Setting) -> list[str]:
    old, new, source = ends
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
    same = [other for other in near if same_thing(claim, other)]
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


def _change_against_levels_before(claim: Claim, near: Sequence[Claim], before: Sequence[Claim], text: str, setting: Setting) -> list[str]:
    """A change that points back ("That is a rise of 20%") against the two dated levels of the same thing right before it."""
    points_back = pattern_of(setting.rules.flags.points_back.words).match(claim.sentence.of(text).lstrip(" “\"'"))
    if not _sized(claim) or points_back is None or any(other.kind in (*LEVEL_KINDS, "from_to") for other in near):
        return []
    if any(other.kind not in LEVEL_KINDS for other in before) or len(before) != 2 or not same_thing(*before):
        return []
    ends = _in_time(*before)
    if ends is None or not same_thing(claim, before[0]):
        return []
    newer = ends[2].period
    if claim.period is not None and claim.period.resolved and newer is not None and not claim.period.same_days(newer):
        return []
    return _held_against(claim, ends, setting)


def _in_time(one: Claim, other: Claim) -> Pair | None:
    """Two levels as start and end, by their periods of one length; None where their order or their numbers are not given."""
    if one.period is None or other.period is None or not one.period.end or not other.period.end or one.unit is not other.unit:
        return None
    if one.period.end == other.period.end or one.period.months != other.period.months:
        return None
    older, newer = (one, other) if one.period.end < other.period.end else (other, one)
    if not isinstance(older.value, float | int) or not isinstance(newer.value, float | int):
        return None
    return float(older.value), float(newer.value), newer


def _possible(claim: Claim, old: float, new: float, source: Claim, setting: Setting) -> tuple[float, float, str] | None:
    """The smallest and the largest change that the two numbers allow, rounded as they are written, and the sum in words."""
    halves = [room_of(source, value, setting) if rounded(source, value, setting) else 0.0 for value in (old, new)]
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
