"""`report_words`: what reports call each label, flag, unit and standing, read from the data folder and checked."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from factcheck.checking.verdict import FLAGS, LABELS, OUTCOMES
from factcheck.figures.figure import STANDINGS
from factcheck.values import FactcheckError, Unit
from factcheck.values.places import data_folder

TONES = ("good", "near", "mixed", "bad", "open", "quiet", "person")
MISSING = ("no_official_series", "figure_not_held")
COPIES = ("original", "resaved", "retyped")
BOUNDS = ("low", "high", "over", "under", "about")
LIKELIHOODS = ("only", "first", "alike", "less", "least")
STATUSES = ("final", "provisional", "revised", "experimental")


@dataclass(frozen=True, slots=True)
class Wording:
    """What to print for one name: a word, what it means, and for labels and outcomes a symbol and a tone (the name of a colour)."""

    word: str
    meaning: str = ""
    symbol: str = ""
    tone: str = ""

    @property
    def marked(self) -> str:
        """Symbol and word: "✓ Supported"."""
        return f"{self.symbol} {self.word}" if self.symbol else self.word


@dataclass(frozen=True, slots=True)
class UnitWords:
    """How a value in the unit is written, singular and plural, with "{n}" for the number."""

    one: str
    many: str
    name: str


@dataclass(frozen=True, slots=True)
class Likelihood:
    """How likely a reading is in words, from which share of the first reading's likelihood on."""

    word: str
    at_least: float


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportWords:
    """All wording of reports; each mapping has exactly the names that the program uses."""

    labels: Mapping[str, Wording]
    outcomes: Mapping[str, Wording]
    missing: Mapping[str, Wording]
    flags: Mapping[str, Wording]
    units: Mapping[str, UnitWords]
    standings: Mapping[str, str]
    copies: Mapping[str, str]
    statuses: Mapping[str, str]
    bounds: Mapping[str, str]
    likelihoods: Mapping[str, Likelihood]


def _bad(path: Path, inside: str, what: str) -> FactcheckError:
    return FactcheckError("bad-report-words", what, where=f"{path}, {inside}", remedy="Mend the file; the other entries show the form.")


def _page(path: Path) -> dict[str, Any]:
    import yaml

    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    if not path.is_file():
        raise FactcheckError("missing-data", "the wording of reports is missing", where=str(path), remedy="Install the package again.")
    try:
        page = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except yaml.YAMLError as error:
        raise _bad(path, "top level", f"is not YAML ({str(error).splitlines()[0]})") from None
    if not isinstance(page, dict):
        raise _bad(path, "top level", "is not a mapping")
    return page


def _section(path: Path, page: Mapping[str, Any], section: str, names: tuple[str, ...]) -> dict[str, Any]:
    """The section's entries, which are exactly `names`, in that order."""
    found = page.get(section)
    if not isinstance(found, dict):
        raise _bad(path, section, "is missing or no mapping")
    lacking = [name for name in names if name not in found]
    unknown = [str(name) for name in found if name not in names]
    if lacking or unknown:
        parts = [f"lacks {', '.join(lacking)}"] * bool(lacking) + [f"has the unknown {', '.join(unknown)}"] * bool(unknown)
        raise _bad(path, section, " and ".join(parts))
    return {name: found[name] for name in names}


def _only(path: Path, inside: str, entry: object, keys: tuple[str, ...]) -> None:
    # A comma in unquoted YAML cuts a sentence into keys of its own: never let that pass.
    unknown = [str(key) for key in entry if key not in keys] if isinstance(entry, dict) else []
    if unknown:
        raise _bad(path, inside, f"has the unknown {', '.join(unknown)}")


def _text(path: Path, inside: str, entry: object, key: str) -> str:
    value = entry.get(key) if isinstance(entry, dict) else None
    if not isinstance(value, str) or not value.strip():
        raise _bad(path, f"{inside}.{key}", "is not a text")
    return value


def _wordings(path: Path, page: Mapping[str, Any], section: str, names: tuple[str, ...], fields: tuple[str, ...]) -> dict[str, Wording]:
    made: dict[str, Wording] = {}
    for name, entry in _section(path, page, section, names).items():
        _only(path, f"{section}.{name}", entry, fields)
        texts = {key: _text(path, f"{section}.{name}", entry, key) for key in fields}
        if "tone" in texts and texts["tone"] not in TONES:
            raise _bad(path, f"{section}.{name}.tone", f"{texts['tone']!r} is none of {', '.join(TONES)}")
        made[name] = Wording(**texts)
    return made


def _units(path: Path, page: Mapping[str, Any]) -> dict[str, UnitWords]:
    made: dict[str, UnitWords] = {}
    for name, entry in _section(path, page, "units", tuple(unit.value for unit in Unit)).items():
        _only(path, f"units.{name}", entry, ("one", "many", "name"))
        texts = {key: _text(path, f"units.{name}", entry, key) for key in ("one", "many", "name")}
        if "{n}" not in texts["one"] or "{n}" not in texts["many"]:
            raise _bad(path, f"units.{name}", 'has no "{n}"')
        made[name] = UnitWords(**texts)
    return made


def _likelihoods(path: Path, page: Mapping[str, Any]) -> dict[str, Likelihood]:
    made: dict[str, Likelihood] = {}
    for name, entry in _section(path, page, "likelihoods", LIKELIHOODS).items():
        _only(path, f"likelihoods.{name}", entry, ("word", "at_least"))
        word = _text(path, f"likelihoods.{name}", entry, "word")
        at_least = entry["at_least"]
        if not isinstance(at_least, int | float) or not 0 <= at_least <= 1:
            raise _bad(path, f"likelihoods.{name}.at_least", "is not a share from 0 to 1")
        made[name] = Likelihood(word, float(at_least))
    return made


def _plain(path: Path, page: Mapping[str, Any], section: str, names: tuple[str, ...]) -> dict[str, str]:
    entries = _section(path, page, section, names)
    return {str(name): _text(path, section, entries, name) for name in entries}


def load_words(folder: Path) -> ReportWords:
    """The wording in `folder`; raises `FactcheckError` (bad-report-words, missing-data) that names file, path inside it and reason."""
    labels, flags, figures = (folder / f"{name}.yaml" for name in ("labels", "flags", "figures"))
    label_page, figure_page = _page(labels), _page(figures)
    return ReportWords(
        labels=_wordings(labels, label_page, "labels", LABELS, ("word", "meaning", "symbol", "tone")),
        outcomes=_wordings(labels, label_page, "outcomes", OUTCOMES, ("word", "symbol", "tone")),
        missing=_wordings(labels, label_page, "missing", MISSING, ("word", "meaning")),
        flags=_wordings(flags, _page(flags), "flags", FLAGS, ("word", "meaning")),
        units=_units(figures, figure_page),
        standings=_plain(figures, figure_page, "standings", STANDINGS),
        copies=_plain(figures, figure_page, "copies", COPIES),
        statuses=_plain(figures, figure_page, "statuses", STATUSES),
        bounds=_plain(figures, figure_page, "bounds", BOUNDS),
        likelihoods=_likelihoods(labels, label_page),
    )


@cache
def report_words() -> ReportWords:
    """The project's own wording, read once."""
    return load_words(data_folder() / "reports")
