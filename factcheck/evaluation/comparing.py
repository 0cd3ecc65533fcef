"""`compared`: field by field, whether a claim that was found says what was marked."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from factcheck.evaluation.gold import Marked, Passage
from factcheck.evaluation.wanted import alike, stems, wanted
from factcheck.values.units import SECONDS_IN

# In the order in which scores are told.
FIELDS = ("kind", "value", "unit", "direction", "approx", "period", "baseline", "subject", "speaker", "measure", "checkable")
RELATIVE_SLACK = 0.005  # of the larger of two values
DAYS_OF_SLACK = 31  # at each edge of a period told in relative words
Agreement = Mapping[str, bool | None]


def compared(gold: Marked, found: Marked, passage: Passage) -> Agreement:
    """Whether each of `FIELDS` agrees; None where the passage does not give the field, so that nobody could find it."""
    text = passage.text.lower()
    return {
        "kind": found.get("kind") == gold["kind"],
        "value": same_value(in_seconds(gold["value"], gold["unit"]), in_seconds(found.get("value"), found.get("unit"))),
        "unit": same_unit(gold, found),
        "direction": (found.get("direction") or "none") == (gold["direction"] or "none"),
        "approx": (found.get("approx") or "exact") == gold["approx"],
        "period": same_period(gold["period"], found.get("period"), passage),
        "baseline": same_period(gold["baseline"], found.get("baseline"), passage),
        "subject": same_name(gold["subject"], found.get("subject"), text) if gold["subject"] else None,
        "speaker": same_name(gold["speaker"], found.get("speaker"), text),
        "measure": alike(gold["measure"], found.get("measure")),
        "checkable": bool(found.get("checkable", True)) == gold["checkable"],
    }


def in_seconds(value: Any, unit: str | None) -> Any:
    """Values of minutes, hours and days in seconds; all others as they are."""
    factor = SECONDS_IN.get(unit) if unit else None  # type: ignore[call-overload]  # a unit's words are its key
    if factor is None or value is None:
        return value
    return [each * factor for each in value] if isinstance(value, list | tuple) else value * factor


def same_value(one: Any, other: Any) -> bool:
    """Whether two values, or two pairs of values, differ by half a percent at most."""
    if one is None or other is None:
        return one is other
    if isinstance(one, list | tuple) or isinstance(other, list | tuple):
        first, second = (list(each) if isinstance(each, list | tuple) else [each] for each in (one, other))
        return len(first) == len(second) and all(map(same_value, first, second))
    return bool(abs(one - other) <= max(1e-9, RELATIVE_SLACK * max(abs(one), abs(other))))


def same_unit(gold: Marked, found: Marked) -> bool:
    """Whether the units are the same, both units of time, or the other one that the gold allows."""
    one, other = (("seconds" if unit in SECONDS_IN else unit) for unit in (gold["unit"], found.get("unit")))
    return other == one or (gold.get("unit_alt") is not None and other == gold["unit_alt"])


def same_name(gold: str | None, found: str | None, text: str) -> bool | None:
    """Whether subjects or speakers agree; None where no word of the marked one stands in the passage."""
    if gold and not stems(gold) & stems(text):
        return None
    return alike(gold, found)


def same_period(gold: Marked | None, found: Marked | None, passage: Passage) -> bool | None:
    """Whether two periods agree; None where the passage alone does not give the marked one."""
    text, present = passage.text.lower(), wanted().present
    one, other = gold or {}, found or {}
    if not one:
        return (not other.get("start") and not other.get("end")) or _said(other) in present
    words = _said(one)
    if words and (words not in text or not (one["start"] or one["end"])):
        return None
    if words in present:
        # Whoever takes "now" for no period is right; whoever dates it cannot be told wrong.
        return None if other else True
    if not words and not _given_elsewhere(one, passage):
        return None
    slack = 0 if re.search(r"\d", words) else DAYS_OF_SLACK
    return all(_near(one[edge], other.get(edge), slack) for edge in ("start", "end"))


def _given_elsewhere(period: Marked, passage: Passage) -> bool:
    """Whether a period without words of its own is that of another claim of the passage, or its first year stands in the text."""
    text = passage.text.lower()
    stated = (claim["period"] for claim in passage.claims if claim["period"] and _said(claim["period"]) and _said(claim["period"]) in text)
    year = str(period["start"] or period["end"])[:4]
    return year in text or any((each["start"], each["end"]) == (period["start"], period["end"]) for each in stated)


def _said(period: Marked) -> str:
    return (period.get("stated") or "").lower()


def _near(one: str | None, other: str | None, days: int) -> bool:
    if one is None or other is None:
        return one is other
    return abs((date.fromisoformat(one) - date.fromisoformat(other)).days) <= days
