"""Where a command's output goes: standard output, or a file that appears whole or not at all."""

import io
import sys
from collections.abc import Iterable
from pathlib import Path

from factcheck.safety.files import check_output, open_atomically
from factcheck.values import FactcheckError

SUFFIXES = {".html": "html", ".htm": "html", ".md": "markdown", ".csv": "csv", ".json": "json", ".jsonl": "jsonl", ".txt": "table"}


def speak_utf8() -> None:
    """Write the same bytes into a pipe or a file on every machine; a terminal keeps its own, and lacks a letter rather than stop."""
    out = sys.stdout
    if isinstance(out, io.TextIOWrapper):
        if out.isatty():
            out.reconfigure(errors="replace")
        else:
            out.reconfigure(encoding="utf-8", newline="\n")


def check_target(output: Path | None, *, force: bool) -> None:
    """Refuse before any work what would be refused after it."""
    if output is not None:
        check_output(output, force=force)


def put(pieces: Iterable[str], output: Path | None, *, force: bool) -> None:
    """Write pieces as they come."""
    if output is None:
        for piece in pieces:
            sys.stdout.write(piece)
        sys.stdout.flush()
        return
    with open_atomically(output, force=force) as file:
        for piece in pieces:
            file.write(piece.encode("utf-8"))


def format_for(path: Path) -> str:
    """The format that a file name asks for; raises `FactcheckError` (unknown-format)."""
    found = SUFFIXES.get(path.suffix.lower())
    if found is None:
        remedy = f"End the name in one of {' '.join(SUFFIXES)}."
        raise FactcheckError(
            "unknown-format", f"the name ends in {path.suffix or 'no suffix'}, which is no format", where=str(path), remedy=remedy
        )
    return found
