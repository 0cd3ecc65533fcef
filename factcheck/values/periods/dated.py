"""`DatedEvent`: arrivals in office and launches that a text dates, and the one of them that "since he took over" means."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.values.period import Period
from factcheck.values.periods.dating import dated
from factcheck.values.periods.happenings import REACH, STOPS
from factcheck.values.periods.meaning import FoundPeriod
from factcheck.values.periods.moments import moment
from factcheck.values.periods.points import since_period
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.tokens import tokens_of
from factcheck.values.periods.vocabulary import period_words
from factcheck.values.span import Span

RESOLVABLE = frozenset({"office", "joined", "start"})
PERSONS = (frozenset({"he", "his", "him"}), frozenset({"she", "her"}), frozenset({"i", "my", "me"}))


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """Something that a text dates: `kind` is office, joined or start; `about` holds the words of its clause in lower case."""

    kind: str
    words: str
    span: Span
    when: Period
    about: frozenset[str]


def dated_in(reader: Reader, text: str) -> list[DatedEvent]:
    """Every arrival and every launch that the text dates within the same sentence."""
    kinds = [*reader.words.arrivals.items(), ("start", reader.words.phrases["launches"])]
    heads = frozenset[str]().union(*(phrases for _, phrases in kinds))
    found = []
    for index in [place for place, low in enumerate(reader.lows) if low in heads]:
        for kind, phrases in kinds:
            after = reader.any_phrase(index, phrases)
            when = date_behind(reader, after) or date_ahead(reader, index) if after is not None else None
            if after is not None and when is not None:
                found.append(dated_event(reader, text, kind, clause_start(reader, index), max(when[1], after), when[0]))
    return found


def dated_event(reader: Reader, text: str, kind: str, start: int, end: int, when: Period) -> DatedEvent:
    """The event with the words of its clause."""
    span = Span(reader.at(start).start, reader.at(end - 1).end)
    return DatedEvent(kind=kind, words=span.of(text), span=span, when=when, about=frozenset(reader.low(each) for each in range(start, end)))


def date_behind(reader: Reader, index: int) -> tuple[Period, int] | None:
    """The date after an event's verb: "joined the force in December 2022"."""
    for place in range(index, index + REACH):
        if reader.low(place) in STOPS or reader.low(place) in {"", ",", "since", "until"}:
            return None
        if reader.low(place) in {"in", "on"}:
            found = whole_date(reader, place + 1)
            if found is not None:
                return found
    return None


def date_ahead(reader: Reader, index: int) -> tuple[Period, int] | None:
    """The date shortly before the verb: "in April 2023 we created seven areas"."""
    for place in range(index - 1, max(index - 8, -1), -1):
        if reader.low(place) in STOPS:
            return None
        if reader.low(place) in {"in", "on"}:
            found = whole_date(reader, place + 1)
            return found if found is not None and found[1] <= index else None
    return None


def whole_date(reader: Reader, index: int) -> tuple[Period, int] | None:
    """A date that says its year or counts from publication ("last May")."""
    point = moment(reader, index)
    if point is None or point[0].yearless:
        return None
    period = dated(point[0], reader.clock)
    return (period, point[1]) if period.resolved else None


def clause_start(reader: Reader, index: int) -> int:
    """The first word of the sentence or clause, at most a dozen words back."""
    start = index
    while start > max(0, index - REACH) and reader.low(start - 1) not in STOPS | {","}:
        start -= 1
    return start


def with_events(found: Sequence[FoundPeriod], reader: Reader, text: str) -> list[FoundPeriod]:
    """The same periods, each undated event with its days where the text dates it exactly once."""
    if not any(each.grammar == "event" and each.event in RESOLVABLE for each in found):
        return list(found)
    events = dated_in(reader, text)
    return [with_event(each, events, reader) if each.grammar == "event" and each.event in RESOLVABLE else each for each in found]


def with_event(found: FoundPeriod, events: Sequence[DatedEvent], reader: Reader) -> FoundPeriod:
    """One undated event with its days; "since" and "under" run from there to publication."""
    day = meant_by(found, events, today=reader.clock.published)
    if day is None:
        return found
    running = since_period(reader, day)
    lead = found.words.split(maxsplit=1)[0].lower()
    if lead in {"since", "under"}:
        return replace(found, meaning=replace(found.meaning, period=running.period, baseline=day, window=running.window))
    return replace(found, meaning=replace(found.meaning, period=day, baseline=day))


def meant_by(found: FoundPeriod, events: Iterable[DatedEvent], *, today: date | None) -> Period | None:
    """The date of the event: its own clause's, else the only date that a fitting event of the text has; None where there are two."""
    words = frozenset(token.low for token in tokens_of(found.words))
    own = [each for each in events if each.kind == found.event and each.span.covers(found.span)]
    fitting = own or [each for each in events if each.kind == found.event and fits_words(words, each)]
    days = {(each.when.start, each.when.end) for each in fitting}
    if len(days) != 1:
        return None
    start, end = days.pop()
    return Period(start=start, end=end) if start and (today is None or start <= today) else None


def fits_words(words: frozenset[str], event: DatedEvent) -> bool:
    """Whether both can be one event: no other person's pronoun; a launch has to share a longer word ("model")."""
    if event.kind == "start":
        told = event.about - words_only_of_starts()
        return any(len(word) > 3 for word in words & told)
    said = [person for person in PERSONS if words & person]
    there = [person for person in PERSONS if event.about & person]
    return not said or not there or said[0] in there


def words_only_of_starts() -> frozenset[str]:
    """Words that do not tell one launch from another."""
    words = period_words()
    return words.sets["indistinct"] | frozenset(words.phrases["launches"]) | words.sets["openers"]
