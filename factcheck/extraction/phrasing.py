"""Puts what a claim measures in plain words: the thing, the words of the text that narrow it, a colon, the statistic."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from functools import cache

from factcheck.extraction.clauses import phrase_places
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.matters import MatterChoice
from factcheck.extraction.measures import Matter
from factcheck.extraction.parsed import Parsed, heads_above, parsed, stem
from factcheck.extraction.picking import Window
from factcheck.extraction.topics import TopicSeen
from factcheck.extraction.vocabulary import measure_words
from factcheck.values import Span

CONTENT = ("NOUN", "VERB", "ADJ", "PROPN", "ADV", "AUX")
NEGATIONS = ("not", "no")
MOST_WORDS = 24
"""So many words of a sentence, the nearest first, may narrow a measure."""
AS_IT_IS = "as it is"
"""The statistic that the thing's own name brings."""


@dataclass(slots=True)
class Word:
    """A word that may stand in a measure, with its signs; `place` orders the words of a phrase."""

    text: str
    place: int
    signs: list[str] = field(default_factory=list)


@dataclass(slots=True, kw_only=True)
class Ground:
    """What is the same for all words of a sentence that a measure may take up."""

    frame: Frame
    window: Window
    here: Parsed
    kind: str
    group: str
    carried: bool
    said: Mapping[str, str]
    ruled: Set[str]
    roles: Sequence[tuple[str, Set[int]]]
    topics: Set[int]
    common: Sequence[str]


def offered_words(
    frame: Frame,
    sense: Sense,
    window: Window,
    topics: Sequence[TopicSeen],
    base: MatterChoice | None,
    *,
    rule: Matter | None,
    before: Sequence[str],
    taken: Iterable[Span],
) -> list[Word]:
    """The words of the sentence and of the claim before that may narrow the thing `base`, each by its stem once."""
    own = {stem(word) for word in (base.words if base is not None else "").lower().replace("-", " ").replace(":", " ").split()}
    group = base.matter.topic.group if base is not None and base.matter.topic is not None else "none"
    carried = base is not None and not base.matter.own
    ground = Ground(
        frame=frame,
        window=window,
        here=parsed(window.doc),
        kind=sense.kind,
        group=group,
        carried=carried,
        said={stem(word): word for word in before},
        ruled={stem(word) for word in (*rule.extra, *rule.said, *rule.object.split())} if rule else frozenset(),
        roles=roles_of(frame, window),
        topics={place for seen in topics for place in range(seen.first, seen.last)},
        common=(f"base:{group} carried:{carried}", f"kind:{sense.kind} base:{base is not None}"),
    )
    found: dict[str, Word] = {}
    for place in free_places(ground, own, list(taken)):
        if len(found) >= MOST_WORDS:
            break
        word = found.setdefault(ground.here.stems[place], Word(ground.here.lows[place], place))
        word.signs += word_signs(ground, place)
    for number, (name, text) in enumerate(ground.said.items()):
        if name not in own:
            found.setdefault(name, Word(text, number - 100)).signs.extend(told_signs(ground, name, rule))
    return list(found.values())


def roles_of(frame: Frame, window: Window) -> list[tuple[str, Set[int]]]:
    """The parts that words may play in the clause, each with the places of its words."""
    subject = frame.subject if frame.subject is not None and frame.subject.doc is window.doc else None
    return [
        ("counted", phrase_places(frame.counted)),
        ("moved", phrase_places(frame.moved)),
        ("subject", phrase_places(subject)),
        ("head of counted", {frame.counted.i} if frame.counted is not None else frozenset()),
        ("verb", {frame.verb.i} if frame.verb is not None else frozenset()),
        ("above", frozenset(heads_above(parsed(window.doc), frame.candidate.head.i))),
        ("head of subject", {subject.i} if subject is not None else frozenset()),
    ]


