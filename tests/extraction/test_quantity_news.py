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
    ("Two PCs in every 100 are ill.", [Q("Two PCs in every 100", 2, PERCENT)]),
    ("One of every three cars is found.", [Q("One of every three", 33.33, PERCENT)]),
    ("One in each six goes unread.", [Q("One in each six", 16.67, PERCENT)]),
    ("Only one burglary in every ten ends in a charge.", [Q("Only one burglary in every ten", 10, PERCENT)]),
    ("Two officers in three, the poll found, are tired.", [Q("Two officers in three", 66.67, PERCENT)]),
    ("Three or four callers in ten gave up.", [Q("Three or four callers in ten", (30, 40), PERCENT)]),
    ("Between two and three in ten gave up.", [Q("Between two and three in ten", (20, 30), PERCENT)]),
    (
        "It fell from three callers in ten to one caller in ten.",
        [Q("from three callers in ten to one caller in ten", (30, 10), PERCENT, direction="decrease")],
    ),
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
    ("Two raids and three callers in ten failed.", [Q("Two", 2), Q("three callers in ten", 30, PERCENT)]),
    ("Three raids in 10 to 12 streets failed.", [Q("Three", 3), Q("10 to 12", (10, 12))]),
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


TIMES_TAKEN = [
    ("Callers waited 6 minutes 13 on average.", [Q("6 minutes 13", 373, SECONDS)]),
    ("The mean was 6 minutes 13.", [Q("6 minutes 13", 373, SECONDS)]),
    ("The drive takes 1 hr 20, says Ann.", [Q("1 hr 20", 4800, SECONDS)]),
    ("It took two minutes and ten.", [Q("two minutes and ten", 130, SECONDS)]),
    ("It took about two hours and forty.", [Q("about two hours and forty", 9600, SECONDS, "about")]),
    ("It fell from 6 minutes 13 to 5 minutes 2.", [Q("from 6 minutes 13 to 5 minutes 2", (373, 302), SECONDS, direction="decrease")]),
    ("It took between 6 minutes 13 and 7 minutes 5.", [Q("between 6 minutes 13 and 7 minutes 5", (373, 425), SECONDS)]),
    ("Waits of between 4:05 and 5:10 are usual.", [Q("between 4:05 and 5:10", (245, 310), SECONDS)]),
    ("It took four and a half minutes.", [Q("four and a half minutes", 4.5, "minutes")]),
    ("It took a minute and a half.", [Q("a minute and a half", 1.5, "minutes")]),
    ("It took an hour and three quarters.", [Q("an hour and three quarters", 1.75, "hours")]),
    ("It took a minute and 20 seconds.", [Q("a minute and 20 seconds", 80, SECONDS)]),
    ("It took an hour and ten minutes.", [Q("an hour and ten minutes", 4200, SECONDS)]),
    ("It took quarter of an hour.", [Q("quarter of an hour", 15, "minutes")]),
    ("It took over a quarter of an hour.", [Q("over a quarter of an hour", 15, "minutes", "more_than")]),
    ("It took half a minute.", [Q("half a minute", 0.5, "minutes")]),
    ("It took three-quarters of an hour.", [Q("three-quarters of an hour", 45, "minutes")]),
    ("It took an hour and a quarter.", [Q("an hour and a quarter", 1.25, "hours")]),
    ("It took 1min 38secs.", [Q("1min 38secs", 98, SECONDS)]),
    ("It took 8min 5secs.", [Q("8min 5secs", 485, SECONDS)]),
    ("It took 2m 44s.", [Q("2m 44s", 164, SECONDS)]),
    ("It took 2m44s.", [Q("2m44s", 164, SECONDS)]),
    ("It took 1h 20m.", [Q("1h 20m", 4800, SECONDS)]),
    ("It took 1hr 20m.", [Q("1hr 20m", 4800, SECONDS)]),
    ("The mean wait on 101 was 6:45.", [Q("101", 101), Q("6:45", 405, SECONDS)]),
    ("The 101 line was picked up in 17:57.", [Q("101", 101), Q("17:57", 1077, SECONDS)]),
    ("The mean wait was about 6:45.", [Q("about 6:45", 405, SECONDS, "about")]),
    ("Waits fell to around 6:45 on 101.", [Q("around 6:45", 405, SECONDS, "about"), Q("101", 101)]),
    ("Callers hung on for 6:45.", [Q("6:45", 405, SECONDS)]),
    ("Time on hold was 4:05 and now is 5:10.", [Q("4:05", 245, SECONDS), Q("5:10", 310, SECONDS)]),
    ("It was 4:05 in Kent, the longest queue of all.", [Q("4:05", 245, SECONDS), Q("longest", 1, RANK, direction="increase")]),
    ("At 9:59 on average, Kent is slow.", [Q("9:59", 599, SECONDS)]),
    ("The wait stood at 6:45 and fell to 5:10.", [Q("6:45", 405, SECONDS), Q("5:10", 310, SECONDS)]),
    ("Waits rose from 6:45 to 17:57.", [Q("from 6:45 to 17:57", (405, 1077), SECONDS, direction="increase")]),
    ("The median wait was cut by 1:20.", [Q("cut by 1:20", 80, SECONDS, direction="decrease")]),
    ("The average wait was 1:20 hours.", [Q("1:20 hours", 4800, SECONDS)]),
    ("It took 12:04 minutes.", [Q("12:04 minutes", 724, SECONDS)]),
]
NO_TIMES = [
    ("After 6 minutes 13 were arrested.", [Q("6 minutes", 6, "minutes"), Q("13", 13)]),
    ("It took two minutes and ten officers.", [Q("two minutes", 2, "minutes"), Q("ten", 10)]),
    ("It took 6 minutes 13 times.", [Q("6 minutes", 6, "minutes"), Q("13", 13)]),
    ("It took 6 minutes 75.", [Q("6 minutes", 6, "minutes"), Q("75", 75)]),
    ("It took two hours and 10%.", [Q("two hours", 2, "hours"), Q("10%", 10, PERCENT)]),
    ("It took two hours and 4.5.", [Q("two hours", 2, "hours"), Q("4.5", 4.5)]),
    ("It took two days and ten.", [Q("two days", 2, "days"), Q("ten", 10)]),
    ("After 90 minutes 2-1 was the score.", [Q("90 minutes", 90, "minutes"), Q("2", 2), Q("1", 1)]),
    ("A quarter of the hour was lost.", [Q("A quarter", 25, PERCENT)]),
    ("It is in the quarter of the town.", []),
    ("It stood in the road for 1m 20.", [Q("1m", 1_000_000), Q("20", 20)]),
    ("The call came at 6:45.", []),
    ("The call was answered at 6:45.", []),
    ("He waited from 6:45pm.", []),
    ("He waited until 17:57.", []),
    ("It was answered by 17:57.", []),
    ("He had waited since just after 9:30.", []),
    ("The queue was open from 9:30 to 17:30.", []),
    ("The 101 line is open 9:30-17:30.", [Q("101", 101)]),
    ("The queue was shut between 9:30 and 17:30.", []),
    ("They waited for the 17:57 train.", []),
    ("He rang 999 and said it was 17:57 on Monday.", [Q("999", 999)]),
    ("Updated 14:05", []),
    ("He rang 999 around 17:57.", [Q("999", 999)]),
    ("14:05 Callers queue at the desk.", []),
    ("Live.\n14:05: Callers still wait.", []),
    ("Updated 14:05\nCallers wait too long.", []),
    ("Published: 14:05. The wait is long.", []),
]


