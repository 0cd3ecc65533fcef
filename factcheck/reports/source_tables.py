"""Tables about sources for the terminal: the list, one source explained, and the checks of a file."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from rich.console import Group, RenderableType
from rich.text import Text

from factcheck.reports.screen import columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted, day, partial
from factcheck.sources.checks import Check
from factcheck.sources.declaration import Declaration
from factcheck.sources.dues import SourceHeld
from factcheck.values import PartialDate

SIDE_SHOWN = 160


def source_list(sources: Sequence[tuple[Declaration, SourceHeld]], *, today: date, width: int | None = None, color: bool = False) -> str:
    """Every source: publisher, measures, areas, first and last period held, last release, next one due."""
    table = grid()
    for name, ratio in (("source", 5), ("held", 3), ("release", 3)):
        table.add_column(name, overflow="fold", ratio=ratio)
    for declaration, held in sources:
        about = f"{declaration.publisher}: {declaration.title}. {counted(len(declaration.measures), 'measure')}; {declaration.areas}."
        newest = partial(PartialDate(held.newest.published)) if held.newest else "none"
        due = [words(f"next due {_due(held, today)}", "dim")] if held.due else []
        table.add_row(
            Group(words(declaration.id, "bold"), words(about, "dim")), Group(*map(words, _span(held))), Group(words(f"last {newest}"), *due)
        )
    return shown([table], width=columns(width), color=wants_colour(color))


def source_rows(sources: Iterable[tuple[Declaration, SourceHeld]]) -> list[dict[str, object]]:
    """The same for machines."""
    return [
        {
            "id": declaration.id,
            "publisher": declaration.publisher,
            "title": declaration.title,
            "measures": list(declaration.measures),
            "areas": declaration.areas,
            "first": held.span.first.isoformat() if held.span else None,
            "last": held.span.last.isoformat() if held.span else None,
            "figures": held.span.figures if held.span else 0,
            "last_release": held.newest.release_id if held.newest else None,
            "last_published": (held.newest.published or None) if held.newest else None,
            "next_due": held.due.isoformat() if held.due else None,
        }
        for declaration, held in sources
    ]


def source_card(declaration: Declaration, held: SourceHeld, *, today: date, width: int | None = None, color: bool = False) -> str:
    """One source explained: its declaration in plain words, its checks, and its releases."""
    parts: list[RenderableType] = [words(f"{declaration.title} ({declaration.id})", "bold")]
    table = grid(header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in _facts(declaration, held, today):
        table.add_row(name, words(value))
    parts.append(table)
    for heading, rows in (
        ("How it is read", _layouts(declaration)),
        ("What is checked", _checks(declaration)),
        ("Releases held", _releases(held)),
    ):
        if rows:
            parts += [Text(), words(heading, "bold"), *(words(f"· {row}") for row in rows)]
    return shown(parts, width=columns(width), color=wants_colour(color))


def checks_table(checks: Iterable[Check], *, width: int | None = None, color: bool = False) -> str:
    """A row a check: name, pass or fail, what was expected, what was found; under a failed one where, and the line to add."""
    table = grid()
    for name in ("check", "", "expected", "found"):
        table.add_column(name, overflow="fold", ratio=3 if name in ("expected", "found") else None)
    hints: list[RenderableType] = []
    for check in checks:
        style = "" if check.passed else "red"
        table.add_row(
            words(check.name), words("pass" if check.passed else "FAIL", style), words(_short(check.expected)), words(_short(check.found))
        )
        if not check.passed:
            hints += [words(f"{check.name}: at {check.where}.{f' {check.suggestion}' if check.suggestion else ''}")]
    return shown([table, *([Text()] if hints else []), *hints], width=columns(width), color=wants_colour(color))


def _short(text: str) -> str:
    return text if len(text) <= SIDE_SHOWN else f"{text[: SIDE_SHOWN - 1]}…"


def _span(held: SourceHeld) -> list[str]:
    if held.span is None:
        return ["nothing"]
    return [f"{day(held.span.first)}", f"to {day(held.span.last)}", counted(held.span.figures, "figure")]


def _due(held: SourceHeld, today: date) -> str:
    if held.due is None:
        return ""
    return f"since {day(held.due)}" if held.due <= today else f"by {day(held.due)}"


def _facts(declaration: Declaration, held: SourceHeld, today: date) -> list[tuple[str, str]]:
    facts = [
        ("published by", declaration.publisher),
        ("page", declaration.landing_page),
        ("licence", declaration.licence),
        ("comes", f"{declaration.cadence}, {counted(declaration.lag_days, 'day')} after a period ends"),
        ("usual revision", f"within {declaration.revision_bound_percent:g} %"),
        ("areas", declaration.areas),
        ("counts", declaration.coverage),
        ("measures", ", ".join(declaration.measures)),
        ("found by", _found(declaration)),
        ("held", " ".join(_span(held))),
        ("next due", _due(held, today)),
        (
            "no file at hand",
            f"its layout is tested with {', '.join(declaration.fixture)}" if declaration.fixture and not declaration.read else "",
        ),
    ]
    facts += [("mind", note) for note in declaration.method_notes]
    facts += [("break", f"{brk.measure} from {day(brk.since)}: {brk.reason}") for brk in declaration.series_breaks]
    return [(name, value) for name, value in facts if value]


def _found(declaration: Declaration) -> str:
    find = declaration.find
    if find is None:
        return "hand: factcheck sources add " + declaration.id + " FILE" if declaration.layouts else ""
    patterns = [f"{name} like {pattern}" for name, pattern in (("a title", find.title), ("a file name", find.file)) if pattern]
    return (
        f"{find.by} on {find.page or declaration.landing_page}, {' and '.join(patterns) or 'every file'}; only from {', '.join(find.hosts)}"
    )


def _layouts(declaration: Declaration) -> list[str]:
    rows = []
    for layout in declaration.layouts:
        shape = "a long table" if layout.table else f"{counted(len(layout.grids), 'table')} in sheets" if layout.grids else "JSON"
        rows.append(f"{layout.id}: {shape}{f'. {layout.about}' if layout.about else ''}")
        if layout.table:
            rows += [f"  {rule.measure}: {rule.reason}" for rule in layout.table.rules]
            rows += [f"  {rate.measure} by {', '.join(rate.methods)}: {rate.reason}" for rate in layout.table.rates]
            rows += [f"  left out, {_where(left.where)}: {left.reason}" for left in layout.table.exclusions]
            rows += [f"  in totals only, {_where(left.where)}: {left.reason}" for left in layout.table.unread]
            rows += [f"  {marker!r} means: {meaning}" for marker, meaning in {**layout.table.missing, **layout.table.blank}.items()]
        for part in layout.grids:
            rows += [f"  {column.measure}: under {' or '.join(column.headings) or column.written}" for column in part.columns]
            rows += [f"  {marker!r} means: {meaning}" for marker, meaning in part.missing.items()]
    return rows


def _where(where: Mapping[str, Sequence[str]]) -> str:
    return "; ".join(f"{column} {', '.join(values)}" for column, values in where.items())


def _checks(declaration: Declaration) -> list[str]:
    rows = ["columns, categories, names, periods and cells are the declared ones; nothing is published before its period ends"]
    if declaration.revisions:
        bound = declaration.revisions
        rows.append(f"no figure held before moves by more than {bound.percent:g} % or {bound.count:g}: {bound.reason}")
    rows += [f"{', '.join(step.measures)} within {step.times:g} times the period before: {step.reason}" for step in declaration.steps]
    rows += [
        f"{control.measure} {control.area} to {day(control.end)} is {control.value:,}: {control.reason}"
        for edition in declaration.editions
        for control in edition.controls
    ]
    totals = [part.totals.reason for layout in declaration.layouts for part in layout.grids if part.totals.areas or part.totals.measures]
    return rows + [f"totals equal their parts: {reason}" for reason in dict.fromkeys(totals)]


def _releases(held: SourceHeld) -> list[str]:
    return [
        f"{release.release_id}: {release.title}, {partial(PartialDate(release.published))}, {counted(release.rows, 'figure')}"
        for release in held.releases
    ]
