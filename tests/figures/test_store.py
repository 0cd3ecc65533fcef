"""The store: look-ups, vintages, what was known on a day, and the refusal of bare figures."""

from datetime import date
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.figures.shelf import put_release
from factcheck.values import FactcheckError, Period, Unit
from factcheck.values.period import financial_year
from tests.figures.made_up import made_up, quarters, release

YEAR = financial_year(2022)


def test_later_edition_wins_and_the_earlier_one_is_kept():
    store = Store.of([made_up(7.0, published="2023-07-20"), made_up(9.0, published="2024-01-25")])
    assert [figure.value for figure in store.lookup("burglary", "E23000014", YEAR)] == [9.0]
    assert len(store.figures("burglary", "E23000014")) == 2


def test_only_what_was_certainly_public_on_the_day_is_given():
    store = Store.of([made_up(7.0, published="2023"), made_up(9.0, published="2024-01"), made_up(11.0, published="")])
    known = {day: [figure.value for figure in store.lookup("burglary", "E23000014", YEAR, as_of=date.fromisoformat(day))] for day in DAYS}
    assert known == DAYS


DAYS = {"2023-12-30": [], "2023-12-31": [7.0], "2024-01-30": [7.0], "2024-01-31": [9.0]}


def test_an_undated_figure_counts_only_under_latest():
    store = Store.of([made_up(11.0, published="")])
    assert store.lookup("burglary", "E23000014", YEAR, as_of=date(2030, 1, 1)) == []
    assert [figure.value for figure in store.lookup("burglary", "E23000014", YEAR)] == [11.0]


@pytest.mark.parametrize("standing", ["press", "official_statement"])
def test_no_later_press_or_statement_supersedes_a_release(standing):
    store = Store.of([made_up(7.0, published="2023-07-20"), made_up(9.0, published="2025-01-01", standing=standing, names_official=True)])
    assert [figure.value for figure in store.lookup("burglary", "E23000014", YEAR)] == [7.0]


@pytest.mark.parametrize(
    "other",
    [
        {"unit": Unit.PER_1000},
        {"statistic": "rate"},
        {"method": "cohort"},
        {"coverage": "without one force"},
        {"statistic": "change", "baseline": financial_year(2021)},
    ],
)
def test_figures_that_differ_in_kind_are_no_vintages(other):
    store = Store.of([made_up(7.0), made_up(9.0, published="2024-01-25", **other)])
    assert len(store.lookup("burglary", "E23000014", YEAR)) == 2


def test_a_period_that_merely_overlaps_has_no_figure():
    store = Store.of([made_up(7.0)])
    assert store.lookup("burglary", "E23000014", Period(start=date(2022, 1, 1), end=date(2022, 12, 31))) == []
    assert store.lookup("burglary", "E23000014", Period()) == []


def test_naming_press_comes_before_press_that_names_nothing():
    store = Store.of([made_up(7.0, standing="press", names_official=True), made_up(9.0, standing="press", published="2024-01-01")])
    assert [figure.value for figure in store.lookup("burglary", "E23000014", YEAR)] == [7.0]


def test_two_statements_that_differ_are_rivals_but_a_rounding_is_not():
    first = made_up(1234.0, standing="official_statement", release_id="a")
    store = Store.of(
        [
            first,
            made_up(1200.0, standing="official_statement", release_id="b"),
            made_up(999.0, standing="official_statement", release_id="c"),
        ]
    )
    assert [figure.value for figure in store.rivals(first)] == [999.0]


def test_a_release_has_vintages_and_no_rivals():
    first = made_up(7.0)
    assert Store.of([first, made_up(9.0, published="2024-01-25")]).rivals(first) == []


@pytest.mark.parametrize("lack", ["publisher", "publication", "url", "locator", "release_id", "source_id", "measure_id", "area_code"])
def test_a_bare_figure_is_refused_by_name(lack):
    with pytest.raises(FactcheckError) as caught:
        Store.of([made_up(**{lack: ""})])
    assert caught.value.code == "bare-figure"
    assert f"no {lack.replace('_', ' ')}" in caught.value.message


@pytest.mark.parametrize(
    ("other", "words"),
    [
        ({"value": None}, "neither a value nor"),
        ({"missing": "[x]"}, "both a value and the marker"),
        ({"period": Period()}, "no first and last day"),
        ({"statistic": "change"}, "a change without the period"),
        ({"standing": "hearsay"}, "standing 'hearsay'"),
        ({"statistic": "guess"}, "statistic 'guess'"),
    ],
)
def test_a_contradictory_figure_is_refused(other, words):
    with pytest.raises(FactcheckError, match=words):
        Store.of([made_up(**other)])


def test_a_missing_figure_keeps_its_marker():
    store = Store.of([made_up(None, missing="[x]")])
    assert [(figure.value, figure.missing) for figure in store.lookup("burglary", "E23000014", YEAR)] == [(None, "[x]")]


def test_areas_and_periods_held():
    store = Store.of([made_up(7.0), *quarters(2022, [1, 2, 3, 4], area_code="E23000015")])
    assert store.areas_with("burglary", YEAR) == ["E23000014", "E23000015"]
    assert [period.end for period in store.periods("burglary", "E23000015")] == [
        date(2022, 6, 30),
        date(2022, 9, 30),
        date(2022, 12, 31),
        date(2023, 3, 31),
    ]


RELEASE = release()


def test_what_is_put_on_the_shelf_comes_back_whole(tmp_path: Path):
    figures = [made_up(7.5, note="rounded", method="cohort"), made_up(None, missing="..", measure_id="robbery", own_body="E23000014")]
    put_release(tmp_path, RELEASE, figures)
    store = Store.open(tmp_path)
    assert sorted([*store.figures("burglary"), *store.figures("robbery")], key=str) == sorted(figures, key=str)
    assert store.digest == Store.of(figures).digest
    assert store.measures == ["burglary", "robbery"]
    assert store.broken() == []


def test_the_same_release_put_twice_replaces_the_first(tmp_path: Path):
    put_release(tmp_path, RELEASE, [made_up(7.0)])
    put_release(tmp_path, RELEASE, [made_up(8.0)])
    store = Store.open(tmp_path)
    assert [figure.value for figure in store.figures("burglary")] == [8.0]
    assert len(store.releases) == 1


def test_a_bare_figure_writes_nothing(tmp_path: Path):
    with pytest.raises(FactcheckError):
        put_release(tmp_path, RELEASE, [made_up(7.0), made_up(url="")])
    assert list(tmp_path.iterdir()) == []


def test_a_missing_store_names_the_command_that_mends_it(tmp_path: Path):
    with pytest.raises(FactcheckError) as caught:
        Store.open(tmp_path)
    assert caught.value.code == "missing-store"
    assert "factcheck.sources.build" in caught.value.remedy


BROKEN = ("{", '{"format": 9, "releases": []}', '{"format": 1, "releases": [{"release_id": "a"}]}', '{"format": 1, "releases": [3]}')


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_manifest_is_an_error(tmp_path: Path, text: str):
    (tmp_path / "manifest.json").write_text(text)
    with pytest.raises(FactcheckError, match=r"manifest\.json") as caught:
        Store.open(tmp_path)
    assert caught.value.code == "broken-manifest"


def test_the_store_named_by_the_environment_is_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_release(tmp_path, RELEASE, [made_up(7.0)])
    monkeypatch.setenv("FACTCHECK_STORE", str(tmp_path))
    assert [release.release_id for release in Store.open().releases] == ["invented-2023-07-20"]
