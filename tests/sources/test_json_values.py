"""JSON from the outside: exact numbers, or a refusal that takes neither long nor much memory."""

import json
import time
import tracemalloc
from decimal import Decimal

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.sources import json_values
from factcheck.sources.raw_tables import read_json
from factcheck.values import FactcheckError

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**30), 10**30) | st.text(st.characters(exclude_categories=["Cs"]), max_size=8),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"]), max_size=4), inner, max_size=4)
    ),
    max_leaves=12,
)


def saved(tmp_path, data: bytes):
    path = tmp_path / "borsetshire.json"
    path.write_bytes(data)
    return path


def refused(tmp_path, data: bytes, code: str = "broken-json") -> FactcheckError:
    path = saved(tmp_path, data)
    began = time.monotonic()
    with pytest.raises(FactcheckError) as caught:
        read_json(path)
    assert time.monotonic() - began < 10
    assert (caught.value.code, caught.value.where) == (code, str(path))
    assert caught.value.remedy
    return caught.value


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(VALUES, st.booleans())
def test_any_content_comes_back(tmp_path, value, ascii_only):
    assert read_json(saved(tmp_path, json.dumps(value, ensure_ascii=ascii_only).encode())) == value


@pytest.mark.parametrize(
    "number", ["4.10", "0.1", "-0", "12345678901234567890123456789", "1e300", "2.5E-7", "0.30000000000000000000000001"]
)
def test_numbers_are_exact(tmp_path, number):
    (found,) = read_json(saved(tmp_path, f"[{number}]".encode()))
    assert (type(found), found.as_tuple()) == (Decimal, Decimal(number).as_tuple())


@pytest.mark.parametrize(
    "number", ["1e999999", "-1e999999", "1e-999999", "0e999999", "1e9999999999999999999999", "9" * 1_000, "0." + "1" * 1_000]
)
def test_numbers_that_would_fill_the_memory_once_written_out(tmp_path, number):
    assert number[:40] in refused(tmp_path, f'{{"n": {number}}}'.encode()).what


def test_a_number_of_a_million_digits_takes_no_time(tmp_path):
    refused(tmp_path, b"[" + b"9" * 10_000_000 + b"]")


@pytest.mark.parametrize("word", ["NaN", "Infinity", "-Infinity"])
def test_numbers_that_are_none(tmp_path, word):
    assert word in refused(tmp_path, f"[{word}]".encode()).what


@pytest.mark.parametrize("opening", [b"[", b'{"a":', b'[{"a":'])
def test_depth(tmp_path, opening):
    assert "64" in refused(tmp_path, opening * 1_000_000).what


def test_more_ends_than_beginnings(tmp_path):
    refused(tmp_path, b"[" + b"]" * 10_000_000)


def test_the_depth_that_is_allowed(tmp_path):
    assert read_json(saved(tmp_path, b"[" * 64 + b"]" * 64)) is not None
    refused(tmp_path, b"[" * 65 + b"]" * 65)


def test_brackets_in_texts_are_letters(tmp_path):
    assert read_json(saved(tmp_path, rb'["[[[\"[", "\\", "' + b"[" * 1_000 + b'"]')) == ['[[["[', "\\", "[" * 1_000]


@pytest.mark.parametrize("text", [rb'"\"', rb'["' + rb"\"" * 3_000_000, rb'["' + rb"\"" * 3_000_000 + b"\\", b'"' * 5_000_001])
def test_quotations_without_an_end_take_no_time(tmp_path, text):
    refused(tmp_path, text)


@pytest.mark.parametrize("item", [b"[],", b"{},", b"1,", b'"",', b'""'])
def test_more_values_than_memory_is_for(tmp_path, item):
    refused(tmp_path, b"[" + item * 7_000_000 + b"1]", "too-large")


def test_a_refusal_takes_no_more_memory_than_the_text(tmp_path, monkeypatch):
    monkeypatch.setattr(json_values, "VALUES_MOST", 200_000)
    data = b"[" + b'{"a":1},' * 1_000_000 + b"1]"
    tracemalloc.start()
    refused(tmp_path, data, "too-large")
    assert tracemalloc.get_traced_memory()[1] < 3 * len(data)
    tracemalloc.stop()


def test_a_file_past_the_limit_is_not_even_read(tmp_path, monkeypatch):
    monkeypatch.setattr(json_values, "LARGEST_JSON", 10)
    refused(tmp_path, b'["12345678"]', "too-large")


def test_a_key_twice_at_any_depth(tmp_path):
    refused(tmp_path, b'[{"a": {"n": 1, "n": 1}}]')
    refused(tmp_path, rb'{"n": 1, "\u006e": 2}')


@pytest.mark.parametrize("text", [rb'["\ud800"]', rb'{"\udc00": 1}', rb'["\udc00\ud800"]'])
def test_half_a_letter(tmp_path, text):
    refused(tmp_path, text)


def test_whole_letters_in_two_halves(tmp_path):
    assert read_json(saved(tmp_path, rb'["\ud83d\ude94", "\\ud800"]')) == ["\U0001f694", "\\ud800"]


def test_marks_and_encodings(tmp_path):
    assert read_json(saved(tmp_path, b'\xef\xbb\xbf{"force": "Sun Hill "}')) == {"force": "Sun Hill "}
    for encoding in ("cp1252", "utf-16"):
        refused(tmp_path, '["£"]'.encode(encoding), "not-utf-8")
    refused(tmp_path, b"")
    refused(tmp_path, b'["a\0b"]')
