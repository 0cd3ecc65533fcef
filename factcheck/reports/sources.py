"""What a report gathers from its claims: the publications cited, the flags raised, numbers set aside, and bars of shares."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from factcheck.checking.verdict import FLAGS, Reading, Report, Verdict
from factcheck.extraction.claim import Claim
from factcheck.figures.figure import Figure
from factcheck.reports.words import report_words
from factcheck.values.period import months_back


@dataclass(frozen=True, slots=True)
class Cited:
    """A publication that figures came from, and the numbers of the claims that it was used for."""

    figure: Figure
    claims: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a bar, in hundredths of its length."""

    name: str
    start: float
    width: float


def readings_of(verdict: Verdict) -> Iterator[Reading]:
    """All readings of a verdict, those of what is known now included."""
    yield from verdict.readings
    if verdict.known_since:
        yield from readings_of(verdict.known_since)


def cited(report: Report) -> list[Cited]:
    """Each publication once, in the order in which claims first use it; figures that were only shown count too."""
    first: dict[tuple[str, ...], Figure] = {}
    users: dict[tuple[str, ...], list[int]] = {}
    for number, item in enumerate(report.judged, 1):
        for reading in readings_of(item.verdict):
            for figure in (*reading.figures, *reading.shown_only):
                key = (figure.publisher, figure.publication, figure.published.written, figure.url)
                first.setdefault(key, figure)
                claims = users.setdefault(key, [])
                if number not in claims:
                    claims.append(number)
    return [Cited(figure, tuple(users[key])) for key, figure in first.items()]


def flags_raised(reports: Iterable[Report]) -> list[str]:
    """The flags that any verdict or reading raises, in the order of the flags."""
    raised: set[str] = set()
    for report in reports:
        for item in report.judged:
            verdicts = [item.verdict, *([item.verdict.known_since] if item.verdict.known_since else [])]
            raised |= {flag for verdict in verdicts for flag in verdict.flags}
    return [flag for flag in FLAGS if flag in raised]


def aside_by_reason(report: Report) -> dict[str, list[str]]:
    """The words of the numbers set aside, by reason, in text order."""
    found: dict[str, list[str]] = {}
    for seen in report.set_aside:
        found.setdefault(seen.reason, []).append(seen.span.of(report.text))
    return found


def became(report: Report) -> dict[str, list[int]]:
    """The numbers of the claims by what became of them: judged, then why not, the commonest reason first."""
    words = report_words()
    judged = [number for number, item in enumerate(report.judged, 1) if item.judged]
    others: dict[str, list[int]] = {}
    for number, item in enumerate(report.judged, 1):
        if not item.judged:
            missing, label = item.verdict.missing, words.labels[item.verdict.label].word
            unmatched = "" if item.matched or item.verdict.label == "not_checkable" else " (measure or place not matched)"
            others.setdefault(f"{label}{f': {words.missing[missing].word}' if missing else ''}{unmatched}", []).append(number)
    ordered = dict(sorted(others.items(), key=lambda pair: (-len(pair[1]), pair[0])))
    return {**({"Judged with figures": judged} if judged else {}), **ordered}


def why_shown_only(figure: Figure, reading: Reading, claim: Claim, day: date | None) -> str:
    """Why a figure that is shown decided nothing, as far as the figure itself tells; `day` is the day that counted, None for latest."""
    if not figure.decides:
        return "a press report that names no official publication"
    if day is not None and not figure.known_on(day):
        if not figure.published.written:
            return "nobody says when it was published"
        if figure.published.maybe_on(day):
            return "it may have been public on the day, but that is not certain"
        return "it was published after the day"
    if figure.own_body and figure.own_body == claim.speaker_area:
        return "it is the speaker’s own figure"
    if reading.period and reading.period.resolved and not reading.period.same_days(figure.period):
        return "it is of another period than this reading"
    if day is not None and figure.period.end and figure.period.end < months_back(day, 12):
        return "its period ended more than twelve months before the day"
    return "it bears on the claim but does not settle this reading"


def stores(reports: Iterable[Report]) -> list[tuple[int, str]]:
    """Each store that the reports were made with: how many releases, and the digest."""
    return list(dict.fromkeys((report.store_releases, report.store_digest) for report in reports))


def tones_of(labels: Iterable[str]) -> dict[str, str]:
    """The tone of each label."""
    return {label: report_words().labels[label].tone for label in labels}


def bar(counts: Mapping[str, int]) -> list[Part]:
    """The counts as parts of one bar."""
    total = sum(counts.values())
    parts: list[Part] = []
    start = 0.0
    for name, count in counts.items():
        width = 100 * count / total if total else 0.0
        parts.append(Part(name, round(start, 3), round(width, 3)))
        start += width
    return parts
