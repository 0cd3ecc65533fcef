"""A verdict that was reached without a damaged release says so, wherever it is read."""

from pathlib import Path

import pytest

from factcheck.checking.unserved import warned
from factcheck.checking.verdict import Judged, Verdict
from factcheck.figures import Release, Store
from factcheck.figures.shelf import put_release
from factcheck.reports import render
from tests.checking.making import claim, figure, report_on


@pytest.fixture
def damaged(tmp_path: Path) -> Store:
    """A store with one release that is there and one, with burglaries of another edition, whose content was changed."""
    put_release(
        tmp_path, _release("sound"), [figure(21146.0, release_id="sound"), figure(8554.0, measure_id="robbery", release_id="sound")]
    )
    entry = put_release(tmp_path, _release("spoilt"), [figure(20000.0, release_id="spoilt", published="2023-10-19")])
    data = bytearray((tmp_path / entry.file).read_bytes())
    data[len(data) // 3] ^= 0xFF
    (tmp_path / entry.file).write_bytes(data)
    return Store.open(tmp_path)


def _release(release_id: str) -> Release:
    return Release(
        release_id=release_id,
        source_id="made",
        title="Police recorded crime open data",
        publisher="Home Office",
        published="2023-07-20",
        url="https://www.gov.uk/x",
        raw_sha256=None,
        rows=0,
        digest="",
    )


def test_the_rest_decides_and_the_verdict_carries_the_warning(damaged: Store):
    report = report_on(claim(), damaged)
    (judged,) = report.judged
    assert judged.verdict.label == "supported"
    (note,) = judged.verdict.notes
    assert note.startswith("Judged without a damaged release: spoilt (Home Office, Police recorded crime open data, published 2023-07-20)")
    assert "does not match the hash in its name" in note
    assert report.to_dict()["store"] == {"releases": 1, "digest": damaged.digest, "damaged": list(damaged.damaged)}
    assert len(damaged.damaged) == 1


@pytest.mark.parametrize("form", ["table", "markdown", "html", "jsonl", "csv"])
def test_every_report_shows_it(damaged: Store, form: str):
    shown = " ".join("".join(render([report_on(claim(), damaged)], form)).split())
    assert "spoilt" in shown


def test_a_claim_about_something_else_carries_no_warning(damaged: Store):
    report_on(claim(), damaged)
    other = claim("8,554", 8554.0, measure_id="robbery", quote="West Midlands Police recorded 8,554 robberies in 2022/23")
    (judged,) = report_on(other, damaged).judged
    assert judged.verdict.notes == ()


def test_where_nobody_knows_what_was_in_it_every_verdict_is_warned(damaged: Store, tmp_path: Path):
    manifest = tmp_path / "manifest.json"
    manifest.write_text(manifest.read_text().replace('"measures": [\n    "burglary"\n   ]', '"measures": []'))
    for file in (tmp_path / "releases").glob("spoilt.*"):
        file.unlink()
    store = Store.open(tmp_path)
    verdict = warned(Judged(claim(measure_id=None, area_code=None), Verdict(label="needs_person", summary="")), store.damage).verdict
    assert len(verdict.notes) == 1


def test_a_whole_store_warns_of_nothing():
    report = report_on(claim(), [figure()])
    assert report.judged[0].verdict.notes == ()
    assert report.to_dict()["store"]["damaged"] == []
