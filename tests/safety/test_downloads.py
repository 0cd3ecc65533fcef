"""Downloading from a real server on this machine: whole files of the right kind from the right host, or nothing at all."""

import gzip
import hashlib
import io
import os
import threading
import time
import zipfile

import openpyxl
import pytest
from werkzeug import Response

from factcheck.safety import connections
from factcheck.safety.connections import Manners
from factcheck.safety.downloads import download, host_check, read_page
from factcheck.safety.fetching import FetchLimits
from factcheck.safety.file_names import LONGEST, offered_name, safe_file_name
from factcheck.safety.kinds import kind_of
from factcheck.values import FactcheckError
from tests.safety.test_fetching import raw_server

HERE = ("127.0.0.1", "localhost")
QUICK = FetchLimits(largest=300_000, connect=2, silence=2, total=8)
WALL = b"<!DOCTYPE html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
TABLE = b"Force,Offences\nBorsetshire,12\nSun Hill,34\n"


def workbook(cell="Borsetshire"):
    book = openpyxl.Workbook()
    book.active.append([cell, 12])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def ods(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as packed:
        packed.writestr("mimetype", mimetype)
        packed.writestr("content.xml", "<office:document-content/>")
    return stream.getvalue()


class Watch:
    """A clock that only sleeping moves, and what was slept."""

    def __init__(self):
        self.now = 100.0
        self.slept = []

    def sleep(self, seconds):
        self.slept.append(seconds)
        self.now += seconds

    def manners(self):
        return Manners(clock=lambda: self.now, sleep=self.sleep)


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "raw"


def got(url, folder, *, kinds=("xlsx",), limits=QUICK, hosts=HERE, **options):
    options.setdefault("manners", Watch().manners())
    return download(url, folder, hosts=hosts, kinds=kinds, limits=limits, allow_local=True, **options)


def failed(url, folder, code, *, exit_code=3, **options):
    with pytest.raises(FactcheckError) as caught:
        got(url, folder, **options)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    assert caught.value.remedy
    assert left_in(folder) == []
    return caught.value


def left_in(folder):
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def test_a_file_comes_whole_under_its_hash_and_name(httpserver, folder):
    data, seen = workbook(), []
    headers = {"ETag": '"v1"', "Last-Modified": "Thu, 23 Jul 2026 08:30:00 GMT"}
    httpserver.expect_request("/media/6a/offences-borsetshire.xlsx").respond_with_data(data, content_type="text/plain", headers=headers)
    url = httpserver.url_for("/media/6a/offences-borsetshire.xlsx")
    file = got(url, folder, progress=lambda done, total: seen.append((done, total)))
    digest = hashlib.sha256(data).hexdigest()
    assert file.path == folder / f"{digest[:16]}-offences-borsetshire.xlsx"
    assert file.path.read_bytes() == data
    assert (file.sha256, file.size, file.kind, file.url) == (digest, len(data), "xlsx", url)
    assert (file.etag, file.last_modified, file.content_type) == ('"v1"', "Thu, 23 Jul 2026 08:30:00 GMT", "text/plain")
    assert not file.unchanged
    assert httpserver.log[0][0].headers["Accept-Encoding"] == "identity", "a packed answer would hide that the file itself is packed"
    assert seen[-1] == (len(data), len(data))
    assert left_in(folder) == [file.path.name]
    assert file.path.stat().st_mode & 0o777 == 0o666 & ~_mask()


def _mask():
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_progress_without_a_length_has_no_total(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_handler(lambda _: Response(iter([TABLE, TABLE]), content_type="text/csv"))
    seen = []
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), progress=lambda done, total: seen.append((done, total)))
    assert seen[-1] == (2 * len(TABLE), None)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("xlsx", workbook()),
        ("ods", ods()),
        ("zip", ods(b"application/x-other")),
        ("gz", gzip.compress(TABLE, mtime=0)),
        ("csv", TABLE),
        ("csv", b"\xef\xbb\xbf" + TABLE),
        ("json", b'\xef\xbb\xbf [{"date": "2026-05"}]'),
        ("xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600),
    ],
)
def test_a_kind_is_told_by_the_bytes_alone(httpserver, folder, kind, data):
    httpserver.expect_request("/file").respond_with_data(data, content_type="application/octet-stream")
    assert got(httpserver.url_for("/file"), folder, kinds=("xlsx", "ods", "xls", "zip", "gz", "json", "csv")).kind == kind


