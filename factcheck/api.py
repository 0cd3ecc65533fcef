"""The whole way from documents to reports: what `factcheck.extract`, `factcheck.check` and the command line share."""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.documents.document import BrokenDocument, Document
from factcheck.values import FactcheckError, day_from

if TYPE_CHECKING:
    from factcheck.checking.verdict import Report
    from factcheck.extraction.claim import Claim, Extraction
    from factcheck.figures.store import Store

# Enough for the language model to work in batches, few enough to keep the memory of a long run flat.
DOCUMENTS_AT_ONCE = 32


def extract(text: str, *, published: date | str | None = None) -> "list[Claim]":
    """The quantitative claims of a text, in text order.

    `published` (a date, or "2023-11-24") resolves relative periods; without it a date line in the text is used, as on the command line.
    Raises `FactcheckError` (not-a-date).
    """
    document = document_of(text, published)
    return list(next(extracted([document]))[1].claims)


def check(
    text: str,
    *,
    published: date | str | None = None,
    as_of: date | str = "publication",
    store: "Store | None" = None,
    groups: Path | str | None = None,
) -> "Report":
    """The text's claims with a verdict each.

    `as_of` is "publication" (what was known on the day of publication), "latest", or a date; `store` the bundled figures unless given;
    `groups` a file of dated lists of groups of forces (docs/groups.md).
    Raises `FactcheckError` (not-a-date, missing-store, bad-groups).
    """
    document = document_of(text, published)
    day = as_of.isoformat() if isinstance(as_of, date) else as_of
    report = next(checked([document], store=store, as_of=day, groups=Path(groups) if groups is not None else None))
    if isinstance(report, BrokenDocument):
        raise FactcheckError(report.code, report.message)
    return report


def document_of(text: str, published: date | str | None) -> Document:
    """A document from a text at hand, dated by the caller or by a date line in it."""
    from factcheck.documents.date_lines import published_in

    if isinstance(published, str):
        published = day_from(published)
    if published is not None:
        return Document(id="-", text=text, published=published, published_from="option")
    found = published_in(text)
    return Document(id="-", text=text, published=found, published_from="text" if found else None)


def extracted(documents: Iterable[Document | BrokenDocument]) -> "Iterator[tuple[Document | BrokenDocument, Extraction]]":
    """Each document with what was read from it, in order and lazily; a broken one comes with an empty extraction and its error."""
    from factcheck.extraction.claim import Extraction
    from factcheck.extraction.pipeline import extract_many

    waiting = iter(documents)
    while batch := list(islice(waiting, DOCUMENTS_AT_ONCE)):
        whole = [document for document in batch if isinstance(document, Document)]
        read = iter(extract_many([(document.text, document.published, document.outlet) for document in whole]))
        for document in batch:
            yield document, next(read) if isinstance(document, Document) else Extraction()


def checked(
    documents: Iterable[Document | BrokenDocument],
    *,
    store: "Store | None" = None,
    as_of: str = "publication",
    groups: Path | None = None,
) -> "Iterator[Report | BrokenDocument]":
    """A report for each document, in order and lazily; broken documents pass through. `groups` is a file of lists of groups of forces."""
    from factcheck.catalogue import load_catalogue
    from factcheck.catalogue.group_lists import with_lists
    from factcheck.checking.judge import check_documents
    from factcheck.figures.store import Store

    if as_of not in ("publication", "latest"):
        day_from(as_of, where="--as-of")
    held, catalogue = store or Store.open(), load_catalogue()
    if groups is not None:
        catalogue = with_lists(catalogue, groups)
    read = extracted(documents)
    while batch := list(islice(read, DOCUMENTS_AT_ONCE)):
        whole = [(document, extraction) for document, extraction in batch if isinstance(document, Document)]
        reports = iter(check_documents(whole, store=held, catalogue=catalogue, as_of=as_of))
        for document, _ in batch:
            yield document if isinstance(document, BrokenDocument) else next(reports)
