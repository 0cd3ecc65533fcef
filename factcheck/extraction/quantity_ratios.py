"""Multiples told otherwise than by "times": "30 to one", "a 3:1 split", "by a factor of six", "half as many again", "as many again"."""

from dataclasses import replace

from factcheck.extraction.numerals import Numeral, read_numeral, tidy, whole_digits
from factcheck.extraction.quantity_amount import Amount, after_hyphen
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

BACK, AHEAD = 6, 3
SENTENCE = 20
MANY = frozenset(("many", "much"))


def odds(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "30 to one", "a 3:1 split", "a ratio of seven to two": the larger over the smaller; moves, votes and scores are none."""
    if amount.form != "digits" or amount.scale > 1 or amount.single < 1:
        return None
    here = after_hyphen(tokens, amount.last)
    if tokens.low(here) == ":" and tokens.glued(here) and tokens.glued(here + 1) and whole_digits(tokens, here + 1):
        second = read_numeral(tokens, here + 1, words)
        holds = second is not None and near(tokens, amount.first, second.last, words)
    elif tokens.low(here) == "to":
        second = read_numeral(tokens, after_hyphen(tokens, here + 1), words)
        holds = second is not None and spoken(tokens, amount, second, words)
    else:
        return None
    if second is None or not holds or not second.value or second.form != "digits" or tokens.low(second.last) == ":":
        return None
    value = tidy(max(amount.single, second.value) / min(amount.single, second.value))
    return replace(
        amount, last=second.last, number_last=second.last, value=value, unit=Unit.TIMES, form="multiple", last_place=None, named=True
    )


def near(tokens: Tokens, first: int, last: int, words: NumberWords) -> bool:
    """Whether a word of ratios stands near, in the same sentence."""
    sentence = tokens.sentences[first]
    places = [*range(max(first - BACK, 0), first), *range(last, min(last + AHEAD, len(tokens)))]
    return any(tokens.sentences[place] == sentence and tokens.low(place) in words.sets["ratio_words"] for place in places)


def spoken(tokens: Tokens, amount: Amount, second: Numeral, words: NumberWords) -> bool:
    """Whether "A to B" is a ratio: called so, or "to one" with nothing that is counted, no move and no vote."""
    led = words.keyed["bounds_before"].before(tokens, amount.first)
    lead = amount.first - (led[0] if led else 0)
    if words.lists["ratio_leads"].before(tokens, lead) or words.lists["ratio_tails"].at(tokens, second.last):
        return True
    if second.value != 1 or amount.single <= 1 or tokens.low(lead - 1) in words.sets["not_ratio_leads"]:
        return False
    if tokens.kind(second.last) == "word" and tokens.low(second.last) not in words.sets["noun_stops"]:
        return False
    if words.keyed["change_before"].before(tokens, lead):
        return False
    sentence = tokens.sentences[amount.first]
    around = range(max(amount.first - SENTENCE, 0), min(second.last + BACK, len(tokens)))
    return not any(tokens.low(place) in words.sets["vote_words"] and tokens.sentences[place] == sentence for place in around)


def factor(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "By a factor of six": six times."""
    if tokens.low(amount.first - 1) != "of":
        return None
    lead = words.lists["factor_leads"].before(tokens, amount.first)
    if lead is None or amount.form != "digits":
        return None
    return replace(amount, first=amount.first - lead[0], unit=Unit.TIMES, form="multiple", named=True)


def as_many(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """A part or multiple with what it is compared to: "half as many", or with "again" an increase by so much ("half as many again")."""
    last = again(tokens, amount.last, words)
    if last and isinstance(amount.value, float) and amount.unit in (Unit.PERCENT, Unit.TIMES):
        value = amount.value if amount.unit == Unit.PERCENT else tidy(100 * amount.value)
        return replace(amount, last=last, value=value, unit=Unit.PERCENT, direction="increase", named=True)
    if amount.unit == Unit.PERCENT and tokens.low(amount.last) == "as" and tokens.low(amount.last + 1) in MANY:
        return replace(amount, last=amount.last + 2)
    return amount


def again(tokens: Tokens, here: int, words: NumberWords) -> int:
    """Where "as many again", "as many officers again" or "again as many" ends that begins here, or 0."""
    if tokens.low(here) == "again" and tokens.low(here + 1) == "as" and tokens.low(here + 2) in MANY:
        return here + 3
    if tokens.low(here) != "as" or tokens.low(here + 1) not in MANY:
        return 0
    here += 2
    if tokens.low(here) != "again" and tokens.kind(here) == "word" and tokens.low(here) not in words.sets["noun_stops"]:
        here += 1
    return here + 1 if tokens.low(here) == "again" else 0
