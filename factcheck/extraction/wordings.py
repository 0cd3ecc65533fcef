"""Finds claims that are made in words alone: superlatives, records, comparisons, trends, "every", and "as has …"."""

from collections.abc import Container, Iterator, Sequence
from functools import cache
from typing import TYPE_CHECKING

from factcheck.extraction.candidates import Candidate, from_words, word_list, words_in
from factcheck.extraction.clauses import ancestors, child, subject_of, verb_of
from factcheck.extraction.trends import trends
from factcheck.extraction.vocabulary import phrase_list, word_set
from factcheck.values import Unit

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAGE = "claims"
ECHOED = ("has", "have", "had", "did", "does", "do", "is", "are", "was", "were")
SPANS = ("year", "month", "quarter", "week", "day")
"""What "every" counts steps of and no things: "rose every year"."""
PLACED = ("is", "are", "was", "were", "now", "came", "come", "comes", "ranked", "joint", "still")


def find_wordings(doc: "Doc", taken: Sequence[Candidate]) -> list[Candidate]:
    """The claims in words of a parsed sentence, in order, none overlapping a number that is already taken or another of them."""
    used = {place for each in taken for place in range(each.first, each.last)}
    found: list[Candidate] = []
    for finder in (echoes, extremes, superlatives, never_so, negated, comparisons, quantifiers, trends):
        for candidate in finder(doc, [*taken, *found]):
            places = range(candidate.first, candidate.last)
            if not used.intersection(places):
                used.update(places)
                found.append(candidate)
    return sorted(found, key=lambda each: each.first)


def phrases(doc: "Doc", group: str, name: str) -> Iterator[tuple[int, int, str]]:
    """Where the phrases of a list stand, as a half-open run of tokens."""
    words, tokens = word_list(doc)
    for first, last, phrase in phrase_list(PAGE, group, name).find(words):
        yield tokens[first], tokens[last - 1] + 1, phrase


def places_of(lows: Sequence[str], wanted: Container[str]) -> list[int]:
    """The places of the wanted words."""
    return [place for place, low in enumerate(lows) if low in wanted]


