"""The vocabularies of numbers are checked on loading, and what leaves the number layer has the shape of the interface."""

import json
import subprocess
import sys
from importlib import import_module

import pytest
import yaml

from factcheck.extraction.not_claims_vocabulary import not_claim_rules, read_not_claims
from factcheck.extraction.quantities import find_quantities, quantities_line
from factcheck.extraction.quantity_vocabulary import number_words, read_number_words
from factcheck.values import FactcheckError, Unit

SIGNS = {"=", "~", "<", ">", "up", "down"}


@pytest.fixture
def numbers(root):
    return yaml.safe_load((root / "data" / "vocabulary" / "numbers.yaml").read_text(encoding="utf-8"))


@pytest.fixture
def rules(root):
    return yaml.safe_load((root / "data" / "vocabulary" / "not_claims.yaml").read_text(encoding="utf-8"))


def written(folder, content) -> object:
    path = folder / "words.yaml"
    path.write_text(content if isinstance(content, str) else yaml.safe_dump(content), encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("where", "bad", "reason"),
    [
        (("cardinals", "two"), "deux", "must be a number"),
        (("cardinals", "two"), -2, "must be a number"),
        (("percent", 0), True, "must be one to 6 words"),
        (("percent",), [], "must be a list of 1 to"),
        (("percent",), ["x"] * 500, "must be a list of 1 to"),
        (("negations", 0), "a b c d e f g", "must be one to 6 words"),
        (("durations", "hour"), ["hourses", 1], "must be one of our units"),
        (("durations", "hour"), "hours", "must be a list of two"),
        (("bounds_before", "abut"), ["abut"], "must have exactly the keys"),
        (("per_reach",), 0, "must be a whole number"),
        (("money",), {"before": {}}, "must have exactly the mappings"),
    ],
)
def test_a_bad_number_vocabulary_names_file_and_path(tmp_path, numbers, where, bad, reason):
    inner = numbers
    for step in where[:-1]:
        inner = inner[step]
    inner[where[-1]] = bad
    path = written(tmp_path, numbers)
    with pytest.raises(FactcheckError) as caught:
        read_number_words(path)
    assert reason in caught.value.message
    assert str(path) in caught.value.message
    assert str(where[0]) in caught.value.message


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        (lambda rules: rules["shapes"].append({"type": "nothing", "reason": "x", "pattern": "x"}), "one of the types"),
        (lambda rules: rules["shapes"].append({"type": "tel", "reason": "x", "pattern": "{moth}"}), "names the part 'moth'"),
        (lambda rules: rules["shapes"].append({"type": "tel", "reason": "x", "pattern": "("}), "is no regular expression"),
        (lambda rules: rules["shapes"].append({"type": "tel", "reason": "x", "pattern": "x", "patern": "y"}), "no keys but"),
        (lambda rules: rules["neighbours"].append({"type": "tel", "reason": "x", "units": ["inches"], "after": "x"}), "known units"),
        (lambda rules: rules["neighbours"].append({"type": "tel", "reason": "x"}), "something to match"),
        (lambda rules: rules["neighbours"].append({"type": "tel", "reason": "x", "after": "y" * 2000}), "at most"),
        (lambda rules: rules.pop("types"), "must be a mapping of names"),
        (lambda rules: rules.update(shapes=[]), "must be a list of 1 to"),
    ],
)
def test_bad_rules_name_file_and_path(tmp_path, rules, change, reason):
    change(rules)
    path = written(tmp_path, rules)
    with pytest.raises(FactcheckError) as caught:
        read_not_claims(path)
    assert reason in caught.value.message
    assert str(path) in caught.value.message


@pytest.mark.parametrize("read", [read_number_words, read_not_claims])
@pytest.mark.parametrize("content", ["- a list", "a: [b", ""])
def test_a_file_that_is_no_mapping_is_refused(tmp_path, read, content):
    with pytest.raises(FactcheckError, match=r"YAML|mapping"):
        read(written(tmp_path, content))


@pytest.mark.parametrize("read", [read_number_words, read_not_claims])
def test_a_missing_file_is_named(tmp_path, read):
    with pytest.raises(FactcheckError, match=r"gone\.yaml: cannot be read"):
        read(tmp_path / "gone.yaml")


