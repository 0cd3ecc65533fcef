"""Sources of our own making in the publishers' layout: the forces are out of fiction and the numbers out of nowhere."""

import csv
import hashlib
import io
from collections.abc import Iterable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow

from factcheck.figures import Figure
from factcheck.figures.tables import figures_from
from factcheck.sources.checks import Check, Checks
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.figuring import Read, figure_table
from factcheck.sources.grids import read_grids
from factcheck.sources.layout_pages import Layout
from factcheck.sources.long_table import read_table
from factcheck.sources.plausibility import check_plausible
from factcheck.sources.points import read_points
from factcheck.sources.raw_tables import RawTable

FORCES = "E23000901: [Borsetshire]\nE23000902: [Sun Hill, 'Sun Hill, City of']\n"
PUBLISHERS = """publishers:
  - {name: Borsetshire Police, standing: official_statement, own_hosts: [borsetshire.example], own_body: E23000901}
  - {name: The Borchester Echo (quoting the Office), standing: press, names_official: true}
  - {name: The Borchester Echo, standing: press}
"""
HEADINGS = "Financial Year,Financial Quarter,Force Name,Offence Description,Offence Group,Offence Subgroup,Offence Code,Number of Offences"
RECORDED = (
    "2030/31,1,Borsetshire,Murder,Violence against the person,Homicide,1,2",
    "2030/31,1,Borsetshire,Manslaughter,Violence against the person,Homicide,4.1,3",
    "2030/31,1,Borsetshire,Corporate manslaughter,Violence against the person,Homicide,4.10,50",
    "2030/31,1,Borsetshire,Burglary of a home,Theft offences,Domestic burglary,28I,11",
    "2030/31,1,Borsetshire,Burglary of a shed,Theft offences,Domestic burglary,28M,-4",
    "2030/31,1,Sun Hill,Murder,Violence against the person,Homicide,1,7",
    "2030/31,1,Transport Constabulary,Murder,Violence against the person,Homicide,1,100",
    "2030/31,1,Fraud Bureau,Fraud,Fraud offences,Fraud,FB,99999",
)
TABLE: dict[str, Any] = {
    "columns": HEADINGS.split(","),
    "period": {"kind": "financial-quarter", "year": "Financial Year", "quarter": "Financial Quarter"},
    "area": {"column": "Force Name", "total": "K04000001", "beyond": ["Transport Constabulary"]},
    "value": "Number of Offences",
    "categories": ["Offence Subgroup"],
    "exclusions": [{"where": {"Offence Group": ["Fraud offences"]}, "reason": "no force's"}],
    "rules": [
        {"measure": "recorded-crime", "reason": "all"},
        {"measure": "homicide", "where": {"Offence Subgroup": ["Homicide"]}, "reason": "own subgroup"},
        {"measure": "burglary", "where": {"Offence Subgroup": ["Domestic burglary"]}, "reason": "own subgroup"},
    ],
    "missing": {"N/a": "not sent"},
}


def edition(folder: Path, text: str, **changes: Any) -> Edition:
    """One edition whose raw file is the text."""
    (folder / "raw.csv").write_text(text, encoding="utf-8")
    return an_edition(text, **changes)


def an_edition(text: str = "", **changes: Any) -> Edition:
    """One edition of the text, without a file of it."""
    fields = {
        "release_id": "invented-2031",
        "file": "raw.csv",
        "sha256": hashlib.sha256(text.encode()).hexdigest(),
        "title": "Invented tables",
        "published": "2031-01",
        "url": "https://office.example/tables",
        "copy": "original",
    }
    return Edition.model_validate(fields | changes)


def declaration(**parts: Any) -> Declaration:
    """A whole declaration around the parts that a test is about."""
    fields = {
        "id": "invented",
        "publisher": "Office of Invented Numbers",
        "title": "Invented tables",
        "landing_page": "https://office.example",
        "licence": "none",
        "cadence": "quarterly",
        "lag_days": 100,
        "revision_bound_percent": 1,
        "areas": "two forces",
        "coverage": "two forces",
        "measures": ["homicide", "recorded-crime", "burglary", "charge-rate"],
        "read": True,
    }
    return Declaration.model_validate(fields | parts)


def recorded(*rows: str) -> str:
    """A table in the layout of recorded crime, of these rows or of `RECORDED`."""
    return "\n".join([HEADINGS, *(rows or RECORDED)]) + "\n"


def raw(rows: Iterable[Sequence[str]], *, name: str = "", ragged: tuple[tuple[int, int, int], ...] = ()) -> RawTable:
    """A sheet as the readers of files hand it over: every row filled up to the widest."""
    listed = [list(row) for row in rows]
    width = max(map(len, listed))
    even = [row + [""] * (width - len(row)) for row in listed]
    cells = pyarrow.table({f"c{place}": pyarrow.array([row[place] for row in even], pyarrow.string()) for place in range(width)})
    return RawTable(name, cells, (), ragged)


def sheet(text: str, *, name: str = "") -> RawTable:
    """A sheet out of the lines of a CSV text; rows of another length than the widest are told as ragged."""
    rows = list(csv.reader(io.StringIO(text)))
    width = max(map(len, rows))
    return raw(rows, name=name, ragged=tuple((number, len(row), width) for number, row in enumerate(rows, 1) if len(row) != width))


@dataclass(frozen=True)
class Seen:
    """What was read: the figures, the table of them, the checks, and all that the reader tells."""

    figures: list[Figure]
    checks: Checks
    read: Read

    @property
    def failed(self) -> list[Check]:
        return self.checks.failed

    @property
    def only(self) -> Check:
        """The one check that failed."""
        (check,) = self.checks.failed
        return check

    @property
    def values(self) -> dict[tuple[str, str], float | None]:
        """Value by measure and area, for one period and method."""
        return {(figure.measure_id, figure.area_code): figure.value for figure in self.figures}

    def of(self, measure: str, area: str) -> Figure:
        """The one figure of a measure and area."""
        (figure,) = [figure for figure in self.figures if (figure.measure_id, figure.area_code) == (measure, area)]
        return figure


def see(
    layout: dict[str, Any],
    content: Any,
    *,
    edited: dict[str, Any] | None = None,
    declared: dict[str, Any] | None = None,
    held: Iterable[tuple[str, pyarrow.Table]] = (),
) -> Seen:
    """Read cells by a layout with every check; `held` are editions to compare with."""
    whole = declaration(layouts=[{"id": "invented", **layout}], **(declared or {}))
    kept, checks = an_edition(**(edited or {})), Checks()
    read = Read(figure_table(whole, kept, {}, rows=0), 0, ())
    with checks.catching():
        read = _read(whole, kept, whole.layouts[0], content, checks)
    if checks.passed:
        check_plausible(whole, kept, read.figures, held, checks=checks)
    return Seen(figures_from(read.figures), checks, read)


def _read(whole: Declaration, kept: Edition, layout: Layout, content: Any, checks: Checks) -> Read:
    if layout.table:
        return read_table(whole, kept, layout.table, content, checks=checks)
    if layout.grids:
        return read_grids(whole, kept, layout.grids, content, checks=checks)
    return read_points(whole, kept, layout.points, content, checks=checks)


def see_table(text: str | RawTable | Sequence[RawTable], *, table: dict[str, Any] | None = None, **more: Any) -> Seen:
    """Read a long table in the layout of recorded crime; `table` is what its declaration has otherwise."""
    content = [sheet(text)] if isinstance(text, str) else [text] if isinstance(text, RawTable) else list(text)
    return see({"table": deepcopy(TABLE) | (table or {})}, content, **more)
