"""What is worked out once about a measure in an area: its periods are those of its rows and of every series."""

import pytest

from factcheck.figures import Store
from factcheck.figures.pair import in_order
from factcheck.figures.series import EVERY, series_of

AREAS = ("E23000014", "E23000001", "K04000001", "E12000005")


@pytest.fixture(scope="module")
def store():
    return Store.open()


def test_periods_are_those_of_the_rows_and_of_every_series(store):
    compared = 0
    for measure_id in store.measures:
        for area in AREAS:
            rows = store.figures(measure_id, area)
            stepped = [row for every in EVERY for row in series_of(rows, every=every, as_of=None, vintages=True)] if rows else []
            assert store.pair(measure_id, area).periods == in_order([row.period for row in (*rows, *stepped)])
            compared += len(stepped)
    assert compared > 1000


def test_a_sum_is_given_as_it_was_known_on_each_day(store):
    pair = store.pair("recorded-crime", "E23000014")
    summed = [period for period in pair.periods if not pair.on(period)]
    assert summed
    for period in summed:
        for row in pair.lookup(period, as_of=None, statistic=None, method=None):
            day = row.published.known_from
            if day is None:
                continue
            assert row in pair.lookup(period, as_of=day, statistic=None, method=None)
            before = pair.lookup(period, as_of=day.replace(year=day.year - 1), statistic=None, method=None)
            assert row not in before
