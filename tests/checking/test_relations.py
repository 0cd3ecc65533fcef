"""Sentences that hold one count against another, with figures of the store: the true number is borne out, no altered one is."""

from datetime import date

import pytest

from factcheck import check
from factcheck.figures import Store
from factcheck.values.period import calendar_year, financial_year

KENT, ESSEX, SURREY, LANCASHIRE = "E23000032", "E23000028", "E23000031", "E23000003"
PUBLISHED = "2023-11-24"
KNOWN = date(2023, 11, 24)
IN_2019, IN_2015, IN_2018 = financial_year(2018), financial_year(2014), calendar_year(2018)
STORE = Store.open()


def count(measure, area=KENT, period=IN_2019):
    """The count in the Home Office's open data of October 2023."""
    return STORE.lookup(measure, area, period, as_of=KNOWN)[0].value


def labels(text):
    """The labels of the claims in a text, with what was said of them."""
    return [(each.verdict.label, each.claim.as_stated, each.verdict.summary) for each in check(text, published=PUBLISHED).judged]


def label(text):
    """The label of a text with one claim."""
    found = labels(text)
    assert len(found) == 1, found
    return found[0][0]


def share_of(part, whole="recorded-crime", area=KENT, period=IN_2019):
    return count(part, area, period) / count(whole, area, period) * 100


SHARES = [
    "{M} made up {n} of all crime recorded by {a} Police between April 2018 and March 2019.",
    "Of all crimes recorded across {a} over the 2018/19 financial year, {n} were {m}.",
    "{M} represented {n} of the total crime recorded by {a} Police in 2018/19, Home Office figures show.",
    "{M} accounted for {n} of recorded crime in {a} in the year to March 2019.",
    "{n} of all offences recorded by {a} Police in 2018/19 were {m}.",
    "The share of all crime that was {m} stood at {n} in {a} in 2018/19.",
    "“{M} made up {n} of crime in {a} in 2018/19,” the commissioner said.",
    "{M} {n} of all crime in {a} in 2018/19",
]


@pytest.mark.parametrize("text", SHARES)
def test_share_of_all_crime(text):
    def said(value, measure="theft offences", area="Kent"):
        return label(text.format(n=f"{value:.1f}%", a=area, m=measure, M=measure.capitalize()))

    value = share_of("theft-offences")
    assert abs(share_of("theft-offences", area=LANCASHIRE) - value) > 3
    assert said(value) == "supported"
    assert said(value + 9) == "not_supported"
    assert said(value, measure="thefts from vehicles") == "not_supported"
    assert said(value, area="Lancashire") == "not_supported"


@pytest.mark.parametrize(
    "text",
    [
        "Rapes made up {n} of sexual offences recorded by Kent Police in 2018/19.",
        "In 2018/19, {n} of all sexual offences recorded by Kent Police were rapes.",
        "{n} of sexual offences in Kent in 2018/19 were rapes.",
    ],
)
def test_share_of_a_group_that_holds_it(text):
    value = share_of("rape", "sexual-offences")
    assert label(text.format(n=f"{value:.0f}%")) == "supported"
    assert label(text.format(n=f"{value + 12:.0f}%")) == "not_supported"


def test_share_of_a_group_that_does_not_hold_it():
    assert label("Rapes made up 12% of burglaries recorded by Kent Police in 2018/19.") not in ("supported", "not_supported", "close")


@pytest.mark.parametrize(
    "text",
    [
        "{n} crimes recorded in Kent in 2018/19 was a vehicle offence.",
        "Vehicle crime accounts for {n} crimes in Kent in 2018/19",
        "{n} offences recorded by Kent Police in 2018/19 involved vehicle crime.",
        "In 2018/19, vehicle offences made up {n} crimes across Kent.",
    ],
)
def test_one_in_so_many(text):
    value = round(100 / share_of("vehicle-offences"))
    assert label(text.format(n=f"One in {value}")) == "supported"
    assert label(text.format(n=f"One in every {value}")) == "supported"
    assert label(text.format(n=f"One in {value * 2}")) == "not_supported"


RATIOS = [
    "Essex Police recorded {n} times as many rape offences as arson offences in 2018/19.",
    "There were {n} times as many rapes as arsons in Essex in 2018/19.",
    "{n} times as many rapes as arson offences were recorded in Essex in the year to March 2019, official figures show.",
    "For every arson, {n} rapes were recorded in Essex in 2018/19.",
    "For each arson offence recorded in Essex in 2018/19 there were {n} rapes.",
    "The ratio of rapes to arsons in Essex in 2018/19 was {n} to 1.",
    "In Essex, rapes outnumbered arsons by {n} to one in 2018/19.",
]


