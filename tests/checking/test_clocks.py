"""Other clocks, same words: five seconds by the national clock, by the force's own, and where the words do not say."""

import pytest

import factcheck

SAID = "West Midlands Police answers 999 calls in an average of five seconds"


def verdict(words):
    return next(item.verdict for item in factcheck.check(f"{SAID}{words}.", published="2023-11-24").judged)


@pytest.mark.parametrize(
    ("words", "label", "clocks"),
    [
        # 23.98 seconds over May 2022 to April 2023, police.uk as quoted by the Express & Star, 30 June 2023.
        (" on the national clock", "not_supported", {"national-clock"}),
        (", by its own clock", "not_enough_data", {"force-clock"}),
        (", measured by the force's own telephone system", "not_enough_data", {"force-clock"}),
        # 4 to 8 seconds since April 2023, clock not stated, West Midlands PCC, September 2023.
        ("", "depends", {"national-clock", "force-clock", "clock-not-stated"}),
    ],
)
def test_a_clock_that_is_named_is_the_only_reading(words, label, clocks):
    found = verdict(words)
    assert found.label == label
    assert {reading.method for reading in found.readings} == clocks
    assert ("clock_differs" in found.flags) == (not words)


def test_what_others_measured_still_narrows():
    claims = factcheck.extract("Arrests in Essex were measured by the council at 500 in 2017/18.", published="2019-01-01")
    assert [claim.measure_id for claim in claims] == [None]


@pytest.mark.parametrize(
    ("day", "label", "since"),
    [
        # Public by then: 82,995 in May 2022, older than a year. Later: 68,321 in October 2023 (8 January 2024), 62,207 in November.
        ("2023-11-24", "not_enough_data", "close"),
        ("2024-02-15", "depends", None),
        ("2024-10-10", "depends", None),
    ],
)
def test_same_words_on_other_dates(day, label, since):
    said = "The chief constable of West Midlands Police said: “We answer 70,000 999 calls each month.”"
    found = next(item.verdict for item in factcheck.check(said, published=day).judged if item.claim.as_stated == "70,000")
    assert found.label == label
    assert (found.known_since.label if found.known_since else None) == since
    values = {reading.official.value for reading in (found.known_since or found).readings if reading.official}
    assert 68321.0 in values
    assert (62207.0 in values) == (day != "2023-11-24")
