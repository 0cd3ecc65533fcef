"""Quoted figures: a compiled list of figures from statements and the press, row by row, as figures or with the reason why not."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from factcheck.figures import Figure
from factcheck.sources.cells import number_in
from factcheck.sources.declaration import Declaration, Edition
from factcheck.sources.drift import drifted, expect
from factcheck.sources.publishers import standing_of
from factcheck.sources.raw import dict_rows, raw_path
from factcheck.sources.raw_tables import read_tables
from factcheck.sources.statement_pages import Days, Noted, StatementRule, Statements
from factcheck.values import FactcheckError, PartialDate, Period, Unit
from factcheck.values.period import year_before

Row = Mapping[str, str]
NO_AREA = "Its area has no code."
NO_PERIOD = "Its period is not said."
OTHER_DEFINITION = "Its definition is another than the measure's."
TWICE = "The list has the same figure of the same page twice."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: a figure, or the reason why there is none."""

    row: Row
    figure: Figure | None
    reason: str | None


def figures_from_statements(declaration: Declaration, edition: Edition, folder: Path) -> list[Figure]:
    """The figures of the list; see `outcomes_of` for what is left out and why."""
    return [outcome.figure for outcome in outcomes_of(declaration, edition, folder) if outcome.figure]


def outcomes_of(declaration: Declaration, edition: Edition, folder: Path) -> list[Outcome]:
    """What became of every row of the list.

    Raises `FactcheckError` (source-drift) where a name is neither mapped nor left out, a judgement matches no row any more, a unit or a
    publisher is not listed, or a cell cannot be read.
    """
    pages = statements_of(declaration)
    path = raw_path(folder, edition)
    rows = dict_rows(read_tables(path, kind="csv"), columns=pages.columns, where=edition.file)
    expect("names of the list", declared={*pages.measures, *pages.reasons}, present={row["measure"] for row in rows}, where=edition.file)
    _expect_judgements_used(pages, rows, where=edition.file)
    outcomes, seen = [], set()
    for row in rows:
        reason = _refusal(row, pages)
        figure = None if reason else _figure(row, pages, declaration, where=edition.file)
        if figure and figure in seen:
            figure, reason = None, TWICE
        if figure:
            seen.add(figure)
        outcomes.append(Outcome(row, figure, reason))
    return outcomes


def statements_of(declaration: Declaration) -> Statements:
    """The declared judgements; raises `FactcheckError` (broken-declaration) where there are none."""
    if declaration.statements is None:
        raise FactcheckError("broken-declaration", "no mapping of statements is declared", where=f"{declaration.id}.yaml")
    return declaration.statements


def _refusal(row: Row, pages: Statements) -> str | None:
    name, note = row["measure"], row["confidence_note"]
    if row["statistic"] in pages.never:
        return pages.never[row["statistic"]]
    if name in pages.reasons:
        return pages.reasons[name]
    if not (row["area_code"] or row["area_name"] in pages.areas):
        return NO_AREA
    for refusal in pages.refused:
        if name not in refusal.unless and re.search(refusal.note, note):
            return refusal.reason
    if _rule(row, pages) is None:
        return OTHER_DEFINITION
    if not (row["period_start"] and row["period_end"]):
        return NO_PERIOD
    return None


def _rule(row: Row, pages: Statements) -> StatementRule | None:
    fitting = (rule for rule in pages.measures[row["measure"]] if not rule.definition or row["measure_definition"] in rule.definition)
    return next(fitting, None)


