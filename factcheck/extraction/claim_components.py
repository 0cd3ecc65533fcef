"""Our spaCy components: `factcheck_topics` finds what a sentence is about, `factcheck_candidates` what may be a claim."""

from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Token

from factcheck.extraction.candidates import from_quantity
from factcheck.extraction.moves import joined_moves
from factcheck.extraction.topics import TopicFinder, default_finder
from factcheck.extraction.wordings import find_wordings, plain_superlative

DOC_ATTRIBUTES: dict[str, Any] = {
    "sentence": None,
    "numbers": (),
    "places": frozenset(),
    "topics": (),
    "aspects": (),
    "whole": frozenset(),
    "candidates": (),
}
TOKEN_ATTRIBUTES = {"place": 0, "width": 0}


def declare_attributes() -> None:
    """Declares the attributes that language.py lists; safe to call again."""
    for name, default in DOC_ATTRIBUTES.items():
        Doc.set_extension(name, default=default, force=True)
    for name, number in TOKEN_ATTRIBUTES.items():
        Token.set_extension(name, default=number, force=True)


class TopicsComponent:
    """Sets `doc._.topics`, `doc._.aspects` and `doc._.whole`; `finder` replaces that of the bundled catalogue."""

    def __call__(self, doc: Doc, finder: TopicFinder | None = None) -> Doc:
        """The same `Doc` with its attributes set."""
        found = finder or default_finder()
        doc._.topics, doc._.aspects = found.topics_in(doc), found.aspects_in(doc)
        doc._.whole = doc._.places | {place for each in doc._.topics for place in range(each.first + 1, each.last)}
        return doc


class CandidatesComponent:
    """Sets `doc._.candidates`: the quantities of `doc._.numbers` with moves made one, and the claims in words between them."""

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc` with its attribute set."""
        found = [from_quantity(doc, each) for each in doc._.numbers]
        numbers = joined_moves([each for each in found if not plain_superlative(each)])
        doc._.candidates = sorted([*numbers, *find_wordings(doc, numbers)], key=lambda each: (each.first, each.last))
        return doc


@Language.factory("factcheck_topics", assigns=["doc._.topics", "doc._.aspects", "doc._.whole"])
def topics_component(nlp: Language, name: str) -> TopicsComponent:
    """The component of that name."""
    return TopicsComponent()


@Language.factory("factcheck_candidates", requires=["doc._.numbers"], assigns=["doc._.candidates"])
def candidates_component(nlp: Language, name: str) -> CandidatesComponent:
    """The component of that name."""
    return CandidatesComponent()


declare_attributes()
