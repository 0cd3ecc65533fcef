"""The guard between a region and the force of the same name: asking for one never gives the other."""

from factcheck.values import FactcheckError


def refuse_look_alike(measure_id: str, area_code: str) -> None:
    """Raise `FactcheckError` (region-not-force) where the area is no force but sounds like one, or is policed by one.

    "West Midlands" is both a region (E12000005) and a police force area (E23000014) in the publishers' own tables.
    """
    from factcheck.catalogue import load_catalogue  # its YAML is read only where a series came out empty

    areas = load_catalogue().areas
    area = areas.get(area_code)
    if area is None or area.is_force:
        return
    namesakes = [other for other in areas.values() if other.is_force and {*other.names, *other.nicknames} & {*area.names, *area.nicknames}]
    meant = [areas[area.force]] if area.force and area.force in areas else namesakes
    if meant:
        force = meant[0]
        what = (
            f"no figures for {measure_id} are held for {area.name} ({area.kind.replace('_', ' ')}, {area_code}), which is not {force.name}"
        )
        raise FactcheckError("region-not-force", what, remedy=f"If you meant the police force, ask for --area {force.code}.")
