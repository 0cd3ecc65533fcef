"""Spreadsheets as archives: XLSX and ODS are looked through, and refused where they are built to harm, before any parser sees them."""

import posixpath
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from typing import Any, BinaryIO
from xml.parsers import expat

from factcheck.safety.limits import megabytes
from factcheck.safety.sheet_counts import Counted, OdsCounts, Place, XlsxCounts
from factcheck.safety.unpacking import LOCAL_HEADER, gunzipped, member_bytes, unsafe
from factcheck.values import FactcheckError

__all__ = ["ArchiveLimits", "Looked", "checked_archive", "gunzipped", "looked_through"]

MACROS = re.compile(r"(^|/)vbaProject|^Basic/|^Scripts/|\.xlm$|^xl/(macrosheets|dialogsheets)/", re.I)
EMBEDDED = re.compile(r"^xl/(embeddings|activeX|ctrlProps)/.|oleObject", re.I)
INERT = re.compile(
    r"\.(png|jpe?g|gif|emf|wmf|tiff?|vml|dat)$|/(printerSettings|customProperty)\d*\.bin$|^(mimetype|layout-cache)$|^ObjectReplacements/",
    re.I,
)
"""Members that no parser reads: pictures, printers' settings, what Office left in its trash."""
XML = re.compile(r"\.(xml|rels|rdf)$", re.I)
WORKBOOK = re.compile(r"/?xl/workbook\d*\.xml", re.I)
PICTURES = re.compile(r"^(xl/(worksheets|chartsheets|drawings|charts|theme|diagrams)/_rels|_rels)/", re.I)
"""Relationships that may lead to what no parser reads; any other could make a sheet of a member that was not looked through."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveLimits:
    """What a spreadsheet may be.

    Members; bytes unpacked in all and in one member; how many times smaller it may be packed once it unpacks to more than `free` bytes;
    cells that a reader makes of all its sheets; bytes of one piece of XML, such as a tag with its attributes.
    """

    members: int = 2_000
    unpacked: int = 1024 * 1024 * 1024
    member: int = 768 * 1024 * 1024
    ratio: int = 250
    free: int = 16 * 1024 * 1024
    cells: int = 20_000_000
    piece: int = 16 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Looked:
    """What was seen in a spreadsheet: how many formulas, and by the sheet's name the cells that hold an error (row, column, its text)."""

    formulas: int = 0
    errors: dict[str, tuple[Place, ...]] = field(default_factory=dict)


def checked_archive(path: Path, *, limits: ArchiveLimits | None = None) -> int:
    """How many formulas a spreadsheet has, once it is looked through; raises as `looked_through` does."""
    return looked_through(path, limits=limits).formulas


def looked_through(path: Path, *, limits: ArchiveLimits | None = None) -> Looked:
    """Look through a spreadsheet before it is parsed, and say what a parser would not tell.

    Refused are files that are no ZIP, encrypted or damaged, that have too many members, members under hostile, repeated or overlapping
    places, macros, embedded objects, XML with a DOCTYPE or entities, formulas whose value is not kept, links that ask another program,
    more bytes or cells than the limits: a ZIP of kilobytes can unpack to gigabytes, and an ODS of 752 bytes can repeat one cell a milliard
    times. Links to other workbooks are left-overs that publishers' files are full of, and no reader follows them.
    Raises `FactcheckError`: unsafe-archive, too-large-unpacked, macros, embedded-objects, external-links, xml-entities, too-many-cells,
    live-formulas.
    """
    limits = limits or ArchiveLimits()
    try:
        with zipfile.ZipFile(path) as archive, path.open("rb") as file:
            members = archive.infolist()
            if archive.comment:
                raise unsafe("it has a comment at its end, in which another archive can hide", str(path))
            _members(members, path, limits)
            return _Look(path, limits).through(members, file)
    except (zipfile.BadZipFile, NotImplementedError, OSError, EOFError, ValueError) as error:
        raise unsafe(f"it is no whole ZIP archive ({error})", str(path)) from None


