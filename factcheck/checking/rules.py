"""`Rules`: the tolerances, the facts behind flags and the words that checking goes by, read from data/checking and checked."""

import re
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, Field, ValidationError, model_validator

from factcheck.catalogue.spelt import spotted
from factcheck.checking.flag_facts import FlagFacts
from factcheck.checking.rule_page import Page
from factcheck.checking.sayings import Requests, Sayings
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder

Kind = TypeVar("Kind", bound=BaseModel)
Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Digits(Page):
    """Number written in digits: half a place agrees; the close band is never narrower than a share of a level or some points."""

    agrees_places: float = Field(gt=0)
    close_places: float = Field(gt=0)
    close_level_percent: float = Field(ge=0)
    close_points: float = Field(ge=0)
    rounding_percent: float = Field(gt=0, le=100)
    scaled_rounding_percent: float = Field(gt=0, le=100)
    rounding_reason: str
    reason: str


class Fraction(Page):
    """A half, a third: points, or percent of the fraction where that is less."""

    agrees_points: float = Field(gt=0)
    agrees_percent: float = Field(gt=0)
    close_points: float = Field(gt=0)
    close_percent: float = Field(gt=0)
    reason: str


class OneIn(Page):
    """One in so many: places of the number that follows "in"."""

    agrees_places: float = Field(gt=0, lt=1)
    close_places: float = Field(gt=0, le=1)
    reason: str


class Around(Page):
    """Percent on both sides."""

    agrees_percent: float = Field(gt=0)
    close_percent: float = Field(gt=0)
    reason: str


class Multiple(Around):
    """Percent of the multiple on both sides; one written with decimals ("1.4 times") is as exact as its digits."""

    beyond_percent: float = Field(gt=0)
    beyond_up_to: float = Field(gt=0)
    beyond_reason: str
    decimals_close_percent: float = Field(gt=0)
    decimals_reason: str


class Almost(Page):
    """Percent below, and a hair above."""

    agrees_below_percent: float = Field(gt=0)
    close_below_percent: float = Field(gt=0)
    close_above_percent: float = Field(ge=0)
    reason: str


class Beyond(Page):
    """Percent beyond the bound that agree or are close, and percent short of it that are a slip."""

    agrees_beyond_percent: float = Field(gt=0)
    close_beyond_percent: float = Field(gt=0)
    close_short_percent: float = Field(ge=0)
    reason: str


class Direction(Page):
    """A direction without a size."""

    flat_agrees_percent: float = Field(ge=0)
    flat_close_percent: float = Field(ge=0)
    moved_percent: float = Field(ge=0)
    strong_percent: float = Field(ge=0)
    reason: str


class Tolerances(Page):
    """data/checking/tolerances.yaml."""

    digits: Digits
    fraction: Fraction
    one_in: OneIn
    multiple: Multiple
    about: Around
    almost: Almost
    more_than: Beyond
    less_than: Beyond
    up_to: Beyond
    words: dict[str, tuple[float, float]]
    direction: Direction

    @model_validator(mode="after")
    def _widens(self) -> "Tolerances":
        pairs = [(self.digits.agrees_places, self.digits.close_places), (self.fraction.agrees_points, self.fraction.close_points)]
        pairs += [(each.agrees_percent, each.close_percent) for each in (self.multiple, self.about)]
        pairs += [(each.agrees_beyond_percent, each.close_beyond_percent) for each in (self.more_than, self.less_than, self.up_to)]
        pairs += [(self.almost.agrees_below_percent, self.almost.close_below_percent), *self.words.values()]
        if any(inner > outer for inner, outer in pairs):
            raise ValueError("a band that agrees is wider than the band that is close")
        return self


class Guard(Page):
    """Words that stop a verdict, those that look like them and do not, and why."""

    words: tuple[str, ...]
    unless: tuple[str, ...] = ()
    reason: str


class Reasoned(Page):
    """A guard that needs no words of its own."""

    reason: str


class Exclusions(Guard):
    """Words that leave something out; those of `left_out_of_tables` name what a table of places is always without."""

    left_out_of_tables: tuple[str, ...]


class LeftOut(Guard):
    """Words before a place that its number is without, and those after it."""

    after: tuple[str, ...]


class OtherThings(Guard):
    """Heads that make another thing of a measure's name, and the words that join the two."""

    joints: tuple[str, ...]
    stand_ins: tuple[str, ...]


class Narrowing(Guard):
    """Words that go on about a measure, those that may stand before and after them, and what they may lead to without narrowing it."""

    participles: tuple[str, ...]
    skips: tuple[str, ...]
    harmless: tuple[str, ...]


class Counters(Guard):
    """Verbs of counting, and the subjects that may stand before them."""

    subjects: tuple[str, ...]


class Places(Guard):
    """Words before a place, those that take a part of it, kinds of parts, and capital letters that are no place."""

    halves: tuple[str, ...]
    kinds: tuple[str, ...]
    no_places: tuple[str, ...]


class ToldApart(Page):
    """Words that pick some of the measures that a loose word may mean."""

    words: tuple[str, ...]
    measures: tuple[str, ...]


class Turned(Page):
    """Verbs of rising and of falling right before "from … to …"."""

    rises: tuple[str, ...]
    falls: tuple[str, ...]
    reason: str


class MethodWords(Page):
    """Words that pick one method of a measure; `parts` where its methods are parts of a whole that has no figure of its own."""

    measure: str
    parts: bool = False
    methods: dict[str, tuple[str, ...]]
    reason: str


class ShareOrNumber(Guard):
    """Words that say that a share moved, and the groups of measures of which a number is told as well."""

    groups: tuple[str, ...]


