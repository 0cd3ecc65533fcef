"""`Phrases`: a list of phrases found in one look-up a word, forwards from a place or backwards to it."""

from collections.abc import Iterable
from typing import Generic, TypeVar

from factcheck.extraction.quantity_tokens import Tokens

Meaning = TypeVar("Meaning")


class Phrases(Generic[Meaning]):
    """Phrases with a meaning each, indexed by their first and by their last word."""

    def __init__(self, entries: Iterable[tuple[str, Meaning]]) -> None:
        self.forward: dict[str, list[tuple[list[str], Meaning]]] = {}
        self.backward: dict[str, list[tuple[list[str], Meaning]]] = {}
        for phrase, meaning in entries:
            words = [token.low for token in Tokens(phrase).all]
            self.forward.setdefault(words[0], []).append((words, meaning))
            self.backward.setdefault(words[-1], []).append((words, meaning))
        for index in (self.forward, self.backward):
            for found in index.values():
                found.sort(key=lambda entry: -len(entry[0]))

    def at(self, tokens: Tokens, index: int) -> tuple[int, Meaning] | None:
        """The longest phrase that begins at this place: (how many pieces, meaning)."""
        entries = self.forward.get(tokens.low(index))
        if entries is None:
            return None
        second = tokens.low(index + 1)
        for words, meaning in entries:
            if len(words) == 1 or (words[1] == second and tokens.lows(index, index + len(words)) == words):
                return len(words), meaning
        return None

    def before(self, tokens: Tokens, index: int) -> tuple[int, Meaning] | None:
        """The longest phrase that ends right before this place."""
        entries = self.backward.get(tokens.low(index - 1))
        if entries is None:
            return None
        second = tokens.low(index - 2)
        for words, meaning in entries:
            if len(words) == 1 or (words[-2] == second and index >= len(words) and tokens.lows(index - len(words), index) == words):
                return len(words), meaning
        return None
