"""The words of a claim's sentence that guards look at: its clause before and after the number, the names of its measure, the areas."""

import re
from functools import lru_cache

from factcheck.catalogue import Measure
from factcheck.checking.among import CLAUSE
from factcheck.checking.case import Case
from factcheck.checking.readings import loose_words
from factcheck.checking.rules import pattern_within
from factcheck.extraction.topics import spoken_names

Range = tuple[int, int]


@lru_cache(maxsize=1024)
def named_pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    """The names as a pattern, "offences" and "crimes" after them taken in."""
    return re.compile(rf"(?<![\w-])({alternatives(names) or '(?!)'})(?:\s+(?:offences?|crimes?))?(?![\w-])", re.IGNORECASE)


def first_word(text: str, at: int, *, skips: tuple[str, ...]) -> int:
    """Where the first word stands that is neither article nor the like."""
    match = compiled(rf"\s+(?:(?:{alternatives(skips)})\s+)*", re.IGNORECASE).match(text, at)
    return match.end() if match else at


def before_number(case: Case) -> str:
    """The clause up to the claim's number; the "and" of "England and Wales" ends none."""
    text = case.sentence[: max(0, case.claim.value_span.start - case.claim.sentence.start)]
    names = [span for span, _ in areas_in(case)]
    cuts = [match.end() for match in CLAUSE.finditer(text) if not inside(match.span(), names)]
    return text[cuts[-1] if cuts else 0 :]


def after_number(case: Case) -> str:
    """The rest of the clause after the claim's number."""
    text = case.sentence[max(0, case.claim.value_span.end - case.claim.sentence.start) :]
    cut = CLAUSE.search(text)
    return text[: cut.start()] if cut else text


def mention_of(case: Case) -> Range | None:
    """The measure's name that stands nearest to the number; where no name is found, the noun that is counted ("18,420 searches for")."""
    at, end = case.claim.value_span.start - case.claim.sentence.start, case.claim.value_span.end - case.claim.sentence.start
    named = min(mentions_of(case), key=lambda span: min(abs(span[0] - at), abs(span[1] - at)), default=None)
    if named is not None or case.claim.kind != "level":
        return named
    noun = re.compile(r"\s+[\w-]+").match(case.sentence, end)
    return noun.span() if noun else None


def mentions_of(case: Case) -> list[Range]:
    """Where the measure's names stand in the sentence."""
    names = names_of(case)
    return [match.span() for match in pattern_within(names, case.sentence).finditer(case.sentence)] if names else []


def names_of(case: Case) -> tuple[str, ...]:
    """What the measure is called, and where its words are loose what every measure is called that they may mean."""
    measure = case.measure
    if measure is None:
        return ()
    return case.setting.once(("names", case.claim.quote, case.sentence, measure.id), lambda: all_names(case, measure))


def all_names(case: Case, own: Measure) -> tuple[str, ...]:
    """The same without what is kept for the document."""
    word, members = loose_words(case.claim, own, case.setting, sentence=case.sentence)
    others = [measure for member in members if (measure := case.setting.measure(member.measure_id)) is not None]
    narrower = [each.offence for each in (own, *others)] + [each.per_head_of for each in (own, *others)]
    offences = [measure for each in narrower if (measure := case.setting.measure(each)) is not None]
    found = [name for each in (own, *others, *offences) for name in called(each)]
    return tuple(dict.fromkeys([*found, *([word] if word else [])]))


def called(measure: Measure) -> tuple[str, ...]:
    """Everything that a measure is called."""
    return tuple(dict.fromkeys((measure.name, *measure.aliases, *spoken_names(measure.id))))


def areas_in(case: Case) -> list[tuple[Range, tuple[str, ...]]]:
    """The areas that the sentence names as they are spelt, longest names first, with their codes."""
    return case.setting.once(("areas", case.sentence), lambda: case.setting.catalogue.areas_spelt_in(case.sentence))


@lru_cache(maxsize=512)
def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern, kept."""
    return re.compile(pattern, flags)


@lru_cache(maxsize=512)
def alternatives(words: tuple[str, ...]) -> str:
    """Words as the alternatives of a pattern, the longest first."""
    return "|".join(r"\s+".join(re.escape(part) for part in word.split()) for word in sorted(words, key=len, reverse=True))


def inside(span: Range, spans: list[Range]) -> bool:
    """Whether a stretch lies inside one of the others."""
    return any(start <= span[0] and span[1] <= end for start, end in spans)
