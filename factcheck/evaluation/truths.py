"""`Truth`: a document with the verdicts that its claims may get, read one line at a time from a file of known verdicts."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from factcheck.checking.verdict import FLAGS, LABELS
from factcheck.documents.document import Document
from factcheck.evaluation.lines import Faults, read_lines
from factcheck.evaluation.marks import Offset, Words
from factcheck.safety.files import printable
from factcheck.values import FactcheckError, Span

REMEDY = "docs/evaluation.md has the fields of a line; mend the line and run the command again."
NO_TEXT = "it is a claim of an article that the line does not hold: add --document ARTICLE"
LISTS = {"labels": LABELS, "known_since": LABELS, "flags": FLAGS, "one_of_flags": FLAGS, "not_flags": FLAGS}
Missing = Literal["no_official_series", "figure_not_held"]


class Shape(BaseModel):
    """A checked object; keys that nobody asks for pass through."""

    model_config = ConfigDict(frozen=True, extra="allow")


class Asked(Shape):
    """A claim with the labels that are acceptable for it, and the flags that it deserves or must not have.

    Offsets are code points of the number or the words claimed. `flags` must all be raised, at least one of `one_of_flags`, and none of
    `not_flags`. `missing` is asked for where the key is there at all.
    """

    start: Offset
    end: Offset
    kind: Words | None = None
    altered: Words | None = None
    labels: Annotated[tuple[str, ...], Field(min_length=1)]
    flags: tuple[str, ...] = ()
    one_of_flags: tuple[str, ...] = ()
    not_flags: tuple[str, ...] = ()
    missing: Missing | None = None
    known_since: tuple[str, ...] | None = None
    why: str | None = None

    @property
    def span(self) -> Span:
        """Where the number or the words claimed stand."""
        return Span(self.start, self.end)

    @property
    def asks_missing(self) -> bool:
        """Whether the kind of unknown is asked for, be it none at all."""
        return "missing" in self.model_fields_set

    @model_validator(mode="after")
    def _agrees_with_itself(self) -> "Asked":
        if self.start >= self.end:
            raise ValueError("the claim ends before it starts")
        for name, allowed in LISTS.items():
            unknown = [word for word in getattr(self, name) or () if word not in allowed]
            if unknown:
                raise ValueError(f"{unknown[0][:60]!r} in {name} is not known; docs/verdicts.md lists what is")
        both = sorted({*self.flags, *self.one_of_flags} & set(self.not_flags))
        if both:
            raise ValueError(f"{both[0]!r} is both deserved and in not_flags")
        return self


class Source(Shape):
    """Where a claim was really made."""

    title: str | None = None
    publisher: str | None = None
    url: str | None = None


class Truth(Shape):
    """A document with its claims; `as_of` is "publication", "latest" or a day."""

    id: Words
    published: date | None = None
    as_of: Literal["publication", "latest"] | date = "publication"
    text: Words
    source: Source | None = None
    claims: tuple[Asked, ...]

    @property
    def document(self) -> Document:
        """What is judged: the text and its date alone, so that nothing of the verdicts asked for can be seen."""
        return Document(id=self.id, text=self.text, published=self.published, published_from="line" if self.published else None)

    @model_validator(mode="before")
    @classmethod
    def _holds_its_text(cls, line: Any) -> Any:
        if isinstance(line, dict) and "text" not in line and {"value_start", "labels"} <= line.keys():
            raise ValueError(NO_TEXT)
        return line

    @model_validator(mode="after")
    def _claims_stand_in_the_text(self) -> "Truth":
        for number, claim in enumerate(self.claims, 1):
            if claim.end > len(self.text):
                raise ValueError(f"claim {number} ends at {claim.end}, and the text has {len(self.text)} characters")
        return self


class Row(Shape):
    """A claim of an article that is kept beside the file, with where its value stands, as the first article's are written."""

    n: Words
    quote: Words
    start: Offset
    end: Offset
    as_stated: Words
    value_start: Offset
    value_end: Offset

    def asked(self) -> dict[str, Any]:
        """The same as a claim asked; a key that holds nothing asks for nothing."""
        given = {**self.model_dump(), **(self.model_extra or {})}
        told = {key: value for key, value in given.items() if key in Asked.model_fields and value is not None}
        return told | {"start": self.value_start, "end": self.value_end, "why": given.get("note") or given.get("why")}


def read_truths(paths: Sequence[Path]) -> Iterator[Truth]:
    """The documents of the files, one at a time and in order; call `counted_truths` first, which refuses what cannot be read."""
    for path in paths:
        faults = Faults(path, "broken-verdicts", REMEDY)
        for number, read in read_lines(path, Truth.model_validate_json):
            if isinstance(read, str):
                faults.add(number, read)
                faults.refuse()
            else:
                yield read


def counted_truths(paths: Sequence[Path]) -> int:
    """How many documents the files hold, each line checked; nothing is kept of them but their ids.

    Raises `FactcheckError`: unreadable-file, broken-verdicts naming each faulty line (nothing is scored on part of a file),
    empty-verdicts.
    """
    seen: dict[str, int] = {}
    for place, path in enumerate(paths):
        faults, before = Faults(path, "broken-verdicts", REMEDY), len(seen)
        for number, read in read_lines(path, Truth.model_validate_json):
            if isinstance(read, str):
                faults.add(number, read)
            elif read.id in seen:
                where = "on an earlier line" if seen[read.id] == place else f"in {printable(str(paths[seen[read.id]]))}"
                faults.add(number, f"the id {read.id[:60]!r} stands {where} already")
            else:
                seen[read.id] = place
        faults.refuse()
        if len(seen) == before:
            raise FactcheckError("empty-verdicts", "there is no document in this file", where=printable(str(path)), remedy=REMEDY)
    return len(seen)


def truth_of_article(path: Path, document: Document) -> Truth:
    """The document with the claims of a file that has one a line (`n`, `quote`, `value_start`, `labels` and so on).

    Raises `FactcheckError`: unreadable-file, broken-verdicts naming each faulty line, empty-verdicts.
    """
    faults = Faults(path, "broken-verdicts", REMEDY)
    claims: dict[str, Mapping[str, Any]] = {}
    for number, read in read_lines(path, _asked_row):
        if isinstance(read, str):
            faults.add(number, read)
            continue
        row, asked = read
        misplaced = _misplaced(row, document.text)
        if misplaced or row.n in claims:
            faults.add(number, misplaced or f"the number {row.n[:60]!r} stands on an earlier line already")
        else:
            claims[row.n] = asked
    faults.refuse()
    if not claims:
        raise FactcheckError("empty-verdicts", "there is no claim in this file", where=printable(str(path)), remedy=REMEDY)
    return Truth.model_validate(
        {"id": document.id, "published": document.published, "text": document.text, "claims": tuple(claims.values())}
    )


def _asked_row(raw: bytes) -> tuple[Row, dict[str, Any]]:
    row = Row.model_validate_json(raw)
    asked = row.asked()
    Asked.model_validate(asked)
    return row, asked


def _misplaced(row: Row, text: str) -> str | None:
    """What is wrong with the offsets of a claim, None where its words stand there."""
    if text[row.start : row.end] != row.quote:
        return "the quote is not at its offsets in the article"
    if text[row.value_start : row.value_end] != row.as_stated:
        return "the value is not at its offsets in the article"
    return None
