"""Bounded reading, and writing that leaves a whole file or none."""

import os
import re
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

from factcheck.safety.limits import LARGEST_DOCUMENT, megabytes
from factcheck.values import FactcheckError

OTHER_SURROGATES = re.compile("[\ud800-\udc7f\udd00-\udfff]")  # all but those that stand for a byte of a file name


def read_bounded(path: Path, *, largest: int = LARGEST_DOCUMENT) -> bytes:
    """The bytes of a file, never more than `largest` of them in memory.

    Raises `FactcheckError`: too-large, or unreadable-file with the system's own reason.
    """
    try:
        with path.open("rb") as stream:
            return read_stream(stream, where=printable(str(path)), largest=largest)
    except OSError as error:
        raise unreadable(path, error) from error


def read_stream(stream: BinaryIO, *, where: str, largest: int = LARGEST_DOCUMENT, already: int = 0) -> bytes:
    """The rest of a stream of which `already` bytes were read; raises `FactcheckError` (too-large) at the first byte too many."""
    parts: list[bytes] = []
    size = already
    while size <= largest and (part := stream.read(min(1024 * 1024, largest + 1 - size))):
        parts.append(part)
        size += len(part)
    if size > largest:
        raise too_large(where, largest)
    return b"".join(parts)


def printable(name: str) -> str:
    """A name as it can be printed: bytes of a file name that are not UTF-8 are escaped."""
    return OTHER_SURROGATES.sub("\ufffd", name).encode("utf-8", "surrogateescape").decode("utf-8", "backslashreplace")


def too_large(where: str, largest: int = LARGEST_DOCUMENT) -> FactcheckError:
    """The error for a document past the limit."""
    remedy = "Split it, or put its articles into a .jsonl batch, which has no limit."
    return FactcheckError("too-large", f"a document is at most {megabytes(largest)}, and this one is larger", where=where, remedy=remedy)


def unreadable(path: Path, error: OSError) -> FactcheckError:
    """The error for a file that the system refuses to open or read."""
    reason = error.strerror or type(error).__name__
    return FactcheckError(
        "unreadable-file", f"the file cannot be read ({reason})", where=printable(str(path)), remedy="Check its name and its permissions."
    )


def write_atomically(path: Path, data: bytes | str, *, force: bool = False) -> None:
    """Write a whole file or leave what was there; text is written as UTF-8 with its own line ends.

    Raises `FactcheckError`: output-exists (unless `force`), output-is-a-folder, no-such-folder, cannot-write.
    """
    try:
        with open_atomically(path, force=force) as stream:
            stream.write(data.encode("utf-8") if isinstance(data, str) else data)
    except OSError as error:
        raise _cannot_write(path, error) from error


@contextmanager
def open_atomically(path: Path, *, force: bool = False) -> Iterator[BinaryIO]:
    """A stream that becomes the file when the block ends well and vanishes when it does not.

    The refusals of `write_atomically` come at the start, before any work is done for the output.
    """
    target = Path(os.path.realpath(path))
    check_output(target, force=force)
    if target.exists() and not target.is_file():  # /dev/null or a pipe: replacing it would destroy it
        with target.open("wb") as stream:
            yield stream
        return
    try:
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:100]}.", suffix=".part", dir=target.parent)
    except OSError as error:
        raise _cannot_write(target, error) from error
    part = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        part.chmod(_mode_for(target))
        _put_in_place(part, target, force=force)
    finally:
        part.unlink(missing_ok=True)


def check_output(path: Path, *, force: bool = False) -> None:
    """Refuse an output path that cannot or must not be written, before any work is done for it."""
    if path.is_dir():
        raise FactcheckError(
            "output-is-a-folder", "this is a folder, not a file", where=printable(str(path)), remedy="Name a file inside it."
        )
    if not path.parent.is_dir():
        remedy = f"Create it first: mkdir -p {path.parent}"
        raise FactcheckError("no-such-folder", "the folder for the output does not exist", where=printable(str(path.parent)), remedy=remedy)
    if path.is_file() and not force:
        raise _output_exists(path)


def _output_exists(path: Path) -> FactcheckError:
    return FactcheckError(
        "output-exists",
        "the output file exists already",
        where=printable(str(path)),
        remedy="Add --force to replace it, or name another file.",
    )


def _cannot_write(path: Path, error: OSError) -> FactcheckError:
    reason = error.strerror or type(error).__name__
    return FactcheckError(
        "cannot-write", f"the file cannot be written ({reason})", where=printable(str(path)), remedy="Name a file in a folder of yours."
    )


def _mode_for(target: Path) -> int:
    """The permissions of the file that is replaced, else what the user's mask gives a new one."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def _put_in_place(part: Path, target: Path, *, force: bool) -> None:
    try:
        if force:
            part.replace(target)
        else:
            _link_or_rename(part, target)
    except FileExistsError:  # somebody made it while we worked
        raise _output_exists(target) from None
    except OSError as error:
        raise _cannot_write(target, error) from error
    _sync_folder(target.parent)


def _link_or_rename(part: Path, target: Path) -> None:
    """Take the name only if it is still free; a file system without hard links gets the check alone."""
    try:
        os.link(part, target)
    except FileExistsError:
        raise
    except OSError:
        if target.exists():
            raise FileExistsError(str(target)) from None
        part.replace(target)


def _sync_folder(folder: Path) -> None:
    """Make the rename itself last through a power cut, where the system can sync a folder."""
    if not hasattr(os, "O_DIRECTORY"):
        return
    with suppress(OSError):  # some network file systems refuse; the file itself is in place and synced
        handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
