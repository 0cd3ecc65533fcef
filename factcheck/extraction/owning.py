"""Offers the forces and places that a claim may be about: those its sentence names, those the text has established, and none."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.kinds import Sense
from factcheck.extraction.owners import Owners, coordinated_places
from factcheck.extraction.parsed import parsed
from factcheck.extraction.places import Mention, Whose, said_of
from factcheck.extraction.times import Slot
from factcheck.extraction.vocabulary import lists_of
from factcheck.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

AROUND = 3
"""So many places named before the sentence are offered, and as many after it."""
LOOK_BACK = 300


@dataclass(slots=True)
class OwnerChoice:
    """One force or place that a claim may be about, with its signs."""

    whose: Whose
    signs: list[str] = field(default_factory=list)


def owner_choices(
    owners: Owners,
    slot: Slot,
    candidate: Candidate,
    sense: Sense,
    *,
    rule: Whose,
    same_sentence: Whose | None,
    before: Whose | None,
    sameness: str,
) -> list[OwnerChoice]:
    """The choices, the rule's own first; each name once, with the signs of all the ways to it."""
    found = Offered(owners, slot, candidate, sense.kind, sameness, owners.mentions.within(slot.sentence))
    kind, number = sense.kind, min(2, len(found.named))
    found.add(rule, ["rule", f"rule {kind}", f"rule certain:{rule.certain}", f"rule nobody:{rule.subject is None}"])
    offer_named(found)
    elsewhere(found)
    offer_spoken(found)
    local = owners.local(slot, candidate.doc, 0, len(candidate.doc))
    if local is not None:
        found.add(Whose(subject=local, certain=False), ["local", f"local {kind}", f"local named:{number}"])
    offer_several(found)
    offer_stand_ins(found)
    if owners.stands_in is not None:
        signs = ["stand-in", f"stand-in {kind}", f"stand-in named:{number}"]
        found.add(Whose(subject=owners.stands_in, certain=False), signs)
    earlier = (("claim beside", same_sentence), ("claim before", before), ("force so far", owners.force), ("guess", owners.guess()))
    for name, whose in earlier:
        if whose is not None:
            found.add(whose, [name, f"{name} {kind}", f"{name} {sameness}", f"{name} named:{number}"])
    found.add(Whose(certain=False), ["nobody", f"nobody {kind}", f"nobody named:{number}"])
    return list(found.choices.values())


@dataclass(slots=True)
class Offered:
    """The choices for one claim, as they are found; `named` are the places that its sentence names."""

    owners: Owners
    slot: Slot
    candidate: Candidate
    kind: str
    sameness: str
    named: list[Mention]
    choices: dict[str | None, OwnerChoice] = field(default_factory=dict)

    def add(self, whose: Whose, signs: Iterable[str]) -> None:
        """Offers a force or place; each name once, with the signs of all the ways to it."""
        name = whose.subject.lower() if whose.subject else None
        made = self.choices.get(name)
        if made is None:
            made = self.choices[name] = OwnerChoice(whose)
        made.signs += signs

    def sort_of(self, whose: Whose) -> str:
        """What kind of area it is."""
        area = self.owners.places.catalogue.areas.get(whose.area_code or "")
        return area.kind if area is not None else "none"


def offer_named(found: Offered) -> None:
    """Offers the places that the sentence names."""
    owners, slot, kind = found.owners, found.slot, found.kind
    known = owners.force is not None or len(found.named) > 1
    for place, mention in enumerate(found.named):
        whose, start = meant(owners, mention), mention.span.start
        where = "in" if slot.first <= start < slot.last else "out"
        side = "left" if start < slot.span.start else "right"
        owner, sort = owners.owns(mention, found.candidate.doc, known=known), found.sort_of(whose)
        before = (owners.text[max(slot.sentence.start, start - 12) : start].split()[-1:] or ["start"])[0].lower()
        signs = [
            f"named {where} {side}",
            f"named {where} {side} owner:{owner}",
            f"named {where} {side} {kind}",
            f"named owner:{owner} {kind}",
            f"named {sort} {where}",
            f"named {sort} {kind}",
            f"named after:{before} {where}",
            f"named after:{before} {kind}",
            f"named {min(abs(start - slot.span.start) // 25, 5)} {side}",
            f"named {place + 1} of {min(4, len(found.named))} {where} {side}",
        ]
        found.add(whose, signs)


def offer_spoken(found: Offered) -> None:
    """Offers what the text calls a force or place without its name, and the names that the catalogue does not know."""
    owners, kind, number = found.owners, found.kind, min(2, len(found.named))
    for phrase, head, near in spoken_of(owners, found.slot, found.candidate.doc):
        signs = [f"spoken of {head}", f"spoken of {near}", f"spoken of {near} {kind}", f"spoken of {head} named:{number}"]
        signs.append(f"spoken of by:{phrase.split()[0]} known:{owners.force is not None}")
        found.add(Whose(subject=phrase, certain=False), signs)
    for words, signs in names(found.slot, found.candidate):
        found.add(Whose(subject=words, certain=False), [*signs, *(f"{sign} {kind}" for sign in signs[:2]), f"name named:{number}"])


def offer_several(found: Offered) -> None:
    """Offers several places in a row as one."""
    text, slot = found.owners.text, found.slot
    near = coordinated_places(text, [each for each in found.named if slot.first <= each.span.start < slot.span.start])
    several = near or coordinated_places(text, found.named)
    if several is not None:
        signs = ["several", f"several {found.kind}", f"several near:{near is not None}"]
        found.add(Whose(subject=several, certain=False), signs)


