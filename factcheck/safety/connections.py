"""Connections under guard: the peer is checked before a byte is sent, and a clock cuts whatever takes too long."""

import socket
import threading
import time
from collections.abc import Callable
from functools import partial
from typing import Any, Self

import requests
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool

from factcheck.safety.addresses import REMEDY, is_public
from factcheck.values import FactcheckError

POLITE_GAP = 1.0  # seconds between two questions to one host


class Clock:
    """The time that one fetch may take in all; when it is up, every connection of the fetch is shut.

    Timeouts of a socket start anew with each byte, so a server that drips one byte at a time would hold us for ever.
    """

    def __init__(self, seconds: float, *, where: str, remedy: str) -> None:
        self.seconds = seconds
        self.where = where
        self.remedy = remedy
        self.ends = time.monotonic() + seconds
        self.expired = False
        self._sockets: list[socket.socket] = []
        self._lock = threading.Lock()
        self._timer = threading.Timer(seconds, self._shut)
        self._timer.daemon = True

    def __enter__(self) -> Self:
        self._timer.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()
        with self._lock:
            for copy in self._sockets:
                copy.close()
            self._sockets.clear()

    @property
    def left(self) -> float:
        """Seconds until the time is up, never negative."""
        return max(0.0, self.ends - time.monotonic())

    def watch(self, connected: socket.socket) -> None:
        """Take a connection under guard, by a second handle that survives its wrapping in TLS."""
        copy = connected.dup()
        with self._lock:
            self._sockets.append(copy)
            if self.expired:
                _shut(copy)

    def refuse_if_over(self, waiting: float = 0.0) -> None:
        """Raise `FactcheckError` (too-slow, exit code 3) where the time is up, or would be after waiting so many seconds."""
        if self.expired or waiting >= self.left:
            asked = (
                f"the server wants {waiting:.0f} seconds until the next try" if waiting and not self.expired else "the server takes longer"
            )
            what = f"{asked}, and one address may take {self.seconds:g} seconds"
            raise FactcheckError("too-slow", what, where=self.where, remedy=self.remedy, exit_code=3)

    def _shut(self) -> None:
        with self._lock:
            self.expired = True
            for copy in self._sockets:
                _shut(copy)


def _shut(connected: socket.socket) -> None:
    try:
        connected.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # the other side was faster


class Manners:
    """How a run of questions behaves towards each host: at least `gap` seconds from one question to the next; one value serves a run."""

    def __init__(
        self, gap: float = POLITE_GAP, *, clock: Callable[[], float] = time.monotonic, sleep: Callable[[float], None] = time.sleep
    ) -> None:
        self.gap = gap
        self._clock = clock
        self._sleep = sleep
        self._asked: dict[str, float] = {}

    def take_turn(self, host: str, *, ends: Clock) -> None:
        """Wait until the host may be asked again, and count the question; raises `FactcheckError` (too-slow) past the clock."""
        asked = self._asked.get(host)
        if asked is not None and (waiting := asked + self.gap - self._clock()) > 0:
            self.rest(waiting, ends=ends)
        self._asked[host] = self._clock()

    def rest(self, seconds: float, *, ends: Clock) -> None:
        """Wait so many seconds; raises `FactcheckError` (too-slow, exit code 3) at once where the clock would run out meanwhile."""
        ends.refuse_if_over(seconds)
        self._sleep(seconds)


class _Guarded(HTTPConnection):
    """A connection whose peer must be public, whatever the name resolved to when it was checked."""

    def __init__(self, *args: Any, clock: Clock, allow_local: bool, **options: Any) -> None:
        super().__init__(*args, **options)
        self.clock = clock
        self.allow_local = allow_local

    def _new_conn(self) -> socket.socket:
        connected = super()._new_conn()
        if not self.allow_local and not is_public(connected.getpeername()[0]):
            connected.close()
            raise FactcheckError("unsafe-address", "the site's name leads into a private network", where=self.host, remedy=REMEDY)
        self.clock.watch(connected)
        return connected


class _GuardedTls(_Guarded, HTTPSConnection):
    """The same over TLS."""


class GuardedAdapter(HTTPAdapter):
    """Makes guarded connections for one fetch; through a proxy, which has an inside address by right, only the clock watches."""

    def __init__(self, clock: Clock, *, allow_local: bool) -> None:
        self.clock = clock
        self.allow_local = allow_local
        super().__init__()

    def get_connection_with_tls_context(
        self, request: requests.PreparedRequest, verify: Any, proxies: Any = None, cert: Any = None
    ) -> HTTPConnectionPool:
        """The pool of requests, made to open guarded connections."""
        pool: Any = super().get_connection_with_tls_context(request, verify, proxies=proxies, cert=cert)
        made_by = _GuardedTls if pool.scheme == "https" else _Guarded
        through_proxy = pool.proxy is not None
        pool.ConnectionCls = partial(made_by, clock=self.clock, allow_local=self.allow_local or through_proxy)
        guarded: HTTPConnectionPool = pool
        return guarded


def guarded_session(clock: Clock, *, allow_local: bool) -> requests.Session:
    """A session whose every connection is guarded; a .netrc, which would send passwords, is not read."""
    session = requests.Session()
    session.trust_env = False  # proxies and certificates are taken from the environment where the question is asked
    adapter = GuardedAdapter(clock, allow_local=allow_local)
    session.mount("http://", adapter)
    session.mount("https://", adapter)
    return session
