"""Points: figures for one area from a JSON file of values by period or by category, as retyped series and interfaces give them."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import pyarrow

from factcheck.sources.checks import Checks
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import drifted, expect_all
from factcheck.sources.figuring import Read, figure_table
from factcheck.sources.layout_pages import Points
from factcheck.sources.written_periods import period_written


def read_points(declaration: Declaration, edition: Edition, series: Sequence[Points], content: Any, *, checks: Checks) -> Read:
    """The figures of every declared series of a JSON file; what one fails in is noted, and the others are still looked at."""
    made, rows = [figure_table(declaration, edition, {}, rows=0)], 0
    for points in series:
        with checks.catching():
            figures, count = _figures(declaration, edition, points, content)
            made.append(figures)
            rows += count
            checks.add("series", True, expected=" › ".join(points.path), found=f"{count} values", where=edition.file)
    return Read(pyarrow.concat_tables(made), rows, ())


def _figures(declaration: Declaration, edition: Edition, points: Points, content: Any) -> tuple[pyarrow.Table, int]:
    where = f"{edition.file}, {' › '.join(points.path)}"
    values = dict(_pairs(_at(content, points, where), points, where))
    expect_all("categories", declared={*points.categories, *points.ignored}, present=values, where=where)
    if points.categories:
        new = values.keys() - points.categories.keys() - points.ignored.keys()
        if new:
            hint = f"Read {min(new)!r} under categories, or name it under ignored with the reason."
            raise drifted("a category is neither read nor ignored", found=new, where=where, suggestion=hint)
    chosen = points.categories or dict.fromkeys((key for key in values if key not in points.ignored), points.measure)
    found = [(key, measure, _number(values[key], key, measure, where)) for key, measure in chosen.items()]
    periods = [period_written(points.year_ending or key, points.period, where=where) for key, _, _ in found]
    columns = {
        "measure_id": [measure for _, measure, _ in found],
        "area_code": points.area,
        "period_start": [period.start for period in periods],
        "period_end": [period.end for period in periods],
        "value": [_scaled(number, points) for _, _, number in found],
        "unit": points.unit.value,
        "statistic": points.statistic,
        "method": points.method,
        "coverage": points.coverage,
        "locator": [f"{points.table}, {key} ({' › '.join(points.path)})" for key, _, _ in found],
        "cell_text": [f"{number}" for _, _, number in found],
    }
    return figure_table(declaration, edition, columns, rows=len(found)), len(found)


def _number(value: Any, key: str, measure: str | None, where: str) -> Decimal:
    if not isinstance(value, Decimal) or measure is None:
        raise drifted("a value is not a number, or no measure is declared for it", found=[f"{key}: {value}"], where=where)
    return value


def _scaled(number: Decimal, points: Points) -> float:
    scaled = number * Decimal(str(points.times))
    return float(scaled if points.decimals is None else round(scaled, points.decimals))


def _at(content: Any, points: Points, where: str) -> Any:
    for step in points.path:
        if not isinstance(content, dict) or step not in content:
            found = list(content) if isinstance(content, dict) else [type(content).__name__]
            raise drifted("a series is not in the file", missing=[step], found=found, where=where)
        content = content[step]
    return content


def _pairs(series: Any, points: Points, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(series, dict):
        yield from series.items()
        return
    if not isinstance(series, list):
        raise drifted("a series is neither a list nor an object", found=[type(series).__name__], where=where)
    for entry in series:
        if not isinstance(entry, dict):
            raise drifted("an entry of a series is not an object", found=[str(entry)], where=where)
        expect_all("fields of a series", declared=[points.key, points.value], present=entry, where=where)
        yield str(entry[points.key]), entry[points.value]
