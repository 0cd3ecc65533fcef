"""What each kind of input becomes: ids, dates, offsets, duplicates, and errors that stop nothing else."""

import io
import json
import os
import tracemalloc
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_documents import PARAGRAPHS, locked_pdf, page, pdf

from factcheck.documents import BrokenDocument, Document, count_documents, read_documents
from factcheck.documents.inputs import plan_inputs
from factcheck.safety.addresses import ALLOW_LOCAL
from factcheck.values import FactcheckError

THE_DAY = date(2023, 11, 24)
OTHER_DAY = date(2020, 1, 2)


def read(*inputs, **options):
    return list(read_documents([str(given) for given in inputs], **options))


def only(*inputs, **options):
    (document,) = read(*inputs, **options)
    return document


def refused(code, *inputs, **options):
    """The error, which must come from the call itself, before any document is asked for."""
    with pytest.raises(FactcheckError) as caught:
        read_documents([str(given) for given in inputs], **options)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)
    assert caught.value.remedy
    return caught.value


def put(folder, files):
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def batch(*lines):
    return "".join(json.dumps(line) + "\n" for line in lines)


def test_a_text_file_keeps_every_character_and_is_named_by_its_name(tmp_path):
    put(tmp_path, {"a/article.txt": b"\xef\xbb\xbfBurglary is up\r\n\r\nIt cost \xc2\xa33.6m.\r\n"})
    document = only(tmp_path / "a" / "article.txt")
    assert isinstance(document, Document)
    assert document.text == "Burglary is up\r\n\r\nIt cost £3.6m.\r\n"
    assert (document.id, document.title, document.own_text, document.outlet) == ("article.txt", "Burglary is up", False, None)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t")))
def test_offsets_count_in_the_text_as_it_was_given(tmp_path, text):
    words = "Burglary rose " + text
    put(tmp_path, {"a.txt": words, "b.jsonl": batch({"id": "b", "text": words})})
    for document in read(tmp_path / "a.txt", tmp_path / "b.jsonl"):
        assert document.text == words


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=150)
@given(st.binary(max_size=300), st.sampled_from(["a.txt", "a.html", "a.jsonl", "a.csv", "a", "a.docx"]))
def test_any_bytes_under_any_name_are_a_document_or_a_broken_one(tmp_path, data, name):
    put(tmp_path, {name: data})
    found = read(tmp_path / name)
    assert found
    for document in found:
        if isinstance(document, BrokenDocument):
            assert document.message
            json.dumps(document.to_dict()).encode()
        else:
            document.text.encode()
            document.id.encode()


def test_the_date_comes_from_the_line_then_the_option_then_the_text():
    dated = "Burglary is up\n\nPublished 24th Nov 2023\nLast updated 25th Nov 2023\n\nIt rose by a third.\n"
    lines = batch(
        {"id": "line", "published": "2020-01-02", "text": dated}, {"id": "none", "text": "It rose."}, {"id": "text", "text": dated}
    )

    def found(**options):
        documents = read("-", stdin=io.BytesIO(lines.encode()), **options)
        return {document.id: (document.published, document.published_from) for document in documents}

    assert found() == {"line": (OTHER_DAY, "line"), "none": (None, None), "text": (THE_DAY, "text")}
    day = date(2021, 5, 6)
    assert found(published=day) == {"line": (OTHER_DAY, "line"), "none": (day, "option"), "text": (day, "option")}


def test_the_date_of_a_page_comes_from_the_option_or_the_page(tmp_path):
    put(
        tmp_path,
        {"a.html": page('<meta property="article:published_time" content="2023-11-24"><meta property="og:site_name" content="The Paper">')},
    )
    document = only(tmp_path / "a.html")
    assert (document.published, document.published_from, document.outlet, document.own_text) == (THE_DAY, "page", "The Paper", True)
    assert document.title == "Burglary is up by a third"
    assert document.text.endswith(PARAGRAPHS[-1])
    document = only(tmp_path / "a.html", published=OTHER_DAY)
    assert (document.published, document.published_from) == (OTHER_DAY, "option")


def test_the_date_of_a_pdf_comes_from_its_text(tmp_path):
    put(tmp_path, {"a.pdf": pdf(["Burglary is up by a third", "Published 24 November 2023", "", "It rose to 21,146."])})
    document = only(tmp_path / "a.pdf")
    assert (document.published, document.published_from, document.own_text) == (THE_DAY, "text", True)
    assert document.title == "Burglary is up by a third"


