"""One case for each pattern of claims: our own sentences, and what a careful reader takes from them."""

from datetime import date

import pytest

from factcheck.extraction.claim import Claim
from factcheck.extraction.pipeline import extract_document

PUBLISHED = date(2023, 11, 24)


def claims(text: str) -> list[Claim]:
    return list(extract_document(text, published=PUBLISHED).claims)


def told(claim: Claim) -> tuple:
    return claim.kind, claim.value, claim.unit.value, claim.direction


CASES = [
    # levels
    ("Officers in Kent recorded 1,204 robberies last year.", [("level", 1204, "count", "none")]),
    ("The force has 2,110 officers and 180 PCSOs.", [("level", 2110, "count", "none"), ("level", 180, "count", "none")]),
    ("The precept raised £96m for Essex Police.", [("level", 96e6, "GBP", None)]),
    ("Surrey Police answered 999 calls in an average of 8 seconds.", [("level", 8, "seconds", "none")]),
    ("There were 71.4 crimes per 1,000 people in Gwent.", [("level", 71.4, "per_1000", "none")]),
    # shares
    ("Detectives solved 11 per cent of robberies in Durham.", [("share", 11, "percent", "none")]),
    ("A quarter of burglaries in Sussex go unsolved.", [("share", 25, "percent", "none")]),
    ("One in eight rapes in Norfolk led to a charge.", [("share", 12.5, "percent", "none")]),
    # changes
    ("Shoplifting in Dorset rose by 19 per cent.", [("change", 19, "percent", "increase")]),
    ("Robbery fell by 8% while burglary rose by 3%.", [("change", 8, "percent", "decrease"), ("change", 3, "percent", "increase")]),
    ("There was a 12 per cent drop in car theft in Cheshire.", [("change", 12, "percent", "decrease")]),
    ("Cumbria has 240 fewer officers than in 2010.", [("change", 240, "count", "decrease")]),
    ("Knife crime has doubled in Cleveland.", [("change", 100, "percent", "increase")]),
    ("Homicides in Kent were halved.", [("change", 50, "percent", "decrease")]),
    ("Hate crime in Leicestershire is up 31% on last year.", [("change", 31, "percent", "increase")]),
    ("The charge rate for burglary went up by two percentage points.", [("change", 2, "percentage_points", "increase")]),
    ("Complaints were four times as many as in 2019.", [("change", 300, "percent", "increase")]),
    # a change, and the level that it ends at
    ("Vehicle crime in Essex rose 17% to 61,159.", [("change", 17, "percent", "increase"), ("level", 61159, "count", "none")]),
    # a mark that is passed is no size
    ("Officer numbers in Devon and Cornwall dipped below 2,900.", [("level", 2900, "count", "none")]),
    # both ends of a move
    ("Arrests in Kent fell from 18,200 to 15,900.", [("from_to", (18200, 15900), "count", "decrease")]),
    ("Robberies in Kent went from 1,310 in 2019 to 1,802 in 2022.", [("from_to", (1310, 1802), "count", "increase")]),
    (
        "There were 29 homicides in Kent, down from 34.",
        [("level", 29, "count", "none"), ("from_to", (34, 29), "count", "decrease")],
    ),
    # two figures side by side are no move
    ("Norfolk charged 9% of burglaries, compared with 6% in Suffolk.", [("share", 9, "percent", "none"), ("share", 6, "percent", "none")]),
    # ratios
    ("Black people were 6.5 times more likely to be searched by Kent Police.", [("ratio", 6.5, "times", None)]),
    # ranks
    ("Burglary in Wiltshire is at its lowest since 2014.", [("rank", 1, "rank", "decrease")]),
    ("Cleveland had the second highest crime rate in England and Wales.", [("rank", 2, "rank", "increase")]),
    ("Assaults on officers in Essex are at record levels.", [("rank", 1, "rank", "increase")]),
    ("Lancashire recorded the sharpest rise in robbery.", [("rank", 1, "rank", "increase")]),
    ("No force has more stop and searches than Merseyside.", [("rank", 1, "rank", "increase")]),
    ("The Met received more complaints than any other force.", [("rank", 1, "rank", "increase")]),
    ("Kent is one of the best forces in the country at answering 999 calls.", [("rank", None, "none", None)]),
    # comparisons without a size
    ("The charge rate in Gwent is below the national average.", [("comparison", None, "none", "decrease")]),
    # trends
    ("Recorded violence in Surrey has increased.", [("trend", None, "none", "increase")]),
    ("We have seen significant reductions in crime in Kent.", [("trend", None, "none", "decrease")]),
    ("Waiting times in Essex have been creeping up.", [("trend", None, "none", "increase")]),
    ("Crime in Kent fell for the seventh consecutive year.", [("trend", 7, None, "decrease")]),
    # what is to come, and what is wanted
    ("Dorset will get 120 more officers next year.", [("forecast", 120, "count", "increase")]),
    ("The force's goal is to answer 90 per cent of 101 calls.", [("target", 90, "percent", "none")]),
    ("The commissioner wants 3,600 officers within two years.", [("target", 3600, "count", "none")]),
    ("Burglary would rise by a third, a former chief warned.", [("forecast", 33.33, "percent", "increase")]),
    ("Chiefs pledged to send an officer to every burglary.", [("target", 100, "percent", "none")]),
    # the unit is written once
    ("Robbery rose by 9 per cent in 2021 and by 4 in 2022.", [("change", 9, "percent", "increase"), ("change", 4, "percent", "increase")]),
    (
        "999 calls in Kent are answered in 7 seconds, against 12.5 last year.",
        [("level", 7, "seconds", "none"), ("level", 12.5, "seconds", "none")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[case[0][:48] for case in CASES])
def test_pattern(text, expected):
    found = claims(text)
    assert [claim.kind for claim in found] == [want[0] for want in expected]
    for claim, (_, value, unit, direction) in zip(found, expected, strict=True):
        assert claim.value == (pytest.approx(value) if value is not None else None)
        assert unit is None or claim.unit.value == unit
        assert direction is None or (claim.direction or "none") == direction


NO_CLAIMS = [
    "A man of 44 was jailed for 18 months at Maidstone Crown Court.",
    "Call 101 quoting reference 45/2231/23, or ring 0800 555 111.",
    "The parade starts at 2pm on Saturday 12 August at 14 High Street.",
    "Turnout in the commissioner election was 23.4 per cent.",
    "The winner took 112,480 votes.",
    "Officers are doing their best to keep people safe.",
    "If crime had risen by 15 per cent there would be 12,000 offences.",
    "Did burglary fall by 30 per cent in Kent?",
    "The survey covered 1,150 people and has a margin of error of 3 points.",
    "He drove at 96mph in a 40 zone on the A229.",
]


@pytest.mark.parametrize("text", NO_CLAIMS)
def test_no_claim(text):
    assert claims(text) == []


@pytest.mark.parametrize(
    ("text", "measure"),
    [
        ("Our staff answer 999 calls in an average of three seconds.", "999-mean-answer-time"),
        ("We answer 999 calls in an average of five seconds.", "999-mean-answer-time"),
        ("Kent Police recorded 1,310 robberies.", "robbery"),
    ],
)
def test_a_number_whose_words_name_a_measure_whole_is_read_even_alone(text, measure):
    (found,) = claims(text)
    assert (found.kind, found.measure_id) == ("level", measure)


@pytest.mark.parametrize("text", ["We want to reduce crime and improve confidence.", "The force's plan must reduce robbery."])
def test_a_wish_without_a_size_is_no_statement_of_what_was(text):
    assert all(claim.kind in ("target", "forecast") or "kind" in claim.unsure for claim in claims(text))


def test_a_list_makes_a_claim_for_each_thing():
    found = claims("We are now the best-performing force of our most similar forces at solving burglary, robbery and homicide.")
    assert [claim.kind for claim in found] == ["rank"] * 3
    assert [claim.measure.split(":")[0] for claim in found] == ["burglary", "robbery", "homicide"]
    assert [claim.as_stated for claim in found] == ["best-performing", "robbery", "homicide"]


def test_respectively_pairs_off():
    found = claims("Burglary, robbery and homicide in Kent fell by 5, 7 and 9 per cent respectively.")
    assert [(claim.measure_id, claim.value, claim.unit.value, claim.direction) for claim in found] == [
        ("burglary", 5, "percent", "decrease"),
        ("robbery", 7, "percent", "decrease"),
        ("homicide", 9, "percent", "decrease"),
    ]


def test_as_has_says_the_same_again():
    first, second = claims("Our arrest rate has increased by a third as has the number of offenders brought to justice.")
    assert told(first) == told(second)
    assert second.as_stated == "as has"
    assert second.measure == "offenders brought to justice: number"


def test_a_shared_verb_goes_on():
    robbery, more, burglary = claims("In Suffolk robbery leapt 23% (57 more) and house burglary 6%.")
    assert (robbery.measure_id, robbery.value) == ("robbery", 23)
    assert (more.measure_id, more.value, more.unit.value) == ("robbery", 57, "count")
    assert (burglary.measure_id, burglary.value, burglary.direction) == ("burglary-residential", 6, "increase")


def test_a_move_between_ranks_that_are_not_counted():
    (found,) = claims("We have gone from being one of the worst call-handling forces to one of the best in 11 months.")
    assert (found.kind, found.value, found.unit.value, found.direction) == ("rank", None, "none", None)
    assert found.as_stated.startswith("one of the worst")


@pytest.mark.parametrize(
    ("words", "approx"),
    [
        ("more than 60%", "more_than"),
        ("almost 60%", "almost"),
        ("about 60%", "about"),
        ("fewer than 60%", "less_than"),
        ("just 60%", "exact"),
    ],
)
def test_hedges(words, approx):
    (found,) = claims(f"Kent Police solved {words} of robberies.")
    assert (found.value, found.approx) == (60, approx)


def test_the_quote_is_the_clause_that_carries_the_claim():
    first, second = claims("Violence in Kent rose by 23% while burglary fell by 5%.")
    assert first.quote == "Violence in Kent rose by 23%"
    assert second.quote == "burglary fell by 5%"


@pytest.mark.parametrize(
    "words",
    [
        "The number of rapes that we solve has risen dramatically, so that we have overtaken the national average.",
        "There were no robberies in Kent, so the rate fell to its lowest since 2010.",
    ],
)
def test_so_without_a_denial_of_what_it_raises_is_no_extreme(words):
    assert "so" not in [each.as_stated for each in claims(words)]


@pytest.mark.parametrize(
    "words",
    [
        "Recorded crime in Kent has not been so low since 2003.",
        "Never have so many officers left Essex Police.",
        "Burglaries haven’t been so rare in Kent since 2010.",
    ],
)
def test_so_behind_a_denial_is_an_extreme(words):
    extremes = [each for each in claims(words) if each.as_stated.endswith("so")]
    assert [(each.kind, each.value) for each in extremes] == [("rank", 1)]
