"""The day of publication from a line of the text, and never from what merely looks like one."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.documents.date_lines import is_date_line, is_prose, published_in
from factcheck.documents.headlines import headline_of
from factcheck.documents.written_dates import day_on_page, find_written_dates

THE_DAY = date(2023, 11, 24)
BODY = "\n\n".join(f"Inspectors found that the force in area {n} does not record what the public tells it in good time." for n in range(6))

STATED = [
    "Published 24th Nov 2023",
    "Published: 24 November 2023",
    "PUBLISHED: 10:15 24 November 2023 | UPDATED: 11:00 25 November 2023",
    "Author: Molly HookingsPublished 24th Nov 2023",
    "Author: Molly HookingsPublished 24th Nov 2023Last updated 25th Nov 2023",
    "Last updated 25th Nov 2023 Published 24th Nov 2023",
    "Updated 25 November 2023 | Published 24 November 2023",
    "By Jane Doe, Crime Correspondent | Published 09:12, 24 Nov 2023 | Updated 10:00, 25 Nov 2023",
    "Published 24 Nov 2023, 10:15Updated 25 Nov 2023, 11:00",
    "Published on the 24th of November 2023",
    "Published by Jane Doe on 24 November 2023",
    "First published on Fri 24 Nov 2023 06.00 GMT",
    "Posted on 24/11/2023, 10:15",
    "posted 24.11.2023",
    "Posted: Friday, November 24, 2023 - 10:15",
    "Published November 24th, 2023 at 4:05 PM",
    "Published 2023-11-24T10:15:00Z",
    "Published 11/24/2023",
    "Publication date 24 Nov '23",
    "Date: Friday 24 November 2023",
    "Press release issued: 24 November 2023",
    "By Jane Doe, 24 November 2023",
    "By Jane Doe | Nov 24, 2023 | 4 min read",
    "24 November 2023 | By J. R. Doe",
    "Nov 24, 2023",
    "Friday 24 November 2023, 10:15",
    "24 November 2023, 4:05pm GMT",
    "2023-11-24",
    "2023/11/24",
    "BIRMINGHAM, 24 November 2023 – Police said on Friday that burglary had gone up by a third in the force area.",
]

NOT_STATED = [
    "The report, published on 24 November 2023, found that the force fails.",
    "Figures published 24 November 2023 show a rise",
    "Official statistics published 24 November 2023",
    "Data published: 24 November 2023",
    "ONS figures were published on 24 November 2023",
    "Report published on 24 November 2023 says force is failing",
    "Updated: 24 November 2023",
    "Last updated 24th Nov 2023",
    "Last reviewed 24 November 2023",
    "Crime in the year to 24 November 2023",
    "Year ending 24 November 2023",
    "At 24 November 2023",
    "By 24 November 2023",
    "By 24 November 2023, 20,000 officers",
    "From 24 November 2023",
    "Officers at 24 November 2023",
    "Table 1: Officers, 24 November 2023",
    "Home Office, 24 November 2023",
    "Trial date: 24 November 2023",
    "Suspect released 24 November 2023",
    "Man charged after burglary on 24 November 2023",
    "1 November 2022 to 24 November 2023",
    "1 November 2022 - 24 November 2023",
    "Published 24 November",
    "Published November 2023",
    "Published 31 November 2023",
    "Published 3 hours ago",
    "Call 0121 24/11/2023 555",
    "Ref 1-24-11-2023",
]


@pytest.mark.parametrize("line", STATED)
def test_a_date_line_is_found_in_the_head(line):
    assert published_in(f"Burglary is up by a third\n\n{line}\n\n{BODY}") == THE_DAY


@pytest.mark.parametrize("line", NOT_STATED)
def test_what_is_no_date_line_gives_no_date(line):
    assert published_in(f"Burglary is up by a third\n\n{line}\n\n{BODY}") is None


@pytest.mark.parametrize("line", STATED[:21])
def test_a_labelled_date_is_found_at_the_foot_after_the_article(line):
    text = f"Burglary is up by a third\n\n{BODY}\n\nENDS\n{line}\n"
    assert published_in(text) == THE_DAY


def test_a_bare_date_at_the_foot_is_not_the_articles():
    assert published_in(f"Burglary is up by a third\n\n{BODY}\n\n24 November 2023\n") is None


def test_dates_of_other_articles_at_the_foot_are_not_the_articles():
    assert published_in(f"Burglary is up\n\n{BODY}\n\nMore on this\nPublished 24 November 2023\nPublished 3 May 2019\n") is None


def test_a_date_in_the_middle_of_the_article_is_not_the_articles():
    assert published_in(f"Burglary is up\n\n{BODY}\n\nPublished 24 November 2023\n\n{BODY}") is None


def test_the_labelled_date_wins_over_a_bare_one_above_it():
    assert published_in("3 May 2019\nBurglary is up\nPublished 24 November 2023\n" + BODY) == THE_DAY


def test_days_come_before_months_unless_only_the_other_order_makes_a_day():
    assert published_in("Published 03/04/2023") == date(2023, 4, 3)
    assert published_in("Published 04/23/2023") == date(2023, 4, 23)
    assert published_in("Published 24/11/85") == date(1985, 11, 24)


def test_windows_line_ends_and_narrow_spaces_do_not_matter():
    assert published_in("Burglary is up\r\n\r\nPublished 24\u00a0November\u00a02023\r\n") == THE_DAY


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("2023-11-24T10:15:00+00:00", THE_DAY),
        ("2023-11-24", THE_DAY),
        ("Fri, 24 Nov 2023 10:15:00 GMT", THE_DAY),
        ("24 November 2023", THE_DAY),
        ("20231124", None),
        ("0001-01-01T00:00:00", None),
        ("yesterday", None),
        ("", None),
        ("Thing of 24 November 2023", None),
    ],
)
def test_dates_that_pages_give_to_machines(written, day):
    assert day_on_page(written) == day


@given(
    st.dates(min_value=date(1950, 1, 1), max_value=date(2069, 12, 31)),
    st.sampled_from(["%d %B %Y", "%d %b %Y", "%B %d, %Y", "%Y-%m-%d", "%d/%m/%Y", "%d.%m.%Y", "%a %d %b %Y"]),
)
def test_every_day_is_read_as_it_is_written(day, form):
    written = day.strftime(form)
    assert published_in(f"Published {written}") == day
    found = list(find_written_dates(f"x {written} y"))
    assert [entry.day for entry in found] == [day]
    assert f"x {written} y"[found[0].start : found[0].end].strip() == written


@given(st.text(max_size=300))
def test_no_text_makes_it_stumble(text):
    published_in(text)
    headline_of(text)


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("Burglary is up by a third\n\nIt rose to 21,146.", "Burglary is up by a third"),
        ("\n  “We failed”, says chief \nBody.", "“We failed”, says chief"),
        ("Is crime falling?\nBody.", "Is crime falling?"),
        ("Published 24 November 2023\nBody.", None),
        ("Burglary rose by a third.\nBody.", None),
        ("Only one line", None),
        ("", None),
        ("A line that goes on " * 12 + "\nBody.", None),
    ],
)
def test_the_headline_is_a_first_line_that_looks_like_one(text, headline):
    assert headline_of(text) == headline


def test_prose_and_date_lines_are_told_apart():
    assert is_prose("The chief constable said on Friday that burglary had gone up by a third in the area.")
    assert not is_prose("Burglary is up by a third")
    assert is_date_line("Last updated 24th Nov 2023")
    assert is_date_line("Published 24th Nov 2023")
    assert not is_date_line("Burglary is up by a third")
