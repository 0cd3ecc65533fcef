"""No made sentence is read with certainty for another period or start than the ones that stand in it, whatever words join them."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.extraction.pipeline import extract_document
from factcheck.values import Period
from factcheck.values.period import calendar_year, financial_year, year_before

PUBLISHED = date(2023, 11, 24)


def quarter(year):
    return Period(start=date(year, 4, 1), end=date(year, 6, 30))


FINANCIAL = (
    "{y}/{s}",
    "{y}-{s}",
    "{y}–{s}",
    "the financial year {y}/{s}",
    "the {y}/{s} financial year",
    "FY{y}/{s}",
    "the year to March {n}",
    "the 12 months to the end of March {n}",
    "the twelve months ending March {n}",
    "the year ended 31 March {n}",
)
CALENDAR = ("{y}", "the calendar year {y}", "the year to December {y}", "the year ending 31 December {y}")
QUARTERS = (
    "the three months to June {y}",
    "the quarter to June {y}",
    "Q2 {y}",
    "the second quarter of {y}",
    "the three months ending 30 June {y}",
)
SERIES = ((FINANCIAL, financial_year), (CALENDAR, calendar_year), (QUARTERS, quarter))
JOINS = (
    "compared with",
    "compared to",
    "on",
    "against",
    "from",
    "versus",
    "than",
    "next to",
    "set beside",
    "in the wake of",
    "counting from",
    "unlike",
    "after",
    "following",
    "before",
    "where the base is",
    "relative to",
    "opposite",
    "taking as base",
    "alongside",
    "and not",
    "rather than",
    "beyond",
    "past",
    "since",
    "starting at",
    "and",
    "or",
    "to",
    "into",
    "until",
    "and then",
    "including",
    "despite",
    "because of",
    ",",
    "(",
    ";",
)
JOINED = (
    "{m} rose by 12% {P} {j} {b}.",
    "{P}, {m} rose by 12% {j} {b}.",
    "{j} {b}, {m} fell by 240 {P}.",
    "{m} fell sharply {P} {j} {b}.",
    "{m} doubled {P} {j} {b}.",
    "There was a 12% rise in {m} {P} {j} {b}, figures show.",
    "There were 240 more {m} {P} {j} {b}.",
)
PAIRED = (
    "{m} rose from 1,200 {B} to 1,440 {P}.",
    "{m} rose to 1,440 {P} from 1,200 {B}.",
    "There were 1,440 {m} {P}, up from 1,200 {B}.",
    "{m} rose from 1,200 to 1,440 between {b} and {p}.",
    "{m} rose by 12% from {b} to {p}.",
    "Between {b} and {p}, {m} fell by 240.",
    "{m} rose 12%, from 1,200 {B} to 1,440 {P}.",
    "There were 1,440 {m} {P} and 1,200 {B}.",
    "{m} stood at 1,440 {P} where they had been 1,200 {B}.",
    "{B} there were 1,200 {m}; {P} there were 1,440.",
    "{m} numbered 1,440 {P} (1,200 {B}).",
    "Against 1,200 {B}, there were 1,440 {m} {P}.",
)
LEVELS = {1200.0: "start", 1440.0: "end"}


@st.composite
def told(draw):
    """A sentence with two periods, and the days of its end and its start."""
    words, days = draw(st.sampled_from(SERIES))
    year = draw(st.integers(2017, 2022))
    begun = year - draw(st.integers(1, 5))
    lead = st.sampled_from(("in", "during", "over"))
    names = [draw(st.sampled_from(words)).format(y=each, s=f"{(each + 1) % 100:02d}", n=each + 1) for each in (year, begun)]
    sentence = draw(st.sampled_from((*JOINED, *PAIRED))).format(
        m=draw(st.sampled_from(("burglaries in Essex", "robberies in Essex", "thefts recorded by Kent Police"))),
        j=draw(st.sampled_from(JOINS)),
        p=names[0],
        b=names[1],
        P=f"{draw(lead)} {names[0]}",
        B=f"{draw(lead)} {names[1]}",
    )
    return sentence[0].upper() + sentence[1:], days(year), days(begun)


def days_of(period):
    return period.start, period.end


def is_open(claim):
    """Whether no confident verdict can follow: a field is unsure, or the words left a day open."""
    ends = [each for each in (claim.period, claim.baseline) if each is not None and each.stated]
    return bool({"period", "baseline", "kind"} & set(claim.unsure)) or any(not each.resolved for each in ends)


@settings(max_examples=250, derandomize=True)
@given(told())
def test_the_periods_of_a_sentence_are_those_that_its_claims_are_judged_for(made):
    sentence, end, start = made
    for claim in extract_document(sentence, published=PUBLISHED).claims:
        if is_open(claim) or claim.kind in ("forecast", "target", "rank"):
            continue
        assert claim.period is not None, (sentence, claim.as_stated)
        if claim.kind in ("change", "from_to", "trend"):
            begun = claim.baseline or year_before(claim.period)
            assert [days_of(claim.period), days_of(begun)] == [days_of(end), days_of(start)], (sentence, claim.as_stated)
        else:
            wanted = start if LEVELS.get(claim.value) == "start" else end
            assert claim.period.same_days(wanted), (sentence, claim.as_stated)


@settings(max_examples=80, derandomize=True)
@given(told())
def test_sure_readings_are_no_rare_luck(made):
    """The words that everybody uses are read, so that the property above does not hold by doubting everything."""
    _, end, start = made
    if end.months != 12 or end.start.month != 4:
        return
    told_end, told_start = (f"{each.start.year}/{each.end.year % 100:02d}" for each in (end, start))
    words = f"Robbery in Essex rose by 12% in {told_end} compared with {told_start}."
    (claim,) = extract_document(words, published=PUBLISHED).claims
    assert claim.period.same_days(end)
    assert claim.baseline.same_days(start)
    assert not claim.unsure