class Surveys(Page):
    """Words that tell a survey from a record; `groups` hold measures that are none of the police's, `sources` are surveys of crime."""

    groups: tuple[str, ...]
    words: tuple[str, ...]
    sources: tuple[str, ...]
    recorded: tuple[str, ...]
    reason: str


class Guards(Page):
    """data/checking/guards.yaml."""

    disputes: Guard
    negations: Guard
    conjectures: Guard
    other_things: OtherThings
    narrowing: Narrowing
    parts: Guard
    exclusions: Exclusions
    counters: Counters
    share_or_number: ShareOrNumber
    places: Places
    left_out: LeftOut
    against_areas: Guard
    told_apart: tuple[ToldApart, ...]
    turned: Turned
    half_read: Guard
    method_words: tuple[MethodWords, ...]
    not_per_head: Reasoned
    ways_apart: dict[str, tuple[str, ...]]
    surveys: Surveys
    pieces_of_time: Guard
    counts_forces: Guard
    others_we: Guard


class Words(Page):
    """data/checking/words.yaml: lists of lower-case words; `has` finds them in a text."""

    now: tuple[str, ...]
    present: tuple[str, ...]
    past: tuple[str, ...]
    names_not_verbs: tuple[str, ...]
    per_month: tuple[str, ...]
    per_week: tuple[str, ...]
    per_day: tuple[str, ...]
    per_year: tuple[str, ...]
    calendar_or_own_year: tuple[str, ...]
    latest_year: tuple[str, ...]
    newest_year: tuple[str, ...]
    year_to: tuple[str, ...]
    fraud: tuple[str, ...]
    everything: tuple[str, ...]
    average: tuple[str, ...]
    averaged: tuple[str, ...]
    every_step: tuple[str, ...]
    compared: tuple[str, ...]
    mean: tuple[str, ...]
    median: tuple[str, ...]
    national_average: tuple[str, ...]
    joints: tuple[str, ...]
    number_of: tuple[str, ...]
    rate_words: tuple[str, ...]
    people: tuple[str, ...]
    bare_crimes: tuple[str, ...]
    crime_rates: tuple[str, ...]
    share_words: tuple[str, ...]
    whole_country: tuple[str, ...]
    fastest: tuple[str, ...]
    slowest: tuple[str, ...]
    over_time: tuple[str, ...]
    strong: tuple[str, ...]
    consecutive: tuple[str, ...]
    at_least: tuple[str, ...]
    at_most: tuple[str, ...]
    scale: tuple[str, ...]
    made_up_of: tuple[str, ...]
    same_period: tuple[str, ...]
    of_figures: tuple[str, ...]
    fresh: tuple[str, ...]
    by_number: tuple[str, ...]
    high_end: tuple[str, ...]
    low_end: tuple[str, ...]
    good_end: tuple[str, ...]
    bad_end: tuple[str, ...]
    top_end: tuple[str, ...]
    bottom_end: tuple[str, ...]
    plain_statistics: tuple[str, ...]
    fall_nouns: tuple[str, ...]
    rise_nouns: tuple[str, ...]
    steepest: tuple[str, ...]
    by_percent: tuple[str, ...]
    by_difference: tuple[str, ...]
    one_of: tuple[str, ...]
    other_tables: tuple[str, ...]

    def found(self, name: str, text: str) -> str | None:
        """The first word of the list that stands in the text, as the text writes it; None where none does."""
        match = pattern_of(getattr(self, name)).search(text)
        return match.group(0) if match else None

    def has(self, name: str, text: str) -> bool:
        """Whether any word of the list stands in the text."""
        return self.found(name, text) is not None


def pattern_within(words: tuple[str, ...], text: str) -> re.Pattern[str]:
    """Matches in this text what `pattern_of` all words does: for long lists of names, of which a text has few."""
    return pattern_of(spotted(words, text))


@lru_cache(maxsize=2048)
def pattern_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """Matches any of the words whole, in any case; longer ones first, and any white space between their parts."""
    parts = [r"\s+".join(re.escape(part) for part in word.split()) for word in sorted(words, key=len, reverse=True)]
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts) or '(?!)'})(?![\w-])", re.IGNORECASE)


class Rules(Page):
    """All that checking goes by."""

    tolerances: Tolerances
    flags: FlagFacts
    words: Words
    guards: Guards
    sayings: Sayings
    requests: Requests


def load_rules(folder: Path | None = None) -> Rules:
    """The rules in data/checking, or another folder; read once a process.

    Raises `FactcheckError` (broken-rules) naming the file, the path inside it and the reason.
    """
    return _loaded(folder or data_folder() / "checking")


@lru_cache(maxsize=8)
def _loaded(folder: Path) -> Rules:
    return Rules(
        tolerances=_page(Tolerances, folder / "tolerances.yaml"),
        flags=_page(FlagFacts, folder / "flags.yaml"),
        words=_page(Words, folder / "words.yaml"),
        guards=_page(Guards, folder / "guards.yaml"),
        sayings=_page(Sayings, folder / "sayings.yaml"),
        requests=_page(Requests, folder / "requests.yaml"),
    )


def _page(kind: type[Kind], path: Path) -> Kind:
    remedy = "Mend the page; docs/verdicts.md says what stands on it."
    if not path.is_file():
        raise FactcheckError("broken-rules", "the page is missing", where=path.name, remedy=remedy)
    try:
        return kind.model_validate(yaml.load(path.read_text(encoding="utf-8"), Loader=Loader))
    except (yaml.YAMLError, UnicodeDecodeError) as error:
        raise FactcheckError("broken-rules", f"the page cannot be read: {error}", where=path.name, remedy=remedy) from None
    except ValidationError as error:
        first = error.errors()[0]
        inside = " › ".join(map(str, first["loc"])) or "the page"
        raise FactcheckError("broken-rules", first["msg"], where=f"{path.name} › {inside}", remedy=remedy) from None
