"""`Reading`, `Verdict` and `Report`: what a claim can mean, what the figures say to each, and the page that an editor signs."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from factcheck.checking.starts import DialPoint, Official, flips_of, turning_words
from factcheck.extraction.claim import Claim, NumberSeen
from factcheck.figures.figure import Figure
from factcheck.values import Period

__all__ = ["FLAGS", "LABELS", "OUTCOMES", "DialPoint", "Judged", "Official", "Reading", "Report", "Verdict"]

KNOWN_SINCE = ("label", "missing", "flags", "flag_reasons", "summary", "readings", "would_settle", "request", "correction", "dial_said")
JUDGED = ("supported", "close", "depends", "not_supported")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One defensible way to take a claim: `why` it is defensible, its figure, the `working` line by line, and the outcome.

    `likelihood` weighs it against the other readings of its claim: 1 is what a careful reader takes first.
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
    likelihood: float = 1.0

    def to_dict(self) -> dict[str, Any]:
        """The shape of a reading in the interface."""
        official = self.official
        return {
            "reading_id": self.reading_id,
            "description": self.description,
            "likelihood": round(self.likelihood, 4),
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One label, any flags with the fact behind each, and the readings; `known_since` is the same judged with all that is held now.

    `flags` maps each flag to a sentence with its reason. `dial` is the strip of possible starts of a change, the nearest first.
    `would_settle` says what is lacking, `request` is the wording of a freedom-of-information request for it, ready to send.
    `notes` say what else a reader must know (readings over the cap, candidates for a measure that was not matched); `since_note`
    says why the verdict beside this one, with all that is held now, is another.
    """

    label: str
    summary: str
    missing: str | None = None
    flags: Mapping[str, str] = field(default_factory=dict)
    would_settle: str | None = None
    request: str | None = None
    readings: tuple[Reading, ...] = ()
    known_since: "Verdict | None" = None
    correction: str | None = None
    dial: tuple[DialPoint, ...] = ()
    notes: tuple[str, ...] = ()
    since_note: str | None = None

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
            "request": self.request,
            "correction": self.correction,
            "known_since": since and {**{key: since[key] for key in KNOWN_SINCE}, "note": self.since_note},
            "readings": [{**reading.to_dict(), "rank": rank} for rank, reading in enumerate(self.readings, 1)],
            "dial": [point.to_dict() for point in self.dial],
            "dial_flips": [flip.to_dict() for flip in flips_of(self.dial)],
            "dial_said": turning_words(self.dial),
            "notes": list(self.notes),
        }


@dataclass(frozen=True, slots=True)
class Judged:
    """A claim with its verdict."""

    claim: Claim
    verdict: Verdict

    @property
    def matched(self) -> bool:
        """Whether what is measured and where were matched with the catalogue."""
        return self.judged or any(reading.measure_id and reading.area_code for reading in self.verdict.readings)

    @property
    def judged(self) -> bool:
        """Whether figures gave it a label."""
        return self.verdict.label in JUDGED

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
        """Of all numbers in the article: how many read as claims, how many set aside and why; of all claims how many matched and judged.

        `in_words` are the claims without a number of their own; `not_judged` counts the rest by the kind of unknown, else by label.
        """
        aside = _counted(number.reason for number in self.set_aside)
        not_judged = _counted(item.verdict.missing or item.verdict.label for item in self.judged if not item.judged)
        read = max(0, self.numbers - len(self.set_aside))
        return {
            "numbers": self.numbers,
            "read": read,
            "claims": len(self.judged),
            "in_words": max(0, len(self.judged) - read),
            "matched": sum(item.matched for item in self.judged),
            "judged": sum(item.judged for item in self.judged),
            "not_judged": not_judged,
            "set_aside": aside,
        }

    @property
    def against_itself(self) -> list[tuple[int, str]]:
        """What the article's own numbers say against it: the number of the claim in the order of the report, and the sum in words."""
        found = [(number, item.verdict.flags.get("disagrees_with_itself")) for number, item in enumerate(self.judged, 1)]
        return [(number, said) for number, said in found if said]

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
            "against_itself": [{"claim_id": self.judged[number - 1].claim.claim_id, "said": said} for number, said in self.against_itself],
            "notes": list(self.notes),
            "claims": [item.to_dict() for item in self.judged],
        }
        if self.with_text:
            result["text"] = self.text
        return result


def _counted(names: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for name in names:
        found[name] = found.get(name, 0) + 1
    return found
