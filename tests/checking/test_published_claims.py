"""Claims that ministers, chief constables, campaigners and newspapers really made: no confident mistake, and each with its source."""

import json
import re
from collections import Counter
from datetime import date

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.checking.judge import check_document
from factcheck.checking.verdict import FLAGS, LABELS
from factcheck.documents.document import Document
from factcheck.extraction.pipeline import extract_document
from factcheck.figures import Store
from factcheck.values import Span

CONFIDENT = ("supported", "not_supported")
JUDGED = (*CONFIDENT, "close", "depends")
# A little below what was measured last (.63); the labels were fixed before the first run. Raise it only.
RIGHT = 0.6
# Confident mistakes that are known and not mended yet; there are none. Add none.
KNOWN_MISTAKES: set[tuple[str, str]] = set()


@pytest.fixture(scope="module")
def documents(root):
    lines = (root / "tests" / "gold" / "published_claims.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def claims(documents):
    return [(document, claim) for document in documents for claim in document["claims"]]


def report_on(document, store, catalogue):
    published = date.fromisoformat(document["published"])
    extraction = extract_document(document["text"], published=published)
    read = Document(id=document["id"], text=document["text"], published=published, published_from="option")
    return check_document(read, extraction, store=store, catalogue=catalogue, as_of=document.get("as_of", "publication"))


@pytest.fixture(scope="module")
def judged(documents):
    """Each claim with the labels of the verdicts whose number overlaps the marked one."""
    store, catalogue = Store.open(), load_catalogue()
    found = []
    for document in documents:
        verdicts = [(item.claim.value_span, item.verdict.label) for item in report_on(document, store, catalogue).judged]
        for claim in document["claims"]:
            span = Span(claim["start"], claim["end"])
            found.append((document, claim, [label for place, label in verdicts if place.overlaps(span)]))
    return found


def said(document, claim):
    return document["text"][claim["start"] : claim["end"]]


def test_there_are_sixty_and_most_can_be_judged(claims):
    can = [claim for _, claim in claims if set(claim["labels"]) & set(JUDGED)]
    against = [claim for claim in can if set(claim["labels"]) & {"depends", "not_supported"}]
    assert len(claims) >= 60
    assert len(can) >= 45
    assert len(against) >= 20


def test_spans_stand_in_the_texts(claims):
    for document, claim in claims:
        words = said(document, claim)
        assert words
        assert words == words.strip()
        around = document["text"][max(claim["start"] - 1, 0) : claim["end"] + 1]
        assert not re.search(r"\d\d", around.replace(words, "")), f"{document['id']}: {words!r} is cut out of a longer number"


def test_every_document_has_a_source_with_address_and_date(documents):
    for document in documents:
        source = document["source"]
        assert source["title"]
        assert source["publisher"]
        assert re.match(r"https?://\S+$", source["url"])
        assert re.fullmatch(r"\d{4}(-\d{2}(-\d{2})?)?", source["published"])
        assert date.fromisoformat(document["published"])


def test_every_claim_says_why_with_known_labels(claims):
    for _, claim in claims:
        assert claim["why"]
        assert set(claim["labels"]) <= set(LABELS)
        assert set(claim.get("one_of_flags", ())) <= set(FLAGS)


def test_ids_are_single_and_the_two_parts_take_turns(documents):
    assert max(Counter(document["id"] for document in documents).values()) == 1
    assert [document["part"] for document in documents] == ["ab"[n % 2] for n in range(len(documents))]


def test_no_confident_mistake(judged):
    mistakes = {
        (said(document, claim), label)
        for document, claim, labels in judged
        for label in labels
        if label in CONFIDENT and label not in claim["labels"]
    }
    assert mistakes <= KNOWN_MISTAKES


def test_no_fewer_are_right_than_at_first(judged):
    right = [claim for _, claim, labels in judged if labels and set(labels) <= set(claim["labels"])]
    assert len(right) / len(judged) >= RIGHT
