"""The judge: sums of weights as probabilities, bundled pages that can be read, and a clear error where one cannot."""

import json
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.extraction import judgement
from factcheck.extraction.judgement import LABELLED, QUESTIONS, Judge, Page, answer, default_judge, read_page
from factcheck.extraction.pipeline import extract_document, extract_many
from factcheck.values import FactcheckError

WEIGHTS = {"after:fell": {"claim": 2.0, "none": -1.0}, "after:page": {"none": 3.0}}


def test_signs_that_speak_for_an_answer_win():
    judge = Judge({"number": Page(WEIGHTS)})
    assert judge.label("number", ["after:fell"], ("claim", "none")).place == 0
    assert judge.label("number", ["after:page"], ("claim", "none")).place == 1
    assert judge.label("number", ["never seen"], ("claim", "none")).sure == pytest.approx(0.5)


def test_a_sign_given_twice_counts_once():
    judge = Judge({"number": Page(WEIGHTS), "period": Page({"at left": 1.0})})
    once, twice = (judge.label("number", ["after:fell"] * times, ("claim", "none")) for times in (1, 2))
    assert once == twice
    assert judge.choose("period", [["at left"], []], [1, 2]) == judge.choose("period", [["at left"] * 3, []], [1, 2])


def test_an_answer_that_is_not_offered_is_not_given():
    judge = Judge({"number": Page({"x": {"claim": 1.0, "none": 9.0}})})
    assert judge.label("number", ["x"], ("claim",)).place == 0


@given(st.lists(st.floats(-50, 50), min_size=1, max_size=20), st.floats(0.5, 3))
def test_probabilities_are_probabilities(scores, spread):
    said = answer(scores, spread)
    assert sum(said.chances) == pytest.approx(1)
    assert said.sure == max(said.chances)
    assert scores[said.place] == max(scores)


@given(st.lists(st.floats(-20, 20), min_size=2, max_size=6))
def test_a_wider_spread_is_less_sure(scores):
    assert answer(scores, 2.0).sure <= answer(scores, 1.0).sure + 1e-12


@pytest.mark.parametrize("question", QUESTIONS)
def test_every_bundled_page_can_be_read(question):
    page = read_page(question)
    assert page.weights
    assert 0.5 < page.spread < 3
    assert all(isinstance(weight, dict) is (question in LABELLED) for weight in page.weights.values())


@pytest.mark.parametrize("written", ["", "{", '{"weights": {}}', '{"spread": "wide", "weights": {}}', "[]"])
def test_a_broken_page_is_named_with_the_way_to_mend_it(written, tmp_path, monkeypatch):
    (tmp_path / "judgements").mkdir()
    (tmp_path / "judgements" / "kind.json").write_text(written, encoding="utf-8")
    monkeypatch.setattr(judgement, "data_folder", lambda: tmp_path)
    with pytest.raises(FactcheckError) as caught:
        read_page("kind")
    assert caught.value.code == "bad-judgement"
    assert "kind.json" in str(caught.value)
    assert "make judgements" in str(caught.value)


def test_another_judge_may_answer():
    class Never:
        def label(self, question, signs, labels, *, about=None):
            return answer([0.0 if name in ("none", "out") else -9.0 for name in labels], 1.0)

        def choose(self, question, choices, values, *, about=None):
            return answer([0.0] + [-9.0] * (len(choices) - 1), 1.0)

    (found,) = extract_many([("Crime in Kent fell by 5 per cent in 2022.", date(2023, 11, 24), None)], judge=Never())
    assert found.claims == ()
    assert [seen.reason for seen in found.set_aside if "per cent" in seen.reason or "no claim" in seen.reason]


def test_every_field_says_how_sure_it_is():
    (claim,) = extract_document("Kent Police recorded 1,310 robberies in 2022.", published=date(2023, 11, 24)).claims
    told = claim.to_dict()["confidence"]
    assert {"claim", "kind", "direction", "measure", "period", "subject"} <= set(told)
    assert all(0 <= sure <= 1 for sure in told.values())
    json.dumps(told)


def test_weights_are_the_same_on_every_run():
    judge = default_judge()
    texts = [("Burglary rose 5% to 1,204 in Kent, the worst since 2010, while arrests fell.", date(2023, 11, 24), None)] * 2
    one, other = extract_many(texts, judge=judge)
    assert [claim.to_dict() for claim in one.claims] == [claim.to_dict() for claim in other.claims]
