"""Reports made by hand: every label, flag, kind of reading and hostile text, for the tests of every format."""

from datetime import date
from typing import ClassVar

from factcheck.catalogue.area import Area
from factcheck.catalogue.measure import Measure
from factcheck.checking.verdict import FLAGS, DialPoint, Judged, Official, Reading, Report, Verdict
from factcheck.documents.document import BrokenDocument
from factcheck.extraction.claim import Claim, NumberSeen
from factcheck.figures.figure import Figure
from factcheck.values import PartialDate, Period, Span, Unit
from factcheck.values.period import financial_year, month, year_ending

WMP = "E23000014"
ARTICLE = """Force put under closer watch

Published 24th Nov 2023

In April 2023 we created seven new Local Policing Areas, the chief constable said. Our arrest rate has gone up by a third, as has the number of offenders brought to justice.

We answer 70,000 999 calls each month in an average of five seconds, and we have improved the proportion of emergency incidents attended within our targets by 25%. Recorded crime fell by 2% to 360,336 offences in the year to June 2023.

The force had 9,000 officers in 2022, he went on. Burglary has halved since 2019. If that carries on, we expect to be one of the best-performing forces in the country for crime reductions.

Call 101 or visit page 4 for more.
"""  # noqa: E501


def span_of(words: str, text: str = ARTICLE) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def sentence_of(span: Span, text: str) -> Span:
    starts = [text.rfind(mark, 0, span.start) + len(mark) for mark in (". ", "\n") if mark in text[: span.start]]
    ends = [text.find(mark, span.end) + 1 for mark in (". ", ".\n", "\n") if text.find(mark, span.end) >= 0]
    return Span(max(starts, default=0), min(ends, default=len(text)))


def claim(words: str, stated: str, *, text: str = ARTICLE, **given) -> Claim:
    span = span_of(words, text)
    value = (
        span_of(stated, text)
        if stated not in words
        else Span(span.start + words.index(stated), span.start + words.index(stated) + len(stated))
    )
    default = {
        "claim_id": f"{span.start:016x}",
        "kind": "level",
        "measure": "999 calls: received",
        "measure_id": "999-calls",
        "subject": "West Midlands Police",
        "area_code": WMP,
        "value": None,
        "unit": Unit.COUNT,
        "direction": None,
        "approx": "exact",
        "period": None,
        "baseline": None,
        "speaker": "Chief Constable, West Midlands Police",
        "sentence": sentence_of(span, text),
    }
    return Claim(quote=words, span=span, as_stated=stated, value_span=value, **(default | given))


def figure(value: float | None, period: Period, **given) -> Figure:
    default = {
        "measure_id": "999-calls",
        "area_code": WMP,
        "unit": Unit.COUNT,
        "statistic": "count",
        "publisher": "Home Office",
        "publication": "999 call answering times",
        "published": PartialDate("2023-10-26"),
        "url": "https://www.example.org/999-times.xlsx?month=10&force=(wmp)",
        "locator": "sheet 'Force data', cell D41",
        "file_sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        "standing": "official_release",
        "release_id": "made-2023-10",
        "source_id": "made",
    }
    return Figure(value=value, period=period, **(default | given))


def reading(number: int, description: str, outcome: str, **given) -> Reading:
    default = {
        "why": "The words name neither the kind of arrest nor the day from which it is counted.",
        "measure_id": "999-calls",
        "area_code": WMP,
        "period": month(2023, 9),
        "baseline": None,
    }
    return Reading(reading_id=f"reading-{number}", description=description, outcome=outcome, **(default | given))


def supported() -> Judged:
    used = figure(
        360336,
        year_ending(2023, 6),
        measure_id="recorded-crime",
        publisher="Office for National Statistics",
        publication="Crime in England and Wales: year ending June 2023",
        published=PartialDate("2023-10-19"),
    )
    return Judged(
        claim(
            "360,336 offences in the year to June 2023",
            "360,336",
            value=360336,
            measure="recorded crime: offences",
            measure_id="recorded-crime",
            period=Period(stated="the year to June 2023", start=date(2022, 7, 1), end=date(2023, 6, 30)),
        ),
        Verdict(
            label="supported",
            summary="The release of 19 October 2023 gives exactly 360,336 offences for the year to June 2023.",
            flags={"unfit_for_trend": "Recorded crime moves with how crime is recorded.", "superseded": "A later edition gives 361,002."},
            readings=(
                reading(
                    1,
                    "recorded crime, West Midlands Police, year to June 2023",
                    "agrees",
                    why="The words name measure, force and period.",
                    measure_id="recorded-crime",
                    period=year_ending(2023, 6),
                    official=Official(360336, "count"),
                    figures=(used,),
                    working=("360,336 = 360,336",),
                ),
            ),
        ),
    )


