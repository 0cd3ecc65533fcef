"""Years as written: "2022", "2022/23", "2022 to 2023", "2010-2012", "the 1990s", "FY22/23"."""

from factcheck.values.period import Period, calendar_year, financial_year
from factcheck.values.periods.dating import Moment
from factcheck.values.periods.reader import Reader

YEAR_LEADS = {
    "financial": ("financial", "year"),
    "fiscal": ("fiscal", "year"),
    "performance": ("performance", "year"),
    "calendar": ("calendar", "year"),
    "year": ("year",),
    "fy": ("fy",),
}
JOINS = frozenset("/-–—")


def year_moment(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """The year, financial year, run of years or decade that begins there; None where there is none."""
    start = reader.skip(index, {"the"})
    lead = YEAR_LEADS.get(reader.low(start))
    after = reader.phrase(start, lead) if lead is not None else None
    if after is not None:
        return joined_years(reader, after) or short_years(reader, after) or plain_year(reader, after)
    if not reader.low(start)[:1].isdigit():
        return None
    return decade(reader, start) or joined_years(reader, start) or plain_year(reader, start)


def plain_year(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """ "2022"."""
    year = reader.year(index)
    return (Moment(kind="year", year=year), index + 1) if year is not None else None


def joined_years(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """ "2022/23", "2022-23", "2022/2023" and "2022 to 2023" are financial years; "2010-12" and "2010–2012" run over whole years."""
    first = int(reader.low(index)) if reader.low(index).isascii() and reader.low(index).isdigit() and len(reader.low(index)) == 4 else None
    if first is None or not 1900 <= first <= 2099 or (reader.touches(index) and reader.low(index - 1) in {"/", "£", "."}):
        return None
    joined = reader.low(index + 1)
    if joined in JOINS:
        last = second_year(reader, index, first)
    elif joined == "to" and not begins_a_stretch(reader, index):
        year = reader.year(index + 2)
        last = year if year == first + 1 else None
    else:
        last = None
    if last is None:
        return None
    if last == first + 1:
        return financial(first, financial_tail(reader, index + 3))
    return (Moment(kind="range", fixed=years_through(first, last)), index + 3) if last > first else None


def begins_a_stretch(reader: Reader, index: int) -> bool:
    """Whether "2017 to 2018" runs from the one to the other: "from 2017 to 2018", "from the calendar year 2017 to 2018"."""
    before = [reader.low(index - back) for back in range(1, 5)]
    led = before[0] == "year" and ("from" in before or before[1] == "calendar")
    return before[0] == "from" or led


def second_year(reader: Reader, index: int, first: int) -> int | None:
    """The year after a slash or dash, whose century may be left out."""
    low = reader.low(index + 2)
    if (
        not low.isascii()
        or not low.isdigit()
        or (reader.low(index + 1) == "/" and not (reader.touches(index + 1) and reader.touches(index + 2)))
    ):
        return None
    if reader.touches(index + 3) and (
        reader.low(index + 3) in JOINS or reader.low(index + 3)[:1].isalpha() or reader.low(index + 3) == "%"
    ):
        return None
    if len(low) == 4:
        return int(low)
    if len(low) == 2:
        last = first - first % 100 + int(low)
        return last + 100 if last <= first and first % 100 == 99 else last
    return first + 1 if len(low) == 1 and int(low) == (first + 1) % 10 and reader.low(index + 1) == "/" else None


def short_years(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """ "22/23" after words that announce a year."""
    first, last = reader.low(index), reader.low(index + 2)
    if reader.low(index + 1) not in JOINS or not all(len(each) == 2 and each.isascii() and each.isdigit() for each in (first, last)):
        return None
    return financial(2000 + int(first), index + 3) if int(last) == int(first) + 1 else None


def financial_tail(reader: Reader, index: int) -> int:
    """The index after "financial year", where it follows: "the 2022/23 financial year"."""
    if reader.low(index) in {"financial", "fiscal"} and reader.low(index + 1) == "year":
        return index + 2
    return index + 1 if reader.low(index) == "year" and not reader.at(index).owns else index


def financial(first: int, after: int) -> tuple[Moment, int]:
    """1 April to 31 March."""
    return Moment(kind="financial_year", fixed=financial_year(first)), after


def decade(reader: Reader, index: int) -> tuple[Moment, int] | None:
    """ "the 1990s"."""
    low = reader.low(index)
    tail = index + 1 if reader.low(index + 1) == "s" and reader.touches(index + 1) else index + 2
    if len(low) != 4 or not (low.isascii() and low.isdigit()) or low[:2] not in {"19", "20"} or low[3] != "0":
        return None
    if reader.low(tail) != "s" or (tail == index + 2 and reader.low(index + 1) not in {"'", "’"}) or not reader.touches(tail):
        return None
    return Moment(kind="range", fixed=years_through(int(low), int(low) + 9)), tail + 1


def years_through(first: int, last: int) -> Period:
    """Whole calendar years."""
    return Period(start=calendar_year(first).start, end=calendar_year(last).end)
