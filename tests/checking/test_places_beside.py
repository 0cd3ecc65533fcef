"""A force beside England and Wales: each number belongs to its own place, with figures of the store."""

from datetime import date

import pytest

from factcheck import check
from factcheck.figures import Store
from factcheck.values import Unit
from factcheck.values.period import financial_year

NORFOLK, KENT, NATION = "E23000024", "E23000032", "K04000001"
PUBLISHED = "2020-02-01"
KNOWN = date(2020, 2, 1)
STORE = Store.open()


def rate(area):
    """Recorded crimes per 1,000 people in the year to March 2019, as ONS published them."""
    return STORE.lookup("recorded-crime-rate", area, financial_year(2018), as_of=KNOWN)[0].value


def change(area, measure="robbery"):
    """The change in percent from 2021/22 to 2022/23."""
    new, old = (STORE.lookup(measure, area, financial_year(year), as_of=date(2023, 11, 24))[0].value for year in (2022, 2021))
    return (new - old) / old * 100


def verdicts(text, published=PUBLISHED):
    """Place, measure and label of each claim with a number of its own; "lower than" is one without."""
    judged = [each for each in check(text, published=published).judged if each.claim.unit is not Unit.RANK]
    return [(each.claim.area_code, each.claim.measure_id, each.verdict.label) for each in judged]


RATES = [
    "Norfolk Police recorded {n} crimes per 1,000 people in 2018/19, compared with {o} across England and Wales.",
    "The crime rate in Norfolk was {n} per 1,000 people in the year to March 2019, against an England and Wales average of {o}.",
    "In 2018/19, there were {n} crimes per 1,000 people in Norfolk; the figure for England and Wales was {o}.",
    "The crime rate in Norfolk was {n} per 1,000 people in 2018/19. In England and Wales it was {o}.",
    "The crime rate in Norfolk was {n} per 1,000 people in 2018/19, while for England and Wales it was {o}.",
    "The crime rate in Norfolk was {n} per 1,000 people in 2018/19. That compares with {o} across England and Wales.",
    "Norfolk Police had a crime rate of {n} per 1,000 population in 2018/19, lower than the {o} in England and Wales.",
]


@pytest.mark.parametrize("text", RATES)
def test_rate_of_a_force_beside_the_country(text):
    own, nation = rate(NORFOLK), rate(NATION)
    assert abs(own - nation) > 5
    places = [(NORFOLK, "recorded-crime-rate"), (NATION, "recorded-crime-rate")]
    true = verdicts(text.format(n=f"{own:.1f}", o=f"{nation:.1f}"))
    assert true == [(*place, "supported") for place in places]
    turned = verdicts(text.format(n=f"{nation:.1f}", o=f"{own:.1f}"))
    assert turned == [(*place, "not_supported") for place in places]
    half = verdicts(text.format(n=f"{own:.1f}", o=f"{nation * 2:.1f}"))
    assert [each[2] for each in half] == ["supported", "not_supported"]


def test_another_force_in_the_place_of_the_country():
    text = f"Norfolk Police recorded {rate(NORFOLK):.1f} crimes per 1,000 people in 2018/19, compared with {rate(KENT):.1f} in Kent."
    assert [each[::2] for each in verdicts(text)] == [(NORFOLK, "supported"), (KENT, "supported")]
    assert [each[2] for each in verdicts(text.replace("in Kent", "in Surrey"))] == ["supported", "not_supported"]


@pytest.mark.parametrize(
    "text",
    [
        "Robbery in Kent {went} by {n}% in 2022/23 compared with the year before, against {a} {o}% {way} across England and Wales.",
        "Robberies recorded by Kent Police {went} {n}% in 2022/23 compared with 2021/22. Across England and Wales they {other} {o}%.",
        "“Robbery in Kent {went} by {n}% in 2022/23 on 2021/22, compared with {a} {way} of {o}% in England and Wales,” she said.",
    ],
)
def test_change_of_a_force_beside_the_country(text):
    own, nation = change(KENT), change(NATION)
    went, other, way = ("rose" if own > 0 else "fell"), ("rose" if nation > 0 else "fell"), ("increase" if nation > 0 else "decrease")
    slots = {"went": went, "other": other, "way": way, "a": "an" if way == "increase" else "a"}
    said = text.format(n=f"{abs(own):.1f}", o=f"{abs(nation):.1f}", **slots)
    assert verdicts(said, "2023-11-24") == [(KENT, "robbery", "supported"), (NATION, "robbery", "supported")]
    wrong = text.format(n=f"{abs(own):.1f}", o=f"{abs(nation) + 30:.1f}", **slots)
    assert [each[2] for each in verdicts(wrong, "2023-11-24")] == ["supported", "not_supported"]


@pytest.mark.parametrize(
    "text",
    [
        "Norfolk Police recorded {n} crimes per 1,000 people in 2018/19, compared with {o} in Sandwell.",
        "Norfolk Police recorded {n} crimes per 1,000 people in 2018/19, compared with {o} burglaries across England and Wales.",
        "Norfolk Police recorded {n} crimes per 1,000 people in 2018/19, compared with {o} across England and Wales among women.",
        "Norfolk Police recorded {n} crimes per 1,000 people in 2018/19, compared with {o} in rural England and Wales.",
    ],
)
def test_a_second_number_of_another_thing_is_left_alone(text):
    found = verdicts(text.format(n=f"{rate(NORFOLK):.1f}", o="12"))
    others = [label for *thing, label in found if thing != [NORFOLK, "recorded-crime-rate"]]
    assert not {"supported", "not_supported"} & set(others)


@pytest.mark.parametrize(
    "text",
    [
        "Losses from robbery in Kent climbed 17.3% in 2022/23 on 2021/22. Across England and Wales they climbed {n}%.",
        "Robbery fears in Kent rose by 17.3% in 2022/23 on 2021/22. In England and Wales they rose by {n}%.",
        "The force denied that robbery in Kent rose by 17.3% in 2022/23 on 2021/22. In England and Wales it rose by {n}%.",
    ],
)
def test_what_stops_the_first_number_stops_the_second(text):
    for value in (1.1, abs(change(NATION)), 70.3):
        found = verdicts(text.format(n=f"{value:.1f}"), "2023-11-24")
        assert not {"supported", "not_supported"} & {label for *_, label in found if label}, found
