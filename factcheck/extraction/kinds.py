"""Decides what kind of claim a candidate makes, and its value, unit and direction, by the rules of the annotation guide."""

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import words_in
from factcheck.extraction.claim import Value
from factcheck.extraction.clauses import subject_of
from factcheck.extraction.frames import Frame
from factcheck.extraction.trends import direction_of
from factcheck.extraction.vocabulary import lists_of, measure_words, word_set
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Token

AGAIN = ("consecutive", "row", "successive", "running", "straight", "succession")
LIKELY = ("likely", "likelier")
PEOPLE_RATES = {
    "1000": Unit.PER_1000,
    "thousand": Unit.PER_1000,
    "10000": Unit.PER_10000,
    "100000": Unit.PER_100000,
    "million": Unit.PER_MILLION,
}
RATES = (Unit.PER_1000, Unit.PER_10000, Unit.PER_100000, Unit.PER_MILLION)
DURATIONS = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS, Unit.DAYS, Unit.MONTHS, Unit.YEARS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """What a claim says in numbers; `start_only` marks a move of which the text has so far given the start alone."""

    kind: str
    value: Value
    unit: Unit
    direction: str | None
    approx: str
    start_only: bool = False


def sense_of(frame: Frame, *, unit: Unit | None = None, future_period: bool = False, quoted: bool = False) -> Sense:
    """The sense of a candidate; `unit` replaces the quantity's own where it was carried on from the claim before.

    `future_period` says that the clause is dated in the future, `quoted` that it stands in somebody's own words.
    """
    quantity = frame.candidate.quantity
    unit = for_every(frame) or unit or quantity.unit
    kind, value, direction = plain_kind(frame, unit)
    start_only = kind == "from_to" and not isinstance(value, tuple)
    if kind == "change" and unit is Unit.TIMES:
        unit = Unit.PERCENT
    if kind == "trend" and not frame.future and not frame.wanted:
        return Sense(kind=kind, value=value, unit=unit, direction=direction, approx=quantity.approx)
    if frame.wanted:
        kind = "target"
    elif frame.future or future_period:
        kind = "forecast"
    if kind in ("level", "share", "target", "forecast") and direction is None:
        direction = "none"
    return Sense(kind=kind, value=value, unit=unit, direction=direction, approx=quantity.approx, start_only=start_only)


def recast(frame: Frame, sense: Sense, kind: str) -> Sense:
    """The same expression as a claim of another kind, with the value and unit that the kind asks for."""
    value, unit, written = sense.value, sense.unit, frame.candidate.quantity
    if kind == "from_to":
        return replace(sense, kind=kind, start_only=not isinstance(value, tuple))
    if kind in ("change", "forecast", "target") and unit is Unit.TIMES and isinstance(value, float) and kind == "change":
        value, unit = round((value - 1) * 100, 2), Unit.PERCENT
    elif kind == "change" and sense.kind in ("share", "ratio") and unit is Unit.PERCENT and of_past(frame) and isinstance(value, float):
        flipped = {"more_than": "less_than", "less_than": "more_than"}.get(sense.approx, sense.approx)
        return replace(sense, kind=kind, value=round(100 - value, 2), approx=flipped, start_only=False)
    elif kind == "ratio" and unit is Unit.PERCENT and written.form == "fraction" and isinstance(value, float):
        value, unit = round(value / 100, 4), Unit.TIMES
    elif kind == "ratio" and unit is Unit.PERCENT and written.form == "multiple" and isinstance(value, float):
        value, unit = round(value / 100 + 1, 4), Unit.TIMES
    elif kind == "rank" and sense.kind != "rank" and value is None and written.approx != "about":
        value, unit = 1.0, Unit.RANK
    elif kind in ("trend", "comparison") and sense.unit is Unit.RANK and frame.candidate.worded:
        value, unit = None, Unit.NONE
    elif kind == "share" and unit is Unit.COUNT and value == 0:
        unit = Unit.PERCENT
    elif kind == "level" and frame.candidate.sort == "quantifier" and value == 0:
        unit = Unit.COUNT
    return replace(sense, kind=kind, value=value, unit=unit, start_only=False)


