"""Reports as JSON: one line a document, or an array of the same objects."""

import json
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from factcheck.checking.verdict import Report
from factcheck.documents.document import BrokenDocument

# Valid in JSON as they are, but some readers split lines at them, and terminals obey the C1 controls.
ESCAPED = {code: f"\\u{code:04x}" for code in (*range(0x7F, 0xA0), 0x2028, 0x2029)}


def finite(value: Any) -> Any:
    """The same value with anything that JSON cannot write (NaN, infinity) as null."""
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, Mapping):
        return {str(key): finite(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [finite(inner) for inner in value]
    return value


def json_line(value: Mapping[str, Any]) -> str:
    """One object on one line, readable, without line end; half surrogate pairs are escaped."""
    clean = finite(value)
    line = json.dumps(clean, ensure_ascii=False, allow_nan=False)
    if any(0xD800 <= ord(character) < 0xE000 for character in line):
        line = json.dumps(clean, allow_nan=False)
    return line.translate(ESCAPED)


def jsonl_pieces(reports: Iterable[Report | BrokenDocument]) -> Iterator[str]:
    """One line a document, in the order given."""
    for report in reports:
        yield json_line(report.to_dict()) + "\n"


def json_pieces(reports: Iterable[Report | BrokenDocument]) -> Iterator[str]:
    """An array of the objects that `jsonl_pieces` writes."""
    yield "["
    for number, report in enumerate(reports):
        yield (",\n" if number else "\n") + json_line(report.to_dict())
    yield "\n]\n"
