"""Our spaCy components: `factcheck_topics` finds what a sentence is about, `factcheck_candidates` what may be a claim.

`factcheck_parts` gives the parts of speech by the rules of a model's own `attribute_ruler`, each rule asked once for each kind of token.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from numpy import array, uint64
from spacy.attrs import DEP, LOWER, POS, TAG
from spacy.language import Language
from spacy.parts_of_speech import IDS
from spacy.strings import StringStore
from spacy.tokens import Doc, Token

from factcheck.extraction.candidates import from_quantity
from factcheck.extraction.moves import joined_moves
from factcheck.extraction.topics import TopicFinder, TopicSeen, default_finder
from factcheck.extraction.vocabulary import measure_words
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
TOKEN_ATTRIBUTES = {"place": "starts", "width": "widths"}
"""Each stands in a list of the `Doc`'s own data, which is written at once."""


def declare_attributes() -> None:
    """Declares the attributes that language.py lists; safe to call again."""
    for name, default in DOC_ATTRIBUTES.items():
        Doc.set_extension(name, default=default, force=True)
    for name, listed in TOKEN_ATTRIBUTES.items():
        Token.set_extension(name, getter=partial(number_of, listed), force=True)


def number_of(listed: str, token: Token) -> int:
    """The token's number in a list of its `Doc`."""
    number: int = token.doc.user_data[listed][token.i]
    return number


def is_left_out(doc: Doc, seen: TopicSeen) -> bool:
    """ "Crimes excluding fraud": what is left out is not what is counted."""
    return seen.first > 0 and seen.topic.object == "fraud" and doc[seen.first - 1].lower_ in measure_words().without


class TopicsComponent:
    """Sets `doc._.topics`, `doc._.aspects` and `doc._.whole`; `finder` replaces that of the bundled catalogue."""

    def __call__(self, doc: Doc, finder: TopicFinder | None = None) -> Doc:
        """The same `Doc` with its attributes set."""
        found = finder or default_finder()
        aspects = found.aspects_in(doc)
        lasting = {place for each in aspects if each.aspect.lasts for place in range(each.first, each.last)}
        # "From offence to charge" asks how long it took; its offence is no crime of its own.
        doc._.topics = [each for each in found.topics_in(doc) if each.first not in lasting and not is_left_out(doc, each)]
        doc._.aspects = aspects
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


@dataclass(frozen=True, slots=True)
class Test:
    """What a rule asks of one attribute of a token: to be `among` the values, or not."""

    column: int
    values: frozenset[int]
    among: bool

    def holds(self, kind: "Kind") -> bool:
        """Whether a token of that kind is as asked."""
        return (kind[self.column] in self.values) == self.among


@dataclass(frozen=True, slots=True)
class PartRule:
    """A rule that gives the last of its one or two tokens a part of speech; of two that fit, the later stands."""

    number: int
    tokens: tuple[tuple[Test, ...], ...]
    part: int


Kind = tuple[int, int, int]
"""Tag, role and word of a token as numbers; a word that no rule names is 0."""
COLUMNS = {"TAG": 0, "DEP": 1, "LOWER": 2}


class PartsComponent:
    """Sets the parts of speech as the model's `attribute_ruler` would, but neither lemma nor morphology, which nobody reads here."""

    def __init__(self) -> None:
        self.rules: list[PartRule] = []
        self.named: frozenset[int] = frozenset()
        self.known: dict[Kind, tuple[int, int, tuple[PartRule, ...]]] = {}

    def take_over(self, patterns: Iterable[Mapping[str, Any]], strings: StringStore) -> bool:
        """Takes the rules of an `attribute_ruler`; False where one of them asks what cannot be asked here, so that the ruler must stay."""
        for number, entry in enumerate(patterns):
            if needs_space(entry) or not entry["attrs"].keys() - {"LEMMA", "MORPH"}:
                continue
            for pattern in entry["patterns"]:
                tests = tuple(each for each in (tests_of(asked, strings) for asked in pattern) if each is not None)
                known = len(tests) == len(pattern) and not entry["attrs"].keys() - {"LEMMA", "MORPH", "POS"}
                if not known or (len(tests), entry["index"]) not in ((1, 0), (2, 1)):
                    return False
                self.rules.append(PartRule(number, tests, IDS[entry["attrs"]["POS"]]))
        words = (test.values for rule in self.rules for tests in rule.tokens for test in tests if test.column == COLUMNS["LOWER"])
        self.named = frozenset[int]().union(*words)
        return True

    def __call__(self, doc: Doc) -> Doc:
        """The same `Doc` with its parts of speech."""
        parts: list[int] = []
        before: Kind | None = None
        for tag, role, word in doc.to_array([TAG, DEP, LOWER]).tolist():
            kind = (tag, role, word if word in self.named else 0)
            part, number, pairs = self.known.get(kind) or self.learn(kind)
            for rule in pairs:
                if before is not None and rule.number > number and all(test.holds(before) for test in rule.tokens[0]):
                    part = rule.part
            parts.append(part)
            before = kind
        column: Any = array(parts, dtype=uint64)
        doc.from_array([POS], column)
        return doc

    def learn(self, kind: Kind) -> tuple[int, int, tuple[PartRule, ...]]:
        """The part of speech of a kind of token, the number of the rule that gives it, and the rules that ask for the token before, too."""
        fitting = [rule for rule in self.rules if all(test.holds(kind) for test in rule.tokens[-1])]
        alone = [rule for rule in fitting if len(rule.tokens) == 1]
        pairs = tuple(rule for rule in fitting if len(rule.tokens) == 2)
        self.known[kind] = (alone[-1].part, alone[-1].number, pairs) if alone else (0, -1, pairs)
        return self.known[kind]


def needs_space(entry: Mapping[str, Any]) -> bool:
    """Whether a rule is for white space only, which makes no token here."""
    return all(any(each.get("IS_SPACE") is True for each in pattern) for pattern in entry["patterns"])


def tests_of(asked: Mapping[str, Any], strings: StringStore) -> tuple[Test, ...] | None:
    """What a rule asks of a token; None where it asks for something else than tag, role and word."""
    tests: list[Test] = []
    for name, wanted in asked.items():
        if name == "IS_SPACE" and wanted is False:
            continue
        among = not (isinstance(wanted, dict) and "NOT_IN" in wanted)
        values = [wanted] if isinstance(wanted, str) else next(iter(wanted.values())) if is_choice(wanted) else None
        if name not in COLUMNS or values is None:
            return None
        tests.append(Test(COLUMNS[name], frozenset(strings.add(value) if value else 0 for value in values), among))
    return tuple(tests)


def is_choice(wanted: Any) -> bool:
    """Whether a rule asks for one of many values, or for none of them."""
    return isinstance(wanted, dict) and len(wanted) == 1 and bool(wanted.keys() & {"IN", "NOT_IN"})


@Language.factory("factcheck_parts", assigns=["token.pos"])
def parts_component(nlp: Language, name: str) -> PartsComponent:
    """The component of that name, without rules yet."""
    return PartsComponent()


@Language.factory("factcheck_topics", assigns=["doc._.topics", "doc._.aspects", "doc._.whole"])
def topics_component(nlp: Language, name: str) -> TopicsComponent:
    """The component of that name."""
    return TopicsComponent()


@Language.factory("factcheck_candidates", requires=["doc._.numbers"], assigns=["doc._.candidates"])
def candidates_component(nlp: Language, name: str) -> CandidatesComponent:
    """The component of that name."""
    return CandidatesComponent()


declare_attributes()
