"""The rows of a grid: which area or period each is about, where the table ends, and the publisher's notes under it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Self

from factcheck.catalogue import Area, load_catalogue
from factcheck.sources.drift import drifted, renaming
from factcheck.sources.grid_finding import Found, squashed
from factcheck.sources.grid_pages import Grid
from factcheck.sources.places import WITHOUT, force_names
from factcheck.sources.written_periods import is_period

CODE = re.compile(r"[EKWNS]\d{8}\Z")
MARKS = re.compile(r"[\s\d,.*+]+\Z")
NOTE_MARKS = re.compile(r"(?<=[A-Za-z)'\]])\s?(\d{1,2}(?:\s?,\s?\d{1,2})*)\)?\s*\Z")
BRACKET_MARKS = re.compile(r"\[note\s*(\d+)\]", re.I)
NOTE = re.compile(r"\(?(\d{1,2})[.)]?\s+(?=[A-Z'‘\"\[+.\-])(.*)", re.S)


@dataclass(frozen=True, slots=True)
class Known:
    """The areas that there are, the forces by every spelling seen, and the regions and nations by name."""

    areas: Mapping[str, Area]
    names: Mapping[str, str]
    regions: Mapping[str, str]

    @classmethod
    def now(cls) -> Self:
        """What the catalogue and the list of names say."""
        areas = load_catalogue().areas
        wide = {_plain(name): code for code, area in areas.items() if area.kind in ("region", "nation", "nations") for name in area.names}
        own = {name: code for code, area in areas.items() if area.kind == "force" for name in area.names}
        return cls(areas, {**own, **force_names()}, wide)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A row: its place in the sheet, what it is about (area code, a body's name, or the period as written) and the label as written."""

    row: int
    about: str
    label: str


@dataclass(slots=True)
class Body:
    """The rows of a grid by kind, the notes under it by their numbers, and how many rows were left out for which reason."""

    areas: list[Labelled] = field(default_factory=list)
    bodies: dict[str, int] = field(default_factory=dict)
    periods: list[Labelled] = field(default_factory=list)
    notes: dict[str, str] = field(default_factory=dict)
    loose_notes: list[str] = field(default_factory=list)
    skipped: dict[str, int] = field(default_factory=dict)

    def noted(self, *texts: str) -> str | None:
        """The publisher's notes whose numbers are glued to the texts."""
        numbers = [number for text in texts for number in note_marks(text)]
        return " ".join(dict.fromkeys(self.notes[number] for number in numbers if number in self.notes)) or None


def note_marks(text: str) -> list[str]:
    """The note numbers at the end of a name or heading: "Greater Manchester10,11" has 10 and 11, "Burglary [note 4]" has 4."""
    bracketed = BRACKET_MARKS.findall(text)
    match = NOTE_MARKS.search(text)
    return bracketed or (re.split(r"\s?,\s?", match[1]) if match else [])


def body_of(grid: Grid, found: Found, places: Iterable[int]) -> Body:
    """The rows below the headings.

    Raises the drift error for a row with numbers whose label is not known, for a force that is missing or there twice, and for a code
    beside another force's name.
    """
    body, columns = Body(), list(places)
    ended = False
    known = Known.now()
    for number in range(found.head + 1, len(found.rows)):
        row = found.rows[number]
        if not any(cell.strip() for cell in row):
            continue
        label = row[found.label].strip()
        filled = any(place < len(row) and _numeric(row[place], grid) for place in columns)
        if ended or not filled:
            ended = ended or _ends(grid, row, body)
            if not ended:
                _expect_no_area(grid, found, number, label, known)
            _note(row, body)
            continue
        if not _kept(grid, found, row):
            continue
        _label(grid, found, body, number, label, row, known)
    _expect_rows(grid, found, body)
    return body


def _expect_no_area(grid: Grid, found: Found, number: int, label: str, known: Known) -> None:
    """A force whose cells are all empty would be lost in silence where not every force must be there."""
    code = label if grid.rows == "codes" else known.names.get(_bare(label), "")
    if grid.rows == "periods" or code not in known.areas or known.areas[code].kind != "force":
        return
    if grid.rows == "names" and _plain(_bare(label)) in known.regions:
        return  # a region's name may head its forces' rows
    if _skip_reason(grid, label if grid.rows == "names" else _name_beside(found, found.rows[number])) or not _kept(
        grid, found, found.rows[number]
    ):
        return
    raise drifted(
        "a force's row has neither a number nor a declared marker",
        found=[" ".join(found.rows[number]).strip()],
        where=f"{found.where}, row {number + 1}",
        suggestion="If it gave no figure, name its row under skipped with the reason.",
    )


def _ends(grid: Grid, row: list[str], body: Body) -> bool:
    """Only after rows of the table: a note may also stand between headings and numbers."""
    begun = bool(body.areas or body.periods)
    return begun and any(squashed(cell).startswith(tuple(map(squashed, grid.ends))) for cell in row if cell)


def _numeric(cell: str, grid: Grid) -> bool:
    text = cell.strip()
    return (
        text in grid.missing
        or bool(re.match(r"-?[\d,]+(\.\d+)?\s*(\[[^\]]*\])?\Z", text))
        or (len(text) <= len("[withheld]") and bool(text) and not text.isalpha())
    )


def _kept(grid: Grid, found: Found, row: list[str]) -> bool:
    """Whether the row's other labels say that it is one of those that the grid is about."""
    heads = {squashed(text): place for place, text in enumerate(found.rows[found.head])}
    for column, values in grid.only.items():
        place = heads.get(squashed(column))
        if place is None:
            raise drifted("a label's column is not in the table", missing=[column], found=found.rows[found.head], where=found.where)
        if row[place].strip() not in values:
            return False
    return True


