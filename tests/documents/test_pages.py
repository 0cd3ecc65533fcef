"""Web pages: the article without its furniture, and only what the page itself states about it."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_documents import PARAGRAPHS, page

from factcheck.documents.content import Content, read_content
from factcheck.documents.pages import read_page
from factcheck.values import FactcheckError

THE_DAY = date(2023, 11, 24)
LD = '<script type="application/ld+json">%s</script>'
ARTICLE_LD = LD % (
    '{"@graph": [{"@type": "WebSite", "datePublished": "2001-01-01"}, {"@type": ["NewsArticle"], "headline": "Burglary up, says chief", '
    '"datePublished": "2023-11-24T10:15:00Z", "dateModified": "2023-11-25", "publisher": {"@type": "Organization", "name": "The Paper"}}]}'
)


def read(source, **options):
    return read_page(source.encode() if isinstance(source, str) else source, where="page.html", **options)


def refused(code, source):
    with pytest.raises(FactcheckError) as caught:
        read(source)
    assert (caught.value.code, caught.value.exit_code) == (code, 2)
    assert caught.value.remedy


def test_the_text_is_the_headline_and_the_paragraphs_and_no_furniture():
    content = read(page())
    assert content.text.split("\n\n") == ["Burglary is up by a third", *PARAGRAPHS]
    assert content.own_text


def test_a_headline_outside_the_article_is_put_first():
    source = page().replace("<article><h1>Burglary is up by a third</h1>", "<h1>Burglary is up by a third</h1><article>")
    assert read(source).text.split("\n\n") == ["Burglary is up by a third", *PARAGRAPHS]


@pytest.mark.parametrize(
    ("head", "top"),
    [
        (ARTICLE_LD, ""),
        (LD % '[{"@type": "BlogPosting", "datePublished": "2023-11-24"}]', ""),
        ('<meta property="article:published_time" content="2023-11-24T10:15:00+00:00">', ""),
        ('<meta name="Date" content="Fri, 24 Nov 2023 10:15:00 GMT">', ""),
        ('<meta name="govuk:first-published-at" content="2023-11-24T09:30:00+00:00">', ""),
        (LD % '{"@type": "NewsArticle", broken' + '<meta name="pubdate" content="24 November 2023">', ""),
        ("", '<span itemprop="datePublished" content="2023-11-24">today</span>'),
        ("", '<p><time datetime="2023-11-24T10:15">24 Nov</time></p>'),
        ("", '<p>Published <time datetime="2023-11-24">24 Nov</time> Updated <time datetime="2023-11-25">25 Nov</time></p>'),
        ("", '<p><time class="published" datetime="2023-11-24">24 Nov</time> <time datetime="2023-11-25">25 Nov</time></p>'),
        ("", "<div><span>By Jane Doe</span> <span>Published</span> <span>24th Nov 2023</span></div>"),
        ("", "<div>Author: Molly HookingsPublished 24th Nov 2023</div><div>Last updated 25th Nov 2023</div>"),
    ],
)
def test_the_day_of_publication_that_the_page_states(head, top):
    assert read(page(head, top)).published == THE_DAY


@pytest.mark.parametrize(
    ("head", "top"),
    [
        ("", ""),
        (LD % '{"@type": "Event", "datePublished": "2023-11-24"}', ""),
        (LD % '{"@type": "NewsArticle", "dateModified": "2023-11-24"}', ""),
        ('<meta property="article:modified_time" content="2023-11-24">', ""),
        ('<meta property="article:published_time" content="1970-01-01T00:00:00Z">', ""),
        ('<meta property="article:published_time" content="soon">', ""),
        ("", '<p><time datetime="2023-11-24">24 Nov</time> <time datetime="2023-11-25">25 Nov</time></p>'),
        ("", '<p>Updated <time datetime="2023-11-24">24 Nov</time></p>'),
        ("", "<p>The report, published on 24 November 2023, found that burglary was up.</p>"),
        ("", '<aside><div itemprop="datePublished">2023-11-24</div></aside>'),
    ],
)
def test_no_day_is_made_up(head, top):
    assert read(page(head, top)).published is None


def test_headline_and_outlet_as_the_page_states_them():
    content = read(page(ARTICLE_LD))
    assert (content.title, content.outlet) == ("Burglary up, says chief", "The Paper")
    content = read(page('<meta property="og:site_name" content="The Paper"><meta property="og:title" content="Burglary up – The Paper">'))
    assert (content.title, content.outlet) == ("Burglary up", "The Paper")
    content = read(page('<link rel="canonical" href="https://paper.example/a">'))
    assert (content.title, content.outlet, content.url) == ("Burglary is up by a third", None, "https://paper.example/a")


@pytest.mark.parametrize(
    "source",
    [
        "<html><body></body></html>",
        "<html><body><nav><a href='/'>Home</a></nav><div><a href='/x'>Log in</a></div></body></html>",
        "<html><body><h1>Access denied</h1><p>Please enable JavaScript and cookies to continue reading this page.</p></body></html>",
        "<html><body><h1>Sorry</h1><p>The page you are looking for has gone, or never was here at all.</p></body></html>",
        "<html></html>",
        "<p>",
    ],
)
def test_a_page_without_an_article_is_refused(source):
    refused("not-an-article", source)


def test_a_short_article_is_one():
    assert read("<html><body><p>Burglary rose by a third.</p></body></html>").text == "Burglary rose by a third."


@pytest.mark.parametrize("label", ["windows-1252", "iso-8859-1", "utf-8", None])
def test_windows_pages_are_read_whatever_they_call_themselves(label):
    source = page(charset=label or "").replace("21,140", "£21,140 – “all of it”")
    assert "£21,140 – “all of it”" in read(source.encode("cp1252")).text


def test_the_server_is_believed_before_the_page_and_a_mark_before_both():
    source = page(charset="iso-8859-2").replace("21,140", "£21,140")
    assert "£21,140" in read(source.encode(), charset="utf-8").text
    assert "£21,140" in read(source.encode("utf-16"), charset="ascii").text
    assert "£21,140" in read(page().replace("21,140", "£21,140").encode(), charset="no-such-encoding").text


def test_unreadable_pages_are_refused():
    refused("wrong-encoding", page(charset="utf-8").encode() + b"\x81\x8d\x8f")
    refused("binary-file", b"<html>\0\0\0</html>")


def test_a_page_with_an_xml_declaration_is_read():
    assert read('<?xml version="1.0" encoding="utf-8"?>\n' + page()).text.endswith(PARAGRAPHS[-1])


@pytest.mark.parametrize("opening", ["<div>", "<b>", "<table><tr><td>", "<ul><li>"])
def test_a_page_nested_beyond_reason_is_read_or_refused(opening):
    try:
        content = read("<html><body>" + opening * 30_000 + PARAGRAPHS[0])
    except FactcheckError as error:
        content = None
        code = error.code
    else:
        code = "not-an-article"
    assert code == "not-an-article"
    assert content is None or PARAGRAPHS[0] in content.text


SOUP = [
    "<p>",
    "</p>",
    "<div ",
    "class='x'>",
    "<h1>",
    "<!--",
    "-->",
    "<script>",
    "]]>",
    "&#xD800;",
    "&#0;",
    "<time datetime='",
    "'>",
    "\ufeff",
    "A. ",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(SOUP) | st.text(max_size=8)))
def test_any_tag_soup_is_read_or_refused(parts):
    try:
        content = read_content("".join(["<html>", *parts]).encode("utf-8", "replace"), where="x", suffix=".html")
    except FactcheckError as error:
        content = Content(text=error.code)
    content.text.encode("utf-8")


@pytest.mark.parametrize(
    ("data", "suffix", "kind"),
    [
        (b"{\\rtf1 Burglary rose}", ".rtf", "rich text"),
        (b"PK\x03\x04....", ".docx", "Word"),
        (b"\x1f\x8b\x08\x00", ".gz", "compressed"),
        (b'{"id": "a", "text": "b"}', ".json", "not named as a batch"),
        (b'[\n {"id": "a"}]', ".txt", "not named as a batch"),
        (b"<?xml version='1.0'?><rss/>", ".xml", "XML"),
    ],
)
def test_other_kinds_of_file_are_named(data, suffix, kind):
    with pytest.raises(FactcheckError, match=kind) as caught:
        read_content(data, where="x", suffix=suffix)
    assert caught.value.code == "unknown-kind"


@pytest.mark.parametrize("data", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\xef\xbb\xbf \n", b"\xff\xfe"])
def test_a_file_without_a_word_is_empty(data):
    with pytest.raises(FactcheckError) as caught:
        read_content(data, where="x", suffix=".txt")
    assert caught.value.code == "empty-document"


def test_a_page_saved_as_text_is_still_a_page_and_text_with_a_tag_is_text():
    assert read_content(page().encode(), where="x", suffix=".txt").own_text
    assert not read_content(b"Burglary <b>rose</b>.", where="x").own_text
