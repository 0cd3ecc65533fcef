"""Which store is opened: the one named, or the bundled one with the user's own on top."""

import sys
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.figures.homes import bundled_store, own_store
from factcheck.figures.shelf import put_release
from factcheck.values import FactcheckError
from factcheck.values.places import home_folder as home
from tests.figures.made_up import made_up, release

BUNDLED = "ho-arrests-2018-10-25"


def test_without_an_own_store_the_bundled_one_alone_is_opened(home: Path):
    assert Store.open().folders == (bundled_store(),)
    assert not home.exists()


def test_an_own_release_lies_on_top_of_the_bundled_ones(home: Path):
    bundled = Store.open()
    put_release(own_store(), release(), [made_up(7.0, area_code="X00000001")])
    both = Store.open()
    assert len(both.releases) == len(bundled.releases) + 1
    assert [figure.value for figure in both.figures("burglary", "X00000001")] == [7.0]
    assert both.figures("burglary", "E23000014") == bundled.figures("burglary", "E23000014") != []
    assert both.digest != bundled.digest


def test_an_own_release_replaces_the_bundled_one_of_its_id(home: Path):
    bundled = Store.open()
    put_release(own_store(), release(BUNDLED), [made_up(7.0, measure_id="arrests", release_id=BUNDLED)])
    both = Store.open()
    assert len(both.releases) == len(bundled.releases)
    assert [figure.value for figure in both.figures("arrests") if figure.release_id == BUNDLED] == [7.0]
    assert any(figure.release_id == BUNDLED for figure in bundled.figures("arrests"))


def test_the_same_release_in_both_leaves_the_digest_as_it_is(home: Path):
    bundled = Store.open()
    entry = next(each for each in bundled.releases if each.release_id == BUNDLED)
    rows = [figure for measure_id in bundled.measures for figure in bundled.figures(measure_id) if figure.release_id == BUNDLED]
    put_release(own_store(), replace(entry, rows=0, digest=""), rows)
    assert Store.open().digest == bundled.digest


def test_the_folder_given_and_the_one_of_the_environment_stand_alone(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    put_release(own_store(), release(), [made_up(7.0)])
    for name in ("given", "named"):
        put_release(tmp_path / name, release(name), [made_up(8.0, release_id=name)])
    monkeypatch.setenv("FACTCHECK_STORE", str(tmp_path / "named"))
    assert [each.release_id for each in Store.open().releases] == ["named"]
    assert [each.release_id for each in Store.open(tmp_path / "given").releases] == ["given"]


def test_a_broken_own_store_is_an_error_that_names_it(home: Path):
    own_store().mkdir(parents=True)
    (own_store() / "manifest.json").write_text("{")
    with pytest.raises(FactcheckError) as caught:
        Store.open()
    assert caught.value.code == "broken-manifest"
    assert str(own_store()) in caught.value.where
    assert "factcheck sources fetch" in caught.value.remedy


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {}, ".local/share/factcheck"),
        ("linux", {"XDG_DATA_HOME": "/data/mine"}, "/data/mine/factcheck"),
        ("linux", {"XDG_DATA_HOME": "not/absolute"}, ".local/share/factcheck"),
        ("darwin", {}, "Library/Application Support/factcheck"),
        ("win32", {}, "AppData/Local/factcheck"),
        ("win32", {"LOCALAPPDATA": "/local"}, "/local/factcheck"),
        ("linux", {"FACTCHECK_HOME": "/elsewhere", "XDG_DATA_HOME": "/data/mine"}, "/elsewhere"),
    ],
)
def test_the_platforms_place_for_a_users_data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform, variables, place):
    for name in ("FACTCHECK_HOME", "XDG_DATA_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    monkeypatch.setattr(sys, "platform", platform)
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    assert home() == tmp_path / place