@pytest.mark.parametrize(
    ("kinds", "data"),
    [
        (("xlsx",), b"Access denied. Reference 18.5e, Borsetshire"),
        (("csv",), b"Access denied"),
        (("csv",), b"Force,\0Offences"),
        (("csv",), WALL),
        (("json",), WALL),
        (("gz",), gzip.compress(WALL, mtime=0)),
        (("gz",), b"\x1f\x8b\x08 and not gzip at all"),
        (("xlsx",), ods()),
        (("ods",), workbook()),
        (("ods",), ods(b"application/vnd.oasis.opendocument.text")),
        (("xlsx", "ods", "csv"), b""),
        (("xlsx",), workbook()[:-400]),
        (("ods",), ods()[:-30]),
        (("xlsx",), b"\x89PNG\r\n\x1a\n" + b"\0" * 3000),
    ],
)
def test_another_kind_than_expected_is_not_the_file(httpserver, folder, kinds, data):
    httpserver.expect_request("/a").respond_with_data(data, content_type="application/vnd.ms-excel")
    error = failed(httpserver.url_for("/a"), folder, "not-the-file", kinds=kinds)
    assert " or ".join(kinds) in error.what


@pytest.mark.parametrize("status", [200, 202, 403])
def test_a_bot_wall_in_place_of_a_spreadsheet_is_told(httpserver, folder, status):
    httpserver.expect_request("/a.ods").respond_with_data(WALL, status=status, content_type="text/html")
    error = failed(httpserver.url_for("/a.ods"), folder, "not-the-file", kinds=("ods",))
    assert "a web page (a bot wall or an error page)" in error.what
    assert "factcheck sources add" in error.remedy


@pytest.mark.parametrize("status", [204, 304, 403, 404, 410])
def test_another_status_is_told(httpserver, folder, status):
    httpserver.expect_request("/a.xlsx").respond_with_data("" if status in (204, 304) else "gone", status=status)
    assert str(status) in failed(httpserver.url_for("/a.xlsx"), folder, "http-error").what
    assert len(httpserver.log) == 1


@pytest.mark.shared
@pytest.mark.parametrize("kind", ["xlsx", "ods"])
def test_real_releases_pass_for_what_they_are(shared, kind):
    files = sorted((shared / "official").rglob(f"*.{kind}"))
    assert len(files) > 5
    for path in files:
        expect_kind(path.read_bytes(), kind)


def expect_kind(data, kind):
    others = [other for other in ("xlsx", "ods", "xls", "gz", "csv", "json") if other != kind]
    start, end = data[:1024], data[-(1024 * 1024) :]
    assert kind_of(start, (kind,)) == kind_of(start, (kind,), end=end) == kind
    assert kind_of(start, others, end=end) is None


def test_a_busy_server_is_asked_again_after_the_time_it_names(httpserver, folder):
    httpserver.expect_ordered_request("/a.csv").respond_with_data("busy", status=429, headers={"Retry-After": "3"})
    httpserver.expect_ordered_request("/a.csv").respond_with_data(TABLE)
    watch = Watch()
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=watch.manners())
    assert watch.slept == [3]


def test_a_server_that_asks_for_an_hour_is_not_waited_for(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_data("busy", status=429, headers={"Retry-After": "3600"})
    watch = Watch()
    assert "3600" in failed(httpserver.url_for("/a.csv"), folder, "too-slow", kinds=("csv",), manners=watch.manners()).what
    assert watch.slept == []


@pytest.mark.parametrize("asked", ["soon", "-5", ""])
def test_a_wait_that_cannot_be_read_is_a_short_one(httpserver, folder, asked):
    httpserver.expect_ordered_request("/a.csv").respond_with_data("busy", status=503, headers={"Retry-After": asked})
    httpserver.expect_ordered_request("/a.csv").respond_with_data(TABLE)
    watch = Watch()
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=watch.manners())
    assert sum(watch.slept) == pytest.approx(connections.POLITE_GAP)


def test_a_failing_server_gets_another_try_after_longer_and_longer_waits(httpserver, folder):
    for status in (500, 502, 503):
        httpserver.expect_ordered_request("/a.csv").respond_with_data("oops", status=status)
    httpserver.expect_ordered_request("/a.csv").respond_with_data(TABLE)
    watch = Watch()
    manners = Manners(gap=0, clock=lambda: watch.now, sleep=watch.sleep)
    assert got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=manners).size == len(TABLE)
    assert watch.slept == [0.3, 0.6, 1.2]