def _label(grid: Grid, found: Found, body: Body, number: int, label: str, row: list[str], known: Known) -> None:
    at = f"{found.where}, row {number + 1}"
    name = _name_beside(found, row) if grid.rows == "codes" else label
    if _skipped(grid, body, name):
        return
    if grid.rows == "periods":
        if not is_period(label, _period_kind(grid)):
            raise drifted("a row's label is not a period", found=[label], where=at, suggestion=_skip_hint(label))
        body.periods.append(Labelled(number, label, label))
        return
    bodies = {_plain(text): text for text in grid.bodies}
    if _plain(name) in bodies:
        body.bodies[bodies[_plain(name)]] = number
        return
    code = _coded(label, name, at, known) if grid.rows == "codes" else _named(grid, body, name, at, known)
    if any(other.about == code for other in body.areas):
        raise drifted("an area stands there twice", found=[f"{label} {name}"], where=at)
    body.areas.append(Labelled(number, code, name))


def _skipped(grid: Grid, body: Body, name: str) -> bool:
    """Whether the row counts for nothing by the declaration, which is then noted with its reason."""
    reason = _skip_reason(grid, name)
    if reason is None:
        return False
    body.skipped[reason] = body.skipped.get(reason, 0) + 1
    return True


def _skip_reason(grid: Grid, name: str) -> str | None:
    return next((why for text, why in grid.skipped.items() if _plain(text) == _plain(name)), None)


def _period_kind(grid: Grid) -> str:
    return next((column.written for column in grid.columns if column.written), None) or "financial-years"


def _name_beside(found: Found, row: list[str]) -> str:
    after = row[found.label + 1] if found.label + 1 < len(row) else ""
    return after.strip()


def _coded(code: str, name: str, at: str, known: Known) -> str:
    """A row's code, which must be known and not stand beside the name of another force or region."""
    areas = known.areas
    if not CODE.match(code):
        hint = f"If {name!r} has no area, name it under bodies; if the row counts for nothing, under skipped."
        raise drifted("a row with numbers has no area code", found=[f"{code} {name}".strip()], where=at, suggestion=hint)
    if code not in areas:
        raise drifted("an area code is not known", found=[f"{code} {name}"], where=at)
    said = known.names.get(_bare(name))
    if areas[code].kind == "force" and said != code:
        what = "a force's name stands beside another's code" if said else "a force's name is not known"
        raise drifted(
            what, missing=[areas[code].name], found=[f"{code} {name}"], where=at, suggestion="" if said else _name_hint(name, code)
        )
    return code


def _named(grid: Grid, body: Body, name: str, at: str, known: Known) -> str:
    """A row's area by its name alone: where regions stand first, a name that both have is the region's the first time."""
    bare = _bare(name)
    for code, spellings in grid.names.items():
        if _plain(name) in map(_plain, spellings):
            return code
    region = known.regions.get(_plain(bare)) if grid.regions_first else None
    if region and not any(row.about == region for row in body.areas):
        return region
    force = known.names.get(bare) or known.names.get(" ".join(bare.split())) or known.regions.get(_plain(bare))
    if force is None:
        raise drifted("a row with numbers is about an area that is not known", found=[name], where=at, suggestion=_new_name_hint(bare))
    return force


def _expect_rows(grid: Grid, found: Found, body: Body) -> None:
    if grid.rows == "periods":
        if not body.periods:
            raise drifted("no row is about a period", where=found.where)
        return
    here = {row.about for row in body.areas}
    there = here | _joined(grid, here)
    lacking = {name for name, code in _first_names().items() if code not in there} if grid.every_force else set()
    if lacking or not here:
        raise drifted(
            "some forces are not in the table", missing=lacking, found=[f"{len(here)} areas"], where=found.where, suggestion=WITHOUT
        )
    absent = [name for name in grid.bodies if name not in body.bodies and name in grid.totals.bodies]
    if absent:
        raise drifted("a body that a total counts has no row", missing=absent, where=found.where)


def _joined(grid: Grid, here: set[str]) -> set[str]:
    """The forces that have one row together, under the name of the area that they lie in: London is one area for MAPPA."""
    areas = load_catalogue().areas
    together = here & set(grid.names)
    return {code for code in _first_names().values() if code in areas and areas[code].part_of in together}


def _first_names() -> dict[str, str]:
    first: dict[str, str] = {}
    for name, code in force_names().items():
        if code not in first.values():
            first[name] = code
    return first


def _note(row: list[str], body: Body) -> None:
    text = " ".join(cell.strip() for cell in row if cell.strip())
    match = NOTE.match(text)
    if match:
        body.notes.setdefault(match[1], " ".join(match[2].split()))
    elif len(text) > 1:
        body.loose_notes.append(" ".join(text.split()))


def _bare(name: str) -> str:
    """A name without the note numbers that are glued to it."""
    return MARKS.sub("", BRACKET_MARKS.sub("", name)).strip()


def _plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", _bare(name).lower().replace("&", "and"))


def _name_hint(name: str, code: str) -> str:
    return f"If {_bare(name)!r} is a new spelling of {code}, add it in data/sources/force_names.yaml."


def _new_name_hint(name: str) -> str:
    return (
        renaming([name], force_names()) or f"If {name!r} has no area, name it under bodies; if the row counts for nothing, under skipped."
    )


def _skip_hint(label: str) -> str:
    return f"If the row counts for nothing, name {label!r} under skipped with the reason."
