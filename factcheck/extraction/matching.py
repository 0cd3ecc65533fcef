"""Matches what a claim measures to the catalogue: only where the words name the whole measure and its unit can carry the claim."""

from typing import TYPE_CHECKING

from factcheck.extraction.kinds import DURATIONS, RATES, Sense
from factcheck.extraction.measures import Matter
from factcheck.values import Unit

if TYPE_CHECKING:
    from factcheck.catalogue import Catalogue, Measure

CALL_TIMES = {"999 calls": "999-mean-answer-time", "101 calls": "101-mean-answer-time"}
CALL_COUNTS = {"999 calls": "999-calls", "101 calls": "101-calls"}
# What a rate per head of a thing is counted in, where its bare number may be counted in two ways.
RATED = {"police officers": "officers-fte", "arrest rate": "arrests"}
BY_ASPECT = {"charged": "charge-rate", "no-suspect": "no-suspect-rate"}
AVERAGED = ("monthly", "weekly", "daily")
"""The averages that a count and its days give; by the hour nobody counts."""
MOVES = ("change", "from_to", "trend", "rank", "comparison", "forecast", "target")


def measure_id_of(matter: Matter | None, sense: Sense, catalogue: "Catalogue", *, every: str | None) -> str | None:
    """The catalogue's id, or None where the words narrow, widen or change the measure, or leave open which is meant."""
    if matter is None or matter.topic is None or matter.narrowed or matter.extra or matter.said or matter.several or matter.loose:
        return None
    found = by_aspect(matter, sense, catalogue) if matter.aspect is not None or matter.topic.group == "call" else matter.topic.measure
    if sense.unit in RATES and found is None and matter.aspect is None:
        found = RATED.get(matter.topic.object)
    if found is None or found not in catalogue.measures:
        return None
    if sense.unit in RATES or matter.per_head:
        named = catalogue.measures[found]
        rate = named if named.per_head_of else catalogue.per_head(found)
        return rate.id if rate is not None else None
    if every is not None and sense.kind in ("level", "share"):
        return found if catalogue.measures[found].statistic == "count" and every.startswith(AVERAGED) else None
    return found if fits(catalogue.measures[found], sense) else None


def by_aspect(matter: Matter, sense: Sense, catalogue: "Catalogue") -> str | None:
    """The measure that an aspect of a topic names: a charge rate, an answer time, a number of calls."""
    topic, aspect = matter.topic, matter.aspect
    if topic is None:
        return None
    if aspect is not None and topic.object in aspect.measures:
        return aspect.measures[topic.object]
    if aspect is not None and aspect.counts and not aspect.measures:
        return topic.measure
    if topic.group == "call":
        if aspect is None and topic.whole:
            return topic.measure
        if aspect is None and sense.kind == "rank" and sense.direction is None:
            return "999-rank" if topic.object == "999 calls" else None
        if aspect is None:
            return CALL_COUNTS.get(topic.object)
        if aspect.id == "answer-time":
            return CALL_TIMES.get(topic.object)
        if aspect.id == "within" and topic.object == "999 calls" and matter.threshold in ("10 seconds", "ten seconds"):
            return "999-answered-within-10-seconds"
        return None
    if aspect is not None and aspect.id in BY_ASPECT and topic.measure is not None:
        wider = BY_ASPECT[aspect.id]
        if topic.measure == "recorded-crime":
            return wider
        narrowed = catalogue.narrowed(wider, topic.measure)
        return narrowed.id if narrowed is not None else None
    return None


def fits(measure: "Measure", sense: Sense) -> bool:
    """Whether a claim of this kind and unit can be about the measure."""
    if sense.kind == "ratio":
        return measure.statistic == "ratio"
    if sense.unit in (Unit.RANK, Unit.NONE, Unit.TIMES, Unit.YEARS):
        return True
    if sense.unit is Unit.PERCENT:
        return measure.unit is Unit.PERCENT or (
            sense.kind in MOVES and sense.direction in ("increase", "decrease") and sense.kind != "from_to"
        )
    if sense.unit is Unit.POINTS:
        return measure.unit is Unit.PERCENT
    if sense.unit in DURATIONS:
        return measure.unit in DURATIONS
    return measure.unit is sense.unit
