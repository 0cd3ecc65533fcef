"""`paired`: gives the claims of a sentence the periods that its words pair them with, and doubts those that pair off in no one way.

What a single claim takes is decided claim by claim, by rules and weights. Here all claims and all periods of the sentence are looked at
together: a move has an end and a start, each number of a list its own period, and a period that nobody takes is a sign that something was
not understood. No verdict may follow from what was not understood, so such claims are `unsure` of "period" or "baseline".
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.claim import Claim
from factcheck.extraction.leftovers import left_over
from factcheck.extraction.roles import Dated, dated_of, of_extreme, roles_of
from factcheck.extraction.times import WHOLE, Slot
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Period, Span, Unit
from factcheck.values.period import year_before
from factcheck.values.period_words import FoundPeriod

if TYPE_CHECKING:
    from factcheck.catalogue import Catalogue

MOVING = ("change", "from_to", "trend")
ASIDE = ("forecast", "target")
NEAR = 5
"""So many words may stand between a size and the number that it counts from."""
JOINING = frozenset(("on", "from", "than", "compared", "with", "to", "against", "the", "versus", "just", "about", "around", "over"))
LOOK_BACK = 200
"""So many characters before a sentence the one before it may have its period."""
STOP = re.compile(r"[.!?](?=\s)")
BEFORE, START = "period", "baseline"


@dataclass(frozen=True, slots=True)
class Made:
    """A claim with its place among the others of its sentence."""

    claim: Claim
    slot: Slot


@dataclass(frozen=True, slots=True)
class Around:
    """The periods of a sentence as one claim sees them: in its own words, before the first claim of the sentence, after the last, and in
    the words of other claims."""

    own: list[Dated]
    opening: list[Dated]
    closing: list[Dated]
    others: list[Dated]


def paired(
    made: Sequence[Made], periods: Sequence[FoundPeriod], text: str, catalogue: "Catalogue", *, before: FoundPeriod | None = None
) -> list[Claim]:
    """The claims of a sentence in their order, with their periods paired and doubted.

    `periods` are all that the sentence has, `before` the last one that the text has before it.
    """
    claims = [each.claim for each in made]
    if not claims:
        return []
    sentence = claims[0].sentence
    dated = [each for each in dated_of(periods, text, sentence) if each.counts]
    extremes = {each.found.span for each in dated if of_extreme(each)}
    for place, each in enumerate(made):
        if claims[place].kind in ASIDE:
            continue
        claims[place] = without_start(claims[place], extremes)
        around = around_of(each, claims, dated)
        if is_run(claims[place]):
            claims[place] = run_dated(claims[place], around)
        elif claims[place].kind in MOVING or (claims[place].kind == "ratio" and all(split(around.own))):
            claims[place] = move_dated(claims[place], around, claims, catalogue)
        elif claims[place].kind != "rank":
            claims[place] = level_dated(claims[place], around)
    claims = [with_the_move_told(each, claims) for each in claims]
    claims = [with_start_counted(each, claims, text) for each in claims]
    claims = [with_other_start(each, claims) for each in claims]
    claims = [undated(each, before, text) for each in claims]
    return left_over(claims, dated, periods, text)


def undated(claim: Claim, before: FoundPeriod | None, text: str) -> Claim:
    """A move without a period right behind a sentence that has one: it is more likely of that one than of the latest."""
    if before is None or claim.period is not None or claim.kind not in MOVING or not before.period.resolved:
        return claim
    if claim.sentence.start - before.span.end > LOOK_BACK:
        return claim
    told = dated_of([before], text, Span(0, claim.sentence.start))
    near = STOP.search(text[before.span.end : claim.sentence.start].strip()[:-1]) is None
    return doubted(claim, BEFORE) if near and told and told[0].counts else claim


def without_start(claim: Claim, extremes: Collection[Span]) -> Claim:
    """A move without the start of an extreme that stands beside it."""
    if claim.kind not in MOVING or claim.baseline is None or claim.baseline.span not in extremes:
        return claim
    supplied = year_before(claim.period) if claim.kind == "change" and claim.period is not None and claim.period.months in WHOLE else None
    return replace(claim, baseline=supplied)


def around_of(made: Made, claims: Sequence[Claim], dated: Sequence[Dated]) -> Around:
    """The periods by where they stand for a claim, each with its role for it."""
    claim, slot = made.claim, made.slot
    first = min(each.value_span.start for each in claims)
    last = max(each.value_span.end for each in claims)
    others = [each for each in claims if each is not claim and not each.value_span.overlaps(claim.value_span)]
    own, opening, closing, rest = [], [], [], []
    for each in roles_of(claim, dated, others):
        span = each.found.span
        inside = any(other.value_span.covers(span) for other in others)
        if not inside and (not others or (slot.first <= span.start < slot.last)):
            own.append(each)
        elif not inside and span.end <= first:
            opening.append(each)
        elif not inside and span.start >= last:
            closing.append(each)
        else:
            rest.append(each)
    return Around(own, opening, closing, rest)


def is_run(claim: Claim) -> bool:
    """ "For the third year in a row": a trend that counts its steps."""
    return claim.kind == "trend" and claim.value is not None


def run_dated(claim: Claim, around: Around) -> Claim:
    """A run ends with its period; a start, a second period in its words or a stretch of other than a year is not understood."""
    plain, starts = split(around.own)
    if starts or len(distinct(plain)) > 1 or any(each.ends and each.found.period.months != 12 for each in plain):
        return doubted(claim, BEFORE)
    return claim


def split(found: Sequence[Dated]) -> tuple[list[Dated], list[Dated]]:
    """Those that are plain, and those that are starts."""
    return [each for each in found if not each.start], [each for each in found if each.start]


def distinct(found: Sequence[Dated]) -> list[Dated]:
    """The same with each stretch of days once."""
    once: dict[object, Dated] = {}
    for each in found:
        period = each.found.period
        key = (period.start, period.end) if period.start or period.end else each.found.span
        once.setdefault(key, each)
    return list(once.values())


def move_dated(claim: Claim, around: Around, claims: Sequence[Claim], catalogue: "Catalogue") -> Claim:
    """A change, a trend or a move from one number to another with its end and its start."""
    plain, starts = split(around.own)
    if not plain and not starts:
        # Words that the claim took although they stand among those of another.
        plain = [each for each in around.others if claim.period is not None and each.found.span == claim.period.span and each.ends]
    if not plain and not starts:
        return claim
    if claim.kind == "from_to":
        told = numbers_dated(claim, plain, starts, claims)
        if told is not None:
            return told
    plain = distinct(plain) or (distinct(split(around.opening)[0]) if starts else [])
    starts = distinct(starts) or distinct(split(around.closing)[1])
    stock = is_stock(claim, catalogue)
    if len(plain) > 1 or len(starts) > 1:
        return doubted(claim, BEFORE, START)
    if plain and starts:
        return from_start(claim, plain[0], starts[0], stock=stock)
    if plain:
        return over_stretch(claim, plain[0], stock=stock)
    return with_start_only(claim, starts[0])


def is_stock(claim: Claim, catalogue: "Catalogue") -> bool:
    """Whether the claim's measure is a number at a date; one that is not known is none."""
    measure = catalogue.measures.get(claim.measure_id or "")
    return measure is not None and measure.stock


