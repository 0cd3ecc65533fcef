"""`left_out`: the words that leave a place out of a number; `without_left_out`: doubts the place where a sentence before left one out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from factcheck.checking.carrying import lead_in
from factcheck.checking.case_words import alternatives, compiled
from factcheck.checking.heads import POPULATION, per_head_words
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim

CITY = "E23000034"
"""City of London Police: few live where it works, so no table of rates per head has it in."""
SIZES = ("level", "change", "from_to", "trend", "share", "ratio")
"""The kinds of claim whose number is of the whole place; a rank or a comparison may leave a force out and still be of its place."""


def left_out(claim: Claim, sentence: str, setting: Setting) -> tuple[str, str] | None:
    """The words and the reason, None where nothing is left out: the place of the claim, or a part of the country or region it is about.

    "Burglary fell across England and Wales, with Greater Manchester left out" is about no figure that is held for England and Wales.
    """
    guard = setting.rules.guards.left_out
    before = compiled(rf"\b(?:{alternatives(guard.words)})\s+(?:(?:the|figures|data|those|from|for|of)\s+)*$", re.IGNORECASE)
    after = compiled(rf"[\s,'’s]*(?:(?:is|are|was|were|being|having)\s+)?(?:been\s+)?(?:{alternatives(guard.after)})\b", re.IGNORECASE)
    for span, codes in setting.once(("areas", sentence), lambda: setting.catalogue.areas_spelt_in(sentence)):
        of_table = claim.kind == "rank" and _in_table(claim, codes, sentence, setting)
        if claim.area_code not in codes and not of_table and not (claim.kind in SIZES and _is_wide(claim, setting)):
            continue
        left, right = before.search(sentence[: span[0]]), after.match(sentence, span[1])
        if left is not None or right is not None:
            return sentence[left.start() if left else span[0] : right.end() if right else span[1]], guard.reason
    return None


def without_left_out(claim: Claim, text: str, setting: Setting) -> Claim:
    """The claim, unsure of a place that its own sentence does not name, where what stands right before left a place out.

    "England and Wales saw a fall, with Greater Manchester left out. There were 254,694 burglaries": the number may leave it out as well.
    """
    sentence = claim.sentence.of(text)
    if claim.area_code is None or "area" in claim.unsure:
        return claim
    named = setting.once(("areas", sentence), lambda: setting.catalogue.areas_spelt_in(sentence))
    if any(claim.area_code in codes for _, codes in named) or left_out(claim, lead_in(text, claim), setting) is None:
        return claim
    return replace(claim, unsure=(*claim.unsure, "area"))


def _in_table(claim: Claim, codes: Iterable[str], sentence: str, setting: Setting) -> bool:
    """Whether one of the areas has figures of the claim's measure, so that the table of all forces would count it in."""
    measure = setting.measure(claim.measure_id)
    if measure is None:
        return True
    by_head = measure.per_head_of is not None or per_head_words(sentence, setting) is not None
    if by_head:
        return any(code != CITY and setting.rows(POPULATION, code) for code in codes)
    return any(setting.rows(measure.id, code) for code in codes)


def _is_wide(claim: Claim, setting: Setting) -> bool:
    area = setting.area(claim.area_code)
    return area is not None and not area.is_force and area.force is None
