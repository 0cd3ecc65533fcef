"""How a store of ten million figures behaves: size, opening, look-ups in batches and one by one, a series from a shell, and memory.

Run it from the checkout: `python benchmarks/store_size.py [--figures N] [--folder DIR]`. The figures are the bundled ones, repeated over
made-up areas, in a folder that is removed afterwards unless it was named. Every line is measured in a process of its own, from cold
start of Python to its peak memory, and DuckDB answers the same questions from the same Parquet files beside it. DuckDB gives the rows
that match; the store gives figures, with the best vintage chosen and quarters added up to years.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from many_figures import fill, made_up_area

from factcheck.figures import Figure, Store
from factcheck.figures.homes import bundled_store
from factcheck.values import Period

FIGURES = 10_000_000
SCATTERED, ONE_BY_ONE = 100_000, 200
BATCH = Path(__file__).resolve().parent.parent / "claims" / "batch.jsonl"
SERIES = ("burglary", "E23000014")
Key = tuple[str, str, Period]


def batch_keys(_: int) -> list[Key]:
    """What checking asks of the store for claims/batch.jsonl: each measure, area and period once."""
    from factcheck.api import checked
    from factcheck.checking.setting import Setting
    from factcheck.documents import read_documents

    asked: dict[tuple[object, ...], Key] = {}
    look_up = Setting.lookup

    def noted(setting: Setting, measure_id: str, area_code: str, period: Period, *, day: date | None) -> list[Figure]:
        asked[measure_id, area_code, period.start, period.end] = measure_id, area_code, period
        return look_up(setting, measure_id, area_code, period, day=day)

    Setting.lookup = noted  # type: ignore[method-assign]
    for _report in checked(read_documents([str(BATCH)]), store=Store.open(bundled_store())):
        pass
    return list(asked.values())


def scattered_keys(copies: int, *, number: int = SCATTERED) -> list[Key]:
    """The worst case: keys from anywhere in the store, nearly each of another measure and area."""
    drawn, store = random.Random(2024), Store.open(bundled_store())
    rows = [figure for measure_id in store.measures for figure in store.figures(measure_id)]
    return [(row.measure_id, made_up_area(row.area_code, drawn.randrange(copies)), row.period) for row in drawn.choices(rows, k=number)]


def filled(folder: Path, figures: int) -> tuple[int, float]:
    """Make the store."""
    return _timed(figures, lambda: fill(folder, figures))


def opened(folder: Path, _: int) -> tuple[int, float]:
    """Open the store."""
    return _timed(1, lambda: Store.open(folder))


def batched(folder: Path, copies: int) -> tuple[int, float]:
    """All keys of a batch of documents in one go."""
    keys, store = batch_keys(copies), Store.open(folder)
    return _timed(len(keys), lambda: store.lookup_many(keys))


def scattered(folder: Path, copies: int) -> tuple[int, float]:
    """Scattered keys in one go."""
    keys, store = scattered_keys(copies), Store.open(folder)
    return _timed(len(keys), lambda: _all_found(store.lookup_many(keys)))


def one_by_one(folder: Path, copies: int) -> tuple[int, float]:
    """One look-up a key."""
    keys, store = scattered_keys(copies, number=ONE_BY_ONE), Store.open(folder)
    return _timed(len(keys), lambda: _all_found(store.lookup(*key) for key in keys))


def series(folder: Path, _: int) -> tuple[int, float]:
    """`factcheck figures series` from a cold shell."""
    command = [sys.executable, "-c", "from factcheck.cli.main import run; run()", "figures", "series", SERIES[0], "--area", SERIES[1]]
    return _timed(1, lambda: subprocess.run(command, env=os.environ | {"FACTCHECK_STORE": str(folder)}, check=True, capture_output=True))


def _all_found(answers: Iterable[Any]) -> None:
    if not all(answers):
        raise SystemExit("a key of which a figure is held found none")


def duckdb_opened(folder: Path, _: int) -> tuple[int, float]:
    """Open a connection and read every file's summary."""
    return _timed(1, lambda: _rows(folder, "select count(*) from {figures}"))


def duckdb_batched(folder: Path, copies: int) -> tuple[int, float]:
    """The same batch as one join."""
    return _joined(folder, batch_keys(copies))


def duckdb_scattered(folder: Path, copies: int) -> tuple[int, float]:
    """The same scattered keys as one join."""
    return _joined(folder, scattered_keys(copies))


def duckdb_one_by_one(folder: Path, copies: int) -> tuple[int, float]:
    """One query a key."""
    import duckdb

    query = f"select * from {_files(folder)} where measure_id = ? and area_code = ? and period_start = ? and period_end = ?"
    keys, connection = scattered_keys(copies, number=ONE_BY_ONE), duckdb.connect()
    connection.execute("set enable_object_cache = true")
    asked = [(measure_id, code, period.start, period.end) for measure_id, code, period in keys]
    return _timed(len(keys), lambda: _all_found(connection.execute(query, key).fetchall() for key in asked))


