"""`FlagFacts`: the facts and the words behind the flags that are no figures, read from data/checking/flags.yaml."""

from datetime import date

from pydantic import Field

from factcheck.checking.rank_rules import RankOfForces
from factcheck.checking.rule_page import Page


class SmallCount(Page):
    """Below which a count is small."""

    below: float = Field(gt=0)
    reason: str


class Outlier(Page):
    """A stretch out of the ordinary; a period is touched by it from so large a share of its days.

    It counts for the measures of some `groups` but those in `unless`, where the figure lies so many percent off the year before, and
    not where the words `told` say themselves that it was odd.
    """

    since: date = Field(alias="from")
    until: date = Field(alias="to")
    share: float = Field(gt=0, le=1)
    what: str
    groups: tuple[str, ...]
    unless: tuple[str, ...]
    off_percent: float = Field(ge=0)
    told: tuple[str, ...]
    reason: str


class Scope(Page):
    """Two measures that differ in what they take in."""

    one: str
    other: str
    what: str


class Whole(Page):
    """A count that others are a share of, and the words that name it as the whole."""

    measure: str
    words: tuple[str, ...]


class National(Page):
    """The area that a force is held against, and the share of the force's move that makes it a national one."""

    area: str
    name: str
    share: float = Field(gt=0)
    least: float = Field(gt=0)
    told: tuple[str, ...]
    reason: str


class Chance(Page):
    """How likely a match by luck may be."""

    at_most: float = Field(gt=0, lt=1)
    reason: str


class UsualMove(Page):
    """The least that a level is taken to move in a year, in percent."""

    percent: float = Field(gt=0)
    reason: str


class Starts(Page):
    """When another start of a move matters, in percent and shares of the move, and how much of the end a break must touch."""

    reversed_share: float = Field(gt=0)
    dip_percent: float = Field(gt=0)
    dip_share: float = Field(gt=0, lt=1)
    least_years: int = Field(gt=0)
    break_share: float = Field(ge=0, le=1)
    reason: str


class Revision(Page):
    """How large a revision shows in words without a last digit, in percent."""

    percent: float = Field(gt=0)
    reason: str


class Causes(Page):
    """Words that give the cause of a move (`reasons`) or name what did it (`doings`), those that deny it, and those that make it none."""

    reasons: tuple[str, ...]
    doings: tuple[str, ...]
    denials: tuple[str, ...]
    denial_words: int = Field(gt=0)
    unless: tuple[str, ...]
    reason: str


class Told(Page):
    """Words that say themselves what a flag would say, and why they do."""

    words: tuple[str, ...]
    reason: str


class Exclusive(Page):
    """Names of parts that exclude each other, how many percent they may come to, and how far "about 40%" may be off in points."""

    groups: tuple[tuple[str, ...], ...]
    unless: tuple[str, ...]
    over_percent: float = Field(gt=100)
    about_points: float = Field(gt=0)
    reason: str


class FlagFacts(Page):
    """data/checking/flags.yaml."""

    small_count: SmallCount
    outliers: tuple[Outlier, ...]
    scopes: tuple[Scope, ...]
    wholes: tuple[Whole, ...]
    national: National
    rank_of_forces: RankOfForces
    chance: Chance
    usual_move: UsualMove
    starts: Starts
    revision: Revision
    causes: Causes
    years_before: Told
    provisional_told: Told
    clock_told: Told
    points_told: Told
    percentage_words: Told
    denominator_told: Told
    rates_of_other_things: Told
    recording_told: Told
    points_back: Told
    headline_verbs: Told
    part_lists: Told
    rest: Told
    exclusive: Exclusive
    missing_words: tuple[str, ...]
    missing_reason: str
    missing_unless: Told
