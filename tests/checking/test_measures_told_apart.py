"""Whole sentences whose measure is easily taken for another, against the figures of the bundled store."""

import pytest

from factcheck import check

JUDGED = ("supported", "close", "depends", "not_supported")


def labels(text, published):
    return [each.verdict.label for each in check(text, published=published).judged]


@pytest.mark.parametrize(
    ("text", "published", "label"),
    [
        # 15,343 by 30 September 2022 and 11,053 by 30 September 2021 (Home Office): the gain itself, and no change of it.
        (
            "England and Wales is on track, with 15,343 extra police officers now hired under the uplift programme.",
            "2023-02-01",
            "supported",
        ),
        ("The police uplift programme had added 11,053 officers in England and Wales by 30 September 2021.", "2022-01-18", "supported"),
        ("The police uplift programme had added 13,053 officers in England and Wales by 30 September 2021.", "2022-01-18", "not_supported"),
        # The 4,290 between them may be meant where a year is named.
        ("In the year to September 2022 the police uplift programme added 4,290 officers in England and Wales.", "2023-02-01", "depends"),
        # 313,137 incidents in 2017/18, 17,084 uses of Taser (Home Office).
        ("Police in England and Wales used force 313,000 times in the year to March 2018.", "2018-12-31", "supported"),
        ("Use of force by police in England and Wales came to 513,000 incidents in the year to March 2018.", "2018-12-31", "not_supported"),
        # 155,841 hate crimes in 2021/22 (Home Office).
        ("Police in England and Wales recorded 155,841 hate crimes in the year to March 2022.", "2022-12-31", "supported"),
        # Kent: 6,251 searches in 2018/19 (Home Office, October 2019).
        ("Kent Police carried out 6,251 stops and searches in 2018/19.", "2019-11-30", "supported"),
        ("Kent Police carried out 8,251 stops and searches in 2018/19.", "2019-11-30", "not_supported"),
    ],
)
def test_named_plainly(text, published, label):
    assert labels(text, published) == [label]


@pytest.mark.parametrize(
    "text",
    [
        "The number of crimes leading to a charge in Kent fell by 10% in 2018/19.",
        "The number of crimes closed with no suspect identified in Kent rose by 10% in 2018/19.",
        "Female officers in Kent rose by 10% between 31 March 2018 and 31 March 2019.",
        "For every 1,000 households, Kent Police had 2 officers at 31 March 2019.",
        "There were 1,200 arrests from stop and search in Kent in 2018/19.",
        "Kent Police recorded 9,000 criminal damage offences in 2019/20.",
    ],
)
def test_a_number_is_not_held_against_a_share_or_another_count(text):
    assert not set(labels(text, "2023-10-20")) & set(JUDGED)


def test_recorded_crime_of_the_nation_may_hold_fraud():
    verdict = check("Forces across England and Wales recorded 5,000,000 crimes in 2018/19.", published="2023-10-20").judged[0].verdict
    assert {reading.measure_id for reading in verdict.readings} == {"recorded-crime", "recorded-crime-including-fraud"}


def test_a_force_has_no_fraud_in_its_crime():
    verdict = check("Kent Police recorded 200,457 crimes in 2018/19.", published="2023-10-20").judged[0].verdict
    assert {reading.measure_id for reading in verdict.readings} == {"recorded-crime"}


def test_answered_in_is_a_mean_of_seconds_and_a_share_of_percent():
    said = {
        text: {reading.measure_id for reading in check(text, published="2024-02-14").judged[0].verdict.readings}
        for text in (
            "Surrey Police answered 86% of 999 calls within 10 seconds in November 2023.",
            "Surrey Police's 999 calls were answered in an average of 7 seconds in November 2023.",
        )
    }
    assert list(said.values()) == [{"999-answered-within-10-seconds"}, {"999-mean-answer-time"}]


@pytest.mark.parametrize(
    ("said", "label"),
    [
        # 2012: a mean of 1,708.73 and a median of 178 days (Ministry of Justice).
        ("a mean of 1,709 days", "supported"),
        ("a median of 178 days", "supported"),
        ("a mean of 178 days", "not_supported"),
        ("a median of 1,709 days", "not_supported"),
        ("an average of 178 days", "depends"),
    ],
)
def test_mean_and_median_are_two_numbers(said, label):
    text = f"Rape cases took {said} from offence to charge in England and Wales in 2012."
    assert [each.verdict.label for each in check(text, published="2026-06-01", as_of="latest").judged] == [label]
