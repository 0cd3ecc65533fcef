"""`factcheck sources` as its users run it: list, show, check, add, fetch from a real server, rebuild, and explain what was added."""

import json

import pytest
from werkzeug import Response

from factcheck.figures.homes import own_raw, own_store
from factcheck.figures.shelf import releases_on
from tests.test_add_a_source import PAGES, spreadsheet

PAGE = "/government/statistical-data-sets/bicycles"
FIND = "find: {{by: govuk-content, hosts: [localhost], page: '{page}', file: 'bicycles'}}\nlayouts:"


@pytest.fixture
def census(home, tmp_path):
    """The source of docs/add-a-source.md in the user's own folder, and its spreadsheet."""
    for name, text in PAGES.items():
        (home / name).parent.mkdir(parents=True, exist_ok=True)
        (home / name).write_text(text, encoding="utf-8")
    path = tmp_path / "bicycles-may-2031.xlsx"
    spreadsheet(path)
    return path


@pytest.fixture
def online(census, home, httpserver, monkeypatch):
    """The same source with its file on a government page on this machine."""
    monkeypatch.setenv("FACTCHECK_ALLOW_LOCAL", "1")
    asset = {"attachment_type": "file", "title": "Bicycles", "filename": census.name, "url": httpserver.url_for(f"/media/1/{census.name}")}
    listing = {"public_updated_at": "2031-05-30T08:30:00Z", "details": {"attachments": [asset]}}
    httpserver.expect_request(f"/api/content{PAGE}").respond_with_json(listing)
    httpserver.expect_request(f"/media/1/{census.name}").respond_with_handler(lambda _: Response(census.read_bytes()))
    page = home / "sources" / "bicycle-census.yaml"
    page.write_text(page.read_text().replace("layouts:", FIND.format(page=httpserver.url_for(PAGE))))
    return census


def test_the_list_tells_what_is_held_and_what_is_due(command, home):
    answer = command("sources", "list", "--format", "json")
    rows = {row["id"]: row for row in json.loads(answer.out)}
    assert (rows["ho-arrests"]["first"], rows["ho-arrests"]["last"]) == ("2006-04-01", "2018-03-31")
    assert rows["ho-arrests"]["last_published"] == "2018-10-25"
    assert rows["ho-arrests"]["next_due"] == "2019-11-08"  # a year on, and then the declared lag
    assert rows["moj-mappa"]["last_release"] is None
    text = command("sources", "list")
    assert text.code == 0
    assert "next due since 8" in " ".join(text.out.split())


@pytest.mark.parametrize("width", [80, 160])
def test_the_list_fits_the_terminal(command, home, monkeypatch, width):
    monkeypatch.setenv("COLUMNS", str(width))
    assert max(map(len, command("sources", "list").out.splitlines())) <= width


def test_a_source_is_explained(command, home):
    answer = command("sources", "show", "ho-recorded-crime-pfa")
    said = " ".join(answer.out.split())
    for words in ("Home Office", "What is checked", "Releases held", "fraud", "Both of the publisher's subgroups"):
        assert words in said


def test_an_unknown_source_names_those_there_are(command, home):
    answer = command("sources", "show", "dogs")
    assert answer.code == 2
    assert "ho-arrests" in answer.err


def test_a_file_is_checked_added_found_and_rebuilt(command, census):
    checked = command("sources", "check", "bicycle-census", census, "--published", "2031-05-30", "--format", "json")
    assert checked.code == 0
    assert all(row["passed"] for row in json.loads(checked.out))
    assert not own_store().exists()
    added = command("sources", "add", "bicycle-census", census, "--published", "2031-05-30")
    assert added.code == 0
    release = releases_on(own_store())[0]
    again = command("sources", "rebuild")
    assert again.code == 0
    assert "the same" in again.out
    assert releases_on(own_store()) == [release]


def test_a_file_that_is_another_is_kept_and_refused(command, census):
    import openpyxl

    book = openpyxl.load_workbook(census)
    book.active["C4"] = "All cycles"
    book.save(census)
    answer = command("sources", "check", "bicycle-census", census)
    assert answer.code == 4
    assert "FAIL" in answer.out
    refused = command("sources", "add", "bicycle-census", census)
    assert refused.code == 4
    for words in ("All bicycles", "All cycles", "add that spelling", "no store was changed"):
        assert words in refused.err
    assert not own_store().exists()
    assert len(list(own_raw().glob("bicycle-census/*.xlsx"))) == 1


def test_without_a_date_it_says_that_only_latest_sees_it(command, census):
    answer = command("sources", "add", "bicycle-census", census)
    assert answer.code == 0
    assert "--as-of latest" in answer.err
    assert "--published DATE" in answer.err


