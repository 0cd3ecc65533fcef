"""Fetching a source from a real server on this machine: what is kept, what is remembered, and what a failure leaves behind."""

import gzip
import io
import json

import openpyxl
import pytest
from werkzeug import Response

from factcheck.safety.connections import Manners
from factcheck.sources.fetching import fetch
from factcheck.sources.finding import Find
from factcheck.sources.remembered import MEMORY
from factcheck.values import FactcheckError

PAGE = "/government/statistical-data-sets/borsetshire-tables"
WALL = "<!doctype html><html><head><title>Just a moment...</title></head><body>Checking your browser</body></html>"
CSV = b"Force,Offences\nBorsetshire,12\n"


def workbook(value):
    book = openpyxl.Workbook()
    book.active.append(["Sun Hill", value])
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


class Publisher:
    """A government page with one attachment and the file behind it."""

    def __init__(self, server):
        self.server = server
        self.files = {"/media/1/borsetshire-230726.xlsx": workbook(1)}
        self.asked = []
        self.replace_handlers()

    def replace_handlers(self):
        self.server.clear_all_handlers()
        self.server.expect_request(f"/api/content{PAGE}").respond_with_handler(self.listing)
        for path in self.files:
            self.serve(path)

    def serve(self, path):
        self.server.expect_request(path).respond_with_handler(self.file)

    def add(self, path, data):
        self.files[path] = data
        self.serve(path)

    def listing(self, _):
        attachments = [
            {"attachment_type": "file", "title": "Tables", "filename": path.rpartition("/")[2], "url": self.server.url_for(path)}
            for path in self.files
        ]
        return Response(json.dumps({"public_updated_at": "2026-07-23T08:30:00Z", "details": {"attachments": attachments}}))

    def file(self, request):
        data = self.files[request.path]
        response = Response(data, headers={"ETag": f'"{len(data)}-{hash(data)}"'})
        answered = response.make_conditional(request)
        self.asked.append((request.path, answered.status_code))
        return answered

    def find(self, **lines):
        return Find.model_validate({"by": "govuk-content", "hosts": ["localhost"], "file": r"\.xlsx$"} | lines)

    def fetch(self, raw, **options):
        find = options.pop("find", None) or self.find()
        manners = Manners(gap=0, sleep=lambda _: None)
        return fetch("borsetshire", find, self.server.url_for(PAGE), raw_folder=raw, allow_local=True, manners=manners, **options)


@pytest.fixture
def publisher(httpserver):
    return Publisher(httpserver)


@pytest.fixture
def raw(tmp_path):
    return tmp_path / "raw"


def kept(raw):
    folder = raw / "borsetshire"
    return sorted(path.name for path in folder.iterdir() if path.name != MEMORY) if folder.is_dir() else []


def failed(publisher, raw, code, *, exit_code, **options):
    before = kept(raw)
    with pytest.raises(FactcheckError) as caught:
        publisher.fetch(raw, **options)
    assert (caught.value.code, caught.value.exit_code) == (code, exit_code)
    assert caught.value.remedy
    assert kept(raw) == before
    return caught.value


def test_a_release_is_found_and_kept(publisher, raw):
    seen = []
    (one,) = publisher.fetch(raw, progress=lambda asset, done, total: seen.append((asset.file_name, done, total)))
    data = publisher.files["/media/1/borsetshire-230726.xlsx"]
    assert one.path.read_bytes() == data
    assert one.path.parent == raw / "borsetshire"
    assert kept(raw) == [one.path.name]
    assert (one.unchanged, one.reissued, one.asset.published) == (False, False, "2026-07-23")
    assert seen[-1] == ("borsetshire-230726.xlsx", len(data), len(data))


def test_a_rehearsal_asks_for_the_listing_only(publisher, raw):
    (one,) = publisher.fetch(raw, dry_run=True)
    assert one.asset.file_name == "borsetshire-230726.xlsx"
    assert (one.path, one.sha256) == (None, None)
    assert publisher.asked == []
    assert not raw.exists()


def test_an_unchanged_file_is_not_sent_twice(publisher, raw):
    (first,), (second,) = publisher.fetch(raw), publisher.fetch(raw)
    assert [status for _, status in publisher.asked] == [200, 304]
    assert (second.unchanged, second.reissued) == (True, False)
    assert (second.path, second.sha256) == (first.path, first.sha256)


