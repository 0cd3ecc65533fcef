"""A move in the same breath as its level is about the same measure; anything else in between or after leaves the measure open."""

from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document


def measures(text):
    found = extract_document(text, published=date(2022, 9, 1)).claims
    return {claim.as_stated: (claim.measure_id, "measure" in claim.unsure) for claim in found}


@pytest.mark.parametrize(
    ("text", "stated", "measure_id"),
    [
        ("Kent Police recorded 4,445 burglaries in the year to March 2022, up 12 per cent.", "up 12 per cent", "burglary"),
        ("Kent Police recorded 4,445 burglaries in 2021/22, up from 3,969 the year before.", "up from 3,969", "burglary"),
        ("Knife crime in Kent went up by 46 per cent to 4,445 offences in 2021/22.", "4,445", "knife-crime"),
        ("Robbery in Kent fell by 5% to 1,204 in the year to March 2022.", "1,204", "robbery"),
        (
            "Essex Police carried out 1,204 stop and searches in 2021/22, a rise of 5 per cent on the previous year.",
            "a rise of 5 per cent",
            "stop-and-search",
        ),
    ],
)
def test_an_appended_move_has_the_measure_of_its_level(text, stated, measure_id):
    assert measures(text)[stated] == (measure_id, False)


@pytest.mark.parametrize(
    ("text", "stated"),
    [
        ("Kent Police recorded 4,445 burglaries in 2021/22, and 34 per cent more people felt unsafe.", "34 per cent"),
        ("Kent Police recorded 4,445 burglaries in 2021/22, with waiting lists up 34 per cent.", "up 34 per cent"),
        ("Kent Police recorded 4,445 burglaries in 2021/22; up 34 per cent were the waiting lists.", "up 34 per cent"),
    ],
)
def test_words_about_something_else_leave_it_open(text, stated):
    measure_id, unsure = measures(text).get(stated, (None, True))
    assert measure_id != "burglary" or unsure


def test_a_kind_of_offence_is_never_taken_for_all_of_them():
    text = "West Mercia Police recorded a 35.1% rise in violence against the person offences in 2014/15."
    assert measures(text)["a 35.1% rise"][0] in (None, "violence-against-the-person")
