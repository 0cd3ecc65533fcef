"""The table of rules in docs/periods.md says what the grammar does, and names every class."""

import re
from datetime import date
from pathlib import Path

from factcheck.values.period_words import GRAMMARS, find_periods

ROW = re.compile(r"^\| ([a-z_]+) \| ([^|]+) \| (\d{4}-\d{2}-\d{2}) \| (\S+) \|$", re.MULTILINE)


def test_each_row_of_the_documented_rules_holds(root: Path) -> None:
    rows = ROW.findall((root / "docs" / "periods.md").read_text(encoding="utf-8"))
    assert {row[0] for row in rows} == set(GRAMMARS)
    wrong = []
    for grammar, words, published, days in rows:
        found = find_periods(f"The total is 12 {words} in all.", published=date.fromisoformat(published))
        got = [(each.grammar, each.words, f"{each.period.start or ''}..{each.period.end or ''}") for each in found]
        if got != [(grammar, words, days)]:
            wrong.append((words, got))
    assert wrong == []
