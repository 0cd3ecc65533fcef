"""Places among forces on real figures and made-up ones: the country, groups that are held, lists that are given, changes, moves and means.

Who is most similar to whom is made up here. The truth of real cases is worked out from the releases' own files.
"""

from dataclasses import replace
from functools import lru_cache

import pandas
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck import check
from factcheck.catalogue import load_catalogue
from factcheck.catalogue.group_lists import with_lists
from factcheck.checking.arithmetic import place_in
from factcheck.checking.judge import check_document
from factcheck.documents.document import Document
from factcheck.extraction.claim import Extraction
from factcheck.figures import Store
from factcheck.values import Period, Unit
from factcheck.values.period import financial_year
from factcheck.values.places import data_folder
from tests.checking.making import PUBLISHED, WMP, Y2122, Y2223, claim, figure, rate, verdict_on

CATALOGUE = load_catalogue()
FORCES = [area.code for area in CATALOGUE.areas.values() if area.kind == "force"]
GMP, MERSEYSIDE, WEST_YORKSHIRE, KENT = "E23000005", "E23000004", "E23000010", "E23000032"
MEMBERS = (GMP, MERSEYSIDE, WEST_YORKSHIRE)
LATER = "2020-03-01"


def listed(folder, *, as_at="2021-04-01", members=MEMBERS, force=WMP, more=""):
    path = folder / f"{as_at}.csv"
    rows = [f"{force},{member},{as_at},A list made up for a test" for member in members]
    path.write_text("\n".join(["force,member,as_at,source", *rows, *([more] if more else [])]) + "\n")
    return path


def judged(one, figures, path=None, *, published=PUBLISHED):
    """The verdict with the lists of a file."""
    catalogue = with_lists(CATALOGUE, path) if path else CATALOGUE
    document = Document(id="t", text=one.quote, published=published, published_from="option" if published else None)
    extraction = Extraction(claims=(one,), numbers=1, published=published)
    return check_document(document, extraction, store=Store.of(figures), catalogue=catalogue).judged[0].verdict


def rates(values):
    return [rate(value, method="cohort", area_code=code, locator=code) for code, value in values.items()]


def ranked(words, value=1.0, *, quote, **changed):
    fields = {"kind": "rank", "unit": Unit.RANK, "form": "rank", "direction": None, "measure_id": "charge-rate", "measure": "charge rate"}
    return claim(words, value, quote=quote, **{**fields, **changed})


BEST = ranked("best", quote="the best charge rate of our most similar forces in 2022/23")
FOUR = {WMP: 9.0, GMP: 5.0, MERSEYSIDE: 7.0, WEST_YORKSHIRE: 6.0}


# A list that a user gives


def test_without_a_list_the_program_says_what_it_lacks():
    verdict = judged(BEST, rates(FOUR))
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert "list of most similar forces of West Midlands Police as it stood on 24 November 2023" in verdict.summary
    assert all(word in verdict.would_settle for word in ("HMICFRS", "--groups", "each of those forces' figures"))


@pytest.mark.parametrize(
    ("values", "label"), [(FOUR, "supported"), ({**FOUR, GMP: 9.5}, "not_supported"), ({**FOUR, GMP: 9.0}, "supported")]
)
def test_with_a_list_the_place_is_counted_over_it(tmp_path, values, label):
    verdict = judged(BEST, rates({**values, KENT: 99.0}), listed(tmp_path))
    assert verdict.label == label
    reading = verdict.readings[0]
    working = " ".join(reading.working)
    assert "4 lines" in working
    assert all(name in working for name in ("Greater Manchester Police", "Merseyside Police", "West Yorkshire Police"))
    assert "Kent" not in working
    assert "list as at 1 April 2021" in reading.why


def test_a_missing_member_leaves_no_place_and_is_named(tmp_path):
    values = {code: value for code, value in FOUR.items() if code != MERSEYSIDE}
    verdict = judged(BEST, rates(values), listed(tmp_path))
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert "Merseyside Police" in verdict.flags["missing_areas"]
    assert "Merseyside Police" in verdict.would_settle


