"""The shape of a line of gold: what each field may hold, and what has to agree with what."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.values import Unit

Amount = Annotated[float, Field(ge=0, le=1e15, allow_inf_nan=False)]
Value = Amount | tuple[Amount, Amount] | None
Offset = Annotated[int, Field(ge=0)]
Words = Annotated[str, Field(min_length=1)]


class Shape(BaseModel):
    """A checked object; keys that nobody asks for pass through."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Stretch(Shape):
    """A period: its words, and its first and last day where they are known."""

    stated: str | None = None
    start: date | None = None
    end: date | None = None

    @model_validator(mode="after")
    def _runs_forward(self) -> "Stretch":
        if self.start and self.end and self.start > self.end:
            raise ValueError("the period ends before it starts")
        return self


class Baseline(Stretch):
    """A period that something is compared with, and the figure it had."""

    value: Value = None


class Claim(Shape):
    """One claim as a person marked it."""

    quote: Words
    start: Offset
    end: Offset
    as_stated: Words
    value_start: Offset
    value_end: Offset
    kind: Literal["level", "share", "change", "from_to", "ratio", "rank", "comparison", "trend", "forecast", "target"]
    measure: str | None
    subject: str | None
    value: Value
    unit: Unit
    unit_alt: Unit | None = None
    direction: Literal["increase", "decrease", "none"] | None
    approx: Literal["exact", "about", "more_than", "less_than", "up_to", "almost"]
    period: Stretch | None
    baseline: Baseline | None
    speaker: str | None
    checkable: bool
    why_not: Literal["forecast", "target", "vague", "opinion", "no public data"] | None = None

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Claim":
        pair = isinstance(self.value, tuple)
        if self.kind == "from_to" and not pair:
            raise ValueError("a from_to has two values")
        if self.kind == "change" and (pair or self.value is None or self.direction not in ("increase", "decrease")):
            raise ValueError("a change has one value and a direction")
        if self.checkable == (self.why_not is not None):
            raise ValueError("checkable and why_not disagree")
        return self


class Distractor(Shape):
    """A number that is no claim."""

    type: str = ""
    start: Offset
    end: Offset
    text: Words


class Line(Shape):
    """A passage with everything that was marked in it."""

    id: Words
    published: date | None = None
    text: Words
    claims: tuple[Claim, ...]
    distractors: tuple[Distractor, ...] = ()

    @model_validator(mode="after")
    def _marks_stand_at_their_offsets(self) -> "Line":
        for fault in self._misplaced():
            raise ValueError(fault)
        return self

    def _misplaced(self) -> Iterator[str]:
        for number, claim in enumerate(self.claims, 1):
            if self.text[claim.start : claim.end] != claim.quote:
                yield f"the quote of claim {number} is not at its offsets"
            if self.text[claim.value_start : claim.value_end] != claim.as_stated:
                yield f"the value of claim {number} is not at its offsets"
            if not claim.start <= claim.value_start < claim.value_end <= claim.end:
                yield f"the value of claim {number} lies outside its quote"
        for number, distractor in enumerate(self.distractors, 1):
            if self.text[distractor.start : distractor.end] != distractor.text:
                yield f"distractor {number} is not at its offsets"
