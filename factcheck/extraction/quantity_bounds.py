"""Bounds and movement around an amount: "more than", "or so", "fell by", "12 per cent higher", "not"."""

from dataclasses import replace

from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

MARKS = frozenset("*†‡")
ARTICLES = frozenset(("a", "an", "the"))
SIZE_LINKS = frozenset(("by", "of"))
LINKS_AT_MOST = 3
NOUN_REACH = 3
LOOK_BACK = 12


def bounded(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """The amount with the words that bound it on either side."""
    first, approx = bounds_before(tokens, amount.first, words, rank=amount.form == "rank")
    nearly = words.lists["almost_verbs"].before(tokens, first) if amount.form == "multiple" and amount.direction else None
    if nearly:
        first, approx = first - nearly[0], "almost"
    if tokens.low(first) == "knocking" and not words.sets["knocked_on"].isdisjoint(tokens.lows(amount.last, amount.last + NOUN_REACH)):
        first, approx = amount.first, None
    last, after = bounds_after(tokens, amount.last, words)
    if after is None and amount.form != "rank":
        last, after = bounds_apart(tokens, last, words)
    negated = denied(tokens, first, words)
    return replace(amount, bound_first=first, last=last, approx=after or approx or amount.approx, negated=negated)


def bounds_before(tokens: Tokens, first: int, words: NumberWords, *, rank: bool = False) -> tuple[int, str | None]:
    """Where the bounding words before a number begin, and what they say; "well over about 30" is read outwards from the number.

    "Up to third" is a move, no bound: `rank` tells that it stands before a place.
    """
    approx: str | None = None
    here = first
    for _ in range(3):
        found = words.keyed["bounds_before"].before(tokens, here)
        if found is None or tokens.sentences[here - found[0]] != tokens.sentences[first]:
            step = 1 if here < first and tokens.low(here - 1) in ("a", "an") else 0
            return here - step, approx
        if tokens.lows(here - 2, here) == ["up", "to"] and (rank or tokens.low(here - 3) in words.sets["moved_up"]):
            return here, approx
        here -= found[0]
        if found[1] != "exact":
            approx = approx or found[1]
    return here, approx


def bounds_after(tokens: Tokens, last: int, words: NumberWords) -> tuple[int, str | None]:
    """Where the bounding words after a number end, and what they say; a footnote mark belongs to the number."""
    if tokens.low(last) in MARKS and tokens.glued(last):
        last += 1
    found = words.keyed["bounds_after"].at(tokens, last)
    if found is None or (tokens.low(last) == "+" and not tokens.glued(last)) or (tokens.low(last) == "-" and not tokens.glued(last)):
        return last, None
    return last + found[0], found[1]


def bounds_apart(tokens: Tokens, last: int, words: NumberWords) -> tuple[int, str | None]:
    """The same for a bound behind the noun or a comma ("300 calls or more", "300, give or take"); a noun is not made part of the number."""
    apart, stops = words.keyed["bounds_apart"], words.sets["noun_stops"]
    for here in range(last, last + NOUN_REACH + 1):
        low = tokens.low(here)
        start = here + 1 if low == "," else here
        found = apart.at(tokens, start) if start > here or low in apart.forward else None
        if found:
            end = start + found[0]
            inside = end < len(tokens) and tokens.kind(end) == "word" and tokens.sentences[end] == tokens.sentences[last - 1]
            if tokens.sentences[start] != tokens.sentences[last - 1] or (inside and tokens.low(end) not in words.sets["bound_ends"]):
                break
            return end if here == last else last, found[1]
        if low in stops or tokens.kind(here) != "word":
            break
    return last, None


def denied(tokens: Tokens, first: int, words: NumberWords) -> bool:
    """Whether the number is denied by the words right before it ("not 7.5%")."""
    here = first - 1 if tokens.low(first - 1) in ARTICLES or tokens.low(first - 1) == "by" else first
    found = words.lists["negations"].before(tokens, here)
    return found is not None and words.lists["negation_excused"].at(tokens, here - found[0]) is None


def moved(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """The amount with the direction that a word of movement right before or after it gives, and the span stretched over that word."""
    if amount.direction or amount.form == "rank" or amount.pair == "from_to":
        return amount
    for read in (endpoint, moved_before, moved_after, moved_far):
        found = read(tokens, amount, words)
        if found is not None:
            return found
    return amount


def movement(tokens: Tokens, index: int, words: NumberWords, *, by: bool) -> tuple[int, str] | None:
    """The word of movement that ends right before this place, as (how long, direction); `by` tells whether "by" stands behind it."""
    found = words.keyed["change_before"].before(tokens, index)
    if found is None or words.lists["change_excused"].before(tokens, index) or excused_ahead(tokens, index - found[0], words):
        return None
    if not by and tokens.low(index - 1) in words.sets["change_by_only"]:
        return None
    return found


def excused_ahead(tokens: Tokens, first: int, words: NumberWords) -> bool:
    """Whether the word begins a phrase that is no movement ("fall under Schedule 3")."""
    return words.lists["change_excused"].at(tokens, first) is not None


def endpoint(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "rose to 61,159", "down from 83": one end of a move, kept without direction for "to"."""
    here = amount.lead
    link = tokens.low(here - 1)
    if link not in ("to", "from", "at"):
        return None
    found = movement(tokens, here - 1, words, by=True)
    if found is None:
        return replace(amount, pair="from") if link == "from" else None
    if link == "from":
        first = here - 1 - found[0]
        first -= 1 if tokens.low(first - 1) in ("an", "a") else 0
        return replace(amount, bound_first=first, direction=found[1], pair="from")
    return replace(amount, pair="to") if link == "to" else None


def moved_before(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "fell by 13%", "a drop of 4%", "down 38%", "another 180"."""
    here = amount.lead
    added = words.lists["added"].before(tokens, here)
    if added:
        first = here - added[0]
        outer = moved_before(tokens, replace(amount, bound_first=first), words) if tokens.low(first - 1) != "to" else None
        return outer or replace(amount, bound_first=first, direction="increase")
    for _ in range(LINKS_AT_MOST):
        found = movement(tokens, here, words, by=not SIZE_LINKS.isdisjoint(tokens.lows(here, amount.lead)))
        if found:
            first = here - found[0]
            first -= 1 if tokens.low(first - 1) in ("a", "an") else 0
            return replace(amount, bound_first=first, direction=found[1]) if sizes(tokens, amount, here) else None
        link = words.lists["change_links"].before(tokens, here)
        if link is None:
            return None
        here -= link[0]
    found = movement(tokens, here, words, by=not SIZE_LINKS.isdisjoint(tokens.lows(here, amount.lead)))
    return replace(amount, bound_first=here - found[0], direction=found[1]) if found else None


def sizes(tokens: Tokens, amount: Amount, here: int) -> bool:
    """Whether a word of movement right before the number gives its size: "cut 300 officers" does, a length of time does not."""
    return here < amount.lead or amount.unit not in (Unit.YEARS, Unit.MONTHS, Unit.DAYS)


def moved_after(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "12 per cent higher", "500 fewer", "a 19 per cent drop", "a 30 per cent annual increase"."""
    here = amount.last
    if tokens.low(here) == "-" and tokens.glued(here):
        here += 1
    found = words.keyed["change_after"].at(tokens, here)
    for _ in range(2):
        if found:
            break
        adjective = words.lists["change_adjectives"].at(tokens, here)
        if adjective is None:
            break
        here += adjective[0]
        found = words.keyed["change_after"].at(tokens, here)
    if found is None or not follows_well(tokens, here, found[0]):
        return None
    if amount.unit in (Unit.RANK, Unit.TIMES):
        likely = tokens.low(here + found[0]) in words.sets["times_likely"]
        return None if likely else replace(amount, direction=found[1])
    first = amount.lead - 1 if tokens.low(amount.lead - 1) in ("a", "an") else amount.lead
    noun = tokens.low(amount.lead - 1) in ("a", "an")
    return replace(amount, bound_first=first, last=here + found[0] if noun else amount.last, direction=found[1])


def follows_well(tokens: Tokens, here: int, length: int) -> bool:
    """Whether the word after the number is a movement here: "12 up to 15", "30 off work" and "5 or better" are not."""
    after = tokens.low(here + length)
    if tokens.low(here) == "up" and after in ("to", "and", "for"):
        return False
    if tokens.low(here) == "off":
        return after in ("the", "its", "their", "")
    return not (tokens.low(here) in ("short", "down") and after in ("the", "a"))


def moved_far(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "increased in the last year by 17%", "a reduction in burglaries of 58%": the nearest word of movement before it in the sentence."""
    here = amount.lead - 1
    link = tokens.low(here)
    if link not in SIZE_LINKS:
        return None
    sentence = tokens.sentences[here]
    for back in range(here, max(here - LOOK_BACK, 0), -1):
        if tokens.sentences[back - 1] != sentence or tokens.low(back - 1) in (";", ","):
            return None
        found = movement(tokens, back, words, by=True)
        if found and (link == "by" or (tokens.low(back) == "in" and tokens.low(back - 1) in words.sets["change_nouns"])):
            return replace(amount, bound_first=here, direction=found[1])
        if found and link == "of":
            return None
    return None