@pytest.mark.parametrize(("text", "wanted"), TIMES_TAKEN)
def test_a_length_of_time_is_read_whole(text, wanted):
    same(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), NO_TIMES)
def test_other_numbers_and_times_of_day_are_no_lengths(text, wanted):
    same(text, wanted)


RATIOS = [
    ("Women are outnumbered by 30 to one.", [Q("30 to one", 30, TIMES)]),
    ("Men outnumber women ten to one.", [Q("ten to one", 10, TIMES)]),
    ("Men outnumber women by almost 3 to 1.", [Q("almost 3 to 1", 3, TIMES, "almost")]),
    ("Calls exceed callers about four-to-one.", [Q("about four-to-one", 4, TIMES, "about")]),
    ("It was a 3:1 split.", [Q("3:1", 3, TIMES)]),
    ("It has a ratio of 3:1.", [Q("3:1", 3, TIMES)]),
    ("The ratio was 1:4 in Kent.", [Q("1:4", 4, TIMES)]),
    ("It has a ratio of seven to two.", [Q("seven to two", 3.5, TIMES)]),
    ("It rose by a factor of six.", [Q("rose by a factor of six", 6, TIMES, direction="increase")]),
    ("It differs by a factor of 2.5.", [Q("by a factor of 2.5", 2.5, TIMES)]),
    ("Half as many again were hurt.", [Q("Half as many again", 50, PERCENT, direction="increase")]),
    ("It cost half as much again.", [Q("half as much again", 50, PERCENT, direction="increase")]),
    ("There were half as many officers again.", [Q("half as many officers again", 50, PERCENT, direction="increase")]),
    ("There were half again as many.", [Q("half again as many", 50, PERCENT, direction="increase")]),
    ("Almost a third as many again were hurt.", [Q("Almost a third as many again", 33.33, PERCENT, "almost", "increase")]),
    ("There were as many again in June.", [Q("as many again", 100, PERCENT, direction="increase")]),
    ("As much again was spent on cars.", [Q("As much again", 100, PERCENT, direction="increase")]),
    ("There were twice as many again.", [Q("twice as many again", 200, PERCENT, direction="increase")]),
    ("There were half as many searches.", [Q("half as many", 50, PERCENT)]),
    ("There were fewer than half as many.", [Q("fewer than half as many", 50, PERCENT, "less_than")]),
    ("There were a third as many searches.", [Q("a third as many", 33.33, PERCENT)]),
    ("They are half as likely to be stopped.", [Q("half", 50, PERCENT)]),
    ("It is a tenth of what it was.", [Q("a tenth", 10, PERCENT)]),
    ("It is half the rate of Kent.", [Q("half", 50, PERCENT)]),
    ("Thefts could treble.", [Q("treble", 200, PERCENT, direction="increase")]),
    ("Thefts trebled in Kent.", [Q("trebled", 200, PERCENT, direction="increase")]),
    ("Thefts have quintupled.", [Q("quintupled", 400, PERCENT, direction="increase")]),
    ("Thefts all but doubled.", [Q("all but doubled", 100, PERCENT, "almost", "increase")]),
    ("It is treble the number in Kent.", [Q("treble", 3, TIMES)]),
    ("Thefts are set to quadruple.", [Q("quadruple", 300, PERCENT, direction="increase")]),
    ("It is quadruple the rate.", [Q("quadruple", 4, TIMES)]),
    ("It was a fivefold rise.", [Q("fivefold", 400, PERCENT, direction="increase")]),
    ("It rose tenfold.", [Q("rose tenfold", 900, PERCENT, direction="increase")]),
    ("It rose a hundredfold.", [Q("rose a hundredfold", 9900, PERCENT, direction="increase")]),
    ("It was a 13-fold rise.", [Q("13-fold", 1200, PERCENT, direction="increase")]),
    ("It differs twentyfold.", [Q("twentyfold", 20, TIMES)]),
]
NO_RATIOS = [
    ("It fell from 30 to one.", [Q("from 30 to one", (30, 1), direction="decrease")]),
    ("Councillors voted 5 to 1 for it.", [Q("5", 5), Q("1", 1)]),
    ("The motion was carried by seven votes to three.", [Q("seven votes to three", (7, 3), direction="decrease")]),
    ("It was carried by ten to one.", [Q("ten", 10), Q("one", 1)]),
    ("The panel split 8-1.", [Q("8", 8), Q("1", 1)]),
    ("The team won 3:1.", [Q("3", 3), Q("1", 1)]),
    ("See Psalm 3:1.", [Q("3", 3), Q("1", 1)]),
    ("It went from ten stations to one station.", [Q("from ten stations to one", (10, 1), direction="decrease")]),
    ("Rate it on a scale of one to ten.", [Q("ten", 10)]),
    ("We want as many officers as Kent.", []),
    ("As many as 30 left again.", [Q("As many as 30", 30, approx="up_to")]),
    ("It was a key factor of six.", [Q("six", 6)]),
    ("He bet on the treble chance.", []),
    ("The scaffold fell on the twentieth.", []),
]


