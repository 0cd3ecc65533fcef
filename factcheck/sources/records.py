"""`record_table`: a JSON list of objects as the rows of a long table, with dotted column names, as interfaces answer."""

from collections.abc import Iterator
from typing import Any

import pyarrow

from factcheck.sources.drift import drifted
from factcheck.sources.raw_tables import RawTable


def record_table(content: Any, *, where: str) -> RawTable:
    """The objects as rows under one row of headings: {"outcome_status": {"date": …}} is the column `outcome_status.date`; null is "".

    A field that some objects lack is "" there. Raises the drift error, with the number of the object from 1, for anything in the list that
    is no object, and for a list inside one, which has no one cell.
    """
    if not isinstance(content, list) or not content:
        raise drifted("the answer is no list of objects", found=[type(content).__name__ if content else "nothing"], where=where)
    rows = [dict(_cells(entry, "", f"{where}, object {number}")) for number, entry in enumerate(content, start=1)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    columns = {f"c{place}": [name, *(row.get(name, "") for row in rows)] for place, name in enumerate(names)}
    return RawTable("", pyarrow.table({name: pyarrow.array(cells, pyarrow.string()) for name, cells in columns.items()}))


def _cells(value: Any, name: str, where: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _cells(part, f"{name}.{key}" if name else key, where)
    elif isinstance(value, list) or not name:
        raise drifted("a field is a list" if name else "an entry is no object", found=[name or type(value).__name__], where=where)
    elif isinstance(value, bool):
        yield name, str(value).lower()
    else:
        yield name, "" if value is None else str(value)
