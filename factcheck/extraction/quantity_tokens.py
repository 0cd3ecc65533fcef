"""`Tokens`: a text cut into numbers, words and signs, with offsets, for the grammar of quantities."""

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from factcheck.values import Span

# Groups of three digits keep one kind of separator: "70,000 999" with a thin space is two numbers.
# A plain space groups digits only where the last group is 000 ("700 000"): "12 345" may be two numbers.
# U+00A0, U+2009 and U+202F group digits as a comma does.
PIECE = re.compile(
    r"""(?P<number>[1-9][0-9]{0,2}(?:\ [0-9]{3}){0,3}\ 000(?![0-9.,]|\ [0-9]{3}\b)
      | [0-9]{1,3}(?:(?P<group>[,\u00a0\u2009\u202f])[0-9]{3})(?:(?P=group)[0-9]{3})*(?![0-9])(?:[.·][0-9]+)?
      | [0-9]+(?:[.·][0-9]+)?
      | (?<![\w.])\.[0-9]+)
      | (?P<word>[^\W\d_¼-¾²³¹⅐-⅞⁰-₉]+(?:['’][^\W\d_¼-¾²³¹⅐-⅞⁰-₉]+)*)
      | (?P<sign>[^\s])""",
    re.VERBOSE,
)
HIDDEN = "\0"
ABBREVIATIONS = frozenset(
    [
        "no",
        "nos",
        "mr",
        "mrs",
        "ms",
        "dr",
        "sgt",
        "insp",
        "supt",
        "ch",
        "det",
        "st",
        "pc",
        "dc",
        "ds",
        "di",
        "dci",
        "co",
        "ltd",
        "vs",
        "approx",
        "est",
        "fig",
        "p",
        "pp",
        "vol",
        "sec",
        "art",
        "reg",
        "c",
        "ca",
    ]
)
PLAIN = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "−": "-", "‑": "-", "‐": "-", "‒": "-", "―": "-", "％": "%"})


class Token(NamedTuple):
    """One piece: `low` in lower case with plain quotes and dashes; `kind` number, word, sign or hidden; `gap`: after white space."""

    start: int
    end: int
    low: str
    kind: str
    gap: bool


class Tokens:
    """The pieces of a text in order; `low(i)` and `glued(i)` answer for places outside the text, too.

    Pieces inside the `hidden` spans (dates, addresses: in order, not overlapping) have the kind "hidden" and no words, so that no grammar
    reads them.
    """

    def __init__(self, text: str, *, hidden: Sequence[Span] = ()) -> None:
        self.text = text
        self.all: list[Token] = []
        waiting = list(reversed(hidden))
        last = 0
        for found in PIECE.finditer(text):
            start, end = found.span()
            kind = found.lastgroup or "sign"
            low = found.group().lower()
            if not low.isascii():
                low = low.translate(PLAIN)
            while waiting and waiting[-1].end <= start:
                waiting.pop()
            if waiting and waiting[-1].start < end:
                kind, low = "hidden", HIDDEN
            self.all.append(Token(start, end, low, kind, start > last))
            last = end

    def __len__(self) -> int:
        return len(self.all)

    def __getitem__(self, index: int) -> Token:
        return self.all[index]

    def low(self, index: int) -> str:
        """The piece in lower case, "" outside the text."""
        return self.all[index].low if 0 <= index < len(self.all) else ""

    def kind(self, index: int) -> str:
        """number, word or sign; "" outside the text."""
        return self.all[index].kind if 0 <= index < len(self.all) else ""

    def glued(self, index: int) -> bool:
        """Whether the piece follows the one before without white space."""
        return 0 < index < len(self.all) and not self.all[index].gap

    def lows(self, first: int, last: int) -> list[str]:
        """The pieces [first, last) in lower case."""
        return [token.low for token in self.all[max(first, 0) : max(last, 0)]]

    def capital(self, index: int) -> bool:
        """Whether the piece begins with a capital letter."""
        return 0 <= index < len(self.all) and self.text[self.all[index].start].isupper()

    def span(self, first: int, last: int) -> Span:
        """Where the pieces [first, last) stand."""
        return Span(self.all[first].start, self.all[last - 1].end)

    @cached_property
    def sentences(self) -> list[int]:
        """The number of the sentence that each piece stands in: full stops before white space, and line breaks, end one."""
        numbers: list[int] = []
        current = 0
        for index, token in enumerate(self.all):
            if index and token.gap and self.breaks(index, token):
                current += 1
            numbers.append(current)
        return numbers

    def breaks(self, index: int, token: Token) -> bool:
        """Whether a sentence begins at this piece, which follows white space."""
        before = self.all[index - 1]
        if "\n" in self.text[before.end : token.start]:
            return True
        if before.kind == "word":
            return False
        back = index - 1
        while back > 0 and self.all[back].low in "\"')]”" and not self.all[back].gap:
            back -= 1
        if self.all[back].low not in (".", "!", "?"):
            return False
        if self.initials(back) and not self.capital(index):
            return False
        return not (self.all[back].low == "." and self.low(back - 1) in ABBREVIATIONS and self.glued(back) and self.kind(index) != "word")

    def initials(self, stop: int) -> bool:
        """Whether this full stop ends initials ("U.S.")."""
        return len(self.low(stop - 1)) == 1 and self.low(stop - 2) == "." and self.kind(stop - 1) == "word" and self.glued(stop - 1)
