"""`factcheck evaluate extraction` from outside: formats, the page, and what it refuses."""

import json

import pytest

TEXT = "Kent Police recorded 6,251 searches in 2018/19. Burglary fell by 5%."


@pytest.fixture
def gold(tmp_path):
    empty = {"measure": None, "subject": None, "unit": "count", "direction": "none", "approx": "exact", "speaker": None, "checkable": True}
    claim = empty | {"quote": TEXT[:46], "start": 0, "end": 46, "as_stated": "6,251", "value_start": 21, "value_end": 26}
    claim |= {"kind": "level", "value": 6251, "period": None, "baseline": None}
    path = tmp_path / "gold.jsonl"
    path.write_text(json.dumps({"id": "one", "published": "2019-11-05", "text": TEXT, "claims": [claim]}) + "\n", encoding="utf-8")
    return path


def test_the_table_names_what_was_found_but_not_marked(command, gold):
    answer = command("evaluate", "extraction", gold)
    assert answer.code == 0, answer.err
    assert "1 passage, 1 claim marked, 2 claims found" in answer.out
    assert "Found, but not marked (1)" in answer.out


def test_json_and_a_page_beside_it(command, gold, tmp_path):
    page = tmp_path / "page.html"
    answer = command("evaluate", "extraction", gold, "--format", "json", "--output", page)
    assert answer.code == 0, answer.err
    given = json.loads(answer.out)
    assert (given["gold"], given["predicted"], given["matched"], given["precision"]) == (1, 2, 1, 0.5)
    assert [fault["state"] for fault in given["faults"]] == ["differs", "extra"]
    assert "gold.jsonl" in page.read_text(encoding="utf-8")
    again = command("evaluate", "extraction", gold, "--output", page)
    assert again.code == 2
    assert "--force" in again.err


def test_only_scores_for_passages_kept_unseen(command, gold, tmp_path):
    answer = command("evaluate", "extraction", gold, "--scores-only")
    assert answer.code == 0
    assert "Burglary" not in answer.out
    refused = command("evaluate", "extraction", gold, "--scores-only", "--output", tmp_path / "page.html")
    assert refused.code == 2
    assert not (tmp_path / "page.html").exists()


def test_a_broken_line_ends_the_run_with_its_number(command, gold):
    with gold.open("a", encoding="utf-8") as file:
        file.write('{"id": "two"}\n')
    answer = command("evaluate", "extraction", gold)
    assert answer.code == 2
    assert answer.out == ""
    assert f"{gold} line 2" in answer.err


@pytest.mark.parametrize("words", [("--format", "html"), ("--output", "page.csv"), ("--output", "page")])
def test_other_formats_are_refused_before_any_work(command, gold, words):
    answer = command("evaluate", "extraction", gold, *words)
    assert answer.code == 2
    assert answer.out == ""
