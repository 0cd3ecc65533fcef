"""Spreadsheets and gzip files that are built to harm are refused with their own code, quickly, and real ones pass."""

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from pathlib import Path

import pytest

from factcheck.safety.archives import ArchiveLimits, checked_archive, gunzipped, looked_through
from factcheck.values import FactcheckError

OFFICIAL = Path(__file__).resolve().parents[3] / "shared" / "official"
TYPES = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
CELL = '<row r="1"><c r="A1"><v>7</v></c></row>'
ODS_START = (
    '<?xml version="1.0"?><office:document-content xmlns:office="o" xmlns:table="t" xmlns:text="x" xmlns:calcext="c">'
    '<office:body><office:spreadsheet><table:table table:name="Sun Hill">'
)
ODS_END = "</table:table></office:spreadsheet></office:body></office:document-content>"
TEXT = '<table:table-cell office:value-type="string"{0}><text:p>x</text:p></table:table-cell>'


def sheet(rows: str, before: str = "") -> str:
    return f"<worksheet>{before}<sheetData>{rows}</sheetData></worksheet>"


def workbook(rows: str = CELL, *, target: str = "worksheets/sheet1.xml", **members: str) -> dict[str, str]:
    return {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": f'<Relationships><Relationship Id="a" Type="{TYPES}/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": '<workbook xmlns:r="r"><sheets><sheet name="Sun Hill" sheetId="1" r:id="rId1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": (
            f'<Relationships><Relationship Id="rId1" Type="{TYPES}/worksheet" Target="{target}"/></Relationships>'
        ),
        "xl/worksheets/sheet1.xml": sheet(rows),
        **members,
    }


def ods(rows: str, **members: str) -> dict[str, str]:
    return {
        "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
        "content.xml": ODS_START + rows + ODS_END,
        "META-INF/manifest.xml": "<manifest/>",
        **members,
    }


def zipped(path: Path, members: dict[str, str]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return path


def refused(path: Path, code: str, limits: ArchiveLimits | None = None) -> FactcheckError:
    began = time.monotonic()
    with pytest.raises(FactcheckError) as caught:
        checked_archive(path, limits=limits)
    assert caught.value.code == code, caught.value.message
    assert caught.value.where == str(path)
    assert caught.value.remedy
    assert time.monotonic() - began < 10
    return caught.value


def row(cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{cells}</table:table-row>'


def repeated(times: int) -> str:
    return TEXT.format(f' table:number-columns-repeated="{times}"')


def test_plain_files_pass(tmp_path):
    assert checked_archive(zipped(tmp_path / "a.xlsx", workbook())) == 0
    assert checked_archive(zipped(tmp_path / "a.ods", ods(row(TEXT.format(""))))) == 0


@pytest.mark.parametrize(
    "rows",
    [
        row(repeated(16_000), 1_000_000),
        row('<table:table-cell office:value="3" table:number-columns-repeated="16000"/>', 1_000_000),  # a value without a type is read too
        "".join(row(repeated(1)) for _ in range(3)) + row("<table:table-cell/>", 1_000_000) + row(repeated(16_000)),
        row(repeated(999_999_999)),
        row(TEXT.format(""), 2_000_000_000),
        row('<table:table-cell office:value-type="string"><text:p>a<text:s text:c="900000000"/></text:p></table:table-cell>'),
        row(repeated(1_000), 10_000) + '</table:table><table:table table:name="Borset">' + row(repeated(1_000), 10_001),
    ],
)
def test_repeated_cells_are_counted_before_they_are_made(tmp_path, rows):
    path = zipped(tmp_path / "a.ods", ods(rows))
    assert path.stat().st_size < 1_024
    refused(path, "too-many-cells")


def test_empty_rows_and_cells_at_the_end_are_nothing(tmp_path):
    empty = '<table:table-cell table:number-columns-repeated="16000"/>'
    path = zipped(tmp_path / "a.ods", ods(row(TEXT.format("") + empty, 3) + row(empty, 1_048_000)))
    assert checked_archive(path) == 0


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1"><c r="XFE1"><v>1</v></c></row>',
        '<row r="1048577"><c r="A1048577"><v>1</v></c></row>',
        '<row r="1"><c r="A1"/><c r="xfd1048576"><v>1</v></c></row>',
        '<row r="99999999999"/>',
        '<row r="1"><c r="AAAA1"/></row>',
        '<row r="1"><c r="A-1"/></row>',
        "<row>" + "<c/>" * 16_385 + "</row>",
    ],
)
def test_cells_past_the_end_of_a_sheet(tmp_path, rows):
    refused(zipped(tmp_path / "a.xlsx", workbook(rows)), "too-many-cells")


