"""Adding a release: kept before it is checked, refused with the store as it was, and built again from what was kept."""

import json
from pathlib import Path

import pytest
import yaml

from factcheck.figures import Store
from factcheck.figures.rows import digest_over
from factcheck.figures.shelf import is_store, releases_on
from factcheck.sources.adding import add_file, check_file, held_editions, rebuild
from factcheck.sources.dues import held_of
from factcheck.sources.editions import Origin, edition_of
from factcheck.sources.keeping import keep, kept_files
from factcheck.sources.raw import file_hash
from factcheck.sources.reading import FIXTURE_MARK
from factcheck.values import FactcheckError
from tests.sources.invented import TABLE, declaration, recorded

DATED = Origin(title="Invented tables of 2031", url="https://office.example/2031.csv", published="2031-05-30")


class Place:
    """A store, a folder of raw files and a folder where files come from, around one invented source."""

    def __init__(self, folder: Path) -> None:
        self.store, self.raw, self.outside = folder / "store", folder / "raw", folder / "outside"
        self.outside.mkdir()

    def file(self, text: str = "", *, name: str = "tables.csv") -> Path:
        path = self.outside / name
        path.write_text(text or recorded(), encoding="utf-8")
        return path

    def add(self, text: str = "", *, origin: Origin = DATED, name: str = "tables.csv"):
        return add_file("invented", self.file(text, name=name), store=self.store, raw=self.raw, origin=origin)

    @property
    def digest(self) -> str:
        return digest_over(release.digest for release in releases_on(self.store)) if is_store(self.store) else ""

    @property
    def kept(self) -> list[str]:
        return [kept.path.name for kept in kept_files(self.raw)] if self.raw.is_dir() else []


@pytest.fixture
def place(tmp_path: Path, invented_data: Path) -> Place:
    page = declaration(
        layouts=[{"id": "open-data", "table": TABLE}], revisions={"percent": 10, "count": 20, "reason": "later editions move by less"}
    )
    content = json.loads(page.model_dump_json(by_alias=True, exclude_defaults=True))
    (invented_data / "sources" / "invented.yaml").write_text(yaml.safe_dump(content), encoding="utf-8")
    return Place(tmp_path)


def test_a_release_is_kept_checked_and_put_in_the_store(place):
    added = place.add()
    assert added.reading.checks.passed
    assert (added.release.published, added.release.title, added.release.rows) == ("2031-05-30", "Invented tables of 2031", 8)
    assert added.kept.read_text(encoding="utf-8") == recorded()
    assert added.kept.name == f"{file_hash(added.kept)[:16]}-tables.csv"
    assert [figure.value for figure in Store.open(place.store).figures("homicide", "E23000902")] == [7]
    assert Store.open(place.store).broken() == []


def test_a_refused_file_stays_kept_and_the_store_as_it_was(place):
    place.add()
    before, files = place.digest, sorted(path.name for path in place.store.rglob("*.parquet"))
    with pytest.raises(FactcheckError, match="some force names are not known") as caught:
        place.add(recorded().replace("Sun Hill", "Holby"), name="next.csv")
    assert (caught.value.code, caught.value.exit_code) == ("source-drift", 4)
    assert "The file is kept as" in caught.value.message
    assert place.digest == before
    assert sorted(path.name for path in place.store.rglob("*.parquet")) == files
    assert len(place.kept) == 2


def test_the_first_file_refused_makes_no_store(place):
    with pytest.raises(FactcheckError):
        place.add(recorded().replace("Sun Hill", "Holby"))
    assert not place.store.exists()
    assert len(place.kept) == 1


def test_checking_adds_and_keeps_nothing(place):
    reading = check_file("invented", place.file(), stores=[place.store], origin=DATED)
    assert reading.checks.passed
    assert not place.store.exists()
    assert place.kept == []
    failed = check_file("invented", place.file(recorded().replace("Sun Hill", "Holby")), stores=[place.store])
    assert [check.name for check in failed.checks.failed] == ["some force names are not known"]


def test_the_same_file_twice_is_one_release(place):
    first = place.add()
    before = place.digest
    second = place.add(name="tables.csv")
    assert first.release.release_id == second.release.release_id
    assert (place.digest, len(place.kept), len(releases_on(place.store))) == (before, 1, 1)


