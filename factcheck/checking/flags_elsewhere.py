"""Flags for a number that is right somewhere else: another period, another area, another scope, or a change taken for a level."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from factcheck.checking.case import Case
from factcheck.checking.chance import chance_of_match
from factcheck.checking.gathering import gather_everywhere
from factcheck.checking.label import undated
from factcheck.checking.outcomes import bands_of
from factcheck.checking.saying import bare, measured, number
from factcheck.checking.sense import Sense
from factcheck.checking.starts import AGREEING
from factcheck.checking.tolerance import Band
from factcheck.checking.weighed import Weighed, first_value
from factcheck.checking.weighing import weigh
from factcheck.values import Unit
from factcheck.values.period import year_before

LEVELS = ("level", "share")
FOUR_DIGITS, ROUND = 1000, 10


def scope_excluded(case: Case) -> str | None:
    """The number fits only with something in or out that the words do not say, or the words take in what the figure leaves out."""
    lead, setting = case.lead, case.setting
    if lead is None or lead.sense.measure_id is None:
        return None
    for scope in setting.rules.flags.scopes:
        pair = {scope.one: scope.other, scope.other: scope.one}
        other = pair.get(lead.sense.measure_id)
        if other is None:
            continue
        if lead.outcome == "disagrees" and _agrees_as(case, lead.sense, measure_id=other):
            return f"The number is the one {'with' if other == scope.other else 'without'} {scope.what}, which the words do not say."
        said = f"{case.sentence} {case.words}"
        takes_all = setting.rules.words.has("everything", said) and not setting.rules.words.has("fraud", said)
        if scope.what == "fraud" and takes_all and lead.sense.measure_id == scope.one and lead.outcome != "disagrees":
            return f"“All crime” takes in {scope.what}, and the figure leaves it out."
    return None


def _agrees_as(case: Case, sense: Sense, **changed: object) -> bool:
    """Whether the claim agrees once one part of its sense is another."""
    other = replace(sense, method=None, **changed)  # type: ignore[arg-type]
    return any(each.outcome == "agrees" for each in weigh(case.claim, other, case.setting))


def wrong_period(case: Case) -> str | None:
    """The number is that of another period, and not by luck; for a change, the move of another year.

    Where the words' own period was not understood ("2016 saw 44,564 thefts") no other one is the wrong one.
    """
    if undated(case) and "period" in case.claim.unsure:
        return None
    return _level_of_another(case) or _move_of_another(case)


def _level_of_another(case: Case) -> str | None:
    lead, band = _precise(case, "level", LEVELS)
    if lead is None or band is None or lead.sense.period is None or lead.sense.area_code is None:
        return None
    own = lead.sense.period
    others = [
        each
        for each in case.setting.periods(lead.sense.measure_id or "", lead.sense.area_code)
        if each.months == own.months and each != own
    ]
    cells = [(bare(period), value) for period in others for value in _value(case, replace(lead.sense, period=period))]
    found = _one_match(case, band, cells)
    return f"{measured(found[1], case.claim.unit)} is the figure for {found[0]}." if found else None


def _move_of_another(case: Case) -> str | None:
    """A year-on-year change in percent that is the change of one other year."""
    lead, band = _precise(case, "percent", ("change",))
    if lead is None or band is None or lead.sense.period is None or lead.sense.baseline is None or lead.sense.area_code is None:
        return None
    if not lead.sense.baseline.same_days(year_before(lead.sense.period)):
        return None
    own, cells = lead.sense.period, []
    for each in case.setting.periods(lead.sense.measure_id or "", lead.sense.area_code):
        # Years that end on the same day of the year: others overlap, and each is one more chance to match by luck.
        if each.months != own.months or each.same_days(own) or not each.end or not own.end or each.end.month != own.end.month:
            continue
        for moved in weigh(case.claim, replace(lead.sense, period=each, baseline=year_before(each)), case.setting)[:1]:
            if moved.reading.official is not None:
                cells.append((f"{bare(each)} on the year before", _in_direction(case, moved.reading.official.value)))
    found = _one_match(case, band, cells)
    return f"{measured(found[1], case.claim.unit)} is the change of {found[0]}." if found else None


def _in_direction(case: Case, value: float) -> float:
    return -value if case.claim.direction == "decrease" else value


def wrong_area(case: Case) -> str | None:
    """The number is that of another area for the same period, and not by luck."""
    lead, band = _precise(case, "level", LEVELS)
    if lead is None or band is None or lead.sense.period is None:
        return None
    gather_everywhere(lead.sense.measure_id or "", case.setting)
    codes = [code for code in case.setting.catalogue.areas if code != lead.sense.area_code]
    cells = [
        (case.setting.area_name(code), value)
        for code in codes
        if case.setting.rows(lead.sense.measure_id or "", code)
        for value in _value(case, replace(lead.sense, area_code=code))
    ]
    found = _one_match(case, band, cells)
    return f"{measured(found[1], case.claim.unit)} is the figure for {found[0]}." if found else None


def _precise(case: Case, shape: str, kinds: tuple[str, ...]) -> tuple[Weighed | None, Band | None]:
    """The leading reading where it disagrees, or is close to a number of every digit, and the band of the claim's one number."""
    lead = case.lead
    wrong = lead is not None and (lead.outcome == "disagrees" or (lead.outcome == "close" and _every_digit(case)))
    if lead is None or not wrong or lead.sense.shape != shape or case.claim.kind not in kinds:
        return None, None
    bands = bands_of(case.claim, case.setting)
    return (lead, bands[0]) if len(bands) == 1 else (None, None)


