"""Events that a period counts from: "since he took over", "before the pandemic", and the dated arrivals and launches that resolve them."""

from dataclasses import dataclass
from datetime import date

from factcheck.values.period import Period
from factcheck.values.periods.dating import dated
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.stretches import Found, since_period
from factcheck.values.periods.tokens import BREAK
from factcheck.values.span import Span

REACH = 12  # words from the event's verb to its date, and from "since" to the event
STOPS = frozenset({".", ";", "?", "!", "”", '"', BREAK, ":"})
LEADS = frozenset({"since", "before", "after", "during", "until", "when", "under"})
OFFICES = frozenset(
    {
        "commissioner",
        "pcc",
        "chief",
        "leadership",
        "government",
        "administration",
        "mayor",
        "constable",
        "labour",
        "conservatives",
        "tories",
    }
)
BARE = frozenset({"pandemic", "covid", "covid-19", "coronavirus", "lockdown", "lockdowns"})
PERSONS = frozenset({"i", "he", "she", "they", "we", "his", "her", "their", "my", "our"})


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that a text dates: `kind` is office or start; `about` are the longer words of the clause, in lower case."""

    kind: str
    words: str
    span: Span
    when: Period
    about: frozenset[str]


def event(reader: Reader, index: int) -> Found:
    """ "since he took over", "before the pandemic", "pre-pandemic", "under this commissioner", "since records began (in 1997)"."""
    lead = reader.low(index)
    if lead == "pre" and reader.dash(index + 1) and reader.low(index + 2) in BARE:
        return Meaning(grammar="event", event="pandemic", role="baseline"), index + 3
    if lead not in LEADS:
        return None
    if lead == "under":
        return tenure(reader, index + 1)
    if lead == "since" and reader.low(index + 1) == "then":
        return Meaning(grammar="since", needs_anchor=True, shift_months=0, event="then", role="baseline"), index + 2
    return records(reader, index) or named_event(reader, index)


def tenure(reader: Reader, index: int) -> Found:
    """ "under this commissioner", "under the current chief constable"."""
    if reader.low(index) not in {"this", "the", "his", "her", "our", "my"}:
        return None
    after = reader.skip(index + 1, {"current", "present", "new", "last", "previous", "police", "chief"})
    if reader.low(index) in {"his", "her", "my"} and reader.low(after) in {"leadership", "watch", "tenure"}:
        return Meaning(grammar="event", event="office", role="baseline"), after + 1
    if reader.low(after) not in OFFICES or (reader.low(index) == "the" and after == index + 1):
        return None
    return Meaning(grammar="event", event="office", role="baseline"), after + 1


def records(reader: Reader, index: int) -> Found:
    """ "since records began", "since comparable records began in 1997"."""
    if reader.low(index) != "since":
        return None
    after = reader.any_phrase(reader.skip(index + 1, {"the"}), reader.words.phrases["records"])
    if after is None:
        return None
    return dated_tail(reader, after) or (Meaning(grammar="event", event="records", role="baseline"), after)


def dated_tail(reader: Reader, index: int) -> Found:
    """The date of the event, said right after it."""
    if reader.low(index) not in {"in", "on"}:
        return None
    point = moment(reader, index + 1)
    return (since_period(reader, dated(point[0], reader.clock)), point[1]) if point else None


def named_event(reader: Reader, index: int) -> Found:
    """The clause or noun after the lead, as far as its event word; only a handful of words may stand between."""
    lead = reader.low(index)
    for place in range(index + 1, index + 1 + REACH):
        if reader.low(place) in STOPS or reader.low(place) in {"", ","} or reader.low(place) in LEADS:
            return None
        for kind, phrases in reader.words.events.items():
            after = reader.any_phrase(place, phrases)
            if after is None or not fits(reader, index, place, kind):
                continue
            tail = dated_tail(reader, after) if lead in {"since", "when"} else None
            return (
                tail
                if tail and lead == "since"
                else (Meaning(grammar="event", event=kind, role="baseline" if lead != "during" else "either"), after)
            )
    return None


def fits(reader: Reader, index: int, place: int, kind: str) -> bool:
    """Whether the event word goes with its lead: "when" needs a person who arrives, nouns need an article or a name."""
    lead, first = reader.low(index), reader.low(index + 1)
    if kind == "pandemic":
        return lead != "when" and place - index <= 4
    if lead == "when":
        return kind == "office" and first in PERSONS and place - index <= 3
    if kind == "office":
        return first in PERSONS or place == index + 1 or reader.at(index + 1).capital or first in {"the", "this", "becoming"}
    if kind == "meeting":
        return lead != "during" and first in {"the", "its", "our", "their", "that", "last", "brexit"} and place - index <= 5
    return lead in {"since", "before", "after"} and place - index <= 6


def ever(reader: Reader, index: int) -> Found:
    """ "the highest ever", "ever recorded": an extreme over all the years on record."""
    if (
        reader.low(index) != "ever"
        or reader.low(index + 1) in {"since", "more", "present", "-"}
        or reader.low(index - 1) in {"for", "if", "than"}
    ):
        return None
    if reader.low(index + 1) in {"recorded", "seen", "made", "known", "measured", "logged"}:
        return Meaning(grammar="event", event="records", role="baseline"), index + 2
    before = [reader.low(index - back) for back in range(1, 4)]
    if any(word in {"most", "best", "worst", "record", "fewest", "least"} or (len(word) > 4 and word.endswith("est")) for word in before):
        return Meaning(grammar="event", event="records", role="baseline"), index + 1
    return None


def dated_in(reader: Reader, text: str) -> list[DatedEvent]:
    """Every arrival in office and every launch that the text dates within the same sentence."""
    found = []
    for index in range(len(reader.tokens)):
        for kind, name in (("office", "arrivals"), ("start", "launches")):
            after = reader.any_phrase(index, reader.words.phrases[name])
            when = date_behind(reader, after) if after is not None else None
            if when is not None:
                period, end = when
                start = clause_start(reader, index)
                about = frozenset(reader.low(each) for each in range(start, end) if len(reader.low(each)) > 3)
                span = Span(reader.at(start).start, reader.at(end - 1).end)
                found.append(DatedEvent(kind=kind, words=span.of(text), span=span, when=period, about=about))
    return found


def date_behind(reader: Reader, index: int) -> tuple[Period, int] | None:
    """The date after an event's verb: "joined the force in December 2022"."""
    for place in range(index, index + REACH):
        if reader.low(place) in STOPS or not reader.low(place):
            return None
        if reader.low(place) in {"in", "on"}:
            point = moment(reader, place + 1)
            period = dated(point[0], reader.clock) if point else Period()
            if point and period.resolved and (point[0].year is not None or point[0].fixed is not None):
                return period, point[1]
    return None


def clause_start(reader: Reader, index: int) -> int:
    """The first word of the sentence or clause, at most a dozen words back."""
    start = index
    while start > max(0, index - REACH) and reader.low(start - 1) not in STOPS | {","}:
        start -= 1
    return start


def event_day(events: list[DatedEvent], kind: str, words: frozenset[str], *, today: date | None) -> Period | None:
    """The one dated event that the words can mean: the only arrival, or the only launch that shares a longer word; else None."""
    fitting = [each for each in events if each.kind == kind and (kind == "office" or words & each.about)]
    days = {(each.when.start, each.when.end) for each in fitting}
    if len(days) != 1:
        return None
    start, end = days.pop()
    return Period(start=start, end=end) if start and (today is None or start <= today) else None
