"""An undated present means the latest period, whatever month was spoken of before (house rule)."""

import pytest

import factcheck

BEFORE = "In April 2023 West Midlands Police created seven new Local Policing Areas.\n\n"


def first_reading(sentence):
    report = factcheck.check(BEFORE + sentence, published="2023-11-24")
    return next(item.verdict.readings[0] for item in report.judged if item.claim.measure_id == "999-mean-answer-time")


@pytest.mark.parametrize(
    "sentence",
    [
        "We answer 999 calls in an average of five seconds, and we have improved the share of incidents attended in time.",
        "West Midlands Police answers 999 calls in an average of five seconds.",
    ],
)
def test_a_month_spoken_of_before_is_not_the_period_of_a_present(sentence):
    assert "undated present" in first_reading(sentence).why


def test_a_verdict_on_it_shows_both_clocks_and_never_the_month_alone():
    report = factcheck.check(BEFORE + "We answer 999 calls in an average of five seconds.", published="2023-11-24")
    verdict = next(item.verdict for item in report.judged if item.claim.measure_id == "999-mean-answer-time")
    assert verdict.label in ("depends", "not_enough_data")
