"""Says what a claim measures: plain words, object first, and the catalogue's measure only where nothing narrows or widens it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from factcheck.extraction.asked import asked_of, asking_words, chosen_aspect, usable, whole_verbs
from factcheck.extraction.candidates import words_in
from factcheck.extraction.clauses import clause_tokens, counted_apart, follows_place, noun_phrase, phrase_places
from factcheck.extraction.crime_nouns import is_crime_noun, may_be_the_kind, names_crimes, says_overall
from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import RATES, Sense, is_run
from factcheck.extraction.picking import Window, chosen_topic, counted_topic, follows_at_once, inside, naming_noun, of_offence
from factcheck.extraction.topics import AspectSeen, TopicSeen, joined
from factcheck.extraction.trends import direction_of
from factcheck.extraction.vocabulary import Aspect, Topic, measure_words
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

PLAIN_LINKS = ("in", "during", "since", "last", "to", "from", "by", "at", "for", "recorded", "reported", "logged", "committed", "over")
KIND_WITHIN = 3
PER_WITHIN = 3
ALL_CRIME = "recorded-crime"
OF_KIND, OF_KIND_TOO = ("of", "for", "involving", "against"), ("a", "an", "the", "recorded", "reported")
SPECIFIC = 3
"""Words that a predicate may add to a measure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """What a claim is about: a topic of ours (or bare words), what is asked of it, and the words that narrow it.

    `own` is false where it was said before; `loose` where the claim has no word that points back ("it", "the figure"), so
    that only its place says so; `per_head` where it is a rate of it ("the highest burglary rate"). `phrase` is the measure in plain words.
    """

    object: str
    topic: Topic | None = None
    aspect: Aspect | None = None
    threshold: str | None = None
    extra: tuple[str, ...] = ()
    said: tuple[str, ...] = ()
    narrowed: tuple[str, ...] = ()
    several: bool = False
    own: bool = True
    loose: bool = False
    per_head: bool = False
    phrase: str | None = None


def matter_of(
    frame: Frame, sense: Sense, window: Window, topics: Sequence[TopicSeen], aspects: Sequence[AspectSeen], before: Matter | None
) -> Matter | None:
    """What the claim is about, or None where neither its words nor the text before it say."""
    if (before is not None and not counted_topic(frame, topics) and follows_at_once(frame, window)) or stands_for(
        frame, window, topics, before
    ):
        aspect, threshold = chosen_aspect(frame, sense, window, aspects, before.topic if before else None)
        return by_memory(frame, sense, window, before, aspect, threshold)
    seen = told_topic(frame, sense, window, topics, before)
    if seen is not None and is_crime_noun(seen, window, frame) and frame.counted is None and is_specific(before):
        seen = None
    if seen is not None and seen.topic.whole:
        aspects = ()
    aspect, threshold = chosen_aspect(frame, sense, window, aspects, seen.topic if seen else before.topic if before else None)
    if seen is not None:
        if aspect is None and before is not None and before.aspect is not None and is_rate(frame, sense, seen, before):
            aspect, threshold = before.aspect, before.threshold
        matter = with_words(frame, window, seen, topics, aspect, threshold)
        return replace(matter, own=False) if is_specific(before) and may_be_the_kind(seen, window) else matter
    shared = before if sense.kind == "share" and sense.unit is Unit.PERCENT else None
    return by_noun(frame, window, aspect, threshold, shared) or by_memory(frame, sense, window, before, aspect, threshold)


