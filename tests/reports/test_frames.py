"""Reports and figures as pandas tables."""

import pandas

import factcheck
from factcheck.reports.frames import claims_frame, figures_frame


def test_figures_have_numbers_and_dates():
    frame = figures_frame(factcheck.Store.open().series("recorded-crime", "E23000014", every="year"))
    year = frame[frame["period_end"] == pandas.Timestamp("2023-03-31")]
    assert year["value"].tolist() == [367206]
    assert frame["period_end"].is_monotonic_increasing
    assert (frame["published"] != "").all()


def test_no_figures_are_an_empty_table():
    assert figures_frame([]).empty


def test_a_row_a_claim():
    text = "West Midlands Police recorded 361,649 crimes in the year to March 2022. Burglary fell by a third."
    report = factcheck.check(text, published="2022-09-01")
    frame = claims_frame(report)
    assert frame["quote"].tolist() == [item.claim.quote for item in report.judged]
    assert frame["label"].tolist() == [item.verdict.label for item in report.judged]
