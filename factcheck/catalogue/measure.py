"""`Measure`: something about the police that a claim can be about, and that somebody does or does not publish."""

from dataclasses import dataclass, field
from datetime import date

from factcheck.values import Unit


@dataclass(frozen=True, slots=True)
class Confusable:
    """A measure that this one is mistaken for, and what the difference is."""

    measure_id: str
    difference: str


@dataclass(frozen=True, slots=True)
class SeriesBreak:
    """A day from which the series counts something else; `areas` are the only ones concerned, all where it is empty."""

    since: date
    what: str
    areas: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of the catalogue.

    `plain` is how a claim names it, object first ("burglary: recorded offences"); `statistic` one of count, rate, mean,
    median, share, change, ratio, rank; `stock` is true for what is counted at a date rather than over a period;
    `better` says which direction a league table calls good ("high", "low") or None; `public_series` is false where
    nobody publishes it, and then `would_settle` is the question to ask; `first_period` is when its series begins ("2007-03-31").
    `by_force` is false where the series exists for nations or regions alone; `fit_for_trend` is false where the series says more
    about recording than about the thing, with `fitness` saying why; `breaks` are the days on which it changed. `national_methods` are the
    methods whose figures exist for nations alone. `gained` is true where the number is itself what was gained since a fixed day
    ("15,343 extra officers"), so that to claim the gain is to claim the number.
    Three fields tie measures together: `narrows` is the wider measure and `offence` the recorded offence that narrows it
    (charge-rate-burglary narrows charge-rate by burglary), `per_head_of` is the count that a rate divides by people. A rate that
    nobody prints is `worked_out` from the count and the people.
    """

    id: str
    name: str
    plain: str
    definition: str
    statistic: str
    unit: Unit
    group: str
    aliases: tuple[str, ...]
    confused_with: tuple[Confusable, ...] = ()
    sources: tuple[str, ...] = ()
    stock: bool = False
    gained: bool = False
    better: str | None = None
    public_series: bool = True
    first_period: str | None = None
    would_settle: str | None = None
    methods: dict[str, str] = field(default_factory=dict, hash=False)
    national_methods: tuple[str, ...] = ()
    fitness: tuple[str, ...] = ()
    by_force: bool = True
    fit_for_trend: bool = True
    breaks: tuple[SeriesBreak, ...] = ()
    narrows: str | None = None
    offence: str | None = None
    per_head_of: str | None = None
    worked_out: bool = False
