"""`fetch`: a source's newest files, found on the publisher's page and kept beside the raw files that came before them."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from factcheck.safety.connections import Manners
from factcheck.safety.downloads import DOWNLOAD_LIMITS, Downloaded, PageRead, download, read_page
from factcheck.safety.fetching import FetchLimits
from factcheck.sources.assets import Asset
from factcheck.sources.discovery import discover
from factcheck.sources.drift import drifted
from factcheck.sources.finding import Find
from factcheck.sources.remembered import Remembered, remember, remembered_for

KINDS = {
    ".xlsx": ("xlsx",),
    ".ods": ("ods",),
    ".xls": ("xls", "xlsx"),
    ".csv": ("csv",),
    ".gz": ("gz", "csv"),
    ".json": ("json",),
    ".zip": ("zip",),
}
ANY_KIND = ("xlsx", "ods", "xls", "gz", "json", "csv")
SECONDS_A_MEGABYTE = 3.0
"""A line of 2.7 megabits a second; what is slower is a drip."""
Progress = Callable[[Asset, int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An asset and the raw file that holds it. A rehearsal has neither path nor hash.

    `unchanged` says that this very file was held already, `reissued` that the address had another file before; both are kept.
    """

    asset: Asset
    path: Path | None = None
    sha256: str | None = None
    unchanged: bool = False
    reissued: bool = False


def fetch(
    declaration_id: str,
    find: Find,
    landing_page: str,
    *,
    raw_folder: Path,
    dry_run: bool = False,
    progress: Progress | None = None,
    allow_local: bool | None = None,
    manners: Manners | None = None,
) -> list[Fetched]:
    """Discover what the declaration wants and download it into `raw_folder/<declaration id>/`, newest first.

    What the server said of each file's version is remembered there, so that a file that did not change is not sent again. `dry_run` only
    discovers. `progress` is called with the asset, the bytes so far and those announced; `manners` are shared over the sources of a run.
    Raises `FactcheckError`: with exit code 3 the errors of `download`, with 4 those of `discover`; unreadable-memory.
    """
    manners = manners or Manners()
    ask = partial(read_page, hosts=find.hosts, allow_local=allow_local, manners=manners)
    assets = discover(find, landing_page, get_json=partial(_json_from, ask), get_page=partial(ask, kind="html"))
    if dry_run:
        return [Fetched(asset=asset) for asset in assets]
    folder = raw_folder / declaration_id
    get = partial(download, hosts=find.hosts, limits=_limits(find), allow_local=allow_local, manners=manners)
    return [_kept(asset, folder, get, progress) for asset in assets]


def _json_from(ask: Callable[..., PageRead], url: str) -> Any:
    read = ask(url, kind="json")
    try:
        return json.loads(read.data)
    except (ValueError, RecursionError) as error:
        raise drifted(f"the listing is no JSON ({type(error).__name__})", where=read.url) from None


def _limits(find: Find) -> FetchLimits:
    seconds = max(DOWNLOAD_LIMITS.total, find.largest_mb * SECONDS_A_MEGABYTE)
    return FetchLimits(largest=find.largest_mb * 1024 * 1024, silence=DOWNLOAD_LIMITS.silence, total=seconds)


def _kept(asset: Asset, folder: Path, get: Callable[..., Downloaded], progress: Progress | None) -> Fetched:
    before = remembered_for(asset.url, folder)
    held = before if before and before.is_whole(folder) else None
    got = get(
        asset.url,
        folder,
        kinds=KINDS.get(_ending(asset), ANY_KIND),
        etag=held.etag if held else None,
        last_modified=held.last_modified if held else None,
        progress=partial(progress, asset) if progress else None,
    )
    if got.unchanged and held:
        return Fetched(asset=asset, path=held.path_in(folder), sha256=held.sha256, unchanged=True)
    now = Remembered.of(got)
    remember(asset.url, now, folder)
    same = before is not None and before.sha256 == now.sha256
    return Fetched(
        asset=asset, path=got.path, sha256=got.sha256, unchanged=same and held is not None, reissued=before is not None and not same
    )


def _ending(asset: Asset) -> str:
    return Path(asset.file_name).suffix.lower() or Path(urlsplit(asset.url).path).suffix.lower()
