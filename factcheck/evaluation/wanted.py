"""The page `data/vocabulary/evaluation.yaml`: which words and which fields count."""

import re
from functools import cache

from pydantic import BaseModel, ConfigDict

from factcheck.extraction.vocabulary import Words, read_vocabulary

WORD = re.compile(r"[a-z0-9]+")


class Wanted(BaseModel):
    """evaluation.yaml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    uncounted: Words
    endings: Words
    present: Words
    core: Words
    full: Words


@cache
def wanted() -> Wanted:
    """The page, read once; raises `FactcheckError` (bad-vocabulary)."""
    page: Wanted = read_vocabulary("evaluation", Wanted)
    return page


def stems(words: str | None) -> frozenset[str]:
    """The words that tell one measure, place or speaker from another, without their endings."""
    return frozenset(map(_stem, set(WORD.findall((words or "").lower())) - set(wanted().uncounted)))


def _stem(word: str) -> str:
    if len(word) <= 3:
        return word
    if len(word) == 4:
        return word.rstrip("s")
    ending = max((each for each in wanted().endings if word.endswith(each)), key=len, default="")
    return word.removesuffix(ending)


def alike(one: str | None, other: str | None) -> bool:
    """Whether two wordings name the same: the same stems, or at least half of them in common (Dice's coefficient)."""
    first, second = stems(one), stems(other)
    return first == second or (bool(first and second) and 4 * len(first & second) >= len(first) + len(second))
