"""Finding a release on its publisher's page: exactly the file that the declaration wants, or an error that names what there is."""

import csv
import re

import pytest
import yaml
from pydantic import ValidationError

from factcheck.safety.downloads import PageRead
from factcheck.sources.assets import date_told, day_of
from factcheck.sources.discovery import discover
from factcheck.sources.finding import Find
from factcheck.values import FactcheckError

SITE = "https://www.gov.uk"
PAGE = f"{SITE}/government/statistical-data-sets/borsetshire-crime-tables"
API = f"{SITE}/api/content/government/statistical-data-sets/borsetshire-crime-tables"
COLLECTION = f"{SITE}/government/collections/borsetshire-powers"
ASSETS = "https://assets.publishing.service.gov.uk"
HOSTS = ("www.gov.uk", "assets.publishing.service.gov.uk")
DAY_LAST = r"-(?P<day>\d{2})(?P<month>\d{2})(?P<year>\d{2})\.(ods|xlsx)$"


def find(**lines):
    return Find.model_validate({"by": "govuk-content", "hosts": HOSTS} | lines)


def attachment(file_name, title, **more):
    url = f"{ASSETS}/media/made-up-{len(file_name)}/{file_name}"
    return {"attachment_type": "file", "id": file_name, "title": title, "filename": file_name, "url": url} | more


def item(attachments, *, updated="2026-07-23T08:30:00.000+00:00", **more):
    return {
        "title": "Tables",
        "public_updated_at": updated,
        "details": {"attachments": attachments, "body": "<p>x</p>"},
        "links": {},
    } | more


class Web:
    """Pages and listings by address, and what was asked."""

    def __init__(self, pages):
        self.pages = pages
        self.asked = []

    def json(self, url):
        self.asked.append(url)
        return self.pages[url]

    def html(self, url):
        self.asked.append(url)
        return PageRead(url=url, data=self.pages[url].encode())


def found(wanted, page, pages):
    web = Web(pages)
    return discover(wanted, page, get_json=web.json, get_page=web.html)


def failed(wanted, page, pages, code):
    with pytest.raises(FactcheckError) as caught:
        found(wanted, page, pages)
    assert (caught.value.code, caught.value.exit_code) == (code, 4)
    assert caught.value.remedy
    return caught.value


TWO = [attachment("bor-pfa-tables-230726.ods", "Force area tables"), attachment("bor-csp-tables-230726.ods", "Partnership tables")]


def test_an_attachment_is_found_by_its_file_name():
    (asset,) = found(find(file="^bor-pfa-"), PAGE, {API: item(TWO)})
    assert (asset.file_name, asset.title, asset.page) == ("bor-pfa-tables-230726.ods", "Force area tables", PAGE)
    assert asset.url == TWO[0]["url"]
    assert asset.published == "2026-07-23"


def test_title_and_file_must_both_match():
    assert len(found(find(file="tables", title="Partnership"), PAGE, {API: item(TWO)})) == 1
    failed(find(file="pfa", title="Partnership"), PAGE, {API: item(TWO)}, "asset-not-found")


def test_the_declared_page_goes_before_the_landing_page():
    assert len(found(find(page=PAGE, file="pfa"), "https://www.gov.uk/elsewhere", {API: item(TWO)})) == 1


def test_nothing_that_matches_is_an_error_with_the_titles_and_the_line():
    error = failed(find(file="^bor-lsoa-"), PAGE, {API: item(TWO)}, "asset-not-found")
    assert "Force area tables [bor-pfa-tables-230726.ods]" in error.what
    assert "`file: '^bor-lsoa-'`" in error.what
    assert "`file: '^bor-lsoa-'`" in error.remedy
    assert error.where == PAGE


def test_two_that_match_are_an_error_with_the_titles_and_the_line():
    error = failed(find(title="tables"), PAGE, {API: item(TWO)}, "asset-ambiguous")
    assert "Partnership tables" in error.what
    assert "`title: 'tables'`" in error.remedy


