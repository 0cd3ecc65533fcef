"""Makes `Family` values from families.yaml."""

from collections.abc import Iterator, Mapping

from factcheck.catalogue.family import Family, FamilyMember
from factcheck.catalogue.measure import Measure
from factcheck.catalogue.names import folded
from factcheck.catalogue.pages import Entry, wrong


def families_from(page: Entry, measures: Mapping[str, Measure]) -> dict[str, Family]:
    """All families by id, members most likely first; raises `FactcheckError` for the first thing that is wrong."""
    page.only(("families",), ("about",))
    families: dict[str, Family] = {}
    owners: dict[str, str] = {}
    for entry in page.entries("families", naming="id"):
        family = family_from(entry, measures)
        if family.id in families:
            raise wrong("catalogue-duplicate", f"the id {family.id!r} is already taken", entry.where)
        for word in family.words:
            if (owner := owners.setdefault(folded(word), family.id)) != family.id:
                raise wrong("catalogue-duplicate", f"{word!r} already belongs to the family {owner!r}", f"{entry.where} › words")
        families[family.id] = family
    return families


def family_from(entry: Entry, measures: Mapping[str, Measure]) -> Family:
    """One family with at least two members."""
    entry.only(("id", "name", "words", "members"), ("beyond_forces", "ranks_forces"))
    members = sorted(members_from(entry, measures), key=lambda member: -member.likelihood)
    if len(members) < 2:
        raise wrong("catalogue-missing", "a family offers at least two alternatives", f"{entry.where} › members")
    if not entry.texts("words"):
        raise wrong("catalogue-missing", "a family has words that trigger it", f"{entry.where} › words")
    return Family(
        id=entry.text("id"),
        name=entry.text("name"),
        words=entry.texts("words"),
        members=tuple(members),
        beyond_forces=entry.flag("beyond_forces", False),
        ranks_forces=entry.flag("ranks_forces", False),
    )


def members_from(entry: Entry, measures: Mapping[str, Measure]) -> Iterator[FamilyMember]:
    """The members of a family, each of a known measure and method."""
    for item in entry.entries("members"):
        item.only(("measure_id", "why", "likelihood"), ("method", "complement"))
        measure_id, method = item.text("measure_id"), item.maybe("method")
        if measure_id not in measures:
            raise wrong("catalogue-reference", f"no measure has the id {measure_id!r}", f"{item.where} › measure_id")
        if method and method not in measures[measure_id].methods:
            raise wrong("catalogue-reference", f"the measure {measure_id!r} has no method {method!r}", f"{item.where} › method")
        yield FamilyMember(
            measure_id=measure_id,
            method=method,
            why=item.text("why"),
            likelihood=item.share("likelihood"),
            complement=item.flag("complement", False),
        )
