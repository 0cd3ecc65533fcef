"""Ruling on a long table: which sums each combination of the publisher's categories counts towards, judged once a combination."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from factcheck.sources.declaration import Edition
from factcheck.sources.drift import drifted, renaming
from factcheck.sources.layout_pages import RateRule, Rule, Table
from factcheck.sources.long_rows import Column, LongRows

Where = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Part:
    """One sum to make: a column (None counts rows) over the rows whose cells are among the values."""

    column: str | None
    conditions: tuple[tuple[str, tuple[str, ...]], ...]

    @property
    def where(self) -> dict[str, tuple[str, ...]]:
        """The conditions as columns and their values."""
        return dict(self.conditions)


def part_for(column: str | None, *conditions: Where) -> Part:
    """The part that all the conditions together name."""
    merged = {name: values for where in conditions for name, values in where.items()}
    return Part(column, tuple(sorted(merged.items())))


def rule_part(rule: Rule, table: Table) -> Part:
    """The sum that a rule asks for."""
    return part_for(rule.value or table.value, rule.where)


def rate_parts(rate: RateRule, method: str) -> tuple[Part, Part]:
    """The sums over and under the line of a rate."""
    columns = rate.methods[method]
    return part_for(columns.over, rate.among, rate.where), part_for(columns.under, rate.among)


def parts_of(table: Table) -> list[Part]:
    """Every sum that the table's rules and rates ask for, each once."""
    parts = [rule_part(rule, table) for rule in table.rules]
    parts += [part for rate in table.rates for method in rate.methods for part in rate_parts(rate, method)]
    return list(dict.fromkeys(parts))


@dataclass(frozen=True, slots=True)
class Ruling:
    """For each row the combination that it has (-1 where it is excluded), and for each combination the parts that it counts towards.

    `left_out` counts the rows of each exclusion, and of those that count in totals only, by the reason.
    """

    combination: NDArray[np.int64]
    combinations: int
    takers: dict[Part, NDArray[np.bool_]]
    left_out: tuple[tuple[str, int], ...] = ()

    @property
    def counted(self) -> NDArray[np.bool_]:
        """For each row whether some part counts it."""
        taken = np.any(list(self.takers.values()), axis=0) if self.takers else np.zeros(self.combinations, dtype=bool)
        counted: NDArray[np.bool_] = (self.combination >= 0) & taken[self.combination]
        return counted


def ruled(table: Table, edition: Edition, rows: LongRows, *, parts: Sequence[Part]) -> Ruling:
    """The ruling on every row.

    Raises the drift error for a category that no rule and no exclusion names, and for a named value that no longer occurs: a renamed
    category must not vanish in silence.
    """
    exclusions = [exclusion.where for exclusion in (*table.exclusions, *edition.exclusions)]
    unread: list[Where] = [part.where for part in table.unread]
    filters: list[Where] = [*(part.where for part in parts), *exclusions, *unread]
    asked = sorted({column for where in filters for column in where} | set(table.categories))
    _expect_own(table, rows, where=edition.file)
    _expect_used(filters, rows, where=edition.file)
    combination, found = _combined({name: rows.column(name) for name in asked}, rows.rows)
    excluded = np.zeros(found.count, dtype=bool)
    for where in exclusions:
        excluded |= found.fitting(where)
    takers = {part: found.fitting(part.where) & ~excluded for part in parts}
    _expect_ruled(table, found, excluded, takers, unread, where=edition.file)
    named = [*((each, "") for each in (*table.exclusions, *edition.exclusions)), *((each, "In totals only: ") for each in table.unread)]
    left_out = tuple((f"{kind}{each.reason}", int(found.fitting(each.where)[combination].sum())) for each, kind in named)
    return Ruling(np.where(excluded[combination], -1, combination), found.count, takers, left_out)


@dataclass(frozen=True, slots=True)
class Combinations:
    """The combinations of cells that occur: for each asked column its words, and the place of each combination's own among them."""

    words: dict[str, list[str]]
    places: dict[str, NDArray[np.int64]]
    count: int

    def fitting(self, where: Where) -> NDArray[np.bool_]:
        """Which of them a filter takes."""
        taken = np.ones(self.count, dtype=bool)
        for column, values in where.items():
            allowed = np.array([word in values for word in self.words[column]], dtype=bool)
            taken &= allowed[self.places[column]]
        return taken

    def cell(self, number: int, column: str) -> str:
        """What a combination has in a column."""
        return str(self.words[column][self.places[column][number]])


def _combined(columns: Mapping[str, Column], rows: int) -> tuple[NDArray[np.int64], Combinations]:
    """For each row the number of its combination of cells, and the combinations."""
    key = np.zeros(rows, dtype=np.int64)
    for column in columns.values():
        key = np.unique(key * len(column.words) + column.codes, return_inverse=True)[1]
    firsts = np.unique(key, return_index=True)[1]
    places = {name: column.codes[firsts] for name, column in columns.items()}
    return key, Combinations({name: column.words for name, column in columns.items()}, places, len(firsts))


def _expect_ruled(
    table: Table,
    found: Combinations,
    excluded: NDArray[np.bool_],
    takers: Mapping[Part, NDArray[np.bool_]],
    unread: list[Where],
    *,
    where: str,
) -> None:
    if not table.categories:
        return
    ruling = [taken for part, taken in takers.items() if set(table.categories) & set(part.where)]
    known = excluded.copy()
    for taken in [*ruling, *(found.fitting(part) for part in unread)]:
        known |= taken
    strangers = np.flatnonzero(~known).tolist()
    if strangers:
        told = dict.fromkeys(", ".join(f"{column}: {found.cell(one, column)}" for column in table.categories) for one in strangers)
        hint = f"Add a rule for it, or name it under unread or exclusions with the reason: {next(iter(told))}."
        raise drifted("a category is neither read nor excluded by a rule", found=told, where=where, suggestion=hint)


def _expect_own(table: Table, rows: LongRows, *, where: str) -> None:
    for other in table.refused:
        found = {f"{column}: {word}" for column, words in other.where.items() for word in rows.column(column).words if word in words}
        if found:
            raise drifted("this is another table of the publisher's", found=found, where=where, suggestion=other.reason)


def _expect_used(filters: Iterable[Where], rows: LongRows, *, where: str) -> None:
    named: dict[str, set[str]] = {}
    for filtered in filters:
        for column, wanted in filtered.items():
            named.setdefault(column, set()).update(wanted)
    for column, values in named.items():
        present = set(rows.column(column).words)
        absent = values - present
        if absent:
            what = f"some values of {column!r} that the rules name are not in the file"
            raise drifted(what, missing=absent, found=present - values, where=where, suggestion=renaming(absent, present - values))
