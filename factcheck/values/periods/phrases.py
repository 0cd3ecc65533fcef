"""The whole grammar: which rules are tried at a word, and which of their results stands."""

from collections.abc import Callable, Mapping
from functools import cache

from factcheck.values.periods.anchored import ADJECTIVES, length_before, previous_length, same_period, year_on_year
from factcheck.values.periods.endings import so_far, year_by_its_end, year_to
from factcheck.values.periods.happenings import LEADS, event, ever
from factcheck.values.periods.lengths import IDIOMS, length_alone, low_or_high
from factcheck.values.periods.lone import bare_moment, governed, now
from factcheck.values.periods.meaning import Meaning
from factcheck.values.periods.moments import DIGITS, head_of, moment_heads
from factcheck.values.periods.points import by_date, since, within
from factcheck.values.periods.ranges import bare_range, between, listed_months
from factcheck.values.periods.reader import Reader
from factcheck.values.periods.relatives import UNITS, Found, ago, past_length, relative_unit
from factcheck.values.periods.vocabulary import period_words

PREPOSITIONS = frozenset({"in", "during", "over", "for", "at", "on", "throughout", "across", "as", "from"})
LED: tuple[Callable[[Reader, int], Found], ...] = (since, by_date, between, within, event, ever)
CORES: tuple[Callable[[Reader, int], Found], ...] = (
    year_to,
    year_by_its_end,
    so_far,
    ago,
    length_before,
    same_period,
    previous_length,
    past_length,
    year_on_year,
    relative_unit,
    bare_range,
)


Rules = tuple[Callable[[Reader, int], Found], ...]


def phrase(reader: Reader, index: int) -> Found:
    """The longest period that begins at the token, and the index after it; of two as long the earlier rule's."""
    low = reader.low(index)
    found = [rule(reader, index) for rule in rules_at(reader, index, leading_rules())]
    if low in PREPOSITIONS:
        found.append(prepositional(reader, index))
    return longest(found)


@cache
def rule_heads() -> Mapping[Callable[[Reader, int], Found], frozenset[str]]:
    """For each rule all words that it can begin with; a rule never answers at another word."""
    words = period_words()
    relative = frozenset(("the", "last", "this", "next"))
    lengths = frozenset((*words.long_lengths, *words.numbers, *words.units, DIGITS))
    hedged = lengths.union(words.phrases["hedges"])
    moments = moment_heads() | {DIGITS}
    return {
        since: frozenset(("since",)),
        by_date: frozenset(("by", "until", "till", "before", "after", "prior")),
        between: frozenset(("between", "from")),
        within: frozenset(("within", "in")),
        event: LEADS | {"pre"},
        ever: frozenset(("ever",)),
        now: frozenset(words.phrases["now"]),
        year_to: lengths | {"the", "a", "full", "each", "rolling", "financial", "fiscal", "ye", "y/e"},
        year_by_its_end: frozenset(("the", "last")),
        so_far: frozenset(("so", "already", "earlier", "later", DIGITS)),
        ago: hedged,
        length_before: hedged | {"the"},
        same_period: frozenset(("same", "the", "that", "those", "this")),
        previous_length: frozenset(("the", "its", "their", *ADJECTIVES)),
        past_length: frozenset(("the", "recent", "latest", "most", "past", "last", "next", "coming")),
        year_on_year: frozenset(("year", "month", "quarter")),
        relative_unit: relative | {"yesterday", "overnight"},
        bare_range: moments,
        bare_moment: moments,
        listed_months: moments,
        low_or_high: lengths,
    }


def table_of(rules: Rules, *, led: Rules = ()) -> Mapping[str, Rules]:
    """The rules by the words that they can begin with, in their order; those of `led` alone are tried at a preposition."""
    heads = rule_heads()
    known = frozenset[str]().union(*(heads[rule] for rule in rules))
    return {low: tuple(rule for rule in (led if led and low in PREPOSITIONS else rules) if low in heads[rule]) for low in known}


def rules_at(reader: Reader, index: int, table: Mapping[str, Rules]) -> Rules:
    """The rules that can read something at a token; at "the", where most could, as far as the next word allows."""
    head = head_of(reader.low(index))
    rules = table.get(head, ())
    if head != "the":
        return rules
    following = head_of(reader.low(index + 1))
    return tuple(rule for rule in rules if following in heads_after_the()[rule])


@cache
def heads_after_the() -> Mapping[Callable[[Reader, int], Found], frozenset[str]]:
    """For each rule all words that it can go on with after "the"."""
    others: dict[Callable[[Reader, int], Found], frozenset[str]] = {
        year_by_its_end: frozenset(("latest",)),
        same_period: frozenset(("same", "corresponding", "equivalent")),
        relative_unit: UNITS | {"weekend"},
        now: frozenset(each[1] for each in period_words().phrases["now"].get("the", ()) if len(each) > 1),
    }
    return {rule: heads.union(others.get(rule, ())) for rule, heads in rule_heads().items()}


@cache
def leading_rules() -> Mapping[str, Rules]:
    """The rules that are tried where a period may begin."""
    return table_of((*LED, now, *CORES, bare_moment, low_or_high), led=(*LED, now))


@cache
def governed_rules() -> Mapping[str, Rules]:
    """The rules that are tried behind a preposition."""
    return table_of((*CORES, listed_months, now))


def longest(found: list[Found]) -> Found:
    """The result that takes most words."""
    return max((each for each in found if each is not None), key=lambda each: each[1], default=None)


def prepositional(reader: Reader, index: int) -> Found:
    """A preposition with what it governs, which may change the reading: "in three years", "at 31 March", "in April"."""
    start = index + 2 if reader.low(index) == "as" else index + 1
    if reader.low(index) == "as" and reader.low(index + 1) not in {"at", "of"}:
        return None
    head = head_of(reader.low(start))
    found = [rule(reader, start) for rule in rules_at(reader, start, governed_rules())]
    if head == "the":
        found.append(the_year(reader, start))
    if head in length_heads():
        found.append(length_alone(reader, index, start))
    if head in point_heads():
        found.append(governed(reader, index, start))
    return longest(found)


@cache
def length_heads() -> frozenset[str]:
    """Every word that a length can begin with behind a preposition."""
    return rule_heads()[ago].union(words[0] for words in IDIOMS) | {"a", "the"}


@cache
def point_heads() -> frozenset[str]:
    """Every word that a dated point can begin with behind a preposition."""
    return rule_heads()[bare_moment] | {"the", "around", "about"}


def the_year(reader: Reader, start: int) -> Found:
    """ "(over) the year", "(over) the course of the year": the stretch last spoken of."""
    after = reader.phrase(start, ("the", "year")) or reader.phrase(start, ("the", "course", "of", "the", "year"))
    if after is None or reader.low(after) in {"of", "to", "before", "earlier", "ending", "ended"} or reader.at(after - 1).owns:
        return None
    return Meaning(grammar="same_period", needs_anchor=True, shift_months=0, role="period"), after
