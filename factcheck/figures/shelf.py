"""The shelf of releases on disk: one immutable Parquet file a release, named by its content, and the manifest that lists them."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from factcheck.figures.figure import Figure
from factcheck.figures.homes import bundled_store, own_store
from factcheck.figures.release import Release, release_from
from factcheck.figures.tables import canonical_blocks, checked_table, schema, table_from
from factcheck.figures.writing import in_place, moved, replaced, sole_writer, sweep, unlisted
from factcheck.values import FactcheckError

if TYPE_CHECKING:
    import pyarrow

MANIFEST = "manifest.json"
FORMAT = 1
# Small enough that a look-up decodes little beside what it wants, big enough that a scan is not all overhead.
ROWS_A_GROUP = 4096


def mend(folder: Path) -> str:
    """The command that mends the store in a folder."""
    if folder == own_store():
        return f"Get its releases again: factcheck sources fetch. To do without them, move {folder} away."
    if folder == bundled_store():
        return "Restore it (git checkout -- data/figures), or build it: python -m factcheck.sources.build --shared DIR."
    return f"Build it there (python -m factcheck.sources.build --shared DIR --store {folder}), or name another store."


def is_store(folder: Path) -> bool:
    """Whether a manifest is in the folder."""
    return (folder / MANIFEST).is_file()


def releases_on(folder: Path) -> list[Release]:
    """The releases that the folder's manifest lists, by id; raises `FactcheckError` (missing-store, broken-manifest)."""
    manifest = folder / MANIFEST
    if not manifest.is_file():
        raise FactcheckError("missing-store", "no store of figures is here", where=str(folder), remedy=mend(folder))
    where, remedy = str(manifest), mend(folder)
    try:
        content = json.loads(manifest.read_text(encoding="utf-8"))
    except (json.JSONDecodeError, UnicodeDecodeError, OSError) as error:
        raise FactcheckError("broken-manifest", f"the list of releases cannot be read: {error}", where=where, remedy=remedy) from None
    if not isinstance(content, dict) or content.get("format") != FORMAT or not isinstance(content.get("releases"), list):
        raise FactcheckError("broken-manifest", f"the list of releases is not of format {FORMAT}", where=where, remedy=remedy)
    listed = [release_from(entry, where=where, remedy=remedy) for entry in content["releases"]]
    return sorted(listed, key=lambda release: release.release_id)


def put_release(folder: Path, release: Release, figures: "list[Figure] | pyarrow.Table") -> Release:
    """Write a release's figures (a list, or a table as `tables.schema` has it) and enter it in the manifest; the same id is replaced.

    The manifest is written last, so that a reader sees the release whole or not at all; one process adds at a time. Returns the release
    with rows, digest, file, size and measures filled in. Raises `FactcheckError` (bare-figure) before anything is written, and
    (store-busy, broken-manifest).
    """
    table = checked_table(table_from(figures) if isinstance(figures, list) else figures, release_id=release.release_id)
    with sole_writer(folder):
        before = releases_on(folder) if is_store(folder) else []
        (folder / "releases").mkdir(exist_ok=True)
        sweep(folder, [folder / other.file for other in before])
        entry = _written(folder, release, table)
        _list(folder, [*(other for other in before if other.release_id != entry.release_id), entry])
        for other in before:
            if other.release_id == entry.release_id and other.file != entry.file:
                unlisted(folder / other.file)
    return entry


def _written(folder: Path, release: Release, table: Any) -> Release:
    """Write the table beside its final place, name it by its content, and move it there."""
    import pyarrow.parquet

    digest, measures = hashlib.sha256(), set()
    writing = in_place(folder / "releases")
    with writing as (file, name), pyarrow.parquet.ParquetWriter(file, schema(), compression="zstd", compression_level=12) as writer:
        for block, lines in canonical_blocks(table):
            digest.update(lines)
            for measure_id, part in _by_measure(block):
                measures.add(measure_id)
                writer.write_table(part, row_group_size=ROWS_A_GROUP)
    path = folder / "releases" / f"{release.release_id}.{content_hash(name)}.parquet"
    moved(name, path)
    return replace(
        release,
        rows=len(table),
        digest=digest.hexdigest(),
        file=f"releases/{path.name}",
        size=path.stat().st_size,
        measures=tuple(sorted(measures)),
    )


def _by_measure(block: Any) -> Iterator[tuple[str, Any]]:
    """The block, which is in order, cut between its measures."""
    start = 0
    for each in block["measure_id"].combine_chunks().value_counts().to_pylist():
        yield each["values"], block.slice(start, each["counts"])
        start += each["counts"]


def content_hash(path: Path) -> str:
    """What a release's file is named by: the first 16 digits of the SHA-256 of its bytes."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()[:16]


def _list(folder: Path, releases: Iterable[Release]) -> None:
    entries = [release.to_dict() for release in sorted(releases, key=lambda release: release.release_id)]
    text = json.dumps({"format": FORMAT, "releases": entries}, indent=1, ensure_ascii=False) + "\n"
    replaced(folder / MANIFEST, text.encode())
