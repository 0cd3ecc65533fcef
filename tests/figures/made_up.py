"""Figures of our own making, for the tests of this room: no such numbers were ever published."""

from datetime import date
from typing import Any

from factcheck.figures import Figure, Release
from factcheck.values import PartialDate, Period, Unit

DAY = "2023-07-20"


def made_up(
    value: float | None = 7.0, *, start: str = "2022-04-01", end: str = "2023-03-31", published: str = "2023-07-20", **other: Any
) -> Figure:
    """One whole figure, to be varied."""
    fields: dict[str, Any] = {
        "measure_id": "burglary",
        "area_code": "E23000014",
        "period": Period(start=date.fromisoformat(start), end=date.fromisoformat(end)),
        "value": value,
        "unit": Unit.COUNT,
        "statistic": "count",
        "publisher": "Office of Invented Numbers",
        "publication": "Invented tables",
        "published": PartialDate(published),
        "url": "https://example.org/invented",
        "locator": "sheet 1, cell B2",
        "standing": "official_release",
        "release_id": f"invented-{published or 'undated'}",
        "source_id": "invented",
    }
    return Figure(**(fields | other))


def quarters(first_year: int, values: list[float | None], **other: Any) -> list[Figure]:
    """Quarters from April of the year on; None leaves a quarter out."""
    rows = []
    for number, value in enumerate(values):
        year, month = divmod(first_year * 12 + 3 + 3 * number, 12)
        last = {1: "03-31", 4: "06-30", 7: "09-30", 10: "12-31"}[month + 1]
        if value is not None:
            rows.append(made_up(value, start=f"{year}-{month + 1:02d}-01", end=f"{year}-{last}", **other))
    return rows


def release(release_id: str = "invented-2023-07-20") -> Release:
    """The manifest's entry for figures made here, before its rows are counted."""
    return Release(
        release_id=release_id,
        source_id="invented",
        title="Invented tables",
        publisher="Office of Invented Numbers",
        published="2023-07-20",
        url="https://example.org/invented",
        raw_sha256=None,
        rows=0,
        digest="",
    )
