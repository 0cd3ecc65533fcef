"""`unanswered`: why the figure does not answer the sentence, where the sentence says more, less or something else than the claim."""

import re

from factcheck.catalogue.names import lowered
from factcheck.catalogue.spelt import spotted
from factcheck.checking.arithmetic import PEOPLE
from factcheck.checking.case import Case
from factcheck.checking.case_words import (
    after_number,
    alternatives,
    areas_in,
    before_number,
    compiled,
    first_word,
    inside,
    mention_of,
    mentions_of,
    named_pattern,
    names_of,
)
from factcheck.checking.heads import of_others, per_head_words
from factcheck.checking.left_out import left_out
from factcheck.checking.rules import pattern_of, pattern_within
from factcheck.checking.saying import MONTHS
from factcheck.extraction.topics import only_counted
from factcheck.values import Unit

POSSESSIVE = re.compile(r"['’]s?$")
CONTRACTED = re.compile(r"\w+n['’]t\b", re.IGNORECASE)
WORD = re.compile(r"[\w'’/-]+")
QUOTED = re.compile(r"[“\"][^“”\"]*(?:[”\"]|$)|[‘](?:[^‘’]|’\w)*(?:’|$)|(?<!\w)'(?:[^']|'\w)*(?:'|$)")
FIRST_PERSON = re.compile(r"\b(?:we|our)\b", re.IGNORECASE)
SAID = re.compile(r"\b(?:said|says|added|told|continued|insisted|claimed)\b", re.IGNORECASE)
CAPITAL = r"(?:\s+the)?\s+([A-Z][\w'’-]*)"


def unanswered(case: Case) -> str | None:
    """The reason in a sentence, None where nothing stands in the way of a verdict.

    The sentence may deny its number, only suppose it, or narrow it to a part of the measure or the place; then a figure for the whole,
    however near, is no answer. The words are in data/checking/guards.yaml, each list with its reason. The day whose knowledge counts
    changes none of it, so that a claim is only asked once.
    """
    claim, measure = case.claim, case.measure
    period = claim.period and (claim.period.stated, claim.period.span, claim.period.start, claim.period.end)
    told = (claim.claim_id, claim.quote, claim.as_stated, claim.kind, claim.value, claim.unit, claim.value_span, claim.area_code, period)
    turned = any(each.sense.complement for each in case.weighed)
    question = ("unanswered", repr(told), case.sentence, measure.id if measure else "", str(turned))
    return case.setting.once(question, lambda: _unanswered(case))


def _unanswered(case: Case) -> str | None:
    explained = case.claim.relation is not None
    for guard in EXPLAINED if explained else GUARDS:
        words = guard(case)
        if words is not None:
            found, reason = words
            return f"The words “{' '.join(found.split())}” stand in the way: {reason[:1].lower()}{reason[1:]}"
    return None


def _disputed(case: Case) -> tuple[str, str] | None:
    guard = case.setting.rules.guards.disputes
    match = pattern_of(guard.words).search(case.sentence)
    return (match.group(0), guard.reason) if match else None


def _denied(case: Case) -> tuple[str, str] | None:
    """A negation in the clause before the number; of a share also after it, where it turns the share round."""
    if any(each.sense.complement for each in case.weighed):
        return None
    guard = case.setting.rules.guards.negations
    text = before_number(case) if case.claim.kind != "share" else f"{before_number(case)} {case.claim.as_stated}{after_number(case)}"
    plain = pattern_within((*guard.unless, *names_of(case)), text).sub(" ", text)
    match = pattern_of(guard.words).search(plain) or CONTRACTED.search(plain)
    return (match.group(0), guard.reason) if match else None


def _supposed(case: Case) -> tuple[str, str] | None:
    guard = case.setting.rules.guards.conjectures
    match = pattern_of(guard.words).search(before_number(case))
    return (match.group(0), guard.reason) if match else None


