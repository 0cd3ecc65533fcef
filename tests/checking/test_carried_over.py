"""Passages of two to four sentences in which measure, period or place of a claim stands in a sentence before or after it, true and altered.

All true numbers are those of the store: the Home Office's open data (edition of 19 October 2023) and its arrests of 2018.
Whole sentences go through reading and checking.
"""

import pytest

import factcheck

NOVEMBER_2023 = "2023-11-24"
KENT = "Kent Police recorded 6,667 burglaries in 2022/23."
WEST_MIDLANDS = "West Midlands Police recorded 21,146 burglaries in 2022/23."
ESSEX = "Essex Police recorded 1,473 robberies in the year to March 2023."
JUDGED = {"supported", "close", "depends", "not_supported"}


def label(text: str, words: str, *, published: str = NOVEMBER_2023) -> str:
    """The label of the one claim whose words hold `words`."""
    found = [each.verdict.label for each in factcheck.check(text, published=published).judged if words in each.claim.as_stated]
    assert len(found) == 1, found
    return found[0]


TRUE = [
    # the period of the sentence before
    ("Wiltshire Police has published its figures for 2022/23. It recorded 1,992 burglaries.", "1,992"),
    ("New figures cover the year ended 31 March 2023. Bike theft in Kent went up by 3% on the year before.", "3%"),
    ("Burglary in Kent rose by 2% in the year to March 2023. Robbery rose by 6%.", "6%"),
    (f"{KENT}\n\nIt recorded 1,261 robberies.", "1,261"),
    (f"{KENT} The year before it was 6,545.", "6,545"),
    # the measure of the sentence before
    (f"{WEST_MIDLANDS} In Kent there were 6,667.", "6,667"),
    (f"{WEST_MIDLANDS} Kent Police recorded 6,667.", "6,667"),
    (f"{WEST_MIDLANDS} The figure for Kent was 6,667.", "6,667"),
    ("West Midlands Police recorded 21,146 burglaries in 2022/23, Kent Police 6,667 and Essex Police 6,864.", "6,864"),
    ("There were 21,146 burglaries in the West Midlands Police area in 2022/23 and 20,199 in 2021/22.", "20,199"),
    ("Shoplifting rose by 17% in Kent in 2022/23. The force recorded 12,728 offences.", "12,728"),
    ("Kent Police has published its shoplifting figures. A total of 12,728 offences were recorded in 2022/23.", "12,728"),
    # measure and verb within a coordination
    ("In 2022/23 burglary rose by 2% in Kent, robbery by 6% and shoplifting by 17%.", "6%"),
    ("In the year to March 2023 the Met saw a 21% rise in robbery and West Midlands Police one of 7%.", "7%"),
    # a named base, and the number of the sentence before
    (f"{WEST_MIDLANDS} That is 5% more than the 20,199 of the year to March 2022.", "5%"),
    (f"{WEST_MIDLANDS} That was 5% more than the 20,199 recorded in the year to March 2022.", "5%"),
    # coordinated counts, each with its own noun
    ("West Midlands Police recorded 21,146 burglaries and 8,554 robberies in 2022/23.", "21,146"),
    ("In 2022/23 West Midlands Police recorded 21,146 burglaries and 8,554 robberies.", "8,554"),
    # the place
    ("The minister said robberies had risen by 13% in the year to March 2023. She was speaking of England and Wales.", "13%"),
    ("Robberies had risen by 6% in the year to March 2023. The numbers cover Kent.", "6%"),
    ("Robberies had risen by 13% in the year to March 2023, the minister said, speaking of England and Wales.", "13%"),
    ("Greater Manchester's burglary total fell from 22,831 in 2021/22 to 21,244 in 2022/23.", "21,244"),
    (f"{ESSEX} Shoplifting in the county rose to 9,904 offences.", "9,904"),
    (f"{ESSEX} Shoplifting in the force area rose by 12%.", "12%"),
    (f"{ESSEX} There were 6,864 burglaries across the force area.", "6,864"),
    ('"We recorded 6,667 burglaries in 2022/23," the chief constable of Kent Police said.', "6,667"),
    (f"{WEST_MIDLANDS} In 2021/22 Kent Police recorded 1,187 robberies.", "1,187"),
]