def test_the_list_in_force_on_the_day_is_taken(tmp_path):
    two = listed(tmp_path, more=f"{WMP},{KENT},2024-04-01,Another list made up")
    values = {**FOUR, KENT: 99.0}
    first = judged(BEST, rates(values), two)
    assert first.label == "supported"
    assert "the list as at 1 April 2024 is later than the claim" in first.readings[0].why
    later = judged(BEST, rates(values), two, published=PUBLISHED.replace(year=2024, month=5))
    assert later.label == "not_supported"
    assert "as at 1 April 2024" in later.readings[0].why


def test_a_list_after_the_claim_is_not_used_and_said(tmp_path):
    verdict = judged(BEST, rates(FOUR), listed(tmp_path, as_at="2024-04-01"))
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert "as at 1 April 2024, after the claim" in verdict.summary
    assert all(reading.outcome == "no_figure" for reading in verdict.readings)


def test_a_list_that_had_ended_is_not_used(tmp_path):
    path = tmp_path / "ended.csv"
    path.write_text(f"force,member,as_at,source,until\n{WMP},{GMP},2019-01-01,A test,2021-12-31\n")
    verdict = judged(BEST, rates(FOUR), path)
    assert verdict.label == "not_enough_data"
    assert "stood until 31 December 2021" in verdict.summary


def test_the_list_of_another_force_is_none(tmp_path):
    """Groups are of each force's own: that this force stands in another's says nothing."""
    verdict = judged(BEST, rates(FOUR), listed(tmp_path, force=GMP, members=(WMP, MERSEYSIDE)))
    assert verdict.label == "not_enough_data"
    assert "of West Midlands Police" in verdict.summary


def test_an_undated_document_with_two_lists_may_agree_and_not_contradict(tmp_path):
    two = listed(tmp_path, more=f"{WMP},{KENT},2024-04-01,Another list made up")
    assert judged(BEST, rates({**FOUR, KENT: 1.0}), two, published=None).label == "supported"
    wrong = judged(BEST, rates({**FOUR, KENT: 99.0}), two, published=None)
    assert wrong.label == "not_enough_data"
    assert "which list" in wrong.summary


def test_the_words_name_another_size_than_the_list_has(tmp_path):
    eighth = ranked("third of eight", 3.0, quote="ranked third of eight most similar forces for its charge rate in 2022/23")
    verdict = judged(eighth, rates(FOUR), listed(tmp_path))
    assert verdict.label == "not_enough_data"
    assert "8 forces, and the table has 4" in verdict.summary


def test_a_measure_without_figures_by_force_has_no_table():
    survey = ranked(
        "highest", quote="the highest survey crime of any force in 2022/23", measure_id="csew-crime", measure="crime survey estimate"
    )
    verdict = judged(survey, [figure(5.0, measure_id="csew-crime")])
    assert verdict.label == "not_enough_data"
    assert "not by force" in verdict.summary


# Groups that the catalogue holds


def test_a_group_that_is_held_is_ranked_and_an_outsider_has_no_place():
    wales = {"W15000001": 4.0, "W15000002": 3.0, "W15000003": 2.0, "W15000004": 1.0}
    lowest = ranked(
        "lowest", quote="the lowest charge rate of the Welsh forces in 2022/23", area_code="W15000004", subject="Dyfed-Powys Police"
    )
    assert judged(lowest, rates(wales)).label == "supported"
    assert judged(replace(lowest, area_code="W15000001"), rates(wales)).label == "not_supported"
    outsider = judged(replace(lowest, area_code=WMP), rates({**wales, WMP: 0.5}))
    assert outsider.label == "not_enough_data"
    assert "not one of the 4 forces" in " ".join(outsider.readings[0].working)


def test_loose_words_for_a_group_are_shown_and_not_signed():
    metropolitan = {code: float(index) for index, code in enumerate(CATALOGUE.groups["metropolitan-forces"].members)}
    lowest = ranked("lowest", quote="the lowest charge rate of the metropolitan forces in 2022/23")
    verdict = judged(lowest, rates({**metropolitan, WMP: -1.0}))
    assert verdict.label == "needs_person"
    assert "manner of speaking" in verdict.summary
    assert verdict.readings[0].outcome == "agrees"


