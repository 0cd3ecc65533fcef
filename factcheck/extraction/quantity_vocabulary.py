"""`NumberWords`: the words of numbers, read once from data/vocabulary/numbers.yaml and checked."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

import yaml

from factcheck.extraction.quantity_phrases import Phrases
from factcheck.values import FactcheckError, Unit
from factcheck.values.places import data_folder

LONGEST_LIST = 400
LONGEST_PHRASE = 6
NUMBERS = ("cardinals", "scales", "glued_scales", "dozens", "fractions", "ordinals", "doubles", "twice", "weights")
LISTS = (
    "fraction_followers",
    "percent",
    "points",
    "duration_adjectives",
    "per_leads",
    "negations",
    "negation_excused",
    "added",
    "change_excused",
    "change_by_only",
    "change_links",
    "change_nouns",
    "not_one_in",
    "bare_time_followers",
    "bound_ends",
    "knocked_on",
    "not_points",
    "part_leads",
    "ratio_words",
    "ratio_leads",
    "ratio_tails",
    "not_ratio_leads",
    "vote_words",
    "factor_leads",
    "almost_verbs",
    "unshared",
    "whole_ends",
    "share_verbs",
    "change_adjectives",
    "double_helpers",
    "double_excused",
    "twice_followers",
    "times_followers",
    "folds",
    "superlatives_excused",
    "superlatives_led",
    "superlative_leads",
    "superlative_tails",
    "top_leads",
    "top_tails",
    "record_leads",
    "record_tails",
    "not_number_one",
    "high_low_excused",
    "rank_joins",
    "double_named",
    "double_leads",
    "moved_up",
    "times_likely",
    "half_excused_before",
    "rank_verbs",
    "rank_moves",
    "rank_ends",
    "rank_followers",
    "rank_alone",
    "consecutive",
    "zeros",
    "noun_stops",
    "one_excused_after",
    "one_excused_before",
    "vague_leads",
    "year_signs",
    "service_numbers",
    "service_followers",
    "service_leads",
    "time_apart",
    "priced_by",
    "after_metres",
    "reported_shapes",
    "one_uncounted",
    "year_leads",
    "code_tails",
    "name_leads",
    "name_excused",
    "tie_excused",
    "model_leads",
    "averaging",
    "bounds_unsaid",
    "tilde_leads",
)
KEYED = {
    "bounds_before": ("about", "almost", "more_than", "less_than", "up_to", "exact"),
    "bounds_after": ("about", "more_than", "less_than", "up_to"),
    "bounds_apart": ("about", "more_than", "less_than"),
    "change_before": ("increase", "decrease"),
    "change_after": ("increase", "decrease"),
    "superlatives": ("high", "low", "quality"),
}


# The grammar asks for these by name, beside the words of the file.
OWN_HEADS = frozenset(
    (
        "a",
        "an",
        "all",
        "as",
        "au",
        "c",
        "half",
        "historic",
        "hk",
        "new",
        "no",
        "number",
        "nz",
        "one",
        "quarter",
        "record",
        "second",
        "us",
        "y",
    )
)


@dataclass(frozen=True)
class NumberWords:
    """Words by list name: `numbers` gives a value, `lists` and `keyed` are phrases, `sets` single words, the rest have their own shape."""

    numbers: dict[str, dict[str, float]]
    lists: dict[str, Phrases[str]]
    sets: dict[str, frozenset[str]]
    keyed: dict[str, Phrases[str]]
    vague: Phrases[tuple[float, float]]
    durations: dict[str, tuple[Unit, float]]
    money_before: dict[str, Unit]
    money_after: dict[str, tuple[Unit, float]]
    doublings: dict[str, tuple[float, str]]
    bands: dict[str, str]
    rank_names: Phrases[float]
    per_units: dict[float, Unit]
    unit_names: Phrases[str]
    money_names: dict[str, str]
    per_reach: int
    noun_reach: int

    @cached_property
    def heads(self) -> frozenset[str]:
        """Every word and sign of money that an amount can begin with, but for "threefold"; at others the grammar is not tried."""
        values = (self.numbers[name] for name in ("cardinals", "ordinals", "twice", "doubles"))
        phrases = (self.vague, self.rank_names, self.lists["vague_leads"], self.lists["zeros"], self.keyed["superlatives"])
        return OWN_HEADS.union(self.doublings, self.bands, self.money_before, *values, *(each.forward for each in phrases))


class Pages:
    """The file as loaded; every question that it does not answer as it must raises `FactcheckError` (bad-vocabulary)."""

    def __init__(self, raw: Any, where: str) -> None:
        self.where = where
        self.raw = raw
        if not isinstance(raw, dict):
            raise self.fault("the file", "is not a mapping of word lists")

    def fault(self, path: str, reason: str) -> FactcheckError:
        """The error to raise."""
        return FactcheckError("bad-vocabulary", f"{path} {reason}", where=self.where, remedy="Mend the file.")

    def mapping(self, name: str) -> dict[str, Any]:
        """A mapping that must be there and small enough."""
        found = self.raw.get(name)
        if not isinstance(found, dict) or not 0 < len(found) <= LONGEST_LIST:
            raise self.fault(name, f"must be a mapping with 1 to {LONGEST_LIST} entries")
        return {self.phrase(key, f"{name}.{key}"): value for key, value in found.items()}

    def phrase(self, words: Any, path: str) -> str:
        """A phrase of one to six words, in lower case."""
        if isinstance(words, str) and words.strip() and len(words.split()) <= LONGEST_PHRASE:
            return words.lower()
        raise self.fault(path, f"must be one to {LONGEST_PHRASE} words (put quotes around yes, no, on and off), not {words!r}")

    def number(self, value: Any, path: str) -> float:
        """A number that is not negative."""
        if isinstance(value, int | float) and not isinstance(value, bool) and value >= 0:
            return float(value)
        raise self.fault(path, f"must be a number that is not negative, not {value!r}")

    def phrases(self, found: Any, path: str) -> list[str]:
        """A list of phrases that must be there and small enough."""
        if not isinstance(found, list) or not 0 < len(found) <= LONGEST_LIST:
            raise self.fault(path, f"must be a list of 1 to {LONGEST_LIST} phrases")
        return [self.phrase(words, f"{path}[{place}]") for place, words in enumerate(found)]

    def numbers(self, name: str) -> dict[str, float]:
        """Words with a number each."""
        return {word: self.number(value, f"{name}.{word}") for word, value in self.mapping(name).items()}

    def keyed(self, name: str) -> list[tuple[str, str]]:
        """Phrases with the key of the list that they stand in."""
        groups = self.mapping(name)
        if set(groups) != set(KEYED[name]):
            raise self.fault(name, f"must have exactly the keys {', '.join(KEYED[name])}")
        return [(phrase, key) for key, found in groups.items() for phrase in self.phrases(found, f"{name}.{key}")]

    def forms(self, name: str) -> list[tuple[str, str]]:
        """Every form of a name with the name that it stands for."""
        found = self.mapping(name)
        return [(form, word) for word, forms in found.items() for form in self.phrases(forms, f"{name}.{word}")]

    def pair(self, value: Any, path: str) -> tuple[Any, Any]:
        """Two things in a list."""
        if not isinstance(value, list) or len(value) != 2:
            raise self.fault(path, f"must be a list of two, not {value!r}")
        return value[0], value[1]

    def unit(self, value: Any, path: str) -> Unit:
        """One of our units."""
        if value in set(Unit):
            return Unit(value)
        raise self.fault(path, f"must be one of our units, not {value!r}")

    def measured(self, found: dict[str, Any], name: str) -> dict[str, tuple[Unit, float]]:
        """Words with a unit and how many of it."""
        read = {}
        for word, value in found.items():
            unit, size = self.pair(value, f"{name}.{word}")
            read[word] = (self.unit(unit, f"{name}.{word}"), self.number(size, f"{name}.{word}"))
        return read

    def whole(self, name: str) -> int:
        """A whole number from 1 to 10."""
        found = self.raw.get(name)
        if isinstance(found, int) and 1 <= found <= 10:
            return found
        raise self.fault(name, f"must be a whole number from 1 to 10, not {found!r}")

    def each(self, name: str, read: Callable[[Any, str], Any]) -> dict[str, Any]:
        """A mapping with every value read the same way."""
        return {key: read(value, f"{name}.{key}") for key, value in self.mapping(name).items()}


def read_number_words(path: Path) -> NumberWords:
    """The vocabulary in this file. Raises `FactcheckError` (bad-vocabulary) naming file, path inside it and reason."""
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        raise FactcheckError("bad-vocabulary", f"cannot be read: {error.strerror}", where=str(path), remedy="Restore the file.") from error
    except yaml.YAMLError as error:
        raise FactcheckError("bad-vocabulary", f"is no YAML: {error}", where=str(path), remedy="Mend the file.") from error
    return built(Pages(raw, str(path)))


def built(pages: Pages) -> NumberWords:
    """The vocabulary from pages that are checked on the way."""
    lists = {name: pages.phrases(pages.raw.get(name), name) for name in LISTS}
    money = pages.mapping("money")
    if set(money) != {"before", "after"} or not all(isinstance(group, dict) for group in money.values()):
        raise pages.fault("money", "must have exactly the mappings before and after")
    vague = pages.each("vague", pages.pair)
    per_units = pages.raw.get("per_units")
    if not isinstance(per_units, dict):
        raise pages.fault("per_units", "must be a mapping from base to unit")
    doublings = {
        word: (pages.number(percent, f"doublings.{word}"), str(direction))
        for word, (percent, direction) in pages.each("doublings", pages.pair).items()
    }
    return NumberWords(
        numbers={name: pages.numbers(name) for name in NUMBERS},
        lists={name: Phrases((phrase, phrase) for phrase in found) for name, found in lists.items()},
        sets={name: frozenset(found) for name, found in lists.items()},
        keyed={name: Phrases(pages.keyed(name)) for name in KEYED},
        vague=Phrases(
            (word, (pages.number(low, f"vague.{word}"), pages.number(high, f"vague.{word}"))) for word, (low, high) in vague.items()
        ),
        durations=pages.measured(pages.mapping("durations"), "durations"),
        money_before={sign: pages.unit(unit, f"money.before.{sign}") for sign, unit in money["before"].items()},
        money_after=pages.measured(money["after"], "money.after"),
        doublings=doublings,
        bands=pages.each("bands", lambda value, path: pages.phrase(value, path)),
        rank_names=Phrases(pages.numbers("rank_names").items()),
        per_units={pages.number(base, "per_units"): pages.unit(unit, f"per_units.{base}") for base, unit in per_units.items()},
        unit_names=Phrases(pages.forms("unit_names")),
        money_names=dict(pages.forms("money_names")),
        per_reach=pages.whole("per_reach"),
        noun_reach=pages.whole("noun_reach"),
    )


@cache
def number_words() -> NumberWords:
    """The project's own vocabulary."""
    return read_number_words(data_folder() / "vocabulary" / "numbers.yaml")