def _figure(row: Row, pages: Statements, declaration: Declaration, *, where: str) -> Figure:
    rule = _rule(row, pages)
    if rule is None or row["unit"] not in pages.units:
        raise drifted("a unit of the list is not declared", found=[row["unit"]], where=where)
    note = row["confidence_note"]
    period = Period(start=_day(row["period_start"], where), end=_day(row["period_end"], where))
    baseline, period = _baseline(rule, period)
    value, unit = _value(row, pages, where=where)
    standing = standing_of(row["publisher"], row["url"], where=where)
    noted = {kind: _noted(note, patterns, kind) for kind, patterns in _patterns(pages)}
    return Figure(
        measure_id=rule.measure,
        area_code=row["area_code"] or pages.areas[row["area_name"]],
        period=period,
        value=value,
        unit=unit,
        statistic=rule.statistic,
        method=noted["method"] or rule.method,
        baseline=baseline,
        publisher=row["publisher"],
        publication=row["publication_title"],
        published=PartialDate(row["published_date"]),
        url=row["url"],
        locator=f"in the page: {row['measure_definition']}; {row['area_name']}; {row['period_start']} to {row['period_end']}",
        copy="retyped",
        coverage=noted["coverage"] or rule.coverage,
        status="provisional" if re.search(pages.provisional, f"{row['measure_definition']} {note}") else "final",
        standing=standing.standing,
        names_official=standing.names_official,
        own_body=standing.own_body,
        release_id=f"{declaration.id}/{_page_hash(row)}",
        source_id=declaration.id,
        note=_kept_note(note, pages),
        period_exact=not any(re.search(pattern, note) for pattern in pages.inexact),
        bound=noted["bound"] or rule.bound,
    )


def _patterns(pages: Statements) -> Iterator[tuple[str, tuple[Noted, ...]]]:
    yield from (("method", pages.methods), ("coverage", pages.coverages), ("bound", pages.bounds))


def _noted(note: str, patterns: tuple[Noted, ...], kind: str) -> str | None:
    return next((getattr(pattern, kind) for pattern in patterns if re.search(pattern.note, note)), None)


def _kept_note(note: str, pages: Statements) -> str | None:
    parts = [part.strip() for part in note.split(";")]
    return "; ".join(part for part in parts if part and not re.search(pages.unsaid, part)) or None


def _value(row: Row, pages: Statements, *, where: str) -> tuple[float, Unit]:
    """The value in the unit that the page prints it in: "Published as 12 minutes" is 12 minutes and not 720 seconds."""
    printed = re.search(pages.published_as, row["confidence_note"])
    if printed:
        return float(printed[1]), Unit.MINUTES
    number = number_in(row["value"], missing={}, where=where)
    rule = pages.units[row["unit"]]
    return float(number or 0) * rule.times, rule.unit


def _baseline(rule: StatementRule, period: Period) -> tuple[Period | None, Period]:
    """A change's baseline, and its period: a change between two days is the later day's."""
    if rule.baseline is None or period.start is None:
        return None, period
    if isinstance(rule.baseline, Days):
        return Period(start=rule.baseline.start, end=rule.baseline.end), period
    if rule.baseline == "year-before":
        return year_before(period), period
    if rule.baseline == "at-start":
        return Period(start=period.start, end=period.start), Period(start=period.end, end=period.end)
    before = period.start - timedelta(days=1)
    return Period(start=before, end=before), period


def _day(text: str, where: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise drifted("a day is not written as 2022-03-31", found=[text], where=where) from None


def _page_hash(row: Row) -> str:
    page = "\x1f".join((row["publisher"], row["publication_title"], row["published_date"], row["url"]))
    return hashlib.sha256(page.encode()).hexdigest()[:12]


def _expect_judgements_used(pages: Statements, rows: list[dict[str, str]], *, where: str) -> None:
    notes = {row["confidence_note"] for row in rows}
    patterns = [part.note for part in pages.refused]
    patterns += [part.note for part in (*pages.coverages, *pages.bounds, *pages.methods)]
    patterns += [*pages.inexact, pages.published_as]
    idle = [pattern for pattern in patterns if not any(re.search(pattern, note) for note in notes)]
    idle += [
        f"{name}: {definition}"
        for name, rules in pages.measures.items()
        for rule in rules
        for definition in rule.definition
        if not any(row["measure"] == name and row["measure_definition"] == definition for row in rows)
    ]
    if idle:
        raise drifted("some judgements match no row any more", missing=idle, where=where)
