"""`Piece` and `Line`: an article's text cut where claims and set-aside numbers begin and end, ready to be marked."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from factcheck.checking.verdict import Judged, Report
from factcheck.extraction.claim import Claim, NumberSeen
from factcheck.values import Span

LINE = re.compile(r"[^\n\v\f\x1c-\x1e\x85\u2028\u2029]+")


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text; `claim` is the number of the claim it belongs to, the shortest where several overlap.

    `begins` and `ends` are the numbers of all claims that begin and end with it; `value` says that it is part of its claim's
    value; `aside` why the number in it was set aside.
    """

    text: str
    claim: int | None = None
    begins: tuple[int, ...] = ()
    ends: tuple[int, ...] = ()
    value: bool = False
    aside: str | None = None


Pieces = tuple[Piece, ...]
Numbered = tuple[int, Claim]


@dataclass(frozen=True, slots=True)
class _OnLine:
    span: Span
    claims: list[Numbered] = field(default_factory=list)
    aside: list[NumberSeen] = field(default_factory=list)


def article_lines(report: Report) -> list[Pieces]:
    """The whole text, line by line, empty lines left out; claims are numbered from 1 in the order of the report."""
    lines = [_OnLine(Span(*found.span())) for found in LINE.finditer(report.text) if found[0].strip()]
    starts = [line.span.start for line in lines]
    for number, item in enumerate(report.judged, 1):
        for line in _touched(lines, starts, item.claim.span):
            line.claims.append((number, item.claim))
    for seen in report.set_aside:
        for line in _touched(lines, starts, seen.span):
            line.aside.append(seen)
    return [_pieces(report.text, line.span, line.claims, line.aside) for line in lines]


def claim_sentence(report: Report, item: Judged) -> Pieces:
    """The sentence of one claim with its words marked; where the sentence does not hold the whole claim it is made longer."""
    claim = item.claim
    start, end = min(claim.sentence.start, claim.span.start), max(claim.sentence.end, claim.span.end)
    return _pieces(report.text, Span(start, min(end, len(report.text))), [(1, claim)], [])


def _touched(lines: Sequence[_OnLine], starts: Sequence[int], span: Span) -> list[_OnLine]:
    first = max(0, bisect_right(starts, span.start) - 1)
    last = bisect_right(starts, max(span.start, span.end - 1))
    return [line for line in lines[first:last] if line.span.overlaps(span)]


def _pieces(text: str, whole: Span, claims: Sequence[Numbered], set_aside: Sequence[NumberSeen]) -> Pieces:
    marked = [claim.span for _, claim in claims] + [claim.value_span for _, claim in claims] + [seen.span for seen in set_aside]
    edges = {whole.start, whole.end} | {edge for span in marked for edge in (span.start, span.end)}
    cuts = sorted(edge for edge in edges if whole.start <= edge <= whole.end)
    return tuple(_piece(text, Span(*cut), claims, set_aside) for cut in pairwise(cuts))


def _piece(text: str, span: Span, claims: Sequence[Numbered], set_aside: Sequence[NumberSeen]) -> Piece:
    over = [(number, claim) for number, claim in claims if claim.span.covers(span)]
    if not over:
        return Piece(span.of(text), aside=next((seen.reason for seen in set_aside if seen.span.covers(span)), None))
    number, shortest = min(over, key=lambda numbered: len(numbered[1].span))
    return Piece(
        span.of(text),
        number,
        begins=tuple(number for number, claim in over if claim.span.start == span.start),
        ends=tuple(number for number, claim in over if claim.span.end == span.end),
        value=shortest.value_span.covers(span),
    )
