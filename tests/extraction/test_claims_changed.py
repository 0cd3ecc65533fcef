"""Metamorphic tests: another force, number or date moves exactly what it should and nothing else."""

from dataclasses import fields
from datetime import date

import pytest

from factcheck.extraction.claim import Claim
from factcheck.extraction.pipeline import extract_document, extract_many
from factcheck.values import Period

TEXT = (
    "Kent Police recorded 1,310 robberies in 2022, a rise of 9 per cent. The chief constable said burglary fell from 4,410 to 3,870. "
    "The force solved 7 per cent of burglaries, the lowest share since 2014."
)
PLACES = {"claim_id", "span", "value_span", "sentence", "quote", "as_stated", "confidence"}


def read(text, published=date(2023, 11, 24)):
    return extract_document(text, published=published).claims


def plain(claim: Claim, name: str):
    value = getattr(claim, name)
    return value.to_dict() if isinstance(value, Period) else value


def differing(one: Claim, other: Claim) -> set[str]:
    return {field.name for field in fields(Claim) if plain(one, field.name) != plain(other, field.name)} - PLACES


def changed(before: str, after: str) -> list[set[str]]:
    one, other = read(TEXT), read(TEXT.replace(before, after))
    assert len(one) == len(other) == 5
    return [differing(a, b) for a, b in zip(one, other, strict=True)]


@pytest.mark.parametrize("force", ["Essex Police", "West Midlands Police", "the Met", "Dyfed-Powys Police", "Police Scotland"])
def test_another_force_moves_the_owner_alone(force):
    for moved in changed("Kent Police", force):
        assert moved <= {"subject", "area_code", "speaker_area"}


def test_another_number_moves_the_value_alone():
    first, *others = changed("1,310", "2,847")
    assert first <= {"value", "last_place"}
    assert first >= {"value"}
    assert others == [set(), set(), set(), set()]


def test_another_offence_moves_the_measure_alone():
    first, second, *others = changed("robberies", "arson attacks")
    assert first == second == {"measure", "measure_id"}
    assert others == [set(), set(), set()]


def test_another_year_moves_the_days_alone():
    found = changed("in 2022", "in 2021")
    assert found[0] == {"period"}
    assert all(moved <= {"period", "baseline"} for moved in found)


def test_the_other_way_round_moves_the_direction():
    moved = changed("a rise of 9 per cent", "a fall of 9 per cent")
    assert moved[1] == {"direction"}


def test_a_sentence_in_front_moves_the_places_alone():
    before = "It was a wet morning in the market square. "
    one, other = read(TEXT), read(before + TEXT)
    for a, b in zip(one, other, strict=True):
        assert differing(a, b) == set()
        assert (b.span.start - a.span.start, b.value_span.start - a.value_span.start) == (len(before), len(before))


def test_the_same_text_gives_the_same_claims_alone_and_in_a_batch():
    alone = read(TEXT)
    batch = list(extract_many([("Crime fell 4% in Essex.", None, None), (TEXT, date(2023, 11, 24), None)] * 12))
    assert [extraction.claims for extraction in batch[1::2]] == [alone] * 12


def test_ids_depend_on_text_and_place():
    ids = [claim.claim_id for claim in read(TEXT)]
    assert len(set(ids)) == len(ids)
    assert ids == [claim.claim_id for claim in read(TEXT)]
    assert not set(ids) & {claim.claim_id for claim in read(TEXT + " End.")}


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a rise of 9 per cent", "a rise of 9%"),
        ("a rise of 9 per cent", "a rise of 9 percent"),
        ("a rise of 9 per cent", "a rise of nine per cent"),
        ("solved 7 per cent", "solved seven per cent"),
        ("recorded 1,310 robberies", "recorded 1310 robberies"),
    ],
)
def test_another_spelling_moves_nothing_but_the_form(before, after):
    for moved in changed(before, after):
        assert moved <= {"form", "last_place"}


@pytest.mark.parametrize(
    ("before", "after"), [("The chief constable said", "The chief constable said yesterday"), ("robberies", "Robberies")]
)
def test_words_that_say_nothing_move_nothing(before, after):
    one, other = read(TEXT), read(TEXT.replace(before, after))
    assert [(claim.value, claim.unit, claim.direction, claim.kind, claim.area_code) for claim in one] == [
        (claim.value, claim.unit, claim.direction, claim.kind, claim.area_code) for claim in other
    ]


def test_a_sentence_in_its_own_paragraph_says_the_same():
    apart = read(TEXT.replace(". The", ".\n\nThe"))
    for a, b in zip(read(TEXT), apart, strict=True):
        assert differing(a, b) == set()


def test_another_date_of_publication_moves_what_counts_from_it():
    text = "Kent Police recorded 1,310 robberies last year, and 4,410 burglaries in 2019."
    (robbery, burglary), (later, same) = (read(text, date(year, 11, 24)) for year in (2021, 2023))
    assert (robbery.period.start.year, later.period.start.year) == (2020, 2022)
    assert plain(burglary, "period") == plain(same, "period")
