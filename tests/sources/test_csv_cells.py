"""CSV from the outside: every cell comes back as it stands, or the file is refused; never a row swallowed in silence."""

import codecs
import csv
import io
import re
import time

import pyarrow
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from factcheck.sources import csv_cells
from factcheck.sources.csv_cells import strictly_quoted
from factcheck.sources.raw_tables import kind_of, read_tables
from factcheck.values import FactcheckError

TEXT = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
LETTERS = st.characters(exclude_characters="\0", exclude_categories=["Cs"])
SIMPLE = st.lists(st.lists(st.text(LETTERS, max_size=6), min_size=2, max_size=2), min_size=1, max_size=5)


def read(tmp_path, data: bytes):
    path = tmp_path / "borsetshire.csv"
    path.write_bytes(data)
    (table,) = read_tables(path, kind="csv")
    return table


def cells(tmp_path, data: bytes):
    """The same without a child, for tests that read many files."""
    path = tmp_path / "borsetshire.csv"
    path.write_bytes(data)
    table, ragged = csv_cells.csv_cells(csv_cells.csv_data(path))
    return [list(row) for row in zip(*(column.to_pylist() for column in table.columns), strict=True)], ragged


def refused(tmp_path, data: bytes, code: str) -> FactcheckError:
    began = time.monotonic()
    with pytest.raises(FactcheckError) as caught:
        read(tmp_path, data)
    assert caught.value.code == code, caught.value.message
    assert caught.value.where.endswith("borsetshire.csv")
    assert caught.value.remedy
    assert time.monotonic() - began < 20
    return caught.value


@pytest.mark.parametrize("data", [b"force,n\nSun Hill,1\n", b"force,n\nSun Hill\n"])
@pytest.mark.parametrize("size", ["small", "large"])
def test_cells_are_the_same_whichever_way_a_file_is_read(tmp_path, data, size):
    lines = csv_cells.PLAIN // len(b"Borsetshire,2\n") + 1 if size == "large" else 3
    table = read(tmp_path, data + b"Borsetshire,2\n" * lines)
    assert {field.type for field in table.cells.schema} <= {TEXT, pyarrow.string()}
    assert table.rows()[:3] == [["force", "n"], ["Sun Hill", "1" if b",1" in data else ""], ["Borsetshire", "2"]]
    assert table.cells.num_rows == lines + 2