@cache
def moving_words() -> frozenset[str]:
    """The words of which a sentence that tells a change has one."""
    lists = lists_of("claims")["movement"]
    return frozenset(word for name, words in lists.items() if name != "particle_verbs" for word in words)


def than_time(frame: Frame) -> bool:
    """ "More than the year before", "higher in 2019 than in 2018": a comparison with another time and not with other places."""
    words = words_in(frame.candidate.doc).lows[frame.candidate.first :]
    if "than" not in words:
        return False
    after = words[words.index("than") + 1 :][:6]
    if {"any", "other", "every", "ever", "since", "all"} & set(after):  # "more than in any other year" is a place in an order
        return False
    return bool({"before", "earlier", "previous", "previously", "ago", "last", "year"} & set(after)) or any(
        len(word) >= 4 and word[:4].isdigit() for word in after
    )


def of_past(frame: Frame) -> bool:
    """ "A fifth of what it was", "less than half of the 336 of 2011": what is left of an earlier figure."""
    candidate = frame.candidate
    after = candidate.doc[candidate.last].lower_ if candidate.last < len(candidate.doc) else ""
    last = candidate.doc[candidate.last - 1].lower_
    return candidate.quantity.form == "fraction" and (last == "of" or after in ("of", "what", "the", "its", "that", "those"))


def plain_kind(frame: Frame, unit: Unit) -> tuple[str, Value, str | None]:
    """Kind, value and direction as if the clause were in the present."""
    candidate, quantity = frame.candidate, frame.candidate.quantity
    value = quantity.value
    if candidate.sort in ("comparison", "trend"):
        return candidate.sort, value, quantity.direction
    if candidate.sort == "quantifier":
        return ("share" if unit is Unit.PERCENT else "level"), value, "none"
    if is_run(frame):
        return "trend", value, run_direction(frame)
    if candidate.sort == "rank":
        return "rank", value, None if isinstance(value, tuple) else quantity.direction
    if quantity.pair == "from_to" and isinstance(value, tuple):
        return "from_to", value, "increase" if value[1] > value[0] else "decrease" if value[1] < value[0] else "none"
    if quantity.pair == "from" or (frame.role == "start" and (frame.movement is not None or had_been(frame))):
        return "from_to", value, frame.movement
    if unit is Unit.TIMES and isinstance(value, float) and over_time(frame):
        return "change", round((value - 1) * 100, 2), "increase"
    if unit is Unit.TIMES or (unit not in RATES and is_ratio(frame, unit)):
        return "ratio", value, None
    if unit in DURATIONS and frame.verb is not None and frame.verb.lower_ in ("lost", "lose", "loses", "losing"):
        return "level", value, None
    past = fraction_of_past(frame)
    if past is not None:
        return past
    told_again = is_rate_again(frame)
    if frame.movement is not None and frame.role not in ("end", "beside") and not told_again:
        return ("comparison" if frame.against_place else "change"), value, frame.movement
    if quantity.form == "multiple" and unit is Unit.PERCENT:
        return "change", value, quantity.direction
    return ("share" if unit is Unit.PERCENT else "level"), value, None


def for_every(frame: Frame) -> Unit | None:
    """The unit of "for every 100,000 residents, the force had 221 officers": a rate per head whose people come first."""
    candidate = frame.candidate
    if candidate.quantity.unit is not Unit.COUNT or candidate.sort != "number":
        return None
    words = words_in(candidate.doc).lows[: candidate.first]
    for place in range(len(words) - 3):
        if words[place] in ("for", "per") and words[place + 1] in ("every", "each"):
            people = words[place + 2 : place + 4]
            if people[1] in measure_words().people:
                return PEOPLE_RATES.get(people[0].replace(",", ""))
    return None


