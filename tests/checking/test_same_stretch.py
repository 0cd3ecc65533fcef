"""A move "over the same period" is judged between both ends of the one stretch that the sentence before names.

Kent Police recorded 6,545 burglaries and 1,187 robberies in 2021/22, 6,667 and 1,261 in 2022/23 (Home Office, edition of 19 October
2023); West Midlands Police had 811.05 community support officers at 31 March 2010 and 397.28 at 31 March 2017, in full-time equivalents.
"""

import pytest

import factcheck

STRETCH = "Burglary in Kent went up from 6,545 in 2021/22 to 6,667 in 2022/23."


def judged(text: str, words: str):
    """The label of the one claim whose words hold `words`, and the first days of its period and its start."""
    found = [each for each in factcheck.check(text).judged if words in each.claim.as_stated]
    assert len(found) == 1, found
    claim = found[0].claim
    return found[0].verdict.label, str(claim.period and claim.period.start), str(claim.baseline and claim.baseline.start)


@pytest.mark.parametrize(
    ("text", "words", "label"),
    [
        (f"{STRETCH} Robbery in Kent rose by 6% over the same period.", "6%", "supported"),
        (f"{STRETCH} Robbery in Kent rose by 6% in that time.", "6%", "supported"),
        (f"{STRETCH} Robbery in Kent rose by 16% over the same period.", "16%", "not_supported"),
        ("Burglary in Kent rose by 2% between 2021/22 and 2022/23. Robbery in Kent rose by 6% over that time.", "6%", "supported"),
    ],
)
def test_the_one_stretch_before_is_meant(text, words, label):
    assert judged(text, words) == (label, "2022-04-01", "2021-04-01")


def test_two_numbers_held_against_each_other_make_a_stretch():
    text = (
        "West Midlands Police had 6,756 officers in March 2017, against 8,626 in March 2010. "
        "PCSOs of the force went from 811 to 397 over the same period."
    )
    assert judged(text, "from 811")[1:] == ("2017-03-01", "2010-03-01")
    assert judged(text, "from 811")[0] in ("supported", "depends")


@pytest.mark.parametrize(
    "text",
    [
        # a third period, a sentence in between, another year of its own, one end alone, a number beside it
        f"{STRETCH[:-1]}; in 2020/21 it was lower. Robbery rose by 16% over the same period.",
        f"{STRETCH} The chief has retired. Robbery in Kent rose by 16% over the same period.",
        f"{STRETCH} Robbery in Kent rose by 16% over the same period last year.",
        "Kent Police recorded 6,667 burglaries in 2022/23. Robbery in Kent rose by 16% over the same period.",
        f"{STRETCH} Kent Police recorded 1,874 robberies and 16% more over the same period.",
    ],
)
def test_nothing_is_held_against_a_move_where_another_stretch_may_be_meant(text):
    assert judged(text, "16%")[0] in ("not_enough_data", "needs_person")
