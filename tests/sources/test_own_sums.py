"""The store against sums made straight from the raw files in another way, and against the figures known from the publications."""

import dataclasses
import importlib.util
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import Store
from factcheck.values import FactcheckError, Period
from factcheck.values.period import financial_year, year_ending
from tests.sources.known import RECORDED

FORCE, REGION, NATION = "E23000014", "E12000005", "K04000001"
ROOT = Path(__file__).resolve().parents[2]

PRC = "ho-recorded-crime-pfa-2023-10-19"
WORKFORCE = "ho-workforce-2022-07-27"
FIRST_QUARTER = {
    "recorded-crime": 87016,
    "burglary": 4513,
    "robbery": 2317,
    "homicide": 11,
    "rape": 1167,
    "shoplifting": 5596,
    "violence-against-the-person": 35868,
}
ROLLING = {(2022, 6): 368851, (2022, 9): 371684, (2022, 12): 366709, (2023, 3): 367206, (2023, 6): 360336}
YEAR_TO_JUNE_2025 = {
    "recorded-crime": 303343,
    "burglary": 15310,
    "robbery": 6661,
    "homicide": 32,
    "violence-against-the-person": 120710,
    "shoplifting": 33363,
}
WORKBOOKS = {
    (2018, 3): 233393,
    (2018, 6): 237666,
    (2018, 9): 244527,
    (2018, 12): 252689,
    (2019, 3): 259661,
    (2019, 6): 262558,
    (2019, 9): 262188,
    (2019, 12): 259638,
}
# Years to March 2018 and 2019, each cohort and in-year, and how many decimals the list of them has.
CHARGED = {
    "charge-rate": ((10.39, 10.43), (8.63, 8.81), 2),
    "charge-rate-burglary": ((5.16, 4.11), (5.29, 5.48), 2),
    "charge-rate-robbery": ((10.09, 10.83), (9.52, 9.19), 2),
    "charge-rate-homicide": ((80.5, 70.7), (66.7, 102.0), 1),
    "charge-rate-rape": ((4.94, 8.02), (2.05, 2.90), 2),
}
NATION_CHARGED = {
    "charge-rate": 8.54,
    "charge-rate-burglary": 5.04,
    "charge-rate-robbery": 8.77,
    "charge-rate-homicide": 57.9,
    "charge-rate-rape": 2.22,
}
TREND = {2015: 15.5, 2019: 7.8, 2021: 7.3, 2022: 5.6, 2023: 5.7, 2024: 6.4, 2025: 7.3}
LATEST_CHARGED = {"charge-rate-rape": 2.8, "charge-rate-robbery": 7.5, "charge-rate-burglary-residential": 4.7}
ARRESTS = {2007: 64609, 2011: 43454, 2015: 35419, 2016: 37170, 2017: 36257, 2018: 39868}
OFFICERS = {2010: 8626.17, 2014: 7287.95, 2018: 6581.02, 2019: 6494.70, 2020: 6516.23, 2021: 7186.42, 2022: 7579.34}
SEARCHES = {2017: 13154, 2018: 12256, 2019: 18420}


