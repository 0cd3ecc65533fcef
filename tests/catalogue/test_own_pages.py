"""The project's own catalogue: what it holds, that it is complete, and that no place is taken for another."""

import re
import subprocess
import sys
import time
from pathlib import Path

import pytest

from factcheck.catalogue import Catalogue, load_catalogue
from factcheck.catalogue.area_pages import LOOK_ALIKES
from factcheck.catalogue.loading import loaded
from factcheck.catalogue.names import folded
from factcheck.values import FactcheckError, Unit
from factcheck.values.places import data_folder

STAY_PUT = (Path(__file__).parent / "measure_ids.txt").read_text(encoding="utf-8").split()
FORCES = [f"E230000{number:02d}" for number in range(1, 40)] + [f"W1500000{number}" for number in range(1, 5)]


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def test_measures_that_stay_put_exist(catalogue):
    missing = [each for each in STAY_PUT if each not in catalogue.measures]
    assert missing == []
    assert len(set(STAY_PUT)) == len(STAY_PUT) > 100
    assert len(catalogue.measures) >= 60


def test_charge_rates_have_both_denominators(catalogue):
    rates = [each for each in catalogue.measures.values() if each.id.startswith("charge-rate")]
    assert len(rates) == 13
    assert all(set(each.methods) == {"cohort", "in-year"} and each.unit is Unit.PERCENT for each in rates)


def test_answer_times_have_both_clocks(catalogue):
    assert set(catalogue.measure("999-mean-answer-time").methods) == {"national-clock", "force-clock"}
    assert catalogue.measure("999-mean-answer-time").unit is Unit.SECONDS


def test_every_alias_leads_to_one_measure(catalogue):
    owners: dict[str, set[str]] = {}
    for measure in catalogue.measures.values():
        for alias in (*measure.aliases, measure.name, measure.plain):
            owners.setdefault(folded(alias), set()).add(measure.id)
    assert {alias: ids for alias, ids in owners.items() if len(ids) > 1} == {}


def test_measures_are_written_out(catalogue):
    for measure in catalogue.measures.values():
        assert len(measure.aliases) >= 3, measure.id
        assert len(measure.definition) >= 20, measure.id
        assert measure.definition.endswith("."), measure.id
        for sentence in (*measure.fitness, *(each.what for each in measure.breaks), *(each.difference for each in measure.confused_with)):
            assert re.match(r"[A-Z0-9].*[.]$", sentence), (measure.id, sentence)


def test_what_nobody_publishes_has_a_question(catalogue):
    unpublished = {each.id for each in catalogue.measures.values() if not each.public_series}
    assert {"outstanding-risk-assessments", "overdue-offender-visits", "emergency-attended-within-target", "custody-suites"} <= unpublished
    assert {"101-calls", "101-mean-answer-time", "101-answered-share", "101-abandoned-share", "local-policing-areas"} <= unpublished
    assert all(catalogue.measure(each).would_settle for each in unpublished)
    assert not unpublished & {"burglary", "arrests", "charge-rate", "registered-sex-offenders"}


def test_stocks_are_marked(catalogue):
    assert catalogue.measure("officers-fte").stock
    assert catalogue.measure("registered-sex-offenders").stock
    assert not catalogue.measure("officer-joiners").stock
    assert not catalogue.measure("burglary").stock


def test_recorded_crime_is_no_trend(catalogue):
    assert not catalogue.measure("recorded-crime").fit_for_trend
    assert catalogue.measure("burglary").fit_for_trend
    assert "2017-04-01" in [each.since.isoformat() for each in catalogue.measure("burglary-residential").breaks]


def test_all_43_forces_are_there_with_region_and_slug(catalogue):
    assert [each.code for each in catalogue.areas.values() if each.kind == "force"] == FORCES
    for code in FORCES:
        force = catalogue.area(code)
        assert force.police_id, code
        assert "K04000001" in [each.code for each in catalogue.above(code)], code


