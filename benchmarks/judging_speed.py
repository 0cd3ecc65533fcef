"""How fast claims are judged, how long the first article takes from a cold shell, and how much memory both need.

    python benchmarks/judging_speed.py [--figures 10000000] [--store DIR] [--claims 3000] [--shared ../shared] [--core N]

The store is filled with the bundled figures and copies of them over made-up areas (benchmarks/many_figures.py); with --store it is kept and
used again. The claims are distinct, of every kind of benchmarks/known_truth, half of them altered, and about real areas, so
that each look-up has to find its few figures among ten million. They are read before the clock starts, by a process of its own.

Each turn is a process of its own on one core: cold is the first time that a process sees the claims, nothing of the store read and no page
of rules loaded; warm is the same claims once more. Seconds are those of the processor, so that what else the machine does counts little;
those of the clock stand beside them. The last table says where the seconds of the first article go.
"""

import argparse
import os
import pickle
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

DOCUMENTS_AT_ONCE = 32
"""As many as `factcheck check` judges together."""
PUBLISHED = "2023-11-24"
SEED = 7
Answer = Any


def read_claims(claims: int, target: Path) -> None:
    """Make distinct claims, read them, and put (kind, document, extraction) of each into a file."""
    from known_truth.figures import Facts
    from known_truth.making import made_documents

    from factcheck.api import extracted
    from factcheck.documents.document import Document
    from factcheck.figures import Store

    made_up = made_documents(Facts(Store.open()), claims + claims // 2, seed=SEED)
    distinct = {made.text: made for made in made_up if len(made.parts) == 1}
    chosen = list(distinct.values())[:claims]
    documents = [
        Document(id=f"d{place:05d}", text=made.text, published=made.published, published_from="line") for place, made in enumerate(chosen)
    ]
    read = [(made.parts[0].kind, *pair) for made, pair in zip(chosen, extracted(documents), strict=True)]
    target.write_bytes(pickle.dumps(read))


def judge_claims(store: Path, source: Path) -> None:
    """Judge the claims cold and warm, then warm by kind; prints rows of a table."""
    read = pickle.loads(source.read_bytes())
    every = [(document, extraction) for _, document, extraction in read]
    by_kind: dict[str, list[Any]] = defaultdict(list)
    for kind, document, extraction in read:
        by_kind[kind].append((document, extraction))

    from factcheck.catalogue import load_catalogue
    from factcheck.checking.judge import check_documents
    from factcheck.figures import Store

    def judge(documents: Sequence[Any]) -> int:
        found = 0
        for start in range(0, len(documents), DOCUMENTS_AT_ONCE):
            reports = check_documents(documents[start : start + DOCUMENTS_AT_ONCE], store=held, catalogue=load_catalogue())
            found += sum(len(report.judged) for report in reports)
        return found

    held = Store.open(store)
    before = peak()
    for name, documents in (("cold", every), ("warm", every), *((f"warm: {kind}", by_kind[kind]) for kind in sorted(by_kind))):
        row(name, *timed(lambda documents=documents: judge(documents)))
    print(f"\nmemory before the first claim {before:,.0f} MB, at most {peak():,.0f} MB")


def check_article(article: Path, store: Path) -> None:
    """The whole check of an article in one process, step by step."""
    with step("imports"):
        import spacy  # noqa: F401  # what `factcheck check` imports in any case

        from factcheck.catalogue import load_catalogue
        from factcheck.checking.judge import check_document
        from factcheck.checking.rules import load_rules
        from factcheck.documents import read_documents
        from factcheck.extraction.language import load_language
        from factcheck.extraction.pipeline import extract_document
        from factcheck.figures import Store
        from factcheck.reports import render
        from factcheck.values import day_from
    with step("language model"):
        load_language()
    with step("pages of measures, areas and rules"):
        catalogue, _ = load_catalogue(), load_rules()
    with step("read the article"):
        document = next(iter(read_documents([str(article)], published=day_from(PUBLISHED))))
        extraction = extract_document(document.text, published=document.published)
    with step("open the store"):
        held = Store.open(store)
    with step("judge its claims, cold"):
        report = check_document(document, extraction, store=held, catalogue=catalogue)
    with step("judge its claims, warm"):
        check_document(document, extraction, store=held, catalogue=catalogue)
    with step("write JSONL"):
        "".join(render(iter([report]), "jsonl", color=False))


@contextmanager
def step(name: str) -> Iterator[None]:
    """Print what a step takes."""
    processor, clock = time.process_time(), time.perf_counter()
    yield
    print(f"| {name} | {time.process_time() - processor:.2f} | {time.perf_counter() - clock:.2f} |", flush=True)


def timed(work: Callable[[], int]) -> tuple[int, float, float]:
    """What was done, seconds of the processor, seconds of the clock."""
    processor, clock = time.process_time(), time.perf_counter()
    done = work()
    return done, time.process_time() - processor, time.perf_counter() - clock


def row(name: str, claims: int, processor: float, clock: float) -> None:
    """Print a row of the table of claims."""
    print(f"| {name} | {claims:,} | {processor:.2f} | {claims / processor:,.0f} | {clock:.2f} | {claims / clock:,.0f} |", flush=True)


def peak() -> float:
    """Megabytes at most so far."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def turn(*words: object) -> None:
    """One of the above in a process of its own; stops where it fails."""
    subprocess.run([sys.executable, __file__, "--turn", *map(str, words)], check=True)


def cold_shell(article: Path, store: Path) -> None:
    """`factcheck check` as a shell runs it: seconds and memory at most."""
    command = [
        sys.executable,
        "-m",
        "factcheck",
        "check",
        str(article),
        "--published",
        PUBLISHED,
        "--store",
        str(store),
        "--format",
        "jsonl",
    ]
    for _ in range(3):
        clock = time.perf_counter()
        done = subprocess.Popen(command, stdout=subprocess.DEVNULL)
        _, status, used = os.wait4(done.pid, 0)
        if status:
            raise SystemExit(f"{' '.join(command)} failed")
        seconds = used.ru_utime + used.ru_stime
        print(
            f"| factcheck check, cold shell | {seconds:.2f} | {time.perf_counter() - clock:.2f} | {used.ru_maxrss / 1024:,.0f} MB |",
            flush=True,
        )


def main() -> None:
    """Fill the store, read the claims, then measure."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--figures", type=int, default=10_000_000)
    parser.add_argument("--store", type=Path)
    parser.add_argument("--claims", type=int, default=3000)
    parser.add_argument("--shared", type=Path, default=Path(__file__).resolve().parent.parent.parent / "shared")
    parser.add_argument("--core", type=int)
    parser.add_argument("--turn", nargs="+", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.turn:
        name, *words = options.turn
        turns = {"read": lambda: read_claims(int(words[0]), Path(words[1])), "judge": lambda: judge_claims(*map(Path, words))}
        turns["article"] = lambda: check_article(*map(Path, words))
        turns[name]()
        return
    if options.core is not None:
        os.sched_setaffinity(0, {options.core})
    with tempfile.TemporaryDirectory() as folder:
        store = options.store or Path(folder) / "store"
        if not (store / "manifest.json").is_file():
            from many_figures import fill

            store.mkdir(parents=True, exist_ok=True)
            print(f"{fill(store, options.figures):,} figures\n")
        read = Path(folder) / "read"
        turn("read", options.claims, read)
        print("| | claims | seconds of the processor | claims a second | seconds of the clock | claims a second |")
        print("|---|---:|---:|---:|---:|---:|", flush=True)
        turn("judge", store, read)
        article = options.shared / "seed" / "article.txt"
        print("\n| the first article | seconds of the processor | seconds of the clock |\n|---|---:|---:|", flush=True)
        turn("article", article, store)
        cold_shell(article, store)


if __name__ == "__main__":
    main()
