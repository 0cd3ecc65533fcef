"""Long tables: figures by force, and for the total of all bodies, from a publisher's rows by the rules of a declaration."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from factcheck.figures import Figure
from factcheck.sources.counting import Counts, Part, counted, part_for
from factcheck.sources.declaration import Declaration, Edition, RateRule, Rule, Table
from factcheck.sources.drift import drifted, expect
from factcheck.sources.figuring import edition_figure
from factcheck.sources.places import codes_for, force_names
from factcheck.sources.tally import Tally, added, filter_text
from factcheck.values import FactcheckError, Period, Unit


@dataclass(frozen=True, slots=True)
class Sum:
    """A part's tally for one area and period, with the words for its scope and, for a total, its coverage."""

    tally: Tally
    scope: str
    coverage: str | None = None


def figures_from_table(declaration: Declaration, edition: Edition, folder: Path) -> list[Figure]:
    """All figures of one edition of a declared long table.

    Raises `FactcheckError` (source-drift, exit code 4) where columns, categories, force names or cells are not the declared ones.
    """
    table = table_of(declaration)
    counts, names = counted(table, edition, folder, parts=_parts(table))
    codes = _codes(table, names, where=edition.file)
    sums = _by_area(counts, codes, table)
    found = [_count(declaration, edition, rule, area, sums) for rule in table.rules for area in _areas(sums, _rule_part(rule, table))]
    for rate in table.rates:
        for method in rate.methods:
            _, under = _rate_parts(rate, method)
            found += [_rate(declaration, edition, rate, area, sums, method=method) for area in _areas(sums, under)]
    return found


def table_of(declaration: Declaration) -> Table:
    """The declared table; raises `FactcheckError` (broken-declaration) where there is none."""
    if declaration.table is None:
        raise FactcheckError("broken-declaration", "no table is declared", where=f"{declaration.id}.yaml")
    return declaration.table


Sums = dict[tuple[Part, str, Period], Sum]


def _parts(table: Table) -> Iterable[Part]:
    for rule in table.rules:
        yield _rule_part(rule, table)
    for rate in table.rates:
        for method in rate.methods:
            yield from _rate_parts(rate, method)


def _rule_part(rule: Rule, table: Table) -> Part:
    return part_for(rule.value or table.value, rule.where)


def _rate_parts(rate: RateRule, method: str) -> tuple[Part, Part]:
    columns = rate.methods[method]
    return part_for(columns.over, rate.among, rate.where), part_for(columns.under, rate.among)


def _areas(sums: Sums, part: Part) -> list[tuple[str, Period]]:
    return [(code, period) for other, code, period in sums if other == part]


def _codes(table: Table, names: set[str], *, where: str) -> dict[str, str | None]:
    if table.area.kind == "code":
        if table.area.every_force:
            expect("codes of the forces", declared=set(force_names().values()), present=names, where=where)
        return {name: name for name in names}
    return codes_for(names, beyond=table.area.beyond, every=table.area.every_force, where=where)


def _by_area(counts: Counts, codes: dict[str, str | None], table: Table) -> Sums:
    """The sums by area code, and the total over every body that reported in the period and has no gap."""
    sums: Sums = {}
    bodies: dict[tuple[Part, Period], dict[str, Tally]] = {}
    reporting = {(name, period) for (_, name, period), tally in counts.items() if tally.numbers}
    for (part, name, period), tally in counts.items():
        code = codes[name]
        if code:
            sums[(part, code, period)] = Sum(tally, f"{table.area.column} is {name}")
        if not tally.markers and (name, period) in reporting:  # a body that reported otherwise had nothing to add here
            bodies.setdefault((part, period), {})[name] = tally
    if table.area.total:
        everybody = {name for _, name, _ in counts}
        for (part, period), tallies in bodies.items():
            coverage = coverage_text(everybody, set(tallies), beyond=table.area.beyond)
            sums[(part, table.area.total, period)] = Sum(added(tallies.values()), f"{len(tallies)} bodies", coverage)
    return sums


def coverage_text(everybody: set[str], present: set[str], *, beyond: Iterable[str]) -> str:
    """Which bodies a total counts: "43 police forces and British Transport Police", and which of the file's are missing from it."""
    extra = [name for name in beyond if name in present]
    text = " and ".join([f"{len(present) - len(extra)} police forces", *extra])
    lacking = sorted(everybody - present)
    return f"{text}; without {', '.join(lacking)}" if lacking else text


def _locator(part: Part, sum_: Sum, period: Period, table: Table, edition: Edition) -> str:
    days = f"at {period.end}" if period.is_day else f"{period.start} to {period.end}"
    kept = [filter_text(part.where)] if part.conditions else []
    left_out = [f"not {filter_text(exclusion.where)}" for exclusion in (*table.exclusions, *edition.exclusions)]
    chosen = "; ".join([sum_.scope, days, *kept, *left_out])
    return f"sum of {part.column} over {len(sum_.tally.rows)} rows where {chosen}; rows sha256 {sum_.tally.hash}…"


def _count(declaration: Declaration, edition: Edition, rule: Rule, area: tuple[str, Period], sums: Sums) -> Figure:
    table = table_of(declaration)
    part, (code, period) = _rule_part(rule, table), area
    found = sums[(part, code, period)]
    value = None if found.tally.missing else float(round(found.tally.total, table.decimals))
    return edition_figure(
        declaration,
        edition,
        measure_id=rule.measure,
        area_code=code,
        period=period,
        value=value,
        missing=found.tally.missing,
        unit=rule.unit,
        statistic=rule.statistic,
        method=rule.method,
        coverage=found.coverage,
        locator=_locator(part, found, period, table, edition),
    )


def _rate(declaration: Declaration, edition: Edition, rate: RateRule, area: tuple[str, Period], sums: Sums, *, method: str) -> Figure:
    table, (code, period) = table_of(declaration), area
    parts = _rate_parts(rate, method)
    over, under = _over(sums, parts[0], area, edition), sums[(parts[1], code, period)]
    missing = over.tally.missing or under.tally.missing
    if not missing and under.tally.total <= 0:
        missing = "no offences to divide by"
    value = None if missing else float(round(100 * over.tally.total / under.tally.total, rate.decimals))
    line = [_locator(part, sum_, period, table, edition) for part, sum_ in zip(parts, (over, under), strict=True)]
    shown = f"{_plain(over.tally.total)} over {_plain(under.tally.total)}"
    return edition_figure(
        declaration,
        edition,
        measure_id=rate.measure,
        area_code=code,
        period=period,
        value=value,
        missing=missing,
        unit=Unit.PERCENT,
        statistic=rate.statistic,
        method=method if len(rate.methods) > 1 else None,
        coverage=under.coverage,
        locator=f"100 × {shown}: {line[0]} / {line[1]}",
    )


def _over(sums: Sums, part: Part, area: tuple[str, Period], edition: Edition) -> Sum:
    if (part, *area) not in sums and not edition.zeros_left_out:
        raise drifted(f"no row for the part over the line of a rate, {filter_text(part.where)}", found=[area[0]], where=edition.file)
    return sums.get((part, *area), Sum(Tally(), f"no such row for {area[0]}"))


def _plain(number: Decimal) -> str:
    return f"{number:f}"
