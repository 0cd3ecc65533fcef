"""Reports as Markdown: a table of verdicts a document, then each claim with its readings and sources."""

import re
from collections.abc import Iterable, Iterator

from factcheck.checking.starts import turning_words
from factcheck.checking.verdict import Judged, Reading, Report, Verdict
from factcheck.documents.document import BrokenDocument
from factcheck.figures.figure import Figure
from factcheck.reports.brief import (
    Names,
    area_name,
    as_of_words,
    counts_words,
    coverage_words,
    dial_points,
    dial_words,
    figure_period,
    figure_value,
    label_counts,
    label_words,
    likelihood_words,
    measure_name,
    official_words,
    own_words,
    point_source,
    point_words,
    published_words,
    quoted,
    store_words,
    title_of,
    turns_at,
)
from factcheck.reports.clean import one_line, web_address
from factcheck.reports.wording import partial, period_words
from factcheck.reports.words import report_words

# Whatever Markdown, or HTML inside it, would act on anywhere in a line; then at its beginning.
ACTING = re.compile(r"([\\`*_{}\[\]<>|~&])")
STARTS = re.compile(r"^(\d+)([.)])|^([#+=\-])")
BARE = re.compile(r"(?i)\b(https?|ftp|mailto|www)([:.])|(?<=\w)@(?=\w)")
ATTRIBUTION = "Contains public sector information licensed under the Open Government Licence v3.0."


def escaped(text: str) -> str:
    """One line of text in which Markdown finds nothing to act on."""
    text = ACTING.sub(r"\\\1", one_line(text))
    text = STARTS.sub(lambda found: f"{found[1]}\\{found[2]}" if found[1] else f"\\{found[3]}", text)
    # Addresses that a renderer would link by itself: only sources become links here.
    return BARE.sub(lambda found: f"{found[1]}&#{ord(found[2])};" if found[1] else "&#64;", text)


def link(words: str, url: str | None) -> str:
    """A link where the address is a web address, else the words alone."""
    address = web_address(url)
    if address is None:
        return escaped(words)
    return f"[{escaped(words)}](<{address}>)"


def markdown_pieces(reports: Iterable[Report | BrokenDocument], names: Names) -> Iterator[str]:
    """A section a document as it comes, then the attribution of the figures."""
    for number, report in enumerate(reports):
        lines = _broken(report) if isinstance(report, BrokenDocument) else _document(report, names)
        yield ("\n" if number else "") + "\n".join(lines) + "\n"
    yield f"\n---\n\n{ATTRIBUTION}\n"


def _broken(broken: BrokenDocument) -> list[str]:
    return [f"# {escaped(broken.id)}", "", f"**✗ Could not be read:** {escaped(broken.message)}"]


def _document(report: Report, names: Names) -> list[str]:
    facts = [escaped(part) for part in (report.outlet, published_words(report), as_of_words(report), store_words(report)) if part]
    lines = [f"# {escaped(title_of(report))}", "", " · ".join(facts)]
    if web_address(report.url):
        lines += ["", f"Article: {link(str(report.url), report.url)}"]
    for note in report.notes:
        lines += ["", f"> **Note:** {escaped(note)}"]
    if not report.judged:
        return [*lines, "", "No claim was found.", "", escaped(coverage_words(report.coverage))]
    lines += ["", f"**{counts_words(label_counts(report.judged))}**", "", escaped(coverage_words(report.coverage)), ""]
    lines += ["| # | Verdict | Claim | In short |", "|--:|---|---|---|"]
    lines += [f"| {number} | {_row(item)} |" for number, item in enumerate(report.judged, 1)]
    if report.against_itself:
        lines += [
            "",
            "## The article against itself",
            "",
            *(f"- ✗ Claim {number}: {escaped(said)}" for number, said in report.against_itself),
        ]
    for number, item in enumerate(report.judged, 1):
        lines += ["", *_claim(number, item, names)]
    return lines


def _row(item: Judged) -> str:
    since = item.verdict.known_since
    now = f"; now {report_words().labels[since.label].marked}" if since else ""
    return " | ".join((f"{label_words(item.verdict)}{now}", escaped(quoted(item, 120)), escaped(item.verdict.summary)))


