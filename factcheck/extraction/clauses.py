"""Reads the parts of a clause off a parsed sentence: its verb, its subject, the noun phrase around a word."""

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
CLAUSES = ("relcl", "advcl", "ccomp", "parataxis", "csubj")
INSIDE_NOUN = ("amod", "compound", "nmod", "poss", "det", "nummod", "case", "npadvmod", "quantmod", "predet", "advmod")
PHRASES = "phrases"
FARTHEST = 60
"""How far a walk up or down the tree goes before it gives up."""


def ancestors(token: "Token") -> "Iterator[Token]":
    """The token's heads, nearest first, without the token."""
    for _ in range(FARTHEST):
        if token.head.i == token.i:
            return
        token = token.head
        yield token


def verb_of(token: "Token") -> "Token | None":
    """The verb of the clause that the token stands in, or None in a text without verbs."""
    if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass", "amod"):
        return token
    for each in ancestors(token):
        if each.pos_ in ("VERB", "AUX") and each.dep_ not in ("aux", "auxpass", "amod"):
            return each
    return None


def child(token: "Token", *roles: str) -> "Token | None":
    """The first child with one of the roles."""
    for each in token.children:
        if each.dep_ in roles:
            return each
    return None


def subject_of(verb: "Token") -> "Token | None":
    """The subject of a verb: its own, the noun that a relative clause describes, else that of the verb it depends on."""
    for _ in range(8):
        own = child(verb, *SUBJECTS)
        if own is not None and own.lower_ not in ("which", "who", "that"):
            return own
        if own is None:
            shown = child(verb, "expl")
            if shown is not None:
                return child(verb, "attr", "dobj", "nsubj")
        if verb.dep_ in ("relcl", "acl"):
            return verb.head
        if verb.dep_ in ("conj", "xcomp", "advcl", "pcomp") or (verb.dep_ == "ccomp" and own is None):
            parent = verb_of(verb.head)
            if parent is None or parent.i == verb.i:
                return None
            verb = parent
            continue
        return None
    return None


def noun_phrase(noun: "Token", *, complements: bool = True) -> "list[Token]":
    """The words of a noun phrase in order: what stands before the noun, the noun, and its "of", "in", "on" and "to" complements."""
    doc = noun.doc
    return [doc[place] for place in sorted(phrase_places(noun, complements=complements))]


def phrase_places(noun: "Token | None", *, complements: bool = True) -> frozenset[int]:
    """The places of the words of a noun phrase, found once a sentence; none without a noun."""
    if noun is None:
        return frozenset()
    kept: dict[tuple[int, bool], frozenset[int]] = noun.doc.user_data.setdefault(PHRASES, {})
    places = kept.get((noun.i, complements))
    if places is None:
        places = kept[noun.i, complements] = frozenset(places_below(noun, complements=complements))
    return places


def places_below(noun: "Token", *, complements: bool) -> list[int]:
    """The same, found anew."""
    found: dict[int, Token] = {noun.i: noun}
    waiting = [noun]
    while waiting and len(found) < FARTHEST:
        token = waiting.pop()
        conjoined = token.pos_ in ("NOUN", "PROPN", "ADJ")
        for each in token.children:
            role, after = each.dep_, each.i > token.i
            inside = role in INSIDE_NOUN or (role == "conj" and after and conjoined)
            joined = complements and after and role in ("prep", "pobj", "acl", "pcomp")
            if (inside or joined or role in ("cc", "punct")) and each.i not in found:
                found[each.i] = each
                if role not in ("punct", "cc"):
                    waiting.append(each)
    return list(found)


def counted_apart(token: "Token", first: int) -> bool:
    """Whether a word from token `first` on is of a coordinated noun that has a number of its own: "6 murders and 9 rapes"."""
    numbers = {place for each in token.doc._.candidates if not each.worded for place in range(each.first, each.last)}
    for each in (token, *ancestors(token)):
        if each.i < first:
            return False
        if each.dep_ == "conj" and any(below.dep_ == "nummod" and below.i >= first and below.i in numbers for below in each.children):
            return True
    return False


def clause_tokens(verb: "Token") -> "list[Token]":
    """The words of a verb's own clause, without the clauses below it and without coordinated verbs."""
    found = [verb]
    waiting = [verb]
    while waiting and len(found) < 4 * FARTHEST:
        token = waiting.pop()
        for each in token.children:
            lower_clause = each.dep_ in CLAUSES or (each.dep_ == "conj" and each.pos_ in ("VERB", "AUX"))
            if not lower_clause:
                found.append(each)
                waiting.append(each)
    return sorted(found, key=lambda each: each.i)


def token_at(doc: "Doc", place: int) -> int:
    """The number of the token that holds a place of the whole text, or the last one before it."""
    return max(0, bisect_right(doc.user_data["starts"], place) - 1)


def covered(doc: "Doc", start: int, end: int) -> tuple[int, int]:
    """The half-open run of tokens that share characters with a stretch of the whole text."""
    first = token_at(doc, start)
    last = token_at(doc, max(start, end - 1))
    return first, last + 1


def head_of(doc: "Doc", first: int, last: int) -> "Token":
    """The token of a run whose head lies outside of it: the word that the run hangs on."""
    for token in doc[first:last]:
        if not first <= token.head.i < last or token.head.i == token.i:
            if token.pos_ == "PUNCT" and last - first > 1:
                continue
            return token
    return doc[first]


def follows_place(token: "Token") -> bool:
    """Whether a word is right behind a place, with or without its "'s": "the Met's area"."""
    before = token.i - 1
    if before >= 0 and token.doc[before].lower_ in ("'s", "’s", "'", "’"):
        before -= 1
    return before in token.doc._.places
