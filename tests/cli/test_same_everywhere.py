"""`factcheck check` gives the same bytes for a document whatever the machine, the order and the company it is read in."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

DOCUMENTS = 6
ARTICLE = "west-midlands-2023.txt"
PLAIN = {"PYTHONHASHSEED": "0", "TZ": "UTC", "LC_ALL": "C.UTF-8", "PYTHONUTF8": "1"}
# Every setting stands in one of the runs, so that a few runs try them all; a locale that a machine lacks is read as C.
MACHINES = {
    "east": {"PYTHONHASHSEED": "1", "TZ": "Pacific/Kiritimati", "LC_ALL": "C", "LANG": "tr_TR.UTF-8", "PYTHONUTF8": "0"},
    "west": {"PYTHONHASHSEED": "12345", "TZ": "America/New_York", "LC_ALL": "de_DE.UTF-8", "LANG": "de_DE.UTF-8", "COLUMNS": "40"},
}


@pytest.fixture(scope="module")
def batch(root, tmp_path_factory) -> list[dict]:
    """A few documents of different kinds, and a whole article."""
    lines = [json.loads(line) for line in (root / "claims" / "batch.jsonl").read_text(encoding="utf-8").splitlines()]
    few = [{"id": each["id"], "published": each["published"], "text": each["text"]} for each in lines[:: len(lines) // (DOCUMENTS - 1)]]
    return [*few, {"id": ARTICLE, "published": "2023-11-24", "text": (root / "claims" / ARTICLE).read_text(encoding="utf-8")}]


def checked(documents: list[dict], folder: Path, root: Path, *, machine: dict[str, str], inside: Path | None = None) -> list[bytes]:
    """The lines that the command writes for the documents, run as a shell would, in a folder of its own."""
    folder.mkdir(parents=True, exist_ok=True)
    source = folder / "batch.jsonl"
    source.write_text("".join(json.dumps(each, ensure_ascii=False) + "\n" for each in documents), encoding="utf-8")
    settings = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "PYTHON", "FACTCHECK"))}
    run = subprocess.run(
        [sys.executable, "-m", "factcheck", "check", os.path.relpath(source, inside or folder), "--format", "jsonl"],
        cwd=inside or folder,
        env={**settings, "PYTHONPATH": str(root), "HOME": str(folder), **machine},
        capture_output=True,
        check=False,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr.decode(errors="replace")
    return run.stdout.splitlines(keepends=True)


@pytest.fixture(scope="module")
def plain(batch, root, tmp_path_factory) -> dict[str, bytes]:
    """Each document's line by its id, all checked at once on a plain machine."""
    lines = checked(batch, tmp_path_factory.mktemp("plain"), root, machine=PLAIN)
    return dict(zip([each["id"] for each in batch], lines, strict=True))


def test_there_is_something_to_compare(plain):
    read = [json.loads(line) for line in plain.values()]
    labels = {claim["verdict"]["label"] for document in read for claim in document["claims"]}
    assert [each["id"] for each in read] == list(plain)
    assert len(labels) >= 4


@pytest.mark.slow
@pytest.mark.parametrize("name", MACHINES)
def test_another_machine_and_another_order(name, batch, plain, root, tmp_path):
    order = batch[::-1] if name == "east" else [*batch[2:], *batch[:2]]
    lines = checked(order, tmp_path / "schöne Lage", root, machine=MACHINES[name], inside=root if name == "west" else None)
    assert lines == [plain[each["id"]] for each in order]


@pytest.mark.slow
def test_one_at_a_time(batch, plain, root, tmp_path):
    for each in (batch[0], batch[-1]):
        assert checked([each], tmp_path / "alone", root, machine=PLAIN) == [plain[each["id"]]]


@pytest.mark.slow
def test_an_article_as_a_file_and_in_a_batch(plain, root, tmp_path):
    settings = {**{name: value for name, value in os.environ.items() if not name.startswith("FACTCHECK")}, "PYTHONPATH": str(root)}
    command = [sys.executable, "-m", "factcheck", "check", str(root / "claims" / ARTICLE), "--published", "2023-11-24", "--format", "jsonl"]
    run = subprocess.run(command, cwd=tmp_path, env={**settings, "HOME": str(tmp_path)}, capture_output=True, check=True, timeout=300)
    assert json.loads(run.stdout)["claims"] == json.loads(plain[ARTICLE])["claims"]
