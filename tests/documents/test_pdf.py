"""PDFs: their text in paragraphs, and a clear word where there is none."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import locked_pdf, pdf

from factcheck.documents import pdf as pdf_module
from factcheck.documents.content import read_content
from factcheck.documents.pdf import pages_of, paragraphs, read_pdf
from factcheck.safety.subprocesses import Limits
from factcheck.values import FactcheckError

LINES = [
    "Burglary is up by a third",
    "Published 24 November 2023",
    "Recorded burglary in the force area rose by a third to 21,146 in the year to",
    "March 2023, the chief constable said. It cost £3.6m, (58% more) than it had a",
    "year before.",
    "Arrests fell.",
]


def refused(code, data, **options):
    with pytest.raises(FactcheckError) as caught:
        read_pdf(data, where="page.pdf", **options)
    assert (caught.value.code, caught.value.where, caught.value.exit_code) == (code, "page.pdf", 2)
    assert caught.value.remedy
    return caught.value


def test_wrapped_lines_become_paragraphs_and_the_text_is_our_own():
    content = read_pdf(pdf(LINES, ["A second page."]), where="x")
    assert content.text.split("\n\n") == [
        "Burglary is up by a third",
        "Published 24 November 2023",
        "Recorded burglary in the force area rose by a third to 21,146 in the year to March 2023, the chief constable said. "
        "It cost £3.6m, (58% more) than it had a year before.",
        "Arrests fell.",
        "A second page.",
    ]
    assert content.own_text


def test_a_pdf_is_told_by_its_bytes_whatever_its_name():
    assert read_content(pdf(LINES), where="x", suffix=".txt").own_text
    with pytest.raises(FactcheckError, match="does not begin as one"):
        read_content(b"Burglary rose.", where="x", suffix=".pdf")


def test_a_locked_pdf_is_told_and_one_that_only_forbids_printing_is_read():
    assert "password" in refused("encrypted-pdf", locked_pdf(LINES, password="secret")).what
    assert "21,146" in read_pdf(locked_pdf(LINES, password=""), where="x").text


def test_a_scan_has_no_text():
    assert "recognition" in refused("no-text-layer", pdf([], [])).remedy


@pytest.mark.parametrize("data", [b"%PDF-1.4\n", b"%PDF-1.7\nnonsense", pdf(LINES)[:300], pdf(LINES).replace(b"/Kids", b"/Kidz")])
def test_a_broken_pdf_is_unreadable(data):
    error = refused("unreadable-pdf", data)
    assert error.what


def test_too_many_pages_are_refused(monkeypatch):
    monkeypatch.setattr(pdf_module, "MOST_PAGES", 1)
    with pytest.raises(FactcheckError) as caught:
        pages_of(pdf(["one"], ["two"]))
    assert caught.value.code == "too-large"


def test_a_pdf_that_takes_too_much_is_stopped():
    bomb = pdf(["x" * 60] * 150_000)
    refused("too-much-memory", bomb, limits=Limits(memory=128 * 1024**2))
    refused("too-much-time", bomb, limits=Limits(wall_seconds=1.0))


@settings(max_examples=60, deadline=None)
@given(st.integers(min_value=0, max_value=1200), st.binary(min_size=1, max_size=40))
def test_a_damaged_pdf_is_read_or_refused_in_our_own_words(place, junk):
    whole = pdf(LINES)
    damaged = whole[:place] + junk + whole[place + len(junk) :]
    try:
        pages = pages_of(damaged)
    except FactcheckError as error:
        pages = []
        known = error.code in ("unreadable-pdf", "encrypted-pdf", "too-large")
    else:
        known = True
    assert known
    assert all(isinstance(page, str) for page in pages)


@given(
    st.lists(
        st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc", "Zl", "Zp"], exclude_characters="\u00ad\ufeff"), max_size=90),
        max_size=12,
    )
)
def test_joining_lines_loses_no_word(lines):
    assert "".join(paragraphs("\n".join(lines)).split()) == "".join("".join(lines).split())


def test_a_word_with_a_hyphen_at_the_end_of_a_line_keeps_it():
    line = "The force, which has had the worst record for years, said that twenty-"
    assert paragraphs(f"{line}\nfive burglaries were solved.") == f"{line}five burglaries were solved."


def test_short_lines_of_a_list_stay_apart():
    assert paragraphs("Burglary 1,200\nRobbery 300\nArson 20") == "Burglary 1,200\n\nRobbery 300\n\nArson 20"
