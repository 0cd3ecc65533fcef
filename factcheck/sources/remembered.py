"""`Remembered`: what was last downloaded from an address and how its server names that version, in a small file beside the raw files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from pydantic import TypeAdapter

from factcheck.safety.downloads import Downloaded
from factcheck.safety.files import write_atomically
from factcheck.values import FactcheckError

MEMORY = "downloads.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """A raw file by its name in the folder, its hash, and the version marks that its server gave."""

    file: str
    sha256: str
    etag: str | None = None
    last_modified: str | None = None

    @classmethod
    def of(cls, downloaded: Downloaded) -> Self:
        """What is worth remembering of a download that brought a file."""
        name = downloaded.path.name if downloaded.path else ""
        return cls(file=name, sha256=downloaded.sha256, etag=downloaded.etag, last_modified=downloaded.last_modified)

    def path_in(self, folder: Path) -> Path:
        """Where the file lies; never outside the folder, whatever the memory says."""
        return folder / Path(self.file).name

    def is_whole(self, folder: Path) -> bool:
        """Whether the file still lies there with the content that was downloaded; if not it must be asked for again."""
        path = self.path_in(folder)
        if not path.is_file():
            return False
        with path.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() == self.sha256


CONTENT = TypeAdapter(dict[str, Remembered])


def remembered_for(url: str, folder: Path) -> Remembered | None:
    """What is remembered of an address; raises `FactcheckError` (unreadable-memory) where the file is damaged."""
    return _memory(folder).get(url)


def remember(url: str, what: Remembered, folder: Path) -> None:
    """Write it down, whole or not at all, beside what is remembered of other addresses."""
    memory = _memory(folder) | {url: what}
    content = CONTENT.dump_json(dict(sorted(memory.items())), indent=1)
    write_atomically(folder / MEMORY, content + b"\n", force=True)


def _memory(folder: Path) -> dict[str, Remembered]:
    path = folder / MEMORY
    if not path.exists():
        return {}
    try:
        return CONTENT.validate_json(path.read_bytes())
    except (OSError, ValueError) as error:
        what = f"the list of what was downloaded cannot be read ({type(error).__name__})"
        remedy = f"Delete it; the raw files beside it stay, and the next fetch writes it anew: rm {path}"
        raise FactcheckError("unreadable-memory", what, where=str(path), remedy=remedy) from None
