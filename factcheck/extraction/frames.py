"""`Frame`: a candidate with the parts of its clause that say what it counts, which way it moved and whether it is about the future."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, words_in
from factcheck.extraction.clauses import ancestors, child, subject_of, verb_of
from factcheck.extraction.moods import is_future, is_wanted
from factcheck.extraction.trends import direction_of
from factcheck.extraction.vocabulary import word_set
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

ON_NOUN = ("nummod", "compound", "nmod", "amod", "npadvmod", "quantmod", "det", "poss", "predet")
MOVERS = ("dobj", "npadvmod", "advmod", "attr", "oprd", "nummod", "dep", "acomp", "pobj", "appos", "conj", "nsubj")
NOT_MOVED = (
    "make",
    "makes",
    "made",
    "making",
    "sign",
    "signed",
    "take",
    "taken",
    "took",
    "pick",
    "picked",
    "set",
    "end",
    "ended",
    "turned",
    "add",
    "adds",
    "sums",
)
PERIODS = (
    "year",
    "month",
    "week",
    "quarter",
    "decade",
    "today",
    "yesterday",
    "time",
    "years",
    "months",
    "weeks",
    "days",
    "decades",
    "quarters",
)
BEING = ("be", "is", "was", "were", "are")
QUOTES = frozenset("\"“”'’‘(")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """`counted` is the noun that the number counts, `moved` what a movement noun is about ("a drop in burglary"), `role` one of
    size ("by 5%"), end ("to 46,357"), start ("from 83"), beside ("compared with 28%") and plain.

    `future` and `wanted` say that the clause speaks of what will be or should be.
    """

    candidate: Candidate
    verb: "Token | None"
    subject: "Token | None"
    counted: "Token | None"
    moved: "Token | None"
    movement: str | None
    role: str
    future: bool
    wanted: bool
    against_place: bool = False


def framed(candidate: Candidate) -> Frame:
    """The parts of the clause around a candidate."""
    verb = verb_of(candidate.head)
    counted = counted_noun(candidate)
    movement, moved, role = moved_by(candidate, counted, verb)
    return Frame(
        candidate=candidate,
        verb=verb,
        subject=subject_of(verb) if verb is not None else None,
        counted=counted,
        moved=moved,
        movement=movement,
        role=role,
        future=is_future(candidate, verb),
        wanted=is_wanted(candidate, verb),
        against_place=beyond_place(candidate),
    )


def counted_noun(candidate: Candidate) -> "Token | None":
    """The noun that the number counts: "392,341 burglaries", "97% of cases", "one in ten officers"; never a date beside it."""
    noun = noun_beside(candidate)
    return None if noun is not None and noun.lower_ in PERIODS else noun


def noun_beside(candidate: Candidate) -> "Token | None":
    """The noun that the number hangs on, has after "of", or stands before."""
    head, doc = candidate.head, candidate.doc
    on_noun = head.dep_ in ON_NOUN and head.head.pos_ in ("NOUN", "PROPN") and head.head.i >= candidate.last
    if on_noun and not crossed(candidate, head.head.i):
        return head.head
    if candidate.last < len(doc) and doc[candidate.last].lower_ == "of":
        of = child(doc[candidate.last], "pobj", "pcomp")
        if of is not None:
            return of
    of_them = words_in(doc).lows[candidate.last : candidate.last + 7]
    if "of" in of_them and of_them[of_them.index("of") + 1 :][:1] == ["them"] and of_them[:1] in (["("], [")"]):
        return doc[candidate.last + of_them.index("of") + 1]
    after = doc[candidate.last] if candidate.last < len(doc) else None
    if (
        head.pos_ in ("NOUN", "PROPN")
        and candidate.first <= head.i < candidate.last
        and head.text not in "%£$€"
        and not head.is_digit
        and head.pos_ != "NUM"
    ):
        return head if head.lower_ not in ("%", "m", "bn", "k") and candidate.quantity.unit.value == "count" else None
    if after is not None and after.pos_ in ("NOUN", "PROPN", "ADJ") and not after.text.startswith("%"):
        noun = after
        while (
            noun.dep_ in ("compound", "amod") and noun.head.i > noun.i and noun.head.i - after.i < 6 and noun.head.pos_ in ("NOUN", "PROPN")
        ):
            noun = noun.head
        if noun.pos_ in ("NOUN", "PROPN"):
            return noun
    return None


def crossed(candidate: Candidate, place: int) -> bool:
    """Whether a comma or bracket stands between the number and a later word."""
    return any(token.lower_ in (",", "(", ")", ";", ":", "and", "or", "but") for token in candidate.doc[candidate.last : place])


def moved_by(candidate: Candidate, counted: "Token | None", verb: "Token | None") -> "tuple[str | None, Token | None, str]":
    """Which way the number moves something, what it moves, and its role in the move."""
    head = candidate.head
    role = link_before(candidate)
    up, down = word_set("claims", "movement", "increase_nouns"), word_set("claims", "movement", "decrease_nouns")
    better = word_set("claims", "movement", "better_nouns")
    for noun in (counted, head.head, head.head.head if head.head.dep_ == "prep" else None, head if candidate.last <= head.i else None):
        if noun is not None and noun.pos_ == "NOUN" and noun.lower_ in up | down | better and related(candidate, noun):
            return ("decrease" if noun.lower_ in down else "increase"), complement(noun), "start" if role == "start" else "size"
    if candidate.quantity.unit is Unit.GBP and verb is not None and verb.lower_ in ("raise", "raises", "raised", "raising"):
        return None, None, role
    if passes_mark(candidate):
        role = "end"
    given = candidate.quantity.direction if candidate.sort == "number" else None
    if given in ("increase", "decrease") and role not in ("end", "beside"):
        return given, None, role if role == "start" else "size"
    near = beside(candidate)
    if near is not None and role not in ("end", "beside"):
        return near, None, role if role == "start" else "size"
    if verb is not None and role in ("size", "start", "end", "plain"):
        mover = moving(candidate, verb, role)
        if mover is not None:
            way = direction_of(mover) or verb_particle(mover) or "decrease"
            if way is not None:
                return way, None, "size" if role == "plain" else role
    subject = subject_of(verb) if verb is not None else None
    being = verb is not None and verb.lower_ in BEING and candidate.quantity.unit is Unit.PERCENT
    if being and subject is not None and subject.i < candidate.first and subject.lower_ in up | down:
        return ("decrease" if subject.lower_ in down else "increase"), None, "size"
    return None, None, role


def passes_mark(candidate: Candidate) -> bool:
    """ "Dipped below 2,900", "rose above 300": the mark that was passed, no size."""
    words = set(words_in(candidate.doc).lows[max(0, candidate.first - 1) : candidate.head.i])
    moved = any(direction_of(token) for token in candidate.doc[max(0, candidate.first - 2) : candidate.head.i])
    return candidate.quantity.unit in (Unit.COUNT, Unit.GBP) and bool(words & {"below", "above"}) and moved


def related(candidate: Candidate, noun: "Token") -> bool:
    """Whether a movement noun near the number is sized by it: "19 per cent drop", "a rise of 4%", "an increase from 23,613"."""
    doc = candidate.doc
    low, high = sorted((noun.i, candidate.head.i))
    between = set(words_in(doc).lows[low + 1 : high])
    if noun.i >= candidate.last:
        return noun.i - candidate.last <= 4 and not between & {",", "of", "in", "and", ";", "which"}
    return candidate.first - noun.i <= 6 and bool(between & {"of", "from", "by", "to", ":"}) and ";" not in between


def link_before(candidate: Candidate) -> str:
    """The role that the word before the number gives it."""
    doc = candidate.doc
    words = [token.lower_ for token in doc[max(0, candidate.first - 5) : candidate.first] if token.text not in QUOTES]
    own = words_in(doc).lows[candidate.first : candidate.last][:3]
    if "from" in own:
        return "start"
    if own[:1] == ["by"] or own[:2] in (["up", "by"], ["down", "by"]):
        return "size"
    while words and words[-1] in (
        "just",
        "only",
        "about",
        "around",
        "nearly",
        "almost",
        "a",
        "an",
        "the",
        "some",
        "over",
        "under",
        "another",
        "further",
        "roughly",
        "approximately",
        "then",
        "still",
        "now",
    ):
        words.pop()
    last = words[-1] if words else ""
    if (
        last == "from"
        or words[-2:] == ["having", "been"]
        or words[-4:] == ["having", "been", "as", "low"]
        or words[-4:] == ["having", "been", "as", "high"]
    ):
        return "start"
    if last == "to" and candidate.head.pos_ != "VERB":
        return "end"
    if last == "by":
        return "size"
    if last in ("against", "versus", "vs") or words[-2:] in (["compared", "with"], ["compared", "to"]):
        return "beside"
    return "plain"


def beside(candidate: Candidate) -> str | None:
    """The move that the words right before or after the number name: "8 per cent more", "up 1%", "another 180", "8,433 fewer"."""
    doc = candidate.doc
    own = {
        token.lower_ for token in doc[candidate.first : candidate.last] if token.i < candidate.head.i or token.pos_ in ("ADV", "ADJ", "ADP")
    }
    after = doc[candidate.last].lower_ if candidate.last < len(doc) else ""
    before = doc[candidate.first - 1].lower_ if candidate.first else ""
    if before == "by" and candidate.first > 1:
        before = doc[candidate.first - 2].lower_
    if after in ("more", "less", "fewer") and candidate.last + 1 < len(doc) and doc[candidate.last + 1].lower_ == "likely":
        return None
    if after in word_set("kinds", "more", "after_increase") and after not in ("increase", "up", "over", "rise"):
        return "increase"
    if after in word_set("kinds", "more", "after_decrease") and after not in ("down", "off"):
        return "decrease"
    earlier = doc[candidate.first - 2].lower_ if candidate.first > 1 else ""
    if before in ("up", "down") and earlier in NOT_MOVED:
        return None
    if (
        before in ("up", "plus")
        or own & {"another", "further", "extra", "additional"}
        or before in ("another", "further", "extra", "additional")
    ):
        return "increase"
    if before in ("down", "minus"):
        return "decrease"
    if "up" in own and "to" not in own:
        return "increase"
    if "down" in own and "to" not in own:
        return "decrease"
    return None


def moving(candidate: Candidate, verb: "Token", role: str) -> "Token | None":
    """The verb of movement whose size or end the number is, or None where the number is elsewhere in the clause."""
    head = candidate.head
    steps = [head, *ancestors(head)]
    for token in steps[:5]:
        if token.i == verb.i:
            break
        if token.dep_ == "nsubj" and verb.lower_ in ("gone", "disappeared", "vanished"):
            break
        if token.dep_ in ("nsubj", "nsubjpass", "csubj", "relcl", "acl") or (
            token.dep_ == "prep" and token.lower_ not in ("by", "to", "from", "of", "with")
        ):
            return None
    if verb.i < candidate.first and (direction_of(verb) or particle_before(verb, candidate)):
        return verb
    if verb.lower_ in ("gone", "disappeared", "vanished") and head.dep_ == "nsubj":
        return verb
    if verb.dep_ in ("xcomp", "conj", "advcl") and direction_of(verb.head) and verb.head.i < candidate.first and role != "plain":
        return verb.head
    return None


def particle_before(verb: "Token", candidate: Candidate) -> bool:
    """Whether "up" or "down" goes with the verb and stands before the number: "11, down from 49" moves the 49."""
    return any(each.lower_ in ("up", "down") and each.i < candidate.last for each in verb.children) and verb_particle(verb) is not None


def verb_particle(verb: "Token") -> str | None:
    """ "Went up", "is down", "goes up"."""
    if verb.lower_ not in word_set("claims", "movement", "particle_verbs"):
        return None
    for each in verb.children:
        if each.lower_ in ("up", "down") and each.dep_ in ("prt", "advmod", "prep", "acomp"):
            return "increase" if each.lower_ == "up" else "decrease"
    return None


def complement(noun: "Token") -> "Token | None":
    """What a movement noun is about: "a drop in burglary", "a rise of 5% in burglary"."""
    for each in noun.children:
        if each.dep_ == "prep" and each.lower_ in ("in", "of", "for") and each.i > noun.i:
            of = child(each, "pobj")
            if of is not None and of.pos_ != "NUM" and of.text != "%" and not of.like_num:
                return of
    for token in noun.doc[noun.i + 1 : noun.i + 7]:
        if token.lower_ in ("in", "for") and token.dep_ == "prep":
            of = child(token, "pobj")
            if of is not None and of.pos_ != "NUM" and not of.ent_type_:
                return of
    return None


def beyond_place(candidate: Candidate) -> bool:
    """Whether the number puts something above or below another place, an average or a target."""
    doc = candidate.doc
    after = words_in(doc).lows[candidate.last : candidate.last + 9]
    for mark in ("than", "above", "below", "over", "under", "of"):
        if mark in after[:4] and mark != "of":
            rest = after[after.index(mark) + 1 :][:6]
            if any(
                word in word_set("kinds", "standards", "averages") or word in ("anywhere", "elsewhere", "neighbouring") for word in rest[:4]
            ):
                return True
            if rest[:1] in (["other"], ["any"], ["every"]) or rest[:2] == ["the", "rest"]:
                return True
    return False
