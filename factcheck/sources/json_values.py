"""The content of a JSON file from the outside: numbers exact, no key twice, and nothing in it that grows when it is used."""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.safety.limits import megabytes
from factcheck.sources.cell_text import as_text
from factcheck.values import FactcheckError

LARGEST_JSON = 64 * 1024 * 1024
VALUES_MOST = 2_000_000
DEEPEST_JSON = 64
LONGEST_NUMBER = 400
"""Digits that a number may have, written or written out; the largest float has 309 before the point."""
PIECES = re.compile(r'"[^"\\]*+(?:\\.[^"\\]*+)*+(?:"|\\?\Z)|[][{},]', re.S)
"""Texts, brackets and commas; possessive and taking the end of the file for a closing mark, so that no letter is looked at twice."""
PIECES_MOST = 4_000_000
SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")


def read_json(path: Path) -> Any:
    """The content of a JSON file, numbers as exact decimals.

    Raises `FactcheckError` (too-large, not-utf-8, broken-json): too deep, a key twice, NaN, half a letter, or a number past any measure are
    broken too.
    """
    size = path.stat().st_size
    if size > LARGEST_JSON:
        raise _too_large(f"a JSON file has {megabytes(LARGEST_JSON)} at most", path)
    text = as_text(path.read_bytes(), str(path))
    _shape(text, path)
    try:
        found = json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_constant, object_pairs_hook=_once)
        if SURROGATE.search(text):
            json.dumps(found, ensure_ascii=False, default=str).encode()
    except (ValueError, RecursionError) as error:
        raise _broken(str(error), path) from None
    return found


def _shape(text: str, path: Path) -> None:
    """Hold depth and number of values against their limits without parsing, because parsers recurse and keep what they parse."""
    depth = values = 0
    for number, piece in enumerate(PIECES.finditer(text)):
        mark = text[piece.start()]
        values += mark in ",[{"
        depth += (mark in "[{") - (mark in "]}")
        if not 0 <= depth <= DEEPEST_JSON:
            raise _broken(f"it is nested deeper than {DEEPEST_JSON}, or ends before its end", path)
        if values > VALUES_MOST or number > PIECES_MOST:
            raise _too_large(f"a JSON file has {VALUES_MOST:,} values at most", path)


def _number(written: str) -> Decimal:
    """The exact number; one that would fill the memory when it is written out is none."""
    if len(written) <= LONGEST_NUMBER:
        try:
            number = Decimal(written)
        except ArithmeticError:
            number = Decimal("Infinity")
        if number.is_finite() and abs(number.adjusted()) <= LONGEST_NUMBER:
            return number
    raise ValueError(f"{written[:40]} is past any number that is counted or measured")


def _no_constant(word: str) -> Any:
    raise ValueError(f"{word} is no number")


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key stands twice in one object")
    return found


def _too_large(what: str, path: Path) -> FactcheckError:
    return FactcheckError("too-large", what, where=str(path), remedy="Give a part of it.")


def _broken(what: str, path: Path) -> FactcheckError:
    return FactcheckError("broken-json", f"the file cannot be read as JSON: {what}", where=str(path), remedy="Fetch it again.")
