"""The scores as one self-contained HTML page: every passage with what was marked and what was found, side by side."""

import base64
import hashlib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib import resources
from itertools import groupby
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from factcheck.evaluation.comparing import FIELDS
from factcheck.evaluation.matching import Examined
from factcheck.evaluation.scores import Scores
from factcheck.evaluation.telling import band_name, field_words, headline, share_words
from factcheck.reports.clean import harmless
from factcheck.reports.wording import counted
from factcheck.values.version import VERSION

PIECES_AT_ONCE = 500
# A state's word, symbol and tone: never the colour alone.
STATES = {
    "right": ("right", "✓", "good"),
    "differs": ("read differently", "≠", "mixed"),
    "missed": ("missed", "✗", "bad"),
    "extra": ("not marked", "+", "person"),
}

# What is wrong shows over what is right where two overlap.
OVER = ("", "aside", "right", "differs", "missed", "extra")


def page_pieces(examined: Sequence[Examined], scores: Scores, *, name: str) -> Iterator[str]:
    """The page in pieces; `name` is what the gold is called in its heading. Nothing in it loads or runs anything."""
    style = _file("reports", "report.css") + _file("evaluation", "evaluation.css")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    stream = (
        _environment()
        .get_template("evaluation.html.j2")
        .stream(
            examined=examined,
            scores=scores,
            name=name,
            style=style,
            policy=f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'",
            version=VERSION,
        )
    )
    stream.enable_buffering(PIECES_AT_ONCE)
    yield from stream


def text_pieces(each: Examined) -> list[tuple[str, str]]:
    """The passage cut where values begin and end: words with what became of them ("" for plain words)."""
    text = each.passage.text
    painted = bytearray(len(text))
    marks = [(OVER.index("aside"), distractor.span.start, distractor.span.end) for distractor in each.passage.distractors]
    for outcome in each.outcomes:
        claim = outcome.gold or outcome.found or {}
        if claim.get("value_start") is not None:
            marks.append((OVER.index(outcome.state), claim["value_start"], claim["value_end"]))
    for colour, start, end in sorted(marks):
        painted[start:end] = bytes([colour]) * (min(end, len(text)) - start)
    pieces, start = [], 0
    for colour, run in groupby(painted):
        end = start + sum(1 for _ in run)
        pieces.append((text[start:end], OVER[colour]))
        start = end
    return pieces


def state_counts(each: Examined) -> list[tuple[str, int]]:
    """How many claims of the passage came out in each way, in the order of `STATES`, the ways that did not happen left out."""
    found = [outcome.state for outcome in each.outcomes]
    return [(state, found.count(state)) for state in STATES if state in found]


@cache
def _file(room: str, name: str) -> str:
    return resources.files(f"factcheck.{room}").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    return harmless(value) if type(value) is str else value


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=PackageLoader("factcheck.evaluation", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    functions = (band_name, counted, field_words, headline, share_words, state_counts, text_pieces)
    environment.globals.update({function.__name__: function for function in functions}, STATES=STATES, FIELDS=FIELDS)
    return environment
