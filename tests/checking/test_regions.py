"""A region, England or Wales worked out from its police forces: the sum of two editions is none, and one missing force means no sum."""

from dataclasses import replace

import pytest

import factcheck
from factcheck.catalogue import load_catalogue
from factcheck.catalogue.inside import forces_of
from factcheck.checking.found import Wanted
from factcheck.checking.judge import setting_for
from factcheck.checking.lookups import find
from factcheck.figures import Store
from factcheck.values import Period, Unit, day_from

LONDON, WALES, MET, CITY = "E12000007", "W92000004", "E23000001", "E23000034"
YEAR = Period(start=day_from("2022-04-01", where="test"), end=day_from("2023-03-31", where="test"))
BEFORE = Period(start=day_from("2018-04-01", where="test"), end=day_from("2019-03-31", where="test"))


def wanted(area: str, *, period: Period = YEAR, statistic: str = "count") -> Wanted:
    return Wanted(measure_id="robbery", area_code=area, period=period, method=None, statistic=statistic, unit=Unit.COUNT)


def held(*, without: str | None = None, rereleased: str | None = None) -> Store:
    """The bundled robberies of the London and Welsh forces, without one of them, or with one of another release."""
    store, catalogue = Store.open("data/figures"), load_catalogue()
    rows = [row for area in (LONDON, WALES) for row in store.pair("robbery", area).rows]
    for force in [*forces_of(LONDON, catalogue.areas), *forces_of(WALES, catalogue.areas)]:
        if force.code == without:
            continue
        own = store.pair("robbery", force.code).rows
        rows += [replace(row, release_id="another") for row in own] if force.code == rereleased else own
    return Store.of(rows)


def found_in(store: Store, asked: Wanted):
    setting = setting_for(store, load_catalogue(), day=None, published=None)
    return find(setting, asked)[0]


def test_forces_of_a_region_of_wales_and_of_england():
    areas = load_catalogue().areas
    assert [force.code for force in forces_of(LONDON, areas)] == [MET, CITY]
    assert len(forces_of(WALES, areas)) == 4
    assert len(forces_of("E92000001", areas)) == 39
    assert forces_of(MET, areas) == forces_of("K04000001", areas) == []


def test_london_is_the_sum_of_its_two_forces_and_says_so():
    found = found_in(held(), wanted(LONDON))
    assert found.figure is not None
    assert found.figure.value == 29557 + 124
    assert found.worked == ("Metropolitan Police 29,557 + City of London Police 124 = 29,681",)
    assert found.figure.coverage == "Metropolitan Police, City of London Police"
    assert found.figure.area_code == LONDON


@pytest.mark.parametrize("force", [MET, CITY])
def test_one_missing_force_means_no_sum(force):
    assert found_in(held(without=force), wanted(LONDON)).figure is None
    assert found_in(held(without=force), wanted(WALES)).figure is not None


def test_two_releases_are_never_added_up():
    assert found_in(held(rereleased=CITY), wanted(LONDON)).figure is None


def test_only_counts_are_added_up():
    assert found_in(held(), wanted(LONDON, statistic="rate")).figure is None


def test_the_figure_in_print_is_the_sum_of_the_forces_of_its_release():
    rows = [row for row in held().pair("robbery", LONDON).rows if row.period.same_days(BEFORE)]
    printed = next(row for row in rows if row.release_id == "ons-pfa-tables-ye-2019-03")
    setting = setting_for(held(), load_catalogue(), day=day_from("2020-03-01", where="test"), published=None)
    assert find(setting, wanted(LONDON, period=BEFORE))[0].figure == printed


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("In the year to March 2023 there were 29,681 robberies in London.", "supported"),
        ("In the year to March 2023 there were 39,557 robberies in London.", "not_supported"),
        ("London saw a 21% increase in robberies in the year to March 2023.", "supported"),
        ("In the year to March 2020 burglary in London fell by 5%.", "supported"),
        ("In the year to March 2023 there were 1,037 robberies in Wales.", "supported"),
        ("In the year to March 2023 there were 3,037 robberies in Wales.", "not_supported"),
        ("London had 34,868 full-time equivalent officers at the end of March 2022.", "supported"),
        # The Metropolitan Police alone had 33,984 of them.
        ("The capital had 33,984 full-time equivalent officers at the end of March 2022.", "depends"),
        # West Midlands Police alone recorded 8,554, the region's four forces 10,595.
        ("The West Midlands region recorded 8,554 robberies in the year to March 2023.", "not_supported"),
    ],
)
def test_claims_about_regions(text, label):
    assert [each.verdict.label for each in factcheck.check(text, published="2023-11-24").judged] == [label]
