"""`Layout`: how one shape of a publisher's file is read; a source has one layout for each shape that its releases have had."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from factcheck.sources.grid_pages import Grid
from factcheck.sources.page import Page
from factcheck.values import Unit

Where = dict[str, tuple[str, ...]]


class Exclusion(Page):
    """Rows that count towards nothing, or in totals only, and why."""

    where: Where
    reason: str


class Rule(Page):
    """Which of the publisher's rows make a measure: a row counts where each named column holds one of the values.

    `value` is the column that is added up, the table's own where none is named; no value at all counts the rows. `times` is what the
    publisher's number is multiplied by: a share written 0.033 is 3.3 percent.
    """

    measure: str
    where: Where = Field(default_factory=dict)
    value: str | None = None
    unit: Unit = Unit.COUNT
    statistic: str = "count"
    times: float = 1
    method: str | None = None
    reason: str


class RateColumns(Page):
    """The column that is added up over the line, and the one under it."""

    over: str
    under: str


class RateRule(Page):
    """A share in percent of two sums: the rows that `where` and `among` both name over all that `among` names, one figure a method."""

    measure: str
    where: Where
    among: Where = Field(default_factory=dict)
    methods: dict[str, RateColumns]
    statistic: str = "share"
    decimals: int = 2
    reason: str


class PeriodColumns(Page):
    """How the publisher writes a row's period, and in which columns; `fixed` where the whole table is about one.

    `gaps` tells why some of the steps between the first and the last are not there; without it they must all be.
    """

    kind: Literal[
        "financial-quarter",
        "financial-year",
        "calendar-year",
        "year-ending",
        "month",
        "month-end-stock",
        "march-stock",
        "mid-year-stock",
        "fixed",
    ]
    year: str = ""
    quarter: str | None = None
    start: date | None = None
    end: date | None = None
    gaps: str | None = None


class Absence(Page):
    """A body without rows from one day to another, and why; a day left out is open."""

    name: str
    since: date | None = Field(default=None, alias="from")
    until: date | None = Field(default=None, alias="to")
    reason: str


class AreaColumn(Page):
    """Which column names the force; `fixed` where the whole table is about one area.

    `total` is the code of all bodies together, `beyond` the bodies that only it counts; `codes` is the other column, of ONS codes or of
    names, that must agree with it where the publisher gives both.
    """

    column: str = ""
    kind: Literal["name", "code", "fixed"] = "name"
    fixed: str | None = None
    codes: str | None = None
    every_force: bool = True
    total: str | None = None
    beyond: tuple[str, ...] = ()
    absent: tuple[Absence, ...] = ()


class Table(Page):
    """The publisher's long table: its columns, the rules that read it, the categories that must all be ruled on, and its markers.

    `sheets` is the pattern of the names of the sheets that make up the table, such as one a financial year; a CSV file has none.
    `other_sheets` are patterns of sheets with the same headings that are not read, each with the reason.
    `records` says that the rows are the objects of a JSON list, whose columns have dotted names (`outcome_status.date`).
    `unread` names categories that count in totals only; `ignored` columns that need not be read, each with the reason.
    `refused` names values that only another table of the publisher's has, each with what that table is, so that it is told and not mended.
    A marker in `missing` leaves its whole sum missing; one in `blank` stands for nothing to add in a fine breakdown, and only a sum with
    no number at all is missing. Each marker has its reason.
    `repeated` tells why two rows may be alike in every cell and still both count; without it none may.
    """

    records: bool = False
    sheets: str | None = None
    other_sheets: dict[str, str] = Field(default_factory=dict)
    columns: tuple[str, ...]
    spellings: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    ignored: dict[str, str] = Field(default_factory=dict)
    period: PeriodColumns
    area: AreaColumn
    value: str | None = None
    decimals: int = 0
    categories: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    unread: tuple[Exclusion, ...] = ()
    refused: tuple[Exclusion, ...] = ()
    rates: tuple[RateRule, ...] = ()
    missing: dict[str, str] = Field(default_factory=dict)
    blank: dict[str, str] = Field(default_factory=dict)
    repeated: str | None = None

    @model_validator(mode="after")
    def _columns_declared(self) -> Self:
        """Each column that a rule reads must be declared, so that a file without it is told as drift."""
        named = {self.value, self.area.column, self.area.codes, *self.categories}
        wheres = [*(rule.where for rule in self.rules), *(rate.where for rate in self.rates)]
        wheres += [exclusion.where for exclusion in (*self.exclusions, *self.unread, *self.refused)]
        named |= {column for where in wheres for column in where}
        named |= {rule.value for rule in self.rules}
        named |= {column for rate in self.rates for pair in rate.methods.values() for column in (pair.over, pair.under, *rate.among)}
        undeclared = sorted(name for name in named - set(self.columns) if name)
        if undeclared:
            raise ValueError(f"the rules read columns that are not declared: {', '.join(undeclared)}")
        return self


class Points(Page):
    """One series of a JSON file: where it lies, and either the measure of all its values or one for each category.

    `times` is what the publisher's number is multiplied by (a share written 0.05 is 5 percent); `unless` fields of an entry keep it out.
    """

    path: tuple[str, ...] = ()
    key: str = "date"
    value: str = "value"
    measure: str | None = None
    categories: dict[str, str] = Field(default_factory=dict)
    ignored: dict[str, str] = Field(default_factory=dict)
    period: Literal["year-ending", "financial-year", "calendar-year", "month"] = "year-ending"
    year_ending: str | None = None
    area: str
    unit: Unit
    statistic: str
    times: float = 1
    decimals: int | None = None
    method: str | None = None
    coverage: str | None = None
    table: str


class Layout(Page):
    """One shape: a long table, grids in sheets, or points in JSON; `about` says which releases have it.

    `encoding` is the text encoding of a CSV file where it is not UTF-8.
    """

    id: str
    about: str = ""
    table: Table | None = None
    grids: tuple[Grid, ...] = ()
    points: tuple[Points, ...] = ()

    @model_validator(mode="after")
    def _one_shape(self) -> Self:
        if sum(map(bool, (self.table, self.grids, self.points))) != 1:
            raise ValueError(f"layout {self.id!r} needs exactly one of table, grids and points")
        return self
