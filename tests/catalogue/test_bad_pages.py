"""Every way in which a page of the catalogue can be wrong: the error names the file, the place inside it and the reason."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from factcheck.catalogue import load_catalogue
from factcheck.values import FactcheckError


def measure(identity: str, **more: Any) -> dict[str, Any]:
    """A whole measure with names of its own."""
    return {
        "id": identity,
        "name": f"Name of {identity}",
        "plain": f"{identity}: number",
        "definition": "Something counted.",
        "statistic": "count",
        "unit": "count",
        "aliases": [f"{identity} said"],
        "sources": ["somebody"],
    } | more


def area(code: str, name: str, **more: Any) -> dict[str, Any]:
    return {"code": code, "names": [name]} | more


class Pages:
    """A small good catalogue in a folder, whose pages a test spoils."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "catalogue"
        self.measures: dict[str, Any] = {
            "group": "crime",
            "measures": [measure("burglary"), measure("charge-rate", methods={"cohort": "Way."})],
        }
        self.areas: dict[str, Any] = {
            "kind": "force",
            "areas": [area("E1", "North Force", part_of="R1"), area("R1", "North", kind="region")],
        }
        self.groups: dict[str, Any] = {"groups": [{"id": "all", "name": "All", "source": "An Act", "members": ["E1"]}]}
        member = {"measure_id": "charge-rate", "why": "Because.", "likelihood": 0.6}
        self.members = [member, member | {"measure_id": "burglary", "likelihood": 0.4}]
        self.families: dict[str, Any] = {"families": [{"id": "solved", "name": "Solved", "words": ["solved"], "members": self.members}]}

    def write(self) -> Path:
        """The pages on disk."""
        pages = {"measures/crime": self.measures, "areas/forces": self.areas, "groups": self.groups, "families": self.families}
        for name, page in pages.items():
            path = self.folder / f"{name}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(page, allow_unicode=True), encoding="utf-8")
        return self.folder

    def error(self) -> FactcheckError:
        """What loading says."""
        with pytest.raises(FactcheckError) as caught:
            load_catalogue(self.write())
        return caught.value


@pytest.fixture
def pages(tmp_path) -> Pages:
    return Pages(tmp_path)


def says(error: FactcheckError, code: str, where: str, *words: str) -> None:
    """Checks code, place and reason."""
    assert error.code == code
    assert error.where == where
    assert error.exit_code == 2
    for word in words:
        assert word in error.message


def test_the_good_pages_load(pages):
    catalogue = load_catalogue(pages.write())
    assert list(catalogue.measures) == ["burglary", "charge-rate"]
    assert [each.measure_id for each in catalogue.families["solved"].members] == ["charge-rate", "burglary"]
    assert catalogue.areas["E1"].is_force


def test_unknown_key(pages):
    pages.measures["measures"][0]["alias"] = ["x"]
    says(pages.error(), "catalogue-key", "catalogue/measures/crime.yaml › burglary", "'alias'", "aliases")


def test_unknown_key_of_a_page(pages):
    pages.areas["forces"] = []
    says(pages.error(), "catalogue-key", "catalogue/areas/forces.yaml", "'forces'")


@pytest.mark.parametrize("field", ["name", "plain", "definition", "statistic", "unit", "aliases"])
def test_missing_field(pages, field):
    del pages.measures["measures"][0][field]
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › burglary", f"'{field}'")


def test_missing_id_is_told_by_place(pages):
    del pages.measures["measures"][1]["id"]
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › measures[1]", "'id'")


def test_bad_unit(pages):
    pages.measures["measures"][0]["unit"] = "furlongs"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › unit", "furlongs", "percent")


def test_bad_statistic(pages):
    pages.measures["measures"][0]["statistic"] = "vibe"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › statistic", "vibe", "median")


def test_bad_direction(pages):
    pages.measures["measures"][0]["better"] = "up"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › better", "up", "high")


def test_number_among_words(pages):
    pages.measures["measures"][0]["aliases"] = ["fine", 999]
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › aliases[1]", "999", "quotes")


def test_empty_words(pages):
    pages.measures["measures"][0]["definition"] = "  "
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › definition", "empty")


def test_text_where_a_list_belongs(pages):
    pages.measures["measures"][0]["aliases"] = "burglaries"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › aliases", "list")


def test_flag_that_is_none(pages):
    pages.measures["measures"][0]["stock"] = "often"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › stock", "true or false")


def test_day_that_is_none(pages):
    pages.measures["measures"][0]["first_period"] = "2017-13-01"
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › first_period", "2017-13-01")


