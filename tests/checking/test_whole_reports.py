"""Whole reports: the same input gives the same bytes, every reading walks back to its figures, and what is gone is never cited."""

import json
import os
import subprocess
import sys

from tests.checking.making import GMP, Y2122, change, claim, figure, report_on

FIGURES = [figure(), figure(20199.0, Y2122), figure(30123.0, area_code=GMP)]


def claims():
    return [
        claim(),
        claim("25,000", 25000.0, claim_id="c2"),
        change(claim_id="c3"),
        claim(claim_id="c4", measure_id=None, measure="crimes by night"),
    ]


def test_the_same_input_gives_the_same_bytes():
    one, two = (json.dumps(report_on(claims(), figures).to_dict(), allow_nan=False) for figures in (FIGURES, FIGURES[::-1]))
    assert one == two


def test_other_hash_seeds_give_the_same_bytes(root):
    code = (
        "import json, tests.checking.test_whole_reports as t; from tests.checking.making import report_on;"
        "print(json.dumps(report_on(t.claims(), t.FIGURES).to_dict()))"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code], cwd=root, env={**os.environ, "PYTHONHASHSEED": seed, "TZ": zone}, capture_output=True, check=True
        )
        for seed, zone in (("1", "UTC"), ("77", "Asia/Tokyo"))
    ]
    assert runs[0].stdout == runs[1].stdout


def test_every_outcome_has_figures_and_a_working():
    for item in report_on(claims(), FIGURES).judged:
        for reading in item.verdict.readings:
            assert reading.working
            assert reading.why
            assert (reading.outcome == "no_figure") == (reading.official is None)
            if reading.outcome != "no_figure":
                assert all(each.url and each.locator and each.release_id for each in reading.figures)
                assert reading.figures


def test_what_is_gone_is_not_cited():
    for gone in range(len(FIGURES)):
        held = [each for index, each in enumerate(FIGURES) if index != gone]
        for item in report_on(claims(), held).judged:
            cited = [each for reading in item.verdict.readings for each in (*reading.figures, *reading.shown_only)]
            assert FIGURES[gone] not in cited


def test_coverage_counts_what_was_judged():
    coverage = report_on(claims(), FIGURES).coverage
    assert coverage["claims"] == 4
    assert coverage["judged"] == 3
