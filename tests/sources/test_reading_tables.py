"""Long tables: what is added up, what is left out, and every way in which a raw file can have changed."""

from copy import deepcopy
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.figures import Figure
from factcheck.sources.tables import figures_from_table
from factcheck.values import FactcheckError
from tests.sources.invented import RECORDED, TABLE, declaration, edition, recorded

pytestmark = pytest.mark.usefixtures("invented_data")


def read(folder: Path, text: str, *, edited: dict[str, Any] | None = None, **changes: Any) -> list[Figure]:
    """The figures of an invented table."""
    table = deepcopy(TABLE) | changes
    return figures_from_table(declaration(table=table), edition(folder, text, **(edited or {})), folder)


def values(figures: list[Figure]) -> dict[tuple[str, str], float | None]:
    return {(figure.measure_id, figure.area_code): figure.value for figure in figures}


def test_sums_by_force_and_for_all_bodies(tmp_path):
    found = values(read(tmp_path, recorded()))
    assert found == {
        ("recorded-crime", "E23000901"): 62.0,
        ("recorded-crime", "E23000902"): 7.0,
        ("recorded-crime", "K04000001"): 169.0,
        ("homicide", "E23000901"): 55.0,
        ("homicide", "E23000902"): 7.0,
        ("homicide", "K04000001"): 162.0,
        ("burglary", "E23000901"): 7.0,
        ("burglary", "K04000001"): 7.0,
    }


def test_a_figure_walks_back_to_its_rows(tmp_path):
    figure = next(figure for figure in read(tmp_path, recorded()) if figure.measure_id == "burglary" and figure.area_code == "E23000901")
    assert (figure.period.start, figure.period.end) == (date(2030, 4, 1), date(2030, 6, 30))
    assert figure.locator.startswith("sum of Number of Offences over 2 rows where Force Name is Borsetshire; 2030-04-01 to 2030-06-30")
    assert "Offence Subgroup is Domestic burglary" in figure.locator
    assert (figure.standing, figure.copy, figure.published.written) == ("official_release", "original", "2031-01")
    assert len(figure.file_sha256 or "") == 64


def test_the_total_names_its_bodies(tmp_path):
    total = next(figure for figure in read(tmp_path, recorded()) if figure.area_code == "K04000001")
    assert total.coverage == "2 police forces and Transport Constabulary"


def test_offence_codes_are_text(tmp_path):
    rules = [{"measure": "homicide", "where": {"Offence Code": [code]}, "reason": "one code"} for code in ("4.1", "4.10")]
    found = read(tmp_path, recorded(), rules=rules, categories=[])
    assert [figure.value for figure in found if figure.area_code == "E23000901"] == [3.0, 50.0]


def test_the_same_rows_in_another_order_give_the_same_figures(tmp_path):
    first = {(figure.measure_id, figure.area_code, figure.value, figure.locator) for figure in read(tmp_path, recorded())}
    second = {
        (figure.measure_id, figure.area_code, figure.value, figure.locator) for figure in read(tmp_path, recorded(*reversed(RECORDED)))
    }
    assert first == second


def test_a_declared_marker_leaves_the_force_missing_and_the_total_without_it(tmp_path):
    rows = [row.replace(",1,7", ",1,N/a") if "Sun Hill" in row else row for row in RECORDED]
    figures = [figure for figure in read(tmp_path, recorded(*rows)) if figure.measure_id == "homicide"]
    found = {figure.area_code: (figure.value, figure.missing, figure.coverage) for figure in figures}
    assert found["E23000902"] == (None, "N/a", None)
    assert found["K04000001"] == (155.0, None, "1 police forces and Transport Constabulary; without Sun Hill")


def test_a_blank_of_a_breakdown_adds_nothing(tmp_path):
    rows = [*RECORDED, "2030/31,1,Borsetshire,Infanticide,Violence against the person,Homicide,4.2,NA"]
    found = values(read(tmp_path, recorded(*rows), blank={"NA": "nothing there"}))
    assert found[("homicide", "E23000901")] == 55.0


