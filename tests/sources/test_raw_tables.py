"""Files from the outside as plain text cells: what stands in them comes out, what would harm is refused, real releases read."""

import csv
import gzip
import io
import json
import time
import zipfile
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from factcheck.safety.subprocesses import Limits
from factcheck.sources.cell_text import cell_text
from factcheck.sources.raw_tables import RawTable, address, kind_of, read_json, read_tables
from factcheck.values import FactcheckError

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "official"
PFA = OFFICIAL / "recorded_crime" / "ons_pfa_tables"
shared = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="needs the raw releases in ../shared")


def saved(tmp_path: Path, data: bytes, name: str = "borsetshire.csv") -> Path:
    path = tmp_path / name
    path.write_bytes(data)
    return path


def read(path: Path, **options) -> list[RawTable]:
    return read_tables(path, kind=kind_of(path), **options)


def refused(path: Path, code: str, reader=read, **options) -> FactcheckError:
    began = time.monotonic()
    with pytest.raises(FactcheckError) as caught:
        reader(path, **options)
    assert caught.value.code == code, caught.value.message
    assert caught.value.where == str(path)
    assert time.monotonic() - began < 20
    return caught.value


def test_text_of_cells_stays_as_it_stands(tmp_path):
    path = saved(tmp_path, b'code,name,n\n4.10,"Sun Hill ",NA\n4.1,..,\n007,"two\nlines","1,234"\n')
    (table,) = read(path)
    assert (table.name, table.merged, table.ragged, table.formulas) == ("", (), (), 0)
    assert table.rows() == [["code", "name", "n"], ["4.10", "Sun Hill ", "NA"], ["4.1", "..", ""], ["007", "two\nlines", "1,234"]]
    assert table.cells.column_names == ["c0", "c1", "c2"]


def test_gzip_bom_line_ends_and_a_missing_last_one(tmp_path):
    (table,) = read(saved(tmp_path, gzip.compress("\ufeffa,b\r\n1,é\n2,3".encode(), mtime=0)))
    assert table.rows() == [["a", "b"], ["1", "é"], ["2", "3"]]


def test_rows_of_unequal_length_are_filled_up_and_told(tmp_path):
    (table,) = read(saved(tmp_path, b"Borsetshire\n\na,b,c\n1,2,3\n4,5\n"))
    assert table.rows() == [["Borsetshire", "", ""], ["", "", ""], ["a", "b", "c"], ["1", "2", "3"], ["4", "5", ""]]
    assert table.ragged == ((1, 1, 3), (2, 0, 3), (5, 2, 3))


def test_what_is_no_csv(tmp_path):
    assert "5" in refused(saved(tmp_path, b"a,b\n1\0,2\n"), "broken-csv", lambda path: read_tables(path, kind="csv")).what
    assert "byte 6 " in refused(saved(tmp_path, b"a,b\n1,\xe9\n"), "not-utf-8").what
    refused(saved(tmp_path, b""), "unknown-kind")
    refused(saved(tmp_path, b"\n"), "empty-file", lambda path: read_tables(path, kind="csv"))
    refused(saved(tmp_path, b'a,b\n1,"never closed\n2,3\n'), "broken-csv")
    refused(saved(tmp_path, gzip.compress(b"a,b\n1,2\n", mtime=0)[:-6]), "broken-gzip")


def test_a_gzip_bomb(tmp_path):
    block = b"\0" * (1 << 24)
    stream = io.BytesIO()
    with gzip.GzipFile(fileobj=stream, mode="wb", compresslevel=1) as packed:
        packed.write(b"a,b\n")
        for _ in range(66):
            packed.write(block)
    refused(saved(tmp_path, stream.getvalue()), "too-large-unpacked")


def test_one_cell_of_50_megabytes(tmp_path):
    refused(saved(tmp_path, b"a,b\n1," + b"x" * 50_000_000 + b"\n"), "broken-csv")


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.integers(1, 4).flatmap(
        lambda width: st.lists(
            st.lists(
                st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=8), min_size=width, max_size=width
            ),
            min_size=1,
            max_size=6,
        )
    )
)
def test_cells_come_through_csv_unchanged(tmp_path, rows):
    stream = io.StringIO(newline="")
    csv.writer(stream, quoting=csv.QUOTE_ALL).writerows(rows)
    (table,) = read_tables(saved(tmp_path, b'"start"' + b',""' * (len(rows[0]) - 1) + b"\n" + stream.getvalue().encode()), kind="csv")
    assert table.rows()[1:] == rows


def book(path: Path, fill) -> Path:
    made = Workbook()
    fill(made.active)
    made.save(path)
    return path


def test_a_workbook(tmp_path):
    def fill(sheet):
        sheet.title = "Sun Hill "
        sheet["B2"], sheet["C2"], sheet["D2"], sheet["B3"] = "4.10", 233688, 2.5e-07, True
        sheet.merge_cells("B5:C6")

    path = book(tmp_path / "a.xlsx", fill)
    (table,) = read(path)
    assert table.name == "Sun Hill "
    assert table.rows()[:3] == [["", "", "", ""], ["", "4.10", "233688", "0.00000025"], ["", "TRUE", "", ""]]
    assert (4, 1, 5, 2) in table.merged
    renamed = path.rename(tmp_path / "download.bin")
    assert read(renamed)[0].rows() == table.rows()


