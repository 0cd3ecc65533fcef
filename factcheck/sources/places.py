"""Publishers' force names to area codes: every spelling that has been seen, and nothing by guesswork."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pydantic import RootModel

from factcheck.sources.declaration import checked_page
from factcheck.sources.drift import drifted
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

WITHOUT = "If the publisher leaves a force out for good, say every_force: false on the source's page, with a note of method that says why."


class ForceNames(RootModel[dict[str, tuple[str, ...]]]):
    """For each area code the spellings that publishers use for the force."""


def force_names(path: Path | None = None) -> Mapping[str, str]:
    """Spelling to area code, from `data/sources/force_names.yaml`; raises `FactcheckError` (ambiguous-force) for a spelling of two."""
    return _read(path or data_folder() / "sources" / "force_names.yaml")


@lru_cache(maxsize=4)
def _read(file: Path) -> Mapping[str, str]:
    codes: dict[str, str] = {}
    for code, names in checked_page(ForceNames, file).root.items():
        for name in names:
            if codes.setdefault(name, code) != code:
                raise FactcheckError("ambiguous-force", f"{name!r} stands for {codes[name]} and {code}", where=str(file))
    return codes


def _first(code: str) -> str:
    return next(name for name, other in force_names().items() if other == code)


def codes_for(names: Iterable[str], *, beyond: Iterable[str], every: bool, where: str) -> dict[str, str | None]:
    """Each name with its area code, None for the declared bodies that have no area.

    Raises the drift error for a name that nobody declared and, where `every` territorial force must be there, for one that is not.
    """
    known, extra = force_names(), set(beyond)
    asked = set(names)
    strangers = {name for name in asked if name not in known and name not in extra}
    if strangers:
        new = f"If {min(strangers)!r} is a new spelling of a force, add it in data/sources/force_names.yaml"
        hint = f"{new}; if it has no area, name it under area.beyond."
        raise drifted("some force names are not known", found=strangers, where=where, suggestion=hint)
    codes = {name: None if name in extra else known[name] for name in asked}
    absent = set(known.values()) - set(codes.values())
    if every and absent:
        lacking = {name for name, code in known.items() if code in absent and name == _first(code)}
        raise drifted("some forces are not in the file", missing=lacking, found=[f"{len(asked)} bodies"], where=where, suggestion=WITHOUT)
    lost = extra - asked
    if lost:
        raise drifted("some bodies are not in the file", missing=lost, where=where)
    return codes
