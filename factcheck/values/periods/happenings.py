"""Events that a period counts from: "since he took over", "before the pandemic", "under this commissioner", "since records began"."""

from functools import cache

from factcheck.values.period import Period
from factcheck.values.periods.dating import dated
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.points import since_period
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found
from factcheck.values.periods.tokens import BREAK
from factcheck.values.periods.vocabulary import period_words

REACH = 12  # words from "since" to the event, and from the event's verb to its date
STOPS = frozenset({".", ";", "?", "!", "”", '"', BREAK, ":"})
LEADS = frozenset({"since", "before", "after", "during", "until", "when", "under"})
PERSONS = frozenset({"i", "he", "she", "they", "we", "his", "her", "their", "my", "our"})
ARTICLES = frozenset({"the", "its", "our", "their", "his", "her", "that", "last", "this"})


def event(reader: Reader, index: int) -> Found:
    """The event that begins there; its days are unknown unless it says them ("since records began in 1997")."""
    lead = reader.low(index)
    if lead == "pre" and reader.dash(index + 1) and reader.any_phrase(index + 2, reader.words.events["pandemic"]) is not None:
        return Meaning(grammar="event", event="pandemic", role="baseline"), index + 3
    if lead not in LEADS:
        return None
    if lead == "under":
        return tenure(reader, index + 1)
    if lead == "since" and reader.low(index + 1) == "then":
        return Meaning(grammar="since", needs_anchor=True, shift_months=0, event="then", role="baseline"), index + 2
    return records(reader, index) or named_event(reader, index)


def tenure(reader: Reader, index: int) -> Found:
    """ "under this commissioner", "under the current chief constable", "under his leadership"."""
    first = reader.low(index)
    if first not in {"this", "the", "his", "her", "our", "my", "their"}:
        return None
    after = reader.skip(index + 1, {"current", "present", "new", "last", "previous", "police", "chief"})
    led = first in {"his", "her", "my", "their"} and reader.low(after) in {"leadership", "watch", "tenure"}
    if not led and (reader.low(after) not in reader.words.sets["offices"] or (first == "the" and after == index + 1)):
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
    """The date of the event, said right after it: with it, "since" has its days."""
    if reader.low(index) not in {"in", "on"}:
        return None
    point = moment(reader, index + 1)
    return (since_period(reader, dated(point[0], reader.clock)), point[1]) if point else None


def named_event(reader: Reader, index: int) -> Found:
    """The clause or noun after the lead, as far as its event word; only a handful of words may stand between."""
    lead = reader.low(index)
    for place in range(index + 1, index + 1 + REACH):
        low = reader.low(place)
        if low in STOPS or low in {"", ","} or low in LEADS:
            return None
        if low not in event_heads():
            continue
        for kind, phrases in reader.words.events.items():
            after = reader.any_phrase(place, phrases)
            if after is None or not fits(reader, index, place, kind):
                continue
            after = with_object(reader, place, after)
            tail = dated_tail(reader, after) if lead == "since" else None
            return tail or (Meaning(grammar="event", event=kind, role="baseline"), after)
    return None


@cache
def event_heads() -> frozenset[str]:
    """The first words of all events."""
    return frozenset[str]().union(*period_words().events.values())


def with_object(reader: Reader, place: int, after: int) -> int:
    """The index after what was implemented, launched or opened, where a mark ends it within a few words."""
    if reader.low(place) not in reader.words.sets["openers"]:
        return after
    for end in range(after, after + 7):
        low = reader.low(end)
        if low in STOPS or low in {",", ""}:
            return end
        if low in {"in", "on", "and"}:
            return end if low == "in" else after
    return after


def fits(reader: Reader, index: int, place: int, kind: str) -> bool:
    """Whether the event word goes with its lead; what only tells a story ("after the meeting", "when he started") is no period."""
    lead, first, gap = reader.low(index), reader.low(index + 1), place - index
    if kind == "pandemic":
        return lead != "when" and gap <= 4
    if kind in {"office", "joined"}:
        if lead == "when":
            return first in PERSONS and gap == 2
        return lead in {"since", "before", "until"} and (first in PERSONS | ARTICLES or gap == 1 or reader.at(index + 1).capital)
    if kind == "meeting":
        return lead == "since" and first in ARTICLES and gap <= 5
    return lead in {"since", "before", "after"} and (gap == 1 or first in ARTICLES | PERSONS or reader.at(index + 1).capital) and gap <= 8


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


def unresolved_days(meaning: Meaning) -> bool:
    """Whether an event has no days yet and may get them from elsewhere in the text."""
    return meaning.grammar == "event" and meaning.period == Period()
