"""The documents as lines of JSON that `factcheck evaluate verdicts` reads."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from known_truth.making import Made


def line_of(made: Made, index: int) -> dict[str, Any]:
    """One line: offsets count code points."""
    return {
        "id": f"k{index:05d}",
        "published": made.published.isoformat(),
        "as_of": made.as_of,
        "text": made.text,
        "phrasing": made.phrasing,
        "claims": [
            {
                "start": part.span[0],
                "end": part.span[1],
                "kind": part.kind,
                "altered": part.altered,
                "labels": list(part.labels),
                "why": part.why,
            }
            for part in made.parts
        ],
    }


def write(documents: Iterable[Made], path: Path) -> int:
    """Write the file; how many claims it has."""
    claims = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for index, made in enumerate(documents, 1):
            file.write(json.dumps(line_of(made, index), ensure_ascii=False) + "\n")
            claims += len(made.parts)
    return claims
