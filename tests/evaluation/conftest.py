"""A passage out of fiction with its marks, as a gold line, and ways to spoil it."""

import copy
import importlib.util
import json

import pytest

TEXT = "Last year 1,204 crimes were recorded in Borsetshire, up 12% on 2019. Sun Hill, where a man of 41 was held, had 77."


def claim(quote, stated, kind, value, unit, **others):
    start = TEXT.index(quote)
    at = start + quote.index(stated)
    fields = {
        "quote": quote, "start": start, "end": start + len(quote), "as_stated": stated, "value_start": at, "value_end": at + len(stated),
        "kind": kind, "measure": "all recorded crime", "subject": "Borsetshire", "value": value, "unit": unit, "unit_alt": None,
        "direction": "none", "approx": "exact", "period": None, "baseline": None, "speaker": None, "checkable": True, "why_not": None,
    }  # fmt: skip
    return fields | others


LAST_YEAR = {"stated": "Last year", "start": "2020-01-01", "end": "2020-12-31"}
LINE = {
    "id": "b001",
    "published": "2021-05-04",
    "text": TEXT,
    "claims": [
        claim("Last year 1,204 crimes were recorded in Borsetshire", "1,204", "level", 1204, "count", period=LAST_YEAR),
        claim(
            "up 12% on 2019", "up 12%", "change", 12, "percent", direction="increase", period=LAST_YEAR,
            baseline={"stated": "2019", "start": "2019-01-01", "end": "2019-12-31", "value": None},
        ),
        claim("Sun Hill, where a man of 41 was held, had 77", "77", "level", 77, "count", subject="Sun Hill", period=LAST_YEAR),
    ],
    "distractors": [{"type": "age", "start": TEXT.index("41"), "end": TEXT.index("41") + 2, "text": "41"}],
}  # fmt: skip


@pytest.fixture
def line():
    return copy.deepcopy(LINE)


@pytest.fixture
def gold_file(tmp_path):
    """A function that writes lines (objects, or text as it stands) into a gold file."""

    def write(*lines):
        path = tmp_path / "gold.jsonl"
        path.write_text("".join((each if isinstance(each, str) else json.dumps(each)) + "\n" for each in lines), encoding="utf-8")
        return path

    return write


@pytest.fixture(scope="session")
def shared_scorer(shared):
    path = shared / "gold" / "score.py"
    if not path.is_file():
        pytest.skip("the shared scorer is not beside this checkout (../shared/gold/score.py)")
    spec = importlib.util.spec_from_file_location("shared_scorer", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
