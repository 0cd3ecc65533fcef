"""`find`: the figures that decide for one measure, area, period and method on a day, by standing and edition."""

import math
from dataclasses import replace
from datetime import date, timedelta

from factcheck.catalogue import Measure
from factcheck.checking.found import NAMED_PRESS, Found, Wanted
from factcheck.checking.heads import divided
from factcheck.checking.regional import summed
from factcheck.checking.setting import Setting
from factcheck.figures import Figure
from factcheck.figures.vintages import rivals_of, vintage_key
from factcheck.values import Period, Unit, converted
from factcheck.values.period import year_before

NEARBY_AT_MOST = 3
MONTHS_IN_YEAR, MONTHS_IN_QUARTER = 12, 3
RELEASE, STATEMENT = "official_release", "official_statement"


def find(setting: Setting, wanted: Wanted) -> list[Found]:
    """One `Found` for each coverage among the figures of the best standing, the first to be taken; one without a figure where none decides.

    Standing first (house rules): official release known on the day; else a later edition of a release that by the source's declared
    lag had published the period; else a public body's statement; else press that names the official publication; else the speaker's own.
    A rate that nobody prints for the period is worked out from the count and the people, a region's count from those of its forces.
    """
    printed = _printed(setting, wanted)
    if any(each.figure is not None for each in printed):
        return _latest_of(printed, summed(setting, wanted, find))
    return worked_out(setting, wanted) or printed


def _latest_of(printed: list[Found], sums: list[Found]) -> list[Found]:
    """The region's figure in print, or the sum over its forces where the edition that gives those is a later one."""
    dates = [each.figure.published.known_from for each in (*printed, *sums[:1]) if each.figure is not None]
    known = [day for day in dates if day is not None]
    newer = bool(sums) and len(known) == len(dates) and all(day < known[-1] for day in known[:-1])
    return sums if newer and not any(each.later_edition for each in sums) else printed


def worked_out(setting: Setting, wanted: Wanted) -> list[Found]:
    """What nobody prints and other figures give: the sum over the forces of a region, a count over people."""
    return summed(setting, wanted, find) or divided(setting, wanted, find)


def _printed(setting: Setting, wanted: Wanted) -> list[Found]:
    known = _fitting(setting.lookup(wanted.measure_id, wanted.area_code, wanted.period, day=setting.day), wanted)
    shown = _only_shown(setting, wanted, known)
    best, later = _deciding(setting, wanted, known)
    if not best:
        return [_soft(setting, wanted, known, shown)]
    return [_found(setting, wanted, row, shown, bound=_bound(later, row)) for row in _one_a_coverage(best)]


def first_figure(setting: Setting, wanted: Wanted) -> Figure | None:
    """The figure of the first `Found` that `find` gives, where nothing else about it is asked: far quicker for a whole table."""
    known = _fitting(setting.lookup(wanted.measure_id, wanted.area_code, wanted.period, day=setting.day), wanted)
    best, _ = _deciding(setting, wanted, known)
    own = best[0] if best else _soft_pair(wanted, known)[0]
    return own or next((found.figure for found in worked_out(setting, wanted)), None)


def _deciding(setting: Setting, wanted: Wanted, known: list[Figure]) -> tuple[list[Figure], list[tuple[Figure, float]]]:
    """The figures of the best standing that decide, and those among them that are later editions, with their bounds."""
    for standing in (RELEASE, STATEMENT, NAMED_PRESS):
        best = [row for row in known if row.standing == standing and decides(row, wanted)]
        later = _later_editions(setting, wanted) if standing == RELEASE and not best else []
        if best or later:
            return best or [row for row, _ in later], later
    return [], []


def decides(row: Figure, wanted: Wanted) -> bool:
    """Whether a figure may decide alone: by its standing, with exact days, a plain value, and not from the speaker's own body."""
    return row.decides and row.value is not None and row.period_exact and row.bound is None and not is_own(row, wanted)


def _soft(setting: Setting, wanted: Wanted, known: list[Figure], shown: tuple[Figure, ...]) -> Found:
    """A figure that counts beside others and never alone: a range by both its ends, else the first that has a value."""
    row, high = _soft_pair(wanted, known)
    if row is None:
        return Found(shown=shown)
    found = _found(setting, wanted, row, shown)
    return replace(found, soft=True, upper=high, shown=tuple(each for each in found.shown if each is not high))


