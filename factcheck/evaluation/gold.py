"""`Passage`: a text with the claims and the other numbers that a person marked in it, read from a gold file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from factcheck.evaluation.lines import Faults, read_lines
from factcheck.evaluation.marks import Line
from factcheck.safety.files import printable
from factcheck.values import FactcheckError, Span

# A claim in the shape of the interface, whoever made it.
Marked = Mapping[str, Any]
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
    faults = Faults(path, "broken-gold", REMEDY)
    passages: dict[str, Passage] = {}
    for number, read in read_lines(path, passage_from):
        if isinstance(read, str):
            faults.add(number, read)
        elif read.id in passages:
            faults.add(number, f"the id {read.id[:60]!r} stands on an earlier line already")
        else:
            passages[read.id] = read
    faults.refuse()
    if not passages:
        raise FactcheckError("empty-gold", "there is no passage in this file", where=printable(str(path)), remedy=REMEDY)
    return tuple(passages.values())


def passage_from(raw: bytes) -> Passage:
    """A line as a passage; raises pydantic's `ValidationError` where it is none."""
    line = Line.model_validate_json(raw)
    return Passage(
        id=line.id,
        text=line.text,
        published=line.published,
        claims=tuple(claim.model_dump(mode="json") for claim in line.claims),
        distractors=tuple(Distractor(Span(each.start, each.end), each.type) for each in line.distractors),
    )
