"""`Sense`: one defensible way to take a claim, before any figure is looked up."""

import hashlib
from dataclasses import dataclass

from factcheck.values import Period

# How a sense is worked out from figures.
SHAPES = (
    "level",  # the figure itself
    "average",  # a count a month, week or day
    "share",  # a part of another count, whose measure is `against`
    "percent",  # change in percent
    "points",  # change in percentage points
    "difference",  # change in the figure's own unit
    "multiple",  # new over old
    "more_by",  # what comes on top of the old, over the old
    "ratio",  # one count over another, of the measure `against` or the area `beside`
    "ratio_more",  # by how many times the one is more than the other
    "every",  # the length of the period over the count
    "from_to",  # both ends
    "direction",  # only up, down or level
    "run",  # so many moves of one kind in a row
    "place",  # place in the whole table of forces, or of the group whose id is `against`
    "place_percent",  # place by the change in percent; `per` is rise or fall
    "place_points",  # place by the change in percentage points
    "place_difference",  # place by the change in the figure's own unit
    "place_move",  # places at two dates
    "group_mean",  # above or below the mean of the group whose id is `against`
    "time_place",  # highest or lowest over a stretch of years
    "against",  # above or below another area, whose code is `against`
    "none",  # the words and the measure give nothing that could be worked out
)
PLACES_BY_CHANGE = ("place_percent", "place_points", "place_difference")
# The kinds of claims that say that something moved.
MOVES = ("change", "from_to", "trend")
NEEDS_BASELINE = ("percent", "points", "difference", "multiple", "more_by", "from_to", "direction", "place_move", *PLACES_BY_CHANGE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """Measure, area, method, period, baseline and shape, with the reasons why the words allow it and how likely a reader takes it so.

    `certain` is false where a part was supplied that the words do not give (a period for an undated past, a day inside a year); such a
    sense never decides alone, but one with a `doubt` may agree, and the doubt says why it may not contradict. `chosen` is true where the
    start of a change was not named. `per` is month, week or day for an average, rise or fall for a place by a change. `complement` means
    100 less the measure; `gap` says in words what keeps it from having a figure, and `unheld` that it is a figure that is lacking and
    not a word. `statistic` is mean or median where it is not the one that the measure is mostly told in. `people` is the day whose
    population a rate is worked out with, None for the one of the period's own year. `beside` is the area whose figure a ratio divides by.
    """

    measure_id: str | None
    area_code: str | None
    shape: str
    method: str | None = None
    period: Period | None = None
    baseline: Period | None = None
    against: str | None = None
    beside: str | None = None
    per: str | None = None
    people: Period | None = None
    statistic: str | None = None
    complement: bool = False
    likelihood: float = 1.0
    certain: bool = True
    doubt: str | None = None
    chosen: bool = False
    why: tuple[str, ...] = ()
    gap: str | None = None
    unheld: bool = False

    @property
    def key(self) -> tuple[object, ...]:
        """What makes two senses the same."""
        days = tuple([_days(each) for each in (self.period, self.baseline)])
        plain = (self.measure_id, self.area_code, self.shape, self.method, days, self.against, self.per, self.complement)
        more = tuple([each for each in (self.people.end if self.people else None, self.beside, self.statistic) if each is not None])
        return (*plain, *more)

    @property
    def reading_id(self) -> str:
        """A short hash of the key: the same reading has the same id on any machine."""
        return hashlib.sha256(repr(self.key).encode()).hexdigest()[:12]


def _days(period: Period | None) -> tuple[object, ...] | None:
    """Two resolved periods are the same whatever words they were given in."""
    if period is None:
        return None
    return (period.start, period.end) if period.resolved else (period.stated,)


def ranked(senses: list[Sense]) -> list[Sense]:
    """The likeliest first, each once; of equals the order in which they were made."""
    once: dict[tuple[object, ...], Sense] = {}
    for sense in sorted(senses, key=lambda each: -each.likelihood):
        once.setdefault(sense.key, sense)
    return list(once.values())
