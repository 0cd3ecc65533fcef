"""`ReleaseFile`: one release on disk, checked before it is believed, and the rows of it that a look-up needs."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from factcheck.figures.ahead import ahead
from factcheck.figures.figure import Figure
from factcheck.figures.groups import Group, Wanted, areas_in, chosen, only_value, spans_in
from factcheck.figures.release import Release
from factcheck.figures.rows import COLUMNS, LATER
from factcheck.figures.shelf import content_hash, mend
from factcheck.figures.tables import figures_from
from factcheck.values import FactcheckError

# Text that is the same on many rows is read as numbers into a list of its kinds.
ALONE = ("locator", "cell_text")
ALWAYS_READ = ("area_code", "period_start", "period_end", "value")


class ReleaseFile:
    """A release's Parquet file. Whether it is there and as long as listed is told by `fault`; its content is compared with the hash in its
    name before the first row of it is read. Every method raises `FactcheckError` (missing-release, broken-release) where it is damaged."""

    def __init__(self, folder: Path, release: Release) -> None:
        self.folder = folder
        self.release = release
        self.path = folder / release.file
        self._same_in: dict[int, dict[str, Any]] = {}

    @property
    def fault(self) -> FactcheckError | None:
        """What is wrong with it as far as can be told without reading it."""
        if not self.path.is_file():
            return self._error("missing-release", "its file is not there")
        size = self.path.stat().st_size
        if self.release.size not in (None, size):
            return self._error("broken-release", f"its file has {size:,} bytes and should have {self.release.size:,}")
        return None

    def may_hold(self, measure_id: str) -> bool:
        """Whether it has figures of a measure; True where only the file itself would tell."""
        return not self.release.measures or measure_id in self.release.measures

    @property
    def measures(self) -> set[str]:
        """The measures that it has figures for."""
        return set(self.release.measures) or {group.measure_id for group in self.groups}

    @cached_property
    def groups(self) -> list[Group]:
        """The stretches that it is made of, from the file's own summary."""
        names = self._summary.schema.names
        measure, area = names.index("measure_id"), names.index("area_code")
        found = []
        for number in range(self._summary.num_row_groups):
            row_group = self._summary.row_group(number)
            measures, areas = row_group.column(measure).statistics, row_group.column(area).statistics
            found.append(Group(measures.min, areas.min, areas.max, number))
        return found

    @cached_property
    def _summary(self) -> Any:
        fault = self.fault
        if fault:
            raise fault
        try:
            found = content_hash(self.path)
        except OSError as error:
            raise self._error("broken-release", f"its file cannot be read: {error}") from None
        if found != self.path.name.rsplit(".", 2)[-2]:
            raise self._error("broken-release", "its content does not match the hash in its name")
        with self._opened(None) as file:
            summary = file.metadata
        lacking = sorted(set(COLUMNS) - set(summary.schema.names) - set(LATER))
        if lacking:
            raise self._error("broken-release", f"the columns {', '.join(lacking)} are not in it")
        return summary

    def whole(self) -> Any:
        """All that it holds, as a table."""
        with self._opened(self._summary) as file:
            return self._read(file, [group.number for group in self.groups], self._summary.schema.names)

    def pairs(self, measures: Iterable[str] | None = None) -> set[tuple[str, str]]:
        """The (measure, area) pairs that it has figures for, of all measures or of some."""
        asked = None if measures is None else set(measures)
        groups = [group for group in self.groups if asked is None or group.measure_id in asked]
        tables = self._tables(groups, ["area_code"])
        return {(group.measure_id, code) for group, table in zip(groups, tables, strict=True) for code in areas_in(table)}

    def spans(self) -> list[tuple[str, str, date, date, int]]:
        """(measure, area, first day, last day, number of figures), once for each stretch that has rows of the pair."""
        tables = self._tables(self.groups, ["area_code", "period_start", "period_end"])
        return [(group.measure_id, *span) for group, table in zip(self.groups, tables, strict=True) for span in spans_in(table)]

    def _tables(self, groups: Sequence[Group], columns: Sequence[str]) -> Iterator[Any]:
        with self._opened(self._summary) as file:
            yield from ahead(lambda group: self._read(file, [group.number], columns), groups)

    def figures(self, wanted: Wanted) -> list[Figure]:
        """The figures of the areas wanted of each measure, as published; only the stretches that may have one are read."""
        asked = [(areas, sorted(areas), measure_id) for measure_id, areas in wanted.items() if self.may_hold(measure_id)]
        groups = [(group, areas) for areas, codes, measure_id in asked for group in self.groups if group.meets(measure_id, codes)]
        if not groups:
            return []
        with self._opened(self._summary) as file:
            tables = ahead(lambda group: self._read_varying(file, group[0]), groups)
            return [
                figure
                for (group, areas), table in zip(groups, tables, strict=True)
                for figure in figures_from(chosen(table, areas), same=self._same(group.number))
            ]

    def _read_varying(self, file: Any, group: Group) -> Any:
        same = self._same(group.number)
        return self._read(file, [group.number], [name for name in self._summary.schema.names if name not in same])

    def _same(self, number: int) -> dict[str, Any]:
        """The columns that have one value, or none, all through a group: its summary tells them, so that they need not be read."""
        if number not in self._same_in:
            columns = self._summary.row_group(number)
            told = {name: only_value(columns.column(at)) for at, name in enumerate(self._summary.schema.names) if name not in ALWAYS_READ}
            self._same_in[number] = {name: only[0] for name, only in told.items() if only}
        return self._same_in[number]

    def _read(self, file: Any, numbers: list[int], columns: Sequence[str]) -> Any:
        try:
            # A stretch is too small to be worth sharing out among threads.
            return file.read_row_groups(numbers, columns=list(columns), use_threads=len(numbers) > 1)
        except (OSError, ValueError) as error:
            raise self._error("broken-release", f"its rows cannot be read: {error}") from None

    def _opened(self, summary: Any) -> Any:
        import pyarrow
        import pyarrow.parquet

        shared = [name for name in COLUMNS if name not in ALONE]
        try:
            return pyarrow.parquet.ParquetFile(self.path, metadata=summary, read_dictionary=shared, pre_buffer=False)
        except FileNotFoundError:
            raise self._error("missing-release", "its file is not there any more") from None
        except (OSError, pyarrow.ArrowInvalid) as error:
            raise self._error("broken-release", f"its file is not readable Parquet: {error}") from None

    def _error(self, code: str, what: str) -> FactcheckError:
        return FactcheckError(code, what, where=str(self.path), remedy=mend(self.folder))
