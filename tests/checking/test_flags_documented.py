"""docs/flags.md has an entry for each flag, with an example and a near miss that are judged here, figures, and a source."""

import re
from datetime import datetime

import pytest

from factcheck.api import checked, document_of
from factcheck.checking.verdict import FLAGS
from factcheck.figures import Store

PARTS = ("Raised:", "Not raised:", "Example", "Figures:", "Near miss", "Source:")
GIVEN = re.compile(r"^- \*\*(Example|Near miss)\*\*, (\d+ \w+ \d{4}): “(.+)”$", re.MULTILINE)


@pytest.fixture(scope="module")
def page(root):
    return (root / "docs" / "flags.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def entries(page):
    names = re.findall(r"^## `([a-z_]+)`$", page, re.MULTILINE)
    return dict(zip(names, re.split(r"^## .+$", page, flags=re.MULTILINE)[1:], strict=False))


@pytest.fixture(scope="module")
def raised(entries):
    """For each flag the given sentences with whether the flag was raised on any of their claims."""
    given = [(flag, kind, day, text) for flag, entry in entries.items() for kind, day, text in GIVEN.findall(entry)]
    documents = [document_of(text, datetime.strptime(day, "%d %B %Y").date().isoformat()) for _, _, day, text in given]
    reports = checked(documents, store=Store.open())
    return [
        (flag, kind, text, any(flag in each.verdict.flags for each in report.judged))
        for (flag, kind, _, text), report in zip(given, reports, strict=True)
    ]


def test_every_flag_has_one_entry_in_the_order_of_the_house(entries):
    assert tuple(entries) == FLAGS


@pytest.mark.parametrize("flag", FLAGS)
def test_an_entry_is_whole(entries, flag):
    for part in PARTS:
        line = re.search(rf"^- \*\*{part}\*\*.+$", entries[flag], re.MULTILINE)
        assert line, part
        assert len(line.group(0)) > 30 or part == "Source:"
    source = re.search(r"^- \*\*Source:\*\* (.+)$", entries[flag], re.MULTILINE).group(1)
    assert "<http" in source or source.lower().startswith("our own rule")
    assert re.search(r"\d", re.search(r"^- \*\*Figures:\*\* (.+)$", entries[flag], re.MULTILINE).group(1))


@pytest.mark.parametrize("flag", FLAGS)
def test_the_examples_raise_it_and_the_near_misses_do_not(raised, flag):
    mine = [each for each in raised if each[0] == flag]
    assert {kind for _, kind, _, _ in mine} == {"Example", "Near miss"}
    assert [text for _, kind, text, up in mine if up != (kind == "Example")] == []


def test_verdicts_links_to_it(root):
    assert "(flags.md)" in (root / "docs" / "verdicts.md").read_text(encoding="utf-8")
