"""`Among`: the forces among which a place is counted, from the words of the clause, and the list of a group that stood on the day."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from factcheck.catalogue import AreaGroup
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import day, inside
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim

COUNTRY = "england-and-wales-forces"
UNDATED = "The document has no date, so it is not certain which list of the group stood."
# Where a clause ends.
CLAUSE = re.compile(r"[;:“”\"()]|,\s|\s[-–—]\s|(?<!-)\b(?:but|while|whereas|although|though|and)\b(?!-)")
NUMBERS = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SIZE = re.compile(
    rf"\b(?:out\s+of|of|among|amongst)\s+(?:(?:the|all|its|our|a\s+group\s+of)\s+)?(\d{{1,3}}|{'|'.join(NUMBERS)})\b(?![,.]\d|\s*(?:%|per\b))",
    re.IGNORECASE,
)
Place = tuple[int, int, str]


@dataclass(frozen=True, slots=True)
class Among:
    """`members` are area codes; `gap` says why there are none; `why` which list was taken; `doubt` why that may not be the one."""

    group: AreaGroup
    members: tuple[str, ...] = ()
    why: str = ""
    gap: str | None = None
    doubt: str | None = None

    @property
    def named(self) -> str:
        """The forces in words: "forces", or the group with the day of its list."""
        if self.group.id == COUNTRY:
            return "forces"
        since = f" as at {day(date.fromisoformat(self.group.as_at))}" if self.group.force and self.group.as_at else ""
        return f"forces ({inside(self.group.name)}{since})"


def among_named(claim: Claim, setting: Setting, *, sentence: str) -> str | None:
    """The id of the group of forces that the words count a place among, that of all forces for the country; None where they name none.

    What stands in the clause of the number goes first, a group before the country; else the one that the sentence names, where it is
    only one. Words for another table ("in the region") leave it open.
    """
    found = _mentions(setting, sentence)
    if not found:
        return _one(_mentions(setting, claim.quote))
    start, end = (edge - claim.sentence.start for edge in (claim.value_span.start, claim.value_span.end))
    breaks = [match for match in CLAUSE.finditer(sentence) if not any(first <= match.start() < last for first, last, _ in found)]
    cuts = [cut for match in breaks for cut in match.span()]
    low = max([cut for cut in cuts if cut <= start], default=0)
    high = min([cut for cut in cuts if cut >= end], default=len(sentence))
    if setting.rules.words.has("other_tables", sentence[low:high]):
        return None
    inside_clause = [each for each in found if low <= each[0] and each[1] <= high]
    return _narrowest(inside_clause) if inside_clause else _one(found)


def _mentions(setting: Setting, text: str) -> list[Place]:
    """Where the text names groups and the country; a name inside a longer one is none of its own."""
    found = [
        (*match.span(), COUNTRY if _whole(setting, group) else group.id)
        for group in setting.catalogue.groups.values()
        if group.words
        for match in pattern_of(group.words).finditer(text)
    ]
    found += [(*match.span(), COUNTRY) for match in pattern_of(setting.rules.words.whole_country).finditer(text)]
    return [each for each in found if not any(_holds(other, each) or _goes_on(each, other) for other in found)]


def _holds(other: Place, each: Place) -> bool:
    return other[0] <= each[0] and each[1] <= other[1] and other[1] - other[0] > each[1] - each[0]


def _goes_on(each: Place, other: Place) -> bool:
    """Whether the other name begins inside the one and ends after it: "forces in England" in "forces in England and Wales"."""
    return each[0] < other[0] < each[1] < other[1]


def _whole(setting: Setting, group: AreaGroup) -> bool:
    return bool(group.members) and group.members == setting.catalogue.groups[COUNTRY].members


def _narrowest(found: list[Place]) -> str | None:
    groups = list(dict.fromkeys(group for _, _, group in found if group != COUNTRY))
    return COUNTRY if not groups else groups[0] if len(groups) == 1 else None


def _one(found: list[Place]) -> str | None:
    named = list(dict.fromkeys(group for _, _, group in found))
    return named[0] if len(named) == 1 else None


def size_named(claim: Claim, sentence: str) -> int | None:
    """How many forces the words say that the table has ("5th out of 43"), right after the place; None where they do not."""
    text = sentence[max(0, claim.value_span.start - claim.sentence.start) :]
    match = SIZE.search(text[: len(claim.as_stated) + 40])
    if match is None:
        return None
    said = match.group(1).lower()
    return NUMBERS.index(said) + 2 if said in NUMBERS else int(said)


def among_of(group_id: str, setting: Setting, area_code: str | None) -> Among:
    """The forces of the group on the day of the claim: those of the list in force then, or why there is none."""
    group = setting.catalogue.groups[group_id]
    if group.members:
        return Among(group, group.members)
    lists = [each for each in setting.catalogue.lists.get(group_id, ()) if each.force in (area_code, None)]
    whose = f"{inside(group.name)}{f' of {setting.area_name(area_code)}' if area_code and _owned(setting, group_id) else ''}"
    when = setting.published
    if not lists:
        return Among(group, gap=f"the list of {whose} {f'as it stood on {day(when)}' if when else 'on the day'} is not held")
    known = [each for each in lists if when is None or _begins(each) <= when]
    if not known:
        return Among(group, gap=f"the list of {whose} is as at {day(_begins(lists[0]))}, after the claim, and is not used")
    chosen = known[-1]
    if when is not None and chosen.until and date.fromisoformat(chosen.until) < when:
        return Among(
            group, gap=f"the list of {whose} stood until {day(date.fromisoformat(chosen.until))}, before the claim, and is not used"
        )
    why = f"the members are those of the list as at {day(_begins(chosen))} ({chosen.source})"
    if lists[-1] is not chosen:
        why += f"; the list as at {day(_begins(lists[-1]))} is later than the claim and is not used"
    doubt = UNDATED if when is None and len(lists) > 1 else None
    return Among(chosen, chosen.members, why=why, doubt=doubt)


def _begins(group: AreaGroup) -> date:
    return date.fromisoformat(group.as_at or "0001-01-01")


def _owned(setting: Setting, group_id: str) -> bool:
    """Whether each force has a group of its own: of those that nobody gave a list for, the catalogue's open ones."""
    lists = setting.catalogue.lists.get(group_id, ())
    return all(each.force for each in lists)


def loose_group(ids: Iterable[str | None], setting: Setting) -> AreaGroup | None:
    """The first of the groups whose words are a manner of speaking."""
    groups = [setting.catalogue.groups.get(each or "") for each in ids]
    return next((group for group in groups if group is not None and group.loose), None)
