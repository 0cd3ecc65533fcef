"""`Token`: words, numbers and marks of a text with their places, which is all that the grammar of periods looks at."""

import re
from typing import NamedTuple

TOKEN = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[0-9]+(?:[.,:][0-9]+)*|\n[^\S\n]*\n\s*|[^\w\s]|_")
BREAK = "\n"  # stands for a blank line: no phrase crosses it


class Token(NamedTuple):
    """`low` is in lower case with a straight apostrophe and no possessive; `owns` says that a possessive was cut off."""

    low: str
    raw: str
    start: int
    end: int
    owns: bool = False

    @property
    def capital(self) -> bool:
        """Whether it begins with a capital."""
        return self.raw[:1].isupper()


def token_at(match: re.Match[str]) -> Token:
    """One match as a token."""
    raw, (start, end) = match.group(), match.span()
    low = raw.lower()
    if low.isalnum():
        return Token(low, raw, start, end)
    if raw[0] == "\n":
        return Token(BREAK, raw, start, end)
    low = low.replace("’", "'")
    if low.endswith("'s") and len(low) > 2 and len(low) == len(raw):
        return Token(low[:-2], raw[:-2], start, end - 2, owns=True)
    return Token(low, raw, start, end)


def tokens_of(text: str) -> list[Token]:
    """All tokens in order; linear in the length of the text."""
    return [token_at(match) for match in TOKEN.finditer(text)]
