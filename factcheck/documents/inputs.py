"""`Source`: what each INPUT of a command stands for, found out before anything is read."""

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import BinaryIO
from urllib.parse import urlsplit

from factcheck.safety.files import printable, read_stream, unreadable
from factcheck.values import FactcheckError

BATCHES = {".jsonl": "jsonl", ".ndjson": "jsonl", ".csv": "csv"}
KNOWN_SUFFIXES = frozenset({".txt", ".text", ".html", ".htm", ".xhtml", ".pdf", *BATCHES})
STANDARD_INPUT = "-"
PEEK = 64 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One input: `kind` is "file", "jsonl", "csv", "address" or "bytes".

    `where` is how a message names it. `stream` holds a batch that could be read only once, copied to a temporary file; `data`
    the bytes of a document from standard input, or the error with which reading them ended.
    """

    kind: str
    id: str
    where: str
    path: Path | None = None
    stream: BinaryIO | None = field(default=None, repr=False)
    data: bytes | FactcheckError | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Plan:
    """All sources in order, and the files of the folders that are of no known kind."""

    sources: tuple[Source, ...]
    skipped: tuple[str, ...] = ()


def plan_inputs(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> Plan:
    """What the inputs stand for, in the order given, a folder's files sorted by path.

    Raises `FactcheckError`: no-input, no-such-file, unreadable-file, no-documents (a folder without any), no-standard-input.
    """
    if not inputs:
        raise FactcheckError(
            "no-input", "no input was given", remedy="Name a file, a folder, a batch or an address, or - for standard input."
        )
    sources: list[Source] = []
    skipped: list[str] = []
    for given in inputs:
        if is_address(given):
            sources.append(Source(kind="address", id=printable(given), where=printable(given)))
        elif given == STANDARD_INPUT:
            sources.append(_standard_input(stdin))
        elif "://" in given and not os.path.lexists(given):
            raise FactcheckError(
                "not-an-address",
                "only http and https addresses are read",
                where=printable(given),
                remedy="Save the article and name the file.",
            )
        elif os.path.isdir(given):
            sources.extend(_folder(Path(given), skipped))
        else:
            sources.append(_named_file(Path(given)))
    return Plan(tuple(sources), tuple(skipped))


def is_address(given: str) -> bool:
    """Whether an input is an http(s) address."""
    return urlsplit(given).scheme.lower() in ("http", "https") if "://" in given else False


def _named_file(path: Path) -> Source:
    try:
        path.stat()
    except (FileNotFoundError, NotADirectoryError):
        raise FactcheckError(
            "no-such-file", "there is no such file or folder", where=printable(str(path)), remedy="Check the name."
        ) from None
    except (OSError, ValueError) as error:
        raise unreadable(path, error if isinstance(error, OSError) else OSError(0, str(error))) from error
    if not os.access(path, os.R_OK):
        raise unreadable(path, PermissionError(0, "permission denied"))
    return _file(path, path.name)


def _file(path: Path, id: str) -> Source:
    kind = BATCHES.get(path.suffix.lower(), "file")
    id = printable(id)
    if kind != "file" and path.exists() and not path.is_file():  # a pipe gives its lines once, and a batch is gone through twice
        with path.open("rb") as stream:
            return Source(kind=kind, id=id, where=printable(str(path)), path=path, stream=_copied(stream))
    return Source(kind=kind, id=id, where=printable(str(path)), path=path)


def _folder(folder: Path, skipped: list[str]) -> list[Source]:
    found: list[Source] = []
    for path in sorted(_files_below(folder), key=lambda path: path.relative_to(folder).parts):
        if path.suffix.lower() in KNOWN_SUFFIXES:
            found.append(_file(path, path.relative_to(folder).as_posix()))
        else:
            skipped.append(printable(str(path)))
    if not found:
        kinds = " ".join(sorted(KNOWN_SUFFIXES))
        raise FactcheckError(
            "no-documents",
            f"the folder holds no file of a known kind ({kinds})",
            where=printable(str(folder)),
            remedy="Name the file itself.",
        )
    return found


def _files_below(folder: Path) -> Iterator[Path]:
    """Every file that is not hidden, nor in a hidden folder; links to folders are not followed, so no circle is walked."""
    for root, folders, files in os.walk(folder, onerror=_refuse_folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        yield from (Path(root) / name for name in files if not name.startswith("."))


def _refuse_folder(error: OSError) -> None:
    raise unreadable(Path(str(error.filename)), error)


def _standard_input(stdin: BinaryIO | None) -> Source:
    """Standard input as a document, or as a JSON Lines batch where its first line is an object with a text."""
    if stdin is None:
        raise FactcheckError("no-standard-input", "nothing was given on standard input", remedy="Pipe the article in, or name a file.")
    where = "standard input"
    head = stdin.read(PEEK)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"{"):
        copy = _copied(stdin, head)
        if _is_batch(copy):
            return Source(kind="jsonl", id=STANDARD_INPUT, where=where, stream=copy)
        return Source(kind="bytes", id=STANDARD_INPUT, where=where, data=_whole(copy, where))
    return Source(kind="bytes", id=STANDARD_INPUT, where=where, data=_whole(stdin, where, head))


def _whole(stream: BinaryIO, where: str, head: bytes = b"") -> bytes | FactcheckError:
    try:
        return head + read_stream(stream, where=where, already=len(head))
    except FactcheckError as error:
        return error


def _copied(stream: BinaryIO, head: bytes = b"") -> BinaryIO:
    copy = tempfile.TemporaryFile()  # noqa: SIM115 - it lives as long as the batch is read
    copy.write(head)
    shutil.copyfileobj(stream, copy)
    copy.seek(0)
    return copy


def _is_batch(copy: BinaryIO) -> bool:
    first = b""
    while not first.strip():
        first = copy.readline()
    copy.seek(0)
    try:
        value = json.loads(first.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return False
    return isinstance(value, dict) and "text" in value
