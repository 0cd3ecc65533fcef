"""The command: write so many claims to a file, or run them through the pipeline."""

import argparse
from pathlib import Path

from factcheck.figures import Store
from known_truth.figures import Facts
from known_truth.kinds import KINDS
from known_truth.making import made_documents
from known_truth.writing import write


def main() -> None:
    """Write the documents, or judge them and print how often the verdict was right."""
    parser = argparse.ArgumentParser(prog="known_truth", description="Claims with known truth, made from the figures held.")
    parser.add_argument("--count", type=int, default=2000, help="how many claims")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--kind", action="append", choices=sorted(KINDS), help="only this kind; may be given again")
    parser.add_argument("--output", type=Path, help="write the documents to this file, one a line")
    parser.add_argument("--judge", action="store_true", help="run them through the whole pipeline and print the scores")
    parser.add_argument("--show", choices=["wrong", "uncovered"], action="append", help="with --judge: print the claims that failed")
    options = parser.parse_args()
    store = Store.open()
    documents = list(made_documents(Facts(store), options.count, seed=options.seed, kinds=tuple(options.kind or ())))
    if options.output:
        print(f"{write(documents, options.output)} claims in {len(documents)} documents")
    if options.judge or options.show:
        from known_truth.judging import outcomes, shown, table

        results = list(outcomes(store, documents))
        for which in options.show or []:
            print("\n".join(shown(results, which)))
        print("\n".join(table(results)))
    elif not options.output:
        for made in documents:
            print(made.published, made.phrasing, made.text, [(part.altered, part.labels) for part in made.parts], sep="\t")
