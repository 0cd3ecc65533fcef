"""Figures of an edition: what every figure of one release has in common, filled in once."""

from factcheck.figures import Figure, Release
from factcheck.sources.declaration import Declaration, Edition
from factcheck.values import PartialDate, Period, Unit


def edition_figure(
    declaration: Declaration,
    edition: Edition,
    *,
    measure_id: str,
    area_code: str,
    period: Period,
    value: float | None,
    locator: str,
    missing: str | None = None,
    unit: Unit = Unit.COUNT,
    statistic: str = "count",
    method: str | None = None,
    baseline: Period | None = None,
    coverage: str | None = None,
    note: str | None = None,
) -> Figure:
    """A figure of an official release, with publisher, publication, date, address, hash, copy and status from its edition."""
    return Figure(
        measure_id=measure_id,
        area_code=area_code,
        period=period,
        value=value,
        missing=missing,
        unit=unit,
        statistic=statistic,
        method=method,
        baseline=baseline,
        publisher=declaration.publisher,
        publication=edition.title,
        published=PartialDate(edition.published),
        url=edition.url,
        locator=locator,
        file_sha256=edition.sha256,
        copy=edition.copy_,
        coverage=coverage,
        status=edition.status,
        standing="official_release",
        release_id=edition.release_id,
        source_id=declaration.id,
        note=note or edition.note,
    )


def edition_release(declaration: Declaration, edition: Edition) -> Release:
    """The manifest's entry of an edition, before its rows are counted."""
    return Release(
        release_id=edition.release_id,
        source_id=declaration.id,
        title=edition.title,
        publisher=declaration.publisher,
        published=edition.published,
        url=edition.url,
        raw_sha256=edition.sha256,
        rows=0,
        digest="",
        raw_name=edition.file,
        licence=declaration.licence,
    )
