"""Adding a release: a file is kept, read, checked and put into a store, or refused with the store as it was; and all of it again."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

import pyarrow

from factcheck.figures import Release
from factcheck.figures.release_file import ReleaseFile
from factcheck.figures.rows import digest_over
from factcheck.figures.shelf import is_store, put_release, releases_on
from factcheck.figures.shelves import DAMAGE
from factcheck.figures.tables import shaped
from factcheck.sources.declaration import Declaration, load_declarations
from factcheck.sources.editions import Origin, edition_of
from factcheck.sources.figuring import edition_release
from factcheck.sources.keeping import Kept, keep, kept_files
from factcheck.sources.reading import FIXTURE_MARK, Reading, read_release
from factcheck.values import FactcheckError, PartialDate

Held = list[tuple[str, pyarrow.Table]]


@dataclass(frozen=True, slots=True)
class Added:
    """What was added: the release as the store lists it, how it was read, and the kept file."""

    release: Release
    reading: Reading
    kept: Path


def declared(source_id: str) -> Declaration:
    """A source by its id; raises `FactcheckError` (unknown-source) with the ids that there are."""
    known = load_declarations()
    if source_id not in known:
        raise FactcheckError(
            "unknown-source", f"no source is called {source_id!r}", where="data/sources", remedy=f"Declared are {', '.join(known)}."
        )
    return known[source_id]


def check_file(source_id: str, file: Path, *, stores: Iterable[Path], origin: Origin | None = None) -> Reading:
    """Read a file by a source's declaration and make every check, adding nothing.

    `stores` are searched for editions to compare revisions with. Raises `FactcheckError` for a file that is not there or not safe to read.
    """
    declaration = declared(source_id)
    if not file.is_file():
        raise FactcheckError("no-such-file", "there is no such file", where=str(file), remedy="Check its name.")
    edition = edition_of(declaration, file, origin=origin)
    return read_release(declaration, edition, file, held=held_editions(stores, source_id, but=edition.sha256))


def add_file(source_id: str, file: Path, *, store: Path, raw: Path, below: Iterable[Path] = (), origin: Origin | None = None) -> Added:
    """Keep a file among the raw files and add its release to a store; `below` are stores underneath to compare revisions with.

    Raises the refusal (source-drift, exit code 4) where a check fails: the file stays kept, the store stays as it was. A file that says
    that it is made up is refused (made-up-figures) before it is kept.
    """
    origin = _named(source_id, file, origin or Origin())
    reading = check_file(source_id, file, stores=[*below, store], origin=origin)
    _refuse_fixture(reading, file)
    kept = keep(raw, source_id, file, origin)
    reading.or_refused(kept=f"The file is kept as {kept.path}; no store was changed.")
    return Added(_put(store, reading, kept), reading, kept.path)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """The digests over a store's rows before and after, the releases read again, and what was refused, by file."""

    before: str
    after: str
    releases: tuple[str, ...]
    refused: dict[str, str]


def rebuild(*, store: Path, raw: Path, below: Iterable[Path] = (), progress: Callable[[Path], None] | None = None) -> Rebuilt:
    """Read every kept file again and put its release back, each at once; a file that no longer fits is told of and its release stays.

    Where declarations and readers are as they were, the digest over the rows is the same. Raises `FactcheckError` (nothing-kept).
    """
    before, below = _digest(store), tuple(below)
    done: list[str] = []
    refused: dict[str, str] = {}
    damaged: list[Kept] = []
    files = list(kept_files(raw))
    for number, kept in enumerate(chain(files, damaged)):
        if progress:
            progress(kept.path)
        try:
            reading = check_file(kept.source_id, kept.path, stores=[*below, store], origin=kept.origin).or_refused()
        except FactcheckError as error:
            if error.code in DAMAGE and number < len(files):
                damaged.append(kept)  # the release that cannot be read may be one that a later file mends
            else:
                refused[f"{kept.source_id}/{kept.path.name}"] = error.message
            continue
        done.append(_put(store, reading, kept).release_id)
    if not done and not refused:
        raise FactcheckError(
            "nothing-kept", "no raw file is kept yet", where=str(raw), remedy="Get releases first: factcheck sources fetch"
        )
    return Rebuilt(before, _digest(store), tuple(done), refused)


def _digest(store: Path) -> str:
    return digest_over(release.digest for release in releases_on(store)) if is_store(store) else ""


def _named(source_id: str, file: Path, origin: Origin) -> Origin:
    """An origin with a title, so that the kept file, which has another name, gives the same release again."""
    return origin if origin.title else replace(origin, title=f"{declared(source_id).title} ({file.name})")


def _put(store: Path, reading: Reading, kept: Kept) -> Release:
    return put_release(store, _release(declared(kept.source_id), reading, kept), reading.figures)


def _release(declaration: Declaration, reading: Reading, kept: Kept) -> Release:
    made = edition_release(declaration, reading.edition, notes=reading.notes)
    return replace(made, raw_name=f"{kept.source_id}/{kept.path.name}", discovered=kept.origin.title or None)


def _refuse_fixture(reading: Reading, file: Path) -> None:
    if reading.made_up:
        raise FactcheckError(
            "made-up-figures",
            f"the file says {FIXTURE_MARK!r}, so no store takes it",
            where=str(file),
            remedy="Add the publisher's own file.",
        )


def held_editions(stores: Iterable[Path], source_id: str, *, but: str | None = None) -> Held:
    """The figures of a source's releases in the stores, oldest publication first, without the file whose hash is given.

    Raises `FactcheckError` (missing-release, broken-release): beside a release that cannot be read no revision can be seen.
    """
    found = [
        (release, ReleaseFile(folder, release))
        for folder in stores
        if is_store(folder)
        for release in releases_on(folder)
        if release.source_id == source_id and release.raw_sha256 != but
    ]
    found.sort(key=lambda each: str(PartialDate(each[0].published).known_from or ""))
    return [(release.release_id, shaped(file.whole(), where=str(file.path))) for release, file in found]
