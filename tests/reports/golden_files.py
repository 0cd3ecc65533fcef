"""Golden files of reports: `FACTCHECK_WRITE_GOLDEN=1 pytest tests/reports` writes them anew, to be read before they are committed."""

import os
from pathlib import Path

FOLDER = Path(__file__).parent / "golden"


def same_as_golden(name: str, text: str) -> None:
    """Fail where the text differs from the file; write the file where that was asked for."""
    path = FOLDER / name
    if os.environ.get("FACTCHECK_WRITE_GOLDEN"):
        path.write_text(text, encoding="utf-8", newline="")
    with path.open(encoding="utf-8", newline="") as file:
        assert text == file.read()
