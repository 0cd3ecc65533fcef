"""Every error of these two rooms is in the guides."""

import re

import pytest

RAISED = re.compile(r'(?:FactcheckError|refused)\(\s*"([a-z0-9-]+)"')


@pytest.mark.parametrize("room", ["safety", "documents"])
def test_every_error_code_is_in_the_guide(root, room):
    guide = "".join((root / "docs" / f"{name}.md").read_text(encoding="utf-8") for name in ("documents", "untrusted-files", "fetching"))
    codes = {code for path in (root / "factcheck" / room).glob("*.py") for code in RAISED.findall(path.read_text(encoding="utf-8"))}
    assert len(codes) > 8
    assert sorted(code for code in codes if f"`{code}`" not in guide) == []