@pytest.mark.parametrize(("text", "wanted"), RATIOS)
def test_a_ratio_or_multiple_is_read(text, wanted):
    same(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), NO_RATIOS)
def test_moves_votes_and_scores_are_no_ratios(text, wanted):
    same(text, wanted)


RANKS = [
    ("It moved from 25th to 37th.", [Q("from 25th to 37th", (25, 37), RANK)]),
    ("It moved from 25th to 37th for charging burglars.", [Q("from 25th to 37th", (25, 37), RANK)]),
    ("It went from tenth lowest to sixth.", [Q("from tenth lowest to sixth", (10, 6), RANK)]),
    ("It is number one from 41st out of 43.", [Q("number one from 41st out of 43", (41, 1), RANK)]),
    ("It is now sixth from twelfth.", [Q("sixth from twelfth", (12, 6), RANK)]),
    ("It is up to third from 12th nationally.", [Q("to third from 12th", (12, 3), RANK)]),
    ("Ranked 12th, up from 34th, it did well.", [Q("12th, up from 34th", (34, 12), RANK)]),
    ("It is 42nd out of 43.", [Q("42nd out of 43", 42, RANK)]),
    ("It came joint third.", [Q("joint third", 3, RANK)]),
    ("It is joint-fourth in the country.", [Q("joint-fourth", 4, RANK)]),
    ("It is joint top.", [Q("joint top", 1, RANK, direction="increase")]),
    ("It is joint bottom.", [Q("joint bottom", 1, RANK)]),
    ("It is second only to London.", [Q("second only to", 2, RANK)]),
    ("Kent, second only to London, did well.", [Q("second only to", 2, RANK)]),
    ("Kent was runner-up to Essex.", [Q("runner-up", 2, RANK)]),
    ("It is third from bottom.", [Q("third from bottom", 3, RANK)]),
    ("Kent is third from the bottom of the table.", [Q("third from the bottom", 3, RANK)]),
    ("Kent, fourth from top, did well.", [Q("fourth from top", 4, RANK)]),
    ("Kent is runner up to Essex.", [Q("runner up", 2, RANK)]),
    ("It finished bottom but one.", [Q("bottom but one", 2, RANK)]),
    ("It is second worst in England.", [Q("second worst", 2, RANK)]),
    ("It has the fourth-highest rate.", [Q("fourth-highest", 4, RANK, direction="increase")]),
]
NO_RANKS = [
    ("It was a joint operation.", []),
    ("The top brass met.", []),
    ("He came from third base.", []),
    ("Both runners-up spoke.", []),
    ("On a second visit only two left.", [Q("only two", 2)]),
    ("The third from the left fell.", []),
    ("He was from Bottom.", []),
    ("It runs up to 12.", [Q("up to 12", 12, approx="up_to")]),
    ("The first from 1990 is gone.", []),
]


