"""The whole grammar: which rule may begin with which word, and how a preposition changes what follows it."""

from collections.abc import Callable
from dataclasses import replace

from factcheck.values.period import Period, months_back
from factcheck.values.periods.anchored import length_before, previous_length, same_period, year_on_year
from factcheck.values.periods.dating import Moment, back_to, dated, series_year
from factcheck.values.periods.happenings import event, ever
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import moment
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import ago, extreme_window, last_months, length_at, past_length, relative_unit, years_back
from factcheck.values.periods.stretches import Found, bare_range, between, by_date, plain, since, so_far, within, year_to

PREPOSITIONS = frozenset({"in", "during", "over", "for", "at", "on", "throughout", "across", "of", "as", "around", "to", "from"})
KEPT = PREPOSITIONS - {"of", "to"}
CORES: tuple[Callable[[Reader, int], Found], ...] = (
    year_to,
    so_far,
    ago,
    length_before,
    same_period,
    previous_length,
    past_length,
    year_on_year,
    relative_unit,
    bare_range,
)
LED: tuple[Callable[[Reader, int], Found], ...] = (since, by_date, between, within, event, ever)


def phrase(reader: Reader, index: int) -> Found:
    """The longest period that begins at the token, and the index after it."""
    found = [each for each in candidates(reader, index) if each is not None]
    return max(found, key=lambda each: each[1]) if found else None


def candidates(reader: Reader, index: int) -> list[Found]:
    """What every rule makes of the words there."""
    found: list[Found] = [rule(reader, index) for rule in LED]
    if reader.low(index) in PREPOSITIONS:
        found.append(prepositional(reader, index))
    if reader.low(index) not in KEPT:
        found.extend(rule(reader, index) for rule in CORES)
        found.append(bare_moment(reader, index))
        found.append(now(reader, index))
        found.append(low_or_high(reader, index))
    return found


def now(reader: Reader, index: int) -> Found:
    """ "now", "currently", "at present": no dates, the publication speaks of its own day."""
    after = reader.any_phrase(index, reader.words.phrases["now"])
    if after is None or reader.at(after - 1).owns:
        return None
    return Meaning(grammar="now", role="period"), after


def prepositional(reader: Reader, index: int) -> Found:
    """A preposition with what it governs, which may change the reading: "in three years", "at 31 March", "in April"."""
    word = reader.low(index)
    start = index + 2 if word == "as" and reader.low(index + 1) in {"at", "of"} else index + 1
    if word == "as" and start == index + 1:
        return None
    if word in {"of", "to"}:
        return None
    current = now(reader, index)
    if current is not None:
        return current
    inner = [rule(reader, start) for rule in CORES]
    inner.append(series(reader, start))
    inner.append(length_alone(reader, index, start))
    inner.append(governed(reader, index, start))
    found = [each for each in inner if each is not None]
    return max(found, key=lambda each: each[1]) if found else None


def governed(reader: Reader, index: int, start: int) -> Found:
    """A dated point after a preposition."""
    point = moment(reader, reader.skip(start, {"around", "about", "early"} - {"early"})) or moment(reader, reader.skip(start, {"the"}))
    if point is None:
        return weekday(reader, index, start)
    found, after = point
    word = reader.low(index)
    if counts_things(reader, word, found, after):
        return None
    if word in {"from", "around"} and found.kind == "month" and reader.month(start) is None:
        return None
    if stock(word, reader, index) and found.kind == "month":
        found = replace(found, edge="end")
    period = budget_year(reader, found, word) or dated(found, reader.clock)
    return plain(found, period), after


def stock(word: str, reader: Reader, index: int) -> bool:
    """Whether the preposition asks for a count on a day: "at March 2022", "as at March 2022"."""
    return word == "at" or (word == "as" and reader.low(index + 1) in {"at", "of"})


def counts_things(reader: Reader, word: str, found: Moment, after: int) -> bool:
    """Whether a bare year is a number of things: "in 2010 cases", "with 2010 officers"."""
    if found.kind != "year":
        return False
    nouns = reader.words.sets["counted_after_in" if word in {"in", "during", "since"} else "counted"]
    return reader.low(after) in nouns


def budget_year(reader: Reader, found: Moment, word: str) -> Period | None:
    """In a clause about a budget to come, "in April" is the year that begins in it."""
    clock = reader.clock
    if (
        not clock.future
        or clock.year_end == 12
        or found.kind != "month"
        or word not in {"in", "from"}
        or found.month != clock.year_end % 12 + 1
    ):
        return None
    month = dated(found, clock)
    return series_year(replace(clock, published=month.start), 0) if month.start else None