@pytest.mark.parametrize("words", ["of any force in the region", "in the UK", "of all rural forces", "of any force outside London"])
def test_other_tables_are_not_the_country_s(words):
    highest = ranked("highest", quote=f"the highest charge rate {words} in 2022/23")
    assert judged(highest, rates({code: 99.0 if code == WMP else 1.0 for code in FORCES})).label not in ("supported", "not_supported")


# One of the best, changes, moves, means


def at_place(place):
    """A whole table with West Midlands Police at a place from the low end."""
    others = [code for code in FORCES if code != WMP]
    values = {code: float(index + (2 if index + 1 >= place else 1)) for index, code in enumerate(others)}
    return rates({**values, WMP: float(place)})


@pytest.mark.parametrize(
    ("place", "label"),
    [
        (1, "supported"),
        (5, "supported"),
        (6, "close"),
        (14, "close"),
        (15, "not_enough_data"),
        (21, "not_enough_data"),
        (22, "not_supported"),
    ],
)
def test_one_of_the_worst_is_near_the_end_of_the_table(place, label):
    worst = ranked("one of the worst", None, unit=Unit.NONE, approx="about", quote="one of the worst charge rates of any force in 2022/23")
    verdict = judged(worst, at_place(place))
    assert verdict.label == label
    assert f"place {place} of 43" in " ".join(verdict.readings[0].working).lower()


def two_years(moves, first=100.0):
    """Burglaries in two years for each force, by its change in percent."""
    old = [figure(first, Y2122, area_code=code, locator=code) for code in moves]
    return old + [figure(first * (100 + move) / 100, Y2223, area_code=code, locator=code) for code, move in moves.items()]


FALL = ranked(
    "biggest", quote="the biggest fall in burglary of any force in 2022/23", measure_id="burglary", measure="burglary: recorded offences"
)


@pytest.mark.parametrize(("own", "label"), [(-50.0, "supported"), (-10.0, "not_supported"), (5.0, "not_supported")])
def test_the_biggest_fall_is_a_place_by_the_change(own, label):
    moves = {code: -20.0 if index % 2 else 30.0 for index, code in enumerate(FORCES)}
    verdict = judged(FALL, two_years({**moves, WMP: own}))
    assert verdict.label == label
    assert "÷ 100 × 100" in " ".join(verdict.readings[0].working)


def test_the_least_rise_is_no_fall():
    verdict = judged(FALL, two_years({code: 1.0 if code == WMP else 5.0 for code in FORCES}))
    assert verdict.label == "not_supported"
    assert "It did not fall." in verdict.readings[0].working


def test_percent_and_number_are_two_readings_of_the_biggest_fall():
    rows = two_years({code: -10.0 for code in FORCES if code not in (WMP, KENT)})
    rows += two_years({WMP: -50.0}, first=10.0) + two_years({KENT: -20.0}, first=1000.0)
    assert judged(FALL, rows).label == "depends"
    percent = replace(FALL, quote="the biggest percentage fall in burglary of any force in 2022/23", span=FALL.span)
    assert judged(replace(percent, sentence=type(FALL.span)(0, len(percent.quote))), rows).label == "supported"


def test_a_force_missing_at_the_start_leaves_no_place_by_change():
    verdict = judged(FALL, two_years({code: -50.0 if code == WMP else 5.0 for code in FORCES})[1:])
    assert verdict.label == "not_enough_data"
    assert "missing_areas" in verdict.flags


@pytest.mark.parametrize(("value", "label"), [((3.0, 1.0), "supported"), ((2.0, 1.0), "not_supported"), ((3.0, 2.0), "not_supported")])
def test_a_move_needs_both_places(tmp_path, value, label):
    move = ranked(
        "from X to Y",
        value,
        quote="moved from X to Y of our most similar forces for its charge rate in 2022/23",
        baseline=Period("2021/22", Y2122.start, Y2122.end),
    )
    before = {WMP: 6.0, GMP: 5.0, MERSEYSIDE: 7.0, WEST_YORKSHIRE: 6.5}
    rows = rates(FOUR) + [rate(each, Y2122, method="cohort", area_code=code, locator=code) for code, each in before.items()]
    verdict = judged(move, rows, listed(tmp_path))
    assert verdict.label == label
    assert "from place 3 to place 1 of 4 forces" in verdict.summary
    assert judged(move, rates(FOUR), listed(tmp_path)).label == "not_enough_data"


