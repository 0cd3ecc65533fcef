"""What every format says about a report in few words: its date, its counts, its coverage, and a reading in a line."""

import re
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from factcheck.catalogue.area import Area
from factcheck.catalogue.measure import Measure
from factcheck.checking.starts import DialPoint, flips_of, oldest_first
from factcheck.checking.verdict import LABELS, Judged, Reading, Report, Verdict
from factcheck.figures.figure import Figure
from factcheck.reports.clean import one_line
from factcheck.reports.wording import counted, day, listed, measured, measured_range, partial, period_words, shortened
from factcheck.reports.words import report_words
from factcheck.values import Span

LEADING_ARTICLE = re.compile(r"^an? ")
REASONS_NAMED = 5
WHOLE_TABLE = re.compile(r"\d+ (?:lines|forces)\b.*\bfirst: ")


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
    """ "Of 14 numbers 7 were read as claims and 7 set aside: date (6) and age (1). 18 claims: 15 matched, 2 judged."."""
    return " ".join(part for part in (numbers_words(coverage), claims_words(coverage)) if part)


def numbers_words(coverage: Mapping[str, Any]) -> str:
    """What became of the numbers, with why any were set aside."""
    aside: Mapping[str, int] = coverage["set_aside"]
    if not coverage["numbers"]:
        return "The text has no number."
    left_out = sum(aside.values())
    text = f"Of {counted(coverage['numbers'], 'number')} {coverage['numbers'] - left_out:,} read as claims"
    if not aside:
        return f"{text}, none set aside."
    ordered = sorted(aside.items(), key=lambda item: (-item[1], item[0]))
    named = [f"{reason_words(reason)} ({count:,})" for reason, count in ordered[:REASONS_NAMED]]
    rest = sum(count for _, count in ordered[REASONS_NAMED:])
    return f"{text}, {left_out:,} set aside: {listed([*named, *([f'other reasons ({rest:,})'] if rest else [])])}."


def claims_words(coverage: Mapping[str, Any]) -> str:
    """What became of the claims: how many matched, judged, and left without a verdict and why; empty without any."""
    if not coverage["claims"]:
        return ""
    in_words = f" ({coverage['in_words']:,} of them without a number)" if coverage.get("in_words") else ""
    text = f"{counted(coverage['claims'], 'claim')}{in_words}"
    if "judged" not in coverage:
        return f"{text}."
    text += f": {coverage['matched']:,} matched to a measure and a place, {coverage['judged']:,} judged with figures"
    return f"{text}. Not judged: {listed(not_judged_words(coverage))}." if coverage["not_judged"] else f"{text}."


def not_judged_words(coverage: Mapping[str, Any]) -> list[str]:
    """ "nobody publishes this (5)", "not checkable (3)"."""
    words = report_words()
    named = {
        **{name: each.word.lower() for name, each in words.labels.items()},
        **{name: each.word for name, each in words.missing.items()},
    }
    return [f"{named[name]} ({count:,})" for name, count in sorted(coverage["not_judged"].items(), key=lambda item: (-item[1], item[0]))]


def likelihood_words(verdict: Verdict, reading: Reading) -> str:
    """How likely a careful reader takes the claim so, beside the other readings."""
    words, readings = report_words().likelihoods, verdict.readings
    if len(readings) == 1 and not verdict.notes:
        return words["only"].word
    if reading is readings[0]:
        return words["first"].word
    share = reading.likelihood / readings[0].likelihood if readings[0].likelihood else 0.0
    return next(words[name].word for name in ("alike", "less", "least") if share >= words[name].at_least)


def label_words(verdict: Verdict) -> str:
    """The label with its symbol, and for a missing figure which of the two unknowns it is."""
    text = report_words().labels[verdict.label].marked
    return f"{text}: {report_words().missing[verdict.missing].word}" if verdict.missing else text


def flag_words(verdict: Verdict) -> list[str]:
    """The verdict's flags in words."""
    return [report_words().flags[flag].word for flag in verdict.flags]


def dial_points(verdict: Verdict) -> list[DialPoint]:
    """The starts that a change can be counted from, oldest first; empty where fewer than two are held."""
    return oldest_first(verdict.dial)


def turns_at(verdict: Verdict, point: DialPoint) -> bool:
    """Whether the claim begins or ceases to hold with this start, seen from the start before it."""
    return any(flip.later == point for flip in flips_of(verdict.dial))


def own_words(point: DialPoint) -> str:
    """What marks the start of the leading reading; empty for the others."""
    return "" if not point.own else "the claim’s own start" if point.named else "taken first: its words name no start"


def dial_words(verdict: Verdict) -> str | None:
    """ "Counted from 9 possible starts: ✓ agrees 3, ✗ disagrees 6", or None without a choice of starts."""
    points = dial_points(verdict)
    if not points:
        return None
    found = [point.outcome for point in points]
    outcomes = report_words().outcomes
    told = [
        f"{outcomes[name].symbol}\N{NO-BREAK SPACE}{outcomes[name].word.lower()} {found.count(name)}" for name in outcomes if name in found
    ]
    return f"Counted from {counted(len(points), 'possible start')}: {', '.join(told)}"


def point_words(point: DialPoint) -> str:
    """What the figures give from that start: "+27.1%"."""
    sign = "+" if point.official.value > 0 else ""
    return f"{sign}{measured(point.official.value, point.official.unit)}"


def point_source(point: DialPoint) -> str:
    """The figure at a start and where it is from: "368,851; Home Office, 19 October 2023"; of a printed change the change itself."""
    own = [figure for figure in point.figures if figure.period.same_days(point.baseline)] or list(point.figures[:1])
    return " and ".join(f"{figure_value(figure)}; {one_line(figure.publisher)}, {partial(figure.published)}" for figure in own)


def dial_publications(verdict: Verdict) -> str:
    """Who published the figures behind the strip of starts, and when, once each: "Home Office, 19 October 2023"."""
    figures = [figure for point in dial_points(verdict) for figure in point.figures]
    return "; ".join(dict.fromkeys(f"{one_line(figure.publisher)}, {partial(figure.published)}" for figure in figures))


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


def table_lines(reading: Reading) -> list[str]:
    """The head of the whole table, the line of the claim and its neighbours, from the working; empty where there is no table."""
    start = next((index for index, step in enumerate(reading.working) if WHOLE_TABLE.match(step)), None)
    return [] if start is None else [one_line(step) for step in reading.working[start:]]


def quoted(item: Judged, limit: int = 160) -> str:
    """The claim's words in quotation marks, shortened around the value where they are long."""
    claim = item.claim
    start = claim.value_span.start - claim.span.start
    inside = start >= 0 and claim.value_span.end <= claim.span.end
    keep = Span(start, claim.value_span.end - claim.span.start) if inside else None
    return f"“{one_line(shortened(claim.quote, limit, keep))}”"
