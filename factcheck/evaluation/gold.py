"""`Passage`: a text with the claims and the other numbers that a person marked in it, read from a gold file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from factcheck.documents.lines import physical_lines
from factcheck.evaluation.marks import Line
from factcheck.safety.files import printable, unreadable
from factcheck.values import FactcheckError, Span

# A claim in the shape of the interface, whoever made it.
Marked = Mapping[str, Any]
NAMED = 5  # faulty lines that one error names
REMEDY = "A line is a passage with id, text, published, claims and distractors; tests/gold/README.md has the fields."


@dataclass(frozen=True, slots=True)
class Distractor:
    """A number that is no claim, and why ("age", "ref", "svc")."""

    span: Span
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Offsets of claims and distractors count code points of `text`."""

    id: str
    text: str
    published: date | None
    claims: tuple[Marked, ...]
    distractors: tuple[Distractor, ...] = ()


def read_gold(path: Path) -> tuple[Passage, ...]:
    """The passages of a gold file, one JSON object a line; blank lines are passed over.

    Raises `FactcheckError`: unreadable-file, broken-gold naming each faulty line (nothing is scored on part of a file), empty-gold.
    """
    name = printable(str(path))
    faults: list[tuple[int, str]] = []
    passages: dict[str, Passage] = {}
    for number, read in _lines(path, name):
        if isinstance(read, str):
            faults.append((number, read))
        elif read.id in passages:
            faults.append((number, f"the id {read.id[:60]!r} stands on an earlier line already"))
        else:
            passages[read.id] = read
    if faults:
        raise _broken(name, faults)
    if not passages:
        raise FactcheckError("empty-gold", "there is no passage in this file", where=name, remedy=REMEDY)
    return tuple(passages.values())


def _lines(path: Path, name: str) -> Iterator[tuple[int, Passage | str]]:
    """Each line with its number: a passage, or what is wrong with it."""
    try:
        with path.open("rb") as stream:
            for number, raw in physical_lines(stream, name=name):
                if raw is None:
                    yield number, "the line is too long"
                elif raw.strip():
                    yield number, passage_from(raw)
    except OSError as error:
        raise unreadable(path, error) from error


def passage_from(raw: bytes) -> Passage | str:
    """A line as a passage, or one sentence on what is wrong with it."""
    try:
        line = Line.model_validate_json(raw)
    except ValidationError as error:
        return _told(error)
    return Passage(
        id=line.id,
        text=line.text,
        published=line.published,
        claims=tuple(claim.model_dump(mode="json") for claim in line.claims),
        distractors=tuple(Distractor(Span(each.start, each.end), each.type) for each in line.distractors),
    )


def _told(error: ValidationError) -> str:
    first, *others = error.errors(include_url=False, include_input=False)
    place = ".".join(str(part) for part in first["loc"])
    more = f" (and {len(others)} more)" if others else ""
    what = first["msg"].removeprefix("Value error, ")
    return f"{place}: {what}{more}" if place else f"{what}{more}"


def _broken(name: str, faults: list[tuple[int, str]]) -> FactcheckError:
    (number, what), *others = faults
    told = [f"line {line}: {fault}" for line, fault in others[: NAMED - 1]]
    left = len(others) - len(told)
    what = "; ".join([what, *told, *([f"{left} more lines are broken"] if left else [])])
    return FactcheckError("broken-gold", what, where=f"{name} line {number}", remedy=REMEDY)
