"""The text of cells: a file's bytes as text, and a spreadsheet's cell as it reads: codes stay as written, dates are ISO."""

import math
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from factcheck.values import FactcheckError

if TYPE_CHECKING:
    import pyarrow


def cell_text(value: object) -> str:
    """A cell's text.

    Text stands as it is, trailing spaces included; a whole number has no decimal point, any other the fewest digits that give the float
    back and never an exponent; a date is "2018-09-30", with its time only where that is not midnight; a length of time is hours, minutes
    and seconds ("26:30:00"); an empty cell is "". Raises `FactcheckError` (broken-spreadsheet) for a number that is not finite.
    """
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    if isinstance(value, timedelta):
        return _duration(value)
    return str(value)


def _number(value: float) -> str:
    if not math.isfinite(value):
        what = "a cell holds a number that is infinite or none"
        raise FactcheckError("broken-spreadsheet", what, remedy="Get the file from the publisher's own page again.")
    if value.is_integer():
        return str(int(value))
    text = repr(value)
    return f"{Decimal(text):f}" if "e" in text else text


def _duration(value: timedelta) -> str:
    sign, whole = ("-", -value) if value < timedelta() else ("", value)
    minutes, seconds = divmod(whole.days * 86_400 + whole.seconds, 60)
    part = f".{whole.microseconds:06}" if whole.microseconds else ""
    return f"{sign}{minutes // 60}:{minutes % 60:02}:{seconds:02}{part}"


def as_text(data: bytes, where: str = "") -> str:
    """Bytes as UTF-8, a byte-order mark left off; raises `FactcheckError` (not-utf-8) naming the first byte that is not."""
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"byte {error.start:,} is not UTF-8"
        raise FactcheckError("not-utf-8", what, where=where, remedy="Save it in UTF-8.") from None


def text_table(rows: list[list[str]], *, encoded: bool = False) -> "pyarrow.Table":
    """Rows of equal length as columns of text `c0`, `c1` and on, dictionary-encoded where asked."""
    import pyarrow

    width = len(rows[0]) if rows else 1
    columns = {f"c{place}": pyarrow.array([row[place] for row in rows], pyarrow.string()) for place in range(width)}
    return pyarrow.table({name: column.dictionary_encode() for name, column in columns.items()} if encoded else columns)
