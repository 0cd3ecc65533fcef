"""A number in whole thousands beside a count that is given to the last digit is close, not supported, where only rounding makes it agree.

West Midlands Police recorded 21,146 burglaries and 8,554 robberies in the year to March 2023 (Home Office, edition of 19 October 2023).
"""

import pytest

import factcheck


def label(text: str, words: str) -> str:
    """The label of the one claim whose words are `words`."""
    found = [each.verdict.label for each in factcheck.check(text).judged if each.claim.as_stated == words]
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("West Midlands Police recorded 21,146 burglaries and 9,000 robberies in the year to March 2023.", "9,000", "close"),
        ("West Midlands Police recorded 21,000 burglaries and 9,000 robberies in the year to March 2023.", "9,000", "supported"),
        ("West Midlands Police recorded about 21,146 burglaries and 9,000 robberies in the year to March 2023.", "9,000", "supported"),
        (
            "West Midlands Police recorded 21,146 burglaries and about 9,000 robberies in 2022/23.",
            "about 9,000",
            "supported",
        ),
        ("West Midlands Police recorded 21,146 burglaries and 8,554 robberies in the year to March 2023.", "8,554", "supported"),
        ("West Midlands Police recorded 21,146 burglaries and 12,000 robberies in the year to March 2023.", "12,000", "not_supported"),
        ("West Midlands Police recorded 9,000 robberies in the year to March 2023.", "9,000", "supported"),
    ],
)
def test_whole_thousands_are_a_rounding_only_where_no_count_beside_them_is_exact(text, words, expected):
    assert label(text, words) == expected
