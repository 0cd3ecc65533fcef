"""Wholes against their parts and shares against part and whole, in one sentence or with the whole in the sentence before."""

import re
from collections.abc import Sequence

from factcheck.checking.itself_same import room_of
from factcheck.checking.outcomes import bands_of
from factcheck.checking.rules import pattern_of
from factcheck.checking.saying import measured, number
from factcheck.checking.setting import Setting
from factcheck.extraction.claim import Claim
from factcheck.values import Unit

NUMBER = r"\d{1,3}(?:,\d{3})+|\d+"
PLAIN = re.compile(rf"(?<![\d/.,£-])(?:{NUMBER})(?![\d/%.,-]*\d|%| ?per cent| percent| ?points?)")
YEAR = re.compile(r"(?:19|20)\d\d")
PERCENT = re.compile(r"(?<![\d.,-])(\d+(?:\.\d+)?)(?:%| per cent| percent)")
OF_THOSE = re.compile(rf"^[“\"']?of (?:the|those|these|them)(?: (?P<whole>{NUMBER}))?\b", re.IGNORECASE)
ABOUT = r"(?:(?P<about>about|around|some|roughly|nearly|almost|just over|more than|over|less than|under) )?"
SHARE = r"(?P<share>\d+(?:\.\d+)?)(?:%| per cent| percent)"
# "80, or 40%" and "80 (40%)": a part with its share, which brackets hold alone.
WITH_SHARE = rf"(?:, or {ABOUT}{SHARE}|\s\({ABOUT.replace('about>', 'about_>')}{SHARE.replace('share>', 'share_>')}\))"
PART_AND_SHARE = re.compile(rf"(?P<part>{NUMBER})(?: \w+)?{WITH_SHARE}")
OF_WHOLE = rf"(?: of| out of)(?: the| its| our| their| all)? (?P<whole>{NUMBER})\b"
PART_OF_WHOLE = re.compile(rf"(?P<part>{NUMBER}){OF_WHOLE}[^.;:,%]{{0,60}}?{WITH_SHARE}")
# A part stands at the head of its clause: "Of the 120, 80 were … and 50 were …", "the remaining 8".
HEAD = re.compile(rf"(?:^,?|,(?: and)?|\band)\s+(?:(?:the )?(?:remaining|other|rest,?) )?(?P<part>{NUMBER})\b", re.IGNORECASE)
IN_TOTAL = re.compile(rf"(?P<whole>{NUMBER})(?: [\w-]+){{0,4}} (?:in total|in all|altogether)\b[^:–]*[:–] (?P<list>.+)$", re.IGNORECASE)
TOTAL_OF = re.compile(rf"a total of (?P<whole>{NUMBER})\b[^:–]*[:–] (?P<list>.+)$", re.IGNORECASE)


def whole_against_parts(claim: Claim, near: Sequence[Claim], before: Sequence[Claim], text: str, setting: Setting) -> list[str]:
    """A total against the parts that its sentence lists, or those of "Of the 120, 80 … and 50 …"; percentages of one whole against 100."""
    sentence = claim.sentence.of(text)
    return (
        _made_up_of(claim, near, sentence, setting)
        or _listed_total(claim, sentence, setting)
        or _of_those(claim, before, sentence, setting)
        or _over_hundred(claim, sentence, setting)
    )


def _made_up_of(claim: Claim, near: Sequence[Claim], sentence: str, setting: Setting) -> list[str]:
    """A total against the parts that its sentence says it is made up of."""
    between = sentence[max(0, claim.value_span.end - claim.sentence.start) :]
    match = setting.rules.words.found("made_up_of", between)
    if match is None or claim.kind != "level" or not isinstance(claim.value, float | int):
        return []
    start = claim.value_span.end + between.index(match)
    parts = [other for other in near if other.value_span.start > start and other.kind == "level" and other.unit is claim.unit]
    values = [float(part.value) for part in parts if isinstance(part.value, float | int)]
    if len(values) < 2 or len(values) != len(parts):
        return []
    room = sum(room_of(part, value, setting) for part, value in zip(parts, values, strict=True))
    return _unequal(claim, values, setting, room=room)


def _unequal(claim: Claim, values: Sequence[float], setting: Setting, *, room: float = 0.0) -> list[str]:
    total = sum(values)
    low, high = bands_of(claim, setting)[0].close
    if low <= total + room and total - room <= high:
        return []
    return [f"{_sum(values)} = {measured(total, claim.unit)}; it says “{claim.as_stated}”."]


def _sum(values: Sequence[float]) -> str:
    return f"By the article's own numbers: {' + '.join(number(value) for value in values)}"


def plain_numbers(text: str) -> list[float]:
    """The counts in digits that a text has, years and percentages left out."""
    return [_value(found.group(0)) for found in PLAIN.finditer(text) if not YEAR.fullmatch(found.group(0))]


def _value(written: str) -> float:
    return float(written.replace(",", ""))


def _own(claim: Claim, start: int, end: int) -> bool:
    """Whether the claim's number is the one at these places of its sentence."""
    first, last = claim.value_span.start - claim.sentence.start, claim.value_span.end - claim.sentence.start
    return first < end and start < last


def _listed_total(claim: Claim, sentence: str, setting: Setting) -> list[str]:
    """ "200 arrests in total: 80 for burglary, 70 for robbery and 30 for rape": a list after a colon that ends in "and" is the whole."""
    found = IN_TOTAL.search(sentence) or TOTAL_OF.search(sentence)
    if found is None or claim.kind != "level" or not _own(claim, *found.span("whole")):
        return []
    listed = found.group("list")
    if pattern_of(setting.rules.flags.part_lists.words).search(listed) or not re.search(r"\band\b[^,;]*$", listed):
        return []
    values = plain_numbers(listed)
    items = re.split(r",\s+(?:and\s+)?|\s+and\s+", listed)
    return _unequal(claim, values, setting) if len(values) >= 2 and len(values) == len(items) else []


