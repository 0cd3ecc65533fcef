"""Scores of verdicts: what counts as right, covered, a confident mistake and a flag deserved, and the table that shows it."""

import json
import random
from datetime import date
from pathlib import Path

from factcheck.checking.verdict import Judged, Report, Verdict
from factcheck.evaluation.answers import answers
from factcheck.evaluation.truths import Truth
from factcheck.evaluation.verdict_scores import VerdictScores
from factcheck.evaluation.verdict_table import verdict_tables
from factcheck.values import Span

TEXT = "Ambridge had 40 thefts, Felpersham had 50 and Borchester had 60, up by 7% on 2019."
LISTS = ("wrong", "uncovered", "flags")


class Claim:
    """All of a claim that scoring looks at."""

    def __init__(self, words):
        start = TEXT.index(words)
        self.value_span = Span(start, start + len(words))


def asked(words, *labels, **others):
    start = TEXT.index(words)
    return {"start": start, "end": start + len(words), "labels": list(labels), **others}


def truth(*claims, id="a1", **others):
    return Truth.model_validate({"id": id, "published": "2020-01-02", "text": TEXT, "claims": list(claims), **others})


def given(words, label, *flags, **others):
    return Judged(Claim(words), Verdict(label=label, summary=f"It is {label}.", flags=dict.fromkeys(flags, "because"), **others))


def report(*judged):
    return Report(
        id="a1", text=TEXT, title=None, outlet=None, url=None, published=date(2020, 1, 2), published_from="line", as_of="publication",
        as_of_day=date(2020, 1, 2), judged=judged,
    )  # fmt: skip


def scored(*pairs, lists=()):
    scores = VerdictScores(lists={name: [] for name in lists})
    for one, judged in pairs:
        scores.add(answers(one, report(*judged)))
    return scores


def test_labels_are_counted_as_right_wrong_covered_and_confidently_wrong():
    one = truth(
        asked("40", "supported", kind="level"),
        asked("50", "not_supported", kind="level", altered="value"),
        asked("60", "close", "not_enough_data", kind="level"),
        asked("7%", "not_enough_data", kind="change"),
        asked("2019", "supported", kind="change", altered="year"),
    )
    judged = [given("40", "not_supported"), given("50", "close"), given("60", "not_enough_data"), given("7%", "supported")]
    told = scored((one, judged)).to_dict(("kind", "altered"))
    assert (told["claims"], told["not_read"], told["judged"], told["right"], told["right_judged"]) == (5, 1, 3, 1, 0)
    assert (told["false_supported"], told["false_not_supported"]) == (1, 1)
    assert (told["can_be_judged"], told["covered"], told["coverage"]) == (4, 2, 0.5)
    assert told["right_of_judged"] == 0
    assert told["right_of_all"] == 0.2
    assert told["by_kind"]["level"]["false_not_supported"] == 1
    assert told["by_kind"]["change"]["false_supported"] == 1
    assert list(told["by_altered"]) == ["as published", "value", "year"]
    assert told["by_altered"]["value"]["right"] == 0
    assert told["by_altered"]["value"]["false_supported"] == 0
    assert {"acceptable": ["close", "not_enough_data"], "given": {"not_enough_data": 1}} in told["confusion"]
    assert {"acceptable": ["supported"], "given": {"not_supported": 1, "not_read": 1}} in told["confusion"]


def test_a_share_of_nothing_is_no_number():
    told = scored((truth(asked("40", "not_enough_data")), [given("40", "not_enough_data")])).to_dict(("kind",))
    assert told["coverage"] is None
    assert told["right_of_judged"] is None
    assert told["right_of_all"] == 1


def test_flags_count_where_they_are_deserved_barred_and_not_asked_for():
    one = truth(
        asked("40", "supported", flags=["small_numbers"], not_flags=["provisional"]),
        asked("50", "supported", flags=["small_numbers"], not_flags=["provisional"]),
        asked("60", "supported", one_of_flags=["baseline_chosen", "own_figures"]),
        asked("7%", "supported", one_of_flags=["baseline_chosen", "own_figures"]),
    )
    judged = [
        given("40", "supported", "small_numbers", "provisional"),
        given("50", "supported", "series_break"),
        given("60", "supported", "own_figures"),
        given("7%", "supported"),
    ]
    told = scored((one, judged)).to_dict(("flag",))
    assert told["right"] == 4
    assert told["right_in_all_asked"] == 1
    flags = told["by_flag"]
    assert flags["small_numbers"] == {
        "deserved": 2, "raised_on_deserved": 1, "must_not": 0, "raised_on_must_not": 0, "precision": 1, "recall": 0.5, "raised_unasked": 0,
    }  # fmt: skip
    assert flags["provisional"] == {
        "deserved": 0, "raised_on_deserved": 0, "must_not": 2, "raised_on_must_not": 1, "precision": 0, "recall": None, "raised_unasked": 0,
    }  # fmt: skip
    assert (flags["own_figures"]["deserved"], flags["own_figures"]["raised_on_deserved"]) == (2, 1)
    assert (flags["baseline_chosen"]["deserved"], flags["baseline_chosen"]["raised_on_deserved"]) == (1, 0)
    assert flags["series_break"]["raised_unasked"] == 1