def test_a_server_that_keeps_failing_is_given_up(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_data(WALL, status=503)
    assert "503" in failed(httpserver.url_for("/a.csv"), folder, "http-error", kinds=("csv",)).what
    assert len(httpserver.log) == 4


def test_two_questions_to_one_host_stand_a_second_apart(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_data(TABLE)
    watch = Watch()
    manners = watch.manners()
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=manners)
    assert watch.slept == []
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=manners)
    assert watch.slept == [pytest.approx(1.0)]
    watch.now += 5
    got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), manners=manners)
    got(f"http://127.0.0.1:{httpserver.port}/a.csv", folder, kinds=("csv",), manners=manners)
    assert len(watch.slept) == 1, "another host, or a while later, is not waited for"


def cut(first, *, then=b""):
    """A server that sends `first` to its first caller and hangs up, and `then` to the others."""
    calls = []

    def talk(connection, _):
        calls.append(1)
        connection.sendall(first if len(calls) == 1 or not then else then)

    return talk, calls


def answer(body, *, length=None):
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % (len(body) if length is None else length) + body


def test_a_connection_that_is_cut_is_tried_again_from_the_start(folder):
    talk, calls = cut(answer(TABLE[:20], length=len(TABLE)), then=answer(TABLE))
    with raw_server(talk) as url:
        file = got(f"{url}a.csv", folder, kinds=("csv",))
    assert file.path.read_bytes() == TABLE
    assert len(calls) == 2
    assert left_in(folder) == [file.path.name]


def test_a_connection_that_is_always_cut_leaves_nothing(folder):
    talk, calls = cut(answer(TABLE, length=5000))
    with raw_server(talk) as url:
        failed(f"{url}a.csv", folder, "cut-off", kinds=("csv",))
    assert len(calls) == 4


def test_what_comes_after_the_announced_length_is_not_part_of_the_file(folder):
    talk, _ = cut(answer(TABLE + b"Holby,56\n", length=len(TABLE)))
    with raw_server(talk) as url:
        assert got(f"{url}a.csv", folder, kinds=("csv",)).path.read_bytes() == TABLE


@pytest.mark.parametrize("length", [b"99999999", b"9" * 5000])
def test_too_large_a_file_is_refused_by_what_it_announces(folder, length):
    talk, calls = cut(b"HTTP/1.1 200 OK\r\nContent-Length: " + length + b"\r\n\r\n" + TABLE)
    with raw_server(talk) as url:
        failed(f"{url}a.csv", folder, "too-large", kinds=("csv",))
    assert len(calls) == 1


