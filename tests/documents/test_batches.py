"""JSON Lines and CSV batches: each good line a document, each broken one its own error."""

import csv
import io
import json
from contextlib import suppress
from datetime import date
from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.batches import Line, read_csv, read_jsonl
from factcheck.documents.document import BrokenDocument
from factcheck.documents.lines import physical_lines
from factcheck.values import FactcheckError


def jsonl(*lines):
    data = b"\n".join(
        line if isinstance(line, bytes) else line.encode() if isinstance(line, str) else json.dumps(line).encode() for line in lines
    )
    return list(read_jsonl(io.BytesIO(data), name="batch.jsonl"))


def csv_of(text):
    return list(read_csv(io.BytesIO(text if isinstance(text, bytes) else text.encode()), name="batch.csv"))


def test_a_line_has_its_own_id_date_and_other_keys():
    (line,) = jsonl({"id": "d001", "published": "2023-11-24", "text": "Burglary rose.\r\nA lot.", "outlet": "The Paper", "n": [1]})
    assert (line.id, line.number, line.published, line.text) == ("d001", 1, date(2023, 11, 24), "Burglary rose.\r\nA lot.")
    assert line.kept == {"outlet": "The Paper", "n": [1]}


def test_a_line_without_id_is_named_by_its_number_in_the_file():
    lines = jsonl({"text": "a"}, "", "   \r", {"id": None, "text": "b"}, {"id": "", "text": "c"}, {"id": 7, "text": "d"})
    assert [line.id for line in lines] == ["line-1", "line-4", "line-5", "7"]


@pytest.mark.parametrize("written", [None, "", "  "])
def test_no_date_is_no_date(written):
    assert jsonl({"published": written, "text": "a"})[0].published is None


@pytest.mark.parametrize("written", ["2023-11-24", " 2023-11-24 ", "2023-11-24T10:15:00Z", "2023-11-24 10:15"])
def test_a_date_may_have_a_time(written):
    assert jsonl({"published": written, "text": "a"})[0].published == date(2023, 11, 24)


@pytest.mark.parametrize(
    ("line", "code", "id"),
    [
        ("{", "not-json", "line-1"),
        ("nonsense", "not-json", "line-1"),
        ('{"id": "a", "text": NaN}', "not-json", "line-1"),
        ('{"text": ' + "1" * 6000 + "}", "not-json", "line-1"),
        ("[" * 100_000, "not-json", "line-1"),
        ('{"text": ' + "[" * 100_000, "not-json", "line-1"),
        ("[1]", "not-an-object", "line-1"),
        ('"text"', "not-an-object", "line-1"),
        ("null", "not-an-object", "line-1"),
        ('{"id": "a"}', "no-text", "a"),
        ('{"id": "a", "text": null}', "no-text", "a"),
        ('{"id": "a", "text": 5}', "no-text", "a"),
        ('{"id": "a", "text": ["b"]}', "no-text", "a"),
        ('{"id": "a", "text": ""}', "empty-document", "a"),
        ('{"id": "a", "text": " \\n\\t"}', "empty-document", "a"),
        ('{"id": "a", "text": "a\\u0000b"}', "binary-file", "a"),
        ('{"id": "a", "text": "b", "published": "24/11/2023"}', "not-a-date", "a"),
        ('{"id": "a", "text": "b", "published": "2023-02-30"}', "not-a-date", "a"),
        ('{"id": "a", "text": "b", "published": "2023-11"}', "not-a-date", "a"),
        ('{"id": "a", "text": "b", "published": 2023}', "not-a-date", "a"),
        ('{"id": ["a"], "text": "b"}', "bad-id", "line-1"),
        ('{"id": true, "text": "b"}', "bad-id", "line-1"),
        ("Полиция".encode("cp1251"), "wrong-encoding", "line-1"),
        (b'{"id": "a", "text": "\xff\xfe\x81"}', "wrong-encoding", "line-1"),
        (b'{"a": "\0"}', "binary-file", "line-1"),
    ],
)
def test_a_broken_line_is_told_and_stops_no_other(line, code, id):
    broken, good = jsonl(line, {"text": "good"})
    assert isinstance(broken, BrokenDocument)
    assert (broken.code, broken.id) == (code, id)
    assert "batch.jsonl line 1" in broken.message
    assert isinstance(good, Line)
    assert good.id == "line-2"
    told = json.loads(json.dumps(broken.to_dict()))
    assert told["error"] == {"code": code, "message": broken.message}
    assert told["claims"] == []


def test_half_characters_are_replaced_one_for_one_and_said():
    (line,) = jsonl(b'{"id": "a\\ud800", "text": "x\\udc00y \\ud83d\\ude00", "k\\udfff": ["\\ud800"]}')
    assert (line.id, line.text) == ("a\ufffd", "x\ufffdy 😀")
    assert line.kept == {"k\ufffd": ["\ufffd"]}
    assert "U+FFFD" in line.notes[0]
    assert not jsonl(b'{"text": "\\ud83d\\ude00"}')[0].notes


def test_a_windows_1252_line_is_read_and_said():
    (line,) = jsonl(json.dumps({"text": "It cost £3m – a lot"}, ensure_ascii=False).encode("cp1252"))
    assert line.text == "It cost £3m – a lot"
    assert "Windows-1252" in line.notes[0]


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-32"])
def test_batches_with_a_mark_are_read(encoding):
    text = "\r\n".join(json.dumps({"text": f"£{n} \u2028 é"}, ensure_ascii=False) for n in range(3))
    lines = list(read_jsonl(io.BytesIO(text.encode(encoding)), name="x"))
    assert [line.text for line in lines] == [f"£{n} \u2028 é" for n in range(3)]