def free_places(ground: Ground, own: Set[str], taken: Sequence[Span]) -> Iterator[int]:
    """The places of the words that may be offered, the nearest to the expression first."""
    here, candidate, doc = ground.here, ground.frame.candidate, ground.window.doc
    empty, places, starts = empty_words(), doc._.places, doc.user_data["starts"]
    middle = candidate.head.i
    for place in sorted(naming_places(here), key=lambda place: (abs(place - middle), place)):
        name, low = here.stems[place], here.lows[place]
        if name in own or candidate.first <= place < candidate.last or place in places:
            continue
        if low in empty and name not in ground.said and low not in NEGATIONS:
            continue
        if not any(span.start <= starts[place] < span.end for span in taken):
            yield place


def word_signs(ground: Ground, place: int) -> list[str]:
    """The signs of a word of the sentence."""
    here, candidate = ground.here, ground.frame.candidate
    name, part, role = here.stems[place], here.parts[place], here.roles[place]
    side = "left" if place < candidate.first else "right"
    near = "near" if ground.window.first <= place < ground.window.last else "far"
    gap = min(7, abs(place - candidate.head.i))
    roles = [each for each, places in ground.roles if place in places]
    ruled, told = name in ground.ruled, name in ground.said
    return [
        f"word:{name}",
        f"word:{name} {near}",
        f"tag:{part} {near}",
        f"tag:{part} dep:{role}",
        f"dep:{role} {near} {side}",
        f"{near} {side} gap:{gap}",
        f"under:{here.stems[here.heads[place]]}",
        f"topic:{place in ground.topics} {near} base:{ground.group == 'none'}",
        f"ruled:{ruled}",
        f"ruled:{ruled} {near} {part}",
        f"said before:{told}",
        f"said before:{told} carried:{ground.carried}",
        f"{part} kind:{ground.kind} {near}",
        *[f"role:{each}" for each in roles],
        *[f"role:{each} {part}" for each in roles],
        *[f"role:{each} kind:{ground.kind}" for each in roles],
        *[f"role:{each} base:{ground.group}" for each in roles],
        f"roles:{' '.join(roles) or 'none'} {near}",
        f"proper:{part == 'PROPN'} {here.texts[place][:1].isupper()}",
        *ground.common,
    ]


def told_signs(ground: Ground, name: str, rule: Matter | None) -> list[str]:
    """The signs of a word that the measure of the claim before had."""
    counted = ground.frame.counted
    return [
        "told before",
        f"told before carried:{ground.carried}",
        f"told before base:{ground.group}",
        f"told before kind:{ground.kind}",
        f"told before counted:{counted.tag_ if counted is not None else None}",
        f"told before:{name}",
        f"told before own:{rule.own if rule is not None else None}",
        f"told before ruled:{name in ground.ruled}",
        *ground.common,
    ]


@cache
def empty_words() -> frozenset[str]:
    """The words that say nothing of what is measured."""
    return frozenset(measure_words().empty)


def naming_places(here: Parsed) -> list[int]:
    """The places of the words that can name something, content words and "not", found once a sentence."""
    if here.naming is None:
        here.naming = [place for place in range(len(here.lows)) if is_word(here, place)]
    return here.naming


def is_word(here: Parsed, place: int) -> bool:
    """Whether a token can name something: a content word, or a "not"."""
    text = here.texts[place]
    if here.numeric[place] or not text[:1].isalpha() or len(text) < 2:
        return False
    return here.parts[place] in CONTENT or here.lows[place] in NEGATIONS


def phrased(base: MatterChoice | None, words: Sequence[str], statistic: str, fallback: str) -> str:
    """The measure: "thing words: statistic"; `fallback` where there is neither a thing nor a word."""
    thing, _, own = base.words.partition(":") if base is not None else ("", "", "")
    told = own.strip() if statistic == AS_IT_IS else statistic
    first = " ".join(part for part in (thing.strip(), *words) if part)
    if not first:
        return fallback
    return f"{first}: {told}" if told else first


def bare(matter: Matter) -> Matter:
    """The thing alone, without the words that a rule added."""
    return replace(matter, extra=(), said=())
