"""The article of a web page without its furniture, and what the page states about it."""

import logging
import re
from typing import Any

from factcheck.documents.content import Content
from factcheck.documents.decoding import MARKS, Decoded, checked_text, decoded
from factcheck.documents.page_facts import PageFacts, page_facts
from factcheck.documents.vocabulary import vocabulary
from factcheck.values import FactcheckError

META_CHARSET = re.compile(rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([A-Za-z0-9_\-:]+)", re.IGNORECASE)
META_WITHIN = 4096
OLD_LATIN = frozenset(
    {"iso-8859-1", "latin-1", "latin1", "ascii", "us-ascii", "windows-1252", "cp1252"}
)  # all mean Windows-1252 to a browser
SENTENCE_WORDS, LONG_WORDS = 5, 15
DOOR_WORDS = 120  # a text of a refusal is short
WHITE_RUNS = re.compile(r"[ \t\u00a0]+")


def read_page(data: bytes, *, where: str, charset: str | None = None) -> Content:
    """The article's text, its headline first, one paragraph a line with a blank line between.

    Raises `FactcheckError`: wrong-encoding, binary-file, not-an-article.
    """
    page = decoded_page(data, where=where, charset=charset)
    tree = _tree(page.text)
    if tree is None:
        raise _not_an_article(where)
    facts = page_facts(tree)
    text = _article(page.text, facts)
    if text is None:
        raise _not_an_article(where)
    notes = (page.note,) if page.note else ()
    return Content(text=text, title=facts.title, outlet=facts.outlet, published=facts.published, url=facts.url, own_text=True, notes=notes)


def decoded_page(data: bytes, *, where: str, charset: str | None = None) -> Decoded:
    """The page's source text: a byte-order mark decides, then the server, then the page's own meta tag, then what the bytes are.

    This is the order of the HTML standard. A stated encoding that does not fit is tried no further than UTF-8 and Windows-1252.
    """
    if any(data.startswith(mark) for mark, _ in MARKS):
        return decoded(data, where=where)
    meta = META_CHARSET.search(data[:META_WITHIN])
    for stated in (charset, meta[1].decode("ascii") if meta else None):
        if stated and (text := _as_stated(data, stated.strip().lower())) is not None:
            return Decoded(checked_text(text, where=where), stated)
    return decoded(data, where=where)


def _as_stated(data: bytes, stated: str) -> str | None:
    try:
        return data.decode("cp1252" if stated in OLD_LATIN else stated)
    except (UnicodeDecodeError, LookupError):
        return None


def _tree(source: str) -> Any:
    from lxml import etree, html

    try:
        parser = html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True)
        return html.document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError, AssertionError):
        return None


def _article(source: str, facts: PageFacts) -> str | None:
    """The article's paragraphs, or None where there is none."""
    import trafilatura

    logging.getLogger("trafilatura").addHandler(logging.NullHandler())  # its remarks on markup are not for our users
    extracted = trafilatura.extract(source, output_format="txt", include_comments=False, include_tables=True, include_links=False)
    lines = [WHITE_RUNS.sub(" ", line).strip() for line in (extracted or "").splitlines()]
    lines = [line for line in lines if line]
    if not _is_article(lines):
        return None
    head = " ".join(lines)[:500].lower()
    if facts.shown_title and facts.shown_title.lower() not in head:
        lines.insert(0, facts.shown_title)
    return "\n\n".join(lines)


def _is_article(lines: list[str]) -> bool:
    """Whether there is at least one sentence, and a short text is not just a locked door."""
    text = " ".join(lines)
    if len(text.split()) < DOOR_WORDS and any(refusal in text.lower() for refusal in vocabulary().refusals):
        return False
    return any(_is_sentence(line) for line in lines)


def _is_sentence(line: str) -> bool:
    words = len(line.split())
    return words >= LONG_WORDS or (words >= SENTENCE_WORDS and line.endswith((".", "!", "?", "”", '"', "’", "'", ":")))


def _not_an_article(where: str) -> FactcheckError:
    remedy = "Open it in a browser, and save or copy the article's text into a file."
    return FactcheckError("not-an-article", "the page holds no article that can be read", where=where, remedy=remedy)
