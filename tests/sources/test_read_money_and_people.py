"""The police grant, populations and the workbook of September 2013: known cells, totals, and what is left out."""

import csv
from datetime import date

import pytest

from factcheck.sources.adding import check_file
from tests.sources.real_files import cells, one, read, read_changed

FORCE, REGION, NATION = "E23000014", "E12000005", "K04000001"
GRANT, TABLES = "ho-police-funding", "ons-pfa-tables"


def test_the_grant_of_a_force_and_of_all(shared):
    found = read(shared, GRANT, "ho-police-grant-2025-26")
    force, nation = one(found, area_code=FORCE), one(found, area_code=NATION)
    assert (force["value"], force["unit"], force["method"], force["copy"]) == (598077146, "GBP", "central-grant", "retyped")
    assert (force["period_start"], force["period_end"]) == (date(2025, 4, 1), date(2026, 3, 31))
    assert (nation["value"], nation["coverage"]) == (9806553487, "43 police forces")
    assert "the precept is not in it" in force["note"]
    assert found.figures.num_rows == 44


def test_the_comments_above_the_grant_are_kept_as_notes(shared):
    assert any("DCLG Formula Funding" in note for note in read(shared, GRANT, "ho-police-grant-2025-26").notes)


def test_a_grant_off_by_more_than_rounding_is_refused(shared):
    def off(_, rows):
        row = next(row for row in rows if row[0] == "Wiltshire")
        row[1] = str(int(row[1]) + 10)

    (failed,) = read_changed(shared, GRANT, "ho-police-grant-2025-26", off).checks.failed
    assert failed.name.startswith("stated elsewhere: police-funding K04000001")


def test_a_row_with_a_cell_too_many_under_the_headings_is_refused(shared, tmp_path):
    text = (shared / "official" / "funding" / "police-grant-2025-26.csv").read_text(encoding="utf-8")
    changed = tmp_path / "grant.csv"
    changed.write_text(text.replace("Wiltshire,82937470", "Wiltshire,82,937,470"), encoding="utf-8")
    failed = check_file(GRANT, changed, stores=[]).checks.failed
    assert any("has 4 cells and not 2" in check.name for check in failed)


@pytest.mark.parametrize(
    ("area", "year", "value", "cell"),
    [
        (NATION, 2002, 52602100, "C6"),
        (NATION, 2015, 57885400, "P6"),
        ("E23000013", 2002, 553500, "C9"),
        ("E23000005", 2011, 2685400, "L15"),
        ("E12000001", 2015, 2624600, "P8"),
        ("W92000004", 2003, 2937700, "D56"),
    ],
)
def test_populations_in_the_middle_of_each_year(shared, area, year, value, cell):
    figure = one(read(shared, TABLES, "ons-pfa-tables-ye-2018-03"), measure_id="population", area_code=area, period_end=date(year, 6, 30))
    assert (figure["value"], figure["period_start"]) == (value, date(year, 6, 30))
    assert (figure["locator"], figure["coverage"]) == (f"sheet 'Table P9', cell {cell}", None)


def test_the_populations_of_2016_are_read_once_and_stand_the_same_in_both_tables(shared):
    from factcheck.sources.raw_tables import read_tables

    found = read(shared, TABLES, "ons-pfa-tables-ye-2018-03")
    (table,) = read_tables(shared / found.edition.file, kind="xlsx", sheets=["Table P9"])
    other = {row[0]: row[16] for row in table.rows() if row[0][1:].isdigit()}
    rows = cells(found, measure_id="population", period_end=date(2016, 6, 30))
    assert {row["area_code"]: f"{row['value']:.0f}" for row in rows} == other
    assert len(rows) == len(other) == 55


def test_the_region_has_more_people_than_the_force_of_its_name(shared):
    found = read(shared, TABLES, "ons-pfa-tables-ye-2018-03")
    for year in range(2002, 2016):
        force, region = (one(found, measure_id="population", area_code=code, period_end=date(year, 6, 30)) for code in (FORCE, REGION))
        assert 2 * force["value"] < 2.5 * region["value"] < 6 * force["value"]


def test_people_of_a_year_under_another_year_are_refused(shared):
    def shifted(sheet, rows):
        if sheet.strip() == "Table P9":
            rows[4][3] = "2002 to 2003"

    failed = read_changed(shared, TABLES, "ons-pfa-tables-ye-2018-03", shifted).checks.failed
    assert [check.found for check in failed] == ["'2002 to 2003'"]


def test_populations_that_do_not_add_up_are_refused(shared):
    def off(sheet, rows):
        if sheet.strip() == "Table P9":
            rows[5][2] = str(int(rows[5][2]) + 10000)

    (failed,) = read_changed(shared, TABLES, "ons-pfa-tables-ye-2018-03", off).checks.failed
    assert failed.name == "totals equal their parts"
    assert "cell C6 has 52612100" in failed.found


