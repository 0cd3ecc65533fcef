"""The first article against what a careful fact-checker says of it: no confident mistake, and every row acceptable."""

import json
from datetime import date

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document
from factcheck.documents.document import Document
from factcheck.figures import Store
from factcheck.values import Span

PUBLISHED = date(2023, 11, 24)
CONFIDENT = ("supported", "not_supported")
ROWS, ACCEPTABLE = 17, 17

pytestmark = pytest.mark.shared


@pytest.fixture(scope="module")
def rows(shared):
    lines = (shared / "seed" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines if line]


@pytest.fixture(scope="module")
def report(shared):
    from factcheck.extraction.pipeline import extract_document

    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    document = Document(id="seed", text=text, published=PUBLISHED, published_from="option")
    extraction = extract_document(text, published=PUBLISHED)
    return check_document(document, extraction, store=Store.open(), catalogue=load_catalogue())


def verdicts_for(report, row):
    span = Span(row["value_start"], row["value_end"])
    return [item.verdict for item in report.judged if item.claim.value_span.overlaps(span)]


def acceptable(verdict, row):
    """Label, and where the row asks for them a flag, the kind of unknown and what is known since."""
    flagged = not row["one_of_flags"] or set(row["one_of_flags"]) & set(verdict.flags)
    missing = row["missing"] in (None, verdict.missing)
    since = not row["known_since"] or (verdict.known_since is not None and verdict.known_since.label in row["known_since"])
    return verdict.label in row["labels"] and flagged and missing and since


def test_no_row_is_confidently_wrong(report, rows):
    found = [(row["n"], verdict.label) for row in rows for verdict in verdicts_for(report, row)]
    allowed = {row["n"]: row["labels"] for row in rows}
    assert not [(n, label) for n, label in found if label in CONFIDENT and label not in allowed[n]]


def test_every_row_is_acceptable(report, rows):
    assert len(rows) == ROWS
    good = [row["n"] for row in rows if (found := verdicts_for(report, row)) and all(acceptable(verdict, row) for verdict in found)]
    assert len(good) >= ACCEPTABLE, f"acceptable rows: {good}"


def test_calls_become_close_once_october_was_out(report, rows):
    row = next(row for row in rows if row["n"] == "12")
    verdict = verdicts_for(report, row)[0]
    assert verdict.missing == "figure_not_held"
    assert any(figure.value == 68321 for reading in verdict.known_since.readings for figure in reading.figures)
    assert any(figure.value == 82995 for reading in verdict.readings for figure in reading.shown_only)
