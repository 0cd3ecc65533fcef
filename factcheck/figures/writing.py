"""Writing that survives a crash: a file is there whole or not at all, one writer at a time, and left-overs are swept."""

import json
import os
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import BinaryIO

from factcheck.values import FactcheckError

LOCK = ".lock"
HOLDER = ".lock-holder"
WRITING = ".writing-"
WAIT_SECONDS = 120.0
# A reader that opened the store before a release was replaced may still want its file; none keeps a list this long.
UNLISTED_SECONDS = 3600.0


@contextmanager
def sole_writer(folder: Path) -> Iterator[None]:
    """Only one process at a time adds to the folder; others wait for `WAIT_SECONDS`.

    Raises `FactcheckError` (store-busy) naming the process that is at it, and (store-not-written) where the disk refuses. The lock goes
    with its process, however that ends.
    """
    import filelock

    try:
        folder.mkdir(parents=True, exist_ok=True)
        with filelock.FileLock(folder / LOCK, timeout=WAIT_SECONDS), _told(folder / HOLDER):
            yield
    except filelock.Timeout:
        what = f"another process is adding to this store ({_holder(folder)}) and did not finish in {WAIT_SECONDS:g} seconds"
        remedy = "Wait for it to end, or end it, and run the command again."
        raise FactcheckError("store-busy", what, where=str(folder), remedy=remedy) from None
    except OSError as error:
        remedy = "See that the disk has room and that the folder is yours to write; what was there before is still whole."
        raise FactcheckError("store-not-written", f"nothing was added: {error.strerror}", where=str(folder), remedy=remedy) from error


@contextmanager
def _told(note: Path) -> Iterator[None]:
    """A note of who holds the lock, for those who wait; the lock itself is the operating system's."""
    note.write_text(json.dumps({"process": os.getpid(), "since": datetime.now(UTC).isoformat(timespec="seconds")}))
    try:
        yield
    finally:
        note.unlink(missing_ok=True)


def _holder(folder: Path) -> str:
    try:
        said = json.loads((folder / HOLDER).read_text())
        return f"process {said['process']}, since {said['since']}"
    except (OSError, ValueError, KeyError, TypeError):
        return "it has not said which"


@contextmanager
def in_place(folder: Path) -> Iterator[tuple[BinaryIO, Path]]:
    """A file to write that no reader sees; afterwards it is safely on disk, to be named by `moved`; on an error it is gone."""
    handle, name = tempfile.mkstemp(dir=folder, prefix=WRITING)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file, Path(name)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(name, 0o644)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def moved(written: Path, path: Path) -> None:
    """Give a written file its name, in place of whatever had it, and make the folder remember."""
    os.replace(written, path)
    if os.name != "nt":
        descriptor = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def replaced(path: Path, data: bytes) -> None:
    """Write a small file whole, in place of the one of that name."""
    with in_place(path.parent) as (file, written):
        file.write(data)
    moved(written, path)


def sweep(folder: Path, listed: Iterable[Path]) -> None:
    """Remove what killed writers left and releases that have not been listed for an hour; to be called by the sole writer only."""
    keep = set(listed)
    for left in [*folder.glob(f"{WRITING}*"), *(folder / "releases").glob(f"{WRITING}*")]:
        left.unlink(missing_ok=True)
    for file in (folder / "releases").glob("*.parquet"):
        if file not in keep and time.time() - file.stat().st_mtime > UNLISTED_SECONDS:
            file.unlink(missing_ok=True)


def unlisted(file: Path) -> None:
    """Start the hour after which a release that is listed no more is swept."""
    if file.is_file():
        os.utime(file)
