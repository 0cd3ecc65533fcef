"""Whole sentences against the figures held: a verdict is for the period and the start that the words name, or there is none.

The figures are the Home Office's recorded crime by police force area, edition of 19 October 2023, and its workforce tables.
"""

from datetime import date

import pytest

from factcheck import check
from factcheck.figures import Store
from factcheck.values.period import financial_year
from tests.checking.making import WMP, figure

CONFIDENT = ("supported", "close", "not_supported")
PUBLISHED = date(2023, 11, 24)


def labels(text):
    return [each.verdict.label for each in check(text, published=PUBLISHED).judged]


@pytest.mark.parametrize(
    "told",
    [
        # 1,048 in 2017/18 and 1,656 in 2013/14.
        "608 fewer drug offences were recorded by Wiltshire Police over 2017-18 on 2013/14.",
        "Drug offences recorded by Wiltshire Police fell by 608 in the year to March 2018 on the 12 months to March 2014.",
        "Drug offences recorded by Wiltshire Police fell from 1,656 in 2013/14 to 1,048 in 2017/18.",
        "Drug offences recorded by Wiltshire Police fell from 1,656 to 1,048 between 2013/14 and 2017/18.",
        # 1,048 in the quarter to September 2015 and 888 in that of 2012.
        "Violence with injury in the Lincolnshire Police area increased by 160 cases between July and September 2015 "
        "from the three months to the end of September 2012.",
        # 228 in the year to June 2017 and 222 in that to June 2015.
        "Arson in Bedfordshire went up by 6 offences over the year to June 2017 on the year ending June 2015.",
    ],
)
def test_the_start_that_is_named(told):
    assert labels(told) == ["supported"]


@pytest.mark.parametrize(
    "told",
    [
        # Each is true of the year before and false of the start that it names.
        "Arson in Bedfordshire went up by 18 offences over the year to June 2017 on the year ending June 2015.",
        "The number of theft offences recorded by Humberside Police rose by 5,313 between 1 April 2022 and "
        "31 March 2023, on the 2018/19 financial year.",
        "There were 1,337 fewer theft offences across Cheshire over the year ending March 2020 on the twelve months to March 2016.",
        "The number of shoplifting offences recorded by North Yorkshire Police rose during 2022/23 on 2018/19.",
        # The two numbers stand the wrong way round.
        "Residential burglary in Merseyside went down from 1,514 in the quarter to March 2018 to 2,503 between January and March 2015.",
        "Drug offences in the Surrey Police area went up from 513 in the three months to the end of "
        "September 2018 to 709 in the quarter to September 2021.",
    ],
)
def test_the_year_before_is_never_supplied_for_another_start(told):
    assert "supported" not in labels(told)
    assert "close" not in labels(told)


@pytest.mark.parametrize("join", ["next to", "with an eye on the base of", "taking as base", "alongside"])
def test_a_second_period_that_no_rule_reads_stops_the_verdict(join):
    told = f"Arson in Bedfordshire went up by 18 offences in the year to June 2017 {join} the year to June 2015."
    assert not set(labels(told)) & set(CONFIDENT)


YEARS = [
    figure(value, financial_year(year), locator=str(year))
    for year, value in ((2018, 1200.0), (2019, 2400.0), (2020, 2100.0), (2021, 3600.0), (2022, 4800.0))
]


def made(text):
    report = check(text, published=PUBLISHED, store=Store.of(YEARS))
    return [each.verdict.label for each in report.judged if each.claim.area_code == WMP]


@pytest.mark.parametrize(
    ("told", "wanted"),
    [
        ("Burglary in the West Midlands Police area increased every year between 2020/21 and 2022/23.", "supported"),
        ("Burglary in the West Midlands Police area increased every year between 2018/19 and 2022/23.", "not_supported"),
        ("Burglary in the West Midlands Police area increased between 2018/19 and 2022/23.", "supported"),
        ("West Midlands Police recorded 400 burglaries in an average month in 2022/23.", "supported"),
        ("Burglaries recorded by West Midlands Police averaged 400 a month in 2022/23.", "supported"),
        ("There was a monthly average of 400 burglaries in the West Midlands Police area in 2022/23.", "supported"),
        ("In an average month in 2022/23 West Midlands Police recorded 4,800 burglaries.", "not_supported"),
    ],
)
def test_every_year_and_the_average_month(told, wanted):
    assert made(told) == [wanted]


@pytest.mark.parametrize(
    "told",
    [
        "The mean number of burglaries recorded by West Midlands Police in 2022/23 was 4,800.",
        "Burglary in the West Midlands Police area rose by 33% in 2022/23 on the quarter to June 2021.",
        "Burglary in the West Midlands Police area rose by 33% over the three years to 2022/23.",
    ],
)
def test_an_average_over_nothing_and_stretches_that_are_not_alike(told):
    assert not set(made(told)) & set(CONFIDENT)


@pytest.mark.parametrize(
    "told",
    [
        "Lancashire Police recorded half the number of vehicle thefts that Essex Police did in 2022.",
        "Lancashire Police recorded half as many vehicle thefts as Essex Police in 2022.",
        "The number of vehicle thefts in Lancashire in 2022 was half the number in Essex.",
        "The number of vehicle thefts in Lancashire in 2022 was half that of Essex.",
    ],
)
def test_another_place_is_no_start_of_a_change(told):
    for each in check(told, published=PUBLISHED).judged:
        changed = each.claim.kind in ("change", "trend") and each.claim.baseline is not None
        assert not (changed and each.verdict.label in CONFIDENT), each.verdict.summary
