"""Quoted figures: what becomes of a row, whose figure it is, and why some rows become none."""

from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.publishers import standing_of
from factcheck.sources.statements import Outcome, outcomes_of
from factcheck.values import FactcheckError
from tests.sources.invented import declaration, edition

pytestmark = pytest.mark.usefixtures("invented_data")
COLUMNS = (
    "measure", "measure_definition", "area_name", "area_code", "period_start", "period_end", "value", "unit", "statistic", "publisher",
    "publication_title", "published_date", "url", "confidence_note",
)  # fmt: skip
OWN, ELSEWHERE = "https://borsetshire.example/foi", "https://mirror.example/foi"
MAPPING: dict[str, Any] = {
    "columns": list(COLUMNS),
    "units": {
        "calls": {"unit": "count"},
        "percent": {"unit": "percent"},
        "million": {"unit": "count", "times": 1000000},
        "seconds": {"unit": "seconds"},
    },
    "areas": {"Utopia": "K02000001"},
    "never": {"claim": "a claim is no figure"},
    "refused": [{"note": "assumed", "reason": "assumed period"}],
    "inexact": ["approximate"],
    "coverages": [{"note": "Excludes Sun Hill", "coverage": "without Sun Hill"}],
    "bounds": [{"note": '^"Almost', "bound": "under"}],
    "methods": [{"note": "clock unknown", "method": "clock-not-stated"}],
    "unsaid": "aside",
    "provisional": "provisional",
    "published_as": "Published as (\\d+) minutes",
    "measures": {
        "calls": [{"measure": "999-calls", "statistic": "count", "definition": ["Calls received"]}],
        "wait": [{"measure": "999-mean-answer-time", "statistic": "mean", "method": "force-clock"}],
        "rise": [{"measure": "999-calls", "statistic": "change", "baseline": "year-before"}],
    },
    "left_out": [{"reason": "no such measure", "measures": ["other"]}],
}
ROW = {
    "measure": "calls", "measure_definition": "Calls received", "area_name": "Borsetshire", "area_code": "E23000901", "value": "1,234",
    "period_start": "2030-01-01", "period_end": "2030-12-31", "unit": "calls", "statistic": "count", "confidence_note": "", "url": OWN,
    "publisher": "Borsetshire Police", "publication_title": "Calls", "published_date": "2031-02",
}  # fmt: skip
# One row for each judgement of the mapping, so that none of them is idle.
SHADOWS = (
    {"measure": "other"}, {"measure": "wait", "confidence_note": "clock unknown; aside", "unit": "seconds", "value": "9"},
    {"measure": "rise", "value": "-5", "unit": "percent"}, {"confidence_note": "assumed"}, {"confidence_note": "approximate"},
    {"confidence_note": "Excludes Sun Hill"}, {"confidence_note": '"Almost this"'}, {"confidence_note": "Published as 12 minutes"},
)  # fmt: skip


def outcomes(folder: Path, *rows: dict[str, str], mapping: dict[str, Any] | None = None) -> list[Outcome]:
    """What becomes of the rows; the shadows stand behind them."""
    lines = ["\t".join(COLUMNS).replace("\t", ",")]
    for row in (*rows, *SHADOWS):
        lines.append(",".join('"' + (ROW | row)[name].replace('"', '""') + '"' for name in COLUMNS))
    page = declaration(statements=mapping or MAPPING)
    return outcomes_of(page, edition(folder, "\n".join(lines) + "\n"), folder)[: len(rows)]


def one(folder: Path, **row: str) -> Outcome:
    return outcomes(folder, row)[0]


def test_a_row_becomes_a_whole_figure(tmp_path):
    figure = one(tmp_path).figure
    assert figure
    assert (figure.measure_id, figure.area_code, figure.value, figure.unit) == ("999-calls", "E23000901", 1234.0, "count")
    assert (figure.published.written, figure.copy, figure.publication) == ("2031-02", "retyped", "Calls")
    assert figure.locator == "in the page: Calls received; Borsetshire; 2030-01-01 to 2030-12-31"


