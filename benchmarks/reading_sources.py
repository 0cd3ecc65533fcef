"""How long reading and harmonising a release takes beside a bare pandas read and group-by of the same file, in one run.

    python benchmarks/reading_sources.py [--shared ../shared] [--rounds 3]

For each release: rows, figures, seconds to scan and open it in the limited child process, seconds to read and harmonise; and the bare way:
pandas reads the same file (the same sheets) and adds up the value column by area, period and category. The child's own start and the
safety scan of spreadsheets are told apart, because the bare way has neither.
"""

import argparse
import resource
import time
from pathlib import Path

import pandas as pd

from factcheck.sources.declaration import Declaration, Edition, load_declarations
from factcheck.sources.raw_tables import kind_of
from factcheck.sources.reading import read_release

MEGABYTE = 1024
LARGE = 20_000
"""Rows from which the work outweighs a child's start."""


def ours(declaration: Declaration, edition: Edition, path: Path) -> tuple[int, int, float, float]:
    """Rows, figures, seconds to open and seconds to read and harmonise."""
    reading = read_release(declaration, edition, path).or_refused()
    return reading.rows, reading.figures.num_rows, *reading.seconds


def bare(declaration: Declaration, edition: Edition, path: Path) -> float:
    """Seconds that pandas takes to read the same file and to add up by area, period and category."""
    layout = next(layout for layout in declaration.layouts if edition.layout in (None, layout.id))
    started = time.perf_counter()
    kind = kind_of(path)
    if kind == "json":
        pd.read_json(path, typ="series")
    elif layout.table and kind == "csv":
        table = layout.table
        frame = pd.read_csv(path, low_memory=False, skiprows=heading_row(path, table.columns))
        frame.columns = [edition.renamed.get(" ".join(name.split()), " ".join(name.split())) for name in frame.columns]
        keys = [table.area.column, table.period.year, table.period.quarter, *table.categories]
        values = {rule.value or table.value for rule in table.rules}
        values |= {column for rate in table.rates for pair in rate.methods.values() for column in (pair.over, pair.under)}
        numbers = frame[[name for name in values if name]].apply(pd.to_numeric, errors="coerce")
        numbers.groupby([frame[key] for key in keys if key], dropna=False).sum()
    else:
        sheets = [grid.sheets[0] for grid in layout.grids if grid.sheets] if layout.grids else None
        names = pd.ExcelFile(path, engine="calamine").sheet_names
        wanted = [name for name in names if not sheets or name.strip() in sheets]
        pd.read_excel(path, sheet_name=wanted, header=None, engine="calamine")
    return time.perf_counter() - started


def heading_row(path: Path, columns: tuple[str, ...]) -> int:
    """How many lines stand above the headings of a CSV file."""
    import csv
    import gzip

    with gzip.open(path, "rt", encoding="utf-8-sig") if path.suffix == ".gz" else path.open(encoding="utf-8-sig") as file:
        lines = 0
        reader = csv.reader(file)
        for row in reader:
            if len({" ".join(cell.split()) for cell in row} & set(columns)) > 1:
                return lines
            lines = reader.line_num
    return 0


def scan(path: Path) -> float:
    """Seconds that looking through a spreadsheet takes before it is parsed."""
    from factcheck.safety.archives import checked_archive

    started = time.perf_counter()
    if kind_of(path) in ("xlsx", "ods"):
        checked_archive(path)
    return time.perf_counter() - started


def child_start(lines: int) -> float:
    """Seconds that reading nothing of weight takes in the child; from two megabytes on it also starts Arrow."""
    import tempfile

    from factcheck.sources.raw_tables import read_tables

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "one.csv"
        path.write_text("a,b\n" * lines)
        started = time.perf_counter()
        read_tables(path, kind="csv")
        return time.perf_counter() - started


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    starts = {lines: min(child_start(lines) for _ in range(asked.rounds + 1)) for lines in (2, 600_000)}
    print(
        f"{'release':42} {'rows':>9} {'figures':>8} {'scan s':>6} {'open s':>7} {'read s':>7} {'bare s':>7} {'ratio':>6} {'less child':>10}"
    )
    whole, large = [0.0, 0.0, 0.0], [0.0, 0.0, 0.0]
    for declaration in load_declarations().values():
        for edition in declaration.editions if declaration.read and not declaration.statements else ():
            path = asked.shared / edition.file
            runs = [(ours(declaration, edition, path), bare(declaration, edition, path)) for _ in range(asked.rounds)]
            rows, figures, opened, read = min((run for run, _ in runs), key=lambda run: run[2] + run[3])
            plain = min(seconds for _, seconds in runs)
            mine = opened + read
            scanned = scan(path)
            start = 0 if kind_of(path) == "json" else starts[600_000 if rows >= LARGE else 2]
            less = max(mine - scanned - start, 0)
            seconds = f"{scanned:6.3f} {opened:7.3f} {read:7.3f} {plain:7.3f}"
            print(f"{edition.release_id:42} {rows:>9,} {figures:>8,} {seconds} {mine / plain:6.2f} {less / plain:10.2f}")
            whole = [whole[0] + mine, whole[1] + plain, whole[2] + less]
            if rows >= LARGE:
                large = [large[0] + mine, large[1] + plain, large[2] + less]
    for name, (mine, plain, less) in (("all", whole), (f"of {LARGE:,} rows and more", large)):
        print(f"{name}: {mine:.2f} s against {plain:.2f} s bare: {mine / plain:.2f} times; without scan and start {less / plain:.2f} times")
    print(f"the child's start and an empty answer: {starts[2]:.3f} s a file, with Arrow {starts[600_000]:.3f} s")
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / MEGABYTE
    children = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / MEGABYTE
    print(f"peak memory: {own:.0f} MB here, {children:.0f} MB in the largest child")


if __name__ == "__main__":
    main()
