"""A part and its whole with words between: "three callers in ten", "two thefts out of three", "78p in every pound", "£1 in every £5"."""

from dataclasses import replace

from factcheck.extraction.numerals import Numeral, read_numeral
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_units import plural
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

SMALL = 20
LARGEST_WHOLE = 1e6
LONGEST_NOUN = 2
YEARS = range(1000, 2200)
EACH = frozenset(("every", "each"))


def shared(amount: Amount, whole: float, *, last: int) -> Amount:
    """The part as a percentage of its whole, which ends here."""
    share = round(100 * amount.single / whole, 2)
    return replace(amount, last=last, number_last=last, value=share, unit=Unit.PERCENT, form="one_in", last_place=None, named=True)


def part_apart(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount | None:
    """ "Three callers in ten", "nine times out of ten", "one crash out of every seven"; a year or counted things are no whole."""
    for here in range(amount.last + 1, amount.last + LONGEST_NOUN + 1):
        noun = tokens.low(here - 1)
        if tokens.kind(here - 1) != "word" or noun in words.sets["noun_stops"]:
            return None
        lead = words.lists["part_leads"].at(tokens, here)
        if lead is None:
            continue
        whole = read_numeral(tokens, here + lead[0], words)
        if whole is None or whole.value is None or whole.form != "digits" or not amount.single < whole.value <= LARGEST_WHOLE:
            return None
        if noun in words.sets["unshared"] or (amount.single > 1 and not noun.endswith("s") and not plural(noun)):
            return None
        return shared(amount, whole.value, last=whole.last) if is_whole(tokens, amount, whole, lead[1], words) else None
    return None


def is_whole(tokens: Tokens, amount: Amount, whole: Numeral, lead: str, words: NumberWords) -> bool:
    """Whether the second number is the whole of the first: nothing after it is counted or measured by it."""
    here, each = whole.last, lead.split()[-1] in EACH
    if tokens.low(here) in words.durations or tokens.low(here) in words.sets["whole_ends"]:
        return False
    if (tokens.low(here) == "-" and tokens.glued(here)) or (tokens.low(here) == "to" and not share_next(tokens, here + 1, words)):
        return False
    if each and amount.single == 1:
        return not counts_next(tokens, here, words, first=True)
    if each or lead.startswith("out"):
        return True
    year = not whole.words and int(whole.value or 0) in YEARS and tokens.low(whole.first).isdecimal()
    return not year and amount.single <= SMALL and not counts_next(tokens, here, words, first=amount.single > 1)


def share_next(tokens: Tokens, here: int, words: NumberWords) -> bool:
    """Whether another share begins here, or no number: "from three callers in ten to one in ten"."""
    numeral = read_numeral(tokens, here, words)
    if numeral is None:
        return True
    return any(words.lists["part_leads"].at(tokens, place) for place in range(numeral.last, numeral.last + LONGEST_NOUN + 1))


def counts_next(tokens: Tokens, here: int, words: NumberWords, *, first: bool) -> bool:
    """Whether things follow that the number can count ("10 cars", "ten working days", "five Kent towns").

    With `first` false a word in "s" right behind it is a verb ("one burglary in 19 ends in a charge") unless it is known as a thing.
    """
    if tokens.low(here) in words.sets["not_one_in"]:
        return True
    for place in range(here, here + 2):
        low = tokens.low(place)
        if tokens.kind(place) != "word" or low in words.sets["noun_stops"] or low in words.sets["share_verbs"]:
            return False
        if tokens.sentences[place] != tokens.sentences[here - 1]:
            return False
        if tokens.capital(place) or (plural(low) and (first or place > here)):
            return True
    return False


def money_share(tokens: Tokens, amount: Amount, words: NumberWords) -> Amount:
    """ "78p in every pound", "22p in the pound", "£1 in every £5": a share in percent; other sums as they are."""
    lead = words.lists["part_leads"].at(tokens, amount.last)
    if amount.unit != Unit.GBP or lead is None or not isinstance(amount.value, float):
        return amount
    here = amount.last + lead[0]
    each = lead[1].split()[-1] in EACH
    if words.money_before.get(tokens.low(here)) == Unit.GBP:
        numeral = read_numeral(tokens, here + 1, words, money=True)
        if numeral is None or numeral.value is None or not (each or not counts_next(tokens, numeral.last, words, first=True)):
            return amount
        whole, last = numeral.value, numeral.last
    elif each or tokens.low(here) == "the":
        here += 0 if each else 1
        unit, whole = words.money_after.get(tokens.low(here), (Unit.NONE, 0.0))
        whole, last = (whole, here + 1) if unit == Unit.GBP else (0.0, here)
    else:
        return amount
    return shared(amount, whole, last=last) if amount.value < whole else amount