def _other_place(case: Case) -> tuple[str, str] | None:
    """A town, a county or a place that is not known, where the claim is judged for another."""
    guard, areas = case.setting.rules.guards.places, case.setting.catalogue.areas
    known = areas_in(case)
    for span, codes in known:
        parts = [code for code in codes if areas[code].kind in guard.kinds]
        if parts and case.claim.area_code not in codes and len(parts) == len(codes):
            return case.sentence[slice(*span)], guard.reason
    for match in compiled(rf"\b(?:{'|'.join(guard.words)}){CAPITAL}").finditer(case.sentence):
        name = POSSESSIVE.sub("", match.group(1))  # "in the Met's area"
        at = (match.start(1), match.start(1) + len(name))
        if name not in guard.no_places and not inside(at, [span for span, _ in known]):
            return match.group(0), guard.reason
    return None


def _left_out_place(case: Case) -> tuple[str, str] | None:
    """ "Excluding Greater Manchester", "with Kent left out": the place of the claim, or a part of a country or region that it is about."""
    found = left_out(case.claim, case.sentence, case.setting)
    return None if found is not None and _lacks_it_too(case, found[0]) else found


def _lacks_it_too(case: Case, said: str) -> bool:
    """Whether the figures of the first reading are themselves without the place that the words leave out."""
    figures = case.lead.reading.figures if case.lead is not None else ()
    spelt = case.setting.catalogue.areas_spelt_in(said)
    names = tuple({name for _, codes in spelt for code in codes for name in (case.setting.catalogue.areas[code].names)})
    return bool(names and figures) and all(each.coverage and pattern_of(names).search(each.coverage) for each in figures)


def _part_of_place(case: Case) -> tuple[str, str] | None:
    guard, text = case.setting.rules.guards.places, case.sentence
    before = compiled(rf"\b(?:{alternatives(guard.halves)})\s+(?:the\s+)?$", re.IGNORECASE)
    for span, _ in areas_in(case):
        match = before.search(text[: span[0]])
        if match is not None:
            return text[match.start() : span[1]], guard.reason
    return None


def _other_force(case: Case) -> tuple[str, str] | None:
    """Another area right after "compared with" or "than", where a change over time would be worked out."""
    if case.claim.kind not in ("change", "trend"):
        return None
    guard = case.setting.rules.guards.against_areas
    for match in pattern_of(guard.words).finditer(case.sentence):
        start = re.compile(r"(?:\s+(?:in|the|that|of|for))*\s*").match(case.sentence, match.end())
        at = start.end() if start else match.end()
        named = [span for span, codes in areas_in(case) if span[0] <= at < span[1] and case.claim.area_code not in codes]
        if named:
            return case.sentence[match.start() : named[0][1]], guard.reason
    return None


def _turned(case: Case) -> tuple[str, str] | None:
    """ "Rose from 6,559 to 6,405": a verb right before the two numbers that goes the other way; a place rises as its number falls."""
    guard, value = case.setting.rules.guards.turned, case.claim.value
    if case.claim.kind not in ("from_to", "rank") or not isinstance(value, tuple) or None in value or value[0] == value[1]:
        return None
    verbs = guard.falls if (value[1] > value[0]) == (case.claim.kind == "from_to") else guard.rises
    before = case.sentence[: max(0, case.claim.value_span.start - case.claim.sentence.start)]
    match = compiled(rf"\b(?:{alternatives(verbs)})(?:\s+\w+ly)?\s*$", re.IGNORECASE).search(before)
    return (f"{match.group(0).strip()} {case.claim.as_stated}", guard.reason) if match else None


def _half_read(case: Case) -> tuple[str, str] | None:
    """ "Between the year to December 2019 and …", where the claim's period is the first of the two stretches alone."""
    guard, period = case.setting.rules.guards.half_read, case.claim.period
    if not case.moves or period is None or period.span is None or not period.stated:
        return None
    start, end = period.span.start - case.claim.sentence.start, period.span.end - case.claim.sentence.start
    before = compiled(rf"\b(?:{alternatives(guard.words)})\s+(?:the\s+)?$", re.IGNORECASE).search(case.sentence[: max(0, start)])
    after = re.match(r"\s+and\b", case.sentence[end:], re.IGNORECASE)
    return (case.sentence[before.start() : end], guard.reason) if before and after else None


