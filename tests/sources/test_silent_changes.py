"""What a publisher may change without a word, and what a newcomer's first page gets wrong: told, and never read as if it were right."""

from typing import Any

import pytest

from tests.sources.invented import RECORDED, Seen, raw, recorded, see, see_table, sheet
from tests.sources.real_files import Rows, read, read_changed

YEARS = "ons-pfa-tables", "ons-pfa-tables-ye-2018-12"
DEATHS = "iopc-deaths", "iopc-deaths-2019-20"


class TestRowsTwice:
    """A row that was pasted twice counts double in a sum, and nothing else shows it."""

    pytestmark = pytest.mark.usefixtures("invented_data")

    def test_a_row_that_stands_there_twice_is_told(self):
        check = see_table(recorded(*RECORDED, RECORDED[5])).only
        assert (check.name, "Sun Hill" in check.found, "table.repeated" in check.suggestion) == ("rows once each", True, True)

    def test_the_page_may_say_why_rows_are_alike(self):
        seen = see_table(recorded(*RECORDED, RECORDED[5]), table={"repeated": "joint codes"})
        assert (seen.failed, seen.of("homicide", "E23000902").value) == ([], 14)

    def test_rows_that_differ_in_a_column_that_is_not_read_are_two(self):
        head, *rows = recorded(*RECORDED, RECORDED[5]).splitlines()
        text = "\n".join([f"{head},Sex", *(f"{row},{number}" for number, row in enumerate(rows))])
        assert see_table(text, table={"ignored": {"Sex": "a breakdown"}}).failed == []

    def test_a_row_that_counts_nowhere_may_stand_there_twice(self):
        assert see_table(recorded(*RECORDED, RECORDED[7])).failed == []

    def test_two_incidents_may_be_alike(self):
        rules = [{"measure": "recorded-crime", "reason": "a row an incident"}]
        plain = {"value": None, "rules": rules, "categories": []}
        assert see_table(recorded(*RECORDED, RECORDED[5]), table=plain).failed == []


def test_a_real_table_with_a_force_twice_is_told(shared):
    def again(_: str, rows: Rows) -> None:
        rows.append(list(rows[-1]))

    found = read_changed(shared, "ho-police-funding", "ho-police-grant-2025-26", again)
    assert "rows once each" in [check.name for check in found.checks.failed]


class TestSheetOfTheYearBefore:
    """One sheet that was not replaced: its numbers are right and of another year."""

    def test_titles_that_end_on_different_days_are_told(self, shared):
        def stale(name: str, rows: Rows) -> None:
            if name.strip() == "Table P3":
                for row in rows[:4]:
                    row[0] = row[0].replace("2018", "2017")

        found = read_changed(shared, *YEARS, stale)
        (check,) = [check for check in found.checks.failed if check.name == "one period in all titles"]
        assert "2017-12-31" in check.found
        assert "2018-12-31" in check.found

    def test_every_real_workbook_is_of_one_period(self, shared):
        assert "one period in all titles" in [check.name for check in read(shared, *YEARS).checks.made]

    @pytest.mark.parametrize("named", [{"title": "year ending March 2030"}, {"sheets": ["2030"]}], ids=["in the title", "in the sheet"])
    def test_a_sheet_whose_year_the_page_names_is_of_that_year(self, named):
        assert two_years(**named).failed == []
        assert [check.name for check in two_years().failed] == ["one period in all titles"]


def two_years(**first: Any) -> Seen:
    """Two sheets whose titles name two years."""
    grids = [a_grid(sheets=["2030", "A"], title="year ending") | first, a_grid(sheets=["B"], title="year ending")]
    return see({"grids": grids}, [a_sheet("2030", 2030), a_sheet("B", 2031)], declared={"measures": ["homicide"]}, edited={"published": ""})


def a_grid(**changes: Any) -> dict[str, Any]:
    columns = [{"measure": "homicide", "headings": ["Killed"]}]
    return {"sheets": ["2030"], "corner": ["Force"], "rows": "names", "every_force": False, "columns": columns, "above": 0} | changes


def a_sheet(name: str, year: int, *, title: str = "Deaths, year ending March", rows: tuple[tuple[str, str], ...] = (("Kent", "2"),)) -> Any:
    return raw([[f"{title} {year}", ""], ["", ""], ["Force", "Killed"], *rows], name=name)


def see_grid(sheet: Any, **changes: Any) -> Seen:
    """One made-up sheet of one real force or area."""
    return see({"grids": [a_grid(**changes)]}, [sheet], declared={"measures": ["homicide", "charge-rate"]}, edited={"published": ""})


class TestUnitInTheTitle:
    """Thousands that were rounded are whole numbers, so that only the words above them tell."""

    @pytest.mark.parametrize(
        "words", ["Deaths (thousands), year ending March", "Deaths, '000, year ending March", "Cost, £m, year ending March"]
    )
    def test_a_unit_of_many_that_the_page_does_not_know_is_told(self, words):
        failed = see_grid(a_sheet("2030", 2030, title=words)).failed
        assert failed[0].name == "the words above the numbers name a unit of many"

    def test_a_page_that_knows_it_reads_on(self):
        assert see_grid(a_sheet("2030", 2030, title="Deaths (thousands), year ending March"), says=["thousands"]).failed == []

    def test_a_rate_per_thousand_is_no_unit_of_many(self):
        assert see_grid(a_sheet("2030", 2030, title="Deaths per 1,000 people, year ending March")).failed == []

    def test_a_real_sheet_is_told(self, shared):
        def thousands(_: str, rows: Rows) -> None:
            rows[0][0] += " (thousands)"

        failed = {check.name for check in read_changed(shared, *DEATHS, thousands).checks.failed}
        assert "the words above the numbers name a unit of many" in failed


