"""`Sayings` and `Requests`: how a sentence puts a measure, and what to ask a force for where nobody publishes one (data/checking)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import Field

from factcheck.checking.rule_page import Page


class Counted(Page):
    """A count as a verb and a thing: "recorded", "burglary", "burglaries"."""

    verb: str = Field(min_length=2)
    one: str = Field(min_length=2)
    many: str = Field(min_length=2)


class Sayings(Page):
    """Measures by id: counts with their verbs, everything else as a noun that "of West Midlands Police" can follow."""

    counts: Mapping[str, Counted]
    nouns: Mapping[str, str]


class Asked(Page):
    """The numbers to ask for, whether by the month or at the end of each, and what has to be defined with them."""

    every: Literal["month", "day"]
    ask: tuple[str, ...] = Field(min_length=1)
    define: str = Field(min_length=2)


class Requests(Page):
    """Requests by measure id."""

    requests: Mapping[str, Asked]
