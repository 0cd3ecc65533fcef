"""A place that a claim is only held against is not what it is about, and "the force" is never a nation."""

from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document

SETTING = "West Midlands Police charged a suspect in 5.3 per cent of burglaries in 2018/19. "


def areas(text):
    return {claim.as_stated: claim.area_code for claim in extract_document(text, published=date(2020, 2, 10)).claims}


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("For robbery the charge rate was 9.5 per cent, above the figure for England and Wales.", "9.5 per cent"),
        ("For robbery the charge rate was 9.5 per cent, higher than in England and Wales.", "9.5 per cent"),
        ("Its charge rate for robbery, 9.5 per cent, was below the average for England and Wales.", "9.5 per cent"),
        ("Across all crime the force charged a suspect in 12 per cent of cases.", "12 per cent"),
    ],
)
def test_what_a_claim_is_held_against_is_not_its_subject(text, stated):
    assert areas(SETTING + text)[stated] == "E23000014"


def test_the_force_after_the_nation_is_the_force():
    text = SETTING + "Nationally the charge rate was 8.5 per cent. The force charged 12 per cent in all."
    assert areas(text)["12 per cent"] == "E23000014"


def test_a_nation_that_has_a_number_of_its_own_keeps_it():
    found = areas(SETTING + "Burglary in Kent rose 5 per cent, against 3 per cent in England and Wales.")
    assert found["3 per cent"] == "K04000001"
