"""Each period of a sentence goes to the claim, and to the end of it, that its words give it; what is left over makes the claim unsure."""

from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document
from factcheck.values.period import year_before

PUBLISHED = date(2023, 11, 24)


def claims(text):
    return extract_document(text, published=PUBLISHED).claims


def claim(text, said=None):
    """The one claim of a text, or the one whose words hold `said`."""
    found = [each for each in claims(text) if said is None or said in each.as_stated]
    assert len(found) == 1, [each.as_stated for each in claims(text)]
    return found[0]


def days(period):
    return None if period is None or not period.resolved else f"{period.start}..{period.end}"


Y1415, Y1819 = "2014-04-01..2015-03-31", "2018-04-01..2019-03-31"

MOVES = [
    "{} rose by 12% in 2018/19 on 2014/15.",
    "{} rose by 12% over 2018–19 on 2014-15.",
    "{} rose by 240 cases in the year ending 31 March 2019 on the 12 months to March 2015.",
    "{} climbed by half in the year to the end of March 2019 on the year to March 2015.",
    "{} were up 12 per cent in FY2018/19 from FY2014/15.",
    "{} rose 12% in the twelve months ending March 2019 from the twelve months ending March 2015.",
    "Compared with 2014/15, {} were 12% higher in 2018/19.",
    "{} were 12% higher in 2018/19 than in 2014/15.",
    "In 2018/19, {} were up 12% against the year to March 2015.",
    "{} rose by 12% from 1 April 2018 to 31 March 2019 on 2014/15.",
    "{} rose by 12% between 1 April 2018 and 31 March 2019 compared to 2014/15.",
    "{} rose by 12% from 2018-04-01 to 2019-03-31 compared with the 2014/15 financial year.",
    "{} rose by 12% between April 2018 and March 2019 compared with 2014/15.",
    "{} soared over 2018–19 on 2014/15.",
    "{} fell in 2018/19 as opposed to 2014/15.",
    "{} rose from 1,200 in 2014/15 to 1,440 in 2018/19.",
    "{} went up from 1,200 in the year to the end of March 2015 to 1,440 between April 2018 and March 2019.",
    "{} rose from 1,200 to 1,440 between 2014/15 and 2018/19.",
    "Between the 12 months to March 2015 and the 12 months to March 2019 {} dropped from 1,440 to 1,200.",
    "{} dropped from 1,440 to 1,200 from the year ending 31 March 2015 to the year ending 31 March 2019.",
    "Between the year to March 2015 and the year to March 2019, {} almost doubled.",
    "{} halved between 2014/15 and the year to the end of March 2019.",
    "{} fell 12% from 2014/15 to 2018/19.",
    "{} increased every year between the year to March 2015 and the year to March 2019.",
    "Since 2014/15 {} had risen by 20% by 2018/19.",
    "The year ending March 2019 saw {} rise 20% over the year ending March 2015.",
]


@pytest.mark.parametrize("told", MOVES)
def test_a_move_has_its_end_and_its_start(told):
    found = claim(told.format("robberies in Essex"))
    assert (days(found.period), days(found.baseline)) == (Y1819, Y1415)
    assert not {"period", "baseline"} & set(found.unsure)


@pytest.mark.parametrize(
    ("told", "period", "start"),
    [
        ("Between 2018 and 2019 robberies in Kent fell by 6.2 per cent.", "2019-01-01..2019-12-31", "2018-01-01..2018-12-31"),
        (
            "Thefts in Kent rose from 923 in the quarter to June 2020 to 963 in the quarter to June 2022.",
            "2022-04-01..2022-06-30",
            "2020-04-01..2020-06-30",
        ),
        ("Robbery in Essex rose by 10% in Q2 2018 on Q2 2016.", "2018-04-01..2018-06-30", "2016-04-01..2016-06-30"),
        (
            "Robbery in Essex rose by 10% in the first half of 2018 on the first half of 2016.",
            "2018-01-01..2018-06-30",
            "2016-01-01..2016-06-30",
        ),
        ("Robbery in Kent has risen by 20% since 2010 and up until 2019.", "2019-01-01..2019-12-31", "2010-01-01..2010-12-31"),
        ("Robbery in Essex rose 12% in 2018/19 compared with a year earlier.", Y1819, "2017-04-01..2018-03-31"),
        ("Robbery in Essex rose 12% in 2018/19 compared to the previous 12 months.", Y1819, "2017-04-01..2018-03-31"),
        ("Robbery in Essex rose from 1,200 in 2014/15 to 1,440 the next year.", "2015-04-01..2016-03-31", Y1415),
        ("Robbery in Essex rose by 12% between April 2018 and March 2019.", Y1819, "2017-04-01..2018-03-31"),
        (
            "The number of FTE officers in England and Wales at 31 March 2022 was up 14 per cent on 31 March 2019.",
            "2022-03-31..2022-03-31",
            "2019-03-31..2019-03-31",
        ),
        (
            "PCSOs at Kent Police fell 8% as at 31 March 2012 compared with 31 March 2009.",
            "2012-03-31..2012-03-31",
            "2009-03-31..2009-03-31",
        ),
        (
            "The number of full-time equivalent officers at Kent Police fell 8% between March 2018 and March 2019.",
            "2019-03-01..2019-03-31",
            "2018-03-01..2018-03-31",
        ),
    ],
)
def test_other_stretches(told, period, start):
    found = claim(told)
    assert (days(found.period), days(found.baseline)) == (period, start)
    assert not {"period", "baseline"} & set(found.unsure)


