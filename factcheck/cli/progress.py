"""Progress of a batch on a terminal; nothing in a pipe."""

import sys
from collections.abc import Iterable, Iterator
from typing import TypeVar

Item = TypeVar("Item")


def counted(items: Iterable[Item], verb: str) -> Iterator[Item]:
    """Pass the items on; on a terminal, from the second on, say on standard error how many have gone by."""
    if not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.status import Status

    # The first document passes in silence: a single article needs no progress line.
    status: Status | None = None
    try:
        for number, item in enumerate(items, start=1):
            if number == 2:
                status = Status("", console=Console(stderr=True))
                status.start()
            if status:
                status.update(f"{number:,} documents {verb}")
            yield item
    finally:
        if status:
            status.stop()