def test_a_changed_file_is_another_edition_and_both_are_held(place):
    place.add()
    place.add(recorded().replace(",1,7", ",1,9"), origin=Origin(title="Corrected", published="2031-06-30"))
    assert len(place.kept) == len(releases_on(place.store)) == 2
    values = {figure.value for figure in Store.open(place.store).figures("homicide", "E23000902")}
    assert values == {7, 9}


def test_a_file_under_one_name_and_date_that_changed_replaces_nothing(place):
    first = place.add()
    second = place.add(recorded().replace(",1,7", ",1,9"))
    assert first.release.release_id != second.release.release_id
    assert len(releases_on(place.store)) == 2


def test_a_revision_past_the_bound_of_what_is_held_is_refused(place):
    place.add()
    before = place.digest
    with pytest.raises(FactcheckError, match="revisions within the declared bound"):
        place.add(recorded().replace(",1,7", ",1,70"), origin=Origin(published="2031-06-30"))
    assert place.digest == before
    store_of_another = [place.outside / "none"]
    assert held_editions(store_of_another, "invented") == []


def test_editions_that_are_held_come_oldest_first_and_without_the_file_itself(place):
    later = place.add(origin=Origin(published="2031-06-30"))
    earlier = place.add(recorded().replace(",1,7", ",1,9"), origin=DATED)
    ids = [name for name, _ in held_editions([place.store], "invented")]
    assert ids == [earlier.release.release_id, later.release.release_id]
    assert [name for name, _ in held_editions([place.store], "invented", but=later.reading.edition.sha256)] == [earlier.release.release_id]
    assert held_editions([place.store], "another") == []


def test_a_made_up_file_is_refused_before_it_is_kept(place):
    text = f"{FIXTURE_MARK}: a test file{',' * 7}\n{recorded()}"
    with pytest.raises(FactcheckError, match="so no store takes it") as caught:
        place.add(text)
    assert caught.value.code == "made-up-figures"
    assert not place.store.exists()
    assert place.kept == []


def test_a_file_that_is_not_utf_8_is_refused_before_it_is_kept(place):
    path = place.outside / "latin.csv"
    path.write_bytes(recorded().replace("Murder", "Émeute").encode("latin-1"))
    with pytest.raises(FactcheckError, match="is not UTF-8") as caught:
        add_file("invented", path, store=place.store, raw=place.raw, origin=DATED)
    assert caught.value.exit_code == 2
    assert place.kept == []


@pytest.mark.parametrize("written", ["2031-02-30", "2031-13", "30 May 2031", "soon", "31"])
def test_a_date_that_is_none_is_refused_before_the_file_is_kept(place, written):
    with pytest.raises(FactcheckError, match=r"is (no|not a) date") as caught:
        place.add(origin=Origin(published=written))
    assert caught.value.exit_code == 2
    assert place.kept == []


@pytest.mark.parametrize("written", ["", "2031", "2031-05", "2031-05-30"])
def test_a_date_stays_as_precise_as_it_is_given(place, written):
    added = place.add(origin=Origin(published=written))
    assert added.release.published == written
    assert added.release.release_id.startswith(f"invented-{written or 'undated'}-")


def test_a_period_that_ends_after_publication_is_refused(place):
    with pytest.raises(FactcheckError, match="published after the last period"):
        place.add(origin=Origin(published="2030-06-29"))


def test_an_unknown_source_names_those_that_there_are(place):
    with pytest.raises(FactcheckError, match=r"no source is called 'holby'.*Declared are invented") as caught:
        add_file("holby", place.file(), store=place.store, raw=place.raw)
    assert (caught.value.code, caught.value.exit_code) == ("unknown-source", 2)


def test_a_file_that_is_not_there_is_told(place):
    with pytest.raises(FactcheckError, match="there is no such file") as caught:
        add_file("invented", place.outside / "none.csv", store=place.store, raw=place.raw)
    assert caught.value.exit_code == 2


