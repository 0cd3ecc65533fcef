"""Long tables: what is added up, what is left out, and every way in which a raw file can have changed."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.sources.raw import raw_path
from factcheck.sources.reading import read_release
from factcheck.values import FactcheckError
from tests.sources.invented import HEADINGS, RECORDED, TABLE, declaration, edition, raw, recorded, see_table, sheet

pytestmark = pytest.mark.usefixtures("invented_data")
LATER = tuple(row.replace("2030/31,1", "2030/31,2") for row in RECORDED)


def test_sums_by_force_and_for_all_bodies():
    seen = see_table(recorded())
    assert seen.failed == []
    assert seen.values == {
        ("recorded-crime", "E23000901"): 62.0,
        ("recorded-crime", "E23000902"): 7.0,
        ("recorded-crime", "K04000001"): 169.0,
        ("homicide", "E23000901"): 55.0,
        ("homicide", "E23000902"): 7.0,
        ("homicide", "K04000001"): 162.0,
        ("burglary", "E23000901"): 7.0,
        ("burglary", "K04000001"): 7.0,
    }


def test_a_negative_count_is_taken_off():
    lone = (*RECORDED[:3], "2030/31,1,Borsetshire,Burglary of a shed,Theft offences,Domestic burglary,28M,-4", *RECORDED[5:])
    assert see_table(recorded(*lone)).of("burglary", "E23000901").value == -4


def test_a_body_that_only_the_total_counts_has_no_figures_of_its_own():
    assert {figure.area_code for figure in see_table(recorded()).figures} == {"E23000901", "E23000902", "K04000001"}


def test_fraud_and_its_bodies_count_nowhere_and_are_told():
    seen = see_table(recorded())
    assert seen.of("recorded-crime", "K04000001").value == 169
    assert "Fraud" not in (seen.of("recorded-crime", "K04000001").coverage or "")
    assert seen.read.left_out == (("no force's", 1),)


def test_a_row_in_totals_only_is_told_so():
    unread = [{"where": {"Offence Subgroup": ["Other"]}, "reason": "a remainder"}]
    rows = (*RECORDED, "2030/31,1,Borsetshire,Other,Theft offences,Other,49,1000")
    seen = see_table(recorded(*rows), table={"unread": unread})
    assert seen.of("recorded-crime", "E23000901").value == 1062
    assert ("In totals only: a remainder", 1) in seen.read.left_out


def test_a_figure_walks_back_to_its_rows():
    figure = see_table(recorded()).of("burglary", "E23000901")
    assert (figure.period.start, figure.period.end) == (date(2030, 4, 1), date(2030, 6, 30))
    assert figure.locator.startswith("sum of Number of Offences over 2 rows where Force Name is Borsetshire; 2030-04-01 to 2030-06-30")
    assert "Offence Subgroup is Domestic burglary" in figure.locator
    assert "not Offence Group is Fraud offences" in figure.locator
    assert (figure.standing, figure.copy, figure.published.written) == ("official_release", "original", "2031-01")
    assert len(figure.file_sha256 or "") == 64


def test_the_total_names_its_bodies():
    assert see_table(recorded()).of("recorded-crime", "K04000001").coverage == "2 police forces and Transport Constabulary"


@pytest.mark.parametrize(("code", "value"), [("4.1", 3), ("4.10", 50)])
def test_offence_codes_are_text(code, value):
    rules = [{"measure": "homicide", "where": {"Offence Code": [code]}, "reason": "one code"}]
    assert see_table(recorded(), table={"rules": rules, "categories": []}).of("homicide", "E23000901").value == value


def test_a_declared_marker_leaves_the_force_missing_and_the_total_without_it():
    rows = [row.replace(",1,7", ",1,N/a") if "Sun Hill" in row else row for row in RECORDED]
    seen = see_table(recorded(*rows))
    force, total = seen.of("homicide", "E23000902"), seen.of("homicide", "K04000001")
    assert (force.value, force.missing, force.coverage) == (None, "N/a", None)
    assert (total.value, total.missing, total.coverage) == (155.0, None, "1 police forces and Transport Constabulary; without Sun Hill")


def test_no_sum_is_made_over_a_gap():
    rows = [*RECORDED, "2030/31,1,Borsetshire,Infanticide,Violence against the person,Homicide,4.2,N/a"]
    figure = see_table(recorded(*rows)).of("homicide", "E23000901")
    assert (figure.value, figure.missing) == (None, "N/a")


def test_a_blank_of_a_breakdown_adds_nothing():
    rows = [*RECORDED, "2030/31,1,Borsetshire,Infanticide,Violence against the person,Homicide,4.2,NA"]
    assert see_table(recorded(*rows), table={"blank": {"NA": "nothing there"}}).of("homicide", "E23000901").value == 55.0


def test_only_blanks_are_no_zero():
    rows = [row.replace(",1,7", ",1,NA") if "Sun Hill" in row else row for row in RECORDED]
    figure = see_table(recorded(*rows), table={"blank": {"NA": "nothing there"}}).of("homicide", "E23000902")
    assert (figure.value, figure.missing) == (None, "NA")


def test_an_empty_cell_is_no_zero():
    rows = [row.replace(",1,7", ",1,") if "Sun Hill" in row else row for row in RECORDED]
    assert see_table(recorded(*rows)).only.name == "a cell is neither a number nor a declared marker"


RATE = {
    "measure": "charge-rate",
    "where": {"Offence Code": ["1"]},
    "among": {"Offence Subgroup": ["Homicide"]},
    "methods": {"cohort": {"over": "Charged", "under": "Recorded"}, "in-year": {"over": "Charged in year", "under": "Recorded"}},
    "reason": "invented",
}
OUTCOMES = "\n".join(
    (
        HEADINGS.replace("Number of Offences", "Charged,Charged in year,Recorded"),
        "2030/31,1,Borsetshire,Murder,Violence,Homicide,1,2,12,5",
        "2030/31,1,Borsetshire,Manslaughter,Violence,Homicide,4.1,9,9,5",
        "2030/31,1,Sun Hill,Murder,Violence,Homicide,1,7,7,7",
        "2030/31,1,Transport Constabulary,Murder,Violence,Homicide,1,0,0,1",
    )
)
RATES = {
    "columns": OUTCOMES.splitlines()[0].split(","),
    "value": None,
    "rates": [RATE],
    "rules": [],
    "exclusions": [],
    "categories": [],
}


def test_a_rate_has_two_denominators_and_both_sums_in_its_locator():
    seen = see_table(OUTCOMES, table=RATES)
    found = {(figure.area_code, figure.method): figure.value for figure in seen.figures}
    assert found[("E23000901", "cohort")] == 20.0
    assert found[("E23000901", "in-year")] == 120.0
    assert found[("E23000902", "in-year")] == 100.0
    assert seen.figures[0].locator.startswith("100 × 2 over 10: sum of Charged over 1 rows")
    assert (seen.figures[0].unit, seen.figures[0].statistic) == ("percent", "share")


def test_a_rate_whose_part_is_not_there_is_drift_unless_zeros_are_left_out():
    text = OUTCOMES.replace("Sun Hill,Murder,Violence,Homicide,1,7", "Sun Hill,Manslaughter,Violence,Homicide,4.1,7")
    assert "no row for the part over the line of a rate" in see_table(text, table=RATES).only.name
    seen = see_table(text, table=RATES, edited={"zeros_left_out": True})
    assert {figure.value for figure in seen.figures if figure.area_code == "E23000902"} == {0.0}


def test_a_rate_over_nothing_is_missing():
    text = OUTCOMES.replace("Sun Hill,Murder,Violence,Homicide,1,7,7,7", "Sun Hill,Murder,Violence,Homicide,1,0,0,0")
    found = {(figure.value, figure.missing) for figure in see_table(text, table=RATES).figures if figure.area_code == "E23000902"}
    assert found == {(None, "no offences to divide by")}


@pytest.mark.parametrize(
    ("old", "new", "name", "found"),
    [
        (
            "Domestic burglary",
            "Residential burglary",
            "some values of 'Offence Subgroup' that the rules name are not in the file",
            "'Residential",
        ),
        ("Sun Hill", "Holby", "some force names are not known", "'Holby'"),
        ("Sun Hill", "Borsetshire", "some forces are not in the file", ""),
        ("Transport Constabulary", "Borsetshire", "some bodies are not in the file", ""),
        (",1,7", ",1,seven", "a cell is neither a number nor a declared marker", "'seven'"),
        ("2030/31,1", "2030/33,1", "a period is not written as financial year", "'2030/33'"),
        ("2030/31,1", "2030,1", "a period is not written as financial year", "'2030'"),
        ("2030/31,1", "2030/31,5", "a quarter is not 1 to 4", "'5'"),
    ],
)
def test_a_file_that_changed_shape_fails_the_check_that_names_both_sides(old, new, name, found):
    seen = see_table(recorded().replace(old, new))
    assert seen.only.name == name
    assert found in seen.only.found
    assert "raw.csv" in seen.only.where
    assert seen.figures == []


def test_a_heading_reworded_is_suggested_as_its_new_name():
    check = see_table(recorded().replace("Offence Subgroup", "Subgroup of Offence", 1)).only
    assert (check.name, check.expected, check.found) == ("some columns are not in the file", "'Offence Subgroup'", "'Subgroup of Offence'")
    assert "'Subgroup of Offence' is the new name of 'Offence Subgroup'" in check.suggestion
    assert check.where == "raw.csv, row 1"


def test_a_heading_in_a_declared_spelling_or_with_line_breaks_is_the_same():
    text = recorded().replace("Offence Subgroup", "Sub-group", 1).replace("Number of Offences", '"Number of\n Offences "', 1)
    seen = see_table(text, table={"spellings": {"Offence Subgroup": ["Sub-group"]}})
    assert seen.failed == []
    assert seen.of("homicide", "E23000901").value == 55


def test_an_editions_own_name_of_a_column_is_the_declared_one():
    renamed = see_table(
        recorded().replace("Offence Subgroup", "offence_subgroup", 1), edited={"renamed": {"offence_subgroup": "Offence Subgroup"}}
    )
    assert renamed.failed == []


def test_a_new_category_is_neither_read_nor_excluded():
    check = see_table(recorded(*RECORDED, "2030/31,1,Sun Hill,Witchcraft,Sorcery,Witchcraft,99,1")).only
    assert (check.name, check.found) == ("a category is neither read nor excluded by a rule", "'Offence Subgroup: Witchcraft'")
    assert "Offence Subgroup: Witchcraft" in check.suggestion


def test_a_category_renamed_is_suggested_as_its_new_name():
    check = see_table(recorded().replace("Domestic burglary", "Residential burglary")).only
    assert check.expected == "'Domestic burglary'"
    assert "'Residential burglary' is the new name of 'Domestic burglary'" in check.suggestion


def test_a_category_that_no_longer_occurs_is_told():
    kept = [row for row in RECORDED if "burglary" not in row]
    assert see_table(recorded(*kept)).only.expected == "'Domestic burglary'"


def test_a_new_column_may_split_the_rows_anew():
    text = "\n".join(f"{line},{'Sex' if number == 0 else 'Male'}" for number, line in enumerate(recorded().splitlines()))
    check = see_table(text).only
    assert (check.name, check.found) == ("a column is neither read nor ignored", "'Sex'")
    assert "table.ignored" in check.suggestion
    assert see_table(text, table={"ignored": {"Sex": "told apart for none of our measures"}}).failed == []


def test_columns_in_another_order_give_the_same_values():
    lines = [line.split(",") for line in recorded().splitlines()]
    turned = raw([list(reversed(line)) for line in lines])
    assert see_table(turned).values == see_table(recorded()).values


def test_notes_above_the_headings_are_notes():
    notes = [["Police recorded crime [note 1]"], ["Provisional"], []]
    seen = see_table(raw([*notes, *(line.split(",") for line in recorded().splitlines())]))
    assert seen.values == see_table(recorded()).values
    assert seen.read.notes == ("Police recorded crime [note 1]", "Provisional")


def test_headings_too_far_down_are_not_found():
    far = [["a note"]] * 45 + [line.split(",") for line in recorded().splitlines()]
    assert see_table(raw(far)).only.name == "some columns are not in the file"


def test_headings_repeated_at_the_end_over_nothing_are_a_slip():
    head, *rows = (line.split(",") for line in recorded().splitlines())
    assert see_table(raw([[*head, *head[2:5]], *rows])).values == see_table(recorded()).values


def test_empty_rows_under_a_table_are_nothing():
    lines = [line.split(",") for line in recorded().splitlines()]
    assert see_table(raw([*lines, [], [], []])).values == see_table(recorded()).values


def test_a_row_cut_short_is_told_with_its_number():
    assert see_table(recorded() + "2030/31,1,Borsetshire\n").only.name == "row 10 has 3 cells and not 8"


def test_a_sheet_a_year_is_one_table_whatever_joins_the_years():
    early = tuple(row.replace("2030/31", "2029/30") for row in RECORDED)
    table = {"sheets": r"20\d\d[_-]\d\d", "period": {"kind": "financial-year", "year": "Financial Year"}}
    for first, second in (("2029-30", "2030-31"), ("2029_30 ", "2030_31")):
        sheets = [raw([["A cover sheet"]], name="Cover"), sheet(recorded(*early), name=first), sheet(recorded(), name=second)]
        seen = see_table(sheets, table=table, edited={"published": ""})
        assert seen.failed == []
        assert {figure.period.end.year for figure in seen.figures if figure.period.end} == {2030, 2031}


def test_sheets_under_other_names_are_told():
    check = see_table([sheet(recorded(), name="Year 2030")], table={"sheets": r"20\d\d[_-]\d\d"}).only
    assert (check.name, check.found) == ("no sheet has a declared name", "'Year 2030'")
    assert "table.sheets" in check.suggestion


def test_several_sheets_without_a_pattern_are_told():
    assert see_table([sheet(recorded(), name="A"), sheet(recorded(), name="B")]).only.name == "the table's sheets are not named"


def test_a_force_dropped_in_one_period_only_is_told_unless_excused():
    later = [row for row in LATER if "Sun Hill" not in row]
    check = see_table(recorded(*RECORDED, *later)).only
    assert (check.name, check.expected) == ("a force has no rows in some periods", "'Sun Hill 2030-07-01 to 2030-09-30'")
    absent = {"name": "Sun Hill", "from": date(2030, 7, 1), "to": date(2030, 9, 30), "reason": "burnt down"}
    assert see_table(recorded(*RECORDED, *later), table={"area": TABLE["area"] | {"absent": [absent]}}).failed == []
    other = absent | {"to": date(2030, 9, 29)}
    assert len(see_table(recorded(*RECORDED, *later), table={"area": TABLE["area"] | {"absent": [other]}}).failed) == 1


def test_a_force_under_two_names_in_one_period_would_count_twice():
    again = RECORDED[5].replace("Sun Hill", '"Sun Hill, City of"')
    check = see_table(recorded(*RECORDED, again)).only
    assert check.name == "one force stands under two names in one period"
    assert "'Sun Hill'" in check.found
    assert "'Sun Hill, City of'" in check.found


def test_a_force_under_another_name_in_another_period_is_one_force():
    later = [row.replace("Sun Hill", '"Sun Hill, City of"') for row in LATER]
    seen = see_table(recorded(*RECORDED, *later))
    assert seen.failed == []
    assert [figure.value for figure in seen.figures if (figure.measure_id, figure.area_code) == ("homicide", "E23000902")] == [7, 7]


def coded(swap: bool) -> str:
    codes = {"Borsetshire": "E23000901", "Sun Hill": "E23000902", "Transport Constabulary": "", "Fraud Bureau": ""}
    if swap:
        codes |= {"Borsetshire": "E23000902"}
    lines = [f"{HEADINGS},Geocode", *(f"{row},{codes[row.split(',')[2]]}" for row in RECORDED)]
    return "\n".join(lines)


def test_a_code_beside_another_forces_name_is_told():
    table = {"columns": [*TABLE["columns"], "Geocode"], "area": TABLE["area"] | {"codes": "Geocode"}}
    assert see_table(coded(swap=False), table=table).failed == []
    check = see_table(coded(swap=True), table=table).only
    assert (check.name, check.found) == ("a force's name stands beside another's code", "'Borsetshire beside E23000902'")


def test_periods_with_a_gap_are_told_unless_explained():
    rows = recorded(*RECORDED, *(row.replace("2030/31,1", "2030/31,3") for row in RECORDED))
    check = see_table(rows).only
    assert (check.name, check.expected) == ("periods are missing between the first and the last", "'2030-06-30 to 2030-10-01'")
    assert see_table(rows, table={"period": TABLE["period"] | {"gaps": "The summer was not counted."}}).failed == []
    assert see_table(recorded(*RECORDED, *LATER)).failed == []


def test_a_year_added_at_the_end_is_read():
    later = tuple(row.replace("2030/31,1", "2031/32,1") for row in RECORDED)
    years = see_table(
        recorded(*RECORDED, *later), table={"period": {"kind": "financial-year", "year": "Financial Year"}}, edited={"published": ""}
    )
    assert years.failed == []
    assert {figure.period.end for figure in years.figures} == {date(2031, 3, 31), date(2032, 3, 31)}


def test_thousands_separators_and_spaces_are_part_of_no_number():
    rows = [row.replace(",1,7", ',1,"1,007 "') if "Sun Hill" in row else row for row in RECORDED]
    assert see_table(recorded(*rows)).of("homicide", "E23000902").value == 1007


@pytest.mark.parametrize(
    ("kind", "written", "start", "end"),
    [
        ("year-ending", "2031-03-31", date(2030, 4, 1), date(2031, 3, 31)),
        ("month-end-stock", "2031-03-01", date(2031, 3, 31), date(2031, 3, 31)),
        ("march-stock", "2031", date(2031, 3, 31), date(2031, 3, 31)),
        ("calendar-year", "2031", date(2031, 1, 1), date(2031, 12, 31)),
        ("financial-year", "2030/31", date(2030, 4, 1), date(2031, 3, 31)),
        ("financial-year", "1999/00", date(1999, 4, 1), date(2000, 3, 31)),
    ],
)
def test_periods_as_publishers_write_them(kind, written, start, end):
    seen = see_table(
        recorded().replace("2030/31", written), table={"period": {"kind": kind, "year": "Financial Year"}}, edited={"published": ""}
    )
    assert {(figure.period.start, figure.period.end) for figure in seen.figures} == {(start, end)}


def lines(seen) -> set[tuple[object, ...]]:
    return {(each.measure_id, each.area_code, each.period, each.value, each.locator) for each in seen.figures}


@settings(max_examples=30, deadline=None)
@given(rows=st.permutations((*RECORDED, *LATER)), cut=st.integers(1, 15))
def test_neither_order_nor_sheets_change_a_figure_or_its_hash(invented_once, rows, cut):
    whole = lines(see_table(recorded(*RECORDED, *LATER)))
    assert lines(see_table(recorded(*rows))) == whole
    split = [sheet(recorded(*rows[:cut]), name="2030-31"), sheet(recorded(*rows[cut:]), name="2031-32")]
    assert lines(see_table(split, table={"sheets": r"20\d\d-\d\d"})) == whole


@settings(max_examples=30, deadline=None)
@given(order=st.permutations(TABLE["rules"]), values=st.permutations(["Domestic burglary", "Homicide"]))
def test_the_order_of_rules_and_categories_changes_nothing(invented_once, order, values):
    both = {"measure": "charge-rate", "where": {"Offence Subgroup": list(values)}, "reason": "both"}
    seen, base = see_table(recorded(), table={"rules": [*order, both]}), see_table(recorded(), table={"rules": [*TABLE["rules"], both]})
    assert {line[:4] for line in lines(seen)} == {line[:4] for line in lines(base)}
    assert {hash_of(line) for line in lines(seen)} == {hash_of(line) for line in lines(base)}


def hash_of(line: tuple[object, ...]) -> str:
    return str(line[-1]).rsplit("rows hash ", 1)[1]


@settings(max_examples=30, deadline=None)
@given(at=st.integers(0, 5), column=st.integers(3, 7))
def test_one_changed_cell_changes_the_hash_of_its_sums(invented_once, at, column):
    free = {"categories": [], "rules": [TABLE["rules"][0]], "exclusions": []}
    cells = RECORDED[at].split(",")
    cells[column] = "12345" if column == 7 else f"{cells[column]} "
    changed = [*RECORDED[:at], ",".join(cells), *RECORDED[at + 1 : 7]]
    before, after = see_table(recorded(*RECORDED[:7]), table=free), see_table(recorded(*changed), table=free)
    assert after.failed == before.failed == []
    area = "E23000901" if at < 5 else "E23000902"
    assert hash_of((before.of("recorded-crime", area).locator,)) != hash_of((after.of("recorded-crime", area).locator,))
    assert hash_of((before.of("recorded-crime", "K04000001").locator,)) != hash_of((after.of("recorded-crime", "K04000001").locator,))


def test_another_file_than_the_declared_one_stops_the_run(tmp_path):
    with pytest.raises(FactcheckError, match="the file's content is not the one declared") as caught:
        raw_path(tmp_path, edition(tmp_path, recorded(), sha256="0" * 64))
    assert (caught.value.code, caught.value.exit_code) == ("source-drift", 4)


def test_a_missing_raw_file_is_told(tmp_path):
    whole = edition(tmp_path, recorded())
    (tmp_path / "raw.csv").unlink()
    with pytest.raises(FactcheckError, match="Give its folder with --shared"):
        raw_path(tmp_path, whole)


def test_a_rule_that_reads_an_undeclared_column_is_refused():
    rules = [{"measure": "homicide", "where": {"Colour": ["red"]}, "reason": "none"}]
    with pytest.raises(ValueError, match="columns that are not declared: Colour"):
        declaration(layouts=[{"id": "one", "table": TABLE | {"rules": rules}}])


def test_a_release_is_read_from_its_file_by_the_layout_that_fits(tmp_path: Path):
    other = TABLE | {"columns": [*TABLE["columns"], "Geocode"]}
    whole = declaration(layouts=[{"id": "new", "table": other}, {"id": "old", "table": TABLE}])
    reading = read_release(whole, edition(tmp_path, "\ufeff" + recorded()), tmp_path / "raw.csv")
    assert (reading.layout, reading.checks.failed, reading.figures.num_rows, reading.rows) == ("old", [], 8, 8)
    assert reading.or_refused() is reading


def test_where_no_layout_fits_the_nearest_tells_why(tmp_path: Path):
    whole = declaration(layouts=[{"id": "old", "table": TABLE}])
    reading = read_release(whole, edition(tmp_path, recorded().replace("Sun Hill", "Holby")), tmp_path / "raw.csv")
    assert reading.figures.num_rows == 0
    with pytest.raises(FactcheckError, match="some force names are not known") as caught:
        reading.or_refused(kept="It is kept.")
    assert (caught.value.exit_code, "It is kept." in caught.value.message) == (4, True)


def test_a_source_without_a_layout_says_so(tmp_path: Path):
    with pytest.raises(FactcheckError, match="no layout is declared for this source yet"):
        read_release(declaration(), edition(tmp_path, recorded()), tmp_path / "raw.csv")
