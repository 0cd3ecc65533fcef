"""Long tables: figures by force, and for the total of all bodies, from a publisher's rows by the rules of a declaration."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

import numpy as np
import pyarrow

from factcheck.sources.checks import Checks
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import drifted
from factcheck.sources.figuring import Read, figure_table
from factcheck.sources.layout_pages import RateRule, Rule, Table
from factcheck.sources.long_areas import Bodies, bodies_of, coverage_text
from factcheck.sources.long_periods import periods_of
from factcheck.sources.long_repeats import check_repeats
from factcheck.sources.long_rows import long_rows, sheets_of
from factcheck.sources.long_ruling import Part, parts_of, rate_parts, rule_part, ruled
from factcheck.sources.long_sums import Groups, Sums, exactly, filter_text, row_hashes, summed, values_of
from factcheck.sources.raw_tables import RawTable
from factcheck.values import Period


class Line(NamedTuple):
    """One sum of one area and period, with the words for its scope and, for a total, its coverage."""

    area: str
    period: int
    total: float
    rows: int
    hash: int
    gap: str | None
    scope: str
    coverage: str | None = None


def read_table(declaration: Declaration, edition: Edition, table: Table, tables: Sequence[RawTable], *, checks: Checks) -> Read:
    """All figures of one edition of a declared long table.

    Raises the drift error where columns, categories, force names, periods or cells are not the declared ones.
    """
    chosen = sheets_of(table, tables, where=edition.file)
    checks.add("sheets", True, expected=table.sheets or "one", found=f"{len(chosen)}", where=edition.file)
    rows = long_rows(table, edition, chosen)
    checks.add("columns", True, expected=f"{len(table.columns)} declared", found=f"{rows.rows:,} rows", where=edition.file)
    parts = parts_of(table)
    ruling = ruled(table, edition, rows, parts=parts)
    checks.add(
        "categories", True, expected="each read or excluded by a rule", found=f"{ruling.combinations:,} combinations", where=edition.file
    )
    kept = ruling.combination >= 0
    bodies = bodies_of(table, rows, kept, ruling.counted, where=edition.file, checks=checks)
    periods, place = periods_of(table, rows, kept, where=edition.file, checks=checks)
    bodies.expect_throughout(table, place, periods, where=edition.file, checks=checks)
    hashes = row_hashes(rows)
    check_repeats(table, rows, ruling, hashes, where=edition.file, checks=checks)
    groups = Groups(ruling, bodies.place, place, periods=len(periods), hashes=hashes)
    values = {name: values_of(table, rows, name, ruling, where=edition.file) for name in dict.fromkeys(part.column for part in parts)}
    checks.add("cells", True, expected="numbers and declared markers", found=", ".join(filter(None, values)), where=edition.file)
    sums = {part: summed(part, ruling, values[part.column], groups) for part in parts}
    reporting = _reporting(sums.values())
    lines = {part: _lines(found, reporting, bodies, table, edition) for part, found in sums.items()}
    made = [_counts(declaration, edition, table, rule, lines, periods) for rule in table.rules]
    made += [_rates(declaration, edition, table, rate, lines, periods, method=method) for rate in table.rates for method in rate.methods]
    return Read(pyarrow.concat_tables(made), rows.rows, rows.notes, ruling.left_out)


def _lines(sums: Sums, reporting: dict[int, set[int]], bodies: Bodies, table: Table, edition: Edition) -> list[Line]:
    """The sums by area, and the total over every body that reported in the period and has no gap."""
    found: list[Line] = []
    whole: dict[int, dict[int, tuple[float, int, int]]] = {}
    column = table.area.column or "the table"
    scopes = [f"{column} is {name}" for name in bodies.names]
    listed = (sums.body.tolist(), sums.period.tolist(), sums.total.tolist(), sums.rows.tolist(), sums.hashes.tolist(), sums.gap, sums.open)
    for body, period, total, rows, digest, gap, untold in zip(*listed, strict=True):
        code = bodies.codes[body]
        if code:
            found.append(Line(code, period, total, rows, digest, gap, scopes[body]))
        if not untold:
            whole.setdefault(period, {})[body] = (total, rows, digest)
    if table.area.total:
        found += _totals(whole, reporting, bodies, table, edition)
    return found


def _reporting(every: Iterable[Sums]) -> dict[int, set[int]]:
    """The bodies with any number at all in a period: one of them without rows of a part had nothing to add there."""
    pairs = [np.stack([sums.period[sums.rows > 0], sums.body[sums.rows > 0]], axis=1) for sums in every]
    found: dict[int, set[int]] = {}
    for period, body in np.unique(np.concatenate(pairs), axis=0).tolist() if pairs else ():
        found.setdefault(period, set()).add(body)
    return found


def _totals(
    whole: dict[int, dict[int, tuple[float, int, int]]], reporting: dict[int, set[int]], bodies: Bodies, table: Table, edition: Edition
) -> list[Line]:
    lines, told = [], {}
    for period, tallies in sorted(whole.items()):
        inside = {body: tally for body, tally in tallies.items() if body in reporting.get(period, set())}
        present = frozenset(inside) | (frozenset(reporting.get(period, ())) if edition.zeros_left_out else frozenset())
        if not inside:
            continue
        if present not in told:
            told[present] = coverage_text(bodies.everybody, {bodies.names[body] for body in present}, beyond=table.area.beyond)
        total = sum(tally[0] for tally in inside.values())
        rows, digest = sum(tally[1] for tally in inside.values()), sum(tally[2] for tally in inside.values()) % 2**64
        lines.append(Line(table.area.total or "", period, total, rows, digest, None, f"{len(present)} bodies", told[present]))
    return lines


def _counts(
    declaration: Declaration, edition: Edition, table: Table, rule: Rule, lines: dict[Part, list[Line]], periods: list[Period]
) -> pyarrow.Table:
    part = rule_part(rule, table)
    found = lines[part]
    ending, days = _ending(part, table, edition), _days(periods)
    what = _what(part) if rule.times == 1 else f"{rule.times:g} × {_what(part)}"
    columns: dict[str, Any] = {
        "measure_id": rule.measure,
        "area_code": [line.area for line in found],
        "period_start": [periods[line.period].start for line in found],
        "period_end": [periods[line.period].end for line in found],
        "value": [None if line.gap else exactly(line.total * rule.times, table.decimals) for line in found],
        "missing": [line.gap for line in found],
        "unit": rule.unit.value,
        "statistic": rule.statistic,
        "method": rule.method,
        "coverage": [line.coverage for line in found],
        "locator": [_locator(what, line, days[line.period], ending) for line in found],
    }
    return figure_table(declaration, edition, columns, rows=len(found))


def _ending(part: Part, table: Table, edition: Edition) -> str:
    kept = [filter_text(part.where)] if part.conditions else []
    left_out = [f"not {filter_text(exclusion.where)}" for exclusion in (*table.exclusions, *edition.exclusions)]
    return "".join(f"; {text}" for text in [*kept, *left_out])


def _what(part: Part) -> str:
    return f"sum of {part.column}" if part.column else "count"


def _days(periods: list[Period]) -> list[str]:
    return [f"at {period.end}" if period.is_day else f"{period.start} to {period.end}" for period in periods]


def _locator(what: str, line: Line, days: str, ending: str) -> str:
    return f"{what} over {line.rows} rows where {line.scope}; {days}{ending}; rows hash {line.hash:016x}"


def _rates(
    declaration: Declaration,
    edition: Edition,
    table: Table,
    rate: RateRule,
    lines: dict[Part, list[Line]],
    periods: list[Period],
    *,
    method: str,
) -> pyarrow.Table:
    over_part, under_part = rate_parts(rate, method)
    over = {(line.area, line.period): line for line in lines[over_part]}
    days, sides = _days(periods), [(_what(part), _ending(part, table, edition)) for part in (over_part, under_part)]
    found = []
    for under in lines[under_part]:
        line = over.get((under.area, under.period)) or _nothing(under, over_part, edition)
        value, missing = _share(line, under, rate.decimals)
        texts = [_locator(what, each, days[under.period], ending) for (what, ending), each in zip(sides, (line, under), strict=True)]
        shown = f"{_plain(line.total)} over {_plain(under.total)}"
        found.append((under, value, missing, f"100 × {shown}: {texts[0]} / {texts[1]}"))
    columns: dict[str, Any] = {
        "measure_id": rate.measure,
        "area_code": [under.area for under, *_ in found],
        "period_start": [periods[under.period].start for under, *_ in found],
        "period_end": [periods[under.period].end for under, *_ in found],
        "value": [value for _, value, _, _ in found],
        "missing": [missing for _, _, missing, _ in found],
        "unit": "percent",
        "statistic": rate.statistic,
        "method": method if len(rate.methods) > 1 else None,
        "coverage": [under.coverage for under, *_ in found],
        "locator": [text for *_, text in found],
    }
    return figure_table(declaration, edition, columns, rows=len(found))


def _nothing(under: Line, part: Part, edition: Edition) -> Line:
    if not edition.zeros_left_out:
        raise drifted(f"no row for the part over the line of a rate, {filter_text(part.where)}", found=[under.area], where=edition.file)
    return Line(under.area, under.period, 0.0, 0, 0, None, f"no such row for {under.area}")


def _share(over: Line, under: Line, decimals: int) -> tuple[float | None, str | None]:
    missing = over.gap or under.gap or (None if under.total > 0 else "no offences to divide by")
    if missing:
        return None, missing
    return float(round(100 * Decimal(repr(over.total)) / Decimal(repr(under.total)), decimals)), None


def _plain(number: float) -> str:
    return f"{number:.0f}" if number == np.rint(number) else repr(number)
