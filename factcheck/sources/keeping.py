"""Kept raw files: each release's file as it came, with what is known of its origin beside it, so that a store can be built again."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from factcheck.safety.files import write_atomically
from factcheck.sources.editions import Origin
from factcheck.sources.raw import file_hash
from factcheck.values import FactcheckError

ABOUT = ".about.json"
HASH_SHOWN = 16


@dataclass(frozen=True, slots=True)
class Kept:
    """A kept file: its source, its path, and where it came from."""

    source_id: str
    path: Path
    origin: Origin


def keep(folder: Path, source_id: str, file: Path, origin: Origin) -> Kept:
    """Copy a file into the folder of raw files, named by its hash, unless it is there; and note its origin beside it."""
    inside = folder / source_id
    inside.mkdir(parents=True, exist_ok=True)
    digest = file_hash(file)
    start = f"{digest[:HASH_SHOWN]}-"
    name = file.name if file.name.startswith(start) else f"{start}{file.name}"
    target = inside / name
    if not target.is_file() or (target != file and file_hash(target) != digest):
        part = inside / f".{name}.part"
        shutil.copyfile(file, part)
        part.replace(target)
    write_atomically(inside / f"{name}{ABOUT}", json.dumps(asdict(origin), ensure_ascii=False, indent=1) + "\n", force=True)
    return Kept(source_id, target, origin)


def kept_files(folder: Path) -> Iterator[Kept]:
    """Every kept file in the order of source and publication; raises `FactcheckError` (broken-origin) where a note cannot be read."""
    found = [_kept(note) for note in folder.glob(f"*/*{ABOUT}")]
    yield from sorted(found, key=lambda kept: (kept.source_id, kept.origin.published, kept.path.name))


def _kept(note: Path) -> Kept:
    path = note.with_name(note.name.removesuffix(ABOUT))
    try:
        origin = Origin(**json.loads(note.read_text(encoding="utf-8")))
    except (ValueError, TypeError) as error:
        remedy = "Remove the file and its note, and fetch or add the release anew."
        raise FactcheckError("broken-origin", f"the note of a kept file cannot be read: {error}", where=str(note), remedy=remedy) from None
    if not path.is_file():
        raise FactcheckError("missing-raw-file", "a kept file is not here", where=str(path), remedy="Fetch or add the release anew.")
    return Kept(note.parent.name, path, origin)
