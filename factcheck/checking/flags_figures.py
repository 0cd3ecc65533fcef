"""Flags that the figures behind a reading decide: their standing, edition, size, gaps, and the country's own move."""

from factcheck.checking.arithmetic import change_in_percent, change_in_points
from factcheck.checking.case import Case
from factcheck.checking.changes import pairs_of, unit_of
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, listed, measured, number, partial, period_words
from factcheck.checking.starts import AGREEING
from factcheck.checking.verdict import Official
from factcheck.checking.ways import ruled_out
from factcheck.checking.weighed import Weighed
from factcheck.checking.weighing import weigh
from factcheck.figures import Figure
from factcheck.values import Period, Unit

# What a clock decides: times, and shares of calls answered within a time.
TIMED = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.PERCENT)


def _figures(case: Case) -> list[Figure]:
    """The figures behind the reading that leads."""
    return list(case.leading.reading.figures) if case.leading else []


def small_numbers(case: Case) -> str | None:
    """A count below the small count stands behind a move, a share, a rate or a place; a plain count is what it is, however small."""
    if case.claim.kind == "level" and case.claim.unit is Unit.COUNT:
        return None
    below = case.setting.rules.flags.small_count.below
    counts = [count for each in _taken(case) for count in each.counts if count < below]
    if counts:
        said = listed([number(count) for count in dict.fromkeys(counts)])
        return f"The count behind it is {said}; below {number(below)} chance alone moves it a good deal."
    if any(each.counts for each in case.figured):
        return None
    latest = _latest_count(case)
    if latest is None or latest.value is None or latest.value >= below:
        return None
    said = f"{number(latest.value)} {period_words(latest.period)}"
    return f"Counts are small: {said} ({latest.publisher}). Below {number(below)} chance alone moves shares and places a good deal."


def _taken(case: Case) -> list[Weighed]:
    """The reading that leads, and those that say something else than it does: what the verdict rests on."""
    leading = case.leading
    return [] if leading is None else [leading, *[each for each in case.figured if each.outcome != leading.outcome]]


def _latest_count(case: Case) -> Figure | None:
    """The latest whole year's count of the offence, of those public on the day: where no figure of the claim's own is held."""
    claim, setting, measure = case.claim, case.setting, case.measure
    if measure is None or claim.area_code is None:
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


def missing_areas(case: Case) -> str | None:
    """A whole lacks a part: forces missing from a table, or a body that the figure's coverage leaves out and the words do not."""
    leading = case.leading
    if leading is None:
        first = next(iter(case.weighed), None)
        if first is not None and first.missing:
            return f"{len(first.missing)} forces are missing from the table, among them {listed(list(first.missing[:3]))}."
        if any("missing_areas" in each.reading.flags and not each.missing for each in case.weighed):
            return "The two ends of the change do not cover the same bodies."
        return None
    for figure in leading.reading.figures:
        if figure.coverage and _leaves_out(case, figure.coverage):
            return f"The figure does not cover everything: {figure.coverage.rstrip('.')}."
    return None


def _leaves_out(case: Case, coverage: str) -> bool:
    """Whether a coverage names a body that is missing, which is no matter of course and which the sentence does not name as missing."""
    rules = case.setting.rules.flags
    pattern = pattern_of(rules.missing_words)
    found = pattern.search(coverage)
    if found is None or pattern_of(rules.missing_unless.words).search(coverage, found.end()):
        return False
    body = " ".join(word for word in coverage[found.end() :].split()[:2] if word not in ("Police", "Constabulary"))
    told = pattern_of((body,)).search(case.sentence) if body else None
    return not (told and pattern.search(case.sentence))


def provisional(case: Case) -> str | None:
    """The publisher calls a figure provisional, and the words do not."""
    if pattern_of(case.setting.rules.flags.provisional_told.words).search(case.sentence):
        return None
    found = next((figure for figure in _figures(case) if figure.status == "provisional"), None)
    return f"The figure {bare_of(found.period)} is provisional ({found.publisher})." if found else None


def bare_of(period: Period) -> str:
    """ "for the year to March 2023"."""
    return f"for {bare(period)}"


def superseded(case: Case) -> str | None:
    """The figure that was public on the day has been revised since, by so much that it shows in the claim as it is written."""
    leading = case.leading
    if leading is None or not leading.newer or not _shows(case, leading):
        return None
    for old, new in leading.newer:
        if old.value is not None and new.value is not None:
            values = f"{measured(old.value, old.unit)} was public on the day"
            return f"{values}; the edition of {partial(new.published)} gives {measured(new.value, new.unit)}."
    return None


def _shows(case: Case, leading: Weighed) -> bool:
    """Whether the later editions give another number at the last digit that the claim writes, or another outcome."""
    latest = next(iter(weigh(case.claim, leading.sense, case.setting.at_latest())), None)
    if latest is None or latest.reading.official is None or leading.reading.official is None or latest.outcome != leading.outcome:
        return True
    then, now, place = leading.reading.official, latest.reading.official, case.claim.last_place
    if place is None or isinstance(case.claim.value, tuple):
        return _moved_percent(then, now) >= case.setting.rules.flags.revision.percent
    return abs(now.value - then.value) >= place / 2


