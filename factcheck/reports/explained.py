"""One figure explained for the terminal: what it says, where it stands, its notes, its editions, and what was added up."""

from collections.abc import Mapping, Sequence

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.text import Text

from factcheck.figures.explaining import Explained
from factcheck.figures.figure import Figure
from factcheck.reports.brief import Names, area_name, figure_period, figure_value, measure_name
from factcheck.reports.screen import columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted, partial
from factcheck.sources.walking_back import RowsBehind

ROWS_SHOWN = 12


def explanation(
    found: Sequence[Explained], catalogue: Names, *, rows: Sequence[RowsBehind] = (), width: int | None = None, color: bool = False
) -> str:
    """Every figure found, one after another; `rows` are the publisher's rows behind the first of them."""
    parts: list[RenderableType] = []
    for number, each in enumerate(found):
        parts += [*([Text()] if number else []), *_one(each, catalogue), *(_rows(rows) if number == 0 else [])]
    return shown(parts, width=columns(width), color=wants_colour(color))


def _one(each: Explained, catalogue: Names) -> list[RenderableType]:
    figure = each.figure
    about = f"{measure_name(figure.measure_id, catalogue)}, {area_name(figure.area_code, catalogue)}, {figure_period(figure)}"
    table = grid(header=False)
    table.add_column(no_wrap=True, style="dim")
    table.add_column(overflow="fold")
    for name, value in _facts(each):
        table.add_row(name, words(value))
    parts: list[RenderableType] = [words(f"{about}: {figure_value(figure)}", "bold"), table]
    if len(each.vintages) > 1:
        parts += [Text(), words("Editions of this number, oldest first", "bold"), _listed(each.vintages)]
    if each.inputs:
        parts += [Text(), words(f"Added up from {counted(len(each.inputs), 'figure')} of one release", "bold"), _listed(each.inputs)]
    return parts


def _facts(each: Explained) -> list[tuple[str, str]]:
    figure, release = each.figure, each.release
    facts = [
        ("publisher", figure.publisher),
        ("publication", figure.publication),
        ("published", partial(figure.published)),
        ("address", figure.url),
        ("stands at", figure.locator),
        ("cell says", repr(figure.cell_text) if figure.cell_text is not None else ""),
        ("method", figure.method or ""),
        ("measured from", f"{figure.baseline.start} to {figure.baseline.end}" if figure.baseline else ""),
        ("counts", figure.coverage or ""),
        ("standing", f"{figure.standing.replace('_', ' ')}, {figure.status}, copy: {figure.copy}"),
        ("file", f"{release.raw_name or ''} sha256 {figure.file_sha256}" if figure.file_sha256 and release else figure.file_sha256 or ""),
        ("release", figure.release_id),
        ("note", figure.note or ""),
    ]
    facts += [("publisher's note", note) for note in (release.notes if release else ()) if _about_its_place(note, figure)]
    return [(name, value) for name, value in facts if value]


def _about_its_place(note: str, figure: Figure) -> bool:
    """A note of the sheet that the figure stands in; notes of a file without sheets are of the whole file."""
    sheet, _, _ = note.partition(":")
    return "sheet '" not in figure.locator or f"sheet '{sheet}'" in figure.locator


def _listed(figures: Sequence[Figure]) -> RenderableType:
    """A line a figure, and under it where it stands, which is too long for a column."""
    lines: list[RenderableType] = []
    for figure in figures:
        lines.append(words(f"{figure_period(figure)}: {figure_value(figure)}, {partial(figure.published)}, {figure.release_id}"))
        lines.append(Padding(words(figure.locator, "dim"), (0, 0, 0, 4)))
    return Group(*lines)


def _rows(behind: Sequence[RowsBehind]) -> list[RenderableType]:
    parts: list[RenderableType] = []
    for each in behind:
        agrees = "as the figure says" if each.agrees else "NOT what the figure says: the file is another"
        parts += [
            Text(),
            words(f"{counted(len(each.rows), 'row')} of the file, {each.column or 'counted'}; hash {each.hash}, {agrees}", "bold"),
        ]
        parts += _varying(each.rows)
    return parts


def _varying(rows: Sequence[Mapping[str, str]]) -> list[RenderableType]:
    """What all rows have alike once in a line, and only the rest as a table: eight columns of a publisher's would fit no terminal."""
    names = list(rows[0]) if rows else []
    alike = [name for name in names if len({row[name] for row in rows}) == 1] if len(rows) > 1 else []
    table = grid()
    for name in names:
        if name not in alike:
            table.add_column(name, overflow="fold")
    for row in rows[:ROWS_SHOWN]:
        table.add_row(*(words(value) for name, value in row.items() if name not in alike))
    same = [words(f"in each: {', '.join(f'{name} {rows[0][name]}' for name in alike)}", "dim")] if alike else []
    return [*same, table, *([words(f"and {len(rows) - ROWS_SHOWN} more")] if len(rows) > ROWS_SHOWN else [])]