def _soft_pair(wanted: Wanted, known: list[Figure]) -> tuple[Figure | None, Figure | None]:
    """The figure that counts beside others, and the high end of its range where it is the low one."""
    soft = [row for row in known if row.decides and row.value is not None and not decides(row, wanted)]
    low = next((row for row in soft if row.bound == "low"), None)
    high = next((row for row in soft if low and row.bound == "high" and row.publication == low.publication), None)
    plain = next((row for row in soft if row.bound is None), None)
    return (low, high) if low and high else (plain, None)


def methods_of(setting: Setting, measure: Measure, area_code: str) -> list[str | None]:
    """The methods that the catalogue names for the measure, then the unnamed one, then any other that its rows carry.

    The unnamed method is the publisher's plain series; a method that only some statement or page names ("force-count") is the less
    likely reading of plain words.
    """
    rows = setting.rows(measure.id, area_code)
    area = setting.catalogue.areas.get(area_code)
    left_out = measure.national_methods if area is not None and area.is_force else ()
    named: dict[str | None, None] = dict.fromkeys(method for method in measure.methods if method not in left_out)
    others = sorted({row.method for row in rows if row.method})
    if (not named and not others) or any(row.method is None for row in rows):
        named[None] = None
    return list(named | dict.fromkeys(others))


def recent_known(setting: Setting, measure: Measure, area_code: str, *, method: str | None, speaker_area: str | None) -> list[Period]:
    """The periods within twelve months before publication with a figure by the method that counts for anything; latest first.

    Of a series of quarters also the years that end with one of them, because such a year is what people say of it.
    """

    def known(period: Period) -> bool:
        wanted = Wanted(
            measure_id=measure.id,
            area_code=area_code,
            period=period,
            method=method,
            statistic=measure.statistic,
            unit=measure.unit,
            speaker_area=speaker_area,
        )
        return first_figure(setting, wanted) is not None

    found = [period for period in setting.recent(measure.id, area_code) if known(period)]
    if measure.statistic != "count" or any(each.months == MONTHS_IN_YEAR for each in found):
        return found
    years = [year for each in found if each.months == MONTHS_IN_QUARTER and (year := year_to(each)) is not None and known(year)]
    return sorted([*years, *found], key=lambda each: (each.end or date.min, each.months or 0), reverse=True)


def year_to(quarter: Period) -> Period | None:
    """The twelve months that end with a quarter; None where its days are not known."""
    if quarter.end is None:
        return None
    before = year_before(Period(start=quarter.start, end=quarter.end)).end
    return Period(start=before + timedelta(days=1), end=quarter.end) if before is not None else None


def any_known(setting: Setting, measure: Measure, area_code: str, period: Period) -> bool:
    """Whether any method of the measure has a figure for the period that may decide; a number that only the press gives is no such day."""
    return any(
        found.figure is not None and not found.soft
        for method in methods_of(setting, measure, area_code)
        for found in find(
            setting,
            Wanted(
                measure_id=measure.id, area_code=area_code, period=period, method=method, statistic=measure.statistic, unit=measure.unit
            ),
        )
    )


def nearby(setting: Setting, measure_id: str, area_code: str, *, method: str | None) -> tuple[Figure, ...]:
    """The latest figures that were public for other periods, changes included: shown where a reading has none of its own."""
    until = setting.published or setting.day
    rows = [
        row
        for row in setting.rows(measure_id, area_code)
        if row.known_on(setting.day) and row.value is not None and row.method in (method, None) and _over_by(row, until)
    ]
    rows.sort(key=lambda row: (row.period.end or date.min, row.locator), reverse=True)
    return tuple(rows[:NEARBY_AT_MOST])


def _over_by(row: Figure, day: date | None) -> bool:
    return day is None or (row.period.end is not None and row.period.end <= day)


def is_own(figure: Figure, wanted: Wanted) -> bool:
    """Whether the figure comes from the body that speaks; a release by a national publisher never does."""
    return figure.standing != RELEASE and figure.own_body is not None and figure.own_body == wanted.speaker_area


def in_unit(figure: Figure, unit: Unit) -> float | None:
    """The figure's value in a unit, None where it has no value, measures something else or is too large to be written there."""
    value = None if figure.value is None else converted(figure.value, figure.unit, unit)
    return value if value is not None and math.isfinite(value) else None