def _moved_percent(then: Official, now: Official) -> float:
    return abs(now.value - then.value) / abs(then.value) * 100 if then.value else 100.0


def reported_only(case: Case) -> str | None:
    """A figure that the verdict rests on was read in the press, which names the official publication that it quotes."""
    found = next((figure for each in _taken(case) for figure in each.reading.figures if figure.standing == "press"), None)
    return f"Read in {found.publisher}, which names the official publication; the publication itself is not held." if found else None


def own_figures(case: Case) -> str | None:
    """Figures of the speaker's own body are used, or shown where no other figure decides; they never decide alone."""
    speaker = case.claim.speaker_area
    if speaker is None:
        return None
    for each in case.weighed:
        shown = each.reading.shown_only if case.lead is None else _of_the_period(each)
        for figure in (*each.reading.figures, *shown):
            if figure.own_body == speaker and figure.standing != "official_release":
                return f"{figure.publisher} gives {_told(figure)} ({figure.publication}): the speaker's own figures never decide alone."
    return None


def _told(figure: Figure) -> str:
    """ "27% from April 2023 to June 2023, a change", "no number" for a marker."""
    if figure.value is None:
        return "no number"
    said = f"{measured(figure.value, figure.unit)} {period_words(figure.period)}"
    return f"{said}, a change" if figure.baseline is not None else said


def _of_the_period(weighed: Weighed) -> list[Figure]:
    period = weighed.sense.period
    return [figure for figure in weighed.reading.shown_only if period is not None and figure.period.same_days(period)]


def later_edition(case: Case) -> str | None:
    """The edition of the day is not held; a later one was used."""
    leading = case.leading
    if leading is None or "later_edition" not in leading.reading.flags:
        return None
    figure = next((each for each in leading.reading.figures if not each.known_on(case.setting.day)), leading.reading.figures[0])
    return f"The edition that was public on the day is not held; the edition of {partial(figure.published)} was used."


def clock_differs(case: Case) -> str | None:
    """The measure is timed on different clocks, the claim does not say on which, and they are not known to agree."""
    measure = case.measure
    if measure is None or measure.unit not in TIMED:
        return None
    clocks = [method for method in measure.methods if "clock" in method]
    words = [part for method in clocks for part in (method.replace("-", " "), method)]
    if ruled_out(case.setting, f"{case.claim.quote} {case.sentence}") & set(clocks):
        return None
    if len(clocks) < 2 or pattern_of((*words, *case.setting.rules.flags.clock_told.words)).search(f"{case.sentence} {case.words}"):
        return None
    timed = [each for each in case.figured if each.sense.method in clocks]
    if len({each.sense.method for each in timed}) == len(clocks) and len({each.outcome for each in timed}) == 1:
        return None
    said = "; ".join(f"{each.replace('-', ' ')}: {measure.methods[each].rstrip('.')}" for each in clocks)
    return f"The claim does not say on which clock it counts. {said}."


def rounding_stretched(case: Case) -> str | None:
    """The claim is close, and lies further from the figure than its words allow; a gap between editions is no rounding."""
    lead = case.lead
    if lead is None or lead.outcome != "close" or not lead.stretched or "later_edition" in lead.reading.flags:
        return None
    return f"{lead.stretched}; “{case.claim.as_stated}” stretches that."


def national_trend(case: Case) -> str | None:
    """England and Wales moved the same way by at least half as much in the same time, and the words do not say so."""
    lead, setting, rule = case.lead, case.setting, case.setting.rules.flags.national
    area = setting.area(case.claim.area_code)
    if lead is None or lead.outcome not in AGREEING or area is None or not area.is_force or not case.moves:
        return None
    if pattern_of(rule.told).search(case.sentence):
        return None
    force, country = _moved(case, lead, area.code), _moved(case, lead, rule.area)
    if force is None or country is None or force[0] * country[0] <= 0:
        return None
    if abs(country[0]) < max(rule.share * abs(force[0]), rule.least):
        return None
    return f"{rule.name} as a whole moved by {country[1]} in the same time, the force by {force[1]}."


def _moved(case: Case, lead: Weighed, area: str) -> tuple[float, str] | None:
    """The move of an area over the time of the reading: a percentage in points, anything else in percent."""
    if lead.sense.period is None:
        return None
    pairs = pairs_of(case.claim, lead.sense, case.setting, lead.sense.period, area=area)
    if not pairs:
        return None
    new, old = pairs[0]
    points = unit_of(lead.sense, case.setting) is Unit.PERCENT
    worked = change_in_points(new.value, old.value) if points else change_in_percent(new.value, old.value)
    return None if worked.value is None else (worked.value, measured(worked.value, worked.unit))