def test_break_on_no_day(pages):
    pages.measures["measures"][0]["breaks"] = [{"since": "April 2017", "what": "Sheds."}]
    says(pages.error(), "catalogue-value", "catalogue/measures/crime.yaml › burglary › breaks[0] › since", "April 2017")


def test_break_in_an_unknown_area(pages):
    pages.measures["measures"][0]["breaks"] = [{"since": "2017-04-01", "what": "Sheds.", "areas": ["E9"]}]
    assert "'E9'" in pages.error().message


def test_duplicated_id(pages):
    pages.measures["measures"].append(measure("burglary", name="Other", plain="other", aliases=["others"]))
    says(pages.error(), "catalogue-duplicate", "catalogue/measures/crime.yaml › burglary", "'burglary'", "already taken")


def test_duplicated_alias_in_two_measures_whatever_the_hyphen(pages):
    pages.measures["measures"][0]["aliases"] = ["break-ins"]
    pages.measures["measures"][1]["aliases"] = ["Break ins"]
    says(pages.error(), "catalogue-duplicate", "catalogue/measures/crime.yaml › charge-rate › aliases", "Break ins", "'burglary'")


def test_alias_that_is_another_measures_name(pages):
    pages.measures["measures"][1]["aliases"] = ["name of burglary"]
    says(pages.error(), "catalogue-duplicate", "catalogue/measures/crime.yaml › charge-rate › aliases", "'burglary'")


def test_alias_twice_in_one_measure(pages):
    pages.measures["measures"][0]["aliases"] = ["break-ins", "break-ins"]
    says(pages.error(), "catalogue-duplicate", "catalogue/measures/crime.yaml › burglary › aliases", "twice")


@pytest.mark.parametrize("field", ["narrows", "per_head_of"])
def test_link_to_an_unknown_measure(pages, field):
    pages.measures["measures"][0][field] = "arrest"
    says(pages.error(), "catalogue-reference", f"catalogue/measures/crime.yaml › burglary › {field}", "'arrest'")


def test_confused_with_an_unknown_measure(pages):
    pages.measures["measures"][0]["confused_with"] = [{"measure_id": "robery", "difference": "Force."}]
    says(pages.error(), "catalogue-reference", "catalogue/measures/crime.yaml › burglary › confused_with › robery", "'robery'")


def test_measure_confused_with_itself(pages):
    pages.measures["measures"][0]["confused_with"] = [{"measure_id": "burglary", "difference": "None."}]
    says(pages.error(), "catalogue-reference", "catalogue/measures/crime.yaml › burglary › confused_with › burglary", "itself")


def test_public_series_without_source(pages):
    del pages.measures["measures"][0]["sources"]
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › burglary › sources")


def test_no_public_series_without_question(pages):
    pages.measures["measures"][0]["public_series"] = False
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › burglary › would_settle")


def test_unfit_for_trend_without_reason(pages):
    pages.measures["measures"][0]["fit_for_trend"] = False
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › burglary › fitness")


def test_offence_without_wider_measure(pages):
    pages.measures["measures"][1]["offence"] = "burglary"
    says(pages.error(), "catalogue-missing", "catalogue/measures/crime.yaml › charge-rate › narrows")


def test_duplicated_area_code(pages):
    pages.areas["areas"].append(area("E1", "South Force"))
    says(pages.error(), "catalogue-duplicate", "catalogue/areas/forces.yaml › E1", "already taken")


def test_two_forces_of_one_name(pages):
    pages.areas["areas"].append(area("E2", "north force"))
    says(pages.error(), "catalogue-duplicate", "catalogue/areas/forces.yaml › E2 › names", "'E1'")


def test_area_name_twice(pages):
    pages.areas["areas"][0]["nicknames"] = ["North force"]
    says(pages.error(), "catalogue-duplicate", "catalogue/areas/forces.yaml › E1 › names", "twice")


def test_area_without_name(pages):
    pages.areas["areas"][0]["names"] = []
    says(pages.error(), "catalogue-missing", "catalogue/areas/forces.yaml › E1 › names")


def test_area_of_no_kind(pages):
    pages.areas["areas"][0]["kind"] = "hamlet"
    says(pages.error(), "catalogue-value", "catalogue/areas/forces.yaml › E1 › kind", "hamlet")


def test_part_of_an_unknown_area(pages):
    pages.areas["areas"][0]["part_of"] = "R9"
    says(pages.error(), "catalogue-reference", "catalogue/areas/forces.yaml › E1 › part_of", "'R9'")


