"""Reports and figures as pandas tables, for notebooks."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from factcheck.checking.verdict import Report
from factcheck.documents.document import BrokenDocument
from factcheck.figures.figure import Figure
from factcheck.figures.series import series_rows
from factcheck.reports.csv import COLUMNS, rows_of

if TYPE_CHECKING:
    from pandas import DataFrame

DAYS = ("period_start", "period_end", "baseline_start", "baseline_end")


def claims_frame(reports: Report | BrokenDocument | Iterable[Report | BrokenDocument]) -> "DataFrame":
    """One row a claim, with the columns of the CSV report and missing values as pandas has them."""
    import pandas

    several = [reports] if isinstance(reports, Report | BrokenDocument) else reports
    return pandas.DataFrame([row for report in several for row in rows_of(report)], columns=list(COLUMNS))


def figures_frame(figures: Iterable[Figure]) -> "DataFrame":
    """One row a figure, with the columns of `factcheck figures series`: values as numbers, days as dates."""
    import pandas

    frame = pandas.DataFrame(series_rows(figures))
    if frame.empty:
        return frame
    frame["value"] = pandas.to_numeric(frame["value"])
    for column in DAYS:
        frame[column] = pandas.to_datetime(frame[column])
    return frame
