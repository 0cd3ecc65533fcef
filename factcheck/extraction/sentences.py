"""`Sentence`: a text cut into sentences and headline lines, in linear time, with the stretches that stand in quotation marks."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Generic, Protocol, TypeVar

from factcheck.values import Span

LONGEST = 1200
"""No sentence given to the parser is longer, in characters: a table or a text without stops is cut at a space, or anywhere."""

LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
BREAK = ("\n", "\r\n", "\r")
STOP = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s)")
SPACE = re.compile(r"\s")
OPENING, CLOSING = "“«„", "”»"
MARK = re.compile(f'["{OPENING}{CLOSING}]')
SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "rev",
        "hon",
        "sgt",
        "insp",
        "supt",
        "det",
        "cllr",
        "gov",
        "sir",
        "no",
        "nos",
        "vs",
        "etc",
        "inc",
        "ltd",
        "co",
        "jr",
        "sr",
        "approx",
        "est",
        "dept",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
    ]
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or headline line of a text; `paragraph` counts the lines, `headline` says that the line ends without a full stop."""

    span: Span
    paragraph: int
    headline: bool


def find_sentences(text: str) -> list[Sentence]:
    """The sentences of a text in order, without the white space around them; every character that is no white space lies in one."""
    found: list[Sentence] = []
    for number, line in enumerate(find_paragraphs(text)):
        stretch = line.of(text).rstrip()
        headline = bool(stretch) and stretch.rstrip("\"'”’»)]")[-1:] not in ".!?…:;," and len(stretch) < 200
        for start, end in pieces(text, line.start, line.end):
            found.append(Sentence(Span(start, end), number, headline))
    return found


def find_paragraphs(text: str) -> list[Span]:
    """The lines of a text, those of a block that was wrapped at a fixed width made one again."""
    found: list[Span] = []
    block: list[Span] = []
    for line in LINE.finditer(text):
        span = Span(line.start(), line.end())
        if not line.group().strip():
            continue
        if block and text[block[-1].end : span.start] not in BREAK:
            found.extend(unwrapped(text, block))
            block = []
        block.append(span)
    return [*found, *unwrapped(text, block)]


def unwrapped(text: str, block: list[Span]) -> list[Span]:
    """The lines of a block, or the whole of it where its lines but the last are about as long and one of them breaks off in a sentence."""
    lengths = [len(line) for line in block[:-1]]
    if not lengths or min(lengths) < 50 or max(lengths) > 120 or max(lengths) - min(lengths) > 25:
        return block
    goes_on = [text[other.start].islower() and text[line.end - 1] not in ".!?:" for line, other in pairwise(block)]
    return [Span(block[0].start, block[-1].end)] if any(goes_on) else block


def pieces(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """A line cut after each full stop that ends a sentence, and again where a piece would be too long."""
    cuts = [start]
    cuts.extend(match.end() for match in STOP.finditer(text, start, end) if ends_sentence(text, match))
    cuts.append(end)
    found: list[tuple[int, int]] = []
    for left, right in pairwise(cuts):
        found.extend(trimmed(text, a, b) for a, b in shortened(text, left, right))
    return [(a, b) for a, b in found if a < b]


def ends_sentence(text: str, stop: re.Match[str]) -> bool:
    """Whether a stop ends a sentence: not after an initial or a title, and not before a small letter."""
    after = SPACE.sub(" ", text[stop.end() : stop.end() + 4]).lstrip()
    if after[:1].islower():
        return False
    if stop.group()[0] != "." or len(stop.group()) > 1:
        return True
    word = text[max(0, stop.start() - 12) : stop.start()].rsplit(None, 1)
    last = (word[-1] if word else "").lstrip("\"'“‘(").lower()
    if last in ("no", "nos", "st") and not after[:1].isdigit() and last != "st":
        return True
    return not (last in SHORT or (len(last) == 1 and last.isalpha() and last != "i"))


def shortened(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Pieces of at most `LONGEST` characters, cut at white space where there is any."""
    found = []
    while end - start > LONGEST:
        cut = max(text.rfind(" ", start + LONGEST // 2, start + LONGEST), text.rfind("\t", start + LONGEST // 2, start + LONGEST))
        cut = cut if cut > start else start + LONGEST
        found.append((start, cut))
        start = cut
    found.append((start, end))
    return found


def trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch without white space at its ends."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    return start + left, max(start + left, start + len(piece.rstrip()))


def find_quoted(text: str) -> list[Span]:
    """The stretches in double quotation marks, in order and apart; one that is opened again in the next paragraph goes on there.

    A mark without its partner ends with its paragraph. Straight marks pair off inside a line; single marks are taken for apostrophes.
    """
    found: list[Span] = []
    for line in find_paragraphs(text):
        opened: int | None = None
        for match in MARK.finditer(text, line.start, line.end):
            place, sign = match.start(), match.group()
            if sign == '"':
                sign = CLOSING[0] if opened is not None else OPENING[0]
            if sign in OPENING and opened is None:
                opened = place
            elif sign in CLOSING and opened is not None:
                found.append(Span(opened, place + 1))
                opened = None
        if opened is not None:
            found.append(Span(opened, line.end))
    return found


class Spanned(Protocol):
    """Anything with a place in the text."""

    @property
    def span(self) -> Span: ...


Found = TypeVar("Found", bound=Spanned)


class Sorted(Generic[Found]):
    """Things in the order of their places, of which those inside a stretch are found without looking at the others."""

    __slots__ = ("items", "starts")

    def __init__(self, items: Iterable[Found]) -> None:
        self.items = sorted(items, key=lambda each: each.span)
        self.starts = [each.span.start for each in self.items]

    def within(self, span: Span) -> list[Found]:
        """The things that lie wholly inside a stretch, in order."""
        first, last = bisect_left(self.starts, span.start), bisect_right(self.starts, span.end)
        return [each for each in self.items[first:last] if each.span.end <= span.end]

    def beside(self, span: Span, most: int) -> tuple[list[Found], list[Found]]:
        """The last few things that begin before a stretch and the first few that begin after it, in order."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return self.items[max(0, first - most) : first], self.items[last : last + most]

    def around(self, span: Span) -> tuple[Found | None, Found | None]:
        """The last thing that begins before a stretch and the first that begins after it."""
        first, last = bisect_left(self.starts, span.start), bisect_left(self.starts, span.end)
        return (self.items[first - 1] if first else None), (self.items[last] if last < len(self.items) else None)


class Places:
    """Answers which of several ordered, separate stretches holds a place, in logarithmic time."""

    __slots__ = ("spans", "starts")

    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans
        self.starts = [each.start for each in spans]

    def at(self, place: int) -> int | None:
        """The number of the stretch that holds the place, or None."""
        number = bisect_right(self.starts, place) - 1
        return number if number >= 0 and place < self.spans[number].end else None

    def holding(self, place: int) -> Span | None:
        """The stretch that holds the place, or None."""
        number = self.at(place)
        return None if number is None else self.spans[number]