class TestEmptyRows:
    """A force whose cells are empty, in a table that need not have every force, looks like a note."""

    BLANK = (("Kent", "2"), ("Surrey", ""), ("Sussex", "3"))

    def test_a_force_without_numbers_is_told(self):
        failed = see_grid(a_sheet("2030", 2030, rows=self.BLANK)).failed
        assert (failed[0].name, failed[0].found) == ("a force's row has neither a number nor a declared marker", "'Surrey'")

    def test_the_page_may_skip_it(self):
        assert see_grid(a_sheet("2030", 2030, rows=self.BLANK), skipped={"Surrey": "not asked"}).failed == []

    def test_a_region_may_head_its_forces(self):
        assert see_grid(a_sheet("2030", 2030, rows=(("West Midlands", ""), ("Kent", "2")))).failed == []

    def test_a_real_row_is_told(self, shared):
        def emptied(name: str, rows: Rows) -> None:
            row = next((row for row in rows if name == "Shootings_By_Force" and row[0] == "Kent"), [])
            row[1:] = [""] * len(row[1:])

        failed = {check.name for check in read_changed(shared, *DEATHS, emptied).checks.failed}
        assert "a force's row has neither a number nor a declared marker" in failed


class TestShares:
    """0.4 is a share in percent as well as a fraction."""

    COLUMN = ({"measure": "charge-rate", "headings": ["Killed"], "unit": "percent", "statistic": "share", "decimals": 2},)

    @staticmethod
    def rows(number: str, *, many: int = 12) -> tuple[tuple[str, str], ...]:
        from factcheck.sources.places import force_names

        first = {code: name for name, code in reversed(force_names().items())}
        return tuple((name, number) for name in list(first.values())[:many])

    @pytest.mark.parametrize(("number", "times", "passed"), [("0.4", 1, False), ("40", 1, True), ("0.4", 100, True), ("400", 1, False)])
    def test_shares_that_cannot_be_in_percent_are_told(self, number, times, passed):
        column = {**self.COLUMN[0], "times": times}
        failed = see_grid(a_sheet("2030", 2030, rows=self.rows(number)), columns=[column]).failed
        assert [check.name for check in failed] == ([] if passed else ["shares in percent"])

    def test_a_few_may_be_of_something_rare(self):
        assert see_grid(a_sheet("2030", 2030, rows=self.rows("0.4", many=9)), columns=list(self.COLUMN)).failed == []


class TestFirstPages:
    """What a page of a newcomer's gets wrong is told with the line to write."""

    def test_a_nation_beside_forces_is_known_by_its_name(self):
        rows = (("Kent", "2"), ("England and Wales", "2"))
        totals = {"areas": True, "reason": "forces add up"}
        seen = see_grid(a_sheet("2030", 2030, rows=rows), totals=totals)
        assert (seen.failed, seen.of("homicide", "K04000001").value) == ([], 2)

    @pytest.mark.parametrize(("sign", "name"), [(";", "semicolons"), ("\t", "tabs"), ("|", "upright strokes")])
    @pytest.mark.usefixtures("invented_data")
    def test_cells_divided_by_another_sign_are_told_as_that(self, sign, name):
        lines = [[line.replace(",", sign)] for line in recorded().splitlines()]
        check = see_table(raw(lines)).only
        assert (check.name, "XLSX" in check.suggestion) == (f"the cells are divided by {name}, not by commas", True)

    @pytest.mark.usefixtures("invented_data")
    def test_sheets_without_a_pattern_are_told_with_the_line(self):
        sheets = [sheet(recorded(), name=name) for name in ("2029-30", "2030-31")]
        assert "table.sheets" in see_table(sheets).only.suggestion

    @pytest.mark.usefixtures("invented_data")
    def test_another_sources_table_is_no_new_spelling(self):
        assert "this source's own file" in see_table("Year,Force,Horses\n2030/31,Borsetshire,2\n").only.suggestion

    def test_an_area_by_its_name_is_told(self):
        points = {"path": ["data"], "key": "year", "value": "n", "measure": "homicide", "unit": "count", "statistic": "count", "table": "T"}
        content = {"data": [{"year": "2029/30", "n": one()}]}
        for area, passed in (("England and Wales", False), ("K04000001", True)):
            seen = see({"points": [{**points, "period": "financial-year", "area": area}]}, content, declared={"measures": ["homicide"]})
            assert [check.name for check in seen.failed] == ([] if passed else ["areas by code"])

    def test_a_period_of_another_kind_is_told_with_that_kind(self):
        points = {"path": ["data"], "key": "year", "value": "n", "measure": "homicide", "unit": "count", "statistic": "count", "table": "T"}
        seen = see({"points": [{**points, "area": "K04000001"}]}, {"data": [{"year": "2029/30", "n": one()}]})
        assert "financial-year" in seen.only.suggestion

    def test_decimals_are_told_with_the_line(self):
        assert "decimals" in see_grid(a_sheet("2030", 2030, rows=(("Kent", "0.5"),))).failed[0].suggestion


def one() -> Any:
    from decimal import Decimal

    return Decimal(1)


def test_note_digits_glued_to_a_number_show_as_a_leap(shared):
    def glued(_: str, rows: Rows) -> None:
        place = rows[0].index("searches")
        largest = max((row for row in rows[1:] if row[place].isdigit()), key=lambda row: int(row[place]))
        largest[place] += "12"

    failed = {check.name for check in read_changed(shared, "ho-stop-search", "ho-stop-search-2019-10", glued).checks.failed}
    assert failed == {"in step with the period before: stop-and-search"}
