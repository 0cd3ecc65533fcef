"""`ask`: what a public address answers, within bounds of size and time; and `Fetched`: such an answer that is a web page or a PDF."""

import codecs
import hashlib
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from email.message import Message
from functools import partial
from typing import Any, TypeVar
from urllib.parse import urljoin, urlsplit

import requests
from requests.utils import get_environ_proxies, select_proxy
from urllib3.exceptions import InvalidHeader
from urllib3.util.retry import Retry

from factcheck.safety.addresses import checked_address, local_allowed
from factcheck.safety.connections import Clock, Manners, guarded_session
from factcheck.safety.files import too_large
from factcheck.safety.limits import LARGEST_DOCUMENT
from factcheck.values import FactcheckError
from factcheck.values.version import VERSION

MOST_REDIRECTS = 5
REDIRECTS = frozenset({301, 302, 303, 307, 308})
TRIED_AGAIN = frozenset({429, 500, 502, 503, 504})
BACKOFFS = (0.3, 0.6, 1.2)  # seconds before each further try
REMEDY = "Check the address and the network, or save the article as a file."
CHUNK = 64 * 1024
LONGEST_NUMBER = 18  # digits of a length that is worth reading
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


Answer = TypeVar("Answer")
Read = Callable[[requests.Response, str, Clock], Answer]


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """How an address is asked, and every address that it passes on to: `check` raises where one may not be asked."""

    headers: Mapping[str, str]
    limits: FetchLimits
    allow_local: bool
    manners: Manners
    check: Callable[[str], None]
    remedy: str


@dataclass(frozen=True, slots=True)
class _Elsewhere:
    """A redirect."""

    url: str


@dataclass(frozen=True, slots=True)
class _Busy:
    """An answer that may be better at another try: the error if it is not, and the seconds that the server asks to wait."""

    error: FactcheckError
    wait: float = 0.0


def fetch(url: str, *, allow_local: bool | None = None, limits: FetchLimits | None = None, etag: str | None = None) -> Fetched:
    """The web page or PDF at an http(s) address.

    `etag` asks for the answer only if it changed. Raises what `ask` raises, and `FactcheckError`: too-large, wrong-content-type.
    """
    limits = limits or FetchLimits()
    headers = {**HEADERS, "If-None-Match": etag} if etag else HEADERS
    return ask(url, partial(_answer, limits=limits), headers=headers, limits=limits, allow_local=allow_local)


def ask(
    url: str,
    read: Read[Answer],
    *,
    headers: Mapping[str, str],
    limits: FetchLimits,
    allow_local: bool | None = None,
    manners: Manners | None = None,
    check: Callable[[str], None] = lambda _: None,
    remedy: str = REMEDY,
) -> Answer:
    """What `read` makes of the answer at an http(s) address; the one way in which the program asks the internet.

    Redirects are followed by hand, at most five, each hop checked like the first. A busy or failing server and a connection that breaks
    off are tried three more times, as long as the limits allow; what a server asks to wait is honoured. `allow_local` lets private
    addresses be asked (default: FACTCHECK_ALLOW_LOCAL=1 in the environment). Raises `FactcheckError`: not-an-address, unsafe-address;
    with exit code 3 unknown-host, not-reached, http-error, cut-off, too-slow, too-many-redirects; and what `check` and `read` raise.
    """
    allowed = local_allowed() if allow_local is None else allow_local
    question = Question(headers=headers, limits=limits, allow_local=allowed, manners=manners or Manners(gap=0), check=check, remedy=remedy)
    current = url
    with Clock(limits.total, where=url, remedy=remedy) as clock, guarded_session(clock, allow_local=allowed) as session:
        for _ in range(MOST_REDIRECTS + 1):
            answer = _patiently(question, current, read, session=session, clock=clock)
            if not isinstance(answer, _Elsewhere):
                return answer
            current = answer.url
    what = f"the address was passed on more than {MOST_REDIRECTS} times"
    raise FactcheckError("too-many-redirects", what, where=url, remedy="Open it in a browser and copy the last address.", exit_code=3)


def _patiently(question: Question, url: str, read: Read[Answer], *, session: requests.Session, clock: Clock) -> Answer | _Elsewhere:
    backoffs = iter(BACKOFFS)
    while isinstance(outcome := _once(question, url, read, session=session, clock=clock), _Busy):
        backoff = next(backoffs, None)
        if backoff is None:
            raise outcome.error
        question.manners.rest(max(backoff, outcome.wait), ends=clock)
    return outcome


def _once(question: Question, url: str, read: Read[Answer], *, session: requests.Session, clock: Clock) -> Answer | _Elsewhere | _Busy:
    try:
        with _asked(question, url, session=session, clock=clock) as response:
            clock.refuse_if_over()
            target = response.headers.get("Location")
            if response.status_code in REDIRECTS and target:
                return _Elsewhere(_joined(url, target))
            if response.status_code in TRIED_AGAIN:
                return _Busy(http_error(response, url, remedy=question.remedy), _asked_to_wait(response))
            return read(response, url, clock)
    except requests.RequestException as error:
        clock.refuse_if_over()
        told = _not_reached(url, error, remedy=question.remedy)
        if told.code == "not-an-address" or isinstance(error, requests.exceptions.SSLError):
            raise told from error
        return _Busy(told)