def close() -> Judged:
    before = figure(
        367688,
        year_ending(2022, 6),
        measure_id="recorded-crime",
        locator="sum of 4 rows of sheet 'Q', force = West Midlands; offence group is burglary or robbery or theft or violence or arson "
        "or damage or possession of weapons or public order; rows sha256 1a2b3c4d; the-end-of-a-long-locator",
    )
    after = figure(360336, year_ending(2023, 6), measure_id="recorded-crime", status="provisional")
    return Judged(
        claim(
            "Recorded crime fell by 2%",
            "2%",
            kind="change",
            value=2,
            unit=Unit.PERCENT,
            direction="decrease",
            measure="recorded crime: offences",
            measure_id="recorded-crime",
        ),
        Verdict(
            label="close",
            summary="The fall was 1.4% over the four quarters held, inside the margin for “2%”.",
            flags={"provisional": "The later year is provisional.", "national_trend": "It fell by 1.1% in England and Wales."},
            readings=(
                reading(
                    1,
                    "change of recorded crime, year to June 2023 on the year before",
                    "close",
                    official=Official(-1.4, "percent", -1.45, -1.35),
                    figures=(after, before),
                    working=("(360,336 − 365,452) / 365,452 = −1.4%", "“2%” allows 1.5% to 2.5%; close down to 0.5%"),
                    direction_right=True,
                ),
            ),
            dial=(
                DialPoint(year_ending(2022, 6), Official(-1.4, "percent"), "close", own=True),
                DialPoint(year_ending(2021, 6), Official(9.6, "percent"), "disagrees"),
                DialPoint(year_ending(2020, 6), Official(-2.1, "percent"), "agrees"),
            ),
            notes=("Two more readings were left out: they differ only in whether fraud counts.",),
            correction="Recorded crime fell by 1.4% in the year to June 2023, to 360,336 offences.",
        ),
    )


def depends() -> Judged:
    official = figure(
        23.98,
        Period(start=date(2022, 5, 1), end=date(2023, 4, 30)),
        measure_id="999-mean-answer-time",
        unit=Unit.SECONDS,
        statistic="mean",
        method="national clock",
    )
    force = figure(
        5.4,
        Period(start=date(2023, 4, 1), end=date(2023, 9, 30)),
        measure_id="999-mean-answer-time",
        unit=Unit.SECONDS,
        statistic="mean",
        method="force clock",
        publisher="West Midlands Police and Crime Commissioner",
        publication="Performance report",
        published=PartialDate("2023-09"),
        standing="official_statement",
        copy="retyped",
        coverage="calls that the force's own switchboard answered",
    )
    press = figure(
        4,
        month(2023, 10),
        measure_id="999-mean-answer-time",
        unit=Unit.SECONDS,
        statistic="mean",
        publisher="A newspaper",
        publication="Police answer faster",
        published=PartialDate("2023"),
        standing="press",
        url="javascript:alert(1)",
        file_sha256=None,
    )
    return Judged(
        claim(
            "in an average of five seconds",
            "five seconds",
            kind="level",
            value=5,
            unit=Unit.SECONDS,
            measure="999 calls: mean answer time",
            measure_id="999-mean-answer-time",
        ),
        Verdict(
            label="depends",
            summary="On the force’s own clock it was 5.4 seconds from April to September 2023; on the national clock, which starts when "
            "the call reaches the network, 24 seconds over the year to April 2023.",
            flags={
                "clock_differs": "The force counts from its switchboard, the national table from the telephone network.",
                "own_figures": "The first figure comes from the speaker’s own body.",
            },
            readings=(
                reading(
                    1,
                    "mean time to answer, force clock, April to September 2023",
                    "close",
                    why="“We answer” is the present tense of a force that speaks of its own switchboard.",
                    official=Official(5.4, "seconds", 4, 8),
                    figures=(force,),
                    shown_only=(press,),
                    working=("5 against 5.4 seconds", "“five” allows 4.5 to 5.5"),
                    measure_id="999-mean-answer-time",
                    method="force clock",
                    flags=("own_figures",),
                ),
                reading(
                    2,
                    "mean time to answer, national clock, year to April 2023",
                    "disagrees",
                    why="The national table is the one in which forces are compared.",
                    likelihood=0.6,
                    official=Official(23.98, "seconds"),
                    figures=(official,),
                    working=("5 against 23.98 seconds",),
                    measure_id="999-mean-answer-time",
                    method="national clock",
                ),
                reading(
                    3,
                    "median time to answer",
                    "no_figure",
                    why="“An average” may be the median.",
                    likelihood=0.1,
                    measure_id=None,
                    area_code=None,
                    period=None,
                ),
            ),
        ),
    )


