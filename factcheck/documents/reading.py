"""`read_documents`: every input as a stream of `Document` and `BrokenDocument`, checked for duplicates before any work."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path
from typing import BinaryIO

from factcheck.documents.batches import Line, broken, empty_document, read_csv, read_jsonl
from factcheck.documents.content import Content, read_content
from factcheck.documents.date_lines import published_in
from factcheck.documents.document import BrokenDocument, Document
from factcheck.documents.headlines import headline_of
from factcheck.documents.inputs import Plan, Source, plan_inputs
from factcheck.safety.files import read_bounded, unreadable
from factcheck.values import FactcheckError

READERS = {"jsonl": read_jsonl, "csv": read_csv}


class Documents(Iterator[Document | BrokenDocument]):
    """The documents in the order read, one at a time; `total` is how many there are, `skipped` the files of unknown kind in folders."""

    def __init__(self, plan: Plan, total: int, *, published: date | None = None) -> None:
        self.total = total
        self.skipped = plan.skipped
        self._stream = (document for source in plan.sources for document in _documents(source, published))

    def __next__(self) -> Document | BrokenDocument:
        return next(self._stream)


def read_documents(inputs: Sequence[str], *, published: date | None = None, stdin: BinaryIO | None = None) -> Documents:
    """The documents of files, folders, batches, addresses and standard input.

    A document that cannot be read comes as a `BrokenDocument`. Before any document is read, this call goes through all ids,
    keeping 8 bytes of each, and raises `FactcheckError`: duplicate-id, no-such-file, unreadable-file, no-documents.
    `published` is for documents that state no date in their batch line.
    """
    plan = plan_inputs(inputs, stdin=stdin)
    return Documents(plan, _refuse_duplicates(plan), published=published)


def count_documents(inputs: Sequence[str], *, stdin: BinaryIO | None = None) -> int:
    """How many documents the inputs hold, broken ones included; raises as `read_documents`. Standard input is used up."""
    return read_documents(inputs, stdin=stdin).total


def _refuse_duplicates(plan: Plan) -> int:
    """The number of documents; raises `FactcheckError` (duplicate-id) naming both places."""
    seen: set[int] = set()
    total = 0
    for total, (id, where) in enumerate(_ids(plan), start=1):
        digest = int.from_bytes(blake2b(id.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")
        if digest in seen:
            _confirm_duplicate(plan, id, total, where)
        seen.add(digest)
    return total


def _confirm_duplicate(plan: Plan, id: str, position: int, where: str) -> None:
    """Raise for a true duplicate; two different ids with the same digest are let through."""
    for earlier, (other, first) in enumerate(_ids(plan), start=1):
        if earlier == position:
            return
        if other == id:
            what = f'the id "{id}" is there twice, first at {first}'
            raise FactcheckError(
                "duplicate-id", what, where=where, remedy="Give each document an id of its own, or name the folder above both files."
            )


def _ids(plan: Plan) -> Iterator[tuple[str, str]]:
    """Id and place of every document to come."""
    for source in plan.sources:
        if source.kind not in READERS:
            yield source.id, source.where
            continue
        for line in _batch(source):
            yield line.id, f"{source.where} line {line.number}" if isinstance(line, Line) else source.where


def _batch(source: Source) -> Iterator[Line | BrokenDocument]:
    """The lines of a batch; one that cannot be read as a batch, or holds nothing, is itself a broken document."""
    empty = True
    try:
        with _opened(source) as stream:
            for line in READERS[source.kind](stream, name=source.where):
                empty = False
                yield line
    except FactcheckError as error:
        yield broken(source.id, error)
        return
    except OSError as error:
        yield broken(source.id, unreadable(Path(source.where), error))
        return
    if empty:
        yield broken(source.id, empty_document(source.where))


@contextmanager
def _opened(source: Source) -> Iterator[BinaryIO]:
    """The stream of a batch from its start; a copy of what can be read only once stays open for the next pass."""
    if source.stream is not None:
        source.stream.seek(0)
        yield source.stream
    elif source.path is not None:
        with source.path.open("rb") as stream:
            yield stream


def _documents(source: Source, published: date | None) -> Iterator[Document | BrokenDocument]:
    if source.kind in READERS:
        for line in _batch(source):
            yield line if isinstance(line, BrokenDocument) else _from_line(line, published)
        return
    try:
        yield _from_content(_content(source), source, published)
    except FactcheckError as error:
        yield broken(source.id, error)


def _content(source: Source) -> Content:
    """What one file, address or standard input holds; raises `FactcheckError` where it cannot be read."""
    if source.kind == "address":
        from factcheck.safety.fetching import fetch

        page = fetch(source.id)
        content = read_content(page.data, where=source.where, suffix=f".{page.kind}", charset=page.charset)
        return replace(content, url=page.url)
    if isinstance(source.data, FactcheckError):
        raise source.data
    data = source.data if source.data is not None else read_bounded(Path(source.path or source.id))
    return read_content(data, where=source.where, suffix=source.path.suffix if source.path else "")


def _from_line(line: Line, option: date | None) -> Document:
    day, basis = _dated((line.published, "line"), (option, "option"), text=line.text)
    stated = {key: line.kept[key] for key in ("title", "outlet", "url") if isinstance(line.kept.get(key), str) and line.kept[key].strip()}
    stated.setdefault("title", headline_of(line.text))
    return Document(id=line.id, text=line.text, published=day, published_from=basis, kept=line.kept, notes=line.notes, **stated)


def _from_content(content: Content, source: Source, option: date | None) -> Document:
    day, basis = _dated((option, "option"), (content.published, "page"), text=content.text)
    return Document(
        id=source.id,
        text=content.text,
        published=day,
        published_from=basis,
        title=content.title or headline_of(content.text),
        outlet=content.outlet,
        url=content.url,
        own_text=content.own_text,
        notes=content.notes,
    )


def _dated(*stated: tuple[date | None, str], text: str) -> tuple[date | None, str | None]:
    """The first day that somebody states, else the day in a line of the text, with where it is from."""
    for day, basis in stated:
        if day:
            return day, basis
    day = published_in(text)
    return day, "text" if day else None
