"""`Memory`: what the claims read so far leave to lean on, and `Scene`: a parsed sentence with what was found in it."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from factcheck.extraction.frames import Frame
from factcheck.extraction.kinds import Sense
from factcheck.extraction.measures import Matter
from factcheck.extraction.places import Whose
from factcheck.extraction.sentences import Sentence
from factcheck.extraction.times import Slot, When
from factcheck.extraction.topics import AspectSeen, TopicSeen
from factcheck.extraction.vocabulary import Topic
from factcheck.values import Period, Unit
from factcheck.values.period_words import FoundPeriod

if TYPE_CHECKING:
    from spacy.tokens import Doc

FAR_BACK = 2
"""How many sentences a claim may lie behind the one that it goes on from."""


@dataclass(slots=True)
class Memory:
    """What the last claim was about: `last` in whatever words, `matter` the last that has a name, `first` what the first claim was about.

    `whole` is the last claim that named a measure and the whole of it, with the number of its sentence.
    `sentence` is the number of the sentence it stood in, `dated` says that it had a period. `numbered` and `number_unit` are of the last
    claim made with a number, `by_unit` what the last number of each unit was about and in which sentence. `senses` and `units` are what
    the last numbers said, with their sentences; `partner` is which of these a move told by its start alone has taken. `first_dated`
    and `last_dated` are the first and the last period of a claim, `words` and `statistic` what the last measure was put in,
    `topics` what the claims of that last sentence were about, `noted` the last
    sentence without a claim that spoke of one thing.
    """

    matter: Matter | None = None
    last: Matter | None = None
    frame: Frame | None = None
    sense: Sense | None = None
    when: When | None = None
    whose: Whose | None = None
    numbered: Frame | None = None
    number_unit: Unit | None = None
    by_unit: dict[Unit, tuple[int, Matter]] = field(default_factory=dict)
    whole: "tuple[int, Sense, Matter] | None" = None
    sentence: int = -9
    dated: bool = False
    first_dated: Period | None = None
    last_dated: Period | None = None
    senses: list[tuple[int, Sense]] = field(default_factory=list)
    partner: int = 0
    words: list[str] = field(default_factory=list)
    statistic: str = ""
    units: list[tuple[int, Unit]] = field(default_factory=list)
    first: Matter | None = None
    topics: list[Topic | None] = field(default_factory=list)
    noted: int = -9


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """A parsed sentence with what was found in it; `used` grows with the periods that its claims take, `slots` with their places."""

    sentence: Sentence
    doc: "Doc"
    topics: list[TopicSeen]
    aspects: list[AspectSeen]
    periods: list[FoundPeriod]
    used: list[FoundPeriod]
    slots: list[Slot] = field(default_factory=list)