def test_the_date_in_the_name_tells_the_newest_and_is_the_files_own():
    files = [attachment(f"bor-pfa-{date}.ods", "Force area tables") for date in ("240725", "230726", "231025")]
    newest, *rest = found(find(file="pfa", date_in_file=DAY_LAST), PAGE, {API: item(files)})
    assert (newest.file_name, newest.published, rest) == ("bor-pfa-230726.ods", "2026-07-23", [])
    every = found(find(file="pfa", date_in_file=DAY_LAST, all=True), PAGE, {API: item(files)})
    assert [asset.published for asset in every] == ["2026-07-23", "2025-10-23", "2025-07-24"]


def test_two_with_the_same_date_stay_an_error():
    files = [attachment(f"bor-{part}-230726.ods", part) for part in ("a", "b")]
    failed(find(file="bor", date_in_file=DAY_LAST), PAGE, {API: item(files)}, "asset-ambiguous")


@pytest.mark.parametrize("name", ["bor-pfa.ods", "bor-pfa-311326.ods", "bor-pfa-300226.ods"])
def test_a_name_without_the_declared_date_is_drift(name):
    assert name in failed(find(file="pfa", date_in_file=DAY_LAST), PAGE, {API: item([attachment(name, "T")])}, "source-drift").what


def test_an_attachment_may_have_neither_title_nor_file_name():
    bare = {"attachment_type": "file", "id": "1", "url": f"{ASSETS}/media/made-up/bor%20pfa.ods", "content_type": "application/ods"}
    (asset,) = found(find(file="pfa"), PAGE, {API: item([bare])})
    assert (asset.title, asset.file_name, str(asset)) == ("", "bor pfa.ods", "bor pfa.ods")


def test_a_web_page_among_the_attachments_is_no_file():
    page = {"attachment_type": "html", "title": "Force area tables", "url": "/government/statistics/x/tables", "id": "1"}
    assert len(found(find(title="Force area"), PAGE, {API: item([page, *TWO])})) == 1


@pytest.mark.parametrize("key", ["documents", "body"])
def test_older_pages_hold_their_files_as_html(key):
    block = """<section class="attachment"><div><a class="thumbnail" href="/government/uploads/1/bor-pfa.xls"><img src="x.png"></a></div>
      <h2><a href="/government/uploads/1/bor-pfa.xls">Force area tables:
      Borsetshire</a></h2><a href="mailto:a@b.example">Ask</a><a href="#top">Top</a></section>"""
    listing = item([])
    listing["details"] = {"body": block} if key == "body" else {"documents": [block], "body": "<p>x</p>"}
    (asset,) = found(find(file=r"\.xls$"), PAGE, {API: listing})
    assert (asset.url, asset.title) == (f"{SITE}/government/uploads/1/bor-pfa.xls", "Force area tables: Borsetshire")
    assert asset.published == "2026-07-23"


def edition(slug, title, updated, **more):
    return {"base_path": f"/government/statistics/{slug}", "title": title, "public_updated_at": updated} | more


def collection(*documents):
    return {"title": "Borsetshire powers", "details": {"collection_groups": []}, "links": {"documents": list(documents)}}


def editions_of(*documents):
    pages = {f"{SITE}/api/content/government/collections/borsetshire-powers": collection(*documents)}
    for one in documents:
        name = one["base_path"].rpartition("/")[2]
        pages[f"{SITE}/api/content{one['base_path']}"] = item(
            [attachment(f"{name}.ods", f"Arrests {name}")], updated="2025-11-06T09:30:00Z"
        )
    return pages


OLD = edition("arrests-2022", "Arrests, year ending 31 March 2022", "2026-02-01T09:30:00Z")
NEW = edition("arrests-2025", "Arrests, year ending 31 March 2025", "2025-11-06T09:30:00Z")
OTHER = edition("custody-2025", "Custody, year ending 31 March 2025", "2026-05-01T09:30:00Z")


def test_a_collections_newest_matching_edition_is_followed():
    (asset,) = found(find(editions="^Custody", file="ods$"), COLLECTION, editions_of(OLD, NEW, OTHER))
    assert asset.page == f"{SITE}/government/statistics/custody-2025"
    assert asset.published == "2025-11-06"


def test_without_a_date_in_the_pattern_the_listings_date_tells_the_newest():
    (asset,) = found(find(editions="^Arrests", file="ods$"), COLLECTION, editions_of(OLD, NEW))
    assert asset.file_name == "arrests-2022.ods"


