"""The small tables of the command line: they fit 80 columns, and lose nothing."""

from dataclasses import dataclass
from datetime import date

import pytest
from rich.cells import cell_len

from factcheck.catalogue.area import Area
from factcheck.catalogue.measure import Confusable, Measure
from factcheck.reports.tables import area_table, figure_table, measure_cards, measure_list, plain_table
from factcheck.values import Unit
from factcheck.values.period import financial_year
from tests.reports import made


@dataclass(frozen=True)
class MadeHeld:
    figures: int = 1720
    areas: int = 43
    first: date = date(2012, 4, 1)
    last: date = date(2023, 6, 30)


@dataclass(frozen=True)
class MadeSource:
    publisher: str = "Home Office"
    title: str = "Police recorded crime open data"
    landing_page: str = "https://www.example.org/open-data"
    read: bool = False


ROBBERY = Measure(
    id="robbery",
    name="Robbery",
    plain="robbery: recorded offences",
    definition="Offences of robbery that the police recorded, of persons and of business property.",
    statistic="count",
    unit=Unit.COUNT,
    group="crime",
    aliases=("robberies", "muggings", "street robbery"),
    confused_with=(Confusable("theft-from-the-person", "theft from the person uses no force"),),
    sources=("open-data", "not-declared"),
    first_period="2003-03-31",
    methods={"in-year": "counted in the year"},
    fitness=("Better recorded than most offences.",),
)
HIDDEN = Measure(
    id="outstanding-risk-assessments",
    name="Outstanding risk assessments",
    plain="risk assessments: outstanding",
    definition="Assessments of registered sex offenders that are overdue.",
    statistic="count",
    unit=Unit.COUNT,
    group="offender management",
    aliases=("risk assessment backlog",),
    public_series=False,
    would_settle="How many assessments were overdue on the last day of each month?",
)
CITY = Area(code="X-CITY-BIRMINGHAM", kind="city", names=("Birmingham",), force=made.WMP, note="a part of the force's area")


def fits(text: str, width: int = 80) -> bool:
    return max(cell_len(line) for line in text.splitlines()) <= width


def test_measure_list_tells_the_two_unknowns_apart():
    text = measure_list([ROBBERY, HIDDEN, made.NAMES.measures["999-calls"]], {"robbery": MadeHeld()}, width=80)
    assert fits(text)
    flat = " ".join(text.split())
    assert "no public series" in flat
    assert "published, none held" in flat
    assert "1,720 figures" in flat


def test_measure_cards_hold_everything():
    text = measure_cards([ROBBERY, HIDDEN], {"robbery": MadeHeld()}, {"open-data": MadeSource()}, width=80)
    assert fits(text)
    flat = " ".join(text.split())
    for words in (
        ROBBERY.definition,
        "muggings",
        "Home Office",
        "declared, not read here",
        "2003-03-31",
        "43 areas",
        "theft-from-the-person",
    ):
        assert words in flat
    assert "no public series" in flat
    assert HIDDEN.would_settle in flat


def test_area_table_says_which_force_polices_a_look_alike():
    text = area_table([CITY, made.NAMES.areas[made.WMP]], made.NAMES, width=80)
    assert fits(text)
    assert made.WMP in text
    assert "Policed by West Midlands Police" in " ".join(text.split())


@pytest.mark.parametrize("width", [80, 160])
def test_figure_table_names_what_is_shared_once(width: int):
    figures = [
        made.figure(70000, financial_year(2021), bound="over"),
        made.figure(None, financial_year(2022), missing="..", status="provisional"),
    ]
    text = figure_table(figures, made.NAMES, width=width)
    assert fits(text, width)
    assert text.count("E23000014") == 1
    flat = " ".join(text.split())
    assert "more than 70,000" in flat
    assert "marked .." in flat
    assert "provisional" in flat
    assert ("cell D41" in flat) == (width == 160)


def test_figure_table_of_several_measures_names_each():
    figures = [made.figure(1, financial_year(2021)), made.figure(2, financial_year(2021), measure_id="recorded-crime", method="in-year")]
    text = figure_table(figures, made.NAMES, width=100)
    assert text.count("E23000014") == 2
    assert "in-year" in text


def test_plain_table_obeys_nothing_in_its_cells():
    text = plain_table(("what", "found"), [("store\x1b[31m", "[bold]here[/bold] " + "long " * 40)], width=80)
    assert fits(text)
    assert "\x1b" not in text
    assert "[bold]here[/bold]" in text
    assert text.count("long") == 40