def extremes(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "A record number", "an all-time low", "a new high", "a ten-year low"."""
    lows = words_in(doc).lows
    for name, direction in (("high", "increase"), ("low", "decrease")):
        for first, last, phrase in phrases(doc, "extremes", name):
            after = doc[last].lower_ if last < len(doc) else ""
            if phrase == "a record" and (after in ("of", "") or doc[last].pos_ not in ("NOUN", "ADJ", "NUM", "PROPN")):
                continue
            if phrase == "peak" and (first == 0 or doc[first - 1].lower_ not in ("a", "its", "at", "new")):
                continue
            yield from_words(doc, first, last, sort="rank", value=1, unit=Unit.RANK, direction=direction, form="rank")
        for place in places_of(lows, (name,)):
            if place >= 3 and lows[place - 1] in ("year", "decade") and lows[place - 2] == "-":
                yield from_words(doc, place - 3, place + 1, sort="rank", value=1, unit=Unit.RANK, direction=direction, form="rank")


def superlatives(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "The lowest since 2014", "one of the best forces in the country", "top for …"."""
    passed = -1
    for place in places_of(words_in(doc).lows, ranking_words()):
        token = doc[place]
        reading = superlative(token) if place >= passed else None
        if reading is None:
            continue
        first, last, direction = reading
        first, hedged = hedge_before(doc, first)
        last = joined_participle(doc, last)
        moved = moved_to(doc, first, last)
        if moved is not None:
            passed = moved
            yield from_words(doc, first, last, sort="rank", form="rank", head=token)
            continue
        yield from_words(
            doc,
            first,
            last,
            sort="rank",
            value=None if hedged else 1,
            unit=Unit.NONE if hedged else Unit.RANK,
            direction=direction,
            approx="about" if hedged else "exact",
            form="rank",
            head=token,
        )


@cache
def ranking_words() -> frozenset[str]:
    """Every word that `superlative` can read."""
    return frozenset({"top", "bottom", "most", "least"}).union(
        *(word_set(PAGE, "superlatives", name) for name in ("high", "low", "quality"))
    )


def moved_to(doc: "Doc", first: int, last: int) -> int | None:
    """The end of "from one of the worst … to one of the best": a move between two places that are not counted, or None."""
    before = words_in(doc).lows[max(0, first - 3) : first]
    if "from" not in before:
        return None
    quality = word_set(PAGE, "superlatives", "quality") | word_set(PAGE, "superlatives", "high") | word_set(PAGE, "superlatives", "low")
    for token in doc[last : last + 16]:
        if token.lower_ in quality and "to" in words_in(doc).lows[last : token.i]:
            return token.i + 1
    return None


def plain_superlative(candidate: Candidate) -> bool:
    """Whether a rank of the number layer is a superlative alone, which is read here with what surrounds it."""
    words = [token.lower_ for token in candidate.doc[candidate.first : candidate.last] if token.lower_ not in ("-", "performing")]
    known = frozenset[str]().union(*(word_set(PAGE, "superlatives", name) for name in ("high", "low", "quality"))) | {"top", "bottom"}
    first = words[-2:-1] if words[-1:] and words[-1] in word_set(PAGE, "superlatives", "adjectives") else words[-1:]
    return (
        candidate.sort == "rank"
        and len(words) <= 2
        and bool(first)
        and first[0] in known
        and not isinstance(candidate.quantity.value, tuple)
        and words[0] in known
    )


def superlative(token: "Token") -> tuple[int, int, str | None] | None:
    """The run of a superlative that puts something in an order, with the end of the measure that it names."""
    lower, doc = token.lower_, token.doc
    high, low, quality = (word_set(PAGE, "superlatives", name) for name in ("high", "low", "quality"))
    if lower in ("top", "bottom") and token.dep_ not in ("compound",) and ranked_top(token):
        return token.i, token.i + 1, "increase" if lower == "top" else "decrease"
    if lower in ("most", "least") and token.i + 1 < len(doc) and doc[token.i + 1].lower_ in word_set(PAGE, "superlatives", "adjectives"):
        return (token.i, token.i + 2, None) if scoped(token) or is_predicate(token) else None
    if lower not in high | low | quality or lower in ("least",) or (lower == "most" and not counts_most(token)):
        return None
    if token.i and doc[token.i - 1].lower_ in ("at", "our", "your", "my", "his", "her") and lower in quality | {"least", "most"}:
        return None
    if (
        not scoped(token)
        and not measured(token)
        and not (lower in quality and moved_to(token.doc, hedge_before(doc, token.i)[0], token.i + 1))
    ):
        return None
    direction = "increase" if lower in high else "decrease" if lower in low or lower in word_set(PAGE, "superlatives", "worse") else None
    return token.i, token.i + 1, direction


def ranked_top(token: "Token") -> bool:
    """ "Is now top per head", "came bottom", "top of the table": the place and not the thing at the top."""
    doc = token.doc
    before = doc[token.i - 1].lower_ if token.i else ""
    after = doc[token.i + 1].lower_ if token.i + 1 < len(doc) else ""
    if after in ("of", "per", "in", "for", "among", "nationally"):
        return before in PLACED or (before in ("the", "at", "as") and scoped(token))
    if after in ("force", "forces", "constabulary") and before == "the":
        return scoped(token)
    return after in ("performing", "-", "performer") and scoped(token)


def counts_most(token: "Token") -> bool:
    """ "The most searches of any force": a noun is counted, no adjective raised and no part taken."""
    return (
        token.tag_ in ("JJS", "RBS")
        and token.i > 0
        and token.doc[token.i - 1].lower_ == "the"
        and token.head.pos_ == "NOUN"
        and scoped(token)
    )


def scoped(token: "Token") -> bool:
    """Whether the words after it say among which places or since when, or "of our most similar forces"."""
    words, tokens = word_list(token.doc)
    for name in ("places", "times"):
        for first, _, _ in phrase_list(PAGE, "scopes", name).find(words):
            if tokens[first] > token.i:
                return True
    return False


def measured(token: "Token") -> bool:
    """Whether it raises a noun that is a figure ("the lowest rate"), or stands alone as one ("at its lowest")."""
    if (
        token.lower_ in ("highest", "lowest")
        and token.i
        and token.doc[token.i - 1].lower_ in ("its", "their", "the", "his", "second", "third")
    ):
        head = token.head if token.dep_ in ("amod", "compound", "nmod") else token
        return head is token or head.lower_ in word_set(PAGE, "scopes", "measures")
    if token.dep_ in ("amod", "compound") and recorded_by_place(token):
        return True
    if token.dep_ in ("acomp", "attr", "advmod") and is_predicate(token) and token.lower_ not in ("best", "worst", "most", "least"):
        subject = subject_of(verb_of(token)) if verb_of(token) is not None else None  # type: ignore[arg-type]
        return subject is not None and subject.i in token.doc._.places
    around = set(words_in(token.doc).lows[token.i + 1 : token.i + 4])
    return "performing" in around and bool(around & {"force", "forces", "area", "areas"})


def recorded_by_place(token: "Token") -> bool:
    """ "Nottinghamshire recorded the sharpest rise": a named place is ranked by a figure."""
    verb = verb_of(token)
    subject = subject_of(verb) if verb is not None else None
    moves = (
        word_set(PAGE, "movement", "increase_nouns")
        | word_set(PAGE, "movement", "decrease_nouns")
        | word_set(PAGE, "scopes", "measures")
        | {"record"}
    )
    if verb is None or subject is None or verb.lower_ not in word_set(PAGE, "superlatives", "recorded_by"):
        return False
    return subject.i in token.doc._.places and token.head.lower_ in moves and token.head.tag_ == "NN"


def is_predicate(token: "Token") -> bool:
    """Whether it is said of the subject: "is among the most efficient"."""
    verb = verb_of(token)
    return verb is not None and verb.lower_ in ("is", "are", "was", "were", "remains", "be", "been") and token.i > verb.i


def hedge_before(doc: "Doc", first: int) -> tuple[int, bool]:
    """Where the expression begins with "one of the" or "among the" before it, and whether it has one."""
    words = words_in(doc).lows[max(0, first - 4) : first]
    for phrase in (["one", "of", "the"], ["some", "of", "the"], ["among", "the"], ["amongst", "the"], ["one", "of", "its"]):
        if words[-len(phrase) :] == phrase:
            return first - len(phrase), True
    if words[-1:] == ["the"] and words[-2:-1] in (["among"], ["amongst"]):
        return first - 2, True
    return first, False


def joined_participle(doc: "Doc", last: int) -> int:
    """Past "-performing" and "-ever" that are glued on."""
    while last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].lower_ in ("performing", "ever", "hit", "rated"):
        last += 2
    return last


