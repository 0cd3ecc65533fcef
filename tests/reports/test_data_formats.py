"""JSON, JSONL and CSV: the interface's shapes, nothing dropped, nothing that a spreadsheet would run."""

import csv
import io
import json

import pytest

from factcheck.checking.verdict import LABELS
from factcheck.documents.document import Document
from factcheck.extraction.claim import Extraction
from factcheck.reports import FORMATS, claims_table, extraction_line, render
from factcheck.reports.csv import COLUMNS
from factcheck.values import FactcheckError
from tests.reports import made
from tests.reports.golden_files import same_as_golden

EVERYTHING = [made.report(), made.broken(), made.hostile(), made.no_claims()]


def text_of(reports, form):
    return "".join(render(reports, form, catalogue=made.NAMES))


def test_jsonl_is_one_line_a_document_in_order():
    lines = text_of(EVERYTHING, "jsonl").splitlines()
    assert [json.loads(line)["id"] for line in lines] == [report.id for report in EVERYTHING]
    assert json.loads(lines[0]) == json.loads(json.dumps(made.report().to_dict()))


def test_jsonl_has_the_interface_keys():
    line = json.loads(text_of(made.report(), "jsonl"))
    assert {"id", "published", "claims", "as_of", "store", "coverage"} <= set(line)
    assert set(line["store"]) == {"releases", "digest", "damaged"}
    assert {"numbers", "read", "claims", "in_words", "matched", "judged", "not_judged", "set_aside"} == set(line["coverage"])
    assert line["against_itself"] == [{"claim_id": made.needs_person().claim.claim_id, "said": "The reason for disagrees_with_itself."}]
    verdicts = [claim["verdict"] for claim in line["claims"]]
    assert {verdict["label"] for verdict in verdicts} == set(LABELS)
    since = verdicts[1]["known_since"]
    assert {"label", "missing", "flags", "summary", "readings"} <= set(since)
    assert since["readings"][0]["official"]["value"] == 68321


def test_json_is_an_array_of_the_same_objects():
    assert json.loads(text_of(EVERYTHING, "json")) == [json.loads(line) for line in text_of(EVERYTHING, "jsonl").splitlines()]
    assert json.loads(text_of([], "json")) == []


def test_json_never_writes_nan_and_can_always_be_encoded():
    text = text_of(made.hostile(), "jsonl")
    assert json.loads(text, parse_constant=pytest.fail)["other"] is None
    assert json.loads(text)["half"] == "\ud83d"
    assert len(text.encode("utf-8").decode("utf-8").splitlines()) == 1


def test_broken_line_keeps_its_own_keys():
    assert json.loads(text_of(made.broken(), "jsonl")) == {
        "desk": "news",
        "id": "empty.txt",
        "error": {"code": "empty-file", "message": made.broken().message},
        "claims": [],
    }


def rows_of(reports):
    return list(csv.DictReader(io.StringIO(text_of(reports, "csv"), newline="")))


def test_csv_golden():
    same_as_golden("claims.csv", text_of(EVERYTHING, "csv"))


def test_csv_has_a_row_a_claim_and_drops_no_document():
    rows = rows_of(EVERYTHING)
    assert [row["row"] for row in rows] == ["claim"] * 8 + ["error"] + ["claim"] * 4 + ["no_claim"]
    assert rows[8]["error_code"] == "empty-file"
    assert all(set(row) == set(COLUMNS) for row in rows)


def test_csv_defuses_formulas_and_leaves_numbers():
    rows = rows_of(made.hostile())
    assert rows[0]["official_value"] == "-5.25"
    assert rows[0]["summary"].startswith("'=cmd")
    assert rows[0]["would_settle"].startswith("'-2+3")
    assert rows[0]["id"].startswith("'=id")
    assert rows[3]["quote"] == "'=1+1 rose 9%"
    for row in rows:
        for column, cell in row.items():
            if not column.endswith(("value", "low", "high")):
                assert not cell.startswith(("=", "+", "-", "@", "\t", "\r")), column


def test_csv_formula_behind_a_control_character_is_still_defused():
    judged = made.supported()
    report = made.report((judged,), title="\r=1+1")
    assert rows_of(report)[0]["title"] == "'=1+1"


def test_csv_shows_no_control_character():
    assert not any(
        (ord(character) < 32 and character not in "\n\t") or 0x7F <= ord(character) < 0xA0 for character in text_of(made.hostile(), "csv")
    )


def test_csv_gives_the_first_reading_and_both_ends_of_a_range():
    rows = rows_of([made.report(), made.hostile()])
    assert (rows[2]["outcome"], rows[2]["official_low"], rows[2]["official_high"], rows[2]["readings"]) == ("close", "4", "8", "3")
    assert (rows[9]["value"], rows[9]["value_high"]) == ("12", "14")


@pytest.mark.parametrize("form", ["jsonl", "csv", "markdown", "json"])
def test_streams(form: str):
    seen = []

    def reports():
        for number in range(5):
            seen.append(number)
            yield made.no_claims()

    pieces = render(reports(), form, catalogue=made.NAMES)
    next(pieces)
    next(pieces)
    assert len(seen) <= 2


def test_unknown_format_is_refused_before_any_work():
    with pytest.raises(FactcheckError) as caught:
        render([], "docx")
    assert caught.value.code == "unknown-format"
    assert all(name in caught.value.message for name in FORMATS)


def extraction():
    return Extraction(claims=tuple(item.claim for item in made.report().judged), set_aside=made.aside(), numbers=15)


def document(**given):
    return Document(
        id="west-midlands.txt", text=made.ARTICLE, published=made.report().published, published_from="text", kept={"desk": "news"}, **given
    )


def test_extraction_line_has_the_interface_shape():
    line = extraction_line(document(), extraction())
    assert (line["id"], line["published"], line["published_from"], line["desk"]) == ("west-midlands.txt", "2023-11-24", "text", "news")
    assert "text" not in line
    assert line["claims"][0] == made.report().judged[0].claim.to_dict()
    assert line["coverage"] == {
        "numbers": 15,
        "claims": 8,
        "set_aside": {"a date": 3, "the number of a telephone service": 1, "page furniture": 1},
    }
    for seen in line["set_aside"]:
        assert made.ARTICLE[seen["start"] : seen["end"]].strip()


def test_extraction_line_carries_the_text_that_is_ours_and_the_error_of_a_broken_document():
    assert extraction_line(document(own_text=True), extraction())["text"] == made.ARTICLE
    assert extraction_line(made.broken(), Extraction()) == made.broken().to_dict()


def test_claims_table_golden():
    found = [(document(), extraction()), (made.broken(), Extraction()), (Document(id="none.txt", text="Nothing."), Extraction())]
    same_as_golden("claims-80.txt", "".join(claims_table(found, width=80)))
