"""Every command and every piece of Python in the README runs as it stands."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
COMMANDS = [line for block in re.findall(r"^```sh\n(.*?)^```", README, re.M | re.S) for line in block.splitlines() if line.strip()]
PYTHON = re.findall(r"^```python\n(.*?)^```", README, re.M | re.S)


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which the README's commands may write."""
    folder = tmp_path_factory.mktemp("readme")
    shutil.copytree(ROOT / "claims", folder / "claims")
    shutil.copytree(ROOT / "tests" / "gold", folder / "tests" / "gold")
    (folder / "build").mkdir()
    return folder


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"}
    return subprocess.run(command, shell=True, cwd=folder, env=environment, capture_output=True, text=True, timeout=300, check=False)


def test_the_readme_has_blocks_of_both_kinds():
    assert {"make demo", "make test"} <= set(COMMANDS)
    assert len(COMMANDS) >= 10
    assert PYTHON


@pytest.mark.parametrize("command", [command for command in COMMANDS if not command.startswith("make ")])
def test_each_command_of_the_readme_runs(command, checkout):
    done = run(command, checkout)
    assert done.returncode == 0, done.stderr
    assert done.stdout or "--output" in command


def test_make_demo_prints_the_table_and_writes_the_page(tmp_path):
    # The recipe runs against this environment; setting one up anew is what continuous integration does before it comes here.
    recipe = run("make -n demo", ROOT).stdout
    line = next(line for line in recipe.splitlines() if "factcheck check" in line)
    arguments = line.split("factcheck check", 1)[1].replace("build/demo.html", str(tmp_path / "demo.html"))
    done = run(f"factcheck check {arguments}", ROOT)
    assert done.returncode == 0, done.stderr
    assert "70,000" in done.stdout
    assert "<html" in (tmp_path / "demo.html").read_text(encoding="utf-8")


def test_make_test_is_lint_and_all_tests():
    recipe = run("make -n test", ROOT).stdout
    for part in ("ruff check", "ruff format --check", "mypy", "lint-imports", "pytest"):
        assert part in recipe


@pytest.mark.parametrize("block", PYTHON)
def test_the_python_of_the_readme_runs(block, tmp_path):
    done = subprocess.run([sys.executable, "-c", block], cwd=tmp_path, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    assert "supported" in done.stdout