@pytest.mark.parametrize("text", RATIOS)
def test_two_counts(text):
    value = count("rape", ESSEX) / count("arson", ESSEX)
    assert label(text.format(n=f"{value:.1f}")) == "supported"
    assert label(text.format(n=f"{value * 1.6:.1f}")) == "not_supported"
    swapped = text.format(n=f"{value:.1f}").replace("rape", "@").replace("arson", "rape").replace("@", "arson")
    assert label(swapped) == "not_supported"
    assert count("rape", SURREY) / count("arson", SURREY) / value < 0.8
    assert label(text.format(n=f"{value:.1f}").replace("Essex", "Surrey")) == "not_supported"


PLACES = [
    "There were {n} times as many robberies in Essex as in Kent in the year to March 2019.",
    "Essex Police recorded {n} times as many robberies as Kent Police in 2018/19.",
    "In the year to March 2019 Essex Police recorded {n} times as many robberies as Kent Police did.",
    "The number of robberies in Essex was {n} times that in Kent in 2018/19.",
    "Robberies in Essex were {n} times as high as in Kent in 2018/19.",
]


@pytest.mark.parametrize("text", PLACES)
def test_two_places(text):
    value = count("robbery", KENT) / count("robbery", SURREY)
    true = text.replace("Kent", "Surrey").replace("Essex", "Kent")
    assert value > 1.5
    assert label(true.format(n=f"{value:.1f}")) == "supported"
    assert label(true.format(n=f"{value * 1.6:.1f}")) == "not_supported"
    turned = true.replace("Kent", "@").replace("Surrey", "Kent").replace("@", "Surrey")
    assert label(turned.format(n=f"{value:.1f}")) == "not_supported"


@pytest.mark.parametrize(
    "text",
    [
        "Lancashire Police recorded half the number of vehicle thefts that Essex Police did in 2018/19",
        "Lancashire recorded half as many vehicle thefts as Essex in 2018/19.",
    ],
)
def test_half_of_another_place_is_no_change_over_time(text):
    value = count("theft-of-vehicle", LANCASHIRE) / count("theft-of-vehicle", ESSEX)
    expected = "supported" if abs(value / 0.5 - 1) < 0.07 else "not_supported" if abs(value / 0.5 - 1) > 0.15 else "close"
    report = check(text, published=PUBLISHED)
    assert report.judged[0].verdict.label == expected
    assert report.judged[0].claim.baseline is None


def test_rate_of_two_places():
    rates = [STORE.lookup("recorded-crime-rate", area, IN_2019, as_of=KNOWN)[0].value for area in (KENT, SURREY)]
    value = rates[0] / rates[1]
    for text in ("Kent's crime rate was {n} times that of Surrey in 2018/19.", "Kent had {n} times the crime rate of Surrey in 2018/19."):
        assert label(text.format(n=f"{value:.1f}")) == "supported"
        assert label(text.format(n=f"{value * 1.7:.1f}")) == "not_supported"


TIMES = [
    "There were {n} times as many rapes in Kent in 2018/19 as in 2014/15.",
    "Rape in Kent in the year to March 2019 was {n} times the number in the year to March 2015.",
    "Kent Police recorded {n} times as many rape offences in the year ended 31 March 2019 as in the 12 months to March 2015.",
    "Rape in Kent was {n} times as high in 2018/19 as in 2014/15.",
    "In 2018/19, the number of rapes recorded by Kent Police was {n} times that of 2014/15.",
    "“{n} times as many rapes were recorded by Kent Police in 2018/19 as in 2014/15,” said the chief constable.",
]


@pytest.mark.parametrize("text", TIMES)
def test_another_time(text):
    value = count("rape") / count("rape", period=IN_2015)
    assert label(text.format(n=f"{value:.1f}")) == "supported"
    assert label(text.format(n=f"{value * 1.6:.1f}")) == "not_supported"
    assert label(text.format(n=f"{1 / value:.1f}")) == "not_supported"
    # The start of another year, which gives another number.
    later = count("rape") / count("rape", period=financial_year(2017))
    assert value / later > 1.3
    assert label(text.format(n=f"{value:.1f}").replace("2014/15", "2017/18").replace("2015", "2018")) == "not_supported"


