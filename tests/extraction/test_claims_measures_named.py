"""What is measured, in the words of bulletins, newspapers and forces: the right measure, and never one that only looks like it."""

from datetime import date

import pytest

from factcheck.extraction.pipeline import extract_document

PUBLISHED = date(2023, 10, 20)


def measures(text):
    return [claim.measure_id for claim in extract_document(text, published=PUBLISHED).claims if "measure" not in claim.unsure]


NAMES = {
    "possession-of-weapons": ["weapons possession offences", "possession of weapons offences", "offences of possession of weapons"],
    "knife-possession": ["knife possession offences", "offences of possession of a knife"],
    "knife-crime": ["offences involving knives or sharp instruments", "crimes involving a knife", "knife-enabled offences"],
    "burglary-residential": [
        "residential burglaries",
        "domestic burglaries",
        "residential burglary offences",
        "offences of residential burglary",
    ],
    "burglary-non-residential": ["non-residential burglaries", "business and community burglaries", "burglaries of business premises"],
    "theft-from-the-person": ["theft from the person offences", "thefts from the person"],
    "violence-with-injury": ["offences of violence with injury", "violence with injury offences", "violent crimes with injury"],
    "violence-without-injury": ["offences of violence without injury", "violent crimes without injury"],
    "violence-against-the-person": ["offences of violence against the person", "crimes of violence", "violent offences"],
    "robbery-personal": ["robberies of personal property", "personal robberies", "personal robbery offences"],
    "robbery-business": ["robberies of business property", "business robberies"],
    "arson": ["arsons", "arson offences", "offences of arson"],
    "sexual-offences": ["sexual offences", "sex offences", "crimes of a sexual nature"],
    "stop-and-search": ["stop and searches", "stops and searches", "stop and search encounters"],
    "use-of-force": ["uses of force", "use of force incidents", "incidents of use of force"],
    "vehicle-offences": ["vehicle offences", "vehicle crimes"],
    "theft-of-vehicle": ["thefts of vehicles", "thefts of motor vehicles", "vehicle thefts"],
    "bicycle-theft": ["bike thefts", "bicycle theft offences", "thefts of bicycles"],
    "miscellaneous-crimes": ["miscellaneous crimes against society"],
    "recorded-crime": ["crimes", "offences", "recorded crimes", "crimes excluding fraud"],
}
SAYINGS = [
    "There were 1,204 {} in Kent in 2018/19.",
    "In 2018/19 Kent Police dealt with 1,204 {}.",
    "The number of {} recorded by Kent Police in 2018/19 was 1,204.",
    "In 2018/19, 1,204 {} were recorded across Kent.",
]


@pytest.mark.parametrize(("measure", "name"), [(measure, name) for measure, names in NAMES.items() for name in names])
def test_a_kind_of_offence_by_its_names(measure, name):
    assert [measures(saying.format(name)) for saying in SAYINGS] == [[measure]] * len(SAYINGS)


@pytest.mark.parametrize(
    ("measure", "text"),
    [
        ("stop-and-search-arrest-rate", "The arrest rate from stop and search in Kent was 14% in 2018/19."),
        ("stop-and-search-arrest-rate", "11% of stop and searches in Kent led to an arrest in 2018/19."),
        ("stop-and-search-arrest-rate", "One in 16 stop and searches in Kent resulted in an arrest in 2018/19."),
        ("stop-and-search-arrest-rate", "The proportion of stop and searches leading to an arrest in Kent fell by 4 points in 2018/19."),
        ("no-suspect-rate", "The proportion of crimes closed with no suspect identified in Kent was 41% in 2018/19."),
        ("no-suspect-rate", "In 2018/19 no suspect was identified in 41% of crimes in Kent."),
        ("no-suspect-rate-burglary", "In Kent 75% of burglaries were closed with no suspect identified in 2018/19."),
        ("charge-rate", "The proportion of crimes leading to a charge or summons in Kent was 7.8% in 2018/19."),
        ("charge-rate", "In Kent 7.8% of offences resulted in someone being charged or summonsed in 2018/19."),
        ("charge-rate-robbery", "One in four robberies in Kent ended with a suspect charged in 2018/19."),
        ("officers-female-share", "Women made up 28% of police officers in Kent at 31 March 2019."),
        ("officers-female-share", "The share of women among officers in Kent was 28% at 31 March 2019."),
        ("officers-female-share", "The proportion of officers in Kent who were female was 28% at 31 March 2019."),
        ("officers-headcount", "The headcount of police officers in Kent was 3,600 at 31 March 2019."),
        ("officers-fte", "Kent Police had 3,500 full-time equivalent officers in post at 31 March 2019."),
        ("pcso-headcount", "Kent Police had 300 PCSOs by headcount at 31 March 2019."),
        ("workforce-fte", "The full-time equivalent workforce of Kent Police was 6,000 at 31 March 2019."),
        ("use-of-force", "Kent Police used force 12,000 times in 2018/19."),
        ("taser-use", "Tasers were used 588 times in Kent in 2018/19."),
        ("deaths-after-contact", "There were 24 deaths in police-related road traffic incidents in England and Wales in 2019/20."),
        ("999-answered-within-10-seconds", "Kent Police answered 86% of 999 calls in under 10 seconds in June 2023."),
        ("rape-days-offence-to-charge", "Rape cases took a median of 364 days from offence to charge in England and Wales in 2017."),
        (
            "rape-days-offence-to-completion",
            "The mean time from offence to completion in rape cases in England and Wales was 1,851 days in 2011.",
        ),
        ("police-funding", "Kent Police was allocated £89.8 million in central government grant in 2022/23."),
        (
            "recorded-crime-including-fraud",
            "Police recorded 6.7 million crimes including fraud in England and Wales in the year to June 2023.",
        ),
    ],
)
def test_what_is_asked_of_a_thing(measure, text):
    assert measures(text) == [measure]


