"""Of which force a claim speaks: named, established, guessed from the outlet; look-alikes are never taken for a force without a mark."""

import pytest

from factcheck.extraction.pipeline import extract_document


def last(text, **options):
    return extract_document(text, **options).claims[-1]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Robbery rose by 5 per cent, West Midlands Police said.", "E23000014"),
        ("WMP recorded 7,310 robberies.", "E23000014"),
        ("The Met recorded 31,000 robberies.", "E23000001"),
        ("Robbery in Merseyside rose by 5 per cent.", "E23000004"),
        ("Robbery in England and Wales rose by 5 per cent.", "K04000001"),
        ("Crime in Scotland rose by 5 per cent.", "S92000003"),
    ],
)
def test_named(text, code):
    assert last(text).area_code == code


def test_a_region_is_never_silently_a_force():
    found = last("Robbery in the West Midlands rose by 5 per cent.")
    assert found.area_code != "E23000014" or (not found.area_certain and "subject" in found.unsure)
    assert last("Robbery across the West Midlands region rose by 5 per cent.").area_code == "E12000005"


def test_a_city_is_no_force():
    found = last("Robbery in Norwich rose by 5 per cent.")
    assert found.area_code != "E23000036"
    assert not found.area_certain


@pytest.mark.parametrize(
    "words", ["The force recorded 900 robberies.", "It recorded 900 robberies.", "“We recorded 900 robberies,” the chief constable said."]
)
def test_the_force_established_before_goes_on(words):
    assert last(f"Kent Police published its figures. {words}").area_code == "E23000032"


def test_the_nation_beside_a_force():
    force, nation = extract_document("Kent Police solved 6 per cent of burglaries. Nationally the figure was 5 per cent.").claims
    assert (force.area_code, nation.area_code) == ("E23000032", "K04000001")


def test_the_scope_of_a_rank_is_not_its_subject():
    assert last("Kent Police has the lowest burglary rate in England.").area_code == "E23000032"


def test_two_forces_in_one_sentence():
    first, second = extract_document("Kent Police charged 9% of burglaries and Essex Police 6%.").claims
    assert (first.area_code, second.area_code) == ("E23000032", "E23000028")


def test_several_forces_own_a_claim_together():
    found = last("London, Essex and Kent all saw burglary fall by 5 per cent.")
    assert found.area_code is None


def test_a_surname_is_no_place():
    assert last("Kent Police is improving. Mr Guildford said robbery fell by 5 per cent.").area_code == "E23000032"


def test_the_outlet_is_only_a_guess():
    found = last("The force recorded 900 robberies.", outlet="Kent Online")
    assert (found.area_code, found.area_certain) == ("E23000032", False)
    assert "subject" in found.unsure


def test_nothing_named_is_nothing_guessed():
    found = last("Robbery rose by 5 per cent.")
    assert (found.subject, found.area_code) == (None, None)


def test_the_texts_own_words_for_a_place():
    assert last("In the two counties robbery rose by 5 per cent.").subject == "the two counties"
