"""The words of a parsed sentence as plain lists, for whatever looks at many of them: a loop over a `Doc` builds objects."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import made_once, words_in
from factcheck.extraction.clauses import FARTHEST

if TYPE_CHECKING:
    from spacy.tokens import Doc

PARSED = "parsed"
ENDING = re.compile(r"(?:ies|ing|ed|es|s|e|y)$")
ENDS = ("s", "g", "d", "e", "y")
"""The last letters of the endings."""


@dataclass(slots=True)
class Parsed:
    """The tokens of a sentence in order: in lower case, as written, their tags, parts of speech, roles, heads (by number) and stems.

    `shapes` are the stems with numbers and places told as such; `kids` has the words that hang on each word; `facts` keeps what has been
    found out about the sentence as a whole, and `naming` the places of the words that can name something.
    """

    lows: list[str]
    texts: list[str]
    tags: list[str]
    parts: list[str]
    roles: list[str]
    heads: list[int]
    stems: list[str]
    shapes: list[str]
    numeric: list[bool]
    kids: list[list[int]]
    known: frozenset[str] = frozenset()
    facts: dict[str, list[str]] = field(default_factory=dict)
    naming: list[int] | None = None


def parsed(doc: "Doc") -> Parsed:
    """The lists of a sentence, made once."""
    return made_once(doc, PARSED, parsed_anew)


def parsed_anew(doc: "Doc") -> Parsed:
    """The same, made anew."""
    strings, words = doc.vocab.strings, words_in(doc)
    columns = doc.to_array(["ORTH", "POS", "DEP", "LIKE_NUM"]).T.tolist()
    texts = [strings[each] for each in columns[0]]
    numeric = [bool(each) for each in columns[3]]
    heads = [place + step for place, step in enumerate(doc.to_array("HEAD").astype("int64").tolist())]
    kids: list[list[int]] = [[] for _ in heads]
    for place, head in enumerate(heads):
        if head != place:
            kids[head].append(place)
    stems = [stem(low) for low in words.lows]
    return Parsed(
        lows=words.lows,
        texts=texts,
        tags=words.tags,
        parts=[strings[each] for each in columns[1]],
        roles=[strings[each] for each in columns[2]],
        heads=heads,
        stems=stems,
        shapes=shapes_of(texts, stems, numeric, doc._.places),
        numeric=numeric,
        kids=kids,
        known=words.known,
    )


def shapes_of(texts: list[str], stems: list[str], numeric: list[bool], places: frozenset[int]) -> list[str]:
    """Each word by its stem, a number as a number, a place as a place."""
    told = zip(texts, stems, numeric, strict=True)
    shapes = ["NUMBER" if number or text[:1].isdigit() or text[:2] == "£1" else name for text, name, number in told]
    for place in places:
        if place < len(shapes):
            shapes[place] = "PLACE"
    return shapes


def stem(word: str) -> str:
    """A word without its usual endings."""
    return ENDING.sub("", word) if len(word) > 4 and word.endswith(ENDS) else word


def heads_above(here: Parsed, place: int) -> Iterator[int]:
    """A word's heads, nearest first, as `clauses.ancestors` finds them."""
    for _ in range(FARTHEST):
        head = here.heads[place]
        if head == place:
            return
        place = head
        yield place
