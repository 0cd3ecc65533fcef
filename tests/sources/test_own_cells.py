"""A sample of the bundled releases against their raw cells and sums, found again in another way; and that a wrong figure is seen."""

import dataclasses
import importlib
import sys
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck import Store
from factcheck.values.dates import PartialDate

BENCHMARKS = Path(__file__).resolve().parents[2] / "benchmarks"
SAMPLE = {
    "ons-pfa-tables-ye-2013-09": 748,
    "ho-workforce-tables-2019-09": 864,
    "ho-use-of-force-2018": 162,
    "ho-use-of-force-2020": 378,
    "iopc-deaths-2019-20": 3088,
    "ho-outcomes-trend-2025-07": 48,
    "ho-police-grant-2025-26": 44,
    "ho-workforce-tables-2020-09": 44,
    "ho-stop-search-2019-10": 1716,
    "moj-court-timeliness-rape-2011-2018": 32,
    "police-street-level-2025-02-city-of-london": 15,
    "ons-crime-severity-2002-2022": 1100,
    "ons-csew-perceptions-ye-2026-03": 67,
    "ons-csew-prevalence-1981-2019": 234,
    "ons-csew-prevalence-2020": 15,
    "ons-csew-reporting-1981-2019": 198,
    "ons-pfa-tables-mid-2018": 55,
    "ons-pfa-tables-ye-2025-06-c2": 903,
    "ons-recorded-crime-national-2002-2025": 253,
}
# The list of quoted figures has no raw table: each stands on a page of its own.
WITHOUT_TABLE = {"published-statements"}
DECEMBER = "ons-pfa-tables-ye-2019-12"
FORCE, REGION = "E23000014", "E12000005"


@pytest.fixture(scope="module")
def own():
    sys.path.insert(0, str(BENCHMARKS))
    try:
        return importlib.import_module("own_cells")
    finally:
        sys.path.remove(str(BENCHMARKS))


@pytest.fixture(scope="module")
def figures(own):
    return own.held(Store.open())


@pytest.fixture(scope="module")
def official(shared):
    return shared / "official"


@pytest.fixture(scope="module")
def december(own, official):
    return own.expected(own.releases()[DECEMBER], official)


def test_every_release_is_proved_somewhere(own):
    assert {release.release_id for release in Store.open().releases} == set(own.releases()) | WITHOUT_TABLE


@pytest.mark.shared
@pytest.mark.parametrize(("name", "number"), SAMPLE.items())
def test_every_figure_of_a_release(own, figures, official, name, number):
    tally, told = own.compare(own.releases()[name], figures[name], official)
    assert (told, tally["compared"], tally["equal"]) == ([], number, number)


@pytest.mark.shared
class TestWorkbook:
    def test_every_column(self, own, figures, december):
        faults = [
            (key[0], key[1], what, how)
            for key, cell in december.items()
            for what, how in own.differences(cell, figures[DECEMBER][key][0])
            if key[0] != "recorded-crime-rate" or key[1] != own.grids.NATION
        ]
        assert (len(december), faults) == (1320, [])

    def test_the_rate_of_the_whole_is_the_cell(self, own, figures, december):
        (key,) = (key for key in december if key[:2] == ("recorded-crime-rate", own.grids.NATION))
        assert abs(Decimal(str(figures[DECEMBER][key][0].value)) - december[key].value) < Decimal("0.005")

    def test_region_and_force_of_one_name(self, figures, december):
        year = (date(2019, 1, 1), date(2019, 12, 31), None, "count", "count")
        found = {
            area: (december["burglary", area, *year].where, figures[DECEMBER]["burglary", area, *year][0].value) for area in (FORCE, REGION)
        }
        assert found[FORCE][0] != found[REGION][0]
        assert found[FORCE][1] < found[REGION][1]

    def test_series_gives_the_same_row(self, figures):
        key = ("knife-crime", FORCE, date(2019, 1, 1), date(2019, 12, 31), None, "count", "count")
        rows = Store.open().series("knife-crime", FORCE, every="year-ending", vintages=True)
        assert [row.value for row in rows if row.release_id == DECEMBER] == [figures[DECEMBER][key][0].value]

    @pytest.mark.parametrize(
        ("change", "what"),
        [
            ({"value": 1.0}, "value"),
            ({"value": None, "missing": ".."}, "value"),
            ({"locator": "sheet 'Table P1', cell C9"}, "locator"),
            ({"cell_text": "1"}, "cell text"),
            ({"coverage": "42 police forces"}, "coverage"),
            ({"period_exact": False}, "key"),
        ],
    )
    def test_a_wrong_figure_is_seen(self, own, figures, december, change, what):
        key = ("burglary", FORCE, date(2019, 1, 1), date(2019, 12, 31), None, "count", "count")
        wrong = dataclasses.replace(figures[DECEMBER][key][0], **change)
        assert what in {found for found, _ in own.differences(december[key], wrong)}

    def test_a_figure_in_another_period_or_of_another_unit_is_told(self, own, figures, official):
        name = "ho-police-grant-2025-26"
        rows = dict(figures[name])
        key = next(key for key in rows if key[1] == FORCE)
        rows[(*key[:2], date(2024, 4, 1), date(2025, 3, 31), *key[4:])] = rows.pop(key)
        tally, told = own.compare(own.releases()[name], rows, official)
        assert (tally["not in store"], tally["only in store"], len(told)) == (1, 1, 2)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("change", "what"),
    [
        ({"published": PartialDate("2018-12-14")}, "published"),
        ({"copy": "resaved"}, "copy"),
        ({"status": "final"}, "status"),
        ({"file_sha256": "0" * 64}, "file"),
        ({"standing": "official_statement"}, "standing"),
    ],
)
def test_what_a_release_says_of_itself(own, figures, official, change, what):
    release = own.releases()["ho-use-of-force-2018"]
    row = next(iter(figures[release.release_id].values()))[0]
    assert list(own.about(release, row, official)) == []
    assert what in {found for found, _ in own.about(release, dataclasses.replace(row, **change), official)}
