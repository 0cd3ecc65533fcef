"""Reports for a terminal: a block of verdicts a document, in 80 columns or more."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rich.console import Group
from rich.table import Table
from rich.text import Text

from factcheck.checking.starts import DialPoint, turning_words
from factcheck.checking.verdict import LABELS, Judged, Reading, Report, Verdict
from factcheck.documents.document import BrokenDocument
from factcheck.reports.brief import (
    as_of_words,
    counts_words,
    coverage_words,
    dial_points,
    dial_publications,
    dial_words,
    label_counts,
    likelihood_words,
    point_words,
    published_words,
    quoted,
    reading_line,
    store_words,
    table_lines,
    title_of,
    turns_at,
)
from factcheck.reports.clean import harmless, one_line
from factcheck.reports.screen import COLOURS, columns, grid, shown, wants_colour, words
from factcheck.reports.wording import counted, listed
from factcheck.reports.words import report_words

WIDE = 120
READINGS_SHOWN = 3


def table_pieces(reports: Iterable[Report | BrokenDocument], *, width: int | None = None, color: bool = False) -> Iterator[str]:
    """A block a document as it comes, and for a batch a last line over all of them."""
    space, coloured = columns(width), wants_colour(color)
    documents, broken = 0, 0
    totals: dict[str, int] = {}
    for report in reports:
        documents += 1
        parts = _broken(report) if isinstance(report, BrokenDocument) else _document(report, space)
        if isinstance(report, BrokenDocument):
            broken += 1
        else:
            _add(totals, label_counts(report.judged))
        yield shown([*([Text()] if documents > 1 else []), *parts], width=space, color=coloured)
    if documents != 1:
        yield shown([Text(), *_closing(documents, broken, totals)], width=space, color=coloured)


def _add(totals: dict[str, int], counts: Mapping[str, int]) -> None:
    for label, count in counts.items():
        totals[label] = totals.get(label, 0) + count


def _closing(documents: int, broken: int, totals: Mapping[str, int]) -> list[Text]:
    ordered = {label: totals[label] for label in LABELS if label in totals}
    unread = f", {broken:,} could not be read" if broken else ""
    first = f"{counted(documents, 'document')}{unread}: {counted(sum(totals.values()), 'claim')}"
    return [words(first, "bold"), *([_counts(ordered)] if ordered else [])]


def _broken(broken: BrokenDocument) -> list[Text]:
    return [words(broken.id, "bold"), words(f"✗ Could not be read: {broken.message}", "red")]


def _document(report: Report, space: int) -> list[Text | Table]:
    head = [words(title_of(report), "bold")]
    outlet = f"{one_line(report.outlet)} · " if report.outlet else ""
    head.append(words(f"{outlet}{published_words(report)} · {as_of_words(report)} · {store_words(report)}", "dim"))
    head += [words(f"Note: {note}", "yellow") for note in report.notes]
    coverage = words(coverage_words(report.coverage), "dim")
    if not report.judged:
        return [*head, words("No claim was found."), coverage]
    table = _wide(report.judged) if space >= WIDE else _narrow(report.judged)
    return [*head, Text(), table, *_after(report), Text(), _counts(label_counts(report.judged)), coverage]


def _after(report: Report) -> list[Text]:
    """What concerns the document as a whole: the article against itself, and the requests that other formats hold in full."""
    itself = [words(f"✗ Claim {number}: {said}") for number, said in report.against_itself]
    head = [Text(), words("The article against itself", "bold")] if itself else []
    requests = [number for number, item in enumerate(report.judged, 1) if item.verdict.request]
    which = f"{'claim' if len(requests) == 1 else 'claims'} {listed([str(number) for number in requests])}"
    ready = f"✉ A freedom-of-information request is worded ready to send for {which}: see --format html, markdown or json."
    return [*head, *itself, *([Text(), words(ready)] if requests else [])]


def _counts(counts: Mapping[str, int]) -> Text:
    line = Text(" · ").join(Text(counts_words({label: count}), style=_style(label)) for label, count in counts.items())
    line.no_wrap = False
    return line


def _style(label: str) -> str:
    return COLOURS[report_words().labels[label].tone]


def _label(verdict: Verdict) -> Text:
    wording = report_words().labels[verdict.label]
    # The space after the symbol never breaks: symbol and word stay on one line.
    text = Text.assemble((f"{wording.symbol}\N{NO-BREAK SPACE}{wording.word}", f"bold {_style(verdict.label)}"))
    if verdict.missing:
        text.append(f"\n{report_words().missing[verdict.missing].word}", style="dim")
    if verdict.known_since:
        now = report_words().labels[verdict.known_since.label]
        text.append(f"\nnow: {now.symbol}\N{NO-BREAK SPACE}{now.word}", style="italic")
    return text


Point = tuple[Text, Text]


def _points(points: list[Point]) -> Table:
    """Points with their symbols in front, so that long lines hang."""
    table = Table.grid(padding=(0, 1, 0, 0))
    table.add_column(no_wrap=True)
    table.add_column(overflow="fold")
    for symbol, text in points:
        table.add_row(symbol, text)
    return table


def _telling(readings: Sequence[Reading]) -> list[Reading]:
    """The few readings to show, in their order: one of each outcome with a figure before a second of any; without any figure the first."""
    figured = [reading for reading in readings if reading.outcome != "no_figure"]
    firsts = {reading.outcome: reading for reading in reversed(figured)}
    wanted = sorted(figured, key=lambda reading: firsts[reading.outcome] is not reading)[:READINGS_SHOWN]
    return [reading for reading in readings if reading in wanted] or list(readings[:1])


def _readings(verdict: Verdict) -> list[Point]:
    points = []
    chosen = _telling(verdict.readings)
    for reading in chosen:
        wording = report_words().outcomes[reading.outcome]
        likely = f" ({likelihood_words(verdict, reading)})" if len(verdict.readings) > 1 else ""
        line = Text.assemble((f"{wording.word}: ", COLOURS[wording.tone]), reading_line(reading), (likely, "dim"))
        points.append((Text(wording.symbol, style=COLOURS[wording.tone]), line))
        points += [(Text(""), words(step, "dim")) for step in table_lines(reading)]
    left = len(verdict.readings) - len(chosen)
    return [*points, *_dial(verdict), *([(Text("…"), words(f"and {counted(left, 'more reading')}", "dim"))] if left > 0 else [])]


def _dial(verdict: Verdict) -> list[Point]:
    """The strip of starts in a line, then in words where it flips."""
    dial, turning = dial_words(verdict), turning_words(verdict.dial)
    if not dial or not turning:
        return []
    strip = " ".join(_start(verdict, point) for point in dial_points(verdict))
    publications = dial_publications(verdict)
    strip += f". From figures of: {publications}." if publications else ""
    # Not `words`, which would let symbol and word part at the line's end.
    return [(Text("↔"), Text(harmless(f"{dial}. {turning}"))), (Text(""), Text(harmless(strip), style="dim"))]


def _start(verdict: Verdict, point: DialPoint) -> str:
    """One start as a stretch that does not break: "[2022-06 ✓ +3.1%]", the own start in square brackets, "|" where the verdict flips."""
    end = point.baseline.end
    symbol = report_words().outcomes[point.outcome].symbol
    text = f"{end.isoformat()[:7] if end else '?'} {symbol} {point_words(point)}".replace(" ", "\N{NO-BREAK SPACE}")
    return f"{'| ' if turns_at(verdict, point) else ''}{f'[{text}]' if point.own else text}"


def _since(verdict: Verdict) -> list[Point]:
    since = verdict.known_since
    if since is None:
        return []
    lines = [
        f"Known since: {report_words().labels[since.label].marked}. {since.summary}",
        *([verdict.since_note] if verdict.since_note else []),
    ]
    return [(Text("↻" if not number else ""), words(line, "italic")) for number, line in enumerate(lines)]


def _asides(verdict: Verdict) -> list[Point]:
    """Warnings with the fact behind each, what would settle it, the correction and the notes."""
    names = report_words().flags
    flags = [
        (Text("⚑", style="yellow"), Text.assemble((f"{names[flag].word}: ", "yellow"), words(reason)))
        for flag, reason in verdict.flags.items()
    ]
    settle = [(Text("→"), words(f"Would settle it: {verdict.would_settle}"))] if verdict.would_settle else []
    correction = [(Text("✎"), words(f"Could read: {verdict.correction}"))] if verdict.correction else []
    notes = [(Text("·"), words(note)) for note in verdict.notes]
    return [*flags, *settle, *correction, *notes]


def _gap(number: int, judged: tuple[Judged, ...]) -> list[Text]:
    """A blank line after every row but the last."""
    return [Text()] if number < len(judged) else []


def _narrow(judged: tuple[Judged, ...]) -> Table:
    table = grid()
    table.add_column("#", justify="right")
    table.add_column("Verdict", width=17)
    table.add_column("Claim, and what the figures say", ratio=1, overflow="fold")
    for number, item in enumerate(judged, 1):
        verdict = item.verdict
        points = _points([*_readings(verdict), *_asides(verdict), *_since(verdict)])
        said = Group(words(quoted(item), "bold"), words(verdict.summary), points, *_gap(number, judged))
        table.add_row(str(number), _label(verdict), said)
    return table


def _wide(judged: tuple[Judged, ...]) -> Table:
    table = grid()
    table.add_column("#", justify="right")
    table.add_column("Verdict", width=17)
    table.add_column("Claim", ratio=4, overflow="fold")
    table.add_column("What the figures say", ratio=6, overflow="fold")
    table.add_column("Flags, and what would settle it", ratio=4, overflow="fold")
    for number, item in enumerate(judged, 1):
        verdict = item.verdict
        about = [item.claim.subject, item.claim.measure, item.claim.speaker and f"said by {item.claim.speaker}"]
        claim = Group(words(quoted(item, 240), "bold"), words(" · ".join(part for part in about if part), "dim"))
        figures = Group(words(verdict.summary), _points([*_readings(verdict), *_since(verdict)]))
        gap = _gap(number, judged)
        table.add_row(str(number), _label(verdict), Group(claim, *gap), Group(figures, *gap), Group(_points(_asides(verdict)), *gap))
    return table
