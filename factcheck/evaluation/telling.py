"""Claims, fields and shares in words, for the table, the JSON and the page."""

from collections.abc import Iterable
from typing import Any

from factcheck.evaluation.comparing import FIELDS
from factcheck.evaluation.gold import Marked, Passage
from factcheck.evaluation.matching import Examined, Outcome
from factcheck.evaluation.scores import Scores
from factcheck.reports.wording import claimed, shortened
from factcheck.values import Span

AROUND = 50  # characters that are shown on either side of a claim
LONGEST = 600
SHOWN = ("quote", "as_stated", *FIELDS, "why_not")


def field_words(claim: Marked, field: str) -> str:
    """One field of a claim as people write it; "–" where there is nothing."""
    value = claim.get(field)
    if field == "value":
        return value_words(value, claim.get("unit"))
    if field in ("period", "baseline"):
        return period_words(value)
    if field == "checkable":
        return "checkable" if value else f"not checkable: {claim.get('why_not') or 'no reason given'}"
    return str(value).replace("_", " ") if value not in (None, "") else "–"


def value_words(value: Any, unit: str | None) -> str:
    """A value or a pair with its unit."""
    if value is None or not unit or unit == "none":
        return "–" if value is None else str(value)
    return claimed(tuple(value) if isinstance(value, list | tuple) else value, unit) or "–"


def period_words(period: Marked | None) -> str:
    """A period's words, its days, and for a baseline its value."""
    if not period:
        return "–"
    stated = f"“{period['stated']}”" if period.get("stated") else ""
    days = f"{period.get('start') or '…'} to {period.get('end') or '…'}" if period.get("start") or period.get("end") else ""
    value = f"({period['value']:g})" if isinstance(period.get("value"), int | float) else ""
    return " ".join(part for part in (stated, days, value) if part) or "–"


def context(passage: Passage, outcome: Outcome, *, marked: bool = False) -> str:
    """The claim with the words around it; `marked` puts square brackets around its value, where several stand close together."""
    claim = outcome.gold or outcome.found or {}
    value = Span(claim["value_start"], claim["value_end"]) if marked and claim.get("value_start") is not None else None
    return around(passage.text, outcome.span, brackets=value)


def around(text: str, span: Span, *, brackets: Span | None = None) -> str:
    """The words around a span, cut between words and never into the span, with square brackets where they are asked for."""
    start, end = max(0, span.start - AROUND), min(len(text), span.end + AROUND)
    start = text.find(" ", start, span.start) + 1 or start if start else 0
    end = text.rfind(" ", span.end, end) if end < len(text) and " " in text[span.end : end] else end
    inside = f"[{brackets.of(text)}]" if brackets else ""
    value = brackets or Span(span.start, span.start)
    words = text[start : value.start] + inside + text[value.end : end]
    return shortened(("… " if start else "") + words + (" …" if end < len(text) else ""), LONGEST)


def fault_words(outcome: Outcome) -> str:
    """What is wrong: "missed", "extra", or each field as marked and as found."""
    if outcome.gold is None or outcome.found is None:
        claim = outcome.gold or outcome.found or {}
        return f"{field_words(claim, 'kind')}, {field_words(claim, 'value')}"
    gold, found = outcome.gold, outcome.found
    return "; ".join(f"{name}: {field_words(gold, name)} → {field_words(found, name)}" for name in outcome.wrong)


def headline(scores: Scores) -> list[tuple[str, str]]:
    """The few figures that come first, by name."""
    return [
        ("F1", share_words(scores.f1)),
        ("precision", f"{share_words(scores.precision)} ({scores.matched:,} of {scores.predicted:,} found)"),
        ("recall", f"{share_words(scores.recall)} ({scores.matched:,} of {scores.gold:,} marked)"),
        ("core recall", f"{share_words(scores.core_recall)} (value, unit and direction right)"),
        ("full recall", f"{share_words(scores.full_recall)} (and kind, measure, period and subject)"),
        ("distractors taken", f"{share_words(scores.distractor_fp_rate)} ({scores.taken:,} of {scores.distractors:,})"),
    ]


def share_words(share: float) -> str:
    """A share between 0 and 1 with three places, as scores are compared."""
    return f"{share:.3f}"


def band_name(low: float, high: float) -> str:
    """A band of certainty: "0.5–0.7", "up to 0.5"."""
    return f"up to {high:g}" if low == 0 else f"{low:g}–{high:g}"


def result(examined: Iterable[Examined], scores: Scores, *, lists: bool) -> dict[str, Any]:
    """What `--format json` prints: the scores, and unless `lists` is false each thing that is not right."""
    certainty = {name: [band.to_dict() for band in bands] for name, bands in scores.certainty.items()}
    told = {**scores.to_dict(), "certainty": certainty}
    if not lists:
        return told
    faults = [_fault(each.passage, outcome) for each in examined for outcome in each.faults]
    taken = [
        {"id": each.passage.id, "type": one.type, "text": one.span.of(each.passage.text), "start": one.span.start, "end": one.span.end}
        for each in examined
        for one in each.taken
    ]
    return {**told, "faults": faults, "distractors_taken": taken}


def _fault(passage: Passage, outcome: Outcome) -> dict[str, Any]:
    return {
        "id": passage.id,
        "state": outcome.state,
        "wrong": list(outcome.wrong),
        "context": context(passage, outcome),
        "gold": _short(outcome.gold),
        "found": _short(outcome.found),
    }


def _short(claim: Marked | None) -> dict[str, Any] | None:
    return None if claim is None else {name: claim.get(name) for name in SHOWN}
