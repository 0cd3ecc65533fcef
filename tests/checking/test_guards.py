"""A figure is not held against words that deny it, only suppose it, or speak of a part or of another thing."""

from dataclasses import replace
from datetime import date

import pytest

from factcheck.values import Period, Unit
from tests.checking.making import GMP, WMP, Y2021, Y2122, Y2223, change, claim, figure, verdict_on

LEVEL = [figure(21146.0), figure(20199.0, Y2122)]
OFFICERS = {"measure": "police officers: number", "measure_id": None, "value": 7706.0}


def level(text, **changed):
    return verdict_on(claim(quote=text, **changed), LEVEL)


def move(text, **changed):
    return verdict_on(change(quote=text, **changed), LEVEL)


@pytest.mark.parametrize(
    "text",
    [
        "West Midlands Police recorded 21,146 burglaries in 2022/23",
        "In 2022/23 there were 21,146 burglaries recorded by West Midlands Police",
        "not only did arrests fall, West Midlands Police recorded 21,146 burglaries in 2022/23",
        "West Midlands Police recorded no fewer than 21,146 burglaries in 2022/23",
        "West Midlands Police, which did not comment, recorded 21,146 burglaries in 2022/23",
        "West Midlands Police recorded 21,146 burglaries by the end of 2022/23",
        "West Midlands Police recorded 21,146 burglaries over the year in 2022/23",
        "fears were unfounded, and West Midlands Police recorded 21,146 burglaries in 2022/23",
        "West Midlands Police recorded 21,146 burglaries in England in 2022/23",
        "Burglary: 21,146 offences recorded in 2022/23",
        "Police in West Midlands recorded 21,146 burglaries in 2022/23",
        "The force recorded 21,146 burglaries in 2022/23",
        "It has recorded 21,146 burglaries in 2022/23",
        "Staffordshire Police did better, and West Midlands Police recorded 21,146 burglaries in 2022/23",
    ],
)
def test_plain_words_are_answered(text):
    assert level(text).label == "supported"


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("West Midlands Police had 21,146 break-ins for cash in 2022/23", "break-ins for cash"),
        ("West Midlands Police recorded 21,146 burglaries by dealers in 2022/23", "burglaries by dealers"),
        ("West Midlands Police recorded 21,146 trafficking burglaries in 2022/23", "trafficking"),
        ("We did not record 21,146 burglaries in 2022/23", "not"),
        ("West Midlands Police didn't record 21,146 burglaries in 2022/23", "didn't"),
        ("West Midlands Police never recorded 21,146 burglaries in 2022/23", "never"),
        ("West Midlands Police denied that it recorded 21,146 burglaries in 2022/23", "denied"),
        ("West Midlands Police rejected claims that it recorded 21,146 burglaries in 2022/23", "rejected claims"),
        ("The claim that West Midlands Police recorded 21,146 burglaries in 2022/23 is false", "is false"),
        ("There is no evidence that West Midlands Police recorded 21,146 burglaries in 2022/23", "no evidence"),
        ("West Midlands Police should have recorded 21,146 burglaries in 2022/23", "should have"),
        ("Critics predicted West Midlands Police recorded 21,146 burglaries in 2022/23", "predicted"),
        ("West Midlands Police recorded 21,146 burglaries in Coventry in 2022/23", "Coventry"),
        ("West Midlands Police recorded 21,146 burglaries in 2022/23 in Smallheath", "in Smallheath"),
        ("West Midlands Police recorded 21,146 burglaries by strangers in 2022/23", "burglaries by strangers"),
        ("West Midlands Police recorded 21,146 burglaries at weekends in 2022/23", "burglaries at weekends"),
        ("West Midlands Police recorded 21,146 burglaries who had keys in 2022/23", "burglaries who had"),
        ("West Midlands Police counted 21,146 victims of burglary in 2022/23", "victims of burglary"),
        ("West Midlands Police recorded 21,146 burglaries in 2022/23, excluding attempts", "excluding"),
        ("21,146 burglaries remain unsolved in 2022/23", "unsolved"),
        ("21,146 burglaries took place on Sundays in 2022/23", "Sundays"),
        ("West Midlands Police recorded 21,146 armed burglaries in 2022/23", "armed"),
        ("Insurers recorded 21,146 burglaries in the West Midlands in 2022/23", "Insurers recorded"),
        ("The Co-op in West Midlands recorded 21,146 burglaries in 2022/23", "Co-op in West Midlands recorded"),
        ("There were 21,146 burglaries in 2022/23 in rural West Midlands", "rural West Midlands"),
    ],
)
def test_words_in_the_way_go_to_a_person(text, word):
    verdict = level(text)
    assert verdict.label == "needs_person"
    assert f"“{word}”" in verdict.summary
    assert verdict.readings[0].outcome == "agrees"