def not_supported() -> Judged:
    used = figure(
        7924,
        Period(start=date(2022, 3, 31), end=date(2022, 3, 31)),
        measure_id="officers-headcount",
        publication="Police workforce, England and Wales: 31 March 2022 (second edition)",
        published=PartialDate("2022-07-27"),
    )
    return Judged(
        claim(
            "The force had 9,000 officers in 2022",
            "9,000",
            value=9000,
            measure="officers: headcount",
            measure_id="officers-headcount",
            period=Period(stated="in 2022", start=date(2022, 1, 1), end=date(2022, 12, 31)),
        ),
        Verdict(
            label="not_supported",
            summary="The workforce release counts 7,924 officers at 31 March 2022, 12% fewer than 9,000.",
            flags={"wrong_period": "The figure is of one day, 31 March.", "rounding_stretched": "9,000 stands for 8,500 to 9,500 at most."},
            readings=(
                reading(
                    1,
                    "officers, headcount, at 31 March 2022",
                    "disagrees",
                    measure_id="officers-headcount",
                    period=Period(start=date(2022, 3, 31), end=date(2022, 3, 31)),
                    official=Official(7924, "count"),
                    figures=(used,),
                    working=("9,000 / 7,924 = 1.136",),
                ),
            ),
            correction="The force had 7,924 officers at 31 March 2022.",
        ),
    )


def not_held_but_known_since() -> Judged:
    later = figure(68321, month(2023, 10), published=PartialDate("2024-01-25"))
    since = Verdict(
        label="close",
        summary="In October 2023 there were 68,321 calls; “70,000” allows 69,500 to 70,500, and 68,321 is within the margin.",
        flags={"baseline_chosen": "November 2023 had 62,207."},
        readings=(
            reading(
                1,
                "999 calls, October 2023",
                "close",
                official=Official(68321, "count"),
                figures=(later,),
                working=("70,000 / 68,321 = 1.025",),
            ),
        ),
    )
    return Judged(
        claim("We answer 70,000 999 calls each month", "70,000", value=70000),
        Verdict(
            label="not_enough_data",
            missing="figure_not_held",
            summary="No count of 999 calls within twelve months of publication was public on that day.",
            would_settle="The monthly 999 table for September and October 2023.",
            readings=(
                reading(
                    1,
                    "999 calls a month, latest month before publication",
                    "no_figure",
                    shown_only=(figure(82995, month(2022, 5), published=PartialDate(""), locator="shown-only-locator"),),
                ),
            ),
            known_since=since,
            since_note="On 24 November 2023 it was “not enough data”; now it is “close”. What makes the difference: 68,321 in October 2023 "
            "(Home Office), published on 25 January 2024.",
        ),
    )


def nobody_publishes() -> Judged:
    return Judged(
        claim(
            "improved the proportion of emergency incidents attended within our targets by 25%",
            "25%",
            kind="change",
            value=25,
            unit=Unit.PERCENT,
            direction="increase",
            measure="emergency incidents: share attended within target",
            measure_id="emergency-attended-within-target",
        ),
        Verdict(
            label="not_enough_data",
            missing="no_official_series",
            summary="No public body publishes how many emergency incidents were attended within a force’s own target.",
            flags={"percent_or_points": "25 percent and 25 percentage points are different moves."},
            would_settle="A request to the force: how many emergencies, how many within the target, and what the target was.",
            request="To: West Midlands Police, Freedom of Information. Under the Freedom of Information Act 2000, please send me, for each "
            "month from April 2022 to November 2023, (1) incidents graded emergency; (2) those attended within the force’s target.",
        ),
    )


def not_checkable() -> Judged:
    words = "we expect to be one of the best-performing forces in the country for crime reductions"
    return Judged(
        claim(
            words,
            "one of the best-performing",
            kind="forecast",
            unit=Unit.NONE,
            measure="recorded crime: rank of the fall",
            measure_id=None,
            area_code=None,
            checkable=False,
            why_not="forecast",
        ),
        Verdict(label="not_checkable", summary="A forecast: no figure can settle what has not happened yet."),
    )


def needs_person() -> Judged:
    return Judged(
        claim(
            "Our arrest rate has gone up by a third",
            "by a third",
            kind="change",
            value=33.33,
            unit=Unit.PERCENT,
            direction="increase",
            measure="arrests: rate",
            measure_id=None,
        ),
        Verdict(
            label="needs_person",
            summary="“Arrest rate” could be matched with no measure safely.",
            flags={flag: f"The reason for {flag}." for flag in FLAGS},
        ),
    )


def aside() -> tuple[NumberSeen, ...]:
    seen = (
        ("24th", "a date"),
        ("Nov 2023", "a date"),
        ("April 2023", "a date"),
        ("101", "the number of a telephone service"),
        ("page 4", "page furniture"),
    )
    return tuple(NumberSeen(span_of(words), reason) for words, reason in seen)


