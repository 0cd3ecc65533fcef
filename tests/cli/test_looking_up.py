"""`figures`, `measures`, `areas` and `doctor` from outside."""

import csv
import io
import json
import subprocess
import sys

import pytest

COLUMNS = ",".join(
    (
        "measure_id",
        "area_code",
        "period_start",
        "period_end",
        "value",
        "missing",
        "unit",
        "statistic",
        "method",
        "baseline_start",
        "baseline_end",
        "published",
        "publisher",
        "publication",
        "url",
        "locator",
        "status",
        "standing",
    )
)


def rows(answer):
    assert answer.code == 0, answer.err
    return list(csv.DictReader(io.StringIO(answer.out)))


def test_the_years_of_recorded_crime(command):
    answer = command("figures", "series", "recorded-crime", "--area", "E23000014", "--every", "year", "--format", "csv")
    assert answer.out.splitlines()[0] == COLUMNS
    years = {row["period_end"]: float(row["value"]) for row in rows(answer)}
    assert years["2018-03-31"] == 233688
    assert years["2023-03-31"] == 367206
    assert list(years) == sorted(years)
    assert all(end.endswith("-03-31") for end in years)


def test_rolling_years_are_whole_quarters(command):
    years = {
        row["period_end"]: row
        for row in rows(command("figures", "series", "recorded-crime", "--area", "E23000014", "--every", "year-ending", "--format", "csv"))
    }
    assert float(years["2023-06-30"]["value"]) == 360336
    assert years["2023-06-30"]["period_start"] == "2022-07-01"
    assert years["2023-06-30"]["locator"]


def test_a_region_never_gives_the_figures_of_a_force(command):
    answer = command("figures", "series", "recorded-crime", "--area", "E12000005", "--every", "year", "--format", "csv")
    if answer.code == 2:
        assert "E23000014" in answer.err
        assert answer.out == ""
    else:
        force = {
            (row["period_end"], row["value"])
            for row in rows(command("figures", "series", "recorded-crime", "--area", "E23000014", "--every", "year", "--format", "csv"))
        }
        assert not force & {(row["period_end"], row["value"]) for row in rows(answer)}


def test_what_was_known_on_a_day(command):
    words = ("figures", "series", "recorded-crime", "--area", "E23000014", "--every", "year", "--format", "csv", "--as-of")
    assert "2023-03-31" in {row["period_end"] for row in rows(command(*words, "2023-12-01"))}
    assert (
        "2023-03-31" not in {row["period_end"] for row in rows(command(*words, "2023-01-01"))}
        if command(*words, "2023-01-01").code == 0
        else True
    )


def test_find_shows_the_source(command):
    found = json.loads(command("figures", "find", "burglary", "west", "midlands", "2022/23", "--format", "json").out)
    assert any(row["measure_id"] == "burglary" and row["area_code"] == "E23000014" and float(row["value"]) == 21146 for row in found)
    assert all(row["url"] and row["publication"] for row in found)


def test_measures_and_areas_answer_to_what_people_say(command):
    mugging = command("measures", "muggings")
    assert mugging.code == 0
    assert "robbery" in mugging.out.lower()
    settled = command("measures", "outstanding risk assessments")
    assert "no public series" in settled.out.lower()
    both = command("areas", "West Midlands")
    assert "E23000014" in both.out
    assert "E12000005" in both.out


def test_doctor_finds_nothing_missing(command):
    answer = command("doctor")
    assert answer.code == 0, answer.out
    assert "digest" in answer.out


def test_doctor_names_the_missing_store(command, tmp_path):
    answer = command("doctor", "--store", tmp_path / "nowhere")
    assert answer.code == 2
    assert "nowhere" in answer.out


@pytest.mark.parametrize("words", [["--help"], ["figures", "find", "burglary"], ["measures", "burglary"], ["areas", "Kent"]])
def test_looking_up_never_waits_for_the_language_model(words):
    code = (
        f"import sys; sys.argv = ['factcheck', *{words!r}]\n"
        "from factcheck.cli.main import run\n"
        "try: run()\n"
        "except SystemExit as stopped: assert not stopped.code, stopped.code\n"
        "slow = {'spacy', 'pandas', 'trafilatura', 'pypdf'} & set(sys.modules)\n"
        "assert not slow, slow"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