def test_the_same_bytes_from_a_server_without_versions_are_unchanged_too(httpserver, raw):
    publisher = Publisher(httpserver)
    publisher.file = lambda request: Response(publisher.files[request.path])
    publisher.replace_handlers()
    publisher.fetch(raw)
    (second,) = publisher.fetch(raw)
    assert (second.unchanged, second.reissued) == (True, False)
    assert len(kept(raw)) == 1


def test_another_file_at_the_same_address_is_reissued_and_both_are_kept(publisher, raw):
    (first,) = publisher.fetch(raw)
    data = first.path.read_bytes()
    publisher.files["/media/1/borsetshire-230726.xlsx"] = workbook(2)
    (second,) = publisher.fetch(raw)
    assert (second.reissued, second.unchanged) == (True, False)
    assert kept(raw) == sorted([first.path.name, second.path.name])
    assert first.path.read_bytes() == data != second.path.read_bytes()
    (third,) = publisher.fetch(raw)
    assert (third.unchanged, third.reissued, third.path) == (True, False, second.path)


@pytest.mark.parametrize("damage", ["delete", "change"])
def test_a_kept_file_that_is_gone_or_damaged_is_asked_for_again(publisher, raw, damage):
    (first,) = publisher.fetch(raw)
    data = first.path.read_bytes()
    if damage == "delete":
        first.path.unlink()
    else:
        first.path.write_bytes(b"damaged")
    (second,) = publisher.fetch(raw)
    assert second.path.read_bytes() == data
    assert (second.unchanged, second.reissued) == (False, False)


def test_a_new_release_has_a_new_address_and_is_no_reissue(publisher, raw):
    publisher.fetch(raw)
    publisher.add("/media/2/borsetshire-221026.xlsx", workbook(3))
    date = r"-(?P<day>\d\d)(?P<month>\d\d)(?P<year>\d\d)\.xlsx$"
    (one,) = publisher.fetch(raw, find=publisher.find(date_in_file=date))
    assert (one.asset.published, one.reissued, one.unchanged) == ("2026-10-22", False, False)
    assert len(kept(raw)) == 2


def test_all_of_a_series_come_newest_first(publisher, raw):
    publisher.add("/media/2/borsetshire-221026.xlsx", workbook(3))
    files = publisher.fetch(raw, find=publisher.find(all=True))
    assert [one.asset.file_name for one in files] == ["borsetshire-230726.xlsx", "borsetshire-221026.xlsx"]
    assert len(kept(raw)) == 2


def test_what_came_before_a_failure_stays_and_is_not_sent_again(publisher, raw):
    publisher.add("/media/2/borsetshire-000000.xlsx", WALL.encode())
    failed_find = publisher.find(all=True)
    with pytest.raises(FactcheckError) as caught:
        publisher.fetch(raw, find=failed_find)
    assert caught.value.code == "not-the-file"
    assert len(kept(raw)) == 1
    publisher.files["/media/2/borsetshire-000000.xlsx"] = workbook(4)
    files = publisher.fetch(raw, find=failed_find)
    assert [one.unchanged for one in files] == [True, False]


def test_a_kind_is_expected_by_the_ending(publisher, raw):
    publisher.files["/media/1/borsetshire-230726.xlsx"] = CSV
    assert "of kind xlsx" in failed(publisher, raw, "not-the-file", exit_code=3).what


@pytest.mark.parametrize("data", [gzip.compress(CSV, mtime=0), CSV])
def test_a_packed_table_may_come_unpacked(publisher, raw, data):
    publisher.add("/media/2/tables.csv.gz", data)
    assert publisher.fetch(raw, find=publisher.find(file="gz$"))[0].path.read_bytes() == data


@pytest.mark.parametrize(("status", "code"), [(200, "not-the-file"), (403, "not-the-file"), (404, "http-error"), (500, "http-error")])
def test_a_wall_before_the_file_leaves_nothing(publisher, raw, status, code):
    publisher.file = lambda _: Response(WALL, status=status, content_type="text/html")
    publisher.replace_handlers()
    failed(publisher, raw, code, exit_code=3)


@pytest.mark.parametrize(
    ("body", "status", "code", "exit_code"),
    [
        (WALL, 200, "not-the-file", 3),
        (WALL, 403, "not-the-file", 3),
        ("gone", 404, "http-error", 3),
        ("", 200, "not-the-file", 3),
        ('{"details": ', 200, "source-drift", 4),
        ("[" * 200_000, 200, "source-drift", 4),
        ('{"details": {}}', 200, "source-drift", 4),
        ('["details"]', 200, "source-drift", 4),
        ('{"details": {"attachments": []}}', 200, "source-drift", 4),
        ('{"details": {"attachments": [], "body": "<p>none</p>"}}', 200, "asset-not-found", 4),
    ],
)
def test_a_broken_listing_leaves_nothing(httpserver, raw, body, status, code, exit_code):
    publisher = Publisher(httpserver)
    httpserver.clear_all_handlers()
    httpserver.expect_request(f"/api/content{PAGE}").respond_with_data(body, status=status)
    failed(publisher, raw, code, exit_code=exit_code)
    assert not raw.exists()


