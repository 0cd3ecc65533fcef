"""`Owners`: decides for each claim of which force or place it speaks, from what stands in its words, its sentence and the text before."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.extraction.parsed import Parsed, parsed
from factcheck.extraction.places import (
    NOWHERE,
    Mention,
    PlaceFinder,
    Whose,
    compared,
    is_owner,
    parted,
    said_of,
    speaks_of_police,
    stand_in,
)
from factcheck.extraction.scoping import somebody_else, told_after
from factcheck.extraction.sentences import Sorted
from factcheck.extraction.times import Slot
from factcheck.extraction.vocabulary import lists_of, plain_words, word_set
from factcheck.values import Span

NATION = "K04000001"
"""England and Wales."""

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.extraction.candidates import Candidate

PATCHES = ("region", "county", "city", "combined_authority")
WIDE = ("nation", "nations", "region")
LONGEST_LOOK = 20_000
"""How far into a text its own words for its place ("the two counties") are looked for."""
AND = re.compile(r"\s*(?:,|&|,?\s*and)\s*")
LOCAL = re.compile(r"[A-Z][\w'’-]*\.?\Z")


@dataclass(slots=True, kw_only=True)
class Owners:
    """`force` is the force or place that the text has established so far, `stands_in` what a text that names none calls it."""

    text: str
    outlet: str | None
    places: PlaceFinder
    mentions: Sorted[Mention]
    force: Whose | None = None
    stands_in: str | None = field(init=False)
    guessed: Whose | None = None
    owning: dict[tuple[int, bool, bool], bool] = field(default_factory=dict)
    outright: dict[Span, Whose | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.stands_in = stand_in(self.text[:LONGEST_LOOK])

    def establish(self, sentence: Span) -> None:
        """Remembers the force that a sentence names; a county or city only where nothing has been named before."""
        named = self.mentions.within(sentence)
        if not named:
            return
        if self.force is not None and len({self.force_of(each) for each in named if each.force or self.is_force_name(each)}) > 1:
            return
        about_police = speaks_of_police(plain_words(sentence.of(self.text))) or self.force is None
        for mention in named:
            whose = said_of(mention, self.places, about_police=about_police)
            area = self.places.catalogue.areas.get(whose.area_code or "")
            if area is None or not self.owns(mention, None, known=True):
                continue
            first = self.force is None and self.stands_in is None
            if area.is_force or ((area.kind == "nation" or area.code == NATION) and self.force is None) or (area.kind in PATCHES and first):
                self.force = whose

    def owns(self, mention: Mention, doc: "Doc | None", *, known: bool) -> bool:
        """Whether a claim can be about a place, asked once for each place."""
        key = (mention.span.start, doc is not None, known)
        if key not in self.owning:
            self.owning[key] = is_owner(self.text, mention, doc, known=known)
        return self.owning[key]

    def of(self, slot: Slot, candidate: "Candidate", *, same_sentence: Whose | None, carried: Whose | None) -> Whose:
        """Of whom a claim speaks; `same_sentence` is the owner of the claim before it, `carried` that of the data it goes on about."""
        named = self.mentions.within(slot.sentence)
        known = self.force is not None or len(named) > 1
        here = [each for each in named if self.owns(each, candidate.doc, known=known)]
        left = [each for each in here if slot.first <= each.span.start < slot.span.start]
        right = [
            each
            for each in here
            if slot.span.start <= each.span.start < slot.last and not parted(self.text[slot.span.end : each.span.start])
        ]
        several = coordinated_places(self.text, left)
        if several is not None:
            return Whose(subject=several, certain=False)
        if left or right:
            return said_of((*reversed(left), *right)[0], self.places, about_police=True)
        told = self.told_outright(slot, candidate)
        if told is not None:
            return told
        if not named and self.said_by_nation(slot.sentence):
            return Whose(subject="England and Wales", area_code=NATION, certain=False)
        if counts_forces(candidate):
            return Whose(
                subject=f"{self.text[candidate.quantity.number.start : candidate.quantity.number.end]} forces".lower(), certain=False
            )
        other = [phrase for phrase in lists_of("subjects")["standing_in"]["other"] if phrase in self.text[slot.first : slot.last].lower()]
        if other and self.force is not None:
            return Whose(subject=other[0], area_code=None, certain=False)
        if self.force is not None and self.says_force(slot) and self.is_force(self.force):
            return self.force
        return self.national(slot, candidate) or self.before(slot, here, same_sentence, carried)

    def told_outright(self, slot: Slot, candidate: "Candidate") -> Whose | None:
        """Whose the figures are where the words around the claim say it outright: the place that they give it, or somebody else.

        Nothing is told so where the claim's own words name a place.
        """
        if slot.span not in self.outright:
            self.outright[slot.span] = self.new_outright(slot, ranked=candidate.sort in ("rank", "comparison"))
        return self.outright[slot.span]

    def new_outright(self, slot: Slot, *, ranked: bool) -> Whose | None:
        """The same, found anew; a rank names other forces that it is held against."""
        named, (_, after) = self.mentions.within(slot.sentence), self.mentions.beside(slot.sentence, 1)
        if any(each.span.start < slot.span.end for each in named):
            return None
        told = told_after(self.text, slot.sentence, slot.span, [*named, *after], self.places)
        if told is not None:
            return told
        other = somebody_else(self.text, slot.first, slot.last) if not named and not ranked else None
        return Whose(subject=other, certain=False) if other is not None else None

    def is_plain(self, slot: Slot, candidate: "Candidate") -> bool:
        """Whether the claim's own words leave no choice: several places in a row, the whole nation, or a place told outright."""
        if self.told_outright(slot, candidate) is not None:
            return True
        left = [each for each in self.mentions.within(slot.sentence) if slot.first <= each.span.start < slot.span.start]
        return coordinated_places(self.text, left) is not None or (not left and self.national(slot, candidate) is not None)

    def says_force(self, slot: Slot) -> bool:
        """Whether the claim's own words say "the force": never a nation, whatever the claim before was about."""
        words = " ".join(plain_words(self.text[slot.first : slot.last]))
        return any(
            phrase in words and re.search(rf"\b{re.escape(phrase)}\b", words) for phrase in lists_of("subjects")["standing_in"]["force"]
        )

    def is_force(self, whose: Whose) -> bool:
        """Whether the owner is a police force."""
        return whose.area_code is not None and self.places.area(whose.area_code).is_force

    def said_by_nation(self, sentence: Span) -> bool:
        """Whether the government or the national statisticians say it: "The Home Office says …"."""
        words = " ".join(plain_words(sentence.of(self.text))[:12])
        bodies = lists_of("subjects")["standing_in"]["bodies"]
        return any(
            body in words and re.match(rf"(?:the |but the |a )?{re.escape(body)} (?:says|said|has|have|put|insists|insisted)\b", words)
            for body in bodies
        )

    def national(self, slot: Slot, candidate: "Candidate") -> Whose | None:
        """England and Wales, where the claim's words say "nationally" or "across the country" and do not only rank in it."""
        stretch = self.text[slot.first : slot.last].lower()
        phrases = lists_of("subjects")["standing_in"]["national"]
        said = [phrase for phrase in phrases if phrase in stretch and not compared().search(stretch[: stretch.index(phrase)])]
        if not said or candidate.sort in ("rank", "comparison"):
            return None
        outright = any("england and wales" in phrase for phrase in said)
        alone = all(NATION in each.codes for each in self.mentions.within(slot.sentence))
        subject = "the country" if "country" in said[0] else "England and Wales"
        return Whose(subject=subject, area_code=NATION, certain=outright and alone)

    def before(self, slot: Slot, here: list[Mention], same_sentence: Whose | None, carried: Whose | None) -> Whose:
        """The owner that the sentence or the text before gives."""
        if not here and same_sentence is not None:
            return same_sentence
        if not here and carried is not None:
            return carried
        earlier = [each for each in here if each.span.start < slot.span.start]
        if here:
            return said_of(earlier[-1] if earlier else here[0], self.places, about_police=True)
        return self.force if self.force is not None else self.guess()

    def guess(self) -> Whose:
        """The place of a text that has named none so far, found once."""
        if self.guessed is None:
            self.guessed = self.new_guess()
        return self.guessed

    def new_guess(self) -> Whose:
        """The only place that the text names later, its own words for it, or the outlet's patch."""
        several = len({self.force_of(each) for each in self.mentions.items if self.owns(each, None, known=True)}) > 1
        for mention in self.mentions.items if not several else ():
            wide = all(self.places.area(code).kind in WIDE for code in mention.codes)
            if (mention.force or self.stands_in is None) and not wide and self.owns(mention, None, known=True):
                later = said_of(mention, self.places, about_police=True)
                return Whose(subject=later.subject, area_code=later.area_code, certain=False)
        for mention in self.places.find(self.outlet or ""):
            patch = said_of(mention, self.places, about_police=True)
            return Whose(subject=self.stands_in or patch.subject, area_code=patch.area_code, certain=False)
        return Whose(subject=self.stands_in, area_code=None, certain=False) if self.stands_in else NOWHERE

    def force_of(self, mention: Mention) -> str:
        """The force that a mention names or lies in, else the first area that it names."""
        areas = [self.places.area(code) for code in mention.codes]
        forces = [area.code for area in areas if area.is_force] or [area.force for area in areas if area.force]
        return forces[0] if forces else areas[0].code

    def is_force_name(self, mention: Mention) -> bool:
        """Whether a force goes by the name."""
        return any(self.places.area(code).is_force for code in mention.codes)

    def local(self, slot: Slot, doc: "Doc", first: int, last: int) -> str | None:
        """A place inside the force that the claim's words name: "1,252 in Division A". No figures by force may settle such a claim."""
        found: list[tuple[int, str]] | None = doc.user_data.get("locals")
        if found is None:
            found = doc.user_data["locals"] = list(self.locals(doc))
        return next((words for place, words in found if first <= place < max(first, last - 1)), None)

    def locals(self, doc: "Doc") -> "Iterator[tuple[int, str]]":
        """All such places of a sentence, each after the place of its "in"."""
        here, starts, widths = parsed(doc), doc.user_data["starts"], doc.user_data["widths"]
        before = word_set("subjects", "inside", "before")
        for place, low in enumerate(here.lows):
            if low not in before or here.parts[place] != "ADP":
                continue
            words = local_words(here, place + 1)
            if words and not self.is_known(Span(starts[words[0]], starts[words[-1]] + widths[words[-1]])):
                yield place, " ".join(here.texts[each].rstrip(".") for each in words)

    def is_known(self, span: Span) -> bool:
        """Whether a stretch holds a place of the catalogue."""
        return any(each.span.overlaps(span) for each in self.mentions.within(Span(max(0, span.start - 40), span.end + 40)))


