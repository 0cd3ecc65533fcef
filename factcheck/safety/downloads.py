"""`Downloaded`: a file of a publisher, whole and of the kind expected, from a host that the source's declaration names, or nothing."""

import hashlib
import os
import secrets
import time
from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import requests

from factcheck.safety.addresses import local_allowed
from factcheck.safety.connections import Clock, Manners
from factcheck.safety.fetching import HEADERS, SNIFFED, FetchLimits, ask, chunks_within, http_error
from factcheck.safety.file_names import offered_name
from factcheck.safety.files import printable
from factcheck.safety.kinds import TAIL, is_web_page, kind_of
from factcheck.safety.limits import megabytes
from factcheck.values import FactcheckError

LARGEST = 200 * 1024 * 1024
DOWNLOAD_LIMITS = FetchLimits(largest=LARGEST, silence=30.0, total=900.0)
REMEDY = "Try again later, or save the file from a browser and add it: factcheck sources add ID FILE."
DIGITS = 16
STALE = 24 * 60 * 60  # seconds
WALLS = frozenset({202, 203, 401, 403})
A_WEB_PAGE = "a web page (a bot wall or an error page)"
Progress = Callable[[int, int | None], None]
"""Called with the bytes so far and those announced, None where the server does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Downloaded:
    """A file on disk, where it came from after redirects, and what its server says of its version.

    Where the server says that nothing had changed, `unchanged` is true and there is no path, hash, size or kind.
    """

    url: str
    path: Path | None = None
    sha256: str = ""
    size: int = 0
    kind: str = ""
    content_type: str = ""
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class PageRead:
    """A small answer kept in memory, with its address after redirects."""

    url: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wanted:
    """What an answer must be: of one of these kinds, and no larger than this many bytes."""

    kinds: Sequence[str]
    largest: int
    progress: Progress | None = None


def download(
    url: str,
    folder: Path,
    *,
    hosts: Collection[str],
    kinds: Sequence[str],
    limits: FetchLimits | None = None,
    etag: str | None = None,
    last_modified: str | None = None,
    allow_local: bool | None = None,
    progress: Progress | None = None,
    manners: Manners | None = None,
) -> Downloaded:
    """The file at an https address, put into `folder` as `<first 16 digits of its SHA-256>-<its name>`.

    It is streamed beside its place and renamed when it is whole, so that a failure leaves nothing. `hosts` are the exact names that the
    address and each redirect may have, `kinds` those of `kinds.TESTS`; `etag` and `last_modified` ask for the file only if it changed;
    `manners` are shared over a run. `allow_local` also allows http, for a server on this machine. Raises `FactcheckError` with exit code
    3: host-not-declared, not-https, not-the-file, too-large, and those of `ask`; cannot-write.
    """
    limits = limits or DOWNLOAD_LIMITS
    versions = {"If-None-Match": etag, "If-Modified-Since": last_modified}
    asked = {name: value for name, value in versions.items() if value}
    return ask(
        url,
        partial(_saved, folder=folder, wanted=_Wanted(kinds=kinds, largest=limits.largest, progress=progress), conditional=bool(asked)),
        headers={**HEADERS, "Accept": "*/*", "Accept-Encoding": "identity", **asked},
        limits=limits,
        allow_local=allow_local,
        manners=manners or Manners(),
        check=host_check(hosts, allow_local=allow_local),
        remedy=REMEDY,
    )


def read_page(
    url: str,
    *,
    hosts: Collection[str],
    kind: str,
    limits: FetchLimits | None = None,
    allow_local: bool | None = None,
    manners: Manners | None = None,
) -> PageRead:
    """A page or listing ("html", "json") kept in memory, by the rules of `download` and with its errors."""
    limits = limits or FetchLimits()
    return ask(
        url,
        partial(_in_memory, wanted=_Wanted(kinds=(kind,), largest=limits.largest)),
        headers={**HEADERS, "Accept": "*/*"},
        limits=limits,
        allow_local=allow_local,
        manners=manners or Manners(),
        check=host_check(hosts, allow_local=allow_local),
        remedy=REMEDY,
    )


def host_check(hosts: Collection[str], *, allow_local: bool | None = None) -> Callable[[str], None]:
    """The check that refuses an address whose host is not declared, or that is not https."""
    local = local_allowed() if allow_local is None else allow_local

    def check(url: str) -> None:
        try:
            parts = urlsplit(url)
            host, port = parts.hostname or "", parts.port
        except ValueError:
            host, port = "", None
        if not url.isprintable():
            shown = ascii(url)
            raise FactcheckError("not-an-address", "an address has no such characters", where=shown, remedy=REMEDY, exit_code=3)
        if host not in hosts:
            what = f"the file lies, or is passed on to, {host!r}, and the source's declaration does not name that host"
            remedy = f"If the publisher does serve it from there, add the line `- {host}` to hosts under find in its page in data/sources."
            raise FactcheckError("host-not-declared", what, where=printable(url), remedy=remedy, exit_code=3)
        if not local and (parts.scheme != "https" or port not in (None, 443)):
            raise FactcheckError("not-https", "a publisher's file is only asked for over https", where=url, remedy=REMEDY, exit_code=3)

    return check


def _saved(response: requests.Response, url: str, clock: Clock, *, folder: Path, wanted: _Wanted, conditional: bool) -> Downloaded:
    etag, last_modified = response.headers.get("ETag"), response.headers.get("Last-Modified")
    if response.status_code == 304 and conditional:
        return Downloaded(url=url, etag=etag, last_modified=last_modified, unchanged=True)
    with _part_in(folder) as part:
        digest, size, kind = _written(part, _chunks(response, url, clock, wanted), url, wanted)
        path = folder / f"{digest[:DIGITS]}-{offered_name(response.headers.get('Content-Disposition', ''), url)}"
        part.replace(path)  # a power cut may undo the new name and leaves no broken file behind it
    stated = response.headers.get("Content-Type", "")
    return Downloaded(url=url, path=path, sha256=digest, size=size, kind=kind, content_type=stated, etag=etag, last_modified=last_modified)


def _in_memory(response: requests.Response, url: str, clock: Clock, *, wanted: _Wanted) -> PageRead:
    return PageRead(url=url, data=b"".join(_chunks(response, url, clock, wanted)))


@contextmanager
def _part_in(folder: Path) -> Iterator[Path]:
    """A free name in the folder, and no file of that name afterwards."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _cannot_write(folder, error) from error
    _sweep(folder)
    part = folder / f".{secrets.token_hex(8)}.part"
    try:
        yield part
    except requests.RequestException:
        raise  # an OSError too, and no fault of the disk
    except OSError as error:
        raise _cannot_write(folder, error) from error
    finally:
        part.unlink(missing_ok=True)


