"""What a store's rows say, worked out again with plain pandas and none of the code that looks figures up, does their sums or judges.

A verdict is held against it: every figure that it cites must stand in the rows as cited, be the best that was public on the day, and give
the number that the reading states; every number in its words must come from there; and its label must follow from those numbers.
"""

import hashlib
import math
import re
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pandas as pd

from factcheck.checking.verdict import DialPoint, Judged, Reading, Verdict
from factcheck.extraction.claim import Claim
from factcheck.figures import Figure
from factcheck.values import Period
from factcheck.values.period import months_back, year_before

RELEASE = "official_release"
JOINT = "\x1f"
SCALES = {
    "seconds": ("time", 1.0), "minutes": ("time", 60.0), "hours": ("time", 3600.0), "days": ("time", 86400.0),
    "per_1000": ("people", 1e6), "per_10000": ("people", 1e5), "per_100000": ("people", 1e4), "per_million": ("people", 1e3),
}  # fmt: skip
NUMBER = re.compile(r"(?<![\w.,])[−-]?£?(\d[\d,]*(?:\.\d+)?)")
SUM = re.compile(r"sum of (\d+) (quarters|months) of (\S+) where .*; \d+ rows, sha256 ([0-9a-f]{64})")
QUOTIENT = re.compile(r"([−\d,.]+) \(.*\) ÷ ([\d,.]+) people .* × ([\d,]+)\Z")
DAY = 86_400.0
KEY = ("measure_id", "area_code", "unit", "statistic", "method", "coverage", "bound")
IN_BRACKETS = re.compile(r"\(.*?\)+")
SPEAKING = ("supported", "close", "depends", "not_supported", "needs_person")
# A place per head leaves out the City of London, where few people live and many come.
UNCOUNTED, FORCES = {"E23000034"}, (42.0, 43.0)
DATED = re.compile(r"published [\w ]*\d{4}")
YEARS_BACK, YEARS_AHEAD = 30, 10
# Words such as "about" and "up to" have bands of their own; none reaches further than this from the number in the claim.
WIDEST = 0.26
NATIONAL = "K04000001"