def test_a_wrong_number_that_is_denied_is_not_called_wrong():
    assert (
        level("West Midlands Police denied recording 31,719 burglaries in 2022/23", as_stated="31,719", value=31719.0).label
        == "needs_person"
    )
    assert level("West Midlands Police recorded 31,719 burglaries in 2022/23", as_stated="31,719", value=31719.0).label == "not_supported"


@pytest.mark.parametrize(
    "text",
    [
        "burglary recorded by West Midlands Police did not rise 4.7% in 2022/23 on the year before",
        "losses from burglary recorded by West Midlands Police rose 4.7% in 2022/23 on the year before",
        "burglary fears in the West Midlands rose 4.7% in 2022/23 on the year before",
        "burglary in the West Midlands rose 4.7% in 2022/23 compared with the Metropolitan Police",
        "West Midlands Police expects burglary to have risen 4.7% in 2022/23 on the year before",
    ],
)
def test_moves_of_something_else_go_to_a_person(text):
    assert move(text).label == "needs_person"


@pytest.mark.parametrize(
    "text",
    [
        "burglary recorded by West Midlands Police rose 4.7% in 2022/23 on the year before",
        "the number of burglaries in the West Midlands rose 4.7% in 2022/23 compared with the year before",
        "burglary recorded by West Midlands Police rose 4.7%, not 40%, in 2022/23 on the year before",
    ],
)
def test_moves_in_plain_words_are_answered(text):
    assert move(text).label == "supported"


def test_a_claim_for_the_town_itself_is_stopped_elsewhere_and_another_force_is_no_town():
    text = "Greater Manchester Police recorded fewer and West Midlands Police recorded 21,146 burglaries in 2022/23"
    assert verdict_on(claim(quote=text), [*LEVEL, figure(9.0, area_code=GMP)]).label == "supported"


def test_headcount_and_full_time_equivalents_are_told_apart_by_any_word_of_the_sentence():
    day = Y2223.end
    at = Period(start=day, end=day)
    held = [
        figure(7579.34, at, "officers-fte", unit=Unit.COUNT),
        figure(7706.0, at, "officers-headcount", unit=Unit.COUNT),
    ]

    def said(text, number, value):
        return verdict_on(claim(number, value, quote=text, period=at, measure=OFFICERS["measure"], measure_id=None), held)

    assert said("West Midlands Police had a headcount of 7,579 officers on 31 March 2023", "7,579", 7579.0).label == "close"
    assert said("West Midlands Police had a headcount of 7,706 officers on 31 March 2023", "7,706", 7706.0).label == "supported"
    assert said("West Midlands Police had 7,579 officers on 31 March 2023", "7,579", 7579.0).label == "supported"


def test_a_day_that_nothing_usable_is_held_for_is_no_reading():
    days = [Period(start=day, end=day) for day in (Y2122.end, Y2122.end.replace(month=9, day=30, year=2021))]
    held = [
        figure(7579.0, days[0], "officers-fte"),
        figure(7000.0, days[1], "officers-fte", standing="press", published="2024-01-01"),
    ]
    one = claim(
        "7,579",
        7579.0,
        quote="West Midlands Police had 7,579 full-time equivalent officers in 2021/22",
        measure="police officers (full-time equivalent): number",
        measure_id="officers-fte",
        period=Y2122,
    )
    verdict = verdict_on(one, held)
    assert [reading.area_code for reading in verdict.readings] == [WMP]
    assert verdict.label == "supported"