@pytest.mark.parametrize(("text", "wanted"), RANKS)
def test_a_place_in_an_order_is_read(text, wanted):
    same(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), NO_RANKS)
def test_ordinals_that_order_nothing_are_no_places(text, wanted):
    same(text, wanted)


MONEY = [
    ("It cost £1.03bn.", [Q("£1.03bn", 1_030_000_000, GBP)]),
    ("It cost £5m–£6m.", [Q("£5m–£6m", (5_000_000, 6_000_000), GBP)]),
    ("It cost £200m-plus.", [Q("£200m-plus", 200_000_000, GBP, "more_than")]),
    ("It cost £200 million-plus.", [Q("£200 million-plus", 200_000_000, GBP, "more_than")]),
    ("It cost 3.2 billion pounds.", [Q("3.2 billion pounds", 3_200_000_000, GBP)]),
    ("It cost a quarter of a billion.", [Q("a quarter of a billion", 250_000_000)]),
    ("It cost a quarter of a billion pounds.", [Q("a quarter of a billion pounds", 250_000_000, GBP)]),
    ("It was cut to the tune of £3m.", [Q("cut to the tune of £3m", 3_000_000, GBP, direction="decrease")]),
]
HEDGES = [
    ("There were some 60-odd cases.", [Q("some 60-odd", 60, approx="about")]),
    ("There were 60 or so cases.", [Q("60 or so", 60, approx="about")]),
    ("There were 60 cases or so.", [Q("60", 60, approx="about")]),
    ("It took 300 calls or thereabouts.", [Q("300", 300, approx="about")]),
    ("It made 300 arrests, give or take.", [Q("300", 300, approx="about")]),
    ("It made 300, give or take.", [Q("300, give or take", 300, approx="about")]),
    ("There were 300 arrests and counting.", [Q("300", 300, approx="more_than")]),
    ("It made 300, and counting.", [Q("300, and counting", 300, approx="more_than")]),
    ("It took 300 calls or more.", [Q("300", 300, approx="more_than")]),
    ("It took 300 emergency calls or fewer.", [Q("300", 300, approx="less_than")]),
    ("It took 300 or fewer calls.", [Q("300 or fewer", 300, approx="less_than")]),
    ("It made 1,000-plus arrests.", [Q("1,000-plus", 1000, approx="more_than")]),
    ("It made 300+ arrests.", [Q("300+", 300, approx="more_than")]),
    ("It took a shade under 300 calls.", [Q("a shade under 300", 300, approx="almost")]),
    ("It took just shy of 300 calls.", [Q("just shy of 300", 300, approx="almost")]),
    ("It took a whisker under 300 calls.", [Q("a whisker under 300", 300, approx="almost")]),
    ("It took the best part of 300 calls.", [Q("the best part of 300", 300, approx="almost")]),
    ("It took the best part of an hour.", [Q("the best part of an hour", 1, "hours", "almost")]),
    ("It took not quite 300 calls.", [Q("not quite 300", 300, approx="almost")]),
    ("It took getting on for 300 calls.", [Q("getting on for 300", 300, approx="almost")]),
    ("It took knocking on for 300 calls.", [Q("knocking on for 300", 300, approx="almost")]),
    ("It took knocking on 300 calls.", [Q("knocking on 300", 300, approx="almost")]),
    ("It took pretty much 300 calls.", [Q("pretty much 300", 300, approx="about")]),
    ("It took in the region of 300 calls.", [Q("in the region of 300", 300, approx="about")]),
    ("It took somewhere around 300 calls.", [Q("somewhere around 300", 300, approx="about")]),
    ("It took upwards of 300 calls.", [Q("upwards of 300", 300, approx="more_than")]),
    ("It took north of 300 calls.", [Q("north of 300", 300, approx="more_than")]),
    ("It took a little over 300 calls.", [Q("a little over 300", 300, approx="more_than")]),
    ("It took no fewer than 300 calls.", [Q("no fewer than 300", 300, approx="more_than")]),
    ("It took a good 300 calls.", [Q("a good 300", 300, approx="more_than")]),
    ("It took anything up to 300 calls.", [Q("anything up to 300", 300, approx="up_to")]),
]
NO_HEDGES = [
    ("All but 30 were solved.", [Q("30", 30)]),
    ("It did not quite work for 300 people.", [Q("300", 300)]),
    ("The best part of the day was lost.", []),
    ("It took 300 calls or more serious reports.", [Q("300", 300)]),
    ("It took 300 calls and counting them was hard.", [Q("300", 300)]),
    ("It took 300 calls. Or more, said Ann.", [Q("300", 300)]),
    ("He kept knocking on 12 doors.", [Q("12", 12)]),
    ("It was a job well done, or so 12 people said.", [Q("12", 12)]),
    ("The town is north of the M4.", []),
]
SIGNS = [
    ("It solved 5 percent.", [Q("5 percent", 5, PERCENT)]),
    ("It solved 5 pc.", [Q("5 pc", 5, PERCENT)]),
    ("It solved 5 p.c. of them.", [Q("5 p.c.", 5, PERCENT)]),
    ("It solved ½ of them.", [Q("½", 50, PERCENT)]),
    ("It took 2½ hours.", [Q("2½ hours", 2.5, "hours")]),
    (
        "It fell from 15% by three points.",
        [Q("fell from 15%", 15, PERCENT, direction="decrease"), Q("by three points", 3, "percentage_points", direction="decrease")],
    ),
    ("It was 15%, up by 2.4 points.", [Q("15%", 15, PERCENT), Q("up by 2.4 points", 2.4, "percentage_points", direction="increase")]),
    ("It rose 15 percentage‑points.", [Q("rose 15 percentage‑points", 15, "percentage_points", direction="increase")]),
    ("It was a three-point rise.", [Q("a three-point rise", 3, "percentage_points", direction="increase")]),
    ("It was −1 on the year.", [Q("−1", 1, direction="decrease")]),
    ("It was +4% on the year.", [Q("+4%", 4, PERCENT, direction="increase")]),
    ("It was +18 on the year.", [Q("+18", 18, direction="increase")]),
    ("It was -21 per cent.", [Q("-21 per cent", 21, PERCENT, direction="decrease")]),
    ("It was – 21 per cent.", [Q("21 per cent", 21, PERCENT)]),
    ("It was up 5-6%.", [Q("up 5-6%", (5, 6), PERCENT, direction="increase")]),
    ("It was up 5‑6 per cent.", [Q("up 5‑6 per cent", (5, 6), PERCENT, direction="increase")]),
    ("It had 12\u2009345 calls.", [Q("12\u2009345", 12345)]),
    ("In 24/25 it had 300 calls.", [Q("300", 300)]),
    ("The 2023/24 and 24/25 figures are 300 and 310.", [Q("300", 300), Q("310", 310)]),
    ("He has six points on his licence.", [Q("six", 6)]),
    ("It has a ten-point plan.", [Q("ten", 10)]),
    ("It scored 24/30 in the test.", [Q("24", 24), Q("30", 30)]),
    ("Its 10,000th arrest was made.", []),
]


@pytest.mark.parametrize(("text", "wanted"), [*MONEY, *HEDGES])
def test_money_and_hedges_are_read(text, wanted):
    same(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), NO_HEDGES)
def test_words_that_hedge_nothing(text, wanted):
    same(text, wanted)


@pytest.mark.parametrize(("text", "wanted"), SIGNS)
def test_signs_and_spellings(text, wanted):
    same(text, wanted)
