"""The rows of a long table, once its headings are the declared ones: each column as codes into the texts that occur in it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import pyarrow
from numpy.typing import NDArray

from factcheck.sources.declaration import Edition
from factcheck.sources.drift import drifted, renaming
from factcheck.sources.grid_finding import squashed
from factcheck.sources.layout_pages import Table
from factcheck.sources.raw_tables import RawTable

DIVIDERS = {";": "semicolons", "\t": "tabs", "|": "upright strokes"}
STRANGE = "Most of the declared headings are not there: is it this source's own file? Another layout is a second entry under layouts."
OTHERS = "\0others"
HEADINGS_WITHIN = 40
"""Rows from the top in which the headings must stand; notes are added above them from time to time."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: for each row the place of its text in `words`."""

    codes: NDArray[np.int64]
    words: list[str]


@dataclass(frozen=True, slots=True)
class LongRows:
    """The declared columns by name, all of one length, the rows above the headings as notes, and each row's other cells as one text."""

    columns: dict[str, Column]
    rows: int
    notes: tuple[str, ...]
    others: Column

    def column(self, name: str) -> Column:
        """A column by its declared name."""
        return self.columns[name]


def long_rows(table: Table, edition: Edition, chosen: Sequence[RawTable]) -> LongRows:
    """The rows of the sheets that make up the table (see `sheets_of`), one after another.

    Raises the drift error where the headings are not found, a column is new, or a row has other cells.
    """
    parts, notes = [], []
    for raw in chosen:
        where = f"{edition.file}, sheet {raw.name.strip()!r}" if raw.name else edition.file
        head, places = _headings(table, edition, raw, where=where)
        _expect_even(raw, head, where)
        part = {name: raw.cells.column(place).slice(head + 1) for name, place in places.items()}
        parts.append(pyarrow.table({**part, OTHERS: _others(raw, head, set(places.values()))}))
        notes += _texts(raw, head)
    whole = _without_empty(pyarrow.concat_tables(parts).unify_dictionaries(), table.columns)
    columns = {name: _coded(whole.column(name)) for name in table.columns}
    return LongRows(columns, whole.num_rows, tuple(dict.fromkeys(notes)), _coded(whole.column(OTHERS)))


def _others(raw: RawTable, head: int, read: set[int]) -> pyarrow.ChunkedArray:
    """The cells of the columns that are not read as one text a row: two rows that differ there alone are two rows."""
    import pyarrow.compute as pc

    rest = [raw.cells.column(place).slice(head + 1).cast(pyarrow.string()) for place in range(raw.cells.num_columns) if place not in read]
    if not rest:
        return pyarrow.chunked_array([pyarrow.nulls(raw.cells.num_rows - head - 1, pyarrow.string()).fill_null("")])
    joined = pc.binary_join_element_wise(*rest, "\x1f") if len(rest) > 1 else rest[0]
    return pyarrow.chunked_array(joined.chunks if isinstance(joined, pyarrow.ChunkedArray) else [joined], pyarrow.string())


def sheets_of(table: Table, tables: Sequence[RawTable], *, where: str) -> list[RawTable]:
    """The sheets that make up the table; raises the drift error where none has a declared name."""
    if table.sheets is None:
        if len(tables) != 1:
            hint = "Name the sheets that make up the table by a pattern of their names, such as table.sheets: '\\d{4}-\\d{2}'."
            raise drifted("the table's sheets are not named", found=[raw.name for raw in tables], where=where, suggestion=hint)
        return list(tables)
    chosen = [raw for raw in tables if re.fullmatch(table.sheets, raw.name.strip())]
    if not chosen:
        hint = "If the sheets were renamed, widen the pattern under table.sheets."
        raise drifted(
            "no sheet has a declared name", missing=[table.sheets], found=[raw.name for raw in tables], where=where, suggestion=hint
        )
    _expect_no_more(table, [raw for raw in tables if not re.fullmatch(table.sheets, raw.name.strip())], where)
    return chosen


def _expect_no_more(table: Table, others: Sequence[RawTable], where: str) -> None:
    """A year whose sheet was renamed would be lost in silence."""
    more = [
        raw.name for raw in others if not any(re.fullmatch(name, raw.name.strip()) for name in table.other_sheets) and _holds(table, raw)
    ]
    if more:
        hint = f"If {more[0]!r} is part of the table, widen the pattern under table.sheets; if not, name it under table.other_sheets."
        raise drifted(
            "a sheet with the table's headings has another name", missing=[table.sheets or ""], found=more, where=where, suggestion=hint
        )


def _holds(table: Table, raw: RawTable) -> bool:
    names = {spelling: name for name, spellings in table.spellings.items() for spelling in spellings}
    rows = ({" ".join((cell or "").split()) for cell in row.values()} for row in raw.cells.slice(0, HEADINGS_WITHIN).to_pylist())
    return any(set(table.columns) <= {names.get(cell, cell) for cell in row} for row in rows)