def _claim(number: int, item: Judged, names: Names) -> list[str]:
    claim = item.claim
    about = [
        claim.measure,
        claim.subject,
        period_words(claim.period) if claim.period else None,
        claim.speaker and f"said by {claim.speaker}",
    ]
    lines = [f"## {number}. {label_words(item.verdict)}", "", f"> {escaped(quoted(item, 600))}", ""]
    lines += [f"Read as: {' · '.join(escaped(part) for part in about if part)}", ""]
    return [*lines, *_verdict(item.verdict, names)]


def _verdict(verdict: Verdict, names: Names) -> list[str]:
    lines = [escaped(verdict.summary)]
    if verdict.flags:
        flags = report_words().flags
        lines += [
            "",
            "Fitness warnings:",
            "",
            *(f"- ⚑ **{flags[flag].word}:** {escaped(reason)}" for flag, reason in verdict.flags.items()),
        ]
    for reading in verdict.readings:
        lines += ["", *_reading(verdict, reading, names)]
    lines += _dial(verdict)
    if verdict.notes:
        lines += ["", *(f"- {escaped(note)}" for note in verdict.notes)]
    if verdict.would_settle:
        lines += ["", f"**What would settle it:** {escaped(verdict.would_settle)}"]
    if verdict.request:
        lines += ["", "**Request, ready to send:**", "", f"> {escaped(verdict.request)}"]
    if verdict.correction:
        lines += ["", f"**Suggested correction:** {escaped(verdict.correction)}"]
    if verdict.known_since:
        since = [
            f"**What is known now: {label_words(verdict.known_since)}**",
            "",
            *([escaped(verdict.since_note), ""] if verdict.since_note else []),
            *_verdict(verdict.known_since, names),
        ]
        lines += ["", *(f"> {line}".rstrip() for line in since)]
    return lines


def _dial(verdict: Verdict) -> list[str]:
    """The starts as a table, oldest first, and in words where the verdict flips."""
    dial, turning = dial_words(verdict), turning_words(verdict.dial)
    if not dial or not turning:
        return []
    outcomes = report_words().outcomes
    lines = [
        "",
        f"**From which start?** {escaped(dial)}. {escaped(turning)}",
        "",
        "| From | Figures give | Outcome | | Figure at the start |",
        "|---|--:|---|---|---|",
    ]
    for point in dial_points(verdict):
        marks = [mark for mark in ("the verdict turns here" if turns_at(verdict, point) else "", own_words(point)) if mark]
        cells = (
            escaped(period_words(point.baseline)),
            escaped(point_words(point)),
            outcomes[point.outcome].marked,
            escaped("; ".join(marks)),
            escaped(point_source(point)),
        )
        lines.append(f"| {' | '.join(cells)} |".replace("|  |", "| |").replace("|  |", "| |"))
    return lines


def _reading(verdict: Verdict, reading: Reading, names: Names) -> list[str]:
    lines = [f"- **{report_words().outcomes[reading.outcome].marked}:** {escaped(reading.description)}"]
    official = official_words(reading)
    if official:
        lines.append(f"  - Figures give: {escaped(official)}")
    lines.append(f"  - How likely: {escaped(likelihood_words(verdict, reading))}")
    lines.append(f"  - Why this reading: {escaped(reading.why)}")
    lines += [f"  - Working: {escaped(step)}" for step in reading.working]
    lines += [f"  - {_figure(figure, names)}" for figure in reading.figures]
    lines += [f"  - Shown, decided nothing: {_figure(figure, names)}" for figure in reading.shown_only]
    return lines


def _figure(figure: Figure, names: Names) -> str:
    about = f"{measure_name(figure.measure_id, names)}, {area_name(figure.area_code, names)}, {figure_period(figure)}"
    words = report_words()
    facts = [
        partial(figure.published),
        words.standings[figure.standing],
        words.copies[figure.copy],
        *([words.statuses[figure.status]] if figure.status != "final" else []),
    ]
    source = f"{escaped(figure.publisher)}, {link(figure.publication, figure.url)} ({escaped('; '.join(facts))})"
    return f"{escaped(about)}: **{escaped(figure_value(figure))}**. {source}. Found at: {escaped(figure.locator)}"
