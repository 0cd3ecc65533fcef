"""From a file, a page, a batch or an address to `Document`."""

from typing import TYPE_CHECKING, Any

from factcheck.documents.document import BrokenDocument, Document

if TYPE_CHECKING:
    from factcheck.documents.reading import Documents, count_documents, read_documents

__all__ = ["BrokenDocument", "Document", "Documents", "count_documents", "read_documents"]


def __getattr__(name: str) -> Any:
    # Rooms above need the values alone; only who reads documents waits for the readers.
    if name in ("Documents", "count_documents", "read_documents"):
        from factcheck.documents import reading

        return getattr(reading, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