@pytest.mark.parametrize(
    ("own", "direction", "label"),
    [
        (9.0, "increase", "supported"),
        (9.0, "decrease", "not_supported"),
        (3.0, "decrease", "supported"),
        (6.1, "increase", "close"),
        (5.9, "increase", "close"),
        (6.0, "increase", "not_supported"),
    ],
)
def test_the_mean_of_a_group_is_unweighted_and_holds_the_force(tmp_path, own, direction, label):
    above = claim(
        "above", None, kind="comparison", unit=Unit.NONE, direction=direction, measure_id="charge-rate", measure="charge rate",
        quote="a charge rate above the average of our most similar forces in 2022/23",
    )  # fmt: skip
    verdict = judged(above, rates({**FOUR, WMP: own}), listed(tmp_path))
    assert verdict.label == label
    working = " ".join(verdict.readings[0].working)
    assert f"({own:g} + 5 + 7 + 6) ÷ 4 = " in working
    lacking = judged(above, rates({**FOUR, WMP: own}))
    assert (lacking.label, lacking.missing) == ("not_enough_data", "figure_not_held")


def test_top_of_a_table_of_crimes_may_be_most_or_best():
    top = ranked(
        "top", quote="top of the league table for crime per 1,000 people in 2022/23", measure_id="recorded-crime-rate", measure="crime rate"
    )
    held = [
        rate(float(index), measure_id="recorded-crime-rate", unit=Unit.PER_1000, statistic="rate", area_code=code, locator=code)
        for index, code in enumerate(FORCES)
    ]
    assert judged(top, held).label == "not_enough_data"


def test_a_table_of_rates_is_whole_without_the_city_of_london():
    highest = ranked(
        "highest", quote="the highest crime rate of any force in 2022/23", measure_id="recorded-crime-rate", measure="crime rate"
    )
    held = [
        rate(
            99.0 if code == WMP else 1.0,
            measure_id="recorded-crime-rate",
            unit=Unit.PER_1000,
            statistic="rate",
            area_code=code,
            locator=code,
        )
        for code in FORCES
        if code != "E23000034"
    ]
    assert "of 42 forces" in " ".join(each.description + " ".join(each.working) for each in judged(highest, held).readings).replace(
        "42 lines", "of 42 forces"
    )
    short = judged(highest, held[1:])
    assert short.readings[0].outcome == "no_figure"


@settings(max_examples=50)
@given(
    st.lists(st.tuples(st.sampled_from(FORCES), st.integers(0, 6)), min_size=2, max_size=20, unique_by=lambda pair: pair[0]),
    st.randoms(),
    st.booleans(),
)
def test_a_place_does_not_hang_on_the_order_of_the_rows(pairs, shuffling, from_high):
    table = {code: float(value) for code, value in pairs}
    key = pairs[0][0]
    shuffling.shuffle(pairs)
    place = place_in(table, key, from_high=from_high)
    assert place == place_in({code: float(value) for code, value in pairs}, key, from_high=from_high)
    better = sum(value > table[key] if from_high else value < table[key] for value in table.values())
    level = sum(value == table[key] for value in table.values())
    assert (place.first, place.last) == (better + 1, better + level)


# Real figures


@lru_cache
def release(name):
    (path,) = (data_folder() / "figures" / "releases").glob(f"{name}.*.parquet")
    return pandas.read_parquet(path)


def real(name, measure, *, method=None, year=2018):
    """A table by force of one release, as pandas reads it."""
    rows, period = release(name), financial_year(year)
    rows = rows[
        (rows.measure_id == measure) & (rows.period_start == period.start) & (rows.period_end == period.end) & rows.area_code.isin(FORCES)
    ]
    rows = rows[rows.method == method] if method else rows
    return rows.set_index("area_code").value


def label_of(text, *, published=LATER, groups=None):
    (verdict,) = [
        each.verdict for each in check(text, published=published, groups=groups).judged if each.claim.kind in ("rank", "comparison")
    ]
    return verdict.label