def test_other_keys_are_kept_and_name_outlet_title_and_address(tmp_path):
    line = {"id": "a", "text": "It rose.", "outlet": "The Paper", "title": "Up", "url": "https://paper.example/a", "claims": [1]}
    put(tmp_path, {"a.jsonl": batch(line, {"id": "b", "text": "x", "outlet": 5, "title": ""})})
    first, second = read(tmp_path / "a.jsonl")
    assert (first.outlet, first.title, first.url) == ("The Paper", "Up", "https://paper.example/a")
    assert first.kept == {"outlet": "The Paper", "title": "Up", "url": "https://paper.example/a", "claims": [1]}
    assert (second.outlet, second.title) == (None, None)


def test_a_folder_is_read_through_in_order_with_paths_as_ids(tmp_path):
    put(
        tmp_path,
        {
            "b/two.html": page(),
            "b/one.txt": "It rose.",
            "a.TXT": "It fell.",
            "c.jsonl": batch({"id": "c1", "text": "It stayed."}),
            ".hidden.txt": "no",
            ".git/x.txt": "no",
            "notes.docx": "no",
            "README.md": "no",
        },
    )
    documents = read_documents([str(tmp_path)])
    assert documents.total == 4
    assert [os.path.relpath(path, tmp_path) for path in documents.skipped] == ["README.md", "notes.docx"]
    assert [document.id for document in documents] == ["a.TXT", "b/one.txt", "b/two.html", "c1"]
    assert count_documents([str(tmp_path)]) == 4


def test_a_folder_without_documents_and_an_input_that_is_not_there_are_refused(tmp_path):
    put(tmp_path, {"notes.docx": "no", "good.txt": "It rose."})
    (tmp_path / "empty").mkdir()
    assert ".pdf" in refused("no-documents", tmp_path / "empty").what
    refused("no-such-file", tmp_path / "good.txt", tmp_path / "none.txt")
    refused("no-such-file", tmp_path / "good.txt" / "none.txt")
    refused("not-an-address", "ftp://paper.example/a")
    refused("no-input")
    refused("no-standard-input", "-")
    refused("unreadable-file", "a\0b")
    refused("unreadable-file", "a\ud800").message.encode()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="the superuser may read every file")
def test_a_file_that_may_not_be_read_is_refused(tmp_path):
    put(tmp_path, {"a.txt": "It rose."})
    (tmp_path / "a.txt").chmod(0)
    refused("unreadable-file", tmp_path / "a.txt")


def test_links_in_a_folder_that_lead_nowhere_break_nothing_else(tmp_path):
    put(tmp_path, {"b.txt": "It rose."})
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    (tmp_path / "c.jsonl").symlink_to(tmp_path / "gone.jsonl")
    (tmp_path / "circle").symlink_to(tmp_path)
    assert [(document.id, getattr(document, "code", "")) for document in read(tmp_path)] == [
        ("a.txt", "unreadable-file"),
        ("b.txt", ""),
        ("c.jsonl", "unreadable-file"),
    ]


@pytest.mark.parametrize(
    ("name", "data", "code"),
    [
        ("a.txt", b"", "empty-document"),
        ("a.txt", b" \r\n", "empty-document"),
        ("a.jsonl", b"\n\n", "empty-document"),
        ("a.csv", b"id,body\n1,2\n", "missing-column"),
        ("a.csv", b"id,text\n", "empty-document"),
        ("a.txt", b"\x89PNG\0\0", "unknown-kind"),
        ("a.bin", b"ab\0\1\2", "binary-file"),
        ("a.txt", "Полиция раскрыла больше краж".encode("cp1251"), "wrong-encoding"),
        ("a.pdf", b"%PDF-1.4 broken", "unreadable-pdf"),
        ("a.pdf", locked_pdf(["x"], password="secret"), "encrypted-pdf"),
        ("a.pdf", pdf([]), "no-text-layer"),
        ("a.html", b"<html><body></body></html>", "not-an-article"),
        ("a.docx", b"PK\x03\x04", "unknown-kind"),
    ],
)
def test_a_broken_file_is_told_and_the_next_one_read(tmp_path, name, data, code):
    put(tmp_path, {name: data, "good.txt": "It rose."})
    broken, good = read(tmp_path / name, tmp_path / "good.txt")
    assert isinstance(broken, BrokenDocument)
    assert (broken.id, broken.code, broken.exit_code) == (name, code, 2)
    assert name in broken.message
    assert isinstance(good, Document)


