"""`Numeral`: one number in digits, words or a mixture of both, before anything is known of its unit."""

import unicodedata
from dataclasses import dataclass, replace

from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords

HALVES = {"half": 0.5, "quarter": 0.25, "third": 1 / 3}
HOUR_SIGNS = frozenset(("h", "hr", "hrs", "hour", "hours"))
ORDINAL_ENDS = frozenset(("st", "nd", "rd", "th"))
QUARTERED = (["an", "hour"], ["a", "mile"], ["a", "century"])
LARGEST_PART = 128
LONGEST_NUMBER = 20
TENTH = 0.1
MILLION = 1e6


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """Pieces [first, last); `value` is a plain number (a third is 1/3), None for "dozens"; `scale` the magnitude that was written.

    `form` is digits, fraction, word or ordinal; `words` is true where no digit was written.
    """

    first: int
    last: int
    value: float | None
    form: str = "digits"
    last_place: float | None = None
    scale: float = 1.0
    words: bool = False


def read_numeral(tokens: Tokens, first: int, words: NumberWords, *, money: bool = False) -> Numeral | None:
    """The longest number that begins at this piece, or None. `money` allows a space before a short magnitude ("£34 m")."""
    if tokens.kind(first) == "number":
        return in_digits(tokens, first, words, money=money)
    if tokens.kind(first) == "sign":
        return vulgar(tokens, first)
    return in_words(tokens, first, words) if tokens.kind(first) == "word" else None


def digits_value(low: str) -> float:
    """The value of digits with their group marks; "3·5" is 3.5."""
    kept = "".join("." if letter == "·" else letter for letter in low if letter.isdigit() or letter in ".·")
    return float(kept)


def written_place(low: str, value: float) -> float:
    """The size of the last digit that carries meaning: trailing zeros of thousands and millions count as rounding."""
    if "." in low or "·" in low:
        return float(10 ** -(len(low) - max(low.rfind("."), low.rfind("·")) - 1))
    for place in (1e9, 1e6, 1e3):
        if value >= place and value % place == 0:
            return place
    return 1.0


def in_digits(tokens: Tokens, first: int, words: NumberWords, *, money: bool) -> Numeral | None:
    """A number that begins with digits: "4.7million", "2 and a half", "2½", "1/3", "21st"; a longer row of digits is a code."""
    low = tokens.low(first)
    if len(low) > LONGEST_NUMBER:
        return None
    value = digits_value(low)
    numeral = Numeral(first=first, last=first + 1, value=value, last_place=written_place(low, value))
    after = tokens.low(first + 1)
    if after in ORDINAL_ENDS and tokens.glued(first + 1):
        return replace(numeral, last=first + 2, form="ordinal")
    if after in ("/", "⁄") and tokens.glued(first + 1) and tokens.glued(first + 2) and whole_digits(tokens, first + 2):
        return divided(tokens, numeral)
    part = vulgar(tokens, first + 1) or (in_digit_part(tokens, first + 1) if value < 1000 else None)
    if part and part.value is not None and value == int(value):
        numeral = replace(numeral, last=part.last, value=value + part.value, last_place=TENTH)
    powered = power_of_ten(tokens, numeral)
    return powered or scaled(tokens, with_part(tokens, numeral), words, money=money)


def power_of_ten(tokens: Tokens, numeral: Numeral) -> Numeral | None:
    """ "1.99×10^30", "1.99×10−30": the number times a power of ten."""
    here = numeral.last
    if tokens.low(here) not in ("×", "x", "*") or tokens.low(here + 1) != "10" or numeral.value is None:
        return None
    here += 3 if tokens.low(here + 2) == "^" else 2
    negative = tokens.low(here) == "-"
    here += 1 if negative else 0
    low = tokens.low(here)
    if not (whole_digits(tokens, here) and tokens.glued(here) and len(low) <= 2):
        return None
    size = 10.0 ** (-int(low) if negative else int(low))
    return replace(numeral, last=here + 1, value=tidy(numeral.value * size), last_place=(numeral.last_place or 1.0) * size, scale=size)