def numbers_dated(claim: Claim, plain: Sequence[Dated], starts: Sequence[Dated], claims: Sequence[Claim]) -> Claim | None:
    """ "From 19 in P to 61 in Q", "61 in Q, up from 19 in P": each number with its period; None where the words are no such pair."""
    partner = end_told(claim, claims)
    theirs = partner.period.span if partner is not None and partner.period is not None else None
    every = sorted([each for each in (*plain, *starts) if each.found.span != theirs], key=lambda each: each.found.span)
    inside = [each for each in every if claim.value_span.covers(each.found.span)]
    outside = [each for each in every if each not in inside]
    if len(inside) == 1 and len(distinct(outside)) == 1 and (not outside[0].ends or outside[0].whole):
        end = outside[0].end_after(inside[0])
        return dated_move(claim, end, inside[0].start_after(end))
    if inside:
        return doubted(claim, BEFORE, START)
    if partner is None or len(every) != 1 or every[0].ends:
        return None
    if partner.period is None or not partner.period.resolved:
        return doubted(claim, BEFORE)
    return dated_move(claim, partner.period, every[0].start_after(partner.period))


def end_told(claim: Claim, claims: Sequence[Claim]) -> Claim | None:
    """The claim of the sentence that has the end of a move of which the start alone is written here."""
    if not isinstance(claim.value, tuple):
        return None
    found = [
        each for each in claims if each is not claim and each.value == claim.value[1] and each.value_span.end <= claim.value_span.start
    ]
    return found[-1] if found else None


