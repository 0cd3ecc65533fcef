"""Reports: files and screens made from verdicts, and nothing decided in them."""

from factcheck.reports.extracted import claims_table, extraction_line
from factcheck.reports.render import FORMATS, render

__all__ = ["FORMATS", "claims_table", "extraction_line", "render"]
