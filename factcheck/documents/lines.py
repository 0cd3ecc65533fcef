"""The physical lines of a batch of any length, one at a time, each within the limit."""

import io
from collections.abc import Iterator
from typing import BinaryIO

from factcheck.documents.decoding import MARKS, wrong_encoding
from factcheck.safety.limits import LARGEST_LINE


def physical_lines(stream: BinaryIO, *, name: str, longest: int = LARGEST_LINE) -> Iterator[tuple[int, bytes | None]]:
    """Number and bytes of each line of a seekable stream, its end included and the byte-order mark removed.

    None stands for a line past `longest` bytes. A file with the mark of UTF-16 or UTF-32, as Windows programs write
    them, comes out as UTF-8. Raises `FactcheckError` (wrong-encoding) where such a file does not keep to its mark.
    """
    start = stream.read(4)
    mark, encoding = next(((mark, encoding) for mark, encoding in MARKS if start.startswith(mark)), (b"", "utf-8"))
    stream.seek(len(mark))
    pieces = _pieces(stream, longest) if encoding == "utf-8" else _recoded(stream, encoding, longest, name=name)
    number, ended = 0, True
    for piece in pieces:
        begins, ended = ended, piece.endswith(b"\n")
        if begins:
            number += 1
            yield number, piece if ended or len(piece) < longest else None


def _pieces(stream: BinaryIO, longest: int) -> Iterator[bytes]:
    while piece := stream.readline(longest):
        yield piece


def _recoded(stream: BinaryIO, encoding: str, longest: int, *, name: str) -> Iterator[bytes]:
    reader = io.TextIOWrapper(stream, encoding=encoding, newline="\n")
    try:
        while piece := reader.readline(longest):
            yield piece.encode("utf-8")
    except UnicodeDecodeError as error:
        raise wrong_encoding(name, f"its byte-order mark says {encoding.upper()}, but the file does not keep to it") from error
    finally:
        reader.detach()