def test_a_row_of_ten_million_cells(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook("<row>" + "<c><v>1</v></c>" * 10_000_000 + "</row>"))
    refused(path, "too-large-unpacked")  # by its ratio, before anything is unpacked
    refused(path, "too-many-cells", ArchiveLimits(ratio=10_000))


def test_an_absurd_dimension(tmp_path):
    refused(
        zipped(tmp_path / "a.xlsx", workbook(**{"xl/worksheets/sheet1.xml": sheet(CELL, '<dimension ref="A1:ZZZ9999999"/>')})),
        "too-many-cells",
    )
    whole = sheet(CELL, '<dimension ref="A1:XFD1048576"/>')
    assert checked_archive(zipped(tmp_path / "b.xlsx", workbook(**{"xl/worksheets/sheet1.xml": whole}))) == 0


def test_a_sheet_in_a_place_of_its_own_is_counted_too(tmp_path):
    far = sheet('<row r="1048577"/>')
    refused(zipped(tmp_path / "a.xlsx", workbook(target="odd/part.xml", **{"xl/odd/part.xml": far})), "too-many-cells")
    refused(zipped(tmp_path / "b.xlsx", workbook(target="odd/part.png", **{"xl/odd/part.png": far})), "unsafe-archive")
    elsewhere = workbook(**{"odd.xml": "<workbook/>"})
    elsewhere["_rels/.rels"] = elsewhere["_rels/.rels"].replace("xl/workbook.xml", "odd.xml")
    assert "odd.xml" in refused(zipped(tmp_path / "c.xlsx", elsewhere), "unsafe-archive").what
    refused(zipped(tmp_path / "d.xlsx", workbook(**{"content.xml": "<a/>"})), "unsafe-archive")


@pytest.mark.parametrize("name", ["../a.xml", "/etc/a.xml", "xl/../../a.xml", "xl\\a.xml", "C:/a.xml", "XL/WORKBOOK.XML"])
def test_member_names(tmp_path, name):
    error = refused(zipped(tmp_path / "a.xlsx", workbook(**{name: "<a/>"})), "unsafe-archive")
    assert repr(name) in error.what or "one name" in error.what


def test_two_members_of_one_name(tmp_path):
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("xl/workbook.xml", "<a/>")
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("xl/workbook.xml", "<b/>")
    assert "one name" in refused(path, "unsafe-archive").what


def test_overlapping_members(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook())
    data = bytearray(path.read_bytes())
    first = data.index(b"PK\x01\x02")
    second = data.index(b"PK\x01\x02", first + 1)
    data[second + 42 : second + 46] = data[first + 42 : first + 46]
    path.write_bytes(data)
    assert "overlap" in refused(path, "unsafe-archive").what


@pytest.mark.parametrize("name", ["xl/vbaProject.bin", "xl/macrosheets/sheet1.xml", "Basic/Standard/Module1.xml", "Scripts/python/a.py"])
def test_macros(tmp_path, name):
    assert name in refused(zipped(tmp_path / "a.xlsx", workbook(**{name: "<a/>"})), "macros").what


def test_macros_under_another_name(tmp_path):
    types = '<Types><Override PartName="/xl/a.xml" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    refused(zipped(tmp_path / "a.xlsx", workbook(**{"[Content_Types].xml": types})), "macros")


@pytest.mark.parametrize("name", ["xl/embeddings/oleObject1.bin", "xl/activeX/activeX1.xml"])
def test_embedded_objects(tmp_path, name):
    refused(zipped(tmp_path / "a.xlsx", workbook(**{name: "<a/>"})), "embedded-objects")