@pytest.mark.parametrize(("text", "words"), TRUE, ids=[text[:60] for text, _ in TRUE])
def test_what_is_carried_over_is_judged(text, words):
    assert label(text, words) == "supported"


ALTERED = [
    ("Wiltshire Police has published its figures for 2022/23. It recorded 2,992 burglaries.", "2,992"),
    ("New figures cover the year ended 31 March 2023. Bike theft in Kent went up by 13% on the year before.", "13%"),
    ("Burglary in Kent rose by 2% in the year to March 2023. Robbery fell by 6%.", "6%"),
    (f"{KENT} Essex Police recorded 5,904 shoplifting offences.", "5,904"),
    (f"{WEST_MIDLANDS} In Kent there were 8,667.", "8,667"),
    ("In 2022/23 burglary rose by 2% in Kent, robbery by 26% and shoplifting by 17%.", "26%"),
    ("The minister said robberies had risen by 31% in the year to March 2023. She was speaking of England and Wales.", "31%"),
]


@pytest.mark.parametrize(("text", "words"), ALTERED, ids=[text[:60] for text, _ in ALTERED])
def test_what_is_carried_over_is_contradicted_where_nothing_else_can_be_meant(text, words):
    assert label(text, words) == "not_supported"


OPEN = [
    # a named base of another place, after two numbers, or with a size that is not borne out
    (f"{WEST_MIDLANDS} That is 5% more than the 20,199 in Kent in the year to March 2022.", "5%"),
    (f"{WEST_MIDLANDS} Kent had 6,667. That is 5% more than the 20,199 of the year to March 2022.", "5%"),
    (f"{WEST_MIDLANDS} That is 25% more than the 20,199 of the year to March 2022.", "25%"),
    # one number for two nouns
    ("West Midlands Police recorded 21,146 burglaries and robberies in 2022/23.", "21,146"),
    # two periods right before, a present tense, other figures in between, a date that is no figure's
    ("Kent Police recorded 6,545 burglaries in 2021/22 and 6,667 in 2022/23. It recorded 1,874 robberies.", "1,874"),
    (f"{KENT} It records 1,874 robberies a year.", "1,874"),
    ("Burglary fell in Kent in 2019/20. The force has new figures. It recorded 6,667 burglaries.", "6,667"),
    ("Steve Turner took over in March 2021. Kent Police recorded 9,667 burglaries.", "9,667"),
    # two measures right before, or a noun that may stand for all crime
    ("Kent Police recorded 6,667 burglaries and 1,261 robberies in 2022/23. In Essex there were 5,864.", "5,864"),
    ("Shoplifting rose by 17% in Kent in 2022/23. The force recorded 175,265 offences.", "175,265"),
    ("Shoplifting is up in Kent. In 2022/23 the force recorded 165,265 offences in all.", "165,265"),
    # what the sentence before leaves out may be left out here
    ("All but one force gave numbers: 698,737 people were arrested in England and Wales in 2017/18. In 2007/08 it was 1,427,387.", "1,427"),
    # somebody else's figures, and a place that may be a part
    (f"{ESSEX} The neighbouring force recorded 6,667 burglaries.", "6,667"),
    (f"{ESSEX} Another force recorded 6,667 burglaries.", "6,667"),
    (f"{ESSEX} Other forces recorded 6,667 burglaries.", "6,667"),
    (f"{WEST_MIDLANDS} There were 18,000 shoplifting offences in the city.", "18,000"),
    ("Robberies had risen by 13% in the year to March 2023. The chief constable of Kent denied it.", "13%"),
]


@pytest.mark.parametrize(("text", "words"), OPEN, ids=[text[:60] for text, _ in OPEN])
def test_what_could_be_meant_otherwise_is_not_judged(text, words):
    assert label(text, words) not in JUDGED