def test_half_and_a_third_of_what_it_was():
    text = "Burglary in Kent in 2022/23 was {n} what it was in 2018/19."
    value = count("burglary", period=financial_year(2022)) / count("burglary")
    assert 0.45 < value < 0.6
    assert label(text.format(n="a fifth of")) == "not_supported"
    assert label(text.format(n="three quarters of")) == "not_supported"
    assert label(text.format(n="half")) in ("supported", "close")


def test_times_higher_has_two_readings():
    value = count("rape") / count("rape", period=IN_2015)
    text = "Rape in Kent was {n} times higher in 2018/19 than in 2014/15."
    assert label(text.format(n=f"{value:.1f}")) == "depends"
    assert label(text.format(n=f"{value - 1:.1f}")) == "depends"
    assert label(text.format(n=f"{value * 2:.1f}")) == "not_supported"


EVERY = [
    "One burglary was recorded every {n} in Kent in 2018.",
    "Kent Police recorded a burglary every {n} during 2018.",
    "On average, a burglary was recorded by Kent Police every {n} in 2018.",
    "A burglary every {n} in Kent in 2018",
    "Every {n}, a burglary was recorded in Kent in 2018.",
    "In 2018, a burglary was recorded in Kent every {n}, official figures show.",
]


@pytest.mark.parametrize("text", EVERY)
def test_one_every_so_long(text):
    minutes = 365 * 24 * 60 / count("burglary", period=IN_2018)
    assert label(text.format(n=f"{minutes:.0f} minutes")) == "supported"
    assert label(text.format(n=f"{minutes * 1.7:.0f} minutes")) == "not_supported"
    assert label(text.format(n=f"{minutes:.0f} hours")) == "not_supported"
    assert label(text.format(n=f"{minutes:.0f} minutes").replace("burglary", "robbery")) == "not_supported"


def test_a_leap_year_may_be_taken_for_365_days():
    in_2016 = count("burglary", period=calendar_year(2016))
    for days in (365, 366):
        assert label(f"A burglary was recorded in Kent every {days * 1440 / in_2016:.1f} minutes in 2016.") == "supported"


def test_every_step_is_printed_with_both_figures():
    report = check("Theft accounted for 12% of recorded crime in Kent in 2018/19.", published=PUBLISHED)
    reading = report.judged[0].verdict.readings[0]
    assert [figure.measure_id for figure in reading.figures] == ["theft-offences", "recorded-crime"]
    assert any("÷" in line and "× 100 =" in line for line in reading.working)
    assert "of the 200,457 crimes" in report.judged[0].verdict.summary.lower()


@pytest.mark.parametrize(
    "text",
    [
        "Twice as many burglaries as robberies were recorded in Kent and Essex in 2018/19.",
        "Twice as many burglaries were recorded in Kent in 2018/19 as muggings in Essex.",
        "Kent Police recorded three times as many burglaries as shed break-ins in 2018/19.",
        "Half of all burglaries of shops in Kent in 2018/19 were burglaries.",
        "Twice as many aggravated burglaries as robberies were recorded in Kent in 2018/19.",
        "One in nine crimes recorded at night in Kent in 2018/19 was a burglary.",
        "Theft accounted for 35% of all crime recorded in Kent by women in 2018/19.",
        "For every robbery of a child, 4.7 burglaries were recorded in Kent in 2018/19.",
        "A burglary was recorded in rural Kent every 80 minutes in 2018.",
        "A burglary was recorded in Kent every 80 minutes at weekends in 2018.",
        "The chief constable denied that a burglary was recorded in Kent every 50 minutes in 2018.",
        "There were not twice as many robberies in Essex as in Kent in 2018/19.",
        "Critics predicted twice as many robberies in Essex as in Kent in 2018/19.",
        "One in nine was a burglary in Kent in 2018/19.",
        "Burglary accounts for one in three crimes in Sandwell in 2018/19.",
    ],
)
def test_words_that_no_rule_explains_are_never_judged(text):
    assert all(each[0] not in ("supported", "not_supported") for each in labels(text)), labels(text)


def test_without_a_second_figure_nothing_is_divided():
    found = labels("There were 3.1 times as many hate crimes as homicides in Kent in 1994.")
    assert all(each[0] not in ("supported", "not_supported", "close") for each in found)
