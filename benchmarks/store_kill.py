"""Kill a writer in the middle of an add, again and again, and count what is lost: it must be nothing.

Run it from the checkout: `python benchmarks/store_kill.py [--kills N]`. Another process adds a growing release to a store that already
holds one; it is killed with SIGKILL at a random moment, and the store is then opened and read whole.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from factcheck.figures import Store
from factcheck.figures.shelf import put_release, releases_on
from factcheck.values import FactcheckError

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tests.figures.made_up import made_up, release  # noqa: E402

KEPT = 1000


@dataclass
class Lost:
    """What was found after the kills."""

    opened: int = 0
    releases: int = 0
    figures: int = 0
    half_written: int = 0


def killed(folder: Path, moment: float) -> int:
    """Let a process add until the moment after its first add; returns how many figures its last finished add had."""
    command = [sys.executable, "-m", "tests.figures.adding", str(folder), "growing", "100000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        if process.stdout is None:
            raise SystemExit("the process that adds has no output")
        first = process.stdout.readline()
        time.sleep(moment)
        process.kill()
        return max(map(int, [first, *process.stdout.read().split()]))


def look(folder: Path, added: int, lost: Lost) -> None:
    """Open the store, read all of it, and count what should be there and is not."""
    try:
        store = Store.open(folder)
    except FactcheckError as error:
        sys.stdout.write(f"{error.message}\n")
        return
    broken = store.broken()
    lost.opened += not broken
    lost.half_written += len(list(folder.rglob(".writing-*")))
    held = {each.release_id: each.rows for each in store.releases}
    lost.releases += len({"kept", "growing"} - held.keys()) + len(releases_on(folder)) - len(held)
    figures = [figure.release_id for figure in store.figures("burglary")]
    lost.figures += KEPT - figures.count("kept") + max(0, added - figures.count("growing"))


def main() -> None:
    """Kill so many times and print what was lost."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kills", type=int, default=50)
    kills = parser.parse_args().kills
    moments, lost = random.Random(), Lost()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        kept = [made_up(float(number), area_code=f"K{number:08}", release_id="kept") for number in range(KEPT)]
        put_release(folder, release("kept"), kept)
        for _ in range(kills):
            look(folder, killed(folder, moments.uniform(0, 0.2)), lost)
        put_release(folder, release("last"), [made_up(release_id="last")])
        left = len(list(folder.rglob(".writing-*")))
    sys.stdout.write(f"killed {kills} times: {lost.opened} stores open and whole, {lost.half_written} half-written files lay beside them\n")
    sys.stdout.write(f"releases lost {lost.releases}, figures lost {lost.figures}, half-written files after the next add {left}\n")


if __name__ == "__main__":
    main()
