"""What a sentence takes from the one before: the measure where its words leave nothing else to mean, and whose figures they are."""

from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document
from factcheck.values import Period
from factcheck.values.period_words import find_periods, resolve_period

PUBLISHED = date(2023, 11, 24)
BEFORE = "West Midlands Police recorded 21,146 burglaries in 2022/23."


def last(text: str):
    return extract_document(text, published=PUBLISHED).claims[-1]


@pytest.mark.parametrize(
    "words",
    [
        "In Kent there were 6,667.",
        "Kent Police recorded 6,667.",
        "The figure for Kent was 6,667.",
        "That was up from 20,199 in the previous year.",
        "Across the force area of Kent Police it was 6,667 in 2021/22.",
    ],
)
def test_a_sentence_without_other_words_is_about_the_same(words):
    claim = last(f"{BEFORE} {words}")
    assert (claim.measure_id, "measure" in claim.unsure) == ("burglary", False)


@pytest.mark.parametrize(
    "words",
    [
        "In Kent 6,667 were solved.",
        "In Kent 6,667 people were affected.",
        "Detectives in Kent dealt with 6,667.",
        "In Kent there were 6,667 offences.",
        "It was a sunny day. In Kent there were 6,667.",
    ],
)
def test_a_sentence_with_other_words_may_be_about_something_else(words):
    claim = last(f"{BEFORE} {words}")
    assert claim.measure_id is None or "measure" in claim.unsure


@pytest.mark.parametrize(
    ("text", "area"),
    [
        ("Robberies had risen by 13%. She was speaking of England and Wales.", "K04000001"),
        ("Robberies had risen by 13%. The figures are for Kent.", "E23000032"),
        ("Robberies had risen by 13%. All the numbers cover the Surrey Police area.", "E23000031"),
        ("Robberies had risen by 13%, she said, referring to England and Wales.", "K04000001"),
    ],
)
def test_a_place_given_outright_afterwards_owns_the_claim(text, area):
    claim = last(text)
    assert (claim.area_code, claim.area_certain) == (area, True)


@pytest.mark.parametrize(
    "text",
    [
        "Robberies had risen by 13%. She was speaking in Kent.",
        "Robberies had risen by 13%. The figures are for Kent and Essex.",
        "Robberies had risen by 13%. She was speaking of England and Wales as a Kent officer once did.",
        "Robberies had risen by 13%. The chief constable of Kent denied it.",
    ],
)
def test_a_place_told_in_other_words_owns_nothing_surely(text):
    assert not last(text).area_certain or last(text).area_code is None


@pytest.mark.parametrize("who", ["Another force", "The neighbouring force", "The other force", "Some forces", "A smaller force"])
def test_another_force_is_not_the_one_spoken_of(who):
    claim = last(f"{BEFORE} {who} recorded 6,667 burglaries.")
    assert (claim.area_code, claim.area_certain) == (None, False)


@pytest.mark.parametrize("who", ["The force", "It", "One force spokesman said it"])
def test_the_force_is_the_one_spoken_of(who):
    assert last(f"{BEFORE} {who} recorded 8,554 robberies.").area_code == "E23000014"


def test_greater_manchester_is_its_force_and_west_midlands_may_be_the_region():
    assert last("Greater Manchester recorded 21,244 burglaries in 2022/23.").area_certain
    assert not last("The West Midlands recorded 21,146 burglaries in 2022/23.").area_certain


@pytest.mark.parametrize(("words", "dated"), [("The year before it was 6,545.", True), ("The year before it was closed.", False)])
def test_the_year_before_it_was_a_number(words, dated):
    found = find_periods(words, published=PUBLISHED)
    assert bool(found) is dated
    if dated:
        year = Period(start=date(2022, 4, 1), end=date(2023, 3, 31))
        assert resolve_period(found[0].words, published=PUBLISHED, anchor=year).start == date(2021, 4, 1)


@pytest.mark.parametrize("words", ["Kent Police recorded 6,667 such offences.", "There were 6,667 such crimes in Kent."])
def test_such_offences_are_of_the_kind_before_and_never_surely(words):
    claim = last(f"{BEFORE} {words}")
    assert (claim.measure_id, "measure" in claim.unsure) == ("burglary", True)


@pytest.mark.parametrize(
    "words",
    [
        "Kent Police recorded 6,667 such serious offences.",
        "Kent Police solved 6,667 such offences.",
    ],
)
def test_such_offences_with_other_words_have_no_measure(words):
    assert last(f"{BEFORE} {words}").measure_id is None


def test_such_offences_after_two_kinds_have_no_measure():
    claim = last("Shoplifting rose by 17% and robbery by 6% in Kent in 2022/23. The force recorded 12,728 such offences.")
    assert claim.measure_id is None
