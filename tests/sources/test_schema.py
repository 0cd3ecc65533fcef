"""The JSON Schema that editors check a source's page with: written out, current, and named by every page."""

import json
from pathlib import Path

from factcheck.sources.declaration import LISTS, json_schema

ROOT = Path(__file__).resolve().parent.parent.parent
SOURCES = ROOT / "data" / "sources"


def test_the_schema_written_out_is_the_models_own():
    written = json.loads((SOURCES / "page.schema.json").read_text(encoding="utf-8"))
    assert written == json.loads(json.dumps(json_schema())), "Write it anew: factcheck sources schema > data/sources/page.schema.json"


def test_every_page_names_the_schema():
    for path in SOURCES.glob("*.yaml"):
        if path.stem not in LISTS:
            assert path.read_text(encoding="utf-8").startswith("# yaml-language-server: $schema=page.schema.json\n"), path.name
