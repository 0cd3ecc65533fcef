"""Cells: numbers as the publisher writes them, turned into values or into the publisher's own marker."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal

from factcheck.sources.drift import drifted

NUMBER = re.compile(r"-?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?\Z", re.ASCII)
NOTES = re.compile(r"\s*\[(?:note\s*\d+(?:,\s*\d+)*|[a-z])\]", re.I)
RAISED = re.compile("[\u00b9\u00b2\u00b3\u2070-\u2079]+\\Z")
STATUS = {"[p]": "provisional", "[r]": "revised"}
"""Marks of the government's guidance on symbols in tables: p for provisional, r for revised."""


@dataclass(frozen=True, slots=True)
class Number:
    """What a cell says: an exact number, or None with the publisher's marker; `status` where a mark beside it tells."""

    value: Decimal | None
    marker: str | None = None
    status: str | None = None


def number_in(cell: str, *, missing: Mapping[str, str], where: str) -> Decimal | None:
    """The exact number in a cell, None for one of the declared markers; raises the drift error for anything else."""
    return read_number(cell, missing=missing, where=where).value


def expect_whole(number: Decimal | None, cell: str, *, where: str) -> None:
    """Raise the drift error for a count that is no whole number: the unit must have become thousands, or a share."""
    if number is not None and number != number.to_integral_value():
        hint = "If the numbers have decimals, say how many: decimals on a grid's column, or on the table."
        raise drifted("a count is no whole number (is the unit another?)", found=[cell], where=where, suggestion=hint)


def read_number(cell: str, *, missing: Mapping[str, str], where: str) -> Number:
    """The number in a cell with thousands separators, spaces and note marks taken off; one of the declared markers else.

    Negative counts stand: a publisher prints them where more records were cancelled in a quarter than made. A digit glued to a number
    cannot be told from the number, so only marks in brackets and raised digits are taken off. Raises the drift error for anything else.
    """
    text = cell.strip()
    if text in missing:
        return Number(None, text)
    bare = RAISED.sub("", NOTES.sub("", text)).strip()
    status = next((word for mark, word in STATUS.items() if mark in text.lower()), None)
    if bare in missing:
        return Number(None, bare, status)
    if not NUMBER.match(bare):
        hint = f"If {text!r} is a marker, add it under missing with what it means." if len(text) <= len("[withheld]") else ""
        raise drifted("a cell is neither a number nor a declared marker", missing=missing, found=[cell], where=where, suggestion=hint)
    return Number(Decimal(bare.replace(",", "")), None, status)