def test_a_corrected_old_edition_is_not_taken_for_the_newest_where_the_pattern_reads_the_year():
    (asset,) = found(find(editions=r"^Arrests.* (?P<year>\d{4})$", file="ods$"), COLLECTION, editions_of(OLD, NEW, OTHER))
    assert asset.file_name == "arrests-2025.ods"


def test_an_edition_is_matched_by_its_address_too():
    (asset,) = found(find(editions=r"/arrests-(?P<year>\d{4})$", file="ods$"), COLLECTION, editions_of(OLD, NEW, OTHER))
    assert asset.file_name == "arrests-2025.ods"


def test_withdrawn_editions_are_left_out():
    pages, wanted = editions_of({**NEW, "withdrawn": True}, OLD), find(editions=r"^Arrests.* (?P<year>\d{4})$", file="ods$")
    assert found(wanted, COLLECTION, pages)[0].file_name == "arrests-2022.ods"


def test_editions_that_are_missing_or_equal_are_told():
    assert "Custody" in failed(find(editions="^Stops"), COLLECTION, editions_of(OTHER), "asset-not-found").what
    twin = {**NEW, "base_path": "/government/statistics/arrests-2025-b"}
    failed(find(editions="^Arrests"), COLLECTION, editions_of(NEW, twin), "asset-ambiguous")


@pytest.mark.parametrize(
    "listing",
    [
        [],
        "redirected",
        {},
        {"details": []},
        {"details": {}},
        {"details": {"attachments": {"a": 1}}},
        {"details": {"attachments": ["a"]}},
        {"details": {"attachments": [{"title": "Force area tables", "filename": "a.ods"}]}},
        {"details": {"attachments": [{"title": "Force area tables", "filename": 5, "url": "https://x.example/a.ods"}]}},
        {"details": {"attachments": [{"title": None, "url": "https://x.example/a.ods"}]}},
        item(TWO, updated="last Thursday"),
        item(TWO, updated="0001-01-01T00:00:00+14:00"),
    ],
)
def test_a_content_listing_of_another_shape_is_drift(listing):
    failed(find(file="ods"), PAGE, {API: listing}, "source-drift")


@pytest.mark.parametrize("listing", [{"details": {}}, {"links": {}}, {"links": {"documents": [{"title": "Arrests"}]}}])
def test_a_collection_of_another_shape_is_drift(listing):
    api = f"{SITE}/api/content/government/collections/borsetshire-powers"
    failed(find(editions="Arrests"), COLLECTION, {api: listing}, "source-drift")


ONS = "https://www.ons.gov.uk"
DATASET = "/crime/datasets/borsetshiretables"


def ons(**lines):
    return Find.model_validate({"by": "ons-dataset", "hosts": ["www.ons.gov.uk"]} | lines)


def ons_pages(*, files=("borsetshiremar26.xlsx",)):
    def edition_page(year, names):
        said = {"title": "Borsetshire tables", "edition": f"Year ending March {year}", "releaseDate": f"{year}-07-22T23:00:00.000Z"}
        return {"type": "dataset", "downloads": [{"file": name} for name in names], "description": said}

    return {
        f"{ONS}{DATASET}/data": {"datasets": [{"uri": f"{DATASET}/yearendingmarch2026"}, {"uri": f"{DATASET}/yearendingmarch2025"}]},
        f"{ONS}{DATASET}/yearendingmarch2026/data": edition_page(2026, files),
        f"{ONS}{DATASET}/yearendingmarch2025/data": edition_page(2025, ("pfa final.xlsx",)),
    }


def test_an_ons_dataset_gives_the_first_edition_listed():
    (asset,) = found(ons(), f"{ONS}{DATASET}", ons_pages())
    assert asset.url == f"{ONS}/file?uri={DATASET}/yearendingmarch2026/borsetshiremar26.xlsx"
    assert (asset.title, asset.file_name) == ("Borsetshire tables: Year ending March 2026", "borsetshiremar26.xlsx")
    assert asset.page == f"{ONS}{DATASET}/yearendingmarch2026"


