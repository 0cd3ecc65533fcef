"""Ranks: "third worst", "sixth safest", "from 45th to third", "number one", "top ten", "highest", "record", "ten-year low"."""

from dataclasses import replace

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

ENDS = {"high": "increase", "low": "decrease", "quality": None}
PLACES_APART = 7
AMONG = frozenset(("among", "amongst"))
LOWS = frozenset(("low", "lows"))
HIGHS = frozenset(("high", "highs", "peak"))


def read_rank(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """The rank that begins at this piece, or None."""
    if tokens.kind(first) == "sign":
        return None
    for read in (rank_name, number_one, band, dated_extreme, placed, superlative):
        found = read(tokens, first, words)
        if found is not None:
            return with_joint(tokens, found)
    return None


def with_joint(tokens: Tokens, amount: Amount) -> Amount:
    """The place with the word that says that it is shared: "joint third", "joint-top"."""
    here = amount.first - (1 if tokens.low(amount.first - 1) == "-" and tokens.glued(amount.first) else 0)
    return replace(amount, first=here - 1) if tokens.low(here - 1) == "joint" else amount


def rank_name(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Runner-up", "bottom but one": a place with a name of its own."""
    found = words.rank_names.at(tokens, first)
    return None if found is None else rank(first, first + found[0], found[1])


def rank(
    first: int, last: int, value: float | None, *, end: str | None = None, approx: str = "exact", numbers: tuple[int, int] | None = None
) -> Amount:
    """An amount that is a place in an order."""
    number_first, number_last = numbers or (first, last)
    unit = Unit.RANK if value is not None else Unit.NONE
    return Amount(
        first=first,
        last=last,
        number_first=number_first,
        number_last=number_last,
        value=value,
        unit=unit,
        form="rank",
        direction=end,
        approx=approx,
        named=True,
        words=True,
    )


def number_one(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Number one", "No 1", "number 3 in the country"."""
    if tokens.low(first) not in ("number", "no"):
        return None
    here = first + (2 if tokens.low(first + 1) == "." else 1)
    if tokens.low(first + 1) not in ("one", "1"):
        return None
    if tokens.low(first) == "no" and tokens.low(here) == "one":
        return None
    if words.lists["not_number_one"].at(tokens, here + 1):
        return None
    return rank(first, here + 1, 1.0)


def band(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Top ten", "bottom five": within so many places of an end."""
    approx = words.bands.get(tokens.low(first))
    numeral = read_numeral(tokens, first + 1, words) if approx else None
    if (
        numeral is None
        or numeral.value is None
        or numeral.form != "digits"
        or not 1 < numeral.value <= 100
        or tokens.low(numeral.last) in ("%", "per")
    ):
        return None
    return rank(first, numeral.last, numeral.value, approx=approx or "up_to", numbers=(numeral.first, numeral.last))


def dated_extreme(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "A ten-year low", "an 18-month high", "a record low", "a new high", "an all-time high"."""
    here = first
    if tokens.low(first) in ("record", "new", "historic"):
        here = first + 1
    elif tokens.lows(first, first + 3) == ["all", "-", "time"]:
        here = first + 3
    else:
        numeral = read_numeral(tokens, first, words)
        if (
            numeral is None
            or numeral.form != "digits"
            or tokens.low(numeral.last) != "-"
            or tokens.low(numeral.last + 1) not in words.durations
        ):
            return None
        here = numeral.last + 2
    here += 1 if tokens.low(here) == "-" else 0
    if tokens.low(here) in LOWS | HIGHS and tokens.low(here + 1) not in words.sets["high_low_excused"]:
        return rank(first, here + 1, 1.0, end="decrease" if tokens.low(here) in LOWS else "increase")
    return None


def ordinal(tokens: Tokens, first: int, words: NumberWords) -> tuple[float, int] | None:
    """The place named by an ordinal, and where it ends."""
    low = tokens.low(first)
    if low in words.numbers["ordinals"]:
        return words.numbers["ordinals"][low], first + 1
    tens = words.numbers["cardinals"].get(low, 0)
    if 20 <= tens <= 90 and tokens.low(first + 1) == "-" and words.numbers["ordinals"].get(tokens.low(first + 2), 10) < 10:
        return tens + words.numbers["ordinals"][tokens.low(first + 2)], first + 3
    numeral = read_numeral(tokens, first, words) if tokens.kind(first) == "number" else None
    if numeral and numeral.form == "ordinal" and numeral.value:
        return numeral.value, numeral.last
    return None


def placed(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Third worst", "sixth safest", "came second", "41st out of 43"."""
    found = ordinal(tokens, first, words)
    if found is None:
        return None
    value, last = found
    after = last + (1 if tokens.low(last) == "-" and tokens.glued(last) else 0)
    end = words.keyed["superlatives"].at(tokens, after)
    if end and tokens.low(after) not in ("record", "peak", "number"):
        size = (
            2 if end[1] in ENDS and tokens.low(after) in ("most", "least") and tokens.kind(after + 1) == "word" and end[0] == 1 else end[0]
        )
        return rank(first, after + size, value, end=ENDS[end[1]], numbers=(first, last))
    whole = table_size(tokens, last, words)
    if whole:
        return rank(first, whole, value, numbers=(first, last))
    alone = words.lists["rank_alone"].at(tokens, last)
    if alone:
        return rank(first, last + alone[0], value, numbers=(first, last))
    start = tokens.low(last) == "from" and ordinal(tokens, last + 1, words) is not None
    if (start or words.lists["rank_followers"].at(tokens, last)) and ranked_before(tokens, first, words):
        return rank(first, last, value)
    joined = tokens.low(first - 1) == "-" and tokens.glued(first) and tokens.low(first - 2) == "joint"
    if (joined or tokens.low(first - 1) in words.sets["rank_joins"]) and not unit_after(tokens, last, words):
        return rank(first, last, value)
    return rank(first, last, value) if moved_place(tokens, first, last, words) else None


def moved_place(tokens: Tokens, first: int, last: int, words: NumberWords) -> bool:
    """Whether an ordinal is one end of a move through an order: "slipped from third to 45th", "climbed to third"."""
    if tokens.low(first - 1) not in ("to", "from") or (tokens.kind(last) == "word" and tokens.low(last) not in words.sets["rank_ends"]):
        return False
    if words.lists["rank_moves"].before(tokens, first - 1):
        return True
    if tokens.low(first - 1) == "from" and end_before(tokens, first - 1, words):
        return True
    back = next((place for place in range(first - 2, max(first - PLACES_APART, -1), -1) if tokens.low(place) in ("from", "to")), None)
    return back is not None and tokens.low(back) != tokens.low(first - 1) and words.lists["rank_moves"].before(tokens, back) is not None


def end_before(tokens: Tokens, here: int, words: NumberWords) -> bool:
    """Whether the place that a move leads to stands right before "from": "number one from 41st", "sixth from twelfth"."""
    if tokens.lows(here - 2, here) in (["number", "one"], ["number", "1"]):
        return True
    places = (ordinal(tokens, back, words) for back in range(here - 3, here))
    return any(place is not None and place[1] == here for place in places)


def unit_after(tokens: Tokens, last: int, words: NumberWords) -> bool:
    """Whether the ordinal counts time or a date ("came second day")."""
    return tokens.low(last) in words.durations or tokens.low(last) == "of"


def ranked_before(tokens: Tokens, first: int, words: NumberWords) -> bool:
    """Whether a verb of placing stands before the ordinal."""
    return words.lists["rank_verbs"].before(tokens, first) is not None


def table_size(tokens: Tokens, last: int, words: NumberWords) -> int | None:
    """Where "out of 43 (forces)" ends after a place, or None."""
    if tokens.lows(last, last + 2) == ["out", "of"]:
        here = last + 2
    elif tokens.low(last) == "of":
        here = last + 1
    else:
        return None
    here += 1 if tokens.low(here) in ("the", "all") else 0
    numeral = read_numeral(tokens, here, words)
    return numeral.last if numeral and numeral.value and 1 < numeral.value <= 500 and numeral.form == "digits" else None


def superlative(tokens: Tokens, first: int, words: NumberWords) -> Amount | None:
    """ "Highest", "the best", "most efficient", "record number", "among the worst"."""
    found = words.keyed["superlatives"].at(tokens, first)
    if found is None or excused(tokens, first, words):
        return None
    low = tokens.low(first)
    last = first + found[0]
    if low in ("most", "least") and found[0] == 1:
        if tokens.low(first - 1) not in ("the", "its", "their") and not among(tokens, first):
            return None
        end: str | None = ENDS[found[1]]
        if tokens.kind(last) == "word" and describes(tokens.low(last)):
            return among_many(tokens, rank(first, last + 1, 1.0))
        return among_many(tokens, rank(first, last, 1.0, end=end))
    if found[0] == 1 and low in words.sets["superlatives_led"] and not led(tokens, first, words):
        return None
    return among_many(tokens, rank(first, last, 1.0, end=ENDS[found[1]]))


def describes(low: str) -> bool:
    """Whether a word after "most" looks like an adjective and no noun in the plural."""
    return not low.endswith("s") or low.endswith(("ous", "less"))


def excused(tokens: Tokens, first: int, words: NumberWords) -> bool:
    """Whether the word is part of a phrase that names no extreme ("at least", "top officer")."""
    if words.lists["superlatives_excused"].at(tokens, first):
        return True
    return any(
        found and found[0] > first - back
        for back in (first - 1, first - 2)
        if back >= 0
        for found in [words.lists["superlatives_excused"].at(tokens, back)]
    )


def led(tokens: Tokens, first: int, words: NumberWords) -> bool:
    """Whether "top", "best", "record" stand where they name an end: after an article, a form of "be", or before a noun that can be one."""
    low, after = tokens.low(first), tokens.low(first + 1)
    before = tokens.low(first - 2 if tokens.low(first - 1) == "-" and tokens.low(first - 2) == "joint" else first - 1)
    if low == "record":
        return before in words.sets["record_leads"] and after in words.sets["record_tails"]
    if low in ("top", "bottom"):
        tail = words.lists["top_tails"].at(tokens, first + 1) is not None
        return before in words.sets["top_leads"] or (before in ("the", "in") and tail)
    return before in words.sets["superlative_leads"] or after in words.sets["superlative_tails"]


def among(tokens: Tokens, first: int) -> bool:
    """Whether the extreme is shared: "among the worst", "one of the best"."""
    here = first - 1 if tokens.low(first - 1) in ("the", "its") else first
    return tokens.low(here - 1) in AMONG or tokens.lows(here - 2, here) == ["one", "of"] or tokens.lows(here - 2, here) == ["some", "of"]


def among_many(tokens: Tokens, amount: Amount) -> Amount:
    """The extreme without a place where it is shared."""
    if not among(tokens, amount.first):
        return amount
    return replace(amount, value=None, unit=Unit.NONE, approx="about")
