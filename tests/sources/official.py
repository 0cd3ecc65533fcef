"""Reading a declared edition of the real raw files, for tests: each file is read once a run."""

from datetime import date
from functools import lru_cache
from pathlib import Path

from factcheck.sources.declaration import load_declarations
from factcheck.sources.reading import Reading, read_release

Key = tuple[str, str, date, date, str]


@lru_cache(maxsize=32)
def reading(shared: Path, source: str, release: str) -> Reading:
    """The reading of one edition; it must pass its checks."""
    declaration = load_declarations()[source]
    edition = next(each for each in declaration.editions if each.release_id == release)
    return read_release(declaration, edition, shared / edition.file).or_refused()


@lru_cache(maxsize=32)
def values(shared: Path, source: str, release: str) -> dict[Key, float | None]:
    """The values without a method by measure, area, first and last day, and statistic; a key that comes twice fails."""
    rows = [row for row in reading(shared, source, release).figures.to_pylist() if row["method"] is None]
    found = {(row["measure_id"], row["area_code"], row["period_start"], row["period_end"], row["statistic"]): row["value"] for row in rows}
    assert len(found) == len(rows), "two figures of one release have the same key"
    return found
