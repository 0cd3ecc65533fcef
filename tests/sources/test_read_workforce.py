"""The half-yearly workforce tables as they were published: known cells, the region that shares a force's name, notes and totals."""

from datetime import date

import pytest

from tests.sources.real_files import cells, one, read, read_changed

SOURCE = "ho-workforce-tables"
FORCE, REGION, NATION = "E23000014", "E12000005", "K04000001"


@pytest.mark.parametrize(
    ("release", "measure", "area", "day", "value", "locator"),
    [
        ("2015-09", "officers-fte", FORCE, date(2015, 9, 30), 7043.25, "sheet 'Table_1', cell D32"),
        ("2015-09", "officers-fte", REGION, date(2015, 9, 30), 11669.12, "sheet 'Table_1', cell D28"),
        ("2015-09", "pcso-fte", NATION, date(2015, 9, 30), 11809.44, "sheet 'Table_3', cell D60"),
        ("2016-09", "special-constables", NATION, date(2016, 9, 30), 14864, "sheet 'Table_5', cell D60"),
        ("2017-09", "officers-fte", NATION, date(2017, 9, 30), 121928.98, "sheet 'Table_1', cell D61"),
        ("2017-09", "police-staff-fte", "E23000013", date(2017, 9, 30), 277.99, "sheet 'Table_2', cell D9"),
        ("2018-09", "officers-fte", FORCE, date(2018, 3, 31), 6581.02, "sheet 'Table_1', cell C32"),
        ("2018-09", "officers-fte", REGION, date(2018, 9, 30), 10886.68, "sheet 'Table_1', cell D28"),
        ("2018-09", "special-constables", NATION, date(2018, 9, 30), 11029, "sheet 'Table_6', cell D60"),
        ("2019-09", "officers-fte", NATION, date(2019, 9, 30), 124783.97, "sheet 'Table_1', cell D60"),
        ("2019-09", "officers-headcount", NATION, date(2019, 9, 30), 127381, "sheet 'Table_7', cell C60"),
        ("2019-09", "pcso-headcount", "W92000004", date(2019, 9, 30), 860, "sheet 'Table_11', cell C55"),
        ("2019-09", "special-constables", "W15000003", date(2019, 9, 30), 122, "sheet 'Table_12', cell D59"),
    ],
)
def test_known_cells(shared, release, measure, area, day, value, locator):
    found = one(read(shared, SOURCE, f"{SOURCE}-{release}"), measure_id=measure, area_code=area, period_end=day)
    assert (found["value"], found["locator"], found["period_start"]) == (value, locator, day)


def test_a_table_that_is_numbered_anew_is_found_by_its_title(shared):
    places = [
        one(read(shared, SOURCE, f"{SOURCE}-{release}"), measure_id="pcso-fte", area_code=FORCE, period_end=day)["locator"].split(",")[0]
        for release, day in (("2017-09", date(2017, 9, 30)), ("2018-09", date(2018, 9, 30)))
    ]
    assert places == ["sheet 'Table_3'", "sheet 'Table_5'"]


def test_the_region_and_the_force_of_one_name_are_apart_in_every_release(shared):
    for release in ("2015-09", "2016-09", "2017-09", "2018-09", "2019-09"):
        found = read(shared, SOURCE, f"{SOURCE}-{release}")
        for force in cells(found, area_code=FORCE):
            region = one(found, area_code=REGION, measure_id=force["measure_id"], period_end=force["period_end"])
            assert force["value"] < region["value"]


def test_a_force_that_stands_before_its_region_is_refused(shared):
    def swapped(sheet, rows):
        if sheet == "Table_1":
            rows[27], rows[31] = rows[31], rows[27]

    failed = read_changed(shared, SOURCE, f"{SOURCE}-2018-09", swapped).checks.failed
    assert [check.name for check in failed] == ["totals equal their parts"]
    assert "D28" in failed[0].found or "B28" in failed[0].found


def test_a_total_that_is_off_by_one_is_refused(shared):
    def off(sheet, rows):
        if sheet == "Table_6":
            rows[59][3] = "11030"

    (failed,) = read_changed(shared, SOURCE, f"{SOURCE}-2018-09", off).checks.failed
    assert failed.found == "cell D60 has 11030 and its parts 11029"


def test_headcount_in_place_of_full_time_equivalents_is_refused(shared):
    def other_unit(sheet, rows):
        if sheet == "Table_1":
            rows[2][7] = "Headcount"

    (failed,) = read_changed(shared, SOURCE, f"{SOURCE}-2018-09", other_unit).checks.failed
    assert "unit" in failed.name
    assert "Full-time equivalents" in failed.expected


