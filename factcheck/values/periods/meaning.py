"""`FoundPeriod`: a period as found in a text, in its words first, then with every way in which a claim may use it."""

from dataclasses import dataclass, field
from datetime import date

from factcheck.values.period import Period
from factcheck.values.span import Span

GRAMMARS = (
    "year",
    "financial_year",
    "year_ending",
    "quarter",
    "month",
    "day",
    "range",
    "since",
    "ago",
    "relative",
    "now",
    "future_by",
    "duration",
    "event",
    "same_period",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodContext:
    """What a claim knows and its words do not say.

    `year_end` is the month with which the series' year ends: 12 unless told, 3 for budgets, precepts, grants and the Home Office's
    yearly tables. `future` says that the claim is about the future (None: the clause decides).
    """

    year_end: int = 12
    future: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """When the words were published and how the year of the series runs; `future` is the tense of the clause."""

    published: date | None = None
    year_end: int = 12
    future: bool = False
    past: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Meaning:
    """What an expression says, without its place in a text; see `FoundPeriod` for the fields."""

    grammar: str
    period: Period = field(default_factory=Period)
    baseline: Period | None = None
    window: Period | None = None
    first: Period | None = None
    last: Period | None = None
    role: str = "either"
    needs_anchor: bool = False
    shift_months: int | None = None
    shift_days: int | None = None
    same_in: Period | None = None
    before_baseline: bool = False
    event: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundPeriod:
    """A period in a text.

    `grammar` is one of `GRAMMARS`; `role` is "period", "baseline" or "either"; `relative` says that the words hold no digit; `future` that
    the clause is about the future.
    """

    span: Span
    words: str
    role: str
    relative: bool
    future: bool
    meaning: Meaning

    def stated(self, period: Period | None) -> Period:
        """The same days with these words and this place."""
        found = period or Period()
        return Period(stated=self.words, start=found.start, end=found.end, span=self.span)

    @property
    def grammar(self) -> str:
        """The class of the expression."""
        return self.meaning.grammar

    @property
    def period(self) -> Period:
        """Read as the claim's period: "since 2018" ends on the day of publication."""
        return self.stated(self.meaning.period)

    @property
    def baseline(self) -> Period:
        """Read as the point compared with: "since 2009" is the year 2009, "in three years" the calendar year three years back."""
        return self.stated(self.meaning.baseline or self.meaning.period)

    @property
    def first(self) -> Period | None:
        """The first part of "between X and Y", for a change from X to Y."""
        return self.stated(self.meaning.first) if self.meaning.first else None

    @property
    def last(self) -> Period | None:
        """The last part of "between X and Y"."""
        return self.stated(self.meaning.last) if self.meaning.last else None

    @property
    def needs_anchor(self) -> bool:
        """Whether the words count from another period ("the year before"): see `resolve_anchored`."""
        return self.meaning.needs_anchor

    @property
    def before_baseline(self) -> bool:
        """Whether the other period is the last one compared with ("the year before that")."""
        return self.meaning.before_baseline

    @property
    def event(self) -> str | None:
        """The kind of undated event it counts from: pandemic, office, start, meeting, records."""
        return self.meaning.event

    def window(self, until: date | None = None) -> Period:
        """The stretch over which an extreme holds ("lowest since 2014", "in a decade"), up to the end of the claim's own period."""
        window = self.meaning.window or self.meaning.baseline or self.meaning.period
        end = window.end if until is None or self.meaning.grammar != "since" else until
        if window.start and end and end < window.start:
            end = window.end
        return self.stated(Period(start=window.start, end=end))
