"""Years in a row, places among all 43 forces, and a present that "stands at": read from sentences and judged on the bundled figures."""

import pytest

import factcheck


def verdict(text, published="2024-01-17"):
    """The label of the one claim of a sentence."""
    judged = factcheck.check(text, published=published).judged
    assert len(judged) == 1, [item.claim.as_stated for item in judged]
    return judged[0].verdict.label


RUNS = {
    "Leicestershire Constabulary saw a second consecutive annual rise in public order offences in 2017/18.": "supported",
    "Leicestershire Constabulary saw a second consecutive annual fall in public order offences in 2017/18.": "not_supported",
    "Arson in the West Yorkshire Police area went up for the fifth year in a row between 1 April 2018 and 31 March 2019.": "supported",
    "Arson in the West Yorkshire Police area went down for the fifth year in a row from 1 April 2018 to 31 March 2019.": "not_supported",
    "Rape across England and Wales declined for the second successive year in 2022/23.": "not_supported",
}
"""Public order, Leicestershire, years to March 2015 to 2018: 2,186, 1,999, 2,943, 4,784; arson, West Yorkshire, five rises to 1,874;
rape, England and Wales, years to March 2021 to 2023: 55,653, 69,977, 68,893 (all Home Office)."""


@pytest.mark.parametrize("text", RUNS)
def test_a_run_goes_the_way_that_its_words_say(text):
    assert verdict(text) == RUNS[text]


def test_a_run_of_two_years_that_are_named_is_not_guessed():
    """Two years between two ends are no year that the run ends with."""
    text = "Arson in the West Yorkshire Police area went up for the fifth year in a row between 1 April 2017 and 31 March 2019."
    assert verdict(text) not in ("supported", "not_supported")


def test_a_run_of_what_was_not_done_is_no_run_of_the_whole():
    text = "Kent Police failed to attend burglaries for the second successive year in 2022/23."
    judged = factcheck.check(text, published="2024-01-17").judged
    assert all(item.verdict.label not in ("supported", "not_supported") for item in judged)


@pytest.mark.parametrize(("place", "label"), [("second", "supported"), ("fifth", "not_supported")])
def test_forces_in_england_and_wales_are_no_forces_in_england(place, label):
    """5,531 of Greater Manchester in 2015 are the second most after the Metropolitan Police (Home Office)."""
    text = f"Among all 43 forces in England and Wales, GMP recorded the {place} most theft from the person offences in 2015."
    assert verdict(text) == label


def test_forces_in_england_alone_stay_another_table():
    text = "Among the forces in England, GMP recorded the second most theft from the person offences over the year to December 2015."
    verdicts = [item.verdict for item in factcheck.check(text, published="2024-01-17").judged]
    assert not any("43 forces" in " ".join((each.summary, *each.readings[0].working)) for each in verdicts if each.readings)


def test_what_stands_at_a_number_is_about_the_present():
    """1,125.39 FTE at 30 September 2016, the latest that was out (Home Office)."""
    text = "The number of full-time equivalent police officers at Durham Police {} 1,125."
    assert verdict(text.format("stands at"), "2017-02-08") == "supported"
    assert verdict(text.format("stood at"), "2017-02-08") not in ("not_supported",)


def test_a_rate_for_the_people_of_england_and_wales_is_theirs():
    """89.04 offences for each 1,000 people in 2019 (Office for National Statistics)."""
    assert verdict("There were 89 crimes per 1,000 people in England and Wales in 2019.", "2020-05-01") == "supported"
    assert verdict("There were 80 crimes per 1,000 people in England and Wales in 2019.", "2020-05-01") == "not_supported"


MOVES = {
    "During the year to March 2019, theft from vehicles in Merseyside dropped compared to the previous 12 months.": "supported",
    "During the year to March 2019, theft from vehicles in Merseyside rose compared to the previous 12 months.": "not_supported",
    "Drug crime in the West Mercia Police area plummeted in the quarter to June 2019 from the quarter to June 2014.": "supported",
    "Theft from the person in England and Wales rose in 2021 compared to 2018.": "not_supported",
}
"""Thefts from vehicles, Merseyside: 6,833 to 5,951; drug offences, West Mercia, April to June: 706 to 527; thefts from the person,
England and Wales: 99,218 to 73,666 (all Home Office)."""


@pytest.mark.parametrize("text", MOVES)
def test_a_move_between_two_times_that_are_named_is_a_claim(text):
    assert verdict(text) == MOVES[text]


@pytest.mark.parametrize(
    "text",
    [
        "The PCC hopes that burglary in Kent will fall in 2022 compared with 2021.",
        "Had burglary in Kent fallen in 2022 compared with 2021, he would have said so.",
    ],
)
def test_a_hope_or_a_supposition_is_no_move(text):
    assert all(item.verdict.label not in ("supported", "not_supported") for item in factcheck.check(text, published="2024-01-17").judged)


def test_the_city_of_london_is_what_its_force_polices():
    """2,616 theft offences in 2021 (Home Office)."""
    assert verdict("There were 2,616 theft offences in the City of London in 2021.") == "supported"
    assert verdict("There were 2,951 theft offences in the City of London in 2021.") == "not_supported"


def test_a_place_in_a_table_without_a_force_is_not_read_from_the_table_with_it():
    text = "Excluding the City of London, Warwickshire Police recorded the fewest robberies in England and Wales in 2021."
    assert verdict(text) == "needs_person"
