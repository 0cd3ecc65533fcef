"""How often each flag is raised on claims that deserve it and on those that only look like it: whole sentences, read and judged."""

import json
from collections import Counter

import pytest

from factcheck.api import checked, document_of
from factcheck.checking.verdict import FLAGS
from factcheck.figures import Store

LEAST, FLOOR = 8, 0.9


@pytest.fixture(scope="module")
def cases(root):
    lines = (root / "tests" / "gold" / "flag_cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def counted(cases):
    """For each flag how often it was rightly raised, wrongly raised and missed."""
    counts = Counter()
    reports = checked([document_of(case["text"], case["published"]) for case in cases], store=Store.open())
    for case, report in zip(cases, reports, strict=True):
        for asked in case["claims"]:
            found = [each for each in report.judged if overlaps(each.claim.value_span, asked)]
            raised = {flag for each in found for flag in each.verdict.flags}
            counts.update(("right" if flag in raised else "missed", flag) for flag in asked.get("flags", ()))
            counts.update(("wrong" if flag in raised else "silent", flag) for flag in asked.get("not_flags", ()))
    return counts


def overlaps(span, asked):
    return span.start < asked["end"] and asked["start"] < span.end


@pytest.mark.parametrize("flag", FLAGS)
def test_there_are_enough_cases_of_both_kinds(cases, flag):
    asked = [claim for case in cases for claim in case["claims"]]
    assert sum(flag in claim.get("flags", ()) for claim in asked) >= LEAST
    assert sum(flag in claim.get("not_flags", ()) for claim in asked) >= LEAST


@pytest.mark.parametrize("flag", FLAGS)
def test_a_flag_is_raised_where_it_is_deserved_and_nowhere_else(counted, flag):
    right, wrong, missed = (counted[name, flag] for name in ("right", "wrong", "missed"))
    assert right / (right + missed) >= FLOOR, f"missed {missed} of {right + missed}"
    assert wrong == 0, f"raised on {wrong} claims that only look like it"