def told_topic(frame: Frame, sense: Sense, window: Window, topics: Sequence[TopicSeen], before: Matter | None) -> TopicSeen | None:
    """The topic of the claim's own words; None where they only go on about the one before."""
    seen = chosen_topic(frame, window, topics)
    if seen is not None and not is_crime_noun(seen, window, frame) and names_crimes(seen, window):
        seen = kind_of(seen, topics, window) or seen  # "the total number of weapons possession offences" is not all crime
    if seen is not None and (is_crime_noun(seen, window, frame) or within_number(seen, frame)):
        others = [
            each
            for each in topics
            if window.since <= each.first < frame.candidate.first and each.topic.group in meant_by(seen) and each is not seen
        ]
        kind = kind_of(seen, topics, window)
        if kind is not None:  # "violence against the person offences" are not all offences
            return kind
        if others:
            return others[-1]
    if seen is None or seen.topic.group != "outcome":
        return seen
    asked = of_offence(seen, frame, window, topics)
    known = before is not None and before.topic is not None and before.topic.group in ("offence", "search")
    return None if asked is seen and known and sense.kind == "share" else asked


def kind_of(noun: TopicSeen, topics: Sequence[TopicSeen], window: Window) -> TopicSeen | None:
    """The kind of offence of which a noun for crimes stands in the same phrase."""
    kinds = [each for each in topics if each.topic.group == "offence" and each is not noun and leads_to(each, noun, window)]
    return kinds[-1] if kinds else None


def meant_by(noun: TopicSeen) -> tuple[str, ...]:
    """The groups that a noun for crimes may stand for: "use of force came to 313,000 incidents"."""
    return ("offence", "search") if noun.topic.object == "incidents" else ("offence",)


def leads_to(kind: TopicSeen, noun: TopicSeen, window: Window) -> bool:
    """Whether a kind of offence stands in the same phrase: "violence against the person offences", "offences of violence with injury"."""
    if noun.last < kind.first <= noun.last + KIND_WITHIN and not within_places(noun.last, kind.first, window):
        first, *rest = words_in(window.doc).lows[noun.last : kind.first]
        return first in OF_KIND and all(word in OF_KIND_TOO for word in rest)
    between = window.doc[kind.last : noun.first]
    return kind.last <= noun.first <= kind.last + KIND_WITHIN and all(
        token.pos_ in ("ADP", "DET", "NOUN", "ADJ", "PROPN") for token in between
    )


def within_places(first: int, last: int, window: Window) -> bool:
    """Whether a place is named between two places of the sentence."""
    return not window.doc._.places.isdisjoint(range(first, last))


def within_number(seen: TopicSeen, frame: Frame) -> bool:
    """ "One crime in 14": the crimes are those that the sentence is about."""
    return frame.candidate.first <= seen.first and seen.last <= frame.candidate.last


def is_specific(before: Matter | None) -> bool:
    """Whether the text was about one kind of offence."""
    return before is not None and before.topic is not None and before.topic.group == "offence" and before.topic.measure != "recorded-crime"


def stands_for(frame: Frame, window: Window, topics: Sequence[TopicSeen], before: Matter | None) -> bool:
    """Whether "offences" or "cases" are those that the text is about: "knife crime rose by 14 per cent to 731 offences"."""
    noun = frame.counted
    if (
        noun is None
        or before is None
        or before.topic is None
        or before.topic.group != "offence"
        or before.topic.measure == "recorded-crime"
    ):
        return False
    if noun.lower_ not in measure_words().crime_nouns or says_overall(window, frame):
        return False
    places = phrase_places(noun)
    if any(window.since <= each.first < window.last and each.first not in places for each in topics if each.topic.group == "offence"):
        return False
    if any(window.first <= each.first < window.last and each.first not in places for each in topics):
        return False
    plain = [
        each
        for each in noun.children
        if each.dep_ in ("amod", "compound") and each.lower_ not in ("more", "fewer", "new", "such", "recorded")
    ]
    return not plain and all(each.dep_ not in ("prep", "acl") or each.lower_ in PLAIN_LINKS for each in noun.children)


