"""Reports as one self-contained HTML page: no request to anywhere, own styles, a strict content policy."""

import base64
import hashlib
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from factcheck.checking.starts import turning_words
from factcheck.checking.verdict import Report
from factcheck.documents.document import BrokenDocument
from factcheck.reports import brief, wording
from factcheck.reports.brief import Names
from factcheck.reports.clean import harmless, web_address
from factcheck.reports.extracted import value_read
from factcheck.reports.marking import article_lines, claim_sentence
from factcheck.reports.sources import aside_by_reason, bar, became, cited, flags_raised, stores, tones_of, why_shown_only
from factcheck.reports.words import report_words

if TYPE_CHECKING:
    from jinja2 import Environment

TEMPLATES = "factcheck.reports", "templates"
PIECES_AT_ONCE = 500


def html_pieces(reports: Iterable[Report | BrokenDocument], names: Names) -> Iterator[str]:
    """The page in pieces. All reports are gathered first: the index at the top counts what comes below it.

    Two documents or more make a batch page with an index; one makes a page of its own. `names` gives measures and areas their names.
    """
    from factcheck.values.version import VERSION

    gathered = list(reports)
    page = _environment().get_template("report.html.j2")
    style, script = _file("report.css"), _file("report.js")
    stream = page.stream(
        reports=gathered,
        whole=[report for report in gathered if isinstance(report, Report)],
        style=style,
        script=script,
        policy=content_policy(style, script),
        version=VERSION,
        measure_name=lambda measure_id: brief.measure_name(measure_id, names),
        area_name=lambda code: brief.area_name(code, names),
    )
    stream.enable_buffering(PIECES_AT_ONCE)
    yield from stream


def content_policy(style: str, script: str) -> str:
    """The content security policy of the page: nothing is loaded, and no other style or script than ours runs."""
    allowed = f"style-src '{_digest(style)}'; script-src '{_digest(script)}'; img-src data:"
    return f"default-src 'none'; {allowed}; base-uri 'none'; form-action 'none'"


def _digest(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


@cache
def _file(name: str) -> str:
    return resources.files("factcheck.reports").joinpath("templates", name).read_text(encoding="utf-8")


def _shown(value: Any) -> Any:
    # Only plain text: markup that the templates made themselves is a subclass of str.
    return harmless(value) if type(value) is str else value


@cache
def _environment() -> "Environment":
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader(*TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        finalize=_shown,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(_given(), words=report_words())
    environment.tests["broken"] = lambda report: isinstance(report, BrokenDocument)
    return environment


def _given() -> dict[str, Callable[..., Any]]:
    """What templates may call: each turns a value into words or into pieces, and decides nothing."""
    from_brief = (
        brief.as_of_words,
        brief.claims_words,
        brief.coverage_words,
        brief.dated_words,
        brief.dial_points,
        brief.dial_words,
        brief.point_source,
        brief.figure_period,
        brief.figure_value,
        brief.label_counts,
        brief.likelihood_words,
        brief.numbers_words,
        brief.official_range,
        brief.official_value,
        brief.own_words,
        brief.point_words,
        brief.quoted,
        brief.reason_words,
        brief.store_words,
        brief.title_of,
        brief.turns_at,
    )
    from_wording = (wording.claimed, wording.counted, wording.day, wording.listed, wording.partial, wording.period_words, wording.shortened)
    here = (
        aside_by_reason,
        article_lines,
        bar,
        became,
        cited,
        claim_sentence,
        flags_raised,
        stores,
        tones_of,
        turning_words,
        value_read,
        web_address,
        why_shown_only,
    )
    return {function.__name__: function for function in (*from_brief, *from_wording, *here)}