def stated():
    """(measure, area, first day or None, last day, method, release, value, decimals) of every figure known beforehand."""

    def year(measure, area, to, release, value, *, method=None, month=3, decimals=0):
        return measure, area, year_ending(to, month).start, year_ending(to, month).end, method, release, value, decimals

    def stock(measure, area, to, value, *, release=WORKFORCE, decimals=2):
        return measure, area, date(to, 3, 31), date(to, 3, 31), None, release, value, decimals

    for measure, values in RECORDED.items():
        yield from (year(measure, FORCE, 2017 + at, PRC, value) for at, value in enumerate(values))
    for measure, value in FIRST_QUARTER.items():
        yield measure, FORCE, date(2023, 4, 1), date(2023, 6, 30), None, PRC, value, 0
    yield from (year("recorded-crime", FORCE, to, PRC, value, month=month) for (to, month), value in ROLLING.items())
    c2 = "ons-pfa-tables-ye-2025-06-c2"
    yield from (year(measure, FORCE, 2025, c2, value, month=6) for measure, value in YEAR_TO_JUNE_2025.items())
    for (to, month), value in WORKBOOKS.items():
        yield year("recorded-crime", FORCE, to, f"ons-pfa-tables-ye-{to}-{month:02}", value, month=month)
    for measure, (first, second, decimals) in CHARGED.items():
        for to, release, pair in ((2018, "ho-outcomes-2017-18", first), (2019, "ho-outcomes-2018-19", second)):
            for method, value in zip(("cohort", "in-year"), pair, strict=True):
                yield year(measure, FORCE, to, release, value, method=method, decimals=decimals)
    for measure, value in NATION_CHARGED.items():
        decimals = CHARGED[measure][2]
        yield year(measure, NATION, 2019, "ho-outcomes-2018-19", value, method="cohort", decimals=decimals)
    trend = "ho-outcomes-trend-2025-07"
    yield from (year("charge-rate", NATION, to, trend, value, method="headline", decimals=1) for to, value in TREND.items())
    for measure, value in LATEST_CHARGED.items():
        yield year(measure, NATION, 2025, trend, value, method="headline", decimals=1)
    yield from (year("arrests", FORCE, to, "ho-arrests-2018-10-25", value) for to, value in ARRESTS.items())
    yield year("arrests", NATION, 2018, "ho-arrests-2018-10-25", 698737)
    yield from (stock("officers-fte", FORCE, to, value) for to, value in OFFICERS.items())
    yield stock("officers-headcount", FORCE, 2022, 7706, decimals=0)
    yield stock("pcso-fte", FORCE, 2022, 432.02)
    yield stock("police-staff-fte", FORCE, 2022, 3689.07)
    yield stock("officers-fte", NATION, 2022, 140228, decimals=0)
    yield stock("officers-fte", FORCE, 2025, 7990.70, release="ho-workforce-2026-01-28")
    yield from (year("stop-and-search", FORCE, to, "ho-stop-search-2019-10", value) for to, value in SEARCHES.items())
    yield year("recorded-crime", NATION, 2023, PRC, 5581608)
    yield year("recorded-crime", REGION, 2019, "ons-pfa-tables-ye-2019-12", 466132, month=12)


@pytest.fixture(scope="module")
def store():
    return Store.open()


