"""Offers the periods that a claim may have: those of its sentence in each sense of their words, those that it may carry on, and none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from factcheck.extraction.kinds import Sense
from factcheck.extraction.times import LATER, Setting, Slot, When, usable
from factcheck.values import Period, Span
from factcheck.values.period_words import FoundPeriod, PeriodContext, in_context, resolve_anchored

FAR = (2, 5, 10, 20, 40)
"""Distances in characters divided by five, about words, that are told apart."""


@dataclass(slots=True)
class PeriodChoice:
    """One period that a claim may have, where it comes from, and its signs; `found` is None where no words of the sentence give it."""

    period: Period | None
    found: FoundPeriod | None
    signs: list[str] = field(default_factory=list)
    reading: str = "plain"


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What the text around the sentence tells: the last period before it and the first after it, and the first and last period of
    a claim so far.

    `numbers` are the numbers of the sentence, `last_claim` where the claim before ends.
    """

    before: FoundPeriod | None
    after: FoundPeriod | None
    first: Period | None
    last: Period | None
    gap: int
    sameness: str
    numbers: Sequence[Span]
    last_claim: int

    def between(self, slot: Slot, found: FoundPeriod) -> int:
        """How many other numbers stand between a claim and a period of its sentence, up to three."""
        low, high = sorted((slot.span, found.span), key=lambda each: each.start)
        return min(3, sum(1 for each in self.numbers if low.end <= each.start and each.end <= high.start))


def period_choices(
    sense: Sense, slot: Slot, periods: Sequence[FoundPeriod], setting: Setting, told: Told, *, rule: When, taken: Sequence[FoundPeriod]
) -> list[PeriodChoice]:
    """The choices, the rule's own first; each period of days once, with the signs of all the ways to it."""
    choices: dict[tuple[date | None, date | None], PeriodChoice] = {}

    def offer(period: Period | None, found: FoundPeriod | None, signs: Sequence[str], reading: str = "plain") -> None:
        key = (period.start, period.end) if period is not None else (None, None)
        made = choices.setdefault(key, PeriodChoice(period, found, reading=reading))
        if made.found is None and found is not None:
            made.found, made.period, made.reading = found, period, reading
        made.signs.extend(sign for sign in signs if sign not in made.signs)

    kind = f"{sense.kind}"
    source = "own" if rule.own else "carried"
    offer(
        rule.period,
        None,
        [f"rule:{source if rule.period is not None else 'none'}", f"rule:{source if rule.period is not None else 'none'} {kind}", "rule"],
    )
    gone = {each.span for each in taken}
    near = [each for each in periods if slot.sentence.covers(each.span)]
    for place, found in enumerate(near):
        where = side(found, slot)
        for reading, period in readings(found, setting):
            signs = sorted(set(found_signs(found, where, reading, sense, slot, used=found.span in gone)))
            skipped = told.between(slot, found)
            signs += [
                f"{place + 1} of {len(near)} {where}",
                f"skips {skipped} {where}",
                f"skips {skipped} {where} {kind}",
                f"skips {skipped} {found.role} {reading}",
            ]
            signs.append(f"skips {skipped} {where} used:{found.span in gone} opening:{found.span.start - slot.sentence.start < 4}")
            offer(found.stated(period), found, signs, reading)
    for name, when in carried(setting, told):
        offer(
            when,
            None,
            [name, f"{name} {kind}", f"{name} {told.sameness}", f"{name} {min(told.gap, 4)} back", f"{name} beside {min(2, len(near))}"],
        )
    for name, seen in (("text before", told.before), ("text after", told.after)):
        if seen is not None and seen.grammar not in ("now", "duration"):
            fresh = seen.span.start > told.last_claim
            signs = [name, f"{name} {kind}", f"{name} {seen.grammar} {seen.role}", f"{name} beside {min(2, len(near))}"]
            signs += [f"{name} fresh:{fresh}", f"{name} fresh:{fresh} {kind}", f"{name} fresh:{fresh} {told.sameness}"]
            offer(Period(start=seen.period.start, end=seen.period.end), None, signs)
    offer(None, None, list(no_period_signs(sense, slot, near, told)))
    return list(choices.values())


