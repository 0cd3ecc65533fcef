"""Cuts the shortest stretch of a sentence that carries a claim."""

from typing import TYPE_CHECKING

from factcheck.extraction.frames import Frame
from factcheck.values import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

BREAKS = frozenset({";", ":", "—", "–", "(", ")"})
JOINS = frozenset({"and", "but", "while", "although", "though", "whereas"})


def quote_of(frame: Frame, first: int, last: int) -> Span:
    """The words between the breaks around the candidate, inside the tokens [first, last) of its sentence: never less than the candidate."""
    candidate, doc = frame.candidate, frame.candidate.doc
    start, end = candidate.first, candidate.last
    while start > first and not breaks_before(doc, start, frame):
        start -= 1
    while end < last and not breaks_after(doc, end, frame):
        end += 1
    while start < candidate.first and (doc[start].is_punct or doc[start].lower_ in JOINS):
        start += 1
    while end > candidate.last and (doc[end - 1].is_punct or doc[end - 1].lower_ in JOINS):
        end -= 1
    return Span(doc.user_data["starts"][start], doc.user_data["starts"][end - 1] + doc.user_data["widths"][end - 1])


def breaks_before(doc: "Doc", place: int, frame: Frame) -> bool:
    """Whether the stretch ends before the token in front of a place."""
    token = doc[place - 1]
    if token.i in doc._.whole:
        return False
    if token.text in BREAKS:
        return True
    if token.text == "," or token.lower_ in JOINS:
        verb = frame.verb
        return verb is None or verb.i >= place or (frame.subject is not None and frame.subject.i >= place)
    return False


def breaks_after(doc: "Doc", place: int, frame: Frame) -> bool:
    """Whether the stretch ends at a place."""
    token = doc[place]
    if place in doc._.whole:
        return False
    if token.text in BREAKS or token.text == ",":
        return True
    return token.lower_ in JOINS and place + 1 < len(doc)
