"""Checks are gathered, each with both sides, and decide together at the end."""

import pytest

from factcheck.sources.checks import Check, Checks, refusal
from factcheck.sources.drift import drifted, expect, expect_all, renaming
from factcheck.values import FactcheckError


def test_all_checks_are_gathered_before_any_decides():
    checks = Checks()
    assert checks.passed
    assert checks.add("one", True)
    assert not checks.add("two", False, expected="a", found="b", where="here", suggestion="Do.")
    with checks.catching():
        raise drifted("three", missing=["x"], found=["y"], where="there", suggestion="Mend.")
    assert [check.name for check in checks.made] == ["one", "two", "three"]
    assert [check.name for check in checks.failed] == ["two", "three"]
    assert checks.failed[1] == Check("three", False, "'x'", "'y'", "there", "Mend.")
    assert not checks.passed


def test_only_drift_becomes_a_check_and_any_other_error_goes_on():
    with pytest.raises(FactcheckError, match="broken"), Checks().catching():
        raise FactcheckError("broken", "broken", where="here", remedy="None.")
    with pytest.raises(ZeroDivisionError), Checks().catching():
        _ = 1 / 0


def test_a_check_is_a_row_for_programs():
    assert Check("one", True, "a", "b", "c", "d").to_dict() == {
        "name": "one", "passed": True, "expected": "a", "found": "b", "where": "c", "suggestion": "d",
    }  # fmt: skip


def test_a_refusal_names_every_failed_check_with_the_lines_that_would_mend_it():
    error = refusal([Check("one", False, "a", "b", "c", "Do this."), Check("two", False)], where="file.csv", kept="It is kept.")
    assert (error.code, error.exit_code) == ("source-drift", 4)
    for words in ("one (expected a; found b) at c", "two", "file.csv", "Do this.", "It is kept."):
        assert words in error.message


def test_sets_that_differ_either_way_are_drift():
    expect("names", declared=["a", "b"], present=["b", "a"], where="here")
    for present in (["a"], ["a", "b", "c"]):
        with pytest.raises(FactcheckError, match="the names are not the declared ones"):
            expect("names", declared=["a", "b"], present=present, where="here")


def test_more_than_declared_may_be_there_where_only_lacking_matters():
    expect_all("names", declared=["a"], present=["a", "b"], where="here")
    with pytest.raises(FactcheckError, match=r"some names are not in the file \(missing: 'a'; found: 'b'\)"):
        expect_all("names", declared=["a"], present=["b"], where="here")


@pytest.mark.parametrize(
    ("missing", "found", "told"),
    [
        (["Domestic burglary"], ["Residential burglary", "Arson"], "'Residential burglary' is the new name of 'Domestic burglary'"),
        (["Force Name"], ["force_name"], "'force_name' is the new name of 'Force Name'"),
        (["Homicide"], ["Bicycle theft"], ""),
        (["Homicide"], [], ""),
    ],
)
def test_only_a_like_name_is_offered_as_the_new_one(missing, found, told):
    hint = renaming(missing, found)
    assert (told in hint) if told else hint == ""


def test_long_lists_are_cut_and_counted():
    assert "and 8 more" in drifted("many", found=[f"name {number:02d}" for number in range(20)], where="here").message