def _other_thing(case: Case) -> tuple[str, str] | None:
    """ "Losses from shoplifting", "robbery fears": a head before or after the measure's name that is not part of it."""
    guard, text = case.setting.rules.guards.other_things, case.sentence
    mention = mention_of(case)
    if mention is None:
        return None
    heads, joints = alternatives(guard.words), alternatives(guard.joints)
    left = compiled(rf"\b(?:{heads})\s+(?:{joints})\s+(?:(?:the|all|a|an|both|recorded|reported)\s+)*$", re.IGNORECASE)
    before, after = left.search(text[: mention[0]]), compiled(rf"\s+(?:{heads})\b", re.IGNORECASE).match(text, mention[1])
    if before is not None:
        return text[before.start() : mention[1]], guard.reason
    return (text[mention[0] : after.end()], guard.reason) if after else None


def _narrowed(case: Case) -> tuple[str, str] | None:
    """What goes on right after the measure's name and leads neither to the place, nor to a time, nor to a number."""
    guard, text = case.setting.rules.guards.narrowing, case.sentence
    mention = mention_of(case)
    if mention is None:
        return None
    joint = compiled(rf"(?:\s+(?:{alternatives(guard.participles)}))?\s+(?:{alternatives(guard.words)})(?=\s)", re.IGNORECASE)
    match = joint.match(text, mention[1])
    if match is None:
        return None
    at = first_word(text, match.end(), skips=guard.skips)
    word = WORD.match(text, at)
    counted = case.measure is not None and case.measure.unit is case.claim.unit is Unit.COUNT
    if counted and word is not None and word.group(0)[:1].isdigit() and match.group(0).split()[-1].lower() == "per":
        # "Per 1,000 people": a count is no rate.
        return text[mention[0] : word.end()], guard.reason
    if word is None or word.group(0)[:1].isdigit() or word.group(0).lower().rstrip("'’s") in guard.harmless:
        return None
    named = (word.start(), word.start() + len(POSSESSIVE.sub("", word.group(0))))
    if word.group(0).lower() in guard.harmless or inside(named, [span for span, _ in areas_in(case)]):
        return None
    times = [each.span for each in case.setting.periods_in(text)]
    if any(span.start <= at < span.end for span in times) or inside(word.span(), mentions_of(case)):
        return None
    return text[mention[0] : word.end()], guard.reason


def _partly(case: Case) -> tuple[str, str] | None:
    """A word in the number's clause that picks a part, unless the measure has it in its own name."""
    guard, measure = case.setting.rules.guards.parts, case.measure
    if measure is None:
        return None
    # An alias is no excuse, nor a definition: "armed robbery" may be what people call robbery, and is not what was counted.
    own = f"{measure.name} {measure.plain}"
    plain = f"{before_number(case)} {case.claim.as_stated}{after_number(case)}"
    for match in pattern_of(guard.words).finditer(plain):
        if not pattern_of((match.group(0).lower(),)).search(own):
            return match.group(0), guard.reason
    return None


def _scoped(case: Case) -> tuple[str, str] | None:
    """ "Excluding attempts", or "including fraud" for a measure without it; "excluding fraud" says what such a measure is."""
    rules, measure, text = case.setting.rules, case.measure, case.sentence
    guard = rules.guards.exclusions
    without_fraud = measure is not None and any(
        scope.one == measure.id and rules.words.has("fraud", scope.what) for scope in rules.flags.scopes
    )
    for words, named in ((guard.words, False), (guard.unless, True)):
        for match in pattern_of(words).finditer(text):
            if case.claim.kind == "rank" and not named and pattern_of(guard.left_out_of_tables).match(text, match.end() + 1):
                continue
            fraud = pattern_of(rules.words.fraud).match(text, match.end() + len(text[match.end() :]) - len(text[match.end() :].lstrip()))
            if (fraud is not None) == (named and without_fraud) and (fraud is not None or not named):
                return text[match.start() : fraud.end() if fraud else match.end()], guard.reason
    return None


