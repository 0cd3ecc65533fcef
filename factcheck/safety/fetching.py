"""`Fetched`: what a public address answers, within bounds of size and time, and only if it is of a kind we read."""

import codecs
import hashlib
import os
import re
from dataclasses import dataclass
from email.message import Message
from typing import Any
from urllib.parse import urljoin

import requests
from requests.utils import get_environ_proxies, select_proxy

from factcheck.safety.addresses import checked_address, local_allowed
from factcheck.safety.connections import Clock, GuardedAdapter
from factcheck.safety.files import too_large
from factcheck.safety.limits import LARGEST_DOCUMENT
from factcheck.values import FactcheckError
from factcheck.values.version import VERSION

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
CHUNK = 64 * 1024
SNIFFED = 1024  # bytes by which a kind is told
HTML_START = re.compile(
    rb"(?:\xef\xbb\xbf)?(?:\s|<\?xml[^>]*>|<!--.*?-->)*<(?:!doctype\s+html|html|head|body|meta|title|script|div|p|article)[\s>]",
    re.I | re.S,
)
UTF16_MARKS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
HEADERS = {
    "User-Agent": f"factcheck/{VERSION}",
    "Accept": "text/html,application/xhtml+xml,application/pdf;q=0.9",
    "Accept-Encoding": "gzip, deflate",
    "Accept-Language": "en-GB,en;q=0.8",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bytes after unpacking, and seconds: to connect, between two bytes, and for everything including waits and redirects."""

    largest: int = LARGEST_DOCUMENT
    connect: float = 10.0
    silence: float = 20.0
    total: float = 60.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: the address after redirects, "html" or "pdf", the bytes and their SHA-256; no bytes where nothing had changed."""

    url: str
    kind: str
    data: bytes
    charset: str | None = None
    etag: str | None = None
    unchanged: bool = False

    @property
    def sha256(self) -> str:
        """The hash of the bytes, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


def fetch(url: str, *, allow_local: bool | None = None, limits: FetchLimits | None = None, etag: str | None = None) -> Fetched:
    """The web page or PDF at an http(s) address.

    Redirects are followed by hand, at most five, each hop checked like the first. `etag` asks for the answer only if it changed.
    `allow_local` lets private addresses be asked (default: FACTCHECK_ALLOW_LOCAL=1 in the environment). Raises `FactcheckError`:
    not-an-address, unsafe-address, too-large, wrong-content-type; with exit code 3 unknown-host, not-reached, http-error,
    cut-off, too-slow, too-many-redirects.
    """
    limits = limits or FetchLimits()
    allowed = local_allowed() if allow_local is None else allow_local
    with Clock(limits.total, where=url) as clock, requests.Session() as session:
        session.trust_env = False  # a .netrc would send passwords; proxies and certificates are taken from the environment below
        adapter = GuardedAdapter(clock, allow_local=allowed)
        session.mount("http://", adapter)
        session.mount("https://", adapter)
        try:
            return _followed(session, url, clock=clock, limits=limits, etag=etag, allow_local=allowed)
        except requests.RequestException as error:
            clock.refuse_if_over()
            raise _not_reached(url, error) from error


def _followed(session: requests.Session, url: str, *, clock: Clock, limits: FetchLimits, etag: str | None, allow_local: bool) -> Fetched:
    current = url
    for _ in range(MOST_REDIRECTS + 1):
        with _asked(session, current, limits=limits, etag=etag, allow_local=allow_local) as response:
            clock.refuse_if_over()
            target = response.headers.get("Location")
            if response.status_code not in REDIRECTS or not target:
                return _answer(response, current, clock=clock, limits=limits)
        current = urljoin(current, target)
    what = f"the address was passed on more than {MOST_REDIRECTS} times"
    raise FactcheckError("too-many-redirects", what, where=url, remedy="Open it in a browser and copy the last address.", exit_code=3)


def _asked(session: requests.Session, url: str, *, limits: FetchLimits, etag: str | None, allow_local: bool) -> requests.Response:
    checked_address(url, allow_local=allow_local, resolve=False)
    proxies = get_environ_proxies(url)
    checked_address(url, allow_local=allow_local, resolve=select_proxy(url, proxies) is None)
    headers = {**HEADERS, "If-None-Match": etag} if etag else HEADERS
    certificates: Any = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
    timeout = (limits.connect, limits.silence)
    return session.get(url, headers=headers, stream=True, timeout=timeout, allow_redirects=False, proxies=proxies, verify=certificates)


def _answer(response: requests.Response, url: str, *, clock: Clock, limits: FetchLimits) -> Fetched:
    etag = response.headers.get("ETag")
    if response.status_code == 304:
        return Fetched(url=url, kind="", data=b"", etag=etag, unchanged=True)
    if response.status_code != 200:
        what = f"the server answers {response.status_code} {response.reason or ''}".rstrip()
        raise FactcheckError(
            "http-error", what, where=url, remedy="Check the address in a browser, or save the article as a file.", exit_code=3
        )
    stated = Message()
    stated["Content-Type"] = response.headers.get("Content-Type", "application/octet-stream")
    data, kind = _body(response, url, stated.get_content_type(), clock=clock, limits=limits)
    charset = stated.get_content_charset()
    return Fetched(url=url, kind=kind, data=data, charset=charset, etag=etag)


def _body(response: requests.Response, url: str, stated: str, *, clock: Clock, limits: FetchLimits) -> tuple[bytes, str]:
    """The bytes and their kind; the kind is told as soon as it can be, so that no film is downloaded to be refused."""
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and int(announced) > limits.largest:
        raise too_large(url, limits.largest)
    data, kind = bytearray(), ""
    for chunk in response.iter_content(CHUNK):
        data += chunk
        if len(data) > limits.largest:
            raise too_large(url, limits.largest)
        if not kind and len(data) >= SNIFFED:
            kind = _kind(bytes(data[:SNIFFED]), stated, url)
    clock.refuse_if_over()  # a connection that the clock has shut looks like one that ended well
    return bytes(data), kind or _kind(bytes(data), stated, url)


def _kind(start: bytes, stated: str, url: str) -> str:
    if b"%PDF-" in start:
        return "pdf"
    if HTML_START.match(start):
        return "html"
    if stated in ("text/html", "application/xhtml+xml") and (start[:2] in UTF16_MARKS or b"\0" not in start):
        return "html"
    remedy = "Give the address of the article's own page or PDF."
    raise FactcheckError("wrong-content-type", f"the answer is neither a web page nor a PDF ({stated})", where=url, remedy=remedy)


def _not_reached(url: str, error: requests.RequestException) -> FactcheckError:
    remedy = "Check the address and the network, or save the article as a file."
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return FactcheckError("cut-off", "the answer broke off or could not be unpacked", where=url, remedy="Try again later.", exit_code=3)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return FactcheckError(
            "not-an-address", "this is not an address that can be asked", where=url, remedy="Copy it from the browser again."
        )
    reason = "its certificate is not valid" if isinstance(error, requests.exceptions.SSLError) else type(error).__name__
    return FactcheckError("not-reached", f"the server cannot be reached ({reason})", where=url, remedy=remedy, exit_code=3)
