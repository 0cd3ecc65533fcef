"""Tells whether a clause speaks of what will be, or of what somebody wants, rather than of what is."""

from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, words_in
from factcheck.extraction.clauses import child, subject_of
from factcheck.extraction.vocabulary import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token


def is_future(candidate: Candidate, verb: "Token | None") -> bool:
    """Whether the clause, or the one that it hangs on, speaks of what will, would or is expected to be."""
    if verb is None:
        return "due" in words_in(candidate.doc).lows[candidate.last : candidate.last + 3]
    if "due" in words_in(candidate.doc).lows[candidate.last : candidate.last + 2]:
        return True
    after = words_in(candidate.doc).lows[candidate.last : candidate.last + 2]
    if after[:1] and after[0] in ("will", "would") and candidate.head.dep_ in ("nsubj", "nsubjpass"):
        return True
    if in_subject(candidate, verb):
        return False
    modals, expected = word_set("kinds", "future", "modals"), word_set("kinds", "future", "expected")
    for each in governing(verb):
        helpers = {kid.lower_ for kid in each.children if kid.dep_ in ("aux", "auxpass")}
        if helpers & {"could", "can"} and {kid.lower_ for kid in each.children} & {"not", "n't", "n’t"}:
            continue
        if helpers & modals or (helpers & word_set("kinds", "future", "should") and each.i >= candidate.head.i):
            return True
        if "to" in helpers and each.dep_ == "xcomp" and each.head.lower_ in expected:
            return True
    return False


def in_subject(candidate: Candidate, verb: "Token") -> bool:
    """Whether the number only describes the subject: "a pay award of 4.75 per cent will cost …" forecasts the cost."""
    token, prepositions = candidate.head, 0
    for _ in range(8):
        prepositions += token.dep_ == "prep"
        if token.dep_ in ("nsubj", "nsubjpass") and token.head.i == verb.i:
            return prepositions > 0
        if token.head.i == token.i:
            return False
        token = token.head
    return False


def governing(verb: "Token") -> "list[Token]":
    """The verb and the verbs whose mood it shares: those it is coordinated with or complements, not those that report it."""
    found = [verb]
    for _ in range(4):
        if (
            verb.dep_ in ("conj", "xcomp", "advcl", "acl")
            and verb.head.pos_ in ("VERB", "AUX")
            and not child(verb, "nsubj", "nsubjpass", "mark")
        ):
            verb = verb.head
            found.append(verb)
        else:
            break
    return found


def is_wanted(candidate: Candidate, verb: "Token | None") -> bool:
    """Whether the clause states an aim, a pledge, a standard or a duty."""
    nouns, verbs = word_set("kinds", "target", "nouns"), word_set("kinds", "target", "verbs")
    doc = candidate.doc
    if verb is None:
        return any(token.lower_ in nouns for token in doc[max(0, candidate.first - 4) : candidate.first])
    subject = subject_of(verb)
    if any(states_aim(each, candidate) for each in governing(verb)):
        return True
    after = doc[candidate.last].lower_ if candidate.last < len(doc) else ""
    following = words_in(doc).lows[candidate.last : candidate.last + 2]
    if following in (["has", "to"], ["have", "to"]) or following[:1] == ["must"]:
        return True
    described = next((kid for kid in candidate.head.children if kid.dep_ == "relcl"), None)
    if described is not None and (described.lower_ in verbs or any(kid.lower_ in verbs for kid in described.children)):
        return True
    if after in ("target", "standard", "goal", "limit", "ceiling", "requirement"):
        return True
    for each in governing(verb):
        done = each.tag_ == "VBN" and not any(kid.lower_ in ("has", "have", "had", "'ve", "’ve") for kid in each.children)
        if each.lower_ in verbs and not done and (each.i < candidate.first or candidate.head.dep_ in ("nsubjpass", "dobj")):
            return True
        helpers = {kid.lower_ for kid in each.children if kid.dep_ in ("aux", "auxpass")}
        if helpers & {"must"} or (
            each.lower_ in ("has", "have", "had")
            and any(kid.dep_ == "xcomp" for kid in each.children)
            and each.i < candidate.first
            and not child(each, "dobj")
        ):
            return True
        if helpers & {"will", "'ll", "’ll"} and subject is not None and subject.lower_ in word_set("kinds", "target", "own_side"):
            return True
    return verb.dep_ == "relcl" and verb.lower_ in verbs


def states_aim(verb: "Token", candidate: Candidate) -> bool:
    """Whether the verb says what a goal, a target or a standard is: "our aim is 20 minutes"."""
    subject = subject_of(verb)
    said = verb.lower_ in ("is", "was", "be", "are", "remains", "were", "set", "stands")
    return said and subject is not None and subject.lower_ in word_set("kinds", "target", "nouns") and subject.i < candidate.first
