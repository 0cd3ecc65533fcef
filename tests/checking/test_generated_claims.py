"""Claims made from the figures, half of them altered, through the whole pipeline: right where it speaks, and it speaks."""

import importlib.util

import pytest

from factcheck.figures import Store

CONFIDENT = ("supported", "not_supported")


@pytest.fixture(scope="module")
def benchmark(root):
    import sys

    path = root / "benchmarks" / "claims_with_known_truth.py"
    spec = importlib.util.spec_from_file_location("claims_with_known_truth", path)
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def judged(benchmark):
    store = Store.open()
    return list(benchmark.verdicts(store, benchmark.made_claims(store, 90, seed=7)))


def test_no_confident_mistake(benchmark, judged):
    mistakes = [(made.text, verdict.label) for made, verdict in judged if benchmark.wrong(made, verdict)]
    assert not mistakes


def test_it_speaks_on_most_of_them(judged):
    spoken = [verdict for _, verdict in judged if verdict and verdict.label in CONFIDENT]
    assert len(spoken) >= len(judged) / 2


def test_half_are_altered_and_the_same_seed_makes_the_same(benchmark):
    store = Store.open()
    made = benchmark.made_claims(store, 36, seed=3)
    assert made == benchmark.made_claims(store, 36, seed=3)
    assert sum(each.true for each in made) == 18
    assert {each.kind for each in made} == {"level", "change", "from_to", "stock", "average", "number", "share", "points", "rank"}
