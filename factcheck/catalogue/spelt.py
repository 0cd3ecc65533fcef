"""`Spelt`: finds names in a text as they are spelt, the longest first, by looking only where one may begin."""

import re
from collections.abc import Mapping
from functools import lru_cache

# A name stands whole where neither a letter, a digit nor a hyphen touches it.
OPENING = re.compile(r"(?<![\w-])\S")
TOUCHES = re.compile(r"[\w-]")
RUN = re.compile(r"[\w-]+")
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


def spotted(words: tuple[str, ...], text: str) -> tuple[str, ...]:
    """The words, in their order, whose letters stand somewhere in the text, capitals and white space apart.

    None that an alternation of them all, each whole, could match is left out, so that one of these alone finds the same, far quicker.
    """
    folded, runs = _folded(text)
    by_run = _by_run(words)
    near = [each for run in runs if run in by_run for each in by_run[run]] + by_run.get("", [])
    return tuple([words[place] for place, plain in sorted(near) if not plain or plain in folded])


@lru_cache(maxsize=256)
def _folded(text: str) -> tuple[str, frozenset[str]]:
    """The text in small letters with single spaces, and its runs of letters, digits and hyphens."""
    # The letters that match "i" and "s" without regard to capitals, although they are no capitals of them.
    folded = " ".join(text.replace("İ", "i").replace("ı", "i").replace("ſ", "s").lower().split())
    return folded, frozenset(RUN.findall(folded))


@lru_cache(maxsize=1024)
def _by_run(words: tuple[str, ...]) -> dict[str, list[tuple[int, str]]]:
    """Each word's place and how it would stand in a folded text, by the run that it begins with.

    Under "" those that begin with none, and, as "", those whose letters beyond ASCII make it unsafe to say.
    """
    found: dict[str, list[tuple[int, str]]] = {}
    for place, word in enumerate(words):
        plain = _folded(word)[0] if word.isascii() else ""
        run = RUN.match(plain)
        found.setdefault(run.group(0) if run else "", []).append((place, plain))
    return found
