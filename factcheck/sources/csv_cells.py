"""A CSV file's cells as columns of text, each as it stands in the file, or the file refused; part of what the child does."""

import csv
import io
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.safety.limits import megabytes
from factcheck.safety.unpacking import gunzipped
from factcheck.sources.cell_text import as_text, text_table
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    import pyarrow

LARGEST_TEXT = 512 * 1024 * 1024
SMALL = 64 * 1024 * 1024
"""Bytes up to which a file with rows of unequal length or quotation marks in odd places is read by the slower way that can take them."""
PLAIN = 2 * 1024 * 1024
"""Bytes up to which the slower way is quicker, because it need not wait for Arrow."""
CELLS_MOST = 50_000_000
COLUMNS_MOST = 16_384
LONGEST_CELL = 1024 * 1024
"""Bytes of one cell; a workbook's holds 32,767 letters at most, and everything after this one looks through the text of cells."""
BLOCK = 16 * 1024 * 1024
AGAIN = "Fetch the file again."
EDGES = b',\r\n"'
Ragged = list[tuple[int, int, int]]


def csv_data(path: Path) -> bytes:
    """The bytes of a CSV file, unpacked and without its byte-order mark.

    Raises `FactcheckError`: broken-csv, broken-gzip, empty-file, too-large-unpacked.
    """
    data = path.read_bytes()
    if data[:2] == b"\x1f\x8b":
        data = gunzipped(data, LARGEST_TEXT)
    data = data.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in data:
        raise _broken(f"a zero byte stands at byte {data.index(0):,}: it is no text in UTF-8")
    if not data or data.isspace():
        raise FactcheckError("empty-file", "there is nothing in the file", remedy="Fetch it again.")
    return data


def csv_rows(data: bytes) -> tuple[list[list[str]], Ragged]:
    """The cells row by row, shorter rows filled up, and which those are: for a small file, which need not wait for Arrow.

    Raises `FactcheckError`: broken-csv, not-utf-8, too-many-cells.
    """
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(io.StringIO(as_text(data), newline=""), strict=True))
    except csv.Error as error:
        raise _broken(f"it cannot be read as CSV: {error}") from None
    width = max(1, *map(len, rows))
    _within(width, "cells in its widest row", COLUMNS_MOST)
    _within(width * len(rows), "cells once its rows are filled up", CELLS_MOST)
    ragged = [(number, len(row), width) for number, row in enumerate(rows, start=1) if len(row) != width]
    return [row + [""] * (width - len(row)) for row in rows], ragged


def csv_cells(data: bytes) -> tuple["pyarrow.Table", Ragged]:
    """The cells as dictionary-encoded text columns `c0`, `c1` and on, and the rows that were shorter than the widest.

    Raises `FactcheckError`: broken-csv, not-utf-8, too-many-cells.
    """
    _within(_separators(data), "cells", CELLS_MOST)
    csv.field_size_limit(LONGEST_CELL)
    if not strictly_quoted(data):
        return _slowly(data, "quotation marks stand where none belong")
    return _quickly(data, _width(data))


def strictly_quoted(data: bytes) -> bool:
    """Whether each quotation mark opens or ends a cell or stands doubled inside of one (RFC 4180).

    Where one does not, Arrow takes a cell that never ends for one that holds the rest of the file, and says nothing.
    """
    if b'"' not in data:
        return True
    import numpy as np

    letters, edges = np.frombuffer(data, np.uint8), np.frombuffer(EDGES, np.uint8)
    marks = np.flatnonzero(letters == ord('"'))
    if len(marks) % 2:
        return False
    before, after = marks[::2] - 1, marks[1::2] + 1
    return bool(np.isin(letters[before[before >= 0]], edges).all() and np.isin(letters[after[after < len(letters)]], edges).all())


def _separators(data: bytes) -> int:
    import numpy as np

    letters = np.frombuffer(data, np.uint8)
    return int(sum(np.count_nonzero(letters == mark) for mark in b",\n\r"))


def _width(data: bytes) -> int:
    """How many cells the first row has, which may have line ends in them."""
    with io.TextIOWrapper(io.BytesIO(data), "utf-8", errors="replace", newline="") as text:
        try:
            first: list[str] = next(csv.reader(text), [])
        except csv.Error as error:
            raise _broken(f"it cannot be read as CSV: {error}") from None
    _within(len(first), "cells in its first row", COLUMNS_MOST)
    return max(1, len(first))


def _quickly(data: bytes, width: int) -> tuple["pyarrow.Table", Ragged]:
    import pyarrow
    from pyarrow import csv as arrow_csv

    names = [f"c{number}" for number in range(width)]
    text = pyarrow.dictionary(pyarrow.int32(), pyarrow.string())
    try:
        table = arrow_csv.read_csv(
            pyarrow.py_buffer(data),
            read_options=arrow_csv.ReadOptions(column_names=names, block_size=BLOCK),
            parse_options=arrow_csv.ParseOptions(newlines_in_values=True, ignore_empty_lines=False),
            convert_options=arrow_csv.ConvertOptions(column_types=dict.fromkeys(names, text), strings_can_be_null=False),
        )
    except pyarrow.ArrowInvalid as error:
        return _slowly(data, str(error)[:200])
    table = table.unify_dictionaries()
    if any(_longest(column) > LONGEST_CELL for column in table.columns):
        raise _broken(f"a cell is larger than {megabytes(LONGEST_CELL)}")
    return table, []


def _longest(column: "pyarrow.ChunkedArray") -> int:
    """Bytes of the longest cell, or of all kinds of cell together where that is no more than a cell may have."""
    import pyarrow.compute

    words = column.chunk(0).dictionary
    return int(pyarrow.compute.max(pyarrow.compute.binary_length(words)).as_py() if words.nbytes > LONGEST_CELL else words.nbytes)


def _slowly(data: bytes, why: str) -> tuple["pyarrow.Table", Ragged]:
    """The way that can take rows of unequal length; shorter ones are filled up, and each is told."""
    if len(data) > SMALL:
        as_text(data)  # what is not UTF-8 is told as that
        raise _broken(f"it is not plain enough for its size ({why})")
    rows, ragged = csv_rows(data)
    return text_table(rows, encoded=True), ragged


def _within(found: int, what: str, most: int) -> None:
    if found > most:
        raise FactcheckError("too-many-cells", f"it has {found:,} {what}, and {most:,} are the most", remedy="Give a part of it.")


def _broken(what: str) -> FactcheckError:
    return FactcheckError("broken-csv", what, remedy=AGAIN)
