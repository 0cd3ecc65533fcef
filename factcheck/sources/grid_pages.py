"""`Grid`: a block of cells in a sheet, with labels at the left and headings above, as bulletins' tables are laid out."""

from datetime import date
from typing import Literal, Self

from pydantic import Field, model_validator

from factcheck.sources.page import Page
from factcheck.values import Unit

Written = Literal["dates", "financial-years", "years-ending", "calendar-years"]


class GridColumn(Page):
    """One measure: the words over its column in every spelling seen, or the kind of period that each of its columns is headed with.

    `stock` says that the number is one at a day; `midyear` that the heading says which mid-year ("mid-2018") it is at.
    `bodies` are those without a row of numbers here that the figure for England and Wales also counts, as a rate's note says.
    """

    measure: str
    headings: tuple[str, ...] = ()
    written: Written | None = None
    under: str | None = None
    unit: Unit = Unit.COUNT
    statistic: str = "count"
    method: str | None = None
    decimals: int = 0
    times: float = 1
    stock: bool = False
    midyear: bool = False
    change: bool = False
    coverage: str | None = None
    bodies: tuple[str, ...] = ()
    reason: str = ""

    @model_validator(mode="after")
    def _one_way(self) -> Self:
        if bool(self.headings) == bool(self.written):
            raise ValueError(f"a column of {self.measure} needs either headings or the kind of period that is written over it")
        return self


class GridTotals(Page):
    """Totals that must equal their parts: `areas` each area over the forces in it, `measures` one column over others of the same row.

    `bodies` are the rows without an area that the total of everything also counts; `tolerance` is for rounding; `known` are slips of the
    publisher's own, as "Table P4 E92000001 39018" (sheet, area or period, and the total that stands there) with what is wrong.
    """

    areas: bool = False
    bodies: tuple[str, ...] = ()
    measures: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    tolerance: float = 0.5
    known: dict[str, str] = Field(default_factory=dict)
    reason: str = ""


class Grid(Page):
    """One table in a sheet.

    The sheet is found by `sheets` (names seen) or by `title` (a pattern of its title, for sheets that are numbered anew); `title` is also
    checked, and `says` are patterns that must stand above the numbers: the unit, "England and Wales". `anchor` is the line that the table
    begins under where a sheet has several. `corner` is what stands over the row labels, "" where nothing does; `above` how many rows over
    that one belong to the headings.

    `rows` says what the labels are: areas by ONS code, areas by name, or periods. `regions_first` says that each region's row stands above
    its forces', which tells West Midlands the region from West Midlands the force. `names` are rows of areas under other names, `bodies`
    rows that have no area, `skipped` rows that count for nothing, with reasons. `only` keeps a grid to rows whose other label says so.
    `ignored` columns are not read, one headed with a period neither.
    `marks` are signs glued to numbers and periods ("17~"), with what the publisher says of each.
    """

    sheets: tuple[str, ...] = ()
    title: str | None = None
    says: tuple[str, ...] = ()
    anchor: str | None = None
    corner: tuple[str, ...] = ()
    above: int = 1
    rows: Literal["codes", "names", "periods"] = "codes"
    label: str | None = None
    only: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    area: str | None = None
    names: dict[str, tuple[str, ...]] = Field(default_factory=dict)
    regions_first: bool = False
    every_force: bool = True
    bodies: tuple[str, ...] = ()
    skipped: dict[str, str] = Field(default_factory=dict)
    ends: tuple[str, ...] = ("Source", "Notes", "Note")
    period: Literal["title", "heading", "row", "fixed"] = "title"
    start: date | None = None
    end: date | None = None
    columns: tuple[GridColumn, ...]
    ignored: tuple[str, ...] = ()
    missing: dict[str, str] = Field(default_factory=dict)
    marks: dict[str, str] = Field(default_factory=dict)
    joined: tuple[str, ...] = ()
    totals: GridTotals = GridTotals()

    @model_validator(mode="after")
    def _findable(self) -> Self:
        if not self.sheets and not self.title:
            raise ValueError("a grid needs the names of its sheet, or a pattern of its title")
        if self.rows == "periods" and not self.area:
            raise ValueError("a grid with a row a period needs the area that it is about")
        return self
