"""What every format says about a report in few words: its date, its counts, its coverage, and a reading in a line."""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any, Protocol

from factcheck.catalogue.area import Area
from factcheck.catalogue.measure import Measure
from factcheck.checking.verdict import LABELS, DialPoint, Judged, Reading, Report, Verdict
from factcheck.figures.figure import Figure
from factcheck.reports.clean import one_line
from factcheck.reports.wording import counted, day, listed, measured, measured_range, partial, period_words, shortened
from factcheck.reports.words import report_words
from factcheck.values import Span

LEADING_ARTICLE = re.compile(r"^an? ")
REASONS_NAMED = 5


class Names(Protocol):
    """What reports ask of a catalogue: measures and areas by id."""

    @property
    def measures(self) -> Mapping[str, Measure]: ...

    @property
    def areas(self) -> Mapping[str, Area]: ...


def measure_name(measure_id: str | None, names: Names) -> str | None:
    """What the catalogue calls the measure, or its id where it is not in this catalogue."""
    if measure_id is None:
        return None
    return names.measures[measure_id].name if measure_id in names.measures else measure_id


def area_name(code: str | None, names: Names) -> str | None:
    """What the catalogue calls the area, or its code where it is not in this catalogue."""
    if code is None:
        return None
    return names.areas[code].name if code in names.areas else code


def title_of(report: Report) -> str:
    """The article's title, else its id."""
    return one_line(report.title or "") or one_line(report.id)


def dated_words(report: Report) -> str:
    """The day of publication and who said so."""
    if report.published is None:
        return "not known"
    said = {"option": " (as given)", "text": " (a date line in the text)", "page": " (stated by the page)"}
    return f"{day(report.published)}{said.get(report.published_from or '', '')}"


def published_words(report: Report) -> str:
    """The same for the middle of a line."""
    return f"published {dated_words(report)}" if report.published else "publication date not known"


def as_of_words(report: Report) -> str:
    """Which figures counted."""
    if report.as_of_day is None:
        return "judged with all figures held"
    moment = ", the day of publication" if report.as_of_day == report.published else ""
    return f"judged with what was public on {day(report.as_of_day)}{moment}"


def store_words(report: Report) -> str:
    """The figures that the report was made with: "12 releases, digest 0123456789ab"."""
    digest = f", digest {report.store_digest[:12]}" if report.store_digest else ""
    return f"{counted(report.store_releases, 'release')}{digest}"


def label_counts(judged: Iterable[Judged]) -> dict[str, int]:
    """How many claims got each label, in the order of the labels; labels that nobody got are left out."""
    found = [item.verdict.label for item in judged]
    return {label: found.count(label) for label in LABELS if label in found}


def counts_words(counts: Mapping[str, int]) -> str:
    """ "✓ 3 supported · ✗ 1 not supported"."""
    labels = report_words().labels
    return " · ".join(f"{labels[name].symbol} {count:,} {labels[name].word.lower()}" for name, count in counts.items())


def reason_words(reason: str) -> str:
    """Why a number was set aside, without the article: "date" for "a date"."""
    return LEADING_ARTICLE.sub("", one_line(reason))


def coverage_words(coverage: Mapping[str, Any]) -> str:
    """ "Of 23 numbers: 17 claims, 4 judged with figures; 6 set aside: date (3), age (2) and telephone number (1)."."""
    if not coverage["numbers"] and not coverage["claims"]:
        return "The text has no number."
    aside: Mapping[str, int] = coverage["set_aside"]
    claims = counted(coverage["claims"], "claim")
    judged = f", {coverage['judged']:,} judged with figures" if "judged" in coverage else ""
    text = f"Of {counted(coverage['numbers'], 'number')}: {claims}{judged}"
    if aside:
        ordered = sorted(aside.items(), key=lambda item: (-item[1], item[0]))
        named = [f"{reason_words(reason)} ({count:,})" for reason, count in ordered[:REASONS_NAMED]]
        rest = sum(count for _, count in ordered[REASONS_NAMED:])
        text += f"; {sum(aside.values()):,} set aside: {listed([*named, *([f'other reasons ({rest:,})'] if rest else [])])}"
    return text + "."


