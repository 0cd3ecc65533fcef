"""`Found`: the figure that decides for one measure, area, period and method on a day, and what is only shown beside it; `Wanted` asks."""

from dataclasses import dataclass

from factcheck.figures import Figure
from factcheck.values import Period, Unit

NAMED_PRESS = "press"


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`figure` decides (None where nothing may); `rivals` are of equal standing and say something else.

    `own` is true where the figure is the speaker's own body's; `soft` also where its page leaves a day of its period open or gives only
    a bound. Neither decides alone. `upper` is the other end of a published range. `shown` figures decided nothing.
    `bound_percent` is how far later editions of the source move, where a later edition had to be used. A figure that was worked out
    from two others has them in `parts`, and the sum in `worked`.
    """

    figure: Figure | None = None
    rivals: tuple[Figure, ...] = ()
    shown: tuple[Figure, ...] = ()
    own: bool = False
    soft: bool = False
    upper: Figure | None = None
    later_edition: bool = False
    bound_percent: float = 0.0
    superseded_by: Figure | None = None
    parts: tuple[Figure, ...] = ()
    worked: tuple[str, ...] = ()

    @property
    def value(self) -> float | None:
        """The figure's value in its own unit."""
        return self.figure.value if self.figure else None

    @property
    def flags(self) -> tuple[str, ...]:
        """The flags that the figure's standing and edition raise."""
        figure = self.figure
        raised = {
            "own_figures": self.own,
            "reported_only": figure is not None and figure.standing == NAMED_PRESS,
            "later_edition": self.later_edition,
            "superseded": self.superseded_by is not None,
            "provisional": figure is not None and figure.status == "provisional",
        }
        return tuple(flag for flag, on in raised.items() if on)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What to look up, in a unit that the values convert to; `method` None means rows without one, `baseline` a change in print.

    `people` is the day whose population a rate is to be worked out with, None for the one of the period's own year.
    """

    measure_id: str
    area_code: str
    period: Period
    method: str | None
    statistic: str
    unit: Unit
    speaker_area: str | None = None
    baseline: Period | None = None
    people: Period | None = None
