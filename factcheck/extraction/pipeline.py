"""`extract_document` and `extract_many`: from a text to its claims, and to the reason why each other number is none."""

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TYPE_CHECKING

from factcheck.extraction.claim import Extraction, NumberSeen, Quantity
from factcheck.extraction.judgement import Judging, default_judge
from factcheck.extraction.language import Piece, parse
from factcheck.extraction.named_base import with_named_base
from factcheck.extraction.not_claims import set_aside
from factcheck.extraction.places import Mention, PlaceFinder, default_places, without_left_out
from factcheck.extraction.quantities import find_quantities
from factcheck.extraction.reader import Reader
from factcheck.extraction.relation_beside import with_places_beside
from factcheck.extraction.relations import with_relations
from factcheck.extraction.same_stretch import with_same_stretch
from factcheck.extraction.sentences import Sentence, Sorted, find_quoted, find_sentences
from factcheck.extraction.sift import about_police, is_row, may_claim, words_of
from factcheck.extraction.topics import TopicFinder, default_finder
from factcheck.values import Span, Unit
from factcheck.values.period_words import FoundPeriod, find_periods

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from factcheck.catalogue import Catalogue

DOCUMENTS_AT_ONCE = 16
BREAKS = re.compile(r"[\n\r\u2028\u2029\x0b\x0c\x85]+")
DIGIT = re.compile(r"\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A text with everything that is found in it without parsing; `chosen` are the sentences to parse.

    `doubts` has the quantities that the words beside them speak against, with the reason; the reader decides about them.
    """

    text: str
    published: date | None
    outlet: str | None
    sentences: list[Sentence]
    chosen: list[Sentence]
    quantities: Sorted[Quantity]
    aside: list[NumberSeen]
    doubts: dict[Span, str]
    periods: Sorted[FoundPeriod]
    mentions: Sorted[Mention]
    quoted: list[Span]

    def pieces(self) -> Iterator[Piece]:
        """The chosen sentences as the language model takes them."""
        for sentence in self.chosen:
            numbers = tuple(self.quantities.within(sentence.span))
            places = tuple(each.span for each in self.mentions.within(sentence.span))
            yield Piece(self.text, sentence, numbers, places)


def extract_document(
    text: str, *, published: date | None = None, outlet: str | None = None, catalogue: "Catalogue | None" = None
) -> Extraction:
    """The claims of one text in order, with offsets into it in code points.

    `published` resolves relative periods; without it they stay unresolved. `outlet` gives a guess at the force where the text names none.
    Any text is answered, in time linear in its length.
    """
    return next(extract_many([(text, published, outlet)], catalogue=catalogue))


def extract_many(
    documents: Iterable[tuple[str, date | None, str | None]], *, catalogue: "Catalogue | None" = None, judge: Judging | None = None
) -> Iterator[Extraction]:
    """The same for many texts of (text, published, outlet), in order and lazily, with memory that does not grow with their number.

    `judge` answers the reader's questions instead of the bundled weights.
    """
    from factcheck.catalogue import load_catalogue

    known = catalogue or load_catalogue()
    places, topics = (default_places(), default_finder()) if catalogue is None else (PlaceFinder(known), TopicFinder(known))
    waiting = iter(documents)
    while batch := list(islice(waiting, DOCUMENTS_AT_ONCE)):
        prepared = [prepare(text, published, outlet, places) for text, published, outlet in batch]
        docs = parse((piece for each in prepared for piece in each.pieces()), topics=topics if catalogue is not None else None)
        for each in prepared:
            yield read(each, islice(docs, len(each.chosen)), known, places, topics, judge or default_judge())


def prepare(text: str, published: date | None, outlet: str | None, places: PlaceFinder) -> Prepared:
    """Everything that needs no parser."""
    sentences = find_sentences(text)
    joined = unbroken(text, sentences)
    periods = find_periods(joined, published=published)
    quantities, aside, doubts = numbers_of(joined, periods)
    counted = Sorted(quantities)
    chosen = []
    for sentence in sentences:
        numbers = counted.within(sentence.span)
        words = words_of(sentence.span.of(text))
        if is_row(len(numbers), len(words)):
            aside.extend(NumberSeen(each.span, "a row of a table") for each in numbers)
        elif may_claim(words) or any(each.span not in doubts for each in numbers) or (numbers and about_police(words)):
            chosen.append(sentence)
        else:
            aside.extend(NumberSeen(each.span, doubts[each.span]) for each in numbers)
    return Prepared(
        text=text,
        published=published,
        outlet=outlet,
        sentences=sentences,
        chosen=chosen,
        quantities=counted,
        aside=aside,
        doubts=doubts,
        periods=Sorted(periods),
        mentions=Sorted(without_left_out(joined, sentences, places.find(joined))),
        quoted=find_quoted(text),
    )


def unbroken(text: str, sentences: list[Sentence]) -> str:
    """The text with a space for each line break inside a sentence, so that a wrapped text reads as it would in one line."""
    signs = list(text)
    for sentence in sentences:
        for match in BREAKS.finditer(text, sentence.span.start, sentence.span.end):
            signs[match.start() : match.end()] = " " * (match.end() - match.start())
    return "".join(signs)


def numbers_of(text: str, periods: list[FoundPeriod]) -> tuple[list[Quantity], list[NumberSeen], dict[Span, str]]:
    """The quantities that may be claims, the numbers set aside with their reasons, and what speaks against some of the first.

    Digits of dates are hidden from the number layer, so that "284,239 in 2019 to 590,279" is one move.
    """
    hidden = list(text)
    for period in periods:
        if not period.words.lower().endswith((" low", " high", "-low", "-high", "peak")):
            for place in range(period.span.start, period.span.end):
                if hidden[place].isdigit():
                    hidden[place] = "x"
    found = find_quantities("".join(hidden))
    reasons = set_aside(text, found)
    kept: list[Quantity] = []
    doubts: dict[Span, str] = {}
    aside = [NumberSeen(each.span, "date or period") for each in periods if DIGIT.search(each.words)]
    starts = [each.span.start for each in periods]
    for quantity, reason in zip(found, reasons, strict=True):
        if reason is not None and not reason.open:
            aside.append(NumberSeen(quantity.span, reason.reason))
        elif quantity.form == "none" and quantity.unit is Unit.NONE and quantity.value is not None:
            aside.append(NumberSeen(quantity.span, "a code or an ordinal"))
        elif in_period(quantity, periods, starts):
            aside.append(NumberSeen(quantity.span, "date or period"))
        else:
            kept.append(quantity)
            if reason is not None:
                doubts[quantity.span] = reason.reason
    return kept, aside, doubts


def in_period(quantity: Quantity, periods: list[FoundPeriod], starts: list[int]) -> bool:
    """Whether the number is part of a date or period: places in an order and runs of years are not."""
    if quantity.unit is Unit.RANK or quantity.form == "rank":
        return False
    place = bisect_left(starts, quantity.number.start + 1) - 1
    return any(each.span.covers(quantity.number) for each in periods[max(0, place - 1) : place + 1])


def read(
    prepared: Prepared, docs: "Iterator[Doc]", catalogue: "Catalogue", places: PlaceFinder, topics: TopicFinder, judge: Judging
) -> Extraction:
    """The claims of a prepared text from its parsed sentences."""
    digest = hashlib.sha256(prepared.text.encode("utf-8", "surrogatepass")).hexdigest()
    reader = Reader(prepared=prepared, catalogue=catalogue, places=places, topics=topics, digest=digest, judge=judge)
    parsed = {doc._.sentence.span.start: doc for doc in docs}
    for sentence in prepared.sentences:
        doc = parsed.get(sentence.span.start)
        if doc is None:
            reader.pass_over(sentence)
        else:
            reader.read(sentence, doc)
    claims = with_places_beside(with_relations(reader.claims, prepared, catalogue, places, digest), prepared, places, digest)
    spans = [each.span for each in prepared.sentences]
    claims = with_same_stretch(with_named_base(claims, spans, prepared.text), prepared.periods, spans, prepared.text)
    claimed = {each.value_span for each in claims}
    numeric = [each for each in (*prepared.aside, *reader.aside) if each.span not in claimed]
    return Extraction(
        claims=tuple(sorted(claims, key=lambda each: (each.value_span, each.span))),
        set_aside=tuple(sorted(numeric, key=lambda each: each.span)),
        numbers=len(numeric)
        + sum(1 for each in claims if DIGIT.search(each.as_stated) or each.form in ("digits", "fraction", "multiple", "one_in", "word")),
        published=prepared.published,
    )
