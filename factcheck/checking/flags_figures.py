"""Flags that the figures behind a reading decide: their standing, edition, size, breaks, odd years, gaps, and the country's own move."""

from collections.abc import Iterable
from datetime import date

from factcheck.checking.arithmetic import change_in_percent, change_in_points
from factcheck.checking.case import AGREEING, Case
from factcheck.checking.changes import pairs_of, right_way, unit_of
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, day, listed, measured, number, partial, period_words
from factcheck.checking.stretches import overlap_share
from factcheck.figures import Figure
from factcheck.values import Period, Unit

# What a clock decides: times, and shares of calls answered within a time.
TIMED = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.PERCENT)


def _figures(case: Case) -> list[Figure]:
    """The figures behind the reading that leads."""
    return list(case.leading.reading.figures) if case.leading else []


def small_numbers(case: Case) -> str | None:
    """A count below the small count stands behind the claim, or is the last that is held for the offence it is about."""
    below = case.setting.rules.flags.small_count.below
    counts = [count for each in case.figured for count in each.counts if count < below]
    if counts:
        said = listed([number(count) for count in dict.fromkeys(counts)])
        return f"The count behind it is {said}; below {number(below)} chance alone moves it a good deal."
    latest = _latest_count(case)
    if latest is None or latest.value is None or latest.value >= below:
        return None
    said = f"{number(latest.value)} {period_words(latest.period)}"
    return f"Counts are small: {said} ({latest.publisher}). Below {number(below)} chance alone moves shares and places a good deal."


def _latest_count(case: Case) -> Figure | None:
    """The latest whole year's count of the offence, of those public on the day: where no figure of the claim's own is held."""
    claim, setting, measure = case.claim, case.setting, case.measure
    if measure is None or claim.area_code is None or claim.kind == "level":
        return None
    counted = setting.measure(measure.offence) if measure.offence else measure
    if counted is None or counted.unit is not Unit.COUNT or counted.stock:
        return None
    years = [each for each in setting.periods(counted.id, claim.area_code) if each.months == 12]
    for year in reversed(years):
        rows = [row for row in setting.lookup(counted.id, claim.area_code, year, day=setting.day) if row.unit is Unit.COUNT]
        held = [row for row in rows if row.value is not None and row.decides and row.statistic == "count"]
        if held:
            return held[0]
    return None


def series_break(case: Case) -> str | None:
    """The way of counting changed between the start and the end of a move."""
    measure, weighed = case.measure, case.leading or next(iter(case.weighed), None)
    if measure is None or weighed is None or not case.moves:
        return None
    start, end = weighed.sense.baseline, weighed.sense.period
    if start is None or end is None or start.start is None or end.end is None:
        return None
    for on, what in _breaks(case):
        if start.start < on <= end.end:
            return f"The way of counting changed on {day(on)}: {what}"
    return None


def _breaks(case: Case) -> Iterable[tuple[date, str]]:
    measure = case.measure
    if measure is None:
        return
    for each in measure.breaks:
        if not each.areas or case.claim.area_code in each.areas:
            yield each.since, each.what
    for source in measure.sources:
        declared = case.setting.declarations.get(source)
        for found in declared.series_breaks if declared else ():
            if found.measure == measure.id:
                yield found.since, found.reason


def outlier_year(case: Case) -> str | None:
    """One end of a move lies in a stretch out of the ordinary."""
    weighed = case.leading or next(iter(case.weighed), None)
    if weighed is None or not case.moves:
        return None
    for each in case.setting.rules.flags.outliers:
        touched = [
            end
            for end in (weighed.sense.baseline, weighed.sense.period)
            if end and overlap_share(end, each.since, each.until) >= each.share
        ]
        if touched:
            return f"{_capital(bare(touched[0]))} was out of the ordinary: {each.what}."
    return None


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def missing_areas(case: Case) -> str | None:
    """A whole lacks a part: forces missing from a table, or a body that the figure's coverage leaves out."""
    for each in case.weighed:
        if each.missing:
            return f"{len(each.missing)} forces are missing from the table, among them {listed(list(each.missing[:3]))}."
    pattern = pattern_of(case.setting.rules.flags.missing_words)
    for figure in _figures(case):
        if figure.coverage and pattern.search(figure.coverage):
            return f"The figure does not cover everything: {figure.coverage.rstrip('.')}."
    if any("missing_areas" in each.reading.flags for each in case.weighed):
        return "The two ends of the change do not cover the same bodies."
    return None


