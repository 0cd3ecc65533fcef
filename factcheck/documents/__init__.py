"""From a file, a page, a batch or an address to `Document`."""

from factcheck.documents.document import BrokenDocument, Document

__all__ = ["BrokenDocument", "Document"]