def test_unknowns_and_what_is_known_since_count_only_where_they_are_asked_for():
    one = truth(
        asked("40", "not_enough_data", missing="figure_not_held"),
        asked("50", "not_enough_data", missing=None),
        asked("60", "not_enough_data", known_since=["close", "supported"]),
        asked("7%", "supported", known_since=["supported"]),
    )
    since = Verdict(label="close", summary="It is close.")
    judged = [
        given("40", "not_enough_data", missing="no_official_series"),
        given("50", "not_enough_data"),
        given("60", "not_enough_data", missing="figure_not_held", known_since=since),
        given("7%", "supported"),
    ]
    told = scored((one, judged)).to_dict(())
    assert told["missing"] == {"asked": 2, "right": 1}
    assert told["known_since"] == {"asked": 2, "right": 2}
    assert told["right_in_all_asked"] == 3


def test_the_claim_that_shares_most_of_the_span_is_taken_and_of_equals_the_worst():
    one = truth(asked("50 and Borchester had 60", "supported"))
    (answer,) = answers(one, report(given("50", "not_supported"), given("Borchester had 60", "supported")))
    assert answer.label == "supported"
    (answer,) = answers(one, report(given("60", "supported"), given("50", "not_supported")))
    assert answer.confident_mistake
    (answer,) = answers(one, report(given("40", "supported")))
    assert answer.label == "not_read"
    assert not answer.right


def many():
    chance = random.Random(5)
    labels = ("supported", "close", "not_supported", "not_enough_data")
    return [
        (
            truth(asked("40", chance.choice(labels), kind="level", flags=["small_numbers"]), asked("7%", "close"), id=f"d{place:02d}"),
            [given("40", chance.choice(labels), *chance.choice(((), ("small_numbers",)))), given("7%", chance.choice(labels))],
        )
        for place in range(40)
    ]


def test_the_order_of_the_documents_changes_nothing():
    pairs, tables = many(), ("kind", "altered", "flag", "source")
    first = scored(*pairs, lists=LISTS)
    random.Random(8).shuffle(pairs)
    second = scored(*pairs, lists=LISTS)
    assert json.dumps(first.to_dict(tables)) == json.dumps(second.to_dict(tables))
    assert list(verdict_tables(first, tables, width=100)) == list(verdict_tables(second, tables, width=100))


def test_the_table():
    one = truth(
        asked("40", "supported", kind="level", flags=["small_numbers"], why="40 in the release"),
        asked("50", "not_supported", kind="level", altered="value", not_flags=["provisional"]),
        asked("60", "close", "not_enough_data", kind="level", missing="figure_not_held"),
        asked("7%", "supported", kind="change", known_since=["close"]),
        source={"publisher": "The Borsetshire Echo"},
    )
    judged = [
        given("40", "supported"),
        given("50", "supported", "provisional"),
        given("60", "not_enough_data", missing="figure_not_held"),
        given("7%", "needs_person"),
    ]
    scores = scored((one, judged), lists=LISTS)
    shown = "".join(verdict_tables(scores, ("kind", "altered", "flag", "source"), width=100))
    assert shown == (Path(__file__).parent / "verdict_table.txt").read_text(encoding="utf-8")


def test_hostile_words_reach_no_terminal():
    hostile = TEXT + "\x1b[2J\u202e"
    one = Truth.model_validate(
        {"id": "\x1b[1mx", "text": hostile, "claims": [asked("7%", "close", kind="\x1b]0;t\x07", why="[red]no[/red]")]}
    )
    scores = scored((one, [given("7%", "supported")]), lists=("wrong",))
    shown = "".join(verdict_tables(scores, ("kind",), width=100))
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "[red]no[/red]" in shown
