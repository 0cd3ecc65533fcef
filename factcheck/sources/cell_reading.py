"""The child's part of reading a file: a CSV file or a workbook parsed into plain text cells, and answered in bytes."""

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.sources.cell_text import cell_text, text_table
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    import pyarrow

MERGED_MOST = 100_000
MANY_CELLS = 200_000
"""Cells of a sheet from which on they are answered as an Arrow stream; below, waiting for Arrow takes longer than it saves."""


def parsed(payload: bytes) -> bytes:
    """Parse the file that the payload names (`{"path", "kind", "sheets"}`) and answer with its sheets one after another.

    Each is a line of JSON that describes it, with the number of bytes that follow: an Arrow stream of its cells, or JSON rows for a small
    sheet. Raises `FactcheckError` without a place: the parent knows it.
    """
    asked = json.loads(payload)
    path, sheets = Path(asked["path"]), asked["sheets"]
    if asked["kind"] == "csv":
        return _csv(path)
    return b"".join(part for sheet in _workbook(path, sheets) for part in sheet)


def _csv(path: Path) -> bytes:
    from factcheck.sources.csv_cells import PLAIN, csv_cells, csv_data, csv_rows

    data = csv_data(path)
    if len(data) <= PLAIN:
        rows, ragged = csv_rows(data)
        return b"".join(_packed({"name": "", "form": "rows", "ragged": ragged}, json.dumps(rows, ensure_ascii=False).encode()))
    cells, ragged = csv_cells(data)
    return b"".join(_packed({"name": "", "form": "arrow", "ragged": ragged}, _stream(cells)))


def _packed(about: dict[str, Any], data: bytes) -> tuple[bytes, bytes]:
    return json.dumps({**about, "size": len(data)}).encode("ascii") + b"\n", data


def _stream(cells: "pyarrow.Table") -> bytes:
    import pyarrow

    sink = pyarrow.BufferOutputStream()
    with pyarrow.ipc.new_stream(sink, cells.schema) as writer:
        writer.write_table(cells)
    data: bytes = sink.getvalue().to_pybytes()
    return data


def _workbook(path: Path, sheets: list[str] | None) -> Iterator[tuple[bytes, bytes]]:
    from python_calamine import CalamineError, CalamineWorkbook

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(path.read_bytes()))  # by its content: from_path goes by the name
        for name in _chosen(book.sheet_names, sheets):
            yield _sheet(name, book.get_sheet_by_name(name))
    except CalamineError as error:
        raise _broken(f"it cannot be read: {error}") from None


def _chosen(names: list[str], asked: list[str] | None) -> list[str]:
    """The sheets asked for, by their names with or without the spaces around them; all where none is named."""
    if not names:
        raise _broken("no sheet can be found in it")
    if len(set(names)) != len(names):
        raise _broken("two of its sheets have one name")
    lacking = [] if asked is None else [name for name in asked if name not in names and name not in map(str.strip, names)]
    if lacking:
        remedy = "Name one of these: " + ", ".join(map(repr, names[:40]))
        raise FactcheckError("no-such-sheet", f"there is no sheet {lacking[0]!r}", remedy=remedy)
    return [name for name in names if asked is None or name in asked or name.strip() in asked]


def _sheet(name: str, sheet: Any) -> tuple[bytes, bytes]:
    """The cells from row 1 and column A on, and the blocks of merged cells where the format tells."""
    rows = [[cell_text(value) for value in row] for row in sheet.to_python(skip_empty_area=False)]
    merged = [[*first, *last] for first, last in sheet.merged_cell_ranges or ()]
    if len(merged) > MERGED_MOST:
        what = f"the sheet {name!r} has {len(merged):,} merged blocks, and {MERGED_MOST:,} are the most"
        raise FactcheckError("too-many-cells", what, remedy="Save the sheets that are needed as .csv.")
    if rows and len(rows) * len(rows[0]) > MANY_CELLS:
        return _packed({"name": name, "form": "arrow", "merged": merged}, _stream(text_table(rows)))
    return _packed({"name": name, "form": "rows", "merged": merged}, json.dumps(rows, ensure_ascii=False).encode())


def _broken(what: str) -> FactcheckError:
    return FactcheckError("broken-spreadsheet", what, remedy="Save it anew, or as .csv.")
