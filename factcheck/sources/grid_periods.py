"""Whether the titles of a workbook's tables name one period: a sheet of the year before may have been left in place of the new one."""

import re
from collections.abc import Sequence

from factcheck.sources.checks import Checks
from factcheck.sources.grid_finding import Found
from factcheck.sources.grid_pages import Grid

YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def check_one_period(grids: Sequence[tuple[Grid, Found]], *, where: str, checks: Checks) -> None:
    """Note whether the grids whose figures are of their title's period all end on one day.

    A grid whose page names its year, in the title's pattern or in every name of its sheet, is of that year whatever the others are.
    """
    ends = {found.sheet: found.period.end for grid, found in grids if found.period and found.period.end and _dated_by_title(grid)}
    if len(ends) < 2:
        return
    one = len(set(ends.values())) == 1
    told = "; ".join(f"{sheet} to {end}" for sheet, end in ends.items())
    hint = "If the sheets are really of several years, name each one's year in its title's pattern." if not one else ""
    checks.add("one period in all titles", one, expected="the same last day", found=told, where=where, suggestion=hint)


def _dated_by_title(grid: Grid) -> bool:
    if grid.period != "title" or grid.rows == "periods" or YEAR.search(grid.title or ""):
        return False
    named = bool(grid.sheets) and all(YEAR.search(name) for name in grid.sheets)
    return not named and any(not column.written and not column.midyear for column in grid.columns)