@pytest.mark.parametrize(
    ("row", "standing", "names_official", "own_body"),
    [
        ({}, "official_statement", False, "E23000901"),
        ({"url": ELSEWHERE}, "press", True, "E23000901"),
        ({"publisher": "The Borchester Echo (quoting the Office)", "url": ELSEWHERE}, "press", True, None),
        ({"publisher": "The Borchester Echo", "url": ELSEWHERE}, "press", False, None),
    ],
)
def test_standing_comes_from_publisher_and_page(tmp_path, row, standing, names_official, own_body):
    figure = one(tmp_path, **row).figure
    assert figure
    assert (figure.standing, figure.names_official, figure.own_body) == (standing, names_official, own_body)


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"statistic": "claim"}, "a claim is no figure"),
        ({"measure": "other"}, "no such measure"),
        ({"area_code": "", "area_name": "29 forces"}, "Its area has no code."),
        ({"confidence_note": "period assumed"}, "assumed period"),
        ({"measure_definition": "Calls answered"}, "Its definition is another than the measure's."),
        ({"period_start": ""}, "Its period is not said."),
    ],
)
def test_a_row_that_cannot_be_safe_is_left_out_with_its_reason(tmp_path, row, reason):
    found = one(tmp_path, **row)
    assert (found.figure, found.reason) == (None, reason)


def test_the_same_figure_of_the_same_page_counts_once(tmp_path):
    first, second = outcomes(tmp_path, {}, {})
    assert first.figure
    assert (second.figure, second.reason) == (None, "The list has the same figure of the same page twice.")


@pytest.mark.parametrize(
    ("row", "field", "value"),
    [
        ({"confidence_note": "approximate"}, "period_exact", False),
        ({"confidence_note": "Excludes Sun Hill"}, "coverage", "without Sun Hill"),
        ({"confidence_note": '"Almost 1,234"'}, "bound", "under"),
        ({"measure": "wait", "unit": "seconds"}, "method", "force-clock"),
        ({"measure": "wait", "unit": "seconds", "confidence_note": "clock unknown"}, "method", "clock-not-stated"),
        ({"confidence_note": "an aside; the rest"}, "note", "the rest"),
        ({"confidence_note": "provisional"}, "status", "provisional"),
        ({"unit": "million", "value": "2"}, "value", 2000000.0),
        ({"area_code": "", "area_name": "Utopia"}, "area_code", "K02000001"),
    ],
)
def test_what_a_note_says_about_its_figure(tmp_path, row, field, value):
    assert getattr(one(tmp_path, **row).figure, field) == value


def test_a_time_is_kept_in_the_unit_that_was_printed(tmp_path):
    figure = one(tmp_path, measure="wait", value="720", unit="seconds", confidence_note="Published as 12 minutes; aside").figure
    assert figure
    assert (figure.value, figure.unit) == (12.0, "minutes")


def test_a_change_is_signed_and_has_its_baseline(tmp_path):
    figure = one(tmp_path, measure="rise", value="-22.5", unit="percent").figure
    assert figure
    assert figure.baseline
    assert (figure.value, figure.statistic, str(figure.baseline.start), str(figure.baseline.end)) == (
        -22.5,
        "change",
        "2029-01-01",
        "2029-12-31",
    )


def changed(**parts: Any) -> dict[str, Any]:
    return deepcopy(MAPPING) | parts


@pytest.mark.parametrize(
    ("row", "mapping", "words"),
    [
        ({"measure": "new"}, MAPPING, "found: 'new'"),
        ({}, changed(left_out=[{"reason": "gone", "measures": ["other", "older"]}]), "missing: 'older'"),
        ({}, changed(refused=[{"note": "never written", "reason": "idle"}]), "some judgements match no row any more"),
        ({"publisher": "The Ambridge Gazette"}, MAPPING, "a publisher is not in data/sources/publishers.yaml"),
        ({"unit": "furlongs"}, MAPPING, "a unit of the list is not declared"),
        ({"value": "lots"}, MAPPING, "found: 'lots'"),
        ({"period_end": "the end"}, MAPPING, "a day is not written as 2022-03-31"),
    ],
)
def test_a_list_that_changed_stops_the_run(tmp_path, row, mapping, words):
    with pytest.raises(FactcheckError) as caught:
        outcomes(tmp_path, row, mapping=mapping)
    assert caught.value.exit_code == 4
    assert words in caught.value.message


def test_an_unlisted_publisher_is_drift():
    with pytest.raises(FactcheckError, match="found: 'Nobody'"):
        standing_of("Nobody", OWN, where="a list")