def test_midnight_in_a_british_summer_is_the_day_itself():
    assert found(ons(), f"{ONS}{DATASET}", ons_pages())[0].published == "2026-07-23"
    assert day_of("2026-01-22T00:00:00.000Z", where="x") == "2026-01-22"
    assert day_of("2026-07-23T00:30:00+01:00", where="x") == "2026-07-23"
    assert day_of(None, where="x") == ""


def test_an_ons_edition_can_be_chosen_or_all_of_them_taken():
    (older,) = found(ons(editions="march2025"), f"{ONS}{DATASET}", ons_pages())
    assert older.url == f"{ONS}/file?uri={DATASET}/yearendingmarch2025/pfa%20final.xlsx"
    (newest,) = found(ons(editions=r"march(?P<year>\d{4})$"), f"{ONS}{DATASET}", ons_pages())
    assert newest.published == "2026-07-23"
    assert [asset.published for asset in found(ons(all=True), f"{ONS}{DATASET}", ons_pages())] == ["2026-07-23", "2025-07-23"]


def test_two_files_of_one_ons_edition_want_a_pattern():
    pages = ons_pages(files=("a.xlsx", "a.csv"))
    error = failed(ons(), f"{ONS}{DATASET}", pages, "asset-ambiguous")
    assert "[a.csv]" in error.what
    assert found(ons(file=r"\.xlsx$"), f"{ONS}{DATASET}", pages)[0].file_name == "a.xlsx"


def test_a_file_with_a_whole_path_is_asked_for_by_it():
    (asset,) = found(ons(), f"{ONS}{DATASET}", ons_pages(files=(f"{DATASET}/elsewhere/a.xls",)))
    assert asset.url == f"{ONS}/file?uri={DATASET}/elsewhere/a.xls"


@pytest.mark.parametrize(
    "listing", [[], {}, {"datasets": {}}, {"datasets": ["a"]}, {"datasets": [{"url": "/a"}]}, {"datasets": [{"uri": "//evil.example/a"}]}]
)
def test_an_ons_listing_of_another_shape_is_drift(listing):
    failed(ons(), f"{ONS}{DATASET}", {f"{ONS}{DATASET}/data": listing}, "source-drift")


@pytest.mark.parametrize(
    "change", [{"downloads": None}, {"downloads": [{"title": "x"}]}, {"description": {"releaseDate": "soon"}}, {"description": 5}]
)
def test_an_ons_edition_of_another_shape_is_drift(change):
    pages = ons_pages()
    pages[f"{ONS}{DATASET}/yearendingmarch2026/data"].update(change)
    failed(ons(), f"{ONS}{DATASET}", pages, "source-drift")


def test_an_ons_dataset_without_editions_has_nothing():
    failed(ons(), f"{ONS}{DATASET}", {f"{ONS}{DATASET}/data": {"datasets": []}}, "asset-not-found")


POLICE = "https://data.police.uk"
MONTHS = f"{POLICE}/api/crimes-street-dates"


def police(**lines):
    return Find.model_validate({"by": "police-api", "hosts": ["data.police.uk"]} | lines)


def test_the_newest_month_of_the_police_archive():
    listing = [{"date": "2026-04", "stop-and-search": ["borsetshire"]}, {"date": "2026-05"}, {"date": "2025-12"}]
    (asset,) = found(police(), f"{POLICE}/data/", {MONTHS: listing})
    assert (asset.url, asset.published) == (f"{POLICE}/data/archive/2026-05.zip", "")
    assert found(police(file="^2025-"), f"{POLICE}/data/", {MONTHS: listing})[0].file_name == "2025-12.zip"
    assert len(found(police(all=True), f"{POLICE}/data/", {MONTHS: listing})) == 3


@pytest.mark.parametrize(
    "listing", [{}, [{"month": "2026-05"}], [{"date": "2026-13"}], [{"date": "2026-05/../x"}], [{"date": 202605}], ["2026-05"]]
)
def test_a_police_listing_of_another_shape_is_drift(listing):
    failed(police(), f"{POLICE}/data/", {MONTHS: listing}, "source-drift")


def test_no_month_at_all_is_nothing_found():
    failed(police(), f"{POLICE}/data/", {MONTHS: []}, "asset-not-found")


