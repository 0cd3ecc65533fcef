"""Periods as publishers write them: each way is read back to the same period, and no kind is taken for another."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.written_periods import is_period, period_written, quarter_written, title_period
from factcheck.values import FactcheckError, Period
from factcheck.values.period import calendar_year, financial_year, last_day, month, year_ending

LONG = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
YEARS, MONTHS = st.integers(1990, 2049), st.integers(1, 12)


def short(year: int) -> str:
    return f"{year % 100:02d}"


@given(year=YEARS, between=st.sampled_from(["/", "-", "_", " / "]), whole=st.booleans())
def test_a_financial_year_comes_back(year, between, whole):
    written = f"{year}{between}{year + 1 if whole else short(year + 1)}"
    assert period_written(written, "financial-year", where="here") == financial_year(year)


@given(year=YEARS)
def test_a_financial_year_of_two_digits_comes_back(year):
    assert period_written(f"{short(year)}/{short(year + 1)}", "financial-years", where="here") == financial_year(year)


@given(year=YEARS, after=st.integers(2, 98))
def test_two_years_that_are_no_neighbours_are_no_financial_year(year, after):
    assert not is_period(f"{year}/{short(year + after)}", "financial-year")


@given(year=YEARS, number=st.integers(1, 4), decimal=st.booleans())
def test_four_quarters_make_the_financial_year(year, number, decimal):
    written = f"{number}.0" if decimal else f"{number}"
    quarters = [quarter_written(f"{year}/{short(year + 1)}", each, where="here") for each in ("1", "2", "3", "4")]
    assert quarter_written(f"{year}-{short(year + 1)}", written, where="here") == quarters[number - 1]
    assert (quarters[0].start, quarters[3].end) == (date(year, 4, 1), date(year + 1, 3, 31))
    assert [quarter.start.month for quarter in quarters if quarter.start] == [4, 7, 10, 1]


@pytest.mark.parametrize("written", ["0", "5", "Q1", "1.5", "", "12"])
def test_a_quarter_is_one_to_four(written):
    with pytest.raises(FactcheckError, match="a quarter is not 1 to 4"):
        quarter_written("2030/31", written, where="here")


@given(year=YEARS)
def test_a_calendar_year_comes_back(year):
    assert period_written(f"{year}", "calendar-years", where="here") == calendar_year(year)


@given(year=YEARS, number=MONTHS, way=st.integers(0, 6))
def test_a_year_ending_comes_back(year, number, way):
    name, day = LONG[number - 1], last_day(year, number)
    written = (
        f"Year ending {name} {year}",
        f"Year ending{name[:3]} {year}",
        f"year ending {day.day} {name} {year}",
        f"{year}-{number:02d}",
        day.isoformat(),
        f"{day.day} {name} {year}",
        f"YEAR\nENDING  {name[:3]} {short(year)}" if year >= 2000 else f"Year ending {name} {year}",
    )[way]
    # A four-digit year of the century before is not written in words by any publisher that is read.
    if year >= 2000 or way in (3, 4):
        assert period_written(written, "years-ending", where="here") == year_ending(year, number)


@given(year=YEARS, number=MONTHS)
def test_a_month_comes_back(year, number):
    for written in (
        f"{year}-{number:02d}",
        f"{year}-{number:02d}-01",
        *([f"{LONG[number - 1][:3]}-{short(year)}"] if year >= 2000 else []),
    ):
        assert period_written(written, "month", where="here") == month(year, number)


@given(day=st.dates(date(2000, 1, 1), date(2049, 12, 31)))
def test_a_day_comes_back_as_a_stock(day):
    for written in (day.isoformat(), f"{day.day} {LONG[day.month - 1]} {day.year}", f"{day.day} {LONG[day.month - 1][:3]} {day.year}"):
        assert period_written(written, "dates", where="here") == Period(start=day, end=day)
        end = last_day(day.year, day.month)
        assert period_written(written, "month-end-stock", where="here") == Period(start=end, end=end)


@given(year=YEARS)
def test_a_stock_at_the_end_of_march_is_a_day(year):
    assert period_written(f"{year}", "march-stock", where="here") == Period(start=date(year, 3, 31), end=date(year, 3, 31))


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("2030", "financial-year"),
        ("2030/31", "calendar-year"),
        ("2030/31", "year-ending"),
        ("2030/31", "march-stock"),
        ("2030/31", "dates"),
        ("2030", "dates"),
        ("2030", "month"),
        ("2031-03-31", "financial-year"),
        ("2031-03-31", "calendar-year"),
        ("2031-03-31", "march-stock"),
        ("Year ending March 2031", "calendar-year"),
        ("Year ending March 2031", "financial-year"),
        ("31 March 2031", "financial-year"),
        ("2030-13", "month"),
        ("2030-13", "year-ending"),
        ("2031-02-30", "dates"),
        ("", "financial-year"),
        ("Total", "year-ending"),
    ],
)
def test_one_kind_is_never_read_as_another(written, kind):
    assert not is_period(written, kind)
    with pytest.raises(FactcheckError, match=f"a period is not written as {kind.replace('-', ' ')}") as caught:
        period_written(written, kind, where="file, cell B2")
    assert "file, cell B2" in caught.value.message


@pytest.mark.parametrize(
    ("title", "period"),
    [
        ("Table P1: offences, year ending June 181,2", year_ending(2018, 6)),
        ("Table P1: offences, year ending June 2018 [note 1]", year_ending(2018, 6)),
        ("Table P1: offences, year ending 31 March 2018", year_ending(2018, 3)),
        ("Offences, 1 April 2017 to 31 March 2018", year_ending(2018, 3)),
        ("Offences, April 2017 to March 2018", year_ending(2018, 3)),
        ("Officers, 31 March 2018", Period(start=date(2018, 3, 31), end=date(2018, 3, 31))),
        ("Officers, 31 March 2017 and 31 March 2018", None),
        ("Officers by rank", None),
        ("Table 2018: officers", None),
    ],
)
def test_a_title_names_a_year_or_a_day_or_nothing(title, period):
    assert title_period(title) == period
