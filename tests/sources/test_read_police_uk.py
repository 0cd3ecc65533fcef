"""data.police.uk: rows of street-level files counted by type and month, and its interface's answers read as text and exact numbers."""

import csv
import json
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.sources.adding import check_file
from factcheck.sources.cells import number_in
from factcheck.sources.declaration import load_declarations
from factcheck.sources.raw_tables import read_json
from factcheck.values import FactcheckError
from tests.sources.official import reading, values

CITY, SOURCE = "E23000034", "police-street-level"
MONTHS = {"2024-01": (734, 12), "2024-06": (846, 33), "2024-12": (766, 3), "2025-01": (629, 2), "2025-02": (701, 6), "2025-03": (763, 20)}
NOT_NUMBERS = {
    "coordinate-invalid.json": ("A", "B"),
    "location-invalid-coordinate.json": ("aaa", "aaa"),
    "neighbourhood-location-invalid-coordinates.json": ("B", "A"),
}


def rows_of(shared: Path, month: str) -> list[dict[str, str]]:
    with (shared / f"official/police_api/street_csv/{month}-city-of-london-street.csv").open(newline="") as file:
        return list(csv.DictReader(file))


def counted(shared: Path, month: str) -> dict[str, float | None]:
    found = values(shared, SOURCE, f"{SOURCE}-{month}-city-of-london")
    assert {key[1:] for key in found} == {(CITY, *days(month), "count")}
    return {key[0]: value for key, value in found.items()}


def days(month: str) -> tuple[date, date]:
    year, number = map(int, month.split("-"))
    return date(year, number, 1), date(year, number, {1: 31, 2: 28, 3: 31, 6: 30, 12: 31}[number])


@pytest.mark.shared
@pytest.mark.parametrize("month", MONTHS)
def test_rows_are_counted_by_type(shared, month):
    rows, asb = MONTHS[month]
    found = counted(shared, month)
    plain = Counter(row["Crime type"] for row in rows_of(shared, month))
    assert found["street-crime"] == rows - asb
    assert found["street-anti-social-behaviour"] == asb
    for kind, number in plain.items():
        assert found["street-" + kind.lower().replace(" ", "-")] == number
    assert sum(plain.values()) == rows


@pytest.mark.shared
@pytest.mark.parametrize("month", MONTHS)
def test_rows_without_a_crime_number_are_anti_social_behaviour(shared, month):
    """And only they: so what is no crime can be told by its type, and is in no count of crimes."""
    rows = rows_of(shared, month)
    assert {row["Crime type"] for row in rows if not row["Crime ID"]} == {"Anti-social behaviour"}
    assert all(not row["Crime ID"] for row in rows if row["Crime type"] == "Anti-social behaviour")


@pytest.mark.shared
def test_repeated_numbers_and_rows_elsewhere_count_as_published(shared):
    rows = rows_of(shared, "2024-01")
    numbers = [row["Crime ID"] for row in rows if row["Crime ID"]]
    elsewhere = [row for row in rows if not row["LSOA name"].startswith("City of London")]
    assert len(numbers) - len(set(numbers)) == 18
    assert len(elsewhere) == 111
    assert counted(shared, "2024-01")["street-crime"] == len(numbers)


@pytest.mark.shared
def test_no_row_is_taken_for_recorded_crime(shared):
    groups = {each.id: each.group for each in load_catalogue().measures.values()}
    found = {
        row["measure_id"] for month in MONTHS for row in reading(shared, SOURCE, f"{SOURCE}-{month}-city-of-london").figures.to_pylist()
    }
    assert {groups[each] for each in found} == {"street-level"}
    assert all("police.uk" in alias for each in found for alias in load_catalogue().measure(each).aliases)


@pytest.mark.shared
@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("Bicycle theft", "Cycle theft", "Cycle theft"),
        ("2024-01", "January", "January"),
        ("City of London Police", "Sun Hill Police", "Sun Hill Police"),
        ("Crime ID", "Crime number", "Crime number"),
    ],
)
def test_a_changed_file_is_refused_by_name(shared, tmp_path, old, new, told):
    text = (shared / "official/police_api/street_csv/2024-01-city-of-london-street.csv").read_text(encoding="utf-8")
    path = tmp_path / "street.csv"
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(FactcheckError) as refused:
        check_file(SOURCE, path, stores=[]).or_refused()
    assert told in str(refused.value)


@pytest.mark.shared
def test_every_sample_is_read_as_text_and_exact_numbers(shared):
    samples = sorted((shared / "official/police_api/json").glob("*.json"))
    assert len(samples) == 37
    for path in samples:
        content = read_json(path)
        assert json.loads(path.read_text(encoding="utf-8")) == _plain(content)
        assert not any(isinstance(value, float) for value in _leaves(content)), path.name


@pytest.mark.shared
def test_a_crime_of_the_interface(shared):
    crime = read_json(shared / "official/police_api/json/crime.json")
    assert (crime["category"], crime["month"], crime["id"]) == ("violent-crime", "2020-02", Decimal(81012437))
    assert crime["location"]["latitude"] == "52.629909"


@pytest.mark.shared
def test_null_is_nothing_and_no_text(shared):
    folder = shared / "official/police_api/json"
    stop, officer = read_json(folder / "stop-and-search.json"), read_json(folder / "police-officer-nulls.json")
    assert stop["outcome_linked_to_object_of_search"] is None
    assert stop["involved_person"] is True
    assert (officer["bio"], officer["rank"]) == (None, None)


@pytest.mark.shared
@pytest.mark.parametrize("name", NOT_NUMBERS)
def test_text_where_a_number_belongs_is_named(shared, name):
    """The malformed samples are whole JSON; what is wrong is what stands in them."""
    content = read_json(shared / "official/police_api/json" / name)
    assert (content["latitude"], content["longitude"]) == NOT_NUMBERS[name]
    with pytest.raises(FactcheckError) as refused:
        number_in(content["latitude"], missing={}, where=f"{name}, latitude")
    assert content["latitude"] in str(refused.value)
    assert name in str(refused.value)


@pytest.mark.parametrize(
    "text", ['[{"category": "burglary"', '{"id": 1, "id": 2}', '{"count": NaN}', "<html>Too many requests</html>", "[" * 80]
)
def test_an_answer_that_is_no_json_is_named(tmp_path, text):
    path = tmp_path / "crimes.json"
    path.write_text(text)
    with pytest.raises(FactcheckError) as refused:
        read_json(path)
    assert refused.value.code == "broken-json"
    assert "crimes.json" in str(refused.value)


@pytest.mark.shared
def test_the_samples_are_no_figures(shared):
    files = [edition.file for page in load_declarations().values() for edition in page.editions]
    assert not [file for file in files if "police_api/json" in file]


def _leaves(content):
    if isinstance(content, dict | list):
        for part in content.values() if isinstance(content, dict) else content:
            yield from _leaves(part)
    else:
        yield content


def _plain(content):
    """The same with numbers as Python's own, to compare with what its own reader gives."""
    if isinstance(content, dict):
        return {key: _plain(value) for key, value in content.items()}
    if isinstance(content, list):
        return [_plain(value) for value in content]
    return float(content) if isinstance(content, Decimal) else content
