"""`Reader`: the tokens of a text with the clock they are read by, and the small questions that every rule asks."""

import re
from collections.abc import Iterable, Sequence
from copy import copy

from factcheck.values.periods.meaning import Clock
from factcheck.values.periods.tokens import BREAK, Token
from factcheck.values.periods.vocabulary import PeriodWords, Phrases

YEAR = re.compile(r"(?:19|20)[0-9]{2}\Z")
DASHES = frozenset("-–—")
MONEY = frozenset("£$€#")
NOTHING = Token("", "", 0, 0)


class Reader:
    """Looks at tokens by index; an index past either end gives an empty token."""

    def __init__(self, tokens: Sequence[Token], words: PeriodWords, clock: Clock) -> None:
        self.tokens = tokens
        self.lows = [token.low for token in tokens]
        self.words = words
        self.clock = clock

    def under(self, clock: Clock) -> "Reader":
        """The same tokens read by another clock."""
        other = copy(self)
        other.clock = clock
        return other

    def at(self, index: int) -> Token:
        """The token there."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else NOTHING

    def low(self, index: int) -> str:
        """The token's word in lower case."""
        return self.lows[index] if 0 <= index < len(self.lows) else ""

    def phrase(self, index: int, words: Sequence[str]) -> int | None:
        """The index after these words, or None where others stand there."""
        if self.low(index) != words[0]:
            return None
        end = index + len(words)
        return end if self.lows[index:end] == list(words) else None

    def any_phrase(self, index: int, phrases: Phrases) -> int | None:
        """The index after the longest of the phrases that stands there."""
        for words in phrases.get(self.low(index), ()):
            after = self.phrase(index, words)
            if after is not None:
                return after
        return None

    def skip(self, index: int, words: Iterable[str]) -> int:
        """The index after one of the words, if one stands there."""
        return index + 1 if self.low(index) in words else index

    def skip_hedge(self, index: int) -> int:
        """The index after "just", "more than" and the like."""
        after = self.any_phrase(index, self.words.phrases["hedges"])
        return index if after is None else after

    def touches(self, index: int) -> bool:
        """Whether the token follows the one before it without a space."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def plain(self, index: int) -> bool:
        """Whether a number stands there that is no money, percentage, decimal or part of a code."""
        token = self.at(index)
        if not token.low.isascii() or not token.low.isdigit():
            return False
        if self.touches(index) and (self.low(index - 1) in MONEY or self.low(index - 1)[-1:].isalnum() or self.low(index - 1) == "_"):
            return False
        if self.touches(index) and self.low(index - 1) in {"/", "."}:
            return False
        return not (self.touches(index + 1) and (self.low(index + 1) in {"%", "_"} or self.low(index + 1)[:1].isalpha()))

    def year(self, index: int) -> int | None:
        """The year 1900 to 2099 that stands there."""
        low = self.low(index)
        return int(low) if YEAR.match(low) and self.plain(index) else None

    def dash(self, index: int) -> bool:
        """Whether a hyphen or dash stands there."""
        return self.low(index) in DASHES

    def integer(self, index: int) -> tuple[int, int] | None:
        """A whole number in digits or words below a hundred ("twenty-four") and the index after it."""
        low, numbers = self.low(index), self.words.numbers
        if low.isascii() and low.isdigit() and len(low) <= 3:
            return (int(low), index + 1) if self.plain(index) else None
        if low not in numbers:
            return None
        tens = numbers[low]
        after = index + 2 if self.dash(index + 1) else index + 1
        units = numbers.get(self.low(after), 0) if tens >= 20 and tens % 10 == 0 and self.low(after) not in {"a", "an"} else 0
        return (tens + units, after + 1) if 0 < units < 10 else (tens, index + 1)

    def month(self, index: int) -> int | None:
        """The month that stands there; names that are also verbs or surnames need their capital."""
        token = self.at(index)
        number = self.words.months.get(token.low)
        if number is None or (token.owns and token.low in {"may", "jan"}):
            return None
        if token.low in self.words.sets["ambiguous_months"] and not token.capital and not self.dated_around(index):
            return None
        return number

    def dated_around(self, index: int) -> bool:
        """Whether a year follows or a day of the month precedes: "8th march", "march 2020"."""
        return self.year(index + 1) is not None or self.low(index - 1) in {"st", "nd", "rd", "th"}

    def past_month(self, index: int) -> int:
        """The index after a month's name and the full stop of an abbreviation ("Sept. 2022")."""
        short = len(self.low(index)) <= 4 and self.low(index) not in {"may", "june", "july"}
        follows = self.year(index + 2) is not None or self.low(index + 2).isdigit()
        return index + 2 if short and self.low(index + 1) == "." and self.touches(index + 1) and follows else index + 1

    def day(self, index: int) -> tuple[int, int] | None:
        """A day of the month, "5", "5th" or "05", and the index after it."""
        low = self.low(index)
        if not (low.isascii() and low.isdigit() and len(low) <= 2 and 1 <= int(low) <= 31):
            return None
        if self.low(index + 1) in {"st", "nd", "rd", "th"} and self.touches(index + 1):
            return int(low), index + 2
        return (int(low), index + 1) if self.plain(index) else None

    def ended(self, index: int) -> bool:
        """Whether the text or the paragraph ends there."""
        return index >= len(self.tokens) or self.low(index) == BREAK
