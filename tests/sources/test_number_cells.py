"""Cells: what publishers print in place of, around and beside numbers."""

from datetime import date, datetime, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.sources.cell_text import cell_text
from factcheck.sources.cells import number_in, read_number
from factcheck.values import FactcheckError

MARKERS = {"..": "not available", "[x]": "not available", "-": "nothing", "N/a": "not sent", "": "empty"}


@pytest.mark.parametrize(
    ("cell", "value", "status"),
    [
        ("7", 7, None),
        (" 303,343 ", 303343, None),
        ("1,234,567.5", Decimal("1234567.5"), None),
        ("-899", -899, None),
        ("0", 0, None),
        ("7 [r]", 7, "revised"),
        ("7[P]", 7, "provisional"),
        ("7 [note 3]", 7, None),
        ("7 [note 3, 4]", 7, None),
        ("7¹²", 7, None),
        ("7 [r] [note 3]", 7, "revised"),
    ],
)
def test_a_number_with_what_stands_around_it(cell, value, status):
    found = read_number(cell, missing={}, where="here")
    assert (found.value, found.status, found.marker) == (value, status, None)


@pytest.mark.parametrize("marker", MARKERS)
def test_a_declared_marker_is_kept_as_it_stands(marker):
    found = read_number(f" {marker} ", missing=MARKERS, where="here")
    assert (found.value, found.marker) == (None, marker)


def test_a_marker_with_a_note_is_the_marker():
    assert read_number(".. [note 4]", missing=MARKERS, where="here").marker == ".."


@pytest.mark.parametrize(
    "cell", ["", "..", "[x]", "n/a", "7 8", "1,23", "12,34,567", "1.2.3", "£7", "7%", "1e3", "--7", "7*", "#REF!", "/0", "٧", "7 [note]"]
)
def test_what_is_neither_number_nor_declared_marker_is_never_a_number(cell):
    with pytest.raises(FactcheckError, match="neither a number nor a declared marker") as caught:
        read_number(cell, missing={}, where="sheet 'P1', cell C7")
    assert "sheet 'P1', cell C7" in caught.value.message


def test_a_short_stranger_is_suggested_as_a_marker_and_a_sentence_is_not():
    for cell, told in (("[w]", True), ("see the note below this table", False)):
        with pytest.raises(FactcheckError) as caught:
            read_number(cell, missing={}, where="here")
        assert ("add it under missing" in caught.value.message) == told


@given(number=st.integers(-(10**12), 10**12), noted=st.sampled_from(["", " [note 2]", " [r]", "³"]))
def test_a_number_with_thousands_separators_comes_back(number, noted):
    assert number_in(f"{number:,}{noted}", missing=MARKERS, where="here") == number


@given(number=st.decimals(allow_nan=False, allow_infinity=False, places=4, min_value=-(10**9), max_value=10**9))
def test_a_number_is_exact(number):
    assert number_in(f"{number:f}", missing={}, where="here") == number


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        ("4.10", "4.10"),
        ("Table P1 ", "Table P1 "),
        (7, "7"),
        (7.0, "7"),
        (0.1, "0.1"),
        (1e-7, "0.0000001"),
        (1e22, "10000000000000000000000"),
        (True, "TRUE"),
        (date(2030, 3, 31), "2030-03-31"),
        (datetime(2030, 3, 31), "2030-03-31"),
        (datetime(2030, 3, 31, 12, 30), "2030-03-31T12:30:00"),
        (time(12, 30), "12:30:00"),
    ],
)
def test_a_spreadsheets_cell_reads_as_it_stands(value, text):
    assert cell_text(value) == text


@given(number=st.floats(allow_nan=False, allow_infinity=False))
def test_a_float_comes_back_from_its_text(number):
    text = cell_text(number)
    assert float(text) == number
    assert "e" not in text
