"""Packed bytes unpacked within bounds: a member of a ZIP archive and a gzip file, neither ever further than its limit."""

import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

from factcheck.safety.limits import megabytes
from factcheck.values import FactcheckError

CHUNK = 256 * 1024
LOCAL_HEADER = 30
"""Bytes of a ZIP member's own header, before its name (APPNOTE 4.3.7)."""
ENCRYPTED, UTF8_NAME = 0x1, 0x800
FROM_PUBLISHER = "Get the file from the publisher's own page again."


def member_bytes(file: BinaryIO, member: ZipInfo, *, where: str) -> Iterator[bytes]:
    """The bytes of a member piece by piece, to the end of what is packed and not only as far as the directory says.

    A reader that stops at the size in the directory misses what follows, and the next reader does not. Raises `FactcheckError`:
    too-large-unpacked at the first byte too many, unsafe-archive where the member is damaged or not what the directory says.
    """
    _at_data(file, member, where)
    size = checksum = 0
    for piece in _inflated(file, member, where):
        size, checksum = size + len(piece), zlib.crc32(piece, checksum)
        if size > member.file_size:
            what = f"{member.filename} unpacks to more than the {member.file_size:,} bytes that the archive's directory says"
            raise FactcheckError("too-large-unpacked", what, where=where, remedy=FROM_PUBLISHER)
        yield piece
    if size != member.file_size or checksum != member.CRC:
        raise unsafe(f"{member.filename} is damaged: it unpacks to {size:,} bytes, and its checksum or size is another", where)


def _at_data(file: BinaryIO, member: ZipInfo, where: str) -> None:
    """Place the file at the member's data, once its own header says the same as the directory."""
    file.seek(member.header_offset)
    header = file.read(LOCAL_HEADER)
    if len(header) < LOCAL_HEADER or header[:4] != b"PK\x03\x04":
        raise unsafe(f"{member.filename} does not stand where the directory says", where)
    flags, method = struct.unpack("<HH", header[6:10])
    name_size, extra_size = struct.unpack("<HH", header[26:30])
    name = file.read(name_size).decode("utf-8" if flags & UTF8_NAME else "cp437", "replace")
    if name != member.orig_filename or method != member.compress_type:
        raise unsafe(f"{member.filename} has another name or packing in its own header ({name!r})", where)
    if (flags | member.flag_bits) & ENCRYPTED:
        raise unsafe(f"{member.filename} is encrypted", where, remedy="Save it without a password.")
    file.seek(extra_size, 1)


def _inflated(file: BinaryIO, member: ZipInfo, where: str) -> Iterator[bytes]:
    left = member.compress_size
    if member.compress_type == ZIP_STORED:
        while left > 0 and (piece := file.read(min(CHUNK, left))):
            left -= len(piece)
            yield piece
        return
    if member.compress_type != ZIP_DEFLATED:
        raise unsafe(f"{member.filename} is packed in a way that no spreadsheet uses", where)
    unpacker = zlib.decompressobj(-zlib.MAX_WBITS)
    while left > 0 and not unpacker.eof and (packed := file.read(min(CHUNK, left))):
        left -= len(packed)
        while packed and not unpacker.eof:
            try:
                yield unpacker.decompress(packed, CHUNK)
            except zlib.error as error:
                raise unsafe(f"{member.filename} is damaged ({error})", where) from None
            packed = unpacker.unconsumed_tail
    while not unpacker.eof and (piece := unpacker.decompress(b"", CHUNK)):
        yield piece
    if left or not unpacker.eof or unpacker.unused_data:
        raise unsafe(f"{member.filename} breaks off, or something follows its data", where)


def gunzipped(packed: bytes | Path, limit: int, *, where: str = "") -> bytes:
    """The bytes out of a gzip file, of one part or several; never more than `limit` bytes are in memory.

    Raises `FactcheckError`: too-large-unpacked at the limit, broken-gzip where it breaks off or is damaged.
    """
    where = where or (str(packed) if isinstance(packed, Path) else "")
    data = packed.read_bytes() if isinstance(packed, Path) else packed
    parts: list[bytes] = []
    size = 0
    while data:
        unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16)
        try:
            part = unpacker.decompress(data, limit + 1 - size)
        except zlib.error as error:
            raise FactcheckError("broken-gzip", f"it cannot be unpacked ({error})", where=where, remedy="Fetch the file again.") from None
        size += len(part)
        if size > limit or unpacker.unconsumed_tail:
            what = f"it unpacks to more than {megabytes(limit)}, which is the most"
            raise FactcheckError("too-large-unpacked", what, where=where, remedy="Give a part of it.")
        if not unpacker.eof:
            raise FactcheckError("broken-gzip", "it breaks off", where=where, remedy="Fetch the file again.")
        parts.append(part)
        data = unpacker.unused_data.lstrip(b"\0")  # padding to a block's end is allowed (RFC 1952, as gzip itself takes it)
    return b"".join(parts)


def unsafe(what: str, where: str, *, remedy: str = FROM_PUBLISHER) -> FactcheckError:
    """The error for an archive that is damaged or built to harm."""
    return FactcheckError("unsafe-archive", what, where=where, remedy=remedy)