def _sweep(folder: Path) -> None:
    """Remove what a killed download left behind, once it is too old to be of one that still runs."""
    for part in folder.glob(".*.part"):
        with suppress(OSError):  # another process was faster
            if time.time() - part.stat().st_mtime > STALE:
                part.unlink()


def _written(part: Path, chunks: Iterator[bytes], url: str, wanted: _Wanted) -> tuple[str, int, str]:
    """Write the chunks so that they last; returns their SHA-256, their number of bytes and the kind that they turned out to be."""
    digest = hashlib.sha256()
    with part.open("xb+") as stream:
        for chunk in chunks:
            stream.write(chunk)
            digest.update(chunk)
        stream.flush()
        os.fsync(stream.fileno())
        size = stream.tell()
        stream.seek(0)
        start = stream.read(SNIFFED)
        stream.seek(max(0, size - TAIL))
        kind = _expect_kind(start, url, wanted, end=stream.read())
    return digest.hexdigest(), size, kind


def _chunks(response: requests.Response, url: str, clock: Clock, wanted: _Wanted) -> Iterator[bytes]:
    _expect_success(response, url, wanted)
    look = partial(_expect_kind, url=url, wanted=wanted)
    total = response.headers.get("Content-Length", "") if "Content-Encoding" not in response.headers else ""
    done = 0
    for chunk in chunks_within(response, clock, largest=wanted.largest, refusal=_too_large(url, wanted.largest), look=look):
        done += len(chunk)
        if wanted.progress:
            wanted.progress(done, int(total) if total.isdecimal() else None)
        yield chunk


def _expect_success(response: requests.Response, url: str, wanted: _Wanted) -> None:
    """Refuse every status but 200; a wall against robots answers 403, or 202, with a page about it."""
    if response.status_code == 200:
        return
    if response.status_code in WALLS and is_web_page(next(response.iter_content(SNIFFED), b"")):
        raise _not_the_file(f"{A_WEB_PAGE}, with status {response.status_code},", url, wanted)
    raise http_error(response, url, remedy=REMEDY)


def _expect_kind(start: bytes, url: str, wanted: _Wanted, *, end: bytes | None = None) -> str:
    kind = kind_of(start, wanted.kinds, end=end)
    if kind is None:
        here = A_WEB_PAGE if is_web_page(start) else "something else" if start else "an empty file"
        raise _not_the_file(here, url, wanted)
    return kind


def _not_the_file(here: str, url: str, wanted: _Wanted) -> FactcheckError:
    what = f"the server sends {here} where a file of kind {' or '.join(wanted.kinds)} was expected"
    remedy = "Open the address in a browser; if the file is there, save it and add it: factcheck sources add ID FILE."
    return FactcheckError("not-the-file", what, where=url, remedy=remedy, exit_code=3)


def _too_large(url: str, largest: int) -> FactcheckError:
    what = f"the file is larger than the {megabytes(largest)} that are allowed"
    remedy = "If it really is that large, raise `largest_mb` under find in the source's page in data/sources."
    return FactcheckError("too-large", what, where=url, remedy=remedy, exit_code=3)


def _cannot_write(folder: Path, error: OSError) -> FactcheckError:
    reason = error.strerror or type(error).__name__
    remedy = "Check the permissions of that folder and the space on its disk."
    return FactcheckError("cannot-write", f"the file cannot be written ({reason})", where=printable(str(folder)), remedy=remedy)
