"""Finding figures by words, as somebody types them at a prompt."""

from datetime import date

import pytest

from factcheck.figures.search import period_asked


@pytest.mark.parametrize(
    ("words", "about", "start", "end"),
    [
        ("burglary west midlands 2022/23", "burglary west midlands", date(2022, 4, 1), date(2023, 3, 31)),
        ("burglary kent year ending June 2023", "burglary kent", date(2022, 7, 1), date(2023, 6, 30)),
        ("2019 robbery", "robbery", date(2019, 1, 1), date(2019, 12, 31)),
        ("officers kent 31 March 2020", "officers kent", date(2020, 3, 31), date(2020, 3, 31)),
    ],
)
def test_a_period_at_either_end_is_understood(words, about, start, end):
    rest, period = period_asked(words)
    assert rest == about
    assert (period.start, period.end) == (start, end)


@pytest.mark.parametrize("words", ["burglary", "999 calls west midlands", "999-calls", "2022/23", "E23000014 burglary"])
def test_words_without_a_period_stay_as_they_are(words):
    assert period_asked(words) == (words, None)