def test_rebuilding_gives_the_same_digest(place):
    place.add()
    place.add(recorded().replace(",1,7", ",1,9"), origin=Origin(published="2031-06-30"))
    before = place.digest
    built = rebuild(store=place.store, raw=place.raw)
    assert (built.before, built.after, len(built.releases), built.refused) == (before, before, 2, {})


def test_a_lost_store_comes_back_from_the_kept_files(place):
    place.add()
    before = place.digest
    again = place.store.with_name("again")
    assert rebuild(store=again, raw=place.raw).after == before


def test_rebuilding_tells_of_a_kept_file_that_does_not_fit_and_reads_the_others(place):
    place.add()
    before = place.digest
    with pytest.raises(FactcheckError):
        place.add(recorded().replace("Sun Hill", "Holby"), name="next.csv")
    built = rebuild(store=place.store, raw=place.raw)
    assert built.after == before
    assert len(built.releases) == 1
    ((name, told),) = built.refused.items()
    assert name.endswith("next.csv")
    assert "Holby" in told


def test_rebuilding_without_kept_files_says_so(place):
    with pytest.raises(FactcheckError, match="no raw file is kept yet"):
        rebuild(store=place.store, raw=place.raw)


def test_a_kept_file_has_its_origin_beside_it(place):
    kept = keep(place.raw, "invented", place.file(), DATED)
    (found,) = kept_files(place.raw)
    assert found == kept
    assert found.origin == DATED


def test_a_damaged_kept_file_is_kept_anew(place):
    kept = keep(place.raw, "invented", place.file(), DATED)
    kept.path.write_text("gone", encoding="utf-8")
    again = keep(place.raw, "invented", place.file(), DATED)
    assert again.path == kept.path
    assert again.path.read_text(encoding="utf-8") == recorded()


@pytest.mark.parametrize("note", ["{", '{"colour": "red"}', "[]"])
def test_a_note_that_cannot_be_read_is_an_error(place, note):
    kept = keep(place.raw, "invented", place.file(), DATED)
    kept.path.with_name(f"{kept.path.name}.about.json").write_text(note, encoding="utf-8")
    with pytest.raises(FactcheckError, match="the note of a kept file cannot be read"):
        list(kept_files(place.raw))


def test_a_kept_file_that_is_gone_is_told(place):
    keep(place.raw, "invented", place.file(), DATED).path.unlink()
    with pytest.raises(FactcheckError, match="a kept file is not here"):
        list(kept_files(place.raw))


def test_a_file_whose_hash_a_page_declares_is_that_edition_whatever_it_is_called(place):
    path = place.file(name="renamed.csv")
    known = {
        "release_id": "invented-2031", "file": "tables.csv", "sha256": file_hash(path), "title": "Declared", "published": "2031-01",
        "url": "https://office.example", "copy": "original",
    }  # fmt: skip
    assert edition_of(declaration(editions=[known]), path, origin=DATED).title == "Declared"
    assert edition_of(declaration(), path, origin=DATED).title == "Invented tables of 2031"


@pytest.fixture
def damaged(place) -> Place:
    """Two editions in the store, the file of the first with other bytes of the same number."""
    first = place.add()
    place.add(recorded().replace("Domestic burglary,28I,11", "Domestic burglary,28I,12"), name="later.csv")
    path = place.store / first.release.file
    path.write_bytes(path.read_bytes()[::-1])
    return place


@pytest.mark.parametrize("lost", [True, False])
def test_beside_a_held_release_that_cannot_be_read_nothing_is_checked_or_added(damaged, lost):
    if lost:
        next(damaged.store.rglob("*.parquet")).unlink()
    with pytest.raises(FactcheckError) as caught:
        damaged.add(recorded().replace("28I,11", "28I,13"), name="third.csv")
    assert caught.value.code == ("missing-release" if lost else "broken-release")
    assert caught.value.remedy


def test_building_again_mends_a_damaged_release(damaged):
    done = rebuild(store=damaged.store, raw=damaged.raw)
    assert done.refused == {}
    assert done.before == done.after
    assert Store.open(damaged.store).broken() == []


def test_what_a_source_holds_is_told_without_its_damaged_release(damaged):
    opened = Store.open(damaged.store)
    held = held_of(declaration(), opened)
    assert held.span is not None
    assert held.span.figures == 8
    assert len(opened.damaged) == 1
