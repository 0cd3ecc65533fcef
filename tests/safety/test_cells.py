"""No text becomes a formula, and nothing else is touched."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.safety.cells import FORMULA_STARTS, safe_cell, safe_row


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-5 per cent", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(1)"])
def test_text_that_a_spreadsheet_would_run_gets_an_apostrophe(text):
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("value", [-5, -5.25, 0, None, True, date(2023, 11, 24), "burglary", "", " =1", "5-6"])
def test_everything_else_passes_unchanged(value):
    assert safe_cell(value) is value


@given(st.text())
def test_no_text_starts_a_formula_and_the_words_stay(text):
    made = safe_cell(text)
    assert isinstance(made, str)
    assert not made.startswith(FORMULA_STARTS)
    assert made.removeprefix("'" if made != text else "") == text


def test_a_row_is_made_safe_cell_by_cell():
    assert safe_row(["=1", -1, "x"]) == ["'=1", -1, "x"]