def test_a_file_past_the_limit_is_told(tmp_path):
    with (tmp_path / "a.txt").open("wb") as stream:
        stream.write(b"x")
        stream.truncate(20 * 1024 * 1024 + 1)
    assert only(tmp_path / "a.txt").code == "too-large"
    assert "20 MB" in only(tmp_path / "a.txt").message


@pytest.mark.parametrize(
    ("files", "inputs", "id"),
    [
        ({"a.jsonl": batch({"id": "d1", "text": "x"}, {"id": "d2", "text": "x"}, {"id": "d1", "text": "y"})}, ["a.jsonl"], "d1"),
        ({"a.jsonl": batch({"id": "d1", "text": "x"}), "b.csv": "id,text\nd1,x\n"}, ["a.jsonl", "b.csv"], "d1"),
        ({"a.jsonl": batch({"text": "x"}, {"id": "line-1", "text": "x"})}, ["a.jsonl"], "line-1"),
        ({"a.jsonl": batch({"id": "d1"}, {"id": "d1", "text": "x"})}, ["a.jsonl"], "d1"),
        ({"a/x.txt": "x", "b/x.txt": "y"}, ["a/x.txt", "b/x.txt"], "x.txt"),
        ({"a/x.txt": "x", "b/x.txt": "y"}, ["a", "b"], "x.txt"),
        ({"x.txt": "x"}, ["x.txt", "x.txt"], "x.txt"),
    ],
)
def test_a_duplicate_ends_the_run_before_any_work(tmp_path, files, inputs, id):
    put(tmp_path, files)
    error = refused("duplicate-id", *(tmp_path / name for name in inputs))
    assert f'"{id}"' in error.what
    assert str(tmp_path) in error.where
    assert str(tmp_path) in error.what


def test_a_duplicate_names_both_lines(tmp_path):
    put(tmp_path, {"a.jsonl": batch({"id": "d1", "text": "x"}, {"id": "d2", "text": "x"}, {"id": "d2", "text": "x"})})
    error = refused("duplicate-id", tmp_path / "a.jsonl")
    assert error.where.endswith("a.jsonl line 3")
    assert error.what.endswith("a.jsonl line 2")


def test_different_ids_with_one_digest_are_no_duplicates(tmp_path, monkeypatch):
    class Same:
        def __init__(self, *_, **__):
            pass

        def digest(self):
            return b"12345678"

    monkeypatch.setattr("factcheck.documents.reading.blake2b", Same)
    put(tmp_path, {"a.jsonl": batch({"id": "d1", "text": "x"}, {"id": "d2", "text": "x"})})
    assert [document.id for document in read(tmp_path / "a.jsonl")] == ["d1", "d2"]


def test_two_folders_with_different_paths_and_files_of_one_name_are_no_duplicates(tmp_path):
    put(tmp_path, {"a/x.txt": "x", "b/x.txt": "y"})
    assert [document.id for document in read(tmp_path)] == ["a/x.txt", "b/x.txt"]


@pytest.mark.parametrize(
    ("data", "own_text"),
    [(b"It rose.\r\n", False), (page().encode(), True), (pdf(["It rose to 21,146."]), True), (b"{curly} words", False)],
)
def test_standard_input_is_a_document(data, own_text):
    document = only("-", stdin=io.BytesIO(data))
    assert (document.id, document.own_text) == ("-", own_text)
    assert own_text or document.text.encode() == data


def test_standard_input_may_be_a_batch():
    lines = "\n" + batch({"id": "a", "text": "It rose."}, {"text": "It fell."})
    documents = read_documents(["-"], stdin=io.BytesIO(lines.encode()))
    assert documents.total == 2
    assert [document.id for document in documents] == ["a", "line-3"]


def test_standard_input_that_is_broken_is_told():
    assert only("-", stdin=io.BytesIO(b"")).code == "empty-document"
    assert only("-", stdin=io.BytesIO(b'{"a": 1}')).code == "unknown-kind"
    large = only("-", stdin=io.BytesIO(b"x" * (20 * 1024 * 1024 + 1)))
    assert large.code == "too-large"
    assert "standard input" in large.message


