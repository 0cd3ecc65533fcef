"""The number layer beside CQE 2.0.3, quantulum3 and Recognizers-Text: NewsQuant half A, and the lines that police news makes hard.

    python benchmarks/numbers_beside.py --peers PEERS/bin/python [--shared ../shared]

PEERS is an environment of their own; benchmarks/numbers_peers.py says how to make it. The output is the two tables of docs/extraction.md.
Values and changes are scored by the script that came with the set, for all alike; quantulum3 and Recognizers-Text tell no changes. Speed is
that of this run on this machine, loading left out.
"""

import argparse
import json
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from factcheck.extraction.quantities import quantities_line

PEERS = {"cqe": "CQE 2.0.3", "quantulum3": "quantulum3 0.10", "recognizers": "Recognizers-Text"}
NO_CHANGES = {PEERS["quantulum3"], PEERS["recognizers"]}
HARD_LINES = [
    "The force took 70,000 999 calls in June.",
    "Robberies rose to 12,204 in 2022/23.",
    "The charge rate fell by 2.5 percentage points.",
    "Two in five victims never heard back.",
    "Three times as many burglaries were solved.",
    "Knife crime has halved since 2010.",
    "Shoplifting is at a record 44,200 offences.",
    "Searches fell from 83 to 29.",
    "Only one in 10 thefts led to a charge.",
    "Calls reached 700 000 last year.",
    "That is nearly double the average.",
    "Offences were up a quarter to just under 1,200.",
]


@dataclass(frozen=True, slots=True)
class Answers:
    """What one extractor found in each text, and in how many seconds."""

    name: str
    rows: list[list[dict[str, Any]]]
    seconds: float


def ours(texts: list[str]) -> Answers:
    """The number layer of this project."""
    quantities_line("warm", "5%")
    started = time.perf_counter()
    found = [quantities_line(str(place), text)["quantities"] for place, text in enumerate(texts)]
    return Answers("factcheck quantities", found, time.perf_counter() - started)


def peer(python: str, name: str, texts: list[str]) -> Answers:
    """One peer in its own environment. Raises `CalledProcessError` where it cannot be run or fails on a text."""
    worker = Path(__file__).with_name("numbers_peers.py")
    lines = "".join(json.dumps({"text": text}) + "\n" for text in texts)
    told = subprocess.run([python, "-W", "ignore", str(worker), name], input=lines, check=True, capture_output=True, text=True)
    answers = [json.loads(line) for line in told.stdout.splitlines() if line.startswith("{")]
    # The first text pays for loading.
    seconds = sum(answer["seconds"] for answer in answers[1:])
    return Answers(PEERS[name], [answer["quantities"] for answer in answers], seconds)


def scores(answers: Answers, gold: Path) -> dict[str, Any]:
    """The scores of the set's own script."""
    with tempfile.TemporaryDirectory() as folder:
        predicted = Path(folder) / "predicted.jsonl"
        predicted.write_text("".join(json.dumps({"quantities": rows}) + "\n" for rows in answers.rows), encoding="utf-8")
        script = gold.with_name("score.py")
        told = subprocess.run([sys.executable, str(script), str(gold), str(predicted)], check=True, capture_output=True, text=True)
    result: dict[str, Any] = json.loads(told.stdout)
    return result


def score_table(everyone: list[Answers], gold: Path, words: int) -> list[str]:
    """F1 on half A as a table in Markdown."""
    lines = ["| | value | value+change | words a second |", "|---|---|---|---|"]
    for answers in everyone:
        found = scores(answers, gold)
        value, change = (f"{found[level]['f1']:.3f}" for level in ("value", "value+change"))
        change = "–" if answers.name in NO_CHANGES else change
        lines.append(f"| {answers.name} | {value} | {change} | {words / answers.seconds:,.0f} |")
    return lines


def told(row: dict[str, Any]) -> str:
    """One quantity in a few characters: sign and value."""
    value = row["value"]
    number = " to ".join(f"{end:.6g}" for end in value) if isinstance(value, list) else f"{value:.6g}"
    return number if row["change"] == "=" else f"{row['change']} {number}"


def line_table(everyone: list[Answers]) -> list[str]:
    """What each found in each hard line as a table in Markdown."""
    lines = ["| | " + " | ".join(answers.name for answers in everyone) + " |", "|---" * (len(everyone) + 1) + "|"]
    for place, text in enumerate(HARD_LINES):
        cells = ["; ".join(told(row) for row in answers.rows[place]) or "–" for answers in everyone]
        lines.append(f"| {text} | " + " | ".join(cells) + " |")
    return lines


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--peers", required=True, help="the Python of the peers' environment")
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    given = arguments.parse_args()
    gold = given.shared / "benchmarks" / "newsquant" / "half_a.json"
    news = [row["text"] for row in json.loads(gold.read_text(encoding="utf-8"))]
    texts = [*news, *HARD_LINES]
    everyone = [ours(texts), *(peer(given.peers, name, texts) for name in PEERS)]
    parted = [Answers(each.name, each.rows[: len(news)], each.seconds) for each in everyone]
    hard = [Answers(each.name, each.rows[len(news) :], each.seconds) for each in everyone]
    words = sum(len(text.split()) for text in texts)
    print("\n".join([*score_table(parted, gold, words), "", *line_table(hard)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