@pytest.mark.parametrize(
    ("wrong", "text"),
    [
        ("stop-and-search", "There were 1,200 arrests from stop and search in Kent in 2018/19."),
        ("stop-and-search-arrest-rate", "Arrests from stop and search in Kent rose by 4% in 2018/19."),
        ("stop-and-search-arrest-rate", "11% of stop and searches of black people in Kent led to an arrest in 2018/19."),
        ("stop-and-search-arrest-rate", "11% of stop and searches in Kent led to an arrest for drugs in 2018/19."),
        ("stop-and-search-arrest-rate", "11% of stop and searches in Kent led to a caution in 2018/19."),
        ("charge-rate", "In Kent 7.8% of crimes led to a charge for murder in 2018/19."),
        ("no-suspect-rate", "In Kent 41% of crimes were closed because of evidential difficulties in 2018/19."),
        ("officers-female-share", "28% of PCSOs in Kent were women at 31 March 2019."),
        ("officers-female-share", "28% of female officers in Kent had been harassed at 31 March 2019."),
        ("officers-female-share", "28% of new officers in Kent were women in 2018/19."),
        ("officers-female-share", "28% of officers in Kent were from an ethnic minority at 31 March 2019."),
        ("officers-fte", "Kent Police recruited 100 full-time equivalent officers in 2018/19."),
        ("officers-fte", "Kent Police had 350 firearms officers in post at 31 March 2019."),
        ("recorded-crime", "There were 2,410 offences of violence with injury in Kent in 2018/19."),
        ("recorded-crime", "There were 2,410 crimes against children in Kent in 2018/19."),
        ("burglary-non-residential", "Kent Police recorded 2,000 shed break-ins in 2019/20."),
        ("criminal-damage-and-arson", "Kent Police recorded 9,000 criminal damage offences in 2019/20."),
        ("rape-days-offence-to-charge", "Robbery cases took a median of 364 days from offence to charge in England and Wales in 2017."),
        ("999-answered-within-10-seconds", "Kent Police answered 58% of 999 calls within 60 seconds in June 2023."),
        ("999-answered-within-10-seconds", "Kent Police answered 58% of 101 calls within 10 seconds in June 2023."),
        ("officer-uplift", "England and Wales had 149,566 officers under the uplift programme at 31 March 2023."),
    ],
)
def test_what_only_looks_like_it(wrong, text):
    assert wrong not in measures(text)


def test_people_may_come_before_what_is_counted_for_them():
    claim = extract_document(
        "For every 100,000 residents, West Yorkshire Police had 221 full-time equivalent police officers at 31 March 2019.",
        published=PUBLISHED,
    ).claims[0]
    assert (claim.kind, claim.unit.value, claim.measure_id) == ("level", "per_100000", "officers-per-100000")


@pytest.mark.parametrize("than", ["than the year before", "than in 2017/18"])
def test_more_than_before_is_no_place_in_an_order(than):
    claim = extract_document(f"Kent Police recorded more robberies in 2018/19 {than}.", published=PUBLISHED).claims[0]
    assert (claim.kind, claim.direction, "kind" in claim.unsure) == ("trend", "increase", False)