@pytest.mark.parametrize(("place", "words"), [(1, "worst"), (2, "second worst"), (3, "third lowest"), (1, "lowest")])
def test_real_charge_rates(place, words):
    cohort, in_year = (real("ho-outcomes-2018-19", "charge-rate", method=method) for method in ("cohort", "in-year"))
    assert len(cohort) == 43
    agreeing = set(cohort[cohort.rank(method="min") == place].index) & set(in_year[in_year.rank(method="min") == place].index)
    far = set(cohort[cohort.rank() > 12].index) & set(in_year[in_year.rank() > 12].index)
    for code in sorted(agreeing):
        assert label_of(f"{CATALOGUE.areas[code].name} had the {words} charge rate of any force in 2018/19.") == "supported"
    for code in sorted(far)[:3]:
        assert label_of(f"{CATALOGUE.areas[code].name} had the {words} charge rate of any force in 2018/19.") == "not_supported"


def test_real_numbers_of_robberies():
    table = real("ons-pfa-tables-ye-2019-03", "robbery")
    order = list(table.sort_values(ascending=False).index)
    for place, words in ((1, "most"), (1, "highest number of"), (3, "third highest number of")):
        for code in order[:4]:
            said = f"{CATALOGUE.areas[code].name} recorded the {words} robberies of any force in 2018/19."
            assert label_of(said, published="2019-09-01") == ("supported" if order.index(code) + 1 == place else "not_supported"), said


def test_a_real_place_in_words_of_a_league():
    cohort, in_year = (real("ho-outcomes-2018-19", "charge-rate", method=method).rank(ascending=False) for method in ("cohort", "in-year"))
    for code in FORCES:
        if cohort[code] == in_year[code]:
            said = f"{CATALOGUE.areas[code].name} was ranked {{}}th out of 43 forces for its charge rate in 2018/19."
            place = int(cohort[code])
            if place % 10 in (1, 2, 3):
                continue
            assert label_of(said.format(place)) == "supported"
            assert label_of(said.format(place + 10 if place < 30 else 4)) == "not_supported"
            return
    pytest.fail("no force has one place by both ways")


def test_a_real_change():
    new, old = real("ons-pfa-tables-ye-2019-03", "robbery"), real("ons-pfa-tables-ye-2018-03", "robbery", year=2017)
    percent, number = (new - old) / old, new - old
    said = "{} saw the biggest percentage rise in robbery of any force in 2018/19 compared with 2017/18."
    assert label_of(said.format(CATALOGUE.areas[percent.idxmax()].name), published="2019-09-01") in ("supported", "close")
    other = next(code for code in number.sort_values(ascending=False).index if code != percent.idxmax())
    assert label_of(said.format(CATALOGUE.areas[other].name), published="2019-09-01") == "not_supported"


def test_solving_burglary_among_similar_forces_takes_each_member_of_the_family(tmp_path):
    """The list is made up; the figures are real, and the place by each way of counting is worked out from the release."""
    members = ("E23000003", "E23000006", "E23000018")
    path = listed(tmp_path, force=KENT, members=members)
    verdict = next(
        each.verdict
        for each in check(
            "In 2018/19 Kent Police was the worst of our most similar forces for solving burglary.", published=LATER, groups=path
        ).judged
    )
    assert verdict.label == "not_enough_data"  # the list is later than the claim
    early = listed(tmp_path, as_at="2015-04-01", force=KENT, members=members)
    judged_now = check(
        "In 2018/19 Kent Police was the worst of our most similar forces for solving burglary.", published=LATER, groups=early
    ).judged
    (verdict,) = [each.verdict for each in judged_now]
    outcomes = {(each.measure_id, each.method): each.outcome for each in verdict.readings if each.outcome != "no_figure"}
    assert {"charge-rate-burglary", "positive-outcome-rate-burglary"} <= {measure for measure, _ in outcomes}
    for (measure, method), outcome in outcomes.items():
        table = real("ho-outcomes-2018-19", measure, method=method)[[KENT, *members]]
        assert (outcome == "agrees") == (table.idxmin() == KENT), (measure, method)


def test_a_place_of_a_force_that_is_tied_is_shared():
    tied = {**dict.fromkeys(FORCES, 1.0), WMP: 1.0}
    verdict = verdict_on(ranked("lowest", quote="the lowest charge rate of any force in 2022/23"), rates(tied))
    assert verdict.label == "supported"
    assert verdict.readings[0].official.high == 43.0
    assert "had the joint lowest charge rate (cohort) of 43 forces" in verdict.summary
