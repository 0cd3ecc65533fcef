"""`Figure`: one published number, never bare."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from factcheck.values import PartialDate, Period, Unit

STANDINGS = ("official_release", "official_statement", "press")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number with everything needed to walk back to it.

    `value` is None where the publisher gave a marker instead, kept in `missing`; figures are signed. `statistic` is one of
    count, rate, mean, median, share, change, ratio, rank; a change has its `baseline`. `published` is the date as written.
    `standing` is one of `STANDINGS`; `names_official` says that a press figure names the official publication it quotes;
    `own_body` is the area code of the force whose own figure this is (a chief constable quoting it proves nothing).
    `period_exact` is False where the page leaves a day of its period open; `bound` is "low" or "high" for the ends of a published range,
    "over", "under" or "about" where the page says more than, almost or around, None for a plain value.
    `cell_text` is the cell as it stands in the file ("21,146 [r]"), None for sums and wherever there is no cell.
    """

    measure_id: str
    area_code: str
    period: Period
    value: float | None
    missing: str | None = None
    unit: Unit
    statistic: str
    method: str | None = None
    baseline: Period | None = None
    publisher: str
    publication: str
    published: PartialDate
    url: str
    locator: str
    file_sha256: str | None = None
    copy: str = "original"
    coverage: str | None = None
    status: str = "final"
    standing: str
    names_official: bool = False
    own_body: str | None = None
    release_id: str
    source_id: str
    note: str | None = None
    period_exact: bool = True
    bound: str | None = None
    cell_text: str | None = None

    def known_on(self, day: date | None) -> bool:
        """Whether it was certainly public on the day; None means "latest"."""
        return self.published.known_on(day)

    @property
    def decides(self) -> bool:
        """Whether its standing lets it decide a label at all (own figures are judged by who speaks, in checking)."""
        return self.standing in ("official_release", "official_statement") or self.names_official

    def to_dict(self) -> dict[str, Any]:
        """The shape of `figures` in a reading."""
        return {
            "value": self.value,
            "missing": self.missing,
            "unit": self.unit.value,
            "statistic": self.statistic,
            "method": self.method,
            "measure_id": self.measure_id,
            "area_code": self.area_code,
            "period": self.period.to_dict(),
            "baseline": self.baseline.to_dict() if self.baseline else None,
            "publisher": self.publisher,
            "publication": self.publication,
            "published": self.published.written or None,
            "url": self.url,
            "locator": self.locator,
            "file_sha256": self.file_sha256,
            "copy": self.copy,
            "coverage": self.coverage,
            "status": self.status,
            "standing": self.standing,
            "note": self.note,
            "period_exact": self.period_exact,
            "bound": self.bound,
            "cell_text": self.cell_text,
        }
