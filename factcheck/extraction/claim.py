"""`Quantity`, `Claim` and `Extraction`: what a text says, first in its words and only then as values."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.values import Period, Span, Unit

KINDS = ("level", "share", "change", "from_to", "ratio", "rank", "comparison", "trend", "forecast", "target")
APPROX = ("exact", "about", "almost", "more_than", "less_than", "up_to")
Value = float | tuple[float, float] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number expression: `span` with its modifiers, `number` the digits or number words alone.

    `value` is in `unit` and always positive; `form` says how it was written, because tolerance comes from the words:
    digits, fraction ("a third"), multiple ("doubled", "three times"), word ("dozens", "hundreds of"), one_in ("one in ten"), rank, none.
    `last_place` is the size of the last digit that carries meaning ("58%": 1; "2.5m": 100000; "70,000": 1000; "21,146": 1).
    `change` is one of "=", "~", ">", "<", "up", "down". `pair` says what two values are ("from_to" or "range"), or which lone end of a
    move this is ("from", "to"); `noun` is the words after the number that can be its noun; `negated` is true for a number that the text
    denies ("not 7.5%").
    """

    span: Span
    number: Span
    value: Value
    unit: Unit
    approx: str = "exact"
    direction: str | None = None
    form: str = "digits"
    last_place: float | None = None
    change: str = "="
    noun: str | None = None
    pair: str | None = None
    negated: bool = False

    def to_dict(self) -> dict[str, Any]:
        """The shape of `factcheck quantities`."""
        value = list(self.value) if isinstance(self.value, tuple) else self.value
        return {"start": self.span.start, "end": self.span.end, "value": value, "unit": self.unit.value, "change": self.change}


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """What a claim holds its count against: another count (`measure_id`) or another place (`area_code`) of the same period.

    `form` is "share" (a part of a whole), "ratio", "times" (another time, the baseline), "ratio_more" and "more" ("2.3 times higher", said
    of the multiple and of what comes on top of it), "every" (one every so long), or "open" where the second thing is not known.
    """

    form: str
    measure_id: str | None = None
    area_code: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """Form, measure and area."""
        return {"form": self.form, "measure_id": self.measure_id, "area_code": self.area_code}


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One quantitative statement, in the shape of the interface, with what checking needs beside it.

    `form` and `last_place` come from the quantity. `area_certain` is false where the area is a guess from context (the outlet's patch), and
    `unsure` names each field that the reader is not sure of. `sentence` is the sentence it stands in. `speaker_area` is the
    code of the force whose own voice this is, if any. `qualifiers` keeps words that narrow a measure and have no place in the catalogue
    ("involving firearms"), so that checking never judges a part by the whole. `confidence` is how likely each field
    is right, from 0 to 1, as learnt from marked passages ("claim": that it is one at all). `leans_on` is the claim from which one that
    only names another place has its measure and period.
    """

    claim_id: str
    quote: str
    span: Span
    as_stated: str
    value_span: Span
    kind: str
    measure: str
    measure_id: str | None
    subject: str | None
    area_code: str | None
    value: Value
    unit: Unit
    direction: str | None
    approx: str
    period: Period | None
    baseline: Period | None
    baseline_value: float | None = None
    speaker: str | None
    checkable: bool = True
    why_not: str | None = None
    form: str = "digits"
    last_place: float | None = None
    area_certain: bool = True
    unsure: tuple[str, ...] = ()
    sentence: Span
    speaker_area: str | None = None
    qualifiers: tuple[str, ...] = ()
    confidence: Mapping[str, float] = field(default_factory=dict)
    relation: Relation | None = None
    leans_on: "Claim | None" = None

    def to_dict(self) -> dict[str, Any]:
        """The shape of a claim in the interface; `against` stands only in a claim that holds one count against another."""
        baseline: dict[str, Any] | None = None
        if self.baseline is not None or self.baseline_value is not None:
            baseline = dict((self.baseline or Period()).to_dict())
            if self.baseline_value is not None:
                baseline["value"] = self.baseline_value
        return {
            "claim_id": self.claim_id,
            "quote": self.quote,
            "start": self.span.start,
            "end": self.span.end,
            "as_stated": self.as_stated,
            "value_start": self.value_span.start,
            "value_end": self.value_span.end,
            "kind": self.kind,
            "measure": self.measure,
            "measure_id": self.measure_id,
            "subject": self.subject,
            "area_code": self.area_code,
            "value": list(self.value) if isinstance(self.value, tuple) else self.value,
            "unit": self.unit.value,
            "direction": self.direction,
            "approx": self.approx,
            "period": self.period.to_dict() if self.period else None,
            "baseline": baseline,
            "speaker": self.speaker,
            "checkable": self.checkable,
            "why_not": self.why_not,
            "unsure": list(self.unsure),
            "confidence": {name: round(sure, 2) for name, sure in self.confidence.items()},
            **({"against": self.relation.to_dict()} if self.relation else {}),
        }


@dataclass(frozen=True, slots=True)
class NumberSeen:
    """A number of the text that is part of no claim, and why it was set aside ("date", "phone number", "service number")."""

    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Extraction:
    """Everything read from one text."""

    claims: tuple[Claim, ...] = ()
    set_aside: tuple[NumberSeen, ...] = ()
    numbers: int = 0
    published: date | None = None
    notes: Mapping[str, str] = field(default_factory=dict)


def claim_id(text_digest: str, span: Span, as_stated: str) -> str:
    """The same text and span give the same id, on any machine."""
    return hashlib.sha256(f"{text_digest}:{span.start}:{span.end}:{as_stated}".encode()).hexdigest()[:16]
