"""Two amounts that are one: ranges, moves from one to the other, and a part told twice ("almost a third (32%)")."""

from dataclasses import replace

from factcheck.extraction.numerals import read_numeral, tidy
from factcheck.extraction.quantity_amount import Amount
from factcheck.extraction.quantity_bounds import movement
from factcheck.extraction.quantity_tokens import Tokens
from factcheck.extraction.quantity_vocabulary import NumberWords
from factcheck.values import Unit

LONGEST_MOVE = 12
SAME_PART = 6.0
NEAR = 1.6
TIMES_OF_DAY = (Unit.SECONDS, Unit.MINUTES, Unit.HOURS)


def paired(tokens: Tokens, amounts: list[Amount], words: NumberWords, *, apart: bool = False) -> list[Amount]:
    """The amounts in order, with each pair that belongs together made one; with `apart` "to 29 from 83" and "a third (32%)" stay two."""
    made: list[Amount] = []
    waiting = list(amounts)
    place = 0
    while place < len(waiting):
        first = waiting[place]
        partner = next_number(waiting, place)
        if partner is not None and not first.masked:
            joined = together(tokens, first, waiting[partner], words)
            if joined is not None and not (apart and told_as_two(tokens, first, waiting[partner])):
                made.extend(amount for amount in waiting[place + 1 : partner])
                waiting[partner] = joined
                place = partner
                first = waiting[place]
                # A pair may be told twice, but is never the start of another pair of numbers.
        made.append(first)
        place += 1
    return sorted(made, key=lambda amount: amount.first)


def told_as_two(tokens: Tokens, first: Amount, second: Amount) -> bool:
    """Whether two expressions stand there, each with its value: the end of a move before its start, or a part told twice."""
    return tokens.lows(first.last, second.lead) == ["from"] or told_twice(tokens, first, second) is not None


def next_number(amounts: list[Amount], place: int) -> int | None:
    """The next amount that is no date or code and no superlative."""
    for later in range(place + 1, min(place + 4, len(amounts))):
        if not amounts[later].masked:
            return later
    return None


def together(tokens: Tokens, first: Amount, second: Amount, words: NumberWords) -> Amount | None:
    """Both amounts as one, or None."""
    if isinstance(first.value, tuple) or isinstance(second.value, tuple) or first.value is None or second.value is None:
        return None
    if (
        second.lead < first.last
        or second.lead - first.last > LONGEST_MOVE
        or tokens.sentences[first.first] != tokens.sentences[second.first]
    ):
        return None
    return told_twice(tokens, first, second) or move_or_range(tokens, first, second, words)


def told_twice(tokens: Tokens, first: Amount, second: Amount) -> Amount | None:
    """ "Almost a third of officers (32%)", "58%, or nearly three in five": one part of a whole, the exact figure counts."""
    parts = {"fraction", "one_in"}
    if first.unit != Unit.PERCENT or second.unit != Unit.PERCENT or (first.form in parts) == (second.form in parts):
        return None
    if first.direction or second.direction or abs(first.single - second.single) > SAME_PART:
        return None
    between = tokens.lows(first.last, second.lead)
    bracket = bool(between) and between[-1] == "(" and tokens.low(second.last) == ")" and len(between) <= 6
    other = between in ([",", "or"], ["or"], ["-"], ["-", "or"], [","]) or between[-2:] == ["-", "or"]
    commas = bool(between) and between[-1] == "," and len(between) > 1 and tokens.low(second.last) == "," and len(between) <= 6
    if not bracket and not commas and not (other and between != [","]):
        return None
    exact = second if first.form in parts else first
    last = second.last + 1 if bracket else second.last
    return replace(exact, first=first.first, bound_first=first.lead, last=last, approx=exact.approx if exact.approx != "exact" else "exact")