def _fitting(rows: list[Figure], wanted: Wanted) -> list[Figure]:
    return [
        row
        for row in rows
        if row.method == wanted.method
        and row.statistic == wanted.statistic
        and converted(1.0, row.unit, wanted.unit) is not None
        and _same_start(row, wanted)
    ]


def _same_start(row: Figure, wanted: Wanted) -> bool:
    if wanted.baseline is None:
        return row.baseline is None
    return row.baseline is not None and row.baseline.same_days(wanted.baseline)


def _one_a_coverage(rows: list[Figure]) -> list[Figure]:
    """The first row of each coverage: rows come best first, and another coverage is another number."""
    first: dict[str | None, Figure] = {}
    for row in rows:
        first.setdefault(row.coverage, row)
    return list(first.values())


def _found(setting: Setting, wanted: Wanted, row: Figure, shown: tuple[Figure, ...], *, bound: float | None = None) -> Found:
    return Found(
        figure=row,
        rivals=tuple(_rivals(setting, row)),
        shown=tuple(each for each in shown if each is not row),
        own=is_own(row, wanted),
        later_edition=bound is not None,
        bound_percent=bound or 0.0,
        superseded_by=_newer(setting, wanted, row) if bound is None else None,
    )


def _rivals(setting: Setting, row: Figure) -> list[Figure]:
    """Figures of equal standing that contradict this one: for releases another of the same key and the same day of publication.

    Two sums, or a sum and a figure in print, contradict each other as two figures do.
    """
    held = setting.editions(row.measure_id, row.area_code, row.period)
    if row.standing != RELEASE:
        return [each for each in rivals_of(row, held, as_of=setting.day) if each.own_body == row.own_body]
    if len(held) < 2:
        return []
    same = [each for each in held if each.standing == RELEASE and each.published == row.published and vintage_key(each) == vintage_key(row)]
    return [each for each in same if each.value is not None and each.value != row.value]


def _newer(setting: Setting, wanted: Wanted, row: Figure) -> Figure | None:
    """The latest edition of the same number, where it says something else than the edition known on the day."""
    if setting.day is None or row.standing != RELEASE:
        return None
    latest = setting.lookup(wanted.measure_id, wanted.area_code, wanted.period, day=None)
    if any(each is row for each in latest):
        return None
    same = [each for each in latest if vintage_key(each) == vintage_key(row) and each.standing == RELEASE]
    return next((each for each in same if each.value is not None and each.value != row.value), None)


def _later_editions(setting: Setting, wanted: Wanted) -> list[tuple[Figure, float]]:
    """Releases held only in an edition later than the day, where the declared lag says that the period was out by then."""
    if setting.day is None or wanted.period.end is None:
        return []
    found = []
    for row in _fitting(setting.lookup(wanted.measure_id, wanted.area_code, wanted.period, day=None), wanted):
        source = setting.declarations.get(row.source_id)
        if row.standing != RELEASE or row.value is None or source is None or row.known_on(setting.day):
            continue
        # An edition without a date counts under "latest" alone: nobody knows how late it is.
        if row.published.known_from is not None and wanted.period.end + timedelta(days=source.lag_days) <= setting.day:
            found.append((row, max(source.revision_bound_percent, _spread(setting, row))))
    return found


def _spread(setting: Setting, row: Figure) -> float:
    """How far apart the editions held of one number are, in percent of the lowest: the edition of the day may be any of them."""
    held = [each for each in setting.editions(row.measure_id, row.area_code, row.period) if each.standing == RELEASE]
    values = [each.value for each in (row, *held) if each.value and each.method == row.method and each.statistic == row.statistic]
    return (max(values) / min(values) - 1) * 100 if values and min(values) > 0 else 0.0


def _bound(later: list[tuple[Figure, float]], row: Figure) -> float | None:
    return next((bound for each, bound in later if each is row), None)


def _only_shown(setting: Setting, wanted: Wanted, known: list[Figure]) -> tuple[Figure, ...]:
    """Figures for the same period that decide nothing: press without a named source, own figures, and those perhaps public by the day."""
    idle = [row for row in known if not row.decides or is_own(row, wanted) or row.value is None]
    if setting.day is None:
        return tuple(idle)
    perhaps = _fitting(setting.perhaps_known(wanted.measure_id, wanted.area_code, wanted.period, day=setting.day), wanted)
    return tuple(idle + perhaps)