def test_a_start_told_after_its_end_keeps_both_periods():
    told = (
        "Essex Police recorded 29,061 violent offences in the 12 months to the end of June 2021, "
        "up from 16,517 in the year ended 30 June 2015."
    )
    level, move = claims(told)
    assert days(level.period) == days(move.period) == "2020-07-01..2021-06-30"
    assert days(move.baseline) == "2014-07-01..2015-06-30"


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Robberies in Essex rose 20%, from 1,200 in 2014/15 to 1,440 in 2018/19.", "20%"),
        ("Essex recorded 1,440 robberies in 2018/19, a 20% rise on 2014/15.", "20%"),
        ("Essex recorded 1,440 robberies in 2018/19, up 20% on the 1,200 recorded in 2014/15.", "20%"),
    ],
)
def test_a_size_beside_its_numbers_has_their_periods(told, said):
    found = claim(told, said)
    assert (days(found.period), days(found.baseline)) == (Y1819, Y1415)


@pytest.mark.parametrize(
    "told",
    [
        "Robberies in Essex rose 20% when comparing 2018/19 with 2014/15.",
        "Robberies in Essex rose 20% in 2018/19 with 2014/15 as the baseline.",
        "Robberies in Essex rose from 1,200 to 1,440, comparing 2014/15 with 2018/19.",
        "Robberies in Essex rose 20% in 2018/19, three years past 2015/16.",
        "There were 1,440 robberies in Essex in 2018/19 alongside 2014/15.",
        "Robberies in Essex rose 20% in five years and stood high in 2018/19.",
        "There were 1,440 robberies in Essex in 2018/19 and again 3/2015.",
    ],
)
def test_what_no_rule_was_written_for_is_unsure(told):
    assert all({"period", "baseline", "kind"} & set(each.unsure) for each in claims(told))


def test_a_start_of_another_claim_may_be_meant_for_both():
    first, second = claims("In 2022/23, burglary in Essex fell 5% on 2018/19 and robbery 3%.")
    assert not first.unsure
    assert "baseline" in second.unsure


@pytest.mark.parametrize(
    "told",
    [
        "Home Office figures of July 2023 show robbery in Essex fell 5% in 2022/23.",
        "Figures published on 20 July 2023 show robbery in Essex fell 5% in 2022/23.",
        "In a report published in July 2023, the Home Office said robbery in Essex fell 5% in the year to March 2023.",
        "Robbery in Essex fell 5% in 2022/23, the force said on Monday.",
    ],
)
def test_the_day_of_publication_is_harmless(told):
    found = claim(told)
    assert days(found.period) == "2022-04-01..2023-03-31"
    assert found.baseline is None or found.baseline.same_days(year_before(found.period))
    assert not found.unsure


def test_a_move_behind_a_dated_sentence_is_no_move_to_now():
    text = "New figures cover the twelve months to March 2018. Robbery in Essex fell by 12% compared with the year ended 31 March 2013."
    found = claim(text)
    assert days(found.period) == "2017-04-01..2018-03-31" or "period" in found.unsure


@pytest.mark.parametrize(
    ("told", "way"),
    [
        ("Burglary in Essex fell for four years in a row up to 2016/17.", "decrease"),
        ("Burglary in Essex rose for four years in a row, after falling in 2012/13.", "increase"),
        ("Burglary in Essex went up for the third year running in 2016/17.", "increase"),
    ],
)
def test_which_way_a_run_goes(told, way):
    assert next(each for each in claims(told) if each.value in (3.0, 4.0)).direction == way


@pytest.mark.parametrize(
    "told",
    [
        "Robbery in Essex rose by 12% in 2018/19, its fastest rise since 2014/15.",
        "Robbery in Essex rose 12% in 2018/19, the biggest rise since 2014/15.",
        "Robbery in Essex fell by 12% in 2018/19 to its lowest level since 2014/15.",
    ],
)
def test_the_start_of_an_extreme_is_no_start_of_the_move_beside_it(told):
    found = claim(told, "12%")
    assert days(found.period) == Y1819
    assert days(found.baseline) == "2017-04-01..2018-03-31"
    assert not found.unsure


@pytest.mark.parametrize("each", ["5% a year", "by 5% each year", "by an average of 5% a year", "by 40 offences a year"])
def test_a_size_for_each_step_is_no_size_of_the_whole(each):
    assert "period" in claim(f"Robberies in Essex fell {each} between 2014/15 and 2018/19.").unsure
    assert not claim("Robberies in Essex fell 5% a year ago.").unsure
