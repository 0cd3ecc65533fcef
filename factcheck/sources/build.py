"""`python -m factcheck.sources.build --shared DIR`: the bundled store of figures, built from the kept raw files."""

import argparse
import sys
from pathlib import Path

from factcheck.sources.account import account
from factcheck.sources.building import build
from factcheck.values import FactcheckError
from factcheck.values.places import data_folder


def main() -> int:
    """Build and say what was written; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m factcheck.sources.build", description=__doc__)
    parser.add_argument("--shared", type=Path, required=True, help="the folder that holds official/ and figures/")
    parser.add_argument("--store", type=Path, help="where to put the releases (default: the bundled data/figures)")
    parser.add_argument("--only", help="one source's id")
    asked = parser.parse_args()
    try:
        store = asked.store or data_folder() / "figures"
        built = build(asked.shared, store, only=asked.only)
        (store / "README.md").write_text(account(asked.shared, built), encoding="utf-8")
    except FactcheckError as error:
        sys.stderr.write(f"{error.message}\n")
        return error.exit_code
    for one in built:
        seconds = f"open {one.opened:5.2f} s, read {one.read:5.2f} s, write {one.written:5.2f} s"
        sys.stdout.write(f"{one.rows:>9,} rows {one.release.rows:>7,} figures  {seconds}  {one.release.file}\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
