"""The passages of our own stand as the guide wants them, and none of them twice."""

from itertools import pairwise

import pytest

from factcheck.evaluation import read_gold

FILES = ("tuned", "kept_apart", "more_tuned", "more_unseen")


@pytest.fixture(scope="module")
def files(root):
    return {name: read_gold(root / "tests" / "gold" / f"{name}.jsonl") for name in FILES}


def test_sixty_passages_were_added_in_two_halves(files):
    assert [len(files[name]) for name in ("more_tuned", "more_unseen")] == [30, 30]


@pytest.mark.parametrize("name", FILES)
def test_no_number_is_marked_twice_and_words_of_periods_stand_in_the_text(files, name):
    for passage in files[name]:
        spans = [(claim["value_start"], claim["value_end"]) for claim in passage.claims]
        spans = sorted([*spans, *((each.span.start, each.span.end) for each in passage.distractors)])
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), passage.id
        for claim in passage.claims:
            for words in (claim["period"], claim["baseline"]):
                assert words is None or words["stated"] is None or words["stated"] in passage.text, (passage.id, words)


def test_no_passage_stands_in_two_files(files):
    every = [passage for name in FILES for passage in files[name]]
    assert len({passage.id for passage in every}) == len({passage.text for passage in every}) == len(every)


@pytest.mark.parametrize("name", ["more_tuned", "more_unseen"])
def test_both_halves_hold_every_kind_of_claim(files, name):
    kinds = {claim["kind"] for passage in files[name] for claim in passage.claims}
    assert len(kinds) == 10
