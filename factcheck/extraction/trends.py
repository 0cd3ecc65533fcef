"""Finds claims that something went up or down by no stated amount: "has been creeping up", "workloads are up", "significant reductions"."""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, from_words, words_in
from factcheck.extraction.clauses import child, clause_tokens, noun_phrase, phrase_places, subject_of, verb_of
from factcheck.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAGE = "claims"
MODALS = ("will", "would", "could", "can", "may", "might", "should", "must", "shall", "'ll", "’ll", "to")
BE = (
    "is",
    "are",
    "was",
    "were",
    "been",
    "be",
    "remain",
    "remains",
    "remained",
    "'s",
    "'re",
    "’s",
    "’re",
    "gone",
    "went",
    "go",
    "goes",
    "going",
    "creeping",
)


def trends(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """Movements without a size, in the order of the words."""
    words, moving = words_in(doc), moving_words()
    for place in sorted({*words.compared(), *(place for place, low in enumerate(words.lows) if low in moving)}):
        token = doc[place]
        found = moving_verb(token, taken) or moved_adjective(token, taken) or compared_past(token, taken) or moving_noun(token, taken)
        if found is not None:
            yield found


@cache
def moving_words() -> frozenset[str]:
    """Every word that one of the readings of a movement begins with, except for comparatives, which are known by their tag."""
    names = ("increase_verbs", "better_verbs", "decrease_verbs", "worse_verbs", "increase_nouns", "decrease_nouns")
    adjectives = (word_set(PAGE, "trend_adjectives", name) for name in ("increase", "decrease"))
    return frozenset[str]().union(*(word_set(PAGE, "movement", name) for name in names), *adjectives)


def direction_of(token: "Token") -> str | None:
    """Which way a verb moves; an improvement is an increase, of whatever is good."""
    lower = token.lower_
    if lower in word_set(PAGE, "movement", "increase_verbs") or lower in word_set(PAGE, "movement", "better_verbs"):
        return "increase"
    if lower in word_set(PAGE, "movement", "decrease_verbs") or lower in word_set(PAGE, "movement", "worse_verbs"):
        return "decrease"
    return None


def moving_verb(token: "Token", taken: Sequence[Candidate]) -> Candidate | None:
    """ "Recorded violence has increased", "this continues to improve"."""
    direction = direction_of(token) if token.pos_ in ("VERB", "AUX") else None
    if direction is None or token.dep_ in ("amod", "compound") or not asserted(token):
        return None
    object_ = child(token, "dobj")
    subject = object_ if object_ is not None and not counts(child(token, "nsubj")) else subject_of(token)
    if subject is None or sized(token, taken) or not (counts(subject) or carried_on(token, subject)):
        return None
    first, last = token.i, token.i + 1
    parent = token.head
    if token.dep_ == "xcomp" and parent.lower_ in word_set(PAGE, "trends", "going_on"):
        first = parent.i
    doc = token.doc
    if last < len(doc) and doc[last].lower_ in ("up", "down") and doc[last].dep_ in ("prt", "advmod"):
        last += 1
    if last < len(doc) and doc[last].tag_ == "RB" and doc[last].lower_.endswith("ly"):
        last += 1
    return from_words(doc, first, steps_after(doc, last), sort="trend", direction=direction, head=token)


def steps_after(doc: "Doc", last: int) -> int:
    """The end of "every year" right after the verb: it says how the move went and belongs to it."""
    lows = words_in(doc).lows[last : last + 2]
    return last + 2 if lows in (["every", "year"], ["each", "year"]) else last


def asserted(verb: "Token") -> bool:
    """Whether the verb is finite and said of what has happened: no modal, no negation, no purpose, no condition."""
    helpers = [each for each in verb.children if each.dep_ in ("aux", "auxpass", "neg", "mark")]
    words = {each.lower_ for each in helpers}
    going_on = verb.dep_ == "xcomp" and verb.head.lower_ in word_set(PAGE, "trends", "going_on")
    if going_on:
        return asserted(verb.head) if verb.head.i != verb.i else True
    if words & {*MODALS, "if", "unless", "whether", "not", "n't", "n’t", "until"}:
        return False
    if verb.tag_ in ("VBD", "VBZ", "VBP"):
        return True
    return verb.tag_ in ("VBN", "VBG") and any(each.dep_ in ("aux", "auxpass") for each in helpers)


def counts(noun: "Token | None") -> bool:
    """Whether a noun phrase names something that can go up or down."""
    if noun is None:
        return False
    nouns = word_set(PAGE, "trends", "nouns")
    return any(
        each.lower_ in nouns for each in noun_phrase(noun, complements=noun.lower_ in nouns) if each.pos_ in ("NOUN", "PROPN", "ADJ")
    )


def carried_on(verb: "Token", subject: "Token") -> bool:
    """ "This continues to improve": a pronoun may stand for what was said before."""
    return (
        subject.lower_ in ("this", "it", "that", "they")
        and verb.dep_ == "xcomp"
        and verb.head.lower_ in word_set(PAGE, "trends", "going_on")
    )


def sized(verb: "Token", taken: Sequence[Candidate]) -> bool:
    """Whether the clause says by how much, or to which number; a number inside its subject is another matter."""
    tokens = {each.i for each in clause_tokens(verb) if each.i > verb.i}
    return any(
        each.head.i in tokens or each.first in tokens for each in taken if each.doc is verb.doc and each.sort in ("number", "rank", "echo")
    )


def moved_adjective(token: "Token", taken: Sequence[Candidate]) -> Candidate | None:
    """ "Workloads are up", "breaks are shorter", "has been creeping up"."""
    for name in ("increase", "decrease"):
        if token.lower_ not in word_set(PAGE, "trend_adjectives", name) or token.dep_ not in (
            "acomp",
            "advmod",
            "attr",
            "prt",
            "oprd",
            "ccomp",
        ):
            continue
        verb = token.head
        if verb.lower_ not in BE or token.i < verb.i or not asserted(verb):
            return None
        subject = subject_of(verb)
        follows = token.doc[token.i + 1].lower_ if token.i + 1 < len(token.doc) else ""
        if subject is None or not counts(subject) or sized(verb, taken) or follows in ("to", "by", "from", "than", "against"):
            return None
        first = verb.i if verb.lower_ not in BE[:12] and verb.i == token.i - 1 else token.i
        return from_words(token.doc, first, token.i + 1, sort="trend", direction=name, head=verb)
    return None


def compared_past(token: "Token", taken: Sequence[Candidate]) -> Candidate | None:
    """ "Fewer officers than we used to have", "more crime than a decade ago"."""
    if token.tag_ not in ("JJR", "RBR") or token.dep_ not in ("amod", "acomp", "advmod") or not counts(token.head):
        return None
    doc = token.doc
    after = words_in(doc).lows[token.i + 1 : token.i + 14]
    if "than" not in after:
        return None
    rest = after[after.index("than") + 1 :]
    past = {"used", "before", "ago", "ever", "previously", "once", "when", "did"} & set(rest) or any(
        each.isdigit() and len(each) == 4 for each in rest
    )
    numbered = any(each.last == token.i or each.first <= token.i < each.last for each in taken if each.sort == "number")
    if not past or numbered:
        return None
    down = token.lower_ in word_set(PAGE, "movement", "decrease_words")
    return from_words(doc, token.i, token.i + 1, sort="trend", direction="decrease" if down else "increase", head=token)


def moving_noun(token: "Token", taken: Sequence[Candidate]) -> Candidate | None:
    """ "Significant reductions in crime", "a sharp rise in robbery"."""
    up, down = word_set(PAGE, "movement", "increase_nouns"), word_set(PAGE, "movement", "decrease_nouns")
    if token.pos_ != "NOUN" or token.lower_ not in up | down or token.dep_ in ("compound", "nsubj"):
        return None
    link = next((each for each in token.children if each.dep_ == "prep" and each.lower_ in ("in", "of") and each.i > token.i), None)
    moved = child(link, "pobj") if link is not None else None
    adjective = next((each for each in token.children if each.dep_ == "amod" and each.lower_ in word_set(PAGE, "trends", "sizes")), None)
    verb = verb_of(token)
    seen = verb is not None and verb.lower_ in word_set(PAGE, "trends", "seeing")
    if moved is None or not counts(moved) or not (adjective is not None or seen) or verb is None or not asserted(verb):
        return None
    tokens = phrase_places(token)
    if any(each.head.i in tokens or each.first in tokens for each in taken if each.doc is token.doc and each.sort in ("number", "rank")):
        return None
    first = adjective.i if adjective is not None and adjective.i == token.i - 1 else token.i
    return from_words(token.doc, first, token.i + 1, sort="trend", direction="increase" if token.lower_ in up else "decrease", head=token)
