"""Gives each claim its period and its baseline: the periods of its own words first, then those of its sentence, then those before."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from factcheck.extraction.kinds import Sense
from factcheck.values import Period, Span
from factcheck.values.period import year_before
from factcheck.values.period_words import FoundPeriod, PeriodContext, in_context, resolve_anchored

MOVES = ("change", "from_to", "trend", "rank", "comparison", "forecast", "ratio")
LATER = ("forecast", "target")
WHOLE = (1, 3, 6, 9, 12)
"""The lengths in months of periods that a change is told for, against the same months of the year before."""
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The periods of a claim's sentence: in the words before it, inside it, in the words after it, and all."""

    left: list[FoundPeriod]
    inside: list[FoundPeriod]
    right: list[FoundPeriod]
    all: list[FoundPeriod]


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a claim brings with it: `money` says that the series runs from April to March, `beside` that it is one of two set side by side,
    `carried` that it goes on about the data of the claim before, which had the period `before`."""

    published: date | None
    money: bool
    beside: bool
    before: When | None
    carried: bool


def when_of(
    sense: Sense, slot: Slot, periods: Sequence[FoundPeriod], setting: Setting, *, taken: Sequence[FoundPeriod]
) -> tuple[When, list[FoundPeriod]]:
    """Period and baseline, with the found periods that were used up; `taken` are those that claims to the left have used."""
    near = around(sense, slot, periods, setting, taken)
    anchor = setting.before.period if setting.before is not None else None
    used: list[FoundPeriod] = []
    baseline: Period | None = None
    mark = baseline_mark(sense, slot, near)
    if mark is not None:
        used.append(mark)
        baseline = as_baseline(mark, sense, anchor)
        anchor = baseline if sense.kind == "from_to" and baseline.resolved and mark.role != "baseline" else anchor
    chosen = own_period(near, slot, mark)
    period: Period | None = None
    if chosen is not None and (chosen.role != "baseline" or sense.kind not in MOVES or setting.beside):
        used.append(chosen)
        period = dated(chosen, anchor, setting.before)
    own = period is not None
    if period is None:
        period = period_before(near, slot, sense, setting)
    return When(period=period, baseline=full_baseline(sense, period, baseline), own=own), used


def around(sense: Sense, slot: Slot, periods: Sequence[FoundPeriod], setting: Setting, taken: Sequence[FoundPeriod]) -> Near:
    """The periods of the sentence by where they stand; those of money and of what is to come are read in financial years."""
    near = [each for each in periods if slot.sentence.covers(each.span) and usable(each)]
    if setting.money or sense.kind in LATER:
        april = PeriodContext(year_end=3)
        near = [in_context(each, published=setting.published, context=april) if each.relative else each for each in near]
    gone = {used.span for used in taken}
    return Near(
        left=[each for each in near if slot.first <= each.span.start and each.span.end <= slot.span.start and each.span not in gone],
        inside=[each for each in near if slot.span.overlaps(each.span)],
        right=[each for each in near if slot.span.end <= each.span.start < slot.last],
        all=near,
    )


def baseline_mark(sense: Sense, slot: Slot, near: Near) -> FoundPeriod | None:
    """The words that say what a move, an extreme or a comparison is measured from."""
    if sense.kind not in MOVES and not sense.start_only:
        return None
    ends = [*near.inside, *near.right]
    if sense.kind == "from_to" and len(ends) > 1 and isinstance(sense.value, tuple) and slot.span.covers(ends[0].span):
        return ends[0]
    # "The largest rise since records began, and robbery by 29%": that start is of the extreme alone.
    shared = [
        each
        for each in near.all
        if each.span.end <= slot.span.start
        and each.role == "baseline"
        and each.grammar in ("since", "event")
        and (sense.kind == "rank" or each.meaning.event != "records")
    ]
    return next((each for each in (*ends, *near.left, *shared) if is_baseline(each, sense, slot)), None)


def own_period(near: Near, slot: Slot, mark: FoundPeriod | None) -> FoundPeriod | None:
    """The period in the claim's own words: the nearest before it, unless one stands after it and none opens the sentence."""
    left = [each for each in near.left if each is not mark]
    right = [each for each in near.right if each is not mark]
    if near.left and right and not starts_with(slot, near.left):
        return right[0]
    rest = [*reversed(left), *[each for each in near.inside if each is not mark], *right]
    return rest[0] if rest else None


def dated(chosen: FoundPeriod, anchor: Period | None, before: When | None) -> Period:
    """The days of a claim's own period, counted from the one before where its words count from one."""
    if chosen.before_baseline and before is not None and before.baseline is not None:
        anchor = before.baseline
    return chosen.stated(resolve_anchored(chosen, anchor) if chosen.needs_anchor and anchor is not None else chosen.period)


def period_before(near: Near, slot: Slot, sense: Sense, setting: Setting) -> Period | None:
    """The period that the claim before or another part of the sentence gives."""
    before = setting.before
    last = carried_period(before) if before is not None and setting.carried else None
    told = before.period.span if before is not None and before.period is not None else None
    if last is not None and told is not None and slot.sentence.covers(told):
        return last
    return elsewhere(near.all, slot, sense, setting.beside) or last


def full_baseline(sense: Sense, period: Period | None, baseline: Period | None) -> Period | None:
    """The baseline with the end of an extreme's stretch; for a change over whole months, where none is told, those a year before."""
    if baseline is not None and sense.kind == "rank" and baseline.start is not None:
        return Period(stated=baseline.stated, start=baseline.start, end=window_end(baseline, period), span=baseline.span)
    if baseline is None and period is not None and sense.kind in ("change", "from_to") and period.months in WHOLE:
        return year_before(period)
    return baseline


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
        return found.stated(resolve_anchored(found, anchor))
    if sense.kind == "rank":
        return found.stated(found.window())
    return found.stated(found.baseline)


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


def is_ahead(found: FoundPeriod, published: date | None) -> bool:
    """Whether the words date something that was still to come."""
    later = published is not None and found.period.start is not None and found.period.start > published
    return found.grammar != "now" and (found.future or later or found.words.lower().startswith("next "))


def earlier(one: When, other: When, same_sentence: bool) -> bool:
    """Whether a period only goes back from the one before, as "the year before" does, or is an older one told in passing."""
    if one.period is None or other.period is None:
        return False
    if one.period.end is not None and other.period.end is not None and one.period.end < other.period.end and same_sentence:
        return True
    words = one.period.stated.lower() if one.period.stated else ""
    return any(word in words for word in ("before", "earlier", "previous", "ago", "back"))
