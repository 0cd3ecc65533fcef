"""`factcheck evaluate verdicts` from outside: scores, formats, the order of documents, and what it refuses."""

import json

import pytest

# Home Office stop and search table of the release that tests/cli/test_evaluate.py reads: Kent, year to March 2019.
TEXT = "Kent Police recorded {} stop and searches in 2018/19."


def line(id, said, *labels, **others):
    text = TEXT.format(said)
    start = text.index(said)
    asked = {"start": start, "end": start + len(said), "kind": "level", "labels": list(labels), **others}
    return {"id": id, "published": "2019-11-05", "text": text, "claims": [asked]}


LINES = [
    line("b", "6,251", "supported", flags=[], not_flags=["small_numbers"]),
    line("a", "9,999", "not_supported", altered="value"),
    line("c", "6,251", "not_supported", altered="value", flags=["provisional"]),
    line("d", "6,251", "supported") | {"as_of": "2015-01-01"},
    line("e", "6,251", "supported") | {"as_of": "latest"},
]


@pytest.fixture
def file(tmp_path):
    def write(*lines, name="known.jsonl"):
        path = tmp_path / name
        path.write_text("".join(json.dumps(each) + "\n" for each in lines), encoding="utf-8")
        return path

    return write


def test_scores_by_kind_alteration_and_flag(command, file):
    answer = command("evaluate", "verdicts", file(*LINES), "--format", "json", "--show", "wrong,uncovered")
    assert answer.code == 0, answer.err
    told = json.loads(answer.out)
    assert (told["documents"], told["claims"], told["judged"], told["right"]) == (5, 5, 4, 3)
    assert (told["false_supported"], told["false_not_supported"], told["coverage"]) == (1, 0, 0.8)
    assert [each["id"] for each in told["wrong"]] == ["c"]
    assert [each["id"] for each in told["uncovered"]] == ["d"]
    assert told["by_altered"]["value"]["claims"] == 2
    assert told["by_flag"]["provisional"]["recall"] == 0
    assert told["by_flag"]["small_numbers"]["raised_on_must_not"] == 0


def test_the_table_is_the_same_in_any_order_of_documents(command, file):
    first = command("evaluate", "verdicts", file(*LINES), "--show", "wrong,uncovered,flags", "--by", "kind,source")
    second = command("evaluate", "verdicts", file(*LINES[2:], name="1.jsonl"), file(*LINES[1::-1], name="2.jsonl"), "--by", "source,kind",
                     "--show", "flags,uncovered,wrong")  # fmt: skip
    assert first.code == second.code == 0, first.err + second.err
    assert first.out == second.out
    assert "5 documents, 5 claims with a known verdict" in first.out
    assert "Wrong (1)" in first.out
    assert "altered" not in first.out


def test_an_article_with_its_claims_beside_it(command, file, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text(TEXT.format("6,251"), encoding="utf-8")
    row = {"n": "1", "quote": "recorded 6,251", "start": 12, "end": 26, "as_stated": "6,251", "value_start": 21, "value_end": 26}
    path = file(row | {"labels": ["supported"]})
    answer = command("evaluate", "verdicts", path, "--document", article, "--published", "2019-11-05", "--format", "json")
    assert answer.code == 0, answer.err
    assert json.loads(answer.out)["right_of_judged"] == 1
    without = command("evaluate", "verdicts", path)
    assert without.code == 2
    assert "--document ARTICLE" in without.err


@pytest.mark.parametrize(
    "words",
    [
        ("--format", "html"),
        ("--by", "colour"),
        ("--show", "all"),
        ("--published", "2019-11-05"),
        ("--document", "nowhere.txt"),
        ("--document", "nowhere.txt", "other.jsonl"),
        ("--store", "nowhere"),
    ],
)
def test_what_cannot_be_done_is_refused_with_what_to_type(command, file, words):
    answer = command("evaluate", "verdicts", file(*LINES), *words)
    assert answer.code == 2
    assert answer.out == ""
    assert answer.err.startswith("factcheck: ")


def test_a_broken_line_is_named_before_anything_is_judged(command, file):
    path = file(*LINES, line("f", "1", "true"))
    answer = command("evaluate", "verdicts", path)
    assert answer.code == 2
    assert answer.out == ""
    assert f"{path} line 6" in answer.err
