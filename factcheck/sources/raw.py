"""Raw rows: a kept file's rows as text, once its hash and its columns are the declared ones."""

import csv
import gzip
import hashlib
import io
from collections.abc import Iterator, Mapping
from pathlib import Path

from factcheck.sources.declaration import Edition
from factcheck.sources.drift import drifted, expect_all
from factcheck.values import FactcheckError


def raw_bytes(folder: Path, edition: Edition) -> bytes:
    """The raw file's bytes; raises `FactcheckError` (missing-raw-file) or the drift error where its hash is not the declared one."""
    path = folder / edition.file
    if not path.is_file():
        raise FactcheckError(
            "missing-raw-file", "the raw file of this release is not here", where=str(path), remedy="Give its folder with --shared."
        )
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    if digest != edition.sha256:
        raise drifted("the file's content is not the one declared", missing=[edition.sha256], found=[digest], where=str(path))
    return data


def rows_as_text(
    data: bytes, *, columns: tuple[str, ...], renamed: Mapping[str, str], where: str, preamble: int = 0
) -> Iterator[dict[str, str]]:
    """The rows of a CSV file, gzipped or not, each cell as the text that stands in it: a code "4.10" stays "4.10".

    `preamble` lines stand before the headings, in which white space is evened out.
    Raises the drift error where a declared column is missing.
    """
    text = gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data
    reader = csv.reader(io.StringIO(text.decode("utf-8-sig")))
    for _ in range(preamble):
        next(reader, [])
    header = [renamed.get(name, name) for name in (" ".join(cell.split()) for cell in next(reader, []))]
    expect_all("columns", declared=columns, present=header, where=where)
    for number, cells in enumerate(reader, start=preamble + 2):
        if len(cells) != len(header):
            raise drifted(f"row {number} has {len(cells)} cells and not {len(header)}", found=cells, where=where)
        yield dict(zip(header, cells, strict=True))