def _of_those(claim: Claim, before: Sequence[Claim], sentence: str, setting: Setting) -> list[str]:
    """ "Of the 120, 80 were solved and 50 unsolved": parts that exclude each other, or of which the last is "the rest"."""
    found = OF_THOSE.search(sentence)
    whole = _whole(found, before) if found else None
    if found is None or whole is None or PERCENT.search(sentence):
        return []
    start = found.end() + _thing_named(sentence[found.end() :])
    told = sentence[start:]
    heads = [each for each in HEAD.finditer(told) if not YEAR.fullmatch(each.group("part"))]
    spans = [(each.start("part") + start, each.end("part") + start) for each in heads]
    values = [_value(each.group("part")) for each in heads]
    if not values or heads[0].start() > 0 or not any(_own(claim, *span) for span in spans):
        return []
    if values[0] > whole:
        return [f"By the article's own numbers: {number(values[0])} of {number(whole)} is more than all of them."]
    # Any other number ("aged 40", "charged with 150 offences") leaves open what is counted.
    if len(values) < 2 or values != plain_numbers(told) or pattern_of(setting.rules.flags.part_lists.words).search(told):
        return []
    rest = pattern_of(setting.rules.flags.rest.words).search(told) is not None
    total = sum(values)
    if (rest and total != whole) or (total > whole and _exclusive(told, len(values), setting)):
        return [f"{_sum(values)} = {number(total)}, and it says “of {number(whole)}”."]
    return []


def _thing_named(told: str) -> int:
    """How far "… complaints about Kent Police in 2022" reaches before the comma and the parts; nothing where it has a number of its own."""
    named = re.match(r"[^,;]*(?=,)", told)
    return named.end() if named and not plain_numbers(named.group(0)) else 0


def _whole(found: re.Match[str], before: Sequence[Claim]) -> float | None:
    """The number that "Of the 120" gives, or the only count of the sentence before where the words point back to it."""
    if found.group("whole"):
        return _value(found.group("whole"))
    last = max((claim.sentence.start for claim in before), default=None)
    counts = [claim for claim in before if claim.sentence.start == last and claim.kind == "level" and claim.unit is Unit.COUNT]
    if len(counts) != 1 or len([claim for claim in before if claim.sentence.start == last]) != 1:
        return None
    only = counts[0]
    return float(only.value) if isinstance(only.value, float | int) and only.form == "digits" and only.approx == "exact" else None


def _exclusive(told: str, parts: int, setting: Setting) -> bool:
    """Whether the parts are named by words that exclude each other, one for each."""
    for group in setting.rules.flags.exclusive.groups:
        named = {found.group(0).lower() for found in pattern_of(group).finditer(told)}
        if len(named) == parts:
            return True
    return False


def _over_hundred(claim: Claim, sentence: str, setting: Setting) -> list[str]:
    """Percentages of parts that exclude each other and come to far more than everything."""
    shares = [float(found.group(1)) for found in PERCENT.finditer(sentence)]
    rule = setting.rules.flags.exclusive
    if claim.kind != "share" or len(shares) < 2 or sum(shares) <= rule.over_percent or len(YEAR.findall(sentence)) > 1:
        return []
    if pattern_of((*setting.rules.flags.part_lists.words, *rule.unless)).search(sentence):
        return []
    if not any(len(_parts_named(sentence, group)) == len(shares) for group in rule.groups):
        return []
    summed = " + ".join(f"{number(share)}%" for share in shares)
    return [f"By the article's own numbers: {summed} = {number(sum(shares))}%, which is more than all of them."]


def _parts_named(sentence: str, group: Sequence[str]) -> set[str]:
    """The parts that a percentage is made of: "60% were men", "60% of suspects were men"; "60% of men" is a share of another whole."""
    words = "|".join(re.escape(word) for word in sorted(group, key=len, reverse=True))
    named = re.compile(rf"(?:%| per cent| percent)(?: of [^,;%]*? (?:were|are)| were| are)? (?P<part>{words})\b", re.IGNORECASE)
    return {found.group("part").lower() for found in named.finditer(sentence)}


def share_against_part(claim: Claim, before: Sequence[Claim], text: str, setting: Setting) -> list[str]:
    """A share against its part and whole: "Of the 500, 100, or 40%, were …", "100 of the 500 arrests (40%)"."""
    sentence = claim.sentence.of(text)
    found = PART_OF_WHOLE.search(sentence)
    if found is not None:
        part, whole = _value(found.group("part")), _value(found.group("whole"))
    else:
        of_those = OF_THOSE.search(sentence)
        given = _whole(of_those, before) if of_those else None
        found = PART_AND_SHARE.search(sentence, of_those.end()) if of_those else None
        if found is None or given is None:
            return []
        part, whole = _value(found.group("part")), given
    named = "share" if found.group("share") else "share_"
    if not part < whole or YEAR.fullmatch(str(int(whole))) or not (_own(claim, *found.span(named)) or _own(claim, *found.span("part"))):
        return []
    share = float(found.group(named))
    places = len(found.group(named).partition(".")[2])
    about = found.group("about") or found.group("about_")
    room = setting.rules.flags.exclusive.about_points if about else 10.0**-places
    if abs(part / whole * 100 - share) <= room:
        return []
    line = f"{number(part)} ÷ {number(whole)} × 100 = {number(round(part / whole * 100, 2))}%"
    return [f"By the article's own numbers: {line}; it says “{number(share)}%”."]
