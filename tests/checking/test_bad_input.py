"""What bad input gets (docs/verdicts.md): a stated answer each, and for any store and any claim no crash and no verdict out of nothing."""

import json
import math
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from factcheck.catalogue import load_catalogue
from factcheck.figures import Store
from factcheck.reports.json import json_line
from factcheck.values import Period, Unit
from factcheck.values.period import financial_year
from tests.checking.making import E_AND_W, GMP, PUBLISHED, WMP, Y2021, Y2122, Y2223, change, claim, figure, rate, report_on, verdict_on
from tests.checking.test_any_claim import CLAIMS

JUDGED = ("supported", "close", "depends", "not_supported")
QUARTERS = [
    Period(None, date(2022, 4, 1), date(2022, 6, 30)),
    Period(None, date(2022, 7, 1), date(2022, 9, 30)),
    Period(None, date(2022, 10, 1), date(2022, 12, 31)),
    Period(None, date(2023, 1, 1), date(2023, 3, 31)),
]


def quarterly(value, **changed):
    """Four quarters of a quarter of a number each, in one release."""
    return [figure(value / 4, each, locator=f"q{index}", **changed) for index, each in enumerate(QUARTERS)]


def both(number, figures, **changed):
    """The labels of a claim of the number and of one of twice the number."""
    return [verdict_on(claim(f"{each:,.0f}", float(each), **changed), figures).label for each in (number, 2 * number)]


def test_a_store_without_the_measure():
    verdict = verdict_on(claim(), [figure(measure_id="robbery")])
    assert (verdict.label, verdict.missing) == ("not_enough_data", "figure_not_held")
    assert "burglary" in verdict.would_settle.lower()
    assert verdict_on(claim(), []).label == "not_enough_data"


def test_two_figures_of_one_key_and_day_in_two_releases():
    held = [figure(), figure(20000.0, release_id="made-2", publication="Another table")]
    verdict = verdict_on(claim(), held)
    assert verdict.label == "needs_person"
    assert "also gives 20,000 for West Midlands Police, the year to March 2023 (Another table)" in verdict.summary
    assert both(21146, held) == ["needs_person"] * 2
    assert verdict_on(change(), [*held, figure(20199.0, Y2122)]).label == "needs_person"


def test_a_large_contradicting_figure_is_given_in_full():
    held = [figure(1234567.0), figure(1334567.0, release_id="made-2")]
    verdict = verdict_on(claim("1,234,567", 1234567.0), held)
    assert "1,334,567" in verdict.summary or "1,234,567" in verdict.summary
    assert "e+" not in verdict.summary


def test_two_sums_of_one_day():
    held = [*quarterly(21146.0), *quarterly(20000.0, release_id="made-2")]
    assert both(21146, held) == ["needs_person"] * 2


def test_a_sum_and_a_printed_figure_of_one_day():
    held = [*quarterly(20000.0), figure(release_id="made-2")]
    assert both(21146, held) == ["needs_person"] * 2
    same = [*quarterly(21146.0), figure(release_id="made-2")]
    assert both(21146, same) == ["supported", "not_supported"]


def test_one_part_given_twice_in_one_release():
    held = [*quarterly(21146.0), figure(9.0, QUARTERS[0], locator="again")]
    assert both(21146, held) == ["not_enough_data"] * 2


def test_two_later_editions_of_one_day():
    late = {"published": "2024-01-25", "source_id": "ho-recorded-crime-pfa"}
    held = [figure(**late), figure(20000.0, release_id="made-2", **late)]
    assert both(21146, held) == ["needs_person"] * 2
    assert both(21146, held[:1])[0] == "supported"


def test_an_edition_of_another_day_is_no_contradiction():
    held = [figure(), figure(20000.0, release_id="made-2", published="2023-01-26")]
    assert both(21146, held) == ["supported", "not_supported"]


