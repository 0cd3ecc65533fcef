"""The terminal table: fits its width, keeps every label, obeys nothing that an article says."""

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from factcheck.checking.verdict import LABELS, Verdict
from factcheck.reports import render
from factcheck.reports.words import report_words
from tests.reports import made
from tests.reports.golden_files import FOLDER, same_as_golden

EVERYTHING = [made.report(), made.broken(), made.hostile(), made.no_claims()]


def table(reports, **options):
    return "".join(render(reports, "table", **options))


@pytest.mark.parametrize("width", [80, 160])
def test_golden(width: int):
    same_as_golden(f"table-{width}.txt", table(EVERYTHING, width=width))


@pytest.mark.parametrize("width", [40, 80, 100, 119, 120, 160, 220])
def test_fits_the_width_and_keeps_every_label(width: int):
    text = table(EVERYTHING, width=width)
    # An emoji made of several code points is as wide as the terminal says; the made ones stay clear of the edge.
    assert max(cell_len(line) for line in text.splitlines()) <= width
    for label in LABELS:
        marked = report_words().labels[label]
        assert f"{marked.symbol}\N{NO-BREAK SPACE}{marked.word}" in text


def test_no_colour_code_unless_asked_for_and_none_with_no_color(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\x1b" not in table(made.report(), width=80)
    assert "\x1b[" in table(made.report(), width=80, color=True)
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\x1b" not in table(made.report(), width=80, color=True)


def test_colours_change_no_word():
    plain, coloured = table(EVERYTHING, width=100), table(EVERYTHING, width=100, color=True)
    assert re.sub(r"[ \t]+$", "", re.sub(r"\x1b\[[0-9;]*m", "", coloured), flags=re.M) == plain


def test_escape_sequences_of_an_article_are_shown_and_not_sent():
    text = table(made.hostile(), width=100)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    assert "␛]0;owned␇" in text


def test_rich_markup_in_an_article_is_text():
    report = made.report((), title="[red]not[/red] :smile: [link=https://evil.example]x[/link]")
    assert "[red]not[/red] :smile: [link=https://evil.example]x[/link]" in table(report, width=120)


def test_a_broken_document_is_a_row_and_counted():
    text = table([made.report(), made.broken()], width=80)
    assert "empty.txt" in text
    assert "Could not be read" in text
    assert "2 documents, 1 could not be read: 8 claims" in text


def test_coverage_counts_what_was_set_aside():
    aside = "5 set aside: date (3), page furniture (1) and the number of a telephone service (1)."
    text = table(made.report(), width=320)
    assert f"Of 15 numbers 10 read as claims, {aside} 8 claims: 5 matched to a measure and a place, 4 judged with figures." in text


def test_each_warning_comes_with_the_fact_behind_it():
    text = " ".join(table(made.report((made.depends(),)), width=200).split())
    assert "Different clocks: The force counts" in text


def test_the_strip_of_starts_says_where_it_turns_and_never_parts_from_its_symbols():
    text = table(made.report((made.close(),)), width=80)
    flat = " ".join(text.split())
    assert "Of 3 starts held it does not hold from the year to June 2021; from the other 2 it holds." in flat
    assert "Its words name no start; the year to June 2022 is the one that is taken first." in flat
    assert "2020-06 ✓ −2.1% | 2021-06 ✗ +9.6% | [2022-06 ≈ −1.4%]" in flat
    assert not re.search(r"[✓≈✗]\s*$", text, re.MULTILINE)


def test_known_since_stands_beside_the_label_and_below_with_its_reason():
    flat = " ".join(table(made.report((made.not_held_but_known_since(),)), width=160).split())
    assert "now: ≈ Close" in flat
    assert "published on 25 January 2024" in flat


def test_nothing_is_said_twice_before_what_would_settle_it():
    assert not re.search(r"(?i)settle it:\W*what would settle it", table(EVERYTHING, width=200))


def test_likelihoods_are_said_only_where_there_is_a_choice():
    assert "likel" not in table(made.report((made.supported(),)), width=160)
    flat = " ".join(table(made.report((made.depends(),)), width=200).split())
    assert "(the likeliest reading)" in flat
    assert "(less likely)" in flat


def test_requests_are_pointed_to_once():
    assert " ".join(table(made.report(), width=80).split()).count("ready to send for claim 4:") == 1


def test_comes_document_by_document():
    seen = []

    def reports():
        for number in range(3):
            seen.append(number)
            yield made.no_claims()

    pieces = render(reports(), "table", width=80)
    next(pieces)
    assert seen == [0]


def test_no_document_at_all_says_so():
    assert table([], width=80).strip() == "0 documents: 0 claims"


def test_width_defaults_to_the_terminal(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("COLUMNS", "64")
    assert max(cell_len(line) for line in table(made.report()).splitlines()) <= 64


def test_readings_with_figures_come_before_those_without():
    kinds = ["no_figure", "no_figure", "close", "close", "close", "disagrees", "no_figure"]
    readings = tuple(made.reading(number, f"reading {number}", outcome) for number, outcome in enumerate(kinds, 1))
    judged = made.Judged(made.supported().claim, Verdict(label="depends", summary="It depends.", readings=readings))
    text = table(made.report((judged,)), width=100)
    assert re.findall(r"(\w+): reading (\d)", text) == [("Close", "3"), ("Close", "4"), ("Disagrees", "6")]
    assert "and 4 more readings" in text


def test_without_any_figure_the_first_reading_stands_for_all():
    readings = tuple(made.reading(number, f"reading {number}", "no_figure") for number in (1, 2, 3))
    judged = made.Judged(made.supported().claim, Verdict(label="not_enough_data", summary="None.", readings=readings))
    text = table(made.report((judged,)), width=100)
    assert "reading 1" in text
    assert "reading 2" not in text
    assert "and 2 more readings" in text


def test_golden_folder_has_no_orphans():
    tests = "".join(path.read_text(encoding="utf-8") for path in Path(__file__).parent.glob("test_*.py"))
    named = set(re.findall(r'same_as_golden\(f?"([^"]+)"', tests))
    found = {re.sub(r"table-(80|160)\.txt\Z", "table-{width}.txt", path.name) for path in FOLDER.iterdir()}
    assert found == named