def had_been(frame: Frame) -> bool:
    """ "2 per cent, having been 8": the start of a move that is told last."""
    words = words_in(frame.candidate.doc).lows[max(0, frame.candidate.first - 5) : frame.candidate.first]
    return "having" in words and "been" in words


def is_rate_again(frame: Frame) -> bool:
    """ "70,137 last year, or 192 a day": the same figure as a rate, no further rise."""
    doc, candidate = frame.candidate.doc, frame.candidate
    before = doc[candidate.first - 1].lower_ if candidate.first else ""
    words = words_in(doc).lows[candidate.first : candidate.last + 2]
    return before == "or" and any(word in ("a", "each", "every", "per") for word in words)


def over_time(frame: Frame) -> bool:
    """ "Four times as many as in 2019", "eight times longer than a year ago": a multiple of an earlier figure."""
    candidate = frame.candidate
    after = words_in(candidate.doc).lows[candidate.last : candidate.last + 12]
    whole = after[:1] in (["the"], ["what"], ["its"], ["last"]) and bool(
        {"total", "number", "figure", "level", "rate", "it", "was", "year"} & set(after[:4])
    )
    if whole and ("ago" in after[:8] or any(len(word) == 4 and word.isdigit() for word in after[:7])):
        return True
    if not {"as", "than"} & set(after) or "likely" in after[:3]:
        return False
    rest = after[max(place for place, word in enumerate(after) if word in ("as", "than")) + 1 :][:6]
    return bool({"ago", "before", "earlier", "previously", "last", "previous"} & set(rest)) or any(
        len(word) == 4 and word.isdigit() for word in rest[:3]
    )


def is_ratio(frame: Frame, unit: Unit) -> bool:
    """ "One every six minutes", "for every 100 burglaries, 14 arrests", "nine times more likely"."""
    candidate = frame.candidate
    words = words_in(candidate.doc).lows[candidate.first : candidate.last]
    if candidate.quantity.form == "one_in" and unit is not Unit.PERCENT:
        return True
    before = words_in(candidate.doc).lows[: candidate.first]
    return "every" not in words and before[-12:-1].count("every") > 0 and before[:2] == ["for", "every"]


def fraction_of_past(frame: Frame) -> tuple[str, Value, str | None] | None:
    """ "Half the level of five years ago", "less than half what it was": a fall by the rest; between places it is a ratio."""
    candidate, value = frame.candidate, frame.candidate.quantity.value
    if candidate.quantity.form not in ("fraction", "digits") or candidate.quantity.unit is not Unit.PERCENT or not isinstance(value, float):
        return None
    if candidate.quantity.form == "digits":
        return None
    after = words_in(candidate.doc).lows[candidate.last : candidate.last + 4]
    if after[:1] == ["what"] or after[:2] in (
        ["the", "level"],
        ["the", "number"],
        ["the", "rate"],
        ["the", "figure"],
        ["its", "level"],
        ["the", "total"],
    ):
        rest = set(words_in(candidate.doc).lows[candidate.last : candidate.last + 12])
        if rest & {"ago", "was", "were", "before", "previous", "earlier", "in", "of"}:
            return "change", round(100 - value, 2), "decrease"
    if after[:1] == ["that"]:
        return "ratio", round(value / 100, 4), None
    return None


def is_run(frame: Frame) -> bool:
    """Whether the words count years in a row: "third year running", "second consecutive annual rise"."""
    candidate = frame.candidate
    words = set(words_in(candidate.doc).lows[candidate.first : candidate.last])
    return (
        candidate.sort not in ("comparison", "trend", "quantifier")
        and bool(words & set(AGAIN))
        and not isinstance(candidate.quantity.value, tuple)
    )


