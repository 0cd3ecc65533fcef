"""Compares the names that people use with the names that the catalogue holds: exact, then prefix, then nearly."""

from collections.abc import Iterable, Mapping, Sequence

NEARLY = 78.0
"""The least likeness (0 to 100) that counts as a spelling of the same name: one slip in a word of five letters is 80."""


def folded(words: str) -> str:
    """Lower case, one space between words, hyphens and typographic quotes made plain, "and" for "&", no "the" in front."""
    plain = words.lower().replace("’", "'").replace("‘", "'").replace("&", " and ")
    for sign in "-–—_:,":
        plain = plain.replace(sign, " ")
    parts = plain.split()
    if len(parts) > 1 and parts[0] == "the":
        parts = parts[1:]
    return " ".join(parts)


def lowered(words: str) -> str:
    """Lower case with plain apostrophes and single spaces: the key under which a name is matched in a text."""
    return " ".join(words.lower().replace("’", "'").split())


def ranked(words: str, names: Mapping[str, Sequence[str]], *, limit: int = 10) -> list[str]:
    """The ids whose names fit the words, best first: the name itself, one that begins with them, has them all, or is spelt like them.

    `names` gives the names of each id, folded. Empty words fit nothing.
    """
    wanted = folded(words)
    if not wanted:
        return []
    scores = {key: max(_score(wanted, name) for name in each) for key, each in names.items() if each}
    if max(scores.values(), default=0.0) < 200.0:
        scores = {key: max(score, _likeness(wanted, names[key])) for key, score in scores.items()}
    found = sorted((key for key, score in scores.items() if score > 0), key=lambda key: -scores[key])
    return found[:limit]


def _score(wanted: str, name: str) -> float:
    """400 for the name itself, 300 where it begins with the words, 250 with part of a word, 200 where it has them all; shorter first."""
    if name == wanted:
        return 400.0
    shorter = len(wanted) / (len(name) + 1)
    if name.startswith(wanted + " "):
        return 300.0 + shorter
    if name.startswith(wanted):
        return 250.0 + shorter
    if set(wanted.split()) <= set(name.split()):
        return 200.0 + shorter
    return 0.0


def _likeness(wanted: str, names: Iterable[str]) -> float:
    """The best likeness of a name to the words, 0 where none is near enough."""
    from rapidfuzz import fuzz, process

    best = process.extractOne(wanted, list(names), scorer=fuzz.ratio, score_cutoff=NEARLY)
    return float(best[1]) if best else 0.0


def nearest(wanted: str, known: Iterable[str], *, limit: int = 3) -> list[str]:
    """Up to three known names that the wanted one may have been meant for."""
    from rapidfuzz import fuzz, process

    return [name for name, _, _ in process.extract(folded(wanted), list(known), scorer=fuzz.WRatio, score_cutoff=60, limit=limit)]
