"""The HTML page: its structure, its sources, and hostile text that stays text."""

import re
from datetime import date
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from factcheck.checking.verdict import FLAGS, LABELS, Verdict
from factcheck.reports import render
from factcheck.reports.html import content_policy
from factcheck.reports.marking import article_lines, claim_sentence
from factcheck.reports.sources import why_shown_only
from factcheck.reports.words import report_words
from factcheck.values import PartialDate, Span
from factcheck.values.period import month
from tests.reports import made
from tests.reports.golden_files import same_as_golden

VOID = {"meta", "link", "br", "img", "rect", "input"}
SHOWN = {"id", "href", "class", "aria-labelledby", "aria-label", "data-label", "data-card", "scope", "dir", "hidden", "role", "tabindex"}


class Page(HTMLParser):
    """The tags in order with what matters of their attributes, and the text inside each id."""

    def __init__(self, text: str):
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.outline: list[str] = []
        self.texts: list[tuple[str, str]] = []
        self.feed(text)
        self.close()
        assert self.open == [], "tags left open"

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        assert len(attributes) == len(attrs), "an attribute given twice"
        self.tags.append((tag, attributes))
        shown = " ".join(f"{name}={value}" for name, value in attrs if name in SHOWN)
        self.outline.append(f"{'  ' * len(self.open)}{tag} {shown}".rstrip())
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag

    def handle_data(self, data):
        self.texts.append((self.open[-1] if self.open else "", data))

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def words(self) -> str:
        return " ".join("".join(text for tag, text in self.texts if tag not in ("style", "script")).split())


def html(reports) -> str:
    return "".join(render(reports, "html", catalogue=made.NAMES))


def test_outline_golden():
    same_as_golden("report-outline.txt", "\n".join(Page(html(made.report())).outline) + "\n")