def test_a_rate_has_both_sums_in_its_locator(tmp_path):
    both = {"over": "Number of Offences", "under": "Number of Offences"}
    murders, homicides = {"Offence Code": ["1"]}, {"Offence Subgroup": ["Homicide"]}
    methods = {"cohort": both, "in-year": both}
    rate = {"measure": "charge-rate", "where": murders, "among": homicides, "methods": methods, "reason": "invented"}
    figures = [figure for figure in read(tmp_path, recorded(), rates=[rate]) if figure.measure_id == "charge-rate"]
    found = {(figure.area_code, figure.method): figure.value for figure in figures}
    assert found[("E23000901", "cohort")] == round(100 * 2 / 55, 2)
    assert found[("E23000902", "in-year")] == 100.0
    assert figures[0].locator.startswith("100 × 2 over 55: sum of")
    assert figures[0].unit == "percent"


def drift(folder: Path, text: str, **changes: Any) -> FactcheckError:
    with pytest.raises(FactcheckError) as caught:
        read(folder, text, **changes)
    assert caught.value.code == "source-drift"
    assert caught.value.exit_code == 4
    return caught.value


@pytest.mark.parametrize(
    ("old", "new", "missing", "found"),
    [
        ("Offence Subgroup", "Subgroup of Offence", "missing: 'Offence Subgroup'", "'Subgroup of Offence'"),
        ("Domestic burglary", "Residential burglary", "neither read nor excluded", "'Offence Subgroup: Residential burglary'"),
        ("Sun Hill", "Holby", "some force names are not known", "found: 'Holby'"),
        ("Sun Hill", "Borsetshire", "some forces are not in the file", "missing: 'E23000902'"),
        ("Transport Constabulary", "Borsetshire", "some bodies are not in the file", "missing: 'Transport Constabulary'"),
        (",1,7", ",1,seven", "neither a number nor a declared marker", "found: 'seven'"),
        ("2030/31,1", "2030-31,1", "a financial year is not written as 2022/23", "found: '2030-31'"),
        ("2030/31,1", "2030/33,1", "a financial year is not written as 2022/23", "found: '2030/33'"),
        ("2030/31,1", "2030/31,5", "a quarter is not 1 to 4", "found: '5'"),
    ],
)
def test_a_file_that_changed_shape_stops_the_run_and_names_both_sides(tmp_path, old, new, missing, found):
    message = drift(tmp_path, recorded().replace(old, new)).message
    assert missing in message
    assert found in message


def test_a_category_that_no_longer_occurs_stops_the_run(tmp_path):
    kept = [row for row in RECORDED if "burglary" not in row]
    assert "missing: 'Domestic burglary'" in drift(tmp_path, recorded(*kept)).message


def test_another_file_than_the_declared_one_stops_the_run(tmp_path):
    assert "the file's content is not the one declared" in drift(tmp_path, recorded(), edited={"sha256": "0" * 64}).message


def test_a_row_cut_short_stops_the_run(tmp_path):
    assert "row 10 has 3 cells" in drift(tmp_path, recorded() + "2030/31,1,Borsetshire\n").message


def test_a_missing_raw_file_is_told(tmp_path):
    whole = edition(tmp_path, recorded())
    (tmp_path / "raw.csv").unlink()
    with pytest.raises(FactcheckError, match="Give its folder with --shared"):
        figures_from_table(declaration(table=TABLE), whole, tmp_path)


def test_a_rule_that_reads_an_undeclared_column_is_refused():
    with pytest.raises(ValueError, match="columns that are not declared: Colour"):
        declaration(table=TABLE | {"rules": [{"measure": "homicide", "where": {"Colour": ["red"]}, "reason": "none"}]})


@pytest.mark.parametrize(
    ("kind", "written", "start", "end"),
    [
        ("year-ending", "2031-03-31", date(2030, 4, 1), date(2031, 3, 31)),
        ("month-end-stock", "2031-03-01", date(2031, 3, 31), date(2031, 3, 31)),
        ("financial-year", "2030/31", date(2030, 4, 1), date(2031, 3, 31)),
        ("financial-year", "1999/00", date(1999, 4, 1), date(2000, 3, 31)),
    ],
)
def test_periods_as_publishers_write_them(tmp_path, kind, written, start, end):
    figures = read(tmp_path, recorded().replace("2030/31", written), period={"kind": kind, "year": "Financial Year"})
    assert {(figure.period.start, figure.period.end) for figure in figures} == {(start, end)}
