"""How much of our own marked passages is read, and that the marks stand where they say."""

import datetime
import importlib.util
import json
import subprocess
import sys
from collections.abc import Callable, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

Passage = Mapping[str, Any]
FILES = ("tuned", "kept_apart", "more_tuned", "more_unseen", "written_1", "written_2", "written_3", "sealed")
KINDS = {"level", "share", "change", "from_to", "ratio", "rank", "comparison", "trend", "forecast", "target"}
# A little below what was measured. The weights are learnt from tuned and more_tuned: only the last three say what to expect of new text.
# The faults of kept_apart, more_unseen and sealed are never read: raise their floors only.
FLOORS = {
    "tuned": {"f1": 0.92, "core_recall": 0.82, "full_recall": 0.50, "distractor_fp_rate": 0.10},
    "more_tuned": {"f1": 0.92, "core_recall": 0.82, "full_recall": 0.50, "distractor_fp_rate": 0.10},
    "kept_apart": {"f1": 0.91, "core_recall": 0.81, "full_recall": 0.40, "distractor_fp_rate": 0.12},
    "more_unseen": {"f1": 0.91, "core_recall": 0.86, "full_recall": 0.52, "distractor_fp_rate": 0.11},
    "sealed": {"f1": 0.88, "core_recall": 0.72, "full_recall": 0.27, "distractor_fp_rate": 0.10},
}


def passages(root: Path, name: str) -> list[dict[str, Any]]:
    lines = (root / "tests" / "gold" / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


@pytest.fixture(scope="module")
def scored(root: Path, shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], dict[str, Any]]:
    """A function that extracts one of the files with the command and scores what came."""
    path = shared / "gold" / "score.py"
    if not path.is_file():
        pytest.skip("the scorer is not beside this checkout (../shared/gold/score.py)")
    spec = importlib.util.spec_from_file_location("gold_scorer", path)
    assert spec is not None
    assert spec.loader is not None
    scorer = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(scorer)

    def run(name: str) -> dict[str, Any]:
        gold, predicted = root / "tests" / "gold" / f"{name}.jsonl", tmp_path_factory.mktemp("own_gold") / f"{name}.jsonl"
        command = [sys.executable, "-c", "from factcheck.cli.main import run; run()", "extract", str(gold), "--output", str(predicted)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=root)
        assert done.returncode == 0, done.stderr
        result: dict[str, Any] = scorer.score(scorer.read(gold), scorer.read(predicted))
        return result

    return run


@pytest.mark.shared
@pytest.mark.parametrize("name", FLOORS)
def test_extraction_keeps_above_the_floors(name: str, scored: Callable[[str], dict[str, Any]]) -> None:
    result, floors = scored(name), FLOORS[name]
    assert result["f1"] >= floors["f1"]
    assert result["core_recall"] >= floors["core_recall"]
    assert result["full_recall"] >= floors["full_recall"]
    assert result["distractor_fp_rate"] <= floors["distractor_fp_rate"]


@pytest.mark.parametrize("name", FILES)
def test_every_mark_stands_at_its_offsets(root: Path, name: str) -> None:
    for passage in passages(root, name):
        text = passage["text"]
        for claim in passage["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"], passage["id"]
            assert text[claim["value_start"] : claim["value_end"]] == claim["as_stated"], passage["id"]
            assert claim["start"] <= claim["value_start"] < claim["value_end"] <= claim["end"], passage["id"]
        for distractor in passage["distractors"]:
            assert text[distractor["start"] : distractor["end"]] == distractor["text"], passage["id"]


@pytest.mark.parametrize("name", FILES)
def test_no_number_is_marked_twice(root: Path, name: str) -> None:
    for passage in passages(root, name):
        spans = [(c["value_start"], c["value_end"]) for c in passage["claims"]] + [(d["start"], d["end"]) for d in passage["distractors"]]
        spans.sort()
        assert all(before[1] <= after[0] for before, after in pairwise(spans)), passage["id"]


@pytest.mark.parametrize("name", FILES)
def test_fields_agree_with_each_other(root: Path, name: str) -> None:
    for passage in passages(root, name):
        datetime.date.fromisoformat(passage["published"])
        for claim in passage["claims"]:
            assert claim["kind"] in KINDS
            assert claim["checkable"] == (claim["why_not"] is None)
            assert claim["kind"] != "from_to" or len(claim["value"]) == 2
            assert claim["kind"] != "change" or claim["direction"] in ("increase", "decrease")
            assert claim["kind"] not in ("forecast", "target") or claim["why_not"] == claim["kind"]
            for words in (claim["period"], claim["baseline"]):
                assert words is None or words["stated"] is None or words["stated"] in passage["text"], (passage["id"], words)


def test_the_files_share_no_passage(root: Path) -> None:
    every: list[Passage] = [passage for name in FILES for passage in passages(root, name)]
    assert len({p["id"] for p in every}) == len({p["text"] for p in every}) == len(every)
    assert sum(not p["claims"] for p in every) == 81