@pytest.mark.parametrize("start", [0.0, -3.0, -0.0])
def test_a_start_of_nothing_or_less(start):
    held = [figure(), figure(start, Y2122)]
    for one in (change(), change("doubled", 100.0, form="multiple"), change("three times", 3.0, unit=Unit.TIMES, form="multiple")):
        verdict = verdict_on(one, held)
        assert verdict.label == "not_enough_data"
        assert any("can be worked out" in line for reading in verdict.readings for line in reading.working)
    grown = change("up", None, unit=Unit.NONE, form="none", kind="trend", last_place=None)
    assert verdict_on(grown, held).label == "not_enough_data"


@pytest.mark.parametrize("whole", [0.0, -5.0])
def test_a_whole_of_nothing_or_less(whole):
    one = claim("6%", 6.0, kind="share", unit=Unit.PERCENT, quote="burglary was 6% of all recorded crime in 2022/23")
    assert verdict_on(one, [figure(), figure(whole, measure_id="recorded-crime")]).label == "not_enough_data"
    held = [figure(), figure(352433.0, measure_id="recorded-crime")]
    assert verdict_on(one, held).label == "supported"


@pytest.mark.parametrize("people", [0.0, -1.0])
def test_nobody_to_divide_by(people):
    measure = load_catalogue().per_head("burglary")
    assert measure is not None
    one = claim("7.2 per 1,000", 7.2, unit=Unit.PER_1000, last_place=0.1, quote="7.2 per 1,000 people were burgled in 2022/23")
    day = Period(None, date(2022, 6, 30), date(2022, 6, 30))
    assert verdict_on(one, [figure(), figure(people, day, "population")]).label == "not_enough_data"


def test_a_step_too_small_to_divide_by():
    held = [figure(1e300), figure(5e-324, Y2122)]
    for one in (change(), change("three times", 3.0, unit=Unit.TIMES, form="multiple")):
        report = report_on(one, held)
        assert report.judged[0].verdict.label == "not_enough_data"
        assert finite(report.to_dict())


def test_one_force_alone_has_no_place():
    one = claim(
        "most", 1.0, kind="rank", unit=Unit.RANK, direction="increase", form="rank", quote="the most burglaries of any force in 2022/23"
    )
    verdict = verdict_on(one, [figure()])
    assert verdict.label == "not_enough_data"
    assert "missing_areas" in verdict.flags
    assert "wrong_area" not in verdict_on(claim("30,123", 30123.0), [figure()]).flags


def test_a_force_with_a_marker_leaves_a_hole_in_the_table():
    forces = [area.code for area in load_catalogue().areas.values() if area.kind == "force"]
    one = claim(
        "most", 1.0, kind="rank", unit=Unit.RANK, direction="increase", form="rank", quote="the most burglaries of any force in 2022/23"
    )
    held = [figure(float(100 + index), area_code=code) for index, code in enumerate(forces) if code != WMP] + [figure()]
    assert verdict_on(one, held).label == "supported"
    holed = [each if each.area_code != GMP else figure(None, area_code=GMP) for each in held]
    assert verdict_on(one, holed).label == "not_enough_data"


def test_gaps_in_a_series():
    years = [financial_year(first) for first in range(2016, 2023)]
    falling = [figure(float(30000 - 1000 * index), each, locator=f"y{index}") for index, each in enumerate(years)]
    lowest = claim(
        "lowest since 2016/17",
        1.0,
        kind="rank",
        unit=Unit.RANK,
        direction="decrease",
        form="rank",
        baseline=Period("since 2016/17", years[0].start, years[0].end),
        quote="the lowest since 2016/17 in 2022/23",
    )
    third = claim(
        "third consecutive", 3.0, kind="trend", unit=Unit.NONE, direction="decrease", quote="the third consecutive fall in 2022/23"
    )
    assert verdict_on(lowest, falling).label in JUDGED
    assert verdict_on(third, falling).label in JUDGED
    for one in (lowest, third):
        assert verdict_on(one, [each for each in falling if each.period != years[4]]).label == "not_enough_data"
    assert verdict_on(claim("24,000", 24000.0), quarterly(24000.0)[:3]).label == "not_enough_data"


@pytest.mark.parametrize("day", [date.min, date(2, 3, 1), date(1999, 1, 1), date(2023, 3, 30)])
def test_published_before_all_figures(day):
    undated = claim(period=None, quote="the force deals with 21,146 burglaries a year")
    for one in (claim(), change(), undated):
        assert report_on(one, [figure(), figure(20199.0, Y2122)], published=day).judged[0].verdict.label not in JUDGED


