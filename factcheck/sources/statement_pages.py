"""The mapping page of quoted figures: which of the list's names are which measures, and what is left out for which reason."""

from datetime import date
from typing import Literal

from pydantic import Field

from factcheck.sources.page import Page
from factcheck.values import Unit


class UnitRule(Page):
    """Our unit for one of the list's, and what its numbers are multiplied by."""

    unit: Unit
    times: float = 1


class Days(Page):
    """A baseline by its first and last day."""

    start: date
    end: date


class StatementRule(Page):
    """How rows of one name become figures; where `definition` is given, only rows whose definition is one of these."""

    measure: str
    statistic: Literal["count", "rate", "mean", "median", "share", "change", "ratio", "rank"]
    method: str | None = None
    coverage: str | None = None
    bound: str | None = None
    baseline: Literal["year-before", "at-start", "day-before"] | Days | None = None
    definition: tuple[str, ...] = ()


class Refusal(Page):
    """Rows whose note matches are left out, but for the names in `unless`."""

    note: str
    reason: str
    unless: tuple[str, ...] = ()


class Noted(Page):
    """What a note that matches says about its figure."""

    note: str
    coverage: str | None = None
    bound: str | None = None
    method: str | None = None


class LeftOut(Page):
    """Names that no figure is made of."""

    reason: str
    measures: tuple[str, ...]


class Statements(Page):
    """All judgements on a list of quoted figures; each must still match something in the list, or the run stops."""

    columns: tuple[str, ...]
    units: dict[str, UnitRule]
    areas: dict[str, str]
    never: dict[str, str]
    refused: tuple[Refusal, ...]
    inexact: tuple[str, ...]
    coverages: tuple[Noted, ...]
    bounds: tuple[Noted, ...]
    methods: tuple[Noted, ...]
    unsaid: str = Field(description="parts of a note that say nothing about the figure")
    provisional: str
    published_as: str
    measures: dict[str, tuple[StatementRule, ...]]
    left_out: tuple[LeftOut, ...]

    @property
    def reasons(self) -> dict[str, str]:
        """The reason for each name that is left out."""
        return {name: part.reason for part in self.left_out for name in part.measures}
