"""What becomes of a real sheet that a publisher changed in one way: read right, refused with a reason, or read wrong (which must not be).

    python benchmarks/mutations.py [--shared ../shared] [--alone]

Every sheet that a source reads is taken from its real file and changed in each of eight ways that publishers do: a column moved, a heading
reworded, a force dropped, the unit changed, one number off by one, notes added above the headings, a year added, two forces' names swapped.
The changed file is read by its source's declaration, beside the releases that the bundled store holds (`--alone`: beside nothing).
"""

import argparse
import csv
import random
import tempfile
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import openpyxl
import pandas as pd
import pyarrow

from factcheck.figures.homes import bundled_store
from factcheck.sources.adding import held_editions
from factcheck.sources.cells import NUMBER
from factcheck.sources.declaration import Declaration, Edition, load_declarations
from factcheck.sources.grid_pages import Grid
from factcheck.sources.layout_pages import Layout
from factcheck.sources.raw import file_hash
from factcheck.sources.raw_tables import kind_of, read_tables
from factcheck.sources.reading import read_release
from factcheck.sources.written_periods import is_period

Rows = list[list[str]]
KEY = ["measure_id", "area_code", "period_start", "period_end", "method", "statistic", "unit"]
RIGHT, REFUSED, WRONG, UNSUITED = "read right", "refused", "READ WRONG", "does not apply"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of an edition, alone in its file, with the layout that reads just it."""

    declaration: Declaration
    edition: Edition
    layout: Layout
    name: str
    rows: Rows
    head: int

    @property
    def long(self) -> bool:
        """Whether it is a long table."""
        return self.layout.table is not None


@dataclass(frozen=True, slots=True)
class Change:
    """A way to change a sheet: the changed rows (None where it does not suit the sheet), and whether reading it at all is right."""

    rows: Rows | None
    expected: Callable[[pd.DataFrame, pd.DataFrame], bool] | None = None


def sheets(shared: Path) -> list[Sheet]:
    """Every sheet that a declared source reads from its real file."""
    found = []
    for declaration in load_declarations().values():
        for edition in declaration.editions if declaration.read and not declaration.statements else ():
            path = shared / edition.file
            if kind_of(path) == "json":
                continue
            tables = read_tables(path, kind=kind_of(path))
            layout = next(layout for layout in declaration.layouts if edition.layout in (None, layout.id))
            if layout.table:
                rows = tables[0].rows()
                found.append(Sheet(declaration, edition, layout, "", rows, heading(rows, layout.table.columns, edition)))
                continue
            for grid in layout.grids:
                found.append(grid_sheet(declaration, edition, layout, grid, tables))
    return found


def grid_sheet(declaration: Declaration, edition: Edition, layout: Layout, grid: Grid, tables: list) -> Sheet:
    """A grid's own sheet with a layout that has only this grid."""
    from factcheck.sources.grid_finding import found_grid

    found = found_grid(grid, tables, file=edition.file)
    alone = layout.model_copy(update={"grids": (grid,)})
    return Sheet(declaration, edition, alone, found.sheet, found.rows, found.head)


def heading(rows: Rows, columns: tuple[str, ...], edition: Edition) -> int:
    """The row of a long table's headings."""

    def agreed(row: list[str]) -> int:
        return len({edition.renamed.get(" ".join(cell.split()), " ".join(cell.split())) for cell in row} & set(columns))

    return max(range(min(40, len(rows))), key=lambda number: agreed(rows[number]))


def read(sheet: Sheet, rows: Rows, folder: Path, held: list) -> tuple[pd.DataFrame | None, list[str]]:
    """The figures of changed rows, or None with the names of the checks that failed."""
    path = folder / ("changed.csv" if sheet.long else "changed.xlsx")
    (write_csv if sheet.long else write_xlsx)(path, sheet.name, rows)
    anew = {"file": path.name, "sha256": file_hash(path), "layout": sheet.layout.id, "controls": (), "published": ""}
    changed = sheet.edition.model_copy(update=anew)
    declaration = sheet.declaration.model_copy(update={"layouts": (sheet.layout,)})
    reading = read_release(declaration, changed, path, held=held)
    if not reading.checks.passed:
        return None, [f"{check.name}: {check.found}"[:150] for check in reading.checks.failed]
    return frame_of(reading.figures), []