def never_so(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "Has never been lower", "have never been so numerous": an extreme by another name."""
    lows = words_in(doc).lows
    for place in places_of(lows, ("never",)):
        words = lows[place : place + 4]
        if words[:2] != ["never", "been"] or len(words) < 3:
            continue
        last = place + (4 if words[2] in ("so", "as") else 3)
        named = doc[last - 1]
        if named.tag_ in ("JJR", "RBR") or words[2] == "so":
            way = compared_way(named) if named.tag_ in ("JJR", "RBR") else "increase"
            yield from_words(doc, place, last, sort="rank", value=1, unit=Unit.RANK, direction=way, form="rank", head=named)


def negated(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "No force has more", "nobody does better", "more than any other force", "than anywhere else": first by another name."""
    words = words_in(doc)
    for place in words.compared():
        token = doc[place]
        if words.lows[place] in ("earlier", "later", "sooner", "rather"):
            continue
        direction = compared_way(token)
        after = words.lows[place + 1 : place + 12]
        if ["than", "ever"] in (after[:2], after[1:3], after[2:4]):
            last = token.i + 3 + next(gap for gap in range(3) if after[gap : gap + 2] == ["than", "ever"])
            yield from_words(doc, token.i, last, sort="rank", value=1, unit=Unit.RANK, direction=direction, form="rank", head=token)
            continue
        if "than" in after:
            rest = after[after.index("than") + 1 :][:3]
            if rest[:1] == ["anywhere"] or rest[:2] in (["any", "other"], ["all", "other"], ["any", "force"], ["every", "other"]):
                last = token.i + 1 + after.index("than") + (3 if rest[:1] != ["anywhere"] else 2)
                yield from_words(
                    doc, token.i, min(last, len(doc)), sort="rank", value=1, unit=Unit.RANK, direction=direction, form="rank", head=token
                )
                continue
        verb = verb_of(token)
        subject = subject_of(verb) if verb is not None else None
        if subject is not None and subject.i < token.i and nobody(subject):
            yield from_words(doc, token.i, token.i + 1, sort="rank", value=1, unit=Unit.RANK, direction=direction, form="rank", head=token)


def nobody(subject: "Token") -> bool:
    """Whether the subject denies that any other force does it."""
    if subject.lower_ in ("nobody", "none", "nowhere"):
        return True
    denied = child(subject, "det")
    return (
        denied is not None
        and denied.lower_ == "no"
        and subject.lower_ in ("force", "forces", "area", "county", "region", "city", "constabulary", "other")
    )


def compared_way(token: "Token") -> str | None:
    """Which end of the measure a comparative names."""
    lower = token.lower_
    if lower in ("better", "worse", "safer"):
        return {"better": None, "worse": "increase", "safer": "decrease"}[lower]
    decrease = word_set(PAGE, "movement", "decrease_words") | {"quicker", "faster"}
    return "decrease" if lower in decrease else "increase"


def comparisons(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "Above the national average", "surpassed the target", "safer than every US state", "well within its target"."""
    words, tokens = word_list(doc)
    for first, last, _ in phrase_list(PAGE, "comparisons", "averages").find(words):
        mark = standard_verb(doc, tokens[first])
        if mark is None or near_number(taken, doc, mark[0], tokens[last - 1]):
            continue
        yield from_words(doc, mark[0], mark[1], sort="comparison", direction=mark[2])
    for place in words_in(doc).compared():
        token, after = doc[place], place + 1
        if token.lower_ not in word_set(PAGE, "comparisons", "comparatives"):
            continue
        if after < len(doc) and doc[after].lower_ == "than" and after + 1 < len(doc) and other_place(doc, after + 1):
            every = [each.i for each in doc[after + 1 : after + 3] if each.lower_ in ("every", "all", "most")]
            last = every[0] + 1 if every else after + 1
            if not near_number(taken, doc, token.i, after):
                yield from_words(doc, token.i, last, sort="comparison", direction=compared_way(token), head=token)


def standard_verb(doc: "Doc", place: int) -> tuple[int, int, str] | None:
    """The words that put something above or below a standard named at a place: their run and the direction."""
    for back in range(place - 1, max(-1, place - 6), -1):
        lower = doc[back].lower_
        if lower in ("above", "over") or lower in word_set(PAGE, "comparisons", "above_verbs"):
            return (back, back + 1, "increase") if doc[back].pos_ != "NOUN" else None
        if lower in ("below", "under", "behind") or lower in word_set(PAGE, "comparisons", "below_verbs"):
            return (back - 1, back + 1, "decrease") if lower == "behind" and back else (back, back + 1, "decrease")
        if lower == "within" and doc[place].lower_.startswith("target"):
            first = back - 1 if back and doc[back - 1].lower_ in ("well", "comfortably") else back
            return (first, back + 1, "decrease") if first < back else None
        if lower == "than" and back and doc[back - 1].lower_ in word_set(PAGE, "comparisons", "comparatives"):
            return back - 1, back + 1, compared_way(doc[back - 1]) or "increase"
        if doc[back].is_punct or doc[back].pos_ == "VERB":
            return None
    return None


def other_place(doc: "Doc", place: int) -> bool:
    """Whether "than" is followed by other places: "every US state", "London", "the rest of the country", "neighbouring forces"."""
    after = words_in(doc).lows[place : place + 6]
    if after[:1] in (["every"], ["most"], ["neighbouring"], ["similar"], ["other"]) or after[:2] == ["the", "rest"]:
        return True
    return bool({"force", "forces", "county", "counties", "areas", "cities", "regions", "elsewhere", "states"} & set(after[:4]))


def near_number(taken: Sequence[Candidate], doc: "Doc", first: int, last: int) -> bool:
    """Whether a number stands right before the words and carries the comparison itself."""
    return any(each.doc is doc and each.sort == "number" and 0 <= first - each.last <= 1 for each in taken)


def quantifiers(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "Will go to every burglary", "not one force": all or none of something that can be counted."""
    attended = word_set(PAGE, "quantifiers", "attended")
    for place in places_of(words_in(doc).lows, ("every", "not")):
        token = doc[place]
        if token.lower_ == "every" and token.dep_ == "det" and token.head.pos_ in ("NOUN", "PROPN") and token.head.lower_ not in SPANS:
            verbs = [each.lower_ for each in (token.head, *ancestors(token))]
            if token.head.lower_ in word_set(PAGE, "quantifiers", "attended_nouns") and attended.intersection(verbs):
                yield from_words(doc, token.i, token.i + 1, sort="quantifier", value=100, unit=Unit.PERCENT, form="word", head=token.head)
        if token.lower_ == "not" and token.i + 2 < len(doc) and doc[token.i + 1].lower_ in ("one", "single"):
            noun = doc[token.i + 2]
            if noun.lower_ in ("force", "officer", "arrest", "charge", "burglary", "offence", "crime", "complaint", "search"):
                yield from_words(doc, token.i, token.i + 2, sort="quantifier", value=0, unit=Unit.COUNT, form="word", head=noun)


def echoes(doc: "Doc", taken: Sequence[Candidate]) -> Iterator[Candidate]:
    """ "… as has the number of offenders": the same move, said again of another thing."""
    lows = words_in(doc).lows
    for place in places_of(lows[:-2], ("as", "so")):
        if lows[place + 1] not in ECHOED or (place and lows[place - 1] in ("same", "just", "such")):
            continue
        if doc[place + 2].pos_ in ("DET", "NOUN", "PROPN", "ADJ", "NUM"):
            yield from_words(doc, place, place + 2, sort="echo", form="none", head=doc[place + 1])
