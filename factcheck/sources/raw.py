"""Raw files: where a kept file lies, its hash, and the cells in it."""

import hashlib
from pathlib import Path
from typing import Any

from factcheck.sources.declaration import Edition
from factcheck.sources.drift import drifted
from factcheck.sources.raw_tables import RawTable, kind_of, read_json, read_tables
from factcheck.values import FactcheckError

CHUNK = 1024 * 1024


def raw_path(folder: Path, edition: Edition) -> Path:
    """The kept file of an edition; raises `FactcheckError` (missing-raw-file), or the drift error where its hash is another."""
    path = folder / edition.file
    if not path.is_file():
        raise FactcheckError(
            "missing-raw-file", "the raw file of this release is not here", where=str(path), remedy="Give its folder with --shared."
        )
    digest = file_hash(path)
    if digest != edition.sha256:
        raise drifted("the file's content is not the one declared", missing=[edition.sha256], found=[digest], where=str(path))
    return path


def file_hash(path: Path) -> str:
    """The SHA-256 of a file's bytes."""
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(CHUNK):
            digest.update(block)
    return digest.hexdigest()


def cells_of(path: Path) -> list[RawTable] | Any:
    """The sheets of a table file as text cells, or the content of a JSON file; raises `FactcheckError` for an unsafe file."""
    kind = kind_of(path)
    return read_json(path) if kind == "json" else read_tables(path, kind=kind)


def dict_rows(tables: list[RawTable], *, columns: tuple[str, ...], where: str) -> list[dict[str, str]]:
    """The rows of a small CSV file by the names in its first row; raises the drift error where a declared column is missing."""
    head, *rows = tables[0].rows()
    lacking = set(columns) - set(head)
    if lacking:
        raise drifted("some columns are not in the file", missing=lacking, found=set(head) - set(columns), where=where)
    return [dict(zip(head, row, strict=True)) for row in rows]