def frame_of(figures: pyarrow.Table) -> pd.DataFrame:
    """Values by key."""
    frame = figures.select([*KEY, "value"]).to_pandas()
    return frame.set_index(KEY).sort_index()


def write_csv(path: Path, _: str, rows: Rows) -> None:
    """A CSV file of the rows."""
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows(rows)


def write_xlsx(path: Path, name: str, rows: Rows) -> None:
    """A workbook of one sheet, numbers as numbers."""
    book = openpyxl.Workbook()
    book.active.title = name or "Sheet1"
    for row in rows:
        book.active.append([float(cell) if NUMBER.match(cell) and "," not in cell else cell or None for cell in row])
    book.save(path)


def data_rows(sheet: Sheet) -> list[int]:
    """The rows below the headings that have a number."""
    return [n for n in range(sheet.head + 1, len(sheet.rows)) if any(NUMBER.match(cell.strip()) for cell in sheet.rows[n][1:])]


def value_column(sheet: Sheet) -> int:
    """A column that is read."""
    if sheet.layout.table:
        named = [sheet.edition.renamed.get(" ".join(cell.split()), " ".join(cell.split())) for cell in sheet.rows[sheet.head]]
        table = sheet.layout.table
        value = table.value or next((rule.value for rule in table.rules), None)
        return named.index(value or table.categories[0])  # a table whose rows are counted has no column of numbers
    from factcheck.sources.grid_finding import Found, column_places

    grid = sheet.layout.grids[0]
    corner = grid.corner[0].lower()[:4] if grid.corner else None
    label = next((n for n, cell in enumerate(sheet.rows[sheet.head]) if corner and cell.lower().startswith(corner)), 0)
    return column_places(grid, Found(sheet.name, sheet.rows, sheet.head, label, None, "x", {}))[0][1]


def label_column(sheet: Sheet) -> int:
    """The column of the areas' names."""
    if sheet.layout.table:
        table = sheet.layout.table
        named = [sheet.edition.renamed.get(" ".join(cell.split()), " ".join(cell.split())) for cell in sheet.rows[sheet.head]]
        return named.index(table.area.column) if table.area.column else -1
    return 1 if sheet.layout.grids[0].rows == "codes" else 0


def forces(sheet: Sheet) -> list[str]:
    """The labels that stand for a force."""
    from factcheck.sources.grid_rows import _bare
    from factcheck.sources.places import force_names

    names, place = force_names(), label_column(sheet)
    known = {*names, *names.values()}
    labels = [sheet.rows[n][place] for n in data_rows(sheet)]
    return list(dict.fromkeys(label for label in labels if _bare(label) in known or label in known))


