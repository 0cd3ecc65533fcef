"""Offers the units that a bare number may be in: a count, or a unit that the claims before it had ("six seconds, against 13")."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from factcheck.extraction.frames import Frame
from factcheck.extraction.parsed import parsed, stem
from factcheck.values import Unit

NEVER = (Unit.COUNT, Unit.NONE, Unit.RANK)


@dataclass(slots=True)
class UnitChoice:
    """A unit, or None for the number's own, with its signs."""

    unit: Unit | None
    signs: list[str] = field(default_factory=list)


def unit_choices(frame: Frame, before: Sequence[tuple[int, Unit]], number: int, rule: Unit | None) -> list[UnitChoice]:
    """The choices, the number's own unit first; `before` are the sentence and unit of each numbered claim so far, `number` this sentence.

    There is one choice alone where the number has a unit or nothing before it had one.
    """
    quantity = frame.candidate.quantity
    own = UnitChoice(None)
    if quantity.unit is not Unit.COUNT or not isinstance(quantity.value, float) or frame.candidate.sort != "number":
        return [own]
    units: dict[Unit, int] = {}
    for sentence, unit in before:
        if unit not in NEVER and number - sentence <= 1:
            units[unit] = sentence
    if not units:
        return [own]
    around = neighbours(frame)
    own.signs += ["own", f"own rule:{rule is None}", *(f"own {each}" for each in around)]
    last = before[-1][1]
    choices = [own]
    for unit, sentence in units.items():
        near = "here" if sentence == number else "before"
        signs = [f"carried {near}", f"carried rule:{rule is unit}", f"carried {unit.value}", f"carried last:{last is unit} {near}"]
        signs += [f"carried {near} {each}" for each in around]
        signs += [f"carried {unit.value} {each}" for each in around]
        fits = unit is not Unit.PERCENT or quantity.value <= 100
        signs.append(f"carried {unit.value} fits:{fits}")
        choices.append(UnitChoice(unit, signs))
    return choices


def neighbours(frame: Frame) -> list[str]:
    """What stands around the number, as signs."""
    candidate, shapes = frame.candidate, parsed(frame.candidate.doc).shapes
    before = [*shapes[max(0, candidate.first - 2) : candidate.first][::-1], "start", "start"]
    after = [*shapes[candidate.last : candidate.last + 2], "end", "end"]
    fraction = candidate.quantity.last_place is not None and candidate.quantity.last_place < 1
    return [
        f"after {before[0]}",
        f"after {before[1]} {before[0]}",
        f"before {after[0]}",
        f"before {after[0]} {after[1]}",
        f"between {before[0]} {after[0]}",
        f"counted:{frame.counted.tag_ if frame.counted is not None else None}",
        f"counts:{stem(frame.counted.lower_) if frame.counted is not None else None}",
        f"fraction:{fraction}",
        f"role:{frame.role} move:{frame.movement}",
        f"form:{candidate.quantity.form}",
        f"hangs:{candidate.head.dep_}",
        f"large:{isinstance(candidate.quantity.value, float) and candidate.quantity.value > 100}",
    ]
