"""`Catalogue`: all measures, areas, groups and families, and every way to look one up."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from factcheck.catalogue.area import Area, AreaGroup
from factcheck.catalogue.area_pages import KINDS, chain
from factcheck.catalogue.family import Family, FamilyMember
from factcheck.catalogue.measure import Measure
from factcheck.catalogue.names import folded, lowered, nearest, ranked
from factcheck.catalogue.spelt import Found, Spelt
from factcheck.values import FactcheckError, Unit


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    """What can be known; made by `load_catalogue`. Every mapping is by id or code and keeps the order of the pages.

    `lists` are the dated lists that a user gave for groups, by group, the oldest first.
    """

    measures: Mapping[str, Measure]
    areas: Mapping[str, Area]
    groups: Mapping[str, AreaGroup]
    families: Mapping[str, Family]
    lists: Mapping[str, tuple[AreaGroup, ...]] = field(default_factory=dict)

    def measure(self, measure_id: str) -> Measure:
        """The measure with that id; raises `FactcheckError` (unknown-measure) with the nearest ids."""
        if measure_id in self.measures:
            return self.measures[measure_id]
        near = [each.id for each in self.find_measures(measure_id)[:3]] or nearest(measure_id, self.measures)
        remedy = f"Did you mean {' or '.join(near)}?" if near else "`factcheck measures` lists them all."
        raise FactcheckError("unknown-measure", f"no measure has the id {measure_id!r}", remedy=remedy)

    def area(self, code: str) -> Area:
        """The area with that code; raises `FactcheckError` (unknown-area) with the nearest codes and their names."""
        if code in self.areas:
            return self.areas[code]
        near = self.find_areas(code)[:3] or [self.areas[each] for each in nearest(code, self.areas)]
        said = [f"{each.code} ({each.name})" for each in near]
        remedy = f"Did you mean {' or '.join(said)}?" if said else "`factcheck areas` lists them all."
        raise FactcheckError("unknown-area", f"no area has the code {code!r}", remedy=remedy)

    def find_measures(self, words: str, *, limit: int = 10) -> list[Measure]:
        """Measures that the words may mean, best first: an alias, the start of one, all words in one, a like spelling."""
        return [self.measures[each] for each in ranked(words, self._measure_names, limit=limit)]

    def find_areas(self, words: str, *, limit: int = 10) -> list[Area]:
        """Areas that the words may mean, best first; of equals a force before a region, and a look-alike last."""
        return [self.areas[each] for each in ranked(words, self._area_names, limit=limit)]

    def areas_named(self, name: str) -> list[Area]:
        """Every area that goes by exactly this name (capitals and "the" apart), forces first; empty where none does.

        One name may belong to several places: "West Midlands" is a force and a region. With "Police", "force" or "Constabulary" it
        is the force's own name, with "region" the region's. Bare names give all candidates, and the caller decides by context.
        """
        return [self.areas[code] for code in self._codes_by_folded.get(folded(name), ())]

    def parts_of(self, code: str) -> list[Area]:
        """The forces inside a region or nation (the area itself if it is a force)."""
        return [each for each in self.areas.values() if each.is_force and code in chain(self.areas, each.code)]

    def above(self, code: str) -> list[Area]:
        """What the area is part of, the smallest first; raises `FactcheckError` (unknown-area)."""
        return [self.areas[each] for each in chain(self.areas, self.area(code).code)[1:]]

    def narrowed(self, measure_id: str, offence: str) -> Measure | None:
        """The measure for one offence ("charge-rate", "burglary" give charge-rate-burglary), or None where the catalogue has none."""
        return self._narrowed.get((measure_id, offence))

    def per_head(self, measure_id: str) -> Measure | None:
        """The rate that divides this count by people ("arrests" gives arrests-rate), or None."""
        return self._per_head.get(measure_id)

    def alternatives(self, family_id: str, *, offence: str | None = None) -> tuple[FamilyMember, ...]:
        """What a family's words may mean, most likely first; with an offence only the members that exist for it.

        Raises `FactcheckError` (unknown-family).
        """
        if family_id not in self.families:
            raise FactcheckError("unknown-family", f"no family has the id {family_id!r}", remedy=f"Known: {', '.join(self.families)}.")
        members = self.families[family_id].members
        if offence is None:
            return members
        found = [(member, self.narrowed(member.measure_id, offence)) for member in members]
        return tuple([replace(member, measure_id=measure.id) for member, measure in found if measure])

    def measure_aliases(self) -> Mapping[str, str]:
        """Measure id by every lower-case alias, name and plain name, for matching in text."""
        return self._aliases

    def family_words(self) -> Mapping[str, str]:
        """Family id by every lower-case word that triggers it."""
        return self._family_words

    def longest_family_words(self) -> tuple[str, ...]:
        """The words that trigger a family, the longest first."""
        return self._longest_family_words

    def areas_spelt_in(self, text: str) -> list[Found]:
        """The areas that a text names as they are spelt, the longest name first: where each stands, and its codes.

        A name with "the" in front may begin a sentence.
        """
        return self._spelt.found(text)

    def names_of_kind(self, group: str, unit: Unit) -> tuple[str, ...]:
        """Every name and alias, lowered, of the measures of a group that have the unit."""
        return self._names_of_kind.get((group, unit), ())

    def area_names(self) -> Mapping[str, tuple[str, ...]]:
        """Area codes by every lower-case name and nickname, forces first; without the words that need context."""
        return self._area_codes

    def area_spellings(self) -> Mapping[str, tuple[str, ...]]:
        """Area codes by every name and nickname as it is written ("GMP", "the Met"), for matching that minds capitals."""
        return self._spellings

    def contextual_names(self) -> Mapping[str, tuple[str, ...]]:
        """Area codes by the words that mean a place only in some contexts, as written ("nationally", "Reading")."""
        return self._contextual

    @cached_property
    def _aliases(self) -> dict[str, str]:
        return {lowered(name): each.id for each in self.measures.values() for name in (*each.aliases, each.name, each.plain)}

    @cached_property
    def _measure_names(self) -> dict[str, tuple[str, ...]]:
        return grouped(
            [(each.id, folded(name)) for each in self.measures.values() for name in (each.id, each.name, each.plain, *each.aliases)]
        )

    @cached_property
    def _by_kind(self) -> list[Area]:
        return sorted(self.areas.values(), key=lambda area: KINDS.index(area.kind))

    @cached_property
    def _area_names(self) -> dict[str, tuple[str, ...]]:
        return grouped([(each.code, folded(name)) for each in self._by_kind for name in (each.code, *all_names(each))])

    @cached_property
    def _codes_by_folded(self) -> dict[str, tuple[str, ...]]:
        return grouped([(folded(name), each.code) for each in self._by_kind for name in all_names(each)])

    @cached_property
    def _area_codes(self) -> dict[str, tuple[str, ...]]:
        return grouped([(lowered(name), each.code) for each in self._by_kind for name in (*each.names, *each.nicknames)])

    @cached_property
    def _spellings(self) -> dict[str, tuple[str, ...]]:
        return grouped([(name, each.code) for each in self._by_kind for name in (*each.names, *each.nicknames)])

    @cached_property
    def _spelt(self) -> Spelt:
        known = self._spellings
        return Spelt({f"T{name[1:]}": codes for name, codes in known.items() if name.startswith("the ")} | known)

    @cached_property
    def _names_of_kind(self) -> dict[tuple[str, Unit], tuple[str, ...]]:
        found: dict[tuple[str, Unit], dict[str, None]] = {}
        for each in self.measures.values():
            found.setdefault((each.group, each.unit), {}).update(dict.fromkeys(map(lowered, (each.name, *each.aliases))))
        return {kind: tuple(names) for kind, names in found.items()}

    @cached_property
    def _contextual(self) -> dict[str, tuple[str, ...]]:
        return grouped([(name, each.code) for each in self._by_kind for name in each.contextual])

    @cached_property
    def _family_words(self) -> dict[str, str]:
        return {lowered(word): each.id for each in self.families.values() for word in each.words}

    @cached_property
    def _longest_family_words(self) -> tuple[str, ...]:
        return tuple(sorted(self._family_words, key=lambda word: -len(word)))

    @cached_property
    def _narrowed(self) -> dict[tuple[str, str], Measure]:
        return {(each.narrows, each.offence): each for each in self.measures.values() if each.narrows and each.offence}

    @cached_property
    def _per_head(self) -> dict[str, Measure]:
        return {each.per_head_of: each for each in self.measures.values() if each.per_head_of}


def all_names(area: Area) -> tuple[str, ...]:
    """Everything that the area is called, in any context."""
    return (*area.names, *area.nicknames, *area.contextual)


def grouped(pairs: list[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """The second of each pair by the first, in order and once each."""
    found: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        found.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in found.items()}
