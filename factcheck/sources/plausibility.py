"""Whether figures can be what they say: within revisions of what is held, in step with their neighbours, and as stated elsewhere."""

from collections.abc import Iterable

import numpy as np
import pandas as pd
import pyarrow

from factcheck.sources.checks import Checks
from factcheck.sources.declaration import Control, Declaration, Edition, Step
from factcheck.sources.grid_rows import CODE
from factcheck.sources.share_checks import check_shares
from factcheck.values import PartialDate

KEY = ["measure_id", "area_code", "period_start", "period_end", "unit", "statistic", "method", "baseline_start", "baseline_end", "coverage"]
SHOWN = 5
ENOUGH = 4
"""Figures from which one area's can be told from another's."""


def check_plausible(
    declaration: Declaration, edition: Edition, figures: pyarrow.Table, held: Iterable[tuple[str, pyarrow.Table]], *, checks: Checks
) -> None:
    """Note each of these: measures declared, no period after publication, controls, steps, and revisions of the editions that are held.

    `held` are the releases of the same source by id, oldest first.
    """
    frame, editions = _frame(figures), [(name, _frame(table)) for name, table in held]
    _declared(declaration, frame, edition, checks)
    _not_early(frame, edition, checks)
    _areas(frame, edition, checks)
    check_shares(frame, where=edition.file, checks=checks)
    for control in edition.controls:
        _control(frame, control, edition, checks)
    for step in declaration.steps:
        _steps(frame, [other for _, other in editions], step, edition, checks)
    _revisions(declaration, frame, editions, edition, checks)
    _own(frame, editions, edition, checks)


def _frame(figures: pyarrow.Table) -> pd.DataFrame:
    frame: pd.DataFrame = figures.select([*KEY, "value"]).to_pandas(date_as_object=True)
    return frame


def _declared(declaration: Declaration, frame: pd.DataFrame, edition: Edition, checks: Checks) -> None:
    undeclared = sorted(set(frame["measure_id"].unique()) - set(declaration.measures))
    hint = f"Add {', '.join(undeclared)} under measures." if undeclared else ""
    checks.add(
        "measures declared",
        not undeclared,
        expected=f"{len(declaration.measures)}",
        found=", ".join(undeclared),
        where=edition.file,
        suggestion=hint,
    )


def _not_early(frame: pd.DataFrame, edition: Edition, checks: Checks) -> None:
    """Nothing can be published before it has happened."""
    day = PartialDate(edition.published).known_from
    if day is None or frame.empty:
        return
    last = frame["period_end"].max()
    checks.add("published after the last period", last <= day, expected=f"by {day}", found=f"a period ends on {last}", where=edition.file)


def _areas(frame: pd.DataFrame, edition: Edition, checks: Checks) -> None:
    """A figure of an area by its name could never be found."""
    strangers = sorted(code for code in frame["area_code"].unique() if not CODE.match(code))
    hint = "Write areas by their code; factcheck areas NAME says it." if strangers else ""
    checks.add(
        "areas by code",
        not strangers,
        expected="codes, as E23000014",
        found=", ".join(map(repr, strangers[:SHOWN])) or f"{frame['area_code'].nunique()}",
        where=edition.file,
        suggestion=hint,
    )


def _control(frame: pd.DataFrame, control: Control, edition: Edition, checks: Checks) -> None:
    """A number stated elsewhere against the figure for just that period, or the sum of the quarters or months in it."""
    about = frame[(frame["measure_id"] == control.measure) & (frame["area_code"] == control.area)]
    if control.method:
        about = about[about["method"] == control.method]
    exact = about[(about["period_start"] == control.start) & (about["period_end"] == control.end)]
    inside = about[(about["period_start"] >= control.start) & (about["period_end"] <= control.end)]
    values = exact["value"].dropna().tolist() or ([inside["value"].sum()] if len(inside) else [])
    passed = bool(values) and all(abs(value - control.value) <= control.tolerance for value in values)
    name = f"stated elsewhere: {control.measure} {control.area} to {control.end}"
    found = ", ".join(f"{value:,}" for value in values) or "no such figure"
    checks.add(name, passed, expected=f"{control.value:,}", found=found, where=edition.file)


