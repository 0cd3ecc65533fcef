"""Counts of a region, of England or of Wales that nobody prints: the sum over its police forces, each of them held, none missing.

A region is no force, and a force is no region: London's figures are those of the Metropolitan Police and the City of London Police together
(areas pages of the catalogue, `part_of`).
"""

from collections.abc import Callable, Sequence
from dataclasses import replace

from factcheck.catalogue import Area
from factcheck.catalogue.inside import forces_of
from factcheck.checking.found import Found, Wanted
from factcheck.checking.saying import number
from factcheck.checking.setting import Setting
from factcheck.figures import Figure

Finder = Callable[[Setting, Wanted], list[Found]]
NAMED_AT_MOST = 6
"""More forces than these are told by their number."""


def summed(setting: Setting, wanted: Wanted, find: Finder) -> list[Found]:
    """The sum over the area's forces; empty where the statistic is no count, or one force has no single figure of the same release."""
    forces = forces_of(wanted.area_code, setting.catalogue.areas)
    if len(forces) < 2 or wanted.statistic != "count" or wanted.baseline is not None:
        return []
    parts: list[Found] = []
    for force in forces:
        found = find(setting, replace(wanted, area_code=force.code))
        if len(found) != 1 or not _adds_up(found[0], parts):
            return []
        parts.append(found[0])
    figures = [figure for part in parts if (figure := part.figure) is not None]
    return [_sum(wanted, forces, parts, figures)]


def _adds_up(found: Found, before: Sequence[Found]) -> bool:
    """Whether a force's figure decides by itself and is of the same release, unit and edition as those before."""
    figure = found.figure
    if figure is None or figure.value is None or figure.coverage or found.soft or found.own or found.upper is not None or found.rivals:
        return False
    first = before[0].figure if before else figure
    return first is not None and (first.release_id, first.unit, first.published) == (figure.release_id, figure.unit, figure.published)


def _sum(wanted: Wanted, forces: Sequence[Area], parts: Sequence[Found], figures: Sequence[Figure]) -> Found:
    total = round(sum(figure.value or 0.0 for figure in figures), 6)
    terms = [f"{force.name} {number(figure.value or 0.0)}" for force, figure in zip(forces, figures, strict=True)]
    names = ", ".join(force.name for force in forces)
    covered = names if len(forces) <= NAMED_AT_MOST else f"the sum of {len(forces)} police forces"
    figure = replace(
        figures[0],
        area_code=wanted.area_code,
        value=total,
        coverage=covered,
        locator="; ".join(figure.locator for figure in figures),
        cell_text=None,
    )
    return Found(
        figure=figure,
        parts=(figures[0],),
        worked=(f"{' + '.join(terms)} = {number(total)}",),
        later_edition=any(part.later_edition for part in parts),
        bound_percent=max(part.bound_percent for part in parts),
    )
