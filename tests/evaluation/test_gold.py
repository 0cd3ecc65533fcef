"""Gold comes from outside: every broken line is named with file and line, and nothing is scored on part of a file."""

import json

import pytest

from factcheck.evaluation import read_gold
from factcheck.values import FactcheckError


def spoilt(line, **fields):
    return line | fields


def first_claim(line, **fields):
    return line | {"claims": [line["claims"][0] | fields, *line["claims"][1:]]}


def test_a_passage_comes_with_its_marks(gold_file, line):
    (passage,) = read_gold(gold_file(line, ""))
    assert passage.id == "b001"
    assert passage.published.isoformat() == "2021-05-04"
    assert [claim["as_stated"] for claim in passage.claims] == ["1,204", "up 12%", "77"]
    assert passage.claims[1]["baseline"]["start"] == "2019-01-01"
    assert [(each.type, each.span.of(passage.text)) for each in passage.distractors] == [("age", "41")]


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda line: first_claim(line, start=11), "the quote of claim 1 is not at its offsets"),
        (lambda line: first_claim(line, value_start=0), "the value of claim 1 is not at its offsets"),
        (lambda line: first_claim(line, kind="guess"), "claims.0.kind"),
        (lambda line: first_claim(line, value=-3), "claims.0.value"),
        (lambda line: first_claim(line, value=10**400), "claims.0.value"),
        (lambda line: first_claim(line, unit="furlongs"), "claims.0.unit"),
        (lambda line: first_claim(line, kind="change"), "claims.0: a change has one value and a direction"),
        (lambda line: first_claim(line, kind="from_to"), "a from_to has two values"),
        (lambda line: first_claim(line, checkable=False), "checkable and why_not disagree"),
        (lambda line: first_claim(line, period={"stated": None, "start": "2021-01-01", "end": "2020-01-01"}), "ends before it starts"),
        (lambda line: first_claim(line, period={"stated": None, "start": "yesterday", "end": None}), "claims.0.period.start"),
        (
            lambda line: spoilt(line, distractors=[{"type": "age", "start": 0, "end": 2, "text": "41"}]),
            "distractor 1 is not at its offsets",
        ),
        (lambda line: spoilt(line, claims={}), "claims"),
        (lambda line: spoilt(line, text=7), "text"),
        (lambda line: {"id": "b002"}, "text: Field required"),
        (lambda line: [], "should be an object"),
        (lambda line: "{", "Invalid JSON"),
        (lambda line: "[" * 100_000, "Invalid JSON"),
        (lambda line: '{"id": NaN}', "id"),
        (lambda line: '{"id": "x", "text": "\\ud800", "claims": []}', "Invalid JSON"),
    ],
)
def test_a_broken_line_is_named(gold_file, line, change, said):
    path = gold_file(line, "", change(line | {"id": "b002"}))
    with pytest.raises(FactcheckError) as caught:
        read_gold(path)
    assert caught.value.code == "broken-gold"
    assert f"{path} line 3" in caught.value.message
    assert said in caught.value.message
    assert len(caught.value.message) < 2_000


def test_every_broken_line_is_told_of_up_to_a_limit(gold_file, line):
    with pytest.raises(FactcheckError) as caught:
        read_gold(gold_file("1", line, *["2"] * 7))
    assert "line 1" in caught.value.where
    assert "line 3" in caught.value.what
    assert "3 more lines are broken" in caught.value.what


def test_an_id_stands_once(gold_file, line):
    with pytest.raises(FactcheckError, match="earlier line") as caught:
        read_gold(gold_file(line, line))
    assert caught.value.where.endswith("line 2")


def test_bytes_that_are_no_text_are_a_broken_line(tmp_path, line):
    path = tmp_path / "gold.jsonl"
    path.write_bytes(json.dumps(line).encode() + b"\n\xff\xfe\x00\x01\n")
    with pytest.raises(FactcheckError) as caught:
        read_gold(path)
    assert caught.value.where.endswith("line 2")


def test_a_file_without_passages_or_without_a_file_is_refused(gold_file, tmp_path):
    with pytest.raises(FactcheckError) as empty:
        read_gold(gold_file("", ""))
    assert empty.value.code == "empty-gold"
    with pytest.raises(FactcheckError) as absent:
        read_gold(tmp_path / "absent.jsonl")
    assert absent.value.code == "unreadable-file"
