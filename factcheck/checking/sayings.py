"""`Sayings` and `Requests`: how a sentence puts a measure, and what to ask a force for where nobody publishes one (data/checking)."""

from collections.abc import Mapping
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field


class Counted(BaseModel):
    """A count as a verb and a thing: "recorded", "burglary", "burglaries"."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    verb: str = Field(min_length=2)
    one: str = Field(min_length=2)
    many: str = Field(min_length=2)


class Sayings(BaseModel):
    """Measures by id: counts with their verbs, everything else as a noun that "of West Midlands Police" can follow."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    counts: Mapping[str, Counted]
    nouns: Mapping[str, str]


class Asked(BaseModel):
    """The numbers to ask for, whether by the month or at the end of each, and what has to be defined with them."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    every: Literal["month", "day"]
    ask: tuple[str, ...] = Field(min_length=1)
    define: str = Field(min_length=2)


class Requests(BaseModel):
    """Requests by measure id."""

    model_config = ConfigDict(extra="forbid", frozen=True)
    requests: Mapping[str, Asked]
