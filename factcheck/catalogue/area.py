"""`Area` and `AreaGroup`: the places that figures are about, kept apart from the places that merely sound like them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A police force area, another force, a region, a nation, or a look-alike (county, city, combined authority).

    `kind` is force, special_force, region, nation, nations, county, city, combined_authority or district; `code` is the
    ONS code where there is one;
    `names` what it is called, first the one to print; `nicknames` what people say ("the Met"); `force` for a look-alike the
    code of the force that polices it (None where several do), with `note` saying in what the two differ. `contextual` are words
    that mean it only where the context says so ("nationally", or "Reading", which is also a verb).
    """

    code: str
    kind: str
    names: tuple[str, ...]
    nicknames: tuple[str, ...] = ()
    part_of: str | None = None
    force: str | None = None
    note: str | None = None
    police_id: str | None = None
    contextual: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """The name to print."""
        return self.names[0]

    @property
    def is_force(self) -> bool:
        """Whether figures by force can be about it."""
        return self.kind in ("force", "special_force")


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaGroup:
    """A dated group of areas, such as a force's most similar forces on a day; its source is named.

    Without members nobody has given us the list: `would_settle` says what would, and nothing is ever judged by the group.
    `words` are what a text calls it; `loose` words are a manner of speaking, and a person decides what they take in. `force` is whose
    group it is, where each force has its own, and is then among the members; `as_at` is the first day of the list and `until` the
    last, None where it stands until the next one.
    """

    id: str
    name: str
    members: tuple[str, ...]
    as_at: str | None
    source: str
    words: tuple[str, ...] = ()
    note: str | None = None
    would_settle: str | None = None
    loose: bool = False
    force: str | None = None
    until: str | None = None
