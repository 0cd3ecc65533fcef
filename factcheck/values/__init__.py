"""The small values that every room speaks in."""

from factcheck.values.dates import PartialDate, day_from
from factcheck.values.errors import FactcheckError
from factcheck.values.period import Period
from factcheck.values.span import Span
from factcheck.values.units import Unit, converted

__all__ = ["FactcheckError", "PartialDate", "Period", "Span", "Unit", "converted", "day_from"]