def duckdb_series(folder: Path, _: int) -> tuple[int, float]:
    """All rows of the same measure and area from a cold Python."""
    query = f"select * from {_files(folder)} where measure_id = '{SERIES[0]}' and area_code = '{SERIES[1]}' order by period_end"
    code = f"import duckdb; print(len(duckdb.sql({query!r}).fetchall()))"
    return _timed(1, lambda: subprocess.run([sys.executable, "-c", code], check=True, capture_output=True))


def _joined(folder: Path, keys: list[Key]) -> tuple[int, float]:
    import pyarrow

    names = ("m", "a", "s", "e")
    asked = [dict(zip(names, (measure_id, code, period.start, period.end), strict=True)) for measure_id, code, period in keys]
    table = pyarrow.Table.from_pylist(asked)
    query = "select f.* from {figures} f join keys on measure_id = m and area_code = a and period_start = s and period_end = e"
    return _timed(len(keys), lambda: _rows(folder, query, keys=table))


def _rows(folder: Path, query: str, *, keys: Any = None) -> list[Any]:
    import duckdb

    connection = duckdb.connect()
    if keys is not None:
        connection.register("keys", keys)
    return list(connection.execute(query.format(figures=_files(folder))).fetchall())


def _files(folder: Path) -> str:
    return f"read_parquet('{folder}/releases/*.parquet')"


def _timed(number: int, work: Callable[[], Any]) -> tuple[int, float]:
    start = time.perf_counter()
    work()
    return number, time.perf_counter() - start


MEASURED = {
    "open": (opened, duckdb_opened),
    "all that claims/batch.jsonl asks": (batched, duckdb_batched),
    "scattered keys at once": (scattered, duckdb_scattered),
    "one look-up a key": (one_by_one, duckdb_one_by_one),
    "a series from a cold shell": (series, duckdb_series),
}


def measured(work: str, folder: Path, copies: int) -> dict[str, float]:
    """Run one of the functions above in a process of its own."""
    command = [sys.executable, __file__, "--work", work, "--folder", str(folder), "--copies", str(copies)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return dict(json.loads(done.stdout))


def work_here(work: str, folder: Path, copies: int) -> None:
    """Do it and tell number, seconds, and the peak memory in megabytes of this process and those that it started."""
    number, seconds = {each.__name__: each for each in (filled, *(each for pair in MEASURED.values() for each in pair))}[work](
        folder, copies
    )
    peak = max(resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    sys.stdout.write(json.dumps({"number": number, "seconds": seconds, "peak": peak / 1024}))


def table(folder: Path, copies: int) -> None:
    """Print a line for each question, the store's answer beside DuckDB's."""
    sys.stdout.write(f"{'':36} {'keys':>8} {'seconds':>9} {'keys/s':>9} {'peak MB':>8}   {'DuckDB s':>9} {'keys/s':>9} {'peak MB':>8}\n")
    for name, pair in MEASURED.items():
        ours, theirs = (measured(each.__name__, folder, copies) for each in pair)
        cells = [f"{each['seconds']:9.3f} {each['number'] / each['seconds']:9,.0f} {each['peak']:8,.0f}" for each in (ours, theirs)]
        sys.stdout.write(f"{name:36} {ours['number']:8,.0f} {cells[0]}   {cells[1]}\n")
        sys.stdout.flush()


def main() -> None:
    """Fill a store, print its size, and measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--figures", type=int, default=FIGURES)
    parser.add_argument("--folder", type=Path, help="where to put the store, which then stays; one that is there is measured as it is")
    parser.add_argument("--copies", type=int, help=argparse.SUPPRESS)
    parser.add_argument("--work", help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.work:
        work_here(asked.work, asked.folder, asked.copies)
        return
    with tempfile.TemporaryDirectory() as temporary:
        folder = asked.folder or Path(temporary)
        made = "there before"
        if not (folder / "manifest.json").is_file():
            making = measured(filled.__name__, folder, asked.figures)
            made = f"made in {making['seconds']:.0f} s with {making['peak']:,.0f} MB"
        rows = sum(release.rows for release in Store.open(folder).releases)
        held = sum(release.rows for release in Store.open(bundled_store()).releases)
        files = list((folder / "releases").glob("*.parquet"))
        size = sum(file.stat().st_size for file in files) / 1e6
        sys.stdout.write(f"{rows:,} figures in {len(files)} files, {size:,.0f} MB; {made}\n\n")
        table(folder, rows // held)


if __name__ == "__main__":
    main()
