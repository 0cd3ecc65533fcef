"""`Shape`: one way to work a claim out from a measure."""

from dataclasses import dataclass

from factcheck.values import Unit

AMOUNTS = (Unit.COUNT, Unit.GBP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """`measure_id` where another measure than the claim's own gives it (a rate for a count); `gap` says in words why nothing does.

    `against` is the measure of a whole, the area, or the group of forces that it is held against, `beside` the area of a ratio's second
    figure. `unheld` is true where a figure or a list is lacking and not a word; with a `doubt` it may agree and not contradict.
    """

    name: str
    why: str = ""
    likelihood: float = 1.0
    per: str | None = None
    against: str | None = None
    beside: str | None = None
    measure_id: str | None = None
    gap: str | None = None
    unheld: bool = False
    doubt: str | None = None
