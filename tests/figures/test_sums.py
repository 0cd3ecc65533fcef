"""Sums of quarters and months, series, and the digest: what holds for any numbers."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.figures import SERIES_COLUMNS, Store, series_rows
from factcheck.values import FactcheckError, Period, Unit
from factcheck.values.period import financial_year
from tests.figures.made_up import made_up, quarters

COUNTS = st.integers(min_value=-500, max_value=10**6).map(float)


@given(st.lists(COUNTS, min_size=4, max_size=4))
def test_a_year_is_the_sum_of_its_four_quarters(values):
    (found,) = Store.of(quarters(2017, values)).lookup("burglary", "E23000014", financial_year(2017))
    assert found.value == sum(values)
    assert found.locator.startswith("sum of 4 quarters of invented-2023-07-20 where measure_id=burglary, area_code=E23000014")
    assert "4 rows, sha256 " in found.locator


@given(st.lists(COUNTS, min_size=4, max_size=9), st.data())
def test_no_sum_is_made_over_a_gap(values, data):
    gap = data.draw(st.integers(0, len(values) - 1))
    store = Store.of(quarters(2017, [*values[:gap], None, *values[gap + 1 :]]))
    for figure in store.series("burglary", "E23000014", every="year-ending"):
        missing = Period(start=date(2017 + (3 + 3 * gap) // 12, (3 + 3 * gap) % 12 + 1, 1), end=date(2100, 1, 1))
        assert missing.start
        assert figure.period.end
        assert figure.period.start
        assert not figure.period.start <= missing.start <= figure.period.end


@given(st.lists(COUNTS, min_size=4, max_size=12))
def test_rolling_years_are_every_four_quarters_in_a_row(values):
    rolled = Store.of(quarters(2017, values)).series("burglary", "E23000014", every="year-ending")
    assert [figure.value for figure in rolled] == [sum(values[at : at + 4]) for at in range(len(values) - 3)]


def test_quarters_of_two_editions_are_never_added_up():
    rows = [*quarters(2017, [1, 2, 3]), *quarters(2017, [None, None, None, 4], published="2024-01-25")]
    assert Store.of(rows).lookup("burglary", "E23000014", financial_year(2017)) == []


def test_a_missing_quarter_makes_no_sum():
    rows = [*quarters(2017, [1, 2, 3]), made_up(None, start="2018-01-01", end="2018-03-31", missing="..")]
    assert Store.of(rows).lookup("burglary", "E23000014", financial_year(2017)) == []


def test_a_quarter_given_twice_with_two_values_makes_no_sum():
    rows = [*quarters(2017, [1, 2, 3, 4]), *quarters(2017, [9], locator="another cell")]
    assert Store.of(rows).lookup("burglary", "E23000014", financial_year(2017)) == []


@pytest.mark.parametrize("statistic", ["rate", "mean", "median", "share", "ratio", "rank"])
def test_only_counts_add_up(statistic):
    store = Store.of(quarters(2017, [1, 2, 3, 4], statistic=statistic))
    assert store.lookup("burglary", "E23000014", financial_year(2017)) == []


def test_months_make_quarters_and_years():
    ends = (30, 31, 30, 31, 31, 30, 31, 30, 31, 31, 28, 31)
    rows = []
    for number, last in enumerate(ends):
        year, month = divmod(2021 * 12 + 3 + number, 12)
        rows.append(made_up(float(number), start=f"{year}-{month + 1:02d}-01", end=f"{year}-{month + 1:02d}-{last}"))
    store = Store.of(rows)
    assert [figure.value for figure in store.series("burglary", "E23000014", every="quarter")] == [3, 12, 21, 30]
    assert [figure.value for figure in store.series("burglary", "E23000014", every="year")] == [66]
    assert len(store.series("burglary", "E23000014", every="month")) == 12


def test_the_later_editions_sum_is_a_vintage_of_the_earlier_printed_year():
    store = Store.of([made_up(99, start="2017-04-01", end="2018-03-31", published="2018-07-19"), *quarters(2017, [20, 30, 40, 12])])
    assert [figure.value for figure in store.lookup("burglary", "E23000014", financial_year(2017))] == [102]
    assert [figure.value for figure in store.lookup("burglary", "E23000014", financial_year(2017), as_of=date(2018, 8, 1))] == [99]
    assert [figure.value for figure in store.series("burglary", "E23000014", vintages=True)] == [99, 102]
    assert [figure.value for figure in store.series("burglary", "E23000014")] == [102]


def test_years_are_financial_where_the_publisher_has_them_and_whole():
    store = Store.of(quarters(2017, [1, 2, 3, 4, 5, 6, 7]))
    assert [(figure.period.start, figure.value) for figure in store.series("burglary", "E23000014")] == [(date(2017, 4, 1), 10)]


def test_calendar_years_where_the_publisher_has_those():
    store = Store.of([made_up(5, start="2021-01-01", end="2021-12-31"), made_up(6, start="2022-01-01", end="2022-12-31")])
    assert [figure.value for figure in store.series("burglary", "E23000014")] == [5, 6]


def test_a_stock_starts_and_ends_on_its_day_and_the_march_one_is_the_years():
    rows = [made_up(5, start=day, end=day, measure_id="officers-fte") for day in ("2021-03-31", "2021-09-30", "2022-03-31")]
    store = Store.of(rows)
    years = store.series("officers-fte", "E23000014")
    assert [(figure.period.start, figure.period.end) for figure in years] == [(date(year, 3, 31),) * 2 for year in (2021, 2022)]


def test_a_change_is_no_level_of_the_series():
    change = made_up(50, unit=Unit.PERCENT, statistic="change", baseline=financial_year(2021))
    assert [figure.value for figure in Store.of([made_up(7), change]).series("burglary", "E23000014")] == [7]
    assert [figure.value for figure in Store.of([change]).series("burglary", "E23000014")] == [50]


def test_methods_stand_side_by_side():
    rows = [made_up(7, method="cohort"), made_up(9, method="in-year")]
    assert [figure.method for figure in Store.of(rows).series("burglary", "E23000014")] == ["cohort", "in-year"]


def test_what_a_page_says_by_another_method_stands_beside_no_release():
    rows = [
        made_up(7),
        made_up(5, method="force-count", standing="press"),
        *quarters(2023, [1, 2, 3, 4], method="force-count", standing="press"),
    ]
    store = Store.of(rows)
    assert [figure.value for figure in store.series("burglary", "E23000014")] == [7, 10]
    assert [figure.value for figure in store.series("burglary", "E23000014", vintages=True)] == [7, 5, 10]


def test_an_unknown_step_is_refused():
    with pytest.raises(FactcheckError, match="year, year-ending, quarter, month"):
        Store.of([made_up()]).series("burglary", "E23000014", every="week")


def test_the_regions_own_figures_are_given_and_never_the_forces():
    own = made_up(70, area_code="E12000005")
    store = Store.of([made_up(7), own])
    assert [figure.value for figure in store.series("burglary", "E12000005")] == [70]
    assert Store.of([made_up(7)]).lookup("burglary", "E12000005", financial_year(2022)) == []


def test_a_region_without_figures_names_the_force_probably_meant():
    with pytest.raises(FactcheckError) as caught:
        Store.of([made_up(7)]).series("burglary", "E12000005")
    assert caught.value.code == "region-not-force"
    assert caught.value.exit_code == 2
    assert "E23000014" in caught.value.remedy


def test_a_force_without_figures_has_an_empty_series():
    assert Store.of([made_up(7)]).series("burglary", "E23000015") == []


def test_rows_have_the_columns_of_the_interface():
    (row,) = series_rows(Store.of(quarters(2017, [1, 2, 3, 4])).series("burglary", "E23000014"))
    assert tuple(row) == SERIES_COLUMNS
    assert (row["value"], row["period_start"], row["method"], row["baseline_end"]) == ("10", "2017-04-01", "", "")
    assert series_rows([made_up(7579.34)])[0]["value"] == "7579.34"
    assert series_rows([made_up(None, missing="[x]")])[0]["value"] == ""


@given(st.permutations(quarters(2017, [1, 2, 3, 4, 5, 6])))
def test_the_digest_does_not_depend_on_order(rows):
    assert Store.of(rows).digest == Store.of(quarters(2017, [1, 2, 3, 4, 5, 6])).digest


@given(st.integers(0, 5), st.floats(allow_nan=False, allow_infinity=False).filter(lambda value: value not in (1, 2, 3, 4, 5, 6)))
def test_the_digest_changes_with_any_value(at, value):
    rows = quarters(2017, [1, 2, 3, 4, 5, 6])
    before = Store.of(rows).digest
    rows[at] = made_up(value, start=str(rows[at].period.start), end=str(rows[at].period.end))
    assert Store.of(rows).digest != before
