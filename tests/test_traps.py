"""The list of traps: every row is whole and names a test that exists; and traps that no other room holds."""

import ast
import re
from datetime import date
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.sources.declaration import load_declarations
from factcheck.sources.raw_tables import read_tables
from factcheck.values import FactcheckError

ROW = re.compile(r"^\| (?!trap |---)(.*) \|$")
NAMED = re.compile(r"`([\w/]+\.py)::(\w+)`\Z")


def rows(root: Path) -> list[list[str]]:
    """The rows of every table of the list as cells."""
    lines = (root / "docs" / "traps.md").read_text(encoding="utf-8").splitlines()
    return [[cell.strip() for cell in match[1].split(" | ")] for match in map(ROW.match, lines) if match]


def test_every_trap_has_an_answer_and_a_test(root: Path):
    found = rows(root)
    assert len(found) >= 60
    for row in found:
        assert len(row) == 3, row
        assert all(row), row
        assert NAMED.match(row[2]), row[2]


def test_every_test_that_the_list_names_exists(root: Path):
    defined: dict[str, set[str]] = {}
    lacking = []
    for row in rows(root):
        match = NAMED.match(row[2])
        assert match, row[2]
        file, name = match.groups()
        path = root / "tests" / file
        if file not in defined:
            tree = ast.parse(path.read_text(encoding="utf-8")) if path.is_file() else ast.Module([], [])
            defined[file] = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
        if name not in defined[file]:
            lacking.append(f"{file}::{name}")
    assert lacking == []


def test_no_trap_stands_there_twice(root: Path):
    traps = [row[0] for row in rows(root)]
    assert len(set(traps)) == len(traps)


def test_no_arrests_for_burglary_are_read():
    arrests = load_declarations()["ho-arrests"]
    named = {rule.measure for layout in arrests.layouts if layout.table for rule in layout.table.rules}
    assert named
    assert not any("burglary" in measure for measure in named)


def test_no_rule_on_arrests_reads_ethnicity():
    tables = [layout.table for layout in load_declarations()["ho-arrests"].layouts if layout.table]
    assert tables
    for table in tables:
        assert not any("ethnic" in column.lower() for rule in table.rules for column in rule.where)


def test_a_formula_is_never_computed(tmp_path: Path):
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["Holby", 3, 4, "=B1+C1"])
    book.save(tmp_path / "book.xlsx")
    with pytest.raises(FactcheckError, match="has no value kept beside it"):
        read_tables(tmp_path / "book.xlsx", kind="xlsx")


def test_use_of_force_breaks_while_recording_grew():
    page = load_declarations()["ho-use-of-force"]
    assert {each.measure for each in page.series_breaks} >= {"use-of-force"} or any("trend" in note for note in page.method_notes)


def test_funding_says_that_cash_and_real_terms_differ():
    page = load_declarations()["ho-police-funding"]
    assert any("real terms" in note for note in page.method_notes)


def test_street_level_rows_are_never_recorded_crime():
    page = load_declarations()["police-street-level"]
    assert page.measures
    assert all(measure.startswith("street-") for measure in page.measures)


@pytest.mark.parametrize("source", ["psni-recorded-crime", "scotland-recorded-crime"])
def test_other_jurisdictions_give_no_figure_of_recorded_crime(source):
    page = load_declarations()[source]
    assert not page.read
    assert "recorded-crime" not in page.measures


def test_no_999_answer_time_of_the_national_clock_is_older_than_the_data():
    store = Store.open()
    figures = [figure for figure in store.figures("999-mean-answer-time") if figure.method == "national-clock"]
    assert figures
    assert all(figure.period.end and figure.period.end >= date(2021, 11, 1) for figure in figures)
