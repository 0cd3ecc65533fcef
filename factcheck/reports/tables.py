"""Small tables for the terminal: measures, areas, figures, and what is installed."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.catalogue.area import Area
from factcheck.catalogue.measure import Measure
from factcheck.figures.figure import Figure
from factcheck.reports.brief import Names, area_name, figure_period, figure_value, measure_name
from factcheck.reports.screen import columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted, day, partial
from factcheck.reports.words import report_words

WIDE = 120


class Held(Protocol):
    """What a store holds of one measure: how many figures of how many areas, and the days from which and to which they run."""

    @property
    def figures(self) -> int: ...

    @property
    def areas(self) -> int: ...

    @property
    def first(self) -> date: ...

    @property
    def last(self) -> date: ...


class Source(Protocol):
    """What a measure's card says of a source that declares it."""

    @property
    def publisher(self) -> str: ...

    @property
    def title(self) -> str: ...

    @property
    def landing_page(self) -> str: ...

    @property
    def read(self) -> bool: ...


def plain_table(header: Sequence[str], rows: Iterable[Sequence[str]], *, width: int | None = None, color: bool = False) -> str:
    """A table of texts; long cells wrap, nothing is cut away."""
    table = grid()
    for name in header:
        table.add_column(name, overflow="fold")
    for row in rows:
        table.add_row(*(words(cell) for cell in row))
    return shown([table], width=columns(width), color=wants_colour(color))


def held_words(measure: Measure, held: Mapping[str, Held]) -> str:
    """What is held of a measure, or why nothing is."""
    if measure.id in held:
        found = held[measure.id]
        return f"{counted(found.figures, 'figure')}, {counted(found.areas, 'area')}, {day(found.first)} to {day(found.last)}"
    return "published, none held" if measure.public_series else "no public series"


def measure_list(measures: Iterable[Measure], held: Mapping[str, Held], *, width: int | None = None, color: bool = False) -> str:
    """Every measure with its id and what is held of it."""
    rows = [(measure.id, measure.name, held_words(measure, held)) for measure in measures]
    return plain_table(("id", "measure", "held"), rows, width=width, color=color)


def measure_cards(
    measures: Iterable[Measure],
    held: Mapping[str, Held],
    declarations: Mapping[str, Source],
    *,
    width: int | None = None,
    color: bool = False,
) -> str:
    """Each measure with all that is known of it: definition, what people call it, who publishes it, since when, what is held."""
    parts: list[RenderableType] = []
    for number, measure in enumerate(measures):
        parts += [*([Text()] if number else []), words(f"{measure.name} ({measure.id})", "bold"), words(measure.definition)]
        table = grid(header=False)
        table.add_column(no_wrap=True, style="dim")
        table.add_column(overflow="fold")
        for name, value in _facts(measure, held, declarations):
            table.add_row(name, words(value))
        parts.append(table)
    return shown(parts, width=columns(width), color=wants_colour(color))


def _facts(measure: Measure, held: Mapping[str, Held], declarations: Mapping[str, Source]) -> list[tuple[str, str]]:
    facts = [
        ("also called", ", ".join(measure.aliases)),
        ("counted as", ", ".join(dict.fromkeys((measure.statistic, report_words().units[measure.unit.value].name)))),
        ("methods", "; ".join(f"{name}: {meaning}" for name, meaning in measure.methods.items())),
    ]
    facts += [("published by", _source(declarations[source])) for source in measure.sources if source in declarations]
    facts += [
        ("since", measure.first_period or ""),
        ("held", held_words(measure, held)),
        ("mind", " ".join(measure.fitness)),
        ("would settle it", measure.would_settle or ""),
    ]
    facts += [("not to be confused with", f"{other.measure_id}: {other.difference}") for other in measure.confused_with]
    return [(name, value) for name, value in facts if value]


def _source(source: Source) -> str:
    return f"{source.publisher}, {source.title}, {source.landing_page}{'' if source.read else ' (declared, not read here)'}"


def area_table(areas: Iterable[Area], catalogue: Names, *, width: int | None = None, color: bool = False) -> str:
    """Areas with their codes, what people call them, and for a look-alike the force that it is taken for."""
    table = grid()
    table.add_column("code", no_wrap=True)
    table.add_column("area", ratio=2, overflow="fold")
    table.add_column("also called, and what to mind", ratio=4, overflow="fold")
    for area in areas:
        policed = [words(f"Policed by {area_name(area.force, catalogue)}.")] if area.force else []
        also = [words(", ".join([*area.names[1:], *area.nicknames]))] if area.names[1:] or area.nicknames else []
        note = [words(area.note)] if area.note else []
        name = Group(words(area.name), words(area.kind.replace("_", " "), "dim"))
        table.add_row(words(area.code), name, Group(*also, *policed, *note))
    return shown([table], width=columns(width), color=wants_colour(color))


def figure_table(found: Sequence[Figure], catalogue: Names, *, width: int | None = None, color: bool = False) -> str:
    """Figures with their sources, under a line for each measure and area; addresses and places only in a wide table."""
    space = columns(width)
    groups: dict[str, list[Figure]] = {}
    for figure in found:
        groups.setdefault(_about(figure, catalogue), []).append(figure)
    parts: list[RenderableType] = []
    for about, figures in groups.items():
        parts += [*([Text()] if parts else []), words(about, "bold"), _figures(figures, space)]
    return shown(parts, width=space, color=wants_colour(color))


def _figures(figures: Sequence[Figure], space: int) -> Table:
    methods = any(figure.method for figure in figures)
    table = grid()
    for name in ("period", "value", *(["method"] if methods else []), "source"):
        table.add_column(name, overflow="fold", min_width=18 if name == "period" else None)
    if space >= WIDE:
        table.add_column("found at", overflow="fold", ratio=1)
        table.add_column("address", overflow="fold", ratio=1)
    for figure in figures:
        cells = [figure_period(figure), _value(figure), *([figure.method or ""] if methods else []), _cited(figure)]
        table.add_row(*(words(cell) for cell in (*cells, *([figure.locator, figure.url] if space >= WIDE else []))))
    return table


def _about(figure: Figure, catalogue: Names) -> str:
    return f"{measure_name(figure.measure_id, catalogue)}, {area_name(figure.area_code, catalogue)} ({figure.area_code})"


def _value(figure: Figure) -> str:
    status = "" if figure.status == "final" else f" ({report_words().statuses[figure.status]})"
    return f"{figure_value(figure)}{status}"


def _cited(figure: Figure) -> str:
    standing = "" if figure.standing == "official_release" else report_words().standings[figure.standing]
    return ", ".join(part for part in (figure.publisher, figure.publication, partial(figure.published), standing) if part)
