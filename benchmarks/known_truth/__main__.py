"""Claims of our own made from the figures held: `python benchmarks/known_truth --count 2000 --seed 1 --output FILE`."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from known_truth.command import main

if __name__ == "__main__":
    main()