class Truth:
    """The rows of a store by measure and area; `frame` has the columns of a release, one row a figure."""

    def __init__(self, frame: pd.DataFrame) -> None:
        plain = frame.astype(object).where(frame.notna(), None)
        rows = plain.to_dict("records")
        self.columns = [name for name in frame.columns if name != "home"]
        self.rows: dict[tuple[str, str], list[dict[str, Any]]] = {}
        for row in rows:
            self.rows.setdefault((row["measure_id"], row["area_code"]), []).append(row)
        self.values: dict[str, set[float]] = {}
        for (measure, _), held in self.rows.items():
            self.values.setdefault(measure, set()).update(row["value"] for row in held if row["value"] is not None)

    def of(self, measure: str | None, area: str | None) -> list[dict[str, Any]]:
        """The rows of a measure in an area."""
        return self.rows.get((measure or "", area or ""), [])

    def stands(self, figure: Figure) -> bool:
        """Whether the rows have this very figure: value, place, locator and release, or the parts that its sum names."""
        held = self.of(figure.measure_id, figure.area_code)
        if SUM.match(figure.locator):
            return self._adds_up(figure, held)
        if found := QUOTIENT.match(figure.locator):
            return self._divides(figure, *(float(part.replace(",", "").replace("−", "-")) for part in found.groups()))
        wanted = {"value": figure.value, "missing": figure.missing, "locator": figure.locator, "release_id": figure.release_id}
        wanted |= {"unit": figure.unit.value, "statistic": figure.statistic, "method": figure.method, "published": figure.published.written}
        wanted |= {"url": figure.url, "standing": figure.standing, "status": figure.status, "coverage": figure.coverage}
        return any(_same_days(row, figure.period) and all(row[name] == value for name, value in wanted.items()) for row in held)

    def _divides(self, figure: Figure, top: float, people: float, each: float) -> bool:
        """Whether a rate that nobody prints is what it says: a count of the area for the period over people that are held for it."""
        counts = [row for (_, area), rows in self.rows.items() if area == figure.area_code for row in rows if row["statistic"] == "count"]
        held = {row["value"] for row in counts if _same_days(row, figure.period)} | _sums_in(counts, figure.period)
        peopled = {row["value"] for row in self.of("population", figure.area_code)}
        return top in held and people in peopled and math.isclose(top / people * each, figure.value or 0.0)

    def _adds_up(self, figure: Figure, held: list[dict[str, Any]]) -> bool:
        found = SUM.match(figure.locator)
        parts = [
            row
            for row in held
            if row["release_id"] == figure.release_id and row["method"] == figure.method and row["coverage"] == figure.coverage
        ]
        length = {"quarters": 3, "months": 1}[found.group(2)] if found else 0
        inside = [row for row in parts if _months(row) == length and row["value"] is not None and _within(row, figure.period)]
        once = {row["period_start"]: row for row in inside}
        digest = hashlib.sha256("\n".join(sorted(self._text(row) for row in once.values())).encode()).hexdigest()
        whole = found is not None and len(once) == int(found.group(1)) and digest == found.group(4)
        return whole and math.isclose(sum(row["value"] for row in once.values()), figure.value or 0.0)

    def _text(self, row: dict[str, Any]) -> str:
        cells = [(name, "" if row[name] is None else str(row[name])) for name in self.columns]
        return JOINT.join(f"{name}={said}" for name, said in cells if said or name != "cell_text")

    def values_at(self, reading: Reading, period: Period | None, *, area: str | None = None) -> set[float]:
        """Every value held for exactly this period by the reading's method, all editions, sums of whole parts of a release included."""
        if period is None or period.start is None or period.end is None:
            return set()
        rows = [row for row in self.of(reading.measure_id, area or reading.area_code) if row["method"] == reading.method]
        rows = [row for row in rows if row["value"] is not None and row["statistic"] != "change"]
        return {_scaled(row["value"], row["unit"]) for row in rows if _same_days(row, period)} | _sums_in(rows, period)

    def better(self, figure: Figure, day: date | None) -> str | None:
        """A row of the same key that was public on the day and should have been taken instead of this one, in words."""
        for row in self.of(figure.measure_id, figure.area_code):
            same = all(row[name] == getattr(figure, name) for name in KEY) and _same_days(row, figure.period)
            if not same or row["standing"] != RELEASE or row["value"] is None or row["statistic"] == "change" or not row["period_exact"]:
                continue
            if not _known(row["published"], day):
                continue
            if figure.standing != RELEASE:
                return f"{row['release_id']} is official and gives {row['value']}"
            later = _known_from(row["published"]) > _known_from(figure.published.written)
            if later and row["value"] != figure.value:
                return f"{row['release_id']} is the later edition and gives {row['value']}"
        return None

    def conflicting(self, figure: Figure) -> bool:
        """Whether an official row of the same key and day of publication gives another value; sums are held against sums."""
        if figure.standing != RELEASE:
            return False
        if SUM.match(figure.locator):
            parts = [row for row in self.of(figure.measure_id, figure.area_code) if row["method"] == figure.method]
            parts = [row for row in parts if _within(row, figure.period) and _months(row) in (1, 3)]
            parts = [row for row in parts if row["published"] == figure.published.written and row["coverage"] == figure.coverage]
            keys: dict[tuple[Any, ...], set[float]] = {}
            for row in parts:
                keys.setdefault((row["period_start"], row["period_end"]), set()).add(row["value"])
            return any(len(values) > 1 for values in keys.values())
        return any(
            all(row[name] == getattr(figure, name) for name in KEY)
            and _same_days(row, figure.period)
            and row["standing"] == RELEASE
            and row["published"] == figure.published.written
            and row["value"] not in (None, figure.value)
            for row in self.of(figure.measure_id, figure.area_code)
        )

    def table(self, reading: Reading, areas: Iterable[str], day: date | None) -> dict[str, float]:
        """The latest official value of each area that was public on the day, for the reading's measure, method and period."""
        found = {}
        for area in areas:
            rows = [row for row in self.of(reading.measure_id, area) if row["method"] == reading.method and row["value"] is not None]
            known = [row for row in rows if row["standing"] == RELEASE and _known(row["published"], day)]
            held = [(row["published"], row["release_id"], row["value"]) for row in known if _same_days(row, reading.period)]
            for release in sorted({row["release_id"] for row in known}):
                own = [row for row in known if row["release_id"] == release]
                held += [(own[0]["published"], release, value) for value in _sums_in(own, reading.period)]
            if held:
                # Of two of one day the program takes the first by name, and asks a person.
                found[area] = min(held, key=lambda each: (-_known_from(each[0]).toordinal(), each[1]))[2]
        return found