def _asked(question: Question, url: str, *, session: requests.Session, clock: Clock) -> requests.Response:
    question.check(url)
    checked_address(url, allow_local=question.allow_local, resolve=False)
    proxies = get_environ_proxies(url)
    checked_address(url, allow_local=question.allow_local, resolve=select_proxy(url, proxies) is None)
    question.manners.take_turn(urlsplit(url).hostname or "", ends=clock)
    certificates: Any = os.environ.get("REQUESTS_CA_BUNDLE") or os.environ.get("SSL_CERT_FILE") or True
    timeout = (question.limits.connect, question.limits.silence)
    return session.get(
        url, headers=question.headers, stream=True, timeout=timeout, allow_redirects=False, proxies=proxies, verify=certificates
    )


def _joined(url: str, target: str) -> str:
    try:
        return urljoin(url, target)
    except ValueError as error:
        raise FactcheckError("not-an-address", f"the server passes on to no address ({error})", where=url, remedy=REMEDY) from error


def _asked_to_wait(response: requests.Response) -> float:
    """Seconds, from a Retry-After header in either of its two forms; none where it is absent or neither."""
    with suppress(InvalidHeader):
        return Retry.parse_retry_after(Retry(), response.headers.get("Retry-After", "0"))
    return 0.0


def http_error(response: requests.Response, url: str, *, remedy: str = REMEDY) -> FactcheckError:
    """The error for a server that answers with a status that is none of success."""
    what = f"the server answers {response.status_code} {response.reason or ''}".rstrip()
    return FactcheckError("http-error", what, where=url, remedy=remedy, exit_code=3)


def _answer(response: requests.Response, url: str, clock: Clock, *, limits: FetchLimits) -> Fetched:
    etag = response.headers.get("ETag")
    if response.status_code == 304:
        return Fetched(url=url, kind="", data=b"", etag=etag, unchanged=True)
    if response.status_code != 200:
        raise http_error(response, url)
    stated = Message()
    stated["Content-Type"] = response.headers.get("Content-Type", "application/octet-stream")
    data, kind = _body(response, url, stated.get_content_type(), clock=clock, limits=limits)
    charset = stated.get_content_charset()
    return Fetched(url=url, kind=kind, data=data, charset=charset, etag=etag)


def chunks_within(
    response: requests.Response, clock: Clock, *, largest: int, refusal: FactcheckError, look: Callable[[bytes], object]
) -> Iterator[bytes]:
    """The bytes of an answer as they come; raises `refusal` where more are announced or come.

    `look` gets the first bytes as soon as they are there, so that no film is downloaded to be refused.
    """
    announced = response.headers.get("Content-Length", "")
    if announced.isdecimal() and (len(announced) > LONGEST_NUMBER or int(announced) > largest):
        raise refusal
    start, size, looked = b"", 0, False
    for chunk in response.iter_content(CHUNK):
        size += len(chunk)
        if size > largest:
            raise refusal
        if not looked:
            start += chunk
            if looked := len(start) >= SNIFFED:
                look(start[:SNIFFED])
        yield chunk
    clock.refuse_if_over()  # a connection that the clock has shut looks like one that ended well
    if not looked:
        look(start)


def _body(response: requests.Response, url: str, stated: str, *, clock: Clock, limits: FetchLimits) -> tuple[bytes, str]:
    look = partial(_kind, stated=stated, url=url)
    refusal = too_large(url, limits.largest)
    data = b"".join(chunks_within(response, clock, largest=limits.largest, refusal=refusal, look=look))
    return data, look(data[:SNIFFED])


def _kind(start: bytes, stated: str, url: str) -> str:
    if b"%PDF-" in start:
        return "pdf"
    if HTML_START.match(start):
        return "html"
    if stated in ("text/html", "application/xhtml+xml") and (start[:2] in UTF16_MARKS or b"\0" not in start):
        return "html"
    remedy = "Give the address of the article's own page or PDF."
    raise FactcheckError("wrong-content-type", f"the answer is neither a web page nor a PDF ({stated})", where=url, remedy=remedy)


def _not_reached(url: str, error: requests.RequestException, *, remedy: str) -> FactcheckError:
    if isinstance(error, requests.exceptions.ChunkedEncodingError | requests.exceptions.ContentDecodingError):
        return FactcheckError("cut-off", "the answer broke off or could not be unpacked", where=url, remedy="Try again later.", exit_code=3)
    if isinstance(error, requests.exceptions.InvalidURL | requests.exceptions.InvalidSchema | requests.exceptions.MissingSchema):
        return FactcheckError(
            "not-an-address", "this is not an address that can be asked", where=url, remedy="Copy it from the browser again."
        )
    reason = "its certificate is not valid" if isinstance(error, requests.exceptions.SSLError) else type(error).__name__
    return FactcheckError("not-reached", f"the server cannot be reached ({reason})", where=url, remedy=remedy, exit_code=3)
