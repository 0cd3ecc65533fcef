"""Published numbers and the store that holds them."""

from factcheck.figures.figure import Figure
from factcheck.figures.release import Release
from factcheck.figures.series import SERIES_COLUMNS, series_rows
from factcheck.figures.store import Store

__all__ = ["SERIES_COLUMNS", "Figure", "Release", "Store", "series_rows"]
