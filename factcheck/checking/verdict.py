"""`Reading`, `Verdict` and `Report`: what a claim can mean, what the figures say to each, and the page that an editor signs."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.extraction.claim import Claim, NumberSeen
from factcheck.figures.figure import Figure
from factcheck.values import Period

LABELS = ("supported", "close", "depends", "not_supported", "not_enough_data", "not_checkable", "needs_person")
OUTCOMES = ("agrees", "close", "disagrees", "no_figure")
FLAGS = (
    "scope_excluded",
    "baseline_chosen",
    "percent_or_points",
    "level_or_change",
    "clock_differs",
    "small_numbers",
    "series_break",
    "missing_areas",
    "outlier_year",
    "superseded",
    "provisional",
    "denominator_missing",
    "rounding_stretched",
    "wrong_period",
    "wrong_area",
    "national_trend",
    "unfit_for_trend",
    "category_slip",
    "cause_implied",
    "disagrees_with_itself",
    "reported_only",
    "own_figures",
    "later_edition",
)


@dataclass(frozen=True, slots=True)
class Official:
    """What the figures give for a reading, in the unit of the claim; `low` and `high` where rounding or several figures leave a range."""

    value: float
    unit: str
    low: float | None = None
    high: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One defensible way to take a claim: `why` it is defensible, its figure, the `working` line by line, and the outcome.

    `shown_only` figures may be of interest and decided nothing (own figures, press without a named source, perhaps not yet public).
    """

    reading_id: str
    description: str
    why: str
    measure_id: str | None
    area_code: str | None
    period: Period | None
    baseline: Period | None
    outcome: str
    official: Official | None = None
    method: str | None = None
    direction_right: bool | None = None
    figures: tuple[Figure, ...] = ()
    shown_only: tuple[Figure, ...] = ()
    working: tuple[str, ...] = ()
    flags: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of a reading in the interface."""
        official = self.official
        return {
            "reading_id": self.reading_id,
            "description": self.description,
            "why": self.why,
            "measure_id": self.measure_id,
            "area_code": self.area_code,
            "method": self.method,
            "period": self.period.to_dict() if self.period else None,
            "baseline": self.baseline.to_dict() if self.baseline else None,
            "official": {"value": official.value, "unit": official.unit, "low": official.low, "high": official.high} if official else None,
            "outcome": self.outcome,
            "direction_right": self.direction_right,
            "working": list(self.working),
            "flags": list(self.flags),
            "figures": [figure.to_dict() for figure in self.figures],
            "shown_only": [figure.to_dict() for figure in self.shown_only],
        }


@dataclass(frozen=True, slots=True)
class DialPoint:
    """One possible start of a change: what the figures give from there, in the unit of the reading, and whether the claim holds."""

    baseline: Period
    official: Official
    outcome: str

    def to_dict(self) -> dict[str, Any]:
        """`{"baseline", "official", "outcome"}`."""
        official = {"value": self.official.value, "unit": self.official.unit}
        return {"baseline": self.baseline.to_dict(), "official": official, "outcome": self.outcome}


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One label, any flags with the fact behind each, and the readings; `known_since` is the same judged with all that is held now.

    `flags` maps each flag to a sentence with its reason. `dial` is the strip of possible starts of a change, the nearest first;
    `notes` say what else a reader must know (readings over the cap, candidates for a measure that was not matched).
    """

    label: str
    summary: str
    missing: str | None = None
    flags: Mapping[str, str] = field(default_factory=dict)
    would_settle: str | None = None
    readings: tuple[Reading, ...] = ()
    known_since: "Verdict | None" = None
    correction: str | None = None
    dial: tuple[DialPoint, ...] = ()
    notes: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The shape of a verdict in the interface; `flags` is the list, `flag_reasons` the sentences."""
        since = self.known_since.to_dict() if self.known_since else None
        return {
            "label": self.label,
            "missing": self.missing,
            "flags": list(self.flags),
            "flag_reasons": dict(self.flags),
            "summary": self.summary,
            "would_settle": self.would_settle,
            "correction": self.correction,
            "known_since": since and {key: since[key] for key in ("label", "missing", "flags", "flag_reasons", "summary", "readings")},
            "readings": [reading.to_dict() for reading in self.readings],
            "dial": [point.to_dict() for point in self.dial],
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict."""

    claim: Claim
    verdict: Verdict

    def to_dict(self) -> dict[str, Any]:
        """The claim's shape with `verdict` added."""
        return {**self.claim.to_dict(), "verdict": self.verdict.to_dict()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One document, judged: `as_of` is "publication", "latest" or a day; `as_of_day` the day that was used, None for latest.

    `store_damaged` names the releases that the store lists and could not serve, a sentence each.
    """

    id: str
    text: str
    title: str | None
    outlet: str | None
    url: str | None
    published: date | None
    published_from: str | None
    as_of: str
    as_of_day: date | None
    judged: tuple[Judged, ...]
    set_aside: tuple[NumberSeen, ...] = ()
    numbers: int = 0
    store_releases: int = 0
    store_digest: str = ""
    store_damaged: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    with_text: bool = False
    kept: Mapping[str, Any] = field(default_factory=dict)

    @property
    def coverage(self) -> dict[str, Any]:
        """Of all numbers in the article: how many claims, how many judged, how many set aside and why."""
        reasons: dict[str, int] = {}
        for number in self.set_aside:
            reasons[number.reason] = reasons.get(number.reason, 0) + 1
        judged = sum(item.verdict.label in ("supported", "close", "depends", "not_supported") for item in self.judged)
        return {"numbers": self.numbers, "claims": len(self.judged), "judged": judged, "set_aside": reasons}

    def to_dict(self) -> dict[str, Any]:
        """One line of `factcheck check --format jsonl`; keys of the batch line that are not ours are kept."""
        result: dict[str, Any] = {
            **self.kept,
            "id": self.id,
            "published": self.published.isoformat() if self.published else None,
            "published_from": self.published_from,
            "as_of": self.as_of if self.as_of_day is None else self.as_of_day.isoformat(),
            "store": {"releases": self.store_releases, "digest": self.store_digest, "damaged": list(self.store_damaged)},
            "coverage": self.coverage,
            "notes": list(self.notes),
            "claims": [item.to_dict() for item in self.judged],
        }
        if self.with_text:
            result["text"] = self.text
        return result
