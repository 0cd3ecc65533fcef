"""Whether figures can be what they say: stated elsewhere, in step with their neighbours, within revisions, and not from the future."""

from datetime import date
from typing import Any

import pyarrow
import pytest

from factcheck.sources.checks import Check, Checks
from factcheck.sources.figuring import figure_table
from factcheck.sources.plausibility import check_plausible
from tests.sources.invented import an_edition, declaration

FORCE, OTHER = "E23000901", "E23000902"
YEAR = (date(2029, 4, 1), date(2030, 3, 31))
QUARTERS = [
    (date(2029, 4, 1), date(2029, 6, 30)),
    (date(2029, 7, 1), date(2029, 9, 30)),
    (date(2029, 10, 1), date(2029, 12, 31)),
    (date(2030, 1, 1), date(2030, 3, 31)),
]
Row = tuple[str, str, tuple[date, date], float | None]


def table(*rows: Row, **more: Any) -> pyarrow.Table:
    columns = {
        "measure_id": [row[0] for row in rows],
        "area_code": [row[1] for row in rows],
        "period_start": [row[2][0] for row in rows],
        "period_end": [row[2][1] for row in rows],
        "value": [row[3] for row in rows],
        "missing": [None if row[3] is not None else ".." for row in rows],
    }
    return figure_table(declaration(), an_edition(), columns | more, rows=len(rows))


def made(
    figures: pyarrow.Table, *, held: tuple[tuple[str, pyarrow.Table], ...] = (), edited: dict[str, Any] | None = None, **declared: Any
) -> list[Check]:
    checks = Checks()
    check_plausible(declaration(**declared), an_edition(**(edited or {})), figures, held, checks=checks)
    return checks.made


def one(checks: list[Check], name: str) -> Check:
    (check,) = [check for check in checks if check.name.startswith(name)]
    return check


def test_a_measure_that_the_page_does_not_list_is_told():
    assert one(made(table(("homicide", FORCE, YEAR, 1))), "measures declared").passed
    check = one(made(table(("witchcraft", FORCE, YEAR, 1))), "measures declared")
    assert (check.passed, check.found, check.suggestion) == (False, "witchcraft", "Add witchcraft under measures.")


@pytest.mark.parametrize(
    ("published", "passed"),
    [("2030-03-31", True), ("2030-03-30", False), ("2030-03", True), ("2030-02", False), ("2029", False), ("2030", True)],
)
def test_nothing_is_published_before_it_has_happened(published, passed):
    check = one(made(table(("homicide", FORCE, YEAR, 1)), edited={"published": published}), "published after")
    assert check.passed == passed
    assert "2030-03-31" in check.found


def test_without_a_date_nothing_can_be_too_early():
    checks = made(table(("homicide", FORCE, YEAR, 1)), edited={"published": ""})
    assert [check.name for check in checks] == ["measures declared", "areas by code"]


CONTROL = {"measure": "homicide", "area": FORCE, "start": YEAR[0], "end": YEAR[1], "value": 40, "reason": "the bulletin"}


@pytest.mark.parametrize(
    ("rows", "changes", "passed"),
    [
        ([("homicide", FORCE, YEAR, 40)], {}, True),
        ([("homicide", FORCE, YEAR, 41)], {}, False),
        ([("homicide", FORCE, YEAR, 41)], {"tolerance": 1}, True),
        ([("homicide", FORCE, YEAR, 42)], {"tolerance": 1}, False),
        ([("homicide", FORCE, quarter, 10) for quarter in QUARTERS], {}, True),
        ([("homicide", FORCE, quarter, 10) for quarter in QUARTERS[1:]], {}, False),
        ([("homicide", OTHER, YEAR, 40)], {}, False),
        ([("burglary", FORCE, YEAR, 40)], {}, False),
        ([("homicide", FORCE, QUARTERS[0], 40)], {"end": date(2029, 6, 29)}, False),
        ([], {}, False),
    ],
)
def test_a_number_stated_elsewhere_must_come_out(rows, changes, passed):
    check = one(made(table(*rows), edited={"controls": [CONTROL | changes]}), "stated elsewhere")
    assert check.passed == passed
    assert check.expected == "40.0"


def test_a_control_of_one_method_looks_at_no_other():
    figures = table(("charge-rate", FORCE, YEAR, 40), ("charge-rate", FORCE, YEAR, 60), method=["cohort", "in-year"])
    control = CONTROL | {"measure": "charge-rate"}
    assert not one(made(figures, edited={"controls": [control]}), "stated elsewhere").passed
    assert one(made(figures, edited={"controls": [control | {"method": "cohort"}]}), "stated elsewhere").passed


STEP = {"measures": ["homicide"], "times": 1.5, "floor": 100, "reason": "no force leaps so far"}


def steps(*values: float | None, held: tuple[tuple[str, pyarrow.Table], ...] = (), **changes: Any) -> Check:
    rows = [("homicide", FORCE, quarter, value) for quarter, value in zip(QUARTERS, values, strict=False)]
    return one(made(table(*rows), held=held, steps=[STEP | changes]), "in step")


@pytest.mark.parametrize(
    ("values", "passed"),
    [
        ((100, 150), True),
        ((100, 151), False),
        ((150, 100), True),
        ((151, 100), False),
        ((99, 1000), True),
        ((1000, 0), False),
        ((100, None, 100), True),
        ((100, 140, 190), True),
    ],
)
def test_a_leap_past_the_declared_times_is_told(values, passed):
    assert steps(*values).passed == passed


def test_a_leap_is_told_with_both_numbers_and_may_be_known():
    check = steps(100, 200)
    assert check.found == f"homicide {FORCE} to 2029-09-30: 100 then 200"
    assert "steps.known" in check.suggestion
    assert steps(100, 200, known={f"{FORCE} 2029-09-30": "A reading of old files."}).passed
    assert not steps(100, 200, known={f"{FORCE} 2029-06-30": "Of another quarter."}).passed