def from_start(claim: Claim, end: Dated, start: Dated, *, stock: bool) -> Claim:
    """A move with an end and a start in words."""
    period = end.found.period
    if stock and end.ends:
        period = end.found.stated(end.found.meaning.last)
    if not period.resolved and claim.period is not None and claim.period.resolved and claim.period.span == end.found.span:
        period = claim.period  # words that count from a period told before
    if end.open and start.found.grammar == "since" and period.end is not None:
        return until_end(claim, end, start)
    return dated_move(claim, period, start.start_after(period))


def until_end(claim: Claim, end: Dated, start: Dated) -> Claim:
    """ "Since 2010 and until 2019": the last stretch that is as long as the start and closes where the words say."""
    begun, last = start.found.baseline, end.found.period.end
    months = begun.months
    if months != 12 or last is None or begun.end is None or (begun.end.month, begun.end.day) != (last.month, last.day):
        return doubted(claim, BEFORE)
    period = begun
    while period.end is not None and period.end < last:
        period = replace(period, start=period.start.replace(year=period.start.year + 1), end=period.end.replace(year=period.end.year + 1))  # type: ignore[union-attr]
    return dated_move(claim, end.found.stated(period), begun)


def over_stretch(claim: Claim, only: Dated, *, stock: bool) -> Claim:
    """A move with one period in words, which may be a stretch from one period to another ("between 2017/18 and 2018/19")."""
    found = only.found
    if not only.ends:
        return with_period_only(claim, only)
    first, last, whole = found.first, found.last, found.period
    if first is None or last is None or not (first.resolved and last.resolved):
        return doubted(claim, BEFORE)
    if stock and like_ends(first, last):
        return dated_move(claim, last, first)
    if stock:
        made = replace_period(claim, whole, None)
        return doubted(made, START) if claim.kind == "from_to" else made
    alike = first.months is not None and first.months == last.months and first.months >= len(("a", "whole", "quarter"))
    if alike:
        return dated_move(claim, last, first)
    if whole.months in WHOLE and claim.kind != "from_to":
        return replace_period(claim, whole, year_before(whole) if claim.kind == "change" else None)
    return doubted(replace_period(claim, whole, None), START)


def like_ends(first: Period, last: Period) -> bool:
    """Whether a number at a date moves from the one to the other: two days, one month of two years, two years; not from 1 April on."""
    if not first.start or not last.start or not first.end:
        return False
    if first.is_day or last.is_day:
        return first.is_day and last.is_day and first.start.day != 1
    return first.months == last.months and first.start.month == last.start.month


def with_period_only(claim: Claim, only: Dated) -> Claim:
    """A move with one period and no start: the year before stands where none is told."""
    held = claim.period
    if held is not None and (held.span == only.found.span or not only.found.period.resolved):
        return claim
    if only.found.needs_anchor or only.open:
        return claim if held is None else doubted(claim, BEFORE)
    period = only.found.period
    return replace_period(claim, period, year_before(period) if claim.kind != "trend" and period.months in WHOLE else None)


def with_start_only(claim: Claim, start: Dated) -> Claim:
    """A move with a start in words and an end that is carried over or left out."""
    held, found = claim.period, start.found
    if held is not None and held.span == found.span and found.grammar != "since":
        held = None
    begun = claim.baseline
    if begun is None or begun.span != found.span:
        begun = start.start_after(held)
    return replace(claim, period=held, baseline=begun)


def dated_move(claim: Claim, period: Period, start: Period) -> Claim:
    """The claim with both ends; doubted where they are not in the order of time or one of them has no days."""
    moved = replace_period(claim, period, start)
    if not period.resolved:
        return doubted(moved, BEFORE) if period.stated is None or claim.period is not period else moved
    if start.resolved and not (start.start < period.start):  # type: ignore[operator]
        return doubted(moved, START)
    return moved