@pytest.mark.parametrize("day", [date(2029, 7, 21), date(2099, 1, 1), date.max])
def test_published_long_after_everything_held(day):
    held = [figure(), figure(20199.0, Y2122)]
    for one in (claim(), change(), claim("40,000", 40000.0)):
        verdict = report_on(one, held, published=day).judged[0].verdict
        assert verdict.label == "not_enough_data"
        assert "20 July 2023" in verdict.summary
        assert verdict.readings[0].figures
        assert verdict.known_since is None or verdict.known_since.label == "not_enough_data"
    assert report_on(claim(), held, published=date(2028, 7, 20)).judged[0].verdict.label == "supported"
    assert report_on(claim(), [figure(published="")], published=day, as_of="latest").judged[0].verdict.label == "supported"


def test_a_period_that_ends_after_the_claim_was_published():
    for number in (21146.0, 40000.0):
        one = claim(f"{number:,.0f}", number)
        for as_of in ("publication", "latest", "2024-01-01"):
            for published in ("2023-02-01", "2023-07-20"):
                verdict = report_on(one, [figure(published=published)], published=date(2023, 3, 30), as_of=as_of).judged[0].verdict
                assert verdict.label == "not_enough_data"
                assert "after the claim was published" in verdict.summary


def test_a_start_that_ends_after_the_claim_was_published():
    one = change(baseline=Period("on 2023/24", date(2023, 4, 1), date(2024, 3, 31)), quote="burglary rose 4.7% in 2022/23 on 2023/24")
    later = figure(20199.0, Period(None, date(2023, 4, 1), date(2024, 3, 31)))
    assert verdict_on(one, [figure(), later]).label not in ("supported", "not_supported")


NUMBERS = st.one_of(
    st.sampled_from([0.0, -0.0, 1.0, -3.0, 33.33, 100.0, 101.0, 21146.0, 5e-324, 1e-9, 1e15, 1.7e308, -1.7e308]),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(0, 500_000).map(float),
)
DAYS = [
    Y2223,
    Y2122,
    Y2021,
    *QUARTERS,
    Period(None, date(2022, 3, 31), date(2022, 3, 31)),
    Period(None, date(2022, 1, 1), date(2022, 12, 31)),
]
COUNTS = ("burglary", "recorded-crime", "homicide", "arrests", "officers-fte", "population", "recorded-crime-including-fraud")
SHARES = ("charge-rate", "charge-rate-homicide")


def _made(measure_id, area_code, period, value, method, *, release, published, standing, marker, printed, status):
    shape = rate if measure_id in SHARES else figure
    changed = {"area_code": area_code, "release_id": release, "published": published, "standing": standing, "status": status}
    if measure_id in SHARES:
        changed["method"] = method
    if printed and measure_id not in SHARES and period is Y2223:
        changed |= {"unit": Unit.PERCENT, "statistic": "change", "baseline": Y2122}
    return shape(None if marker else value, period, measure_id, **changed)


FIGURES = st.builds(
    _made,
    measure_id=st.sampled_from(COUNTS + SHARES),
    area_code=st.sampled_from([WMP, WMP, WMP, GMP, E_AND_W]),
    period=st.sampled_from(DAYS),
    value=NUMBERS,
    method=st.sampled_from(["cohort", "in-year", None]),
    release=st.sampled_from(["made-1", "made-2", "made-3"]),
    published=st.sampled_from(["2023-07-20", "2023-07-20", "2022-07-21", "2024-07-25", "2023", ""]),
    standing=st.sampled_from(["official_release", "official_release", "official_statement", "press"]),
    marker=st.sampled_from([False, False, False, True]),
    printed=st.sampled_from([False, False, False, True]),
    status=st.sampled_from(["final", "provisional"]),
)
STORES = st.lists(FIGURES, max_size=24).map(lambda held: [*held, *held[:2]])
CLEAR = st.builds(
    lambda measure, number, moved: replace(
        change(f"{number:g}%", number) if moved else claim(f"{number:g}", number),
        measure_id=measure,
        measure=load_catalogue().measure(measure).plain,
    ),
    st.sampled_from(COUNTS),
    st.sampled_from([0.0, 4.7, 21146.0, 100.0]),
    st.booleans(),
)