def weekday(reader: Reader, index: int, start: int) -> Found:
    """ "on Monday": the latest such day before publication, or the next one."""
    number = reader.words.weekdays.get(reader.low(start))
    day = reader.clock.published
    if number is None or reader.low(index) != "on":
        return None
    if day is None:
        return Meaning(grammar="day"), start + 1
    back = (day.weekday() - number) % 7
    there = day.fromordinal(day.toordinal() + (7 - back if reader.clock.future else -back))
    return Meaning(grammar="day", period=Period(start=there, end=there)), start + 1


def series(reader: Reader, start: int) -> Found:
    """ "(over) the year", "(in) the decade": the stretch last spoken of."""
    after = reader.phrase(start, ("the", "year")) or reader.phrase(start, ("the", "course", "of", "the", "year"))
    if after is None or reader.low(after) in {"of", "to", "before", "earlier", "ending", "ended"}:
        return None
    return Meaning(grammar="same_period", needs_anchor=True, shift_months=0, role="period"), after


def length_alone(reader: Reader, index: int, start: int) -> Found:
    """ "in three years", "in a decade", "for more than a decade", "over three years", "in 11 months"."""
    word = reader.low(index)
    place = reader.any_phrase(start, (("the", "space", "of"), ("a", "matter", "of"), ("as", "little", "as"))) or reader.skip_hedge(start)
    length = length_at(reader, place)
    if length is None or word not in {"in", "for", "over", "during", "across"}:
        return None
    months, _, after = length
    if (reader.low(after) in {"old", "of", "in", "long"} and reader.low(after) != "in") or (
        reader.dash(after - 2) and reader.low(after) not in {"period", "low", "high"}
    ):
        return None
    if reader.low(after) == "period":
        after += 1
    if word == "for" and sentenced(reader, index):
        return None
    clock = reader.clock
    if (clock.future and word in {"over", "for"}) or not months:
        return Meaning(grammar="duration"), after
    if clock.future and word == "in":
        day = clock.published
        there = months_back(day, -months) if day else None
        return Meaning(grammar="future_by", period=Period(start=there, end=there)), after
    period = last_months(clock, months) if months % 12 else back_to(clock.published, months, 0)
    if word == "over":
        period = Period()
    return Meaning(grammar="duration", period=period, baseline=years_back(clock, months, 0), window=extreme_window(clock, months)), after


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


def bare_moment(reader: Reader, index: int) -> Found:
    """A date without a preposition: a whole date, a month with its year, "last year"; a lone year only where it must be one."""
    point = moment(reader, index)
    if point is None:
        return None
    found, after = point
    if (found.kind == "month" and found.yearless) or (found.kind == "range" and reader.low(index) == "the"):
        return None
    if found.kind == "quarter" and found.yearless and not season_or_quarter(reader, index):
        return None
    if (
        found.kind == "day"
        and found.yearless
        and reader.words.months.get(reader.low(index)) is None
        and reader.day(reader.skip(index, {"the"})) is None
    ):
        return plain(found, dated(found, reader.clock)), after
    if found.kind == "year" and not found.edge:
        return lone_year(reader, index, found, after)
    return plain(found, dated(found, reader.clock)), after


def season_or_quarter(reader: Reader, index: int) -> bool:
    """Whether it says which: "last summer", "Q2", "the first quarter"; not "summer" alone."""
    return reader.low(index) in {"last", "this", "next", "q"} or (
        reader.low(index) == "the" and reader.low(index + 1) in reader.words.ordinals
    )


def lone_year(reader: Reader, index: int, found: Moment, after: int) -> Found:
    """ "its 1995 peak", "below 2010", "the 2022 figure", "(2019)"; elsewhere four digits are a number."""
    previous, following = reader.low(index - 1), reader.low(after)
    nouns = reader.words.sets["dated_nouns"]
    peak = following in {"peak", "high", "low", "level", "levels", "baseline"}
    if following in reader.words.sets["counted"] or (reader.low(index) == "year" and reader.year(index + 1) is None):
        return None
    bracketed = previous in {"(", "["} and following in {")", "]", ","}
    led = previous in {
        "than",
        "below",
        "above",
        "against",
        "with",
        "on",
        "of",
        "to",
        "and",
        "or",
        "was",
        "vs",
        "versus",
        "until",
        "compared",
        "month",
        "early",
    }
    led = (led and previous not in {"was", "and", "or", "to", "with", "of"}) or (
        previous in {"of", "to", "and"} and follows_date(reader, index)
    )
    if not (bracketed or led or following in nouns or reader.low(index) in {"year", "calendar"}):
        return None
    end = after + 1 if following in {"peak", "high", "low"} else after
    return plain(found, dated(found, reader.clock), role="baseline" if peak else "either"), end


def follows_date(reader: Reader, index: int) -> bool:
    """Whether the word before the joining one is itself a year or month: "in 2019 and 2020"."""
    return (
        reader.year(index - 2) is not None or reader.low(index - 2) in reader.words.months or reader.low(index - 2) in reader.words.seasons
    )
