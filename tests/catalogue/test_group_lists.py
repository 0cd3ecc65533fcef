"""Dated lists of groups that a user gives: what is read from YAML and CSV, and every way in which a list can be wrong."""

import contextlib
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.catalogue import load_catalogue
from factcheck.catalogue.group_lists import SIMILAR, with_lists
from factcheck.values import FactcheckError

# Who is in whose group is made up here; no list is at hand.
YAML = """
groups:
  - kind: most-similar-forces
    force: West Midlands Police
    as_at: 2021-04-01
    until: "2024-03-31"
    source: A list made up for a test
    members: [Greater Manchester Police, E23000010, the Met]
"""
CSV = "force,member,as_at,source\nWest Midlands Police,GMP,2021-04-01,A test\nE23000014,Kent Police,2022-04-01,A test\n"


def given_file(folder, text, name="list.yaml"):
    path = folder / name
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def refused(folder, text, name="list.yaml"):
    with pytest.raises(FactcheckError) as caught:
        with_lists(load_catalogue(), given_file(folder, text, name))
    assert caught.value.code == "bad-groups"
    assert caught.value.exit_code == 2
    assert caught.value.remedy
    assert name in caught.value.where
    return caught.value


def test_a_list_in_yaml_holds_the_force_itself_its_days_and_its_source(tmp_path):
    (found,) = with_lists(load_catalogue(), given_file(tmp_path, YAML)).lists[SIMILAR]
    assert found.members == ("E23000014", "E23000005", "E23000010", "E23000001")
    assert (found.force, found.as_at, found.until, found.source) == ("E23000014", "2021-04-01", "2024-03-31", "A list made up for a test")
    assert found.name == "Most similar forces of West Midlands Police"


def test_a_list_in_csv_is_a_row_a_pair_and_several_days_are_several_lists(tmp_path):
    found = with_lists(load_catalogue(), given_file(tmp_path, CSV, "list.csv")).lists[SIMILAR]
    assert [(each.as_at, each.members) for each in found] == [
        ("2021-04-01", ("E23000014", "E23000005")),
        ("2022-04-01", ("E23000014", "E23000032")),
    ]


def test_a_mark_in_front_and_other_line_ends_are_read(tmp_path):
    text = b"\xef\xbb\xbf" + CSV.replace("\n", "\r\n").encode()
    assert len(with_lists(load_catalogue(), given_file(tmp_path, text, "list.csv")).lists[SIMILAR]) == 2


def test_a_group_of_one_s_own_has_a_name_and_words(tmp_path):
    own = """
groups:
  - id: east-forces
    name: The eastern forces
    words: [eastern forces]
    as_at: "2020-01-01"
    source: A test
    members: [Essex Police, Kent Police]
"""
    catalogue = with_lists(load_catalogue(), given_file(tmp_path, own))
    assert catalogue.lists["east-forces"][0].members == ("E23000028", "E23000032")
    assert catalogue.groups["east-forces"].words == ("eastern forces",)
    assert catalogue.groups["east-forces"].members == ()


def test_the_catalogue_itself_is_as_it_was(tmp_path):
    before = load_catalogue()
    with_lists(before, given_file(tmp_path, YAML))
    assert before.lists == {}
    assert load_catalogue().groups[SIMILAR].members == ()


