"""The police forces inside a region, England or Wales."""

from collections.abc import Mapping

from factcheck.catalogue.area import Area

WIDE = ("region", "nation")


def forces_of(code: str, areas: Mapping[str, Area]) -> list[Area]:
    """The territorial forces of a region, of England or of Wales, in the order of their codes; none for any other area.

    Which force lies in which region stands on the areas' pages (`part_of`).
    """
    area = areas.get(code)
    if area is None or area.kind not in WIDE:
        return []
    inside = {code, *(each.code for each in areas.values() if each.kind == "region" and each.part_of == code)}
    forces = [each for each in areas.values() if each.kind == "force" and each.part_of in inside]
    return sorted(forces, key=lambda each: each.code)