def test_too_large_a_file_is_refused_by_what_it_sends(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_handler(
        lambda _: Response((TABLE * 100 for _ in range(1000)), content_type="text/csv")
    )
    assert "largest_mb" in failed(httpserver.url_for("/a.csv"), folder, "too-large", kinds=("csv",)).remedy


def test_a_packed_answer_counts_as_it_unpacks(httpserver, folder):
    packed = gzip.compress(TABLE * 20_000, mtime=0)
    httpserver.expect_request("/a.csv").respond_with_data(packed, headers={"Content-Encoding": "gzip"})
    assert len(packed) < QUICK.largest
    failed(httpserver.url_for("/a.csv"), folder, "too-large", kinds=("csv",))


@pytest.mark.parametrize("announced", [True, False])
def test_a_slow_drip_ends_with_the_clock(folder, announced):
    def talk(connection, stop):
        connection.sendall(b"HTTP/1.1 200 OK\r\n" + (b"Content-Length: 100000\r\n" if announced else b"") + b"\r\n" + TABLE)
        while not stop.is_set():
            connection.sendall(b"x")
            time.sleep(0.05)

    began = time.monotonic()
    with raw_server(talk) as url:
        failed(f"{url}a.csv", folder, "too-slow", kinds=("csv",), limits=FetchLimits(connect=2, silence=2, total=1.5))
    assert time.monotonic() - began < 6


def test_redirects_are_followed_on_declared_hosts(httpserver, folder):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": f"http://localhost:{httpserver.port}/b.csv"})
    httpserver.expect_request("/b.csv").respond_with_data(TABLE)
    file = got(f"http://127.0.0.1:{httpserver.port}/a", folder, kinds=("csv",))
    assert file.url == f"http://localhost:{httpserver.port}/b.csv"
    assert file.path.name.endswith("-b.csv")


def test_a_redirect_off_the_declared_hosts_is_never_asked(httpserver, folder):
    target = f"http://localhost:{httpserver.port}/b.csv"
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": target})
    httpserver.expect_request("/b.csv").respond_with_data(TABLE)
    error = failed(f"http://127.0.0.1:{httpserver.port}/a", folder, "host-not-declared", kinds=("csv",), hosts=("127.0.0.1",))
    assert "'localhost'" in error.what
    assert "`- localhost`" in error.remedy
    assert [request.path for request, _ in httpserver.log] == ["/a"]


def test_a_redirect_loop_ends(httpserver, folder):
    httpserver.expect_request("/a").respond_with_data("", status=302, headers={"Location": "/a"})
    failed(httpserver.url_for("/a"), folder, "too-many-redirects")
    assert len(httpserver.log) == 6


@pytest.mark.parametrize(
    "url",
    [
        "https://www.gov.uk.evil.example/a",
        "https://evil.example/www.gov.uk",
        "https://www.gov.uk@evil.example/a",
        "https://notwww.gov.uk/a",
        "https://gov.uk/a",
        "https://www.gov.uk./a",
        "https://[::1",
        "file:///etc/passwd",
    ],
)
def test_a_host_is_exactly_the_declared_one(url):
    with pytest.raises(FactcheckError) as caught:
        host_check(("www.gov.uk",), allow_local=False)(url)
    assert (caught.value.code, caught.value.exit_code) == ("host-not-declared", 3)


@pytest.mark.parametrize("url", ["http://www.gov.uk/a", "https://www.gov.uk:8443/a"])
def test_only_https_at_its_own_port_is_asked(url):
    with pytest.raises(FactcheckError) as caught:
        host_check(("www.gov.uk",), allow_local=False)(url)
    assert (caught.value.code, caught.value.exit_code) == ("not-https", 3)
    host_check(("www.gov.uk",), allow_local=False)("https://www.gov.uk/a")


@pytest.mark.parametrize("url", ["https://www.gov.uk/\x00a", "https://www.gov.uk/\ud800", "https://www.gov.uk/a\r\nHost: b"])
def test_an_address_with_characters_that_none_has_is_refused(folder, url):
    failed(url, folder, "not-an-address", hosts=("www.gov.uk",))


def test_this_machine_is_refused_unless_it_is_allowed(httpserver, folder, monkeypatch):
    monkeypatch.delenv("FACTCHECK_ALLOW_LOCAL", raising=False)
    with pytest.raises(FactcheckError) as caught:
        download(f"https://127.0.0.1:{httpserver.port}/a", folder, hosts=HERE, kinds=("csv",))
    assert caught.value.code == "not-https"
    with pytest.raises(FactcheckError) as caught:
        download("https://127.0.0.1/a", folder, hosts=HERE, kinds=("csv",))
    assert caught.value.code == "unsafe-address"
    assert not httpserver.log


def test_an_unchanged_file_is_not_sent_again(httpserver, folder):
    httpserver.expect_request("/a.csv", headers={"If-None-Match": '"v1"'}).respond_with_data("", status=304, headers={"ETag": '"v1"'})
    file = got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), etag='"v1"')
    assert (file.unchanged, file.path, file.size) == (True, None, 0)
    assert left_in(folder) == []


def test_the_day_of_the_last_change_is_asked_for_too(httpserver, folder):
    day = "Thu, 23 Jul 2026 08:30:00 GMT"
    httpserver.expect_request("/a.csv", headers={"If-Modified-Since": day}).respond_with_data("", status=304)
    assert got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), last_modified=day).unchanged


def test_another_content_is_another_file_and_both_stay(httpserver, folder):
    httpserver.expect_ordered_request("/a.csv").respond_with_data(TABLE)
    httpserver.expect_ordered_request("/a.csv").respond_with_data(TABLE + b"Holby,56\n")
    first, second = (got(httpserver.url_for("/a.csv"), folder, kinds=("csv",)) for _ in range(2))
    assert first.path != second.path
    assert first.path.read_bytes() + b"Holby,56\n" == second.path.read_bytes()


HOSTILE = [
    ("../../x", "x"),
    ("..\\..\\boot.ini", "boot.ini"),
    ("/etc/passwd", "passwd"),
    ("C:\\Windows\\system32\\a.xlsx", "a.xlsx"),
    ("a\0b.xlsx", "a-b.xlsx"),
    ("..", "file"),
    (".htaccess", "htaccess"),
    ("", "file"),
    ("\u202egpj.xlsx", "gpj.xlsx"),
    ("Übersicht Länder.ods", "Ubersicht-Lander.ods"),
    ("-rf *; $(touch x).csv", "rf-touch-x-.csv"),
    ("警察.xlsx", "xlsx"),
]


@pytest.mark.parametrize(("hostile", "safe"), HOSTILE)
def test_a_name_from_outside_never_decides_a_path(hostile, safe):
    assert safe_file_name(hostile) == safe


def test_a_long_name_is_cut_and_keeps_its_ending():
    assert safe_file_name("a" * 5000 + ".xlsx") == "a" * (LONGEST - 5) + ".xlsx"
    assert len(safe_file_name("a." + "b" * 5000)) == LONGEST