def _headings(table: Table, edition: Edition, raw: RawTable, *, where: str) -> tuple[int, dict[str, int]]:
    """The row of the headings and the place of each declared column; a heading may have been written in another declared spelling."""
    names = {spelling: name for name, spellings in table.spellings.items() for spelling in spellings}
    names |= edition.renamed
    best: tuple[int, list[str]] = (-1, [])
    most = -1
    for number, row in enumerate(raw.cells.slice(0, HEADINGS_WITHIN).to_pylist()):
        cells = [names.get(text, text) for text in (" ".join(cell.split()) for cell in row.values())]
        agreed = len(set(cells) & set(table.columns))
        if agreed > most:
            most, best = agreed, (number, cells)
    head, cells = best
    lacking = set(table.columns) - set(cells)
    if lacking:
        _expect_commas(table, raw, where=where)
        found = {cell for cell in cells if cell and cell not in table.ignored} - set(table.columns)
        folded = {squashed(name) for name in lacking} & set(map(squashed, found))
        raise drifted(
            "some columns are not in the file",
            missing=lacking,
            found=found,
            where=f"{where}, row {head + 1}",
            suggestion=STRANGE if 2 * len(lacking) > len(table.columns) and not folded else renaming(lacking, found),
        )
    _expect_known(table, cells, where=f"{where}, row {head + 1}")
    return head, {name: cells.index(name) for name in table.columns}


def _expect_commas(table: Table, raw: RawTable, *, where: str) -> None:
    """A CSV file whose cells are divided by another sign comes as one wide cell a row."""
    for row in raw.cells.slice(0, HEADINGS_WITHIN).to_pylist():
        text = next(iter(row.values()), "") or ""
        for sign, name in DIVIDERS.items():
            if set(table.columns) <= {cell.strip().strip('"') for cell in text.split(sign)} and sign in text:
                hint = "Open it in a spreadsheet program and save it as CSV with commas or as XLSX."
                raise drifted(f"the cells are divided by {name}, not by commas", found=[text[:120]], where=where, suggestion=hint)


def _expect_known(table: Table, cells: list[str], *, where: str) -> None:
    """A new column may split the rows anew; one repeated at the end is a slip that one sheet had, and its first place counts."""
    new = [cell for cell in dict.fromkeys(cells) if cell and cell not in table.columns and cell not in table.ignored]
    if new:
        hint = f"If it changes nothing that is read, add {new[0]!r} under table.ignored with the reason."
        raise drifted("a column is neither read nor ignored", found=new, where=where, suggestion=hint)


def _expect_even(raw: RawTable, head: int, where: str) -> None:
    """Each row under the headings has as many cells as they; a line of text above them may hold more commas."""
    if not raw.ragged:
        return
    counts = {number: found for number, found, _ in raw.ragged}
    widest = raw.ragged[0][2]
    wanted = counts.get(head + 1, widest)
    for number in range(head + 2, raw.cells.num_rows + 1):
        found = counts.get(number, widest)
        if found not in (wanted, 0, 1):
            raise drifted(f"row {number} has {found} cells and not {wanted}", found=[f"row {number}"], where=where)


def _texts(raw: RawTable, head: int) -> list[str]:
    rows = raw.cells.slice(0, head).to_pylist()
    return [text for row in rows for text in (str(cell).strip() for cell in row.values()) if text]


def _without_empty(whole: pyarrow.Table, declared: Sequence[str]) -> pyarrow.Table:
    """Without rows that hold nothing in the declared columns, such as the empty ones under a table."""
    import pyarrow.compute as pc

    filled = None
    for column in whole.select(list(declared)).columns:
        here = pc.not_equal(column, "")
        filled = here if filled is None else pc.or_(filled, here)
    return whole if filled is None or pc.all(filled).as_py() else whole.filter(filled)


def _coded(column: pyarrow.ChunkedArray) -> Column:
    """A column as codes into the texts that really occur: those of the rows above the headings may still be among its words."""
    if not pyarrow.types.is_dictionary(column.type):
        column = column.dictionary_encode()
    encoded = column.unify_dictionaries()
    codes = np.concatenate([chunk.indices.to_numpy(zero_copy_only=False) for chunk in encoded.chunks] or [np.zeros(0)]).astype(np.int64)
    words = encoded.chunk(0).dictionary.to_pylist() if encoded.num_chunks else []
    used = np.bincount(codes, minlength=len(words)) > 0
    place = np.cumsum(used) - 1
    return Column(place[codes], [word for word, here in zip(words, used.tolist(), strict=True) if here])
