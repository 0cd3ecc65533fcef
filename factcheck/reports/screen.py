"""Rich set up for reports: one console a piece, fixed width, harmless text, colours only where asked for."""

import io
import os
import shutil
from collections.abc import Sequence

from rich import box
from rich.console import Console, RenderableType
from rich.table import Table
from rich.text import Text

from factcheck.reports.clean import one_line

NARROWEST = 40
COLOURS = {"good": "green", "near": "cyan", "mixed": "yellow", "bad": "red", "open": "bright_blue", "quiet": "default", "person": "magenta"}


def columns(width: int | None) -> int:
    """The width asked for, else the terminal's, else 80."""
    return max(NARROWEST, width if width is not None else shutil.get_terminal_size((80, 24)).columns)


def wants_colour(color: bool) -> bool:
    """Whether to colour: asked for, and not refused through NO_COLOR (no-color.org: set to anything but nothing)."""
    return color and not os.environ.get("NO_COLOR")


def shown(parts: Sequence[RenderableType], *, width: int, color: bool) -> str:
    """The parts as text of that width, with no blanks at line ends."""
    console = Console(
        file=io.StringIO(),
        width=width,
        height=10_000,
        force_terminal=color,
        color_system="standard" if color else None,
        no_color=not color,
        legacy_windows=False,
        markup=False,
        highlight=False,
        emoji=False,
        _environ={},
    )
    with console.capture() as capture:
        for part in parts:
            console.print(part)
    return "".join(line.rstrip() + "\n" for line in capture.get().split("\n")[:-1])


def words(text: str, style: str = "") -> Text:
    """Text with nothing in it that a terminal or rich would obey."""
    return Text(one_line(text), style=style)


def grid(*, header: bool = True) -> Table:
    """The plain table that all of ours begin as: no vertical lines, so that it can be copied and piped."""
    style = box.SIMPLE_HEAD if header else None
    return Table(box=style, show_header=header, show_edge=False, pad_edge=False, padding=(0, 2, 0, 0), header_style="bold")