def test_each_force_keeps_its_own_measure_period_and_place():
    text = f"{WEST_MIDLANDS} Kent Police recorded 1,187 robberies in 2021/22. {ESSEX} Shoplifting in the county rose to 9,904 offences."
    report = factcheck.check(text, published=NOVEMBER_2023)
    found = [(each.claim.measure_id, each.claim.area_code, each.claim.period.end.isoformat()) for each in report.judged]
    assert found == [
        ("burglary", "E23000014", "2023-03-31"),
        ("robbery", "E23000032", "2022-03-31"),
        ("robbery", "E23000028", "2023-03-31"),
        ("shoplifting", "E23000028", "2023-03-31"),
    ]
    assert {each.verdict.label for each in report.judged} == {"supported"}


def test_overall_crime_after_one_kind_is_all_crime():
    text = "Shoplifting went up by 17% in Kent in 2022/23. Overall the force recorded 175,265 offences."
    assert label(text, "175,265") == "supported"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{WEST_MIDLANDS} It recorded 20,199 such offences the year before.", "20,199"),
        (f"{WEST_MIDLANDS} Kent Police recorded 6,667 such crimes in 2022/23.", "6,667"),
        ("Shoplifting rose by 17% in Kent in 2022/23. The force recorded 12,728 such offences.", "12,728"),
    ],
)
def test_such_offences_of_the_published_number_are_the_kind_spoken_of_before(text, words):
    assert label(text, words) == "supported"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"{WEST_MIDLANDS} Kent Police recorded 6,668 such crimes in 2022/23.", "6,668"),
        (f"{KENT} It recorded 1,261 such offences in 2022/23.", "1,261"),
        ("Shoplifting rose by 17% and robbery by 6% in Kent in 2022/23. The force recorded 12,728 such offences.", "12,728"),
        ("Shoplifting rose by 17% in Kent in 2022/23. The force recorded 12,728 such serious offences.", "12,728"),
    ],
)
def test_such_offences_are_left_to_a_person_where_another_kind_may_be_meant(text, words):
    assert label(text, words) == "needs_person"


@pytest.mark.parametrize(
    "text",
    [
        "Figures published on 20 July 2023 covered burglary. In the same period West Midlands Police recorded 21,146 burglaries.",
        "Figures published on 20 July 2023 covered burglary. Since then West Midlands Police recorded 21,146 burglaries.",
        "Figures were published in July 2023. West Midlands Police recorded 21,146 burglaries over the same period.",
    ],
)
def test_the_day_of_a_publication_is_no_period_to_be_taken_over(text):
    assert label(text, "21,146") == "not_enough_data"
    period = factcheck.check(text, published=NOVEMBER_2023).judged[-1].claim.period
    assert period is None or not period.resolved


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Figures published in 2022 show that burglary in the West Midlands Police area fell by 5%.", "5%"),
        ("Figures published by the Home Office in 2022 show that burglary in the West Midlands Police area fell by 5%.", "5%"),
        ("The Home Office figures, released today in 2022, show that burglary in the West Midlands Police area fell by 5%.", "5%"),
        ("Figures released by the Home Office this morning, in 2022, show that burglary in Kent fell by 5%.", "5%"),
        ("Figures released in 2022 show a change in burglary. West Midlands Police recorded 21,146 burglaries.", "21,146"),
        ("In figures it published last year, West Midlands Police recorded 5,000 burglaries.", "5,000"),
        ("Figures published in 2022 show a change in burglary. West Midlands Police recorded 21,204 burglaries.", "21,204"),
    ],
)
def test_the_year_in_which_figures_came_out_settles_nothing(text, words):
    assert label(text, words) == "not_enough_data"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Figures published for 2022 show that West Midlands Police recorded 21,204 burglaries.", "21,204"),
        ("Figures published in 2023 show that West Midlands Police recorded 21,204 burglaries in 2022.", "21,204"),
        ("Figures published on 20 July 2023 show that West Midlands Police recorded 21,146 burglaries in 2022/23.", "21,146"),
        ("Figures released today show that West Midlands Police recorded 21,204 burglaries in 2022.", "21,204"),
        ("Figures released on Tuesday for 2022 show that West Midlands Police recorded 21,204 burglaries.", "21,204"),
        ("Figures published in 2022 were a start. West Midlands Police recorded 21,204 burglaries in 2022.", "21,204"),
    ],
)
def test_a_year_that_the_figures_are_of_still_settles_it_beside_a_publication(text, words):
    assert label(text, words) == "supported"