def by_noun(frame: Frame, window: Window, aspect: Aspect | None, threshold: str | None, shared: Matter | None) -> Matter | None:
    """The matter that a noun without a topic names, in its own words; `shared` is what it has a share of: "women make up 29 per cent"."""
    noun = naming_noun(frame)
    if frame.counted is not None and frame.counted.lower_ == "forces" and frame.candidate.sort == "number":
        return Matter(object="forces", extra=predicate_words(frame, window, ("forces",)), narrowed=("words",))
    if frame.candidate.sort == "rank" and noun is None and is_quality(frame):
        return Matter(object=f"force {frame.candidate.doc[frame.candidate.last - 1].lower_}", narrowed=("words",))
    if noun is None:
        return None
    words = content_words(noun_phrase(noun), frame)
    if shared is not None and shared.topic is not None and noun is frame.subject:
        return replace(shared, aspect=aspect, threshold=threshold, extra=tuple(words), narrowed=(*shared.narrowed, *words), own=False)
    extra = predicate_words(frame, window, words)
    return Matter(object=" ".join(words), aspect=aspect, threshold=threshold, extra=extra, narrowed=("words",)) if words or extra else None


def by_memory(
    frame: Frame, sense: Sense, window: Window, before: Matter | None, aspect: Aspect | None, threshold: str | None
) -> Matter | None:
    """The matter of the claim before, or of the predicate alone at the beginning of a text."""
    if before is not None:
        return carried_on(frame, sense, window, before, aspect, threshold)
    said = predicate_words(frame, window, ())
    return Matter(object=" ".join(said), aspect=aspect, narrowed=("words",)) if said else None


def is_quality(frame: Frame) -> bool:
    """ "The most efficient": a rank in a quality that the word itself names."""
    words = words_in(frame.candidate.doc).lows[frame.candidate.first : frame.candidate.last]
    return len(words) > 1 and words[-2] in ("most", "least")


def shared_words(frame: Frame) -> tuple[str, ...]:
    """Who has a part: "children accounted for 236 of those"."""
    subject, verb = frame.subject, frame.verb
    if (
        subject is None
        or verb is None
        or subject.pos_ != "NOUN"
        or verb.lower_ not in ("account", "accounts", "accounted", "made", "make", "makes", "represent", "represented")
    ):
        return ()
    return (
        tuple(content_words(noun_phrase(subject), frame))
        if subject.doc is frame.candidate.doc and subject.i < frame.candidate.first
        else ()
    )


def is_rate(frame: Frame, sense: Sense, seen: TopicSeen, before: Matter) -> bool:
    """Whether a share of another offence is the same rate as before: "for violence the rate is just 8 per cent"."""
    if before.topic is seen.topic and frame.candidate.sort == "rank":
        return True
    same = before.topic is not None and before.topic.group == seen.topic.group and before.aspect is not None and before.aspect.share
    return (
        same
        and sense.kind == "share"
        and (frame.subject is None or frame.subject.lower_ in ("rate", "figure", "it", "proportion", "share", "that"))
    )


def carried_on(frame: Frame, sense: Sense, window: Window, before: Matter, aspect: Aspect | None, threshold: str | None) -> Matter:
    """The matter of the claim before, with what this one adds: a bare number counts the same thing, or a part of it."""
    said = predicate_words(frame, window, before.object.split()) if is_part(frame) else shared_words(frame)
    extra = tuple([word for word in said if word not in asking_words(aspect)])
    part = ("part",) if frame.counted is not None and frame.counted.lower_ in ("them", "which", "whom", "those", "these") else ()
    return replace(
        before,
        aspect=aspect or (before.aspect if usable(before.aspect, sense) else None),
        threshold=threshold or before.threshold,
        extra=tuple(dict.fromkeys((*before.extra, *extra))),
        narrowed=(*[word for word in before.narrowed if word != "part"], *extra, *part),
        own=False,
        loose=window.since == 0
        and (not points_back(frame) or (frame.counted is not None and frame.counted.lower_ in measure_words().crime_nouns)),
    )


def points_back(frame: Frame) -> bool:
    """Whether the sentence of a claim that names no measure says "it", "the figure" or "there were", or is no more than a phrase."""
    words = words_in(frame.candidate.doc).known
    after = frame.candidate.doc[frame.candidate.last].lower_ if frame.candidate.last < len(frame.candidate.doc) else ""
    return (
        frame.verb is None
        or bool(words & {*measure_words().pronouns, "there", "who"})
        or after in ("more", "fewer")
        or frame.candidate.first == 0
    )


