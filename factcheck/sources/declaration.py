"""Declarations: one YAML page a source, with who publishes it, how late and how revised it comes, and how its words map to our measures."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, Self, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator

from factcheck.sources.finding import Find
from factcheck.sources.layout_pages import Exclusion, Layout
from factcheck.sources.page import Page
from factcheck.sources.statement_pages import Statements
from factcheck.values import FactcheckError
from factcheck.values.places import page_folders

Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LISTS = ("publishers", "force_names")  # lists that stand beside the pages and are no sources
Kind = TypeVar("Kind", bound=BaseModel)


class SeriesBreak(Page):
    """A day from which a measure's figures cannot be compared with those before."""

    measure: str
    since: date = Field(alias="from")
    reason: str


class Revisions(Page):
    """How far a later edition may move a figure before it is refused: by `percent` of it or by `count`, whichever is more.

    It is wider than the usual revision (`revision_bound_percent`): it is there to catch a table that means something else. A revision that
    the publisher marks or explains is named in `known`, as "E23000030 2018-03-31" (area and last day), with what it says.
    """

    percent: float = Field(ge=0)
    count: float = Field(ge=0)
    known: dict[str, str] = Field(default_factory=dict)
    reason: str


class Step(Page):
    """How many times as large as the period before a measure's figure of one area may be, where both are at least `floor`.

    Two forces whose names were swapped, or a unit that changed, show here; real leaps are named in `known` with the reason.
    """

    measures: tuple[str, ...]
    times: float = Field(gt=1)
    floor: float = Field(ge=0)
    known: dict[str, str] = Field(default_factory=dict)
    reason: str


class Control(Page):
    """One number that the publisher states elsewhere, such as a national total in the bulletin, that the figures must give."""

    measure: str
    area: str
    start: date
    end: date
    value: float
    tolerance: float = 0.0
    method: str | None = None
    reason: str


class Edition(Page):
    """One raw file that is read: where it lies under the folder of raw files, its hash, and when and where it was published.

    `layout` is the layout that it has, the first that fits where none is named; `renamed` maps this edition's name of a column to the
    name that the table declares; `zeros_left_out` says that rows with nothing in them were dropped, so that an absent part of a rate is 0.
    """

    release_id: str
    file: str
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    title: str
    published: str = Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")
    url: str = Field(pattern=r"^https?://")
    copy_: Literal["original", "resaved", "retyped"] = Field(alias="copy")
    status: Literal["final", "provisional", "revised", "experimental"] = "final"
    layout: str | None = None
    renamed: dict[str, str] = Field(default_factory=dict)
    zeros_left_out: bool = False
    exclusions: tuple[Exclusion, ...] = ()
    controls: tuple[Control, ...] = ()
    note: str | None = None


class Declaration(Page):
    """One source. `lag_days` is how long after a period's end its figures are out, `revision_bound_percent` how far later editions move
    them.

    `coverage` says which bodies are in. A source whose files are not at hand has `read: false`, and `fixture` names the files in the
    publisher's layout, filled with made-up numbers, by which its layouts are tested; no figure of theirs is in any store.
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
    fixture: tuple[str, ...] = ()
    find: Find | None = None
    editions: tuple[Edition, ...] = ()
    layouts: tuple[Layout, ...] = ()
    revisions: Revisions | None = None
    steps: tuple[Step, ...] = ()
    statements: Statements | None = None

    @model_validator(mode="after")
    def _layouts_named(self) -> Self:
        names = [layout.id for layout in self.layouts]
        unknown = {edition.layout for edition in self.editions if edition.layout} - set(names)
        if unknown or len(set(names)) != len(names):
            raise ValueError(f"an edition names a layout that is not declared once: {', '.join(sorted(unknown)) or ', '.join(names)}")
        return self


def load_declarations(folder: Path | None = None) -> Mapping[str, Declaration]:
    """All declarations by id: those of `data/sources`, and on top those in the folder sources/ of the user's own; read once.

    Another folder's alone where one is given. Raises `FactcheckError` (broken-declaration) naming file, place inside the file and reason.
    """
    return _loaded((folder,) if folder else tuple(page_folders("sources")))


@lru_cache(maxsize=8)
def _loaded(folders: tuple[Path, ...]) -> Mapping[str, Declaration]:
    found: dict[str, Declaration] = {}
    for path in (path for folder in folders for path in sorted(folder.glob("*.yaml"))):
        if path.stem in LISTS:
            continue
        declaration = checked_page(Declaration, path)
        if declaration.id != path.stem:
            raise FactcheckError("broken-declaration", f"the page of {declaration.id!r} lies in another name's file", where=str(path))
        found[declaration.id] = declaration
    if not found:
        raise FactcheckError("missing-declarations", "no source is declared here", where=str(folders[0]), remedy="Restore data/sources.")
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


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a source's page; `data/sources/page.schema.json` holds it for editors."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "A source of factcheck", **Declaration.model_json_schema()}