def test_populations_of_mid_2018_and_the_group_of_three_forces_left_out(shared):
    found = read(shared, TABLES, "ons-pfa-tables-mid-2018")
    assert found.figures.num_rows == 55
    assert {row["period_end"] for row in found.figures.to_pylist()} == {date(2018, 6, 30)}
    assert [one(found, area_code=code)["value"] for code in (FORCE, REGION, NATION)] == [2916500, 5900800, 59115800]


def test_mid_2018_is_the_same_in_the_workbook_that_used_it(shared):
    """But for Greater Manchester and the totals over it, which the workbooks from July 2019 on leave out."""
    copied = {row["area_code"]: row["value"] for row in read(shared, TABLES, "ons-pfa-tables-mid-2018").figures.to_pylist()}
    used = cells(read(shared, TABLES, "ons-pfa-tables-ye-2019-12"), measure_id="population", period_end=date(2018, 6, 30))
    same = {row["area_code"] for row in used if row["value"] == copied[row["area_code"]]}
    assert set(copied) - same == {"E23000005", "E12000002", "E92000001", NATION}


def test_september_2013_with_and_without_fraud(shared):
    found = read(shared, TABLES, "ons-pfa-tables-ye-2013-09")
    year = {"period_start": date(2012, 10, 1), "period_end": date(2013, 9, 30)}
    without, including = (
        one(found, measure_id=name, area_code=FORCE, **year) for name in ("recorded-crime", "recorded-crime-including-fraud")
    )
    assert (without["value"], without["locator"], without["copy"]) == (172421, "sheet 'Table P1', cell F26", "resaved")
    assert (including["value"], including["locator"]) == (173053, "sheet 'Table P1', cell E26")
    assert "training copy" in without["note"]


def test_september_2013_says_which_bodies_are_in_its_totals(shared):
    found = read(shared, TABLES, "ons-pfa-tables-ye-2013-09")
    without, including = (one(found, measure_id=name, area_code=NATION) for name in ("recorded-crime", "recorded-crime-including-fraud"))
    assert (without["value"], without["coverage"]) == (3524246, "43 police forces and British Transport Police")
    assert (including["value"], including["coverage"]) == (3725281, "43 police forces and British Transport Police and Action Fraud")


def test_kents_note_of_2013_stands_beside_its_figures(shared):
    kent = one(read(shared, TABLES, "ons-pfa-tables-ye-2013-09"), measure_id="recorded-crime", area_code="E23000032")
    assert kent["value"] == 104281
    assert "recent changes to recording practices" in kent["note"]


def test_an_edited_total_of_2013_would_be_refused(shared):
    def off(sheet, rows):
        if sheet == "Table P1":
            rows[25][5] = "172422"

    failed = read_changed(shared, TABLES, "ons-pfa-tables-ye-2013-09", off).checks.failed
    assert any("cell F51 has 3524246 and its parts 3524247" in check.found for check in failed)


def test_september_2013_is_as_near_to_the_open_data_as_its_note_says(shared):
    openly: dict[str, float] = {}
    for row in cells(read(shared, "ho-recorded-crime-pfa", "ho-recorded-crime-pfa-2023-10-19"), measure_id="recorded-crime"):
        if date(2012, 10, 1) <= row["period_start"] and row["period_end"] <= date(2013, 9, 30):
            openly[row["area_code"]] = openly.get(row["area_code"], 0) + row["value"]
    found = {
        row["area_code"]: row["value"] for row in cells(read(shared, TABLES, "ons-pfa-tables-ye-2013-09"), measure_id="recorded-crime")
    }
    assert openly[NATION] - found[NATION] == 1609
    assert found[FORCE] == openly[FORCE]
    forces = [code for code in found if code != NATION]
    assert max(abs(found[code] / openly[code] - 1) for code in forces) < 0.0035
    assert sum(found[code] == openly[code] for code in forces) > len(forces) / 2


def test_the_lookup_of_2016_does_not_name_every_district_of_2020(shared):
    """Why districts are not added up to forces: eight of the estimates' districts are younger than the only list of their forces."""
    import gzip

    folder = shared / "official" / "reference"
    with (folder / "LAD16_to_CSP16_to_PFA16_lookup_Dec2016.csv").open(encoding="utf-8-sig") as stream:
        named = {row["LAD16CD"] for row in csv.DictReader(stream)}
    with gzip.open(folder / "lad-population-mid2001-mid2020.csv.gz", "rt", encoding="utf-8") as stream:
        counted = {row["code"].strip() for row in csv.DictReader(stream)}
    assert len(counted - named) == 8
