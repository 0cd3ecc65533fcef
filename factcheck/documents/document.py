"""`Document`: an article as read, with its date and outlet where it states them, and offsets that count in its text."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """`text` is what offsets count in; `own_text` is true for HTML and PDF, whose text is ours and is printed with the claims.

    `published_from` is "line", "option", "text", "page" or None. `kept` holds the other keys of a batch line.
    `notes` are sentences for the reader about what was done to read it ("read as Windows-1252").
    """

    id: str
    text: str
    published: date | None = None
    published_from: str | None = None
    title: str | None = None
    outlet: str | None = None
    url: str | None = None
    own_text: bool = False
    kept: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class BrokenDocument:
    """A document that could not be read: it becomes an error line and stops no other.

    `exit_code` is what a run ends with in which nothing could be read: 2, or 3 where an address could not be reached.
    """

    id: str
    code: str
    message: str
    kept: Mapping[str, Any] = field(default_factory=dict)
    exit_code: int = 2

    def to_dict(self) -> dict[str, Any]:
        """The error line of the interface."""
        return {**self.kept, "id": self.id, "error": {"code": self.code, "message": self.message}, "claims": []}