LINKS = "https://stats.borsetshire.example/releases/index.html"


def links(**lines):
    return Find.model_validate({"by": "links", "hosts": ["stats.borsetshire.example"]} | lines)


def test_a_link_is_found_by_its_words_or_its_file():
    page = """<p><a href="../files/calls%20may.csv"> 999 calls,\n May </a> <a href='files/other.csv'>Other</a> <a>no address</a>
        <a href="javascript:go('calls.csv')">x</a> <a href="http://[broken/calls.csv">y</a>
        <a href="../files/calls%20may.csv"><img src="calls.png"></a>"""
    (asset,) = found(links(file=r"^calls"), LINKS, {LINKS: page})
    assert (asset.url, asset.title) == ("https://stats.borsetshire.example/files/calls%20may.csv", "999 calls, May")
    assert (asset.file_name, asset.published) == ("calls may.csv", "")
    assert found(links(title="^999"), LINKS, {LINKS: page}) == [asset]


def test_the_newest_editions_page_is_followed():
    pages = {
        LINKS: '<a href="e/2025/">Edition 2025</a><a href="e/2026/">Edition 2026</a><a href="old.csv">Old</a>',
        "https://stats.borsetshire.example/releases/e/2026/": '<a href="calls.csv">Calls</a>',
    }
    (asset,) = found(links(editions=r"Edition (?P<year>\d{4})", file="csv$"), LINKS, pages)
    assert asset.url == "https://stats.borsetshire.example/releases/e/2026/calls.csv"
    failed(links(editions=r"Edition", file="csv$"), LINKS, pages, "asset-ambiguous")


@pytest.mark.parametrize("page", ["", "<!-- nothing -->"])
def test_an_empty_page_is_drift_or_has_nothing(page):
    with pytest.raises(FactcheckError) as caught:
        found(links(file="csv$"), LINKS, {LINKS: page})
    assert (caught.value.code in ("source-drift", "asset-not-found"), caught.value.exit_code) == (True, 4)


def test_a_title_is_told_without_what_a_terminal_obeys():
    error = failed(find(file="^x"), PAGE, {API: item([attachment("a.ods", "Force\x1b[2J area\n\ud800 tables")])}, "asset-not-found")
    assert "Force[2J area tables" in error.what


def test_hundreds_of_titles_are_not_all_told():
    files = [attachment(f"a{number}.ods", "T" * 1000) for number in range(300)]
    error = failed(find(file="^x"), PAGE, {API: item(files)}, "asset-not-found")
    assert "and 275 more" in error.what
    assert len(error.what) < 5000


@pytest.mark.parametrize(
    ("pattern", "text", "told"),
    [
        (DAY_LAST, "prc-pfa-mar2013-onwards-tables-230726.ods", "2026-07-23"),
        (r"(?P<month>[a-z]{3})(?P<year>\d{2})", "pfatablesdec19.xlsx", "2019-12"),
        (r"(?P<month>[a-z]{3})[a-z]*(?P<year>\d{4})", "policeforceareatablesyearendingseptember2024final.xlsx", None),
        (r"ending(?P<month>[a-z]+)(?P<year>\d{4})", "policeforceareatablesyearendingseptember2024final.xlsx", "2024-09"),
        (r"(?P<year>\d{4})", "tables-2026.csv", "2026"),
        (r"(?P<year>\d{4})?", "tables.csv", None),
        (r"(?P<year>\d{4})", "tables-٢٠٢٦.csv", None),
    ],
)
def test_a_date_is_read_as_precisely_as_it_stands(pattern, text, told):
    if told is None:
        with pytest.raises(FactcheckError):
            date_told(pattern, text, where="x")
    else:
        assert date_told(pattern, text, where="x") == told