def _every_digit(case: Case) -> bool:
    """Whether the number is a count of four digits or more, given to the last one: it can be the very number of another cell."""
    claim = case.claim
    if claim.unit is not Unit.COUNT or claim.approx != "exact" or claim.last_place != 1 or not isinstance(claim.value, float | int):
        return False
    return claim.value >= FOUR_DIGITS and claim.value % ROUND != 0


def _value(case: Case, sense: Sense, *, unit: Unit | None = None) -> Iterator[float]:
    given = first_value(case.claim, sense, case.setting, sense.period, unit=unit or case.claim.unit) if sense.period is not None else None
    if given is not None:
        yield given


def _one_match(case: Case, band: Band, cells: Iterable[tuple[str, float]]) -> tuple[str, float] | None:
    """The only cell that agrees, where chance would rarely give one."""
    held = list(cells)
    matches = [cell for cell in held if band.outcome(cell[1]) == "agrees"]
    if len(matches) != 1 or len(held) < 2:
        return None
    risk = chance_of_match(band.agrees[1] - band.agrees[0], [value for _, value in held])
    return matches[0] if risk <= case.setting.rules.flags.chance.at_most else None


def level_or_change(case: Case) -> str | None:
    """A number given as a change is the level of the period, or the other way round."""
    lead, claim = case.lead, case.claim
    if lead is None or lead.outcome != "disagrees" or lead.sense.period is None:
        return None
    bands = bands_of(claim, case.setting)
    if len(bands) != 1 or any(each.outcome in AGREEING for each in case.figured):
        return None
    new = _one(case, lead.sense)
    old = _one(case, replace(lead.sense, period=lead.sense.baseline or year_before(lead.sense.period)))
    if _level_taken(case, new, bands[0]):
        said = measured(new or 0.0, Unit.PERCENT) if claim.unit is Unit.PERCENT else number(new or 0.0)
        return f"{said} is the whole number for {bare(lead.sense.period)}, not the change."
    counted = claim.unit is Unit.COUNT and lead.sense.shape == "level"
    if counted and new is not None and old is not None and bands[0].outcome(abs(new - old)) == "agrees":
        return f"{number(abs(new - old))} is the change from the year before, not the whole number ({number(new)})."
    return None


def _level_taken(case: Case, new: float | None, band: Band) -> bool:
    """Whether a change is the level itself; of percentages only those with a decimal, because whole ones match by luck."""
    claim, lead = case.claim, case.lead
    if new is None or lead is None or band.outcome(new) != "agrees" or claim.kind != "change":
        return False
    if claim.unit is Unit.COUNT:
        return lead.sense.shape == "difference"
    return claim.unit in (Unit.PERCENT, Unit.POINTS) and lead.sense.shape in ("percent", "points") and (claim.last_place or 1.0) < 1


def _one(case: Case, sense: Sense) -> float | None:
    unit = Unit.PERCENT if case.claim.unit is Unit.POINTS else case.claim.unit
    return next(_value(case, sense, unit=unit), None)