def _sums_in(rows: Iterable[dict[str, Any]], period: Period | None) -> set[float]:
    """What the whole quarters or months of one release and coverage add up to over exactly this period."""
    if period is None or period.start is None or period.end is None:
        return set()
    groups: dict[tuple[Any, ...], dict[date, float]] = {}
    for row in rows:
        if row["statistic"] == "count" and row["value"] is not None and _months(row) in (1, 3) and _within(row, period):
            groups.setdefault((row["measure_id"], _months(row), row["release_id"], row["coverage"]), {})[row["period_start"]] = row["value"]
    months = round(((period.end - period.start).days + 1) / 30.44)
    return {sum(parts.values()) for key, parts in groups.items() if len(parts) * key[1] == months and key[1] != months}


def faults(judged: Judged, truth: Truth, day: date | None, *, forces: Iterable[str]) -> list[str]:
    """Everything in a verdict that the rows do not bear out, in words; empty where it is true of them."""
    verdict = judged.verdict
    found = list(_faults_of(judged.claim, verdict, truth, day, list(forces)))
    if verdict.known_since is not None:
        found += [f"since: {each}" for each in _faults_of(judged.claim, verdict.known_since, truth, None, list(forces))]
    return found


def _faults_of(claim: Claim, verdict: Verdict, truth: Truth, day: date | None, forces: list[str]) -> Iterator[str]:
    for reading in verdict.readings:
        for figure in (*reading.figures, *reading.shown_only):
            if not truth.stands(figure):
                yield f"cites what is not there: {figure.measure_id} {figure.area_code} {figure.value} {figure.locator}"
        for figure in reading.figures:
            known = figure.known_on(day) or "later_edition" in reading.flags
            if not known:
                yield f"was not public on {day}: {figure.release_id}"
            if better := truth.better(figure, day):
                yield f"{figure.release_id} {figure.value} taken though {better}"
        yield from _sum_faults(reading, truth, day, forces)
    yield from _label_faults(claim, verdict, truth)
    yield from _dial_faults(verdict, truth)
    yield from _word_faults(claim, verdict, truth, day)


def _sum_faults(reading: Reading, truth: Truth, day: date | None, forces: list[str]) -> Iterator[str]:
    """The number that a reading states, from the figures it cites."""
    if reading.official is None:
        return
    if "place among all forces" in reading.description:
        table = truth.table(reading, forces, None if "later_edition" in reading.flags else day)
        own = table.get(reading.area_code or "", math.nan)
        places = {1 + sum(other > own for other in table.values()), 1 + sum(other < own for other in table.values())}
        if {*forces} - {*table} - UNCOUNTED or reading.official.value not in places:
            yield f"place {reading.official.value} of {len(table)}, worked out {sorted(places)}"
        return
    derived = derived_from(reading)
    if not any(math.isclose(reading.official.value, each, rel_tol=1e-9, abs_tol=1e-9) for each in derived):
        yield f"states {reading.official.value} ({reading.description}), which its figures do not give"


def derived_from(reading: Reading) -> set[float]:
    """Every number that a reading's figures can give: levels, averages, shares, changes, multiples, places over time and runs."""
    values = [_scaled(figure.value or 0.0, figure.unit.value) for figure in reading.figures]
    unit = reading.official.unit if reading.official else ""
    scale = SCALES.get(unit, ("", 1.0))[1]
    levels = {value / scale for value in values}
    found = levels | {100 - value for value in levels}
    if reading.period and reading.period.start and reading.period.end:
        days = (reading.period.end - reading.period.start).days + 1
        found |= {value / parts for value in levels for parts in (reading.period.months or 1, days, days / 7)}
        # One every so long: the length of the period, a leap year as it is or as 365 days, over the count.
        found |= {length * DAY / scale / value for value in values if value > 0 for length in {days, 365 if days == 366 else days}}
    pairs = [(new, old) for new in levels for old in levels]
    found |= {new - old for new, old in pairs} | {0.0} | changes_of(pairs)
    steps = [new > old for new, old in pairwise(values)]
    found |= {float(place) for place in range(1, len(values) + 1)} if len(steps) > 1 or "row" in reading.description else set()
    return found | ({float(1 + sum(v > values[0] for v in values)), float(1 + sum(v < values[0] for v in values))} if values else set())


