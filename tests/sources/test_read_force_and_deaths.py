"""Use of force, Taser and deaths after contact from the workbooks as published: known cells, regions beside forces, marks and totals."""

from datetime import date

import pyarrow
import pytest

from factcheck.sources.grid_marks import without_marks
from tests.sources.real_files import cells, one, read, read_after, read_changed

FORCE, REGION, NATION = "E23000014", "E12000005", "K04000001"
USE, DEATHS = "ho-use-of-force", "iopc-deaths"


@pytest.mark.parametrize(
    ("release", "area", "year", "value", "locator"),
    [
        ("2018", FORCE, 2018, 1607, "sheet 'Table_12', cell C31"),
        ("2019", FORCE, 2019, 7481, "sheet 'Table_12', cell C31"),
        ("2020", FORCE, 2020, 11187, "sheet 'Table_12', cell C31"),
        ("2018", REGION, 2018, 15024, "sheet 'Table_12', cell C27"),
        ("2020", REGION, 2020, 27462, "sheet 'Table_12', cell C27"),
        ("2018", NATION, 2018, 313137, "sheet 'Table_12', cell C5"),
        ("2020", NATION, 2020, 491984, "sheet 'Table_12', cell C5"),
        ("2019", "W92000004", 2019, 33089, "sheet 'Table_12', cell C54"),
    ],
)
def test_incidents(shared, release, area, year, value, locator):
    found = one(read(shared, USE, f"{USE}-{release}"), measure_id="use-of-force", area_code=area)
    assert (found["value"], found["locator"], found["status"]) == (value, locator, "experimental")
    assert (found["period_start"], found["period_end"]) == (date(year - 1, 4, 1), date(year, 3, 31))


@pytest.mark.parametrize(
    ("release", "area", "year", "used", "discharged", "row"),
    [
        ("2018", FORCE, 2018, 750, 146, 31),
        ("2018", "E23000030", 2018, 329, 53, 43),
        ("2019", "E23000030", 2018, 158, 0, 43),
        ("2020", FORCE, 2020, 2427, 309, 139),
        ("2020", REGION, 2020, 3209, 362, 135),
        ("2020", NATION, 2019, 23451, 2693, 59),
        ("2020", NATION, 2020, 32058, 3334, 113),
    ],
)
def test_taser_by_year_and_method(shared, release, area, year, used, discharged, row):
    found = read(shared, USE, f"{USE}-{release}")
    values = {
        each["method"]: (each["value"], each["locator"].split()[-1][1:])
        for each in cells(found, measure_id="taser-use", area_code=area, period_end=date(year, 3, 31))
    }
    assert values == {"all-uses": (used, str(row)), "discharged": (discharged, str(row))}


def test_a_revision_that_the_publisher_marks_is_known_and_another_is_refused(shared):
    """Hampshire's Taser uses of 2017/18 were revised from 329 to 158, marked "(R)"; Kent's were not."""
    before = read(shared, USE, f"{USE}-2018").figures
    assert read_after(shared, USE, f"{USE}-2019", [(f"{USE}-2018", before)]).checks.passed
    rows = before.to_pylist()
    for row in rows:
        if row["area_code"] == "E23000032" and row["measure_id"] == "taser-use" and row["method"] == "all-uses":
            row["value"] = 700.0
    other = pyarrow.Table.from_pylist(rows, schema=before.schema)
    (failed,) = read_after(shared, USE, f"{USE}-2019", [(f"{USE}-2018", other)]).checks.failed
    assert failed.found == f"taser-use E23000032 to 2018-03-31: 700 in {USE}-2018, now 475"


def test_only_declared_marks_behind_a_digit_are_taken_off():
    rows, marks = without_marks([["Borsetshire*", "5^**", "17 ~", "3#", "*", "10/11*"]], ("*", "**", "^", "~"))
    assert rows == [["Borsetshire*", "5", "17", "3#", "*", "10/11"]]
    assert marks == {(0, 1): ("^", "**"), (0, 2): ("~",), (0, 5): ("*",)}


def test_a_region_that_lost_the_word_total_is_refused(shared):
    def nameless(sheet, rows):
        if sheet == "Table_12":
            rows[26][1] = "West Midlands"

    (failed,) = read_changed(shared, USE, f"{USE}-2020", nameless).checks.failed
    assert failed.name == "an area stands there twice"
    assert "row 31" in failed.where


def test_two_forces_with_swapped_names_are_refused_where_a_region_parts_them(shared):
    def swapped(sheet, rows):
        if sheet == "Table_12":
            rows[30][1], rows[44][1] = rows[44][1], rows[30][1]  # West Midlands and Surrey

    (failed,) = read_changed(shared, USE, f"{USE}-2020", swapped).checks.failed
    assert failed.name == "totals equal their parts"
    assert "C27 has 27462" in failed.found


def test_a_kind_of_use_that_does_not_add_up_is_refused(shared):
    def off(sheet, rows):
        if sheet == "Table_13":
            rows[138][4] = "2117"

    (failed,) = read_changed(shared, USE, f"{USE}-2020", off).checks.failed
    assert failed.name == "totals equal their parts"
    assert "D139 has 2427 and its parts 2426" in failed.found


