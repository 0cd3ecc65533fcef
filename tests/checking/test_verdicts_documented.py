"""docs/verdicts.md names every label, flag, outcome and tolerance."""

import re

import pytest

from factcheck.checking.rules import Guards, load_rules
from factcheck.checking.verdict import FLAGS, LABELS, OUTCOMES


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "verdicts.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", [*LABELS, *OUTCOMES, "no_official_series", "figure_not_held"])
def test_labels_and_outcomes_are_explained(page, name):
    assert re.search(rf"^\| `{name}`", page, re.MULTILINE)


@pytest.mark.parametrize("flag", FLAGS)
def test_each_flag_has_an_example(page, flag):
    row = re.search(rf"^\| `{flag}` \|(.+)\|(.+)\|$", page, re.MULTILINE)
    assert row
    assert all(len(cell.strip()) > 15 for cell in row.groups())


def test_the_table_of_tolerances_has_the_numbers_that_are_used(page):
    rules = load_rules().tolerances
    table = page[page.index("## Tolerance") : page.index("## Flags")]
    used = [
        rules.digits.close_level_percent, rules.digits.close_points, rules.fraction.agrees_points, rules.fraction.close_points,
        rules.multiple.agrees_percent, rules.multiple.close_percent, rules.about.agrees_percent, rules.about.close_percent,
        rules.almost.agrees_below_percent, rules.almost.close_below_percent, rules.almost.close_above_percent,
        rules.more_than.agrees_beyond_percent, rules.more_than.close_beyond_percent, rules.direction.strong_percent,
        rules.direction.flat_agrees_percent, rules.direction.moved_percent, rules.digits.rounding_percent,
        rules.digits.scaled_rounding_percent,
    ]  # fmt: skip
    written = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", table)}
    assert {float(number) for number in used} <= written


@pytest.mark.parametrize("name", Guards.model_fields)
def test_each_guard_is_explained(page, name):
    section = page[page.index("## What stops a verdict") : page.index("## Tolerance")]
    assert f"| `{name}` |" in section


def test_no_flag_or_label_is_documented_that_is_not_there(page):
    named = set(re.findall(r"^\| `([a-z_]+)`", page, re.MULTILINE)) - set(Guards.model_fields)
    assert named <= {*FLAGS, *LABELS, *OUTCOMES, "no_official_series", "figure_not_held"}
