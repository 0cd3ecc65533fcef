"""Finds the forces and places that a text names, and says of which one a claim speaks."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.vocabulary import lists_of, word_set
from factcheck.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.catalogue import Area, Catalogue
    from factcheck.extraction.sentences import Sentence

WORD = re.compile(r"[^\W_]+(?:['’&][^\W_]+)*")
POSSESSIVE = re.compile(r"['’]s?\b")
AROUND = 60
OTHER_NAMES = (
    "street",
    "road",
    "avenue",
    "lane",
    "university",
    "council",
    "hospital",
    "close",
    "city",
    "united",
    "town",
    "fm",
    "radio",
    "times",
    "post",
    "live",
    "echo",
    "news",
)
WIDE = (
    "England",
    "Wales",
    "England and Wales",
    "UK",
    "the UK",
    "United Kingdom",
    "the United Kingdom",
    "Britain",
    "Great Britain",
    "Europe",
)
TITLES = (
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "cllr",
    "councillor",
    "sgt",
    "insp",
    "supt",
    "pc",
    "dc",
    "prof",
    "lord",
    "lady",
    "baroness",
    "dame",
)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place named in the text: its words, the areas that it may be, and whether the words alone say that the force is meant."""

    span: Span
    words: str
    codes: tuple[str, ...]
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Whose:
    """Of whom a claim speaks: `subject` in words, the area's code where it is safe, and whether it is more than a guess."""

    subject: str | None = None
    area_code: str | None = None
    certain: bool = True


NOWHERE = Whose(certain=False)
"""Nobody said, and nothing lets us guess."""


class PlaceFinder:
    """Finds mentions; one a catalogue."""

    def __init__(self, catalogue: "Catalogue") -> None:
        self.catalogue = catalogue
        self.by_first: dict[str, list[tuple[str, tuple[str, ...]]]] = {}
        spellings: Mapping[str, tuple[str, ...]] = catalogue.area_spellings()
        contextual = {name: codes for name, codes in catalogue.contextual_names().items() if name in ("Scottish", "Welsh", "Met")}
        for name, codes in {**spellings, **contextual}.items():
            for spelt in (name, f"The {name[4:]}") if name.startswith("the ") else (name,):
                first = WORD.search(spelt)
                if first is not None and spelt[:1].isalnum():
                    self.by_first.setdefault(first.group(), []).append((spelt, codes))
        for names in self.by_first.values():
            names.sort(key=lambda pair: -len(pair[0]))

    def find(self, text: str) -> list[Mention]:
        """The places named in a text, in order, the longest name at each place."""
        found: list[Mention] = []
        free = 0
        for word in WORD.finditer(text):
            if word.start() < free:
                continue
            core = word.group()
            if not core.isalnum():
                core = POSSESSIVE.sub("", core)
            for name, codes in self.by_first.get(core, ()):
                end = word.start() + len(name)
                if text.startswith(name, word.start()) and not text[end : end + 1].isalnum() and self.is_place(text, word.start(), end):
                    found.append(Mention(Span(word.start(), end), name, codes, self.is_force(name, codes, text, end)))
                    free = end
                    break
        return found

    def is_place(self, text: str, start: int, end: int) -> bool:
        """Not part of another name: "Kent Street", "the Lancaster office" stay places, "Derby Telegraph" is none."""
        before = text[max(0, start - 24) : start].rsplit(None, 1)
        if before and before[-1].rstrip(".").lower() in TITLES and text[start - 1 : start] == " ":
            return False
        after = WORD.match(text, end + 1) if text[end : end + 1] == " " else None
        return after is None or after.group().lower() not in OTHER_NAMES

    def is_force(self, name: str, codes: Sequence[str], text: str, end: int) -> bool:
        """Whether the words name a force and not the place."""
        lower = name.lower()
        if any(word in lower for word in ("police", "constabulary", "psni", "gmp", "wmp", "force")) or name in (
            "the Met",
            "Met",
            "Scotland Yard",
            "BTP",
        ):
            return True
        return all(self.area(code).is_force for code in codes)

    def area(self, code: str) -> "Area":
        """The area of a code."""
        return self.catalogue.areas[code]