@pytest.mark.shared
def test_force_names_of_the_publishers_are_known(catalogue, shared):
    import csv

    with (shared / "official" / "reference" / "forces_reference_DERIVED.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in (row["home_office_workforce_name"], row["ons_pfa_table_name"], row["police_uk_label_2012"]):
                assert row["ons_pfa_code"] in [each.code for each in catalogue.areas_named(name)], name
            assert catalogue.area(row["ons_pfa_code"]).police_id == row["police_uk_id"]


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("West Midlands Police", ["E23000014"]),
        ("the West Midlands force", ["E23000014"]),
        ("WMP", ["E23000014"]),
        ("West Midlands region", ["E12000005"]),
        ("West Midlands", ["E23000014", "E12000005"]),
        ("the West Midlands", ["E23000014", "E12000005"]),
        ("West Midlands Combined Authority", ["X-CA-WEST-MIDLANDS"]),
        ("Birmingham", ["X-CITY-BIRMINGHAM"]),
        ("Manchester", ["X-CITY-MANCHESTER"]),
        ("GMP", ["E23000005"]),
        ("Greater Manchester", ["E23000005", "X-CA-GREATER-MANCHESTER"]),
        ("Kent Police", ["E23000032"]),
        ("Kent", ["E23000032", "X-CTY-KENT"]),
        ("Sussex", ["E23000033"]),
        ("Wales", ["W92000004"]),
        ("South Wales", ["W15000003"]),
        ("London", ["E12000007"]),
        ("the Met", ["E23000001"]),
        ("Scotland Yard", ["E23000001"]),
        ("City of London Police", ["E23000034"]),
        ("City of London", ["E23000034", "X-CITY-CITY-OF-LONDON"]),
        ("London, City of", ["E23000034"]),
        ("Devon & Cornwall", ["E23000035"]),
        ("Hampshire Constabulary", ["E23000030"]),
        ("Hampshire and Isle of Wight Constabulary", ["E23000030"]),
        ("North East", ["E12000001"]),
        ("British Transport Police", ["X-BTP"]),
        ("PSNI", ["X-PSNI"]),
        ("Police Scotland", ["X-PSCOT"]),
        ("England and Wales", ["K04000001"]),
        ("Narnia", []),
    ],
)
def test_names_lead_to_their_places_and_no_others(catalogue, name, codes):
    assert [each.code for each in catalogue.areas_named(name)] == codes


def test_region_and_force_west_midlands_are_two(catalogue):
    force, region = catalogue.area("E23000014"), catalogue.area("E12000005")
    assert (force.kind, region.kind) == ("force", "region")
    assert region.force is None
    assert not region.is_force
    assert {each.code for each in catalogue.parts_of("E12000005")} == {"E23000014", "E23000015", "E23000016", "E23000017"}
    assert catalogue.parts_of("E23000014") == [force]
    unambiguous = {name for area in (force, region) for name in (*area.names, *area.nicknames)} - {"West Midlands"}
    assert all(len(catalogue.areas_named(name)) == 1 for name in unambiguous)


def test_a_look_alike_is_never_a_force(catalogue):
    look_alikes = [each for each in catalogue.areas.values() if each.kind in LOOK_ALIKES]
    assert len([each for each in look_alikes if each.kind == "city"]) >= 60
    for area in look_alikes:
        assert area.note, area.code
        assert not area.is_force, area.code
        assert area.code.startswith("X-"), area.code
        assert area.force is None or catalogue.area(area.force).is_force, area.code


def test_areas_of_two_forces_name_none(catalogue):
    assert catalogue.area("X-CA-TEES-VALLEY").force is None
    assert "Durham" in (catalogue.area("X-CA-TEES-VALLEY").note or "")


def test_context_words_are_no_names(catalogue):
    for word in ("nationally", "Reading", "Met", "Bath"):
        assert word in catalogue.contextual_names()
        assert word.lower() not in catalogue.area_names()
    assert catalogue.contextual_names()["nationally"] == ("K04000001",)


def test_names_for_matching_in_text(catalogue):
    assert catalogue.area_names()["west midlands"] == ("E23000014", "E12000005")
    assert catalogue.area_spellings()["GMP"] == ("E23000005",)
    assert catalogue.measure_aliases()["muggings"] == "robbery-personal"
    assert catalogue.measure_aliases()["bobbies on the beat"] == "officers-fte"
    assert all(alias == alias.lower() for alias in catalogue.measure_aliases())
    assert all(name == name.lower() for name in catalogue.area_names())
    assert catalogue.family_words()["solved"] == "solved"


