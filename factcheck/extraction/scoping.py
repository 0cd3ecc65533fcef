"""Words that say outright whose the figures are: "She was speaking of England and Wales", or somebody else's: "another force"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.places import Mention, Whose, said_of, same_name
from factcheck.extraction.vocabulary import lists_of
from factcheck.values import Span

if TYPE_CHECKING:
    from factcheck.extraction.measures import Matter
    from factcheck.extraction.places import PlaceFinder

FAR = 90
"""So many characters may lie between the end of a sentence and the place that the next one gives it."""


def told_after(text: str, sentence: Span, span: Span, mentions: Sequence[Mention], places: "PlaceFinder") -> Whose | None:
    """The one place that the rest of the sentence or the next sentence says the figures are for; None where neither says it, or of two.

    `mentions` are the places named in the sentence and shortly after it, `span` the claim's own expression.
    """
    mention = next((each for each in mentions if span.end <= each.span.start < sentence.end + FAR), None)
    if mention is None:
        return None
    inner = mention.span.start < sentence.end
    between = text[span.end if inner else sentence.end : mention.span.start]
    if not (speaking_of() if inner else figures_for()).fullmatch(between) or not closes().match(text, mention.span.end):
        return None
    return said_of(mention, places, about_police=True)


def somebody_else(text: str, first: int, last: int) -> str | None:
    """The words of a stretch by which it speaks of another force or area than the one spoken of: "the neighbouring force"."""
    found = others().search(text, first, last)
    return " ".join(found.group().lower().split()) if found is not None else None


def of_whole_area(matter: "Matter | None", whose: Whose, places: "PlaceFinder", stretch: str) -> "Matter | None":
    """What is measured without words that only say where: "shoplifting in the county" where a force's county goes by its name.

    `stretch` are the claim's own words.
    """
    if matter is None or not (matter.narrowed or matter.extra) or not whose.certain or whose.area_code is None:
        return matter
    force = places.catalogue.areas.get(whose.area_code)
    if force is None or not force.is_force:
        return matter
    plain = {*lists_of("subjects")["scoping"]["own_area"]}
    if any(same_name(area, force) for area in places.catalogue.areas.values() if area.force == force.code):
        plain.add("county")
    if re.search(r"\b(?:force|force['’]s|police|constabulary) area\b", stretch, re.I):
        plain.add("area")
    narrowed, extra = (tuple([word for word in words if word not in plain]) for words in (matter.narrowed, matter.extra))
    return replace(matter, narrowed=narrowed, extra=extra)


@cache
def speaking_of() -> re.Pattern[str]:
    """What stands between a number and a place in ", speaking of England and Wales": a comma, then the words that give the scope."""
    verbs = "|".join(map(re.escape, lists_of("subjects")["scoping"]["speaking"]))
    return re.compile(rf"[^;.]*,\s+(?:when\s+)?(?:{verbs})\s+(?:only\s+)?(?:of|to|about|for)\s+(?:the\s+)?", re.I)


@cache
def figures_for() -> re.Pattern[str]:
    """What begins the sentence after, up to the place: "She was speaking of …", "The figures are for …", "These figures cover …"."""
    page = lists_of("subjects")["scoping"]
    people, things, speaking, holding = ("|".join(map(re.escape, page[name])) for name in ("people", "things", "speaking", "holding"))
    determiners = "the|all|these|those|both|her|his|their|its"
    speaks = rf"(?:{people})\s+(?:(?:was|were|is|are|had been)\s+)?(?:{speaking})\s+(?:only\s+)?(?:of|to|about)"
    holds = rf"(?:(?:{determiners})\s+(?:of\s+the\s+)?(?:\w+\s+)?(?:{things})|these|those|they|it)\s+(?:all\s+)?(?:{holding})"
    return re.compile(rf"[\s.\"”’)]*(?:{speaks}|{holds})\s+(?:only\s+)?(?:the\s+)?", re.I)


@cache
def closes() -> re.Pattern[str]:
    """What may follow such a place: the end of its sentence, or words that add nothing."""
    return re.compile(r"(?:\s+(?:police|force|area|as a whole|only|alone|together))*\s*(?:[.)\"”]|$|\n)", re.I)


@cache
def others() -> re.Pattern[str]:
    """Another force or area than the one that the text is about."""
    page = lists_of("subjects")["scoping"]
    words, heads, not_after = ("|".join(map(re.escape, page[name])) for name in ("others", "bodies", "not_after"))
    return re.compile(rf"\b(?:{words})\s+(?:police\s+)?(?:{heads})\b(?!\s+(?:{not_after})\b)", re.I)