def local_words(here: Parsed, first: int) -> list[int]:
    """The places of up to four words that go on as a name from a place."""
    words: list[int] = []
    for place in range(first, min(first + 4, len(here.lows))):
        low = here.lows[place]
        if low in ("the", "of") and not words:
            continue
        named = LOCAL.match(here.texts[place]) and here.parts[place] in ("PROPN", "NOUN")
        if not named or low in word_set("subjects", "inside", "no_place"):
            break
        words.append(place)
    return words


def counts_forces(candidate: "Candidate") -> bool:
    """Whether the number counts forces, which are then what the claim is about."""
    after = candidate.doc[candidate.last].lower_ if candidate.last < len(candidate.doc) else ""
    subject = candidate.head.dep_ in ("nummod", "nsubj") and (
        candidate.head.head.dep_ in ("nsubj", "nsubjpass") or candidate.head.dep_ == "nsubj"
    )
    return candidate.sort == "number" and after == "forces" and subject


def coordinated_places(text: str, mentions: list[Mention]) -> str | None:
    """The words of several places that are named in a row, nearest to a number: "London, Essex and Kent"; no single one of them owns it."""
    if not mentions:
        return None
    first = len(mentions) - 1
    while first > 0 and AND.fullmatch(text[mentions[first - 1].span.end : mentions[first].span.start]):
        first -= 1
    return text[mentions[first].span.start : mentions[-1].span.end] if first < len(mentions) - 1 else None