@pytest.mark.parametrize(
    ("old", "new", "where", "told"),
    [
        ("West Midlands Police", "Sun Hill", "force", "'Sun Hill'"),
        ("Greater Manchester Police", "Manchestr Police", "members", "Greater Manchester Police (E23000005)"),
        ("Greater Manchester Police", "West Midlands", "members", "its own group"),
        ("Greater Manchester Police", "E12000005", "members", "'E12000005'"),
        ("Greater Manchester Police", "Police Scotland", "members", "'Police Scotland'"),
        ("    as_at: 2021-04-01\n", "", "groups[0]", "'as_at'"),
        ("2021-04-01", "last spring", "as_at", "2021-04-01"),
        ("2021-04-01", "2025-04-01", "until", "before it begins"),
        ("    source: A list made up for a test\n", "", "groups[0]", "'source'"),
        ("    force: West Midlands Police\n", "", "groups[0]", "'force'"),
        ("E23000010", "Greater Manchester", "members", "twice"),
        ("E23000010", "City of London Police", "members", "no group"),
        ("[Greater Manchester Police, E23000010, the Met]", "[]", "members", "too few"),
        ("[Greater Manchester Police, E23000010, the Met]", "Greater Manchester Police", "members", "list"),
        ("the Met]", "Kent Police, Essex Police, Dorset Police, Surrey Police, Gwent Police, Cumbria]", "members", "too many"),
        ("kind: most-similar-forces", "kind: most-like-forces", "kind", "most-similar-forces"),
        ("kind: most-similar-forces", "kind: english-forces", "kind", "most-similar-forces"),
        ("kind: most-similar-forces", "id: welsh-forces", "id", "already"),
        ("kind: most-similar-forces", "id: mine", "groups[0]", "'name'"),
        ("kind: most-similar-forces", "title: mine", "groups[0]", "'title'"),
        ("groups:", "lists:", "", "'lists'"),
        ("members: [", "members: [[", "", "cannot be read"),
    ],
)
def test_a_bad_page_says_what_and_where(tmp_path, old, new, where, told):
    assert old in YAML
    error = refused(tmp_path, YAML.replace(old, new, 1))
    assert where in error.where
    assert told in error.message


@pytest.mark.parametrize(
    ("text", "where", "told"),
    [
        ("force,member,as_at\nKent Police,Essex Police,2021-04-01\n", "line 1", "source"),
        (CSV.replace("member", "neighbour", 1), "line 1", "neighbour"),
        (CSV + "West Midlands Police,,2021-04-01,A test\n", "line 4", "'member'"),
        (CSV + "West Midlands Police,Kent Police,2021-04-01,Another\n", "line 4", "differ"),
        (CSV + "West Midlands Police,Kent Police,2021-04-01,A test,what else\n", "line 4", "more cells"),
        (CSV + "West Midlands Police,Kent Police,,A test\n", "line 4", "as_at"),
        (CSV + 'West Midlands Police,"Kent Police,2021-04-01,A test\n', "line", "cannot be read"),
        (CSV.replace("E23000014,Kent Police,2022-04-01", "E23000014,Kent Police,2021-04-01"), "", "two lists"),
        (CSV.splitlines()[0] + "\n", "", "no list"),
        ("", "", "empty"),
    ],
)
def test_a_bad_table_says_what_and_where(tmp_path, text, where, told):
    error = refused(tmp_path, text, "list.csv")
    assert where in error.where
    assert told in error.message


def test_two_lists_of_one_day_contradict_each_other(tmp_path):
    error = refused(tmp_path, YAML + YAML.split("groups:\n")[1])
    assert "two lists" in error.what
    assert "2021-04-01" in error.what


def test_a_file_that_is_not_utf_8_is_not_guessed_at(tmp_path):
    error = refused(tmp_path, YAML.replace("A list", "Liste für").encode("latin-1"))
    assert "UTF-8" in error.what
    assert "iconv" in error.remedy


@pytest.mark.parametrize(("name", "code"), [("none.yaml", "unreadable-file"), ("large.csv", "too-large")])
def test_a_file_that_is_missing_or_endless(tmp_path, name, code):
    path = tmp_path / name
    if code == "too-large":
        path.write_bytes(b"force\n" * 200_000)
    with pytest.raises(FactcheckError) as caught:
        with_lists(load_catalogue(), path)
    assert caught.value.code == code


@settings(max_examples=60)
@given(st.binary(max_size=200) | st.text(max_size=200).map(str.encode), st.sampled_from(["list.yaml", "list.csv"]))
def test_any_bytes_are_a_list_or_an_error_that_is_told(tmp_path_factory, data, name):
    path = given_file(tmp_path_factory.mktemp("any"), data, name)
    found = None
    with contextlib.suppress(FactcheckError):
        found = with_lists(load_catalogue(), path)
    assert found is None or all(date.fromisoformat(each.as_at) for lists in found.lists.values() for each in lists)