def is_part(frame: Frame) -> bool:
    """ "145 were constables", "62 had no insurance": the number is itself the subject of what is said."""
    head = frame.candidate.head
    verb = frame.verb
    return verb is not None and head.dep_ in ("nsubj", "nsubjpass") and head.head.i == verb.i and frame.candidate.sort == "number"


def with_words(
    frame: Frame, window: Window, seen: TopicSeen, topics: Sequence[TopicSeen], aspect: Aspect | None, threshold: str | None
) -> Matter:
    """The matter of a topic with the words beside it that narrow it."""
    doc, topic = window.doc, seen.topic
    head = doc[seen.last - 1]
    phrase = [token for token in noun_phrase(head) if not seen.first <= token.i < seen.last and not is_next(token, seen, frame, window)]
    others, names = named_with(window, seen, topics)
    taken = {place for each in others for place in range(each.first, each.last)}
    asked, counts = asking_words(aspect) | set(words_in(doc).lows[seen.first : seen.last]), aspect is None or aspect.counts
    after = asked_of(aspect, seen, window) if aspect is not None else []
    rest = [token for token in phrase if token.i not in taken and not in_scope(token, seen, window)]
    narrow = tuple(dict.fromkeys([word for word in content_words([*rest, *after], frame) if word not in asked]))
    extra = (
        tuple([word for word in predicate_words(frame, window, (*names, *narrow)) if word not in asked and word not in whole_verbs()])
        if topic.group in ("person", "offender", "conduct", "road", "search") and counts
        else ()
    )
    return Matter(
        object=" and ".join(dict.fromkeys(names)),
        topic=topic,
        aspect=aspect,
        threshold=threshold,
        extra=tuple(dict.fromkeys(narrow)),
        said=extra,
        narrowed=(*narrow, *extra, *[verb for verb in part_verb(frame, seen) if verb not in asked]),
        several=len(set(names)) > 1,
        per_head=is_per_head(frame, window, seen),
    )


def in_scope(token: "Token", seen: TopicSeen, window: Window) -> bool:
    """ "Recorded crime excluding fraud (and computer misuse)" is what the figures by force count; the words narrow nothing."""
    if seen.topic.measure != ALL_CRIME:
        return False
    lows, without = words_in(window.doc).lows, measure_words().without
    first = next((place for place in range(seen.last, window.last) if lows[place] in without), None)
    if first is None or "fraud" not in lows[first + 1 : first + 3]:
        return False
    return token.i >= first and token.lower_ in (*without, "fraud", "and", "computer", "misuse")


def is_next(token: "Token", seen: TopicSeen, frame: Frame, window: Window) -> bool:
    """Whether a word behind the number is of the claim that follows: "robbery by 6% and shoplifting by 17%", "6 thefts and 9 frauds"."""
    return token.i >= window.last and (seen.last <= frame.candidate.first or counted_apart(token, seen.last))


def named_with(window: Window, seen: TopicSeen, topics: Sequence[TopicSeen]) -> tuple[list[TopicSeen], list[str]]:
    """The topics that are coordinated with one, and the names of all of these that are of its group."""
    topic, others = seen.topic, [each for each in topics if each is not seen and joined(window.doc, seen, each)]
    name = topic.object
    if name == "solved rate":
        said = " ".join(token.lower_ for token in window.doc[seen.first : seen.last]).replace(" - ", "-")
        name = f"all crime: {said}"
    return others, [name, *(each.topic.object for each in others if each.topic.group == topic.group)]


def plain_matter(
    frame: Frame, window: Window, seen: TopicSeen, topics: Sequence[TopicSeen], aspect: Aspect | None, threshold: str | None
) -> Matter:
    """The matter of a topic as `with_words` makes it, without the words that narrow it."""
    _, names = named_with(window, seen, topics)
    per_head = is_per_head(frame, window, seen)
    return Matter(object=" and ".join(dict.fromkeys(names)), topic=seen.topic, aspect=aspect, threshold=threshold, per_head=per_head)


