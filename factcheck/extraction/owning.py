"""Offers the forces and places that a claim may be about: those its sentence names, those the text has established, and none."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache

from factcheck.extraction.candidates import Candidate
from factcheck.extraction.kinds import Sense
from factcheck.extraction.owners import Owners, coordinated_places
from factcheck.extraction.places import Mention, Whose, is_owner, said_of
from factcheck.extraction.times import Slot
from factcheck.extraction.vocabulary import lists_of

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
    choices: dict[str | None, OwnerChoice] = {}
    kind = sense.kind

    def offer(whose: Whose, signs: Sequence[str]) -> None:
        made = choices.setdefault(whose.subject.lower() if whose.subject else None, OwnerChoice(whose))
        made.signs.extend(sign for sign in signs if sign not in made.signs)

    offer(rule, ["rule", f"rule {kind}", f"rule certain:{rule.certain}", f"rule nobody:{rule.subject is None}"])
    named = owners.mentions.within(slot.sentence)
    known = owners.force is not None or len(named) > 1
    for place, mention in enumerate(named):
        whose = meant(owners, mention)
        where = "in" if slot.first <= mention.span.start < slot.last else "out"
        side = "left" if mention.span.start < slot.span.start else "right"
        owner = is_owner(owners.text, mention, candidate.doc, known=known)
        area = owners.places.catalogue.areas.get(whose.area_code or "")
        sort = area.kind if area is not None else "none"
        before_it = owners.text[max(slot.sentence.start, mention.span.start - 12) : mention.span.start].split()[-1:] or ["start"]
        gap = abs(mention.span.start - slot.span.start) // 25
        offer(
            whose,
            [
                f"named {where} {side}",
                f"named {where} {side} owner:{owner}",
                f"named {where} {side} {kind}",
                f"named owner:{owner} {kind}",
                f"named {sort} {where}",
                f"named {sort} {kind}",
                f"named after:{before_it[0].lower()} {where}",
                f"named after:{before_it[0].lower()} {kind}",
                f"named {min(gap, 5)} {side}",
                f"named {place + 1} of {min(4, len(named))} {where} {side}",
            ],
        )
    elsewhere(owners, slot, offer, kind=kind, named=len(named), sameness=sameness)
    for phrase, head, near in spoken_of(owners, slot):
        signs = [f"spoken of {head}", f"spoken of {near}", f"spoken of {near} {kind}", f"spoken of {head} named:{min(2, len(named))}"]
        signs.append(f"spoken of by:{phrase.split()[0]} known:{owners.force is not None}")
        offer(Whose(subject=phrase, certain=False), signs)
    for words, signs in names(owners, slot, candidate):
        offer(Whose(subject=words, certain=False), [*signs, *(f"{sign} {kind}" for sign in signs[:2]), f"name named:{min(2, len(named))}"])
    local = owners.local(slot, candidate.doc, 0, len(candidate.doc))
    if local is not None:
        offer(Whose(subject=local, certain=False), ["local", f"local {kind}", f"local named:{min(2, len(named))}"])
    left = [each for each in named if slot.first <= each.span.start < slot.span.start]
    several = coordinated_places(owners.text, left) or coordinated_places(owners.text, named)
    if several is not None:
        offer(
            Whose(subject=several, certain=False),
            ["several", f"several {kind}", f"several near:{coordinated_places(owners.text, left) is not None}"],
        )
    stretch, sentence = owners.text[slot.first : slot.last].lower(), slot.sentence.of(owners.text).lower()
    for group, phrases in lists_of("subjects")["standing_in"].items():
        if group in ("own", "bodies"):
            continue
        for phrase in phrases:
            if phrase not in sentence:
                continue
            near = "near" if phrase in stretch else "far"
            offer(
                Whose(subject=phrase, certain=False),
                [f"says {group} {near}", f"says {group} {near} {kind}", f"says {phrase}", f"says known:{owners.force is not None} {group}"],
            )
            if group == "national":
                nation = Whose(subject="England and Wales", area_code="K04000001", certain=False)
                offer(nation, [f"nation {near}", f"nation {near} {kind}", f"nation {phrase}"])
            elif owners.force is not None:
                offer(owners.force, [f"meant by {group} {near}", f"meant by {phrase}"])
    if owners.stands_in is not None:
        offer(Whose(subject=owners.stands_in, certain=False), ["stand-in", f"stand-in {kind}", f"stand-in named:{min(2, len(named))}"])
    for name, earlier_one in (
        ("claim beside", same_sentence),
        ("claim before", before),
        ("force so far", owners.force),
        ("guess", owners.guess()),
    ):
        if earlier_one is not None:
            offer(earlier_one, [name, f"{name} {kind}", f"{name} {sameness}", f"{name} named:{min(2, len(named))}"])
    offer(Whose(certain=False), ["nobody", f"nobody {kind}", f"nobody named:{min(2, len(named))}"])
    return list(choices.values())


def meant(owners: Owners, mention: Mention) -> Whose:
    """What a mention means; a nation keeps the words that the text has for it."""
    whose = said_of(mention, owners.places, about_police=True)
    area = owners.places.catalogue.areas.get(whose.area_code or "")
    if area is not None and area.kind in ("nation", "nations"):
        return Whose(subject=mention.words, area_code=whose.area_code, certain=whose.certain)
    return whose


def elsewhere(owners: Owners, slot: Slot, offer: Callable[[Whose, Sequence[str]], None], *, kind: str, named: int, sameness: str) -> None:
    """Offers the places named before and after the sentence, the nearest first."""
    before, after = owners.mentions.beside(slot.sentence, AROUND)
    for side, mentions in (("before", before[::-1]), ("after", after)):
        for place, mention in enumerate(mentions):
            whose = meant(owners, mention)
            area = owners.places.catalogue.areas.get(whose.area_code or "")
            sort = area.kind if area is not None else "none"
            signs = [f"text {side} {place + 1}", f"text {side} {sort}", f"text {side} {sort} named:{min(2, named)}", f"text {side} {kind}"]
            signs += [f"text {side} {sameness}", f"text {side} known:{owners.force is not None}"]
            offer(Whose(subject=whose.subject, area_code=whose.area_code, certain=False), signs)


def names(owners: Owners, slot: Slot, candidate: Candidate) -> Iterator[tuple[str, list[str]]]:
    """The proper names of the sentence that the catalogue does not know: towns, districts, bodies ("Fife's officers", "in Haverhill")."""
    doc = candidate.doc
    known = {*doc._.places, *(place for seen in doc._.topics for place in range(seen.first, seen.last))}
    place = 0
    while place < len(doc):
        if doc[place].pos_ != "PROPN" or place in known or not doc[place].text[:1].isupper():
            place += 1
            continue
        last = place
        while last + 1 < len(doc) and doc[last + 1].pos_ == "PROPN" and last + 1 not in known and doc[last + 1].text[:1].isupper():
            last += 1
        before = doc[place - 1].lower_ if place else "start"
        after = doc[last + 1].lower_ if last + 1 < len(doc) else "end"
        side = "left" if place < candidate.first else "right"
        near = "near" if slot.first <= doc[place]._.place < slot.last else "far"
        head = doc[last]
        yield (
            " ".join(token.text for token in doc[place : last + 1]),
            [f"name {near} {side}", f"name {head.dep_}", f"name after:{before}", f"name before:{after}", f"name {head.dep_} {side} {near}"],
        )
        place = last + 1


def spoken_of(owners: Owners, slot: Slot) -> Iterator[tuple[str, str, str]]:
    """The words for a force or place without its name ("our district", "the watchdog") in and shortly before the sentence."""
    start = max(0, slot.sentence.start - LOOK_BACK)
    for match in speaking().finditer(owners.text, start, slot.sentence.end):
        near = "far" if match.start() < slot.sentence.start else "near" if slot.first <= match.start() < slot.last else "beside"
        yield " ".join(match.group().lower().split()), match.group("head").lower(), near


@cache
def speaking() -> re.Pattern[str]:
    """A force or place without a name, by the words that introduce it."""
    page = lists_of("subjects")["spoken_of"]
    first, heads = ("|".join(map(re.escape, page[name])) for name in ("first", "heads"))
    return re.compile(rf"\b(?:{first}) (?:(?!(?:of|in|and) )[a-z]+ )?(?P<head>{heads})\b", re.I)
