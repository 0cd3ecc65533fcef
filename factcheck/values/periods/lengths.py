"""Lengths of time by themselves: "in three years", "for more than a decade", "in 11 months", "a ten-year low"."""

from factcheck.values.period import Period, months_back
from factcheck.values.periods.dating import back_to
from factcheck.values.periods.meaning import Clock, Meaning
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import Found, extreme_window, last_months, length_at, start_of

LEADS = frozenset({"in", "for", "over", "during", "across"})
IDIOMS = (("the", "space", "of"), ("a", "matter", "of"), ("as", "little", "as"), ("a", "period", "of"), ("the", "course", "of"))
DEFINING = frozenset({"old", "of", "long", "or", "imprisonment", "prison", "jail"})


def length_alone(reader: Reader, index: int, start: int) -> Found:
    """A length after "in", "for" or "over"; one that defines something ("for two years or more") or punishes somebody is none."""
    if reader.low(index) not in LEADS:
        return None
    place = length_start(reader, start)
    length = length_at(reader, place)
    if length is None or reader.low(length[2]) in DEFINING:
        return None
    after = length[2]
    hyphened = any(reader.dash(each) for each in range(place, after))
    if hyphened and reader.low(after) not in {"period", "span", "spell"}:
        return None
    after = after + 1 if reader.low(after) in {"period", "span", "spell"} else after
    if reader.low(index) == "for" and sentenced(reader, index):
        return None
    return length_meaning(reader.clock, reader.low(index), length[0]), after


def length_start(reader: Reader, start: int) -> int:
    """The index of the number, after "just", "the space of", "a (five-year period)"."""
    for words in IDIOMS:
        after = reader.phrase(start, words)
        if after is not None:
            return after
    place = reader.skip_hedge(start)
    hyphened = (
        reader.low(place) in {"a", "the"} and any(reader.dash(place + each) for each in (2, 4)) and reader.integer(place + 1) is not None
    )
    return place + 1 if hyphened else place


def length_meaning(clock: Clock, lead: str, months: int) -> Meaning:
    """Counted back from publication: years to its day, months as whole ones; a clause about the future has no start."""
    if not months or (clock.future and lead != "in"):
        return Meaning(grammar="duration")
    if clock.future:
        there = months_back(clock.published, -months) if clock.published else None
        return Meaning(grammar="future_by", period=Period(start=there, end=there))
    period = last_months(clock, months) if months % 12 else back_to(clock.published, months, 0)
    return Meaning(grammar="duration", period=period, baseline=start_of(clock, months, 0), window=extreme_window(clock, months))


def sentenced(reader: Reader, index: int) -> bool:
    """Whether a prison term, ban or suspension is told of shortly before."""
    return any(reader.low(index - back) in reader.words.sets["sentence_cues"] for back in range(1, 9))


def low_or_high(reader: Reader, index: int) -> Found:
    """ "a ten-year low", "30-year high": the stretch over which it is an extreme."""
    length = length_at(reader, index)
    if length is None or reader.low(index) in {"a", "an"} or reader.low(length[2]) not in {"low", "high", "lows", "highs", "peak"}:
        return None
    window = extreme_window(reader.clock, length[0])
    return Meaning(grammar="duration", period=window, window=window, role="baseline"), length[2] + 1
