"""How British news writes shares, lengths of time, ratios, ranks, money and hedges: what each says, and what only looks like it."""

from typing import NamedTuple

import pytest

from factcheck.extraction.claim import Quantity
from factcheck.extraction.quantities import find_quantities

PERCENT, TIMES, RANK, GBP, SECONDS = "percent", "times", "rank", "GBP", "seconds"


class Q(NamedTuple):
    """One expected quantity: its words with hedges, its value and what else must be true of it."""

    words: str
    value: float | tuple[float, float] | None
    unit: str = "count"
    approx: str = "exact"
    direction: str | None = None


def told(text: str, each: Quantity) -> Q:
    """What was read, in the shape of what is expected."""
    return Q(each.span.of(text), each.value, each.unit.value, each.approx, each.direction)


def same(text: str, wanted: list[Q]) -> None:
    """Whether exactly these numbers are read, dates and codes left out."""
    found = [told(text, each) for each in find_quantities(text) if each.form != "none"]
    assert [each._replace(value=0) for each in found] == [each._replace(value=0) for each in wanted]
    assert [each.value for each in found] == [each.value if each.value is None else pytest.approx(each.value, rel=1e-3) for each in wanted]


SHARES = [
    ("Three callers in ten gave up.", [Q("Three callers in ten", 30, PERCENT)]),
    ("Some two cases in five went cold.", [Q("Some two cases in five", 40, PERCENT, "about")]),
    ("More than 4 victims in 10 withdrew.", [Q("More than 4 victims in 10", 40, PERCENT, "more_than")]),
    ("Two thefts out of three went unsolved.", [Q("Two thefts out of three", 66.67, PERCENT)]),
    ("The line is answered nine times out of ten.", [Q("nine times out of ten", 90, PERCENT)]),
    ("Four knife crimes in every ten end in court.", [Q("Four knife crimes in every ten", 40, PERCENT)]),
    ("It solved one crash out of every seven.", [Q("one crash out of every seven", 14.29, PERCENT)]),
    ("It solved one break-in, and one crash in every eight.", [Q("one", 1), Q("one crash in every eight", 12.5, PERCENT)]),
    ("It solved four of every ten.", [Q("four of every ten", 40, PERCENT)]),
    ("It charged 14 of every 100 suspects.", [Q("14 of every 100", 14, PERCENT)]),
    ("It solved six out of each ten burglaries.", [Q("six out of each ten", 60, PERCENT)]),
    ("One of every three cars is found.", [Q("One of every three", 33.33, PERCENT)]),
    ("One in each six goes unread.", [Q("One in each six", 16.67, PERCENT)]),
    ("Only one burglary in every ten ends in a charge.", [Q("Only one burglary in every ten", 10, PERCENT)]),
    ("Two officers in three, the poll found, are tired.", [Q("Two officers in three", 66.67, PERCENT)]),
    ("78p in every pound goes on pay.", [Q("78p in every pound", 78, PERCENT)]),
    ("It spends 22p in the pound on cars.", [Q("22p in the pound", 22, PERCENT)]),
    ("About 80 pence of every pound goes on pay.", [Q("About 80 pence of every pound", 80, PERCENT, "about")]),
    ("Some £1 in every £5 goes on pensions.", [Q("Some £1 in every £5", 20, PERCENT, "about")]),
    ("It spends £3 out of every £10 on rent.", [Q("£3 out of every £10", 30, PERCENT)]),
]
NO_SHARES = [
    ("Two officers in 2019 had left.", [Q("Two", 2)]),
    ("Two arrests in 2,019 streets were made.", [Q("Two", 2), Q("2,019", 2019)]),
    ("Three arrests in ten days were made.", [Q("Three", 3), Q("ten days", 10, "days")]),
    ("Three arrests in ten working days were made.", [Q("Three", 3), Q("ten working days", 10, "days")]),
    ("Police found five people in 10 cars.", [Q("five", 5), Q("10", 10)]),
    ("Police found two men in three stolen vans.", [Q("two", 2), Q("three", 3)]),
    ("Two cases in 5 per cent of wards stand out.", [Q("Two", 2), Q("5 per cent", 5, PERCENT)]),
    ("Four raids in five Kent towns followed.", [Q("Four", 4), Q("five", 5)]),
    ("Three arrests in 20 of the wards were made.", [Q("Three", 3), Q("20", 20)]),
    ("Three arrests in a ten-day operation were made.", [Q("Three", 3), Q("ten-day", 10, "days")]),
    ("Three raids in ten-mile stretches failed.", [Q("Three", 3), Q("ten", 10)]),
    ("It got three stars out of five.", [Q("three", 3), Q("five", 5)]),
    ("Ten officers in five went.", [Q("Ten", 10), Q("five", 5)]),
    ("There is one every 12 minutes.", [Q("one every 12 minutes", 12, "minutes")]),
    ("There is one officer per 430 people.", [Q("one officer per 430", 430)]),
    ("There is one officer for every 430 people.", [Q("one officer for every 430", 430)]),
    ("A call costs 22p in the evening.", [Q("22p", 0.22, GBP)]),
    ("He paid £1 in the shop and £5 in the bar.", [Q("£1", 1, GBP), Q("£5", 5, GBP)]),
    ("He found pennies in the drawer.", []),
]


@pytest.mark.parametrize(("text", "wanted"), SHARES)
def test_a_part_and_its_whole_are_one_share(text, wanted):
    same(text, wanted)
    assert "one_in" in {each.form for each in find_quantities(text)}


@pytest.mark.parametrize(("text", "wanted"), NO_SHARES)
def test_two_numbers_that_share_nothing_stay_apart(text, wanted):
    same(text, wanted)
