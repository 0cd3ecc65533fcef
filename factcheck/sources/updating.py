"""Updating: a source's newest release found on the publisher's page, fetched, and added where it is not held yet."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from factcheck.figures import Release
from factcheck.figures.shelf import is_store, releases_on
from factcheck.safety.connections import Manners
from factcheck.sources.adding import add_file
from factcheck.sources.assets import Asset
from factcheck.sources.declaration import Declaration
from factcheck.sources.editions import Origin
from factcheck.sources.fetching import Fetched, Progress, fetch
from factcheck.values import FactcheckError


@dataclass(frozen=True, slots=True)
class Update:
    """What became of one asset: found only (a rehearsal), held already, or added; `reissued` says that its address had another file."""

    asset: Asset
    outcome: str
    release: Release | None = None
    reissued: bool = False


def update(
    declaration: Declaration,
    *,
    store: Path,
    raw: Path,
    below: Iterable[Path] = (),
    dry_run: bool = False,
    progress: Progress | None = None,
    manners: Manners | None = None,
) -> list[Update]:
    """Fetch a source's newest files and add each that the stores do not hold.

    Raises `FactcheckError`: not-findable where the page does not say how its file is found, those of `fetch` (exit codes 3 and 4) and
    those of `add_file` (4); what was added before the error stays.
    """
    if declaration.find is None:
        remedy = f"Download the file by hand, then: factcheck sources add {declaration.id} FILE"
        raise FactcheckError("not-findable", "its page does not say how the file is found", where=declaration.id, remedy=remedy)
    got = fetch(
        declaration.id, declaration.find, declaration.landing_page, raw_folder=raw, dry_run=dry_run, progress=progress, manners=manners
    )
    if dry_run:
        return [Update(found.asset, "found") for found in got]
    return [_added(declaration, found, store, raw, tuple(below)) for found in got]


def _added(declaration: Declaration, found: Fetched, store: Path, raw: Path, below: tuple[Path, ...]) -> Update:
    held = next((release for release in _releases([*below, store]) if release.raw_sha256 == found.sha256), None)
    if held is not None or found.path is None:
        return Update(found.asset, "held already", held)
    origin = Origin(title=found.asset.title or found.asset.file_name, url=found.asset.url, published=found.asset.published)
    added = add_file(declaration.id, found.path, store=store, raw=raw, below=below, origin=origin)
    return Update(found.asset, "added", added.release, found.reissued)


def _releases(stores: Iterable[Path]) -> list[Release]:
    return [release for folder in stores if is_store(folder) for release in releases_on(folder)]
