"""Workbooks in the child: what the parser would lose or change in silence is kept or refused."""

import time
import zipfile
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import pyarrow
import pytest
from openpyxl import Workbook

from factcheck.safety.subprocesses import Limits
from factcheck.sources import cell_reading
from factcheck.sources.cell_text import cell_text
from factcheck.sources.raw_tables import address, kind_of, read_tables
from factcheck.values import FactcheckError

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "official"
shared = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="needs the raw releases in ../shared")


def book(tmp_path: Path, *titles: str, fill=lambda sheet: sheet.append(["Sun Hill", 7])) -> Path:
    made = Workbook()
    made.remove(made.active)
    for title in titles:
        fill(made.create_sheet(title))
    made.save(tmp_path / "borsetshire.xlsx")
    return tmp_path / "borsetshire.xlsx"


def cells(path: Path, sheet: str) -> dict[str, str]:
    (table,) = read_tables(path, kind=kind_of(path), sheets=[sheet])
    return {address(row, column): text for row, line in enumerate(table.rows()) for column, text in enumerate(line)}


def refused(path: Path, code: str, **options) -> FactcheckError:
    began = time.monotonic()
    with pytest.raises(FactcheckError) as caught:
        read_tables(path, kind="xlsx", **options)
    assert (caught.value.code, caught.value.where) == (code, str(path)), caught.value.message
    assert caught.value.remedy
    assert time.monotonic() - began < 20
    return caught.value


def test_sheets_are_asked_for_by_name_with_or_without_spaces(tmp_path):
    path = book(tmp_path, "Notes", "Table P1 ", "Table P2")
    assert [table.name for table in read_tables(path, kind="xlsx", sheets=["Table P1", "Notes"])] == ["Notes", "Table P1 "]
    assert [table.name for table in read_tables(path, kind="xlsx")] == ["Notes", "Table P1 ", "Table P2"]


def test_a_sheet_that_is_not_there_is_no_empty_answer(tmp_path):
    error = refused(book(tmp_path, "Notes", "Table P1 "), "no-such-sheet", sheets=["Table P9", "Notes"])
    assert "'Table P9'" in error.what
    assert "'Table P1 '" in error.remedy


@pytest.mark.parametrize("limit", [0, 10**6])
def test_a_sheet_reads_the_same_in_either_form(tmp_path, monkeypatch, limit):
    monkeypatch.setattr(cell_reading, "MANY_CELLS", limit)
    monkeypatch.setattr("factcheck.sources.raw_tables.run_limited", lambda function, payload, **_: function(payload))
    path = book(tmp_path, "Sun Hill", fill=lambda sheet: sheet.append(["a ", "#REF!", 1, None, "é"]))
    (table,) = read_tables(path, kind="xlsx")
    assert table.rows() == [["a ", "#REF!", "1", "", "é"]]
    assert {field.type for field in table.cells.schema} == {pyarrow.string()}


def test_an_empty_sheet_has_no_rows(tmp_path):
    path = book(tmp_path, "Sun Hill", fill=lambda sheet: None)
    assert read_tables(path, kind="xlsx")[0].rows() == []


@pytest.mark.parametrize("number", [float("inf"), float("-inf"), float("nan")])
def test_a_number_that_is_none_is_no_text(number):
    with pytest.raises(FactcheckError) as caught:
        cell_text(number)
    assert caught.value.code == "broken-spreadsheet"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("4.10 ", "4.10 "),
        (4.1, "4.1"),
        (233688.0, "233688"),
        (1e22, "10000000000000000000000"),
        (2.5e-07, "0.00000025"),
        (True, "TRUE"),
        (7, "7"),
        (date(2018, 9, 30), "2018-09-30"),
        (datetime(2018, 9, 30), "2018-09-30"),
        (datetime(2018, 9, 30, 12, 30), "2018-09-30T12:30:00"),
        (clock(1, 30), "01:30:00"),
        (timedelta(hours=26, minutes=30), "26:30:00"),
        (timedelta(seconds=-5), "-0:00:05"),
        (timedelta(seconds=16, milliseconds=100), "0:00:16.100000"),
    ],
)
def test_the_text_of_each_kind_of_cell(value, text):
    assert cell_text(value) == text


def test_a_text_shared_by_many_cells_ends_within_the_reader_s_memory(tmp_path):
    """Twenty thousand cells that show one text of two megabytes: the parser would need 40 GB."""
    path = book(tmp_path, "Sun Hill", fill=lambda sheet: None)
    rows = "".join(f'<row r="{number}"><c r="A{number}" t="s"><v>0</v></c></row>' for number in range(1, 20_001))
    changed = {
        "xl/sharedStrings.xml": f"<sst><si><t>{'x' * 2_000_000}</t></si></sst>",
        "xl/worksheets/sheet1.xml": f"<worksheet><sheetData>{rows}</sheetData></worksheet>",
    }
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings"
    shared_strings = f'<Relationship Id="made" Type="{kind}" Target="sharedStrings.xml"/></Relationships>'.encode()
    made = tmp_path / "made.xlsx"
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as new:
        for name in {*old.namelist(), *changed}:
            new.writestr(name, changed.get(name) or old.read(name).replace(b"</Relationships>", shared_strings))
    refused(made, "too-much-memory", limits=Limits(memory=512 * 1024 * 1024))


@shared
def test_known_cells_by_their_address():
    path = OFFICIAL / "recorded_crime" / "ons_pfa_tables" / "pfatablesdec19.xlsx"
    table = cells(path, "Table P1")
    assert [table[place] for place in ("A34", "B34", "C34")] == ["E23000014", "West Midlands", "259638"]
    assert [table[place] for place in ("A30", "B30", "C30")] == ["E12000005", "West Midlands ", "466132"]


@shared
def test_merged_headings_are_told():
    path = OFFICIAL / "recorded_crime" / "ons_pfa_tables" / "pfatablesdec19.xlsx"
    (table,) = read_tables(path, kind="xlsx", sheets=["Table P1"])
    assert {(3, 2, 4, 2), (3, 4, 3, 21)} <= set(table.merged)
    rows = table.rows()
    assert (rows[3][2], rows[3][4], rows[3][5]) == ("Total recorded crime (excluding fraud3)", "Victim-based crime", "")


@shared
def test_dates_in_the_headings_of_an_ods():
    path = OFFICIAL / "workforce" / "ods" / "police-workforce-sep19-tables.ods"
    first, later = cells(path, "Table_1"), cells(path, "Table_7")
    assert "2018-09-30" in {text for place, text in first.items() if place in {"B5", "B6", "B7"}}
    assert [later[place] for place in ("B6", "C6")] == ["2019-03-31", "2019-09-30"]


@shared
def test_codes_stay_text():
    path = OFFICIAL / "recorded_crime" / "prc-pfa-2012_13-to-2023_24Q1_release191023.csv.gz"
    (crime,) = read_tables(path, kind="csv")
    codes = {text for column in crime.cells.columns for text in column.unique().to_pylist()}
    assert {"4.10", "4.1"} <= codes