def move_or_range(tokens: Tokens, first: Amount, second: Amount, words: NumberWords) -> Amount | None:
    """ "From 83 to 29", "80 to 90 per cent", "between 10 and 20", "31-37%", "35,346 offences to 28,612"."""
    between = tokens.lows(first.last, second.lead)
    before = tokens.low(first.lead - 1)
    governed = before in ("from", "to", "between") or between in (["-"], ["and"])
    if between == ["to"] and tokens.low(first.number_first - 1) in words.money_before and first.scale < second.scale:
        governed = True  # "$5 to 10 million"
    if tokens.low(second.number_first - 1) in words.money_before and not first.named and first.number_last < second.lead - 1:
        # "Rose 15 sen to £2.70": what the first number counts stands behind it and is no money.
        return None
    if second.form == "one_in" and second.unit == Unit.PERCENT and first.unit == Unit.COUNT:
        return parts_of_one(tokens, first, second, between, words)
    same = sharing(first, second, governed=governed)
    if same is None:
        return None
    unnamed = not first.named
    first, second = same
    if first.form == "rank" and between[-1:] == ["from"] and words.sets["rank_moves"].issuperset(set(between[:-1]) - {","}):
        return joined(tokens, second, first, outer=(first, second), kind="from_to", lead=1 if before == "to" else 0)
    if between == ["from"] and before == "to":
        return joined(tokens, second, first, outer=(first, second), kind="from_to", lead=1)
    if not between:
        return None
    if between[-1] == "to" and before == "from" and no_stop(between):
        return joined(tokens, first, second, outer=(first, second), kind="from_to", lead=1)
    if between == ["and"] and before == "between":
        return joined(tokens, first, second, outer=(first, second), kind="range", lead=1)
    if between[-1] == "to" and sized_before(tokens, first, second, words):
        return None
    low, high = first.single, second.single
    if between in (["to"], ["-"], ["or"]) and low < high and ranges(tokens, first, second, between[0], before, unnamed=unnamed):
        return joined(tokens, first, second, outer=(first, second), kind="range", lead=0)
    if between[-1] == "to" and moves(tokens, between, first, second, words):
        return joined(tokens, first, second, outer=(first, second), kind="from_to", lead=0)
    return None


def parts_of_one(tokens: Tokens, first: Amount, second: Amount, between: list[str], words: NumberWords) -> Amount | None:
    """ "Three or four in ten", "between two and three callers in ten": two parts of one whole, else nothing."""
    part = read_numeral(tokens, second.number_first, words)
    led = tokens.low(first.lead - 1) == "between"
    if between != ["and"] if led else between not in (["to"], ["or"], ["-"]):
        return None
    if part is None or not part.value or first.form != "digits" or not 0 < first.single < part.value:
        return None
    start = replace(first, value=round(first.single / part.value * second.single, 2), unit=Unit.PERCENT, form="one_in")
    return joined(tokens, start, second, outer=(first, second), kind="range", lead=1 if led else 0)


def sized_before(tokens: Tokens, first: Amount, second: Amount, words: NumberWords) -> bool:
    """Whether a word of movement governs the first number ("rose by 500 to 2,000"), so that the second is where the move ends.

    "Fell by 80 to 90 per cent" is a range: the unit comes once, at the end; "by 10 to 15" is one, too: no rise by 10 ends that near.
    """
    by = tokens.low(first.lead - 1) in ("by", "of")
    if movement(tokens, first.lead - (1 if by else 0), words, by=by) is None:
        return False
    if first.form == "digits" and first.last == first.number_last and (first.unit == Unit.PERCENT or first.unit == Unit.POINTS):
        return False
    low, high = first.single, second.single
    return not (by and first.unit == Unit.COUNT and low < high <= NEAR * low)


def no_stop(between: list[str]) -> bool:
    """Whether the words between both ends hold together: no bracket, no second "to" and no other clause."""
    return between.count("to") == 1 and not set(between) & {"(", ")", ";", "while", "but", "whereas", "from"}


