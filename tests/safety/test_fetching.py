"""Fetching from a real server on this machine: what is read, what is refused, and how long it may take."""

import gzip
import socket
import threading
import time
from contextlib import contextmanager

import pytest
from werkzeug import Request, Response

from factcheck.safety import addresses, connections, fetching
from factcheck.safety.fetching import FetchLimits, fetch
from factcheck.values import FactcheckError

PAGE = "<!doctype html><html><head><title>T</title></head><body><p>Burglary rose by 5% to £3.6m.</p></body></html>"
QUICK = FetchLimits(connect=2, silence=2, total=8)


def failed(url, code, *, exit_code, limits=QUICK, allow_local=True):
    with pytest.raises(FactcheckError) as caught:
        fetch(url, allow_local=allow_local, limits=limits)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    assert caught.value.remedy
    return caught.value


@pytest.fixture
def loopback_is_public(monkeypatch):
    """The test server passes for a public one, and every other inside address does not."""

    def is_public(address):
        return address == "127.0.0.1" or addresses_is_public(address)

    addresses_is_public = addresses.is_public
    monkeypatch.setattr(addresses, "is_public", is_public)
    monkeypatch.setattr(connections, "is_public", is_public)


@contextmanager
def raw_server(talk):
    """A server that says what it likes, byte for byte; yields its address."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        stop = threading.Event()

        def serve():
            while not stop.is_set():
                try:
                    connection, _ = listening.accept()
                except OSError:
                    return
                with connection:
                    try:
                        connection.recv(4096)
                        talk(connection, stop)
                    except OSError:
                        continue  # the client has gone, as it should

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        stop.set()
        listening.close()


def test_a_page_comes_with_its_kind_charset_and_hash(httpserver):
    httpserver.expect_request("/a").respond_with_data(
        PAGE.encode("cp1252"), content_type="text/html; charset=windows-1252", headers={"ETag": '"v1"'}
    )
    page = fetch(httpserver.url_for("/a"), allow_local=True)
    assert (page.kind, page.charset, page.etag, page.unchanged) == ("html", "windows-1252", '"v1"', False)
    assert page.data.decode("cp1252") == PAGE
    assert len(page.sha256) == 64


def test_a_packed_page_is_unpacked(httpserver):
    httpserver.expect_request("/a").respond_with_data(
        gzip.compress(PAGE.encode(), mtime=0), content_type="text/html", headers={"Content-Encoding": "gzip"}
    )
    assert fetch(httpserver.url_for("/a"), allow_local=True).data.decode() == PAGE


def test_a_pdf_is_told_by_its_bytes(httpserver):
    httpserver.expect_request("/a").respond_with_data(b"%PDF-1.4\n%x\n", content_type="application/octet-stream")
    assert fetch(httpserver.url_for("/a"), allow_local=True).kind == "pdf"


def test_an_unchanged_page_is_not_sent_again(httpserver):
    httpserver.expect_request("/a", headers={"If-None-Match": '"v1"'}).respond_with_data(b"", status=304, headers={"ETag": '"v1"'})
    page = fetch(httpserver.url_for("/a"), allow_local=True, etag='"v1"')
    assert page.unchanged
    assert page.data == b""


def test_a_missing_page_is_told_with_its_status(httpserver):
    httpserver.expect_request("/a").respond_with_data("no", status=404)
    assert "404" in failed(httpserver.url_for("/a"), "http-error", exit_code=3).what


def test_a_busy_server_is_asked_again_after_the_time_it_names(httpserver):
    httpserver.expect_ordered_request("/a").respond_with_data("busy", status=429, headers={"Retry-After": "1"})
    httpserver.expect_ordered_request("/a").respond_with_data(PAGE, content_type="text/html")
    began = time.monotonic()
    assert fetch(httpserver.url_for("/a"), allow_local=True).kind == "html"
    assert 1.0 <= time.monotonic() - began < 6


def test_a_server_that_asks_for_an_hour_is_not_waited_for(httpserver):
    httpserver.expect_request("/a").respond_with_data("busy", status=429, headers={"Retry-After": "3600"})
    began = time.monotonic()
    assert "3600" in failed(httpserver.url_for("/a"), "too-slow", exit_code=3).what
    assert time.monotonic() - began < 4


def test_a_failing_server_gets_another_try(httpserver):
    httpserver.expect_ordered_request("/a").respond_with_data("oops", status=500)
    httpserver.expect_ordered_request("/a").respond_with_data(PAGE, content_type="text/html")
    assert fetch(httpserver.url_for("/a"), allow_local=True).kind == "html"
    assert len(httpserver.log) == 2


def test_a_server_that_keeps_failing_is_given_up(httpserver):
    httpserver.expect_request("/a").respond_with_data("oops", status=503)
    assert "503" in failed(httpserver.url_for("/a"), "http-error", exit_code=3).what
    assert len(httpserver.log) == 4


def test_a_cut_connection_is_not_taken_for_the_whole_page():
    def talk(connection, _):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 5000\r\n\r\n" + PAGE.encode())

    with raw_server(talk) as url:
        failed(url, "cut-off", exit_code=3)


def test_a_connection_that_says_nothing_was_not_reached():
    with raw_server(lambda connection, _: None) as url:
        failed(url, "not-reached", exit_code=3)


def test_a_closed_port_was_not_reached():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        port = listening.getsockname()[1]
    failed(f"http://127.0.0.1:{port}/", "not-reached", exit_code=3)


@pytest.mark.parametrize("kind", ["application/json", "image/png", "text/plain", "application/zip"])
def test_another_kind_of_content_is_refused(httpserver, kind):
    httpserver.expect_request("/a").respond_with_data(b'{"a": 1}', content_type=kind)
    assert kind in failed(httpserver.url_for("/a"), "wrong-content-type", exit_code=2).what


def test_a_picture_that_calls_itself_a_page_is_refused_later_by_its_bytes(httpserver):
    httpserver.expect_request("/a").respond_with_data(b"\x89PNG\r\n\x1a\n\0\0\0", content_type="text/html")
    failed(httpserver.url_for("/a"), "wrong-content-type", exit_code=2)


def test_a_film_is_refused_before_it_is_downloaded():
    sent = []

    def talk(connection, stop):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: video/mp4\r\nContent-Length: 15000000\r\n\r\n")
        while not stop.is_set() and len(sent) < 200:
            connection.sendall(b"\0" * 65536)
            sent.append(1)

    with raw_server(talk) as url:
        failed(url, "wrong-content-type", exit_code=2)
    assert len(sent) < 150


def test_redirects_are_followed_to_the_last_address(httpserver):
    httpserver.expect_request("/a").respond_with_data("", status=301, headers={"Location": "/b"})
    httpserver.expect_request("/b").respond_with_data("", status=302, headers={"Location": httpserver.url_for("/c")})
    httpserver.expect_request("/c").respond_with_data(PAGE, content_type="text/html")
    assert fetch(httpserver.url_for("/a"), allow_local=True).url == httpserver.url_for("/c")


def test_redirects_end(httpserver):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/a"})
    failed(httpserver.url_for("/a"), "too-many-redirects", exit_code=3)
    assert len(httpserver.log) == fetching.MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    ("target", "code"),
    [
        ("http://169.254.169.254/latest/", "unsafe-address"),
        ("http://10.0.0.1/", "unsafe-address"),
        ("file:///etc/passwd", "not-an-address"),
        ("http://[::1]/", "unsafe-address"),
    ],
)
def test_a_redirect_inside_is_refused(httpserver, loopback_is_public, target, code):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": target})
    url = f"http://127.0.0.1:{httpserver.port}/a"
    failed(url, code, exit_code=2, allow_local=False)
    assert len(httpserver.log) == 1


def test_this_machine_is_refused_unless_it_is_allowed(httpserver, monkeypatch):
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    monkeypatch.delenv(addresses.ALLOW_LOCAL, raising=False)
    with pytest.raises(FactcheckError) as caught:
        fetch(httpserver.url_for("/a"))
    assert caught.value.code == "unsafe-address"
    assert not httpserver.log
    monkeypatch.setenv(addresses.ALLOW_LOCAL, "1")
    assert fetch(httpserver.url_for("/a")).kind == "html"


def test_a_name_that_changes_its_address_after_the_check_is_refused(httpserver, monkeypatch):
    httpserver.expect_request("/a").respond_with_data(PAGE, content_type="text/html")
    monkeypatch.setattr(fetching, "checked_address", lambda *_, **__: None)  # what a name server that lies at first achieves
    failed(httpserver.url_for("/a"), "unsafe-address", exit_code=2, allow_local=False)
    assert not httpserver.log


def test_too_large_a_page_is_refused_by_what_it_announces_and_by_what_it_sends(httpserver):
    large = PAGE.encode() + b" " * 200_000
    httpserver.expect_request("/announced").respond_with_data(large, content_type="text/html")

    def in_pieces(_: Request) -> Response:
        return Response((large[start : start + 5000] for start in range(0, len(large), 5000)), content_type="text/html")

    httpserver.expect_request("/sent").respond_with_handler(in_pieces)
    packed = gzip.compress(large, mtime=0)
    httpserver.expect_request("/packed").respond_with_data(packed, content_type="text/html", headers={"Content-Encoding": "gzip"})
    assert len(packed) < 100_000
    for path in ("/announced", "/sent", "/packed"):
        failed(httpserver.url_for(path), "too-large", exit_code=2, limits=FetchLimits(largest=100_000, total=8))


@pytest.mark.parametrize("stage", ["body", "body without length", "headers"])
def test_a_slow_drip_ends_with_the_clock(stage):
    def talk(connection, stop):
        if stage != "headers":
            length = b"Content-Length: 100000\r\n" if stage == "body" else b""
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n" + length + b"\r\n<!doctype html>")
        else:
            connection.sendall(b"HTTP/1.1 200 OK\r\nX-Drip: ")
        while not stop.is_set():
            connection.sendall(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    with raw_server(talk) as url:
        failed(url, "too-slow", exit_code=3, limits=FetchLimits(connect=2, silence=2, total=1.5))
    assert time.monotonic() - began < 6


def test_a_silent_server_is_left_after_the_time_between_two_bytes():
    def talk(_, stop):
        stop.wait(20)

    began = time.monotonic()
    with raw_server(talk) as url, pytest.raises(FactcheckError) as caught:
        fetch(url, allow_local=True, limits=FetchLimits(connect=1, silence=0.3, total=4))
    assert caught.value.exit_code == 3
    assert time.monotonic() - began < 8
