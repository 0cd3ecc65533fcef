"""Adds a made-up release to a store again and again, to be killed or run beside another: `python -m tests.figures.adding DIR NAME N`.

Each add gives the release one more figure than before; every line that is printed says how many figures were safely added.
"""

import sys
from dataclasses import replace
from pathlib import Path

from factcheck.figures.shelf import put_release
from tests.figures.made_up import made_up, release


def main(folder: str, name: str, adds: str) -> None:
    """Add a release of the name so many times."""
    for number in range(1, int(adds) + 1):
        rows = [made_up(float(value), area_code=f"X{value:08}", release_id=name) for value in range(number)]
        put_release(Path(folder), replace(release(), release_id=name), rows)
        sys.stdout.write(f"{number}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(*sys.argv[1:])
