"""Says who is credited with a claim: the subject of a verb of saying around it, or the speaker of the quotation that it stands in."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from factcheck.extraction.clauses import ancestors, child
from factcheck.extraction.vocabulary import Phrases, lists_of, plain_words, word_set

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

MASTERS = ("chief constable", "chief")


@dataclass(frozen=True, slots=True)
class Speaker:
    """A role in words, whether it is the force's own voice, and where its words begin in the text."""

    role: str
    own_force: bool = False


def roles() -> Phrases[str]:
    """All the roles and bodies that can speak."""
    pages = lists_of("speakers")["roles"]
    return Phrases([(phrase, phrase) for phrase in (*pages["people"], *pages["bodies"])])


ROLES: list[Phrases[str]] = []


def role_in(words: str) -> str | None:
    """The longest role among the words of a noun phrase ("its assistant chief" gives "assistant chief constable")."""
    if not ROLES:
        ROLES.append(roles())
    found = ROLES[0].find(plain_words(words))
    if not found:
        return None
    best = max(found, key=lambda each: (each[1] - each[0], -each[0]))
    role = best[2]
    spelt = {
        "chief": "chief constable",
        "assistant chief": "assistant chief constable",
        "deputy chief": "deputy chief constable",
        "former chief": "former chief constable",
        "pcc": "commissioner",
        "police and crime commissioner": "commissioner",
        "crime commissioner": "commissioner",
    }
    return spelt.get(role, role)


def phrase_of(token: "Token") -> str:
    """The noun phrase of a speaker, with what comes before it and "of" after it."""
    words = [
        each for each in token.subtree if each.i <= token.i or (each.dep_ in ("prep", "pobj", "compound", "det") and each.i <= token.i + 5)
    ]
    return " ".join(each.text for each in words[:14])


def saying(doc: "Doc") -> "list[tuple[Token, Token]]":
    """The verbs of saying of a sentence with their subjects, in order."""
    found = []
    verbs = word_set("speakers", "verbs", "said")
    for token in doc:
        if token.lower_ in verbs and token.pos_ in ("VERB", "AUX"):
            subject = child(token, "nsubj") or (child(token.head, "nsubj") if token.dep_ in ("conj", "xcomp") else None)
            if subject is not None:
                found.append((token, subject))
    return found


def according(doc: "Doc") -> str | None:
    """The role after "according to"."""
    for token in doc[:-2]:
        if token.lower_ == "according" and doc[token.i + 1].lower_ == "to":
            return role_in(" ".join(each.text for each in doc[token.i + 2 : token.i + 10]))
    return None


def reporting(token: "Token") -> "tuple[Token, Token] | None":
    """The verb of saying above or beside a claim's word in its sentence, with its subject."""
    verbs = saying(token.doc)
    if not verbs:
        return None
    above = {each.i for each in ancestors(token)} | {token.i}
    for verb, subject in verbs:
        if subject.i != token.i and verb.i in above and not within(token, subject):
            return verb, subject
    for verb, subject in verbs:
        if (
            verb.dep_ in ("parataxis", "ROOT", "ccomp", "advcl")
            and not within(token, subject)
            and verb.i > token.i
            and not within(token, verb, own=True)
        ):
            return verb, subject
    return None


def within(token: "Token", top: "Token", *, own: bool = False) -> bool:
    """Whether a token lies in the subtree of another."""
    return (token.i == top.i and not own) or any(each.i == top.i for each in ancestors(token))