def finite(value):
    """Whether every number inside is one that JSON can write."""
    if isinstance(value, float):
        return math.isfinite(value)
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list | tuple) else ()
    return all(finite(each) for each in inner)


@settings(max_examples=400, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    STORES,
    st.lists(st.one_of(CLAIMS, CLEAR), min_size=1, max_size=3),
    st.sampled_from([PUBLISHED, PUBLISHED, date(1999, 1, 1), date(2099, 1, 1), date.min, date.max, None]),
    st.sampled_from(["publication", "publication", "latest", "2023-08-01"]),
)
def test_any_store_and_any_claim(figures, claims, published, as_of):
    claims = [replace(one, claim_id=f"c{index}") for index, one in enumerate(claims)]
    report = report_on(claims, Store.of(figures), published=published, as_of=as_of)
    said = report.to_dict()
    assert finite(said)
    assert json.loads(json_line(said))["claims"]
    for judged in report.judged:
        verdict = judged.verdict
        rests_on_what_is_held(verdict, figures, report.as_of_day)
        if verdict.known_since is not None:
            rests_on_what_is_held(verdict.known_since, figures, None)


def rests_on_what_is_held(verdict, figures, day):
    """A label by figures has at least one behind it that is in the store and was public on the day, or is told to be a later edition."""
    held = [(each.measure_id, each.area_code, each.value, each.release_id) for each in figures]
    areas = {(each.measure_id, each.area_code) for each in figures}
    for reading in verdict.readings:
        for each in (*reading.figures, *reading.shown_only):
            worked = each.locator.startswith("sum of ") or " ÷ " in each.locator
            assert worked or (each.measure_id, each.area_code, each.value, each.release_id) in held
            assert worked or (each.measure_id, each.area_code) in areas
        for each in reading.figures:
            assert each.value is not None
            assert each.known_on(day) or "later_edition" in reading.flags
    if verdict.label in JUDGED:
        assert any(reading.figures and reading.official for reading in verdict.readings)


SMALL = st.sampled_from([0.0, -3.0, 5e-324, 20199.0, 21146.0, 21146.0, 42292.0])
NEAR = st.builds(
    _made,
    measure_id=st.sampled_from(["burglary", "burglary", "recorded-crime"]),
    area_code=st.just(WMP),
    period=st.sampled_from([Y2223, Y2223, Y2122, Y2122, *QUARTERS]),
    value=SMALL,
    method=st.just(None),
    release=st.sampled_from(["made-1", "made-2"]),
    published=st.sampled_from(["2023-07-20", "2023-07-20", "2023-10-19", "2024-01-25"]),
    standing=st.sampled_from(["official_release", "official_release", "official_release", "official_statement"]),
    marker=st.sampled_from([False] * 6 + [True]),
    printed=st.just(False),
    status=st.just("final"),
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(NEAR, min_size=1, max_size=6), st.sampled_from([0.0, 3.0, 20199.0, 21146.0, 42292.0]), st.booleans())
def test_a_level_is_judged_by_a_number_that_is_held(figures, number, quarters):
    held = [*figures, *(quarterly(21146.0, release_id="made-3") if quarters else [])]
    one = claim(f"{number:,.0f}", number)
    verdict = verdict_on(one, held)
    rests_on_what_is_held(verdict, held, PUBLISHED)
    known = [
        each
        for each in held
        if each.measure_id == "burglary" and each.period is Y2223 and each.known_on(PUBLISHED) and each.standing == "official_release"
    ]
    newest = max([each.published.written for each in known if each.value is not None], default=None)
    values = {each.value for each in known if each.value is not None and each.published.written == newest}
    if verdict.label in ("supported", "not_supported"):
        (reading,) = verdict.readings
        assert (abs(reading.official.value - number) < 1e-6) == (verdict.label == "supported")
        assert not values or quarters or reading.official.value in values
    if len(values) > 1:
        assert verdict.label == "needs_person"