def _share_or_number(case: Case) -> tuple[str, str] | None:
    """ "Crimes closed without a suspect rose by 10%": a move in percent of what is held as a share, with no word for a share."""
    guard, measure, claim = case.setting.rules.guards.share_or_number, case.measure, case.claim
    if measure is None or measure.unit is not Unit.PERCENT or measure.group not in guard.groups or claim.kind not in ("change", "trend"):
        return None
    if claim.unit not in (Unit.PERCENT, Unit.NONE) or pattern_of(guard.words).search(case.sentence):
        return None
    return claim.as_stated, guard.reason


def _other_counter(case: Case) -> tuple[str, str] | None:
    """ "Tesco recorded 9,904", "retailers in Essex recorded": a verb of counting after a subject that is no police force."""
    guard, text = case.setting.rules.guards.counters, before_number(case)
    verbs = alternatives(spotted(guard.words, text))
    if not verbs:
        return None
    areas = alternatives(tuple(case.sentence[slice(*span)] for span, _ in areas_in(case))) or "(?!)"
    in_area = compiled(rf"([\w’'-]+)\s+(?:in|across|from|around)\s+(?:the\s+)?(?:{areas})\s+(?:{verbs})\b").search(text)
    plain = compiled(rf"([\w’'&-]+)\s+(?:{verbs})\b").search(compiled(rf"\b(?:{areas})(?:['’]s)?(?!\w)").sub(" it ", text))
    for match in (in_area, plain):
        # An inverted comma that opens a quotation is no part of its first word: "said: 'We recorded".
        word = (match.group(1).strip("'’-") if match else "") or "it"
        if word.lower() not in guard.subjects and not word[0].isdigit() and not word.lower().endswith("ly") and not _named(case, word):
            return match.group(0) if match else word, guard.reason
    return None


def _named(case: Case, word: str) -> bool:
    """Whether a word stands in a name of the measure ("robbery recorded by"), or is a month."""
    names = " ".join((*names_of(case), *MONTHS))
    return bool(spotted((word,), names)) and pattern_of((word.lower(),)).search(names) is not None


def _asked_or_recorded(case: Case) -> tuple[str, str] | None:
    """ "According to the Crime Survey" for a count of what the police recorded, and the other way round."""
    guard, measure, text = case.setting.rules.guards.surveys, case.measure, case.sentence
    if measure is None:
        return None
    if set(measure.sources) & set(guard.sources):
        found = pattern_of(guard.recorded).search(text)
    elif measure.group in guard.groups or pattern_of(guard.words).search(" ".join(names_of(case))):
        return None
    else:
        found = pattern_of(guard.words).search(text)
    return (found.group(0), guard.reason) if found else None


def _piece_of_time(case: Case) -> tuple[str, str] | None:
    """ "In a single month in 2018/19", "so far in 2018/19", for a number; a share's "so far" is a way of counting outcomes."""
    guard, claim = case.setting.rules.guards.pieces_of_time, case.claim
    if claim.kind != "level" or claim.unit is not Unit.COUNT:
        return None
    start, end = claim.value_span.start - claim.sentence.start, claim.value_span.end - claim.sentence.start
    found = pattern_of(guard.words).search(f"{case.sentence[: max(0, start)]} {case.sentence[max(0, end) :]}")
    return (found.group(0), guard.reason) if found else None


def _others_we(case: Case) -> tuple[str, str] | None:
    """ "Said the Home Office" beside "we recorded", in a sentence that does not name the claim's place."""
    guard = case.setting.rules.guards.others_we
    quoted = " ".join(QUOTED.findall(case.sentence))
    if not FIRST_PERSON.search(quoted) or any(case.claim.area_code in codes for _, codes in areas_in(case)):
        return None
    outside = QUOTED.sub(" ", case.sentence)
    match = pattern_of(guard.words).search(outside)
    return (match.group(0), guard.reason) if match and SAID.search(outside) else None


