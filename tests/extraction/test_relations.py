"""What a text holds a count against: read where every word is explained, and open or left alone where a word is left over."""

from datetime import date

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.extraction.pipeline import extract_document
from factcheck.extraction.relation_words import ids_by_name, patterns_of, relation_words
from factcheck.values import Unit

KENT, ESSEX = "E23000032", "E23000028"


def only(text):
    claims = [each for each in extract_document(text, published=date(2023, 11, 24)).claims if each.unit is not Unit.RANK]
    assert len(claims) == 1, claims
    return claims[0]


def told(claim):
    relation = claim.relation
    return (relation.form, claim.measure_id, relation.measure_id, claim.area_code, relation.area_code) if relation else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Theft made up 37% of all crime in Kent in 2018/19.", ("share", "theft-offences", "recorded-crime", KENT, None)),
        ("Of all crimes in Kent in 2018/19, 1.1% were robberies.", ("share", "robbery", "recorded-crime", KENT, None)),
        ("One crime in nine recorded in Kent in 2018/19 was a theft.", ("share", "theft-offences", "recorded-crime", KENT, None)),
        ("Rapes made up a third of sexual offences in Kent in 2018/19.", ("share", "rape", "sexual-offences", KENT, None)),
        ("For every rape, 4.7 burglaries were recorded in Kent in 2018.", ("ratio", "burglary", "rape", KENT, None)),
        ("Burglaries outnumbered robberies in Kent by six to one in 2018.", ("ratio", "burglary", "robbery", KENT, None)),
        ("Kent had three times more burglaries than robberies in 2018.", ("ratio_more", "burglary", "robbery", KENT, None)),
        ("There were twice as many robberies in Essex as in Kent in 2018.", ("ratio", "robbery", None, ESSEX, KENT)),
        ("Kent Police recorded half the number of arsons that Essex Police did in 2018.", ("ratio", "arson", None, KENT, ESSEX)),
        ("Kent's burglary rate was twice that of Essex in 2018/19.", ("ratio", "burglary-rate", None, KENT, ESSEX)),
        ("Kent's crime rate was twice that of Essex in 2018/19.", ("ratio", "recorded-crime-rate", None, KENT, ESSEX)),
        ("Robbery in Kent was 1.5 times as high in 2018 as in 2014.", ("times", "robbery", None, KENT, None)),
        ("Burglary in Kent was a third of what it was in 2012/13.", ("times", "burglary", None, KENT, None)),
        ("Rape was 2.3 times higher in Kent in 2018 than in 2012.", ("more", "rape", None, KENT, None)),
        ("A robbery every 10 hours in Kent in 2018", ("every", "robbery", None, KENT, None)),
        ("Every 80 minutes, a burglary was recorded in Kent in 2018.", ("every", "burglary", None, KENT, None)),
    ],
)
def test_read_to_the_last_word(text, expected):
    claim = only(text)
    assert told(claim) == expected
    assert not claim.unsure
    assert claim.checkable


@pytest.mark.parametrize(
    ("text", "value", "period", "baseline"),
    [
        ("There were half as many thefts in Kent in 2022 as in 2012.", 0.5, "2022-01-01", "2012-01-01"),
        ("In 2022/23 theft in Kent was 1.4 times the number in 2018/19.", 1.4, "2022-04-01", "2018-04-01"),
        ("Twice as many thefts were recorded in Kent in 2012 as in 2022.", 2.0, "2012-01-01", "2022-01-01"),
    ],
)
def test_which_time_is_held_against_which(text, value, period, baseline):
    claim = only(text)
    assert (claim.value, claim.unit) == (value, Unit.TIMES)
    assert (str(claim.period.start), str(claim.baseline.start)) == (period, baseline)


@pytest.mark.parametrize(
    "text",
    [
        "Twice as many burglaries as robberies were recorded in Kent and Essex in 2018.",
        "Kent recorded twice as many burglaries as robberies and thefts in 2018.",
        "Twice as many burglaries were recorded in Kent as in Essex and Surrey in 2018.",
    ],
)
def test_a_second_thing_too_many_leaves_it_open(text):
    assert only(text).relation.form == "open"


@pytest.mark.parametrize(
    "text",
    [
        "Twice as many aggravated burglaries as robberies were recorded in Kent in 2018.",
        "Burglary made up 12% of crime recorded at night in Kent in 2018.",
        "Robberies made up 12% of burglaries in Kent in 2018.",
        "A burglary of a shop was recorded every 80 minutes in Kent in 2018.",
        "A burglary was recorded in Kent every 80 minutes in 2018 and 2019.",
        "12% of burglaries in Kent in 2018 led to a charge.",
        "Officers attended a burglary within 80 minutes in Kent in 2018.",
        "Theft fell by a third in Kent in 2018.",
        "Police spent 12% of their time on burglary in Kent in 2018.",
    ],
)
def test_near_misses(text):
    claims = extract_document(text, published=date(2023, 11, 24)).claims
    assert all(each.relation is None or each.relation.form == "open" for each in claims)


def test_the_claim_says_what_it_is_held_against():
    given = only("There were twice as many robberies in Essex as in Kent in 2018.").to_dict()
    assert given["against"] == {"form": "ratio", "measure_id": None, "area_code": KENT}
    assert "against" not in only("Kent Police recorded 1,994 robberies in 2018/19.").to_dict()


def test_every_name_is_of_a_measure_of_the_catalogue():
    measures = load_catalogue().measures
    words = relation_words()
    assert set(ids_by_name().values()) <= set(measures)
    assert len(ids_by_name()) == sum(len(names) for names in words.names.values())
    assert {each for whole in words.holds.items() for each in (whole[0], *whole[1])} <= set(words.names)
    assert all(patterns_of(form) for form in ("share", "ratio", "places", "rates", "times", "more", "every", "cues", "beside", "next"))


def test_what_goes_on_about_a_number_of_unknown_measure_is_unsure():
    text = (
        "Thefts of garden gnomes recorded by Kent Police climbed 17.3% in 2022/23 on 2021/22. Across England and Wales they climbed 13.1%."
    )
    claims = extract_document(text, published=date(2023, 11, 24)).claims
    assert [each.measure_id is None or "measure" in each.unsure for each in claims] == [True, True]
