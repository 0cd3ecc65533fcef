"""Gives each claim its period and its baseline: the periods of its own words first, then those of its sentence, then those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.extraction.kinds import Sense
from factcheck.values import Period, Span
from factcheck.values.period import year_before
from factcheck.values.period_words import FoundPeriod, PeriodContext, in_context, resolve_anchored

MOVES = ("change", "from_to", "trend", "rank", "comparison", "forecast", "ratio")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """The period and the baseline of a claim; `own` says that its own words or sentence gave the period."""

    period: Period | None = None
    baseline: Period | None = None
    own: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A claim's place among the others of its sentence: where the words before it begin, itself, and where the next begins;
    `than` is where "as" or "than" after it says that a comparison follows."""

    sentence: Span
    first: int
    span: Span
    last: int
    than: int | None = None


def when_of(
    sense: Sense,
    slot: Slot,
    periods: Sequence[FoundPeriod],
    *,
    published: date | None,
    money: bool,
    beside: bool,
    before: When | None,
    carried: bool,
    taken: Sequence[FoundPeriod],
) -> tuple[When, list[FoundPeriod]]:
    """Period and baseline, with the found periods that were used up.

    `money` says that the series runs from April to March, `beside` that the number is one of two set side by side, `carried` that the claim
    goes on about the data of the one before; `taken` are the periods that claims to the left have used.
    """
    near = [each for each in periods if slot.sentence.covers(each.span) and usable(each)]
    year = 3 if money or sense.kind in ("forecast", "target") else 12
    near = [
        in_context(each, published=published, context=PeriodContext(year_end=year)) if each.relative and year == 3 else each
        for each in near
    ]
    right = [each for each in near if slot.span.end <= each.span.start < slot.last]
    left = [
        each
        for each in near
        if slot.first <= each.span.start and each.span.end <= slot.span.start and each.span not in {used.span for used in taken}
    ]
    inside = [each for each in near if slot.span.overlaps(each.span)]
    anchor = before.period if before is not None else None
    used: list[FoundPeriod] = []
    baseline: Period | None = None
    period: Period | None = None
    own = [*left, *inside, *right]
    if sense.kind in MOVES or sense.start_only or sense.kind == "from_to":
        ends = [*inside, *right]
        mark = (
            ends[0]
            if sense.kind == "from_to" and len(ends) > 1 and isinstance(sense.value, tuple) and slot.span.covers(ends[0].span)
            else None
        )
        shared = [
            each for each in near if each.span.end <= slot.span.start and each.role == "baseline" and each.grammar in ("since", "event")
        ]
        mark = mark or next((each for each in (*inside, *right, *left, *shared) if is_baseline(each, sense, slot)), None)
        if mark is not None:
            used.append(mark)
            own = [each for each in own if each is not mark]
            baseline = as_baseline(mark, sense, anchor)
            anchor = baseline if sense.kind == "from_to" and baseline.resolved and mark.role != "baseline" else anchor
    chosen = next((each for each in (*reversed([each for each in left if each in own]), *[each for each in own if each not in left])), None)
    if left and right and any(each in own for each in right) and not starts_with(slot, left):
        chosen = next(each for each in right if each in own)
    if chosen is not None and (chosen.role != "baseline" or sense.kind not in MOVES or beside):
        used.append(chosen)
        if chosen.before_baseline and before is not None and before.baseline is not None:
            anchor = before.baseline
        period = resolve_anchored(chosen, anchor) if chosen.needs_anchor and anchor is not None else chosen.period
        period = named(chosen, period)
    whole = period is None
    if whole:
        last = carried_period(before) if before is not None and carried else None
        told = before.period.span if before is not None and before.period is not None else None
        same = last is not None and told is not None and slot.sentence.covers(told)
        period = last if same else elsewhere(near, slot, sense, beside) or last
    if baseline is not None and sense.kind == "rank" and baseline.start is not None:
        baseline = Period(stated=baseline.stated, start=baseline.start, end=window_end(baseline, period), span=baseline.span)
    if (
        baseline is None
        and sense.kind in ("change", "from_to")
        and period is not None
        and period.resolved
        and (period.months or 0) in (1, 3, 6, 9, 12)
    ):
        baseline = year_before(period)
    return When(period=period, baseline=baseline, own=not whole), used


def named(found: FoundPeriod, period: Period) -> Period:
    """The period with the words that said it."""
    return Period(stated=found.words, start=period.start, end=period.end, span=found.span)


def carried_period(before: When) -> Period | None:
    """The period of the claim before, as one that is only implied."""
    period = before.period
    if period is None or not period.start:
        return None
    return Period(stated=None, start=period.start, end=period.end)


def starts_with(slot: Slot, left: Sequence[FoundPeriod]) -> bool:
    """Whether the period before the number begins the sentence: "In May it was 28% …"."""
    return left[0].span.start - slot.first < 6


def is_baseline(found: FoundPeriod, sense: Sense, slot: Slot) -> bool:
    """Whether the words say what the claim compares with."""
    if found.role == "baseline" or (slot.than is not None and found.span.start > slot.than):
        return True
    if sense.kind == "rank":
        return found.grammar in ("duration", "since") or found.words.lower().startswith(("for ", "in a decade", "in more than", "in over"))
    return sense.start_only and found.role == "either" and found.grammar != "now"


def as_baseline(found: FoundPeriod, sense: Sense, anchor: Period | None) -> Period:
    """The baseline that the words give, counted from the claim's period where they count from one."""
    if found.needs_anchor and anchor is not None:
        return named(found, resolve_anchored(found, anchor))
    if sense.kind == "rank":
        return named(found, found.window())
    return named(found, found.baseline)


def window_end(baseline: Period, period: Period | None) -> date | None:
    """The end of the stretch over which an extreme holds: that of the claim's own period where it has one."""
    if period is not None and period.end is not None and baseline.start is not None and period.end >= baseline.start:
        return period.end
    return baseline.end


def usable(found: FoundPeriod) -> bool:
    """Whether an expression can date a figure: not a weekday on which something was said, nor a mere length of time."""
    lower = found.words.lower()
    if found.grammar == "day":
        return "end of" in lower or (not any(day in lower for day in WEEKDAYS) and any(sign.isdigit() for sign in lower) and len(lower) > 9)
    return found.grammar != "duration" or lower.startswith(("in ", "for more than", "for over"))


def elsewhere(near: Sequence[FoundPeriod], slot: Slot, sense: Sense, beside: bool) -> Period | None:
    """A period of the same sentence outside the claim's own words: one that another claim has, or that stands at the end."""
    later = sense.kind in ("forecast", "target")
    plain = [
        each
        for each in near
        if each.role != "baseline"
        and not each.needs_anchor
        and each.grammar not in ("now", "duration", "day")
        and (later or not each.future or each.span.start < slot.span.start)
    ]
    if not plain or beside:
        return None
    return plain[0].period
