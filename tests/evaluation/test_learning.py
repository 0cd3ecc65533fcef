"""Learning from marked passages: the right answers are taught, weights follow them, and what they state is what they keep."""

import pytest

from factcheck.evaluation import read_gold
from factcheck.evaluation.fitting import learnt
from factcheck.evaluation.learning import calibrated, crossed, fold_of, learned, spread_of, spread_out, told_table
from factcheck.evaluation.teaching import Case, Teacher, statistic_of, taught
from factcheck.extraction.judgement import QUESTIONS, Answer, Judge, Page
from factcheck.values import FactcheckError


@pytest.fixture(scope="module")
def passages(root):
    return read_gold(root / "tests" / "gold" / "tuned.jsonl")


@pytest.fixture(scope="module")
def cases(passages):
    return taught(passages)


def test_a_teacher_answers_as_the_passage_is_marked(passages, cases):
    assert set(cases) == set(QUESTIONS)
    marked = sum(len(passage.claims) for passage in passages)
    claims = [case for question in ("number", "wording") for case in cases[question] if case.labels[case.right[0]] == "claim"]
    assert 0.85 * marked <= len(claims) <= marked


def test_no_marked_number_is_taught_twice(passages):
    for passage in passages[:6]:
        teacher = Teacher(passage)
        assert teacher.marked.__self__ is teacher
        assert all(teacher.agrees("unit", claim, None) is (claim["unit"] == "count") for claim in passage.claims)


def clear_cases():
    yes, no = ("says:fell", "always"), ("says:page", "always")
    return [Case(f"p{number}", (yes if number % 2 else no,), ("claim", "none"), (0 if number % 2 else 1,)) for number in range(40)]


def test_weights_follow_the_answers():
    judge = Judge({"number": learnt("number", clear_cases())})
    assert judge.label("number", ["says:fell", "always"], ("claim", "none")).place == 0
    assert judge.label("number", ["says:page", "always"], ("claim", "none")).place == 1


def test_choices_are_learnt_by_their_own_signs():
    cases = [
        Case(
            f"p{number}",
            (("near", "left"), ("far", "right")) if number % 2 else (("far", "left"), ("near", "right")),
            (),
            (0 if number % 2 else 1,),
        )
        for number in range(40)
    ]
    judge = Judge({"period": learnt("period", cases)})
    assert judge.choose("period", [["far"], ["near"]], [1, 2]).place == 1


def test_a_sign_of_one_passage_proves_nothing():
    cases = [*clear_cases(), Case("p99", (("says:once",),), ("claim", "none"), (0,))]
    assert "says:once" not in learnt("number", cases).weights


def test_every_answer_is_to_a_passage_not_seen():
    answered = crossed("number", clear_cases())
    assert len(answered) == 40
    assert {fold_of(case.passage) for case, _ in answered} == set(range(5))


def test_the_spread_sets_boasts_right():
    case = Case("p", (("x",),), ("claim", "none"), (0,))
    boasting = [(case, Answer(0, 0.99)) for _ in range(70)] + [(case, Answer(1, 0.99)) for _ in range(30)]
    spread = spread_of(boasting)
    assert spread > 2
    assert spread_out(0.99, spread) < 0.9
    (band,) = calibrated(boasting, spread)
    assert band.right == pytest.approx(0.7)
    assert spread_out(0.5, 3) == pytest.approx(0.5)


def test_statistics_of_marked_measures():
    labels = ("as it is", "mean answer time", "charge rate")
    assert statistic_of("999 calls answered: mean answer time", labels) == "mean answer time"
    assert statistic_of("burglary: recorded offences", labels) == "as it is"
    assert statistic_of("robbery: something nobody says", labels) is None


def test_too_little_gold_is_refused(passages):
    with pytest.raises(FactcheckError) as caught:
        list(learned(passages[:1]))
    assert caught.value.code == "too-little-gold"


def test_the_table_says_what_was_stated_and_what_was_right():
    from factcheck.evaluation.learning import Learned

    answered = crossed("number", clear_cases())
    found = Learned(question="number", page=Page({}), asked=len(answered), right=0.9, stated=0.88, bands=tuple(calibrated(answered, 1.0)))
    text = told_table([found])
    assert "| number | 40 | 0.880 | 0.900 |" in text