@pytest.mark.parametrize("name", ["../../x.csv", "/etc/passwd", "x" * 3000, "a\\..\\b.csv", "\"; filename*=UTF-8''%2e%2e%2fz.csv"])
def test_a_hostile_name_in_the_header_stays_in_the_folder(httpserver, folder, name):
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    httpserver.expect_request("/a.csv").respond_with_data(TABLE, headers=headers)
    file = got(httpserver.url_for("/a.csv"), folder, kinds=("csv",))
    assert file.path.parent == folder
    assert left_in(folder) == [file.path.name]
    assert file.path.name.startswith(file.sha256[:16])


@pytest.mark.parametrize("path", ["/..%2f..%2fx.csv", "/%2e%2e%2f%00x.csv", "/" + "y" * 3000 + ".csv", "/file?uri=/a/../../x.csv"])
def test_a_hostile_name_in_the_address_stays_in_the_folder(folder, path):
    talk, _ = cut(answer(TABLE))
    with raw_server(talk) as url:
        file = got(url.rstrip("/") + path, folder, kinds=("csv",))
    assert file.path.parent == folder
    assert left_in(folder) == [file.path.name]
    assert file.path.name.endswith(".csv")


def test_the_name_is_that_of_the_header_else_of_the_address():
    assert offered_name("attachment; filename=tables.xlsx", "https://www.ons.gov.uk/x") == "tables.xlsx"
    assert offered_name("attachment", "https://www.ons.gov.uk/file?uri=/crime/2026/pfatables.xlsx") == "pfatables.xlsx"
    assert offered_name("", "https://assets.example/media/6a/prc%20pfa.ods?x=1") == "prc-pfa.ods"


def test_nothing_but_whole_files_is_ever_seen_under_a_files_name(httpserver, folder):
    """While the download runs only a hidden part lies there, which is not called by any file's name."""
    release, seen = threading.Event(), []

    def in_two(_):
        def parts():
            yield TABLE * 4000  # more than one chunk of what is read at a time
            release.wait(5)
            yield TABLE

        return Response(parts(), content_type="text/csv")

    httpserver.expect_request("/a.csv").respond_with_handler(in_two)

    def look(done, _):
        if not seen:
            seen.extend(left_in(folder))
            release.set()

    file = got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), progress=look)
    assert len(seen) == 1
    assert seen[0].startswith(".")
    assert seen[0].endswith(".part")
    assert left_in(folder) == [file.path.name]


def test_an_interruption_leaves_nothing(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_data(TABLE)

    def interrupt(*_):
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        got(httpserver.url_for("/a.csv"), folder, kinds=("csv",), progress=interrupt)
    assert left_in(folder) == []


def test_what_a_killed_download_left_is_swept_and_one_that_runs_is_not(httpserver, folder):
    httpserver.expect_request("/a.csv").respond_with_data(TABLE)
    folder.mkdir()
    for name, age in ((".old.part", 2 * 24 * 60 * 60), (".running.part", 60), ("old-tables.csv", 2 * 24 * 60 * 60)):
        (folder / name).write_bytes(b"x")
        os.utime(folder / name, (time.time() - age,) * 2)
    file = got(httpserver.url_for("/a.csv"), folder, kinds=("csv",))
    assert left_in(folder) == sorted([".running.part", "old-tables.csv", file.path.name])


def test_a_folder_that_cannot_be_written_is_told(httpserver, tmp_path):
    httpserver.expect_request("/a.csv").respond_with_data(TABLE)
    (tmp_path / "raw").write_text("a file in its place")
    with pytest.raises(FactcheckError) as caught:
        got(httpserver.url_for("/a.csv"), tmp_path / "raw", kinds=("csv",))
    assert caught.value.code == "cannot-write"


def test_a_page_is_read_into_memory_by_the_same_rules(httpserver):
    httpserver.expect_request("/list").respond_with_data(b'{"datasets": []}')
    httpserver.expect_request("/wall").respond_with_data(WALL, status=403)
    httpserver.expect_request("/away").respond_with_data("", status=302, headers={"Location": "http://elsewhere.example/"})
    options = {"hosts": HERE, "limits": QUICK, "allow_local": True, "manners": Watch().manners()}
    assert read_page(httpserver.url_for("/list"), kind="json", **options).data == b'{"datasets": []}'
    for path, code in (("/wall", "not-the-file"), ("/away", "host-not-declared")):
        with pytest.raises(FactcheckError) as caught:
            read_page(httpserver.url_for(path), kind="json", **options)
        assert (caught.value.code, caught.value.exit_code) == (code, 3)