def label_words(verdict: Verdict) -> str:
    """The label with its symbol, and for a missing figure which of the two unknowns it is."""
    text = report_words().labels[verdict.label].marked
    return f"{text}: {report_words().missing[verdict.missing].word}" if verdict.missing else text


def flag_words(verdict: Verdict) -> list[str]:
    """The verdict's flags in words."""
    return [report_words().flags[flag].word for flag in verdict.flags]


def dial_points(verdict: Verdict) -> list[DialPoint]:
    """The starts that a change can be counted from, oldest first; empty where fewer than two are held."""
    ordered = sorted(verdict.dial, key=lambda point: (point.baseline.start or date.min, point.baseline.end or date.min))
    return ordered if len(ordered) > 1 else []


def dial_words(verdict: Verdict) -> str | None:
    """ "Counted from 9 possible starts: ✓ agrees 3, ✗ disagrees 6", or None without a choice of starts."""
    points = dial_points(verdict)
    if not points:
        return None
    found = [point.outcome for point in points]
    outcomes = report_words().outcomes
    told = [f"{outcomes[name].symbol} {outcomes[name].word.lower()} {found.count(name)}" for name in outcomes if name in found]
    return f"Counted from {counted(len(points), 'possible start')}: {', '.join(told)}"


def point_words(point: DialPoint) -> str:
    """What the figures give from that start: "+27.1%"."""
    sign = "+" if point.official.value > 0 else ""
    return f"{sign}{measured(point.official.value, point.official.unit)}"


def official_value(reading: Reading) -> str | None:
    """What the figures give for the reading: "5.4 seconds", or None without a figure."""
    return None if reading.official is None else measured(reading.official.value, reading.official.unit)


def official_range(reading: Reading) -> str | None:
    """ "4 to 8 seconds" where rounding or several figures leave a range, else None."""
    official = reading.official
    return None if official is None else measured_range(official.low, official.high, official.unit)


def official_words(reading: Reading) -> str | None:
    """Value and range together: "5.4 seconds (4 to 8 seconds)"."""
    spread = official_range(reading)
    value = official_value(reading)
    return f"{value} ({spread})" if value and spread else value


def figure_value(figure: Figure) -> str:
    """The figure's value with its unit, or the publisher's marker for a missing one."""
    if figure.value is None:
        return f"missing (marked {one_line(figure.missing)})" if figure.missing else "missing"
    value = measured(figure.value, figure.unit.value)
    return report_words().bounds[figure.bound].replace("{v}", value) if figure.bound else value


def figure_period(figure: Figure) -> str:
    """The figure's period in words, and whether its page leaves a day open."""
    return f"{period_words(figure.period)}{'' if figure.period_exact else ' (its days are not stated exactly)'}"


def reading_line(reading: Reading) -> str:
    """A reading in a line, after its outcome: what is read, what the figures give, and the first source."""
    official = official_words(reading)
    line = one_line(reading.description) + (f": {official}" if official else "")
    if not reading.figures:
        return line
    figure = reading.figures[0]
    more = f", and {counted(len(reading.figures) - 1, 'more figure')}" if len(reading.figures) > 1 else ""
    return f"{line}; {one_line(figure.publisher)}, {partial(figure.published)}{more}"


def quoted(item: Judged, limit: int = 160) -> str:
    """The claim's words in quotation marks, shortened around the value where they are long."""
    claim = item.claim
    start = claim.value_span.start - claim.span.start
    inside = start >= 0 and claim.value_span.end <= claim.span.end
    keep = Span(start, claim.value_span.end - claim.span.start) if inside else None
    return f"“{one_line(shortened(claim.quote, limit, keep))}”"
