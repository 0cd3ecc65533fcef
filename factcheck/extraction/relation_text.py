"""`Typed`: a sentence in which its number, counts, places and periods stand as signs, so that patterns can explain every word of it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cache

from factcheck.extraction.claim import Quantity
from factcheck.extraction.places import Mention
from factcheck.extraction.relation_words import all_crime_pattern, either, ids_by_name, names_pattern, relation_words
from factcheck.values import Span
from factcheck.values.period_words import FoundPeriod, find_periods

QUOTED = re.compile(r"[“\"]([^“”\"]*)[”\"]")
MARKS = re.compile(r"[“”\"'‘’(),:;.!?…–—\[\]]|(?<=\s)-(?=\s)")
SPACES = re.compile(r"\s+")
FORCES = r"(?:police forces|police|forces|officers|the force)"
WITHIN = r"(?:in|on|across|at|for|from|within|around|throughout|over|by|of|to)"
YEAR = re.compile(
    r"\b(?:over|during|throughout|through|of|for|in)\s+(?:the\s+)?(?:calendar\s+)?(?:year\s+)?((?:19|20)\d\d)\b(?![/–-]\d|,\d)",
    re.IGNORECASE,
)
WHEN = r"(?:in|over|during|for|between|of|from|at|by|across|within|throughout|on)"
LENGTH = r"(?:(?:calendar|financial) year|calendar|(?:twelve|12) months)"
AREA = r"(?: (?:police )?(?:force )?(?:area|patch))"


@dataclass(slots=True)
class Typed:
    """The sentence in signs: N the number, M and a number a count, W all crime, L a place, T a period; and what the signs stand for.

    `forces` are the places whose words say that a force is meant.
    """

    text: str
    places: list[Mention] = field(default_factory=list)
    periods: list[FoundPeriod] = field(default_factory=list)
    counts: list[str] = field(default_factory=list)
    forces: set[int] = field(default_factory=set)

    def without(self, signs: str) -> str:
        """The text without places (L) or periods (T), and without what merely leads to the number."""
        text = re.sub(rf"\b[{signs}]\d+\b", " ", self.text) if signs else self.text
        return led(SPACES.sub(" ", text).strip())

    def named(self, sign: str) -> list[int]:
        """The numbers of the things of a sign, in the order of the text."""
        return [int(each) for each in re.findall(rf"\b{sign}(\d+)\b", self.text)]


def typed(text: str, span: Span, number: Quantity, mentions: Sequence[Mention], periods: Sequence[FoundPeriod]) -> Typed | None:
    """The stretch in signs; None where its number stands beside quoted words that it is no part of."""
    made = Typed("")
    parts: list[tuple[Span, str]] = [(number.span, sign_of(number, text))]
    for each in (*periods, *bare_years(text, span, [*(one.span for one in periods), number.span])):
        if not each.span.overlaps(number.span):
            parts.append((each.span, f"P{len(made.periods)}"))
            made.periods.append(each)
    for place in mentions:
        if not any(place.span.overlaps(taken) for taken, _ in parts):
            parts.append((place.span, f"A{len(made.places)}"))
            made.places.append(place)
    pieces, at = [], span.start
    for taken, sign in sorted(parts, key=lambda pair: pair[0]):
        if taken.start < at:
            return None
        pieces += [text[at : taken.start].lower(), f" {sign} "]
        at = taken.end
    pieces.append(text[at : span.end].lower())
    plain = spoken(SPACES.sub(" ", "".join(pieces)))
    if plain is None:
        return None
    made.text = signed(plain, made)
    return made


def sign_of(number: Quantity, text: str) -> str:
    """N, with the words of moving and of comparing that were read as part of the number ("rose 12%", "half as many")."""
    words = relation_words()
    moving = either((*words.rising, *words.falling))
    stated = number.span.of(text).lower()
    before = re.match(rf"(?:{moving})(?: by| of)?(?= )", stated)
    after = re.search(rf"(?<= )(?:as many|{moving})$", stated)
    return " ".join(part for part in (before.group(0) if before else "", "N", after.group(0) if after else "") if part)


def bare_years(text: str, span: Span, taken: Sequence[Span]) -> list[FoundPeriod]:
    """Years after "over" or "of" that stand alone: "over 2018", "that of 2014"."""
    found = []
    for match in YEAR.finditer(text, span.start, span.end):
        stretch = Span(match.start(1), match.end(1))
        if not any(stretch.overlaps(each) for each in taken):
            found += [replace(each, span=stretch) for each in find_periods(f"in {match.group(1)}", published=None)]
    return found


def spoken(text: str) -> str | None:
    """The words themselves without who said them; None where words stand outside of the quotation that are more than that."""
    says = either(relation_words().says)
    quoted = next((match for match in QUOTED.finditer(text) if "N" in match.group(1)), None)
    if quoted is not None:
        outside = f"{text[: quoted.start()]} {text[quoted.end() :]}"
        if outside.strip(" .,:") and (re.search(r"[NP]", outside) or not re.search(rf"\b(?:{says})\b", outside)):
            return None
        return quoted.group(1)
    text = re.sub(rf"[”\"] ?[^NP”\"]*\b(?:{says})\b[^NP]*$", " ", text)
    text = re.sub(rf"^[^NP]{{1,80}}? (?:{says})\b:?(?: [^NP]{{0,40}}? that\b| that\b)? (?=.*N)", "", text)
    return re.sub(rf"(?<=[\w ,”]) (?:he |she |they |it )?(?:{says})\b(?: [^NP]*)?$", "", text) if re.search(r"N.*", text) else text


def signed(text: str, made: Typed) -> str:
    """The words with a sign for every count, place with its words and period with its words."""
    words = relation_words()
    text = SPACES.sub(" ", re.sub(r"(A\d+) ?['’]s?(?= )", r"\1", text))
    text = SPACES.sub(" ", MARKS.sub(" ", text))
    text = re.sub(rf"(?<![\w-])(?:{words.sources})(?![\w-])", " ", text)
    text = SPACES.sub(" ", text)

    def count(match: re.Match[str]) -> str:
        made.counts.append(ids_by_name()[match.group(1)])
        return f"M{len(made.counts) - 1}"

    text = names_pattern().sub(count, text)
    text = re.sub(r"\b(?:(?:all|the|total) )+(M\d+)\b", r"\1", text)
    text = re.sub(rf"\b(was|were|is|are|been|being) (?:{either(words.passive)})\b", r"\1", text)
    text = placed(text, made)
    text = re.sub(rf"\b(?:{WHEN} )?(?:the )?(?:{LENGTH} )?(?:of )?P(\d+)\b", r"T\1", text)
    text = re.sub(rf"(?<![\w-])(?:{either(words.fillers)})(?![\w-])", " ", SPACES.sub(" ", text))
    text = all_crime_pattern().sub("W", SPACES.sub(" ", text))
    return SPACES.sub(" ", text).strip()


def placed(text: str, made: Typed) -> str:
    """Every place as L, with the preposition, the verb of counting and the "area" that belong to it."""
    words = relation_words()
    counting, passive = either((*words.counting, "did")), either(words.passive)

    def force(match: re.Match[str]) -> str:
        made.forces.add(int(match.group(1)))
        return f"A{match.group(1)}"

    text = re.sub(rf"\b{FORCES} (?:in|across|at|from|for) (?:the )?A(\d+)\b", force, text)
    text = re.sub(rf"\b(?:the )?A(\d+){AREA}\b", force, text)
    text = re.sub(rf"\b(?:(?:{passive}) )?{WITHIN} (?:the )?A(\d+)\b(?: (?:{counting})\b)?", r"L\1", text)
    return re.sub(rf"\b(?:the )?A(\d+)\b(?: (?:{counting})\b)?", r"L\1", text)


@cache
def lead_pattern() -> re.Pattern[str]:
    """What stands before a number without saying anything of it: "there were", "we had"."""
    words = relation_words()
    leads, counting = "|".join(words.leads), either(words.counting)
    return re.compile(rf"^((?:T\d+ )?)(?:(?:{leads})(?: (?:{counting}))? |(?:{counting}) )(?=.*N)")


def led(text: str) -> str:
    """The text without what merely leads to its number or trails after it."""
    text = lead_pattern().sub(r"\1", text)
    return re.sub(rf"(?: (?:was|were|is|are|did|had|{either(relation_words().passive)}))+$", "", text)
