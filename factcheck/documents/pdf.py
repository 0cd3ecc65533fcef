"""The text of a PDF, read page by page in a limited child process."""

import io
import re
from typing import Any

from factcheck.documents.content import Content
from factcheck.safety.subprocesses import Limits, run_limited
from factcheck.values import FactcheckError

MOST_PAGES = 2000
SENTENCE_END = (".", "!", "?", ":", ";", "”", '"', "…")
SHORTEST_WRAPPED = 45  # characters; a shorter line was ended on purpose
FULL_LINE = 0.7  # of the longest common line: a shorter one ends its paragraph
FULL_SENTENCE = 0.92  # a line that ends a sentence goes on only if it is about as long as the longest
CONTROLS = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f\u00ad\ufeff]|[\ud800-\udfff]")


def read_pdf(data: bytes, *, where: str, limits: Limits | None = None) -> Content:
    """The text with wrapped lines joined to paragraphs, which a blank line parts; the file's own dates are not used.

    A PDF's creation date is that of the file, not of the article. Raises `FactcheckError`: encrypted-pdf, unreadable-pdf,
    no-text-layer, too-much-memory, too-much-time, reader-failed.
    """
    pages = run_limited(pages_of, data, where=where, limits=limits)
    text = "\n\n".join(filter(None, (paragraphs(page) for page in pages)))
    if not text.strip():
        remedy = "It is a scan or a picture: run text recognition on it (ocrmypdf IN.pdf OUT.pdf), or give its text."
        raise FactcheckError("no-text-layer", "the PDF has no text in it", where=where, remedy=remedy)
    return Content(text=text, own_text=True)


def pages_of(data: bytes) -> list[str]:
    """The raw text of each page; runs in the child. Raises `FactcheckError`: encrypted-pdf, unreadable-pdf."""
    from pypdf import PdfReader
    from pypdf.errors import DependencyError, PyPdfError

    try:
        reader = PdfReader(io.BytesIO(data))
        if reader.is_encrypted:
            _unlock(reader)
        if len(reader.pages) > MOST_PAGES:
            raise FactcheckError("too-large", f"the PDF has more than {MOST_PAGES} pages", remedy="Give the part you need.")
        if not reader.pages:
            raise PyPdfError("it has no pages")
        return [page.extract_text() for page in reader.pages]
    except DependencyError as error:
        raise _encrypted() from error
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError, ZeroDivisionError) as error:
        what = f"the PDF cannot be read ({type(error).__name__}: {str(error)[:120]})"
        raise FactcheckError("unreadable-pdf", what, remedy="Save it again from the program that made it, or give its text.") from error


def _unlock(reader: Any) -> None:
    """Many PDFs forbid printing only, and open with an empty password."""
    if not reader.decrypt(""):
        raise _encrypted()


def _encrypted() -> FactcheckError:
    return FactcheckError("encrypted-pdf", "the PDF is locked with a password", remedy="Save it without the password, or give its text.")


def paragraphs(page: str) -> str:
    """A page's lines joined where a line was only wrapped: about as long as the others, even more so if it ends a sentence."""
    lines = [CONTROLS.sub("", line).strip() for line in page.splitlines()]
    lengths = sorted(len(line) for line in lines if line)
    longest = lengths[int(0.9 * (len(lengths) - 1))] if lengths else 0
    joined: list[str] = []
    wrapped = False
    for line in lines:
        if line and wrapped:
            joined[-1] += line if joined[-1].endswith("-") and line[0].islower() else " " + line
        elif line:
            joined.append(line)
        share = FULL_SENTENCE if line.endswith(SENTENCE_END) else FULL_LINE
        wrapped = len(line) >= max(SHORTEST_WRAPPED, share * longest)
    return "\n\n".join(joined)
