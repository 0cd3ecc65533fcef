"""Sentences that leave nothing to weigh: one time for one number, a place at the end of a rank, a move held between two times."""

from datetime import date

import pytest

import factcheck


def labels(text: str, day: date) -> dict[str, str]:
    """The label of every claim by its words."""
    return {each.claim.as_stated: each.verdict.label for each in factcheck.check(text, published=day).judged}


@pytest.mark.parametrize(("share", "label"), [("85%", "supported"), ("41%", "not_supported")])
def test_the_only_time_of_a_sentence_is_that_of_its_only_number(share: str, label: str) -> None:
    text = f"Gloucestershire Police answered {share} of 999 calls within 10 seconds in November 2023."
    assert labels(text, date(2024, 3, 4)) == {share: label}


def test_a_time_that_may_be_that_of_another_number_is_weighed() -> None:
    text = "Kent Police now records 6,667 burglaries, after a peak of 11,977 in 2018/19."
    assert labels(text, date(2023, 12, 1)).get("6,667") != "not_supported"


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Leaving out the City of London, the {} rate of recorded crime per head in England and Wales in 2017/18 was in {}.", "supported"),
        ("Excluding the City of London, the police force with the {} rate of recorded crime in 2017/18 was {}.", "supported"),
    ],
)
def test_the_place_named_last_holds_the_place_in_the_table(text: str, label: str) -> None:
    day = date(2019, 7, 29)
    assert labels(text.format("second highest", "West Yorkshire"), day)["second highest"] == label
    assert labels(text.format("lowest", "West Yorkshire"), day)["lowest"] == "not_supported"


@pytest.mark.parametrize("said", ["stayed about the same", "was much the same", "remained stable"])
def test_a_number_that_stays_the_same_is_level(said: str) -> None:
    text = f"Vehicle crime in West Mercia {said} in 2016/17 compared with the year before."
    assert list(labels(text, date(2023, 10, 20)).values()) == ["supported"]


def test_the_same_period_is_no_claim() -> None:
    assert "same" not in labels("Vehicle crime in West Mercia fell by 4% in 2016/17. It was the same period as before.", date(2023, 10, 20))


def test_two_times_held_against_each_other_leave_out_what_was_between() -> None:
    text = "The number of non-residential burglaries recorded by West Mercia Police {} 2017/18 {} 2014/15."
    day = date(2023, 10, 22)
    assert list(labels(text.format("fell in", "compared with"), day).values()) == ["supported"]


def test_half_of_a_move_is_judged_by_itself() -> None:
    text = "Last year forces in England and Wales recorded 516,971 shoplifting offences, up 20% from 429,873 in 2023."
    assert labels(text, date(2025, 4, 30))["429,873"] == "close"


@pytest.mark.parametrize(("said", "label"), [("under 30,000", "supported"), ("about 30,000", "supported"), ("40,000", "not_supported")])
def test_the_word_before_one_end_is_not_said_of_the_other(said: str, label: str) -> None:
    text = f"Crimes recorded by Durham Constabulary went from {said} in 2012/13 to 64,017 in 2022/23."
    assert list(labels(text, date(2023, 12, 19)).values()) == [label]


@pytest.mark.parametrize(
    ("text", "said", "label"),
    [
        ("Tasers were drawn, aimed or fired 32,058 times in England and Wales in the year to March 2020.", "32,058", "supported"),
        ("Tasers were fired on 2,000 occasions in England and Wales in the year to March 2018.", "2,000", "supported"),
        ("Tasers were fired on 17,084 occasions in England and Wales in the year to March 2018.", "17,084", "not_supported"),
    ],
)
def test_a_taser_that_is_drawn_is_used_and_not_discharged(text: str, said: str, label: str) -> None:
    assert labels(text, date(2021, 3, 1))[said] == label


def test_a_force_that_could_not_supply_its_numbers_is_not_the_one_spoken_of() -> None:
    text = "Forces in England and Wales (Lancashire could not supply data) made 698,737 arrests in the year to March 2018."
    assert labels(text, date(2018, 11, 2)) == {"698,737": "supported"}


@pytest.mark.parametrize(
    "text",
    [
        "At South Wales Police, 11.3% of theft offences recorded between 1 April 2018 and 31 March 2019 resulted in a charge or summons, "
        "against 6.2 per cent in England and Wales.",
        "While 5.7% of burglaries recorded across England and Wales in 2017–18 ended with a suspect charged, the figure for Avon and "
        "Somerset Police was 5.3 per cent.",
        "At Leicestershire Constabulary, 18 per cent of stop and searches carried out in 2016/17 resulted in an arrest, against 13 "
        "per cent in England and Wales.",
    ],
)
def test_a_period_or_an_outcome_divides_no_two_numbers(text: str) -> None:
    assert set(labels(text, date(2022, 2, 4)).values()) <= {"supported", "depends"}


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Dorset Police had 101 special constables in March 2020.", "101"),
        ("There were 999 robberies in Kent in 2018/19.", "999"),
        ("South Yorkshire Police employed 111 FTE PCSOs at 31 March 2020.", "111"),
    ],
)
def test_a_count_is_no_telephone_number(text: str, number: str) -> None:
    assert labels(text, date(2021, 3, 4)) == {number: "not_supported"}


def test_telephone_numbers_are_still_no_counts() -> None:
    assert not labels("He rang 999 and 101, and officers answer 999 and 101 calls.", date(2021, 3, 4))


def test_the_past_year_of_quarters_is_the_latest_four_and_never_contradicts() -> None:
    day = date(2023, 11, 20)
    assert labels("In the last year robbery in England and Wales has risen by 11%.", day) == {"risen by 11%": "supported"}
    assert labels("In the last year robbery in England and Wales has risen by 31%.", day) == {"risen by 31%": "not_enough_data"}


def test_a_start_of_records_is_that_of_the_extreme_alone() -> None:
    text = "Crime in England and Wales had its largest rise since records began in the last year, and robberies went up by 29%."
    assert labels(text, date(2018, 2, 7))["went up by 29%"] in ("supported", "close")


def test_officers_who_use_powers_so_many_times_are_not_counted() -> None:
    text = "Officers used the powers 383,629 times in England and Wales in the year to March 2019."
    assert set(labels(text, date(2019, 11, 20)).values()) <= {"needs_person", "not_enough_data", "not_checkable"}


def test_one_in_so_many_rounds_the_so_many() -> None:
    text = "One in {} crimes recorded in Gloucestershire in 2019/20 was a sexual offence."
    day = date(2023, 10, 20)
    assert [labels(text.format(number), day)[f"One in {number}"] for number in (32, 40)] == ["supported", "not_supported"]


def test_two_supplied_periods_do_not_make_it_depend_where_one_was_not_understood() -> None:
    text = "2016 saw 44,564 theft offences in the Northumbria Police area."
    assert labels(text, date(2023, 10, 20))["44,564"] in ("supported", "not_enough_data")


def test_no_other_period_is_the_wrong_one_where_the_words_own_was_not_understood() -> None:
    judged = factcheck.check("2016 saw 44,564 theft offences in the Northumbria Police area.", published=date(2023, 10, 20)).judged[0]
    assert "wrong_period" not in judged.verdict.flags