def test_the_year_of_one_release_is_not_read_from_the_next(shared):
    def newer(sheet, rows):
        if sheet == "Table_12":
            rows[0][0] = "Table 12. Incidents by police force, year ending March 2021"

    (failed,) = read_changed(shared, USE, f"{USE}-2020", newer).checks.failed
    assert "year ending March 2020" in failed.expected


def test_tables_have_43_forces_ten_regions_or_nations_and_the_whole(shared):
    for release in ("2018", "2019", "2020"):
        found = cells(read(shared, USE, f"{USE}-{release}"), measure_id="use-of-force")
        assert len(found) == len({row["area_code"] for row in found}) == 43 + 10 + 1
        assert {row["coverage"] for row in found if row["area_code"] == NATION} == {"43 police forces"}


# The national tables by year, read by another way than the tables by force that the figures come from.
NATIONAL = {
    "road-traffic": ("RTI", 11, "RTI_By_Force"),
    "fatal-shooting": ("Shootings", 10, "Shootings_By_Force"),
    "custody": ("Custody", 11, "Custody_By_Force"),
    "apparent-suicide": ("Apparent_suicides", 9, "Apparent_suicides_By_Force"),
    "other-contact": ("Other_contact", 11, "Other_contact_by_force"),
}


@pytest.mark.parametrize("method", NATIONAL)
def test_deaths_by_year_equal_the_national_table(shared, method):
    from factcheck.sources.raw_tables import read_tables

    sheet, head, own = NATIONAL[method]
    found = read(shared, DEATHS, "iopc-deaths-2019-20")
    (table,) = read_tables(shared / found.edition.file, kind="ods", sheets=[sheet])
    rows = table.rows()
    assert rows[head][0] == "Financial year"
    assert rows[head][1] == "Number of fatalities"
    national = {int(row[0][:4]): int(row[1].rstrip("~")) for row in rows[head + 1 : head + 17]}
    ours = {row["period_start"].year: row["value"] for row in cells(found, method=method, area_code=NATION)}
    assert ours == national
    assert len(ours) == 16
    assert all(f"sheet '{own}'" in row["locator"] for row in cells(found, method=method))


@pytest.mark.parametrize(
    ("method", "area", "year", "value", "cell"),
    [
        ("road-traffic", FORCE, 2018, 2, "P106"),
        ("custody", FORCE, 2006, 2, "D48"),
        ("custody", NATION, 2018, 17, "P56"),
        ("fatal-shooting", FORCE, 2018, 2, "P24"),
        ("other-contact", "E23000001", 2018, 16, "P109"),
        ("apparent-suicide", "E23000027", 2016, 2, "N25"),
    ],
)
def test_deaths_by_force(shared, method, area, year, value, cell):
    found = one(read(shared, DEATHS, "iopc-deaths-2019-20"), method=method, area_code=area, period_start=date(year, 4, 1))
    assert (found["value"], found["locator"].split()[-1]) == (value, cell)


def test_a_mark_on_a_number_is_kept_with_what_it_means(shared):
    found = read(shared, DEATHS, "iopc-deaths-2019-20")
    shot = one(found, method="fatal-shooting", area_code="E23000001", period_start=date(2017, 4, 1))
    assert (shot["value"], shot["cell_text"]) == (3, "3^")
    assert shot["note"].startswith("Officers from City of London and Metropolitan Police")
    changed = one(found, method="other-contact", area_code=FORCE, period_start=date(2010, 4, 1))
    assert "only cases subject to an independent investigation" in changed["note"]


def test_a_mark_that_nobody_declared_is_refused(shared):
    def marked(sheet, rows):
        if sheet == "Custody_By_Force":
            rows[47][1] = "0#"

    (failed,) = read_changed(shared, DEATHS, "iopc-deaths-2019-20", marked).checks.failed
    assert "0#" in failed.found
    assert "B48" in failed.where


def test_deaths_that_do_not_add_up_are_refused(shared):
    def off(sheet, rows):
        if sheet == "Custody_By_Force":
            rows[47][16] = "2"

    (failed,) = read_changed(shared, DEATHS, "iopc-deaths-2019-20", off).checks.failed
    assert failed.found == "cell Q56 has 18 and its parts 19"


def test_incidents_are_not_taken_for_fatalities(shared):
    """Both tables of one sheet have the same shape; in 2018/19 there were 42 deaths on the roads in 33 incidents."""
    found = read(shared, DEATHS, "iopc-deaths-2019-20")
    assert one(found, method="road-traffic", area_code=NATION, period_start=date(2018, 4, 1))["value"] == 42


def test_the_total_says_which_bodies_are_in_it(shared):
    found = one(read(shared, DEATHS, "iopc-deaths-2019-20"), method="custody", area_code=NATION, period_start=date(2018, 4, 1))
    assert found["coverage"].startswith("43 police forces and British Transport and HMRC")
