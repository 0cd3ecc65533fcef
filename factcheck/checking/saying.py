"""How checking words numbers, units, periods and places in its workings and summaries: plain, and with every digit that was used."""

from datetime import date

from factcheck.values import PartialDate, Period, Unit

MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
AFTER = {Unit.PERCENT: "%", Unit.COUNT: "", Unit.NONE: "", Unit.KG: " kg", Unit.TIMES: " times"}
PER = {Unit.PER_1000: " per 1,000", Unit.PER_10000: " per 10,000", Unit.PER_100000: " per 100,000", Unit.PER_MILLION: " per million"}


def number(value: float) -> str:
    """Whole numbers in full with commas, others rounded to two places (four where they are below one), a minus sign in front."""
    sign = "−" if value < 0 else ""
    size = abs(value)
    if size == round(size):
        return f"{sign}{round(size):,}"
    text = f"{size:,.{2 if size >= 1 else 4}f}".rstrip("0").rstrip(".")
    return f"{sign}{text}"


def measured(value: float, unit: Unit) -> str:
    """The number with its unit: "27.5%", "5 seconds", "£4,000"."""
    if unit is Unit.GBP:
        return f"{'−' if value < 0 else ''}£{number(abs(value))}"
    if unit is Unit.POINTS:
        return f"{number(value)} percentage point{'' if abs(value) == 1 else 's'}"
    if unit is Unit.RANK:
        return f"place {number(value)}"
    if unit in AFTER:
        return f"{number(value)}{AFTER[unit]}"
    if unit in PER:
        return f"{number(value)}{PER[unit]}"
    name = unit.value
    return f"{number(value)} {name.removesuffix('s') if abs(value) == 1 else name}"


def inside(name: str) -> str:
    """A name as it stands inside a sentence: "Burglary charge rate" is "burglary charge rate", "Crime Survey estimate" stays as it is."""
    first, _, rest = name.partition(" ")
    proper = rest[:1].isupper() or not first[1:].islower()
    return name if proper else f"{name[:1].lower()}{name[1:]}"


def claimed(value: float | tuple[float, float] | None, unit: Unit) -> str:
    """What a claim says, with its unit; "no number" where it gives none."""
    if value is None:
        return "no number"
    if isinstance(value, tuple):
        return f"{number(value[0])} to {measured(value[1], unit)}"
    return measured(value, unit)


def day(when: date) -> str:
    """ "24 November 2023"."""
    return f"{when.day} {MONTHS[when.month - 1]} {when.year}"


def partial(when: PartialDate) -> str:
    """A date of publication as precise as it was written."""
    parts = [int(part) for part in when.written.split("-") if part]
    if not parts:
        return "no date"
    if len(parts) == 3:
        return day(date(parts[0], parts[1], parts[2]))
    return f"{MONTHS[parts[1] - 1]} {parts[0]}" if len(parts) == 2 else str(parts[0])


def period_words(period: Period | None) -> str:
    """ "in the year to March 2023", "in 2022", "in October 2023", "at 31 March 2022", "from April 2023 to August 2023"."""
    if period is None or not period.start or not period.end:
        return f"in a period given as “{period.stated}”" if period and period.stated else "in no stated period"
    start, end, months = period.start, period.end, period.months
    if start == end:
        return f"at {day(end)}"
    month = MONTHS[end.month - 1]
    if months == 12:
        return f"in {end.year}" if end.month == 12 else f"in the year to {month} {end.year}"
    if months == 1:
        return f"in {month} {end.year}"
    if months:
        return f"from {MONTHS[start.month - 1]} {start.year} to {month} {end.year}"
    return f"from {day(start)} to {day(end)}"


def bare(period: Period | None) -> str:
    """The same without its preposition: "the year to March 2023", "April 2023 to August 2023"."""
    words = period_words(period)
    first, _, rest = words.partition(" ")
    return rest if first in ("in", "at", "from") else words


def listed(parts: list[str] | tuple[str, ...], word: str = "and") -> str:
    """ "a, b and c"."""
    items = list(parts)
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} {word} {items[-1]}" if items else ""


def sentence(text: str) -> str:
    """The text with a capital in front and a full stop behind."""
    text = text.strip()
    return text[:1].upper() + text[1:] + ("" if text.endswith((".", "?", "!")) else ".")
