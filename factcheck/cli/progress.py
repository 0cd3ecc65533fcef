"""Progress of a batch or a download on a terminal; nothing in a pipe."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from rich.progress import TaskID

    from factcheck.sources.assets import Asset

Item = TypeVar("Item")


def counted(items: Iterable[Item], total: int, verb: str) -> Iterator[Item]:
    """Pass the items on; of a batch say on a terminal's standard error how many of `total` are done."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn(f"documents {verb}"), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        yield from progress.track(items, total=total)


@contextmanager
def downloading() -> Iterator["Callable[[Asset, int, int | None], None] | None"]:
    """A bar for each file that is downloaded, on a terminal's standard error; nothing in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TransferSpeedColumn

    tasks: dict[str, TaskID] = {}
    columns = (TextColumn("{task.description}"), BarColumn(), DownloadColumn(), TransferSpeedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:

        def told(asset: "Asset", done: int, total: int | None) -> None:
            if asset.url not in tasks:
                tasks[asset.url] = progress.add_task(asset.file_name[:60], total=total)
            progress.update(tasks[asset.url], completed=done, total=total)

        yield told
