"""Words that count from the day of publication: "last year", "last month", "in the past year", "five years ago"."""

from datetime import timedelta

from factcheck.values.period import Period, calendar_year, month, months_back
from factcheck.values.periods.dating import back_to, series_year
from factcheck.values.periods.meaning import Clock, Meaning
from factcheck.values.periods.reader import Reader

Found = tuple[Meaning, int] | None

OFFSETS = {"last": -1, "this": 0, "next": 1}
UNITS = frozenset({"year", "month", "week", "quarter"})
YEAR_KINDS = frozenset({"financial", "fiscal", "performance", "reporting", "budget", "calendar", "academic"})
LONGEST = 1200  # months: beyond a century no series of policing reaches


def relative_year_words(reader: Reader, index: int) -> tuple[int, bool, int] | None:
    """Offset from the current year, whether it is a financial year, and the index after "last year", "the current financial year"."""
    start = reader.skip(index, {"the"})
    word = reader.low(start)
    kind = reader.low(start + 1)
    if kind in YEAR_KINDS - {"academic"} and reader.low(start + 2) == "year":
        offset = OFFSETS.get(word, {"current": 0, "previous": -1, "coming": 1, "same": None}.get(word))
        return (offset, kind != "calendar", start + 3) if offset is not None else None
    if word == "current" and kind == "year":
        return 0, False, start + 2
    if start == index and word in OFFSETS and kind == "year":
        if word == "last" and reader.phrase(start + 2, ("but", "one")) is not None:
            return -2, False, start + 4
        return OFFSETS[word], False, start + 2
    return None


def relative_year(clock: Clock, offset: int, *, financial: bool, running: bool = False) -> Period:
    """The series' year so many years from publication's; a running calendar year ends on the day of publication."""
    if financial:
        return series_year(Clock(published=clock.published, year_end=3), offset)
    whole = series_year(clock, offset)
    if running and offset == 0 and clock.year_end == 12 and not clock.future and clock.published:
        return Period(start=whole.start, end=clock.published)
    return whole


def relative_unit(reader: Reader, index: int) -> Found:
    """ "last month", "this week", "last Tuesday", "yesterday", "overnight", "the year before last"."""
    word, unit, day = reader.low(index), reader.low(index + 1), reader.clock.published
    if word in {"yesterday", "overnight"}:
        start = day - timedelta(days=1) if day else None
        return Meaning(grammar="relative", period=Period(start=start, end=start if word == "yesterday" else day)), index + 1
    if (word, unit) == ("last", "night"):
        return Meaning(grammar="relative", period=Period(start=day - timedelta(days=1), end=day) if day else Period()), index + 2
    if word in {"last", "this", "next"} and unit in reader.words.weekdays:
        return Meaning(grammar="day", period=on_weekday(reader.clock, reader.words.weekdays[unit], coming=word == "next")), index + 2
    if word == "the" and unit in UNITS and (reader.low(index + 2), reader.low(index + 3)) == ("before", "last"):
        return Meaning(grammar="relative", period=unit_from(reader.clock, unit, -2)), index + 4
    if word in {"last", "this", "the", "next"} and unit == "weekend":
        saturday = on_weekday(reader.clock, 5, coming=word == "next").start
        return Meaning(grammar="day", period=Period(start=saturday, end=saturday + timedelta(days=1) if saturday else None)), index + 2
    if word not in OFFSETS or unit not in UNITS - {"year"}:
        return None
    return Meaning(grammar="relative", period=unit_from(reader.clock, unit, OFFSETS[word])), index + 2


def on_weekday(clock: Clock, weekday: int, *, coming: bool) -> Period:
    """The latest such day, publication's own included, or the next one after it."""
    day = clock.published
    if day is None:
        return Period()
    back = (day.weekday() - weekday) % 7
    there = day + timedelta(days=7 - back if coming else -back)
    return Period(start=there, end=there)