def changes_of(pairs: Iterable[tuple[float, float]]) -> set[float]:
    """Differences, percentage changes, multiples and shares of pairs of a later and an earlier number."""
    found = set()
    for new, old in pairs:
        found.add(new - old)
        if old > 0:
            found |= {(new - old) / old * 100, new / old, new / old * 100}
    return found


def _label_faults(claim: Claim, verdict: Verdict, truth: Truth) -> Iterator[str]:
    """A label must follow from the readings, and a confident one from a number that lies within, or beyond, what the claim says."""
    figured = [reading for reading in verdict.readings if reading.outcome != "no_figure"]
    outcomes = {reading.outcome for reading in figured}
    if verdict.label not in ("supported", "not_supported", "close", "depends"):
        return
    if not figured:
        yield f"{verdict.label} without a figure"
        return
    if verdict.label == "depends" and not ("disagrees" in outcomes and outcomes & {"agrees", "close"}):
        yield "depends, and the readings do not differ"
    if verdict.label != "depends" and any(truth.conflicting(figure) for figure in figured[0].figures):
        yield f"{verdict.label} though figures of equal standing contradict each other"
    official, value = figured[0].official, claim.value
    if verdict.label not in ("supported", "not_supported") or official is None or not isinstance(value, float | int):
        return
    if claim.kind == "change" and claim.direction in ("increase", "decrease"):
        right = (official.value > 0) == (claim.direction == "increase")
        if verdict.label == "supported" and not right:
            yield f"supported, and it moved by {official.value}"
        if verdict.label == "not_supported" and not right:
            return
    gap = abs(abs(official.value) - value) if claim.kind == "change" else abs(official.value - value)
    plain = claim.form == "digits" and claim.approx == "exact" and claim.last_place is not None
    if plain and verdict.label == "supported" and gap > max(0.5 * (claim.last_place or 0), 0.1 * 0.5 * value) + 1e-9:
        yield f"supported, {value} is claimed and {official.value} worked out"
    if plain and verdict.label == "not_supported" and gap <= 0.05 * (claim.last_place or 0) and claim.kind in ("level", "share"):
        yield f"not supported, {value} is claimed and {official.value} worked out"
    if verdict.label == "supported" and claim.approx not in ("more_than", "less_than", "up_to") and gap > WIDEST * max(value, 10.0):
        yield f"supported, {claim.as_stated} is claimed and {official.value} worked out"


def _dial_faults(verdict: Verdict, truth: Truth) -> Iterator[str]:
    """Each start of the dial, worked out from the rows that are held for it."""
    lead = next((reading for reading in verdict.readings if reading.official and reading.baseline), None)
    if lead is None:
        if verdict.dial:
            yield "a dial without a reading"
        return
    for point in verdict.dial:
        if not any(math.isclose(point.official.value, each, rel_tol=1e-9, abs_tol=1e-9) for each in _from_start(point, lead, truth)):
            yield f"the dial gives {point.official.value} from {point.baseline.start}, which the rows do not"


def _from_start(point: DialPoint, lead: Reading, truth: Truth) -> set[float]:
    new, old = truth.values_at(lead, lead.period), truth.values_at(lead, point.baseline)
    printed = {row["value"] for row in truth.of(lead.measure_id, lead.area_code) if row["statistic"] == "change"}
    return printed | changes_of((one, other) for one in new for other in old)