def test_errors_in_a_workbook_stay_errors(tmp_path):
    path = book(tmp_path / "a.xlsx", lambda sheet: sheet.append(["a", "#REF!", 1]))
    (table,) = read(path)
    assert table.rows() == [["a", "#REF!", "1"]]


def test_a_formula_without_its_value_is_refused(tmp_path):
    refused(book(tmp_path / "a.xlsx", lambda sheet: sheet.append([1, "=A1*2"])), "live-formulas")


def test_a_hostile_workbook_never_reaches_the_parser(tmp_path, monkeypatch):
    monkeypatch.setattr("factcheck.sources.raw_tables.run_limited", lambda *_, **__: pytest.fail("it was parsed"))
    path = tmp_path / "a.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        cell = '<table:table-cell office:value="3" table:number-columns-repeated="16000"/>'
        row = f'<table:table-row table:number-rows-repeated="1000000">{cell}</table:table-row>'
        archive.writestr("content.xml", f'<a xmlns:table="t" xmlns:office="o"><table:table>{row}</table:table></a>')
    refused(path, "too-many-cells", lambda path: read_tables(path, kind="ods"))


def test_memory_and_time_are_limited(tmp_path):
    path = saved(tmp_path, b"a,b\n" + b"1,2\n" * 2_000_000)
    with pytest.raises(FactcheckError) as caught:  # where Arrow cannot even start, it is not always Python that is out of memory
        read(path, limits=Limits(memory=160 * 1024 * 1024))
    assert caught.value.code in ("too-much-memory", "reader-failed")
    refused(path, "too-much-time", limits=Limits(memory=6 * 1024**3, wall_seconds=0.05))


def test_an_answer_that_makes_no_sense(tmp_path, monkeypatch):
    path = saved(tmp_path, b"a,b\n1,2\n")
    for answer in (b"no line", b"{}\n", b'{"name": "", "form": "arrow", "size": 3}\nabc', b'{"name": "", "form": "rows", "size": 3}\n[3]'):
        monkeypatch.setattr("factcheck.sources.raw_tables.run_limited", lambda *_, answer=answer, **__: answer)
        refused(path, "reader-failed")


def test_json(tmp_path):
    path = saved(tmp_path, b'\xef\xbb\xbf{"rate": 10.10, "n": 3, "name": "Sun Hill", "none": null}', "a.json")
    assert kind_of(path) == "json"
    found = read_json(path)
    assert found == {"rate": Decimal("10.10"), "n": 3, "name": "Sun Hill", "none": None}
    assert str(found["rate"]) == "10.10"


@pytest.mark.parametrize(
    "text",
    ["[" * 100_000 + "]" * 100_000, '{"a":' * 70 + "1" + "}" * 70, '{"a": 1, "a": 2}', '{"a": NaN}', "[-Infinity]", '{"a": 1', "[1] [2]"],
)
def test_broken_json(tmp_path, text):
    refused(saved(tmp_path, text.encode(), "a.json"), "broken-json", read_json)


def test_json_that_is_not_utf_8(tmp_path):
    refused(saved(tmp_path, '{"a": "é"}'.encode("cp1252"), "a.json"), "not-utf-8", read_json)


@pytest.mark.parametrize(
    ("row", "column", "name"), [(0, 0, "A1"), (6, 2, "C7"), (9, 25, "Z10"), (0, 26, "AA1"), (1_048_575, 16_383, "XFD1048576")]
)
def test_addresses(row, column, name):
    assert address(row, column) == name


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_a_number_gives_its_float_back_without_an_exponent(number):
    text = cell_text(number)
    assert float(text) == number
    assert "e" not in text.casefold()


@shared
def test_every_real_file_reads():
    kinds = {".csv", ".gz", ".json", ".geojson", ".xlsx", ".ods"}
    files = sorted(path for path in OFFICIAL.rglob("*") if path.suffix in kinds)
    assert len(files) > 80
    for path in files:
        kind = kind_of(path)
        if kind == "json":
            json.dumps(read_json(path), default=str)
        else:
            tables = read_tables(path, kind=kind)
            assert any(table.cells.num_rows and table.cells.num_columns > 1 for table in tables), path


@shared
def test_known_cells():
    tables = {table.name: table.rows() for table in read(PFA / "pfatablesdec19.xlsx")}
    assert [name for name in tables if name != name.strip()] == ["Table P4  ", "Table P5 "]
    assert tables["Table P1"][33][:3] == ["E23000014", "West Midlands", "259638"]
    assert "Table P1 " in {table.name for table in read(PFA / "policeforceareatablesyeendingmarch2019.xlsx")}
    workforce = read(OFFICIAL / "workforce" / "ods" / "police-workforce-sep19-tables.ods", sheets=["Table_1"])
    assert workforce[0].rows()[5][1:4] == ["2018-09-30", "2019-03-31", "2019-09-30"]
    assert workforce[0].formulas == 2
    (crime,) = read(OFFICIAL / "recorded_crime" / "prc-pfa-2012_13-to-2023_24Q1_release191023.csv.gz")
    assert {"4.10", "4.1"} <= {str(value) for column in crime.cells.columns for value in column.unique().to_pylist()}


@shared
def test_a_large_release_reads_quickly():
    path = OFFICIAL / "outcomes" / "outcomes-open-data-2017_18.csv.gz"
    read(path)
    began = time.monotonic()
    (table,) = read(path)
    assert table.cells.num_rows > 400_000
    assert time.monotonic() - began < 3  # well under a second on a machine that does nothing else
