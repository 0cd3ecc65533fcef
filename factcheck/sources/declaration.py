"""Declarations: one YAML page a source, with who publishes it, how late and how revised it comes, and how its words map to our measures."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator

from factcheck.sources.page import Page
from factcheck.sources.statement_pages import Statements
from factcheck.values import FactcheckError, Unit
from factcheck.values.places import data_folder

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LISTS = ("publishers", "force_names")  # lists that stand beside the pages and are no sources
Kind = TypeVar("Kind", bound=BaseModel)


class SeriesBreak(Page):
    """A day from which a measure's figures cannot be compared with those before."""

    measure: str
    since: date = Field(alias="from")
    reason: str


class Exclusion(Page):
    """Rows that count towards nothing, and why."""

    where: dict[str, tuple[str, ...]]
    reason: str


class Rule(Page):
    """Which of the publisher's rows make a measure: a row counts where each named column holds one of the values."""

    measure: str
    where: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    value: str | None = None
    unit: Unit = Unit.COUNT
    statistic: str = "count"
    method: str | None = None
    reason: str


class RateColumns(Page):
    """The column that is added up over the line, and the one under it."""

    over: str
    under: str


class RateRule(Page):
    """A share or rate in percent that is made of two sums: the rows that `where` and `among` both name over all that `among` names.

    One figure for each of `methods`, such as the two denominators that charge rates are published with.
    """

    measure: str
    where: dict[str, tuple[str, ...]]
    among: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    methods: dict[str, RateColumns]
    statistic: str = "share"
    decimals: int = 2
    reason: str


class PeriodColumns(Page):
    """How the publisher writes a row's period, and in which columns; `fixed` where the whole table is about one."""

    kind: Literal["financial-quarter", "financial-year", "year-ending", "month-end-stock", "fixed"]
    year: str = ""
    quarter: str | None = None
    start: date | None = None
    end: date | None = None


class AreaColumn(Page):
    """Which column names the force; `total` is the code of all bodies together, `beyond` the bodies that only it counts."""

    column: str
    kind: Literal["name", "code"] = "name"
    every_force: bool = True
    total: str | None = None
    beyond: tuple[str, ...] = ()


class Table(Page):
    """The publisher's long table: its columns, the rules that read it, the categories that must all be ruled on, and its markers.

    `unread` names categories that count in totals only, and why no measure is made of them.
    A marker in `missing` leaves its whole sum missing; one in `blank` stands for nothing to add in a fine breakdown, and only a sum with
    no number at all is missing. Each marker has its reason.
    """

    columns: tuple[str, ...]
    preamble: int = 0
    period: PeriodColumns
    area: AreaColumn
    value: str
    decimals: int = 0
    categories: tuple[str, ...] = ()
    rules: tuple[Rule, ...] = ()
    exclusions: tuple[Exclusion, ...] = ()
    unread: tuple[Exclusion, ...] = ()
    rates: tuple[RateRule, ...] = ()
    missing: dict[str, str] = Field(default_factory=dict)
    blank: dict[str, str] = Field(default_factory=dict)

    @model_validator(mode="after")
    def _columns_declared(self) -> Self:
        """Each column that a rule reads must be declared, so that a file without it is told as drift."""
        named = {self.value, self.area.column, *self.categories}
        wheres = [*(rule.where for rule in self.rules), *(rate.where for rate in self.rates)]
        wheres += [exclusion.where for exclusion in (*self.exclusions, *self.unread)]
        named |= {column for where in wheres for column in where}
        named |= {rule.value for rule in self.rules if rule.value}
        named |= {column for rate in self.rates for pair in rate.methods.values() for column in (pair.over, pair.under, *rate.among)}
        undeclared = sorted(named - set(self.columns))
        if undeclared:
            raise ValueError(f"the rules read columns that are not declared: {', '.join(undeclared)}")
        return self