def _counts_forces(case: Case) -> tuple[str, str] | None:
    """ "The three worst forces", "worst of 43 forces": a number of forces that was read as one of what is measured."""
    guard, claim = case.setting.rules.guards.counts_forces, case.claim
    if claim.kind != "level" or claim.unit is not Unit.COUNT:
        return None
    match = compiled(rf"\W*(?:[\w'’-]+\s+){{0,2}}?({alternatives(guard.words)})\b").match(after_number(case))
    return (f"{claim.as_stated}{match.group(0)}", guard.reason) if match else None


def _other_measure(case: Case) -> tuple[str, str] | None:
    """The name of another measure of the same kind in the number's clause, where no name of the claim's own stands in the sentence.

    "Offences" after "violence against the person" belongs to that name, and is no name of all recorded crime.
    """
    measure = case.measure
    if measure is None:
        return None
    clause = f"{before_number(case)} {case.claim.as_stated}{after_number(case)}"
    said, own = f"{case.sentence} {clause}", {lowered(name) for name in names_of(case)}
    # "Theft stood at 24 offences for every 1,000 residents": a bare noun is no name of all crime where a narrower name stands before it.
    bare = {lowered(name) for name in case.setting.rules.words.bare_crimes}
    kinds = {measure.unit, Unit.COUNT} if measure.per_head_of else {measure.unit}
    named = [name for unit in sorted(kinds) for name in case.setting.catalogue.names_of_kind(measure.group, unit)]
    alike = [name for name in named if lowered(name) in own or not only_counted(lowered(name))]
    pattern = named_pattern(tuple(sorted({*spotted(tuple(own), said), *spotted(tuple(alike), said)})))
    if any(lowered(match.group(1)) in own - bare for match in pattern.finditer(case.sentence)):
        return None
    # What is left out ("crimes excluding fraud") is no other measure; whether leaving it out is right is asked by itself.
    left_out = compiled(rf"\b(?:{alternatives(case.setting.rules.guards.exclusions.words)})\s*$", re.IGNORECASE)
    matches = [match for match in pattern.finditer(clause) if not left_out.search(clause[: match.start()])]
    # "There were 12,728 incidents" after a sentence about shoplifting: the measure was taken over, and the noun stands for it.
    meant = {*case.setting.rules.guards.other_things.stand_ins} if "measure" in case.claim.unsure else set()
    found = next((match.group(1) for match in matches if lowered(match.group(1)) not in own | bare | meant), None)
    return (found, case.setting.rules.guards.other_things.reason) if found else None


def _not_per_head(case: Case) -> tuple[str, str] | None:
    """ "For every 100,000 residents it had 221 officers", read as a number of officers; "per 1,000 households", read as one of people."""
    claim = case.claim
    if claim.unit in PEOPLE:
        other = of_others(case.sentence, case.setting)
        return (other, case.setting.rules.guards.not_per_head.reason) if other else None
    if claim.unit is not Unit.COUNT or claim.kind not in ("level", "ratio", "from_to"):
        return None
    said = per_head_words(case.sentence, case.setting)
    return (said, case.setting.rules.guards.not_per_head.reason) if said else None


GUARDS = (
    _disputed,
    _denied,
    _supposed,
    _other_place,
    _left_out_place,
    _part_of_place,
    _other_force,
    _turned,
    _half_read,
    _counts_forces,
    _others_we,
    _share_or_number,
    _other_counter,
    _scoped,
    _asked_or_recorded,
    _piece_of_time,
    _other_measure,
    _not_per_head,
    _other_thing,
    _narrowed,
    _partly,
)
# What is asked of a sentence that rules have explained to the last word: none of its words can narrow or change the measure.
EXPLAINED = (_disputed, _denied, _supposed)