def unit_from(clock: Clock, unit: str, offset: int) -> Period:
    """The whole year, month, quarter or Monday-to-Sunday week so many before or after publication's; a running one ends that day."""
    day = clock.published
    if day is None:
        return Period()
    if unit == "year":
        return series_year(clock, offset)
    if unit == "week":
        monday = day - timedelta(days=day.weekday()) + timedelta(weeks=offset)
        found = Period(start=monday, end=monday + timedelta(days=6))
    elif unit == "month":
        begun = months_back(day, -offset)
        found = month(begun.year, begun.month)
    else:
        begun = months_back(day.replace(day=1, month=(day.month - 1) // 3 * 3 + 1), -3 * offset)
        found = Period(start=begun, end=month(months_back(begun, -2).year, months_back(begun, -2).month).end)
    return Period(start=found.start, end=day) if offset == 0 and not clock.future else found


def length_at(reader: Reader, index: int) -> tuple[int, int, int] | None:
    """Months, days and the index after "three years", "18 months", "two and a half years", "a decade", "five-year"."""
    for words, months in reader.words.long_lengths.get(reader.low(index), ()):
        idiom = reader.phrase(index, words)
        if idiom is not None:
            return months, 0, idiom
    spoken = reader.integer(index)
    number, after = spoken if spoken else (1, index)
    after = reader.skip(after, {"full", "whole", "financial", "calendar"}) if spoken else after
    half = 0
    if spoken and reader.phrase(after, ("and", "a", "half")) is not None:
        half, after = 1, after + 3
    after = after + 1 if spoken and reader.dash(after) else after
    unit = reader.words.units.get(reader.low(after))
    if unit is None or (spoken is None and reader.low(after).endswith("s")):
        return None
    kind, size = unit
    amount = number * size + (size // 2 if half else 0)
    if kind == "month":
        return (amount, 0, after + 1) if amount <= LONGEST else None
    return (0, amount, after + 1) if amount <= 3660 else None


def years_back(clock: Clock, months: int, days: int) -> Period:
    """The point so long before publication: whole years give the calendar year, months the month, weeks the week, days the day."""
    day = clock.published
    if day is None:
        return Period()
    if days:
        there = day - timedelta(days=days)
        monday = there - timedelta(days=there.weekday())
        return Period(start=monday, end=monday + timedelta(days=6)) if days % 7 == 0 else Period(start=there, end=there)
    if months % 12 == 0:
        return calendar_year(day.year - months // 12)
    there = months_back(day, months)
    return month(there.year, there.month)


def start_of(clock: Clock, months: int, days: int) -> Period:
    """Where a change counts from: over a year, the twelve months before it; over more, the calendar year so far back."""
    if months == 12 and clock.published:
        end = months_back(clock.published, 12)
        return back_to(end, 12, 0)
    return years_back(clock, months, days)


def ago(reader: Reader, index: int) -> Found:
    """ "five years ago", "a decade ago", "a year back", "three weeks ago"."""
    length = length_at(reader, reader.skip_hedge(index))
    if length is None or reader.low(length[2]) not in {"ago", "back"}:
        return None
    months, days, after = length
    then = years_back(reader.clock, months, days)
    unresolved = reader.low(after) == "back" and months == 12
    return (
        Meaning(
            grammar="ago", period=Period() if unresolved else then, role="baseline", shift_months=months or None, shift_days=days or None
        ),
        after + 1,
    )


def last_months(clock: Clock, months: int) -> Period:
    """So many whole calendar months, the last of them the one before publication's."""
    day = clock.published
    if day is None:
        return Period()
    end = day.replace(day=1) - timedelta(days=1)
    start = months_back(end.replace(day=1), months - 1)
    return Period(start=start, end=end)


def extreme_window(clock: Clock, months: int) -> Period:
    """The stretch over which "lowest in a decade" holds: from so many calendar years back, or years of the series."""
    day = clock.published
    if day is None or not months:
        return Period()
    if months % 12:
        return last_months(clock, months)
    if clock.year_end != 12:
        last = series_year(clock, -1)
        return Period(start=months_back(last.start, months - 12), end=last.end) if last.start else last
    return Period(start=calendar_year(day.year - months // 12).start, end=calendar_year(day.year).end)


def past_length(reader: Reader, index: int) -> Found:
    """ "the past year", "the last three years", "the next 12 months", "the coming year", "recent months"."""
    start = reader.skip(index, {"the"})
    word = reader.low(start)
    if word in {"recent", "latest"} or (word == "most" and reader.low(start + 1) == "recent"):
        unit_at = start + 2 if word == "most" else start + 1
        unit_at = reader.skip(unit_at, {"financial", "full", "reporting"})
        return (Meaning(grammar="relative"), unit_at + 1) if reader.low(unit_at) in reader.words.units else None
    if word not in {"past", "last", "next", "coming"}:
        return None
    after = reader.skip(start + 1, {"full", "whole", "rolling"})
    if word == "last" and reader.low(after) == "year" and reader.low(after - 1) in {"full", "whole"}:
        known = reader.low(after + 1) not in {"before", "of", "for"}
        return Meaning(grammar="relative", period=series_year(reader.clock, -1) if known else Period()), after + 1
    length = length_at(reader, after)
    if length is None:
        vague = reader.skip(after, {"few", "couple", "several", "handful"})
        vague = reader.skip(vague, {"of"}) if vague > after else vague
        return (
            (Meaning(grammar="relative"), vague + 1)
            if vague > after or (reader.low(after).endswith("s") and reader.low(after) in reader.words.units)
            else None
        )
    if start == index and word in {"last", "next"} and reader.integer(after) is None:
        return None
    months, days, end = length
    if word in {"next", "coming"}:
        return Meaning(grammar="relative", period=ahead(reader.clock, months, days), role="period"), end
    return (
        Meaning(
            grammar="relative",
            period=back_to(reader.clock.published, months, days),
            baseline=start_of(reader.clock, months, days),
            window=extreme_window(reader.clock, months),
        ),
        end,
    )


def ahead(clock: Clock, months: int, days: int) -> Period:
    """So long from the day of publication on."""
    day = clock.published
    return Period(start=day, end=months_back(day, -months) + timedelta(days=days)) if day else Period()