@pytest.fixture(scope="module")
def own():
    spec = importlib.util.spec_from_file_location("own_sums", ROOT / "benchmarks" / "own_sums.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def official(shared):
    return shared / "official"


@pytest.fixture(scope="module")
def crime(own, official):
    return own.recorded_crime(official)


def held(store, measure, area, start, end, method, release):
    every = "quarter" if (end - start).days in range(85, 95) else "year" if end.month == 3 else "year-ending"
    rows = store.series(measure, area, every=every, vintages=True)
    return [row.value for row in rows if (row.period.start, row.period.end, row.method, row.release_id) == (start, end, method, release)]


@pytest.mark.parametrize(
    ("measure", "area", "start", "end", "method", "release", "value", "decimals"),
    [pytest.param(*row, id=f"{row[0]}-{row[1]}-{row[3]}-{row[4] or row[5]}") for row in stated()],
)
def test_stated_figure(store, measure, area, start, end, method, release, value, decimals):
    found = held(store, measure, area, start, end, method, release)
    assert [round(one, decimals) for one in found] == [pytest.approx(value, abs=1e-9)]


def test_both_vintages_of_a_year_and_the_days_between(store):
    year = financial_year(2017)
    kept = [row for row in store.series("recorded-crime", FORCE, every="year", vintages=True) if row.period.same_days(year)]
    # The last one is the edition of 2018 whose day nobody told: it counts under latest only, after those that have one.
    assert [row.value for row in kept if row.standing == "official_release"] == [233393, 233688, 233393]
    on = {
        day: [row.value for row in store.series("recorded-crime", FORCE, as_of=day) if row.period.same_days(year)]
        for day in (date(2019, 4, 29), date(2019, 4, 30), date(2023, 10, 18), date(2023, 10, 19), None)
    }
    # "2019-04" is known for certain when the month is over; before that no edition of the year is held.
    assert list(on.values()) == [[], [233393], [233393], [233688], [233688]]


def test_a_rate_names_the_crimes_it_was_divided_by(store):
    rows = store.series("charge-rate", FORCE, every="year", vintages=True)
    assert [row.locator.split(":")[0] for row in rows if row.method == "cohort"] == ["100 × 24256 over 233393", "100 × 22416 over 259826"]


def test_the_region_of_the_same_name_never_gives_the_force(store):
    end = year_ending(2019, 12)
    assert held(store, "recorded-crime", REGION, end.start, end.end, None, "ons-pfa-tables-ye-2019-12") == [466132]
    assert held(store, "recorded-crime", FORCE, end.start, end.end, None, "ons-pfa-tables-ye-2019-12") == [259638]
    both = {area: {row.value for row in store.figures("recorded-crime", area)} for area in (REGION, FORCE)}
    assert not both[REGION] & both[FORCE]
    assert store.lookup("recorded-crime", REGION, financial_year(2021)) == []
    day = date(2019, 9, 30)
    officers = {row.period.end: row.value for row in store.series("officers-fte", REGION, every=None)}
    assert officers[day] > store.lookup("officers-fte", FORCE, Period(start=day, end=day))[0].value
    with pytest.raises(FactcheckError) as refused:
        store.series("arrests", REGION)
    assert refused.value.code == "region-not-force"
    assert FORCE in str(refused.value.remedy) + str(refused.value)


@pytest.mark.shared
class TestOwnSums:
    def test_recorded_crime_by_year(self, own, store, crime):
        whole_force = own.compare(store, self.without_transport_police(own, crime[0]))
        assert self.settled(whole_force) == {measure: (440 if "stalking" in measure else 484) for measure in whole_force}
        assert len(whole_force) == 9

    def test_rolling_years(self, own, store, crime):
        sums = self.without_transport_police(own, crime[1])
        assert self.settled(own.compare(store, sums))["recorded-crime"] == 44 * 42

    def test_workforce_and_powers(self, own, store, official):
        compared = {}
        for sums in (own.workforce(official), own.arrests(official), own.stop_and_search(official)):
            compared |= self.settled(own.compare(store, self.without_transport_police(own, sums)))
        assert compared == {"officers-fte": 704, "officers-headcount": 704, "arrests": 528, "stop-and-search": 572}

    def test_charge_rates_by_both_methods(self, own, store, official):
        compared = self.settled(own.compare(store, self.without_transport_police(own, own.charge_rates(official, 2018))))
        assert compared == dict.fromkeys(CHARGED, 88)

    def test_a_workbook_and_the_partnerships_table(self, own, store, official):
        assert self.settled(own.compare(store, own.workbook(official, "ons-pfa-tables-ye-2019-12"))) == {"recorded-crime": 53}
        assert set(self.settled(own.compare(store, own.table_c2(official))).values()) == {43}

    def test_the_transport_police_are_in_the_nation_alone(self, own, store, crime):
        ours = {key: value for key, value in crime[0].cells.items() if key[1] == own.TRANSPORT_POLICE}
        tally = own.compare(store, dataclasses.replace(crime[0], cells=ours))["recorded-crime"]
        assert (tally.compared, len(tally.not_in_store)) == (0, 11)

    def test_a_wrong_cell_is_seen(self, own, store, crime):
        key = ("burglary", FORCE, date(2022, 4, 1), date(2023, 3, 31), None)
        wrong = dataclasses.replace(crime[0], cells={key: crime[0].cells[key] + Decimal(1)})
        tally = own.compare(store, wrong)["burglary"]
        assert (len(tally.different), tally.equal, len(tally.only_in_store)) == (1, 0, 10)

    def test_by_the_command_line(self, own, store, crime):
        key = ("robbery", FORCE, date(2022, 4, 1), date(2023, 3, 31), None)
        publication = next(row.publication for row in store.series("robbery", FORCE, vintages=True) if row.release_id == PRC)
        assert [Decimal(text) for text in own.by_command_line(crime[0], key, publication)] == [crime[0].cells[key]]

    @staticmethod
    def without_transport_police(own, sums):
        return dataclasses.replace(sums, cells={key: value for key, value in sums.cells.items() if key[1] != own.TRANSPORT_POLICE})

    @staticmethod
    def settled(tallies):
        """Cells compared by measure, after making sure that none differs and none is missing on either side."""
        faults = {measure: tally.different + tally.not_in_store + tally.only_in_store for measure, tally in tallies.items()}
        assert not any(faults.values()), faults
        return {measure: tally.equal for measure, tally in tallies.items()}
