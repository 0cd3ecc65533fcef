"""The tense of each clause, as far as periods need it: "in April" is the last one, unless the clause is about the future."""

from factcheck.values.periods.reader import Reader
from factcheck.values.periods.tokens import BREAK

CLAUSE_ENDS = frozenset({".", ",", ";", ":", "?", "!", "–", "—", "(", ")", "and", "but", "while", "whereas", "although", "though", BREAK})
SENTENCE_ENDS = frozenset({".", ";", "?", "!", BREAK})
SHORT = 10  # words: a clause no longer than this that opens or closes a sentence may have its verb next door
Tense = tuple[bool, bool]


def clause_tenses(reader: Reader) -> list[Tense]:
    """For each token whether its clause speaks of the future, and whether it speaks of the past; linear in the tokens."""
    clauses = clauses_of(reader)
    own = [cues_in(reader, start, end) for start, end in clauses]
    tenses: list[Tense] = []
    for number, (start, end) in enumerate(clauses):
        tense = own[number]
        if tense == (False, False) and verbless(reader, start, end):
            tense = neighbour(reader, clauses, own, number)
        tenses.extend([tense] * (end - start))
    return tenses


def clauses_of(reader: Reader) -> list[tuple[int, int]]:
    """Token ranges between marks and conjunctions, each with the mark that ends it."""
    ends = [index + 1 for index, token in enumerate(reader.tokens) if token.low in CLAUSE_ENDS]
    if not ends or ends[-1] < len(reader.tokens):
        ends.append(len(reader.tokens))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def cues_in(reader: Reader, start: int, end: int) -> Tense:
    """Whether words of the future or the past stand in the clause; the future wins ("would … had warned" are two clauses)."""
    words, index, future, past = reader.words, start, False, False
    lows = reader.lows[start:end]
    if words.phrases["future_cues"].keys().isdisjoint(lows) and words.sets["past_cues"].isdisjoint(lows):
        return False, False
    while index < end:
        denied = reader.any_phrase(index, words.phrases["not_future"])
        if denied is not None:
            index = denied
            continue
        future = future or reader.any_phrase(index, words.phrases["future_cues"]) is not None
        past = past or reader.low(index) in words.sets["past_cues"]
        index += 1
    return future, past and not future


def verbless(reader: Reader, start: int, end: int) -> bool:
    """Whether a short clause begins like a period and holds no word in -ed: "In April,", ", from next spring."."""
    if end - start > SHORT or reader.low(start) not in reader.words.sets["starts"]:
        return False
    return not any(len(reader.low(each)) > 4 and reader.low(each).endswith("ed") for each in range(start, end))


def neighbour(reader: Reader, clauses: list[tuple[int, int]], own: list[Tense], number: int) -> Tense:
    """The tense of the clause that a verbless one belongs to: the next where it opens its sentence, else the one before."""
    start, end = clauses[number]
    opens = number == 0 or reader.low(start - 1) in SENTENCE_ENDS
    if opens:
        return own[number + 1] if number + 1 < len(clauses) and reader.low(end - 1) == "," else (False, False)
    return own[number - 1] if reader.low(start - 1) == "," else (False, False)
