"""Which kind a file from the outside is, told by its bytes: what a name or a server says of it counts for nothing."""

import zlib
from collections.abc import Callable, Sequence

from factcheck.safety.fetching import HTML_START, SNIFFED

TAIL = 1024 * 1024
"""Bytes at the end in which a ZIP lists its members, by their plain names."""
ZIP_START, ZIP_END = b"PK\x03\x04", b"PK\x05\x06"
ODS_TYPE = b"application/vnd.oasis.opendocument.spreadsheet"
BOM = b"\xef\xbb\xbf"
WEB_PAGE = "html"


def kind_of(start: bytes, kinds: Sequence[str], *, end: bytes | None = None) -> str | None:
    """The first of `kinds` that a file beginning with these bytes is, or None.

    Kinds are xlsx, ods, xls, zip, gz, csv, json, pdf and html. Without `end`, the file's last bytes, it is the first that it may yet
    turn out to be: a spreadsheet is a ZIP whose members are listed at the end.
    """
    return next((kind for kind in kinds if TESTS[kind](start, end)), None)


def is_web_page(start: bytes) -> bool:
    """Whether a file begins like a web page."""
    return HTML_START.match(start) is not None


def _is_zip(start: bytes, end: bytes | None, *members: bytes) -> bool:
    whole = end is None or (ZIP_END in end and all(member in end for member in members))
    return start.startswith(ZIP_START) and whole


def _is_xlsx(start: bytes, end: bytes | None) -> bool:
    return _is_zip(start, end, b"[Content_Types].xml", b"xl/workbook.")


def _is_ods(start: bytes, end: bytes | None) -> bool:
    """By the member `mimetype`, which stands first and unpacked (OpenDocument 1.2, part 3, section 3.3)."""
    first = start[30:200]
    return first.startswith(b"mimetype") and ODS_TYPE in first and _is_zip(start, end, b"content.xml")


def _is_gz(start: bytes, _: bytes | None) -> bool:
    if not start.startswith(b"\x1f\x8b\x08"):
        return False
    try:
        return not is_web_page(zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(start, SNIFFED))
    except zlib.error:
        return False


def _is_csv(start: bytes, _: bytes | None) -> bool:
    """Text in columns; a line such as "Access denied" has none."""
    return b"\0" not in start and not is_web_page(start) and any(mark in start for mark in b",;\t|")


def _is_json(start: bytes, _: bytes | None) -> bool:
    return start.removeprefix(BOM).lstrip()[:1] in (b"{", b"[")


TESTS: dict[str, Callable[[bytes, bytes | None], bool]] = {
    "xlsx": _is_xlsx,
    "ods": _is_ods,
    "xls": lambda start, _: start.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"),
    "zip": _is_zip,
    "gz": _is_gz,
    "json": _is_json,
    "csv": _is_csv,
    "pdf": lambda start, _: b"%PDF-" in start,
    WEB_PAGE: lambda start, _: is_web_page(start),
}
"""By kind: whether these first bytes, and the last where known, are of it."""
