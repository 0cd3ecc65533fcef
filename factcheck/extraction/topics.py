"""`Subject matter`: what a sentence is about, found by the names that people and the catalogue give to measures."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import word_list, words_in
from factcheck.extraction.vocabulary import Aspect, Phrases, Topic, measure_words

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.catalogue import Catalogue

LEFT_OUT = ("outcomes", "inspection")
"""Groups whose names are asked of an offence rather than counted: they are aspects of ours."""
GROUPS = {"recorded-crime": "offence", "contact": "call", "workforce": "person", "money": "money", "powers": "search", "surveys": "survey"}


@dataclass(frozen=True, slots=True)
class TopicSeen:
    """A topic at the tokens [first, last) of a sentence."""

    first: int
    last: int
    topic: Topic


@dataclass(frozen=True, slots=True)
class AspectSeen:
    """An aspect at the tokens [first, last) of a sentence."""

    first: int
    last: int
    aspect: Aspect


def joined(doc: "Doc", one: TopicSeen, other: TopicSeen) -> bool:
    """Whether two topics are coordinated: "burglary and robbery"."""
    low, high = sorted((one, other), key=lambda each: each.first)
    if not 0 < high.first - low.last <= 2:
        return False
    between = words_in(doc).lows[low.last : high.first]
    return between in (["and"], [","], [",", "and"], ["or"], ["&"]) and one.topic is not other.topic


def coordinated(doc: "Doc", topics: Sequence[TopicSeen], first: int, last: int) -> list[TopicSeen]:
    """The first run of two or more coordinated offences among the tokens [first, last): "burglary, robbery and homicide"."""
    run: list[TopicSeen] = []
    for each in topics:
        if not (first <= each.first and each.last <= last and each.topic.group == "offence"):
            continue
        if run and not joined(doc, run[-1], each):
            if len(run) > 1:
                break
            run = []
        run.append(each)
    return run if len(run) > 1 else []


class TopicFinder:
    """Finds topics and aspects; one a catalogue, because its aliases are names of topics, too."""

    def __init__(self, catalogue: "Catalogue | None" = None) -> None:
        words = measure_words()
        written = {phrase for topic in words.topics for phrase in topic.words}
        own = [
            (name, topic)
            for topic in words.topics
            for phrase in topic.words
            for name in in_both_numbers(phrase)
            if name == phrase or name not in written
        ]
        known = {phrase for phrase, _ in own}
        lent = [(alias, topic) for alias, topic in catalogue_topics(catalogue) if alias not in known] if catalogue else []
        self.topics: Phrases[Topic] = Phrases([*own, *lent])
        self.aspects: list[tuple[Aspect, Phrases[Aspect]]] = [
            (each, Phrases([(phrase, each) for phrase in each.words])) for each in words.aspects
        ]
        self.aspects_by_head: dict[str, set[int]] = {}
        for number, (_, phrases) in enumerate(self.aspects):
            for head in phrases.by_first:
                self.aspects_by_head.setdefault(head, set()).add(number)

    def topics_in(self, doc: "Doc") -> list[TopicSeen]:
        """The topics of a sentence, from left to right."""
        words, tokens = word_list(doc)
        return [TopicSeen(tokens[first], tokens[last - 1] + 1, topic) for first, last, topic in self.topics.find(words)]

    def aspects_in(self, doc: "Doc") -> list[AspectSeen]:
        """The aspects of a sentence in the order of the page: the first that fits decides."""
        words, tokens = word_list(doc)
        found: list[AspectSeen] = []
        likely: set[int] = set().union(*(self.aspects_by_head[word] for word in words if word in self.aspects_by_head))
        for aspect, phrases in (self.aspects[number] for number in sorted(likely)):
            found.extend(AspectSeen(tokens[first], tokens[last - 1] + 1, aspect) for first, last, _ in phrases.find(words))
        return found

    def topics_of(self, words: Sequence[str]) -> list[Topic]:
        """The topics among plain words."""
        return [topic for _, _, topic in self.topics.find(words)]


def catalogue_topics(catalogue: "Catalogue") -> Iterable[tuple[str, Topic]]:
    """The catalogue's aliases as topics; those of one word are left to our own list, where what surrounds them is known."""
    own = {topic.measure: topic for topic in reversed(measure_words().topics) if topic.measure}
    for alias, measure_id in catalogue.measure_aliases().items():
        measure = catalogue.measures[measure_id]
        if len(alias.split()) < 2 or measure.group in LEFT_OUT or only_counted(alias):
            continue
        if measure.id[:3] in ("999", "101") and measure.id[:3] not in alias and "emergency" not in alias:
            continue
        if measure_id in own:
            yield alias, own[measure_id]
            continue
        name, _, stat = measure.plain.partition(":")
        topic = Topic(
            group=GROUPS.get(measure.group, "thing"),
            object=name.strip().removesuffix(" answered").removesuffix(" received"),
            stat=stat.strip(),
            measure=measure_id,
            public=measure.public_series,
            whole=True,
            words=(alias,),
        )
        yield alias, topic


def only_counted(alias: str) -> bool:
    """ "Number of crimes", "offences recorded": a noun for crimes, which more words may follow ("the number of crimes with a knife")."""
    left = [word for word in alias.split() if word not in ("number", "of", "recorded", "reported")]
    return len(left) < len(alias.split()) and len(left) == 1 and left[0] in measure_words().crime_nouns


def in_both_numbers(phrase: str) -> tuple[str, ...]:
    """A name and the same in the other number, where its last word is one that the page knows in both: "vehicle offence"."""
    first, _, last = phrase.rpartition(" ")
    other = both_numbers().get(last)
    return (phrase, f"{first} {other}") if first and other else (phrase,)


@cache
def both_numbers() -> dict[str, str]:
    """The singular of each plural, and the plural of each singular, of the nouns that name crimes."""
    pairs = measure_words().numbers
    return {**pairs, **{plural: singular for singular, plural in pairs.items()}}


@cache
def spoken_names(measure_id: str) -> tuple[str, ...]:
    """The words by which people name a measure, of our own list of topics."""
    found = [phrase for topic in measure_words().topics if topic.measure == measure_id for phrase in topic.words]
    return tuple(dict.fromkeys(name for phrase in found for name in in_both_numbers(phrase)))


@cache
def default_finder() -> TopicFinder:
    """The finder of the bundled catalogue."""
    from factcheck.catalogue import load_catalogue

    return TopicFinder(load_catalogue())