def replace_period(claim: Claim, period: Period, start: Period | None) -> Claim:
    """The claim with another period and start; it keeps its own where they are the same days."""
    if claim.period is not None and claim.period.same_days(period) and claim.period.span is not None:
        period = claim.period
    return replace(claim, period=period, baseline=start)


def level_dated(claim: Claim, around: Around) -> Claim:
    """A level, a share or a ratio with the one period in its words; where there are several, none can be told from the others."""
    plain, starts = split(around.own)
    found = distinct(plain or starts)
    held = claim.period
    if len(found) > 1:
        return doubted(claim, BEFORE)
    if not found:
        shared = distinct([each for each in (*around.opening, *around.closing) if not each.start])
        return doubted(claim, BEFORE) if len(shared) > 1 else claim
    only = found[0].found
    if held is None or held.span == only.span or held.same_days(only.period):
        return claim
    if only.period.resolved and not only.needs_anchor:
        return replace_period(claim, only.period, claim.baseline)
    return claim if held.span is None else doubted(claim, BEFORE)


def with_the_move_told(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """ "Rose 20%, from 1,200 in P to 1,440 in Q": a size beside the two numbers that it is worked out from has their periods."""
    whole = [
        each
        for each in claims
        if each is not claim and each.kind == "from_to" and each.baseline is not None and each.baseline.span is not None
        and each.period is not None and each.period.span is not None and each.area_code == claim.area_code
    ]  # fmt: skip
    if claim.kind not in ("change", "trend") or is_run(claim) or len(whole) != 1 or claim.unit is Unit.RANK:
        return claim
    told = whole[0]
    ends = [each.span for each in (told.period, told.baseline) if each is not None]
    if claim.baseline is not None and claim.baseline.span is not None and claim.baseline.span not in ends:
        return claim
    held = claim.period
    if held is not None and held.span is not None and held.span not in ends:
        return doubted(claim, START)
    return replace(claim, period=told.period, baseline=told.baseline, unsure=merged(claim.unsure, told.unsure))


def no_start_told(claim: Claim) -> bool:
    """Whether it is a move by a size or a way for which no words give the start."""
    told = claim.baseline is not None and claim.baseline.stated is not None
    return claim.kind in ("change", "trend") and not is_run(claim) and not told


def with_start_counted(claim: Claim, claims: Sequence[Claim], text: str) -> Claim:
    """ "Up 20% on the 1,200 recorded in P": the number behind the size is the start, and its period that of the start."""
    follows = [each for each in claims if each.value_span.start >= claim.value_span.end and each.kind in ("level", "share")]
    if not no_start_told(claim) or not follows:
        return claim
    between = text[claim.value_span.end : follows[0].value_span.start].lower().replace(",", " ").split()
    start = follows[0].period
    joined = len(between) <= NEAR and bool(set(between) & word_set("pairing", "starts", "after_size"))
    if not joined or start is None or start.span is None:
        return claim
    if claim.period is None or not start.resolved or claim.period.span == start.span or not {*between} <= JOINING:
        return doubted(claim, START)
    return dated_move(claim, claim.period, start)


def with_other_start(claim: Claim, claims: Sequence[Claim]) -> Claim:
    """A move of which no start is told, in a sentence that tells one of another: it may be meant for both."""
    if not no_start_told(claim):
        return claim
    supplied = year_before(claim.period) if claim.period is not None else Period()
    starts = [each.baseline for each in claims if each is not claim and each.kind != "rank" and each.baseline is not None]
    starts = [each for each in starts if each.stated is not None]
    other = [each for each in starts if each.resolved and not each.same_days(supplied)]
    levels = [
        each.period
        for each in claims
        if each.kind in ("level", "share") and each.period is not None and each.period.span is not None
        and each.measure_id in (claim.measure_id, None) and each.area_code == claim.area_code
    ]  # fmt: skip
    beside = [each for each in levels if each.resolved and claim.period is not None and not each.same_days(claim.period)]
    beside = [each for each in beside if not each.same_days(supplied)]
    return doubted(claim, START) if other or beside else claim


def doubted(claim: Claim, *fields: str) -> Claim:
    """The claim with fields that the reader is not sure of."""
    return replace(claim, unsure=merged(claim.unsure, fields))


def merged(one: Sequence[str], other: Sequence[str]) -> tuple[str, ...]:
    """Both lists of fields, each field once."""
    return tuple(dict.fromkeys((*one, *other)))
