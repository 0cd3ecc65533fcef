"""`Spelt`: finds names in a text as they are spelt, the longest first, by looking only where one may begin."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

# A name stands whole where neither a letter, a digit nor a hyphen touches it.
OPENING = re.compile(r"(?<![\w-])\S")
TOUCHES = re.compile(r"[\w-]")
Found = tuple[tuple[int, int], tuple[str, ...]]


class Spelt:
    """Names with what each stands for; `found` gives what an alternation of all names, the longest first, would."""

    def __init__(self, names: Mapping[str, tuple[str, ...]]) -> None:
        self._names = names
        self._by_opening: dict[str, list[str]] = {}
        for name in sorted(names, key=lambda name: (-len(name), name)):
            self._by_opening.setdefault(name[:2], []).append(name)

    def found(self, text: str) -> list[Found]:
        """Each name that stands in the text, with its place and what it stands for; no two overlap."""
        found: list[Found] = []
        end = 0
        for opening in OPENING.finditer(text):
            at = opening.start()
            if at < end:
                continue
            for name in (*self._by_opening.get(text[at : at + 2], ()), *self._by_opening.get(text[at], ())):
                if text.startswith(name, at) and not TOUCHES.match(text, at + len(name)):
                    end = at + len(name)
                    found.append(((at, end), self._names[name]))
                    break
        return found


def spotted(words: Sequence[str], text: str) -> tuple[str, ...]:
    """The words, in their order, whose letters stand somewhere in the text, capitals and white space apart.

    None that an alternation of them all could match is left out, so that one of these alone finds the same, far quicker.
    """
    folded = _folded(text)
    return tuple([word for word, plain in _plain(tuple(words)) if plain is None or plain in folded])


@lru_cache(maxsize=256)
def _folded(text: str) -> str:
    # The letters that match "i" and "s" without regard to capitals, although they are no capitals of them.
    return " ".join(text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower().split())


@lru_cache(maxsize=1024)
def _plain(words: tuple[str, ...]) -> tuple[tuple[str, str | None], ...]:
    """Each word as it would stand in a folded text; None where letters beyond ASCII make that unsafe to say."""
    return tuple([(word, _folded(word) if word.isascii() else None) for word in words])
