"""What a command is given to read, and what it says at the end of what could not be read."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from factcheck.documents.document import BrokenDocument, Document
from factcheck.values import day_from

Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT...", help="Text, HTML or PDF files, directories, .jsonl or .csv batches, http(s) addresses, or - for standard input."
    ),
]
Published = Annotated[
    str | None, typer.Option("--published", metavar="DATE", help="When it was published, for inputs that do not say: 2023-11-24.")
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE instead of standard output.")]
Force = Annotated[bool, typer.Option("--force", help="Replace an existing output file.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 2 if any document could not be read, not only if all could not.")]


class Reading:
    """The documents of a command as they are read, and what has to be said of them at the end."""

    def __init__(self, inputs: list[str], *, published: str | None = None) -> None:
        from factcheck.documents import read_documents

        day = day_from(published, where="--published") if published else None
        self._documents = read_documents(inputs, published=day, stdin=sys.stdin.buffer)
        self.total = self._documents.total
        self.read = 0
        self.broken: list[BrokenDocument] = []
        self.notes: list[str] = [f"{name}: skipped, not a kind of file that is read" for name in self._documents.skipped]

    def __iter__(self) -> Iterator[Document | BrokenDocument]:
        for document in self._documents:
            self.read += 1
            if isinstance(document, BrokenDocument):
                self.broken.append(document)
            else:
                self.notes += [f"{document.id}: {note}" for note in document.notes]
            yield document

    def finish(self, *, strict: bool) -> None:
        """Tell notes and failures on standard error, and stop with the interface's exit code where all failed or none may."""
        for note in self.notes:
            typer.echo(f"factcheck: note: {note}", err=True)
        for broken in self.broken:
            typer.echo(f"factcheck: {broken.message}", err=True)
        if not self.broken:
            return
        if self.total > 1:
            typer.echo(f"factcheck: {len(self.broken)} of {self.read} documents could not be read", err=True)
        if len(self.broken) == self.read:
            raise typer.Exit(max(broken.exit_code for broken in self.broken))
        if strict:
            raise typer.Exit(2)
