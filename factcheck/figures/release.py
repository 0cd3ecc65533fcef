"""`Release`: one edition that figures were read from, as the manifest lists it."""

from dataclasses import MISSING, asdict, dataclass, fields
from typing import Any

from factcheck.values import FactcheckError


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """One edition of one source: what it is, where it came from, and the Parquet file with its figures.

    `published` is the date as written ("2023-10-19", "2020-01", "" where nobody said); `raw_sha256` the hash of the file that was read,
    `digest` the hash over its figures in canonical order, `file` the name of the Parquet file, "" for a store held in memory.
    `size` is that file's bytes and `measures` the ids that it has figures for, None and empty in older manifests. `notes` are the
    publisher's, `landing_page` is where the edition was found, `discovered` the title or file name that was listed there.
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
    notes: tuple[str, ...] = ()
    landing_page: str | None = None
    discovered: str | None = None
    size: int | None = None
    measures: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """One entry of the manifest."""
        return asdict(self)


NEEDED = tuple(field.name for field in fields(Release) if field.default is MISSING)


def release_from(entry: Any, *, where: str, remedy: str = "") -> Release:
    """A manifest's entry as a `Release`; raises `FactcheckError` (broken-manifest) naming what is wrong with it."""
    if not isinstance(entry, dict):
        raise FactcheckError("broken-manifest", "an entry is not an object", where=where, remedy=remedy)
    missing, extra = sorted(set(NEEDED) - entry.keys()), sorted(entry.keys() - {field.name for field in fields(Release)})
    if missing or extra:
        found = f"lacks {', '.join(missing) or 'nothing'} and has the unknown {', '.join(extra) or 'nothing'}"
        raise FactcheckError("broken-manifest", f"an entry {found}", where=where, remedy=remedy)
    return Release(**(entry | {name: tuple(entry.get(name, ())) for name in ("notes", "measures")}))