def test_area_part_of_itself(pages):
    pages.areas["areas"][1]["part_of"] = "E1"
    says(pages.error(), "catalogue-reference", "catalogue/areas/forces.yaml › E1 › part_of", "itself")


def test_policed_by_a_region(pages):
    pages.areas["areas"].append(area("C1", "Northton", kind="city", force="R1", note="Smaller."))
    says(pages.error(), "catalogue-reference", "catalogue/areas/forces.yaml › C1 › force", "no force")


def test_look_alike_without_note(pages):
    pages.areas["areas"].append(area("C1", "Northton", kind="city", force="E1"))
    says(pages.error(), "catalogue-missing", "catalogue/areas/forces.yaml › C1 › note")


def test_group_of_an_unknown_area(pages):
    pages.groups["groups"][0]["members"] = ["E7"]
    says(pages.error(), "catalogue-reference", "catalogue/groups.yaml › all › members", "'E7'")


def test_group_with_a_member_twice(pages):
    pages.groups["groups"][0]["members"] = ["E1", "E1"]
    says(pages.error(), "catalogue-duplicate", "catalogue/groups.yaml › all › members")


def test_duplicated_group(pages):
    pages.groups["groups"] *= 2
    says(pages.error(), "catalogue-duplicate", "catalogue/groups.yaml › all")


def test_empty_group_without_question(pages):
    pages.groups["groups"][0]["members"] = []
    says(pages.error(), "catalogue-missing", "catalogue/groups.yaml › all › would_settle")


def test_group_on_no_day(pages):
    pages.groups["groups"][0]["as_at"] = "last year"
    says(pages.error(), "catalogue-value", "catalogue/groups.yaml › all › as_at", "last year")


def test_family_of_an_unknown_measure(pages):
    pages.members[1]["measure_id"] = "cracked"
    says(pages.error(), "catalogue-reference", "catalogue/families.yaml › solved › members[1] › measure_id", "'cracked'")


def test_family_with_an_unknown_method(pages):
    pages.members[0]["method"] = "guess"
    says(pages.error(), "catalogue-reference", "catalogue/families.yaml › solved › members[0] › method", "'guess'")


@pytest.mark.parametrize("likelihood", [1.5, -0.1, "high", True])
def test_likelihood_that_is_none(pages, likelihood):
    pages.members[0]["likelihood"] = likelihood
    says(pages.error(), "catalogue-value", "catalogue/families.yaml › solved › members[0] › likelihood", "0 to 1")


def test_family_of_one(pages):
    del pages.members[1]
    says(pages.error(), "catalogue-missing", "catalogue/families.yaml › solved › members", "two")


def test_word_of_two_families(pages):
    other = {"id": "cleared", "name": "Cleared", "words": ["Solved"], "members": pages.members}
    pages.families["families"].append(other)
    says(pages.error(), "catalogue-duplicate", "catalogue/families.yaml › cleared › words", "'solved'")


def test_broken_yaml_names_the_line(pages):
    path = pages.write() / "groups.yaml"
    path.write_text("groups:\n  - id: [all\n", encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    assert caught.value.code == "catalogue-unreadable"
    assert caught.value.where.startswith("catalogue/groups.yaml, line ")


def test_key_twice_names_the_line(pages):
    path = pages.write() / "groups.yaml"
    path.write_text("groups:\n  - id: all\n    id: some\n    name: All\n    source: x\n", encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    says(caught.value, "catalogue-unreadable", "catalogue/groups.yaml, line 3", "'id'", "twice")


def test_page_in_another_encoding(pages):
    path = pages.write() / "groups.yaml"
    path.write_bytes("groups: [] # £".encode("latin-1"))
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    says(caught.value, "catalogue-unreadable", "catalogue/groups.yaml", "UTF-8")


def test_page_that_is_a_list(pages):
    path = pages.write() / "families.yaml"
    path.write_text("- solved\n", encoding="utf-8")
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    says(caught.value, "catalogue-value", "catalogue/families.yaml", "mapping")


def test_missing_page(pages):
    (pages.write() / "families.yaml").unlink()
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    says(caught.value, "catalogue-missing", "catalogue/families.yaml")


def test_folder_without_measures(pages):
    (pages.write() / "measures" / "crime.yaml").unlink()
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(pages.folder)
    assert caught.value.code == "missing-data"


def test_no_folder(tmp_path):
    with pytest.raises(FactcheckError) as caught:
        load_catalogue(tmp_path / "nowhere")
    assert caught.value.code == "missing-data"
