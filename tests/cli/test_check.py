"""`factcheck check` and `extract` from outside: formats, exit codes, errors, and nothing half-written."""

import csv
import io
import json

import pytest

ARTICLE = (
    "Published 1 September 2022\n\nWest Midlands Police recorded 361,649 crimes in the year to March 2022. Burglary fell by a third.\n"
)


@pytest.fixture
def article(tmp_path):
    path = tmp_path / "article.txt"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def test_one_line_a_document_with_a_verdict_a_claim(command, article):
    answer = command("check", article, "--format", "jsonl")
    assert answer.code == 0, answer.err
    (line,) = answer.out.splitlines()
    document = json.loads(line)
    assert document["id"] == "article.txt"
    assert (document["published"], document["published_from"], document["as_of"]) == ("2022-09-01", "text", "2022-09-01")
    assert {"numbers", "claims", "matched", "judged", "set_aside"} <= set(document["coverage"])
    assert document["store"]["releases"] > 0
    assert document["store"]["digest"]
    total = next(claim for claim in document["claims"] if claim["as_stated"] == "361,649")
    assert ARTICLE[total["start"] : total["end"]] == total["quote"]
    assert ARTICLE[total["value_start"] : total["value_end"]] == "361,649"
    assert total["verdict"]["label"] == "supported"
    reading = total["verdict"]["readings"][0]
    assert reading["outcome"] == "agrees"
    assert reading["official"]["value"] == 361649
    assert all(figure["url"] and figure["publisher"] and figure["locator"] for figure in reading["figures"])


def test_the_option_gives_a_date_to_a_text_without_one(command, tmp_path):
    path = tmp_path / "undated.txt"
    path.write_text("West Midlands Police recorded 361,649 crimes in the year to March.", encoding="utf-8")
    dated = json.loads(command("check", path, "--published", "2022-09-01", "--format", "jsonl").out)
    undated = json.loads(command("check", path, "--format", "jsonl").out)
    assert (dated["published"], dated["published_from"]) == ("2022-09-01", "option")
    assert dated["claims"][0]["period"]["end"] == "2022-03-31"
    assert undated["published"] is None
    assert undated["as_of"] == "latest"
    assert undated["claims"][0]["period"]["end"] is None


@pytest.mark.parametrize("form", ["table", "json", "csv", "markdown", "html"])
def test_every_format_carries_the_label(command, article, form):
    answer = command("check", article, "--format", form)
    assert answer.code == 0, answer.err
    assert "supported" in answer.out.lower()
    if form == "json":
        assert isinstance(json.loads(answer.out), list)
    if form == "csv":
        assert {row["label"] for row in csv.DictReader(io.StringIO(answer.out))} >= {"supported"}


def test_standard_input_and_a_second_report(command, tmp_path):
    page = tmp_path / "page.html"
    answer = command("check", "-", "--also", page, stdin=ARTICLE.encode())
    assert answer.code == 0, answer.err
    assert "361,649" in answer.out
    assert "361,649" in page.read_text(encoding="utf-8")


def test_a_batch_keeps_order_keys_and_its_broken_lines(command, tmp_path):
    batch = tmp_path / "batch.jsonl"
    rows = [
        {
            "id": "one",
            "published": "2022-09-01",
            "text": "West Midlands Police recorded 361,649 crimes in the year to March 2022.",
            "desk": "north",
        },
        {"id": "two", "published": "yesterday", "text": "Crime fell by 5 per cent."},
        {"id": "three", "published": "2022-09-01", "text": "Nothing to count here."},
    ]
    batch.write_text("\n".join(map(json.dumps, rows)) + "\nnot json\n", encoding="utf-8")
    answer = command("check", batch, "--format", "jsonl")
    assert answer.code == 0
    documents = [json.loads(line) for line in answer.out.splitlines()]
    assert [document["id"] for document in documents] == ["one", "two", "three", "line-4"]
    assert documents[0]["desk"] == "north"
    assert documents[1]["error"]["code"]
    assert documents[1]["claims"] == []
    assert documents[2]["claims"] == []
    assert "error" not in documents[2]
    assert "2 of 4 documents could not be read" in answer.err
    assert command("check", batch, "--format", "jsonl", "--strict").code == 2


def test_a_batch_of_broken_documents_only_is_an_error(command, tmp_path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "a", "text": 5}\n', encoding="utf-8")
    assert command("extract", batch).code == 2


def test_a_duplicate_id_ends_the_run_before_any_work(command, tmp_path):
    batch, out = tmp_path / "batch.jsonl", tmp_path / "out.jsonl"
    batch.write_text('{"id": "a", "text": "Crime fell by 5%."}\n{"id": "a", "text": "Crime fell by 6%."}\n', encoding="utf-8")
    answer = command("extract", batch, "--output", out)
    assert answer.code == 2
    assert "a" in answer.err
    assert not out.exists()


def test_an_existing_output_is_left_alone_unless_forced(command, article, tmp_path):
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")
    refused = command("check", article, "--format", "csv", "--output", out)
    assert refused.code == 2
    assert str(out) in refused.err
    assert "--force" in refused.err
    assert out.read_text(encoding="utf-8") == "mine"
    assert command("check", article, "--format", "csv", "--output", out, "--force").code == 0
    assert "label" in out.read_text(encoding="utf-8")
    assert list(tmp_path.glob("*.tmp*")) == []


