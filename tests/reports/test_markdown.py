"""Markdown: a report that reads as text, and in which an article's own Markdown and HTML do nothing."""

import re
from html.parser import HTMLParser

import pytest

from factcheck.reports import render
from factcheck.reports.markdown import escaped, link
from tests.reports import made
from tests.reports.golden_files import same_as_golden


def markdown(reports):
    return "".join(render(reports, "markdown", catalogue=made.NAMES))


def test_golden():
    same_as_golden("report.md", markdown([made.report(), made.broken(), made.hostile(), made.no_claims()]))


def test_every_claim_has_label_summary_and_sources():
    text = markdown(made.report())
    for number, item in enumerate(made.report().judged, 1):
        assert re.search(rf"^## {number}\. ", text, re.M)
        assert escaped(item.verdict.summary) in text
    assert "[999 call answering times](<https://www.example.org/999-times.xlsx?month=10&force=(wmp)>)" in text
    assert "Contains public sector information licensed under the Open Government Licence v3.0." in text


def test_the_dial_is_a_table_with_its_marks_and_the_turning_in_words():
    text = markdown(made.report((made.close(),)))
    assert r"| year to June 2021 | \+9.6% | ✗ Disagrees | the verdict turns here |" in text
    assert "| year to June 2022 | −1.4% | ≈ Close | the verdict turns here; taken first: its words name no start |" in text
    assert "from the other 2 it holds" in text


def test_request_likelihood_and_what_is_known_now_are_there():
    text = markdown(made.report())
    assert f"> {escaped(made.nobody_publishes().verdict.request)}" in text
    assert "  - How likely: less likely" in text
    assert "○ Not enough data: published, but not held here; now ≈ Close" in text
    assert "## The article against itself" in text


class Tags(HTMLParser):
    def __init__(self):
        super().__init__()
        self.found = []

    def handle_starttag(self, tag, attrs):
        self.found.append(tag)


def test_hostile_text_makes_no_tag_no_link_and_no_formatting():
    text = markdown(made.hostile())
    bare = re.sub(r"\\[\\`*_{}\[\]<>|~&]", "", text)
    assert "<" not in bare
    assert "](" not in bare
    assert "https://evil" not in text
    assert "\x1b" not in text


@pytest.mark.parametrize(
    ("given", "made_of_it"),
    [
        ("1. item", r"1\. item"),
        ("# head", r"\# head"),
        ("- point", r"\- point"),
        ("a|b", r"a\|b"),
        ("a\n# b", "a # b"),
        ("see https://x.example", "see https&#58;//x.example"),
        ("me@x.example", "me&#64;x.example"),
        ("www.x.example", "www&#46;x.example"),
        ("`x` *y* _z_", r"\`x\` \*y\* \_z\_"),
        ("1,204 burglaries fell 2.5%", "1,204 burglaries fell 2.5%"),
    ],
)
def test_escaped(given: str, made_of_it: str):
    assert escaped(given) == made_of_it


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "data:text/html,x",
        "file:///etc/passwd",
        "//x.example",
        "",
        "https://",
        "https://x.example/ onclick",
        "https://[bad",
    ],
)
def test_only_web_addresses_become_links(url: str):
    assert link("words", url) == "words"