@pytest.mark.parametrize(
    "reports", [[made.report()], [made.report(), made.broken(), made.hostile(), made.no_claims()], [made.broken()], []]
)
def test_headings_are_in_order_ids_are_unique_and_every_link_arrives(reports):
    page = Page(html(reports))
    levels = [int(tag[1]) for tag, _ in page.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    ids = [attributes["id"] for _, attributes in page.tags if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [target for _, attributes in page.tags for target in (attributes.get("aria-labelledby") or "").split()]
    targets += [link["href"][1:] for link in page.all("a") if link["href"].startswith("#")]
    targets += [attributes["data-copy"] for _, attributes in page.tags if "data-copy" in attributes]
    assert set(targets) <= set(ids)


def test_every_claim_has_a_card_with_all_its_parts():
    page = Page(html(made.report()))
    for number, item in enumerate(made.report().judged, 1):
        verdict = item.verdict
        assert any(attributes.get("id") == f"c1-{number}" and attributes["data-label"] == verdict.label for _, attributes in page.tags)
        for words in (verdict.summary, verdict.would_settle, verdict.correction, *verdict.flags.values()):
            assert " ".join((words or "").split()) in page.words
        for reading in verdict.readings:
            for words in (reading.description, reading.why, *reading.working):
                assert words in page.words
            for figure in (*reading.figures, *reading.shown_only):
                assert figure.locator in page.words
                assert figure.publication in page.words
    assert "Judged again with everything that is held today" in page.words
    assert "In October 2023 there were 68,321 calls" in page.words


def test_the_dial_runs_from_the_oldest_start_and_marks_the_first_reading():
    page = Page(html(made.report((made.close(),))))
    starts = [text for tag, text in page.texts if text.startswith("From year to")]
    assert starts == ["From year to June 2020", "From year to June 2021", "From year to June 2022"]
    assert [attributes["class"] for attributes in page.all("li") if "own" in attributes.get("class", "")] == ["tone-near own turns"]
    assert "Counted from 3 possible starts: ✓ agrees 1, ≈ close 1, ✗ disagrees 1." in page.words
    assert "Two more readings were left out" in page.words


def test_all_labels_and_raised_flags_are_explained():
    page = Page(html(made.report()))
    words = report_words()
    for label in LABELS:
        assert words.labels[label].meaning in page.words
    for flag in FLAGS:
        assert words.flags[flag].meaning in page.words
    assert words.flags["small_numbers"].meaning not in Page(html(made.report((made.supported(),)))).words


@pytest.mark.parametrize(
    ("given", "day", "because"),
    [
        ({"standing": "press"}, None, "a press report that names no official publication"),
        ({"published": PartialDate("")}, date(2023, 11, 24), "nobody says when it was published"),
        ({"published": PartialDate("2023-11")}, date(2023, 11, 24), "it may have been public on the day, but that is not certain"),
        ({"published": PartialDate("2024-01-25")}, date(2023, 11, 24), "it was published after the day"),
        ({"own_body": made.WMP}, date(2023, 11, 24), "it is the speaker’s own figure"),
        ({"period": month(2022, 12)}, date(2023, 11, 24), "it is of another period than this reading"),
        ({}, date(2024, 11, 24), "its period ended more than twelve months before the day"),
        ({}, None, "it bears on the claim but does not settle this reading"),
    ],
)
def test_figures_that_decided_nothing_say_why(given, day, because):
    figure = made.figure(1, **({"period": month(2023, 1)} | given))
    claim = made.claim("Recorded crime fell by 2%", "2%", speaker_area=made.WMP)
    reading = made.reading(1, "a reading", "no_figure", period=month(2023, 1), shown_only=(figure,))
    assert why_shown_only(figure, reading, claim, day) == because
    judged = made.Judged(claim, Verdict(label="not_enough_data", summary="None.", readings=(reading,)))
    assert f"Not used: {because}." in Page(html(made.report((judged,), as_of_day=day))).words


def test_nothing_is_loaded_and_the_policy_allows_only_our_own():
    text = html(made.report())
    page = Page(text)
    assert not [attributes for _, attributes in page.tags if attributes.keys() & {"src", "srcset", "style", "onclick", "onload", "action"}]
    assert [link["href"] for link in page.all("link")] == ["data:,"]
    policy = next(attributes["content"] for attributes in page.all("meta") if attributes.get("http-equiv") == "Content-Security-Policy")
    style, script = re.search(r"<style>(.*?)</style>", text, re.S)[1], re.search(r"<script>(.*?)</script>", text, re.S)[1]
    assert policy == content_policy(style, script)
    assert "unsafe" not in policy
    assert "url(" not in style
    assert "@import" not in style
    assert not re.search(r"fetch\(|XMLHttpRequest|import\(|eval\(|innerHTML", script)


def test_hostile_text_stays_text():
    text = html(made.hostile())
    page = Page(text)
    assert len(page.all("script")) == 1
    assert not page.all("img")
    assert '<script>alert("1")</script>' in page.words
    assert "{{ 7*7 }}" in page.words
    assert all(re.match(r"(#|https?://)", link["href"]) for link in page.all("a"))
    assert not re.search(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    text.encode("utf-8")


def test_only_web_addresses_become_links():
    assert "javascript:" not in " ".join(link["href"] for link in Page(html(made.report())).all("a"))
    assert "https://www.example.org/999-times.xlsx?month=10&force=(wmp)" in [link["href"] for link in Page(html(made.report())).all("a")]


def test_right_to_left_text_keeps_its_own_direction():
    page = Page(html(made.hostile()))
    assert [attributes.get("dir") for attributes in page.all("blockquote")] == ["auto"] * 4


def test_batch_has_an_index_and_drops_no_document():
    page = Page(html([made.report(), made.broken(), made.no_claims()]))
    assert {"d1", "d2", "d3"} <= {attributes.get("id") for attributes in page.all("article")}
    assert {"#d1", "#d2", "#d3"} <= {link["href"] for link in page.all("a")}
    assert "Could not be read" in page.words
    assert made.broken().message in page.words


def test_every_label_can_be_filtered_without_script():
    text = html(made.report())
    for label in LABELS:
        assert f'id="only-{label}"' in text
        assert f'#only-{label}:target ~ * [data-label]:not([data-label="{label}"])' in text


def test_article_lines_keep_every_word_and_mark_every_claim():
    report = made.report()
    lines = article_lines(report)
    assert ["".join(piece.text for piece in line) for line in lines] == [line for line in report.text.splitlines() if line.strip()]
    assert sorted(number for line in lines for piece in line for number in piece.begins) == list(range(1, 9))
    assert sorted(number for line in lines for piece in line for number in piece.ends) == list(range(1, 9))
    assert [piece.text for line in lines for piece in line if piece.aside == "the number of a telephone service"] == ["101"]


def test_overlapping_claims_are_all_reachable():
    text = "Crime fell by 2% to 40 offences."
    whole = made.claim("Crime fell by 2% to 40 offences", "2%", text=text)
    inner = made.claim("to 40 offences", "40", text=text)
    verdict = made.supported().verdict
    report = made.report((made.Judged(whole, verdict), made.Judged(inner, verdict)), text=text, set_aside=())
    pieces = article_lines(report)[0]
    assert [(piece.text, piece.claim) for piece in pieces if piece.claim == 2] == [("to ", 2), ("40", 2), (" offences", 2)]
    assert next(piece.ends for piece in pieces if piece.text == " offences") == (1, 2)


def test_a_claim_over_two_lines_is_marked_on_both():
    text = "Arrests rose by\n5% last year."
    claim = made.claim("Arrests rose by\n5%", "5%", text=text)
    lines = article_lines(made.report((made.Judged(claim, made.supported().verdict),), text=text, set_aside=()))
    assert [[piece.claim for piece in line] for line in lines] == [[1], [1, None]]
    assert (lines[0][0].begins, lines[0][0].ends, lines[1][0].begins, lines[1][0].ends) == ((1,), (), (), (1,))


def test_sentence_is_made_longer_where_it_does_not_hold_the_claim():
    claim = made.claim("Recorded crime fell by 2%", "2%", sentence=Span(0, 3))
    pieces = claim_sentence(made.report(), made.Judged(claim, made.supported().verdict))
    assert "".join(piece.text for piece in pieces).endswith("Recorded crime fell by 2%")
