"""The annotated passages and the first article: a floor that no change may break."""

import importlib.util
import json
from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document, extract_many

pytestmark = pytest.mark.shared

FLOORS = {"f1": 0.97, "core_recall": 0.92, "full_recall": 0.65}


def scorer(shared):
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_floor_on_the_annotated_passages(shared):
    module = scorer(shared)
    gold = module.read(shared / "gold" / "dev.jsonl")
    read = extract_many([(row["text"], date.fromisoformat(row["published"]), None) for row in gold.values()])
    found = {key: {"id": key, "claims": [claim.to_dict() for claim in each.claims]} for key, each in zip(gold, read, strict=True)}
    result = module.score(gold, found)
    assert {name: result[name] for name, floor in FLOORS.items() if result[name] < floor} == {}
    assert result["distractor_fp_rate"] <= 0.04


@pytest.fixture(scope="module")
def article(shared):
    text = (shared / "seed" / "article.txt").read_text(encoding="utf-8")
    return text, extract_document(text, published=date(2023, 11, 24))


def test_every_row_of_the_first_article_is_a_claim(shared, article):
    _, found = article
    rows = [json.loads(line) for line in (shared / "seed" / "expected.jsonl").read_text(encoding="utf-8").splitlines()]
    spans = [(claim.value_span.start, claim.value_span.end) for claim in found.claims]
    missing = [row["n"] for row in rows if not any(start < row["value_end"] and row["value_start"] < end for start, end in spans)]
    assert missing == []
    # What else is read there holds no number, and there is not much of it.
    others = [
        claim
        for claim, (start, end) in zip(found.claims, spans, strict=True)
        if not any(start < row["value_end"] and row["value_start"] < end for row in rows)
    ]
    assert len(others) <= 6
    assert all(not any(sign.isdigit() for sign in claim.as_stated) for claim in others)


def test_the_article_is_about_one_force(article):
    _, found = article
    assert {claim.area_code for claim in found.claims} == {"E23000014"}
    assert {claim.speaker for claim in found.claims if claim.measure_id is not None} <= {"chief constable", "force"}


def test_the_service_number_is_no_value(article):
    _, found = article
    assert 999 not in [claim.value for claim in found.claims]
    calls = next(claim for claim in found.claims if claim.value == 70_000)
    assert (calls.kind, calls.unit.value, calls.measure_id, calls.last_place) == ("level", "count", "999-calls", 1_000)


def test_a_forecast_is_not_checkable(article):
    _, found = article
    assert [claim.as_stated for claim in found.claims if claim.kind == "forecast"] == ["one of the best-performing"]
