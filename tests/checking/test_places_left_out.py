"""A place that is left out of a number is not the number's place, nor is the country that it was left out of.

Police in England and Wales recorded 275,938 burglaries in the year to March 2023, Greater Manchester Police 21,244 and Kent Police 6,667
(Home Office, edition of 19 October 2023); 254,694 is the first without the second.
"""

import pytest

import factcheck

WITHOUT = "Burglary fell across England and Wales in the year to March 2023, with Greater Manchester left out."


def label(text: str, words: str) -> str:
    """The label of the one claim whose words are `words`."""
    found = [each.verdict.label for each in factcheck.check(text).judged if each.claim.as_stated == words]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (WITHOUT, "fell"),
        (f"{WITHOUT} There were 254,694 burglaries.", "254,694"),
        (f"{WITHOUT} There were 21,146 burglaries.", "21,146"),
        ("In England and Wales, excluding Greater Manchester, police recorded 254,694 burglaries in the year to March 2023.", "254,694"),
        ("With Greater Manchester left out, burglary fell in the year to March 2023.", "fell"),
    ],
)
def test_no_figure_decides_where_a_part_of_the_place_is_left_out(text, words):
    assert label(text, words) == "needs_person"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{WITHOUT} Police in England and Wales recorded 275,938 burglaries.", "275,938"),
        (f"{WITHOUT} Kent Police recorded 6,667 burglaries.", "6,667"),
    ],
)
def test_a_place_that_is_named_for_the_number_is_judged(text, words):
    assert label(text, words) == "supported"
