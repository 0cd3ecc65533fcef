"""Known verdicts come from outside: every broken line is named with file and line, and nothing is scored on part of a file."""

import json
from datetime import date

import pytest

from factcheck.checking.verdict import LABELS
from factcheck.documents.document import Document
from factcheck.evaluation.answers import COLUMNS
from factcheck.evaluation.truths import Asked, Truth, counted_truths, read_truths, truth_of_article
from factcheck.values import FactcheckError

TEXT = "Ambridge had 40 thefts in 2019."
CLAIM = {"start": 13, "end": 15, "kind": "level", "altered": None, "labels": ["supported", "close"], "flags": ["small_numbers"]}
LINE = {"id": "k1", "published": "2020-02-01", "text": TEXT, "claims": [CLAIM]}
ROW = {"n": "2", "quote": "had 40 thefts", "start": 9, "end": 22, "as_stated": "40", "value_start": 13, "value_end": 15}
ROW |= {"labels": ["close"], "one_of_flags": [], "missing": None, "known_since": None, "note": "counted by hand"}
ARTICLE = Document(id="a.txt", text=TEXT, published=date(2020, 2, 1), published_from="option")


def claim(**fields):
    return LINE | {"id": "k2", "claims": [CLAIM | fields]}


def refused(path, *others):
    with pytest.raises(FactcheckError) as caught:
        counted_truths([path, *others])
    return caught.value


def test_a_document_comes_with_its_claims(gold_file):
    path = gold_file(LINE | {"made_by": "hand"}, "", LINE | {"id": "k2", "published": None, "as_of": "2021-03-01", "claims": []})
    assert counted_truths([path]) == 2
    first, second = read_truths([path])
    assert (first.id, first.published, first.as_of) == ("k1", date(2020, 2, 1), "publication")
    assert first.claims[0].span.of(first.text) == "40"
    assert not first.claims[0].asks_missing
    assert (second.published, second.as_of, second.claims) == (None, date(2021, 3, 1), ())


def test_what_is_judged_holds_nothing_of_what_is_known(gold_file):
    (one,) = read_truths([gold_file(LINE)])
    assert one.document == Document(id="k1", text=TEXT, published=date(2020, 2, 1), published_from="line")


@pytest.mark.parametrize(
    ("line", "said"),
    [
        (claim(labels=["true"]), "claims.0: 'true' in labels is not known"),
        (claim(labels=[]), "claims.0.labels"),
        (claim(flags=["red"]), "claims.0: 'red' in flags is not known"),
        (claim(one_of_flags=["red"]), "'red' in one_of_flags"),
        (claim(not_flags=["red"]), "'red' in not_flags"),
        (claim(known_since=["maybe"]), "'maybe' in known_since"),
        (claim(not_flags=["small_numbers"]), "'small_numbers' is both deserved and in not_flags"),
        (claim(missing="lost"), "claims.0.missing"),
        (claim(end=400), "claim 1 ends at 400, and the text has 31 characters"),
        (claim(start=-1), "claims.0.start"),
        (claim(start=15), "the claim ends before it starts"),
        (claim() | {"published": "yesterday"}, "published"),
        (claim() | {"as_of": "someday"}, "as_of"),
        (claim() | {"text": ""}, "text"),
        (LINE, "the id 'k1' stands on an earlier line already"),
        (ROW, "it is a claim of an article that the line does not hold: add --document ARTICLE"),
        ("{", "Invalid JSON"),
        ([], "should be an object"),
        ("\x00", "Invalid JSON"),
    ],
)
def test_a_broken_line_is_named_with_what_to_do(gold_file, line, said):
    error = refused(gold_file(LINE, "", line))
    assert error.code == "broken-verdicts"
    assert error.where.endswith("gold.jsonl line 3")
    assert said in error.what
    assert "docs/evaluation.md" in error.remedy


def test_all_broken_lines_are_told(gold_file):
    error = refused(gold_file(*["{"] * 9))
    assert "line 5: " in error.what
    assert "4 more lines are broken" in error.what


def test_an_empty_file_is_no_score_of_nothing(gold_file):
    error = refused(gold_file(""))
    assert error.code == "empty-verdicts"
    assert error.where.endswith("gold.jsonl")


def test_a_file_that_is_not_there(tmp_path):
    assert refused(tmp_path / "none.jsonl").code in ("no-such-file", "unreadable-file")


def test_an_id_may_stand_in_one_file_alone(gold_file, tmp_path):
    path = gold_file(LINE)
    other = tmp_path / "other.jsonl"
    other.write_text(json.dumps(LINE) + "\n", encoding="utf-8")
    error = refused(path, other)
    assert error.where.endswith("other.jsonl line 1")
    assert "gold.jsonl already" in error.what


def test_a_line_broken_since_it_was_counted_ends_the_run(gold_file):
    path = gold_file(LINE, LINE | {"id": "k2"})
    counted_truths([path])
    with path.open("a", encoding="utf-8") as file:
        file.write('{"id": "k3"}\n')
    with pytest.raises(FactcheckError) as caught:
        list(read_truths([path]))
    assert caught.value.where.endswith("line 3")


def test_the_claims_of_an_article_ask_for_what_they_give_alone(gold_file):
    asking = ROW | {"n": "3", "missing": "figure_not_held", "known_since": ["close"]}
    both = truth_of_article(gold_file(ROW, asking), ARTICLE)
    assert (both.id, both.text, both.published) == ("a.txt", TEXT, date(2020, 2, 1))
    first, second = both.claims
    assert (first.span.of(TEXT), first.labels, first.why) == ("40", ("close",), "counted by hand")
    assert (first.asks_missing, first.known_since) == (False, None)
    assert (second.asks_missing, second.missing, second.known_since) == (True, "figure_not_held", ("close",))


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (ROW | {"n": "3", "start": 10}, "the quote is not at its offsets in the article"),
        (ROW | {"n": "3", "value_start": 12}, "the value is not at its offsets in the article"),
        (ROW, "the number '2' stands on an earlier line already"),
        (ROW | {"n": "3", "labels": ["true"]}, "'true' in labels"),
        ({"n": "3"}, "quote: Field required"),
    ],
)
def test_a_broken_claim_of_an_article_is_named(gold_file, row, said):
    with pytest.raises(FactcheckError) as caught:
        truth_of_article(gold_file(ROW, row), ARTICLE)
    assert caught.value.code == "broken-verdicts"
    assert caught.value.where.endswith("line 2")
    assert said in caught.value.what


def test_no_claim_of_an_article(gold_file):
    with pytest.raises(FactcheckError) as caught:
        truth_of_article(gold_file(""), ARTICLE)
    assert caught.value.code == "empty-verdicts"


def test_every_label_has_a_column():
    assert (*LABELS, "not_read") == COLUMNS


def test_the_example_of_the_documentation_can_be_read(root, tmp_path):
    page = (root / "docs" / "evaluation.md").read_text(encoding="utf-8")
    path = tmp_path / "known.jsonl"
    path.write_text(page.split("```json\n")[1].split("```")[0].replace("\n", " ") + "\n", encoding="utf-8")
    assert counted_truths([path]) == 1
    (one,) = read_truths([path])
    assert one.claims[0].span.of(one.text) == "6,251"


@pytest.mark.parametrize("kind", [Truth, Asked])
def test_each_field_is_documented(root, kind):
    page = (root / "docs" / "evaluation.md").read_text(encoding="utf-8")
    assert [name for name in kind.model_fields if f"`{name}`" not in page] == []
