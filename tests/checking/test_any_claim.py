"""Any claim at all gets a verdict: no crash, one of the labels, and never confident where the reader was unsure."""

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.checking.verdict import FLAGS, LABELS, OUTCOMES
from factcheck.extraction.claim import APPROX, KINDS
from factcheck.figures import Store
from factcheck.values import Period, Unit
from tests.checking.making import E_AND_W, ENGLAND, GMP, REGION, WMP, Y2021, Y2122, Y2223, claim, figure, rate, report_on

NUMBERS = st.one_of(st.none(), st.floats(0, 1e7), st.sampled_from([0.0, 1.0, 33.33, 100.0, 21146.0]))
VALUES = st.one_of(NUMBERS, st.tuples(st.floats(0, 1e6), st.floats(0, 1e6)))
PERIODS = st.sampled_from(
    [
        None,
        Period("now"),
        Period("since he came"),
        Period("last year", date(2022, 1, 1), date(2022, 12, 31)),
        Period("in the past year", date(2022, 11, 25), date(2023, 11, 24)),
        Period("in 2022/23", Y2223.start, Y2223.end),
        Period(None, Y2122.start, Y2122.end),
        Period("x", Y2021.start, Y2021.end),
        Period("at 31 March 2022", date(2022, 3, 31), date(2022, 3, 31)),
        Period("in 2030", date(2030, 1, 1), date(2030, 12, 31)),
        Period("the year before"),
    ]
)
MEASURES = st.sampled_from(
    [
        None,
        "burglary",
        "recorded-crime",
        "charge-rate",
        "charge-rate-homicide",
        "officers-fte",
        "999-rank",
        "999-mean-answer-time",
        "arrests",
        "homicide",
        "outstanding-risk-assessments",
        "csew-crime",
        "no-such-measure",
    ]
)
QUOTES = st.sampled_from(
    [
        "burglary in the force",
        "the lowest of any force since 2014",
        "our arrest rate is above the national average",
        "solving crime every month",
        "6% of all crime",
        "the third consecutive fall",
        "officers each day",
        "the number of rapes we solve has passed the national average",
        "all crime has fallen dramatically because of us in 11 months",
    ]
)
CLAIMS = st.builds(
    lambda **fields: claim(fields.pop("as_stated"), fields.pop("value"), **fields),
    as_stated=st.sampled_from(["a third", "70,000", "best", "doubled", "at least 40"]),
    value=VALUES,
    quote=QUOTES,
    kind=st.sampled_from(KINDS),
    measure_id=MEASURES,
    measure=st.sampled_from(["burglary: recorded offences", "rape: solved rate", "arrest rate", "nothing known", ""]),
    area_code=st.sampled_from([None, WMP, GMP, REGION, E_AND_W, ENGLAND, "E99999999"]),
    unit=st.sampled_from(list(Unit)),
    direction=st.sampled_from([None, "increase", "decrease", "none"]),
    approx=st.sampled_from(APPROX),
    form=st.sampled_from(["digits", "fraction", "multiple", "word", "one_in", "rank", "none"]),
    last_place=st.sampled_from([None, 1.0, 0.1, 1000.0]),
    period=PERIODS,
    baseline=PERIODS,
    speaker_area=st.sampled_from([None, WMP]),
    unsure=st.sampled_from([(), (), ("measure",), ("period",), ("subject",)]),
    area_certain=st.sampled_from([True, True, False]),
    checkable=st.sampled_from([True, True, True, False]),
    why_not=st.sampled_from([None, "vague", "no public data"]),
)
STORE = Store.of(
    [
        figure(),
        figure(20199.0, Y2122),
        figure(0.0, Y2021),
        figure(-3.0, Y2021, area_code=GMP),
        figure(None, Y2223, area_code=GMP),
        figure(37.0, Y2223, "homicide"),
        figure(54.0, Y2122, "homicide"),
        figure(367206.0, Y2223, "recorded-crime"),
        figure(361649.0, Y2122, "recorded-crime"),
        rate(8.6, method="cohort"),
        rate(8.5, area_code=E_AND_W, method="cohort"),
        rate(102.0, measure_id="charge-rate-homicide", method="in-year"),
        figure(7579.34, Period(None, date(2022, 3, 31), date(2022, 3, 31)), "officers-fte"),
        figure(
            5.0,
            Y2223,
            "999-mean-answer-time",
            unit=Unit.SECONDS,
            statistic="mean",
            method="force-clock",
            standing="official_statement",
            own_body=WMP,
        ),
        figure(2.0, Y2223, "999-rank", unit=Unit.RANK, statistic="rank", method="fastest", standing="press", names_official=True),
        figure(4.7, Y2223, unit=Unit.PERCENT, statistic="change", baseline=Y2122, area_code=GMP),
    ]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    CLAIMS,
    st.sampled_from([date(2023, 11, 24), date(1999, 1, 1), date(2099, 1, 1), None]),
    st.sampled_from(["publication", "latest", "2023-08-01"]),
)
def test_any_claim_gets_a_verdict(one, published, as_of):
    verdict = report_on(one, STORE, published=published, as_of=as_of).judged[0].verdict
    assert verdict.label in LABELS
    assert verdict.summary
    assert set(verdict.flags) <= set(FLAGS)
    assert all(verdict.flags.values())
    assert all(reading.outcome in OUTCOMES for reading in verdict.readings)
    if one.unsure or not one.area_certain or (one.measure_id in (None, "no-such-measure") and not verdict.readings):
        assert verdict.label not in ("supported", "not_supported")
    if verdict.label in ("supported", "not_supported", "depends"):
        assert any(reading.figures for reading in verdict.readings)
    if one.period is not None and one.period.end and published and one.period.end > published:
        assert verdict.label not in ("supported", "not_supported")
