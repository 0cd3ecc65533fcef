"""A measure is matched to the catalogue only where the words name the whole of it."""

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.extraction.pipeline import extract_document
from factcheck.extraction.vocabulary import measure_words


def only(text):
    (found,) = extract_document(text).claims
    return found


@pytest.mark.parametrize(
    ("text", "measure_id"),
    [
        ("Burglary in Kent fell by 8 per cent.", "burglary"),
        ("Kent Police recorded 1,204 robberies.", "robbery"),
        ("House burglaries in Kent rose by 4%.", "burglary-residential"),
        ("There were 31 homicides in Essex.", "homicide"),
        ("Crime in Kent fell by 8 per cent.", "recorded-crime"),
        ("3 per cent of rapes in Kent led to a charge.", "charge-rate-rape"),
        ("Stop and searches in Kent rose by 20 per cent.", "stop-and-search"),
        ("Kent Police answered 999 calls in an average of 8 seconds.", "999-mean-answer-time"),
        ("Kent Police answers 41,000 999 calls each month.", "999-calls"),
        ("There are 2,100 registered sex offenders in Kent.", "registered-sex-offenders"),
    ],
)
def test_the_whole_measure_is_matched(text, measure_id):
    assert only(text).measure_id == measure_id


@pytest.mark.parametrize(
    "text",
    [
        "Burglaries in rural areas of Kent fell by 8 per cent.",
        "Robberies involving firearms in Kent rose by 12 per cent.",
        "Violence against women in Kent rose by 12 per cent.",
        "Kent Police failed to attend 4,600 burglaries.",
        "Detectives in Kent solved 310 robberies.",
        "Officers made 290 arrests for shoplifting in Kent.",
        "1,252 registered sex offenders live in Division A.",
        "Burglary in Tunbridge rose by 12 per cent.",
        "Attempted burglaries in Kent rose by 3 per cent.",
        "Burglaries of sheds in Kent rose by 3 per cent.",
        "20 per cent of officers in Kent are detectives.",
        "Half of burglaries in Kent happen at night.",
        "Burglary and robbery in Kent fell by 8 per cent.",
    ],
)
def test_a_part_is_never_matched_to_the_whole(text):
    assert only(text).measure_id is None


def test_what_narrows_a_measure_is_kept():
    assert "rural" in only("Burglaries in rural areas of Kent fell by 8 per cent.").qualifiers
    assert "Division A" in only("1,252 registered sex offenders live in Division A.").qualifiers


def test_offences_after_a_change_are_those_that_changed():
    change, level = extract_document("Knife crime in Kent rose by 14 per cent to 731 offences.").claims
    assert change.measure_id == level.measure_id == "knife-crime"


def test_all_crime_stays_all_crime_beside_an_offence():
    *_, total = extract_document("Robbery in Kent fell by 3 per cent. Overall 89,864 crimes were recorded.").claims
    assert total.measure_id == "recorded-crime"


def test_a_rate_is_not_the_count():
    found = only("There were 71.4 crimes per 1,000 people in Kent.")
    assert found.measure_id in (None, "recorded-crime-rate")
    assert found.measure == "all recorded crime: rate per 1,000 population"


def test_an_offence_carries_the_question_of_the_one_before():
    first, second = extract_document("Kent Police solved 9 per cent of burglaries. For robbery the rate was 12 per cent.").claims
    assert (first.measure, second.measure) == ("burglary: solved rate", "robbery: solved rate")


def test_calls_stay_those_that_the_text_is_about():
    found = extract_document("The 101 line in Kent is slow. Calls are answered in 4 minutes on average.").claims[-1]
    assert found.measure == "101 calls answered: mean answer time"


def test_the_nearest_thing_named_is_what_moved():
    vehicle, theft = extract_document("Vehicle crime was down a fifth and shop theft, so long a headache, fell by a tenth.").claims
    assert vehicle.measure_id == "vehicle-offences"
    assert theft.measure_id == "shoplifting" or "measure" in theft.unsure


def test_a_claim_that_points_back_with_no_word_is_not_matched():
    found = extract_document("Theft from the person rose 8 per cent. London, Essex and Kent all saw falls of more than 5 per cent.").claims[
        -1
    ]
    assert found.measure_id is None
    assert "measure" in found.unsure


def test_every_measure_in_the_word_list_is_in_the_catalogue():
    known = load_catalogue().measures
    assert [topic.measure for topic in measure_words().topics if topic.measure and topic.measure not in known] == []


def test_no_phrase_names_two_topics():
    phrases = [phrase for topic in measure_words().topics for phrase in topic.words]
    assert len(phrases) == len(set(phrases))
