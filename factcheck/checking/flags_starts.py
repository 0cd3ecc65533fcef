"""Flags about the two ends of a move: a start that decides it, a break in the series between them, and an end out of the ordinary."""

from collections.abc import Iterable
from datetime import date

from factcheck.checking.case import Case
from factcheck.checking.changes import unit_of
from factcheck.checking.flag_facts import Outlier
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, day, measured
from factcheck.checking.starts import DialPoint
from factcheck.checking.stretches import months_between, overlap_share, whole_years
from factcheck.checking.weighed import Weighed, levels
from factcheck.values import Period, Unit
from factcheck.values.period import year_before

DIAL_NAMED = 3
MONTHS_IN_YEAR = 12


def baseline_chosen(case: Case) -> str | None:
    """The start decides: nobody named it, it is no whole number of years back, or it turns what other starts say.

    A plain year on year is nobody's choice, so there only a start that is a dip or a peak itself is told.
    """
    if not _a_move(case):
        return None
    claim = case.claim
    months = months_between(f"{claim.quote} {claim.period.stated or '' if claim.period else ''}")
    if months is not None and months % 12:
        return f"The start lies {months} months back, which is no whole number of years, and the words choose it."
    baseline = claim.baseline
    if baseline is None or not baseline.resolved:
        if not _stretch_named(case):
            return "The words do not name the date that the change is counted from."
    elif _odd_distance(case, baseline):
        return f"It is counted from {bare(baseline)}, which lies no whole number of years before."
    return _turned(case)


def _a_move(case: Case) -> bool:
    claim = case.claim
    moved_rank = claim.kind == "rank" and (isinstance(claim.value, tuple) or months_between(claim.quote) is not None)
    return (case.moves or moved_rank) and claim.checkable


def _odd_distance(case: Case, baseline: Period) -> bool:
    """Whether a start that is no year lies no whole number of years before the end; "since 2010" names no day to be held to."""
    period = case.claim.period
    if period is None or not period.end or not baseline.end or baseline.months == MONTHS_IN_YEAR:
        return False
    return not whole_years(baseline.end, period.end)


def _stretch_named(case: Case) -> bool:
    """Whether the words give the stretch that the change is over, so that its start is the year before or the stretch's own."""
    claim, words = case.claim, case.setting.rules.words
    year_before_said = pattern_of(case.setting.rules.flags.years_before.words)
    stretches = ("same_period", "latest_year", "calendar_or_own_year")
    if claim.baseline is not None and claim.baseline.stated:
        stated = claim.baseline.stated
        return year_before_said.search(stated) is not None or any(words.has(name, stated) for name in stretches)
    if claim.period is not None and (claim.period.resolved or any(words.has(name, claim.period.stated or "") for name in stretches)):
        return True
    said = f"{claim.quote} {claim.as_stated}"
    return year_before_said.search(said) is not None or any(words.has(name, said) for name in stretches)


def _turned(case: Case) -> str | None:
    """Another start says something else, where that is no matter of course."""
    if len(case.dial) < 2:
        return None
    own, *others = case.dial
    rule, lead = case.setting.rules.flags.starts, case.leading
    if not own.holds or lead is None or lead.sense.period is None or not own.official.value:
        return None
    back = [each for each in others if _other_way(each, own, rule.reversed_share)]
    if lead.sense.period.end and own.baseline.end and own.baseline.same_days(year_before(lead.sense.period)):
        return _dip_or_peak(case, own, others)
    if not back:
        return None
    return f"From another start it went the other way or hardly moved: {_named(back)}."


def _other_way(other: DialPoint, own: DialPoint, share: float) -> bool:
    """Whether it went the other way from another start, or from one further back moved by next to nothing."""
    size = own.official.value
    along = other.official.value * size / abs(size)
    further = other.baseline.end is not None and own.baseline.end is not None and other.baseline.end < own.baseline.end
    return along <= -share * abs(size) or (further and along < share * abs(size))


def _dip_or_peak(case: Case, own: DialPoint, others: list[DialPoint]) -> str | None:
    """The year before was itself out of line: from the year before that, most of the move or all of it is gone."""
    rule, size = case.setting.rules.flags.starts, own.official.value
    before = next((each for each in others if each.baseline.same_days(year_before(own.baseline))), None)
    if before is None or len(others) < rule.least_years or abs(size) < rule.dip_percent:
        return None
    if before.official.value * size > 0 and abs(before.official.value) > rule.dip_share * abs(size):
        return None
    extreme = all(each.official.value < size if size > 0 else each.official.value > size for each in others)
    return f"The start was out of line with the years around it: {_named([before])}." if extreme else None


def _named(points: Iterable[DialPoint]) -> str:
    return ", ".join(f"from {bare(each.baseline)} {_signed(each)}" for each in list(points)[:DIAL_NAMED])


def _signed(point: DialPoint) -> str:
    said = measured(point.official.value, Unit(point.official.unit))
    return said if point.official.value < 0 else f"+{said}"


def _ends(case: Case) -> tuple[Weighed, Period, Period] | None:
    """The reading that the claim is taken by, its start and its end; a place among years begins with the first of them."""
    weighed = case.leading or next(iter(case.weighed), None)
    if weighed is None or weighed.sense.period is None:
        return None
    end, start = weighed.sense.period, weighed.sense.baseline
    if weighed.sense.shape in ("run", "time_place"):
        figures = [figure.period for figure in weighed.reading.figures if figure.period.start]
        start = min(figures, key=lambda each: each.start or date.max, default=None) or start
    moves = case.moves or weighed.sense.shape == "time_place"
    return (weighed, start, end) if moves and start is not None else None


def series_break(case: Case) -> str | None:
    """The way of counting changed between the start and the end of a move."""
    ends = _ends(case)
    if ends is None or ends[1].start is None or ends[2].end is None:
        return None
    for on, what in _breaks(case, ends[0]):
        if ends[1].start < on <= ends[2].end and overlap_share(ends[2], on, ends[2].end) >= case.setting.rules.flags.starts.break_share:
            return f"The way of counting changed on {day(on)}: {what}"
    return None


def _breaks(case: Case, weighed: Weighed) -> Iterable[tuple[date, str]]:
    measure = case.setting.measure(weighed.sense.measure_id)
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
    """One end of a move, or the year that is the highest or lowest of many, lies in a stretch out of the ordinary."""
    ends = _ends(case)
    measure = case.setting.measure(ends[0].sense.measure_id) if ends else None
    if ends is None or measure is None:
        return None
    weighed, start, end = ends
    for each in case.setting.rules.flags.outliers:
        if measure.group not in each.groups or measure.id in each.unless or pattern_of(each.told).search(case.sentence):
            continue
        among = (end,) if weighed.sense.shape in ("run", "time_place") else (start, end)
        touched = [one for one in among if overlap_share(one, each.since, each.until) >= each.share]
        if len(touched) == 1 and _out_of_line(case, weighed, touched[0], each):
            return f"{_capital(bare(touched[0]))} was out of the ordinary: {each.what}."
    return None


def _out_of_line(case: Case, weighed: Weighed, odd: Period, rule: Outlier) -> bool:
    """Whether the odd end lies off the same stretch a year before; true where that is not held, because then nobody can tell."""
    sense, setting = weighed.sense, case.setting
    unit = unit_of(sense, setting)
    own, before = (levels(case.claim, sense, setting, each, unit=unit)[:1] for each in (odd, year_before(odd)))
    if not own or not before or not before[0].value:
        return True
    return abs(own[0].value / before[0].value - 1) * 100 >= rule.off_percent


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
