"""Periods and baselines: of the claim's own words, of its sentence, and carried on."""

from datetime import date

from factcheck.extraction.pipeline import extract_document


def claims(text, published=date(2023, 11, 24)):
    return extract_document(text, published=published).claims


def days(period):
    return (str(period.start), str(period.end)) if period is not None else None


def test_own_period_and_the_year_before_it():
    (found,) = claims("Robbery in Kent rose by 5 per cent in the year to March 2023.")
    assert days(found.period) == ("2022-04-01", "2023-03-31")
    assert days(found.baseline) == ("2021-04-01", "2022-03-31")
    assert found.baseline.stated is None


def test_since_is_a_baseline_of_a_change():
    (found,) = claims("Kent Police has lost 300 officers since 2010.")
    assert found.period is None
    assert days(found.baseline) == ("2010-01-01", "2010-12-31")


def test_two_dates_of_a_move():
    (found,) = claims("Robberies in Kent went from 1,310 in 2019 to 1,802 in 2022.")
    assert (days(found.period), days(found.baseline)) == (("2022-01-01", "2022-12-31"), ("2019-01-01", "2019-12-31"))
    assert found.baseline_value == 1310


def test_the_start_of_a_move_has_its_own_date():
    level, move = claims("There were 11 shootings in Kent in 2022, down from 49 in 2021.")
    assert days(level.period) == days(move.period) == ("2022-01-01", "2022-12-31")
    assert days(move.baseline) == ("2021-01-01", "2021-12-31")


def test_the_year_before_counts_from_the_claim_before():
    now, then = claims("Kent Police recorded 1,310 robberies in 2022, compared with 1,402 the year before.")
    assert days(now.period) == ("2022-01-01", "2022-12-31")
    assert days(then.period) == ("2021-01-01", "2021-12-31")


def test_a_period_is_carried_on_to_the_same_data():
    *_, last = claims("Kent Police recorded 89,864 crimes in 2022. Violence rose by 23 per cent.")
    assert days(last.period) == ("2022-01-01", "2022-12-31")
    assert last.period.stated is None


def test_a_period_is_not_carried_on_to_something_else():
    *_, last = claims("Kent Police recorded 89,864 crimes in 2022. The force has 3,900 officers.")
    assert last.period is None


def test_an_extreme_reaches_back():
    (found,) = claims("Robbery in Kent is at its lowest since 2014.")
    assert found.baseline.stated.endswith("since 2014")
    assert found.baseline.start == date(2014, 1, 1)


def test_without_a_publication_date_relative_words_stay_unresolved():
    (found,) = claims("Robbery in Kent rose by 5 per cent last year.", published=None)
    assert (found.period.stated, found.period.start) == ("last year", None)


def test_each_claim_has_the_period_beside_it():
    first, second = claims("In 2021 Kent Police recorded 1,310 robberies; in 2022 it recorded 1,402.")
    assert (days(first.period)[0], days(second.period)[0]) == ("2021-01-01", "2022-01-01")


def test_a_weekday_dates_the_words_and_not_the_figure():
    (found,) = claims("On Wednesday chiefs said robbery in Kent had risen by 5 per cent.")
    assert found.period is None
