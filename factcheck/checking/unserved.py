"""The warning that a verdict carries where a damaged release could have had a say in it."""

from collections.abc import Iterable
from dataclasses import replace

from factcheck.checking.verdict import Judged
from factcheck.figures.shelves import Damage


def warned(judged: Judged, damage: Iterable[Damage]) -> Judged:
    """The claim and verdict with a note for each release that is not served and could have spoken to a measure of it."""
    verdict = judged.verdict
    readings = [*verdict.readings, *(verdict.known_since.readings if verdict.known_since else ())]
    named = [judged.claim.measure_id, *(reading.measure_id for reading in readings)]
    measures = {measure_id for measure_id in named if measure_id}
    notes = [f"Judged without a damaged release: {each.sentence}" for each in damage if each.concerns(measures)]
    return replace(judged, verdict=replace(verdict, notes=(*verdict.notes, *notes))) if notes else judged
