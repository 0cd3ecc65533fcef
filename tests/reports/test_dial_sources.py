"""No number of the strip of starts stands without its source: in the terminal, Markdown, HTML and JSON."""

import pytest

import factcheck
from factcheck.reports import render


@pytest.fixture(scope="module")
def report():
    return factcheck.check(
        "Recorded crime in the West Midlands Police area rose by 1.5% in the year to March 2023.", published="2023-12-01"
    )


@pytest.fixture(scope="module")
def dial(report):
    return next(item.verdict.dial for item in report.judged if item.verdict.dial)


def test_every_start_names_its_figures(dial):
    assert len(dial) > 5
    for point in dial:
        start = [figure for figure in point.figures if figure.period.same_days(point.baseline)]
        assert start
        told = point.to_dict()["figures"]
        assert all(figure["publisher"] and figure["url"] and figure["locator"] for figure in told)


@pytest.mark.parametrize("form", ["html", "markdown"])
def test_the_figure_at_each_start_is_on_the_page(report, dial, form):
    text = "".join(render(report, form))
    for point in dial:
        value = next(figure.value for figure in point.figures if figure.period.same_days(point.baseline))
        assert f"{value:,.0f}" in text


def test_the_screen_names_who_published_them(report):
    text = " ".join("".join(render(report, "table")).split())
    assert "From figures of: Home Office, 19 October 2023" in text
