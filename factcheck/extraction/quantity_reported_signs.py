"""`signs`: the sign of each quantity that `factcheck quantities` writes: "=", "~", ">", "<", "up" or "down"."""

from dataclasses import replace

from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_bounds import moved_before, moved_far, movement
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

BOUNDS = {"exact": "=", "about": "~", "almost": "~", "more_than": ">", "less_than": "<", "up_to": "<"}
MOVES = {"increase": "up", "decrease": "down"}
BELOW = frozenset(("under", "below", "less", "fewer", "short"))
REACH = 3


def signs(tokens: Tokens, amounts: list[Amount], words: NumberWords) -> list[str]:
    """One sign an amount, in order; a bracket right behind a quantity says the same quantity again and has its sign."""
    made: list[str] = []
    for place, amount in enumerate(amounts):
        sign = own(tokens, amount, words)
        if place and sign == "=":
            sign = inherited(tokens, amounts[place - 1], amount, made[-1])
        made.append(sign)
    return made


def inherited(tokens: Tokens, before: Amount, amount: Amount, sign: str) -> str:
    """The sign of the amount before where this one says it again or leaves its verb out, else "="."""
    if said_again(tokens, before, amount) or (sign in MOVES.values() and alike(tokens, before, amount)):
        return sign
    return "="


def said_again(tokens: Tokens, before: Amount, amount: Amount) -> bool:
    """Whether the amount is the one before in another unit: "296 hp (224 kW / 300 PS)"."""
    between = tokens.lows(before.last, amount.lead)
    return bool(between) and len(between) <= 2 + REACH and ("(" in between or "/" in between) and ")" not in between and "," not in between


def alike(tokens: Tokens, before: Amount, amount: Amount) -> bool:
    """Whether the verb of the amount before is left out here: "robbery fell by 5%, burglary by 7%"."""
    if tokens.low(amount.lead - 1) != "by" or tokens.sentences[before.first] != tokens.sentences[amount.first]:
        return False
    between = tokens.lows(before.last, amount.lead - 1)
    return bool(between) and between[0] in (",", "and") and len(between) <= REACH + 1 and before.unit == amount.unit


def own(tokens: Tokens, amount: Amount, words: NumberWords) -> str:
    """The sign that the words around the amount give: a bound says more than a move."""
    if amount.form == "rank":
        return "="
    averaging = words.lists["averaging"]
    if amount.approx == "exact" and (
        averaging.before(tokens, amount.lead) or (amount.lead < amount.first and averaging.at(tokens, amount.lead))
    ):
        return "~"
    if words.lists["bounds_unsaid"].at(tokens, amount.lead) and amount.lead < amount.first:
        return move(tokens, amount, words)
    sign = BOUNDS[amount.approx]
    if amount.approx == "almost" and not BELOW.isdisjoint(tokens.lows(amount.lead, amount.number_first)):
        return "<"
    if words.lists["tilde_leads"].before(tokens, amount.lead) and sign == "=":
        return "~"
    return move(tokens, amount, words) if sign == "=" else sign


def move(tokens: Tokens, amount: Amount, words: NumberWords) -> str:
    """Up or down where a verb of movement or a signed percentage says so; "a 3 per cent drop" and "34% higher" name a size."""
    if amount.pair == "from_to" or tokens.low(amount.lead) == "between" or amount.form == "rank":
        return "="
    if amount.direction:
        return MOVES[amount.direction]
    added = words.lists["added"].before(tokens, amount.lead)
    if added:
        amount = replace(amount, bound_first=amount.lead - added[0])
    share = amount.unit in (Unit.PERCENT, Unit.POINTS) and movement(tokens, amount.lead, words, by=True)
    if share:
        return MOVES[share[1]]
    if added and tokens.low(amount.lead - 1) not in ("by", "of") and not movement(tokens, amount.lead, words, by=False):
        return "="
    for read in (moved_before, moved_far):
        found = read(tokens, amount, words)
        if found is not None and found.direction:
            return MOVES[found.direction]
    return "="