def is_per_head(frame: Frame, window: Window, seen: TopicSeen) -> bool:
    """ "The burglary rate", "the rate of burglary", "had the highest rate": a rate of what is counted."""
    doc = window.doc
    after = doc[seen.last].lower_ if seen.last < len(doc) else ""
    before = words_in(doc).lows[max(0, seen.first - 2) : seen.first]
    raised = (
        frame.candidate.head.head.lower_ if frame.candidate.sort == "rank" and frame.candidate.head.dep_ in ("amod", "compound") else ""
    )
    return "rate" in (after, raised) or "rates" in (after, raised) or before in (["rate", "of"], ["rates", "of"])


def part_verb(frame: Frame, seen: TopicSeen) -> tuple[str, ...]:
    """The verb that makes a count a part of the whole: "failed to attend 46,000 burglaries" is no number of burglaries."""
    verb = frame.verb
    if verb is None or frame.candidate.sort != "number" or frame.movement is not None or frame.candidate.quantity.unit is not Unit.COUNT:
        return ()
    if seen.first <= verb.i < seen.last or verb.lower_ in measure_words().whole_verbs:
        return ()
    if is_run(frame) and (direction_of(verb) is not None or verb.lower_ in measure_words().empty):
        return ()  # "declined for the second successive year"
    return (verb.lower_,)


def content_words(tokens: Sequence["Token"], frame: Frame) -> list[str]:
    """The words of a phrase that say something about what is measured: no places, dates, numbers or empty words."""
    empty, people = set(measure_words().empty), set(measure_words().people)
    per_head = frame.candidate.quantity.unit in RATES
    found = []
    for token in tokens:
        word = token.lower_
        if word in people and (per_head or "per" in words_in(token.doc).lows[max(0, token.i - PER_WITHIN) : token.i]):
            continue  # "per 1,000 people": whom a rate is counted over narrows nothing
        if (
            token.i in token.doc._.places
            or word in empty
            or says_the_way(token)
            or token.is_punct
            or token.like_num
            or token.pos_ in ("PROPN", "PRON", "DET", "NUM", "SYM", "PART", "ADP", "AUX")
            or not word[:1].isalpha()
        ):
            continue
        if inside(frame, token) or word in ("more", "fewer", "less"):
            continue
        if word in ("area", "patch") and follows_place(token):
            continue  # "the Northumbria Police area" is where, not what
        found.append(word)
    return list(dict.fromkeys(found))


def says_the_way(token: "Token") -> bool:
    """ "On the national clock", "measured by its own telephone system": how it is counted, and not what."""
    lows = words_in(token.doc).lows
    pairs = {" ".join(lows[at : at + 2]) for at in (token.i - 1, token.i) if at >= 0}
    return not pairs.isdisjoint(measure_words().counted_by)


def predicate_words(frame: Frame, window: Window, known: Sequence[str]) -> tuple[str, ...]:
    """What the clause says of the things counted: "signed up", "seized", "on the phone"; at most a few words."""
    verb = frame.verb
    if verb is None or frame.movement is not None or frame.candidate.sort not in ("number", "quantifier"):
        return ()
    said = " ".join(known).split()
    after = frame.counted.i if frame.counted is not None else frame.candidate.last - 1
    tokens = [token for token in clause_tokens(verb) if after < token.i < window.last and token.pos_ in ("NOUN", "VERB", "ADJ")]
    if frame.counted is not None and not tokens and verb.i < window.last:
        tokens = [verb]
    if verb.i < frame.candidate.first and frame.candidate.head.dep_ in ("attr", "dobj", "pobj", "nummod") and verb.pos_ == "VERB":
        tokens = [verb]
    words = [word for word in content_words(tokens, frame) if word not in said and word not in ("said", "says", "told")]
    return tuple(words[:SPECIFIC])
