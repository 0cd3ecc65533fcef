"""Offers words that may carry a claim where no rule is sure of it: "worst", "flat", "most", "above"; the judge decides which do."""

from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, from_words, words_in
from factcheck.extraction.trends import direction_of
from factcheck.extraction.vocabulary import lists_of, word_set
from factcheck.extraction.wordings import compared_way, hedge_before
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

COMPARED = ("JJR", "RBR")
RAISED = ("JJS", "RBS")
GRADED = frozenset({*COMPARED, *RAISED})


def faint_wordings(doc: "Doc", taken: Sequence[Candidate]) -> list[Candidate]:
    """The words of a sentence that may carry a claim, none inside an expression that is already taken."""
    used = {place for each in taken for place in range(each.first, each.last)}
    found: list[Candidate] = []
    words = words_in(doc)
    for place, (low, tag) in enumerate(zip(words.lows, words.tags, strict=True)):
        if place in used or not (low in carrying() or tag in GRADED):
            continue
        token = doc[place]
        for finder in (quantified, raised, held_against, moved):
            candidate = finder(token)
            if candidate is not None and used.isdisjoint(range(candidate.first, candidate.last)):
                used.update(range(candidate.first, candidate.last))
                found.append(candidate)
                break
    return found


@cache
def carrying() -> frozenset[str]:
    """Every word that one of the readings below can take, except for those that they know by their tags."""
    lists = ("all", "none", "most", "extreme", "against", "steady", "same", "moving")
    moving = ("increase_verbs", "better_verbs", "decrease_verbs", "worse_verbs", "increase_nouns", "decrease_nouns")
    return frozenset({"up", "down"}).union(*map(faint, lists), *(word_set("claims", "movement", name) for name in moving))


@cache
def faint(name: str) -> frozenset[str]:
    """One of the lists of words that may carry a claim."""
    return frozenset(lists_of("claims")["faint"][name])


def quantified(token: "Token") -> Candidate | None:
    """ "Most were of phones", "no robberies", "every victim": all, none or most of something."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.lower_ == "most" and after is not None and after.pos_ in ("ADJ", "ADV"):
        return None
    for name, value, unit in (("all", 100.0, Unit.PERCENT), ("none", 0.0, Unit.COUNT), ("most", None, Unit.PERCENT)):
        if token.lower_ in faint(name):
            return from_words(token.doc, token.i, token.i + 1, sort="quantifier", value=value, unit=unit, form="word")
    return None


def raised(token: "Token") -> Candidate | None:
    """ "Fared worst", "the fewest", "top for …", "record", "first": an extreme."""
    if (token.tag_ not in RAISED and token.lower_ not in faint("extreme")) or token.lower_ in faint("never_extreme"):
        return None
    if token.lower_ in faint("only_denied") and not raises_denied(token):
        return None
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if token.lower_ == "most" and after is not None and (after.pos_ == "ADV" or after.lower_ in faint("most_of_a_kind")):
        return None
    first, hedged = hedge_before(token.doc, token.i)
    high, low = word_set("claims", "superlatives", "high"), word_set("claims", "superlatives", "low")
    worse = word_set("claims", "superlatives", "worse")
    direction = "increase" if token.lower_ in high else "decrease" if token.lower_ in low | worse else None
    value, unit = (None, Unit.NONE) if hedged else (1.0, Unit.RANK)
    return from_words(
        token.doc,
        first,
        token.i + 1,
        sort="rank",
        value=value,
        unit=unit,
        direction=direction,
        approx="about" if hedged else "exact",
        form="rank",
    )


def raises_denied(token: "Token") -> bool:
    """ "Not since 2008 … so few", "never so numerous": an extreme, where "so that", "so far" without a denial and "and so" are none."""
    raised_word = token.i + 1 < len(token.doc) and token.doc[token.i + 1].pos_ in ("ADJ", "ADV")
    return raised_word and not faint("denials").isdisjoint(words_in(token.doc).lows[: token.i])


def held_against(token: "Token") -> Candidate | None:
    """ "Above the average", "well below most of England", "behind its neighbours"."""
    if token.lower_ not in faint("against"):
        return None
    direction = "increase" if token.lower_ in faint("above") else "decrease"
    return from_words(token.doc, token.i, token.i + 1, sort="comparison", direction=direction, head=token)


def stays_the_same(token: "Token") -> bool:
    """ "Stayed about the same", and not "was the same number" or "in the same period"."""
    doc, place = token.doc, token.i - 1
    if token.lower_ not in faint("same") or (token.i + 1 < len(doc) and doc[token.i + 1].pos_ in ("NOUN", "ADJ", "NUM", "PROPN")):
        return False
    while place >= 0 and doc[place].lower_ in faint("between_same"):
        place -= 1
    return token.i - place > 1 and place >= 0 and doc[place].lower_ in faint("staying")


def moved(token: "Token") -> Candidate | None:
    """ "Crime down", "confidence is growing", "a rise in thefts", "far fewer", "flat": a move without a size."""
    lower = token.lower_
    down, up = word_set("claims", "movement", "decrease_nouns"), word_set("claims", "movement", "increase_nouns")
    direction: str | None = None
    if lower in faint("never_moving") or (lower in faint("same") and not stays_the_same(token)):
        return None
    if lower in faint("steady") or lower in faint("same"):
        direction = "none"
    elif token.tag_ in COMPARED:
        direction = compared_way(token) or "increase"
    elif lower in faint("moving"):
        direction = direction_of(token) or "increase"
    elif lower in ("up", "down"):
        direction = "increase" if lower == "up" else "decrease"
    elif token.pos_ in ("VERB", "AUX", "ADJ", "NOUN") and (direction_of(token) or lower in up | down):
        direction = direction_of(token) or ("decrease" if lower in down else "increase")
    if direction is None:
        return None
    return from_words(token.doc, token.i, token.i + 1, sort="trend", direction=direction, head=token)