def ranges(tokens: Tokens, first: Amount, second: Amount, link: str, before: str, *, unnamed: bool) -> bool:
    """Whether two rising numbers are a range: "or" joins neighbours only ("two or three"); a dash must be tight, or the unit come once.

    `unnamed` is true where the first number has no unit of its own.
    """
    if link == "or":
        if second.named and first.last == first.number_last and not first.words:
            return second.single <= NEAR * first.single
        return first.words and second.words and second.single - first.single == 1 and first.last == first.number_last
    if link == "-":
        tight = tokens.glued(first.last) and tokens.glued(second.lead)
        digits = tokens.kind(first.last - 1) == "number" and tokens.kind(first.last + 1) == "number"
        return (unnamed and (tight or (second.named and digits))) or (tight and second.unit not in TIMES_OF_DAY)
    return before not in ("up", "rose", "fell", "down")


def moves(tokens: Tokens, between: list[str], first: Amount, second: Amount, words: NumberWords) -> bool:
    """Whether "35,346 offences to 28,612" is a move: nouns alone stand between, or the number falls."""
    nouns = between[:-1]
    if not all(word.isalpha() and word not in words.sets["noun_stops"] for word in nouns) or len(nouns) > 4:
        return False
    if first.named != second.named and first.unit != second.unit:
        return False
    if not nouns:
        return (first.single > second.single and first.single >= SAME_PART * 4) or first.unit == Unit.PERCENT
    return min(first.single, second.single) >= 2 and not second.direction


def sharing(first: Amount, second: Amount, *, governed: bool) -> tuple[Amount, Amount] | None:
    """Both ends in one unit and magnitude, or None where they measure different things ("£5 to £6 million", "4 to 5 per cent")."""
    if first.form == "rank" and second.form == "rank" and first.unit == second.unit == Unit.RANK:
        return first, second
    if (
        "rank" in (first.form, second.form)
        or (first.form == "multiple" and first.direction)
        or (second.form == "multiple" and second.direction)
    ):
        return None
    if first.unit == second.unit or (not first.named and second.named and second.unit != Unit.COUNT):
        first = first if first.named else sized(first, second.size)
        first = replace(first, unit=second.unit, named=second.named)
    elif governed and first.named and not second.named and second.unit == Unit.COUNT:
        second = replace(sized(second, first.size), unit=first.unit, named=True)
    else:
        return None
    raw = second.single / second.scale
    if first.scale == 1 and second.scale >= 1000 and first.single <= raw * 1.5 and first.single < 1000:
        place = None if first.last_place is None else first.last_place * second.scale
        first = replace(first, value=first.single * second.scale, last_place=place)
    return first, second


def sized(amount: Amount, size: float) -> Amount:
    """The amount in the unit of the other end: the "two" of "two to four weeks" is 14 days, too."""
    place = None if amount.last_place is None else tidy(amount.last_place * size)
    return amount if size == 1 else replace(amount, value=tidy(amount.single * size), last_place=place, size=size)


def joined(tokens: Tokens, start: Amount, end: Amount, *, outer: tuple[Amount, Amount], kind: str, lead: int) -> Amount:
    """One amount over both; the direction of a move follows from its ends, of a move in rank there is none."""
    low, high = start.single, end.single
    move = kind == "from_to" and start.form != "rank"
    direction = None if not move or low == high else "increase" if high > low else "decrease"
    places = [place for place in (start.last_place, end.last_place) if place is not None]
    left, right = outer
    approx = next((amount.approx for amount in (end, start) if amount.approx != "exact"), "exact")
    return replace(
        end,
        first=left.first,
        last=right.last,
        number_first=left.number_first,
        number_last=right.number_last,
        bound_first=left.lead - lead,
        reach=max(left.reach, right.reach),
        value=(low, high),
        direction=direction,
        approx=approx,
        last_place=max(places) if places else None,
        pair=kind,
        negated=left.negated,
    )
