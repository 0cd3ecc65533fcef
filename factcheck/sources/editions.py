"""`Edition` of a file that somebody brings or a fetch found: the declared one where the hash is known, else one of its own."""

import re
from dataclasses import dataclass
from pathlib import Path

from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.raw import file_hash
from factcheck.values import FactcheckError, PartialDate

DATED = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?\Z")
HASH_SHOWN = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a file came from, as far as it is known: its title, address and date as the publisher's page gives them."""

    title: str = ""
    url: str = ""
    published: str = ""


def edition_of(declaration: Declaration, path: Path, *, origin: Origin | None = None) -> Edition:
    """The edition that a file is.

    A file whose hash a page declares is that edition, whatever it is called. Any other takes its title, address and date from its origin;
    a date that nobody gave stays blank, and such figures count under *latest* only. Raises `FactcheckError` (bad-date).
    """
    digest = file_hash(path)
    known = next((edition for edition in declaration.editions if edition.sha256 == digest), None)
    if known is not None:
        return known
    origin = origin or Origin()
    if origin.published and not (DATED.match(origin.published) and PartialDate(origin.published).known_from):
        raise FactcheckError(
            "bad-date", f"{origin.published!r} is no date", where="--published", remedy="Write it as 2023-10-19, 2023-10 or 2023."
        )
    return Edition.model_validate(
        {
            "release_id": f"{declaration.id}-{origin.published or 'undated'}-{digest[:HASH_SHOWN]}",
            "file": path.name,
            "sha256": digest,
            "title": origin.title or f"{declaration.title} ({path.name})",
            "published": origin.published,
            "url": origin.url or declaration.landing_page,
            "copy": "original",
        }
    )