def test_groups(catalogue):
    assert list(catalogue.groups["england-and-wales-forces"].members) == FORCES
    similar = catalogue.groups["most-similar-forces"]
    assert similar.members == ()
    assert similar.would_settle


def test_solved_has_its_alternatives(catalogue):
    assert [each.measure_id for each in catalogue.alternatives("solved")] == [
        "charge-rate",
        "positive-outcome-rate",
        "charges",
        "offenders-brought-to-justice",
    ]
    assert [each.measure_id for each in catalogue.alternatives("solved", offence="homicide")] == [
        "charge-rate-homicide",
        "positive-outcome-rate-homicide",
    ]
    assert any(each.complement for each in catalogue.alternatives("unsolved"))


def test_family_likelihoods_are_a_ranking_that_adds_to_one(catalogue):
    for family in catalogue.families.values():
        likelihoods = [each.likelihood for each in family.members]
        assert likelihoods == sorted(likelihoods, reverse=True), family.id
        assert sum(likelihoods) == pytest.approx(1.0), family.id


@pytest.mark.parametrize("word", ["burglary", "robbery", "rape", "homicide", "knife crime", "hate crime", "shoplifting", "stop and search"])
def test_a_word_that_names_one_measure_is_in_no_family(catalogue, word):
    assert word in catalogue.measure_aliases()
    assert word not in catalogue.family_words()


def test_narrowing_and_rates(catalogue):
    narrowed = catalogue.narrowed("charge-rate", "burglary")
    assert narrowed is not None
    assert narrowed.id == "charge-rate-burglary"
    assert catalogue.narrowed("charge-rate", "bicycle-theft") is None
    rate = catalogue.per_head("arrests")
    assert rate is not None
    assert rate.id == "arrests-rate"
    assert catalogue.per_head("charges") is None


@pytest.mark.parametrize(
    ("words", "measure_id"),
    [
        ("muggings", "robbery-personal"),
        ("bobbies", "officers-fte"),
        ("solved", "positive-outcome-rate"),
        ("break-ins", "burglary"),
        ("car crime", "vehicle-offences"),
        ("stop-searches", "stop-and-search"),
        ("knifings", "knife-crime"),
        ("rate of arrests", "arrests-rate"),
        ("shoplifing", "shoplifting"),
        ("burglary", "burglary"),
    ],
)
def test_words_find_measures(catalogue, words, measure_id):
    assert catalogue.find_measures(words)[0].id == measure_id


def test_words_find_areas_and_nonsense_finds_nothing(catalogue):
    assert catalogue.find_areas("west midlnds")[0].code == "E23000014"
    assert catalogue.find_areas("merseyside")[0].code == "E23000004"
    assert catalogue.find_areas("zzzzqqqq") == []
    assert catalogue.find_measures("zzzzqqqq") == []
    assert catalogue.find_measures("  ") == []


def test_unknown_ids_say_what_was_meant(catalogue):
    with pytest.raises(FactcheckError) as caught:
        catalogue.measure("burglery")
    assert caught.value.code == "unknown-measure"
    assert "burglary" in caught.value.message
    with pytest.raises(FactcheckError) as caught:
        catalogue.area("E2300014")
    assert caught.value.code == "unknown-area"
    assert "E23000014 (West Midlands Police)" in caught.value.message
    with pytest.raises(FactcheckError) as caught:
        catalogue.alternatives("solvd")
    assert caught.value.code == "unknown-family"


def test_loading_is_fast_and_happens_once():
    loaded.cache_clear()
    begun = time.perf_counter()
    first = load_catalogue()
    assert time.perf_counter() - begun < 1.0  # about 0.07 s on an idle machine; the margin is for a busy one
    assert load_catalogue() is first
    assert load_catalogue(data_folder() / "catalogue") is first


def test_importing_the_catalogue_imports_nothing_heavy():
    heavy = "spacy pandas pydantic duckdb pyarrow trafilatura rapidfuzz"
    code = f"import sys, factcheck.catalogue as c; c.load_catalogue(); print([m for m in {heavy.split()!r} if m in sys.modules])"
    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60)
    assert said.stdout.strip() == "[]"


def test_every_source_is_declared(catalogue, root):
    declared = {path.stem for path in (root / "data" / "sources").glob("*.yaml")}
    named = {source for measure in catalogue.measures.values() for source in measure.sources}
    assert sorted(named - declared) == []
