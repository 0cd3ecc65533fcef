"""Documents judged together: the same reports as one by one, with the store read once for all of them."""

import pytest

from factcheck.api import checked, extracted
from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document, check_documents
from factcheck.documents import read_documents
from factcheck.figures import Store
from factcheck.figures.shelves import Shelves


@pytest.fixture(scope="module")
def articles(root):
    """The example articles, read."""
    return list(extracted(read_documents([str(path) for path in sorted((root / "claims").glob("*.txt"))])))


def test_together_and_one_by_one_give_the_same_reports(articles):
    catalogue = load_catalogue()
    together = check_documents(articles, store=Store.open(), catalogue=catalogue)
    alone = [check_document(*article, store=Store.open(), catalogue=catalogue) for article in articles]
    assert [report.to_dict() for report in together] == [report.to_dict() for report in alone]
    assert sum(len(report.judged) for report in together) > 20


def test_what_the_claims_of_a_batch_ask_is_read_in_one_go(articles, monkeypatch):
    reads = []
    whole = Shelves.figures_within
    monkeypatch.setattr(Shelves, "figures_within", lambda self, wanted: reads.append(set(wanted)) or whole(self, wanted))
    check_documents(articles, store=Store.open(), catalogue=load_catalogue())
    first, *others = reads
    assert len(first) > 20
    assert all(len(pairs) > 100 for pairs in others), "beside the first only whole tables, a measure for all areas, are read"


def test_nothing_is_judged_before_the_batch_is_read(root, monkeypatch):
    batches = []
    whole = Store.prefetch
    monkeypatch.setattr("factcheck.api.DOCUMENTS_AT_ONCE", 2)
    monkeypatch.setattr(Store, "prefetch", lambda self, pairs: batches.append(None) or whole(self, pairs))
    documents = read_documents([str(path) for path in sorted((root / "claims").glob("*.txt"))[:3]])
    reports = checked(documents, store=Store.of([]))
    next(reports)
    assert len(batches) == 1
    assert len(list(reports)) == 2
    assert len(batches) == 2
