"""The shelf of releases on disk: one immutable Parquet file a release, named by its content, and the manifest that lists them."""

import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.figures.figure import Figure
from factcheck.figures.release import MEND, Release, release_from
from factcheck.figures.rows import COLUMNS, canonical, checked, digest_of, figure_from, row_from
from factcheck.values import FactcheckError

MANIFEST = "manifest.json"
FORMAT = 1
DATES = ("period_start", "period_end", "baseline_start", "baseline_end")


def releases_on(folder: Path) -> list[Release]:
    """The releases that the folder's manifest lists, by id; raises `FactcheckError` (missing-store, broken-manifest)."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise FactcheckError("missing-store", "no store of figures is here", where=str(folder), remedy=MEND)
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError) as error:
        raise FactcheckError("broken-manifest", f"the list of releases cannot be read: {error}", where=str(manifest), remedy=MEND) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("releases"), list):
        raise FactcheckError("broken-manifest", f"the list of releases is not of format {FORMAT}", where=str(manifest), remedy=MEND)
    return sorted((release_from(entry, where=str(manifest)) for entry in content["releases"]), key=lambda release: release.release_id)


def figures_of(folder: Path, release: Release, *, measure_id: str | None = None) -> Iterator[Figure]:
    """The figures of one release, or only those of a measure.

    A row group holds one measure, so that a look-up reads that group alone. Raises `FactcheckError` (missing-release, broken-release).
    """
    parquet = _opened(folder / release.file)
    wanted = [number for number in range(parquet.num_row_groups) if measure_id is None or _measure(parquet, number) == measure_id]
    if wanted:
        for row in parquet.read_row_groups(wanted).to_pylist():
            yield checked(figure_from(row))


def measures_of(folder: Path, release: Release) -> set[str]:
    """The measures that a release has figures for, read from the file's own summary."""
    parquet = _opened(folder / release.file)
    return {_measure(parquet, number) for number in range(parquet.num_row_groups)}


def pairs_of(folder: Path, release: Release) -> set[tuple[str, str]]:
    """The (measure, area) pairs that a release has figures for."""
    table = _opened(folder / release.file).read(columns=["measure_id", "area_code"])
    return set(zip(table["measure_id"].to_pylist(), table["area_code"].to_pylist(), strict=True))


def spans_of(folder: Path, release: Release) -> Iterator[tuple[str, str, date, date, int]]:
    """(measure, area, first day, last day, number of figures) of what a release holds."""
    # Counted in plain Python: pyarrow's own grouping imports pandas, which is slower than the rows that are counted here.
    columns = ("measure_id", "area_code", "period_start", "period_end")
    table = _opened(folder / release.file).read(columns=list(columns))
    spans: dict[tuple[str, str], tuple[date, date, int]] = {}
    for measure_id, area_code, first, last in zip(*(table[name].to_pylist() for name in columns), strict=True):
        known = spans.get((measure_id, area_code), (first, last, 0))
        spans[measure_id, area_code] = (min(known[0], first), max(known[1], last), known[2] + 1)
    for (measure_id, area_code), (first, last, count) in spans.items():
        yield measure_id, area_code, first, last, count


def put_release(folder: Path, release: Release, figures: list[Figure]) -> Release:
    """Write a release's figures and enter it in the manifest, each atomically; the same id is replaced.

    Returns the release with rows, digest and file filled in. Raises `FactcheckError` (bare-figure) before anything is written.
    """
    for figure in figures:
        checked(figure)
    (folder / "releases").mkdir(parents=True, exist_ok=True)
    name = _written(folder / "releases", release.release_id, figures)
    entry = replace(release, rows=len(figures), digest=digest_of(figures), file=f"releases/{name}")
    before = releases_on(folder) if (folder / MANIFEST).is_file() else []
    kept = [other for other in before if other.release_id != entry.release_id]
    _write_manifest(folder, [*kept, entry])
    for other in before:
        if other.release_id == entry.release_id and other.file != entry.file:
            (folder / other.file).unlink(missing_ok=True)
    return entry


@lru_cache(maxsize=128)
def _opened(path: Path) -> Any:
    # A release never changes once written, so it is read and compared with its name once a process.
    import pyarrow
    import pyarrow.parquet

    if not path.is_file():
        raise FactcheckError("missing-release", "a release that the manifest lists is not here", where=str(path), remedy=MEND)
    data = path.read_bytes()
    if hashlib.sha256(data).hexdigest()[:16] != path.name.rsplit(".", 2)[-2]:
        raise FactcheckError("broken-release", "the file's content does not match the hash in its name", where=str(path), remedy=MEND)
    try:
        parquet = pyarrow.parquet.ParquetFile(pyarrow.BufferReader(data))
    except pyarrow.ArrowInvalid as error:
        raise FactcheckError("broken-release", f"the file is not readable Parquet: {error}", where=str(path), remedy=MEND) from None
    lacking = sorted(set(COLUMNS) - set(parquet.schema_arrow.names))
    if lacking:
        raise FactcheckError("broken-release", f"the columns {', '.join(lacking)} are not in it", where=str(path), remedy=MEND)
    return parquet


def _measure(parquet: Any, number: int) -> str:
    statistics = parquet.metadata.row_group(number).column(COLUMNS.index("measure_id")).statistics
    return str(statistics.min)


def _schema() -> Any:
    import pyarrow

    types: dict[str, Any] = {name: pyarrow.string() for name in COLUMNS}
    types |= dict.fromkeys(DATES, pyarrow.date32())
    types |= {"value": pyarrow.float64(), "names_official": pyarrow.bool_(), "period_exact": pyarrow.bool_()}
    return pyarrow.schema([(name, types[name]) for name in COLUMNS])


def _written(folder: Path, release_id: str, figures: list[Figure]) -> str:
    import pyarrow
    import pyarrow.parquet

    by_measure: dict[str, list[Figure]] = {}
    for figure in figures:
        by_measure.setdefault(figure.measure_id, []).append(figure)
    schema, sink = _schema(), pyarrow.BufferOutputStream()
    with pyarrow.parquet.ParquetWriter(sink, schema, compression="zstd", compression_level=12) as writer:
        for measure_id in sorted(by_measure):
            rows = [row_from(figure) for figure in sorted(by_measure[measure_id], key=canonical)]
            writer.write_table(pyarrow.Table.from_pylist(rows, schema=schema))
    data = sink.getvalue().to_pybytes()
    name = f"{release_id}.{hashlib.sha256(data).hexdigest()[:16]}.parquet"
    _replace(folder / name, data)
    return name


def _write_manifest(folder: Path, releases: list[Release]) -> None:
    entries = [release.to_dict() for release in sorted(releases, key=lambda release: release.release_id)]
    text = json.dumps({"format": FORMAT, "releases": entries}, indent=1, ensure_ascii=False) + "\n"
    _replace(folder / MANIFEST, text.encode())


def _replace(path: Path, data: bytes) -> None:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".writing-")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
        os.chmod(name, 0o644)
        os.replace(name, path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise
