"""A headline or standfirst against its body: one measure, place, period and kind with numbers that no rounding brings together."""

from collections.abc import Iterator, Sequence

from factcheck.checking.itself_same import same_thing
from factcheck.checking.outcomes import bands_of
from factcheck.checking.rules import pattern_of
from factcheck.checking.setting import Setting
from factcheck.documents.headlines import headline_of
from factcheck.extraction.claim import Claim

KINDS = ("level", "share", "change")
STANDFIRST_AT_MOST = 220


def headline_against_body(claims: Sequence[Claim], text: str, setting: Setting, *, title: str | None) -> Iterator[tuple[str, str]]:
    """Claim ids with a reason, both of the head's claim and of the body's, where the two cannot both be right.

    Only numbers in digits count, and only where no number of the body for the same thing agrees with the head's. A headline seldom names
    a period: without one it is held against the body only where the body gives a single number for the thing.
    """
    end = head_end(text, title)
    head = [claim for claim in claims if claim.sentence.start < end and _digits(claim)]
    body = [claim for claim in claims if claim.sentence.start >= end and _digits(claim)]
    for one in head:
        alike = [other for other in body if _comparable(one, other, setting)]
        if not alike or any(_fit(one, other, setting) for other in [*alike, *_same_number(one, body)]):
            continue
        dated = [other for other in alike if _same_period(one, other)]
        against = dated if dated and one.period is not None else alike if len(alike) == 1 and one.period is None else []
        if len(against) != 1:
            continue
        yield one.claim_id, f"The headline says “{one.as_stated}”; the text below says “{against[0].as_stated}”."
        yield against[0].claim_id, f"The headline says “{one.as_stated}”; here it is “{against[0].as_stated}”."


def head_end(text: str, title: str | None) -> int:
    """Where headline and standfirst end: the first line where it is a headline or the title, and a short second one with a gap after it."""
    lines, place = [], 0
    for line in text.splitlines(keepends=True):
        if line.strip():
            lines.append((place, line))
        place += len(line)
        if len(lines) > 2:
            break
    if not lines:
        return 0
    first = lines[0][1].strip()
    if headline_of(text) is None and (title is None or first != title.strip()):
        return 0
    end = lines[0][0] + len(lines[0][1])
    if len(lines) > 2 and len(lines[1][1].strip()) <= STANDFIRST_AT_MOST and not text[end : lines[1][0]].strip():
        second = lines[1][1].strip()
        return lines[1][0] + len(lines[1][1]) if second.count(". ") == 0 else end
    return end


def _digits(claim: Claim) -> bool:
    return claim.kind in KINDS and claim.form == "digits" and isinstance(claim.value, float | int) and claim.checkable


def _comparable(one: Claim, other: Claim, setting: Setting) -> bool:
    """One kind, unit, direction and thing; words that only headlines use for "came to" narrow nothing."""
    verbs = pattern_of(setting.rules.flags.headline_verbs.words)
    left, right = (tuple([word for word in each.qualifiers if not verbs.fullmatch(word)]) for each in (one, other))
    if one.kind != other.kind or one.unit is not other.unit or one.direction != other.direction or left != right:
        return False
    alike = same_thing(one, other) or (one.measure == other.measure and one.area_code == other.area_code)
    unsure = {"measure", "measure_id", "area", "area_code", "subject", "kind", "value"}
    starts = [each.baseline.stated if each.baseline else None for each in (one, other)]
    return alike and starts[0] == starts[1] and one.area_code is not None and not unsure & {*one.unsure, *other.unsure}


def _same_period(one: Claim, other: Claim) -> bool:
    if one.period is None or other.period is None:
        return one.period is other.period
    return one.period.resolved and other.period.resolved and one.period.same_days(other.period) and _same_start(one, other)


def _same_start(one: Claim, other: Claim) -> bool:
    if one.baseline is None or other.baseline is None:
        return True
    return not (one.baseline.resolved and other.baseline.resolved) or one.baseline.same_days(other.baseline)


def _fit(one: Claim, other: Claim, setting: Setting) -> bool:
    """Whether either number lies within the room that the other's words leave."""
    return any(
        band.close[0] <= float(second.value) <= band.close[1]
        for first, second in ((one, other), (other, one))
        for band in bands_of(first, setting)[:1]
        if isinstance(second.value, float | int)
    )


def _same_number(one: Claim, body: Sequence[Claim]) -> list[Claim]:
    """Numbers of the body that are the headline's own, whatever they were read as: the body bears the headline out after all."""
    return [other for other in body if other.value == one.value and other.unit is one.unit]
