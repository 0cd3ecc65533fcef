"""`Content`: the text of some bytes, told apart by what they are and not only by the file's name."""

import codecs
import re
from dataclasses import dataclass
from datetime import date

from factcheck.documents.batches import empty_document
from factcheck.documents.decoding import decoded
from factcheck.values import FactcheckError

HTML_SUFFIXES = frozenset({".html", ".htm", ".xhtml"})
HTML_START = re.compile(
    rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--.{0,2000}?-->)*<(?:!doctype\s+html|html|head|body|article|main|div|p)[\s>]", re.IGNORECASE | re.DOTALL
)
PDF_START = 1024  # bytes in which "%PDF-" may begin, as readers of the format allow
OTHERS = (
    (b"{\\rtf", "a rich text document"),
    (b"PK\x03\x04", "a Word, OpenDocument or zip file"),
    (b"\xd0\xcf\x11\xe0", "an old Word or Excel file"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"%!PS", "a PostScript file"),
    (b"PAR1", "a Parquet file"),
    (b"<?xml", "an XML file that is no web page"),
)
JSON_START = re.compile(rb'\s*(?:\[\s*)?\{\s*"')


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A text with what its page or file states about it; `own_text` is true where the text is our making, from HTML or PDF."""

    text: str
    title: str | None = None
    outlet: str | None = None
    published: date | None = None
    url: str | None = None
    own_text: bool = False
    notes: tuple[str, ...] = ()


def read_content(data: bytes, *, where: str, suffix: str = "", charset: str | None = None) -> Content:
    """The text of a text file, a web page or a PDF; `charset` is what a server said of a page.

    Raises `FactcheckError`: empty-document, binary-file, wrong-encoding, unknown-kind, not-an-article, and those of `read_pdf`.
    """
    if not data.strip():
        raise empty_document(where)
    kind = kind_of(data, suffix=suffix, where=where)
    if kind == "pdf":
        from factcheck.documents.pdf import read_pdf

        return read_pdf(data, where=where)
    if kind == "html":
        from factcheck.documents.pages import read_page

        return read_page(data, where=where, charset=charset)
    read = decoded(data, where=where)
    if not read.text.strip():
        raise empty_document(where)
    return Content(text=read.text, notes=(read.note,) if read.note else ())


def kind_of(data: bytes, *, suffix: str = "", where: str) -> str:
    """ "pdf", "html" or "text"; raises `FactcheckError` (unknown-kind) for a known kind of file that is none of them."""
    start = data[:4096].removeprefix(codecs.BOM_UTF8)
    if b"%PDF-" in start[:PDF_START]:
        return "pdf"
    if suffix.lower() == ".pdf":
        remedy = "Save the PDF again, or give its text."
        raise FactcheckError("unreadable-pdf", "the name says PDF, but the file does not begin as one", where=where, remedy=remedy)
    if suffix.lower() in HTML_SUFFIXES or HTML_START.match(start):
        return "html"
    for magic, name in OTHERS:
        if start.startswith(magic):
            raise FactcheckError("unknown-kind", f"this is {name}", where=where, remedy="Give the article as text, HTML or PDF.")
    if JSON_START.match(start):
        remedy = "A batch has one object a line and the name ends in .jsonl."
        raise FactcheckError("unknown-kind", "this is JSON, but the file is not named as a batch", where=where, remedy=remedy)
    return "text"