def provisional(case: Case) -> str | None:
    """The publisher calls a figure provisional."""
    found = next((figure for figure in _figures(case) if figure.status == "provisional"), None)
    return f"{found.publisher} calls the figure {bare_of(found.period)} provisional." if found else None


def bare_of(period: Period) -> str:
    """ "for the year to March 2023"."""
    return f"for {bare(period)}"


def superseded(case: Case) -> str | None:
    """The figure that was public on the day has been revised since."""
    newer = case.leading.newer if case.leading else ()
    for old, new in newer:
        if old.value is not None and new.value is not None:
            values = f"{measured(old.value, old.unit)} was public on the day"
            return f"{values}; the edition of {partial(new.published)} gives {measured(new.value, new.unit)}."
    return None


def reported_only(case: Case) -> str | None:
    """A figure was read in the press, which names the official publication that it quotes."""
    found = next((figure for each in case.figured for figure in each.reading.figures if figure.standing == "press"), None)
    return f"Read in {found.publisher}, which names the official publication; the publication itself is not held." if found else None


def own_figures(case: Case) -> str | None:
    """Figures of the speaker's own body are shown or used; they never decide alone."""
    speaker = case.claim.speaker_area
    if speaker is None:
        return None
    for each in case.weighed:
        for figure in (*each.reading.figures, *each.reading.shown_only):
            if figure.own_body == speaker and figure.standing != "official_release":
                return f"{figure.publisher} ({figure.publication}) gives the speaker's own figures, which never decide alone."
    return None


def later_edition(case: Case) -> str | None:
    """The edition of the day is not held; a later one was used."""
    leading = case.leading
    if leading is None or "later_edition" not in leading.reading.flags:
        return None
    figure = leading.reading.figures[0]
    return f"The edition that was public on the day is not held; the edition of {partial(figure.published)} was used."


def clock_differs(case: Case) -> str | None:
    """The measure is timed on different clocks, and the claim does not say on which."""
    measure = case.measure
    if measure is None or measure.unit not in TIMED:
        return None
    clocks = [method for method in measure.methods if "clock" in method]
    words = [part for method in clocks for part in (method.replace("-", " "), method)]
    if len(clocks) < 2 or pattern_of(tuple(words)).search(case.words):
        return None
    said = "; ".join(f"{each.replace('-', ' ')}: {measure.methods[each].rstrip('.')}" for each in clocks)
    return f"The claim does not say on which clock it counts. {said}."


def rounding_stretched(case: Case) -> str | None:
    """The claim is close, and lies further from the figure than its words allow."""
    lead = case.lead
    return f"{lead.stretched}; “{case.claim.as_stated}” stretches that." if lead and lead.stretched and lead.outcome == "close" else None


def national_trend(case: Case) -> str | None:
    """England and Wales moved the same way by at least half as much in the same time."""
    lead, setting, rule = case.lead, case.setting, case.setting.rules.flags.national
    area = setting.area(case.claim.area_code)
    if lead is None or lead.moved is None or not lead.moved or lead.outcome not in AGREEING or area is None or not area.is_force:
        return None
    if lead.sense.period is None or lead.reading.official is None:
        return None
    pairs = pairs_of(case.claim, lead.sense, setting, lead.sense.period, area=rule.area)
    if not pairs or right_way(case.claim, 1.0) is None:
        return None
    new, old = pairs[0]
    points = unit_of(lead.sense, setting) is Unit.PERCENT and lead.sense.shape != "percent"
    worked = change_in_points(new.value, old.value) if points else change_in_percent(new.value, old.value)
    if worked.value is None or lead.reading.official.unit != worked.unit.value:
        return None
    if worked.value * lead.moved <= 0 or abs(worked.value) < rule.share * abs(lead.moved):
        return None
    country, force = measured(worked.value, worked.unit), measured(lead.moved, worked.unit)
    return f"{rule.name} as a whole moved by {country} in the same time, the force by {force}."