def whole_digits(tokens: Tokens, index: int) -> bool:
    """Whether the piece is digits alone."""
    return tokens.kind(index) == "number" and tokens.low(index).isdecimal()


def divided(tokens: Tokens, numeral: Numeral) -> Numeral:
    """ "1/3" where it can only be a part of a whole, else the first number alone."""
    above, below = numeral.value or 0, float(tokens.low(numeral.first + 2))
    chain = tokens.low(numeral.first + 3) == "/" or tokens.low(numeral.first - 1) == "/"
    if chain or not 0 < above < below <= LARGEST_PART or (above > 1 and below > 20):
        return numeral
    return replace(numeral, last=numeral.first + 3, value=above / below, form="fraction", last_place=None)


def in_digit_part(tokens: Tokens, index: int) -> Numeral | None:
    """The "1/2" of "2 1/2"."""
    if not (whole_digits(tokens, index) and tokens.low(index + 1) == "/" and tokens.glued(index + 1) and tokens.glued(index + 2)):
        return None
    if tokens.low(index) not in ("1", "2", "3") or tokens.low(index + 2) not in ("2", "3", "4"):
        return None
    read = divided(tokens, Numeral(first=index, last=index + 1, value=float(tokens.low(index))))
    return read if read.form == "fraction" else None


def vulgar(tokens: Tokens, index: int) -> Numeral | None:
    """A fraction in one sign: ½."""
    sign = tokens.low(index)
    if len(sign) != 1 or unicodedata.category(sign) != "No" or "FRACTION" not in unicodedata.name(sign, ""):
        return None
    value = unicodedata.numeric(sign)
    return Numeral(first=index, last=index + 1, value=value, form="fraction") if 0 < value < 1 else None


def with_part(tokens: Tokens, numeral: Numeral) -> Numeral:
    """ "Two and a half" from "two", unless the half belongs to something else."""
    here = numeral.last
    if numeral.value is None or tokens.lows(here, here + 2) != ["and", "a"] or tokens.low(here + 2) not in HALVES:
        return numeral
    size = numeral.scale if numeral.scale >= MILLION else 1.0
    if numeral.value / size >= 1000:
        return numeral
    if tokens.low(here + 2) == "third" and tokens.low(here + 3) not in ("of", "million", "billion", "times"):
        return numeral
    return replace(numeral, last=here + 3, value=numeral.value + size * HALVES[tokens.low(here + 2)], last_place=TENTH * size)


def scaled(tokens: Tokens, numeral: Numeral, words: NumberWords, *, money: bool = False) -> Numeral:
    """The number times the magnitudes after it: "m", "million", "hundred thousand", "dozen"."""
    short = words.numbers["glued_scales"].get(tokens.low(numeral.last))
    if (
        short
        and (tokens.glued(numeral.last) or money)
        and not (tokens.low(numeral.last) == "m" and (minutes_and_seconds(tokens, numeral.last) or metres(tokens, numeral.last, words)))
    ):
        return grown(numeral, numeral.last + 1, short)
    for _ in range(3):
        here = (
            numeral.last + 1
            if tokens.low(numeral.last) == "-" and tokens.glued(numeral.last) and tokens.glued(numeral.last + 1)
            else numeral.last
        )
        size = words.numbers["scales"].get(tokens.low(here)) or words.numbers["dozens"].get(tokens.low(here))
        if size is None or (size in (12.0, 144.0) and tokens.low(here) == "gross"):
            break
        numeral = grown(numeral, here + 1, size)
        if size < 100:
            numeral = replace(numeral, last_place=1.0)
    return numeral


def minutes_and_seconds(tokens: Tokens, index: int) -> bool:
    """Whether this "m" is the minutes of "4m 27s" or "1h 20m"."""
    if tokens.low(index - 2) in HOUR_SIGNS and tokens.kind(index - 3) == "number":
        return True
    return tokens.kind(index + 1) == "number" and tokens.glued(index + 2) and tokens.low(index + 2) in ("s", "sec", "secs")