def no_period_signs(sense: Sense, slot: Slot, near: Sequence[FoundPeriod], told: Told) -> Iterator[str]:
    """The signs of a claim that has no period at all."""
    kind, beside = sense.kind, min(2, len(near))
    yield "none"
    yield f"none {kind}"
    yield f"none beside {len(near)}"
    yield f"none {kind} beside {beside}"
    yield f"none gap {min(told.gap, 4)}"
    yield from (f"none {each.grammar} {each.role} {side(each, slot)}" for each in near)
    yield f"none {told.sameness}"
    yield f"none unit:{sense.unit.value} {kind}"
    yield f"none {told.sameness} {kind}"
    yield f"none {told.sameness} beside {beside}"


def carried(setting: Setting, told: Told) -> Iterator[tuple[str, Period]]:
    """The periods that earlier claims had, the last first."""
    before = setting.before
    if before is not None and before.period is not None and before.period.resolved:
        yield "claim before", Period(start=before.period.start, end=before.period.end)
    if before is not None and before.baseline is not None and before.baseline.resolved:
        yield "baseline before", Period(start=before.baseline.start, end=before.baseline.end)
    for name, made in (("first claim", told.first), ("last dated claim", told.last)):
        if made is not None:
            yield name, Period(start=made.start, end=made.end)


def readings(found: FoundPeriod, setting: Setting) -> Iterator[tuple[str, Period]]:
    """Each sense of the words of a period: as it stands, in years from April, as a start, counted from another period."""
    if found.needs_anchor:
        before = setting.before
        anchors = [("claim before", before.period if before else None), ("baseline before", before.baseline if before else None)]
        for name, anchor in anchors:
            if anchor is not None and anchor.resolved:
                yield f"from {name}", resolve_anchored(found, anchor)
        yield "unresolved", Period()
        return
    yield "plain", found.period
    if found.relative:
        yield "april", in_context(found, published=setting.published, context=PeriodContext(year_end=3)).period
    if found.baseline != found.period:
        yield "start", found.baseline
    if found.first is not None:
        yield "first", found.first
    if found.last is not None:
        yield "last", found.last


def side(found: FoundPeriod, slot: Slot) -> str:
    """Where a period stands for a claim: in it, in the words before or after that are its own, or elsewhere in the sentence."""
    if slot.span.overlaps(found.span):
        return "in"
    if found.span.end <= slot.span.start:
        return "own left" if found.span.start >= slot.first else "left"
    return "own right" if found.span.start < slot.last else "right"


def found_signs(found: FoundPeriod, where: str, reading: str, sense: Sense, slot: Slot, *, used: bool) -> Iterator[str]:
    """The signs of one sense of a period in the claim's sentence."""
    kind = sense.kind
    gap = (found.span.start - slot.span.end) if found.span.start >= slot.span.end else slot.span.start - found.span.end
    far = next((place for place, limit in enumerate(FAR) if gap / 5 <= limit), len(FAR))
    than = slot.than is not None and found.span.start > slot.than
    opening = found.span.start - slot.sentence.start < 4
    yield f"at {where}"
    yield f"at {where} {kind}"
    yield f"at {where} used:{used}"
    yield f"at {where} {reading}"
    yield f"far {far} {where.split()[-1]}"
    yield f"{found.grammar} {found.role} {reading}"
    yield f"{found.grammar} {found.role} {reading} {kind}"
    yield f"{found.grammar} {where} {kind}"
    yield f"{found.role} {reading} {where} {kind}"
    yield f"than:{than} {reading} {kind}"
    yield f"than:{than} {where}"
    yield f"opening:{opening} {where}"
    yield f"usable:{usable(found)}"
    yield f"future:{found.future} later:{kind in LATER} {reading}"
    yield f"unit:{sense.unit.value} {reading} {found.grammar}"
    if found.relative:
        yield f"words:{found.words.lower()} {reading}"
    yield f"first word:{found.words.lower().split()[0]} {reading} {kind}"
    yield f"first word:{found.words.lower().split()[0]} {where}"