@pytest.mark.parametrize(
    ("lines", "reason"),
    [
        ({"file": "(unclosed"}, "no regular expression"),
        ({"title": "*"}, "no regular expression"),
        ({"hosts": []}, "at least 1"),
        ({"hosts": ["https://www.gov.uk"]}, "exact name"),
        ({"hosts": ["*.gov.uk"]}, "exact name"),
        ({"hosts": ["WWW.gov.uk"]}, "exact name"),
        ({"by": "search"}, "govuk-content"),
        ({"page": "www.gov.uk/x"}, "pattern"),
        ({"url": "https://assets.example/media/1/a.ods"}, "Extra inputs"),
        ({"date_in_file": r"\d{6}"}, "named groups"),
        ({"date_in_file": r"(?P<month>\d\d)"}, "named groups"),
        ({"date_in_file": r"(?P<day>\d\d)(?P<year>\d\d)"}, "named groups"),
        ({"editions": r"(?P<quarter>\d)(?P<year>\d\d)"}, "named groups"),
        ({"largest_mb": 0}, "greater than"),
    ],
)
def test_a_wrong_line_is_told(lines, reason):
    with pytest.raises(ValidationError, match=reason):
        find(**lines)


@pytest.fixture(scope="module")
def real_page(shared):
    with (shared / "official" / "reference" / "govuk_prc_outcomes_landing_page_assets_2026-07-23.csv").open(encoding="utf-8") as stream:
        return list(csv.DictReader(stream))


def on_real_page(rows, **lines):
    listing = item([attachment(row["filename"], row["title"]) for row in rows])
    return [asset.file_name for asset in found(find(**lines), PAGE, {API: listing})]


@pytest.mark.shared
def test_on_the_real_page_the_force_area_tables_are_one_file(real_page):
    """Among the twenty assets of 23 July 2026."""
    assert len(real_page) == 20
    wanted = [row["filename"] for row in real_page if row["series"] == "prc_pfa"]
    assert on_real_page(real_page, file=r"^prc-pfa-.*\.ods$", date_in_file=DAY_LAST) == wanted


@pytest.mark.shared
def test_on_the_real_page_the_outcomes_are_the_twelve_main_files(real_page):
    """Never the alternate, firearm, knife or subcode files, whose rows are in the main ones already."""
    wanted = {row["filename"] for row in real_page if row["series"] == "outcomes"}
    taken = on_real_page(real_page, file=r"^prc-outcomes-open-data-mar\d{4}-tables-\d{6}\.xlsx$", date_in_file=DAY_LAST, all=True)
    assert len(taken) == len(wanted) == 12
    assert set(taken) == wanted
    assert {int(re.search(r"mar(\d{4})", name)[1]) for name in taken} == set(range(2015, 2027))
    by_title = on_real_page(real_page, title=r"^Outcomes open data,? year ending March \d{4}$", all=True)
    assert set(by_title) == wanted


@pytest.mark.shared
def test_on_the_real_page_a_loose_pattern_is_refused(real_page):
    with pytest.raises(FactcheckError) as caught:
        on_real_page(real_page, file="outcomes")
    assert caught.value.code == "asset-ambiguous"
    assert "prc-outcomes-alternate-open-data" in caught.value.what


def test_the_docs_name_every_line_way_and_refusal(root):
    """docs/fetching.md is what a researcher reads before writing a `find`."""
    text = (root / "docs" / "fetching.md").read_text(encoding="utf-8")
    modules = [
        root / "factcheck" / name for name in ("safety/downloads.py", "safety/fetching.py", "sources/assets.py", "sources/remembered.py")
    ]
    codes = {code for path in modules for code in re.findall(r'FactcheckError\(\s*"([a-z-]+)"', path.read_text(encoding="utf-8"))}
    codes -= {"wrong-content-type"}  # of articles only
    assert len(codes) > 10
    wanted = {*Find.model_fields, *codes, *Find.model_json_schema()["properties"]["by"]["enum"]}
    assert {name for name in wanted if f"`{name}`" not in text} == set()


def test_the_example_in_the_docs_finds_the_file(root):
    text = (root / "docs" / "fetching.md").read_text(encoding="utf-8")
    example = text.split("    find:\n")[1].split("\n\n")[0]
    wanted = Find.model_validate(yaml.safe_load(example))
    names = ["prc-pfa-mar2013-onwards-tables-230726.ods", "prc-csp-mar2021-mar2026-tables-230726.ods"]
    (asset,) = found(wanted, PAGE, {API: item([attachment(name, "T") for name in names])})
    assert (asset.file_name, asset.published) == (names[0], "2026-07-23")
