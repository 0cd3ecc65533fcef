"""`flags_of`: every flag that can be decided with evidence now, each with a sentence that gives the fact behind it."""

from collections.abc import Callable, Mapping

from factcheck.checking.case import Case
from factcheck.checking.flags_causes import cause_implied
from factcheck.checking.flags_elsewhere import level_or_change, scope_excluded, wrong_area, wrong_period
from factcheck.checking.flags_figures import (
    clock_differs,
    later_edition,
    missing_areas,
    national_trend,
    own_figures,
    provisional,
    reported_only,
    rounding_stretched,
    small_numbers,
    superseded,
)
from factcheck.checking.flags_starts import baseline_chosen, outlier_year, series_break
from factcheck.checking.flags_words import (
    category_slip,
    denominator_missing,
    disagrees_with_itself,
    percent_or_points,
    unfit_for_trend,
)
from factcheck.checking.verdict import FLAGS

Rule = Callable[[Case], str | None]

RULES: Mapping[str, Rule] = {
    "scope_excluded": scope_excluded,
    "baseline_chosen": baseline_chosen,
    "percent_or_points": percent_or_points,
    "level_or_change": level_or_change,
    "clock_differs": clock_differs,
    "small_numbers": small_numbers,
    "series_break": series_break,
    "missing_areas": missing_areas,
    "outlier_year": outlier_year,
    "superseded": superseded,
    "provisional": provisional,
    "denominator_missing": denominator_missing,
    "rounding_stretched": rounding_stretched,
    "wrong_period": wrong_period,
    "wrong_area": wrong_area,
    "national_trend": national_trend,
    "unfit_for_trend": unfit_for_trend,
    "category_slip": category_slip,
    "cause_implied": cause_implied,
    "disagrees_with_itself": disagrees_with_itself,
    "reported_only": reported_only,
    "own_figures": own_figures,
    "later_edition": later_edition,
}


def flags_of(case: Case) -> dict[str, str]:
    """The flags that are raised, in the order of the house, each with its reason."""
    return {flag: reason for flag in FLAGS if (reason := RULES[flag](case))}