def test_links_that_ask_another_program(tmp_path):
    dde = '<externalLink><ddeLink ddeService="cmd" ddeTopic="/c calc"/></externalLink>'
    refused(zipped(tmp_path / "a.xlsx", workbook(**{"xl/externalLinks/externalLink1.xml": dde})), "external-links")
    refused(zipped(tmp_path / "a.ods", ods(row(TEXT.format("")) + "<table:dde-links/>")), "external-links")


def test_a_left_over_link_to_another_workbook_passes(tmp_path):
    link = '<externalLink><externalBook><sheetNames><sheetName val="Old"/></sheetNames></externalBook></externalLink>'
    assert checked_archive(zipped(tmp_path / "a.xlsx", workbook(**{"xl/externalLinks/externalLink1.xml": link}))) == 0


LAUGHS = "".join(f'<!ENTITY l{number} "{f"&l{number - 1};" * 10}">' for number in range(1, 10))
DTDS = {
    "one": '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>',
    "a billion laughs": f'<!DOCTYPE a [<!ENTITY l0 "ha">{LAUGHS}<!ENTITY b "&l9;">]>',
    "quadratic": f'<!DOCTYPE a [<!ENTITY a "{"ha" * 50_000}"><!ENTITY b "{"&a;" * 50_000}">]>',
    "another file": '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    "an entity of another file": '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]>',
    "a parameter": '<!DOCTYPE a [<!ENTITY % b SYSTEM "http://127.0.0.1/b"> %b;]>',
}


@pytest.mark.parametrize("dtd", DTDS.values(), ids=DTDS)
@pytest.mark.parametrize(
    "name",
    [
        "xl/sharedStrings.xml",
        "xl/worksheets/sheet1.xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "[Content_Types].xml",
        "docProps/core.xml",
        "customXml/item1.xml",
    ],
)
def test_entities(tmp_path, dtd, name):
    assert name in refused(zipped(tmp_path / "a.xlsx", workbook(**{name: dtd + "<a>&b;</a>"})), "xml-entities").what


def test_xml_that_is_none_and_members_that_are_unknown(tmp_path):
    refused(zipped(tmp_path / "a.xlsx", workbook("<row>")), "unsafe-archive")
    refused(zipped(tmp_path / "a.xlsx", workbook(**{"xl/workbook.bin": "\x83\x01"})), "unsafe-archive")


def test_ratio_and_size(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook(**{"xl/sharedStrings.xml": "<sst>" + " " * 50_000_000 + "</sst>"}))
    assert "times" in refused(path, "too-large-unpacked").what
    assert "in all" not in refused(path, "too-large-unpacked", ArchiveLimits(ratio=10**6, unpacked=10**6)).what
    assert "sharedStrings" in refused(path, "too-large-unpacked", ArchiveLimits(ratio=10**6, member=10**6)).what
    assert "members" in refused(path, "unsafe-archive", ArchiveLimits(members=3)).what


def test_one_endless_attribute_takes_no_memory(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook(**{"xl/sharedStrings.xml": f'<sst a="{"x" * 60_000_000}"/>'}))
    tracemalloc.start()
    refused(path, "too-large-unpacked", ArchiveLimits(ratio=10**6))
    assert tracemalloc.get_traced_memory()[1] < 64 * 1024 * 1024
    tracemalloc.stop()


def lying(path: Path, name: str, shown: bytes) -> Path:
    """The archive with one member whose size and checksum in the directory are those of its first bytes only."""
    data = bytearray(path.read_bytes())
    with zipfile.ZipFile(io.BytesIO(bytes(data))) as archive:
        place = archive.getinfo(name).header_offset
    for start, at in ((place, 14), (data.index(name.encode(), data.index(b"PK\x01\x02")) - 46, 16)):
        data[start + at : start + at + 4] = struct.pack("<I", zlib.crc32(shown))
        data[start + at + 8 : start + at + 12] = struct.pack("<I", len(shown))
    path.write_bytes(data)
    return path


def test_what_follows_the_size_in_the_directory_is_seen(tmp_path):
    name, shown = "xl/worksheets/sheet1.xml", sheet(CELL)
    path = zipped(tmp_path / "a.xlsx", workbook(**{name: shown + sheet(CELL) * 1_000}))
    lying(path, name, shown.encode())
    with zipfile.ZipFile(path) as archive:
        assert archive.read(name) == shown.encode()  # a reader that trusts the directory sees nothing
    assert "more than" in refused(path, "too-large-unpacked").what


