"""Totals of a grid against their parts: a total that is off, or a row that has another's numbers, shows here."""

from collections.abc import Mapping, Sequence

from factcheck.catalogue import load_catalogue
from factcheck.sources.cells import NUMBER
from factcheck.sources.checks import Checks
from factcheck.sources.grid_finding import Found
from factcheck.sources.grid_pages import Grid, GridColumn
from factcheck.sources.grid_rows import Body
from factcheck.sources.raw_tables import address

SHOWN = 6
COUNTED = ("count",)
NATION = "K04000001"
Column = tuple[GridColumn, int, str]
Side = tuple[str, str, float, float]


def check_totals(grid: Grid, found: Found, body: Body, columns: Sequence[Column], *, checks: Checks) -> None:
    """Note whether each total equals its parts, by area and by column, within the declared tolerance."""
    wrong: list[str] = []
    compared = 0
    counts = [(column, place) for column, place, _ in columns if column.statistic in COUNTED]
    inside = _forces_inside(grid, body) if grid.totals.areas else {}
    sides = [side for _, place in counts for side in _area_totals(grid, found, body, place, inside)] if grid.totals.areas else []
    for about, cell, value, total in [*sides, *_measure_totals(grid, found, body, columns)]:
        compared += 1
        if abs(value - total) > grid.totals.tolerance and f"{found.sheet} {about} {value:.12g}" not in grid.totals.known:
            wrong.append(f"cell {cell} has {value:.12g} and its parts {total:.12g}")
    if compared or grid.totals.areas or grid.totals.measures:
        shown = f"{'; '.join(wrong[:SHOWN])}{f' and {len(wrong) - SHOWN} more' if len(wrong) > SHOWN else ''}"
        checks.add(
            "totals equal their parts",
            compared > 0 and not wrong,
            expected=f"{compared} totals within {grid.totals.tolerance:g}",
            found=shown or f"{compared} equal",
            where=found.where,
        )


def _forces_inside(grid: Grid, body: Body) -> dict[str, list[str]]:
    """For each area of the table that is no force, the forces of the table that lie in it, or areas that stand there for theirs."""
    areas = load_catalogue().areas
    inside: dict[str, list[str]] = {row.about: [] for row in body.areas if areas[row.about].kind != "force"}
    holders = {areas[row.about].part_of for row in body.areas if row.about not in inside}
    for row in body.areas:
        joined = row.about in grid.names and row.about not in holders and areas[row.about].kind == "region"
        around = areas[row.about].part_of if row.about not in inside or joined else None
        while around is not None:
            inside.get(around, []).append(row.about)
            around = areas[around].part_of if around in areas else None
    return {code: forces for code, forces in inside.items() if forces}


def _area_totals(grid: Grid, found: Found, body: Body, place: int, inside: Mapping[str, list[str]]) -> list[Side]:
    """(area, cell, total, sum of the forces in it) for each area that is no force; the whole also counts the declared bodies."""
    rows = {labelled.about: labelled.row for labelled in body.areas}
    compared = []
    for code, forces in inside.items():
        value = _number(found, rows[code], place)
        if value is None:
            continue
        parts = [rows[force] for force in forces] + ([body.bodies[name] for name in grid.totals.bodies] if code == NATION else [])
        compared.append((code, address(rows[code], place), value, sum(_number(found, part, place) or 0.0 for part in parts)))
    return compared


def _measure_totals(grid: Grid, found: Found, body: Body, columns: Sequence[Column]) -> list[Side]:
    places = {column.measure: place for column, place, _ in columns if not column.written}
    compared = []
    for whole, parts in grid.totals.measures.items():
        for labelled in body.areas or body.periods:
            at = _place_of(whole, places, found)
            value = _number(found, labelled.row, at)
            numbers = [_number(found, labelled.row, _place_of(part, places, found)) for part in parts]
            if value is not None and None not in numbers:
                compared.append((labelled.about, address(labelled.row, at), value, sum(filter(None, numbers))))
    return compared


def _place_of(part: str, places: Mapping[str, int], found: Found) -> int:
    """A column by its measure, or by the words over it where it is not read, or where two columns are of one measure."""
    from factcheck.sources.grid_finding import squashed

    if part in places:
        return places[part]
    heads = [squashed(text) for text in found.rows[found.head]]
    return heads.index(squashed(part))


def _number(found: Found, row: int, place: int) -> float | None:
    text = found.rows[row][place].strip().replace(",", "")
    return float(text) if NUMBER.match(text) else None
