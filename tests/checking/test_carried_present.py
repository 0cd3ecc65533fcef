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


def test_a_past_move_whose_start_alone_is_named_is_not_denied_by_the_latest_period():
    """Weapons possession in Sussex: 1,708 in 2020, 1,440 in 2021, 2,247 in the year to June 2023 (Home Office)."""
    said = "Weapons possession in Sussex {} down by 15.7 per cent compared with 2020."
    for text in (f"New figures cover 2021. {said.format('went')}", said.format("went")):
        verdicts = [item.verdict for item in factcheck.check(text, published="2023-11-08").judged]
        assert [each.label for each in verdicts] == ["not_enough_data"]
    assert [item.verdict.label for item in factcheck.check(said.format("has gone"), published="2023-11-08").judged] == ["not_supported"]
