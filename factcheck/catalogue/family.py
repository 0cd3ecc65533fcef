"""`Family`: the measures that a loose word may mean ("solved", "crime", "officers"), each with why and how likely."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FamilyMember:
    """One thing that the words may mean.

    `method` picks one of the measure's methods, None leaves it open; `likelihood` (0 to 1) orders the readings and is a judgement,
    not a probability that was measured; `complement` is true where the words mean 100 less the measure ("unsolved").
    """

    measure_id: str
    why: str
    likelihood: float
    method: str | None = None
    complement: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """Alternatives for loose words, most likely first; `words` are what triggers it.

    `beyond_forces` is true where the words are loose for areas wider than a force alone, even where they are a measure's own name.
    `ranks_forces` is true where the words say what forces are ranked by ("one of the best call-handling forces") and name no measure else.
    """

    id: str
    name: str
    words: tuple[str, ...]
    members: tuple[FamilyMember, ...]
    beyond_forces: bool = False
    ranks_forces: bool = False