def run_direction(frame: Frame) -> str | None:
    """Which way the years in a row went: "seventh consecutive fall", "the fifth year in a row it has gone down"."""
    doc, candidate = frame.candidate.doc, frame.candidate
    up = word_set("claims", "movement", "increase_nouns") | {"growth", "rising", "up", "increased", "rose", "grown"}
    down = word_set("claims", "movement", "decrease_nouns") | {"down", "fallen", "falling", "fell", "dropped"}
    after = list(doc[candidate.last : candidate.last + 8])
    before = list(reversed(list(doc[max(0, candidate.first - 8) : candidate.first])))
    # "Fell for four years in a row, after rising": behind "for" the words before it say what went on.
    led = candidate.first > 0 and doc[candidate.first - 1].lower_ in ("for", "the")
    own = list(doc[candidate.first : candidate.last])
    for token in (*own, *before, *after) if led else (*own, *after, *before):
        if token.lower_ == "up" and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in ("to", "until", "till"):
            continue  # "up to 2016/17"
        if token.lower_ in up or direction_of(token) == "increase":
            return "increase"
        if token.lower_ in down or direction_of(token) == "decrease":
            return "decrease"
    return "none"


def carried_unit(frame: Frame, before: "Frame | None", before_unit: Unit | None) -> Unit | None:
    """The unit that a bare number shares with the claim before it: "22 per cent, then robbery (14)", "six seconds, against 13"."""
    candidate, quantity = frame.candidate, frame.candidate.quantity
    if before is None or before_unit in (None, Unit.COUNT, Unit.NONE, Unit.RANK, Unit.TIMES) or candidate.sort != "number":
        return None
    if quantity.unit is not Unit.COUNT or quantity.form != "digits" or not isinstance(quantity.value, float):
        return None
    if (before_unit is Unit.PERCENT and quantity.value > 100) or before_unit is Unit.GBP:
        return None
    if not bare(frame, before):
        return None
    return before_unit


def bare(frame: Frame, before: Frame) -> bool:
    """Whether the number names nothing that it counts, and stands where the one before stood."""
    candidate, doc = frame.candidate, frame.candidate.doc
    after = doc[candidate.last] if candidate.last < len(doc) else None
    place = candidate.first - 1
    while place > 0 and doc[place].lower_ in (
        "now",
        "just",
        "only",
        "still",
        "about",
        "around",
        "roughly",
        "nearly",
        "almost",
        "then",
        "a",
        "mere",
    ):
        place -= 1
    left = doc[place].lower_ if place >= 0 else ""
    same_sentence = before.candidate.doc is doc
    if after is not None and after.lower_ == "of":
        previous = before.candidate
        return same_sentence and previous.last < len(doc) and doc[previous.last].lower_ == "of"
    if frame.counted is not None or (
        after is not None and after.lower_ in ("more", "fewer", "less", "extra", "people", "were", "are", "have", "had", "could")
    ):
        return False
    own = set(words_in(doc).lows[candidate.first : candidate.last])
    linked = left in word_set("kinds", "links", "bare_after") or own & {"by", "just", "above", "from"}
    if not linked:
        return False
    if left == "by" or "by" in own:
        return same_sentence
    if left == "of" and candidate.first > 1 and doc[candidate.first - 2].lower_ in word_set("kinds", "standards", "averages"):
        return same_sentence
    if after is not None and after.lower_ in ("now", "today", "currently"):
        return same_sentence
    pointing = frame.subject is not None and frame.subject.lower_ in ("it", "this", "that", "figure", "average", "rate")
    if pointing and left in ("is", "was", "been") and not same_sentence:
        return True
    fraction = candidate.quantity.last_place is not None and candidate.quantity.last_place < 1
    return fraction if not same_sentence else left not in (",", "and") or fraction or (after is not None and after.is_punct)


def own_side(verb: "Token | None") -> bool:
    """Whether the subject is the speaker's own side."""
    subject = subject_of(verb) if verb is not None else None
    return subject is not None and subject.lower_ in word_set("kinds", "target", "own_side")