def test_a_utf16_batch_that_breaks_off_is_refused():
    with pytest.raises(FactcheckError, match="UTF-16"):
        list(read_jsonl(io.BytesIO('{"text": "a"}\n'.encode("utf-16") + b"\0"), name="x"))


def test_a_document_past_the_limit_is_broken_and_the_next_is_read(monkeypatch):
    monkeypatch.setattr("factcheck.documents.batches.LARGEST_DOCUMENT", 100)
    short = partial(physical_lines, longest=400)
    monkeypatch.setattr("factcheck.documents.batches.physical_lines", short)
    lines = jsonl(
        {"id": "a", "text": "x" * 101},
        {"id": "b", "text": "é" * 49},
        {"id": "c", "text": "x" * 1000},
        {"id": "d", "text": "é" * 51},
        {"text": "good"},
    )
    assert [getattr(line, "code", "good") for line in lines] == ["too-large", "good", "too-large", "too-large", "good"]
    assert [line.id for line in lines] == ["a", "b", "line-3", "d", "line-5"]


@given(st.lists(st.binary(max_size=20).map(lambda raw: raw.replace(b"\n", b"")), max_size=8), st.integers(min_value=4, max_value=12))
def test_lines_are_those_of_the_file_and_long_ones_are_passed_over(parts, longest):
    data = b"\n".join([b"first", *parts])
    expected = list(io.BytesIO(data))
    kept = [line if len(line) < longest or (len(line) == longest and line.endswith(b"\n")) else None for line in expected]
    assert list(physical_lines(io.BytesIO(data), name="x", longest=longest)) == list(enumerate(kept, start=1))


@given(
    st.dictionaries(
        st.sampled_from(["id", "published", "text", "x"]),
        st.recursive(st.none() | st.booleans() | st.integers() | st.text(), st.lists, max_leaves=5),
    )
)
def test_any_object_is_a_line_or_a_broken_document_that_can_be_written(fields):
    for found in jsonl(fields):
        if isinstance(found, Line):
            assert found.text == fields["text"].removeprefix("\ufeff")
        else:
            json.dumps(found.to_dict()).encode()


@given(st.binary(max_size=200))
def test_any_bytes_are_lines_or_broken_documents_or_no_batch(data):
    for read in (read_jsonl, read_csv):
        found = []
        with suppress(FactcheckError):
            found = list(read(io.BytesIO(data), name="x"))
        assert all(isinstance(line, Line | BrokenDocument) for line in found)


def test_a_csv_batch_keeps_line_ends_and_other_columns():
    first, second = csv_of('id,published,text,outlet\r\nd1,2023-11-24,"Burglary ""rose"",\r\nby 5%.\n",The Paper\r\n,,plain,\r\n')
    assert (first.id, first.published, first.text, first.kept) == (
        "d1",
        date(2023, 11, 24),
        'Burglary "rose",\r\nby 5%.\n',
        {"outlet": "The Paper"},
    )
    assert (second.id, second.number, second.published, second.text) == ("line-5", 5, None, "plain")


@pytest.mark.parametrize("mark", [",", ";", "\t"])
def test_csv_columns_may_be_parted_as_other_countries_do_and_stand_in_any_order(mark):
    (line,) = csv_of(mark.join(["Text", "ID"]) + "\n" + mark.join(["Burglary rose", "d1"]) + "\n")
    assert (line.id, line.text) == ("d1", "Burglary rose")


def test_csv_rows_that_are_broken_stop_no_other():
    rows = [
        "id,published,text",
        "a,2023-11-24,good one",
        "b,soon,text",
        "c,,",
        "d",
        "e,,one,two",
        'f,,"broken" quote',
        ",,",
        "",
        "g,,good too",
        'h,,"never ends',
    ]
    found = {line.id: getattr(line, "code", "good") for line in csv_of("\n".join(rows))}
    assert found == {
        "a": "good",
        "b": "not-a-date",
        "c": "empty-document",
        "d": "no-text",
        "e": "bad-row",
        "line-7": "bad-row",
        "g": "good",
        "line-11": "bad-row",
    }


def test_a_csv_row_of_another_encoding_is_lost_alone():
    data = "id,text\na,£5\n".encode() + b"b,\x81\x8d\n" + "c,It cost £5\n".encode("cp1252") + "d,“é”\n".encode()
    lines = csv_of(data)
    assert [getattr(line, "code", "good") for line in lines] == ["good", "wrong-encoding", "good", "good"]
    assert [line.id for line in lines] == ["a", "b", "c", "d"]
    assert lines[2].text == "It cost £5"
    assert lines[2].notes
    assert not lines[3].notes


def test_a_csv_batch_without_the_column_is_refused_with_what_it_has():
    with pytest.raises(FactcheckError, match="found: id, body") as caught:
        csv_of("id,body\na,b\n")
    assert caught.value.code == "missing-column"
    with pytest.raises(FactcheckError, match="twice"):
        csv_of("id,text,text\na,b,c\n")


def test_a_long_csv_cell_is_read():
    (line,) = csv_of("text\n" + "x" * 300_000 + "\n")
    assert len(line.text) == 300_000


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\r\t"), min_size=1), min_size=1, max_size=5
    )
)
def test_csv_texts_come_back_as_they_were_written(texts):
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "text"])
    writer.writerows((f"d{n}", text) for n, text in enumerate(texts))
    for text, line in zip(texts, csv_of(out.getvalue()), strict=True):
        if isinstance(line, Line):
            assert line.text == text.removeprefix("\ufeff")
        else:
            assert line.code == "empty-document"
            assert not text.removeprefix("\ufeff").strip()