def test_an_ons_listing_of_another_shape_leaves_nothing(httpserver, raw):
    publisher = Publisher(httpserver)
    httpserver.expect_request(f"{PAGE}/data").respond_with_json({"datasets": [{"title": "Sun Hill"}]})
    failed(publisher, raw, "source-drift", exit_code=4, find=publisher.find(by="ons-dataset"))


def test_an_ons_file_is_fetched_through_its_two_listings(httpserver, raw):
    publisher = Publisher(httpserver)
    edition = {
        "description": {"title": "Sun Hill tables", "releaseDate": "2026-07-22T23:00:00Z"},
        "downloads": [{"file": "sunhill mar26.xlsx"}],
    }
    httpserver.expect_request(f"{PAGE}/data").respond_with_json({"datasets": [{"uri": f"{PAGE}/current"}]})
    httpserver.expect_request(f"{PAGE}/current/data").respond_with_json(edition)
    httpserver.expect_request("/file", query_string={"uri": f"{PAGE}/current/sunhill mar26.xlsx"}).respond_with_data(workbook(9))
    (one,) = publisher.fetch(raw, find=publisher.find(by="ons-dataset"))
    assert one.path.name.endswith("-sunhill-mar26.xlsx")
    assert one.asset.published == "2026-07-23"


def test_a_link_is_fetched_from_the_page_it_is_passed_on_to(httpserver, raw):
    publisher = Publisher(httpserver)
    httpserver.expect_request(PAGE).respond_with_data("", status=301, headers={"Location": "/moved/here/"})
    httpserver.expect_request("/moved/here/").respond_with_data("<html><a href='calls.csv'>999 calls</a></html>", content_type="text/html")
    httpserver.expect_request("/moved/here/calls.csv").respond_with_data(CSV)
    (one,) = publisher.fetch(raw, find=publisher.find(by="links", file="csv$"))
    assert one.path.read_bytes() == CSV


def test_a_file_on_a_host_that_is_not_declared_is_not_asked_for(publisher, raw, monkeypatch):
    monkeypatch.setattr(publisher.server, "url_for", lambda path: f"http://assets.example{path}")
    find, page = publisher.find(), f"http://localhost:{publisher.server.port}{PAGE}"
    with pytest.raises(FactcheckError) as caught:
        fetch("borsetshire", find, page, raw_folder=raw, allow_local=True, manners=Manners(gap=0))
    assert (caught.value.code, caught.value.exit_code) == ("host-not-declared", 3)
    assert "`- assets.example`" in caught.value.remedy
    assert kept(raw) == []


def test_the_declared_size_is_the_largest(publisher, raw):
    publisher.files["/media/1/borsetshire-230726.xlsx"] = workbook(1) + b"\0" * (1024 * 1024)
    assert "1 MB" in failed(publisher, raw, "too-large", exit_code=3, find=publisher.find(largest_mb=1)).what


@pytest.mark.parametrize(
    "content", ["", "[]", '{"http://a": 1}', '{"http://a": {"file": "x"}}', '{"http://a": {"file": 5, "sha256": "0"}}']
)
def test_a_damaged_memory_is_told_and_never_taken_for_none(publisher, raw, content):
    (raw / "borsetshire").mkdir(parents=True)
    (raw / "borsetshire" / MEMORY).write_text(content)
    error = failed(publisher, raw, "unreadable-memory", exit_code=2)
    assert MEMORY in error.remedy


def test_what_is_remembered_names_no_path_outside_the_folder(publisher, raw):
    (first,) = publisher.fetch(raw)
    memory = raw / "borsetshire" / MEMORY
    content = json.loads(memory.read_text())
    (entry,) = content.values()
    assert set(entry) == {"file", "sha256", "etag", "last_modified"}
    assert entry["file"] == first.path.name
    entry["file"] = "../../elsewhere.xlsx"
    (raw.parent / "elsewhere.xlsx").write_bytes(first.path.read_bytes())
    memory.write_text(json.dumps(content))
    assert publisher.fetch(raw)[0].path == first.path
