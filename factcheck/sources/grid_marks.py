"""Marks that a publisher glues to the numbers of a grid ("17~", "5^**"): taken off where they are declared, and kept beside the figure."""

from collections.abc import Iterable, Mapping

Place = tuple[int, int]


def without_marks(rows: list[list[str]], marks: Iterable[str]) -> tuple[list[list[str]], dict[Place, tuple[str, ...]]]:
    """The rows with the declared marks taken off every cell that ends in a digit and marks, and the marks that were at each place.

    A mark that nobody declared stays, and the cell is then refused as neither a number nor a marker.
    """
    known = sorted(marks, key=len, reverse=True)
    found: dict[Place, tuple[str, ...]] = {}
    if not known:
        return rows, found
    bare = [list(row) for row in rows]
    for number, row in enumerate(bare):
        for place, cell in enumerate(row):
            text, taken = _split(cell.strip(), known)
            if taken:
                bare[number][place], found[number, place] = text, taken
    return bare, found


def _split(text: str, known: list[str]) -> tuple[str, tuple[str, ...]]:
    taken: list[str] = []
    rest = text
    while mark := next((mark for mark in known if rest.endswith(mark)), None):
        rest = rest.removesuffix(mark).rstrip()
        taken.insert(0, mark)
    return (rest, tuple(taken)) if rest[-1:].isdigit() else (text, ())


def marked_note(marks: Mapping[str, str], *taken: tuple[str, ...]) -> str | None:
    """What the marks at the places mean, in the publisher's words."""
    return " ".join(dict.fromkeys(marks[mark] for each in taken for mark in each)) or None
