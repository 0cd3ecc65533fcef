"""Makes `Area`s and `AreaGroup`s from the pages in data/catalogue/areas and from groups.yaml."""

from collections.abc import Iterable, Mapping

from factcheck.catalogue.area import Area, AreaGroup
from factcheck.catalogue.measure_pages import checked_day, one_of
from factcheck.catalogue.names import folded
from factcheck.catalogue.pages import Entry, wrong

KINDS = ("force", "special_force", "region", "nation", "nations", "county", "city", "combined_authority", "district")
LOOK_ALIKES = ("county", "city", "combined_authority", "district")
REQUIRED = ("code", "names")
OPTIONAL = ("kind", "nicknames", "contextual", "part_of", "force", "note", "police_id")
GROUP_OPTIONAL = ("members", "as_at", "words", "note", "would_settle", "loose")


def areas_from(pages: Iterable[Entry]) -> dict[str, Area]:
    """All areas by code, in the order of the pages; raises `FactcheckError` for the first thing that is wrong."""
    areas: dict[str, Area] = {}
    places: dict[str, str] = {}
    for page in pages:
        page.only(("areas",), ("kind", "about"))
        for entry in page.entries("areas", naming="code"):
            area = area_from(entry, page)
            if area.code in areas:
                raise wrong("catalogue-duplicate", f"the code {area.code!r} is already taken in {places[area.code]}", entry.where)
            areas[area.code], places[area.code] = area, entry.where
    links_exist(areas, places)
    return areas


def area_from(entry: Entry, page: Entry) -> Area:
    """One area; its kind is its own, else that of its page."""
    entry.only(REQUIRED, OPTIONAL)
    area = Area(
        code=entry.text("code"),
        kind=one_of(entry if "kind" in entry.values else page, "kind", KINDS),
        names=entry.texts("names"),
        nicknames=entry.texts("nicknames"),
        contextual=entry.texts("contextual"),
        part_of=entry.maybe("part_of"),
        force=entry.maybe("force"),
        note=entry.maybe("note"),
        police_id=entry.maybe("police_id"),
    )
    if not area.names:
        raise wrong("catalogue-missing", "an area has at least one name", f"{entry.where} › names")
    if area.kind in LOOK_ALIKES and not area.note:
        raise wrong("catalogue-missing", "a place that is no force says in what it differs from the force", f"{entry.where} › note")
    names_once(area, entry.where)
    return area


def names_once(area: Area, where: str) -> None:
    """No area carries one name twice (two areas may share a name: the text's context decides); raises `FactcheckError`."""
    seen: set[str] = set()
    for name in (*area.names, *area.nicknames, *area.contextual):
        if name.lower() in seen:
            raise wrong("catalogue-duplicate", f"the name {name!r} stands here twice", f"{where} › names")
        seen.add(name.lower())


def links_exist(areas: Mapping[str, Area], places: Mapping[str, str]) -> None:
    """Every area that another one names exists, a force is a force, and no area contains itself; raises `FactcheckError`."""
    owners: dict[str, str] = {}
    for area in areas.values():
        for field, code in (("part_of", area.part_of), ("force", area.force)):
            if code and code not in areas:
                raise wrong("catalogue-reference", f"no area has the code {code!r}", f"{places[area.code]} › {field}")
        if area.force and not areas[area.force].is_force:
            raise wrong("catalogue-reference", f"{area.force!r} is no force", f"{places[area.code]} › force")
        if area.code in chain(areas, area.code)[1:]:
            raise wrong("catalogue-reference", "the area is part of itself", f"{places[area.code]} › part_of")
        for name in (*area.names, *area.nicknames) if area.is_force else ():
            owner = owners.setdefault(folded(name), area.code)
            if owner != area.code:
                raise wrong("catalogue-duplicate", f"{name!r} is already a name of the force {owner!r}", f"{places[area.code]} › names")


def chain(areas: Mapping[str, Area], code: str) -> list[str]:
    """The area, what it is part of, what that is part of; stops where it would begin again."""
    codes = [code]
    while (above := areas[codes[-1]].part_of) and above in areas:
        codes.append(above)
        if codes.count(above) > 1:
            break
    return codes


def groups_from(page: Entry, areas: Mapping[str, Area]) -> dict[str, AreaGroup]:
    """All groups of areas by id; raises `FactcheckError` for the first thing that is wrong."""
    page.only(("groups",), ("about",))
    groups: dict[str, AreaGroup] = {}
    for entry in page.entries("groups", naming="id"):
        group = group_from(entry)
        if group.id in groups:
            raise wrong("catalogue-duplicate", f"the id {group.id!r} is already taken", entry.where)
        for code in group.members:
            if code not in areas:
                raise wrong("catalogue-reference", f"no area has the code {code!r}", f"{entry.where} › members")
        groups[group.id] = group
    return groups


def group_from(entry: Entry) -> AreaGroup:
    """One group; a group whose members nobody has given us says what would settle it."""
    entry.only(("id", "name", "source"), GROUP_OPTIONAL)
    group = AreaGroup(
        id=entry.text("id"),
        name=entry.text("name"),
        members=entry.texts("members"),
        as_at=entry.maybe("as_at"),
        source=entry.text("source"),
        words=entry.texts("words"),
        note=entry.maybe("note"),
        would_settle=entry.maybe("would_settle"),
        loose=entry.flag("loose", default=False),
    )
    if group.as_at:
        checked_day(group.as_at, f"{entry.where} › as_at")
    if not group.members and not group.would_settle:
        raise wrong("catalogue-missing", "a group without members says what would settle it", f"{entry.where} › would_settle")
    if len(set(group.members)) != len(group.members):
        raise wrong("catalogue-duplicate", "a member stands here twice", f"{entry.where} › members")
    return group
