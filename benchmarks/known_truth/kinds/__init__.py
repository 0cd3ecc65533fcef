"""The kinds of claims, each with how it is drawn, worked out, written and refuted."""

from known_truth.kinds.base import About, Kind, Saying
from known_truth.kinds.changes import CHANGES
from known_truth.kinds.levels import LEVELS
from known_truth.kinds.places import PLACES
from known_truth.kinds.shares import SHARES

KINDS: dict[str, Kind] = {kind.name: kind for kind in (*LEVELS, *CHANGES, *SHARES, *PLACES)}

__all__ = ["KINDS", "About", "Kind", "Saying"]
