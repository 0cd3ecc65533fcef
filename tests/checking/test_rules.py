"""The pages in data/checking: what is on them, and what a bad one says."""

import re
import shutil

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.checking.rules import load_rules, pattern_of
from factcheck.values import FactcheckError


@pytest.fixture
def pages(root, tmp_path):
    folder = tmp_path / "checking"
    shutil.copytree(root / "data" / "checking", folder)
    return folder


def broken(folder, page, before, after):
    path = folder / page
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after, 1), encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        load_rules(folder)
    return caught.value


def test_own_pages_load_and_name_only_what_the_catalogue_has():
    rules, catalogue = load_rules(), load_catalogue()
    named = [name for scope in rules.flags.scopes for name in (scope.one, scope.other)] + [whole.measure for whole in rules.flags.wholes]
    assert set(named) <= set(catalogue.measures)
    assert rules.flags.national.area in catalogue.areas
    assert rules.flags.rank_of_forces.territorial == sum(area.kind == "force" for area in catalogue.areas.values())


def test_an_unknown_key_names_file_and_path(pages):
    error = broken(pages, "tolerances.yaml", "agrees_places: 0.5", "agrees_place: 0.5")
    assert error.code == "broken-rules"
    assert "tolerances.yaml › digits" in error.where


def test_a_band_that_shrinks_is_refused(pages):
    assert "wider" in broken(pages, "tolerances.yaml", "close_points: 3.5", "close_points: 0.5").what


def test_a_share_over_one_is_refused(pages):
    assert "flags.yaml › outliers" in broken(pages, "flags.yaml", "share: 0.33", "share: 3").where


def test_what_is_no_yaml_is_refused(pages):
    assert "cannot be read" in broken(pages, "words.yaml", "now: [now", "now: [now, [").what


def test_a_missing_page_is_named(pages):
    (pages / "words.yaml").unlink()
    with pytest.raises(FactcheckError, match=re.escape("words.yaml")):
        load_rules(pages)


@pytest.mark.parametrize(
    ("text", "found"),
    [("70,000 calls each  month", True), ("each month-end", False), ("EACH MONTH", True), ("beach months", False)],
)
def test_words_are_found_whole(text, found):
    assert bool(pattern_of(("each month",)).search(text)) is found


def test_an_empty_list_finds_nothing():
    assert pattern_of(()).search("anything") is None
