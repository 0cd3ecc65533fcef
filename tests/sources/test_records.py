"""Lists of objects in JSON as long tables: crimes as data.police.uk's interface answers them, counted by category and month."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from factcheck.sources.reading import Reading, read_release
from factcheck.sources.records import record_table
from factcheck.values import FactcheckError
from tests.sources.invented import an_edition, declaration

# The area is declared, because an answer is about a circle or polygon on the map and names no force.
TABLE: dict[str, Any] = {
    "records": True,
    "columns": ["category", "month"],
    "ignored": dict.fromkeys(
        [
            *("context", "id", "location", "location.latitude", "location.longitude", "location.street.id", "location.street.name"),
            *("location_subtype", "location_type", "outcome_status", "outcome_status.category", "outcome_status.date", "persistent_id"),
        ],
        "no category",
    ),
    "period": {"kind": "month", "year": "month"},
    "area": {"kind": "fixed", "fixed": "E23000014"},
    "categories": ["category"],
    "rules": [
        {"measure": "street-burglary", "where": {"category": ["burglary"]}, "reason": "the interface's own category"},
        {"measure": "street-bicycle-theft", "where": {"category": ["bicycle-theft"]}, "reason": "the interface's own category"},
    ],
}
CRIMES = [
    {"category": "burglary", "month": "2031-01", "id": 1, "persistent_id": "", "location": None, "outcome_status": None, "context": ""},
    {"category": "burglary", "month": "2031-01", "id": 2, "location": {"latitude": "1.5", "street": {"id": 3}}, "context": ""},
    {"category": "burglary", "month": "2031-02", "id": 4, "outcome_status": {"category": "Ended", "date": "2031-03"}},
    {"category": "bicycle-theft", "month": "2031-02", "id": 5},
]


def read(folder: Path, crimes: Any, *, gaps: str | None = None) -> Reading:
    path = folder / "crimes.json"
    path.write_text(json.dumps(crimes), encoding="utf-8")
    edition = an_edition(file="crimes.json", published="")
    table = TABLE | {"period": TABLE["period"] | {"gaps": gaps}}
    page = declaration(measures=["street-burglary", "street-bicycle-theft"], layouts=[{"id": "answers", "table": table}])
    return read_release(page, edition, path)


def counts(found: Reading) -> dict[tuple[str, date], float]:
    rows = found.or_refused().figures.to_pylist()
    return {(row["measure_id"], row["period_start"]): row["value"] for row in rows}


def test_crimes_are_counted_by_category_and_month(tmp_path):
    assert counts(read(tmp_path, CRIMES)) == {
        ("street-burglary", date(2031, 1, 1)): 2,
        ("street-burglary", date(2031, 2, 1)): 1,
        ("street-bicycle-theft", date(2031, 2, 1)): 1,
    }


@pytest.mark.shared
def test_the_interface_s_own_samples_are_counted(tmp_path, shared):
    folder = shared / "official/police_api/json"
    history, outcome = (json.loads((folder / name).read_text(encoding="utf-8")) for name in ("case-history.json", "outcome.json"))
    found = counts(read(tmp_path, [history["crime"], outcome["crime"]], gaps="two answers, each about one month"))
    assert found == {("street-bicycle-theft", date(2020, 3, 1)): 1, ("street-burglary", date(2020, 9, 1)): 1}


def test_a_month_without_a_crime_between_two_is_told(tmp_path):
    with pytest.raises(FactcheckError) as refused:
        read(tmp_path, [*CRIMES, {"category": "burglary", "month": "2031-04"}]).or_refused()
    assert "2031-02-28 to 2031-04-01" in str(refused.value)


@pytest.mark.parametrize(
    ("crimes", "told"),
    [
        ([*CRIMES, "burglary"], "object 5"),
        ([*CRIMES, None], "object 5"),
        ([{"category": ["burglary"], "month": "2031-01"}], "category"),
        ({"category": "burglary", "month": "2031-01"}, "dict"),
        ([], "nothing"),
        ([*CRIMES, {"category": "cycle-theft", "month": "2031-02"}], "cycle-theft"),
        ([*CRIMES, {"category": "burglary", "month": None}], "month"),
        ([*CRIMES, {"category": "burglary", "month": "2031-13"}], "2031-13"),
        ([*CRIMES, {"category": "burglary", "month": "2031-02", "force": "sun-hill"}], "force"),
        ([{key: value for key, value in crime.items() if key != "category"} for crime in CRIMES], "category"),
    ],
)
def test_what_is_no_list_of_crimes_is_refused_by_name(tmp_path, crimes, told):
    with pytest.raises(FactcheckError) as refused:
        read(tmp_path, crimes).or_refused()
    assert told in str(refused.value)
    assert refused.value.exit_code == 4


def test_cells_keep_what_stands_in_them():
    table = record_table([{"a": {"b": None, "c": True}, "d": 2}, {"d": "x"}], where="an answer")
    assert table.rows() == [["a.b", "a.c", "d"], ["", "true", "2"], ["", "", "x"]]
