"""Numbers, dates, periods and shortened quotes in words, and the data that they are worded with."""

from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from factcheck.reports.brief import coverage_words
from factcheck.reports.clean import harmless, one_line, web_address
from factcheck.reports.wording import counted, listed, measured, number, partial, period_words, shortened
from factcheck.reports.words import load_words, report_words
from factcheck.values import FactcheckError, PartialDate, Period, Span
from factcheck.values.period import calendar_year, financial_year, month, year_ending
from factcheck.values.places import data_folder


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (360336, "360,336"),
        (360336.0, "360,336"),
        (27.5, "27.5"),
        (23.98, "23.98"),
        (2.0, "2"),
        (0.0312, "0.031"),
        (1e-9, "0.000000001"),
        (0, "0"),
        (-1.449, "-1.45"),
        (12.999, "13"),
        (float("nan"), "not a number"),
    ],
)
def test_number(value: float, words: str):
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (1, "seconds", "1 second"),
        (23.98, "seconds", "23.98 seconds"),
        (4000, "GBP", "£4,000"),
        (-2.5, "percent", "−2.5%"),
        (-3, "GBP", "−£3"),
        (1, "percentage_points", "1 point"),
        (12.5, "per_1000", "12.5 per 1,000"),
        (2, "rank", "place 2"),
    ],
)
def test_measured(value: float, unit: str, words: str):
    assert measured(value, unit) == words


@given(st.floats(min_value=-1e12, max_value=1e12, allow_nan=False))
def test_number_stays_near_the_value(value: float):
    shown = float(number(value).replace(",", ""))
    assert abs(shown - value) <= max(0.005, abs(value) * 0.005)


@given(st.integers(min_value=-(10**15), max_value=10**15))
def test_whole_numbers_are_never_rounded(value: int):
    assert int(number(value).replace(",", "")) == value


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (year_ending(2023, 6), "year to June 2023"),
        (financial_year(2022), "year to March 2023"),
        (calendar_year(2022), "2022"),
        (month(2022, 5), "May 2022"),
        (Period(start=date(2023, 4, 1), end=date(2023, 6, 30)), "April to June 2023"),
        (Period(start=date(2022, 11, 1), end=date(2023, 1, 31)), "November 2022 to January 2023"),
        (Period(start=date(2022, 3, 31), end=date(2022, 3, 31)), "at 31 March 2022"),
        (Period(start=date(2022, 3, 2), end=date(2022, 3, 9)), "2 March 2022 to 9 March 2022"),
        (Period(stated="last year"), "“last year” (not resolved)"),
        (Period(), "not stated"),
        (None, "not stated"),
    ],
)
def test_period_words(period: Period | None, words: str):
    assert period_words(period) == words


@pytest.mark.parametrize(
    ("written", "words"), [("2023-09-28", "28 September 2023"), ("2023-09", "September 2023"), ("2023", "2023"), ("", "date not stated")]
)
def test_partial_date_is_never_more_precise_than_written(written: str, words: str):
    assert partial(PartialDate(written)) == words


def test_counted_and_listed():
    assert (counted(1, "claim"), counted(3000, "claim")) == ("1 claim", "3,000 claims")
    assert (listed([]), listed(["a"]), listed(["a", "b", "c"])) == ("", "a", "a, b and c")


@given(st.text(alphabet="abcde fghij", min_size=1, max_size=400), st.integers(20, 120), st.data())
def test_shortened_keeps_the_value(text: str, limit: int, data: st.DataObject):
    start = data.draw(st.integers(0, len(text) - 1))
    keep = Span(start, min(len(text), start + data.draw(st.integers(1, 12))))
    short = shortened(text, limit, keep)
    assert keep.of(text).strip() in short
    assert len(short) <= limit + 16
    assert short == text or "…" in short


@given(st.text())
def test_harmless_leaves_no_control(text: str):
    clean = harmless(text)
    assert not any(
        (ord(character) < 32 and character not in "\n\t") or 0x7F <= ord(character) < 0xA0 or 0xD800 <= ord(character) < 0xE000
        for character in clean
    )
    assert "\n" not in one_line(text)


def test_web_address_escapes_what_could_end_it():
    assert web_address("https://x.example/a b") is None
    assert web_address("HTTPS://x.example/ä?q=1&r=(2)") == "HTTPS://x.example/%C3%A4?q=1&r=(2)"


def test_every_label_has_a_symbol_of_its_own():
    symbols = [wording.symbol for wording in report_words().labels.values()]
    assert len(set(symbols)) == len(symbols)


@pytest.mark.parametrize(
    ("file", "change", "inside"),
    [
        ("labels", lambda page: page["labels"].pop("close"), "labels"),
        ("labels", lambda page: page["labels"]["close"].update(tone="pink"), "labels.close.tone"),
        ("labels", lambda page: page["missing"].update(lost={"word": "x", "meaning": "y"}), "missing"),
        ("flags", lambda page: page["flags"]["small_numbers"].update(meaning=""), "flags.small_numbers.meaning"),
        ("flags", lambda page: page["flags"]["clock_differs"].update({"such as by the force": None}), "flags.clock_differs"),
        ("labels", lambda page: page["likelihoods"]["less"].update(at_least=4), "likelihoods.less.at_least"),
        ("figures", lambda page: page["units"]["days"].update(one="a day"), "units.days"),
        ("figures", lambda page: page.update(standings=[]), "standings"),
    ],
)
def test_bad_wording_names_file_and_place(tmp_path: Path, file: str, change, inside: str):
    for path in (data_folder() / "reports").glob("*.yaml"):
        page = yaml.safe_load(path.read_text(encoding="utf-8"))
        if path.stem == file:
            change(page)
        (tmp_path / path.name).write_text(yaml.safe_dump(page), encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        load_words(tmp_path)
    assert caught.value.code == "bad-report-words"
    assert caught.value.where == f"{tmp_path / file}.yaml, {inside}"


def test_wording_that_is_no_yaml(tmp_path: Path):
    (tmp_path / "labels.yaml").write_text("labels: [", encoding="utf-8")
    with pytest.raises(FactcheckError, match="not YAML"):
        load_words(tmp_path)
    with pytest.raises(FactcheckError, match="missing"):
        load_words(tmp_path / "nowhere")


def test_shortened_cuts_between_words():
    text = "one two three four five six seven eight nine ten eleven twelve"
    assert shortened(text, 20) == "one two three four …"
    assert shortened(text, 20, Span(text.index("eleven"), text.index("eleven") + 6)) == "… ten eleven twelve"
    assert shortened(text, 20, Span(0, 44)) == text[:44] + " …"
    assert shortened(text, 200) == text


def test_coverage_names_the_five_commonest_reasons():
    reasons = {"a date": 7, "an age": 6, "a law": 5, "page furniture": 4, "the base of a rate": 3, "a vote": 2, "a road": 1}
    text = coverage_words({"numbers": 40, "claims": 12, "set_aside": reasons})
    named = "date (7), age (6), law (5), page furniture (4), the base of a rate (3) and other reasons (3)"
    assert text == f"Of 40 numbers 12 read as claims, 28 set aside: {named}. 12 claims."
    assert coverage_words({"numbers": 0, "claims": 0, "judged": 0, "set_aside": {}}) == "The text has no number."
