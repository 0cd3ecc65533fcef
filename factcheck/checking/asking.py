"""`request_of`: a freedom-of-information request that can be sent as it stands: who, what, for which months, how counted, in which form."""

from datetime import date

from factcheck.catalogue import Measure
from factcheck.checking.case import Case
from factcheck.checking.saying import MONTHS, inside
from factcheck.checking.sayings import Asked
from factcheck.values import Period
from factcheck.values.period import months_back

# Two years show a move that a year alone would not: the twelve months spoken of, and the same months before.
MONTHS_ASKED = 24
QUOTED_AT_MOST = 140


def request_of(case: Case, measure: Measure | None) -> str | None:
    """The wording, addressed to the force that the claim is about; None where no force can be asked for it."""
    who = _who(case)
    if who is None:
        return None
    asked = case.setting.rules.requests.requests.get(measure.id) if measure else None
    if measure is not None and asked is None and not measure.public_series:
        # What nobody publishes and no force holds by itself (a commissioner's plan, two published tables) is asked otherwise.
        return None
    first, last = _months(case)
    span = f"{_month(first)} to {_month(last)}" if first and last else "each of the last 24 complete months"
    return " ".join(
        [
            f"To: {who}, Freedom of Information.",
            f"Under the Freedom of Information Act 2000, please send me, {_what(case, measure, asked, span, dated=first is not None)}.",
            f"Please count for the whole force area, and say {_how(measure, asked)}, from which system the numbers were taken, "
            "and whether the way of counting changed in that time.",
            "Please send them as a spreadsheet or CSV file with one row a month, in which zero and “not held” can be told apart.",
            "If you hold only a part of this, or hold it for other months, please send that part and say so; "
            "if all of it would exceed the cost limit, please send the latest twelve months first.",
        ]
    )


def _who(case: Case) -> str | None:
    area = case.setting.area(case.claim.area_code)
    if area is not None:
        return area.name if area.is_force else None
    return case.claim.subject


def _what(case: Case, measure: Measure | None, asked: Asked | None, span: str, *, dated: bool) -> str:
    each = f"for each month from {span}" if dated else f"for {span}"
    if measure is None:
        return f"{each}, the figure that stands behind “{short(case.claim.quote)}”"
    if asked is None:
        return f"{each}, {_plain(measure)}"
    when = each.replace("for each month", "on the last day of each month").replace("for each of", "on the last day of each of")
    items = [f"({number}) {item}" for number, item in enumerate(asked.ask, 1)] if len(asked.ask) > 1 else list(asked.ask)
    return f"{when if asked.every == 'day' else each}, {'; '.join(items)}"


def _plain(measure: Measure) -> str:
    return f"{'the figures for ' if measure.unit.value == 'count' else 'the '}{inside(measure.name)}"


def _how(measure: Measure | None, asked: Asked | None) -> str:
    if asked is not None:
        return asked.define
    return f"whether they follow this definition: {measure.definition.rstrip('.')}" if measure else "how it is counted"


def _months(case: Case) -> tuple[date | None, date | None]:
    """The first and last month to ask for: those of the claim and its start, else the two years up to publication."""
    told = [*_told(case.claim.period), *_told(case.claim.baseline)]
    if case.weighed:
        told += [*_told(case.weighed[0].sense.period), *_told(case.weighed[0].sense.baseline)]
    last = max([end for _, end in told], default=None)
    published = case.setting.published
    if published is not None and (last is None or last > months_back(published, MONTHS_ASKED // 2)):
        # A claim of a recent month is about how things stand when it is made: the months since are asked for too.
        last = max(months_back(published, 1), last or date.min)
    if last is None:
        return None, None
    return min([start for start, _ in told] + [months_back(last, MONTHS_ASKED - 1)]), last


def _told(period: Period | None) -> list[tuple[date, date]]:
    return [(period.start, period.end)] if period is not None and period.start and period.end else []


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"


def short(quote: str) -> str:
    """The claim's words on one line, cut at a word where they are long."""
    words = " ".join(quote.split())
    return words if len(words) <= QUOTED_AT_MOST else f"{words[:QUOTED_AT_MOST].rsplit(' ', 1)[0]} …"
