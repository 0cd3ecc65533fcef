"""Reading ahead: the next pieces are read in a thread while the one before is worked on."""

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TypeVar

Piece = TypeVar("Piece")
Read = TypeVar("Read")
AHEAD = 4
# Below so many pieces a thread costs more than it saves.
FEW = 4


def ahead(read: Callable[[Piece], Read], pieces: Sequence[Piece]) -> Iterator[Read]:
    """What `read` makes of each piece, in order, never more than `AHEAD` before it is wanted; its errors come with their piece."""
    if len(pieces) < FEW:
        yield from map(read, pieces)
        return
    with ThreadPoolExecutor(max_workers=1) as reader:
        waiting: deque[Future[Read]] = deque()
        for piece in pieces:
            waiting.append(reader.submit(read, piece))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