def test_encrypted_damaged_and_cut_off(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook())
    whole = path.read_bytes()
    flagged = bytearray(whole)
    flagged[flagged.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(flagged)
    assert "encrypted" in refused(path, "unsafe-archive").what
    for broken in (whole[:-10], whole[: len(whole) // 2], b"PK\x03\x04", b"", b"no ZIP at all", b"x" + whole):
        path.write_bytes(broken)
        refused(path, "unsafe-archive")
    damaged = bytearray(whole)
    damaged[51] ^= 0xFF  # inside the first member's data
    path.write_bytes(damaged)
    refused(path, "unsafe-archive")


def test_formulas_are_counted_and_need_their_value(tmp_path):
    kept = '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1" t="str"><f>""</f><v></v></c></row>'
    assert checked_archive(zipped(tmp_path / "a.xlsx", workbook(kept))) == 2
    for without in ("", "<v/>", "<v></v>"):
        bare = f'<row r="1"><c r="A1"><f>1+1</f>{without}</c><c r="B1"><v>2</v></c></row>'
        refused(zipped(tmp_path / "a.xlsx", workbook(bare)), "live-formulas")
    for kind in ("str", "e", "b", "n"):
        bare = f'<row r="1"><c r="A1" t="{kind}"><f>1+1</f></c><c r="B1"><v>2</v></c></row>'
        refused(zipped(tmp_path / "a.xlsx", workbook(bare)), "live-formulas")
    refused(zipped(tmp_path / "a.xlsx", workbook('<row r="1"><c r="A1" t="e"><v></v></c></row>')), "live-formulas")
    value = ' office:value-type="float" office:value="2"'
    assert checked_archive(zipped(tmp_path / "a.ods", ods(row(f'<table:table-cell table:formula="of:=1"{value}/>')))) == 1
    refused(zipped(tmp_path / "a.ods", ods(row('<table:table-cell table:formula="of:=1"/>'))), "live-formulas")


@pytest.mark.parametrize("formula", ["", ' table:formula="of:=1"'])
@pytest.mark.parametrize("kind", ["float", "percentage", "currency", "date", "time", "boolean"])
def test_a_typed_cell_of_ods_keeps_its_value(tmp_path, kind, formula):
    """The parser gives such a cell as empty, whatever number it shows."""
    cell = f'<table:table-cell office:value-type="{kind}"{formula}><text:p>7</text:p></table:table-cell>'
    refused(zipped(tmp_path / "a.ods", ods(row(cell))), "live-formulas")


def test_a_cell_of_ods_that_shows_a_text_has_a_type(tmp_path):
    refused(zipped(tmp_path / "a.ods", ods(row("<table:table-cell><text:p>7</text:p></table:table-cell>"))), "live-formulas")
    note = "<table:table-cell><office:annotation><text:p>a note on an empty cell</text:p></office:annotation></table:table-cell>"
    assert checked_archive(zipped(tmp_path / "b.ods", ods(row(note + TEXT.format(""))))) == 0


def test_cells_with_errors_are_told_by_place(tmp_path):
    wrong = '<row r="3"><c r="B3" t="e"><v>#REF!</v></c><c r="C3" t="e"><f>1/0</f><v>#DIV/0!</v></c></row>'
    assert looked_through(zipped(tmp_path / "a.xlsx", workbook(wrong))).errors == {"Sun Hill": ((2, 1, "#REF!"), (2, 2, "#DIV/0!"))}
    kept = 'office:value-type="string" office:string-value="" calcext:value-type="error"'
    cell = f'<table:table-cell table:formula="of:=1/0" {kept}><text:p>#DIV/0!</text:p></table:table-cell>'
    rows = row(TEXT.format("")) + row('<table:table-cell table:number-columns-repeated="2"/>' + cell)
    assert looked_through(zipped(tmp_path / "a.ods", ods(rows))).errors == {"Sun Hill": ((1, 2, "#DIV/0!"),)}


def test_gzip():
    assert gunzipped(gzip.compress(b"a,b\n", mtime=0) + gzip.compress(b"1,2\n", mtime=0), 100) == b"a,b\n1,2\n"
    packed = gzip.compress(b"\0" * 50_000_000, mtime=0)
    tracemalloc.start()
    for bomb in (packed, gzip.compress(b"x" * 600_000, mtime=0) * 2):
        with pytest.raises(FactcheckError) as caught:
            gunzipped(bomb, 1_000_000, where="bomb.csv.gz")
        assert (caught.value.code, caught.value.where) == ("too-large-unpacked", "bomb.csv.gz")
    assert tracemalloc.get_traced_memory()[1] < 8_000_000
    tracemalloc.stop()
    for broken in (packed[:-4], b"\x1f\x8b\x08nonsense", b"plain"):
        with pytest.raises(FactcheckError) as caught:
            gunzipped(broken, 10**9)
        assert caught.value.code == "broken-gzip"


@pytest.mark.skipif(not OFFICIAL.is_dir(), reason="needs the raw releases in ../shared")
def test_real_spreadsheets_pass():
    files = sorted([*OFFICIAL.rglob("*.ods"), *OFFICIAL.rglob("*.xlsx")])
    assert len(files) > 10
    formulas = {path.name: checked_archive(path) for path in files}
    assert {name: count for name, count in formulas.items() if count} == {"police-workforce-sep19-tables.ods": 2}


def patched(path: Path, name: str, changes: dict[int, bytes]) -> Path:
    """The archive with other bytes in one member's entry of the directory (APPNOTE 4.3.12: offsets from the entry's start)."""
    data = bytearray(path.read_bytes())
    entry = data.rindex(name.encode()) - 46
    for at, new in changes.items():
        data[entry + at : entry + at + len(new)] = new
    path.write_bytes(data)
    return path


@pytest.mark.parametrize(
    "changes",
    [
        {24: b"\xff\xff\xff\xff"},
        {20: b"\xff\xff\xff\xff", 24: b"\xff\xff\xff\xff"},
        {42: b"\xff\xff\xff\xff"},
        {20: b"\xfe\xff\xff\x7f"},
        {24: b"\xff\xff\xff\x7f"},
        {10: b"\x0c\x00"},
        {10: b"\x63\x00"},
    ],
    ids=["zip64 size", "zip64 sizes", "zip64 place", "packed", "unpacked", "bzip2", "aes"],
)
def test_what_the_directory_says_that_is_not_so(tmp_path, changes):
    name = "xl/worksheets/sheet1.xml"
    path = patched(zipped(tmp_path / "a.xlsx", workbook()), name, changes)
    with pytest.raises(FactcheckError) as caught:
        checked_archive(path)
    assert caught.value.code in {"unsafe-archive", "too-large-unpacked"}


def test_a_zero_byte_in_a_name(tmp_path):
    path = zipped(tmp_path / "a.xlsx", workbook(**{"xl/a_.xml": "<a/>"}))
    path.write_bytes(path.read_bytes().replace(b"xl/a_.xml", b"xl/a\0.xml"))
    refused(path, "unsafe-archive")


def test_many_members_that_share_one_packed_body(tmp_path):
    """The members of an overlapping bomb each start within the one before (a 46 MB file of this kind unpacks to 4.5 PB)."""
    body = zlib.compressobj(9, zlib.DEFLATED, -15)
    packed = body.compress(b" " * 1_000_000) + body.flush()
    head = struct.pack("<4s5H3I2H", b"PK\3\4", 20, 0, 8, 0, 0, zlib.crc32(b" " * 1_000_000), len(packed), 1_000_000, 1, 0) + b"a"
    data, entries = head + packed, b""
    for number in range(1_000):
        name = f"{number:04}.xml".encode()
        entry = struct.pack(
            "<4s6H3I5H2I", b"PK\1\2", 20, 20, 0, 8, 0, 0, zlib.crc32(b" " * 1_000_000), len(packed), 1_000_000, 8, 0, 0, 0, 0, 0, 0
        )
        entries += entry + name
    path = tmp_path / "a.ods"
    path.write_bytes(data + entries + struct.pack("<4s4H2IH", b"PK\5\6", 0, 0, 1_000, 1_000, len(entries), len(data), 0))
    assert "overlap" in refused(path, "unsafe-archive").what
