"""Words that point back to the count of a claim before: a place's part of it, and so many times what it was."""

from datetime import date

import pytest

import factcheck

ROBBERY = "Police in England and Wales recorded 77,337 robberies in the year to June 2023. "
DAY = date(2023, 11, 22)


def verdicts(text: str, day: date = DAY) -> dict[str, str]:
    """The label of every claim by its number in the text."""
    return {each.claim.as_stated: each.verdict.label for each in factcheck.check(text, published=day).judged}


@pytest.mark.parametrize(
    ("then", "said", "label"),
    [
        ("London accounted for two in every five of them.", "two in every five", "supported"),
        ("Of these, 40 per cent were recorded by the Metropolitan Police.", "40 per cent", "supported"),
        ("Nearly half of those offences were in London.", "Nearly half", "not_supported"),
        ("West Midlands Police recorded 11 per cent of them.", "11 per cent", "supported"),
        ("West Midlands Police recorded 25 per cent of them.", "25 per cent", "not_supported"),
    ],
)
def test_a_place_has_a_part_of_what_was_counted_before(then: str, said: str, label: str) -> None:
    assert verdicts(ROBBERY + then)[said] == label


def test_a_part_of_a_named_count_names_both_places() -> None:
    text = "London accounted for 40% of robberies in England and Wales in the year to June 2023."
    judged = factcheck.check(text, published=DAY).judged[0]
    assert judged.verdict.label == "supported"
    assert "of the 77,337 robberies" in judged.verdict.summary.lower()


def test_that_is_a_part_of_the_wider_place() -> None:
    text = "The Metropolitan Police recorded 14,660 knife crimes in 2018. That is around a third of all those across England and Wales."
    assert verdicts(text, date(2019, 5, 3))["around a third"] == "supported"


def test_it_is_so_many_times_what_it_was() -> None:
    text = (
        "Police in England and Wales recorded 68,109 rapes in the year to June 2023. It remains more than {} times the total for 2012/13."
    )
    assert verdicts(text.format("four"))["more than four times"] == "supported"
    assert verdicts(text.format("six"))["more than six times"] == "not_supported"


@pytest.mark.parametrize(
    "text",
    [
        # Two measures before: "them" may be either.
        "Forces in England and Wales recorded 77,337 robberies and 275,938 burglaries in 2022/23. London had 40 per cent of them.",
        # A part that is no place.
        ROBBERY + "About 40 per cent of them were committed by children.",
        # A wider place is no part of a narrower one.
        "West Midlands Police recorded 8,691 robberies in the year to June 2023. London accounted for 40 per cent of them.",
        # Scotland is no part of England and Wales.
        ROBBERY + "Scotland accounted for 40 per cent of them.",
    ],
)
def test_what_is_not_plainly_a_part_gets_no_verdict(text: str) -> None:
    said = next(each for each in verdicts(text) if "40" in each)
    assert verdicts(text)[said] not in ("supported", "close", "not_supported", "depends")
