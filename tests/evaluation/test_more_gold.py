"""The sixty passages that were added are in two halves, and each half holds every kind of claim and of distractor."""

import pytest

from factcheck.evaluation import read_gold

HALVES = ("more_tuned", "more_unseen")
COMMON_DISTRACTORS = {"age", "time", "date", "addr", "tel", "sent", "ref", "svc", "def", "org", "money", "num"}


@pytest.mark.parametrize("name", HALVES)
def test_a_half_holds_all_that_the_guide_tells_apart(root, name):
    passages = read_gold(root / "tests" / "gold" / f"{name}.jsonl")
    assert len(passages) == 30
    assert len({claim["kind"] for passage in passages for claim in passage.claims}) == 10
    assert {each.type for passage in passages for each in passage.distractors} >= COMMON_DISTRACTORS
