"""`unit_name`: the unit of a reported quantity in plain words: "percentage", "dollar per barrel", "week", or what is counted."""

from factcheck.extraction.numerals import read_numeral
from factcheck.extraction.quantity_amount import Amount, after_hyphen
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

LONGEST_SIGN = 4
LONGEST_NOUN = 4
OLD = frozenset(("old", "olds", "old's"))
IRREGULAR = {"men": "man", "children": "child", "feet": "foot", "lives": "life", "wives": "wife", "knives": "knife"}
PARTS = frozenset(("fraction", "one_in"))
NOTHING = "-"


def unit_name(tokens: Tokens, amount: Amount, words: NumberWords) -> str:
    """The name that data/vocabulary/numbers.yaml gives the unit, else the noun in the singular, else "-"."""
    if amount.form in PARTS or part_of_unit(tokens, amount, words):
        return part_name(tokens, amount, words)
    if amount.form == "multiple" and read_numeral(tokens, amount.number_first, words) is None:
        return "percentage" if amount.unit == Unit.PERCENT else "count"
    sign = money_sign_name(tokens, amount, words)
    here = after_number(tokens, amount, words)
    if compound(tokens, amount, words):
        return amount.unit.value.removesuffix("s")
    if sign is not None:
        return sign + per(tokens, here, words, money=True)
    found = name_at(tokens, here, words)
    if found == NOTHING and isinstance(amount.value, tuple):
        # "From 208 pounds to 193": the unit stands behind the first number alone.
        numeral = read_numeral(tokens, amount.number_first, words, money=True)
        return found if numeral is None else name_at(tokens, after_hyphen(tokens, numeral.last), words)
    return found


def name_at(tokens: Tokens, here: int, words: NumberWords) -> str:
    """The unit, or what is counted, that begins at this piece."""
    named = words.unit_names.at(tokens, here)
    if named is None:
        found, last = noun(tokens, here, words)
        return found if found == NOTHING else found + per(tokens, last, words, money=False)
    last = here + named[0]
    if tokens.low(after_hyphen(tokens, last)) in OLD:
        return f"{named[1]} of age"
    return named[1] + per(tokens, last, words, money=tokens.low(last - 1) in words.money_after)


def compound(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether two units were made one ("two hours and 10 minutes", "11:17")."""
    if isinstance(amount.value, tuple) or amount.unit not in (Unit.SECONDS, Unit.MONTHS):
        return False
    numeral = read_numeral(tokens, amount.number_first, words)
    return numeral is not None and numeral.last < amount.number_last


def part_of_unit(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the number is a part of one unit ("half an hour")."""
    numeral = read_numeral(tokens, amount.number_first, words)
    return numeral is not None and numeral.form == "fraction" and not isinstance(amount.value, tuple)


def part_name(tokens: Tokens, amount: Amount, words: NumberWords) -> str:
    """ "% adult" for "a third of adults"; "1/16 of a pint" is in pints."""
    here = after_part(tokens, amount.last if amount.form in PARTS else amount.number_last)
    measured = here + (1 if tokens.low(here) in ("us", "uk", "imperial") else 0)
    named = words.unit_names.at(tokens, measured)
    if named and (tokens.low(here - 1) in ("a", "an") or amount.form not in PARTS):
        return named[1]
    return f"% {noun(tokens, here, words)[0]}"


def after_part(tokens: Tokens, last: int) -> int:
    """Where the whole of a part begins: behind "of" and an article."""
    here = last + (1 if tokens.low(last) == "of" else 0)
    return here + (1 if tokens.low(here) in ("the", "all", "its", "their", "a", "an") else 0)


def after_number(tokens: Tokens, amount: Amount, words: NumberWords) -> int:
    """Where the unit begins: behind the number, a bound ("1,000-plus") and such words as in "three working days"."""
    here = amount.number_last
    bound = words.keyed["bounds_after"].at(tokens, here)
    here = after_hyphen(tokens, here + (bound[0] if bound else 0))
    if tokens.low(here) == "of" and amount.words:
        here += 1
    if tokens.low(here) in words.sets["duration_adjectives"] and words.unit_names.at(tokens, here + 1):
        here += 1
    return here


def money_sign_name(tokens: Tokens, amount: Amount, words: NumberWords) -> str | None:
    """The money that the sign before the number stands for; the longest sign counts ("HK$")."""
    if not amount.named and tokens.low(amount.number_first - 1) != "-":
        return None
    for length in range(LONGEST_SIGN, 0, -1):
        first = amount.number_first - length
        written = "".join(tokens.lows(first, amount.number_first)).replace("-", "")
        if first >= 0 and written in words.money_names and letters_tied(tokens, first):
            return words.money_names[written]
    return None


def letters_tied(tokens: Tokens, first: int) -> bool:
    """Whether what begins here is a sign, or capitals of a currency; one letter must touch the sign ("A$5", not "A $5m loan")."""
    return tokens.kind(first) != "word" or (tokens.capital(first) and (len(tokens.low(first)) > 1 or tokens.glued(first + 1)))


def per(tokens: Tokens, here: int, words: NumberWords, *, money: bool) -> str:
    """ " per barrel" for "a barrel", "per barrel" or "an ounce", else nothing."""
    here = after_hyphen(tokens, here)
    lead = tokens.low(here)
    if lead not in ("per", "a", "an"):
        return ""
    here = after_hyphen(tokens, here + 1)
    named = words.unit_names.at(tokens, here)
    if named and (lead == "per" or money or tokens.low(here) in words.durations):
        return "" if tokens.low(here + named[0]) in words.sets["time_apart"] else f" per {named[1]}"
    if lead != "per" and not money:
        return ""
    if tokens.kind(here) != "word" or (tokens.low(here - 1) != "per" and tokens.low(here) not in words.sets["priced_by"]):
        return ""
    return f" per {singular(tokens.low(here))}"


def noun(tokens: Tokens, here: int, words: NumberWords) -> tuple[str, int]:
    """What is counted, the last word in the singular, and where it ends: the words up to a word of grammar or a plural."""
    first = here
    while here < first + LONGEST_NOUN and tokens.kind(here) == "word" and tokens.low(here) not in words.sets["noun_stops"]:
        here += 1
        if plural(tokens.low(here - 1)):
            break
        here = after_hyphen(tokens, here)
    if here == first:
        return NOTHING, here
    found = " ".join([*tokens.lows(first, here - 1), singular(tokens.low(here - 1))])
    return found.replace(" - ", "-"), here


def plural(low: str) -> bool:
    """Whether a word looks like a plural, which ends a noun."""
    return (
        low == "people"
        or low in IRREGULAR
        or (low.endswith("men") and len(low) > 3)
        or (low.endswith("s") and not low.endswith(("ss", "us", "'s")) and len(low) > 3)
    )


def singular(low: str) -> str:
    """The word in the singular, as far as its ending tells."""
    if not plural(low) or low == "people":
        return low
    if low in IRREGULAR or low.endswith("men"):
        return IRREGULAR.get(low, low[:-2] + "an")
    if low.endswith("ies") and len(low) > 4:
        return low[:-3] + "y"
    return low[:-2] if low.endswith(("sses", "ches", "shes", "xes", "uses")) else low[:-1]
