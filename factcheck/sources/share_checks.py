"""Whether shares are in percent: fractions, and percent that was multiplied once more, are plain numbers too."""

import pandas as pd

from factcheck.sources.checks import Checks

ENOUGH = 10
"""Shares of a release from which none above 1 percent means that they are fractions; a few may be of something rare."""
WHOLE = 100


def check_shares(frame: pd.DataFrame, *, where: str, checks: Checks) -> None:
    """Note whether the shares in percent can be such: not all at most 1, and of no measure mostly more than 100.

    `frame` has the columns measure_id, unit, statistic and value. A share of two counts of different cases may pass 100 here and there.
    """
    shares = frame[(frame["unit"] == "percent") & (frame["statistic"] == "share") & frame["value"].notna()]
    if shares.empty:
        return
    largest, middles = shares["value"].max(), shares.groupby("measure_id")["value"].median()
    past = sorted(middles[middles > WHOLE].index)
    fractions = len(shares) >= ENOUGH and 0 < largest <= 1
    found = f"none above {largest:g}" if fractions else f"{', '.join(past)} mostly above 100" if past else f"up to {largest:g}"
    hint = "If they are written as fractions, give times: 100 on the column or rule." if fractions else ""
    hint = hint or ("If they are written in percent, take times off the column or rule." if past else "")
    checks.add("shares in percent", not fractions and not past, expected="0 to 100", found=found, where=where, suggestion=hint)