def report(judged: tuple[Judged, ...] | None = None, **given) -> Report:
    """One report with every label; keyword arguments replace its fields."""
    every = (
        needs_person(),
        not_held_but_known_since(),
        depends(),
        nobody_publishes(),
        close(),
        supported(),
        not_supported(),
        not_checkable(),
    )
    default = {
        "id": "west-midlands.txt",
        "text": ARTICLE,
        "title": "Force put under closer watch",
        "outlet": "The Example",
        "url": "https://example.org/story?id=1&page=2",
        "published": date(2023, 11, 24),
        "published_from": "text",
        "as_of": "publication",
        "as_of_day": date(2023, 11, 24),
        "set_aside": aside(),
        "numbers": 15,
        "store_releases": 12,
        "store_digest": "5994471abb01112afcc18159f6cc74b4f511b99806da59b3caf5a9c173cacfc5",
    }
    return Report(judged=every if judged is None else judged, **(default | given))


HOSTILE_TEXT = (
    '<script>alert("1")</script> said \x1b[31m=cmd()\x1b[0m arrests rose 5%\x07 | a `b` *c* [x](javascript:alert(1))\r\n'
    "ارتفعت الاعتقالات بنسبة 12٪ هذا العام. \u202eevil\u202c 🚓👮🏽‍♀️ rose 7% \x00\x9b2J\u2028 end </title><img src=x onerror=alert(1)>\n"
    "=1+1 rose 9% and @SUM(A1) {{ 7*7 }} https://evil.example/x\n"
)


def hostile() -> Report:
    """A document in which every text field tries to get out of its place."""
    text = HOSTILE_TEXT
    bad = '"><script>alert(2)</script>\x1b]0;owned\x07'
    used = figure(
        5,
        financial_year(2022),
        publisher=bad,
        publication=f"=HYPERLINK({bad})",
        url="javascript:alert(3)",
        locator=f"@cell {bad}",
        note=bad,
        coverage=bad,
    )
    verdict = Verdict(
        label="depends",
        summary=f"=cmd()|' /C calc'!A0 {bad}",
        flags={"series_break": bad},
        would_settle=f"-2+3 {bad}",
        correction=f"\t=1 {bad}",
        readings=(
            reading(
                1, bad, "agrees", why=bad, official=Official(-5.25, "percent"), figures=(used,), shown_only=(used,), working=(bad, "*1*")
            ),
        ),
        known_since=Verdict(label="close", summary=bad, flags={"small_numbers": bad}, readings=(reading(1, bad, "close"),)),
    )
    judged = (
        Judged(claim("arrests rose 5%", "5%", text=text, speaker=bad, subject=bad, measure=f"+{bad}"), verdict),
        Judged(
            claim("ارتفعت الاعتقالات بنسبة 12٪ هذا العام", "12٪", text=text, value=(12, 14), unit=Unit.PERCENT),
            Verdict(label="close", summary="نعم"),
        ),
        Judged(claim("👮🏽‍♀️ rose 7%", "7%", text=text, value=7, unit=Unit.PERCENT), Verdict(label="supported", summary="🚓 yes")),
        Judged(claim("=1+1 rose 9%", "9%", text=text, value=9, unit=Unit.PERCENT), Verdict(label="needs_person", summary="+1")),
    )
    return report(
        judged,
        id=f"=id {bad}",
        text=text,
        title=f"{bad} title",
        outlet=bad,
        url="javascript:alert(4)",
        notes=(bad,),
        set_aside=(),
        numbers=4,
        kept={"other": float("nan"), "half": "\ud83d"},
    )


def broken() -> BrokenDocument:
    return BrokenDocument(
        id="empty.txt", code="empty-file", message="empty.txt: the file is empty. Give a file with text in it.", kept={"desk": "news"}
    )


def no_claims() -> Report:
    return report(
        (),
        id="quiet.txt",
        title=None,
        outlet=None,
        url=None,
        published=None,
        published_from=None,
        as_of="latest",
        as_of_day=None,
        set_aside=(),
        numbers=0,
        notes=("No publication date was found: judged with all figures held.",),
        text="Nothing was counted.",
    )


class MadeNames:
    """A catalogue of three measures and one area."""

    measures: ClassVar = {
        name: Measure(
            id=name,
            name=words,
            plain=words,
            definition=f"What {words} are.",
            statistic="count",
            unit=Unit.COUNT,
            group="made",
            aliases=(words,),
        )
        for name, words in (
            ("999-calls", "999 calls"),
            ("recorded-crime", "Recorded crime"),
            ("999-mean-answer-time", "999 mean answer time"),
        )
    }
    areas: ClassVar = {WMP: Area(code=WMP, kind="force", names=("West Midlands Police",))}


NAMES = MadeNames()