def _members(members: list[zipfile.ZipInfo], path: Path, limits: ArchiveLimits) -> None:
    where = str(path)
    if not 0 < len(members) <= limits.members:
        raise unsafe(f"it has {len(members):,} members, and {limits.members:,} are the most", where)
    names = [member.orig_filename for member in members]
    for name in names:
        if name.startswith(("/", "\\")) or "\\" in name or "\0" in name or ".." in name.split("/") or re.match(r"[A-Za-z]:", name):
            raise unsafe(f"a member's name leads elsewhere ({name!r})", where)
    folded = [name.casefold() for name in names]
    if len(set(folded)) != len(names):
        twice = next(name for name, fold in zip(names, folded, strict=True) if folded.count(fold) > 1)
        raise unsafe(f"two members have one name ({twice!r})", where)
    if any(member.flag_bits & 1 for member in members):
        raise unsafe("it is encrypted", where, remedy="Save it without a password.")
    _apart(members, where)
    _sizes(members, where, limits)
    for pattern, code, what in ((MACROS, "macros", "macros"), (EMBEDDED, "embedded-objects", "embedded objects or controls")):
        found = [name for name in names if pattern.search(name)]
        if found:
            raise _carries(code, what, found[0], where)


def _apart(members: list[zipfile.ZipInfo], where: str) -> None:
    """No two members may share bytes: that is how a small archive unpacks to a large one again and again."""
    ordered = sorted(members, key=lambda member: member.header_offset)
    if ordered[0].header_offset:
        raise unsafe("something stands before its first member", where)
    for member, after in pairwise(ordered):
        if member.header_offset + LOCAL_HEADER + len(member.filename.encode()) + member.compress_size > after.header_offset:
            raise unsafe(f"two members overlap ({member.filename!r} and {after.filename!r})", where)


def _sizes(members: list[zipfile.ZipInfo], where: str, limits: ArchiveLimits) -> None:
    whole, largest = sum(member.file_size for member in members), max(members, key=lambda member: member.file_size)
    packed = sum(member.compress_size for member in members)
    if whole > limits.unpacked:
        raise _too_large(f"it unpacks to {megabytes(whole)}, and {megabytes(limits.unpacked)} are the most", where)
    if largest.file_size > limits.member:
        size, most = megabytes(largest.file_size), megabytes(limits.member)
        raise _too_large(f"{largest.filename} unpacks to {size}, and {most} are the most for one member", where)
    if whole > limits.free and whole > packed * limits.ratio:
        raise _too_large(f"it unpacks to {whole // max(packed, 1):,} times its size, and {limits.ratio} times is the most", where)


