"""What is shown of the scores: the table, the JSON and the page, with hostile text in them."""

import json
import re

import pytest

from factcheck.evaluation import examined, read_gold, scored
from factcheck.evaluation.page import page_pieces, text_pieces
from factcheck.evaluation.table import score_tables
from factcheck.evaluation.telling import context, result


@pytest.fixture
def some(gold_file, line):
    """A passage with one claim of each outcome, and markup and an escape sequence in its text."""
    tail = " <script>alert(1)</script> \x1b[2J{{ 7 * 7 }}"
    (passage,) = read_gold(gold_file(line | {"text": line["text"] + tail}))
    first, second, _ = map(dict, passage.claims)
    age = first | {"value_start": passage.text.index("41"), "value_end": passage.text.index("41") + 2, "as_stated": "<b>41</b>"}
    return [examined(passage, [first, second | {"value": 21}, age])]


def table(some, **options):
    return "".join(score_tables(some, scored(some), width=100, **{"lists": True} | options))


def test_the_table_has_scores_by_kind_and_field_and_what_is_wrong_with_context(some):
    shown = table(some)
    assert re.search(r"level +2 +0\.500 +0\.500 +0\.500", shown)
    assert re.search(r"value +2 +0\.500", shown)
    assert "Missed (1)" in shown
    assert "had [77]" in shown
    assert "Found, but not marked (1)" in shown
    assert "value: 12% → 21%" in shown
    assert "\x1b" not in shown


def test_without_lists_no_word_of_a_passage_is_shown(some):
    shown = table(some, lists=False)
    assert "F1" in shown
    assert "Borsetshire" not in shown
    assert "b001" not in shown
    plain = result(some, scored(some), lists=False)
    assert "faults" not in plain
    assert "Borsetshire" not in json.dumps(plain)


def test_the_json_names_every_fault_with_both_sides(some):
    given = result(some, scored(some), lists=True)
    assert [fault["state"] for fault in given["faults"]] == ["differs", "extra", "missed"]
    differs = given["faults"][0]
    assert (differs["wrong"], differs["gold"]["value"], differs["found"]["value"]) == (["value"], 12, 21)
    assert given["distractors_taken"][0]["text"] == "41"
    assert json.loads(json.dumps(given)) == given


def test_the_context_never_cuts_into_the_claim(some):
    (each,) = some
    for outcome in each.outcomes:
        assert outcome.span.of(each.passage.text) in context(each.passage, outcome)


def test_the_pieces_of_a_text_make_the_text(some):
    (each,) = some
    pieces = text_pieces(each)
    assert "".join(words for words, _ in pieces) == each.passage.text
    assert [(words, state) for words, state in pieces if state] == [
        ("1,204", "right"),
        ("up 12%", "differs"),
        ("41", "extra"),
        ("77", "missed"),
    ]


def test_the_page_shows_both_sides_and_runs_nothing(some):
    page = "".join(page_pieces(some, scored(some), name="<i>made up</i>.jsonl"))
    assert "<script" not in page
    assert "<i>" not in page
    assert "<b>41" not in page
    assert "{{ 7 * 7 }}" in page
    assert "\x1b" not in page
    assert "default-src &#39;none&#39;" in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert page.count(">Marked</p>") == page.count(">Found</p>") == 4
    assert '<dd class="wrong"><span aria-hidden="true">≠ </span><bdi>21%</bdi></dd>' in page
    assert '<mark class="missed tone-bad">77</mark>' in page
