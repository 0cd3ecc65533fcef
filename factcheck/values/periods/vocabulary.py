"""`PeriodWords`: the words of dates and periods, read once from data/vocabulary/periods.yaml and checked."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from factcheck.values.errors import FactcheckError
from factcheck.values.places import data_folder

LISTS = (
    "ambiguous_months",
    "hedges",
    "now",
    "counted",
    "counted_after_in",
    "dated_nouns",
    "baseline_cues",
    "baseline_on",
    "levels",
    "level_links",
    "future_cues",
    "not_future",
    "openers",
    "indistinct",
    "offices",
    "past_cues",
    "sentence_cues",
    "records",
    "launches",
    "starts",
)
NUMBERED = {"months": (1, 12), "weekdays": (0, 6), "numbers": (1, 90), "ordinals": (-1, 4)}


Phrases = dict[str, tuple[tuple[str, ...], ...]]
Festival = tuple[tuple[str, ...], tuple[int, int], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class PeriodWords:
    """Word lists by name; `phrases` are kept by their first word; `festivals` are words with first and last (month, day)."""

    months: dict[str, int]
    weekdays: dict[str, int]
    numbers: dict[str, int]
    ordinals: dict[str, int]
    units: dict[str, tuple[str, int]]
    seasons: dict[str, tuple[int, int]]
    festivals: dict[str, list[Festival]]
    phrases: dict[str, Phrases]
    events: dict[str, Phrases]
    arrivals: dict[str, Phrases]
    long_lengths: dict[str, list[tuple[tuple[str, ...], int]]]
    sets: dict[str, frozenset[str]]


class Checked:
    """A loaded vocabulary that raises with file, path inside it and reason where it is not as it must be."""

    def __init__(self, raw: Any, where: str) -> None:
        self.where = where
        self.raw = raw
        if not isinstance(raw, dict):
            raise self.fault("", "is not a mapping of word lists")

    def fault(self, path: str, reason: str) -> FactcheckError:
        """The error to raise."""
        return FactcheckError("bad-vocabulary", f"{path or 'the file'} {reason}", where=self.where, remedy="Mend the file.")

    def mapping(self, name: str) -> dict[Any, Any]:
        """A mapping that must be there."""
        found = self.raw.get(name)
        if not isinstance(found, dict) or not found:
            raise self.fault(name, "must be a mapping with at least one entry")
        return found

    def numbered(self, name: str) -> dict[str, int]:
        """Words to whole numbers inside the bounds."""
        low, high = NUMBERED[name]
        for word, number in self.mapping(name).items():
            if not isinstance(word, str) or not isinstance(number, int) or not low <= number <= high:
                raise self.fault(f"{name}.{word}", f"must be a word with a whole number from {low} to {high}, not {number!r}")
        return dict(self.mapping(name))

    def words(self, found: Any, path: str) -> Phrases:
        """A list of phrases by their first word, longest first."""
        if not isinstance(found, list) or not found or not all(isinstance(each, str) and each.strip() for each in found):
            raise self.fault(path, "must be a list of words (put quotes around yes, no, on and off)")
        by_head: dict[str, list[tuple[str, ...]]] = {}
        for words in sorted((tuple(each.lower().split()) for each in found), key=lambda phrase: (-len(phrase), phrase)):
            by_head.setdefault(words[0], []).append(words)
        return {head: tuple(phrases) for head, phrases in by_head.items()}


def checked_units(checked: Checked) -> dict[str, tuple[str, int]]:
    """Unit words as (day or month, how many)."""
    units = {}
    for word, entry in checked.mapping("units").items():
        if not isinstance(entry, list) or len(entry) != 2 or entry[0] not in ("day", "month") or not isinstance(entry[1], int):
            raise checked.fault(f"units.{word}", "must be [day or month, how many]")
        units[word] = (entry[0], entry[1])
    return units


def checked_seasons(checked: Checked) -> dict[str, tuple[int, int]]:
    """Seasons as (first month, months)."""
    seasons = {}
    for word, entry in checked.mapping("seasons").items():
        if not isinstance(entry, dict) or entry.get("first") not in range(1, 13) or entry.get("months") not in range(1, 13):
            raise checked.fault(f"seasons.{word}", "must have `first` and `months`, both from 1 to 12")
        seasons[word] = (entry["first"], entry["months"])
    return seasons


def checked_festivals(checked: Checked) -> dict[str, list[Festival]]:
    """Festivals by their first word, the longer name first."""
    festivals: dict[str, list[Festival]] = {}
    for words, entry in checked.mapping("festivals").items():
        if not isinstance(entry, dict) or not entry.get("reason") or not all(len(entry.get(edge) or ()) == 2 for edge in ("from", "to")):
            raise checked.fault(f"festivals.{words}", "must have `from` and `to` as [month, day], and a `reason`")
        dates = ((entry["from"][0], entry["from"][1]), (entry["to"][0], entry["to"][1]))
        name = tuple(words.replace("'s", "").split())
        festivals.setdefault(name[0], []).append((name, *dates))
    return {head: sorted(found, key=lambda festival: -len(festival[0])) for head, found in festivals.items()}


def checked_lengths(checked: Checked) -> dict[str, list[tuple[tuple[str, ...], int]]]:
    """Lengths that are idioms, in months, by their first word."""
    lengths = checked.mapping("long_lengths")
    for words, months in lengths.items():
        if not isinstance(words, str) or not isinstance(months, int) or months < 1:
            raise checked.fault(f"long_lengths.{words}", f"must be words with a whole number of months, not {months!r}")
    found: dict[str, list[tuple[tuple[str, ...], int]]] = {}
    for words, months in lengths.items():
        found.setdefault(words.split()[0], []).append((tuple(words.split()), months))
    return found


def period_words_from(path: Path) -> PeriodWords:
    """The vocabulary of a file; raises `FactcheckError` (bad-vocabulary, missing-data) naming file, path inside it and reason."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except FileNotFoundError:
        raise FactcheckError(
            "missing-data", "the words of periods are not here", where=str(path), remedy="Install the package again."
        ) from None
    except yaml.YAMLError as fault:
        raise FactcheckError("bad-vocabulary", f"is no YAML: {fault}", where=str(path), remedy="Mend the file.") from fault
    checked = Checked(raw, str(path))
    phrases = {name: checked.words(checked.raw.get(name), name) for name in LISTS}
    return PeriodWords(
        months=checked.numbered("months"),
        weekdays=checked.numbered("weekdays"),
        numbers=checked.numbered("numbers"),
        ordinals=checked.numbered("ordinals"),
        units=checked_units(checked),
        seasons=checked_seasons(checked),
        festivals=checked_festivals(checked),
        phrases=phrases,
        events={name: checked.words(words, f"events.{name}") for name, words in checked.mapping("events").items()},
        arrivals={name: checked.words(words, f"arrivals.{name}") for name, words in checked.mapping("arrivals").items()},
        long_lengths=checked_lengths(checked),
        sets={name: frozenset(head for head, each in found.items() if (head,) in each) for name, found in phrases.items()},
    )


@cache
def period_words() -> PeriodWords:
    """The project's own vocabulary of periods."""
    return period_words_from(data_folder() / "vocabulary" / "periods.yaml")
