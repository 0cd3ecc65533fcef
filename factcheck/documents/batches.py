"""The documents of a `.jsonl` or `.csv` batch as they come, each a `Line` or a `BrokenDocument`; memory stays flat."""

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any, BinaryIO, NoReturn

from factcheck.documents.decoding import WINDOWS_NOTE, checked_text, decoded
from factcheck.documents.document import BrokenDocument
from factcheck.documents.lines import physical_lines
from factcheck.safety.files import too_large
from factcheck.safety.limits import LARGEST_DOCUMENT
from factcheck.values import FactcheckError

COLUMNS = ("id", "published", "text")
SHAPE_REMEDY = 'A line is an object with "text", and may have "id" and "published".'
SURROGATE = re.compile("[\ud800-\udfff]")  # half of a pair: JSON can spell it, no encoding can write it
SPELT_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
SURROGATE_NOTE = "Half characters that no encoding can write were replaced by U+FFFD, one for one."
TIME_OF_DAY = re.compile(r"[T ]\d\d:\d\d.*\Z")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One document of a batch: its own words, not yet a `Document`. `number` is the line of the file it begins on."""

    number: int
    id: str
    text: str
    published: date | None = None
    kept: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


def broken(id: str, error: FactcheckError, *, kept: Mapping[str, Any] | None = None) -> BrokenDocument:
    """The error line for a document that could not be read."""
    return BrokenDocument(id=id, code=error.code, message=error.message, kept=kept or {}, exit_code=error.exit_code)


def read_jsonl(stream: BinaryIO, *, name: str) -> Iterator[Line | BrokenDocument]:
    """The documents of a JSON Lines batch in order; blank lines are passed over but counted for `line-N`."""
    for number, raw in physical_lines(stream, name=name):
        where = f"{name} line {number}"
        if raw is None:
            yield broken(f"line-{number}", too_large(where))
        elif raw.strip():
            yield _json_line(raw, number, where=where)


def _json_line(raw: bytes, number: int, *, where: str) -> Line | BrokenDocument:
    try:
        read = decoded(raw, where=where)
        fields, note = _json_object(read.text, where=where)
    except FactcheckError as error:
        return broken(f"line-{number}", error)
    return _line(fields, number, where=where, notes=tuple(filter(None, (read.note, note))))


def _json_object(text: str, *, where: str) -> tuple[dict[str, Any], str | None]:
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        if not isinstance(value, dict):
            raise FactcheckError("not-an-object", "the line is JSON, but no object", where=where, remedy=SHAPE_REMEDY)
        if not SPELT_SURROGATE.search(text):
            return value, None
        cleaned = _without_surrogates(value)
    except RecursionError as error:
        raise FactcheckError("not-json", "the line is nested too deeply", where=where, remedy=SHAPE_REMEDY) from error
    except ValueError as error:
        reason = f"{error.msg}, column {error.colno}" if isinstance(error, json.JSONDecodeError) else str(error)
        raise FactcheckError("not-json", f"the line is not JSON ({reason})", where=where, remedy=SHAPE_REMEDY) from error
    return cleaned, None if cleaned == value else SURROGATE_NOTE


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is no JSON number")


def _without_surrogates(value: Any) -> Any:
    """The same value with each lone surrogate replaced: offsets stay, and the output can be written."""
    if isinstance(value, str):
        return SURROGATE.sub("\ufffd", value)
    if isinstance(value, list):
        return [_without_surrogates(item) for item in value]
    if isinstance(value, dict):
        return {_without_surrogates(key): _without_surrogates(item) for key, item in value.items()}
    return value


def _line(fields: Mapping[str, Any], number: int, *, where: str, notes: tuple[str, ...] = ()) -> Line | BrokenDocument:
    """The line with its fields checked; whatever is wrong with it becomes its error."""
    id = f"line-{number}"
    kept = {key: value for key, value in fields.items() if key not in COLUMNS}
    try:
        id = _id(fields.get("id"), id, where=where)
        published = _published(fields.get("published"), where=where)
        text = _text(fields.get("text"), where=where)
    except FactcheckError as error:
        return broken(id, error, kept=kept)
    return Line(number=number, id=id, text=text, published=published, kept=kept, notes=notes)


def _id(value: Any, fallback: str, *, where: str) -> str:
    if value is None or (isinstance(value, str) and not value.strip()):
        return fallback
    if isinstance(value, str):
        return value
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    raise FactcheckError("bad-id", f'"id" is {_shown(value)}', where=where, remedy="An id is a text or a whole number.")


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "an object"
    return "a list" if isinstance(value, list) else json.dumps(value)[:60]


def _published(value: Any, *, where: str) -> date | None:
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if isinstance(value, str):
        with suppress(ValueError):  # told below, together with values that are no text at all
            return date.fromisoformat(TIME_OF_DAY.sub("", value.strip()))
    raise FactcheckError(
        "not-a-date", f'"published" is {_shown(value)}, which is not a date', where=where, remedy="Write it as 2023-11-24."
    )


def _text(value: Any, *, where: str) -> str:
    if not isinstance(value, str):
        what = 'there is no "text"' if value is None else f'"text" is {_shown(value)}, not a text'
        raise FactcheckError("no-text", what, where=where, remedy=SHAPE_REMEDY)
    if len(value.encode("utf-8", "replace")) > LARGEST_DOCUMENT:
        raise too_large(where)
    text = checked_text(value.removeprefix("\ufeff"), where=where)
    if not text.strip():
        raise empty_document(where)
    return text


def empty_document(where: str) -> FactcheckError:
    """The error for a document without a word."""
    return FactcheckError("empty-document", "the document is empty", where=where, remedy="Give a document with text.")


def read_csv(stream: BinaryIO, *, name: str) -> Iterator[Line | BrokenDocument]:
    """The documents of a CSV batch in order, its first row the names of the columns; a comma, semicolon or tab parts them.

    Raises `FactcheckError` (missing-column, duplicate-column) where the first row does not name what is needed.
    """
    lines = _CsvLines(stream, name=name)
    header_line = next(lines, "")
    mark = max(",;\t", key=lambda candidate: _has_text(header_line, candidate))
    header = _header(header_line, mark, name=name)
    csv.field_size_limit(LARGEST_DOCUMENT)
    rows = csv.reader(lines, delimiter=mark, strict=True)
    while True:
        number = lines.number + 1
        where = f"{name} line {number}"
        lines.suspect, lines.windows = None, False
        try:
            row = next(rows)
        except StopIteration:
            return
        except csv.Error as error:
            remedy = 'A text with a comma, a quotation mark or a line break stands in "quotation marks", its own ones doubled.'
            yield broken(f"line-{number}", FactcheckError("bad-row", f"the row cannot be read ({error})", where=where, remedy=remedy))
            continue
        if any(cell.strip() for cell in row):
            yield _csv_line(row, header, lines, number=number, where=where)


def _has_text(header: str, mark: str) -> bool:
    return "text" in _names(header, mark)


def _names(header: str, mark: str) -> list[str]:
    try:
        row = next(csv.reader([header], delimiter=mark), [])
    except csv.Error:
        return []
    return [name.strip().lower() if name.strip().lower() in COLUMNS else name.strip() for name in row]


def _header(line: str, mark: str, *, name: str) -> list[str]:
    names = _names(line, mark)
    if "text" not in names:
        found = ", ".join(filter(None, names)) or "nothing"
        remedy = "The first row names the columns: id, published, text."
        raise FactcheckError("missing-column", f'there is no column "text"; found: {found[:200]}', where=name, remedy=remedy)
    double = next((column for column in names if column and names.count(column) > 1), None)
    if double:
        raise FactcheckError(
            "duplicate-column", f'the column "{double}" is there twice', where=name, remedy="Give each column its own name."
        )
    return names


def _csv_line(row: Sequence[str], header: Sequence[str], lines: "_CsvLines", *, number: int, where: str) -> Line | BrokenDocument:
    fields = {column: cell for column, cell in zip(header, row, strict=False) if column}
    id = fields.get("id", "").strip() or f"line-{number}"
    if lines.suspect:
        return broken(f"line-{number}" if SURROGATE.search(id) else id, lines.suspect)
    if len(row) > len(header):
        what = f"the row has {len(row)} cells, the first row names {len(header)}"
        return broken(id, FactcheckError("bad-row", what, where=where, remedy='Put a text that holds the separator in "quotation marks".'))
    return _line({**fields, "id": id}, number, where=where, notes=(WINDOWS_NOTE,) if lines.windows else ())


class _CsvLines(Iterator[str]):
    """The decoded lines for the CSV reader, which remembers how the latest were decoded.

    A line of no known encoding passes with its bytes escaped, so that its row alone is lost, and `suspect` holds why.
    """

    def __init__(self, stream: BinaryIO, *, name: str) -> None:
        self.lines = physical_lines(stream, name=name)
        self.name = name
        self.number = 0
        self.suspect: FactcheckError | None = None
        self.windows = False

    def __next__(self) -> str:
        self.number, raw = next(self.lines)
        where = f"{self.name} line {self.number}"
        if raw is None:
            self.suspect = too_large(where)
            return "\n"
        try:
            read = decoded(raw, where=where)
        except FactcheckError as error:
            self.suspect = error
            return raw.replace(b"\0", b"?").decode("utf-8", "surrogateescape")
        self.windows = self.windows or read.note is not None
        return read.text
