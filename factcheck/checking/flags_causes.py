"""`cause_implied`: a move and its cause in one clause, which figures of before and after cannot show."""

import re

from factcheck.checking.case import Case
from factcheck.checking.flag_facts import Causes
from factcheck.checking.rules import pattern_of

# Where another clause begins: "and" only before words that open one, because "robbery and burglary" is one clause.
OPENS = r"and\s(?:the|a|an|he|she|they|it|its|his|her|we|our|their|this|that|these|those)\s"
BREAKS = re.compile(rf"[;:]|(?:,\s+|\s)(?:while|whereas|although|though|but)\s|,\s+(?:and|which|with|as)\s|\s{OPENS}", re.IGNORECASE)
COMMA = re.compile(r"[,;:]")


def cause_implied(case: Case) -> str | None:
    """The clause of a move gives its cause; a cause of another clause, one denied, and one in the name of what is counted do not count."""
    if not case.moves:
        return None
    rule = case.setting.rules.flags.causes
    for found in pattern_of((*rule.reasons, *rule.doings)).finditer(case.sentence):
        if _denied(case.sentence, found.start(), found.end(), rule):
            continue
        if _of_this_move(case, found, doing=pattern_of(rule.doings).fullmatch(found.group(0)) is not None):
            return f"“{found.group(0)}” gives a cause; the figures show what moved, not why."
    return None


def _denied(sentence: str, start: int, end: int, rule: Causes) -> bool:
    """Whether the words right before deny the cause or leave it open, or those right after make it no cause ("due to be published")."""
    before = " ".join(sentence[:start].split()[-rule.denial_words :])
    return pattern_of(rule.denials).search(before) is not None or pattern_of(rule.unless).match(sentence, start) is not None


def _of_this_move(case: Case, found: re.Match[str], *, doing: bool) -> bool:
    """Whether the cause belongs to the clause of the number: no other clause begins between the two."""
    number = case.claim.value_span.start - case.claim.sentence.start, case.claim.value_span.end - case.claim.sentence.start
    if found.end() <= number[0]:
        return _before(case.sentence, found, number[0], doing=doing)
    if found.start() >= number[1]:
        # What a fall "led to" is its effect.
        return not doing and BREAKS.search(case.sentence, number[1], found.start()) is None
    # Inside the number's own words.
    return not doing


def _before(sentence: str, found: re.Match[str], number: int, *, doing: bool) -> bool:
    between = sentence[found.end() : number]
    fronted = not sentence[: found.start()].strip(" “\"'‘—–-")
    if doing:
        return BREAKS.search(between) is None
    if fronted or _led_in(sentence[: found.start()]):
        return COMMA.search(between) is not None and len(BREAKS.findall(between)) == 0
    # "Arrests as a result of a search rose by 5%": a part of the name of what moved, unless commas set it off.
    return sentence[: found.start()].rstrip().endswith(",") and COMMA.search(between) is not None and BREAKS.search(between) is None


def _led_in(before: str) -> bool:
    """Whether a cause stands at the head of a reported sentence: "He said that thanks to …"."""
    return re.search(r"(?:that|said|:|“|\")\s*$", before) is not None