def test_fail_on_a_label(command, article):
    assert command("check", article, "--fail-on", "supported").code == 1
    assert command("check", article, "--fail-on", "needs_person", "--fail-on", "close").code in (0, 1)
    wrong = command("check", article, "--fail-on", "misleading")
    assert wrong.code == 2
    assert "not_supported" in wrong.err


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "text"),
        ("broken.pdf", b"%PDF-1.7 and then nothing of use", "PDF"),
        ("large.txt", b"a " * 11_000_000, "20 MB"),
    ],
)
def test_unreadable_documents_say_what_and_where(command, tmp_path, name, content, said):
    path = tmp_path / name
    path.write_bytes(content)
    answer = command("check", path)
    assert answer.code == 2
    assert name in answer.err
    assert said.lower() in answer.err.lower()
    assert "Traceback" not in answer.err


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("check", "no-such-article.txt"), "no-such-article.txt"),
        (("check", "claims", "--published", "24 November"), "2023-11-24"),
        (("check", "claims", "--as-of", "soon"), "soon"),
        (("check", "claims", "--store", "no-such-store"), "no-such-store"),
        (("check", "claims", "--format", "xml"), "markdown"),
        (("figures", "series", "recorded-crim", "--area", "E23000014"), "recorded-crime"),
        (("figures", "series", "recorded-crime", "--area", "E23999999"), "E23999999"),
        (("figures", "series", "recorded-crime", "--area", "E23000014", "--every", "decade"), "year-ending"),
        (("figures", "find", "xyzzyplugh"), "xyzzyplugh"),
        (("measures", "xyzzyplugh"), "xyzzyplugh"),
        (("areas", "xyzzyplugh"), "xyzzyplugh"),
    ],
)
def test_wrong_use_is_one_sentence_and_exit_code_2(command, words, said, root, monkeypatch):
    monkeypatch.chdir(root)
    answer = command(*words)
    assert answer.code == 2
    assert said in answer.err
    assert "Traceback" not in answer.err
    assert answer.out == ""


def test_extract_gives_the_interface_and_the_text_of_a_page(command, tmp_path):
    page = tmp_path / "page.html"
    body = (
        "<p>West Midlands Police recorded 361,649 crimes in the year to March 2022, the force said in a long statement about its work.</p>"
        * 3
    )
    page.write_text(
        f"<html><head><title>Crime</title></head><body><nav>Menu 5</nav><article><h1>Crime figures</h1>{body}</article></body></html>",
        encoding="utf-8",
    )
    document = json.loads(command("extract", page, "--published", "2022-09-01").out)
    claim = document["claims"][0]
    assert document["text"][claim["value_start"] : claim["value_end"]] == claim["as_stated"] == "361,649"
    keys = "claim_id quote start end as_stated value_start value_end kind measure measure_id subject"
    keys += " area_code value unit direction approx period baseline speaker checkable why_not"
    assert set(keys.split()) <= set(claim)


def test_quantities_are_the_number_layer_alone(command, tmp_path):
    batch = tmp_path / "batch.jsonl"
    batch.write_text('{"id": "q", "text": "Arrests rose by 12 per cent to 4,100."}\n', encoding="utf-8")
    line = json.loads(command("quantities", batch).out)
    assert line["id"] == "q"
    assert [(found["value"], found["unit"]) for found in line["quantities"]] == [(12, "percentage"), (4100, "-")]
    assert [found["converted"]["unit"] for found in line["quantities"]] == ["percent", "count"]
    assert line["quantities"][0]["change"] == "up"


def test_doctor_names_a_damaged_release_and_ends_with_2(command, tmp_path):
    from factcheck.figures.shelf import put_release
    from tests.figures.made_up import made_up, release

    put_release(tmp_path, release("sun-hill"), [made_up(release_id="sun-hill")])
    entry = put_release(tmp_path, release("borsetshire"), [made_up(release_id="borsetshire")])
    assert "is not used" not in command("doctor", "--store", tmp_path).out
    path = tmp_path / entry.file
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    answer = command("doctor", "--store", tmp_path)
    assert answer.code == 2
    shown = " ".join(answer.out.split())
    assert "is not used" in shown
    assert "borsetshire (Office" in shown
    assert "release sun-hill" in shown
    assert "release borsetshire" not in shown


def test_a_list_of_groups_is_read_and_a_bad_one_ends_the_run(command, tmp_path):
    article = tmp_path / "article.txt"
    article.write_text("In 2018/19 Kent Police was the worst of its most similar forces for its charge rate.", encoding="utf-8")
    groups = tmp_path / "groups.csv"
    # The members are made up; the figures are real.
    groups.write_text("force,member,as_at,source\nKent Police,Surrey Police,2015-04-01,Made up for a test\n", encoding="utf-8")
    words = ("check", article, "--published", "2020-03-01", "--format", "jsonl")
    without = json.loads(command(*words).out)["claims"][0]["verdict"]
    assert (without["label"], without["missing"]) == ("not_enough_data", "figure_not_held")
    assert "--groups" in without["would_settle"]
    given = json.loads(command(*words, "--groups", groups).out)["claims"][0]["verdict"]
    assert given["label"] == "supported"
    groups.write_text("force,member,as_at,source\nKent Police,Kent Police,2015-04-01,Made up for a test\n", encoding="utf-8")
    bad = command(*words, "--groups", groups)
    assert (bad.code, bad.out) == (2, "")
    assert "groups.csv, line 2" in bad.err
    assert "own group" in " ".join(bad.err.split())