def without_left_out(text: str, sentences: "Iterable[Sentence]", mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions but those that a sentence leaves out ("Excluding the City of London, …", "(Lancashire could not supply data)").

    Nothing in it is theirs.
    """
    starts = sorted(each.span.start for each in sentences)
    return [each for each in mentions if not (_opens_without(text, starts, each) or _said_out().match(text, each.span.end))]


@cache
def _said_out() -> re.Pattern[str]:
    """What is said right after the name of a force that is left out."""
    words = "|".join(re.escape(each) for each in lists_of("subjects")["leaving_out"]["after"])
    return re.compile(
        rf"(?:['’]s?)?(?:\s+(?:police|constabulary|data|figures|is|are|was|were|being|having|been))*\s+(?:{words})\b", re.IGNORECASE
    )


def _opens_without(text: str, starts: Sequence[int], mention: Mention) -> bool:
    place = bisect_right(starts, mention.span.start) - 1
    opening = " ".join(text[starts[place] : mention.span.start].lower().split()) if place >= 0 else ""
    opened = opening.removesuffix(" the") in lists_of("subjects")["leaving_out"]["words"]
    return opened and text[mention.span.end : mention.span.end + 1] == ","


@cache
def default_places() -> PlaceFinder:
    """The finder of the bundled catalogue."""
    from factcheck.catalogue import load_catalogue

    return PlaceFinder(load_catalogue())


def said_of(mention: Mention, finder: PlaceFinder, *, about_police: bool) -> Whose:
    """What a mention means in a claim: the force where the words say so or nothing else bears the name; else a guess that is marked.

    A bare name that a force shares with a county, city or region is taken for the force only where police matters are spoken of, never
    with certainty unless the two areas are the same.
    """
    areas = [finder.area(code) for code in mention.codes]
    forces = [area for area in areas if area.is_force]
    others = [area for area in areas if not area.is_force]
    if mention.force and forces:
        return Whose(subject=forces[0].name, area_code=forces[0].code)
    if forces and not others:
        return Whose(subject=forces[0].name, area_code=forces[0].code)
    if forces and about_police:
        certain = all(same_name(area, forces[0]) for area in others)
        return Whose(subject=forces[0].name, area_code=forces[0].code, certain=certain)
    first = others[0]
    if first.kind in ("nation", "nations", "region"):
        return Whose(subject=first.name, area_code=first.code)
    return Whose(subject=mention.words, area_code=first.code, certain=False)


def same_name(area: "Area", force: "Area") -> bool:
    """Whether a county, or the combined authority of the same districts, goes by the force's own name: its writer means the force.

    Of the cities only the City of London is all that its force polices.
    """
    if area.kind == "city":
        return area.name.startswith("City of ") and force.name == f"{area.name} Police"
    return (
        area.kind in ("county", "combined_authority")
        and area.force == force.code
        and any(own in name for own in area.names for name in force.names)
    )


def stand_in(text: str) -> str | None:
    """The words by which a text that names no place speaks of one: "the force", "the two counties"."""
    lower = text.lower()
    phrases = lists_of("subjects")["standing_in"]
    for phrase in sorted((*phrases["place"], *phrases["force"]), key=lambda each: -len(each)):
        if phrase in lower and phrase != "the country" and re.search(rf"\b{re.escape(phrase)}\b", lower):
            return "the force" if phrase == "force's" else phrase
    return None


def speaks_of_police(words: Sequence[str]) -> bool:
    """Whether a sentence's words are about police matters."""
    return bool(word_set("subjects", "police", "words").intersection(words))


def is_owner(text: str, mention: Mention, doc: "Doc | None", *, known: bool) -> bool:
    """Whether a claim can be about the place: not one that is left out, come from, or the scope of a rank ("the best in the UK")."""
    before = text[max(0, mention.span.start - 24) : mention.span.start].lower().split()
    if (before[-1:] and before[-1] in ("excluding", "except", "without", "outside", "unlike")) or before[-2:] == ["apart", "from"]:
        return False
    if doc is not None and ranks_in(before, mention, doc):
        return False
    if known and compared().search(text[max(0, mention.span.start - 80) : mention.span.start]):
        return False
    return not (known and (before[-1:] == ["from"] or before[-2:] == ["from", "the"]))


@cache
def compared() -> re.Pattern[str]:
    """What stands before a place that a claim is only held against: "above the average for", "higher than in"."""
    words = lists_of("subjects")["compared"]
    before, nouns = ("|".join(map(re.escape, words[name])) for name in ("before", "nouns"))
    optional = r"(?:(?:for|in|of|across)\s+)?(?:the\s+)?$"
    return re.compile(rf"\b(?:{before})\s+(?:(?:the|a|an)\s+)?(?:(?:\w+\s+){{0,3}}(?:{nouns})\s+)?{optional}", re.I)


def ranks_in(before: list[str], mention: Mention, doc: "Doc") -> bool:
    """Whether a nation is only what a superlative ranges over: "the lowest in England", "than anywhere else in Wales"."""
    linked = before[-1:] in (["in"], ["of"], ["across"]) or before[-2:] in (["in", "the"], ["of", "the"], ["across", "the"])
    if not linked or mention.words not in WIDE:
        return False
    raised = any(token.tag_ in ("JJS", "RBS") and token._.place < mention.span.start for token in doc)
    return raised or before[-2:] == ["else", "in"]


def parted(between: str) -> bool:
    """Whether a break stands between a number and a place after it, which then belongs to something else."""
    return bool(re.search(r"[,;:()]|\band\b|\bbut\b|\bwhile\b", between))
