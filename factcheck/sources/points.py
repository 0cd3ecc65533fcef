"""Points: figures for one area from a JSON file of values by year or by category, as retyped series are kept."""

import json
import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

from factcheck.figures import Figure
from factcheck.sources.declaration import Declaration, Edition, Points
from factcheck.sources.drift import drifted, expect_all
from factcheck.sources.figuring import edition_figure
from factcheck.sources.raw import raw_bytes
from factcheck.values import Period
from factcheck.values.period import year_ending

MARCH = 3


def figures_from_points(declaration: Declaration, edition: Edition, folder: Path) -> list[Figure]:
    """The figures of every declared series of a JSON file; all are for years ending in a month.

    Raises `FactcheckError` (source-drift) where a series, a category or a value is not as declared.
    """
    content = json.loads(raw_bytes(folder, edition), parse_float=Decimal, parse_int=Decimal)
    return [figure for points in declaration.points for figure in _figures(declaration, edition, points, content)]


def _figures(declaration: Declaration, edition: Edition, points: Points, content: Any) -> Iterator[Figure]:
    where = f"{edition.file}, {' › '.join(points.path)}"
    values = dict(_pairs(_at(content, points, where), points, where))
    expect_all("categories", declared=points.categories, present=values, where=where)
    chosen = points.categories or dict.fromkeys(values, points.measure)
    for key, measure_id in chosen.items():
        value = values[key]
        if not isinstance(value, Decimal) or measure_id is None:
            raise drifted("a value is not a number, or no measure is declared for it", found=[f"{key}: {value}"], where=where)
        yield edition_figure(
            declaration,
            edition,
            measure_id=measure_id,
            area_code=points.area,
            period=_period(points.year_ending or key, where),
            value=float(value),
            unit=points.unit,
            statistic=points.statistic,
            method=points.method,
            coverage=points.coverage,
            locator=f"{points.table}, {key} ({' › '.join(points.path)})",
        )


def _at(content: Any, points: Points, where: str) -> Any:
    for step in points.path:
        if not isinstance(content, dict) or step not in content:
            raise drifted("a series is not in the file", missing=[step], found=list(content), where=where)
        content = content[step]
    return content


def _pairs(series: Any, points: Points, where: str) -> Iterator[tuple[str, Any]]:
    if isinstance(series, dict):
        yield from series.items()
        return
    for entry in series:
        expect_all("fields of a series", declared=[points.key, points.value], present=entry, where=where)
        yield str(entry[points.key]), entry[points.value]


def _period(written: str, where: str) -> Period:
    """The year that ends with the month written ("2025-03"), or with March where only a year is."""
    match = re.fullmatch(r"(\d{4})(?:-(\d{2}))?", written)
    if not match:
        raise drifted("a year is not written as 2025 or 2025-03", found=[written], where=where)
    return year_ending(int(match[1]), int(match[2] or MARCH))
