"""What a reader would make of a spreadsheet's XML, counted as it streams by: cells, formulas, and cells that hold an error."""

import re
from dataclasses import dataclass, field
from typing import Any

from factcheck.values import FactcheckError

COLUMNS_MOST, ROWS_MOST = 16_384, 1_048_576
"""What a sheet of either format can have."""
SPACES_MOST = 32_767
"""Spaces that one element of ODS may stand for: what a cell of a workbook can hold."""
ERRORS_MOST = 100_000
ADDRESS = re.compile(r"([A-Za-z]{1,3})([0-9]{1,7})")
ERROR_TEXT = re.compile(r"#(REF!|DIV/0!|N/A|NAME\?|NULL!|NUM!|VALUE!|SPILL!|CALC!|GETTING_DATA)|Err:\d+")
ODS_VALUES = ("office:value", "office:value-type", "office:string-value", "office:date-value", "office:time-value", "office:boolean-value")
ODS_KEPT = {
    "float": "office:value",
    "percentage": "office:value",
    "currency": "office:value",
    "date": "office:date-value",
    "time": "office:time-value",
    "boolean": "office:boolean-value",
}
"""Where a cell of each type keeps its value (OpenDocument 1.2, part 1, section 19.385); a text may be kept as the paragraphs shown."""
PLAIN = "Open it, save it as a plain .csv, and give that."
Place = tuple[int, int, str]
"""Row and column, counted from 0, and the text of the error there."""


@dataclass(slots=True)
class Counted:
    """What was counted over all sheets of one file: formulas, cells, and the cells with errors by sheet (ODS) or by member (XLSX)."""

    where: str
    cells_most: int
    formulas: int = 0
    cells: int = 0
    errors: dict[str, list[Place]] = field(default_factory=dict)

    def error(self, sheet: str, place: Place) -> None:
        """Note a cell that holds an error, which the parser gives as empty."""
        noted = self.errors.setdefault(sheet, [])
        noted.append(place)
        if len(noted) > ERRORS_MOST:
            raise self.refused("too-many-cells", f"more than {ERRORS_MOST:,} cells of {sheet} hold errors")

    def refused(self, code: str, what: str) -> FactcheckError:
        """The error for what is refused here."""
        remedy = PLAIN if code == "live-formulas" else "Save the sheets that are needed as .csv."
        return FactcheckError(code, what, where=self.where, remedy=remedy)


class Reach:
    """How far the sheet that is being read reaches, held against what a sheet and a file may have."""

    def __init__(self, name: str, counted: Counted) -> None:
        self.name, self.counted = name, counted
        self.rows = self.columns = 0

    def to(self, row: int, column: int) -> None:
        """The sheet has something in this row and column, counted from 1: a reader makes every cell up to there."""
        self.rows, self.columns = max(self.rows, row), max(self.columns, column)
        if self.rows > ROWS_MOST or self.columns > COLUMNS_MOST:
            sheet = f"{ROWS_MOST:,} rows and {COLUMNS_MOST:,} columns are the most that a sheet has"
            raise self.counted.refused("too-many-cells", f"{self.name} reaches to row {self.rows:,} and column {self.columns:,}; {sheet}")
        cells = self.counted.cells + self.rows * self.columns
        if cells > self.counted.cells_most:
            most = f"{self.counted.cells_most:,} are the most"
            raise self.counted.refused("too-many-cells", f"{self.name} brings the file to {cells:,} cells, and {most}")

    def close(self) -> None:
        """The sheet has ended: its cells count towards the file's."""
        self.counted.cells += self.rows * self.columns
        self.rows = self.columns = 0


