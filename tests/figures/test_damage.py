"""A damaged store: what is damaged is named, the rest is served, and nothing is served in part."""

from pathlib import Path

import pytest

from factcheck.figures import Store
from factcheck.figures.release import Release
from factcheck.figures.shelf import put_release
from factcheck.values import FactcheckError
from factcheck.values.period import financial_year
from tests.figures.made_up import made_up, release

YEAR = financial_year(2022)


@pytest.fixture
def two(tmp_path: Path) -> tuple[Release, Release]:
    """Two releases of a store in the folder of the test, with a measure each."""
    return (
        put_release(tmp_path, release("sun-hill"), [made_up(7.0, release_id="sun-hill")]),
        put_release(tmp_path, release("borsetshire"), [made_up(8.0, release_id="borsetshire", measure_id="robbery")]),
    )


def _flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 3] ^= 0xFF
    path.write_bytes(data)


def _cut(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:-20])


@pytest.mark.parametrize(
    ("harm", "words", "seen"),
    [(Path.unlink, "is not there", "open"), (_cut, "bytes and should have", "open"), (_flip, "does not match the hash", "read")],
)
def test_a_damaged_release_is_named_and_the_rest_served(tmp_path: Path, two, harm, words: str, seen: str):
    harm(tmp_path / two[0].file)
    store = Store.open(tmp_path)
    assert bool(store.damaged) == (seen == "open")
    assert store.lookup("burglary", "E23000014", YEAR) == []
    assert [figure.value for figure in store.lookup("robbery", "E23000014", YEAR)] == [8.0]
    (sentence,) = store.damaged
    assert sentence.startswith("sun-hill (Office of Invented Numbers, Invented tables, published 2023-07-20) is not used: ")
    assert words in sentence
    assert Path(two[0].file).name in sentence
    assert "factcheck.sources.build" in store.damage[0].error.remedy


def test_the_digest_covers_what_is_served(tmp_path: Path, two):
    whole = Store.open(tmp_path).digest
    (tmp_path / two[0].file).unlink()
    store = Store.open(tmp_path)
    assert store.digest == Store.of([made_up(8.0, release_id="borsetshire", measure_id="robbery")]).digest != whole
    assert [release.release_id for release in store.releases] == ["borsetshire"]


def test_damage_concerns_the_measures_that_were_in_it(tmp_path: Path, two):
    (tmp_path / two[0].file).unlink()
    (damage,) = Store.open(tmp_path).damage
    assert damage.concerns(["burglary", "arrests"])
    assert not damage.concerns(["robbery"])


def test_damage_of_which_nobody_knows_what_was_in_it_concerns_everything(tmp_path: Path, two):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"burglary"', ""))
    (tmp_path / two[0].file).unlink()
    assert Store.open(tmp_path).damage[0].concerns(["robbery"])


def test_doctor_finds_what_no_look_up_has_read(tmp_path: Path, two):
    _flip(tmp_path / two[0].file)
    (said,) = Store.open(tmp_path).broken()
    assert "does not match the hash" in said


def test_rows_that_do_not_give_the_digest_are_told(tmp_path: Path, two):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace(two[0].digest, two[1].digest))
    (said,) = Store.open(tmp_path).broken()
    assert said == "sun-hill: its rows do not give the digest in the manifest"


def test_a_release_that_goes_while_the_store_is_open_is_named(tmp_path: Path):
    entry = put_release(tmp_path, release(), [made_up(7.0), made_up(8.0, area_code="E23000015")])
    store = Store.open(tmp_path)
    assert store.lookup("burglary", "E23000014", YEAR)
    (tmp_path / entry.file).unlink()
    assert store.figures("burglary", "E23000015") == []
    assert "is not there any more" in store.damaged[0]


def test_a_manifest_that_cannot_be_read_is_an_error(tmp_path: Path, two):
    (tmp_path / "manifest.json").write_bytes(b"\xff\xfe{")
    with pytest.raises(FactcheckError) as caught:
        Store.open(tmp_path)
    assert caught.value.code == "broken-manifest"