class _Look:
    """One look through one file, member after member."""

    def __init__(self, path: Path, limits: ArchiveLimits) -> None:
        self.where, self.limits = str(path), limits
        self.counted = Counted(self.where, limits.cells)
        self.sheets: dict[str, str] = {}
        self.targets: dict[str, str] = {}

    def through(self, members: list[zipfile.ZipInfo], file: BinaryIO) -> Looked:
        names = [member.filename for member in members]
        workbook = any(name.casefold().startswith("xl/") for name in names)
        if workbook and "content.xml" in names:
            raise unsafe("it is both an XLSX and an ODS file", self.where)
        for member in members:
            pieces = member_bytes(file, member, where=self.where)
            scanned = not INERT.search(member.filename) if workbook else XML.search(member.filename)
            if scanned and member.file_size:
                self._xml(member.filename, pieces, workbook)
            else:
                for _ in pieces:  # unpacked all the same, so that its real size is known
                    pass
        return Looked(self.counted.formulas, self._errors_by_sheet(workbook))

    def _xml(self, name: str, pieces: Any, workbook: bool) -> None:
        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = parser.EntityDeclHandler = self._refused_dtd(name)
        counts = self._counts(parser, name, workbook)
        fed = 0
        for piece in pieces:
            fed += len(piece)
            self._feed(parser, piece, name)
            if fed - max(parser.CurrentByteIndex, 0) > self.limits.piece:
                raise _too_large(f"one piece of {name} has more than {megabytes(self.limits.piece)}", self.where)
        self._feed(parser, b"", name, last=True)
        if counts:
            counts.finish()

    def _counts(self, parser: Any, name: str, workbook: bool) -> XlsxCounts | OdsCounts | None:
        if name.casefold().endswith(".rels") or name == "[Content_Types].xml" or WORKBOOK.fullmatch(name):
            parser.StartElementHandler = lambda tag, attributes: self._part(name, tag.rpartition(":")[2], attributes)
            return None
        if workbook:
            return XlsxCounts(parser, name, self.counted)
        if name == "content.xml":
            return OdsCounts(parser, name, self.counted)
        if name == "META-INF/manifest.xml":
            parser.StartElementHandler = lambda _, attributes: self._listed(name, attributes)
        return None

    def _part(self, name: str, tag: str, attributes: dict[str, str]) -> None:
        """What the workbook, its relationships or its list of types say: sheets by name, where they lie, and code by another name."""
        if tag == "sheet":
            identity = next((value for key, value in attributes.items() if key.rpartition(":")[2] == "id"), "")
            self.sheets[identity] = attributes.get("name", "")
        elif tag == "Relationship" and attributes.get("TargetMode") != "External":
            self._related(name, attributes)
        elif tag in ("Override", "Default") and re.search(r"vbaProject|macroEnabled|macrosheet", attributes.get("ContentType", ""), re.I):
            raise _carries("macros", "macros", attributes.get("PartName", attributes.get("Extension", name)), self.where)
        elif tag == "sheetData":
            raise unsafe(f"{name} holds a sheet, where none belongs", self.where)

    def _related(self, name: str, attributes: dict[str, str]) -> None:
        target, kind = attributes.get("Target", ""), attributes.get("Type", "")
        if kind.endswith("/officeDocument") and not WORKBOOK.fullmatch(target):
            raise unsafe(f"{name} calls {target[:80]!r} the workbook", self.where)
        if INERT.search(target) and not PICTURES.match(name):
            raise unsafe(f"{name} makes a part of the workbook of {target[:80]!r}", self.where)
        if re.fullmatch(r"xl/_rels/workbook\d*\.xml\.rels", name, re.I):
            self.targets[attributes.get("Id", "")] = posixpath.normpath(posixpath.join("xl", target) if target[:1] != "/" else target[1:])

    def _listed(self, name: str, attributes: dict[str, str]) -> None:
        kind = attributes.get("manifest:media-type", "")
        if re.search(r"oleobject|application/vnd\.sun\.star\.script|basic", kind, re.I):
            raise _carries("embedded-objects", "embedded objects", attributes.get("manifest:full-path", name), self.where)

    def _errors_by_sheet(self, workbook: bool) -> dict[str, tuple[Place, ...]]:
        """The errors by the sheet's name; a member of an XLSX that no sheet leads to is never read."""
        members = {self.targets.get(identity, "").casefold(): sheet for identity, sheet in self.sheets.items()}
        named = [(members.get(key.casefold()) if workbook else key, places) for key, places in self.counted.errors.items()]
        return {sheet: tuple(places) for sheet, places in named if sheet is not None}

    def _feed(self, parser: Any, piece: bytes, name: str, *, last: bool = False) -> None:
        try:
            parser.Parse(piece, last)
        except expat.ExpatError as error:
            raise unsafe(f"{name} is no well-formed XML ({error})", self.where) from None

    def _refused_dtd(self, name: str) -> Callable[..., None]:
        def refuse(*_: object) -> None:
            what = f"{name} declares a document type or entities, which no spreadsheet needs"
            raise FactcheckError("xml-entities", what, where=self.where, remedy="Save it anew.")

        return refuse


def _carries(code: str, what: str, name: str, where: str) -> FactcheckError:
    return FactcheckError(code, f"it carries {what} ({name})", where=where, remedy="Save it as a plain .xlsx, .ods or .csv.")


def _too_large(what: str, where: str) -> FactcheckError:
    return FactcheckError("too-large-unpacked", what, where=where, remedy="Save the sheets that are needed as .csv.")
