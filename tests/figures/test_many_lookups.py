"""Many look-ups at once: the same answers as one by one, and no more memory than allowed."""

import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.figures import Store
from factcheck.figures import store as store_module
from factcheck.figures.held import holdings
from factcheck.figures.shelf import put_release
from factcheck.values import Period
from factcheck.values.period import financial_year
from tests.figures.made_up import made_up, quarters, release

AREAS = [f"X{number:08}" for number in range(40)]


def figures(release_id: str, published: str) -> list:
    """Quarters, a printed year and a stock for forty areas and two measures, some of them missing."""
    rows = []
    for number, code in enumerate(AREAS):
        held = {"area_code": code, "release_id": release_id, "published": published}
        rows += quarters(2019, [1.0 + number, 2.0, None if number % 7 == 0 else 3.0, 4.0, 5.0, 6.0, 7.0, 8.0], **held)
        rows += [
            made_up(100.0 + number, **held),
            made_up(0.0, measure_id="robbery", **held),
            made_up(-3.0, measure_id="net-change", **held),
        ]
        rows += [made_up(None, missing="[x]", start="2020-04-01", end="2021-03-31", measure_id="robbery", **held)]
    return rows


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store on disk of two editions, in small row groups so that look-ups have something to leave out."""
    place = tmp_path_factory.mktemp("store")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("factcheck.figures.shelf.ROWS_A_GROUP", 32)
        for release_id, published in (("sun-hill-2021", "2021-07"), ("sun-hill-2023", "2023-07-20")):
            put_release(place, release(release_id), figures(release_id, published))
    return place


PERIODS = [
    financial_year(2019),
    financial_year(2020),
    financial_year(2022),
    Period(start=date(2019, 7, 1), end=date(2020, 6, 30)),
    Period(start=date(2019, 4, 1), end=date(2019, 6, 30)),
    Period(start=date(2019, 4, 2), end=date(2019, 6, 30)),
    Period(),
]
KEYS = st.tuples(
    st.sampled_from(["burglary", "robbery", "net-change", "arrests"]), st.sampled_from([*AREAS, "E1"]), st.sampled_from(PERIODS)
)


@settings(max_examples=40, deadline=None)
@given(st.lists(KEYS, max_size=30), st.sampled_from([None, date(2022, 1, 1), date(2021, 7, 30), date(2023, 7, 20)]), st.booleans())
def test_many_keys_at_once_give_what_each_gives_alone(folder: Path, keys, as_of, prefetched):
    alone, together = Store.open(folder), Store.open(folder)
    if prefetched:
        together.prefetch((measure_id, code) for measure_id, code, _ in keys[::2])
    assert together.lookup_many(keys, as_of=as_of) == [alone.lookup(*key, as_of=as_of) for key in keys]


def test_a_store_in_memory_answers_many_keys_too(folder: Path):
    rows = [*figures("sun-hill-2021", "2021-07"), *figures("sun-hill-2023", "2023-07-20")]
    keys = [(measure_id, code, period) for measure_id in ("burglary", "robbery") for code in AREAS for period in PERIODS]
    assert Store.of(rows).lookup_many(keys) == Store.open(folder).lookup_many(keys)


def test_on_disk_and_in_memory_look_the_same(folder: Path):
    rows = [*figures("sun-hill-2021", "2021-07"), *figures("sun-hill-2023", "2023-07-20")]
    disk, memory = Store.open(folder), Store.of(rows)
    assert disk.digest == memory.digest
    assert disk.measures == memory.measures

    for code in AREAS[::9]:
        assert disk.series("burglary", code, vintages=True) == memory.series("burglary", code, vintages=True)
        assert disk.periods("burglary", code) == memory.periods("burglary", code)
    assert disk.areas_with("burglary", financial_year(2019)) == memory.areas_with("burglary", financial_year(2019))
    assert len(disk.areas_with("burglary", financial_year(2019))) == len([code for number, code in enumerate(AREAS) if number % 7])


def test_after_a_prefetch_nothing_more_is_read(folder: Path, monkeypatch: pytest.MonkeyPatch):
    store = Store.open(folder)
    store.prefetch([("burglary", AREAS[3]), ("burglary", "E1"), ("unicorns", AREAS[3])])

    def refused(*_: object, **__: object) -> None:
        raise AssertionError("the disk was read again")

    monkeypatch.setattr("factcheck.figures.release_file.ReleaseFile._read", refused)
    assert len(store.figures("burglary", AREAS[3])) == 18
    assert store.figures("burglary", "E1") == store.figures("unicorns", AREAS[3]) == []


def test_a_look_up_reads_only_the_stretches_of_its_area(folder: Path, monkeypatch: pytest.MonkeyPatch):
    from factcheck.figures.release_file import ReleaseFile

    read = []
    whole = ReleaseFile._read
    monkeypatch.setattr(
        ReleaseFile, "_read", lambda self, file, numbers, columns: read.extend(numbers) or whole(self, file, numbers, columns)
    )
    store = Store.open(folder)
    store.lookup("burglary", AREAS[20], financial_year(2019))
    assert sum(len(file.groups) for file in store._shelves.files) > 20
    assert len(read) <= 4


def test_what_is_kept_stays_bounded_and_the_answers_the_same(folder: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(store_module, "KEPT_AT_MOST", 60)
    small, asked = Store.open(folder), random.Random(4).choices(AREAS, k=200)
    expected = {code: Store.open(folder).figures("burglary", code) for code in AREAS}
    small.prefetch(("burglary", code) for code in AREAS)
    for code in asked:
        assert small.figures("burglary", code) == expected[code]
        assert sum(len(pair.rows) for pair in small._pairs.values()) <= 60


def test_conflicting_zero_negative_and_missing_figures_are_served_plainly(tmp_path: Path):
    rows = [
        made_up(7.0, locator="sheet 1, cell B2"),
        made_up(9.0, locator="sheet 2, cell B2"),
        made_up(0.0, start="2021-04-01", end="2022-03-31"),
        made_up(-4.0, start="2020-04-01", end="2021-03-31"),
        made_up(None, start="2018-04-01", end="2019-03-31", missing=".."),
    ]
    put_release(tmp_path, release(), rows)
    for store in (Store.open(tmp_path), Store.of(rows)):
        assert sorted(store.figures("burglary", "E23000014"), key=str) == sorted(rows, key=str)
        assert [figure.value for figure in store.series("burglary", "E23000014")] == [None, -4.0, 0.0, 7.0]
        assert [figure.value for figure in store.figures("burglary", "E23000014", period=financial_year(2022))] == [7.0, 9.0]
        assert store.lookup("burglary", "E23000014", financial_year(2019)) == []
        assert [figure.value for figure in store.lookup("burglary", "E23000014", financial_year(2020))] == [-4.0]


def test_what_is_held_is_counted_the_same_on_disk_and_in_memory(folder: Path):
    rows = [*figures("sun-hill-2021", "2021-07"), *figures("sun-hill-2023", "2023-07-20")]
    disk, memory = holdings(Store.open(folder)), holdings(Store.of(rows))
    assert disk == memory
    assert disk["burglary"].areas == len(AREAS)
    assert sum(held.figures for held in disk.values()) == len(rows)
