"""`RawTable`: a sheet of a file from the outside as plain text cells, read in a child process with bounds on memory and time."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.safety.archives import Looked, looked_through
from factcheck.safety.limits import megabytes
from factcheck.safety.subprocesses import Limits, run_limited
from factcheck.sources.cell_reading import parsed
from factcheck.sources.cell_text import text_table
from factcheck.sources.json_values import read_json
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    import pyarrow

__all__ = ["RawTable", "address", "kind_of", "read_json", "read_tables"]

KINDS = ("xlsx", "ods", "xls", "gz", "json", "csv")
LARGEST_FILE = 256 * 1024 * 1024
SNIFFED = 64 * 1024
READING = Limits(memory=6 * 1024 * 1024 * 1024, cpu_seconds=240, wall_seconds=300.0, answer=1024 * 1024 * 1024)
"""Address space, which Arrow reserves more of than it uses, processor seconds, seconds in all and bytes of the answer for one file."""
READING_BOOK = replace(READING, memory=4 * 1024 * 1024 * 1024)
"""The same for a workbook, which needs no Arrow until its cells are read."""
UNREADABLE = (ValueError, TypeError, LookupError, AttributeError, ArithmeticError, RuntimeError, OSError)
"""What an answer that is none may raise; Arrow's own errors and too deep a nesting are among them."""


@dataclass(frozen=True, slots=True)
class RawTable:
    """A sheet: its name as written ("" for CSV), its cells as columns of text `c0`, `c1` and on from row 1 and column A, "" where empty.

    `merged` are blocks of merged cells (first row, first column, last row, last column, from 0) where the format tells; `ragged` rows of a
    CSV that had another number of cells (row from 1, cells found, cells of the widest); `formulas` how many the whole file has.
    """

    name: str
    cells: "pyarrow.Table"
    merged: tuple[tuple[int, int, int, int], ...] = ()
    ragged: tuple[tuple[int, int, int], ...] = ()
    formulas: int = 0

    def rows(self) -> list[list[str]]:
        """The cells row by row, for sheets of moderate size."""
        return [list(row) for row in zip(*(column.to_pylist() for column in self.cells.columns), strict=True)]


def address(row: int, column: int) -> str:
    """Row and column, counted from 0, as a spreadsheet names the cell: (6, 2) is C7."""
    letters, number = "", column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def kind_of(path: Path) -> str:
    """What a file is by its content, whatever its name: "xlsx", "ods", "csv" (gzipped or not) or "json".

    Raises `FactcheckError` (no-such-file, too-large, unknown-kind).
    """
    if not path.is_file():
        raise FactcheckError("no-such-file", "there is no such file", where=str(path), remedy="Check its name.")
    from factcheck.safety import kinds  # it brings the network's packages, which the child has no use for

    size = path.stat().st_size
    if size > LARGEST_FILE:
        what = f"it has {megabytes(size)}, and {megabytes(LARGEST_FILE)} are the most"
        raise FactcheckError("too-large", what, where=str(path), remedy="Save the sheets that are needed as .csv.")
    with path.open("rb") as file:
        start = file.read(SNIFFED)
        file.seek(max(0, size - kinds.TAIL))
        end = file.read()
    found = kinds.kind_of(start, KINDS, end=end)
    if found is None or found == "xls":
        told = "it is an old binary workbook (.xls)" if found else "it is neither a spreadsheet (XLSX, ODS), CSV nor JSON"
        raise FactcheckError("unknown-kind", told, where=str(path), remedy="Save it as .xlsx, .ods or .csv.")
    return "csv" if found == "gz" else found


def read_tables(path: Path, *, kind: str, sheets: Sequence[str] | None = None, limits: Limits | None = None) -> list[RawTable]:
    """The sheets of a file, all or those named, each cell as the text that stands in it.

    A spreadsheet is looked through before it is parsed, and everything is parsed in a limited child process. Raises `FactcheckError`: those
    of `looked_through`, `csv_cells` and `run_limited`, broken-spreadsheet, no-such-sheet.
    """
    looked = looked_through(path) if kind in ("xlsx", "ods") else Looked()
    asked = None if sheets is None else list(sheets)
    payload = json.dumps({"path": str(path.resolve()), "kind": kind, "sheets": asked})
    answer = run_limited(parsed, payload.encode(), where=str(path), limits=limits or (READING if kind == "csv" else READING_BOOK))
    try:
        return _unpacked(answer, looked, every_sheet=asked is None)
    except UNREADABLE as error:
        what = f"the reader's answer makes no sense ({error})"
        raise FactcheckError("reader-failed", what, where=str(path), remedy="Save the file again, as .csv.") from None


def _unpacked(answer: bytes, looked: Looked, *, every_sheet: bool) -> list[RawTable]:
    """The sheets in the child's answer, checked in full: a child that a hostile file has taken over may say anything."""
    tables, place = [], 0
    while place < len(answer):
        end = answer.index(b"\n", place)
        head = json.loads(answer[place:end])
        name, size = str(head["name"]), int(head["size"])
        place = end + 1 + size
        if size < 0 or place > len(answer):
            raise ValueError("a sheet in it has no such size")
        ragged = tuple((int(row), int(found), int(wanted)) for row, found, wanted in head.get("ragged", ()))
        merged = tuple((int(top), int(left), int(bottom), int(right)) for top, left, bottom, right in head.get("merged", ()))
        cells = _with_errors(_cells(head["form"], memoryview(answer)[end + 1 : place]), looked.errors.get(name, ()))
        tables.append(RawTable(name, cells, merged, ragged, looked.formulas))
    unread = set(looked.errors) - {table.name for table in tables}
    if unread and every_sheet:
        raise ValueError(f"the sheet {min(unread)!r} holds errors, and was not read")
    return tables


def _cells(form: str, data: memoryview) -> "pyarrow.Table":
    if form == "rows":
        cells = text_table(json.loads(bytes(data)))
    else:
        import pyarrow

        cells = pyarrow.ipc.open_stream(pyarrow.py_buffer(data)).read_all()
        cells.validate(full=True)
        if any(field.type not in (pyarrow.string(), pyarrow.dictionary(pyarrow.int32(), pyarrow.string())) for field in cells.schema):
            raise ValueError("a column in it is no text")
    if cells.column_names != [f"c{number}" for number in range(cells.num_columns)] or any(column.null_count for column in cells.columns):
        raise ValueError("its columns are not as they were asked for")
    return cells


def _with_errors(cells: "pyarrow.Table", errors: Sequence[tuple[int, int, str]]) -> "pyarrow.Table":
    """The cells with the errors in their places, which the parser gives as empty."""
    by_column: dict[int, dict[int, str]] = {}
    for row, column, text in errors:
        by_column.setdefault(column, {})[row] = text
    for column, texts in by_column.items():
        if column >= cells.num_columns or max(texts) >= cells.num_rows:
            raise ValueError(f"{address(max(texts), column)} holds {texts[max(texts)]}, and was not read")
        values = [texts.get(row, value) for row, value in enumerate(cells.column(column).to_pylist())]
        cells = cells.set_column(column, f"c{column}", text_table([[value] for value in values]).columns[0])
    return cells