def test_a_missing_number_is_a_marker_and_named_in_the_totals(shared):
    def unknown(sheet, rows):
        if sheet == "Table_1":
            for row in (31, 27, 59):
                rows[row][3] = ".." if row == 31 else str(float(rows[row][3]) - 6558.8773)

    found = read_changed(shared, SOURCE, f"{SOURCE}-2018-09", unknown)
    wanted = {"measure_id": "officers-fte", "period_end": date(2018, 9, 30)}
    assert one(found, area_code=FORCE, **wanted)["missing"] == ".."
    assert one(found, area_code=NATION, **wanted)["coverage"] == "42 police forces; without West Midlands Police"


def test_wiltshires_late_count_of_2015_stands_beside_its_figures(shared):
    found = read(shared, SOURCE, f"{SOURCE}-2015-09")
    wiltshire = one(found, measure_id="officers-fte", area_code="E23000038", period_end=date(2015, 9, 30))
    assert (wiltshire["value"], wiltshire["locator"]) == (986.19, "sheet 'Table_1', cell D54")
    assert wiltshire["note"].startswith("Data marked September 2015 for Wiltshire were extracted on 23 November 2015")
    assert one(found, measure_id="officers-fte", area_code=FORCE, period_end=date(2015, 9, 30))["note"] is None


def test_the_total_is_of_43_forces_and_nothing_else(shared):
    found = read(shared, SOURCE, f"{SOURCE}-2019-09")
    assert {row["coverage"] for row in cells(found, area_code=NATION, measure_id="officers-fte")} == {"43 police forces"}
    assert one(found, measure_id="officers-fte", area_code=NATION, period_end=date(2019, 9, 30))["value"] < 128149  # with the others


def test_of_the_researchers_table_only_september_2020_is_read(shared):
    found = read(shared, SOURCE, f"{SOURCE}-2020-09")
    assert set(found.figures["period_end"].to_pylist()) == {date(2020, 9, 30)}
    assert one(found, area_code=FORCE)["value"] == 6845.86
    assert found.figures.num_rows == 44


def test_the_national_trend_fills_the_years_before_the_open_data(shared):
    found = read(shared, SOURCE, f"{SOURCE}-2022-03-trend")
    values = {row["period_end"].year: row["value"] for row in found.figures.to_pylist()}
    assert values == {2003: 132509.36, 2004: 138468.37, 2005: 141059.41, 2006: 141522.95}


def test_the_national_trend_is_in_full_time_equivalents(shared):
    """Each of its sixteen later years equals the open data's sum over the forces, so that it is read as the same measure."""
    import csv
    import gzip

    with gzip.open(shared / "official" / "workforce" / "police-strength-national.csv.gz", "rt", encoding="utf-8") as stream:
        trend = {int(row["year"]): float(row["officers"]) for row in csv.DictReader(stream)}
    openly = cells(read(shared, "ho-workforce", "ho-workforce-2022-07-27"), measure_id="officers-fte", area_code=NATION)
    assert len(openly) == 16
    assert all(abs(trend[row["period_end"].year] - row["value"]) < 0.0051 for row in openly)


def test_forces_agree_with_the_open_data_of_a_later_day(shared):
    """March of every release against the open data of July 2022: revisions are small, so that no two forces were swapped."""
    openly = {
        (row["area_code"], row["period_end"]): row["value"]
        for row in cells(read(shared, "ho-workforce", "ho-workforce-2022-07-27"), measure_id="officers-fte")
    }
    compared = 0
    for release in ("2015-09", "2016-09", "2017-09", "2018-09", "2019-09"):
        for row in cells(read(shared, SOURCE, f"{SOURCE}-{release}"), measure_id="officers-fte"):
            later = openly.get((row["area_code"], row["period_end"]))
            if later:
                compared += 1
                assert abs(row["value"] / later - 1) < 0.05, (row["area_code"], row["period_end"], row["value"], later)
    assert compared == 5 * 44


def test_norfolk_gave_up_its_pcsos_and_has_the_publishers_marker(shared):
    found = read(shared, SOURCE, f"{SOURCE}-2019-09")
    norfolk = one(found, measure_id="pcso-fte", area_code="E23000024", period_end=date(2019, 9, 30))
    assert (norfolk["value"], norfolk["missing"], norfolk["locator"]) == (None, "..", "sheet 'Table_5', cell D38")
    nation = one(found, measure_id="pcso-fte", area_code=NATION, period_end=date(2019, 9, 30))
    assert (nation["value"], nation["coverage"]) == (9292.28, "42 police forces; without Norfolk Constabulary")