@pytest.mark.parametrize(
    "data",
    [
        b"a,b\r\n1,2\n3,4\r5,6",
        b"a,b\r1,2\r3,4\r5,6\r",
        b"\xef\xbb\xbfa,b\n1,2\n3,4\n5,6\n",
        b'"a","b"\n"1",2\n3,"4"\n5,6\n',
    ],
)
def test_line_ends_marks_and_quotes_leave_the_cells_alone(tmp_path, data):
    assert cells(tmp_path, data) == ([["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]], [])


def test_line_ends_within_a_cell_stay_in_the_first_row_too(tmp_path):
    rows, ragged = cells(tmp_path, b'"Year ending\nMar 2015","a\r\nb"\n"x\ry",""\n')
    assert (rows, ragged) == ([["Year ending\nMar 2015", "a\r\nb"], ["x\ry", ""]], [])


@pytest.mark.parametrize(
    "data",
    [
        b'a,b\n1,"2',
        b'a,b\n1,"',
        b'a,b\nx"y,"2\n',
        b'a,b\n1,"2\n3,4\n5,"6\n7,8\n',
        b'a,b\n"x"y,2\n',
        b'a,b\n"x" ,2\n',
        b'"a\n' + b"1,2\n" * 1_000,
    ],
)
def test_a_quotation_that_ends_in_the_wrong_place_swallows_no_rows(tmp_path, data):
    refused(tmp_path, data, "broken-csv")


def test_marks_inside_plain_cells_are_letters(tmp_path):
    assert cells(tmp_path, b'a,b\n5" blade,x"y"\n') == ([["a", "b"], ['5" blade', 'x"y"']], [])


def test_a_header_only(tmp_path):
    assert cells(tmp_path, b"force,n") == ([["force", "n"]], [])


@pytest.mark.parametrize("data", [b"", b"\n\n", b" \r\n\t", b"\xef\xbb\xbf"])
def test_nothing_in_a_file(tmp_path, data):
    refused(tmp_path, data, "empty-file")


@pytest.mark.parametrize("data", ["a,b\n1,£\n".encode("cp1252"), b"a,b\n1,\xed\xa0\x80\n", b"a\xff,b\n1\n"])
def test_other_encodings(tmp_path, data):
    assert re.search(r"byte \d+ is not UTF-8", refused(tmp_path, data, "not-utf-8").what)


@pytest.mark.parametrize("mark", [codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE, b""])
def test_utf_16(tmp_path, mark):
    data = mark + "a,b\n1,2\n".encode("utf-16-be" if mark == codecs.BOM_UTF16_BE else "utf-16-le")
    refused(tmp_path, data, "broken-csv")
    with pytest.raises(FactcheckError) as caught:
        kind_of(tmp_path / "borsetshire.csv")
    assert caught.value.code == "unknown-kind"


def test_not_utf_8_is_told_of_a_large_file_too(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_cells, "SMALL", 10)
    with pytest.raises(FactcheckError) as caught:
        cells(tmp_path, b"a,b\n1,2\n" * 10 + b"1,\xe9\n")
    assert caught.value.code == "not-utf-8"


def test_a_large_file_that_is_not_plain_is_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(csv_cells, "SMALL", 10)
    for data in (b"a,b\n1,2\n1,2,3\n", b'a,b\n5" blade,2\n'):
        with pytest.raises(FactcheckError) as caught:
            cells(tmp_path, data)
        assert caught.value.code == "broken-csv"


@pytest.mark.parametrize("end", [b"\n", b"\nx\n"])
def test_ten_million_columns(tmp_path, end):
    assert "10,000,000" in refused(tmp_path, b"," * 9_999_999 + end, "too-many-cells").what


def test_ten_million_columns_after_a_short_first_row(tmp_path):
    refused(tmp_path, b"x\n" + b"," * 9_999_999 + b"\n", "too-many-cells")


def test_one_long_row_among_many_short_ones_is_not_filled_up(tmp_path):
    """A few megabytes would become sixteen milliard cells."""
    refused(tmp_path, b"," * 16_000 + b"\n" + b"x\n" * 1_000_000, "too-many-cells")


def test_more_cells_than_memory_is_for(tmp_path):
    refused(tmp_path, b",,,,,,,,,\n" * 5_000_001, "too-many-cells")


@pytest.mark.parametrize("head", [b"", b"a,b\n"])
@pytest.mark.parametrize("size", [2_000_000, 20_000_000])
def test_a_cell_of_absurd_size(tmp_path, head, size):
    refused(tmp_path, head + b"x," + b"y" * size + b"\n", "broken-csv")


def test_a_cell_of_a_megabyte_and_many_small_ones_pass(tmp_path):
    words = [f"Sun Hill {number}" for number in range(200_000)]
    rows, _ = cells(tmp_path, b"a,b\n" + b"y" * 1_000_000 + b",1\n" + "".join(f"{word},2\n" for word in words).encode())
    assert (len(rows[1][0]), [row[0] for row in rows[2:]] == words) == (1_000_000, True)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(SIMPLE, st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL, csv.QUOTE_NONNUMERIC]), st.sampled_from(["\n", "\r\n", "\r"]))
def test_any_table_of_texts_comes_back_cell_for_cell(tmp_path, rows, quoting, line_end):
    assume(quoting != csv.QUOTE_MINIMAL or (line_end == "\r\n" and "".join(map("".join, rows)).strip()))
    assume(not rows[0][0].startswith("\ufeff"))
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=quoting, lineterminator=line_end).writerows(rows)
    found, ragged = cells(tmp_path, stream.getvalue().encode())
    assert (found, ragged) == (rows, [])


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(st.sampled_from('ab,"\n\r '), min_size=1, max_size=24))
def test_any_text_is_read_as_the_strict_reader_reads_it_or_refused(tmp_path, text):
    """Fast and slow way give the same: the rows of Python's strict reader, shorter ones filled up."""
    try:
        found, _ = cells(tmp_path, text.encode())
    except FactcheckError as error:
        refusal = error.code
    else:
        refusal = None
    if refusal:
        assert refusal in {"broken-csv", "empty-file"}
        return
    rows = list(csv.reader(io.StringIO(text, newline=""), strict=True))
    width = max(1, *map(len, rows))
    assert found == [row + [""] * (width - len(row)) for row in rows]


@given(st.lists(st.lists(st.text(st.sampled_from('ab,"\n'), max_size=4), min_size=1, max_size=3), min_size=1, max_size=4))
def test_what_a_writer_of_csv_makes_is_strictly_quoted(rows):
    stream = io.StringIO(newline="")
    csv.writer(stream, lineterminator="\n").writerows(rows)
    assert strictly_quoted(stream.getvalue().encode())
