"""Search: looking a figure up by a few words, quickly and without the slow libraries."""

import subprocess
import sys

import pytest

from factcheck.figures import Store
from tests.figures.made_up import made_up, quarters

ROWS = [
    *quarters(2021, [1, 2, 3, 4, 5, 6]),
    made_up(70, area_code="E12000005"),
    made_up(9, measure_id="burglary-residential"),
    made_up(5, measure_id="robbery", area_code="E23000015"),
    made_up(3, measure_id="robbery", published="2024-01-25"),
]


@pytest.mark.parametrize(
    ("words", "first"),
    [
        ("burglary west midlands police", ("burglary", "E23000014")),
        ("E23000015 robbery", ("robbery", "E23000015")),
        ("robbery staffordshire", ("robbery", "E23000015")),
        ("residential burglary", ("burglary-residential", "E23000014")),
    ],
)
def test_words_find_measure_and_area(words, first):
    figure = Store.of(ROWS).find(words)[0]
    assert (figure.measure_id, figure.area_code) == first


def test_the_police_are_never_the_region():
    assert {figure.area_code for figure in Store.of(ROWS).find("burglary west midlands police")} == {"E23000014"}


def test_the_newest_of_each_length_is_given():
    found = Store.of(quarters(2021, [1, 2, 3, 4, 5, 6])).find("burglary")
    assert [(figure.period.months, figure.value) for figure in found] == [(12, 10), (3, 6)]


@pytest.mark.parametrize("words", ["", "   ", "unicorns", "burglary unicorns"])
def test_words_that_mean_nothing_find_nothing(words):
    assert Store.of(ROWS).find(words) == []


def test_a_look_up_needs_neither_pandas_nor_spacy():
    asked = "from factcheck.figures import Store; assert Store.open().find('burglary')"
    code = f"import sys; {asked}; print([name for name in ('pandas', 'spacy') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
