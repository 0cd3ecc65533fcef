"""The word lists of the claim reader, loaded from `data/vocabulary/` and checked on the way in."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Annotated, Any, Generic, TypeVar

from pydantic import BaseModel, ConfigDict, Field, StrictStr, TypeAdapter, ValidationError

from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

Payload = TypeVar("Payload")
Words = tuple[Annotated[StrictStr, Field(min_length=1)], ...]
Lists = Mapping[str, Words]
SIGNS = str.maketrans({"-": " ", "‐": " ", "‑": " ", "–": " ", "’": "'", "‘": "'"})


class Page(BaseModel):
    """A checked mapping; unknown keys are errors."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Topic(Page):
    """Something that claims are about; see the head of measure_words.yaml. `whole` says that the name already tells all that is asked."""

    group: str
    object: str
    stat: str = "number"
    measure: str | None = None
    public: bool = True
    whole: bool = False
    words: Words


class Aspect(Page):
    """What is asked of a topic: solved, charged, answered.

    `share` is asked of a share alone, with `only_share` where even a change must be said to be one of a share; `lasts` of a length of time,
    `gains` of what was added.
    `counts` says how the thing is counted or who is meant, so that other words narrow it still. `measures` gives the catalogue's measure
    by the topic's object.
    """

    id: str
    groups: Words
    form: str
    share: bool = False
    only_share: bool = False
    counts: bool = False
    lasts: bool = False
    gains: bool = False
    measures: Mapping[str, str] = {}
    words: Words


class MeasureWords(Page):
    """measure_words.yaml."""

    topics: tuple[Topic, ...]
    aspects: tuple[Aspect, ...]
    asking: Words
    forms: Mapping[str, str]
    numbers: Mapping[str, str]
    generic: Words
    crime_nouns: Words
    overall: Words
    without: Words
    whole_verbs: Words
    officers: Words
    pronouns: Words
    statistics: Lists
    rates: Mapping[str, str]
    empty: Words
    people: Words
    counted_by: Words
    appending: Words
    eliding: Words
    limiting: Words
    narrowing: Words
    phrased: Words


def read_vocabulary(name: str, shape: Any) -> Any:
    """A page of `data/vocabulary/` as the shape says; raises `FactcheckError` (bad-vocabulary) naming file, path inside it and reason."""
    import yaml

    path = data_folder() / "vocabulary" / f"{name}.yaml"
    where = f"data/vocabulary/{name}.yaml"
    remedy = "Mend the page; docs/extraction.md shows what stands in it."
    try:
        written = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except FileNotFoundError:
        raise FactcheckError("bad-vocabulary", "the page is missing", where=where, remedy=remedy) from None
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FactcheckError("bad-vocabulary", f"the page cannot be read: {error}", where=where, remedy=remedy) from None
    try:
        return TypeAdapter(shape).validate_python(written)
    except ValidationError as error:
        first = error.errors()[0]
        place = " › ".join(str(part) for part in first["loc"])
        raise FactcheckError(
            "bad-vocabulary", f"{first['msg']} (found {first['input']!r})", where=f"{where} › {place}", remedy=remedy
        ) from None


def plain_words(phrase: str) -> tuple[str, ...]:
    """A phrase as the words that are matched: lower case, hyphens as spaces, plain apostrophes, the possessive on its own."""
    return tuple(phrase.lower().translate(SIGNS).replace("'s ", " 's ").split())


class Phrases(Generic[Payload]):
    """Finds the longest of many phrases at each place of a list of words."""

    __slots__ = ("by_first",)

    def __init__(self, pairs: Iterable[tuple[str, Payload]]) -> None:
        self.by_first: dict[str, list[tuple[tuple[str, ...], Payload]]] = {}
        for phrase, payload in pairs:
            words = plain_words(phrase)
            if words:
                self.by_first.setdefault(words[0], []).append((words, payload))
        for each in self.by_first.values():
            each.sort(key=lambda pair: -len(pair[0]))

    def at(self, words: Sequence[str], place: int) -> tuple[int, Payload] | None:
        """The end of the longest phrase that begins at a place, with what it stands for."""
        for phrase, payload in self.by_first.get(words[place], ()):
            if tuple(words[place : place + len(phrase)]) == phrase:
                return place + len(phrase), payload
        return None

    def find(self, words: Sequence[str]) -> list[tuple[int, int, Payload]]:
        """All phrases from left to right, the longest at each place, none overlapping another."""
        if self.by_first.keys().isdisjoint(words):
            return []
        found: list[tuple[int, int, Payload]] = []
        free = 0
        for place, word in enumerate(words):
            match = self.at(words, place) if place >= free and word in self.by_first else None
            if match is not None:
                found.append((place, match[0], match[1]))
                free = match[0]
        return found


@cache
def measure_words() -> MeasureWords:
    """The checked measure_words.yaml."""
    read: MeasureWords = read_vocabulary("measure_words", MeasureWords)
    return read


@cache
def lists_of(page: str) -> Mapping[str, Lists]:
    """A page that holds named groups of word lists: group, list, words."""
    read: Mapping[str, Lists] = read_vocabulary(page, dict[str, dict[str, Words]])
    return read


@cache
def word_set(page: str, group: str, name: str) -> frozenset[str]:
    """One list of such a page, for words taken singly."""
    return frozenset(lists_of(page)[group][name])


@cache
def phrase_list(page: str, group: str, name: str) -> Phrases[str]:
    """One list of such a page, for phrases."""
    return Phrases([(phrase, phrase) for phrase in lists_of(page)[group][name]])