def _word_faults(claim: Claim, verdict: Verdict, truth: Truth, day: date | None) -> Iterator[str]:
    """Every number in summary and correction, and the figures named by the flags that point elsewhere."""
    allowed: set[float] = {*FORCES}
    measures = {reading.measure_id for reading in verdict.readings if reading.measure_id}
    for reading in verdict.readings:
        allowed |= derived_from(reading) | {float(number) for number in numbers_in(reading.description)}
        allowed |= {float(each.value) for each in reading.figures if each.value is not None}
        # A contradiction is told with the other figure, and a period that has none by its days.
        allowed |= {row["value"] for row in truth.of(reading.measure_id, reading.area_code) if row["value"] is not None}
        allowed |= {reading.official.low or 0.0, reading.official.high or 0.0, reading.official.value} if reading.official else set()
        allowed |= {float(part) for each in (reading.period, reading.baseline) if each for part in _parts(each)}
    said = f"{claim.quote} {claim.as_stated} {claim.measure}"
    allowed |= {float(number) for number in numbers_in(said)} | ({float(part) for part in (day.year, day.day)} if day else set())
    if " also gives " in verdict.summary:
        allowed |= _everywhere(verdict, truth)
    for text in (verdict.summary, verdict.correction or ""):
        for number in numbers_in(DATED.sub("", IN_BRACKETS.sub("", text.replace(f"“{claim.as_stated}”", "")))):
            if not _given(number, allowed) and verdict.label in SPEAKING:
                yield f"says {number} in: {text}"
    for flag in ("wrong_period", "wrong_area", "superseded"):
        for number in numbers_in(verdict.flags.get(flag, ""))[:1]:
            held = {value for measure in measures for value in truth.values.get(measure, ())}
            if not _given(number, held) and not _given(number, _sums(verdict, truth)):
                yield f"{flag} gives {number}, which no row does"
    for number in numbers_in(verdict.flags.get("national_trend", "").partition(" as a whole moved by ")[2])[:1]:
        moves = {
            abs(each)
            for reading in verdict.readings
            for each in changes_of(
                (new, old)
                for new in truth.values_at(reading, reading.period, area=NATIONAL)
                for old in truth.values_at(reading, reading.baseline, area=NATIONAL)
            )
        }
        if not _given(number, moves):
            yield f"national_trend gives {number}, which no row does"


def _everywhere(verdict: Verdict, truth: Truth) -> set[float]:
    """What is held in any area for the periods of a verdict's readings: a place rests on all of them."""
    found: set[float] = set()
    for reading in verdict.readings:
        areas = [area for measure, area in truth.rows if measure == reading.measure_id]
        for period in (reading.period, reading.baseline):
            found |= {value for area in areas for value in truth.values_at(reading, period, area=area)}
    return found


def _sums(verdict: Verdict, truth: Truth) -> set[float]:
    """Yearly numbers of the first reading's measure in every area, and their changes on the year: what a flag may have found elsewhere."""
    reading = next(iter(verdict.readings), None)
    if reading is None or reading.period is None or not reading.period.months:
        return set()
    start, end = (months_back(each, -12 * YEARS_AHEAD) for each in (reading.period.start or date.max, reading.period.end or date.max))
    years, found = [Period(None, start, end)], set[float]()
    while len(years) < YEARS_BACK:
        years.append(year_before(years[-1]))
    for area in [area for measure, area in truth.rows if measure == reading.measure_id]:
        held = [truth.values_at(reading, year, area=area) for year in years]
        found |= set().union(*held)
        found |= {abs(each) for new, old in pairwise(held) for each in changes_of((one, other) for one in new for other in old)}
    return found


def numbers_in(text: str) -> list[str]:
    """The numbers that stand in a text, without their commas."""
    return [found.replace(",", "") for found in NUMBER.findall(text.replace("999", ""))]


def _given(number: str, allowed: Iterable[float]) -> bool:
    places = len(number.partition(".")[2])
    return any(abs(abs(value) - float(number)) <= 0.5 * 10.0**-places + 1e-9 for value in allowed)


def _parts(period: Period) -> list[int]:
    return [part for each in (period.start, period.end) if each for part in (each.year, each.day, each.year % 100)]


def _scaled(value: float, unit: str) -> float:
    """Times in seconds and rates per million; everything else as it is."""
    return value * SCALES.get(unit, ("", 1.0))[1]


def _same_days(row: dict[str, Any], period: Period | None) -> bool:
    return period is not None and (row["period_start"], row["period_end"]) == (period.start, period.end)


def _within(row: dict[str, Any], period: Period) -> bool:
    return bool(period.start and period.end) and period.start <= row["period_start"] and row["period_end"] <= period.end


def _months(row: dict[str, Any]) -> int:
    """Whole calendar months from first to last day, 0 where it is none."""
    start, after = row["period_start"], row["period_end"] + timedelta(days=1)
    return (after.year - start.year) * 12 + after.month - start.month if start.day == after.day == 1 else 0


def _known_from(written: str | None) -> date:
    """The last day of what is written: "2023-09" is 30 September 2023; a blank is never."""
    if not written:
        return date.max
    parts = [int(part) for part in written.split("-")]
    if len(parts) == 3:
        return date(*parts)
    year, month = (parts[0], parts[1]) if len(parts) == 2 else (parts[0], 12)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _known(written: str | None, day: date | None) -> bool:
    return day is None or (bool(written) and _known_from(written) <= day)