def same(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Just the same figures."""
    return before.equals(after)


def moved(sheet: Sheet, _: random.Random) -> Change:
    """The column that is read, put last."""
    place = value_column(sheet)
    top = 0 if sheet.long else max(0, sheet.head - 2)
    width = max(map(len, sheet.rows))
    rows = [row + [""] * (width - len(row)) for row in sheet.rows]
    return Change([row if n < top else row[:place] + row[place + 1 :] + [row[place]] for n, row in enumerate(rows)], same)


def reworded(sheet: Sheet, _: random.Random) -> Change:
    """The heading of the column that is read says something else."""
    place, rows = value_column(sheet), [list(row) for row in sheet.rows]
    for n in range(sheet.head if sheet.long else max(0, sheet.head - 1), sheet.head + 1):
        if rows[n][place]:
            rows[n][place] = "Total of all items (new basis)"
    return Change(rows)


def dropped(sheet: Sheet, chance: random.Random) -> Change:
    """One force's rows are not there."""
    if len(forces(sheet)) < 40:
        return Change(None)
    force, place = chance.choice(forces(sheet)), label_column(sheet)
    return Change([row for n, row in enumerate(sheet.rows) if n <= sheet.head or row[place] != force])


def unit(sheet: Sheet, _: random.Random) -> Change:
    """Numbers in thousands, and the line that says the unit (in a long table the heading) says so."""
    rows, place = [list(row) for row in sheet.rows], value_column(sheet)
    if not any(NUMBER.match(rows[n][place].strip()) for n in data_rows(sheet)):
        return Change(None)
    for n in data_rows(sheet):
        if NUMBER.match(rows[n][place].strip()):
            rows[n][place] = repr(float(rows[n][place].strip().replace(",", "")) / 1000)
    if sheet.long:
        rows[sheet.head][place] += " (thousands)"
        return Change(rows)
    grid = sheet.layout.grids[0]
    if not grid.says:
        return Change(rows)  # nothing on the sheet says the unit: only the numbers can tell
    import re

    for row in rows[: sheet.head + 2]:
        for n, cell in enumerate(row):
            row[n] = re.sub(r"\bNumbers\b|Full-time equivalents|Rate per 1,000 population|\bNumber\b|rounded to\s+100", "Thousands", cell)
    return Change(rows)


def off_by_one(sheet: Sheet, chance: random.Random) -> Change:
    """One number is larger by one: in a table with totals it no longer fits, in one without it is what the publisher says now."""
    rows, place = [list(row) for row in sheet.rows], value_column(sheet)
    whole = [n for n in data_rows(sheet) if NUMBER.match(rows[n][place].strip()) and label_fits(sheet, rows[n])]
    if not whole:
        return Change(None)
    n = chance.choice(whole)
    rows[n][place] = repr(float(rows[n][place].strip().replace(",", "")) + 1)
    return Change(rows, as_file_says)


def label_fits(sheet: Sheet, row: list[str]) -> bool:
    """Whether a row is one of a force or a total, so that the number is read."""
    return sheet.long or row[label_column(sheet)] in forces(sheet)


def as_file_says(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """The same keys, and no figure moved by more than one (a rate by more than a point); something moved, or the row counts for nothing."""
    return before.index.equals(after.index) and ((before["value"] - after["value"]).abs().fillna(0) <= 1.0001).all()


def noted(sheet: Sheet, _: random.Random) -> Change:
    """Three lines of notes above the headings."""
    width = len(sheet.rows[0])
    notes = [[text] + [""] * (width - 1) for text in ("This worksheet contains one table.", "Some cells refer to notes.", "")]
    place = sheet.head if sheet.long else 1
    return Change([*sheet.rows[:place], *notes, *sheet.rows[place:]], same)


def later(sheet: Sheet, _: random.Random) -> Change:
    """A year more: rows of a long table, or a column of a table with a column a period; the figures from before stay what they were."""
    rows = [list(row) for row in sheet.rows]
    if sheet.layout.table:
        period = sheet.layout.table.period
        if period.kind not in ("financial-quarter", "financial-year", "year-ending"):
            return Change(None)
        named = [sheet.edition.renamed.get(" ".join(cell.split()), " ".join(cell.split())) for cell in rows[sheet.head]]
        place = named.index(period.year)
        whole = sorted({row[place] for row in rows[sheet.head + 1 :] if row[place][:1].isdigit()})
        if not whole:
            return Change(None)
        last = whole[-1]
        if period.quarter:
            quarter = named.index(period.quarter)
            full = [year for year in whole if len({row[quarter] for row in rows[sheet.head + 1 :] if row[place] == year}) == 4]
            if last not in full:  # the last year has only begun: its own end is what a year more would bring
                more = [[*row[:place], last, *row[place + 1 :]] for row in rows[sheet.head + 1 :] if row[place] == full[-1]]
                begun = {row[quarter] for row in rows[sheet.head + 1 :] if row[place] == last}
                return Change([*rows, *(row for row in more if row[quarter] not in begun)], kept)
        more = [[*row[:place], next_year(last), *row[place + 1 :]] for row in rows[sheet.head + 1 :] if row[place] == last]
        return Change([*rows, *more], kept)
    grid = sheet.layout.grids[0]
    written = grid.columns[0].written
    places = [n for n, cell in enumerate(rows[sheet.head]) if written and cell and is_period(cell, written)]
    if not places:
        return Change(None)
    rows = [[*row[: places[-1] + 1], row[places[-1]], *row[places[-1] + 1 :]] for row in rows]
    rows[sheet.head][places[-1] + 1] = next_year(rows[sheet.head][places[-1]])
    return Change(rows, kept)


def kept(before: pd.DataFrame, after: pd.DataFrame) -> bool:
    """Every figure from before is still there as it was."""
    return set(before.index) < set(after.index) and before["value"].equals(after.loc[before.index, "value"])


def next_year(written: str) -> str:
    """ "2022/23" as "2023/24", "2019-03-31" as "2020-03-31", "04/05" as "05/06"."""
    import re

    def one_more(match: re.Match[str]) -> str:
        return f"{int(match[0]) + 1:0{len(match[0])}d}"

    if re.match(r"\d{4}-\d{2}-\d{2}", written):
        return re.sub(r"^\d{4}", one_more, written)
    return re.sub(r"\d+", one_more, written)


def swapped(sheet: Sheet, chance: random.Random) -> Change:
    """The names of two forces stand in each other's rows."""
    if len(forces(sheet)) < 40:
        return Change(None)
    one, other = chance.sample(forces(sheet), 2)
    place, names = label_column(sheet), {one: other, other: one}
    below = [[*row[:place], names.get(row[place], row[place]), *row[place + 1 :]] for row in sheet.rows[sheet.head + 1 :]]
    return Change([*sheet.rows[: sheet.head + 1], *below])


WAYS = {
    "column moved": moved, "heading reworded": reworded, "force dropped": dropped, "unit changed": unit, "off by one": off_by_one,
    "notes added": noted, "year added": later, "names swapped": swapped,
}  # fmt: skip


def outcome(sheet: Sheet, change: Change, before: pd.DataFrame, folder: Path, held: list) -> tuple[str, str]:
    """What became of a changed sheet, and the reason where it was refused."""
    if change.rows is None:
        return UNSUITED, ""
    after, failed = read(sheet, change.rows, folder, held)
    if after is None:
        return REFUSED, failed[0]
    right = change.expected is not None and change.expected(before, after)
    return (RIGHT if right else WRONG), ""


def main() -> None:
    """Print the table, and every sheet that was read wrong."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--store", type=Path, default=bundled_store())
    parser.add_argument("--alone", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    chance, tally, wrong, reasons = random.Random(asked.seed), {way: Counter() for way in WAYS}, [], {}
    taken = sheets(asked.shared)
    with tempfile.TemporaryDirectory() as folder:
        for sheet in taken:
            held = [] if asked.alone else held_editions([asked.store], sheet.declaration.id)
            before, failed = read(sheet, sheet.rows, Path(folder), held)
            if before is None:
                print(f"unchanged, and refused: {sheet.edition.release_id} {sheet.name}: {failed[0]}")
                continue
            for way, change in WAYS.items():
                result, reason = outcome(sheet, change(sheet, chance), before, Path(folder), held)
                tally[way][result] += 1
                reasons.setdefault((way, reason.partition(":")[0]), 0)
                reasons[way, reason.partition(":")[0]] += result == REFUSED
                if result == WRONG:
                    wrong.append(f"{way}: {sheet.edition.release_id} {sheet.name}")
    print(f"{len(taken)} real sheets, each changed in {len(WAYS)} ways, {'alone' if asked.alone else 'beside the releases held'}")
    print(f"{'change':18} {RIGHT:>10} {REFUSED:>8} {WRONG:>10} {UNSUITED:>15}")
    for way, counts in tally.items():
        print(f"{way:18} {counts[RIGHT]:>10} {counts[REFUSED]:>8} {counts[WRONG]:>10} {counts[UNSUITED]:>15}")
    whole = sum(tally.values(), Counter())
    print(f"{'all':18} {whole[RIGHT]:>10} {whole[REFUSED]:>8} {whole[WRONG]:>10} {whole[UNSUITED]:>15}")
    print("reasons: " + "; ".join(f"{way}: {reason} ({count})" for (way, reason), count in sorted(reasons.items()) if count))
    for each in wrong:
        print(f"READ WRONG {each}")


if __name__ == "__main__":
    main()
