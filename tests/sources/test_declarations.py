"""Declarations and lists: every page loads, and a bad one is named with the place inside it."""

import re
from pathlib import Path

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.sources.declaration import load_declarations
from factcheck.sources.places import force_names
from factcheck.sources.publishers import load_publishers
from factcheck.values import FactcheckError
from tests.sources.invented import declaration

AGREED = (
    "ho-recorded-crime-pfa", "ons-pfa-tables", "ho-outcomes", "ho-arrests", "ho-stop-search", "ho-use-of-force", "ho-workforce",
    "ho-workforce-leavers-joiners", "police-999-answering", "hmicfrs-peel", "moj-mappa", "iopc-complaints", "iopc-deaths", "ons-csew",
    "ons-crime-severity", "ho-police-funding", "ons-homicide", "moj-knife-offence-sentencing", "ho-hate-crime", "ons-domestic-abuse",
    "ho-misconduct", "ho-custody", "uk-missing-persons", "dft-road-casualties", "home-office-fraud", "home-office-assaults",
    "published-statements",
)  # fmt: skip
PAGE = """id: tests
publisher: Office of Invented Numbers
title: Tests
landing_page: https://office.example
licence: none
cadence: yearly
lag_days: 1
revision_bound_percent: 1
areas: none
coverage: none
measures: []
read: false
"""


def test_every_agreed_source_is_declared():
    assert set(AGREED) <= set(load_declarations())


def measures_named() -> set[str]:
    """Every measure that a page names anywhere."""
    pages = list(load_declarations().values())
    layouts = [layout for page in pages for layout in page.layouts]
    named = {name for page in pages for name in page.measures}
    named |= {item.measure for page in pages for item in page.series_breaks}
    named |= {name for page in pages for step in page.steps for name in step.measures}
    named |= {control.measure for page in pages for edition in page.editions for control in edition.controls}
    named |= {rule.measure for layout in layouts if layout.table for rule in (*layout.table.rules, *layout.table.rates)}
    named |= {column.measure for layout in layouts for grid in layout.grids for column in grid.columns}
    named |= {points.measure for layout in layouts for points in layout.points if points.measure}
    return named | {name for layout in layouts for points in layout.points for name in points.categories.values()}


def test_declared_measures_are_in_the_catalogue():
    assert measures_named() - set(load_catalogue().measures) == set()


def test_quoted_figures_map_to_measures_of_the_catalogue():
    statements = load_declarations()["published-statements"].statements
    assert statements
    assert {rule.measure for rules in statements.measures.values() for rule in rules} <= set(load_catalogue().measures)


def test_sources_that_the_catalogue_names_are_declared():
    assert {source for measure in load_catalogue().measures.values() for source in measure.sources} <= set(load_declarations())


def test_every_read_source_says_how_it_is_read():
    for page in load_declarations().values():
        assert bool(page.editions) == page.read, page.id
        assert bool(page.layouts or page.statements) or not page.read, page.id


def test_every_judgement_has_its_reason():
    for page in load_declarations().values():
        for layout in page.layouts:
            if layout.table:
                reasons = [
                    each.reason for each in (*layout.table.rules, *layout.table.exclusions, *layout.table.unread, *layout.table.rates)
                ]
                reasons += [*layout.table.missing.values(), *layout.table.blank.values(), *layout.table.ignored.values()]
                assert all(reason.strip() for reason in reasons), page.id
            for grid in layout.grids:
                assert all(reason.strip() for reason in (*grid.missing.values(), *grid.skipped.values(), *grid.totals.known.values())), (
                    page.id
                )


@pytest.mark.parametrize(
    ("layout", "words"),
    [
        ({}, "exactly one of table, grids and points"),
        ({"grids": [{"corner": ["Code"], "columns": []}]}, "needs the names of its sheet"),
        ({"grids": [{"sheets": ["A"], "rows": "periods", "columns": []}]}, "needs the area that it is about"),
        ({"grids": [{"sheets": ["A"], "columns": [{"measure": "homicide"}]}]}, "either headings or the kind of period"),
    ],
)
def test_a_layout_that_can_mean_nothing_is_refused(layout, words):
    with pytest.raises(ValueError, match=words):
        declaration(layouts=[{"id": "one", **layout}])


def test_a_layout_that_no_page_has_is_refused_for_an_edition():
    named = {
        "release_id": "a", "file": "a.csv", "sha256": "0" * 64, "title": "A", "published": "", "url": "https://office.example",
        "copy": "original", "layout": "none",
    }  # fmt: skip
    with pytest.raises(ValueError, match="names a layout that is not declared once: none"):
        declaration(editions=[named])


def test_forces_are_the_catalogues_and_no_spelling_stands_for_two():
    forces = {area.code for area in load_catalogue().areas.values() if area.kind == "force"}
    assert set(force_names().values()) == forces
    assert len(forces) == 43


def test_publishers_own_bodies_are_forces_and_press_has_no_own_pages():
    for publisher in load_publishers().values():
        assert publisher.own_body is None or load_catalogue().areas[publisher.own_body].is_force
        assert bool(publisher.own_hosts) == (publisher.standing == "official_statement"), publisher.name


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("cadence: yearly", "cadence: sometimes", r"cadence: Input should be"),
        ("lag_days: 1", "lag_days: -1", r"lag_days"),
        ("read: false", "read: false\ncolour: red", r"colour: Extra inputs"),
        ("measures: []", "measures: []\nseries_breaks: [{measure: a, from: yesterday, reason: b}]", r"series_breaks\.0\.from"),
        ("id: tests", "id: others", r"another name's file"),
        ("id: tests", "id: [", r"not YAML"),
    ],
)
def test_a_bad_page_is_named_with_the_place_inside_it(tmp_path: Path, old: str, new: str, words: str):
    (tmp_path / "tests.yaml").write_text(PAGE.replace(old, new))
    with pytest.raises(FactcheckError, match=words) as caught:
        load_declarations(tmp_path)
    assert str(tmp_path / "tests.yaml") in caught.value.message
    assert re.match("broken-declaration", caught.value.code)


def test_no_page_at_all_is_an_error(tmp_path: Path):
    with pytest.raises(FactcheckError, match="no source is declared"):
        load_declarations(tmp_path)


def test_a_spelling_of_two_forces_is_refused(tmp_path: Path):
    (tmp_path / "names.yaml").write_text("A: [Borsetshire]\nB: [Borsetshire]\n")
    with pytest.raises(FactcheckError, match="stands for A and B"):
        force_names(tmp_path / "names.yaml")
