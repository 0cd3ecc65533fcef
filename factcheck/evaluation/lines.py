"""The lines of a marked file, each read into a checked value, and the error that names every faulty one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from factcheck.documents.lines import physical_lines
from factcheck.safety.files import printable, unreadable
from factcheck.values import FactcheckError

Read = TypeVar("Read")
NAMED = 5  # faulty lines that one error names


@dataclass(slots=True)
class Faults:
    """What is wrong with the lines of one file; the first few are kept, the others counted."""

    path: Path
    code: str
    remedy: str
    named: list[tuple[int, str]] = field(default_factory=list)
    more: int = 0

    def add(self, number: int, what: str) -> None:
        """Note what is wrong with a line."""
        if len(self.named) < NAMED:
            self.named.append((number, what))
        else:
            self.more += 1

    def refuse(self) -> None:
        """Raise `FactcheckError` under `code` with each faulty line, where there is one."""
        if not self.named:
            return
        (number, what), *others = self.named
        told = [what, *(f"line {line}: {fault}" for line, fault in others)]
        if self.more:
            told.append(f"{self.more} more lines are broken")
        raise FactcheckError(self.code, "; ".join(told), where=f"{printable(str(self.path))} line {number}", remedy=self.remedy)


def read_lines(path: Path, parsed: Callable[[bytes], Read]) -> Iterator[tuple[int, Read | str]]:
    """Each line that is not blank with its number: what `parsed` makes of it, or one sentence on what is wrong with it.

    Raises `FactcheckError` (unreadable-file).
    """
    try:
        with path.open("rb") as stream:
            for number, raw in physical_lines(stream, name=printable(str(path))):
                if raw is None:
                    yield number, "the line is too long"
                elif raw.strip():
                    yield number, _parsed(raw, parsed)
    except OSError as error:
        raise unreadable(path, error) from error


def _parsed(raw: bytes, parsed: Callable[[bytes], Read]) -> Read | str:
    try:
        return parsed(raw)
    except ValidationError as error:
        return told(error)


def told(error: ValidationError) -> str:
    """The first thing that is wrong, where it stands, and how many more there are."""
    first, *others = error.errors(include_url=False, include_input=False)
    place = ".".join(str(part) for part in first["loc"])
    more = f" (and {len(others)} more)" if others else ""
    what = first["msg"].removeprefix("Value error, ")
    return f"{place}: {what}{more}" if place else f"{what}{more}"
