"""Who holds a place in a table where the sentence names it last: "the highest rate of crime in England and Wales was in Cleveland"."""

import re
from collections.abc import Sequence
from functools import cache

from factcheck.extraction.places import Mention
from factcheck.extraction.vocabulary import lists_of
from factcheck.values import Span


def holder(text: str, sentence: Span, place: Span, mentions: Sequence[Mention]) -> Mention | None:
    """The only force or place that the sentence says the place in a table is of, right after its "was" or "were recorded by".

    `place` is the stretch of the words for the place ("second highest"). None where no such words or two of them stand in the sentence.
    """
    found = [
        each
        for each in mentions
        if place.end <= each.span.start < sentence.end and verb_of_being().search(text[place.end : each.span.start])
    ]
    return found[0] if len(found) == 1 else None


@cache
def verb_of_being() -> re.Pattern[str]:
    """A form of "to be" that leads to a name at the end of the stretch, with the verb of counting and the words of place between."""
    words = lists_of("subjects")["holders"]
    be, counted, within = ("|".join(map(re.escape, words[name])) for name in ("be", "counted", "within"))
    return re.compile(rf"\b(?:{be})\s+(?:(?:{counted})\s+)?(?:(?:{within})\s+)?(?:the\s+)?$", re.IGNORECASE)