class Sheet(Page):
    """One sheet of a workbook with a row an area: for each measure the words of its column's heading, in every spelling seen.

    `joined` are the missing markers that say that an area is counted with another, so that no total is without it.
    """

    name: str
    columns: dict[str, tuple[str, ...]]
    unit: Unit = Unit.COUNT
    statistic: str = "count"
    decimals: int = 0
    stock: bool = False
    joined: tuple[str, ...] = ()
    missing: dict[str, str] = Field(default_factory=dict)


class Points(Page):
    """One series of a JSON file: where it lies, and either the measure of all its values or one for each category."""

    path: tuple[str, ...]
    key: str = "date"
    value: str = "value"
    measure: str | None = None
    categories: dict[str, str] = Field(default_factory=dict)
    year_ending: str | None = None
    area: str
    unit: Unit
    statistic: str
    method: str | None = None
    coverage: str | None = None
    table: str


class Edition(Page):
    """One raw file that is read: where it lies under the folder of raw files, its hash, and when and where it was published.

    `renamed` maps this edition's name of a column to the name that the table declares; `zeros_left_out` says that rows with nothing in
    them were dropped, so that an absent part of a rate is 0; `year_ending` is the year of a workbook of sheets.
    """

    release_id: str
    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    title: str
    published: str = Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")
    url: str = Field(pattern=r"^https?://")
    copy_: Literal["original", "resaved", "retyped"] = Field(alias="copy")
    status: Literal["final", "provisional", "revised", "experimental"] = "final"
    renamed: dict[str, str] = Field(default_factory=dict)
    zeros_left_out: bool = False
    year_ending: date | None = None
    exclusions: tuple[Exclusion, ...] = ()
    note: str | None = None


class Declaration(Page):
    """One source. `lag_days` is how long after a period's end its figures are out, `revision_bound_percent` how far later editions move
    them.

    `coverage` says which bodies are in; `read` whether its files are read here or it is only known of; `table` how they are read.
    """

    id: str
    publisher: str
    title: str
    landing_page: str = Field(pattern=r"^https?://")
    licence: str
    cadence: Literal["monthly", "quarterly", "half-yearly", "yearly", "irregular"]
    lag_days: int = Field(ge=0)
    revision_bound_percent: float = Field(ge=0)
    measures: tuple[str, ...]
    areas: str
    coverage: str
    method_notes: tuple[str, ...] = ()
    series_breaks: tuple[SeriesBreak, ...] = ()
    read: bool
    editions: tuple[Edition, ...] = ()
    table: Table | None = None
    sheets: tuple[Sheet, ...] = ()
    points: tuple[Points, ...] = ()
    statements: Statements | None = None


def load_declarations(folder: Path | None = None) -> Mapping[str, Declaration]:
    """All declarations by id, from `data/sources/*.yaml` unless another folder is given; read once.

    Raises `FactcheckError` (broken-declaration) naming file, place inside the file and reason.
    """
    return _loaded(folder or data_folder() / "sources")


@lru_cache(maxsize=8)
def _loaded(folder: Path) -> Mapping[str, Declaration]:
    found: dict[str, Declaration] = {}
    for path in sorted(folder.glob("*.yaml")):
        if path.stem in LISTS:
            continue
        declaration = checked_page(Declaration, path)
        if declaration.id != path.stem:
            raise FactcheckError("broken-declaration", f"the page of {declaration.id!r} lies in another name's file", where=str(path))
        found[declaration.id] = declaration
    if not found:
        raise FactcheckError("missing-declarations", "no source is declared here", where=str(folder), remedy="Restore data/sources.")
    return found


def checked_page(kind: type[Kind], path: Path) -> Kind:
    """One YAML page as its model; raises `FactcheckError` (broken-declaration) naming file, path inside the file and reason."""
    try:
        content = yaml.load(path.read_text(encoding="utf-8"), Loader=Loader)
        return kind.model_validate(content)
    except yaml.YAMLError as error:
        raise FactcheckError("broken-declaration", f"this is not YAML: {error}", where=str(path)) from None
    except ValidationError as error:
        first = error.errors()[0]
        inside = ".".join(map(str, first["loc"])) or "the page"
        raise FactcheckError("broken-declaration", f"{inside}: {first['msg']}", where=str(path)) from None
