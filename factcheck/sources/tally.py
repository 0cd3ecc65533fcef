"""Tallies: sums of the publisher's rows that remember what was added up, so that each sum can be walked back."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal

DIGITS = 16


@dataclass(slots=True)
class Tally:
    """A running sum with the rows that went in; `markers` are those that leave it missing, `blanks` those that added nothing."""

    total: Decimal = Decimal(0)
    numbers: int = 0
    rows: list[str] = field(default_factory=list)
    markers: set[str] = field(default_factory=set)
    blanks: set[str] = field(default_factory=set)

    def add(self, number: Decimal, row: str) -> None:
        """Add one row with its number."""
        self.total += number
        self.numbers += 1
        self.rows.append(row)

    @property
    def missing(self) -> str | None:
        """The publisher's markers where the sum has a gap, or has nothing to add at all: a sum over a gap is never made."""
        found = self.markers or (set() if self.numbers else self.blanks)
        return " ".join(sorted(found)) or None

    @property
    def hash(self) -> str:
        """The first digits of the SHA-256 over the rows as they stand in the file, sorted."""
        return rows_hash(self.rows)


def added(tallies: Iterable[Tally]) -> Tally:
    """One tally of several whole ones."""
    whole = Tally()
    for tally in tallies:
        whole.total += tally.total
        whole.numbers += tally.numbers
        whole.rows.extend(tally.rows)
    return whole


def rows_hash(rows: Iterable[str]) -> str:
    """The first 16 hexadecimal digits of the SHA-256 over the sorted rows, one a line."""
    return hashlib.sha256("\n".join(sorted(rows)).encode()).hexdigest()[:DIGITS]


def row_text(row: Mapping[str, str]) -> str:
    """A raw row's canonical text: its cells as they stand, joined by the unit separator."""
    return "\x1f".join(row.values())


def filter_text(where: Mapping[str, tuple[str, ...]]) -> str:
    """A filter in words: "Offence Subgroup is Domestic burglary or Non-domestic burglary"."""
    return ", ".join(f"{column} is {' or '.join(values)}" for column, values in where.items())