def offer_stand_ins(found: Offered) -> None:
    """Offers what stands in for a name ("the force", "nationally"), and what is meant by it."""
    owners, slot, kind = found.owners, found.slot, found.kind
    stretch, sentence = owners.text[slot.first : slot.last].lower(), slot.sentence.of(owners.text).lower()
    for phrase, group in standing_in():
        if phrase not in sentence:
            continue
        near, known = "near" if phrase in stretch else "far", owners.force is not None
        signs = [f"says {group} {near}", f"says {group} {near} {kind}", f"says {phrase}", f"says known:{known} {group}"]
        found.add(Whose(subject=phrase, certain=False), signs)
        if group == "national":
            nation = Whose(subject="England and Wales", area_code="K04000001", certain=False)
            found.add(nation, [f"nation {near}", f"nation {near} {kind}", f"nation {phrase}"])
        elif owners.force is not None:
            found.add(owners.force, [f"meant by {group} {near}", f"meant by {phrase}"])


@cache
def standing_in() -> tuple[tuple[str, str], ...]:
    """The words that stand in for a name, each with its group."""
    groups = lists_of("subjects")["standing_in"]
    return tuple((phrase, group) for group, phrases in groups.items() if group not in ("own", "bodies") for phrase in phrases)


def meant(owners: Owners, mention: Mention) -> Whose:
    """What a mention means; a nation keeps the words that the text has for it."""
    whose = said_of(mention, owners.places, about_police=True)
    area = owners.places.catalogue.areas.get(whose.area_code or "")
    if area is not None and area.kind in ("nation", "nations"):
        return Whose(subject=mention.words, area_code=whose.area_code, certain=whose.certain)
    return whose


def elsewhere(found: Offered) -> None:
    """Offers the places named before and after the sentence, the nearest first."""
    owners, named = found.owners, min(2, len(found.named))
    before, after = owners.mentions.beside(found.slot.sentence, AROUND)
    for side, mentions in (("before", before[::-1]), ("after", after)):
        for place, mention in enumerate(mentions):
            whose = meant(owners, mention)
            sort = found.sort_of(whose)
            signs = [
                f"text {side} {place + 1}",
                f"text {side} {sort}",
                f"text {side} {sort} named:{named}",
                f"text {side} {found.kind}",
                f"text {side} {found.sameness}",
                f"text {side} known:{owners.force is not None}",
            ]
            found.add(Whose(subject=whose.subject, area_code=whose.area_code, certain=False), signs)


def names(slot: Slot, candidate: Candidate) -> Iterator[tuple[str, list[str]]]:
    """The proper names of the sentence that the catalogue does not know: towns, districts, bodies ("Fife's officers", "in Haverhill")."""
    doc = candidate.doc
    here, starts = parsed(doc), doc.user_data["starts"]
    runs: list[tuple[int, int]] | None = doc.user_data.get("names")
    if runs is None:
        runs = doc.user_data["names"] = list(unknown_names(doc))
    for first, last in runs:
        before = here.lows[first - 1] if first else "start"
        after = here.lows[last] if last < len(here.lows) else "end"
        side = "left" if first < candidate.first else "right"
        near = "near" if slot.first <= starts[first] < slot.last else "far"
        role = here.roles[last - 1]
        signs = [f"name {near} {side}", f"name {role}", f"name after:{before}", f"name before:{after}", f"name {role} {side} {near}"]
        yield " ".join(here.texts[first:last]), signs


def unknown_names(doc: "Doc") -> Iterator[tuple[int, int]]:
    """The half-open runs of tokens that are such names."""
    here = parsed(doc)
    known = {*doc._.places, *(place for seen in doc._.topics for place in range(seen.first, seen.last))}
    first: int | None = None
    for place, part in enumerate(here.parts):
        named = part == "PROPN" and place not in known and here.texts[place][:1].isupper()
        if named and first is None:
            first = place
        elif not named and first is not None:
            yield first, place
            first = None
    if first is not None:
        yield first, len(here.parts)


def spoken_of(owners: Owners, slot: Slot, doc: "Doc") -> Iterator[tuple[str, str, str]]:
    """The words for a force or place without its name ("our district", "the watchdog") in and shortly before the sentence."""
    told: list[tuple[int, str, str]] | None = doc.user_data.get("spoken")
    if told is None:
        told = doc.user_data["spoken"] = said_in(owners.text, slot.sentence)
    for start, phrase, head in told:
        near = "far" if start < slot.sentence.start else "near" if slot.first <= start < slot.last else "beside"
        yield phrase, head, near


def said_in(text: str, sentence: Span) -> list[tuple[int, str, str]]:
    """Where such words begin, what they are, and their last word."""
    found = speaking().finditer(text, max(0, sentence.start - LOOK_BACK), sentence.end)
    return [(match.start(), " ".join(match.group().lower().split()), match.group("head").lower()) for match in found]


@cache
def speaking() -> re.Pattern[str]:
    """A force or place without a name, by the words that introduce it."""
    page = lists_of("subjects")["spoken_of"]
    first, heads = ("|".join(map(re.escape, page[name])) for name in ("first", "heads"))
    return re.compile(rf"\b(?:{first}) (?:(?!(?:of|in|and) )[a-z]+ )?(?P<head>{heads})\b", re.I)