def test_a_batch_from_a_pipe_is_read(tmp_path):
    import threading

    pipe = tmp_path / "pipe.jsonl"
    os.mkfifo(pipe)
    writer = threading.Thread(target=lambda: pipe.write_text(batch({"id": "a", "text": "It rose."}, {"id": "b", "text": "It fell."})))
    writer.start()
    assert [document.id for document in read(pipe)] == ["a", "b"]
    writer.join()


def test_documents_come_one_at_a_time_and_memory_stays_flat(tmp_path):
    with (tmp_path / "a.jsonl").open("w") as stream:
        for number in range(4000):
            stream.write(json.dumps({"id": f"d{number}", "text": f"{number} " + "It rose by 5%. " * 200}) + "\n")
    assert (tmp_path / "a.jsonl").stat().st_size > 12_000_000
    next(read_documents([str(tmp_path / "a.jsonl")]))  # what is loaded once is loaded before the measurement
    tracemalloc.start()
    count = sum(1 for _ in read_documents([str(tmp_path / "a.jsonl")]))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert count == 4000
    assert peak < 3_000_000


def test_an_address_is_fetched_and_is_its_own_id(httpserver, monkeypatch):
    monkeypatch.setenv(ALLOW_LOCAL, "1")
    source = page('<meta property="article:published_time" content="2023-11-24">').replace("21,140", "£21,140")
    httpserver.expect_request("/old").respond_with_data("", status=301, headers={"Location": "/a"})
    httpserver.expect_request("/a").respond_with_data(source.encode("cp1252"), content_type="text/html; charset=windows-1252")
    httpserver.expect_request("/b").respond_with_data(pdf(["It rose to 21,146."]), content_type="application/pdf")
    httpserver.expect_request("/c").respond_with_data("gone", status=404)
    httpserver.expect_request("/d").respond_with_data("{}", content_type="application/json")
    urls = [httpserver.url_for(path) for path in ("/old", "/b", "/c", "/d")]
    html, paper, gone, other = read(*urls)
    assert (html.id, html.url, html.published, html.published_from) == (urls[0], httpserver.url_for("/a"), THE_DAY, "page")
    assert "£21,140" in html.text
    assert (paper.id, paper.text, paper.own_text) == (urls[1], "It rose to 21,146.", True)
    assert (gone.id, gone.code, gone.exit_code) == (urls[2], "http-error", 3)
    assert (other.id, other.code, other.exit_code) == (urls[3], "wrong-content-type", 2)


def test_nothing_is_fetched_before_the_inputs_are_in_order(httpserver, tmp_path, monkeypatch):
    monkeypatch.setenv(ALLOW_LOCAL, "1")
    refused("no-such-file", httpserver.url_for("/a"), tmp_path / "none.txt")
    refused("duplicate-id", httpserver.url_for("/a"), httpserver.url_for("/a"))
    assert not httpserver.log


def test_an_inside_address_is_a_broken_document(monkeypatch):
    monkeypatch.delenv(ALLOW_LOCAL, raising=False)
    broken = only("http://127.0.0.1:9/")
    assert (broken.code, broken.exit_code) == ("unsafe-address", 2)


def test_file_names_that_are_no_utf8_can_still_be_printed(tmp_path):
    (tmp_path / os.fsdecode(b"caf\xe9.txt")).write_text("It rose.")
    document = only(tmp_path)
    assert document.id == "caf\\xe9.txt"
    assert plan_inputs([str(tmp_path)]).sources[0].where.encode()
    assert "\\xe9" in refused("no-such-file", os.fsdecode(b"none\xe9.txt")).message


@pytest.mark.shared
def test_the_first_article_tells_its_date(shared):
    document = only(shared / "seed" / "article.txt")
    assert (document.published, document.published_from) == (THE_DAY, "text")
    assert document.title.startswith("West Midlands Police under heavy criticism")


@pytest.mark.shared
def test_the_annotated_passages_keep_their_offsets(shared):
    documents = read(shared / "gold" / "dev.jsonl")
    assert len(documents) == 47
    for document in documents:
        assert document.published_from == "line"
        for claim in document.kept["claims"]:
            assert document.text[claim["start"] : claim["end"]] == claim["quote"]