def test_the_newest_release_is_found_fetched_checked_and_added(command, online):
    rehearsed = command("sources", "fetch", "bicycle-census", "--dry-run")
    assert rehearsed.code == 0
    assert "found, Bicycles, 2031-05-30" in rehearsed.out
    assert not own_store().exists()
    fetched = command("sources", "fetch", "bicycle-census")
    assert fetched.code == 0
    assert "added, Bicycles, 2031-05-30: 53 figures" in fetched.out
    release = releases_on(own_store())[0]
    assert release.published == "2031-05-30"
    assert release.url.endswith(online.name)
    assert "held already" in command("sources", "fetch", "bicycle-census").out


def test_a_file_that_changed_under_its_address_is_another_edition(command, online):
    import openpyxl

    command("sources", "fetch", "bicycle-census")
    book = openpyxl.load_workbook(online)
    book.active["A60"] = "2. Printed anew."
    book.save(online)
    answer = command("sources", "fetch", "bicycle-census")
    assert "another file than before" in answer.out
    assert len(releases_on(own_store())) == 2


def test_a_source_that_cannot_be_reached_says_so_and_the_others_go_on(command, online, httpserver):
    httpserver.clear_all_handlers()
    httpserver.expect_request(f"/api/content{PAGE}").respond_with_data("gone", status=404)
    answer = command("sources", "fetch", "bicycle-census")
    assert answer.code == 3
    assert "bicycle-census" in answer.err
    assert not own_store().exists()


def test_a_source_without_a_way_to_find_it_says_how_to_add_by_hand(command, census):
    answer = command("sources", "fetch", "bicycle-census")
    assert answer.code == 2
    assert "factcheck sources add bicycle-census FILE" in answer.err


def test_a_cell_is_explained_with_its_text_and_notes(command, census):
    command("sources", "add", "bicycle-census", census, "--published", "2031-05-30")
    answer = command("figures", "explain", "patrol-bicycles", "--area", "E23000032", "--period", "31 March 2031", "--format", "json")
    only = json.loads(answer.out)[0]
    assert only["figure"]["cell_text"] == "47"
    assert only["figure"]["locator"].startswith("sheet 'Table_3', cell C")
    assert any("no force counts" in note for note in only["release"]["notes"])


def test_a_sum_over_quarters_names_its_inputs(command, home):
    answer = command("figures", "explain", "burglary", "--area", "E23000014", "--period", "2022/23", "--format", "json")
    first = json.loads(answer.out)[0]
    assert first["figure"]["value"] == 21146
    assert [figure["value"] for figure in first["inputs"]] == [4880, 5261, 5678, 5327]


def test_the_rows_behind_a_sum_are_read_again_from_the_raw_file(command, home, shared):
    words = ("figures", "explain", "homicide", "--area", "E23000014", "--period", "April to June 2022")
    answer = command(*words, "--raw", shared, "--format", "json")
    behind = json.loads(answer.out)[0]["rows"]
    assert [part["agrees"] for part in behind] == [True]
    assert {row["Force Name"] for row in behind[0]["rows"]} == {"West Midlands"}
    assert sum(float(row["Number of Offences"]) for row in behind[0]["rows"]) == json.loads(answer.out)[0]["figure"]["value"]
    assert "row of the file" in command(*words, "--raw", shared).out or "rows of the file" in command(*words, "--raw", shared).out


def test_the_rows_alike_in_a_column_are_told_once(command, home, shared):
    words = ("figures", "explain", "recorded-crime", "--area", "E23000014", "--period", "April to June 2022")
    out = command(*words, "--raw", shared).out
    assert "in each: Financial Year 2022/23" in out
    assert out.count("Force Name West Midlands") == 1
    assert "…" not in out


def test_a_folder_without_the_raw_file_says_which_file_it_wants(command, home, tmp_path):
    answer = command("figures", "explain", "homicide", "--area", "E23000014", "--period", "April to June 2022", "--raw", tmp_path)
    assert answer.code == 2
    assert "Give --raw the folder in which official/recorded_crime/prc-pfa" in " ".join(answer.err.split())


def test_both_vintages_of_a_year_are_shown(command, home):
    answer = command("figures", "explain", "recorded-crime", "--area", "E23000014", "--period", "2017/18", "--format", "json")
    values = {figure["value"] for each in json.loads(answer.out) for figure in each["vintages"]}
    assert {233393, 233688} <= values


def test_a_period_that_is_not_held_says_how_to_see_those_that_are(command, home):
    answer = command("figures", "explain", "burglary", "--area", "E23000014", "--period", "2031/32")
    assert answer.code == 2
    assert "factcheck figures series burglary --area E23000014" in answer.err