def test_the_same_period_points_back_and_never_contradicts():
    stated = Period("over the same period", Y2223.start, Y2223.end)
    text = "burglary recorded by West Midlands Police trebled over the same period"
    trebled = change("trebled", 3.0, unit=Unit.TIMES, form="multiple", quote=text, period=stated, baseline=None)
    assert verdict_on(trebled, LEVEL).label == "not_enough_data"
    plain = change(
        "trebled", 3.0, unit=Unit.TIMES, form="multiple", quote=text.replace("over the same period", "in 2022/23"), baseline=None
    )
    assert verdict_on(plain, LEVEL).label == "not_supported"


@pytest.mark.parametrize("known", [True, False])
def test_a_question_to_ask_is_plain_english(known):
    one = claim(
        quote="the force met its target for 21,146 burglaries in 2022/23", measure="target: share", measure_id=None, checkable=False
    )
    one = claim(quote=one.quote, measure_id="fraud") if known else replace(one, why_not="no public data")
    asked = verdict_on(one, []).would_settle
    assert "target: share" not in asked
    assert ("fraud" if known else "stands behind “the force met its target") in asked


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("excluding fraud", "supported"),
        ("including fraud", "needs_person"),
        ("excluding theft", "needs_person"),
        ("including theft", "supported"),
    ],
)
def test_what_a_count_takes_in(words, label):
    text = f"West Midlands Police recorded 21,146 crimes in 2022/23, {words}"
    one = claim(quote=text, measure="all recorded crime", measure_id="recorded-crime")
    assert verdict_on(one, [figure(21146.0, measure_id="recorded-crime")]).label == label


def test_the_name_of_another_measure_of_the_kind_stops_a_verdict():
    text = "West Midlands Police recorded a rise of 4.7% in violence against the person offences in 2022/23 on the year before"
    taken = change(quote=text, measure="all recorded crime", measure_id="recorded-crime")
    held = [figure(21146.0, measure_id="recorded-crime"), figure(20199.0, Y2122, "recorded-crime")]
    verdict = verdict_on(taken, held)
    assert verdict.label == "needs_person"
    assert "violence against the person" in verdict.summary
    named = replace(taken, quote=text.replace("violence against the person offences", "recorded crime"))
    assert verdict_on(named, held).label == "supported"


@pytest.mark.parametrize(
    ("start", "size", "label"),
    [("since 2021", 4.7, "depends"), ("since 2021", 80.0, "not_supported"), ("since 2021", 5.7, "depends"), ("on 2021/22", 5.7, "close")],
)
def test_a_bare_year_beside_a_year_to_march_may_be_a_year_to_march(start, size, label):
    calendar = Period(start=date(2021, 1, 1), end=date(2021, 12, 31))
    held = [*LEVEL, figure(15000.0, calendar), figure(9000.0, Y2021)]
    began = Period(start, calendar.start, calendar.end) if "since" in start else Period(start, Y2122.start, Y2122.end)
    text = f"burglary in the West Midlands rose {size:g}% in 2022/23 {start}"
    assert verdict_on(change(f"{size:g}%", size, quote=text, baseline=began), held).label == label


@pytest.mark.parametrize(
    ("words", "label"),
    [
        ("Forces recorded 21,146 burglaries in 2022/23 with West Midlands Police left out", "needs_person"),
        ("There were 21,146 burglaries in 2022/23, excluding West Midlands Police", "needs_person"),
        ("There were 21,146 burglaries in 2022/23, excluding figures from the West Midlands Police", "needs_person"),
        ("There were 21,146 burglaries in 2022/23 (West Midlands Police were not included)", "needs_person"),
        ("Without a doubt West Midlands Police recorded 21,146 burglaries in 2022/23", "supported"),
    ],
)
def test_a_place_that_is_left_out_is_not_the_one_that_is_meant(words, label):
    assert level(words).label == label
