"""`Release`: one edition that figures were read from, as the manifest lists it."""

from dataclasses import asdict, dataclass
from typing import Any

from factcheck.values import FactcheckError


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One edition of one source: what it is, where it came from, and the Parquet file with its figures.

    `published` is the date as written ("2023-10-19", "2020-01", "" where nobody said); `raw_sha256` the hash of the file that was read,
    `digest` the hash over its figures in canonical order, `file` the name of the Parquet file, "" for a store held in memory.
    """

    release_id: str
    source_id: str
    title: str
    publisher: str
    published: str
    url: str
    raw_sha256: str | None
    rows: int
    digest: str
    file: str = ""
    raw_name: str | None = None
    licence: str | None = None

    def to_dict(self) -> dict[str, Any]:
        """One entry of the manifest."""
        return asdict(self)


def release_from(entry: Any, *, where: str) -> Release:
    """A manifest's entry as a `Release`; raises `FactcheckError` (broken-manifest) naming what is wrong with it."""
    if not isinstance(entry, dict):
        raise FactcheckError("broken-manifest", "an entry is not an object", where=where, remedy=MEND)
    wanted = set(Release.__dataclass_fields__)
    missing, extra = sorted(wanted - entry.keys() - {"file", "raw_name", "licence"}), sorted(entry.keys() - wanted)
    if missing or extra:
        found = f"lacks {', '.join(missing) or 'nothing'} and has the unknown {', '.join(extra) or 'nothing'}"
        raise FactcheckError("broken-manifest", f"an entry {found}", where=where, remedy=MEND)
    return Release(**entry)


MEND = "Restore it (git checkout -- data/figures), or build it: python -m factcheck.sources.build --shared DIR."