def test_every_rule_has_a_type_with_a_name():
    rules = not_claim_rules()
    assert {rule.type for rule in (*rules.shapes, *rules.neighbours)} <= set(rules.types)
    assert number_words().numbers["cardinals"]["seven"] == 7


def test_a_line_has_the_shape_of_the_interface():
    line = quantities_line(
        "d1", "Crime fell by about 5% to 80 or 90 a day, dozens of them thefts, on 3 May 2020. Ring 101. It is the best."
    )
    assert json.loads(json.dumps(line)) == line
    assert line["id"] == "d1"
    for each in line["quantities"]:
        assert set(each) == {"start", "end", "value", "unit", "change", "converted"}
        assert each["unit"]
        assert each["converted"]["unit"] in set(Unit)
        assert each["change"] in SIGNS
    assert [each["value"] for each in line["quantities"]] == [5.0, 80.0, 90.0, [12.0, 120.0]]


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("It is 5%.", "="),
        ("It is about 5%.", "~"),
        ("It is nearly 5%.", "~"),
        ("It is just under 5%.", "<"),
        ("It is over 5%.", ">"),
        ("It is up to 5%.", "<"),
        ("It is up 5%.", "up"),
        ("It fell 5%.", "down"),
        ("It fell from 9% to 5%.", "="),
    ],
)
def test_the_sign_of_a_change(text, sign):
    assert [each.change for each in find_quantities(text)] == [sign]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("It is 58%.", 1),
        ("It is 5.25%.", 0.01),
        ("It is 2.5m.", 100_000),
        ("It is 3 million.", 1_000_000),
        ("It is 70,000.", 1000),
        ("It is 21,146.", 1),
        ("It is two thousand.", 1000),
        ("It is 4 minutes 27 seconds.", 1),
        ("It is half a million.", 100_000),
        ("It is two and a half million.", 100_000),
        ("It is a quarter of a million.", 50_000),
        ("It is two dozen.", 1),
        ("It is a dozen.", 1),
        ("It is a third.", None),
        ("It is £2.5bn.", 100_000_000),
    ],
)
def test_the_last_place_that_carries_meaning(text, place):
    assert find_quantities(text)[0].last_place == place


@pytest.mark.parametrize(
    ("text", "noun"),
    [
        ("It recorded 114 hate crimes last year.", "hate crimes"),
        ("It has 2,937 officers and 40 cars.", "officers"),
        ("It charged 6% of the suspects.", "suspects"),
        ("There were 500 fewer victims.", "victims"),
        ("It stands at 500.", None),
    ],
)
def test_the_noun_after_a_number(text, noun):
    assert find_quantities(text)[0].noun == noun


def test_the_number_layer_needs_no_language_model():
    code = (
        "import sys; from factcheck.extraction.quantities import find_quantities; find_quantities('5%'); sys.exit('spacy' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_component_works_in_a_blank_pipeline():
    import spacy

    import_module("factcheck.extraction.components")

    nlp = spacy.blank("en")
    nlp.add_pipe("factcheck_quantities")
    doc = nlp("Police took 70,000 999 calls.")
    assert [each.value for each in doc._.quantities] == [70000, 999]
    assert [aside and aside.type for aside in doc._.quantities_aside] == [None, "svc"]


@pytest.mark.shared
def test_news_of_all_kinds_is_read_better_than_by_the_published_extractor(shared, tmp_path):
    """CQE has a value F1 of 0.908 and 0.873 with change on these sentences; asked is what was measured, less a margin."""
    gold = shared / "benchmarks" / "newsquant" / "half_a.json"
    rows = json.loads(gold.read_text(encoding="utf-8"))
    predicted = tmp_path / "predicted.jsonl"
    predicted.write_text("".join(json.dumps(quantities_line(str(n), row["text"])) + "\n" for n, row in enumerate(rows)), encoding="utf-8")
    script = shared / "benchmarks" / "newsquant" / "score.py"
    told = subprocess.run([sys.executable, str(script), str(gold), str(predicted)], check=True, capture_output=True, text=True)
    scores = json.loads(told.stdout)
    assert scores["value"]["f1"] >= 0.95
    assert scores["value+change"]["f1"] >= 0.90
    assert scores["value+unit"]["f1"] >= 0.80
