"""`Choice`: the periods and baselines that a claim's words leave open, each with why, how likely, and whether the words give it."""

import re
from dataclasses import dataclass, replace

from factcheck.catalogue import Measure
from factcheck.checking.among import CLAUSE
from factcheck.checking.carrying import is_only_period
from factcheck.checking.lookups import any_known, recent_known
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import bare, day
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Period
from factcheck.values.period import year_before

DIGIT = re.compile(r"\d")
PERFECT = re.compile(r"\b(?:has|have)\b(?:\s+\w+){0,2}?\s+\w+(?:ed|en|wn)\b|\b(?:has|have)\b", re.IGNORECASE)
PASSIVE = re.compile(r"\b(is|are)\s+(?:being\s+)?\w+ed\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Choice:
    """A period, or why there is none (`gap`); `unheld` where a figure is lacking and not a word.

    A period that is not `certain` never decides alone; with a `doubt` it may agree, and the doubt says why it may not contradict.
    """

    period: Period | None
    why: str
    likelihood: float = 1.0
    certain: bool = True
    gap: str | None = None
    unheld: bool = False
    doubt: str | None = None


CARRIED = "The words here do not name the period, which was carried over from what was said before."
NOTHING_RECENT = "no period that ended within twelve months before publication has a public figure that may decide"
OWN_YEAR = "“Last year” may be the calendar year, for which this series gives no figure."
# A period that a sentence in the present may have taken over, beside the latest one.
LESS_LIKELY = 0.3
TO_THE_DAY = "The latest twelve months in print ended before those that the words name; newer figures may bear the claim out."
YEAR_DAYS = (365, 366)
ON_A_DAY = "The words name a stretch and the number was counted on a day in it; another day may bear the claim out."


def period_choices(
    claim: Claim, measure: Measure, setting: Setting, *, method: str | None, text: str, sentence: str, lead: str, moves: bool
) -> list[Choice]:
    """The periods that the claim can be about, likeliest first; `text` tells its tense, `lead` is what was said right before its
    sentence, `moves` is true for changes and trends.

    A period that the words name is the only one, and so is one that the sentence takes over where what stands right before gives no
    other. "Last year" may be the calendar year or the series' own; "the past year" is the latest twelve months. An undated present takes
    the latest period that ended within twelve months before publication (house rule).
    """
    period = claim.period
    if period is not None and period.resolved:
        choices = _dated(claim, period, measure, setting, method=method, moves=moves)
        sure = (
            named_in(period, sentence, setting)
            or is_told_stretch(claim)
            or (moves and follows_named_start(claim, period, sentence, setting))
            or (not in_present(text, setting) and is_only_period(claim, period, lead, sentence, setting))
        )
        if sure:
            return choices
        carried = [replace(each, certain=False, doubt=CARRIED) for each in choices]
        if moves or setting.published is None or not in_present(text, setting):
            return carried
        # "We answer calls in five seconds", whatever month was spoken of before: an undated present means the latest period.
        latest = _undated(claim, measure, setting, method=method, text=text, moves=moves)
        return [*latest, *[replace(each, likelihood=each.likelihood * LESS_LIKELY) for each in carried]]
    if is_newest_year(period, setting) and setting.published:
        return _newest(claim, measure, setting, method=method, words=period.stated if period and period.stated else "")
    if period is not None and period.stated and not setting.rules.words.has("now", period.stated):
        return [Choice(None, "", gap=f"the words “{period.stated}” do not give first and last day")]
    if setting.published is None:
        return [Choice(None, "", gap="the document has no publication date, so an undated statement belongs to no period")]
    return _undated(claim, measure, setting, method=method, text=text, moves=moves)


def named_in(period: Period, sentence: str, setting: Setting) -> bool:
    """Whether the sentence itself names the period: by the words it was read from, or by others that give the same days.

    "Over the same period" names none: it points back, and may point further back than it was read.
    """
    if period.stated is not None:
        return DIGIT.search(period.stated) is not None or not setting.rules.words.has("same_period", period.stated)
    meant = [
        each
        for one in setting.periods_in(sentence)
        for each in (one.period, one.baseline, one.meaning.first, one.meaning.last)
        if each is not None
    ]
    return any(each.same_days(period) for each in meant)


def is_told_stretch(claim: Claim) -> bool:
    """Whether "over the same period" has been given both ends of the one stretch that the sentence before names.

    The start has then its days and words, which do not stand in this sentence.
    """
    period, start = claim.period, claim.baseline
    return period is not None and start is not None and start.resolved and start.stated is not None and start.span is None


def follows_named_start(claim: Claim, period: Period, sentence: str, setting: Setting) -> bool:
    """Whether the sentence names the start of the change, and it is the very year before the period that was carried over.

    "Recorded rapes were 12 per cent higher than in 2021/22", after figures for 2022/23: no other period has that year before it.
    """
    start = claim.baseline
    if start is None or not start.resolved or start.stated is None or not named_in(start, sentence, setting):
        return False
    return period.months == 12 and year_before(period).same_days(start) and not in_present(sentence, setting)


def _dated(claim: Claim, period: Period, measure: Measure, setting: Setting, *, method: str | None, moves: bool) -> list[Choice]:
    if setting.published and period.end and period.end > setting.published:
        return [Choice(None, "", gap=f"the period ends on {day(period.end)}, after the claim was published")]
    words = setting.rules.words
    stated = period.stated or ""
    if not DIGIT.search(stated) and is_year_long(period) and setting.published:
        # "In the last year" is twelve months, "last year" a year that has a name.
        if words.has("latest_year", stated) or (not stated and period.months is None and period.end == setting.published):
            return _latest_years(claim, period, measure, setting, method=method, moves=moves)
        if words.has("calendar_or_own_year", stated):
            return _own_years(claim, period, measure, setting, method=method, moves=moves)
    return (
        held_days(period, measure, setting, claim.area_code, moves=moves)
        if measure.stock
        else [Choice(period, f"the words give {bare(period)}")]
    )


def is_year_long(period: Period) -> bool:
    """Whether a period is twelve months, also where they run from one day of a month to the day before it: "the past year"."""
    if period.start is None or period.end is None:
        return False
    return period.months == 12 or (period.end - period.start).days + 1 in YEAR_DAYS


def held_days(period: Period, measure: Measure, setting: Setting, area_code: str | None, *, moves: bool) -> list[Choice]:
    """The days inside a period at which a stock was counted.

    The last day is what "in the year to March" gives for a change, and what a month gives; any other day is one that was supplied.
    """
    if period.is_day:
        return [Choice(period, f"the words give {bare(period)}")]
    if not area_code or not period.start or not period.end:
        return [Choice(None, "", gap="no place to count at")]
    inside = [
        each for each in setting.periods(measure.id, area_code) if each.is_day and each.end and period.start <= each.end <= period.end
    ]
    days = [each for each in inside if any_known(setting, measure, area_code, each)] or inside
    if not days:
        return [Choice(period, f"the words give {bare(period)}")]
    short = (period.months or 99) <= 1
    ends_named = period.months != 12 or setting.rules.words.has("year_to", period.stated or "")
    if moves and not short and ends_named and days[-1].end == period.end:
        # A change over a stretch ends where the stretch does, and "the year to March" names its end; the days inside are of other changes.
        days = days[-1:]
    found = []
    for each in reversed(days):
        last = each.end == period.end
        why = f"a number at a date, counted {'at the end of' if last else 'inside'} {bare(period)}"
        certain = (last and (short or moves)) or (short and len(days) == 1)
        found.append(Choice(each, why, 0.7 if last else 0.5, certain=certain, doubt=None if certain else ON_A_DAY))
    return found


def _own_years(claim: Claim, period: Period, measure: Measure, setting: Setting, *, method: str | None, moves: bool) -> list[Choice]:
    """ "Last year": the calendar year before, the publisher's latest whole year, or the latest twelve months."""
    if measure.stock:
        return held_days(period, measure, setting, claim.area_code, moves=moves)
    # A series that is never given by the calendar year is not what "last year" means first.
    given = any(
        each.same_days(period) or (each.months == 12 and each.start and each.start.month == 1) for each in _all_of(claim, measure, setting)
    ) or bool(claim.area_code and any_known(setting, measure, claim.area_code, period))
    found = [Choice(period, f"“{period.stated}” is the calendar year before publication", 0.5 if given else 0.1)]
    years = [each for each in _recent_of(claim, measure, setting, method) if each.months == 12 and not each.same_days(period)]
    own = [each for each in years if each.start and each.start.month == 4]
    if own:
        doubt = None if given else OWN_YEAR
        found.append(Choice(own[0], f"“{period.stated}” may be the series' own latest year", 0.3, certain=given, doubt=doubt))
    if years and (not own or not years[0].same_days(own[0])):
        found.append(Choice(years[0], f"“{period.stated}” may be the latest twelve months published", 0.2))
    return found


def _latest_years(claim: Claim, period: Period, measure: Measure, setting: Setting, *, method: str | None, moves: bool) -> list[Choice]:
    """ "The past year": the latest twelve months that had been published, which may agree and never contradict.

    The twelve months to the very day have no figure, and who speaks of them may have newer ones.
    """
    if measure.stock:
        return held_days(period, measure, setting, claim.area_code, moves=moves)
    years = [each for each in _recent_of(claim, measure, setting, method) if each.months == 12]
    why = f"“{period.stated or 'the past year'}” is the latest twelve months published"
    found = [Choice(each, why, 0.6, certain=False, doubt=TO_THE_DAY) for each in years[:1]]
    return [*found, Choice(period, f"“{period.stated or 'the past year'}” to the day of publication", 0.3 if found else 1.0)]


def _undated(claim: Claim, measure: Measure, setting: Setting, *, method: str | None, text: str, moves: bool) -> list[Choice]:
    recent = _recent_of(claim, measure, setting, method)
    if not recent:
        return [
            Choice(
                None,
                "",
                gap=NOTHING_RECENT,
                unheld=True,
            )
        ]
    # "Fell by 5% compared with 2020": the words give a start and leave the end to the text; without a start the year before is supplied.
    started = moves and claim.baseline is not None and claim.baseline.resolved
    present = (moves and not started) or in_present(text, setting)
    tense = "an undated present means the latest period" if present else "the words name no period; the latest one is supplied"
    chosen = _lengths(recent, measure, setting, text=text, moves=moves)
    return [Choice(each, f"{tense}: {bare(each)}", likelihood, certain=present) for each, likelihood in chosen]


def is_newest_year(period: Period | None, setting: Setting) -> bool:
    """Whether the words are "in the latest year", which names the newest year in print and no days of its own."""
    return period is not None and not period.resolved and setting.rules.words.has("newest_year", period.stated or "")


def _newest(claim: Claim, measure: Measure, setting: Setting, *, method: str | None, words: str) -> list[Choice]:
    """The newest year that had been published; of a number at a date its newest day."""
    recent = _recent_of(claim, measure, setting, method)
    fitting = [each for each in recent if (each.is_day if measure.stock else each.months == 12)]
    if not fitting:
        return [Choice(None, "", gap=NOTHING_RECENT, unheld=True)]
    return [Choice(fitting[0], f"“{words}” is the newest in print: {bare(fitting[0])}")]


def _lengths(recent: list[Period], measure: Measure, setting: Setting, *, text: str, moves: bool) -> list[tuple[Period, float]]:
    """Which of the recent periods: days of a stock; a month where the words count by the month; else the year, the own year, the latest.

    "Each month" is a statement about every month, so each of those held is tried. A change without a date is also tried on the latest
    quarter, because a speaker's "has fallen" is often about the last months.
    """
    words = setting.rules.words
    if measure.stock:
        days = [each for each in recent if each.is_day]
        return [(days[0], 1.0)] if days else []
    by_months = {length: [each for each in recent if each.months == length] for length in (1, 3, 12)}
    if words.has("per_month", text):
        months = [(each, 0.6 if not index else 0.2) for index, each in enumerate(by_months[1])]
        found = months + [(each, 0.4) for each in by_months[12][:1]]
        return found or [(recent[0], 0.5)]
    found = []
    if by_months[12]:
        found.append((by_months[12][0], 0.5))
        found += [(each, 0.2) for each in by_months[12] if each.start and each.start.month == 4][:1]
    if moves and by_months[3]:
        found.append((by_months[3][0], 0.3))
    if measure.statistic != "count" or not found:
        found.append((recent[0], 0.4))
    return found


def _recent_of(claim: Claim, measure: Measure, setting: Setting, method: str | None) -> list[Period]:
    if claim.area_code is None:
        return []
    return recent_known(setting, measure, claim.area_code, method=method, speaker_area=claim.speaker_area)


def _all_of(claim: Claim, measure: Measure, setting: Setting) -> list[Period]:
    return setting.periods(measure.id, claim.area_code) if claim.area_code else []


def in_present(text: str, setting: Setting) -> bool:
    """Whether an undated statement is about the present: "now", or a verb in the present and none in the past.

    "Has fallen" and "is recorded" are present.
    """
    words = setting.rules.words
    if words.has("now", text):
        return True
    perfect = PERFECT.search(text) is not None
    plain = pattern_of(words.names_not_verbs).sub(" ", PASSIVE.sub(r"\1", PERFECT.sub(" ", text)))
    return (perfect or words.has("present", plain)) and not words.has("past", plain)


def tense_text(claim: Claim, sentence: str) -> str:
    """The clause that carries the claim where it has a verb, else the clause of its sentence around it, as it may be a bare noun."""
    if len(claim.quote.split()) > 6:
        return claim.quote
    start, end = claim.span.start - claim.sentence.start, claim.span.end - claim.sentence.start
    first = max((cut.end() for cut in CLAUSE.finditer(sentence) if cut.end() <= start), default=0)
    cut = CLAUSE.search(sentence, max(0, end))
    return f"{claim.quote} {sentence[first : cut.start() if cut else len(sentence)]}"
