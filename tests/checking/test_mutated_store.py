"""A sample of `store_mutations.py`: a verdict by a changed store is true of it or an abstention, and what is gone is not cited."""

import importlib
import sys

import pytest

from factcheck.catalogue import load_catalogue
from factcheck.figures import Store
from factcheck.values.places import data_folder

SAMPLE = (
    "nothing changed",
    "a force dropped",
    "an edition dropped (crime 2023)",
    "two forces swapped",
    "a second release of the same day",
)


@pytest.fixture(scope="module")
def changes(root):
    sys.path.insert(0, str(root / "benchmarks"))
    yield importlib.import_module("store_mutations")
    sys.path.remove(str(root / "benchmarks"))


@pytest.fixture(scope="module")
def bundled(changes):
    return changes.bundled()


@pytest.fixture(scope="module")
def read(changes):
    return changes.documents(18, seed=5, articles=("recorded-crime-2022.txt", "west-midlands-2023.txt"))


@pytest.fixture(scope="module")
def before(changes, read):
    return changes.verdicts_by(Store.open(data_folder() / "figures"), read)


@pytest.mark.slow
@pytest.mark.parametrize("name", SAMPLE)
def test_what_changes_is_true_of_the_changed_store(changes, bundled, read, before, name):
    change = next(each for each in changes.CHANGES if each.name == name)
    outcome = changes.run(change, read, before, *bundled)
    assert not outcome.wrong
    assert outcome.claims > 25
    assert outcome.changed == outcome.to_truth + outcome.to_abstention
    assert (outcome.changed > 0) == (name != "nothing changed")


@pytest.mark.slow
def test_a_verdict_by_the_old_rows_is_found_out(changes, bundled, read, before):
    frame, _ = bundled
    forces = [area.code for area in load_catalogue().areas.values() if area.kind == "force"]
    swapped = changes.Truth(changes.swapped(changes.WMP, changes.GMP)(frame))
    days = changes.days_of(read)
    stale = {key: changes.faults(judged, swapped, days[key[0]], forces=forces) for key, judged in before.items()}
    about = [
        key
        for key, judged in before.items()
        if judged.claim.area_code in (changes.WMP, changes.GMP) and any(each.figures for each in judged.verdict.readings)
    ]
    assert about
    assert all(stale[key] for key in about)