def metres(tokens: Tokens, index: int, words: NumberWords) -> bool:
    """Whether this "m" is metres: "32m2", "37m-long", "a 100m race", "37m (121ft)"."""
    here = index + 1
    if tokens.low(here) in ("2", "3", "²", "³") and tokens.glued(here):
        return True
    here += 1 if tokens.low(here) == "-" and tokens.glued(here) else 0
    if tokens.low(here) == "(" and tokens.kind(here + 1) == "number":
        here += 2
    return tokens.low(here) in words.sets["after_metres"]


def grown(numeral: Numeral, last: int, size: float) -> Numeral:
    """The numeral times a magnitude, as exact as decimal arithmetic has it."""
    value = None if numeral.value is None else tidy(numeral.value * size)
    place = None if numeral.last_place is None else tidy(numeral.last_place * size)
    return replace(numeral, last=last, value=value, last_place=place, scale=numeral.scale * size)


def tidy(value: float) -> float:
    """The product without the dust of binary arithmetic (4.7 × 1,000,000 is 4,700,000)."""
    return float(f"{value:.12g}")


def in_words(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """A number that begins with a word."""
    for read in (vague_number, part_of_whole, cardinal):
        numeral = read(tokens, first, words)
        if numeral is not None:
            return numeral
    return None


def vague_number(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """ "Hundreds of", "several thousand": a size without a number."""
    found = words.vague.at(tokens, first)
    if found:
        return Numeral(first=first, last=first + found[0], value=None, form="word", words=True)
    lead = words.lists["vague_leads"].at(tokens, first)
    if lead and (
        tokens.low(first + lead[0]) in words.numbers["scales"]
        or words.vague.at(tokens, first + lead[0])
        or tokens.low(first + lead[0]) == "dozen"
    ):
        last = first + lead[0]
        while tokens.low(last) in words.numbers["scales"] or tokens.low(last) == "dozen":
            last += 1
        more = words.vague.at(tokens, last)
        return Numeral(first=first, last=last + (more[0] if more and last == first + lead[0] else 0), value=None, form="word", words=True)
    return None


def part_of_whole(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """ "A third", "three-quarters", "half", "half a million"."""
    here, count = first, 1.0
    low = tokens.low(first)
    if low in ("a", "an", "one") or (low in words.numbers["cardinals"] and 1 < words.numbers["cardinals"][low] < 20):
        count = words.numbers["cardinals"].get(low, 1.0)
        here = first + 2 if tokens.low(first + 1) == "-" and tokens.glued(first + 1) else first + 1
    elif low == "quarter" and tokens.low(first + 1) == "of" and tokens.lows(first + 2, first + 4) in QUARTERED:
        return Numeral(first=first, last=first + 1, value=0.25, form="fraction", words=True)
    elif low != "half" or tokens.low(first - 1) in words.sets["half_excused_before"]:
        return None
    name = tokens.low(here)
    below = words.numbers["fractions"].get(name)
    if below is None or count >= below or ((count > 1) != name.endswith(("s", "halves")) and name != "half"):
        return None
    if count == 1 and low != "half" and not part_follows(tokens, here + 1, words):
        return None
    numeral = Numeral(first=first, last=here + 1, value=count / below, form="fraction", words=True)
    return part_of_magnitude(tokens, numeral, words)


def part_follows(tokens: Tokens, index: int, words: NumberWords) -> bool:
    """Whether "a third" is a part of a whole here and no ordinal."""
    if tokens.low(index) == "-" and tokens.glued(index):
        return False
    return index >= len(tokens) or tokens.kind(index) != "word" or tokens.low(index) in words.sets["fraction_followers"]


def part_of_magnitude(tokens: Tokens, numeral: Numeral, words: NumberWords) -> Numeral:
    """ "Half a million" and "three quarters of a million" are counts; other parts stay as they are."""
    here = numeral.last
    for skipped in (["of", "a"], ["a"], ["-", "a", "-"], ["-"], []):
        if tokens.lows(here, here + len(skipped)) == skipped:
            after = tokens.low(here + len(skipped))
            size = words.numbers["scales"].get(after) or words.numbers["dozens"].get(after)
            if size and after != "gross" and numeral.value is not None:
                return replace(
                    numeral,
                    last=here + len(skipped) + 1,
                    value=tidy(numeral.value * size),
                    last_place=coarse(numeral.value * size, size),
                    form="digits",
                    scale=size,
                )
    return numeral


def coarse(value: float, size: float) -> float:
    """The place of a number told in parts of a magnitude: "half a million" is as coarse as its tenths, a quarter twice as fine."""
    return tidy(min(0.1 * size, value / 5))


def cardinal(tokens: Tokens, first: int, words: NumberWords) -> Numeral | None:
    """Whole numbers in words up to the trillions: "two hundred and five thousand", "a dozen", "two point five million"."""
    here, total, group, largest = first, 0.0, None, 1e15
    if tokens.low(first) in ("a", "an") and (tokens.low(first + 1) in words.numbers["scales"] or tokens.low(first + 1) == "dozen"):
        group, here = 1.0, first + 1
    while True:
        at = skipped_join(tokens, here, words, started=here > first, scaled_before=total > 0 or (group or 0) >= 100)
        low = tokens.low(at)
        small = words.numbers["cardinals"].get(low)
        size = words.numbers["scales"].get(low)
        if small is not None and fits(group, small):
            group = (group or 0) + small
        elif size == 100 and group is not None and 0 < group < 100:
            group *= 100
        elif size and size > 100 and group is not None and size < largest:
            total, group, largest = total + group * size, None, size
        else:
            break
        here = at + 1
    if here == first or (total == 0 and group is None):
        return None
    return finished(
        tokens, Numeral(first=first, last=here, value=total + (group or 0), words=True), words, largest if group is None else 1.0
    )


def fits(group: float | None, small: float) -> bool:
    """Whether a small number continues what has been read: units after tens, anything below a hundred after hundreds."""
    if group is None:
        return True
    if small == 0 or group == 0:
        return False
    return group % 100 == 0 if small >= 10 else group % 10 == 0 and (group % 100 >= 20 or group % 100 == 0)


def skipped_join(tokens: Tokens, here: int, words: NumberWords, *, started: bool, scaled_before: bool) -> int:
    """The place after a hyphen or an "and" that joins two parts of one number."""
    if not started:
        return here
    if tokens.low(here) == "-" and tokens.glued(here) and tokens.glued(here + 1):
        joined = tokens.low(here + 1)
        return here + 1 if joined in words.numbers["cardinals"] or joined in words.numbers["scales"] else here
    if scaled_before and tokens.low(here) == "and" and words.numbers["cardinals"].get(tokens.low(here + 1), 0) >= 1:
        # "two hundred and one of them" is rarer than "three hundred and four"; "one thousand and two hundred" stays one number.
        return here + 1
    return here


def finished(tokens: Tokens, numeral: Numeral, words: NumberWords, scale: float) -> Numeral:
    """The whole number with what may still follow: "point five", "and a half", "million", "dozen"."""
    value = numeral.value or 0.0
    place = written_place("", value) if scale == 1 or value == 0 else min(scale, written_place("", value))
    numeral = replace(numeral, last_place=place, scale=scale if value else 1.0)
    if tokens.low(numeral.last) == "point" and tokens.low(numeral.last + 1) in words.numbers["cardinals"]:
        numeral = with_decimals(tokens, numeral, words)
    numeral = with_part(tokens, numeral)
    return scaled(tokens, numeral, words)


def with_decimals(tokens: Tokens, numeral: Numeral, words: NumberWords) -> Numeral:
    """ "Two point five"."""
    here, digits = numeral.last + 1, ""
    while len(digits) < 6 and 0 <= words.numbers["cardinals"].get(tokens.low(here), -1) < 10:
        digits += str(int(words.numbers["cardinals"][tokens.low(here)]))
        here += 1
    if not digits:
        return numeral
    return replace(numeral, last=here, value=float(f"{int(numeral.value or 0)}.{digits}"), last_place=float(10 ** -len(digits)))
