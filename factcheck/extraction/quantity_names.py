"""`is_name`: whether a number is part of the name of a thing: "the S&P 500", "Game 7", "Formula One", "the last-32 tie"."""

from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_units import noun, plural
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

LONGEST_NAME_NUMBER = 5


def is_name(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether the number is part of a name or code."""
    if isinstance(amount.value, tuple) or amount.scale != 1 or amount.number_last != amount.number_first + 1:
        return False
    if amount.lead < amount.first or "." in tokens.low(amount.number_first) or "," in tokens.low(amount.number_first):
        return False
    return any(test(tokens, amount, words) for test in (half_word, of_code, behind_name, behind_word, before_name))


def half_word(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether "half" is part of a word ("half-time"); "half-mile" is a size."""
    here = amount.number_last
    tied = amount.form == "fraction" and tokens.low(here) == "-" and tokens.glued(here) and tokens.glued(here + 1)
    return tied and words.unit_names.at(tokens, here + 1) is None


def of_code(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether capital letters and digits are glued behind it ("9AB8"), or it is the number of a district ("the 90049 ZIP code")."""
    here = amount.number_last
    if tokens.low(here) == "x" and tokens.capital(here) and tokens.glued(here):
        return True
    decade = tokens.low(here) == "s" and tokens.glued(here) and tokens.low(amount.number_first - 1) == "'"
    if decade or tokens.low(here) in words.sets["code_tails"] or tokens.lows(amount.number_first - 2, amount.number_first) == ["no", "."]:
        return True
    return words.unit_names.at(tokens, here) is None and (
        tokens.kind(here) == "word"
        and tokens.glued(here)
        and tokens.kind(here + 1) == "number"
        and tokens.glued(here + 1)
        and amount.unit == Unit.COUNT
    )


def behind_name(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether a capitalised word stands before it inside a sentence, and nothing that it could count behind it."""
    first = amount.number_first
    before = first - 1
    if tokens.low(before) == "-" and tokens.glued(first):
        before -= 1
    if not (tokens.kind(before) == "word" and tokens.capital(before)) or (
        opens_sentence(tokens, before) and tokens.low(before) not in words.sets["name_leads"]
    ):
        return False
    if tokens.low(before) in words.sets["name_excused"] or len(tokens.low(first)) > LONGEST_NAME_NUMBER:
        return False
    if amount.words:
        return tokens.capital(first)
    if before < first - 1 and amount.unit == Unit.COUNT:
        return True
    plural = tokens.low(amount.number_last) == "s" and tokens.glued(amount.number_last)
    return plural or (amount.unit == Unit.COUNT and nothing_counted(tokens, amount.last, words))


def opens_sentence(tokens: Tokens, index: int) -> bool:
    """Whether a word is the first of its sentence, where every word has a capital letter."""
    return index == 0 or tokens.sentences[index - 1] != tokens.sentences[index]


def nothing_counted(tokens: Tokens, here: int, words: NumberWords) -> bool:
    """Whether what follows is neither a unit nor a noun in the plural: "Stoxx 600 index", "iPhone 11 Pro"."""
    if words.unit_names.at(tokens, here) is not None:
        return False
    _, last = noun(tokens, here, words)
    return last == here or not plural(tokens.low(last - 1))


def behind_word(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether a word is tied to it by a hyphen ("the last-32 tie"), or names what it numbers ("the sp 500")."""
    first = amount.number_first
    low = tokens.low(first - 1)
    if low == "-" and tokens.glued(first) and tokens.glued(first - 1):
        return not amount.named and tokens.kind(first - 2) in ("word", "hidden") and tokens.low(first - 2) not in words.sets["tie_excused"]
    return low in words.sets["name_leads"] and nothing_counted(tokens, amount.last, words) and not amount.named


def before_name(tokens: Tokens, amount: Amount, words: NumberWords) -> bool:
    """Whether it is the model of what another number counts ("two new 737 Max jets")."""
    here, back = amount.number_first, amount.number_first - 1
    if amount.unit != Unit.COUNT or not tokens.capital(amount.number_last):
        return False
    while here - back <= 2 and tokens.kind(back) == "word" and tokens.low(back) in words.sets["model_leads"]:
        back -= 1
    return back < here - 1 and words.numbers["cardinals"].get(tokens.low(back), 0) > 1