def _steps(frame: pd.DataFrame, held: list[pd.DataFrame], step: Step, edition: Edition, checks: Checks) -> None:
    """Each area's figures against those of the period before of the same length, which may stand in an edition that is held."""
    parts = [(other, True) for other in held] + [(frame, False)]
    chosen = pd.concat([part[part["measure_id"].isin(step.measures) & part["value"].notna()].assign(held=old) for part, old in parts])
    chosen["days"] = [(end - start).days // 25 for start, end in zip(chosen["period_start"], chosen["period_end"], strict=True)]
    same = ["measure_id", "area_code", "unit", "statistic", "method", "period_start", "period_end"]
    chosen = chosen.drop_duplicates(same, keep="last").sort_values("period_end", kind="stable")
    grouped = chosen.groupby(["measure_id", "area_code", "unit", "statistic", "method", "days"], dropna=False)
    chosen["before"] = grouped["value"].shift()
    pairs = chosen[~chosen["held"] & (chosen["before"] >= step.floor) & (chosen["value"] >= 0) & chosen["before"].notna()]
    leaps = pairs[(pairs["value"] > pairs["before"] * step.times) | (pairs["value"] * step.times < pairs["before"])]
    told = [
        f"{row.measure_id} {row.area_code} to {row.period_end}: {row.before:g} then {row.value:g}"
        for row in leaps.itertuples()
        if f"{row.area_code} {row.period_end}" not in step.known
    ]
    checks.add(
        f"in step with the period before: {', '.join(step.measures[:3])}",
        not told,
        expected=f"{len(pairs):,} steps within {step.times:g} times",
        found="; ".join(told[:SHOWN]) + (f" and {len(told) - SHOWN} more" if len(told) > SHOWN else ""),
        where=edition.file,
        suggestion="If the leap is real, name it under steps.known with the reason." if told else "",
    )


def _revisions(
    declaration: Declaration, frame: pd.DataFrame, held: list[tuple[str, pd.DataFrame]], edition: Edition, checks: Checks
) -> None:
    """Every figure that another edition also has, against the declared bound; a table that means something else moves by more."""
    bound = declaration.revisions
    others = [other.assign(edition=name) for name, other in held if not other.empty]
    if bound is None or not others:
        return
    latest = pd.concat(others).drop_duplicates(KEY, keep="last")
    both = frame.merge(latest, on=KEY, suffixes=("", "_held"))
    both = both[both["value"].notna() & both["value_held"].notna()]
    moved = (both["value"] - both["value_held"]).abs()
    rates = both["unit"] != "count"
    allowed = (both["value_held"].abs() * bound.percent / 100).where(
        rates, (both["value_held"].abs() * bound.percent / 100).clip(lower=bound.count)
    )
    past = both[moved > allowed.where(~rates, allowed.clip(lower=bound.percent / 100))]
    told = [
        f"{row.measure_id} {row.area_code} to {row.period_end}: {row.value_held:g} in {row.edition}, now {row.value:g}"
        for row in past.itertuples()
        if f"{row.area_code} {row.period_end}" not in bound.known
    ]
    checks.add(
        "revisions within the declared bound",
        not told,
        expected=f"{len(both):,} figures held before within {bound.percent:g} % or {bound.count:g}",
        found="; ".join(told[:SHOWN]) + (f" and {len(told) - SHOWN} more" if len(told) > SHOWN else "")
        if told
        else f"{int((moved > 0).sum()):,} revised",
        where=edition.file,
        suggestion="If the publisher explains it, name it under revisions.known with what it says." if told else "",
    )


def _own(frame: pd.DataFrame, held: list[tuple[str, pd.DataFrame]], edition: Edition, checks: Checks) -> None:
    """Whether areas have each other's figures of an edition that is held: names that were swapped, or rows that slipped against them."""
    frames = [other for _, other in held if not other.empty]
    if not frames:
        return
    about = [name for name in KEY if name not in ("area_code", "coverage")]
    whole = pd.concat([pd.concat(frames).assign(held=True), frame.assign(held=False)]).dropna(subset=["value"])
    whole = whole.assign(key=whole.groupby(about, dropna=False).ngroup()).drop_duplicates(["key", "area_code", "held"], keep="last")
    now, before = (whole[whole["held"] == side].pivot(index="key", columns="area_code", values="value") for side in (False, True))
    keys, areas = now.index.intersection(before.index), now.columns.intersection(before.columns)
    new, old = now.loc[keys, areas].to_numpy(), before.loc[keys, areas].to_numpy()
    strangers = []
    for place, area in enumerate(areas):
        there = ~np.isnan(new[:, place])
        if there.sum() < ENOUGH or len(np.unique(new[there, place])) < 2 or np.array_equal(new[there, place], old[there, place]):
            continue
        same = (old[there] == new[there][:, [place]]).all(axis=0)
        strangers += [f"{area} has what {areas[other]} had" for other in np.flatnonzero(same).tolist()]
    checks.add(
        "every area has its own figures",
        len(strangers) < 2,
        expected=f"{len(areas)} areas, {len(keys):,} figures each at most",
        found="; ".join(strangers[:SHOWN]),
        where=edition.file,
    )