class XlsxCounts:
    """Counts one part of an XLSX file; whatever its name is, what stands in `sheetData` is a sheet to a parser."""

    def __init__(self, parser: Any, name: str, counted: Counted) -> None:
        self.parser, self.name, self.counted = parser, name, counted
        self.reach = Reach(name, counted)
        self._inside = self._waiting = False
        self._row = self._column = 0
        self._kind = self._text = ""
        parser.StartElementHandler = self.start

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take one element, by its name without a prefix, as parsers do."""
        tag = tag.rpartition(":")[2]
        if tag == "c" and self._inside:
            self._cell(attributes)
        elif tag == "v" and self._inside:
            if self._kind == "str":
                self._waiting = False  # an empty text is a value too, once it is written down
            elif self._waiting:
                self._text = ""
                self.parser.CharacterDataHandler = self._more
        elif tag == "row" and self._inside:
            self._settle()
            written = attributes.get("r")
            self._row, self._column = self._number(written) if written is not None else self._row + 1, 0
            self.reach.to(self._row, 1)
        elif tag == "f" and self._inside:
            self.counted.formulas += 1
            self._waiting = True
        elif tag == "sheetData":
            self._inside = True
        elif tag == "dimension":
            self._dimension(attributes.get("ref", ""))
        elif tag in ("ddeLink", "oleLink"):
            raise self.counted.refused("external-links", f"{self.name} asks another program for values (DDE or OLE)")

    def finish(self) -> None:
        """The part has ended."""
        self._settle()
        self.reach.close()

    def _cell(self, attributes: dict[str, str]) -> None:
        self._settle()
        self._kind = attributes.get("t", "")
        self._waiting = self._kind == "e"
        written = attributes.get("r")
        if written is None:
            self._column += 1
        else:
            self._row, self._column = self._address(written)
        self.reach.to(self._row, self._column)

    def _more(self, text: str) -> None:
        self._text += text[:64]

    def _settle(self) -> None:
        """Take up what the cell before held. A formula whose value is not kept, or an error not named, would read as empty."""
        if self.parser.CharacterDataHandler is not None:
            self.parser.CharacterDataHandler = None
            self._waiting = self._waiting and not self._text.strip()
            if self._kind == "e":
                self.counted.error(self.name, (self._row - 1, self._column - 1, self._text.strip()))
        if self._waiting:
            what = f"a formula or error in {self.name}, row {self._row:,}, column {self._column:,}, has no value kept beside it"
            raise self.counted.refused("live-formulas", what)
        self._kind = ""

    def _dimension(self, written: str) -> None:
        for corner in filter(None, written.split(":")):
            row, column = self._address(corner)
            if row > ROWS_MOST or column > COLUMNS_MOST:
                raise self.counted.refused("too-many-cells", f"{self.name} says that it reaches over {written}, past the end of any sheet")

    def _address(self, written: str) -> tuple[int, int]:
        match = ADDRESS.fullmatch(written.replace("$", ""))
        if match is None:
            raise self.counted.refused("too-many-cells", f"{self.name} has a cell at {written[:40]!r}, which is no place in a sheet")
        column = 0
        for letter in match[1].upper():
            column = column * 26 + ord(letter) - 64
        return max(1, int(match[2])), column

    def _number(self, written: str) -> int:
        if not (written.isascii() and written.isdigit() and len(written) < 9 and int(written)):
            raise self.counted.refused("too-many-cells", f"{self.name} has a row {written[:40]!r}, which is no place in a sheet")
        return int(written)


class OdsCounts:
    """Counts the content of an ODS file, in which rows and cells may be repeated.

    Empty rows and cells at the end of a sheet or row are repeated a million times in every real file, and no reader makes them.
    """

    def __init__(self, parser: Any, name: str, counted: Counted) -> None:
        self.parser, self.name, self.counted = parser, name, counted
        self.reach = Reach(name, counted)
        self._sheet = ""
        self._row_repeat = self._empty_rows = self._width = self._empty_cells = self._cell_repeat = 0
        self._filled = self._formula = False
        self._depth = self._untyped_at = 0
        self._row_errors: list[tuple[int, int, str]] = []
        self._text = ""
        parser.StartElementHandler, parser.EndElementHandler = self.start, self.end

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        """Take the start of an element, by its name with the prefix that the parser knows."""
        self._depth += 1
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell_repeat = self._times(attributes.get("table:number-columns-repeated"), COLUMNS_MOST)
            self._filled = not attributes.keys().isdisjoint(ODS_VALUES)
            self._formula = "table:formula" in attributes or attributes.get("calcext:value-type") == "error"
            self._value_type(attributes.get("office:value-type"), attributes)
            if self._formula:
                self._formula_cell(attributes)
        elif tag == "text:p":
            self._filled = True
            if self._untyped_at == self._depth - 1:
                raise self.counted.refused("live-formulas", f"a cell of the sheet {self._sheet!r} shows a text and keeps no value")
        elif tag == "table:table-row":
            self._row_repeat = self._times(attributes.get("table:number-rows-repeated"), ROWS_MOST)
            self._width = self._empty_cells = 0
        elif tag == "text:s":
            self._times(attributes.get("text:c"), SPACES_MOST)
        elif tag == "table:table":
            self.reach.close()
            self._sheet, self._empty_rows = attributes.get("table:name", ""), 0
        elif tag in ("table:dde-link", "table:dde-links", "office:dde-source"):
            raise self.counted.refused("external-links", f"{self.name} asks another program for values (DDE)")

    def end(self, tag: str) -> None:
        """Add up what was repeated once it is known whether it holds anything."""
        self._depth -= 1
        if tag in ("table:table-cell", "table:covered-table-cell"):
            self._cell_ended()
        elif tag == "table:table-row":
            first = self.reach.rows + self._empty_rows
            self._empty_rows += self._row_repeat
            if self._width:
                self.reach.to(self.reach.rows + self._empty_rows, self._width)
                self._empty_rows = 0
            self._note_errors(first)

    def finish(self) -> None:
        """The member has ended."""
        self.reach.close()

    def _value_type(self, kind: str | None, attributes: dict[str, str]) -> None:
        """Readers go by the type: without one, or without the value it asks for, a cell that shows something reads as empty."""
        self._untyped_at = self._depth if kind is None and not self._filled else 0
        if kind in ODS_KEPT and ODS_KEPT[kind] not in attributes:
            raise self.counted.refused("live-formulas", f"a cell of the sheet {self._sheet!r} is called a {kind} and keeps no value")

    def _formula_cell(self, attributes: dict[str, str]) -> None:
        self.counted.formulas += "table:formula" in attributes
        if "office:value-type" not in attributes:
            raise self.counted.refused("live-formulas", f"a formula in the sheet {self._sheet!r} has no value kept beside it")
        self._text = ""
        self.parser.CharacterDataHandler = self._more

    def _more(self, text: str) -> None:
        self._text += text[:64]

    def _cell_ended(self) -> None:
        place = self._width + self._empty_cells
        self._empty_cells += self._cell_repeat
        if self._formula:
            self.parser.CharacterDataHandler, self._formula = None, False
            if ERROR_TEXT.fullmatch(self._text.strip()):
                self._row_errors.append((place, self._cell_repeat, self._text.strip()))
        if self._filled:
            self._width, self._empty_cells = self._width + self._empty_cells, 0

    def _note_errors(self, first: int) -> None:
        for place, times, text in self._row_errors:
            for row in range(first, first + self._row_repeat):
                for column in range(place, place + times):
                    self.counted.error(self._sheet, (row, column, text))
        self._row_errors.clear()

    def _times(self, written: str | None, most: int) -> int:
        if written is None:
            return 1
        if not (written.isascii() and written.isdigit()) or len(written) > 12 or int(written) > most:
            raise self.counted.refused("too-many-cells", f"{self.name} repeats something {written[:40]} times, and {most:,} are the most")
        return int(written)