def test_two_forces_whose_numbers_were_swapped_show_as_leaps():
    rows: list[Row] = [("homicide", FORCE, QUARTERS[0], 1000), ("homicide", OTHER, QUARTERS[0], 200)]
    rows += [("homicide", FORCE, QUARTERS[1], 200), ("homicide", OTHER, QUARTERS[1], 1000)]
    check = one(made(table(*rows), steps=[STEP]), "in step")
    assert FORCE in check.found
    assert OTHER in check.found


def test_the_period_before_may_stand_in_an_edition_that_is_held():
    held = (("invented-2029", table(("homicide", FORCE, QUARTERS[0], 100))),)
    after = table(("homicide", FORCE, QUARTERS[1], 151))
    assert one(made(after, steps=[STEP]), "in step").passed
    assert not one(made(after, held=held, steps=[STEP]), "in step").passed


def test_a_year_is_no_step_from_a_quarter():
    assert one(made(table(("homicide", FORCE, QUARTERS[0], 100), ("homicide", FORCE, YEAR, 400)), steps=[STEP]), "in step").passed


REVISIONS = {"percent": 10, "count": 5, "reason": "later editions move by less"}


@pytest.mark.parametrize(
    ("before", "now", "passed"),
    [
        (100, 110, True),
        (100, 111, False),
        (100, 90, True),
        (100, 89, False),
        (10, 15, True),
        (10, 16, False),
        (None, 999, True),
        (10, None, True),
    ],
)
def test_a_revision_past_the_bound_is_told(before, now, passed):
    held = (("invented-2030", table(("homicide", FORCE, YEAR, before))),)
    check = one(made(table(("homicide", FORCE, YEAR, now)), held=held, revisions=REVISIONS), "revisions")
    assert check.passed == passed
    if not passed:
        assert check.found == f"homicide {FORCE} to 2030-03-31: {before} in invented-2030, now {now}"


def test_a_rate_has_no_allowance_of_counts():
    def rate(value: float) -> pyarrow.Table:
        return table(("charge-rate", FORCE, YEAR, value), unit="percent", statistic="share")

    held = (("invented-2030", rate(10)),)
    assert one(made(rate(11), held=held, revisions=REVISIONS), "revisions").passed
    assert not one(made(rate(12), held=held, revisions=REVISIONS), "revisions").passed


def test_the_latest_edition_held_is_the_one_compared_with():
    held = (("old", table(("homicide", FORCE, YEAR, 50))), ("new", table(("homicide", FORCE, YEAR, 100))))
    assert one(made(table(("homicide", FORCE, YEAR, 105)), held=held, revisions=REVISIONS), "revisions").passed
    turned = tuple(reversed(held))
    assert not one(made(table(("homicide", FORCE, YEAR, 105)), held=turned, revisions=REVISIONS), "revisions").passed


@pytest.mark.parametrize("differing", [{"method": "cohort"}, {"coverage": "42 police forces"}, {"unit": "percent"}, {"statistic": "share"}])
def test_a_figure_of_another_key_is_no_revision(differing):
    held = (("invented-2030", table(("homicide", FORCE, YEAR, 100))),)
    check = one(made(table(("homicide", FORCE, YEAR, 999), **differing), held=held, revisions=REVISIONS), "revisions")
    assert check.passed
    assert check.expected.startswith("0 figures")


def test_many_that_moved_are_cut_and_counted():
    rows: list[Row] = [("homicide", f"E2300{number:04d}", YEAR, 100) for number in range(9)]
    held = (("invented-2030", table(*rows)),)
    now = table(*[(measure, area, period, 200) for measure, area, period, _ in rows])
    assert "and 4 more" in one(made(now, held=held, revisions=REVISIONS), "revisions").found


def _with_names(one: str, other: str) -> list[tuple[str, int, int]]:
    return [(one, year, 100 + year) for year in range(5)] + [(other, year, 7 * year + 3) for year in range(5)]


def _figures(rows: list[tuple[str, int, int]]) -> pyarrow.Table:
    base = date(2031, 3, 31)
    columns = {
        "measure_id": "burglary",
        "area_code": [area for area, _, _ in rows],
        "period_start": [date(base.year + year, 4, 1) for _, year, _ in rows],
        "period_end": [date(base.year + year + 1, 3, 31) for _, year, _ in rows],
        "value": [float(value) for _, _, value in rows],
        "locator": "made up",
    }
    return figure_table(declaration(measures=["burglary"]), an_edition(), columns, rows=len(rows))


@pytest.mark.parametrize(("names", "passes"), [(("E23000014", "E23000005"), True), (("E23000005", "E23000014"), False)])
def test_areas_with_each_others_figures_are_told_however_small_these_are(names, passes):
    held = [("before", _figures(_with_names("E23000014", "E23000005")))]
    checks = Checks()
    check_plausible(declaration(measures=["burglary"]), an_edition(), _figures(_with_names(*names)), held, checks=checks)
    own = next(check for check in checks.made if check.name == "every area has its own figures")
    assert own.passed is passes
    assert ("E23000014 has what E23000005 had" in own.found) is not passes


def test_one_area_that_was_revised_is_no_stranger():
    held = [("before", _figures(_with_names("E23000014", "E23000005")))]
    revised = [(area, year, value + (area == "E23000014")) for area, year, value in _with_names("E23000014", "E23000005")]
    checks = Checks()
    check_plausible(declaration(measures=["burglary"]), an_edition(), _figures(revised), held, checks=checks)
    assert next(check for check in checks.made if check.name == "every area has its own figures").passed
